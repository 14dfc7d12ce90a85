"""The cadence as a calendar file (iCalendar): an event a broadcast and an event a publication without notice.

A new import updates the entries of the one before because each keeps its UID. The UID is made of the client, the
account, the calendar month and the number of the broadcast in that month, counted from the month's end. So a broadcast
that moves inside its month keeps its entry, and a plan that begins later leaves the entries of the days gone by alone.
The plan's start is no part of it: the same client's next plan carries the first one on. A client is told from another
by its name, one without a name by who it says it is; two plans of one client share their entries, and the one imported
last stands.

A calendar forgets nothing by itself. Where the user took broadcasts out of a month, the numbers that may have become
free are written as cancelled; never more of them than the month's quota has.

A broadcast with a time of day stands in it, China time, one without is an event of the whole day. Each carries an alarm
on the day on which work begins, and names that day for calendars that drop alarms; tasks are not written because some
calendars refuse them. SEQUENCE and DTSTAMP come from the date asked for, never from the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

from advisor.advice.model import Broadcast, Cadence
from advisor.cadence.model import Publication
from advisor.questionnaire.plan_edits import NO_EDITS, PlanEdits
from advisor.report.month_numbers import months_with_cancelled, numbered
from advisor.report.plain_text import without_controls
from advisor.report.spoken import KINDS, dashed, semicolons, titled
from advisor.report.wording import Names
from advisor.words import say, say_count

PRODUCT = "-//Advisor//Cadence//EN"
WHO = ("organisation", "home", "country", "industry")


def cadence_calendar(
    cadence: Cadence, *, as_of: date, names: Names, client: str = "", edits: PlanEdits = NO_EDITS
) -> bytes:
    """The plan as a calendar. `edits` are the changes by hand that it keeps: what they took out is cancelled."""
    calendar = _empty(say("Cadence for {client}", client=client) if client.strip() else say("Cadence"))
    calendar.add("x-wr-timezone", cadence.timezone)
    calendar.add_component(_timezone(cadence))
    whose = _whose(client, names)
    events = [
        *_broadcasts(cadence, whose, as_of=as_of, names=names),
        *_cancelled(cadence, whose, as_of=as_of, names=names, edits=edits),
        *_publications(cadence, whose, as_of=as_of, names=names),
    ]
    for event in sorted(events, key=lambda event: (event.decoded("dtstart").isoformat()[:10], event["uid"])):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def review_calendar(due: Iterable[tuple[date, str, str]], *, as_of: date) -> bytes:
    """What of the knowledge base is to be looked at again (day, kind, id), one event each."""
    calendar = _empty(say("Knowledge base: reviews"))
    for day, kind, ident in due:
        summary = say("Review {kind} {id}", kind=KINDS.get(kind, kind), id=ident)
        calendar.add_component(_all_day(day, key=f"review\n{kind}\n{ident}\n{day}", as_of=as_of, summary=summary))
    return bytes(calendar.to_ical())


def _whose(client: str, names: Names) -> str:
    name = " ".join(client.split()).casefold()
    return f"client\n{name}" if name else "\n".join(["unnamed", *(names.answers.get(asked, "") for asked in WHO)])


def _key(whose: str, kind: str, account: str, month: str, number: int) -> str:
    return f"{whose}\n{kind}\n{account}\n{month}\n{number}"


def _broadcasts(cadence: Cadence, whose: str, *, as_of: date, names: Names) -> Iterator[Event]:
    for sent, month, number in numbered(cadence.broadcasts):
        key = _key(whose, "broadcast", sent.account, month, number)
        event = _event(_times(sent, cadence, names), key=key, as_of=as_of, summary=_summary(sent, names))
        event.add("status", "CONFIRMED")
        event.add("description", "\n".join(map(_line, _told(sent, names))))
        if sent.prepare_from < sent.date:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("trigger", sent.prepare_from - sent.date)
            alarm.add("description", _line(_reminder(sent, names)))
            event.add_component(alarm)
        yield event


def _summary(sent: Broadcast, names: Names) -> str:
    about = semicolons(part for part in (names.pillar(sent.pillar), names.served(sent.moment, sent.part)) if part)
    told = say_count(sent.articles, "{number} article", "{number} articles")
    if sent.versions > 1:
        told = say_count(
            sent.versions, "{articles} in {number} version", "{articles} in {number} versions", articles=told
        )
    if sent.segment is not None:
        told = say("{articles} to group {group}", articles=told, group=sent.segment)
    summary = titled(names.account(sent.account), told)
    return dashed(summary, about) if about else summary


def _reminder(sent: Broadcast, names: Names) -> str:
    return say("Begin work: {broadcast}, {day}", broadcast=_summary(sent, names), day=sent.date)


def _told(sent: Broadcast, names: Names) -> Iterator[str]:
    yield say("Prepare from {day}.", day=sent.prepare_from)
    if sent.slot:
        yield say("Time of day: {slot}, China time.", slot=names.slot(sent.slot))
    if sent.versions > 1:
        yield say_count(
            sent.written,
            "Each of {groups} groups gets its own version: {number} article to write.",
            "Each of {groups} groups gets its own version: {number} articles to write.",
            groups=sent.versions,
        )
    if sent.pinned:
        yield say("Set by hand.")


def _cancelled(cadence: Cadence, whose: str, *, as_of: date, names: Names, edits: PlanEdits) -> Iterator[Event]:
    for account, month, number, day in months_with_cancelled(cadence, edits):
        key = _key(whose, "broadcast", account, month, number)
        summary = say("{account}: taken out of the plan", account=names.account(account))
        event = _all_day(day, key=key, as_of=as_of, summary=summary)
        event.add("status", "CANCELLED")
        yield event


def _publications(cadence: Cadence, whose: str, *, as_of: date, names: Names) -> Iterator[Event]:
    for published, month, number in numbered(cadence.publications):
        key = _key(whose, "publication", published.account, month, number)
        summary = say(
            "{account}: publish without notice – {pillar}",
            account=names.account(published.account),
            pillar=names.pillar(published.pillar),
        )
        event = _all_day(published.date, key=key, as_of=as_of, summary=summary)
        event.add("status", "CONFIRMED")
        event.add("description", _line(_published(published)))
        yield event


def _published(published: Publication) -> str:
    return say(
        "A page with a lasting link: it uses no quota and no follower is told. Prepare from {day}.",
        day=published.prepare_from,
    )


def _times(sent: Broadcast, cadence: Cadence, names: Names) -> tuple[date, date]:
    slot = names.slots.get(sent.slot)
    if slot is None:
        return sent.date, sent.date + timedelta(days=1)
    zone = ZoneInfo(cadence.timezone)
    begins, ends = (datetime.combine(sent.date, time.fromisoformat(clock), zone) for clock in (slot.begins, slot.ends))
    return begins, ends


def _timezone(cadence: Cadence) -> Timezone:
    """The zone with the offset of the plan's first day: the mainland has had no summer time since 1991."""
    offset = datetime.combine(cadence.start, time(), ZoneInfo(cadence.timezone)).utcoffset()
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1992, 1, 1))
    standard.add("tzoffsetfrom", offset)
    standard.add("tzoffsetto", offset)
    zone = Timezone()
    zone.add("tzid", cadence.timezone)
    zone.add_component(standard)
    return zone


def _empty(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _line(name))
    return calendar


def _all_day(day: date, *, key: str, as_of: date, summary: str) -> Event:
    return _event((day, day + timedelta(days=1)), key=key, as_of=as_of, summary=summary)


def _event(times: tuple[date, date], *, key: str, as_of: date, summary: str) -> Event:
    event, stamp = Event(), datetime.combine(as_of, time(), UTC)
    event.add("uid", f"{uuid5(NAMESPACE_URL, key)}")
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", as_of.toordinal())
    event.add("dtstart", times[0])
    event.add("dtend", times[1])
    event.add("summary", _line(summary))
    event.add("transp", "TRANSPARENT")
    return event


def _line(text: str) -> str:
    return without_controls(text).replace("\n", " ").replace("\t", " ")
