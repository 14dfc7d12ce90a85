"""The lane beside the broadcasts: articles published without notice, from what the team can write besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from advisor.cadence.frame import Frame
from advisor.cadence.model import Broadcast, Publication
from advisor.cadence.months import Month, month_of
from advisor.cadence.quotas import in_force


def publications_of(frame: Frame, broadcasts: Sequence[Broadcast]) -> tuple[Publication, ...]:
    """Pages for menus, replies and links: some a month, as far as articles are left, on days without a broadcast."""
    lane = frame.rules.publish
    if lane is None or frame.main is None or frame.able is None or not lane.pillars:
        return ()
    account, live = frame.main, max(frame.carrier[frame.main].live_from, frame.first_ready)
    written = Counter[tuple[str, str]]()
    for sent in broadcasts:
        written[sent.account, month_of(sent.date)] += sent.written
    taken = {sent.date for sent in broadcasts} | set(frame.barred)
    found: list[Publication] = []
    for month in frame.months:
        days = [day for day in month.days if day >= live and day not in taken and _available(frame, day)]
        for day in _spread(days, min(_left(frame, month, account, written), lane.most_per_month)):
            begin = frame.working.after(day, -frame.rules.prepare_working_days)
            pillar = lane.pillars[len(found) % len(lane.pillars)]
            found.append(Publication(date=day, account=account, pillar=pillar, prepare_from=begin))
    return tuple(found)


def _left(frame: Frame, month: Month, account: str, written: Mapping[tuple[str, str], int]) -> int:
    """The articles of a month that the team can write besides, for all accounts and for this one while it is new."""
    every = sum(count for (_, when), count in written.items() if when == month.id)
    most = frame.practised(account, month) or 0
    return max(min((frame.able_in(month) or 0) - every, most - written.get((account, month.id), 0)), 0)


def _available(frame: Frame, day: date) -> bool:
    lane = frame.rules.publish
    value = in_force(frame.situation.knowledge.fact[lane.available], day) if lane is not None else None
    return value is not None and value.value is True


def _spread(days: Sequence[date], number: int) -> list[date]:
    """`number` of the days, evenly."""
    number = min(number, len(days))
    return [days[(2 * at + 1) * len(days) // (2 * number)] for at in range(number)]
