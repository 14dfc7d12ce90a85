"""What the PDF says the terminal says too, and both say what is found beyond the core of an advice."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from typing import Any

import page
import pypdf
import pytest

from advisor.questionnaire.opinion import MAX_TEXT, Opinion
from advisor.report import pdf
from advisor.report.assumptions import assumption_rows
from advisor.report.brand import Brand
from advisor.report.text import advice_text
from advisor.report.wording import Names
from tests.report import in_depth, sample

BARE = {
    "certificate": None,
    "robustness": None,
    "prospects": None,
    "relevance": None,
    **dict.fromkeys(("unlocks", "no_unlocks", "choices", "existing", "phases", "opinions"), ()),
}


def build(**other: Any) -> bytes:
    return pdf.build(
        replace(sample.advice(), **other),
        knowledge=sample.knowledge(),
        client=sample.CLIENT,
        brand=Brand(),
        created=sample.CREATED,
    ).pdf


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u202f", " "))


def read(report: bytes) -> str:
    return flat(" ".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(report)).pages))


@cache
def printed() -> str:
    return read(build())


@cache
def typed() -> str:
    found = sample.advice()
    return flat(advice_text(found, names=Names(found, sample.knowledge()), client="Example"))


@pytest.mark.parametrize(
    "said",
    [
        # the certificate
        "The recommended mix is the best of 54 mixes compared. 29 others meet as many of the musts",
        "Of all, 9 are worse somewhere and better nowhere",
        "Service account (A partner's mainland licence); Mini-program (Own entity outside the mainland)",
        "It meets 1 must fewer.",
        "Speed by 0.021 (0.004 of the score)",
        "Control by 0.800 (0.240 of the score)",
        "This mix scores exactly as much: choose freely. (our judgement)",
        "has WeCom (Own mainland entity) instead",
        "The wish to own the accounts decides here. (our judgement)",
        "has Service account (A partner's mainland licence) instead; leaves out Mini-program and WeCom",
        # robustness
        "For 6.9 % of all ways to spread the weights this mix is best or ties with the best (off by at most 0.04 "
        "percentage points), against 29 other mixes",
        "This is no probability that the mix is right",
        "2.73 to 6.61",
        "any weight",
        "0.5 or more",
        "below 2.73: leaves out WeCom",
        # what it would take
        "“It is decided or under way” or “Yes”",
        "“No, and none is planned”",
        "no answer",
        "Decide to found a company in the mainland, and keep it up every year. (our judgement)",
        "Found a mainland entity; Register the service account*",
        "24–75–214",
        "21,900–108,300",
        "You locked the answer that stands in the way: “Must customers be able to pay inside WeChat?”.",
        "The complete search looked at 7 ways to change answers.",
        "It opens only after steps, and no change of answers does away with them.",
        # phases and existing accounts
        "Somebody is named who answers within a working day. (our judgement)",
        "Without staff, personal advice can wait. [4]",
        "prepared once the first phase is live",
        "A subscription account on a partner's papers",
        "It can move once the mainland entity exists, if the partner agrees. [3]",
        "It stands on a mainland licence. (our judgement)",
        # the launch
        "holds, 32 days to spare",
        "missed by 129 days",
        "the same as in the best case",
        "The chain that sets the launch begins with it. (our judgement)",
        "20 days of slack, none free",
        # costs
        "60,680–220,760",
        "The known costs could exceed the budget of 150,000 yuan. (our judgement)",
        "The budget is not known; the known costs come to 56–63 yuan a month. (our judgement)",
        "The platform charges in US dollars.",
        "Prepare the first eight weeks of articles",
        "Nothing is known to fall due in the other months up to Feb 2027",
        # what could still change
        "Not settled: 2 mixes can still come out.",
        "over 99.9 %",
        "under 0.1 %",
        "Ask this first: “Who builds and maintains software for you?”: whatever the answer, at most 1 mix can still",
        "How many groups need different messages?",
        "It does not arise from your other answers",
        "No answer to it could change anything here",
        "Whether it arises hangs on an open question",
        # the user's choices and the consultant's opinions
        "Your choice: Control has the weight 3 instead of 1.5.",
        "You asked for Channels in every mix, but it is closed by every route. (our judgement)",
        "The consultant adds 5 opinions, 2 of them instead of what the advice says",
        f"Present it as a plan for two years. {in_depth.HOSTILE}",
        "Service account: Own entity outside the mainland",
        "Instead of: The papers of the brand. ",
        "Why: One set of papers serves both.",
        "Need: Showing shops nearby",
        "Step: Build and test the shop",
    ],
)
def test_the_report_and_the_terminal_both_say(said: str) -> None:
    assert said in typed()
    assert said in printed()


def test_opinions_are_marked_where_they_speak() -> None:
    for number in range(1, 6):
        assert f"Consultant’s opinion {number}".lower() in printed().lower()
    assert printed().lower().count("consultant’s opinion 2") == 2
    assert "lead (see consultant’s opinion 2)" in typed()
    assert "Showing shops nearby (could): met by nothing in this mix (see consultant’s opinion 3)" in typed()
    assert "Build and test the shop (see consultant’s opinion 4)" in typed()


def test_a_choice_of_the_user_is_nobodys_judgement() -> None:
    for text in (printed(), typed()):
        assert "instead of 1.5. (our judgement)" not in text


def test_the_assumptions_of_the_plan_hold_choices_and_opinions_and_say_whose_they_are() -> None:
    found = sample.advice()
    rows = list(assumption_rows(found, names=Names(found, sample.knowledge())))
    assert ("Your choices", "1.", in_depth.CHOICES[0].text, "") in rows
    (said,) = [row for row in rows if row[1] == "2. Service account: Own entity outside the mainland"]
    assert said[0] == "Consultant’s opinion"
    assert "Instead of: The papers of the brand." in said[2]
    assert said[3] == "the consultant, not a rule"


def test_an_advice_that_was_not_asked_for_in_depth_is_printed_without_those_parts() -> None:
    report = build(**BARE)
    assert page.validate_pdf_bytes(report, profile="ua1").is_compliant
    text = read(report)
    for words in ("What it would take", "How firmly the mix stands", "The consultant’s opinions", "Phases"):
        assert words not in text
    found = replace(sample.advice(), **BARE)
    assert "What it would take" not in advice_text(found, names=Names(found, sample.knowledge()))


def test_the_longest_opinions_break_over_pages() -> None:
    long = Opinion(says="w" * MAX_TEXT, instead_of="字" * MAX_TEXT, rationale="two words " * (MAX_TEXT // 10))
    report = build(opinions=(long,) * 12)
    assert page.validate_pdf_bytes(report, profile="ua1").is_compliant
    assert read(report).count("字") >= 12 * MAX_TEXT


def test_a_mix_without_a_rival_is_said_to_have_none() -> None:
    alone = replace(in_depth.CERTIFICATE, compared=1, as_many_musts=1, runner_up=None, ties=(), dominated=0)
    firm = replace(in_depth.ROBUSTNESS, share=1, share_error=0, rivals=0, ranges=(), flips=())
    text = read(build(certificate=alone, robustness=firm, alternatives=()))
    assert "Your answers and choices leave 1 mix to compare." in text
    assert "No other mix meets as many of the musts, so no weights could put another one first." in text
    assert "No other mix is open on the answers given." in text


def test_mixes_that_gain_nothing_are_said_to_be_there() -> None:
    assert "No other mix gains anything worth naming." in read(build(alternatives=()))
