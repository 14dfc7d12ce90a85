"""What the reader does in the table of broadcasts, as changes by hand: rows and a browser's report in, edits out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from advisor.questionnaire.plan_edits import Pin, PlanEdits, Still
from advisor.web.cadence.plan_rows import Known, Row, with_cells


@dataclass(frozen=True)
class Changed:
    """The changes by hand after a report, the rows that are only begun, and whether a row lost its day or account."""

    edits: PlanEdits
    begun: tuple[Row, ...] = ()
    emptied: bool = False


def changed(rows: Sequence[Row], edits: PlanEdits, report: Mapping[str, Any], *, known: Known) -> Changed:
    """What a report (`edited_rows`, `added_rows`, `deleted_rows`) makes of `edits`, made before it on these rows.

    A row edited or added is kept as a pin; one deleted or moved leaves its account still on the old day; a pin taken
    off gives the day back to the plan. The report tells everything since the table was drawn, so to read it twice
    changes nothing.
    """
    gone = {place for place in report.get("deleted_rows", ()) if 0 <= place < len(rows)}
    reported = {int(place): cells for place, cells in report.get("edited_rows", {}).items()}
    found = Changed(edits)
    for place, row in enumerate(rows):
        if place in gone:
            found = _deleted(found, row)
        elif place in reported:
            found = _edited(found, row, with_cells(row, reported[place], known))
        elif not row.planned:
            found = replace(found, begun=(*found.begun, row))
    for cells in report.get("added_rows", ()):
        found = _begun(found, with_cells(Row(pinned=True), cells, known))
    return found


def _deleted(found: Changed, row: Row) -> Changed:
    return replace(found, edits=taken_out(found.edits, row)) if row.planned else found


def _edited(found: Changed, row: Row, now: Row) -> Changed:
    if not row.planned:
        return _begun(found, now)
    if now == row:
        return found
    if now == replace(row, pinned=False):
        return replace(found, edits=unpinned(found.edits, row))
    pin = now.pin
    if pin is None:
        return replace(found, emptied=True)
    edits = unpinned(found.edits, row)
    if (now.date, now.account) != (row.date, row.account):
        edits = _left(edits, row)
    return replace(found, edits=with_pin(edits, pin))


def _begun(found: Changed, row: Row) -> Changed:
    """A row of the reader's own: a pin as soon as it has a day and an account, kept as begun until then."""
    pin = row.pin
    if pin is None:
        return replace(found, begun=(*found.begun, row))
    return replace(found, edits=with_pin(found.edits, pin))


def unpinned(edits: PlanEdits, row: Row) -> PlanEdits:
    """The edits without the pin that this row came from."""
    same = [
        pin
        for pin in edits.pins
        if (pin.date, pin.account) == (row.date, row.account) and pin.segment in (None, row.segment)
    ]
    if not row.pinned or not same:
        return edits
    place = edits.pins.index(next((pin for pin in same if pin.pillar in (None, row.pillar)), same[0]))
    return edits.model_copy(update={"pins": (*edits.pins[:place], *edits.pins[place + 1 :])})


def taken_out(edits: PlanEdits, row: Row) -> PlanEdits:
    """The edits without a broadcast of the plan; its account keeps still on that day."""
    return _left(unpinned(edits, row), row)


def _left(edits: PlanEdits, row: Row) -> PlanEdits:
    """The edits after a row has left its day: the account keeps still there."""
    if row.date is None or row.account is None:
        return edits
    still = Still(date=row.date, account=row.account)
    return edits if still in edits.still else edits.model_copy(update={"still": (*edits.still, still)})


def with_pin(edits: PlanEdits, pin: Pin) -> PlanEdits:
    """The edits with one more broadcast to keep; its day need not be kept still any longer."""
    if pin in edits.pins:
        return edits
    still = tuple(one for one in edits.still if (one.date, one.account) != (pin.date, pin.account))
    return PlanEdits(pins=(*edits.pins, pin), still=still)


def without_pin(edits: PlanEdits, account: str, day: date) -> PlanEdits:
    """The edits without the last broadcast an account was to send on a day."""
    places = [place for place, pin in enumerate(edits.pins) if (pin.account, pin.date) == (account, day)]
    if not places:
        return edits
    return edits.model_copy(update={"pins": (*edits.pins[: places[-1]], *edits.pins[places[-1] + 1 :])})


def without_still(edits: PlanEdits, still: Still) -> PlanEdits:
    """The edits with a day given back to the plan."""
    return edits.model_copy(update={"still": tuple(one for one in edits.still if one != still)})


def fitting_edits(edits: PlanEdits, known: Known) -> PlanEdits:
    """The edits that today's knowledge base understands; a pillar or slot it no longer has is left to the plan."""
    pins = tuple(
        pin.model_copy(
            update={
                "pillar": pin.pillar if pin.pillar in known.pillars else None,
                "slot": pin.slot if pin.slot in known.slots else None,
            }
        )
        for pin in edits.pins
        if pin.account in known.accounts
    )
    fitted = PlanEdits(pins=pins, still=tuple(one for one in edits.still if one.account in known.accounts))
    return edits if fitted == edits else fitted
