"""The roadmap: a network of steps, dated by what comes before, with the chains that have no slack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.advise import advise
from advisor.advice.findings import Findings
from advisor.advice.model import Advice, Launch
from advisor.advice.timing.launch import dated
from advisor.advice.timing.roadmap import CASES, Leg, in_order, lasting, network
from advisor.advice.timing.schedule import plan_steps
from advisor.advice.timing.slack import Plan, longest_chains, slacks
from advisor.cadence.days import working_days
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answer, Situation
from tests.advice.made_networks import ONE_DAY, WORKING, launched_in, networks, walked
from tests.small_base import collections, small
from tests.strategies import KNOWLEDGE, answers, days

DAY = date(2026, 1, 1)
starts = st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 12, 31))


def with_steps(folder: Path, **changes: dict[str, object]) -> Knowledge:
    """The small base with some keys of its steps changed, by the step's id."""
    phrases = [{"id": phrase.id, "text": phrase.text} for phrase in KNOWLEDGE.phrases]
    steps = [step | changes.get(step["id"], {}) for step in collections()["steps"]]
    return small(folder, phrases=phrases, steps=steps)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return with_steps(tmp_path_factory.mktemp("base"))


@pytest.fixture(scope="module")
def advice(base: Knowledge) -> Advice:
    return advise(base, {"home": "inside", "goals": ("sell",)}, as_of=DAY)


def plan(legs: Sequence[Leg], start: date, case: str = "typical") -> Plan:
    return dated(legs, case=case, start=start, launched=launched_in(legs), working=WORKING)


def test_a_step_starts_when_all_before_it_are_done(advice: Advice) -> None:
    """papers 3 → register 5; build 20 beside them; check 2 after both: 22 days, by hand."""
    steps = {step.step: step for step in advice.roadmap}
    assert (steps["register"].start, steps["register"].finish) == (date(2026, 1, 4), date(2026, 1, 9))
    assert (steps["check"].start, steps["check"].finish) == (date(2026, 1, 21), date(2026, 1, 23))
    assert advice.launch.typical == date(2026, 1, 23)


def test_the_critical_path_is_the_chain_without_slack(advice: Advice) -> None:
    assert {step.step for step in advice.roadmap if step.critical} == {"build", "check"}
    assert [case.critical for case in advice.launch.cases] == [("build", "check")] * 3


def test_slack_counted_by_hand(advice: Advice) -> None:
    """papers and register take 8 of the 20 days that build takes; only register may wait without moving papers."""
    slack = {step.step: (step.slack.total_days, step.slack.free_days) for step in advice.roadmap}
    assert slack == {"papers": (12, 0), "register": (12, 12), "build": (0, 0), "check": (0, 0)}
    papers = next(step for step in advice.roadmap if step.step == "papers")
    assert (papers.slack.start_by, papers.slack.finish_by) == (date(2026, 1, 13), date(2026, 1, 16))


def test_the_worst_case_takes_the_longest_durations(advice: Advice) -> None:
    assert advice.launch.latest == date(2026, 2, 14)  # twice 20 and twice 2 days


def test_steps_stand_after_what_they_come_after() -> None:
    assert in_order(["c", "a", "b"], {"c": ["b"], "b": ["a"]}) == ["a", "b", "c"]


def test_working_days_are_kept_between_calls() -> None:
    assert working_days(KNOWLEDGE.public_holidays) is working_days(KNOWLEDGE.public_holidays)


@pytest.mark.parametrize(
    ("begin", "count", "done"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # a Friday: done by Monday
        (date(2026, 11, 21), 1, date(2026, 11, 24)),  # a Saturday: begun on Monday, done by Tuesday
        (date(2026, 11, 22), 2, date(2026, 11, 25)),
        (date(2026, 9, 30), 3, date(2026, 10, 10)),  # 30 September, 8 and 9 October; the 10th is a working Saturday
        (date(2026, 10, 1), 1, date(2026, 10, 9)),  # the whole week is off until the 8th
        (date(2026, 2, 13), 2, date(2026, 2, 24)),  # 13 February and the working Saturday before the New Year holiday
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
    ],
)
def test_working_days_are_those_of_the_mainland(begin: date, count: int, done: date) -> None:
    """By the official arrangement for 2026, counted by hand."""
    assert lasting(begin, count, "working_days", WORKING) == done


@given(networks(), starts, st.sampled_from(CASES))
def test_dates_agree_with_walking_day_by_day(legs: tuple[Leg, ...], start: date, case: str) -> None:
    found, launch, end = walked(legs, start, case=case)
    made = plan(legs, start, case)
    assert {ident: (timing.start, timing.finish) for ident, timing in made.timings.items()} == found
    assert (made.launch, made.end) == (launch, end)


@given(networks(), starts)
def test_a_step_may_wait_for_its_slack_and_not_a_day_longer(legs: tuple[Leg, ...], start: date) -> None:
    """Delayed up to `start_by` a step moves neither the launch nor the end; started the day after, it moves one."""
    found, launch, end = walked(legs, start)
    slack = slacks(plan(legs, start), working=WORKING)
    for one in legs:
        ident = one.step.id
        given_days = slack[ident].total_days
        assert given_days == (slack[ident].start_by - found[ident][0]).days >= 0
        for wait in range(given_days + 1):
            kept = walked(legs, start, late={ident: found[ident][0] + ONE_DAY * wait})
            assert kept[1:] == (launch, end)
        late, *moved = walked(legs, start, late={ident: slack[ident].start_by + ONE_DAY})
        assert moved != [launch, end]
        assert late[ident][1] > slack[ident].finish_by


@given(networks(), starts)
def test_free_slack_moves_no_other_step(legs: tuple[Leg, ...], start: date) -> None:
    found, launch, end = walked(legs, start)
    slack = slacks(plan(legs, start), working=WORKING)

    def moves(ident: str, wait: int) -> bool:
        late, *ends = walked(legs, start, late={ident: found[ident][0] + ONE_DAY * wait})
        return ends != [launch, end] or any(late[name][0] != found[name][0] for name in found if name != ident)

    for one in legs:
        free = slack[one.step.id].free_days
        assert 0 <= free <= slack[one.step.id].total_days
        assert not any(moves(one.step.id, wait) for wait in range(free + 1))
        assert moves(one.step.id, free + 1)


def paths(legs: Sequence[Leg]) -> Iterator[tuple[str, ...]]:
    """Every chain of steps that begins with one that nothing comes before."""
    found: list[tuple[str, ...]] = [(one.step.id,) for one in legs if not one.after]
    while found:
        path = found.pop()
        yield path
        found += [(*path, one.step.id) for one in legs if path[-1] in one.after]


@given(networks(calendar_only=True, one_phase=True), starts, st.sampled_from(CASES))
def test_the_critical_path_is_the_longest_of_all_paths(legs: tuple[Leg, ...], start: date, case: str) -> None:
    length = {one.step.id: getattr(one.days, case) for one in legs}
    longest = max(sum(map(length.__getitem__, path)) for path in paths(legs))
    on_one = {ident for path in paths(legs) if sum(map(length.__getitem__, path)) == longest for ident in path}
    made = plan(legs, start, case)
    assert made.launch == start + timedelta(days=longest)
    assert set(longest_chains(made, to=made.launch, among=made.launched)) == on_one
    without_slack = {ident for ident, slack in slacks(made, working=WORKING).items() if slack.total_days == 0}
    assert without_slack == on_one


@given(networks(), starts)
def test_a_chain_waits_for_nothing_but_days_off(legs: tuple[Leg, ...], start: date) -> None:
    made = plan(legs, start)
    chain = longest_chains(made, to=made.launch, among=made.launched)
    assert chain
    after = {one.step.id: one.after for one in legs}
    for ident in chain:
        inside = [name for name in after[ident] if name in chain]
        done = max((made.timings[name].finish for name in inside), default=start)
        assert all(WORKING.off(done + ONE_DAY * n) for n in range((made.timings[ident].start - done).days))


@given(networks(), starts)
def test_no_case_is_later_than_a_worse_one(legs: tuple[Leg, ...], start: date) -> None:
    best, typical, worst = (plan(legs, start, case) for case in CASES)
    assert best.launch <= typical.launch <= worst.launch
    for ident in typical.timings:
        finishes = [made.timings[ident].finish for made in (best, typical, worst)]
        assert finishes == sorted(finishes)


def test_steps_of_later_accounts_hold_up_no_launch(base: Knowledge) -> None:
    """check comes after register; with register left for after the launch it follows what came before register."""
    situation, by_id = Situation(base, {}, as_of=DAY), base.step
    letter = [by_id["register"]]
    shop = [by_id["papers"], by_id["build"], by_id["check"]]
    wanted = {("letter", "own"): letter, ("shop", "own"): shop}
    legs = network(situation, wanted, waiting=frozenset({("letter", "own")}))
    after = {one.step.id: one.after for one in legs}
    assert after == {"papers": (), "build": (), "check": ("build", "papers"), "register": ("papers",)}
    assert [one.step.id for one in legs if one.waits_for_launch] == ["register"]


@given(answers(), days)
def test_the_roadmap_of_any_client_is_in_order(given_answers: dict[str, Answer], day: date) -> None:
    advice = advise(KNOWLEDGE, given_answers, as_of=day, weeks=1)
    steps, launch = {step.step: step for step in advice.roadmap}, advice.launch
    for step in advice.roadmap:
        assert step.best_finish <= step.finish <= step.worst_finish
        assert step.days.min <= step.days.typical <= step.days.max
        assert day <= step.start <= step.slack.start_by
        assert all(steps[name].finish <= step.start for name in step.after)
        assert step.critical == (step.decides == "launch")
    for account in launch.accounts:
        assert account.earliest <= account.typical <= account.latest
    first = {placed.account for placed in advice.mix if placed.role != "later"}
    if first:
        assert launch.typical == max(one.typical for one in launch.accounts if one.account in first)
    if launch.typical and not any(step.finish == launch.typical for step in advice.roadmap):
        assert launch.typical == day
    for found in launch.start_first:
        assert not steps[found.step].after
        assert steps[found.step].critical_in


def launch_of_small(base: Knowledge, deadline: date | None) -> Launch:
    situation = Situation(base, {"home": "inside", "goals": ("sell",)}, as_of=DAY)
    return plan_steps(situation, Findings.of(situation), deadline=deadline)[1]


@pytest.mark.parametrize(
    ("deadline", "holds", "spare", "said"),
    [
        (date(2026, 2, 14), [True, True, True], [33, 22, 0], "launch.deadline_holds"),
        (date(2026, 2, 13), [True, True, False], [32, 21, -1], "launch.deadline_typical"),
        (date(2026, 1, 22), [True, False, False], [10, -1, -23], "launch.deadline_best_only"),
        (date(2026, 1, 11), [False, False, False], [-1, -12, -34], "launch.deadline_missed"),
        (date(2025, 12, 31), [False, False, False], [-12, -23, -45], "launch.deadline_passed"),
        (None, [None, None, None], [None, None, None], None),
    ],
)
def test_the_deadline_in_the_best_typical_and_worst_case(
    tmp_path: Path, deadline: date | None, holds: list[bool | None], spare: list[int | None], said: str | None
) -> None:
    """Built in 10, 20 or 40 days and checked in 1, 2 or 4, it is live on 12 or 23 January or on 14 February."""
    half = with_steps(
        tmp_path,
        build={"days": {"min": 10, "typical": 20, "max": 40}},
        check={"days": {"min": 1, "typical": 2, "max": 4}},
    )
    launch = launch_of_small(half, deadline)
    assert [case.launch for case in launch.cases] == [date(2026, 1, 12), date(2026, 1, 23), date(2026, 2, 14)]
    assert [case.holds for case in launch.cases] == holds
    assert [case.spare_days for case in launch.cases] == spare
    assert [reason.id for reason in launch.says] == ([said] if said else [])


def test_what_to_start_first_begins_the_chain_that_sets_the_launch(tmp_path: Path) -> None:
    """Typically building sets the launch; where the papers take their longest, they do (60 + 10 against 40 days)."""
    slow = with_steps(tmp_path, papers={"days": {"min": 3, "typical": 3, "max": 60}})
    first = launch_of_small(slow, None).start_first
    assert [(found.step, found.reason.id) for found in first] == [
        ("build", "start_first.critical"),
        ("papers", "start_first.worst_case"),
    ]


def test_a_duration_that_was_not_known_then_is_named(tmp_path: Path) -> None:
    span = {"min": 1, "typical": 2, "max": 3}
    fact = {
        "id": "check.days",
        "title": "Days of the check",
        "kind": "days",
        "values": [
            {
                "value": span,
                "from": "2026-01-01",
                "confidence": "high",
                "reason": "so said",
                "sources": ["notice"],
                "verified_on": "2026-01-01",
                "review_by": "2027-01-01",
            }
        ],
    }
    data = collections()
    data["steps"][3].pop("days")
    data["steps"][3]["days_fact"] = "check.days"
    phrases = [{"id": phrase.id, "text": phrase.text} for phrase in KNOWLEDGE.phrases]
    base = small(tmp_path, steps=data["steps"], facts=[*data["facts"], fact], phrases=phrases)
    told = {}
    for day in (date(2025, 12, 31), DAY):
        advice = advise(base, {"home": "inside", "goals": ("sell",)}, as_of=day)
        step = next(step for step in advice.roadmap if step.step == "check")
        told[day] = (step.days_known, step.days.typical, [reason.id for reason in advice.launch.says])
    assert told == {date(2025, 12, 31): (False, 0, ["launch.duration_not_known"]), DAY: (True, 2, [])}
