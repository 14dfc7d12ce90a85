"""What began, ended or changed in a knowledge base between two days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from advisor.advice.comparing.turned import Member, members_of
from advisor.advice.parts.comparison import Change, Dated, Event
from advisor.advice.speak import cited, reason
from advisor.cadence.model import Basis
from advisor.knowledge.models import Fact, Grounded
from advisor.logic.situation import Situation, shown_number
from advisor.words import say

ONE_DAY = timedelta(days=1)


def changed_between(one: Situation, other: Situation, changes: tuple[Change, ...]) -> tuple[Dated, ...]:
    """Every rule and every value of a fact that began or ended after the earlier day, up to the later one; by day.

    `changes` are the differences of the advice, for what each of them bears on.
    """
    early, late = sorted((one, other), key=lambda side: side.as_of)
    found = [*_members(early, late, changes), *_facts(early, late, changes)]
    return tuple(sorted(found, key=lambda row: (row.on, row.kind, row.id)))


def _members(early: Situation, late: Situation, changes: tuple[Change, ...]) -> Iterator[Dated]:
    for member in members_of(late.knowledge):
        first, end = member.window
        if first is not None and early.as_of < first <= late.as_of:
            yield _member(member, late, "began", first, changes)
        if end is not None and early.as_of < end <= late.as_of:
            yield _member(member, early, "ended", end, changes)


def _member(member: Member, at: Situation, event: Event, day: date, changes: tuple[Change, ...]) -> Dated:
    assert member.grounds is not None
    said = reason(at, member.grounds, ident=member.id, text=member.text)
    began = event == "began"
    return Dated(
        kind=member.kind,
        id=member.id,
        text=said.text,
        event=event,
        on=day,
        start=getattr(member.grounds, "start", "exact") if began else "exact",
        was=say("not in force") if began else say("in force"),
        became=say("in force") if began else say("not in force"),
        sources=said.sources,
        basis=said.basis,
        bears_on=tuple(change.what for change in changes if member.id in change.rules),
    )


def _facts(early: Situation, late: Situation, changes: tuple[Change, ...]) -> Iterator[Dated]:
    for fact in late.knowledge.facts:
        days = {day for window in fact.values for day in (window.from_, window.to) if day is not None}
        for day in sorted(days):
            if early.as_of < day <= late.as_of and _shown(fact, day - ONE_DAY) != _shown(fact, day):
                yield _fact(fact, day, changes)


def _shown(fact: Fact, day: date) -> str:
    window = fact.on(day)
    return shown_number(window.value) if window else say("not known")


def _fact(fact: Fact, day: date, changes: tuple[Change, ...]) -> Dated:
    was, now = fact.on(day - ONE_DAY), fact.on(day)
    told = now or was
    event: Event = "began" if was is None else "ended" if now is None else "changed"
    return Dated(
        kind="fact",
        id=fact.id,
        text=fact.title,
        event=event,
        on=day,
        start=now.start if now else "exact",
        was=_shown(fact, day - ONE_DAY),
        became=_shown(fact, day),
        sources=cited(told) if told else (),
        basis=_basis(told) if told else "judgement",
        bears_on=tuple(change.what for change in changes if fact.id in change.facts),
    )


def _basis(grounds: Grounded) -> Basis:
    return "judgement" if grounds.judgement or not grounds.sources else "sources"
