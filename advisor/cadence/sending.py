"""From days to broadcasts: what each serves, how many articles it holds, its pillar, slot and segment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from advisor.cadence.frame import Frame
from advisor.cadence.model import Broadcast
from advisor.cadence.months import Month, month_of
from advisor.cadence.pillars import Place, assign
from advisor.cadence.volume import Filling, fill
from advisor.cadence.windows import Window, labelled
from advisor.questionnaire.plan_edits import Pin

Pins = Mapping[tuple[str, date], Pin]
Versions = Mapping[tuple[str, str], int]  # by account and month


@dataclass(frozen=True)
class Sending:
    """One account's days, what each serves, and the pins among them."""

    account: str
    days: tuple[date, ...]
    serves: Mapping[date, Window]

    @cached_property
    def held(self) -> frozenset[date]:
        """The days, to look one up."""
        return frozenset(self.days)


def broadcasts_of(
    frame: Frame,
    days: Mapping[str, Sequence[date]],
    pins: Pins,
    *,
    shares: Mapping[str, int],
    versions: Versions,
) -> tuple[Broadcast, ...]:
    """All broadcasts, by date and account."""
    lanes = [Sending(account, tuple(chosen), labelled(chosen, frame.windows)) for account, chosen in days.items()]
    articles: dict[tuple[str, date], int] = {}
    for month in frame.months:
        articles |= _articles(frame, month, lanes, pins, versions)
    found = [sent for lane in lanes for sent in _sent(frame, lane, articles, pins, shares, versions)]
    return tuple(sorted(found, key=lambda sent: (sent.date, sent.account)))


def _articles(
    frame: Frame, month: Month, lanes: Sequence[Sending], pins: Pins, versions: Versions
) -> dict[tuple[str, date], int]:
    """The articles of each broadcast of a month: one each, and more where the team can write them."""
    rows: dict[tuple[str, date], Filling] = {}
    for day in month.days:
        for lane in lanes:
            if day in lane.held:
                pin = pins.get((lane.account, day))
                fixed = pin.articles if pin is not None else None
                rows[lane.account, day] = Filling(
                    account=lane.account,
                    served=day in lane.serves,
                    versions=versions[lane.account, month.id],
                    most=fixed or frame.most_articles(lane.account, day),
                    articles=fixed or 1,
                )
    able = frame.able_in(month)
    if able is not None:
        practised = {account: frame.practised(account, month) for account in frame.carrier}
        fill(
            tuple(rows.values()),
            left=able - sum(row.articles * row.versions for row in rows.values()),
            practised=practised,
        )
    return {key: row.articles for key, row in rows.items()}


def _sent(
    frame: Frame,
    lane: Sending,
    articles: Mapping[tuple[str, date], int],
    pins: Pins,
    shares: Mapping[str, int],
    versions: Versions,
) -> list[Broadcast]:
    rules = frame.rules
    places = [_place(frame, lane, day, pins) for day in lane.days]
    pillars = assign(places, shares, rules.promotional)
    found = []
    for index, (day, pillar) in enumerate(zip(lane.days, pillars, strict=True)):
        window, pin = lane.serves.get(day), pins.get((lane.account, day))
        found.append(
            Broadcast(
                date=day,
                account=lane.account,
                articles=articles[lane.account, day],
                pillar=pillar,
                moment=window.dated.moment.name if window else "",
                part=window.part.id if window else "",
                slot=(pin.slot if pin else None) or (rules.slots[index % len(rules.slots)].id if rules.slots else ""),
                segment=_segment(frame, lane.account, index, pin),
                versions=versions[lane.account, month_of(day)],
                prepare_from=_work_from(frame, day, window),
                pinned=pin is not None,
            )
        )
    return found


def _place(frame: Frame, lane: Sending, day: date, pins: Pins) -> Place:
    pin, window = pins.get((lane.account, day)), lane.serves.get(day)
    pull = 0 if window is None else 2 if window.part.offer else 1
    return Place(pull=pull, given=(pin.pillar if pin else None) or "", quiet=day in frame.barred)


def _segment(frame: Frame, account: str, index: int, pin: Pin | None) -> int | None:
    """The segment a broadcast goes to, where segments take turns on an account."""
    quota, groups = frame.situation.knowledge.account[account].quota, frame.carrier[account].groups
    if quota is None or quota.segments is None or not quota.segments.uses_quota or groups < 2:
        return None
    wished = pin.segment if pin is not None else None
    return wished if wished is not None and wished <= groups else index % groups + 1


def _work_from(frame: Frame, day: date, window: Window | None) -> date:
    """The day on which work must begin: some working days before, for a moment its weeks before, never in the past."""
    begin = frame.working.after(day, -frame.rules.prepare_working_days)
    if window is not None:
        begin = min(begin, max(window.dated.work_from, frame.situation.as_of))
    return begin
