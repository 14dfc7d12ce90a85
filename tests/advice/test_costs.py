"""Costs: ranges that add up, renewals in their month, fees of the date asked for, and nothing invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.advise import advise
from advisor.advice.parts.costs import Costs, Yuan
from advisor.advice.timing.costs import costs_of, renewals, total
from advisor.advice.timing.prices import amount_between, amount_of, price_of
from advisor.knowledge.models import Knowledge, Money, Range
from advisor.logic.situation import Answer, Situation
from tests.small_base import STAMP, collections, small
from tests.strategies import KNOWLEDGE, answers, days

DAY = date(2026, 1, 1)
AT_HOME: dict[str, Answer] = {"home": "inside", "goals": ("sell",)}


def fee(ident: str, unit: str, *values: tuple[float, str | None, str | None]) -> dict[str, Any]:
    """A fact with a fee from one day to another."""
    windows = []
    for value, start, end in values:
        window = {"value": value, "confidence": "high", "reason": "so said", "sources": ["notice"], **STAMP}
        window |= {"from": start} if start else {}
        window |= {"to": end, "end": "superseded"} if end else {}
        windows.append(window)
    return {"id": ident, "title": "A fee", "kind": "number", "unit": unit, "currency": unit[:3], "values": windows}


def base(folder: Path, **changes: dict[str, Any]) -> Knowledge:
    """The small base with fees and with keys of its steps changed, and questions for the two budgets."""
    data = collections()
    steps = [step | changes.get(step["id"], {}) for step in data["steps"]]
    budgets = [
        {"id": name, "kind": "int", "label": "How much?", "why": "It limits.", "min": 0, "max": 1000000}
        for name in ("setup_budget_cny", "monthly_budget_cny")
    ]
    section = data["sections"][0] | {"questions": [*data["sections"][0]["questions"], *(one["id"] for one in budgets)]}
    return small(
        folder,
        steps=steps,
        facts=[
            *data["facts"],
            fee("stamp.fee_cny", "CNY a year", (300, "2020-01-01", "2026-01-01"), (600, "2026-01-01", None)),
            fee("stamp.fee_usd", "USD", (99, "2020-01-01", None)),
        ],
        questions=[*data["questions"], *budgets],
        sections=[section],
        phrases=[{"id": phrase.id, "text": phrase.text} for phrase in KNOWLEDGE.phrases],
    )


def costs(knowledge: Knowledge, known: dict[str, Answer] | None = None, *, day: date = DAY, months: int = 24) -> Costs:
    situation = Situation(knowledge, AT_HOME | (known or {}), as_of=day)
    roadmap = advise(knowledge, situation.answers, as_of=day, weeks=1).roadmap
    return costs_of(situation, roadmap, months=months)


def cny(least: float, most: float) -> dict[str, float]:
    return {"min": least, "max": most}


FOUR = {
    "papers": {"cost_cny": cny(0, 50)},  # done on 4 January
    "register": {"cost_fact": "stamp.fee_cny", "yearly": True},  # on 9 January
    "build": {"cost_cny": cny(5000, 9000), "cost_open": "Upkeep is not counted."},  # on 21 January
    "check": {"cost_note": "Ask for a quote."},  # on 23 January
}


def test_costs_once_every_year_and_not_known(tmp_path: Path) -> None:
    found = costs(base(tmp_path, **FOUR))
    assert found.once == Yuan(min=5000, max=9050)
    assert found.every_year == Yuan(min=600, max=600)
    assert found.setting_up == Yuan(min=5600, max=9650)
    assert found.without_figure == ("check",)
    assert found.open == ("build",)
    assert {step.step: step.sources for step in found.steps}["register"] == ("notice",)


def test_what_is_due_every_year_comes_back_in_its_month(tmp_path: Path) -> None:
    found = costs(base(tmp_path, **FOUR), months=26)
    months = {row.month: row for row in found.months}
    assert len(months) == 26
    assert months["2026-01"].total == Yuan(min=5600, max=9650)
    assert months["2026-01"].without_figure == ("check",)
    assert [month for month, row in months.items() if row.renewals.max] == ["2027-01", "2028-01"]
    assert months["2027-01"].total == months["2027-01"].renewals == Yuan(min=600, max=600)
    step = next(step for step in found.steps if step.step == "register")
    assert step.renewals == (date(2027, 1, 9), date(2028, 1, 9))


def test_the_months_reach_as_far_as_the_last_step(tmp_path: Path) -> None:
    """Building takes 800 days, to March 2028: 27 months."""
    slow = {"build": {"days": {"min": 800, "typical": 800, "max": 800}, "cost_cny": cny(7, 7)}}
    found = costs(base(tmp_path, **slow))
    assert (len(found.months), found.months[-1].month, found.months[-1].once.max) == (27, "2028-03", 7)


def test_29_february_is_renewed_on_the_28th() -> None:
    due = list(renewals(date(2024, 2, 29), date(2028, 12, 31)))
    assert due == [date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29)]


@pytest.mark.parametrize(
    ("day", "yuan"), [(date(2025, 12, 31), 300), (date(2026, 1, 1), 600), (date(2019, 12, 31), None)]
)
def test_a_fee_is_that_of_the_date_asked_for(tmp_path: Path, day: date, yuan: float | None) -> None:
    found = costs(base(tmp_path, **FOUR), day=day)
    step = next(step for step in found.steps if step.step == "register")
    assert step.amount == (None if yuan is None else Yuan(min=yuan, max=yuan))
    assert ("register" in found.without_figure) == (yuan is None)
    assert any("2019-12-31" in note for note in step.notes) == (yuan is None)


def test_dollars_are_converted_at_the_planning_rate_and_it_is_said(tmp_path: Path) -> None:
    """99 dollars at 7 yuan are 693."""
    found = costs(base(tmp_path, papers={"cost_fact": "stamp.fee_usd"}))
    step = next(step for step in found.steps if step.step == "papers")
    assert step.amount == Yuan(min=693, max=693)
    assert any("99" in note and "7 yuan" in note for note in step.notes)


RELIEF = {
    "cost_fact": "stamp.fee_cny",
    "cost_unless": [
        {"when": {"home": "inside"}, "cost_cny": cny(0, 0), "note": "Nothing at home."},
        {"when": {"size": {"at_least": 50}}, "perhaps": True, "cost_cny": cny(1000, 2000), "note": "Large ones more."},
        {"when": {"abroad": True}, "note": "Not found for those abroad."},
    ],
}


@pytest.mark.parametrize(
    ("known", "amount", "notes"),
    [
        ({"home": "inside"}, (0, 0), ["Nothing at home."]),
        ({"home": "outside", "size": 10, "abroad": False}, (600, 600), []),
        ({"home": "outside", "size": 60, "abroad": False}, (600, 2000), ["Large ones more."]),
        ({"home": "outside", "size": 10, "abroad": True}, None, ["Not found for those abroad."]),
        ({"size": 10}, None, ["Nothing at home.", "Not found for those abroad."]),
    ],
)
def test_a_cost_spans_what_may_apply_to_the_client(
    tmp_path: Path, known: dict[str, Answer], amount: tuple[float, float] | None, notes: list[str]
) -> None:
    """With the home not known neither is whether one is abroad, so no figure can be given."""
    knowledge = base(tmp_path, papers=RELIEF)
    price = price_of(Situation(knowledge, known, as_of=DAY), knowledge.step["papers"])
    assert price.amount == (None if amount is None else Money(min=amount[0], max=amount[1]))
    assert list(price.notes) == notes


def test_the_middle_of_a_cost_lies_between_what_open_answers_allow(tmp_path: Path) -> None:
    knowledge = base(tmp_path, papers=RELIEF)
    step, nothing_known = knowledge.step["papers"], Situation(knowledge, {}, as_of=DAY)
    for known in ({}, {"home": "outside"}, {"home": "outside", "abroad": False}):
        truths = [Situation(knowledge, known, as_of=DAY).truth(other.when) for other in step.cost_unless]
        least, most = amount_between(nothing_known, step, truths, settled=False)
        for home in ("inside", "outside") if "home" not in known else (known["home"],):
            for size in (10, 60):
                for abroad in (True, False) if "abroad" not in known else (known["abroad"],):
                    whole = Situation(knowledge, {"home": home, "size": size, "abroad": abroad}, as_of=DAY)
                    settled = [whole.truth(other.when) for other in step.cost_unless]
                    amount = amount_of(whole, step)
                    middle = (amount.min + amount.max) / 2 if amount else 0.0
                    assert least <= middle <= most
                    assert amount_between(nothing_known, step, settled, settled=True) == (middle, middle)


@pytest.mark.parametrize(
    ("budget", "status", "phrase"),
    [
        (9650, "not_known", "cost.budget_open"),
        (9649, "could_exceed", "cost.budget_could_exceed"),
        (5600, "could_exceed", "cost.budget_could_exceed"),
        (5599, "exceeds", "cost.budget_exceeds"),
        (None, "not_known", "cost.budget_not_said"),
    ],
)
def test_the_known_costs_against_the_setup_budget(tmp_path: Path, budget: int | None, status: str, phrase: str) -> None:
    """5,600 to 9,650 yuan are known; the check has no figure and building leaves its upkeep open."""
    found = costs(base(tmp_path, **FOUR), {} if budget is None else {"setup_budget_cny": budget}).setup_budget
    assert (found.status, found.reason.id, found.open) == (status, phrase, ("build", "check"))


def test_a_budget_suffices_only_where_nothing_is_open(tmp_path: Path) -> None:
    whole = FOUR | {"build": {"cost_cny": cny(5000, 9000)}, "check": {"cost_cny": cny(0, 0)}}
    found = costs(base(tmp_path, **whole), {"setup_budget_cny": 9650}).setup_budget
    assert (found.status, found.left) == ("within", Yuan(min=0, max=4050))


@pytest.mark.parametrize(("budget", "status"), [(49, "exceeds"), (50, "not_known")])
def test_a_monthly_budget_is_never_said_to_suffice(tmp_path: Path, budget: int, status: str) -> None:
    """600 yuan a year are 50 a month; content and staff are no steps."""
    found = costs(base(tmp_path, **FOUR), {"monthly_budget_cny": budget}).monthly_budget
    assert (found.status, found.known) == (status, Yuan(min=50, max=50))


@given(answers(), days, st.integers(1, 36))
def test_the_months_add_up_to_the_whole(given_answers: dict[str, Answer], day: date, months: int) -> None:
    situation = Situation(KNOWLEDGE, given_answers, as_of=day)
    roadmap = advise(KNOWLEDGE, given_answers, as_of=day, weeks=1).roadmap
    found = costs_of(situation, roadmap, months=months)
    assert len(found.months) >= months
    assert total(row.once for row in found.months) == found.once
    assert total(row.first_fees for row in found.months) == found.every_year
    again = [
        Yuan(min=step.amount.min, max=step.amount.max) for step in found.steps for _ in step.renewals if step.amount
    ]
    assert total(row.renewals for row in found.months) == total(again)
    assert total(row.total for row in found.months) == total([found.once, found.every_year, *again])
    assert {step.step for step in found.steps if step.amount is None} == set(found.without_figure)
    for step, planned in zip(found.steps, roadmap, strict=True):
        assert step.amount is None or 0 <= step.amount.min <= step.amount.max
        assert (step.amount is None) == (planned.cost_cny is None)
        assert step.amount is not None or step.notes or step.open
        assert step.sources or step.basis == "judgement"


ORGANISATIONS: list[tuple[str, str, str, date, tuple[float, float] | None]] = [
    ("enterprise", "mainland", "verify_service_mainland", date(2026, 11, 21), (300, 300)),
    ("government", "mainland", "verify_service_mainland", date(2026, 11, 21), (0, 0)),
    ("media", "mainland", "verify_service_mainland", date(2026, 11, 21), (300, 300)),
    ("other_organisation", "mainland", "verify_service_mainland", date(2026, 11, 21), (0, 300)),
    ("enterprise", "mainland", "verify_service_mainland", date(2013, 11, 30), None),
    ("enterprise", "overseas", "verify_service_overseas", date(2026, 11, 21), (713, 713)),
    ("enterprise", "overseas", "verify_service_overseas", date(2018, 6, 30), None),
    ("enterprise", "mainland", "verify_mini_program_mainland", date(2026, 11, 21), (300, 300)),
    ("individual_business", "mainland", "verify_mini_program_mainland", date(2026, 11, 21), (30, 300)),
    ("enterprise", "overseas", "verify_mini_program_overseas", date(2026, 11, 21), (0, 713)),
    ("government", "mainland", "verify_wecom_mainland", date(2026, 11, 21), (0, 0)),
    ("enterprise", "overseas", "verify_wecom_overseas", date(2026, 11, 21), (700, 700)),
]


@pytest.mark.parametrize(("organisation", "home", "step", "day", "amount"), ORGANISATIONS)
def test_what_verification_costs_whom_and_when(
    real: Knowledge, organisation: str, home: str, step: str, day: date, amount: tuple[float, float] | None
) -> None:
    """By the research: OA-VER-01 to 03, FEE-01, 02, 04 and 07, WC-05 and 06; 99 dollars at 7.2 yuan are 713."""
    found = amount_of(Situation(real, {"organisation": organisation, "home": home}, as_of=day), real.step[step])
    assert found == (None if amount is None else Money(min=amount[0], max=amount[1]))


@pytest.mark.parametrize(("day", "every_year"), [(date(2023, 9, 24), False), (date(2023, 9, 25), True)])
def test_mini_programs_are_verified_every_year_since_september_2023(
    real: Knowledge, day: date, every_year: bool
) -> None:
    """FEE-09."""
    situation = Situation(real, {"organisation": "enterprise", "home": "mainland"}, as_of=day)
    assert price_of(situation, real.step["verify_mini_program_mainland"]).every_year is every_year


def test_no_step_repeats_a_figure_that_a_fact_holds(real: Knowledge) -> None:
    """A fee or a duration that changes is changed once, in its fact."""
    spans = {tuple(window.value) for fact in real.facts for window in fact.values if isinstance(window.value, Range)}
    fees = {
        float(window.value)
        for fact in real.facts
        if fact.currency
        for window in fact.values
        if isinstance(window.value, (int, float)) and window.value > 0
    }
    for step in real.steps:
        if step.cost_cny is not None and step.cost_cny.min == step.cost_cny.max:
            assert step.cost_cny.min not in fees, step.id
        if (
            step.days is not None and not step.judgement and step.id != "check_overseas_category"
        ):  # a look-up of one's own
            assert tuple(step.days) not in spans, step.id


def test_every_step_says_what_it_costs_or_that_this_is_not_known(real: Knowledge) -> None:
    for step in real.steps:
        assert step.cost_cny or step.cost_fact or step.cost_note or step.cost_open, step.id
