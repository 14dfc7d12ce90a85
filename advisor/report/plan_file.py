"""Reads a plan that was exported as CSV or XLSX and changed by a person: its broadcasts become pins.

Columns may stand in any order, names may be written as ids or in words, and cells that were guarded against formulas
lose their quote mark again. A row that is wrong is told and left out; the others are kept. Only broadcasts are read:
publications, and every column beside date, account, articles, pillar, slot and group, are worked out anew. A row that
was deleted is no row, so the plan may fill its day again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from advisor.knowledge.models import Knowledge, Slot
from advisor.knowledge.problems import Problem, nearest
from advisor.questionnaire.plan_edits import Pin, Still
from advisor.report.plan_days import NoDay, Order, day_of, order_of
from advisor.report.plan_head import Head, find_head
from advisor.report.plan_table import Cell, Formula, Rows, read_table
from advisor.report.plan_words import in_every_language
from advisor.report.spoken import Spoken, commas
from advisor.words import say

MOST_ARTICLES = 99
MOST_SEGMENTS = 10
MOST_TOLD = 100
KINDS = ("broadcast", "publication")
READ = ("kind", "date", "account", "articles", "pillar", "slot", "segment")
NAMED = Spoken[str](
    lambda: {
        "kind": say("kind"),
        "date": say("date"),
        "account": say("account"),
        "articles": say("articles"),
        "pillar": say("pillar"),
        "slot": say("slot"),
        "segment": say("segment"),
    }
)


@dataclass(frozen=True)
class Imported:
    """What was read. `problems` have the row as line and the column as column, both counted from 1."""

    pins: tuple[Pin, ...] = ()
    still: tuple[Still, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_plan(data: bytes, name: str, *, knowledge: Knowledge, also: Iterable[Knowledge] = ()) -> Imported:
    """The plan in a CSV or XLSX file. Raises Refused where the file is none at all: too large, damaged, no columns.

    `also` is the same base in other languages, in whose words a plan may have been exported.
    """
    rows = read_table(data, name)
    head = find_head(rows, name)
    reader = _Rows(rows, head, file=name, words=_Words.of(knowledge, *also))
    pins = reader.pins()
    told = (*head.problems, *reader.problems)
    if len(told) > MOST_TOLD:
        more = say("{number} rows more are wrong and left out.", number=f"{len(told) - MOST_TOLD:,}")
        told = (*told[:MOST_TOLD], Problem(name, 0, 0, more, say("Begin with a plan exported here.")))
    return Imported(pins=pins, problems=told)


@dataclass(frozen=True)
class _Words:
    """What a cell may say, with the id that it means; `sending` are the accounts that send broadcasts."""

    accounts: Mapping[str, str]
    pillars: Mapping[str, str]
    slots: Mapping[str, str]
    sending: tuple[str, ...]

    @classmethod
    def of(cls, knowledge: Knowledge, *also: Knowledge) -> _Words:
        accounts: dict[str, str] = {}
        pillars: dict[str, str] = {}
        slots: dict[str, str] = {}
        for base in (*also, knowledge):
            accounts |= {name: one.id for one in base.accounts for name in (one.name, one.chinese, one.id)}
            pillars |= {name: one.id for one in base.pillars for name in (one.name, one.id)}
            slots |= {name: one.id for one in base.cadence.slots for name in _slot_called(one)}
        sending = tuple(one.id for one in knowledge.accounts if one.quota is not None)
        return cls(accounts, pillars, slots, sending)


def _slot_called(slot: Slot) -> Iterator[str]:
    """Everything that a time of day may be called."""
    yield from in_every_language(
        lambda: say("{slot}, {begins}–{ends}", slot=slot.name, begins=slot.begins, ends=slot.ends)
    )
    yield from (slot.name, slot.id)


class _Broken(Exception):
    """A cell is wrong: which column, what is said of it, and the next step."""

    def __init__(self, column: str, said: str, next_step: str) -> None:
        super().__init__(said)
        self.column, self.said, self.next_step = column, said, next_step


@dataclass
class _Rows:
    """Reads row after row; collects what is wrong."""

    rows: Rows
    head: Head
    file: str
    words: _Words
    problems: list[Problem] = field(default_factory=list)

    def pins(self) -> tuple[Pin, ...]:
        """The pins of the rows below the head, each once."""
        below = self.rows[self.head.row :]
        order = order_of(self._cell(row, "date") for row in below)
        found: dict[Pin, int] = {}
        for number, row in enumerate(below, self.head.row + 1):
            if not any(cell not in (None, "") for cell in row):
                continue
            try:
                pin = self._pin(row, order)
            except _Broken as broken:
                self._tell(number, broken.column, broken.said, broken.next_step)
                continue
            if pin in found:
                said = say("the same broadcast stands in row {row}.", row=found[pin])
                self._tell(number, "date", said, say("It is taken once."))
            elif pin is not None:
                found[pin] = number
        return tuple(found)

    def _tell(self, row: int, column: str, said: str, next_step: str) -> None:
        place = self.head.columns.get(column, -1) + 1
        told = say("row {row}, {column}: {problem}", row=row, column=NAMED[column], problem=said)
        self.problems.append(Problem(self.file, row, place, told, next_step))

    def _cell(self, row: tuple[Cell, ...], column: str) -> Cell:
        place = self.head.columns.get(column)
        cell = row[place] if place is not None and place < len(row) else None
        return cell.strip() or None if isinstance(cell, str) else cell

    def _pin(self, row: tuple[Cell, ...], order: Order | None) -> Pin | None:
        """The row as a pin; None for a publication. Raises _Broken."""
        given = {column: self._cell(row, column) for column in READ}
        for column, cell in given.items():
            if isinstance(cell, Formula):
                formula = say('"{text}" is a formula.', text=_short(cell.text))
                raise _Broken(column, formula, say("Put its value there."))
        if _named(given["kind"], "kind", {kind: kind for kind in KINDS}) == "publication":
            return None
        return Pin(
            date=_date(given["date"], order),
            account=_account(given["account"], self.words),
            articles=_number(given["articles"], "articles", most=MOST_ARTICLES),
            pillar=_named(given["pillar"], "pillar", self.words.pillars),
            slot=_named(given["slot"], "slot", self.words.slots),
            segment=_number(given["segment"], "segment", most=MOST_SEGMENTS),
        )


def _date(cell: Cell, order: Order | None) -> date:
    if cell is None:
        raise _Broken("date", say("the day is missing."), say("Write YYYY-MM-DD."))
    try:
        return day_of(cell, order=order)
    except NoDay as error:
        said = say('"{text}" {problem}.', text=_short(cell), problem=error)
        raise _Broken("date", said, say("Write YYYY-MM-DD.")) from None


def _account(cell: Cell, words: _Words) -> str:
    valid = say("Valid: {names}.", names=commas(words.sending))
    found = _named(cell, "account", words.accounts, valid=words.sending)
    if found is None:
        raise _Broken("account", say("the account is missing."), valid)
    if found not in words.sending:
        raise _Broken("account", say('"{text}" sends no broadcasts.', text=_short(cell)), valid)
    return found


def _named(cell: Cell, column: str, names: Mapping[str, str], valid: Iterable[str] = ()) -> str | None:
    """The id of what is named, whatever the case; None for an empty cell. Raises _Broken with the nearest name."""
    if cell is None:
        return None
    folded = {name.casefold(): ident for name, ident in names.items()}
    found = folded.get(str(cell).casefold())
    if found is None:
        hint = nearest(_short(cell), names, few=0)
        unknown = say('"{text}" is not known here.', text=_short(cell))
        known = commas(valid or dict.fromkeys(names.values()))
        raise _Broken(column, unknown, hint or say("Valid: {names}.", names=known))
    return found


def _number(cell: Cell, column: str, *, most: int) -> int | None:
    if cell is None:
        return None
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    if isinstance(cell, bool) or not (text.isascii() and text.isdigit() and len(text) < 5 and 1 <= int(text) <= most):
        said = say('"{text}" is not a whole number from 1 to {most}.', text=_short(cell), most=most)
        raise _Broken(column, said, say("Correct it or leave it empty."))
    return int(text)


def _short(cell: object) -> str:
    shown = " ".join(str(cell).split())
    return shown if len(shown) <= 60 else shown[:57] + "…"
