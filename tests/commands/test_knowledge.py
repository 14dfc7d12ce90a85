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
from tests.commands.conftest import Run
from tests.report_files import made
from tests.small_base import collections, write


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


def test_check_lists_every_problem_in_its_place_and_ends_with_1(run: Run, tmp_path: Path) -> None:
    data = collections()
    data["rules"][0]["sources"] = ["notise"]
    data["steps"][0]["after"] = ["paper"]
    ended = run("--knowledge", write(tmp_path / "k", data), "knowledge", "check")
    assert (ended.code, ended.shown) == (1, "")
    first, second, count = ended.said.splitlines()
    assert first.startswith("k/rules.yaml:")
    assert second.startswith("k/steps.yaml:")
    assert count == "2 problems"


def test_check_names_a_rule_that_never_decides_and_what_was_searched(run: Run, tmp_path: Path) -> None:
    data = collections()
    dead = data["rules"][2] | {"id": "shop.dead", "when": {"all": [{"home": "inside"}, {"home": "outside"}]}}
    data["rules"].append(dead)
    ended = run("--knowledge", write(tmp_path / "k", data), "knowledge", "check")
    assert ended.code == 1
    (told,) = [line for line in ended.said.splitlines() if "never decides" in line]
    assert told.startswith("k/rules.yaml:")
    assert "2 of 2 combinations visited" in told


def test_diff_of_a_base_with_itself_says_so_and_of_a_changed_one_what_changed(run: Run, tmp_path: Path) -> None:
    data = collections()
    old = write(tmp_path / "old", data)
    assert "say the same" in run("--knowledge", old, "knowledge", "diff", old).shown
    data["rules"][2]["when"] = {"home": "inside"}
    new = write(tmp_path / "new", data)
    told = run("--knowledge", old, "knowledge", "diff", new).shown
    assert "rules, changed: shop.closed" in told
    assert "shop/own: closed → open in 1 of 2 combinations, by shop.closed" in told
    document = json.loads(run("--knowledge", old, "knowledge", "diff", new, "--format", "json").shown)
    assert document["verdicts"][0]["example"] == {"home": "outside"}


def test_due_as_a_calendar_holds_one_event_each(run: Run, tmp_path: Path) -> None:
    ended = run("--knowledge", write(tmp_path / "k"), "knowledge", "due", "--by", "2027-06-01", "--format", "ics")
    assert ended.shown.count("BEGIN:VEVENT") == ended.shown.count("Review ") > 0


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


CASES = """
cases:
  - {id: far, source: [notice], why: The shop is for those inside., as_of: 2026-01-01, answers: {home: outside},
     expect: {verdicts: {shop/own: [STATUS]}}}
"""


def with_cases(folder: Path, status: str, *, slip: str = "") -> str:
    base = write(folder / "k", collections())
    (folder / "cases").mkdir()
    text = CASES.replace("STATUS", status).replace("home: outside", f"home: outside{slip}")
    (folder / "cases" / "one.yaml").write_text(text, encoding="utf-8")
    return base


def test_check_tries_the_domain_cases_and_counts_them(run: Run, tmp_path: Path) -> None:
    ended = run("--knowledge", with_cases(tmp_path, "closed"), "knowledge", "check", "--cases", tmp_path / "cases")
    assert "1 domain cases of 1 clients: all hold" in ended.shown


def test_check_names_the_case_that_the_base_falls_short_of(run: Run, tmp_path: Path) -> None:
    ended = run("--knowledge", with_cases(tmp_path, "open"), "knowledge", "check", "--cases", tmp_path / "cases")
    assert ended.code == 1
    assert 'cases/one.yaml:3:5: case "far": shop/own is closed, not one of' in ended.said
    assert "The shop is for those inside." in ended.said


def test_check_refuses_a_case_that_names_what_does_not_exist(run: Run, tmp_path: Path) -> None:
    base = with_cases(tmp_path, "open", slip=", hom: outside")
    ended = run("--knowledge", base, "knowledge", "check", "--cases", tmp_path / "cases")
    assert ended.code == 1
    assert 'the case names hom, which does not exist. Did you mean "home"?' in ended.said


def test_check_refuses_a_folder_without_cases_and_says_where_none_stand(run: Run, tmp_path: Path) -> None:
    base = write(tmp_path / "k", collections())
    assert run("--knowledge", base, "knowledge", "check", "--cases", tmp_path / "none").code != 0
    assert "no domain cases stand beside this knowledge base" in run("--knowledge", base, "knowledge", "check").shown


def test_check_finds_a_text_without_a_translation_and_says_where_none_stand(run: Run, tmp_path: Path) -> None:
    base = write(tmp_path / "k", collections())
    assert "no translations stand beside this knowledge base" in run("--knowledge", base, "knowledge", "check").shown
    (base / "languages").mkdir()
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    (base / "languages" / "zh_Hans.po").write_text(f'{head}msgid "Shop"\nmsgstr "小店"\n', encoding="utf-8")
    ended = run("--knowledge", base, "knowledge", "check")
    assert ended.code == 1
    assert "has no entry. Run python -m tools.languages and translate it." in ended.said
