"""The cadence as a calendar file (iCalendar): one all-day event a broadcast."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from advisor.advice.model import Broadcast, Cadence
from advisor.report.plain_text import without_controls
from advisor.report.wording import Names, count

PRODUCT = "-//Advisor//Cadence//EN"


def cadence_calendar(cadence: Cadence, *, as_of: date, names: Names, client: str = "") -> bytes:
    """The plan as a calendar. Client, account and date give an event its UID, so a new export updates the old one."""
    calendar = _empty(f"Cadence for {client}" if client.strip() else "Cadence")
    calendar.add("x-wr-timezone", cadence.timezone)
    seen: Counter[str] = Counter()
    for sent in cadence.broadcasts:
        key = f"{client}\n{sent.account}\n{sent.date}"
        seen[key] += 1
        calendar.add_component(_event(sent, key=f"{key}\n{seen[key]}", as_of=as_of, names=names))
    return bytes(calendar.to_ical())


def review_calendar(due: Iterable[tuple[date, str, str]], *, as_of: date) -> bytes:
    """What of the knowledge base is to be looked at again (day, kind, id), one event each."""
    calendar = _empty("Knowledge base: reviews")
    for day, kind, ident in due:
        summary = f"Review {kind} {ident}"
        calendar.add_component(_all_day(day, key=f"review\n{kind}\n{ident}\n{day}", as_of=as_of, summary=summary))
    return bytes(calendar.to_ical())


def _empty(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _line(name))
    return calendar


def _all_day(day: date, *, key: str, as_of: date, summary: str) -> Event:
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, key)}")
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", _line(summary))
    event.add("transp", "TRANSPARENT")
    return event


def _event(sent: Broadcast, *, key: str, as_of: date, names: Names) -> Event:
    about = "; ".join(part for part in (names.pillar(sent.pillar), names.moment(sent.moment)) if part)
    articles = count(sent.articles, "article")
    summary = f"{names.account(sent.account)}: {articles}{f' – {about}' if about else ''}"
    event = _all_day(sent.date, key=key, as_of=as_of, summary=summary)
    event.add("description", _line(f"Prepare from {sent.prepare_from}."))
    return event


def _line(text: str) -> str:
    return without_controls(text).replace("\n", " ").replace("\t", " ")
