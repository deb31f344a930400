"""Authoring: recipes and base data → layer files and the base map. The page side never imports this package."""

from geo.derive.base.files import derive_base
from geo.derive.pipeline import derive

__all__ = ["derive", "derive_base"]
