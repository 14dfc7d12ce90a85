from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from advisor.advice.model import Broadcast
from advisor.cadence.model import Publication
from advisor.report.calendar_file import cadence_calendar
from tests.report_files import made

CHINA = ZoneInfo("Asia/Shanghai")


def read(**other: Any) -> tuple[bytes, Calendar]:
    plan = other.pop("cadence", made.cadence())
    options: dict[str, Any] = {"as_of": made.AS_OF, "names": made.names(), "client": made.CLIENT}
    data = cadence_calendar(plan, **options | other)
    calendar = Calendar.from_ical(data)
    assert isinstance(calendar, Calendar)
    return data, calendar


def the_event(sent: Broadcast | None = None, **other: Any) -> Any:
    plan = made.cadence(sent or made.broadcast(date(2026, 12, 2), **other))
    (event,) = read(cadence=plan)[1].walk("VEVENT")
    return event


def test_a_broadcast_without_a_time_of_day_is_an_event_of_a_whole_day() -> None:
    _, calendar = read()
    events = calendar.walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [date(2026, 12, 2), date(2026, 12, 9)]
    assert [event.decoded("dtend") for event in events] == [date(2026, 12, 3), date(2026, 12, 10)]
    assert str(events[0]["summary"]) == "Service account: 3 articles – Products"
    assert "2026-11-25" in str(events[0]["description"])


def test_a_broadcast_stands_in_its_time_of_day_in_china() -> None:
    event = the_event(slot="evening")
    assert event["dtstart"].to_ical() == b"20261202T200000"
    assert event["dtstart"].params["TZID"] == "Asia/Shanghai"
    assert event.decoded("dtstart") == datetime(2026, 12, 2, 20, 0, tzinfo=CHINA)
    assert event.decoded("dtend") == datetime(2026, 12, 2, 22, 0, tzinfo=CHINA)
    assert event.decoded("dtstart").astimezone(UTC) == datetime(2026, 12, 2, 12, 0, tzinfo=UTC)  # China is UTC+8


def test_the_time_zone_is_described_for_calendars_that_do_not_know_it() -> None:
    (zone,) = read()[1].walk("VTIMEZONE")
    assert str(zone["tzid"]) == "Asia/Shanghai"
    (standard,) = zone.subcomponents
    assert standard.decoded("tzoffsetto") == standard.decoded("tzoffsetfrom") == timedelta(hours=8)


def test_versions_groups_parts_and_what_was_set_by_hand_are_told() -> None:
    event = the_event(moment="Double 11", part="last_call", versions=2, pinned=True)
    assert str(event["summary"]) == "Service account: 3 articles in 2 versions – Products; Double 11 (last call)"
    assert "6 articles to write" in event["description"]
    assert "Set by hand." in event["description"]
    assert "1 article to group 2" in the_event(articles=1, segment=2)["summary"]


def test_the_alarm_is_on_the_day_on_which_work_begins() -> None:
    (alarm,) = the_event().walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-7)
    assert "Begin work" in alarm["description"]
    assert not the_event(prepare_from=date(2026, 12, 2)).walk("VALARM")


def test_a_publication_is_an_event_of_a_whole_day_that_says_it_is_without_notice() -> None:
    published = Publication(
        date=date(2026, 12, 4), account="service", pillar="product", prepare_from=date(2026, 11, 30)
    )
    events = read(cadence=replace(made.cadence(), publications=(published,)))[1].walk("VEVENT")
    assert len(events) == len({str(event["uid"]) for event in events}) == 3
    assert str(events[1]["summary"]) == "Service account: publish without notice – Products"
    assert events[1].decoded("dtstart") == date(2026, 12, 4)


def test_what_a_user_typed_is_one_line_of_text() -> None:
    hostile = "x\r\nBEGIN:VEVENT\r\nEND:VCALENDAR;,\\ 中文" * 4
    sent = made.broadcast(date(2026, 12, 2), moment=hostile, pillar="p;q", slot=hostile, part=hostile)
    data, calendar = read(client=hostile, cadence=made.cadence(sent))
    assert data.count(b"\r\nBEGIN:VEVENT") == 1
    assert data.count(b"\r\nEND:VCALENDAR") == 1
    assert "BEGIN:VEVENT" in str(calendar["x-wr-calname"])
    assert "p;q" in str(calendar.walk("VEVENT")[0]["summary"])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\x1b" not in read()[0]


def test_the_same_plan_gives_the_same_bytes_and_the_stamps_are_the_date_asked_for() -> None:
    assert read()[0] == read()[0]
    (event, _) = read()[1].walk("VEVENT")
    stamp = datetime(2026, 11, 21, tzinfo=UTC)
    assert (event.decoded("dtstamp"), event.decoded("last-modified")) == (stamp, stamp)


@pytest.mark.parametrize("as_of", [date(2026, 11, 22), date(2027, 1, 1)])
def test_a_later_export_has_a_higher_sequence(as_of: date) -> None:
    def sequence(**other: Any) -> int:
        return int(read(**other)[1].walk("VEVENT")[0]["sequence"])

    assert 0 < sequence() < sequence(as_of=as_of) < 2**31
