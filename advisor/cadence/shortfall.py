"""What had to give: wishes the plan could not meet, said in the knowledge base's sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from advisor.cadence.collisions import collisions
from advisor.cadence.frame import Frame
from advisor.cadence.model import Broadcast, Publication, Reason, Wished
from advisor.cadence.moments import sector_of
from advisor.cadence.months import month_of
from advisor.cadence.sentence import said
from advisor.cadence.volume import wished_per_month
from advisor.logic.situation import Missing
from advisor.words import say

COLLIDES = {
    "moment": "cadence.collides_moment",
    "break": "cadence.collides_break",
    "barred": "cadence.collides_barred",
}


def warnings_of(
    frame: Frame,
    broadcasts: Sequence[Broadcast],
    publications: Sequence[Publication],
    asked: Sequence[Wished],
    *,
    followers: Mapping[str, int],
    asked_until: date,
) -> tuple[Reason, ...]:
    """The warnings of a plan that was asked for until a day, in a fixed order."""
    return (
        *_beyond_calendar(frame, asked_until),
        *_begin_later(frame),
        *_unmet(frame, asked),
        *_by_team(frame, broadcasts, publications),
        *_of_case(frame, broadcasts, followers),
        *_collisions(frame),
    )


def _beyond_calendar(frame: Frame, asked_until: date) -> Iterator[Reason]:
    calendar = frame.situation.knowledge.calendar
    if asked_until > calendar.last:
        yield said(frame.situation, "cadence.beyond_calendar", last=calendar.last.isoformat())


def _begin_later(frame: Frame) -> Iterator[Reason]:
    for carrier in frame.carriers:
        if carrier.live_from > frame.start:
            name = frame.situation.knowledge.account[carrier.account].name
            yield said(frame.situation, "cadence.begins_later", account=name, day=carrier.live_from.isoformat())


def _unmet(frame: Frame, asked: Sequence[Wished]) -> Iterator[Reason]:
    """What the quota of the main account does not allow, and how many wishes give way in all, whatever the reason."""
    for one in asked:
        name = frame.situation.knowledge.account[one.account].name
        monthly = [window for window in frame.quotas[one.account] if window.per == "month"]
        wished = wished_per_month(frame.situation, one.account, main=one.account == frame.main)
        if monthly and one.account == frame.main and round(wished) > min(window.broadcasts for window in monthly):
            allowed = min(window.broadcasts for window in monthly)
            yield said(
                frame.situation,
                "cadence.over_quota",
                sources=tuple(dict.fromkeys(source for window in monthly for source in window.sources)),
                wished=f"{round(wished)}",
                account=name,
                allowed=str(allowed),
                unmet=str(round(wished) - allowed),
            )
        if one.unmet:
            yield said(
                frame.situation,
                "cadence.unmet",
                account=name,
                wished=str(one.wished),
                planned=str(one.planned),
                unmet=str(one.unmet),
            )


def _by_team(frame: Frame, broadcasts: Sequence[Broadcast], publications: Sequence[Publication]) -> Iterator[Reason]:
    situation, able = frame.situation, frame.able
    if frame.main is None:
        return
    if able is None:
        if not isinstance(situation.seen("articles_per_month"), int):
            yield said(situation, "cadence.no_capacity")
        return
    if able == 0:
        yield said(situation, "cadence.zero_capacity")
        return
    if any(carrier.new for carrier in frame.carriers) and any(share < 1 for share in frame.rules.ramp_up):
        shares = say(", ").join(say("{number} %", number=f"{100 * share:.0f}") for share in frame.rules.ramp_up)
        yield said(situation, "cadence.ramp_up", shares=shares)
    whole = [month.id for month in frame.months if month.share == 1]
    months = {month: [sent for sent in broadcasts if month_of(sent.date) == month] for month in whole}
    if not whole:
        return
    pages = {month: sum(month_of(page.date) == month for page in publications) for month in whole}
    planned = max(sum(sent.written for sent in months[month]) + pages[month] for month in whole)
    most = max(sum(sent.versions for sent in months[month]) for month in whole)
    if not isinstance(situation.seen("publish_frequency"), Missing) and most >= able:
        yield said(situation, "cadence.capacity_binds", able=str(able))
    elif planned < able:
        left = str(able - planned)
        yield said(situation, "cadence.capacity_left", able=str(able), planned=str(planned), left=left)


def _of_case(frame: Frame, broadcasts: Sequence[Broadcast], followers: Mapping[str, int]) -> Iterator[Reason]:
    situation = frame.situation
    if situation.seen("followers") and followers and not any(followers.values()):
        yield said(situation, "cadence.followers_elsewhere")
    if sector_of(situation) is None:
        yield said(situation, "cadence.no_sector")
    segments = situation.seen("segments")
    if frame.main is None or not isinstance(segments, int) or segments < 2:
        return
    told = False
    for carrier in frame.carriers:
        if carrier.groups > 1:
            told = True
            months = {month_of(sent.date): sent.versions for sent in broadcasts if sent.account == carrier.account}
            yield said(
                situation,
                _versions(frame, carrier.account, tuple(months.values())),
                account=situation.knowledge.account[carrier.account].name,
                segments=str(carrier.groups),
                months=str(sum(count > 1 for count in months.values())),
                all=str(len(months)),
            )
    if not told:
        yield said(situation, "cadence.segments", segments=str(segments))


def _collisions(frame: Frame) -> Iterator[Reason]:
    """Moments worth a broadcast whose day another thing takes."""
    inside = [dated for dated in frame.moments if dated.day <= frame.last]
    found = collisions(
        inside,
        last_days=frame.rules.collides_days,
        breaks=frame.working.breaks(frame.start, frame.last),
        barred=frame.barred,
        own=frozenset(frame.working.statutory(frame.start, frame.last)),
    )
    names = {dated.moment.id: dated.moment.name for dated in inside}
    names |= {barred.id: barred.name for barred in frame.barred.values()}
    for one in found:
        yield said(
            frame.situation,
            COLLIDES[one.kind],
            moment=one.dated.moment.name,
            day=one.dated.day.isoformat(),
            other=names.get(one.other, ""),
            first=one.first.isoformat(),
            last=one.last.isoformat(),
        )


def _versions(frame: Frame, account: str, versions: Sequence[int]) -> str:
    """The phrase on what the segments of an account get, by the versions of each month."""
    if frame.groups(account) < 2:
        return "cadence.turns"
    if all(count > 1 for count in versions):
        return "cadence.versions"
    return "cadence.some_versions" if any(count > 1 for count in versions) else "cadence.no_versions"
