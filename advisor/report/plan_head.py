"""Finds the head line of a plan's table, whatever the order of its columns and whatever stands above it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from advisor.knowledge.problems import Problem
from advisor.report.plan_table import Cell, Rows, refused
from advisor.report.plan_words import columns_called, in_every_language
from advisor.report.wording import listed
from advisor.words import say

# Words that name a column of the plan beside those of a workbook, which are known in every language.
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
BESIDE = ("day", "versions", "moment", "part", "prepare_from", "pinned")
NEEDED = ("date", "account")
FIRST_ROWS = 20


@dataclass(frozen=True)
class _Names:
    """The columns that are read, by the words that name them, and the words of the others."""

    read: Mapping[str, str]
    beside: frozenset[str]

    @classmethod
    def known(cls) -> _Names:
        """Those of a CSV file, and of a workbook in every language."""
        read, beside = dict(COLUMNS), set(BESIDE)
        for called in in_every_language(columns_called):
            for column, word in called.items():
                if column in BESIDE:
                    beside.add(_word(word))
                else:
                    read.setdefault(_word(word), column)
        return cls(read, frozenset(beside))

    def near(self, word: str) -> list[str]:
        """The word that was probably meant."""
        return [] if word in self.read or word in self.beside else get_close_matches(word, self.read, n=1, cutoff=0.75)


@dataclass(frozen=True)
class Head:
    """The head line: its row, the place of each column (from 0), and what is wrong with it."""

    row: int
    columns: Mapping[str, int]
    problems: tuple[Problem, ...]


def find_head(rows: Rows, name: str) -> Head:
    """The first row that names the columns date and account. Raises Refused where none of the first rows does."""
    names = _Names.known()
    for number, row in enumerate(rows[:FIRST_ROWS], 1):
        words = [_word(cell) for cell in row]
        columns: dict[str, int] = {}
        for place, word in enumerate(words):
            if word in names.read:
                columns.setdefault(names.read[word], place)
        if all(needed in columns for needed in NEEDED):
            return Head(number, columns, tuple(_misspelt(words, columns, names, row=number, name=name)))
    close = [match for row in rows[:FIRST_ROWS] for cell in row for match in names.near(_word(cell)) if match in NEEDED]
    missing = [needed for needed in NEEDED if needed not in {_word(cell) for row in rows[:FIRST_ROWS] for cell in row}]
    hint = say('Did you mean "{word}"?', word=close[0]) if close else say("Begin with a plan exported here.")
    said = listed(f'"{needed}"' for needed in missing or NEEDED)
    raise refused(name, say("this is no plan: no head line with the column {names} is there.", names=said), hint)


def _word(cell: Cell) -> str:
    return " ".join(cell.split()).casefold() if isinstance(cell, str) else ""


def _misspelt(words: list[str], columns: Mapping[str, int], names: _Names, *, row: int, name: str) -> list[Problem]:
    """A column whose name is nearly that of a missing one; others are a person's own and nobody's concern."""
    return [
        Problem(
            name,
            row,
            place,
            say('row {row}: the column "{word}" is not read.', row=row, word=word),
            say('Did you mean "{word}"?', word=near),
        )
        for place, word in enumerate(words, 1)
        for near in names.near(word)
        if names.read[near] not in columns
    ]
