"""Small networks of steps made up for tests, and a plain second opinion on their dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from advisor.advice.timing.roadmap import Case, Leg
from advisor.cadence.days import WorkingDays, working_days
from advisor.knowledge.models import Range, Step
from tests.strategies import KNOWLEDGE

WORKING: WorkingDays = working_days(KNOWLEDGE.public_holidays)
ONE_DAY = timedelta(days=1)


def leg(
    ident: str,
    days: tuple[int, int, int],
    *,
    after: tuple[str, ...] = (),
    counted_in: str = "days",
    account: str = "now",
    waits: bool = False,
) -> Leg:
    """One step of a network."""
    least, typical, most = days
    lasts = Range(min=least, typical=typical, max=most)
    step = Step.model_validate(
        {
            "id": ident,
            "title": ident.title(),
            "text": "Do it.",
            "days": lasts,
            "counted_in": counted_in,
            "confidence": "low",
            "judgement": True,
        }
    )
    return Leg(step=step, accounts=(account,), after=after, days=lasts, waits_for_launch=waits)


@st.composite
def networks(draw: st.DrawFn, *, calendar_only: bool = False, one_phase: bool = False) -> tuple[Leg, ...]:
    """Up to seven steps: some launched, some for later, of which some wait for the launch."""
    kinds = [("now", False)] if one_phase else [("now", False), ("now", False), ("later", False), ("later", True)]
    legs: list[Leg] = []
    for name in "abcdefg"[: draw(st.integers(1, 7))]:
        account, waits = draw(st.sampled_from(kinds)) if legs else ("now", False)
        before = [other.step.id for other in legs if waits or not other.waits_for_launch]
        after = tuple(sorted(draw(st.sets(st.sampled_from(before), max_size=3)))) if before else ()
        least, typical, most = sorted(draw(st.lists(st.integers(0, 9), min_size=3, max_size=3)))
        counted_in = "days" if calendar_only else draw(st.sampled_from(["days", "working_days"]))
        legs.append(leg(name, (least, typical, most), after=after, counted_in=counted_in, account=account, waits=waits))
    return tuple(legs)


def launched_in(legs: Sequence[Leg]) -> frozenset[str]:
    """The steps counted in the launch."""
    return frozenset(leg.step.id for leg in legs if leg.accounts == ("now",))


def walked(
    legs: Sequence[Leg], start: date, *, case: Case = "typical", late: Mapping[str, date] | None = None
) -> tuple[dict[str, tuple[date, date]], date, date]:
    """Start and finish of each step, walked day by day, with the launch and the end.

    `late` names days before which a step is not begun.
    """
    found: dict[str, tuple[date, date]] = {}
    launch = start
    for waiting in (False, True):
        for one in legs:
            if one.waits_for_launch == waiting:
                day = max([launch if waiting else start, *(found[name][1] for name in one.after)])
                day = max(day, (late or {}).get(one.step.id, day))
                found[one.step.id] = _worked(day, one, case)
        launch = max(found[ident][1] for ident in launched_in(legs))
    return found, launch, max(finish for _, finish in found.values())


def _worked(day: date, one: Leg, case: Case) -> tuple[date, date]:
    days = int(getattr(one.days, case))
    if one.step.counted_in == "days" or not days:
        return day, day + ONE_DAY * days
    while WORKING.off(day):
        day += ONE_DAY
    begun = day
    for _ in range(days):
        day += ONE_DAY
        while WORKING.off(day):
            day += ONE_DAY
    return begun, day
