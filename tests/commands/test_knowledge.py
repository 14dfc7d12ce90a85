from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import advisor.knowledge.load
from advisor.commands.review import Due, due
from advisor.commands.schema import file_schema
from advisor.knowledge.models import Risk
from advisor.knowledge.problems import Problem, Refused
from tests.commands.conftest import Run
from tests.report_files import made


def base(*risks: Risk, review_by: str = "2027-05-21") -> Any:
    fact = made.fact()
    fact = fact.model_copy(
        update={
            "values": tuple(
                window.model_copy(update={"review_by": date.fromisoformat(review_by)}) for window in fact.values
            )
        }
    )
    return SimpleNamespace(facts=(fact,), rules=(), provisions=(), risks=risks, wishes=())


def risk(ident: str, review_by: str, **other: Any) -> Risk:
    return Risk.model_validate(
        {"id": ident, "severity": "low", "text": "T.", "judgement": True, "review_by": review_by} | other
    )


def put(monkeypatch: pytest.MonkeyPatch, found: Any) -> None:
    monkeypatch.setattr(advisor.knowledge.load, "load", lambda folder: found)


def test_check_lists_every_problem_in_its_place_and_ends_with_1(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise Refused([Problem("k/a.yaml", 3, 5, "wrong."), Problem("k/b.yaml", 1, 1, "wrong too.")])

    monkeypatch.setattr(advisor.knowledge.load, "load", refuse)
    ended = run("--knowledge", tmp_path, "knowledge", "check")
    assert (ended.code, ended.shown) == (1, "")
    assert ended.said == "k/a.yaml:3:5: wrong.\nk/b.yaml:1:1: wrong too.\n2 problems\n"


def test_check_of_an_empty_folder_fails(run: Run, tmp_path: Path) -> None:
    assert run("--knowledge", tmp_path, "knowledge", "check").code == 1


def test_due_lists_the_oldest_first_and_leaves_history_out(monkeypatch: pytest.MonkeyPatch) -> None:
    found = base(risk("b", "2027-01-01"), risk("a", "2027-02-01"), risk("late", "2027-03-01"), review_by="2027-01-15")
    expected = [
        Due(date(2027, 1, 1), "risk", "b"),
        Due(date(2027, 1, 15), "fact", "service.broadcasts_per_month"),
        Due(date(2027, 2, 1), "risk", "a"),
    ]
    assert due(found, by=date(2027, 2, 1), today=date(2026, 11, 21)) == expected
    replaced = risk("old", "2027-01-01", to="2020-01-01", end="superseded")
    unverified = risk("unsure", "2027-01-01", to="2020-01-01", end="unverified_after")
    assert [one.id for one in due(base(replaced, unverified), by=date(2027, 2, 1), today=date(2026, 11, 21))] == [
        "unsure"
    ]


@pytest.mark.parametrize(
    ("review_by", "by", "code", "said"),
    [
        (
            "2026-11-20",
            [],
            1,
            "2026-11-20  risk       r  OVERDUE\n1 due for review by 2026-11-21, 1 overdue on 2026-11-21\n",
        ),
        ("2026-11-21", [], 0, "2026-11-21  risk       r\n1 due for review by 2026-11-21, 0 overdue on 2026-11-21\n"),
        ("2026-11-22", [], 0, "nothing is due for review by 2026-11-21\n"),
        (
            "2026-11-22",
            ["--by", "2026-11-22"],
            0,
            "2026-11-22  risk       r\n1 due for review by 2026-11-22, 0 overdue on 2026-11-21\n",
        ),
    ],
)
def test_due_fails_only_where_something_is_overdue(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, review_by: str, by: list[str], code: int, said: str
) -> None:
    put(monkeypatch, base(risk("r", review_by)))
    ended = run("--knowledge", tmp_path, "knowledge", "due", *by)
    assert (ended.code, ended.shown) == (code, said)


def test_the_schema_describes_every_collection_and_reaches_all_it_defines(run: Run) -> None:
    schema = json.loads(run("knowledge", "schema").shown)
    assert {"facts", "rules", "questions", "meta", "mix"} <= set(schema["properties"])
    assert "digest" not in schema["properties"]
    text = json.dumps(schema)
    assert all(f'"#/$defs/{name}"' in text for name in schema["$defs"])
    assert "Always" not in schema["$defs"]


def test_the_schema_describes_conditions_and_citations_as_they_are_written() -> None:
    schema = file_schema()
    assert schema["$defs"]["Rule"]["properties"]["when"]["$ref"] == "#/$defs/Condition"
    assert schema["$defs"]["Rule"]["properties"]["sources"]["items"]["anyOf"][0] == {"type": "string"}
    assert schema["$defs"]["Condition"]["properties"]["not"] == {"$ref": "#/$defs/Condition"}
