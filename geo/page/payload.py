"""The contract with the page: all that its scripts receive, as frozen models.

A page carries two islands. `Payload` is what the map needs to stand; `geo.page.texts.Texts` is what it says when it is
asked, and is unpacked afterwards. Each island is one JSON text and, behind a NUL, one block of columns: bytes that the
JSON points into (see `geo.page.columns`). Days count from the first day of the map, shapes lie on a grid of ``2**bits``
units (see `geo.page.topology`); nothing is left to compute but what depends on the reader.

``geo/web/data/payload.d.ts`` and ``payload.schema.json`` are made from this file (`geo.page.contract`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from geo.look.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMAT: Literal[2] = 2
"""Of both islands; a page refuses any other. It rises whenever a member changes its meaning or goes."""

Box = tuple[float, float, float, float]
"""West, south, east, north, degrees."""

Ints = tuple[int, int]
"""A column of whole numbers: where its bytes begin in the block, and how many numbers they hold."""

Column = Ints | int
"""A column of whole numbers, or one number that is the same for all."""

Step = Literal["year", "day"]
PeriodStep = Literal["year", "month", "day"]


def box(bounds: Sequence[float]) -> Box:
    """Return four numbers as west, south, east, north."""
    west, south, east, north = bounds
    return west, south, east, north


class Sent(BaseModel):
    """What travels to the page: frozen, nothing unknown in it, its members in camel case there."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=to_camel, validate_by_name=True, validate_by_alias=True,
        json_schema_serialization_defaults_required=True,
    )  # fmt: skip


class TextColumn(Sent):
    """A column of texts, UTF-8 one behind the other: the length in bytes of each, -1 where it is missing."""

    lengths: Ints
    bytes: Annotated[Ints, Field(description="Offset and length of the bytes.")]


class Rows(Sent):
    """Rows of numbers that only some features have: which, how many numbers each, and the numbers."""

    of: Ints
    sizes: Ints
    values: Ints


class Marks(Sent):
    """A text that only some features have: which, and the texts."""

    of: Ints
    texts: TextColumn


class Shapes(Sent):
    """All shapes of a page, features first: parts made of arcs, which neighbours share.

    An arc is a list of vertices; a part (a ring, a line, a point) is a chain of arcs, some of them backwards.
    """

    types: Annotated[Ints, Field(description="Of each shape: 0 points, 1 lines, 2 rings of areas, even-odd.")]
    parts: Annotated[Ints, Field(description="Of each shape: how many parts it has.")]
    chains: Annotated[Ints, Field(description="Of each part: how many arcs it is made of.")]
    arcs: Annotated[
        Ints, Field(description="Of each link of a chain: twice the arc, 1 more if backwards, less the link before.")
    ]
    sizes: Annotated[Ints, Field(description="Of each arc: how many vertices it has.")]
    moves: Annotated[Ints, Field(description="x, y of each vertex less those of the vertex before, across arcs.")]


class Features(Sent):
    """The features of a map, a column a property."""

    count: int
    id: TextColumn
    name: TextColumn
    layer: Annotated[Column, Field(description="Place in `layers`.")]
    kind: Annotated[Column, Field(description="Place in `kinds`.")]
    party: Annotated[Column, Field(description="Place in `parties`, -1 for none.")]
    rank: Annotated[Column, Field(description="1 to 4, 1 first.")]
    first: Annotated[Column, Field(description="First day in force; -1 if before the map's.")]
    last: Annotated[Column, Field(description="Last day in force; one more than the map's if after it.")]
    box: Annotated[Column, Field(description="Place in `boxes`, -1 for none.")]
    hollow: Annotated[Ints, Field(description="Features that one account alone gives.")]
    differ: Annotated[Ints, Field(description="Features on which accounts differ.")]
    heights: Annotated[Marks, Field(description="Heights in metres, as they are written on the map.")]
    anchors: Annotated[Rows, Field(description="Of named areas: x, y, radius of the widest circle within.")]
    spines: Annotated[Rows, Field(description="Of areas named along their shape: x, y, x, y, … from left to right.")]


class Month(Sent):
    """A month that the map touches."""

    first: Annotated[int, Field(description="Its first day; before 0 where the map begins within it.")]
    iso: Annotated[str, Field(description="`1939-08`; years before 1 as `-0489`, by EDTF.")]
    month: Annotated[str, Field(description="Its name.")]
    year: Annotated[str, Field(description="Its year as it is said.")]


class KeyDate(Sent):
    """A day that the timeline names."""

    day: int
    label: str


class Period(Sent):
    """A campaign: one press leads the timeline, and the view, to it."""

    label: str
    first: int
    last: int
    step: Annotated[PeriodStep, Field(description="By what it is gone through.")]
    bbox: Box | None


class Calendar(Sent):
    """The days of a map, all worked out."""

    last: int
    step: Step
    months: tuple[Month, ...]
    stops: Annotated[Ints, Field(description="Days at which the time control stops.")]
    linger: Annotated[
        dict[PeriodStep, int], Field(description="By what one steps: for how many days what is past stays in sight.")
    ]
    key_dates: tuple[KeyDate, ...]
    periods: tuple[Period, ...]


class Opening(Sent):
    """The state at which a page opens, where its address says nothing else."""

    day: int
    layers: tuple[str, ...] | None
    bbox: Box | None
    embed: bool
    present: bool


class Explained(Sent):
    """A word of the texts that a reader may not know, explained where it stands."""

    word: str
    text: str


class MapHead(Sent):
    """What the map is."""

    id: str
    title: str
    subtitle: str
    about: str
    bbox: Box
    max_zoom: int
    bits: Annotated[int, Field(description="The world square is `2**bits` grid units wide.")]
    region: Annotated[Box | None, Field(description="What the small map shows; None for the world.")]
    publication: Annotated[str, Field(description="What a citation of a view names as its work; may be empty.")]
    claims_page: Annotated[str | None, Field(description="Address of the register of claims, if there is one.")]
    explained: Annotated[Explained | None, Field(description="What the register is a register of.")]


class Layer(Sent):
    """A layer of the map."""

    id: str
    title: str
    group: str
    shown: bool
    licence: str
    credit: str


class Group(Sent):
    """Layers that are listed together."""

    id: str
    name: str


class Party(Sent):
    """Whose something is; `solid` parties have unit boxes in the colour itself, the others in a tint of it."""

    id: str
    name: str
    colour: str
    solid: bool


class NamedKind(Kind):
    """An entry of the table of kinds, with its name."""

    kind: str


Piece = tuple[str, bool, float] | tuple[str, float, float, float]
"""A stroke of a unit's box: SVG path, whether its inside is ink, width; or a word: text, x, y, size."""


class Sign(Sent):
    """What one mark of a unit's box means."""

    word: str
    pieces: tuple[Piece, ...]


class Water(Sent):
    """A river or a lake of the base map."""

    name: str
    rank: int
    shape: int


class BaseMap(Sent):
    """What lies under the layers; numbers are places in `shapes`."""

    world: Annotated[tuple[int, int], Field(description="Coarse land of the earth: first shape, and how many.")]
    land: Annotated[tuple[int, int], Field(description="Land of the region in detail: first shape, and how many.")]
    frame: Annotated[Box | None, Field(description="Where `land` stands in for `world`.")]
    lakes: tuple[Water, ...]
    rivers: tuple[Water, ...]
    relief_bounds: Box | None
    credit: str


class Stop(Sent):
    """One step of a tour."""

    day: int
    bbox: Box | None
    feature: str | None
    text: str


class Tour(Sent):
    """A way through the map."""

    id: str
    title: str
    steps: tuple[Stop, ...]


class Payload(Sent):
    """What the map needs to stand: the first island of a page."""

    format: Literal[2] = FORMAT
    map: MapHead
    opening: Opening
    calendar: Calendar
    layers: tuple[Layer, ...]
    groups: tuple[Group, ...]
    parties: tuple[Party, ...]
    kinds: Annotated[tuple[NamedKind, ...], Field(description="In drawing order.")]
    boxes: Annotated[tuple[tuple[Piece, ...], ...], Field(description="Drawings of units, after APP-6.")]
    signs: Annotated[tuple[Sign, ...], Field(description="Marks that these drawings are made of.")]
    signs_of: Annotated[tuple[tuple[int, ...], ...], Field(description="Of each drawing: places in `signs`.")]
    palette: dict[str, str]
    features: Features
    shapes: Shapes
    base: BaseMap
    tours: tuple[Tour, ...]
