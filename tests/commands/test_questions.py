from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import advisor.commands.questions
from advisor.knowledge.models import Question
from tests.commands.conftest import TODAY, Run

SAMPLES = Path(__file__).resolve().parent.parent.parent / "knowledge" / "samples"
FIELDS = {"id", "section", "type", "label", "why", "unit", "options", "options_from", "min", "max"}


@pytest.fixture
def two_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """A questionnaire of two questions."""
    first = Question.model_validate(
        {"id": "home", "kind": "one", "label": "Where?", "why": "W.", "options": ({"id": "a", "label": "A"},)}
    )
    second = Question.model_validate({"id": "hosting", "kind": "yes_no", "label": "Servers?", "why": "W."})
    base = SimpleNamespace(
        question={"home": first, "hosting": second},
        asked_order=("home", "hosting"),
        sections=(SimpleNamespace(id="who", title="Who you are", questions=("home", "hosting")),),
    )
    monkeypatch.setattr(advisor.commands.questions, "open_base", lambda folder: base)


@pytest.mark.usefixtures("two_questions")
def test_without_answers_all_questions_are_listed_in_order(run: Run) -> None:
    document = json.loads(run("questions", "--format", "json").shown)
    assert [(one["id"], one["type"], one["section"]) for one in document["questions"]] == [
        ("home", "one", "who"),
        ("hosting", "yes/no", "who"),
    ]
    assert document["as_of"] is None
    assert set(document) == {"schema", "as_of", "questions"}
    assert all(set(one) == FIELDS for one in document["questions"])
    assert "2 questions." in run("questions").shown


def asked(run: Run, answers: Path) -> dict[str, Any]:
    """The document for an answers file."""
    found: dict[str, Any] = json.loads(run("questions", answers, "--format", "json").shown)
    return found


def written(tmp_path: Path, lines: str) -> Path:
    """An answers file with these answers."""
    path = tmp_path / "answers.yaml"
    path.write_text(f"schema: answers/1\nclient: {{name: A}}\nanswers:\n{lines}", encoding="utf-8")
    return path


def test_every_question_is_asked_or_answered_or_skipped_with_a_reason(run: Run, real: Any) -> None:
    document = asked(run, SAMPLES / "machinery_first_call.yaml")
    told = run("questions", SAMPLES / "machinery_first_call.yaml").shown
    questions = {one["id"] for one in document["questions"]}
    skipped = {one["id"]: one for one in document["skipped"]}
    assert document["as_of"] == TODAY.isoformat()
    assert "umbrella_account" in questions, 'the file says "unknown"'
    assert skipped["goods"]["because"] == "off_the_path"
    assert "anything but We do not sell there" in skipped["goods"]["reason"]
    assert not questions & skipped.keys()
    assert questions | skipped.keys() <= set(real.asked_order)
    assert f"{len(questions)} questions still worth asking, as of 2026-11-21." in told
    assert f"Not asked: {len(skipped)} questions" in told
    assert all(one["label"] in " ".join(told.split()) for one in (*document["questions"], *document["skipped"]))


def test_what_hangs_on_a_question_is_named_by_id_and_in_words(run: Run) -> None:
    document = asked(run, SAMPLES / "machinery_first_call.yaml")
    assert all(set(one) == FIELDS | {"hangs_on_it"} for one in document["questions"])
    assert all(one["hangs_on_it"] for one in document["questions"])
    by_id = {one["id"]: one["hangs_on_it"] for one in document["questions"]}
    assert {"kind": "mix", "what": "user_login", "words": "the need “Recognising the visitor”"} in by_id["user_login"]
    assert by_id["segments"] == [{"kind": "cadence", "what": "segments", "words": "the cadence"}]
    told = " ".join(run("questions", SAMPLES / "machinery_first_call.yaml").shown.split())
    assert "Hangs on it now: the need “Recognising the visitor”" in told


def test_mixes_in_reach_are_listed_until_the_mix_is_settled(run: Run) -> None:
    document = asked(run, SAMPLES / "machinery_first_call.yaml")
    assert document["settled"] is False
    assert len(document["mixes"]["reachable"]) >= 2
    assert document["says"].startswith("Not settled: ")
    assert {"account", "route", "later"} == set(document["mixes"]["reachable"][0]["mix"][0])


def test_the_settled_sentence_counts_the_questions_that_are_left(run: Run, tmp_path: Path) -> None:
    staff = written(
        tmp_path,
        "  organisation: enterprise\n  home: mainland\n  industry: b2b_industrial\n  partner_licence: 'no'\n"
        "  umbrella_account: false\n  goals: [internal_communication]\n  audience: [employees]\n"
        "  selling: none\n  app_features: []\n",
    )
    document = asked(run, staff)
    left = len(document["questions"])
    assert left > 1
    assert document["settled"] is True
    assert document["says"] == f"Settled: the other {left} questions cannot change the mix."
    assert len(document["mixes"]["reachable"]) == 1
    assert document["telling"] is None
    told = " ".join(run("questions", staff).shown.split())
    assert document["says"] in told
    assert "Their answers still change: " in told
    assert "the roadmap and its costs" in told


def test_the_question_that_settles_most_is_named_where_the_search_is_complete(run: Run, tmp_path: Path) -> None:
    lines = (SAMPLES / "skincare_cross_border.yaml").read_text(encoding="utf-8").splitlines()
    path = tmp_path / "answers.yaml"
    path.write_text("\n".join(line for line in lines if "mainland_entity:" not in line), encoding="utf-8")
    document = asked(run, path)
    told = " ".join(run("questions", path).shown.split())
    assert document["mixes"]["complete"] is True
    assert sum(row["share"] for row in document["mixes"]["reachable"]) == pytest.approx(1, abs=1e-5)
    assert document["telling"] == {"question": "mainland_entity", "leaves": 1}, "the only open answer that counts"
    assert "Ask this first: “Do you have a company of your own in mainland China?”" in told
    assert "33.3 % of the ways to answer" in told, "three answers, three mixes"


def test_where_nothing_is_left_to_ask_it_says_so(run: Run) -> None:
    told = run("questions", SAMPLES / "skincare_cross_border.yaml").shown
    assert "No question is still worth asking, as of 2026-11-21." in told
    assert "Settled: " in told
