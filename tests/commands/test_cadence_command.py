"""`cadence` with a plan read back, and with a horizon that cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import advisor.advice.advise
from advisor.cadence.model import Refusal
from advisor.questionnaire.case import Case, Client
from advisor.questionnaire.plan_edits import NO_EDITS, Pin, PlanEdits, Still
from tests.commands.conftest import Run
from tests.report_files import made

Asked = list[dict[str, Any]]
PINNED = Pin(date=date(2026, 12, 3), account="service", articles=2)


@pytest.fixture
def edited(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> list[PlanEdits]:
    """Collects the edits that each advice was asked with."""
    found: list[PlanEdits] = []

    def advise(knowledge: object, answers: object, **options: Any) -> Any:
        found.append(options["edits"])
        return made.advice(as_of=options["as_of"])

    monkeypatch.setattr(advisor.advice.advise, "advise", advise)
    return found


@pytest.fixture
def plan(answers: Path) -> Path:
    path = answers.parent / "plan.csv"
    path.write_text("date,account,articles\n2026-12-03,service,2\n2026-12-04,servce,1\n", encoding="utf-8")
    return path


def test_the_rows_of_a_plan_become_pins_and_a_wrong_one_is_told(
    run: Run, edited: list[PlanEdits], answers: Path, plan: Path
) -> None:
    ended = run("cadence", answers, "--plan", plan, "--format", "csv")
    assert edited == [PlanEdits(pins=(PINNED,))]
    assert ended.code == 0
    assert ended.shown.startswith("date,")
    assert ended.said == f'{plan}:3:2: row 3, account: "servce" is not known here. Did you mean "service"?\n'


def test_without_a_plan_the_edits_of_the_answers_file_hold(
    run: Run, edited: list[PlanEdits], answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("cadence", answers)
    kept = PlanEdits(pins=(PINNED,))
    case = Case(Client(), None, {}, plan=kept)
    monkeypatch.setattr("advisor.commands.cadence.open_case", lambda path, *, base: (made.knowledge(), case))
    run("cadence", answers)
    assert edited == [NO_EDITS, kept]


def test_a_plan_replaces_the_pins_of_the_answers_file_and_lifts_a_still_day_that_it_fills(
    run: Run, edited: list[PlanEdits], answers: Path, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    still = tuple(Still(date=date(2026, 12, day), account="service") for day in (3, 10))
    before = PlanEdits(pins=(Pin(date=date(2026, 12, 20), account="service"),), still=still)
    case = Case(Client(), None, {}, plan=before)
    monkeypatch.setattr("advisor.commands.cadence.open_case", lambda path, *, base: (made.knowledge(), case))
    run("cadence", answers, "--plan", plan)
    assert edited == [PlanEdits(pins=(PINNED,), still=still[1:])]


def test_what_could_not_be_planned_is_told(
    run: Run, asked: Asked, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    why = (made.reason("Fifth service broadcast in May 2027; 4 are allowed."),)
    refused = (Refusal(account="service", date=date(2027, 5, 3), reasons=why),)
    found = made.advice(cadence=replace(made.cadence(), refused=refused))
    monkeypatch.setattr(advisor.advice.advise, "advise", lambda *_, **__: found)
    ended = run("cadence", answers, "--format", "ics")
    said = "not planned: Service account on 2027-05-03: Fifth service broadcast in May 2027; 4 are allowed.\n"
    assert (ended.code, ended.said) == (0, said)


@pytest.mark.parametrize(
    ("data", "said"), [(b"PK not one", "cannot be read as a workbook"), (b"x" * 5_000_001, "too large")]
)
def test_a_plan_that_cannot_be_read_at_all_is_refused(
    run: Run, edited: list[PlanEdits], answers: Path, data: bytes, said: str
) -> None:
    path = answers.parent / "plan.xlsx"
    path.write_bytes(data)
    ended = run("cadence", answers, "--plan", path)
    assert (ended.code, ended.shown, edited) == (2, "", [])
    assert said in ended.said
    assert ended.said.startswith(f"{path}: ")
    assert ended.said.count("\n") == 1


def test_a_plan_that_is_not_there_is_refused_and_one_that_is_read_is_not_overwritten(
    run: Run, edited: list[PlanEdits], answers: Path, plan: Path
) -> None:
    before = plan.read_bytes()
    assert "there is no such file" in run("cadence", answers, "--plan", answers.parent / "none.csv").said
    ended = run("cadence", answers, "--plan", plan, "--format", "csv", "--output", plan)
    assert ended.code == 2
    assert "not overwritten" in ended.said
    assert plan.read_bytes() == before


@pytest.mark.parametrize("command", ["cadence", "report"])
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--start", "2026-11-20"], "2026-11-20 lies before the date asked for, 2026-11-21. Name that day or a later"),
        (["--start", "2031-01-01"], "outside the calendar, which knows 2013-01-01 to 2030-12-31. Name a day inside it"),
        (["--start", "2030-12-01", "--weeks", "5"], "5 weeks from 2030-12-01 run past 2030-12-31, the last day of the"),
        (["--start", "2030-12-01", "--weeks", "5"], "Ask for 4 weeks at most."),
        (["--start", "2030-12-01"], "52 weeks from 2030-12-01 run past"),
        (["--start", "2030-12-28", "--weeks", "1"], "Name an earlier day."),
        (["--weeks", "0"], '--weeks: "0" is not a whole number from 1 to 104'),
        (["--weeks", "10000"], '--weeks: "10000" is not a whole number from 1 to 104'),
    ],
)
def test_a_horizon_that_cannot_be_planned_is_refused_with_what_to_do(
    run: Run, asked: Asked, answers: Path, command: str, options: list[str], said: str
) -> None:
    ended = run(command, answers, "--output", answers.parent / "out", *options)
    assert (ended.code, asked) == (2, [])
    assert said in ended.said
    assert ended.said.count("\n") == 1


@pytest.mark.parametrize(
    "options", [["--start", "2026-11-21"], ["--start", "2030-12-04", "--weeks", "4"], ["--weeks", "1"]]
)
def test_the_first_and_the_last_day_that_can_be_planned_are_taken(
    run: Run, asked: Asked, answers: Path, options: list[str]
) -> None:
    assert run("cadence", answers, *options).code == 0
