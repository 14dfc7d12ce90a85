"""How many broadcasts each month holds: what is wished, as far as days, quotas and articles allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from advisor.cadence.frame import NO_LIMIT, Frame
from advisor.cadence.lane import Lane
from advisor.cadence.model import Broadcast, QuotaUse, Wished
from advisor.cadence.months import month_of
from advisor.cadence.sending import Pins
from advisor.cadence.volume import Carrier, give_way, wished_days, wished_per_month
from advisor.questionnaire.plan_edits import PlanEdits

Numbers = Mapping[str, Mapping[str, int]]
DAYS_A_MONTH = 365.25 / 12


def lane_of(frame: Frame, carrier: Carrier, pins: Pins, edits: PlanEdits) -> Lane:
    """The days open to an account, with what its quota allows on each."""
    pinned = frozenset(day for account, day in pins if account == carrier.account)
    still = {one.date for one in edits.still if one.account == carrier.account}
    begin = max(carrier.live_from, frame.first_ready)
    most: dict[date, int] = {}
    for month in frame.months:
        for day in month.days:
            free = day >= begin and day not in frame.barred and day not in still
            if day in pinned or (free and not (frame.rests and frame.working.off(day))):
                limit = frame.most_broadcasts(carrier.account, day)
                if limit is not None:
                    most[day] = limit
    return Lane(tuple(most), most, max(frame.rules.min_gap_days.get(carrier.account, 1), 1), pinned)


def rhythm_of(frame: Frame, account: str) -> float:
    """The days between two broadcasts that the wished number a month means."""
    return DAYS_A_MONTH / wished_per_month(frame.situation, account, main=account == frame.main)


def wished_in(frame: Frame) -> Numbers:
    """The broadcasts wished for, by account and month, from the day the account is live."""
    found: dict[str, dict[str, int]] = {}
    for carrier in frame.carriers:
        first = max(frame.start, carrier.live_from)
        days = wished_days(rhythm_of(frame, carrier.account), first=first, last=frame.last)
        held = Counter(map(month_of, days))
        found[carrier.account] = {month.id: held[month.id] for month in frame.months}
    return found


def numbers_in(frame: Frame, lanes: Mapping[str, Lane], wished: Numbers, pins: Pins) -> Numbers:
    """The broadcasts planned, by account and month: what is wished, as far as days, quotas and articles allow."""
    fits = {account: lane.numbers(wished[account]) for account, lane in lanes.items()}
    caps: dict[str, dict[str, int]] = {account: {} for account in lanes}
    versions = {account: frame.sure_versions(account) for account in lanes}
    for month in frame.months:
        pinned = {account: sum(month_of(day) == month.id for day in lane.pins) for account, lane in lanes.items()}
        given = give_way(
            {account: numbers.get(month.id, 0) for account, numbers in fits.items()},
            versions=versions,
            pinned=pinned,
            extra=_extra(frame, month.id, pins),
            practised={account: frame.practised(account, month) for account in lanes},
            articles=frame.able_in(month),
        )
        for account, count in given.items():
            caps[account][month.id] = count
    return {account: lane.numbers(caps[account]) for account, lane in lanes.items()}


def _extra(frame: Frame, month: str, pins: Pins) -> dict[str, int]:
    """The articles that pins of a month hold beyond one for each version, by account."""
    found = dict.fromkeys(frame.carrier, 0)
    for (account, day), pin in pins.items():
        if month_of(day) == month and pin.articles is not None:
            found[account] += (pin.articles - 1) * frame.sure_versions(account)
    return found


def versions_in(frame: Frame, numbers: Numbers, pins: Pins) -> dict[tuple[str, str], int]:
    """The versions of each broadcast, by account and month: those that are a must, and more where articles suffice."""
    found: dict[tuple[str, str], int] = {}
    for month in frame.months:
        extra, able = _extra(frame, month.id, pins), frame.able_in(month)
        sure = {
            account: (numbers[account].get(month.id, 0) * frame.sure_versions(account)) + extra[account]
            for account in numbers
        }
        left = None if able is None else able - sum(sure.values())
        for account in numbers:
            found[account, month.id] = frame.sure_versions(account)
            groups, most = frame.groups(account), frame.practised(account, month)
            if groups > found[account, month.id]:
                more = sure[account] * (groups - 1)
                if (left is None or more <= left) and (most is None or sure[account] + more <= most):
                    found[account, month.id] = groups
                    left = None if left is None else left - more
    return found


def met(frame: Frame, wished: Numbers, broadcasts: Sequence[Broadcast]) -> tuple[Wished, ...]:
    """What is wished and what of it is planned, over the whole horizon."""
    return tuple(
        Wished(
            account=carrier.account,
            wished=sum(wished[carrier.account].values()),
            planned=sum(sent.account == carrier.account for sent in broadcasts),
        )
        for carrier in frame.carriers
    )


def quota_use(frame: Frame, broadcasts: Sequence[Broadcast]) -> tuple[QuotaUse, ...]:
    """Month by month what is planned and what the quota allows at most in the days of the horizon."""
    sent = Counter((one.account, month_of(one.date)) for one in broadcasts)
    rows = []
    for carrier in frame.carriers:
        for month in frame.months:
            open_days = [day for day in month.days if day >= carrier.live_from]
            limits = [limit for day in open_days if (limit := frame.most_broadcasts(carrier.account, day)) is not None]
            if limits:
                most = len(limits) if NO_LIMIT in limits else max(limits)
                planned = sent[carrier.account, month.id]
                rows.append(QuotaUse(account=carrier.account, month=month.id, planned=planned, quota=most))
    return tuple(rows)
