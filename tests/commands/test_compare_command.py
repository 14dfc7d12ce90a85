"""`compare`: two dates or two answers files, open or blind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import advisor.commands.inputs
from advisor.knowledge.models import Knowledge
from tests.commands.conftest import Run

SAMPLES = Path(__file__).resolve().parent.parent.parent / "knowledge" / "samples"
SKINCARE = SAMPLES / "skincare_cross_border.yaml"


@pytest.fixture(autouse=True)
def loaded_once(real: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    """The project's knowledge base, without loading it for each call."""
    monkeypatch.setattr(advisor.commands.inputs, "open_base", lambda folder: real)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """The sample as a second consultant sees it: a mainland company is planned, and they have eight weeks more."""
    text = SKINCARE.read_text(encoding="utf-8")
    text = text.replace("mainland_entity: none", "mainland_entity: planned").replace(
        "launch_weeks: 20", "launch_weeks: 28"
    )
    path = tmp_path / "zhang_secret.yaml"
    path.write_text(text.replace("Sample: skincare", "Ms Zhang's secret"), encoding="utf-8")
    return path


def test_the_same_answers_at_two_dates_tell_what_began_and_ended(run: Run) -> None:
    ended = run("compare", SKINCARE, "--as-of", "2017-06-01", "--with", "2026-11-21")
    assert (ended.code, ended.said) == (0, "")
    assert "Service account (own papers from outside the mainland)\n    open after steps → open" in ended.shown
    document = json.loads(
        run("compare", SKINCARE, "--as-of", "2017-06-01", "--with", "2026-11-21", "--format", "json").shown
    )
    assert document["schema"] == "comparison/1"
    assert (document["answers"], document["decisive"]) == ([], None)
    changed = {change["what"]: change for change in document["changes"]}
    verdict = changed["service/own_non_mainland"]
    assert (verdict["before"], verdict["after"]) == ("conditional", "open")
    assert verdict["facts"] == ["service.overseas_registration"]
    dated = {(row["kind"], row["id"]) for row in document["dated"] if "service/own_non_mainland" in row["bears_on"]}
    assert ("fact", "service.overseas_registration") in dated
    assert all(row["sources"] or row["basis"] == "judgement" for row in document["dated"])


def test_one_day_compared_with_itself_differs_in_nothing(run: Run) -> None:
    ended = run("compare", SKINCARE, "--as-of", "2026-11-21", "--with", "2026-11-21")
    assert ended.code == 0
    assert "The advice is the same in everything that is compared." in ended.shown
    assert "The advice is the same" in run("compare", SKINCARE, SKINCARE).shown


def test_two_files_tell_which_answers_differ_and_which_are_decisive(run: Run, second: Path) -> None:
    ended = run("compare", SKINCARE, second)
    assert ended.code == 0
    assert str(second) in ended.shown
    assert "No, and none is planned" in ended.shown
    document = json.loads(run("compare", SKINCARE, second, "--format", "json").shown)
    assert [row["question"] for row in document["answers"]] == ["mainland_entity", "launch_weeks"]
    decisive = document["decisive"]
    assert (decisive["questions"], decisive["idle"]) == (["mainland_entity"], ["launch_weeks"])
    assert (decisive["tried"], decisive["combinations"], decisive["complete"]) == (2, 2, True)
    assert [swap["questions"] for swap in decisive["before"]["turning_mix"]] == [["mainland_entity"]]
    assert decisive["before"]["turning_mix"][0]["as_the_other"] is True


def test_two_files_that_differ_in_choices_only_say_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "chosen.yaml"
    text = SKINCARE.read_text(encoding="utf-8")
    path.write_text(f"{text}choices: {{weights: {{focus: 8}}, exclude: [mini_program]}}\n", encoding="utf-8")
    told = " ".join(run("compare", SKINCARE, path).shown.split())
    assert "The answers are the same. Only the users' own choices differ" in told
    assert f"{path}: Focus: 8; the others as advised" in told
    assert "by the choice about Mini-program" in told
    document = json.loads(run("compare", SKINCARE, path, "--format", "json").shown)
    assert [row["what"] for row in document["choices"]] == ["weights", "account mini_program"]
    assert document["decisive"]["choices"] == ["weights", "account mini_program"]
    assert [swap["choices"] for swap in document["decisive"]["before"]["turning_mix"]] == [["account mini_program"]]
    assert all(not change["rules"] for change in document["changes"])


def test_a_fee_that_came_in_between_is_laid_on_its_fact(run: Run) -> None:
    call = ("compare", SKINCARE, "--as-of", "2019-01-16", "--with", "2026-11-21", "--format", "json")
    changed = {change["what"]: change for change in json.loads(run(*call).shown)["changes"]}
    assert "mini_program.verification_fee_overseas_usd" in changed["step verify_mini_program_overseas"]["facts"]


@pytest.mark.parametrize("form", ["text", "json"])
def test_blind_tells_nothing_of_who_said_what_not_even_by_the_order_of_the_files(
    run: Run, second: Path, form: str
) -> None:
    one = run("compare", SKINCARE, second, "--blind", "--format", form)
    other = run("compare", second, SKINCARE, "--blind", "--format", form)
    assert (one.code, other.code) == (0, 0)
    assert one.shown == other.shown
    for word in ("zhang", "Zhang", "secret", "skincare", "Tmall Global and wants", str(SAMPLES)):
        assert word not in one.shown
    assert "the other" in one.shown


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((), "a second answers file or --with DATE"),
        ((SKINCARE, "--with", "2026-01-01"), "one of them"),
        (("--with", "2026-01-01", "--blind"), "--blind goes with two answers files"),
        (("nowhere.yaml",), "there is no such file"),
        (("--with", "soon"), "write YYYY-MM-DD"),
    ],
)
def test_a_call_that_cannot_be_meant_is_refused(run: Run, more: tuple[object, ...], said: str) -> None:
    ended = run("compare", SKINCARE, *more)
    assert (ended.code, ended.shown) == (2, "")
    assert said in ended.said


def test_two_files_of_two_dates_need_to_be_told_which_date(run: Run, tmp_path: Path) -> None:
    paths = []
    for day in ("2019-01-16", "2026-11-21"):
        path = tmp_path / f"{day}.yaml"
        path.write_text(f"schema: answers/1\nas_of: {day}\nanswers: {{home: overseas}}\n", encoding="utf-8")
        paths.append(path)
    ended = run("compare", *paths)
    assert ended.code == 2
    assert "Name one with --as-of." in ended.said
    assert run("compare", *paths, "--as-of", "2019-01-16").code == 0


def test_a_second_file_that_is_wrong_is_refused_with_its_place(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text("schema: answers/1\nanswers: {hom: overseas}\n", encoding="utf-8")
    ended = run("compare", SKINCARE, path)
    assert ended.code == 2
    assert f"{path}:2:" in ended.said
    assert 'Did you mean "home"?' in ended.said
