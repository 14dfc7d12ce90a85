"""The share of the weight space on which the chosen mix is best, as the exact volume of a polytope.

The ways to spread the whole weight over n criteria form a simplex with n corners. Each rival cuts away the side on
which it is ahead; what is left is convex. Its corners are found cut by cut, then its volume is put together from
pyramids. Corners and heights are whole numbers and their ratios, so no cut is ever misjudged. Only the products of
heights, all of them positive, are added up as floats: the sum is off by a few units of its last digit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum, gcd

MAX_CORNERS = 400

Lead = tuple[int, ...]
Corner = tuple[tuple[int, ...], int]  # its point, scaled to whole numbers, and the walls it lies on, as bits


def share_of(leads: Sequence[Lead], *, dimensions: int, max_corners: int = MAX_CORNERS) -> tuple[float, float]:
    """The share of the simplex where no lead is negative, and by how much it may be off (0 = exact).

    A lead holds what the chosen mix is ahead of one rival in each criterion. Where there would be more than
    `max_corners` corners, no further cut is made: the true share then lies between nothing and the volume that is left,
    and is given in the middle, off by half.
    """
    cuts = _cuts(leads)
    if not cuts:
        return 1.0, 0.0
    corners: list[Corner] = [
        (tuple(int(other == here) for other in range(dimensions)), ~(1 << here) & ((1 << dimensions) - 1))
        for here in range(dimensions)
    ]
    for made, cut in enumerate(cuts):
        after = _cut(corners, cut, wall=1 << (dimensions + made), dimensions=dimensions)
        if not after:
            return 0.0, 0.0
        if len(after) > max_corners:
            most = Solid(corners, walls=dimensions + made).volume()
            return most / 2, most / 2
        corners = after
    return Solid(corners, walls=dimensions + len(cuts)).volume(), 0.0


def _cuts(leads: Sequence[Lead]) -> list[Lead]:
    """The rivals that can be ahead anywhere, without those that another always surpasses, deepest cut first."""
    telling: list[Lead] = []
    for lead in sorted({lead for lead in leads if min(lead, default=0) < 0}, key=lambda lead: (sum(lead), lead)):
        if not any(all(one <= two for one, two in zip(other, lead, strict=True)) for other in telling):
            telling.append(lead)
    return sorted(map(_smallest, telling), key=lambda lead: (sum(lead) / (max(lead) - min(lead) or 1), lead))


def _smallest(point: Sequence[int]) -> tuple[int, ...]:
    """The same direction in the smallest whole numbers."""
    scale = gcd(*point)
    return tuple(part // scale for part in point)


def _at(point: Sequence[int], lead: Lead) -> int:
    return sum(one * two for one, two in zip(point, lead, strict=True))


def _cut(corners: Sequence[Corner], lead: Lead, *, wall: int, dimensions: int) -> list[Corner]:
    """The corners of what lies on the good side; none where that has no volume."""
    values = [_at(point, lead) for point, _ in corners]
    good = [(point, walls, value) for (point, walls), value in zip(corners, values, strict=True) if value > 0]
    bad = [(point, walls, value) for (point, walls), value in zip(corners, values, strict=True) if value < 0]
    if not good:
        return []
    on_it = [(point, walls | wall) for (point, walls), value in zip(corners, values, strict=True) if value == 0]
    all_walls = [walls for _, walls in corners]
    new: list[Corner] = []
    for one, one_walls, ahead in good:
        for other, other_walls, behind in bad:
            shared = one_walls & other_walls
            # Two corners are joined by an edge if the walls they share meet in no third corner.
            if shared.bit_count() >= dimensions - 2 and sum(walls & shared == shared for walls in all_walls) == 2:
                crossing = _smallest([ahead * two - behind * first for first, two in zip(one, other, strict=True)])
                new.append((crossing, shared | wall))
    return [(point, walls) for point, walls, _ in good] + on_it + new


@dataclass(frozen=True)
class _Face:
    """A face of the solid, measured in its own pivot columns, and a basis of what it spans.

    The rows of the basis hold `unit` in their own pivot column and 0 in those of the others.
    """

    volume: float
    unit: int
    rows: tuple[tuple[int, tuple[int, ...]], ...]  # pivot column, row

    def left_of(self, point: Sequence[int]) -> list[int]:
        """What the face leaves of a point, `unit` times: 0 in all pivot columns."""
        left = [self.unit * part for part in point]
        for column, row in self.rows:
            if point[column]:
                left = [one - point[column] * two for one, two in zip(left, row, strict=True)]
        return left


class Solid:
    """A convex part of the simplex, full in every dimension, given by its corners and the walls they lie on.

    Its volume is that of the pyramids from one corner over all walls that do not hold the corner; the volume of such a
    wall is found the same way. A pyramid's height, as a determinant, is what the wall leaves of the corner in the only
    pivot column that the wall does not have, and pivot columns of a wall are always pivot columns of the whole. So each
    face is measured once, however many ways lead to it.
    """

    def __init__(self, corners: Sequence[Corner], *, walls: int) -> None:
        self._points = [point for point, _ in corners]
        on_wall = (_bits(bool(on >> wall & 1) for _, on in corners) for wall in range(walls))
        self._walls = tuple(held for held in on_wall if held)
        self._faces: dict[int, _Face] = {}

    def volume(self) -> float:
        """Its share of the whole simplex."""
        return self._face((1 << len(self._points)) - 1).volume

    def _face(self, face: int) -> _Face:
        if face not in self._faces:
            self._faces[face] = self._measured(face)
        return self._faces[face]

    def _measured(self, face: int) -> _Face:
        """A face by the corners it holds, as bits."""
        apex, bases = self._taken_apart(face)
        point = self._points[apex]
        if not bases:
            column = next(index for index, part in enumerate(point) if part)
            return _Face(point[column] / sum(point), point[column], ((column, tuple(point)),))
        found = [self._face(base) for base in bases]
        left = found[0].left_of(point)
        column = next(index for index, part in enumerate(left) if part)
        unit, rows = _joined(found[0], column, left)
        pivots = {pivot for pivot, _ in rows}
        heights = []
        for base in found:
            (missing,) = pivots - {pivot for pivot, _ in base.rows}
            height = base.unit * point[missing] - sum(point[pivot] * row[missing] for pivot, row in base.rows)
            heights.append(abs(height) / (abs(base.unit) * sum(point)))
        volume = fsum(height * base.volume for height, base in zip(heights, found, strict=True))
        return _Face(volume, unit, rows)

    def _taken_apart(self, face: int) -> tuple[int, tuple[int, ...]]:
        """The corner of a face that lies on most of its walls, and the walls it does not lie on."""
        if face.bit_count() <= 2:  # a corner, or an edge: its other end is the wall
            first = face & -face
            return first.bit_length() - 1, (face ^ first,) if face != first else ()
        parts = {face & wall for wall in self._walls} - {face, 0}
        walls = sorted(one for one in parts if not any(one != other and one & other == one for other in parts))
        corners = (index for index in range(len(self._points)) if face >> index & 1)
        away = ((index, tuple(wall for wall in walls if not wall >> index & 1)) for index in corners)
        return min(away, key=lambda found: (len(found[1]), found[0]))


def _joined(base: _Face, column: int, left: Sequence[int]) -> tuple[int, tuple[tuple[int, tuple[int, ...]], ...]]:
    """The basis of a face and one more row, which holds 0 in its pivot columns: the unit, and the rows by columns."""
    pivot = left[column]
    rows = [
        (at, [pivot * one - row[column] * two for one, two in zip(row, left, strict=True)]) for at, row in base.rows
    ]
    rows.append((column, [base.unit * part for part in left]))
    scale = gcd(base.unit * pivot, *(part for _, row in rows for part in row))
    return base.unit * pivot // scale, tuple((at, tuple(part // scale for part in row)) for at, row in rows)


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << index for index, flag in enumerate(flags) if flag)
