"""Finds the head line of a plan's table, whatever the order of its columns and whatever stands above it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from advisor.knowledge.problems import Problem
from advisor.report.plan_table import Cell, Rows, refused

# Words that name a column of the plan; those of an export first.
COLUMNS = {
    "date": "date",
    "account": "account",
    "articles": "articles",
    "pillar": "pillar",
    "slot": "slot",
    "segment": "segment",
    "group": "segment",
    "kind": "kind",
}
# Columns of an export that are worked out anew, so nothing in them is read.
BESIDE = ("day", "versions", "moment", "part", "prepare_from", "prepare from", "pinned")
NEEDED = ("date", "account")
FIRST_ROWS = 20


@dataclass(frozen=True)
class Head:
    """The head line: its row, the place of each column (from 0), and what is wrong with it."""

    row: int
    columns: Mapping[str, int]
    problems: tuple[Problem, ...]


def find_head(rows: Rows, name: str) -> Head:
    """The first row that names the columns date and account. Raises Refused where none of the first rows does."""
    for number, row in enumerate(rows[:FIRST_ROWS], 1):
        words = [_word(cell) for cell in row]
        columns: dict[str, int] = {}
        for place, word in enumerate(words):
            if word in COLUMNS:
                columns.setdefault(COLUMNS[word], place)
        if all(needed in columns for needed in NEEDED):
            return Head(number, columns, tuple(_misspelt(words, columns, row=number, name=name)))
    close = [match for row in rows[:FIRST_ROWS] for cell in row for match in _near(_word(cell)) if match in NEEDED]
    missing = [needed for needed in NEEDED if needed not in {_word(cell) for row in rows[:FIRST_ROWS] for cell in row}]
    hint = f'Did you mean "{close[0]}"?' if close else "Begin with a plan exported here."
    said = " and ".join(f'"{needed}"' for needed in missing or NEEDED)
    raise refused(name, f"this is no plan: no head line with the column {said} is there.", hint)


def _word(cell: Cell) -> str:
    return " ".join(cell.split()).casefold() if isinstance(cell, str) else ""


def _near(word: str) -> list[str]:
    return [] if word in COLUMNS or word in BESIDE else get_close_matches(word, COLUMNS, n=1, cutoff=0.75)


def _misspelt(words: list[str], columns: Mapping[str, int], *, row: int, name: str) -> list[Problem]:
    """A column whose name is nearly that of a missing one; others are a person's own and nobody's concern."""
    return [
        Problem(name, row, place, f'row {row}: the column "{word}" is not read.', f'Did you mean "{near}"?')
        for place, word in enumerate(words, 1)
        for near in _near(word)
        if COLUMNS[near] not in columns
    ]
