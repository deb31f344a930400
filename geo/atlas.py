"""What a person at a prompt or in a notebook meets first: an atlas that draws its own maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.layers import atlas as layers
from geo.layers import read
from geo.page.atlas_map import atlas_map
from geo.page.basemap import read_base

if TYPE_CHECKING:
    from pathlib import Path

    import folium


class Atlas(layers.Atlas):
    """Everything that ``layers/`` holds, with its maps.

    See Also
    --------
    geo.layers.atlas.Atlas : its attributes.
    """

    def map(self, map_id: str, *, date: str | None = None, **state: Any) -> folium.Map:  # noqa: ANN401
        """Compose a map; it shows itself in a notebook.

        Parameters
        ----------
        map_id
            A map of ``atlas.toml``.
        date
            EDTF day to open at, in place of the map's own.
        **state
            `layers` (ids of the layers that are on), `bbox` (west, south, east, north in degrees), `embed`,
            `present`: as in a link to the page.

        Returns
        -------
        folium.Map
            With all that it needs inside.

        Raises
        ------
        CommandError
            If there is no such map.
        """
        return atlas_map(self.sheet(map_id), read_base(self.folder / "base"), date=date, **state)


def read_atlas(folder: str | Path) -> Atlas:
    """Read a folder of layers and check it.

    Parameters
    ----------
    folder
        The folder that holds ``atlas.toml``, ``bibliography.json`` and the layer files.

    Returns
    -------
    Atlas
        Sound in every respect that `geo.layers.checks` knows.

    Raises
    ------
    CommandError
        If there is no such folder, or no ``atlas.toml`` in it.
    DataError
        If the data has faults; it names them all.
    """
    found = read.read_atlas(folder)
    return Atlas(found.folder, found.file, found.layers, found.sources, found.claims)
