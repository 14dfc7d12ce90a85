"""The best days of all accounts: the main one first, each further one off the days of those before it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from advisor.cadence.counts import Numbers, rhythm_of
from advisor.cadence.frame import Frame
from advisor.cadence.lane import Lane
from advisor.cadence.model import Broadcast, PlanScore, Wished
from advisor.cadence.pillars import off_by
from advisor.cadence.placing import Merit, Wanted, merit, place

Days = Mapping[str, tuple[date, ...]]


def days_of(frame: Frame, lanes: Mapping[str, Lane], numbers: Numbers, wished: Numbers) -> Days:
    """The best days, the main account first; each further account keeps off the days of those before it."""
    found: dict[str, tuple[date, ...]] = {}
    for account in sorted(lanes, key=lambda account: account != frame.main):
        rhythm = rhythms(frame, account, numbers[account], wished[account])
        found[account] = place(
            lanes[account], numbers[account], wanted_of(frame, account, rhythm, busy=_busy(frame, found))
        )
    return found


def _busy(frame: Frame, days: Days) -> frozenset[date]:
    """The days taken by these accounts, but those on which a moment brings accounts together."""
    return frozenset(day for chosen in days.values() for day in chosen) - frame.together


def rhythms(frame: Frame, account: str, numbers: Mapping[str, int], wished: Mapping[str, int]) -> dict[str, float]:
    """The days between two broadcasts, by month: those wished for, or wider where fewer are planned in a month."""
    usual = rhythm_of(frame, account)
    return {
        month.id: usual
        if numbers.get(month.id, 0) in (0, wished[month.id])
        else max(month.length / numbers[month.id], 1.0)
        for month in frame.months
    }


def wanted_of(frame: Frame, account: str, rhythm: Mapping[str, float], *, busy: Collection[date]) -> Wanted:
    """What the days of an account are judged by."""
    begin = max(frame.start, frame.carrier[account].live_from)
    return Wanted(frame.windows, rhythm, frame.rules.even_within_days, begin, frame.last, frozenset(busy))


def score_of(
    frame: Frame,
    lanes: Mapping[str, Lane],
    numbers: Numbers,
    wished: Numbers,
    broadcasts: Sequence[Broadcast],
    *,
    shares: Mapping[str, int],
    asked: Sequence[Wished],
) -> PlanScore:
    """What the plan is worth. It is optimal by the way the days are placed, so no better one exists."""
    merits: list[Merit] = []
    pillars = 0.0
    before: dict[str, tuple[date, ...]] = {}
    for account in sorted(lanes, key=lambda account: account != frame.main):
        own = [sent for sent in broadcasts if sent.account == account]
        chosen = tuple(sent.date for sent in own)
        rhythm = rhythms(frame, account, numbers[account], wished[account])
        merits.append(merit(chosen, wanted_of(frame, account, rhythm, busy=_busy(frame, before))))
        pillars += off_by([sent.pillar for sent in own], shares)
        before[account] = chosen
    return PlanScore(
        sent=len(broadcasts),
        wished=sum(one.wished for one in asked),
        presence=sum(one.presence for one in merits),
        presence_most=sum(
            window.weight for lane in lanes.values() for window in frame.windows if window.any_of(lane.days)
        ),
        unevenness=sum(one.unevenness for one in merits) / 100,
        pillars_off=round(pillars, 2),
        clashes=sum(one.clashes for one in merits),
        optimal=True,
    )
