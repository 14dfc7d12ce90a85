"""A problem in a file, told as a value: where it is, what is wrong, what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from advisor.words import say


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with a file. Lines and columns count from 1; 0 means the whole file."""

    file: str
    line: int
    column: int
    message: str
    next_step: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        if not self.next_step:
            return f"{place}: {self.message}"
        return f"{place}: {say('{sentence} {following}', sentence=self.message, following=self.next_step)}"


class Refused(Exception):
    """Input that was refused, with every problem found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def nearest(word: object, known: Iterable[str], *, few: int = 24) -> str:
    """A hint that names the valid word nearest to `word`, or lists the valid ones when they are at most `few`.

    >>> nearest("organization", ["organisation", "home"])
    'Did you mean "organisation"?'
    """
    names: Sequence[str] = sorted(known)
    folded = {name.casefold(): name for name in names}
    hits = difflib.get_close_matches(str(word).casefold(), folded, n=1, cutoff=0.65)
    if hits:
        return say('Did you mean "{name}"?', name=folded[hits[0]])
    if 0 < len(names) <= few:
        return say("Valid: {names}.", names=say(", ").join(names))
    return ""
