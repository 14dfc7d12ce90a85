from __future__ import annotations

from datetime import date
from typing import Any

from icalendar import Calendar

from advisor.report.calendar_file import cadence_calendar
from tests.report_files import made


def read(**other: Any) -> tuple[bytes, Calendar]:
    plan = other.pop("cadence", made.cadence())
    options: dict[str, Any] = {"as_of": made.AS_OF, "names": made.names(), "client": made.CLIENT}
    data = cadence_calendar(plan, **options | other)
    calendar = Calendar.from_ical(data)
    assert isinstance(calendar, Calendar)
    return data, calendar


def test_each_broadcast_is_an_event_of_a_whole_day() -> None:
    _, calendar = read()
    events = calendar.walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [date(2026, 12, 2), date(2026, 12, 9)]
    assert [event.decoded("dtend") for event in events] == [date(2026, 12, 3), date(2026, 12, 10)]
    assert str(events[0]["summary"]) == "Service account: 3 articles – Products"
    assert "2026-11-25" in str(events[0]["description"])


def test_what_a_user_typed_is_one_line_of_text() -> None:
    hostile = "x\r\nBEGIN:VEVENT\r\nEND:VCALENDAR;,\\ 中文" * 4
    data, calendar = read(
        client=hostile, cadence=made.cadence(made.broadcast(date(2026, 12, 2), moment=hostile, pillar="p;q"))
    )
    assert data.count(b"\r\nBEGIN:VEVENT") == 1
    assert data.count(b"\r\nEND:VCALENDAR") == 1
    assert "BEGIN:VEVENT" in str(calendar["x-wr-calname"])
    assert "p;q" in str(calendar.walk("VEVENT")[0]["summary"])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\x1b" not in read()[0]


def test_an_event_keeps_its_uid_when_the_plan_is_made_again_and_no_two_share_one() -> None:
    def uids(**other: Any) -> list[str]:
        return [str(event["uid"]) for event in read(**other)[1].walk("VEVENT")]

    moved = made.cadence(made.broadcast(date(2026, 12, 1)), *made.cadence().broadcasts)
    assert set(uids()) <= set(uids(cadence=moved, as_of=date(2026, 12, 24)))
    assert not set(uids()) & set(uids(client="Another client"))
    twice = made.cadence(made.broadcast(date(2026, 12, 2)), made.broadcast(date(2026, 12, 2)))
    assert len(set(uids(cadence=twice))) == 2


def test_the_same_plan_gives_the_same_bytes_and_the_stamp_is_the_date_asked_for() -> None:
    assert read()[0] == read()[0]
    assert b"DTSTAMP:20261121T000000Z" in read()[0]
