"""Whatever is asked for, the plan can be published: quotas of the day, the team's articles, barred days, pins."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.cadence.frame import Frame
from advisor.cadence.limits import breaches
from advisor.cadence.model import Broadcast, Cadence
from advisor.cadence.moments import barred_between
from advisor.cadence.plan import plan
from advisor.cadence.volume import Carrier
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answer, Situation
from advisor.questionnaire.plan_edits import Pin, PlanEdits, Still
from tests.strategies import KNOWLEDGE

CHANGE = date(2014, 4, 15)  # service accounts: one broadcast a month before, four from this day
ACCOUNTS = ("service", "subscription")
PILLARS = [pillar.id for pillar in KNOWLEDGE.pillars]

starts = st.one_of(
    st.dates(date(2013, 9, 1), date(2014, 6, 1)),
    st.dates(date(2024, 1, 1), date(2030, 1, 1)),
)
answers: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "industry": st.sampled_from(["beauty", "b2b_industrial", "fashion_luxury", "religion"]),
        "publish_frequency": st.sampled_from([found.id for found in KNOWLEDGE.frequencies]),
        "primary_goal": st.sampled_from(["online_sales", "brand_awareness", "customer_service"]),
        "goals": st.just(("online_sales", "brand_awareness", "customer_service")),
        "audience": st.just(("mainland_consumers",)),
        "organisation": st.just("enterprise"),
    },
    optional={"articles_per_month": st.integers(0, 60), "segments": st.integers(1, 4)},
)


@st.composite
def orders(draw: st.DrawFn) -> tuple[Situation, tuple[Carrier, ...], date, int, PlanEdits]:
    """A client, the accounts that broadcast, a horizon, and changes by hand, sensible or not."""
    start, weeks = draw(starts), draw(st.integers(4, 20))
    known: dict[str, Answer] = {**draw(answers)}
    situation = Situation(KNOWLEDGE, known, as_of=start - timedelta(days=draw(st.integers(0, 10))))
    chosen = draw(st.sets(st.sampled_from(ACCOUNTS), min_size=1))
    carriers = tuple(
        Carrier(
            account,
            start + timedelta(days=draw(st.integers(0, 30))),
            groups=draw(st.integers(1, 4)),
            must=draw(st.booleans()),
            new=draw(st.booleans()),
        )
        for account in sorted(chosen)
    )
    inside = st.integers(-2, weeks * 7 + 1).map(lambda offset: start + timedelta(days=offset))
    pins = draw(
        st.lists(
            st.builds(
                Pin,
                date=inside,
                account=st.sampled_from((*ACCOUNTS, "channels")),
                articles=st.none() | st.integers(1, 9),
                pillar=st.none() | st.sampled_from(PILLARS),
                segment=st.none() | st.integers(1, 5),
            ),
            max_size=5,
            unique_by=lambda pin: (pin.account, pin.date),
        )
    )
    still = draw(st.lists(st.builds(Still, date=inside, account=st.sampled_from(ACCOUNTS)), max_size=5))
    return situation, carriers, start, weeks, PlanEdits(pins=tuple(pins), still=tuple(still))


def planned(order: tuple[Situation, tuple[Carrier, ...], date, int, PlanEdits]) -> Cadence:
    situation, carriers, start, weeks, edits = order
    return plan(situation, carriers, start=start, weeks=weeks, followers={}, edits=edits)


def value(fact: str, day: date, knowledge: Knowledge = KNOWLEDGE) -> float | None:
    """The value of a fact on a day, read from its windows."""
    for window in knowledge.fact[fact].values:
        if (window.from_ is None or window.from_ <= day) and (window.to is None or day < window.to):
            assert isinstance(window.value, (int, float))
            return window.value
    return None


def month(day: date) -> str:
    return f"{day:%Y-%m}"


@given(orders())
def test_no_day_month_or_follower_gets_more_than_the_quota_of_that_day(
    order: tuple[Situation, tuple[Carrier, ...], date, int, PlanEdits],
) -> None:
    sent: Counter[str] = Counter()
    reached: Counter[tuple[str, int]] = Counter()
    days: Counter[tuple[str, date]] = Counter()
    for one in planned(order).broadcasts:
        days[one.account, one.date] += 1
        assert days[one.account, one.date] == 1
        each = value(f"{one.account}.articles_per_broadcast", one.date)
        assert each is None or one.articles <= each
        if one.account == "subscription":
            assert (value("subscription.broadcasts_per_day", one.date) or 0) >= 1
            continue
        sent[month(one.date)] += 1
        allowed = value("service.broadcasts_per_month", one.date)
        assert allowed is not None
        assert sent[month(one.date)] <= allowed
        cap = value("service.follower_monthly_cap", one.date)
        for segment in range(1, one.versions + 1):
            reached[month(one.date), segment] += 1
            assert cap is None or reached[month(one.date), segment] <= cap


@given(orders())
def test_the_articles_of_a_month_are_within_what_the_team_can_write(
    order: tuple[Situation, tuple[Carrier, ...], date, int, PlanEdits],
) -> None:
    found, able = planned(order), order[0].seen("articles_per_month")
    written: Counter[str] = Counter()
    for one in found.broadcasts:
        assert one.articles >= 1
        written[month(one.date)] += one.articles * one.versions
    for page in found.publications:
        written[month(page.date)] += 1
    if isinstance(able, int):
        assert all(count <= able for count in written.values())


@given(orders())
def test_nothing_promotional_is_planned_on_a_barred_day_and_nothing_at_all_but_pins(
    order: tuple[Situation, tuple[Carrier, ...], date, int, PlanEdits],
) -> None:
    situation, _, start, weeks, _ = order
    barred = barred_between(situation, start, start + timedelta(weeks=weeks))
    found = planned(order)
    on_barred = [one for one in found.broadcasts if one.date in barred]
    assert all(one.pinned and one.pillar != "promotion" for one in on_barred)
    assert not any(page.date in barred for page in found.publications)


@given(orders())
def test_every_pin_is_kept_as_it_is_or_refused_with_a_reason(
    order: tuple[Situation, tuple[Carrier, ...], date, int, PlanEdits],
) -> None:
    found, edits = planned(order), order[4]
    kept = {(one.account, one.date): one for one in found.broadcasts if one.pinned}
    refused = {(one.account, one.date): one.reasons for one in found.refused}
    assert sorted([*kept, *refused]) == sorted((pin.account, pin.date) for pin in edits.pins)
    assert all(refused.values())
    for pin in edits.pins:
        one = kept.get((pin.account, pin.date))
        if one is not None:
            assert pin.articles in (None, one.articles)
            assert pin.pillar in (None, one.pillar)
    still = {(one.account, one.date) for one in edits.still}
    assert not any((one.account, one.date) in still for one in found.broadcasts if not one.pinned)


@given(orders())
def test_work_never_begins_in_the_past_and_no_account_sends_before_it_is_live(
    order: tuple[Situation, tuple[Carrier, ...], date, int, PlanEdits],
) -> None:
    situation, carriers, *_ = order
    live = {carrier.account: carrier.live_from for carrier in carriers}
    found = planned(order)
    assert all(situation.as_of <= one.prepare_from <= one.date for one in found.broadcasts)
    assert all(situation.as_of <= one.prepare_from <= one.date for one in found.publications)
    assert all(one.date >= live[one.account] for one in found.broadcasts)


@given(orders())
def test_the_same_order_gives_the_same_plan_and_the_limits_find_nothing_in_it(
    order: tuple[Situation, tuple[Carrier, ...], date, int, PlanEdits],
) -> None:
    situation, carriers, start, weeks, _ = order
    found = planned(order)
    assert found == planned(order)
    frame = Frame(situation, carriers, start, start + timedelta(weeks=weeks, days=-1))
    assert breaches(frame, found.broadcasts) == ()


def of_service(knowledge: Knowledge, *, start: date, weeks: int) -> tuple[Broadcast, ...]:
    situation = Situation(knowledge, {"publish_frequency": "weekly", "industry": "beauty"}, as_of=start)
    return plan(situation, [Carrier("service", start)], start=start, weeks=weeks, followers={}).broadcasts


def with_change_on(day: date) -> Knowledge:
    """The real base, but for the day on which service accounts got their four broadcasts a month."""
    fact = KNOWLEDGE.fact["service.broadcasts_per_month"]
    moved = [
        window.model_copy(
            update={
                "from_": day if window.from_ == CHANGE else window.from_,
                "to": day if window.to == CHANGE else window.to,
            }
        )
        for window in fact.values
    ]
    facts = tuple(
        one.model_copy(update={"values": tuple(moved)}) if one.id == fact.id else one for one in KNOWLEDGE.facts
    )
    return KNOWLEDGE.model_copy(update={"facts": facts})


@pytest.mark.parametrize(
    ("change", "before", "after"), [(CHANGE, 1, 4), (date(2014, 6, 1), 1, 1), (date(2014, 3, 1), 4, 4)]
)
def test_moving_the_day_of_a_quota_moves_the_plan(change: date, before: int, after: int) -> None:
    sent = Counter(month(one.date) for one in of_service(with_change_on(change), start=date(2014, 2, 28), weeks=20))
    assert (sent["2014-03"], sent["2014-05"]) == (before, after)


def test_in_the_month_of_the_change_more_is_sent_once_it_is_allowed() -> None:
    days = [one.date for one in of_service(KNOWLEDGE, start=date(2014, 3, 1), weeks=20) if month(one.date) == "2014-04"]
    assert len([day for day in days if day < CHANGE]) <= 1 < len(days)


def test_before_the_first_known_quota_nothing_is_planned() -> None:
    assert KNOWLEDGE.calendar.first < date(2014, 1, 1)
    first = min(window.from_ for window in KNOWLEDGE.fact["subscription.broadcasts_per_day"].values if window.from_)
    start = first - timedelta(weeks=4)
    situation = Situation(KNOWLEDGE, {"publish_frequency": "daily"}, as_of=start)
    found = plan(situation, [Carrier("subscription", start)], start=start, weeks=8, followers={}).broadcasts
    assert found
    assert min(one.date for one in found) >= first
