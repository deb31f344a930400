"""The two curves of the derivation: one that passes its points, one that cuts corners."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

__all__ = ["catmull_rom", "chaikin"]


def catmull_rom(points: NDArray[np.float64], steps: Callable[[float], int]) -> NDArray[np.float64]:
    """Draw a smooth curve through every point (centripetal Catmull-Rom).

    C. Yuksel, S. Schaefer and J. Keyser, "Parameterization and applications of Catmull-Rom curves", Computer-Aided
    Design 43, 2011: however unevenly the points lie, the curve makes neither cusp nor loop between two of them, and
    does not overshoot as uniform splines do. Each end is continued by its own mirror image, so that the curve leaves
    it straight.

    Parameters
    ----------
    points : NDArray
        At least two points of a plane, of shape (n, 2); no two neighbours equal.
    steps : Callable
        Into how many steps to cut the curve between two points, by their distance; at least 1.

    Returns
    -------
    NDArray
        Of shape (m, 2), on the same plane; the given points are among them.

    Examples
    --------
    >>> catmull_rom(np.array([[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]]), lambda _: 2)[:, 0].tolist()
    [0.0, 0.5, 1.0, 1.5, 2.0]
    """
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    pieces = [_bend(padded[i : i + 4], steps) for i in range(len(points) - 1)]
    return np.vstack([*(piece[:-1] for piece in pieces), points[-1:]])


def _bend(four: NDArray[np.float64], steps: Callable[[float], int]) -> NDArray[np.float64]:
    """Interpolate between the middle two of four points by the pyramid of Barry and Goldman (1988).

    Three lines blend into two parabolas, these into one cubic.
    """
    knots = np.r_[0.0, np.cumsum(np.sqrt(np.hypot(*np.diff(four, axis=0).T)))]
    count = steps(float(np.hypot(*(four[2] - four[1]))))
    t = np.linspace(knots[1], knots[2], count + 1)[:, None]

    def mix(a: NDArray[np.float64], b: NDArray[np.float64], i: int, j: int) -> NDArray[np.float64]:
        weight: NDArray[np.float64] = (t - knots[i]) / (knots[j] - knots[i])
        return (1 - weight) * a + weight * b

    lines = [mix(four[i], four[i + 1], i, i + 1) for i in range(3)]
    parabolas = [mix(lines[i], lines[i + 1], i, i + 2) for i in range(2)]
    return mix(parabolas[0], parabolas[1], 1, 2)


def chaikin(points: NDArray[np.float64], rounds: int) -> NDArray[np.float64]:
    """Round the corners of a line by cutting them (Chaikin 1974); its ends stay.

    Parameters
    ----------
    points : NDArray
        Of shape (n, 2).
    rounds : int
        How often the corners are cut.

    Returns
    -------
    NDArray
        Of shape (m, 2).

    Examples
    --------
    >>> chaikin(np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]]), rounds=1).tolist()
    [[0.0, 0.0], [0.75, 0.0], [1.0, 0.25], [1.0, 1.0]]
    """
    for _ in range(rounds):
        quarter = 0.75 * points[:-1] + 0.25 * points[1:]
        three = 0.25 * points[:-1] + 0.75 * points[1:]
        between = np.stack([quarter, three], axis=1).reshape(-1, 2)
        points = np.vstack([points[:1], between[1:-1], points[-1:]])
    return points
