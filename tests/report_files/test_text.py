from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from advisor.cadence.model import PlanScore, Refusal
from advisor.knowledge.models import Question
from advisor.report.fact_document import fact_document, facts_document
from advisor.report.text import advice_text, cadence_text, fact_text, facts_text, questions_text
from advisor.report.text.lines import WIDTH, columns, printable, table, wrap
from advisor.words import speaking
from tests.report_files import made


def advice() -> str:
    return advice_text(made.advice(), names=made.names(), client=made.CLIENT)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    "said",
    [
        "Lead with a service account.",
        "Provisional: 1 open question",
        "Service account (服务号): Your own entity outside the mainland – lead",
        "It reaches the chat list. [1, 2]",
        "A steady pace (must): met by Service account",
        "Limit: Four a month. [1]",
        "You asked for it. (our judgement)",
        "Shops nearby (could): met by nothing in this mix",
        "Mainland only. [2]",
        "Open to you. [1]",
        "2026-11-21 2026-12-01 2026-11-21 3–10–20 0–3,000 Collect the papers",
        "Fill in the form. (our judgement)",
        "Your deadline, 2026-12-01, is missed",
        "Service account: 1 broadcast with 3 articles",
        "Quota of Service account from 2014-04-15: 4 broadcasts a month, up to 8 articles each. [1]",
        "The notice of holidays is not out yet. (our judgement)",
        "Take it back: unconfirmed",
        "Instead: Open a new one.",
        "Ask your distributor for a column. (our judgement)",
        "Papers expire. [1]",
        "Bears on: Service account: Your own entity outside the mainland; Shops nearby",
        "Loses: Control",
        "Tax.",
        "Which country? – NZ (kept, but not asked on this path)",
        "[2] Is it so? Somebody, 2025.",
    ],
)
def test_the_advice_says(said: str) -> None:
    assert said in flat(advice())


def test_lines_keep_the_width_and_web_addresses_stay_whole() -> None:
    for text in (advice(), cadence_text(made.advice(), names=made.names(), client="某公司" * 40)):
        for line in text.splitlines():
            assert columns(line) <= WIDTH or re.fullmatch(r" +https://\S+", line), line
            assert line == line.rstrip()
    assert re.search(r"^ +https://example.com/a/rather/long/\S+/index.html$", advice(), re.MULTILINE)


def test_a_terminal_obeys_nothing_that_a_user_typed() -> None:
    assert "\x1b" not in advice()
    assert "\\x1b[31m" in advice()
    assert printable("a\u202eb\x07\n c") == "a\\x202eb\\x07 c"


def test_the_plan_lists_every_date_with_its_weekday() -> None:
    text = flat(cadence_text(made.advice(), names=made.names()))
    assert "2026-12-02 Wed 2026-11-25 Service account 3 Products" in text
    assert "2026-12-09 Wed 2026-12-02 Subscription account 1 Products" in text
    assert "2026-12-13 Memorial day (no promotion). No promotion. [2]" in text
    assert "2026-12 90 1,110 3,770 Service account" in text


def test_a_barred_stretch_of_days_stands_in_one_line_and_a_gap_parts_it() -> None:
    (day,) = made.cadence().moments
    days = tuple(replace(day, date=date(2026, 12, number)) for number in (13, 14, 15, 20))
    plan = replace(made.cadence(), moments=days)
    text = flat(cadence_text(made.advice(cadence=plan), names=made.names()))
    assert "2026-12-13 until 2026-12-15: Memorial day (no promotion)" in text
    assert "2026-12-20 Memorial day (no promotion)" in text
    assert text.count("Memorial day") == 2


def test_the_plan_tells_slots_versions_groups_and_what_was_set_by_hand() -> None:
    plan = made.cadence(
        made.broadcast(date(2026, 12, 2), slot="evening", versions=2, moment="Double 11", part="last_call"),
        made.broadcast(date(2026, 12, 9), "subscription", articles=1, segment=2, pinned=True),
    )
    text = flat(cadence_text(made.advice(cadence=plan), names=made.names()))
    assert "2026-12-02 Wed 20:00 2026-11-25 Service account 3 × 2 Products Double 11 (last call)" in text
    assert "2026-12-09 Wed* 2026-12-02 Subscription account 1 to group 2 Products" in text
    assert "Service account: 1 broadcast with 6 articles to write" in text
    assert "Times begin a slot, China time: Evening, 20:00–22:00." in text
    assert "*: set by hand." in text
    assert "by hand" not in flat(cadence_text(made.advice(), names=made.names()))


def test_the_plan_tells_publications_months_and_what_the_hours_rest_on() -> None:
    text = flat(cadence_text(made.advice(cadence=made.full_cadence()), names=made.names()))
    assert "2026-12-04 Fri 2026-11-30 Service account Products" in text
    assert "2026-12 1 of 4 4 12 0 not said 20–80, central 40" in text
    assert "2027-01 0 of 4 –" in text
    assert "20 40 80 Writer" in text
    assert "One article takes 4.5 to 18 hours, central 9. [1]" in text
    assert "Festival (weight 3, expected, begin work on 2026-11-22)" in text
    assert "Service account: all 1 broadcast wished for are planned" in text
    assert "Subscription account: all" not in text


@pytest.mark.parametrize(("optimal", "said"), [(True, "No plan within these limits"), (False, "may exist")])
def test_the_plan_says_whether_a_better_one_exists(optimal: bool, said: str) -> None:
    given = {"sent": 2, "wished": 2, "unevenness": 0.0, "pillars_off": 0.0, "clashes": 0}
    score = PlanScore(**given, presence=3, presence_most=5, optimal=optimal)
    text = flat(cadence_text(made.advice(cadence=replace(made.cadence(), score=score)), names=made.names()))
    assert said in text
    assert "Moments served: 3 of 5" in text


def test_a_broadcast_that_was_refused_is_told_with_its_reason() -> None:
    why = made.reason("Fifth service broadcast in May 2027; 4 are allowed.", "s1")
    refused = Refusal(account="service", date=date(2027, 5, 3), reasons=(why,))
    plan = replace(made.cadence(), refused=(refused,))
    text = flat(cadence_text(made.advice(cadence=plan), names=made.names()))
    assert "Not planned: Service account on 2027-05-03. Fifth service broadcast in May 2027; 4 are allowed. [1]" in text


def test_an_empty_plan_says_so() -> None:
    plan = replace(made.cadence(), broadcasts=())
    assert "No broadcasts are planned." in cadence_text(made.advice(cadence=plan), names=made.names())


def test_an_advice_without_a_mix_says_so() -> None:
    assert "No account can be recommended" in advice_text(made.advice(mix=(), roadmap=()), names=made.names())


def shown(day: date, *, history: bool = False) -> str:
    return flat(fact_text(fact_document(made.fact(), as_of=day, sources=made.SOURCES, history=history)))


def test_a_fact_says_its_value_its_window_its_confidence_and_why() -> None:
    text = shown(date(2014, 1, 1))
    assert "On 2014-01-01: 1 (broadcasts); confidence high." in text
    assert "from 2013-08-05 (an approximate day) until 2014-04-14, then replaced" in text
    assert "Why: As reported then. [2, p. 3]" in text
    assert "undated [3] 30 never right Mixes two accounts up." in text
    assert "History" not in text


def test_a_fact_is_told_in_time_from_before_the_first_value_to_after_the_last() -> None:
    text = shown(date(2014, 4, 15))
    assert "… 2013-08-04 nothing known Not known then" in text
    assert "about 2013-08-05 2014-04-14 1 then replaced" in text
    assert "-> 2014-04-15 2025-12-31 4 not verified since" in text
    assert "2026-01-01 … nothing known Not verified since." in text


def test_a_fact_with_history_shows_every_window() -> None:
    text = shown(date(2020, 1, 1), history=True)
    assert "4 (broadcasts), from 2014-04-15 (the exact day) until 2025-12-31, not verified since" in text
    assert "1 (broadcasts), from 2013-08-05" in text


def test_a_fact_without_a_value_says_what_is_known_instead() -> None:
    assert "Nothing is known for 2012-01-01. The first value after it is known from 2013-08-05." in shown(
        date(2012, 1, 1)
    )


def test_the_list_of_facts_has_every_value() -> None:
    text = facts_text(facts_document([made.fact()], as_of=date(2020, 1, 1)))
    assert "* service.broadcasts_per_month: 4 (broadcasts)" in text


def question(**other: Any) -> Question:
    return Question.model_validate(
        {"id": "segments", "kind": "int", "label": "How many?", "why": "It counts.", "min": 1, "max": 10} | other
    )


def test_questions_stand_under_their_sections_with_what_an_answer_may_be() -> None:
    base = cast(Any, SimpleNamespace(sections=(SimpleNamespace(title="Audience", questions=("segments",)),)))
    choice = question(
        id="home",
        kind="one",
        min=None,
        max=None,
        options=({"id": "mainland", "label": "The mainland", "help": "WFOE"},),
    )
    text = questions_text([question(unit="groups"), choice], knowledge=base)
    assert "Audience\n--------" in text
    assert "segments: a whole number from 1 to 10, groups" in text
    assert "- mainland – The mainland (WFOE)" in text
    assert text.startswith("2 questions.")


def test_chinese_sentences_fill_their_lines_and_no_line_begins_with_a_stop() -> None:
    text = "结论 [1] " + "服务号可以开通，" * 12 + "见 https://example.com/a 。"
    with speaking("zh_Hans"):
        lines = wrap(text, width=30)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(columns(line) <= 30 for line in lines)
    assert min(map(columns, lines[:-3])) >= 26
    assert not [line for line in lines if line[0] in "，。"]


def test_chinese_counts_two_columns_when_lines_are_wrapped_and_padded() -> None:
    assert [columns(line) for line in wrap("字" * 60)] == [100, 20]
    lines = table(("A", "B"), [("中文", "x"), ("y", "z")])
    assert lines[2].index("x") == 4
    assert lines[3] == "y     z"
