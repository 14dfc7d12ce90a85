"""What is said of questions: the sentences of the issue, reasons in words, and what hangs on an answer."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.advice.advise import advise
from advisor.advice.outlook.hinges import Space
from advisor.advice.parts.prospects import Prospects, ReachableMix
from advisor.advice.parts.relevance import Asked, Effect, Skipped
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answer, Situation
from advisor.report.telling.asking import hangs_most, not_asked_says, open_says, settled_says, still_turn, why_skipped
from advisor.report.telling.hanging import few_named, hanging, in_words
from advisor.report.wording import Names

DAY = date(2026, 11, 21)


def names(knowledge: Knowledge) -> Names:
    return Names(advise(knowledge, {}, as_of=DAY), knowledge)


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (6, "Settled: the other 6 questions cannot change the mix."),
        (1, "Settled: the other question cannot change the mix."),
        (0, "Settled: no open question can change the advice any more."),
    ],
)
def test_settled_says_how_many_questions_are_left(left: int, said: str) -> None:
    assert settled_says(left) == said


@pytest.mark.parametrize(
    ("mixes", "complete", "said"),
    [
        (3, True, "Not settled: 3 mixes can still come out."),
        (3, False, "Not settled: at least 3 mixes can still come out."),
        (1, False, "Not proved settled"),
    ],
)
def test_a_search_that_was_cut_short_says_at_least(mixes: int, complete: bool, said: str) -> None:
    found = tuple(ReachableMix(mix=(), share=0.1) for _ in range(mixes))
    ahead = Prospects(settled=False, complete=complete, looked_at=80, mixes=found, open_questions=5)
    assert open_says(ahead).startswith(said)


@pytest.mark.parametrize(
    ("row", "answers", "said"),
    [
        (
            Skipped(question="mainland_hosting", because="changes_nothing"),
            {},
            "Whatever the answer, the advice stays as it is.",
        ),
        (
            Skipped(question="goods", because="off_the_path"),
            {"selling": "none"},
            "Asked only with this answer to “How will you sell through WeChat?”: anything but We do not sell there.",
        ),
        (
            Skipped(question="primary_goal", because="waits", waits_for=("goals",)),
            {},
            "Asked only with this answer to “What should WeChat do for you?”: at least 2 of them. "
            "It waits for that answer.",
        ),
        (
            Skipped(question="user_login", because="off_the_path"),
            {"audience": ("employees",)},
            "Asked only with this answer to “Whom do you want to reach?”: something besides: Our own employees.",
        ),
    ],
)
def test_a_question_not_asked_says_why(real: Knowledge, row: Skipped, answers: dict[str, Answer], said: str) -> None:
    assert why_skipped(row, Situation(real, answers, as_of=DAY), countries={}) == said


def test_what_is_not_asked_is_counted_by_its_reason() -> None:
    idle, off = Skipped(question="a", because="changes_nothing"), Skipped(question="b", because="off_the_path")
    assert not_asked_says([idle]) == "Not asked: 1 question, its answer changes nothing now"
    assert not_asked_says([idle, idle]) == "Not asked: 2 questions, their answers change nothing now"
    assert not_asked_says([idle, off]) == "Not asked: 2 questions (1 without effect now, 1 off the path)"


def test_everything_an_answer_can_turn_has_a_name(real: Knowledge) -> None:
    named = names(real)
    for hinge in Space.of(real, as_of=DAY).hinges:
        said = in_words(Effect(kind=hinge.kind, what=hinge.what), knowledge=real, names=named)
        assert said
        assert "_" not in said
        assert hinge.what not in said or " " in said


def test_the_kinds_take_turns_so_that_the_first_few_show_the_breadth(real: Knowledge) -> None:
    effects = [
        *(Effect(kind="verdicts", what="/".join(pair)) for pair in real.pairs[:4]),
        *(Effect(kind="risks", what=risk.id) for risk in real.risks[:3]),
        Effect(kind="cadence", what="segments"),
        Effect(kind="roadmap", what=real.steps[0].id),
    ]
    found = hanging(effects, knowledge=real, names=names(real))
    assert found[0].startswith("the verdict on ")
    assert found[1].startswith("the step “")
    assert found[2:4] == ("the cadence", "3 risks")
    assert len(found) == 7
    assert few_named(found).endswith("; and 3 more")
    assert "more" not in few_named(found[:5])


def test_what_the_rest_still_changes_is_said_kind_by_kind() -> None:
    rows = [
        Asked(question="a", effects=(Effect(kind="risks", what="x"), Effect(kind="roadmap", what="y"))),
        Asked(question="b", effects=(Effect(kind="roadmap", what="z"),)),
    ]
    assert still_turn(rows) == (
        "Their answers still change: the roadmap and its costs; the risks and what to do beside accounts."
    )
    assert still_turn([]) == ""


def test_most_hangs_on_the_question_that_turns_most_of_the_mix() -> None:
    verdict, step = Effect(kind="verdicts", what="a/b"), Effect(kind="roadmap", what="s")
    rows = [
        Asked(question="roadmap_only", effects=(step, step, step)),
        Asked(question="one", effects=(verdict,)),
        Asked(question="two", effects=(verdict, verdict)),
    ]
    assert hangs_most(rows) == "two"
    assert hangs_most(rows[:1]) is None
