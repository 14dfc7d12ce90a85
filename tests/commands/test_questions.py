from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import advisor.commands.questions
import advisor.questionnaire.path
from advisor.knowledge.models import Question
from advisor.questionnaire.case import Case
from tests.commands.conftest import TODAY, Run


@pytest.fixture(autouse=True)
def two_questions(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """A questionnaire of two questions, of which the second is still worth asking."""
    first = Question.model_validate(
        {"id": "home", "kind": "one", "label": "Where?", "why": "W.", "options": ({"id": "a", "label": "A"},)}
    )
    second = Question.model_validate({"id": "hosting", "kind": "yes_no", "label": "Servers?", "why": "W."})
    base = SimpleNamespace(
        question={"home": first, "hosting": second},
        asked_order=("home", "hosting"),
        sections=(SimpleNamespace(id="who", title="Who you are", questions=("home", "hosting")),),
    )
    dates: list[Any] = []

    def still(knowledge: object, answers: object, *, as_of: object) -> tuple[Question, ...]:
        dates.append(as_of)
        return (second,)

    monkeypatch.setattr(advisor.commands.questions, "load", lambda folder: base)
    monkeypatch.setattr(advisor.commands.questions, "open_case", lambda path, *, base_=base, base=None: (base_, Case()))
    monkeypatch.setattr(advisor.questionnaire.path, "still_worth_asking", still)
    return dates


def test_without_answers_all_questions_are_listed_in_order(run: Run) -> None:
    document = json.loads(run("questions", "--format", "json").shown)
    assert [(one["id"], one["type"], one["section"]) for one in document["questions"]] == [
        ("home", "one", "who"),
        ("hosting", "yes/no", "who"),
    ]
    assert document["as_of"] is None
    assert "2 questions." in run("questions").shown


def test_with_answers_only_those_still_worth_asking(run: Run, answers: Path, two_questions: list[Any]) -> None:
    assert [one["id"] for one in json.loads(run("questions", answers, "--format", "json").shown)["questions"]] == [
        "hosting"
    ]
    assert "1 question still worth asking, as of 2026-11-21." in run("questions", answers).shown
    assert two_questions == [TODAY, TODAY]
