"""Advice, cadence, report and knowledge on screen say what the engine says, and where it comes from."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from advisor.advice.advise import advise
from advisor.advice.model import Advice, Reason
from advisor.cadence.model import Part
from advisor.logic.situation import shown_number
from advisor.report.account_links import link_sources
from advisor.report.fact_in_time import stretches
from advisor.web import base
from advisor.web.knowledge.fact_shown import fact_details, fact_summary
from tests.web.kept import advice_of
from tests.web.visits import answers, key, markup, open_page, open_sample, visit, words

SAMPLES = sorted(path.stem for path in (base.PROJECT / "knowledge" / "samples").glob("*.yaml"))
PARTS = ("mix", "needs", "rejected", "phases", "existing", "launch", "costs", "wishes", "outside")
MARK = r" (?:<span class=\"cites\">|<span class=\"judged\">\(our judgement\)</span>)"


def reasons(part: object) -> Iterator[Reason]:
    """Every reason in a part of the advice."""
    if isinstance(part, Reason):
        yield part
    elif isinstance(part, tuple):
        for member in part:
            yield from reasons(member)
    elif isinstance(part, Part):
        for inner in vars(part).values():
            yield from reasons(inner)


def shown_on_the_page(advice: Advice) -> list[str]:
    """The sentences of an advice that its page shows; reasons of alternatives and verdicts are not repeated there."""
    told = {found.text for part in PARTS for found in reasons(getattr(advice, part))}
    told |= {risk.text for risk in advice.risks} | {step.text for step in advice.roadmap} | set(advice.not_covered)
    told |= {limit for need in advice.needs for limit in need.limits} | {advice.headline}
    return sorted(told)


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_sentence_of_advice_carries_a_source_or_says_that_it_is_our_judgement(sample: str) -> None:
    app = open_page(open_sample(visit(), sample), "advice")
    assert not app.exception
    page = markup(app)
    told = shown_on_the_page(advice_of(app))
    assert told
    for sentence in told:
        shown = re.escape(html.escape(sentence))
        assert re.search(shown + MARK, page), sentence
        assert len(re.findall(shown, page)) == len(re.findall(shown + MARK, page)), sentence


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_number_points_to_a_source_in_the_list(sample: str) -> None:
    app = open_page(open_sample(visit(), sample), "advice")
    advice = advice_of(app)
    page = markup(app)
    listed = set(re.findall(r'<li id="source-(\d+)"', page))
    further = link_sources(advice, base.knowledge(base.knowledge_folder()))
    assert listed == {str(number) for number in range(1, len(advice.sources) + len(further) + 1)}
    assert set(re.findall(r'href="#source-(\d+)"', page)) <= listed
    for source in (*advice.sources, *further):
        assert html.escape(source.title) in page


@pytest.mark.parametrize("sample", SAMPLES)
def test_cadence_and_report_show_for_every_sample(sample: str) -> None:
    app = open_sample(visit(), sample)
    for page in ("cadence", "report", "knowledge", "questions"):
        open_page(app, page)
        assert not app.exception
        assert not app.error


def test_an_open_question_leads_to_its_section(real) -> None:
    app = open_page(open_sample(visit(), "machinery_first_call"), "advice")
    question = next(button.key.removeprefix("answer_") for button in app.button if button.key.startswith("answer_"))
    app.button(key=f"answer_{question}").click().run()
    section = next(section for section in real.sections if question in section.questions)
    assert app.session_state["section"] == section.id


def test_without_an_answer_nothing_is_advised() -> None:
    app = visit()
    for page in ("advice", "cadence", "report"):
        assert "There is no answer yet" in words(open_page(app, page))
        assert not app.exception


def test_the_date_decides_which_rules_apply() -> None:
    app = open_sample(visit())
    app.date_input(key=key(app, "as_of")).set_value(date(2013, 9, 1)).run()
    assert "Rules as of 1 Sep 2013" in words(open_page(app, "advice"))
    open_page(app, "knowledge")
    app.selectbox(key="fact").select("service.broadcasts_per_month").run()
    assert '<p class="value">1 <span class="unit">broadcasts a calendar month</span></p>' in markup(app)


def test_the_plan_follows_the_days_asked_for_and_remembers_them(real) -> None:
    app = open_page(open_sample(visit()), "cadence")
    app.date_input(key=key(app, "plan_start")).set_value(date(2027, 5, 3)).run()
    app.number_input(key=key(app, "plan_weeks")).set_value(6).run()
    assert "6 weeks from 3 May 2027" in words(app)
    again = open_page(visit(app.session_state["draft_id"]), "cadence")
    assert "6 weeks from 3 May 2027" in words(again)
    plan = advise(real, answers(app), as_of=date.today(), start=date(2027, 5, 3), weeks=6).cadence
    table = markup(again).split('aria-label="All broadcasts"')[1].split("</table>")[0]
    assert table.count("<tr>") == 1 + len(plan.broadcasts)


def test_the_plan_can_be_taken_along_as_files() -> None:
    app = open_page(open_sample(visit()), "cadence")
    assert [button.key for button in app.download_button] == ["csv", "xlsx", "ics"]


def test_a_colour_that_cannot_be_read_is_refused_with_the_reason() -> None:
    app = open_page(open_sample(visit()), "report")
    app.color_picker(key=key(app, "look_accent")).set_value("#ffff00").run()
    assert "too light" in app.error[0].value
    assert not [button for button in app.button if button.key == "export_make"]


def test_every_fact_shows_its_value_history_claims_and_reason(real) -> None:
    as_of = date(2026, 11, 21)
    for fact in real.facts:
        shown = fact_summary(fact, as_of=as_of) + fact_details(fact, real.source, as_of=as_of)
        for window in fact.values:
            assert html.escape(window.reason) in shown
            assert html.escape(shown_number(window.value)) in shown
        assert shown.count("<tr>") == 1 + len(stretches(fact)) + (1 + len(fact.claims) if fact.claims else 0)
        for claim in fact.claims:
            assert html.escape(real.source[claim.source].title) in shown
            assert not claim.note or html.escape(claim.note) in shown


def test_the_rules_of_every_account_are_listed(real) -> None:
    app = open_page(visit(), "knowledge")
    app.segmented_control(key="part").set_value("Rules").run()
    for account in real.accounts:
        app.selectbox(key="rules_of").select(account.id).run()
        assert not app.exception
        rules = {rule.id for route in real.routes for rule in real.rules_of[account.id, route.id]}
        assert all(f"<code>{html.escape(rule)}</code>" in markup(app) for rule in rules)
    app.segmented_control(key="part").set_value("Sources").run()
    assert all(html.escape(source.title) in markup(app) for source in real.sources)


def test_a_base_with_a_defect_shows_the_list_and_advises_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "meta.yaml").write_text("meta: {title: x}\nnonsense: []\n")
    monkeypatch.setenv("ADVISOR_KNOWLEDGE", str(tmp_path))
    app = visit()
    assert not app.exception
    assert "problem" in app.error[0].value
    assert any('"nonsense" is not a collection' in line.value for line in app.text)
    assert not app.button
