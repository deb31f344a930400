"""Build the maps: read the layers, check them, write one offline page a map.

Exit status: 0 built; 1 the data is at fault, every fault on a line of its own; 2 the command is at fault.
"""

from __future__ import annotations

import argparse
import gc
import signal
import sys
import time
import webbrowser
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

import geo
from geo.errors import AtlasError, CommandError, DataError
from geo.layers.read import read_atlas
from geo.site.write import write_bytes

if TYPE_CHECKING:
    from types import FrameType

HERE = Path(__file__).resolve().parent


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit status."""
    options = _parser().parse_args(arguments)
    console = Console(stderr=True)
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        return _run(options, console)
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001 (what `signal` calls it with)
    """Let what is half done be cleared away before the program ends."""
    raise SystemExit(128 + number)


def _run(options: argparse.Namespace, console: Console) -> int:
    try:
        if options.derive:
            return _derive(options.layers, console, what=options.derive, only_check=options.check)
        return _build(options, console)
    except DataError as error:
        for problem in error.problems:
            print(problem)
        faults = "1 fault" if len(error.problems) == 1 else f"{len(error.problems)} faults"
        console.print(f"{faults} in {options.layers}; nothing was written", style="bold red")
        return 1
    except KeyboardInterrupt:
        print("build_maps.py: stopped", file=sys.stderr)
        return 128 + signal.SIGINT
    except (AtlasError, OSError) as error:
        print(f"build_maps.py: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build_maps.py", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--layers", type=Path, default=HERE / "layers", help="folder of layers (default: layers)")
    parser.add_argument("--out", type=Path, default=Path("site"), help="folder for the pages (default: site)")
    parser.add_argument("--only", metavar="MAP", action="append", help="build this map only; may be repeated")
    parser.add_argument("--check", action="store_true", help="check and stop")
    parser.add_argument("--derive", nargs="?", choices=("layers", "base"), const="layers",
                        help="make derived layers, or the base map, anew from layers/recipes")  # fmt: skip
    parser.add_argument("--open", action="store_true", help="open the result in a browser")
    return parser


def _build(options: argparse.Namespace, console: Console) -> int:
    started = time.perf_counter()
    layers = _shortened(options.layers)
    with console.status("Reading and checking the layers"):
        atlas = read_atlas(layers)
    gc.freeze()  # what was read stays to the end: the collector need not go through it again and again
    console.print(f"{len(atlas.rows)} features in {len(atlas.layers)} layers, all cited, no fault")
    if options.check:
        return 0
    columns = (TextColumn("{task.description:<24}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    built = geo.build_site(atlas, options.out, only=options.only)
    pages = []
    with closing(built), Progress(*columns, console=console) as progress:
        task = progress.add_task("Building")
        for step, total, path in built:
            progress.update(task, completed=step, total=total, description=path.name)
            pages.append(path)
    for path in pages:
        console.print(f"  {path}  {path.stat().st_size / 1e6:.2f} MB", highlight=False)
    console.print(f"built in {time.perf_counter() - started:.1f} s")
    if options.open:
        webbrowser.open(pages[-1].resolve().as_uri())
    return 0


def _derive(layers: Path, console: Console, *, what: str, only_check: bool) -> int:
    try:
        from geo.derive import derive, derive_base

        with console.status(f"Deriving {'the base map' if what == 'base' else 'layers'} from recipes"):
            if what == "base":
                made = derive_base(_shortened(layers))
            else:
                made = {path: text.encode() for path, text in derive(_shortened(layers)).items()}
    except ImportError as error:
        message = f"--derive needs the authoring packages ({error.name} is missing): pip install -e '.[derive]'"
        raise CommandError(message) from error
    stale = {path: new for path, new in made.items() if not path.is_file() or path.read_bytes() != new}
    again = "--derive base" if what == "base" else "--derive"
    for path, new in stale.items():
        if only_check:
            print(f"{path}: is stale: run build_maps.py {again}")
        else:
            console.print(f"wrote {write_bytes(new, path)}", highlight=False)
    return 1 if stale and only_check else 0


def _shortened(path: Path) -> Path:
    """Return a path as a person would type it, for messages."""
    try:
        return path.resolve().relative_to(Path.cwd())
    except ValueError:
        return path


if __name__ == "__main__":
    sys.exit(main())
