"""What is new on the advice page: phases, existing accounts, launch, costs, choices, and the explanation in depth."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date

import pytest

from advisor.advice.findings import Findings
from advisor.advice.parts.explanation import Requirement, Weighed
from advisor.advice.why.explain import explain
from advisor.logic.situation import Situation
from advisor.questionnaire.choices import Choices
from advisor.report.country_names import country_names
from advisor.report.wording import day
from advisor.web.advice import advice_why
from tests.web.kept import advice_of, open_case, sample_with, samples
from tests.web.visits import markup, open_page, words

MOVING = {
    "possible": "Moving to another owner is possible.",
    "not_established": "Whether it can move to another owner is not established.",
    "impossible": "It cannot move to another owner.",
}
LATER = ("luxury_fashion_wfoe", {"selling_from": "later", "app_features": ()})


def advice_page(case):
    app = open_page(open_case(case), "advice")
    assert not app.exception
    return app


def section(page: str, ident: str) -> str:
    """The words of a part of the page, from its heading to the next of the same rank."""
    found = re.search(rf'<h2 id="{ident}">.*?(?=<h2|\Z)', page, re.DOTALL)
    assert found, ident
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found.group())).split())


def plain(text: str) -> str:
    return " ".join(text.split())


def test_a_later_phase_tells_its_trigger_its_steps_and_its_days(real) -> None:
    name, answers = LATER
    app = advice_page(sample_with(name, **answers))
    advice, told = advice_of(app), section(markup(app), "phases")
    assert len(advice.phases) == 2
    for phase in advice.phases:
        assert f"Phase {phase.number}. {phase.title}" in told
        assert all(reason.text in told for reason in (*phase.triggers, *phase.reasons))
        assert all(plain(real.step[step].title) in told for step in phase.steps)
        for account in phase.accounts:
            assert all(day(when) in told for when in (account.earliest, account.typical, account.latest))
    assert "Nobody knows that day" in told


@pytest.mark.parametrize("sample", sorted(samples()))
def test_each_existing_account_has_an_action_its_reasons_and_whether_it_can_move(sample: str, real) -> None:
    app = advice_page(samples()[sample])
    advice = advice_of(app)
    if not advice.existing:
        assert 'id="existing"' not in markup(app)
        return
    told = section(markup(app), "existing")
    says = {"keep": "Keep", "take_back": "Take back", "ask": "Ask first"}
    for found in advice.existing:
        assert f"{found.title} {says[found.action]}" in told
        assert all(reason.text in told for reason in (*found.reasons, *found.moving_reasons))
        assert all(real.step[step].title in told for step in found.steps)
        assert MOVING[found.moving] in told


def test_the_deadline_is_told_for_the_best_the_typical_and_the_worst_case() -> None:
    case = sample_with("machinery_first_call", mainland_entity="planned", launch_weeks=8)
    app = advice_page(case)
    launch, told = advice_of(app).launch, section(markup(app), "roadmap")
    assert launch.deadline is not None
    for title, when in (("best", launch.earliest), ("typical", launch.typical), ("worst", launch.latest)):
        assert f"{title.capitalize()} case" in told
        assert when is not None
        assert day(when) in told
        spare = (launch.deadline - when).days
        assert (f"Holds, {spare} day" if spare > 0 else f"Missed by {-spare} day") in told
    assert all(reason.text in told for reason in launch.says)
    assert all(first.title in told and first.reason.text in told for first in launch.start_first)


@pytest.mark.parametrize("sample", sorted(samples()))
def test_every_step_tells_by_when_it_has_to_start_and_how_long_it_may_wait(sample: str) -> None:
    app = advice_page(samples()[sample])
    advice = advice_of(app)
    table = markup(app).split('aria-label="Roadmap"')[1].split("</table>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", table.split("<tbody>")[1], re.DOTALL)
    assert len(rows) == len(advice.roadmap)
    for row, step in zip(rows, advice.roadmap, strict=True):
        told = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", row)).split())
        assert step.title in told
        assert day(step.slack.start_by) in told
        assert ("no slack" if step.slack.total_days == 0 else f"{step.slack.total_days} day") in told


@pytest.mark.parametrize("sample", sorted(samples()))
def test_costs_are_told_in_ranges_against_the_budgets_and_with_what_is_not_known(sample: str) -> None:
    app = advice_page(samples()[sample])
    costs, told = advice_of(app).costs, section(markup(app), "costs")
    known = [step.amount for step in costs.steps if step.amount]
    low, high = sum(one.min for one in known), sum(one.max for one in known)
    assert (f"CNY {low:,.0f}" if low == high else f"CNY {low:,.0f}–{high:,.0f}") in told
    for check in (costs.setup_budget, costs.monthly_budget):
        assert check.reason.text in told
        assert "not named" in told if check.budget is None else f"CNY {check.budget:,}" in told
    unknown = told.split("What is not known")[1]
    for step in costs.steps:
        assert (f"{step.title}:" in unknown) == (step.amount is None or bool(step.open))
        assert all(note in told for note in (*step.notes, *step.open))


def test_the_users_choices_stand_near_the_mix_and_only_when_there_are_any() -> None:
    app = advice_page(samples()["skincare_cross_border"])
    assert 'id="choices"' not in markup(app)
    app = advice_page(sample_with("skincare_cross_border", choices=Choices(exclude=("wecom",), weights={"speed": 9.0})))
    page, chosen = markup(app), advice_of(app).choices
    assert len(chosen) == 2
    assert page.index('id="mix"') < page.index('id="choices"') < page.index('id="needs"')
    assert all(choice.text in section(page, "choices") for choice in chosen)


def leaves(part: Weighed) -> Iterator[Weighed]:
    if part.label and not part.parts:
        yield part
    for inner in part.parts:
        yield from leaves(inner)


def needed(part: Requirement) -> Iterator[Requirement]:
    if not part.join:
        yield part
    for inner in part.parts:
        yield from needed(inner)


def sides(part: Weighed | Requirement) -> str:
    """A leaf as it must read: what it looks at, what is required, what is given."""
    told = f"{part.label} Required: {part.required}"
    return plain(f"{told}; given: {part.given}" if part.given else told)


@pytest.mark.parametrize("sample", ["machinery_first_call", "hong_kong_retailer", "individual_creator"])
def test_every_account_by_every_route_has_one_sentence_before_anything_is_asked(sample: str, real) -> None:
    app = advice_page(samples()[sample])
    told = section(markup(app), "why")
    case, advice = samples()[sample], advice_of(app)
    situation = Situation(real, case.answers, as_of=date.today())
    found = Findings.of(situation)
    for pair in real.pairs:
        assert plain(explain(situation, found, advice, pair, depth=1).sentence) in told
    assert "Which rules decide" not in told
    assert "Every rule in force" not in told


@pytest.mark.parametrize("sample", ["machinery_first_call", "hong_kong_retailer"])
def test_reasons_and_tree_hold_what_the_explanation_holds(sample: str, real) -> None:
    app = advice_page(samples()[sample])
    case, advice = samples()[sample], advice_of(app)
    situation = Situation(real, case.answers, as_of=date.today())
    found = Findings.of(situation)
    for pair in (("subscription", "own_non_mainland"), ("service", "own_non_mainland"), ("wecom", "own_mainland")):
        app.selectbox(key=advice_why.PAIR).set_value(pair)
        app.radio(key=advice_why.DEPTH).set_value(advice_why.REASONS).run()
        reasons = plain(words(app))
        explained = explain(situation, found, advice, pair, depth=3, countries=country_names())
        assert "Every rule in force" not in reasons
        for rule in explained.reasons:
            assert rule.text in reasons
            assert all(sides(leaf) in reasons for leaf in leaves(rule.condition))
        for requirement in needed(explained.why_not) if explained.why_not else ():
            assert sides(requirement) in reasons
        assert all(f"{given.label} – {given.answer}" in reasons for given in explained.rests_on)
        app.radio(key=advice_why.DEPTH).set_value(advice_why.TREE).run()
        assert not app.exception
        tree, page = plain(words(app)), markup(app)
        assert len(explained.rules) > len(explained.reasons)
        for rule in explained.rules:
            assert rule.text in tree
            assert all(sides(leaf) in tree for leaf in leaves(rule.condition))
        listed = set(re.findall(r'<li id="source-(\d+)"', page))
        assert set(re.findall(r'href="#source-(\d+)"', page)) <= listed
        assert all(html.escape(source.title) in page for source in explained.sources)


def test_a_closed_account_shows_the_failing_condition_with_required_and_given() -> None:
    app = advice_page(samples()["individual_creator"])
    app.selectbox(key=advice_why.PAIR).set_value(("service", "own_mainland")).run()
    told = words(app)
    assert "What would have to be otherwise" in told
    assert (
        "What kind of organisation will own the account? Required: anything but Private person; given: Private person"
        in told
    )


def test_nothing_deeper_is_computed_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def recorded(*given, depth, **more):
        asked.append(depth)
        return explain(*given, depth=depth, **more)

    monkeypatch.setattr(advice_why, "explain", recorded)
    for cached in (advice_why._sentences, advice_why.explained_at):
        cached.cache_clear()
    app = advice_page(samples()["mainland_media"])
    assert set(asked) == {1}
    app.selectbox(key=advice_why.PAIR).set_value(("wecom", "own_mainland")).run()
    assert [depth for depth in asked if depth > 1] == [2]


def test_an_account_chosen_before_the_answers_changed_is_explained_anew() -> None:
    app = advice_page(samples()["hong_kong_retailer"])
    app.selectbox(key=advice_why.PAIR).set_value(("wecom", "own_mainland")).run()
    open_page(app, "questions")
    app = open_page(app, "advice")
    assert not app.exception
