"""Authoring: recipes and base data → layer files and the base map. The page side never imports this package.

What rooms share lies here, one of each: `grid`, `curve`, `plane`, `thinning`, `place`, `feature`. The rooms, each
knowing only those before it: `sources` reads data sets, `recipes` reads what was decided; of both, `base` makes the
base map, `borders` draws lines and divides the land, `territories` says whose it was, `provinces` divides one of them,
`ground` interpolates between phase lines, `railways` draws tracks; `pipeline` makes layer files of all.
"""

from geo.derive.base.files import derive_base
from geo.derive.pipeline import derive

__all__ = ["derive", "derive_base"]
