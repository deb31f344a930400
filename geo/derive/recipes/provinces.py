"""``provinces.toml``: the districts of a state, the province of each, and the changes of hands."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from geo.derive.recipes.model import Citation, Edtf, Kilometres, LayerHead, Many, Recipe, Said, Slug, Text, Where

__all__ = ["Province", "ProvincesFile", "Transfer"]


class Province(Said):
    """A province, and the districts with which it was founded."""

    noun: ClassVar[str] = "province"
    drawing: ClassVar[frozenset[str]] = frozenset({"id", "start_date", "districts", "summary", "citations"})

    id: Slug
    start_date: Edtf
    districts: Many[Text] = ()


class Transfer(Recipe):
    """A change of hands: districts, or whole provinces (`source`), that come to a province."""

    noun: ClassVar[str] = "transfer"

    date: Edtf
    to: Slug
    source: Many[Slug] = Field(default=(), alias="from")
    districts: Many[Text] = ()
    note: Text
    citations: Annotated[list[Citation], Field(min_length=1)]


class ProvincesFile(Recipe):
    """All of ``provinces.toml``.

    Attributes
    ----------
    outline
        The entity whose territory is divided.
    party
        Whose the provinces are.
    end_date
        To which they last.
    districts
        By district, its seat and other places that lay in it.
    """

    layer: Slug
    head: LayerHead
    outline: Slug
    party: Text
    end_date: Edtf
    precision_km: Kilometres
    geometry_source: Text
    districts: dict[Text, Annotated[Many[Where], Field(min_length=1)]]
    province: Annotated[Many[Province], Field(min_length=1)]
    transfer: Many[Transfer] = ()
