"""The layer contract as typed models: what a file in ``layers/`` may say.

Models stand at the door. Inside, features travel as rows of a GeoDataFrame.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from geo.dates import Date, parse
from geo.layers.values import Box, ClaimId, Edtf, Kind, Language, Slug, counting, numbering
from geo.look import kinds
from geo.sources.csl import Text

Echelon = Literal["front", "army", "corps", "division", "brigade", "regiment", "battalion", "company", "platoon"]
"""How large a unit is, by APP-6; a front is an army group."""

Branch = Literal[
    "combined_arms", "infantry", "motorised_infantry", "mechanised", "armour", "cavalry", "cavalry_mechanised",
    "artillery", "anti_aircraft", "engineer", "airborne", "naval_infantry", "navy", "aviation", "border_guard",
    "fortress", "railway",
]  # fmt: skip
"""What a unit fights as: the picture in its box."""

Locator = Literal[
    "act", "appendix", "article-locator", "book", "canon", "chapter", "column", "elocation", "equation", "figure",
    "folio", "issue", "line", "note", "opus", "page", "paragraph", "part", "rule", "scene", "section", "sub-verbo",
    "supplement", "table", "timestamp", "title-locator", "verse", "version", "volume",
]  # fmt: skip
"""The locator terms of CSL 1.0.2."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Citation(_Model):
    """One CSL cite item: which source, and where in it."""

    id: str
    label: Locator | None = None
    locator: Text | None = None
    prefix: str | None = None
    suffix: str | None = None


class Account(_Model):
    """What one authority says where authorities differ."""

    text: Text
    citations: Annotated[list[Citation], Field(min_length=1)]


class Figure(_Model):
    """One authority's count of something: a bar in the chart of a card.

    ``measure`` says what is counted, ``party`` whose; ``to`` is the upper end where a range is given; ``by`` says
    whose count it is, or of what.
    """

    measure: Text
    party: str
    value: Annotated[float, Field(ge=0, strict=False)]
    to: Annotated[float, Field(ge=0, strict=False)] | None = None
    by: Text
    citations: Annotated[list[Citation], Field(min_length=1)]


_DRAWN: dict[str, tuple[tuple[type, ...], str]] = {
    "height_m": ((int, float), "a number"),
    "label": ((str,), "a text"),
    "hollow": ((bool,), "true or false"),
}
"""Properties beside the contract's that the map draws, and so must understand."""


class Properties(BaseModel):
    """The properties of one feature; unknown ones are kept and exported."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True)

    name: Text
    names: dict[Language, Text] = Field(default_factory=dict)
    modern_name: Text | None = None
    kind: Kind
    party: str | None
    start_date: Edtf
    end_date: Edtf | None
    summary: Text
    citations: Annotated[list[Citation], Field(min_length=1)]
    claims: list[ClaimId] = Field(default_factory=list)
    accounts: list[Account] = Field(default_factory=list)
    precision_km: Annotated[float, Field(ge=0, strict=False)]
    geometry_source: Text
    entity: Slug | None = None
    rank: Annotated[int, Field(ge=1, le=4)] | None = None
    echelon: Echelon | None = None
    branch: Branch | None = None
    figures: list[Figure] = Field(default_factory=list)

    @model_validator(mode="after")
    def _others_can_be_drawn(self) -> Properties:
        for name, (types, expected) in _DRAWN.items():
            value = (self.model_extra or {}).get(name)
            if value is not None and not isinstance(value, types):
                message = f"{name}: expected {expected}, got {value!r}"
                raise ValueError(message)
        return self

    @property
    def start(self) -> Date:
        """First day or days in force."""
        return parse(self.start_date)

    @property
    def end(self) -> Date | None:
        """Last day or days in force, None while the atlas lasts."""
        return parse(self.end_date) if self.end_date is not None else None


class Feature(BaseModel):
    """One GeoJSON feature of a layer."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    type: Literal["Feature"]
    id: Slug
    geometry: dict[str, Any]
    properties: Properties
    bbox: list[float] | None = None


class LayerHead(_Model):
    """The foreign member ``"atlas"`` of a layer file."""

    title: Text
    group: Slug
    order: int
    shown: bool
    licence: Text
    attribution: Text


class KeyDate(_Model):
    """A day that a map labels on its timeline."""

    date: Edtf
    label: Text


class Period(_Model):
    """A campaign or a phase: one press leads the timeline, and the view, to it."""

    label: Text
    start_date: Edtf
    end_date: Edtf
    bbox: Box | None = None


class Stop(_Model):
    """One step of a tour: a day, a view and what is said there."""

    date: Edtf
    text: Text
    bbox: Box | None = None
    feature: Slug | None = None


class Tour(_Model):
    """A way through a map, for a lecture or a reader alone."""

    map: Slug
    title: Text
    steps: Annotated[list[Stop], Field(min_length=1)]


class MapDefinition(_Model):
    """One map of ``atlas.toml``.

    ``bbox`` is west, south, east, north in degrees; ``layers`` names layers, all of them when empty; ``shown`` those
    that are on when the page opens, by each layer's own word when it is not given.
    """

    title: Text
    subtitle: Text
    about: Text
    step: Literal["year", "day"]
    start_date: Edtf
    end_date: Edtf
    date: Edtf
    bbox: Box
    layers: list[str] = Field(default_factory=list)
    shown: list[str] | None = None
    detail_km: Annotated[float, Field(ge=0)]
    max_zoom: Annotated[int, Field(ge=0, le=20)]
    key_dates: list[KeyDate] = Field(default_factory=list)
    periods: list[Period] = Field(default_factory=list)


class Named(_Model):
    """A party or a group of layers: what it is called and, for a party, its colour.

    ``solid`` parties have unit boxes in the colour itself, the others in a tint of it: told apart in greyscale.
    """

    name: Text
    solid: bool = False
    colour: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")] | None = None


class RegisterPage(_Model):
    """The table ``register``: how the page of the register is worded.

    ``lead`` stands at its head, with ``{shown}`` and ``{total}`` for the numbers of statements. ``about`` explains on
    cards what it is a register of, wherever ``word`` stands or a statement is listed.
    """

    title: Text = "Register of claims"
    lead: Annotated[Text, AfterValidator(counting)] = (
        "{shown} of {total} statements are shown on the maps: each link opens the map on the day and at the place."
        " Where nothing can be drawn, the reason stands instead."
    )
    word: Text | None = None
    about: Text | None = None


class FrontPage(_Model):
    """The table ``front``: how the first page of the site is worded.

    ``lead`` stands at its head, with ``{features}``, ``{layers}`` and ``{sources}`` for their numbers; ``lecture`` and
    ``course`` say, a step each, how a map is used in front of an audience and in a page of somebody else's.
    """

    lead: Annotated[Text, AfterValidator(numbering)] = (
        "{features} dated and cited features in {layers} layers, from {sources} sources. Each map is one file: save it,"
        " open it without a network, put it into a course page."
    )
    lecture: list[Text] = [
        "Open a map and press Present: type, lines and names grow, what is around the map goes.",
        "The arrow keys, or a presenter's remote, step through time or through a tour.",
        "Copy link gives the address of what you see, to begin there next time.",
    ]
    course: list[Text] = [
        "Put the map's file beside your page, and the code below where the map is to stand.",
        "A link that you copied from a map opens the same day, place and layers: its part behind # fits into the code.",
    ]


class Search(_Model):
    """The table ``search``: what finds a thing beside its names.

    ``same`` lists names of one person or place, in any script: who types one finds what is told of the others.
    """

    same: list[Annotated[list[Text], Field(min_length=2)]] = Field(default_factory=list)


class AtlasFile(_Model):
    """All of ``atlas.toml``.

    The atlas spans ``start_date`` to ``end_date``, both inclusive; a feature may begin earlier. ``region`` is west,
    south, east, north in degrees of what a reader should know the place by, where a map shows less.
    """

    title: Text
    start_date: Edtf
    end_date: Edtf
    region: Box | None = None
    parties: dict[Slug, Named]
    groups: dict[Slug, Named]
    maps: dict[Slug, MapDefinition]
    tours: dict[Slug, Tour] = Field(default_factory=dict)
    register_page: RegisterPage = Field(default_factory=RegisterPage, alias="register")
    front: FrontPage = Field(default_factory=FrontPage)
    search: Search = Field(default_factory=Search)

    @model_validator(mode="after")
    def _runs_forward(self) -> AtlasFile:
        if parse(self.end_date).last < parse(self.start_date).first:
            message = f"end_date {self.end_date} is before start_date {self.start_date}"
            raise ValueError(message)
        return self


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a layer file, for editors that complete and check while one types."""
    feature = Feature.model_json_schema(ref_template="#/$defs/{model}")
    head = LayerHead.model_json_schema(ref_template="#/$defs/{model}")
    definitions = feature.pop("$defs", {}) | head.pop("$defs", {}) | {"Feature": feature, "LayerHead": head}
    definitions["Properties"]["properties"]["kind"]["enum"] = list(kinds.KINDS)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A layer of an atlas",
        "type": "object",
        "required": ["type", "atlas", "features"],
        "properties": {
            "type": {"const": "FeatureCollection"},
            "atlas": {"$ref": "#/$defs/LayerHead"},
            "features": {"type": "array", "items": {"$ref": "#/$defs/Feature"}},
        },
        "$defs": definitions,
    }
