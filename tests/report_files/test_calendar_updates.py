"""A calendar is imported, the plan changes, it is imported again: each broadcast stands there once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from advisor.advice import model as m
from advisor.cadence.model import QuotaUse
from advisor.questionnaire.plan_edits import Pin, PlanEdits, Still
from advisor.report.calendar_file import cadence_calendar
from tests.report_files import made

START = date(2026, 12, 1)
Entries = dict[str, tuple[date, str]]


def plan(*days: int, start: date = START, pinned: tuple[int, ...] = (), account: str = "service") -> m.Cadence:
    """Broadcasts on some days of December 2026, of a quota of four a month."""
    sent = [made.broadcast(date(2026, 12, day), account, pinned=day in pinned) for day in days]
    use = QuotaUse(account="service", month="2026-12", planned=len(days), quota=4)
    return replace(made.cadence(*sent), broadcasts=tuple(sent), start=start, quota_use=(use,))


def imported(into: Entries, cadence: m.Cadence, *, client: str = "A", **other: Any) -> Entries:
    """What a calendar holds after an import: entries by UID, those cancelled removed."""
    options: dict[str, Any] = {"as_of": made.AS_OF, "names": made.names(), "client": client}
    read = Calendar.from_ical(cadence_calendar(cadence, **options | other))
    found = dict(into)
    for event in read.walk("VEVENT"):
        if event["status"] == "CANCELLED":
            found.pop(str(event["uid"]), None)
        else:
            found[str(event["uid"])] = (event.decoded("dtstart"), str(event["summary"]))
    return found


def days(entries: Entries) -> list[int]:
    return sorted(day.day for day, _ in entries.values())


def test_exported_twice_and_imported_twice_nothing_is_there_twice() -> None:
    once = imported({}, plan(3, 10, 17, 24))
    assert imported(once, plan(3, 10, 17, 24), as_of=date(2026, 11, 30)) == once
    assert days(once) == [3, 10, 17, 24]


@pytest.mark.parametrize("moved", [(4, 10, 17, 24), (10, 17, 20, 24), (3, 10, 17, 31)])
def test_a_broadcast_moved_in_its_month_keeps_its_entry(moved: tuple[int, ...]) -> None:
    before = imported({}, plan(3, 10, 17, 24))
    after = imported(before, plan(*moved))
    assert after.keys() == before.keys()
    assert days(after) == sorted(moved)


def test_a_broadcast_that_was_deleted_leaves_no_entry_behind() -> None:
    before = imported({}, plan(3, 10, 17, 24))
    edits = PlanEdits(still=(Still(date=date(2026, 12, 10), account="service"),))
    assert days(imported(before, plan(3, 17, 24), edits=edits)) == [3, 17, 24]


def test_all_broadcasts_of_a_month_can_be_deleted() -> None:
    before = imported({}, plan(3, 10))
    still = tuple(Still(date=date(2026, 12, day), account="service") for day in (3, 10))
    assert imported(before, plan(), edits=PlanEdits(still=still)) == {}


def test_a_broadcast_pinned_in_place_and_another_deleted_leave_no_entry_behind() -> None:
    before = imported({}, plan(3, 10, 17))
    edits = PlanEdits(
        pins=(Pin(date=date(2026, 12, 3), account="service"),),
        still=(Still(date=date(2026, 12, 10), account="service"),),
    )
    assert days(imported(before, plan(3, 17, pinned=(3,)), edits=edits)) == [3, 17]


def test_no_more_entries_are_cancelled_than_the_quota_of_the_month_has() -> None:
    edits = PlanEdits(still=tuple(Still(date=date(2026, 12, day), account="service") for day in (1, 2, 5, 6)))
    options: dict[str, Any] = {"as_of": made.AS_OF, "names": made.names(), "client": "A"}
    full = cadence_calendar(plan(3, 10, 17, 24), **options, edits=edits)
    assert b"STATUS:CANCELLED" not in full
    three = cadence_calendar(plan(3, 10, 17), **options, edits=edits)
    assert three.count(b"STATUS:CANCELLED") == 1


def test_a_plan_that_begins_in_the_middle_of_a_month_leaves_the_days_gone_by_alone() -> None:
    before = imported({}, plan(3, 10, 17, 24))
    after = imported(before, plan(18, 24, start=date(2026, 12, 15)))
    assert days(after) == [3, 10, 18, 24]
    edits = PlanEdits(
        pins=(Pin(date=date(2026, 12, 30), account="service"),),
        still=(Still(date=date(2026, 12, 24), account="service"),),
    )
    moved = plan(17, 30, start=date(2026, 12, 15), pinned=(30,))
    assert days(imported(before, moved, edits=edits)) == [3, 10, 17, 30]


def test_two_clients_and_two_accounts_share_no_entry() -> None:
    one, other = imported({}, plan(3)), imported({}, plan(3), client="Another client")
    assert not one.keys() & other.keys()
    assert not one.keys() & imported({}, plan(3, account="subscription")).keys()
    assert imported({}, plan(3), client=" a ").keys() == one.keys()


def test_two_clients_without_a_name_are_told_apart_by_who_they_are() -> None:
    def uids(country: str) -> set[str]:
        given = (m.Answered(question="country", label="Which country?", answer=country, counted=True),)
        return set(imported({}, plan(3), client="", names=made.names(made.advice(answers=given))))

    assert uids("NZ") == uids("NZ")
    assert not uids("NZ") & uids("FR")


def test_two_broadcasts_of_one_day_are_two_entries() -> None:
    assert len(imported({}, plan(3, 3))) == 2


def test_a_day_kept_still_that_was_filled_again_cancels_nothing() -> None:
    edits = PlanEdits(
        pins=(Pin(date=date(2026, 12, 10), account="service"),),
        still=(Still(date=date(2026, 12, 10), account="service"),),
    )
    data = cadence_calendar(plan(3, 10, pinned=(10,)), as_of=made.AS_OF, names=made.names(), client="A", edits=edits)
    assert b"STATUS:CANCELLED" not in data
