"""How far an export has come: told step by step by whoever makes it, and the place where it can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

Step = Literal["advice", "charts", "typesetting", "checking"]
STEPS: tuple[Step, ...] = get_args(Step)
_BEGINS: dict[Step, float] = {"advice": 0.0, "charts": 0.2, "typesetting": 0.6, "checking": 0.95}
_ENDS: dict[Step, float] = dict(zip(_BEGINS, [*list(_BEGINS.values())[1:], 1.0], strict=True))


class Cancelled(Exception):
    """Whoever asked for the export does not want it any more. Raised by the one who is told of the progress."""


@dataclass(frozen=True)
class Progress:
    """A step that has begun, and the part of it that is done, 0 to 1."""

    step: Step
    part: float = 0.0

    @property
    def share(self) -> float:
        """How much of the whole is done, 0 to 1; it never falls from step to step.

        >>> Progress("advice").share, Progress("charts", 0.5).share
        (0.0, 0.4)
        """
        begins, ends = _BEGINS[self.step], _ENDS[self.step]
        return round(begins + (ends - begins) * min(max(self.part, 0.0), 1.0), 4)


Tell = Callable[[Progress], None]


def untold(_progress: Progress) -> None:
    """For work that nobody watches."""
