"""`cases list`, `cases export` and `cases import`: the saved cases from the command line."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from advisor.advice.advise import advise
from advisor.cases.draft import Draft
from advisor.cases.exchange import export_all
from advisor.cases.glance import Glance
from advisor.cases.people import LOCAL
from advisor.cases.store import Desk, Store
from advisor.knowledge.load import load
from advisor.questionnaire.answers_file import read_case, write_case
from advisor.questionnaire.case import Case, Client
from tests.commands.conftest import Run
from tests.small_base import write

ANSWERS = MappingProxyType({"home": "outside", "goals": ("sell",), "size": 3, "abroad": False})
CASE = Case(client=Client(name="Kauri"), answers=ANSWERS)
OLD = b"schema: answers/1\nclient: {name: Old}\nanswers: {country: outside, fax: 3, reach: far}\n"
FORMER = {
    "schema": "former/1",
    "changes": [
        {"on": "2026-01-01", "question": "country", "renamed": "home"},
        {"on": "2026-01-02", "question": "fax", "dropped": "Nobody has one."},
        {"on": "2026-01-03", "question": "reach", "split": ["goals", "size"]},
    ],
}


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{tmp_path / 'cases.sqlite'}")
    return f"sqlite:///{tmp_path / 'cases.sqlite'}"


@pytest.fixture
def desk(url: str) -> Desk:
    return Store(url).as_person(LOCAL)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A small base that knows what became of three former questions."""
    folder = write(tmp_path / "base")
    (folder / "former").mkdir()
    (folder / "former" / "answers.yaml").write_text(json.dumps(FORMER), encoding="utf-8")
    return folder


def file(folder: Path, name: str, body: bytes) -> Path:
    (folder / name).write_bytes(body)
    return folder / name


def number(desk: Desk) -> int:
    return desk.cases.search(status=None).total


def test_the_list_shows_each_case_with_what_is_known_of_it(run: Run, desk: Desk, base: Path) -> None:
    ident = desk.cases.create(Draft(CASE), label="First", tags=["retail", "north"])
    glance = Glance.of(advise(load(base), ANSWERS, as_of=date(2026, 11, 20)))
    assert desk.cases.keep_glance(ident, 1, glance)
    other = desk.cases.create(Draft(Case(client=Client(name="Other"))))
    desk.cases.archive(other)
    shown = run("cases", "list").shown
    assert [
        word for word in (ident, "Kauri", "First", "north, retail", "active", "1 Jan 2027") if word not in shown
    ] == []
    assert (shown.splitlines()[0], other in shown) == ("1 case", False)
    assert other in run("cases", "list", "--status", "archived").shown
    every = json.loads(run("cases", "list", "--status", "all", "--json").shown)
    assert every["schema"] == "case_list/1"
    assert {row["id"]: (row["status"], row["good_until"]) for row in every["cases"]} == {
        ident: ("active", "2027-01-01"),
        other: ("archived", None),
    }


def test_the_list_is_narrowed_by_words_and_by_tag(run: Run, desk: Desk) -> None:
    one = desk.cases.create(Draft(CASE), tags=["north"])
    two = desk.cases.create(Draft(Case(client=Client(name="Rimu"))))
    assert [ident in run("cases", "list", "kauri").shown for ident in (one, two)] == [True, False]
    assert [ident in run("cases", "list", "--tag", "north").shown for ident in (one, two)] == [True, False]
    assert run("cases", "list", "nobody").shown == "0 cases\n"


def test_a_deleted_case_is_listed_only_when_asked_for(run: Run, desk: Desk) -> None:
    ident = desk.cases.create(Draft(CASE))
    desk.cases.delete(ident)
    assert ident not in run("cases", "list", "--status", "all").shown
    assert ident in run("cases", "list", "--status", "deleted").shown


def test_a_client_called_by_control_signs_does_not_steer_the_terminal(run: Run, desk: Desk) -> None:
    desk.cases.create(Draft(Case(client=Client(name="A\x1b[31mB\u202eC"))))
    shown = run("cases", "list").shown
    assert ("\x1b" in shown, "\u202e" in shown) == (False, False)


def test_all_cases_go_out_as_a_zip_and_come_back(run: Run, desk: Desk, base: Path, tmp_path: Path) -> None:
    desk.cases.create(Draft(CASE), label="First", tags=["north"])
    out = tmp_path / "all.zip"
    assert run("cases", "export", out).shown == f"{out}\n"
    other = f"sqlite:///{tmp_path / 'other.sqlite'}"
    ended = run("--knowledge", base, "cases", "import", out, "--database", other)
    assert (ended.code, ended.said) == (0, "")
    assert ended.shown.endswith("1 case brought in.\n")
    there = Store(other).as_person(LOCAL).cases
    [line] = there.search().lines
    assert (line.label, line.tags, there.load(line.id).case) == ("First", ("north",), CASE)


def test_one_case_goes_out_as_an_answers_file(run: Run, desk: Desk, base: Path, tmp_path: Path) -> None:
    ident, out = desk.cases.create(Draft(CASE)), tmp_path / "one.yaml"
    assert run("cases", "export", out, "--id", ident).code == 0
    assert read_case(out.read_bytes(), file="one", knowledge=load(base)) == CASE


def test_a_file_that_is_there_is_overwritten_only_when_asked(run: Run, desk: Desk, tmp_path: Path) -> None:
    out = file(tmp_path, "all.zip", b"mine")
    ended = run("cases", "export", out)
    assert (ended.code, "add --overwrite" in ended.said, out.read_bytes()) == (2, True, b"mine")
    assert run("cases", "export", out, "--overwrite").code == 0
    assert zipfile.is_zipfile(out)


def test_a_case_that_is_not_there_leaves_no_file(run: Run, desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "one.yaml"
    ended = run("cases", "export", out, "--id", "A" * 22)
    assert (ended.code, "There is no such case" in ended.said, out.exists()) == (2, True, False)


def test_an_old_file_is_carried_over_and_told(run: Run, desk: Desk, base: Path, tmp_path: Path) -> None:
    ended = run("--knowledge", base, "cases", "import", file(tmp_path, "old.yaml", OLD))
    assert (ended.code, ended.said) == (0, "")
    [line] = desk.cases.search().lines
    assert ended.shown.splitlines() == [
        f"{line.id}  Old",
        "    country is now home; the answer was taken over.",
        "    fax is not asked any more; the answer was left out. Nobody has one.",
        "    goals is to be asked again.",
        "    size is to be asked again.",
        "1 case brought in.",
    ]
    assert dict(desk.cases.load(line.id).case.answers) == {"home": "outside"}


def test_several_files_come_in_together_or_not_at_all(run: Run, desk: Desk, base: Path, tmp_path: Path) -> None:
    good = file(tmp_path, "good.yaml", write_case(CASE))
    desk.cases.create(Draft(CASE))
    archive = file(tmp_path, "all.zip", export_all(desk))
    bad = file(tmp_path, "bad.yaml", b"schema: answers/1\nanswers: {hoem: outside}\n")
    ended = run("--knowledge", base, "cases", "import", good, archive, bad, tmp_path / "none.yaml")
    assert (ended.code, ended.shown, number(desk)) == (2, "", 1)
    assert f'{bad}:2:11: there is no question "hoem". Did you mean "home"?' in ended.said
    assert "there is no such file" in ended.said
    assert run("--knowledge", base, "cases", "import", good, archive).shown.endswith("2 cases brought in.\n")
    assert number(desk) == 3


@pytest.mark.parametrize("task", [("list",), ("export", "x.zip"), ("import", "x.yaml")])
def test_a_store_that_cannot_be_opened_is_said_in_one_line(
    run: Run, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, task: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    file(tmp_path, "x.yaml", write_case(CASE))
    ended = run("--knowledge", base, "cases", *task, "--database", f"sqlite:///{tmp_path / 'no' / 'where.sqlite'}")
    assert (ended.code, ended.shown, ended.said.count("\n")) == (2, "", 1)
    assert "folder exists" in ended.said


@pytest.mark.parametrize(
    "call", [("cases",), ("cases", "lst"), ("cases", "list", "--status", "lost"), ("cases", "import")]
)
def test_a_wrong_call_is_told(run: Run, call: tuple[str, ...]) -> None:
    ended = run(*call)
    assert (ended.code, ended.shown, ended.said.count("\n")) == (2, "", 1)


def test_the_list_speaks_chinese(run: Run, desk: Desk) -> None:
    desk.cases.create(Draft(CASE))
    shown = run("cases", "list", "--lang", "zh_Hans").shown
    assert "客户" in shown
    assert "Changed" not in shown
