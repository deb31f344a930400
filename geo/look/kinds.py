"""The one table of kinds: all that it means for a feature to be a railway, a battle or a claim.

Layers are checked by it, pages draw, list and search by it; no other file names a kind. A new kind is an entry here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from geo.look.palette import PALETTE

if TYPE_CHECKING:
    from collections.abc import Mapping

Shape = Literal["point", "line", "area"]
Glyph = Literal["dot", "square", "diamond", "star", "burst", "peak", "flag", "anchor", "chute", "box", "banner"]

Heading = Literal["Ground", "Lines", "Movements", "Places and events", "Units"]
"""Under what a legend lists a kind."""

TERRITORY, BORDER, RAILWAY = "territory", "border", "railway"
"""The kinds that recipes make."""

_ANY: tuple[Shape, ...] = ("point", "line", "area")
_TOWNS, _MARKS, _ALWAYS = (4, 5, 7, 8), (4, 6, 7, 8), (0, 0, 0, 0)
_MARKER, _BOX, _SPOT = (8.5, 7.5, 6.5, 5.5), (11.6, 10.15, 8.7, 7.25), (5.76, 5.04, 4.32, 3.6)


class Kind(BaseModel):
    """What a kind means.

    Attributes
    ----------
    label
        What legend and card call it.
    heading
        Under what the legend lists it.
    order
        Position in the stack; higher is nearer to the eye.
    shapes
        What its geometry may be.
    moment
        Whether it happens rather than lasts: a map that steps by years would pass over it.
    fleeting
        Whether a year may hold thirty successive shapes of it: faintly over one another they would tell nothing.
    told
        Whether its beginning is an event of its day; otherwise it is how the ground looked.
    entity
        Whether the successive shapes of one ``entity`` must not share a day, and are what its layer is about.
    claim
        Whether it is put aside while another party's claims are shown.
    unit, staff
        Whether it is drawn as a box after APP-6 where its echelon or branch is known, and whether as a headquarters.
    name_only
        Whether it is a name on the map rather than a statement: first in a search, last behind a claim.
    far
        Whether it has a sign at the edge of the map when it lies beyond.
    framework
        Whether its lines are drawn on the small map that says where the large one is.
    measured
        Whether recipes state the length of its lines.
    backdrop
        Whether its areas lie under water and coast.
    fill
        Opacity of an area's wash, 0 for none.
    hatch, hatch_alpha
        Pattern over an area, and its opacity from afar and close by.
    line
        Style of a line or an outline: ``""``, ``"plain"``, ``"rail"``, ``"arrow"``, ``"front"`` (teeth on the left
        of the drawing direction, towards the enemy), ``"boundary"``.
    width
        Of the line, CSS pixels.
    dash
        Dash pattern, CSS pixels.
    ink
        Whose colour it has: the party's, or that of the map's own ink or border lines.
    close_alpha
        What is left of its opacity on a map of a battlefield, of which it is the background.
    glyph, sizes
        Marker of a point, and half its side for ranks 1 to 4, CSS pixels.
    lettering
        How it is named on the map: not at all, beside its point or inside its area, spread out along the shape of the
        area, or (rank 1 only) along its line.
    min_zoom
        Zooms at which points of rank 1 to 4 appear.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=to_camel, validate_by_name=True, validate_by_alias=True,
        json_schema_serialization_defaults_required=True,
    )  # fmt: skip

    label: str
    heading: Heading = "Places and events"
    order: int
    shapes: tuple[Shape, ...] = _ANY
    moment: bool = False
    fleeting: bool = False
    told: bool = True
    entity: bool = False
    claim: bool = False
    unit: bool = False
    staff: bool = False
    name_only: bool = False
    far: bool = False
    framework: bool = False
    measured: bool = False
    backdrop: bool = False
    fill: float = 0.0
    hatch: Literal["", "lines", "dots"] = ""
    hatch_alpha: tuple[float, float] = (0.5, 0.3)
    line: Literal["", "plain", "rail", "arrow", "front", "boundary"] = ""
    width: float = 1.5
    dash: tuple[int, ...] = ()
    ink: Literal["party", "ink", "border"] = "party"
    close_alpha: float = 1.0
    glyph: Glyph = "dot"
    sizes: tuple[float, float, float, float] = _MARKER
    lettering: Literal["", "beside", "spread", "along"] = ""
    min_zoom: tuple[int, int, int, int] = _ALWAYS


KINDS: Mapping[str, Kind] = {
    TERRITORY: Kind(label="Territory", heading="Ground", order=0, shapes=("area",), entity=True, told=False,
                    fleeting=True, backdrop=True, fill=0.36, lettering="spread", close_alpha=0.55),
    "fishing_ground": Kind(label="Fishing ground", heading="Ground", order=1, shapes=("area",), backdrop=True,
                           fill=0.18, hatch="dots", line="plain", width=1, dash=(3, 3)),
    "occupation": Kind(label="Military occupation", heading="Ground", order=2, shapes=("area",), fleeting=True,
                       backdrop=True, fill=0.10, hatch="lines", hatch_alpha=(0.3, 0.3), line="plain", width=1.2),
    "ground_held": Kind(label="Ground held", heading="Ground", order=3, shapes=("area",), fleeting=True, told=False,
                        backdrop=True, fill=0.24, line="plain", width=0.8),
    "claim": Kind(label="Claim", heading="Ground", order=4, claim=True, told=False, fill=0.06, hatch="lines",
                  line="plain", width=1.8, dash=(7, 4)),
    "concession": Kind(label="Concession", heading="Ground", order=5, shapes=("area", "point"), fill=0.35,
                       line="plain", glyph="diamond", lettering="beside", min_zoom=_MARKS),
    BORDER: Kind(label="Border", heading="Lines", order=6, shapes=("line",), framework=True, measured=True, told=False,
                 line="boundary", width=1.7, dash=(9, 3, 2, 3), ink="border", lettering="along"),
    RAILWAY: Kind(label="Railway", heading="Lines", order=7, shapes=("line",), measured=True, line="rail", width=2.2),
    "road": Kind(label="Road", heading="Lines", order=8, shapes=("line",), line="plain", width=1.4, dash=(5, 3)),
    "route": Kind(label="Route", heading="Movements", order=9, shapes=("line",), line="arrow", width=2, dash=(7, 4)),
    "fortified_region": Kind(label="Fortified region", heading="Ground", order=10, fill=0.25, hatch="lines",
                             line="plain", width=1.4, glyph="square", lettering="beside", min_zoom=_MARKS),
    "position": Kind(label="Position", heading="Ground", order=11, fleeting=True, fill=0.16, line="plain", width=1.6,
                     glyph="square", min_zoom=_MARKS),
    "front_line": Kind(label="Front line (teeth to the enemy)", heading="Lines", order=12, shapes=("line",),
                       fleeting=True, told=False, line="front", width=2.2),
    "withdrawal": Kind(label="Withdrawal", heading="Movements", order=13, shapes=("line",), moment=True, line="arrow",
                       width=2.4, dash=(6, 4)),
    "landing": Kind(label="Landing from the sea", heading="Movements", order=14, moment=True, line="arrow", width=3,
                    glyph="anchor", min_zoom=_MARKS),
    "advance": Kind(label="Advance", heading="Movements", order=15, shapes=("line",), moment=True, line="arrow",
                    width=4),
    "place": Kind(label="Town or station", order=16, told=False, name_only=True, ink="ink", glyph="dot", sizes=_SPOT,
                  lettering="beside", min_zoom=_TOWNS),
    "height": Kind(label="Height", order=17, told=False, glyph="peak", lettering="beside", min_zoom=(8, 9, 10, 11)),
    "unit": Kind(label="Unit", heading="Units", order=18, fleeting=True, unit=True, glyph="box", sizes=_BOX,
                 lettering="beside", min_zoom=_MARKS),
    "headquarters": Kind(label="Headquarters", heading="Units", order=19, unit=True, staff=True, glyph="banner",
                         sizes=_BOX, lettering="beside", min_zoom=_MARKS),
    "airborne_landing": Kind(label="Landing from the air", heading="Movements", order=20, moment=True, line="arrow",
                             width=2, dash=(2, 4), glyph="chute", min_zoom=_MARKS),
    "capture": Kind(label="Place taken", order=21, moment=True, glyph="flag", min_zoom=_MARKS),
    "battle": Kind(label="Fighting", order=22, moment=True, far=True, glyph="burst", min_zoom=_MARKS),
    "event": Kind(label="Event", order=23, moment=True, far=True, glyph="star", min_zoom=_MARKS),
}  # fmt: skip

PLAIN = Kind(label="Feature", heading="Ground", order=0, fleeting=True, fill=0.3, line="plain", width=2)
"""What the features of a frame are that has no kinds."""


def kind_of(name: str) -> Kind:
    """Return an entry of the table.

    Raises
    ------
    ValueError
        If there is no such kind; the message lists those that there are.
    """
    if name not in KINDS:
        message = f'"{name}" is not a kind: expected one of {", ".join(KINDS)}'
        raise ValueError(message)
    return KINDS[name]


def ordered() -> list[str]:
    """Return the names of the kinds in drawing order."""
    return sorted(KINDS, key=lambda name: KINDS[name].order)


def colour(party: str | None, parties: Mapping[str, Any]) -> str:
    """Return the colour of a party as ``#rrggbb``, a neutral one for none.

    Parameters
    ----------
    party
        An id, or None.
    parties
        By id, what has a ``colour``, which may be None.
    """
    known = parties.get(party or "")
    return known.colour if known and known.colour else PALETTE.neutral
