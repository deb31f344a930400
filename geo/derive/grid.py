"""The one grid on which derived shapes lie, and what a degree of it is worth."""

from __future__ import annotations

__all__ = ["GRID", "KM_PER_DEGREE"]

GRID = 1e-5
"""Degrees, about a metre: the precision of the layer files, and between points on which lines may meet."""

KM_PER_DEGREE = 111.2
"""A degree of latitude; a tolerance in kilometres is at most itself, and less along parallels."""
