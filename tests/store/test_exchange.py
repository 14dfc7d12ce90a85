"""Cases come and go as files: one as an answers file, all as a ZIP; old ones by way of what became of their ids."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from advisor.cases.draft import Draft, Horizon, Look
from advisor.cases.exchange import export_all, export_case, import_all, import_case
from advisor.cases.failures import NotFound
from advisor.cases.people import LOCAL
from advisor.cases.store import Desk, Store
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Refused
from advisor.questionnaire.answers_file import read_case, write_case
from advisor.questionnaire.case import Case, Client
from advisor.questionnaire.choices import Choices
from advisor.questionnaire.former import NOTHING, Former
from tests.small_base import small
from tests.store.conftest import NewUrl
from tests.store.drafts import named

DRAFT = Draft(
    case=Case(
        client=Client(name="Kauri 喆"),
        as_of=date(2026, 11, 21),
        answers=MappingProxyType({"home": "outside", "goals": ("sell",), "size": 3, "abroad": True}),
        choices=Choices(lock=("home",)),
    ),
    horizon=Horizon(start=date(2027, 1, 4), weeks=12),
    look=Look(name="House", accent="#112233", files="sha256:f"),
)


@pytest.fixture
def base(tmp_path: Path) -> Knowledge:
    return small(tmp_path / "base")


def test_one_case_goes_out_as_an_answers_file_and_comes_back(desk: Desk, base: Knowledge) -> None:
    ident = desk.cases.create(DRAFT)
    raw = export_case(desk, ident)
    assert raw == write_case(DRAFT.case)
    arrived = import_case(desk, raw, file="a.yaml", knowledge=base, former=NOTHING)
    assert desk.cases.load(arrived.id).case == DRAFT.case
    assert not arrived.carried.any
    assert desk.history.of(arrived.id)[0].note == "imported"


def test_all_cases_go_out_and_come_back_elsewhere(desk: Desk, base: Knowledge, new_url: NewUrl) -> None:
    desk.cases.create(DRAFT, label="One", tags=["t"])
    desk.cases.archive(desk.cases.create(named("Two")))
    desk.cases.delete(desk.cases.create(named("Three")))
    raw = export_all(desk)
    other = Store(new_url()).as_person(LOCAL)
    arrived = import_all(other, raw, file="all.zip", knowledge=base, former=NOTHING)
    lines = {line.client: line for line in other.cases.search(status=None).lines}
    assert {name: (line.label, line.tags, line.status) for name, line in lines.items()} == {
        "Kauri 喆": ("One", ("t",), "active"),
        "Two": ("", (), "archived"),
    }
    found = other.cases.load(lines["Kauri 喆"].id)
    assert found == replace(DRAFT, look=replace(DRAFT.look, files=""), version=1)
    assert {one.id for one in arrived} == {line.id for line in lines.values()}
    assert desk.audit.entries()[0].action == "exported all"


def test_what_arrives_is_always_new_and_overwrites_nothing(desk: Desk, base: Knowledge) -> None:
    ident = desk.cases.create(DRAFT)
    raw = export_all(desk)
    desk.cases.edit(ident, lambda draft: draft.with_answer("size", 9))
    import_all(desk, raw, file="all.zip", knowledge=base, former=NOTHING)
    assert sorted(desk.cases.load(line.id).case.answers["size"] for line in desk.cases.search().lines) == [3, 9]


def zipped(index: object, **files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("index.json", json.dumps(index))
        for name, body in files.items():
            archive.writestr(name, body)
    return out.getvalue()


GOOD = {"file": "a", "label": "", "tags": [], "status": "active"}
DEFECTS: dict[str, Callable[[], bytes]] = {
    "no ZIP": lambda: b"hello",
    "no index": lambda: zipped({"schema": "cases/2", "cases": []}),
    "a file missing": lambda: zipped({"schema": "cases/1", "cases": [GOOD]}),
    "an index of something else": lambda: zipped([1, 2]),
    "entries of something else": lambda: zipped({"schema": "cases/1", "cases": ["a"]}, a=b"x"),
    "a huge file": lambda: zipped({"schema": "cases/1", "cases": [GOOD]}, a=b"x" * 300_000),
    "no answers file": lambda: zipped({"schema": "cases/1", "cases": [GOOD]}, a=b"x"),
    "one good and one bad": lambda: zipped(
        {"schema": "cases/1", "cases": [GOOD, {**GOOD, "file": "b"}]}, a=write_case(DRAFT.case), b=b"x"
    ),
    "a horizon of nonsense": lambda: zipped(
        {"schema": "cases/1", "cases": [{**GOOD, "horizon": {"start": "soon"}}]}, a=write_case(DRAFT.case)
    ),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_zip_with_a_defect_is_refused_and_brings_nothing(desk: Desk, base: Knowledge, defect: str) -> None:
    with pytest.raises(Refused):
        import_all(desk, DEFECTS[defect](), file="all.zip", knowledge=base, former=NOTHING)
    assert desk.cases.search(status=None).total == 0


def test_a_case_of_another_team_is_not_exported(store: Store, desk: Desk) -> None:
    team = desk.staff.found("Theirs")
    stranger = desk.staff.invite(team, email="a@x", role="admin")
    ident = desk.cases.create(DRAFT)
    with pytest.raises(NotFound):
        export_case(store.as_person(stranger), ident)
    with zipfile.ZipFile(io.BytesIO(export_all(store.as_person(stranger)))) as archive:
        assert archive.namelist() == ["index.json"]


def test_an_old_file_arrives_at_the_ids_of_today_with_a_report(desk: Desk, base: Knowledge) -> None:
    old = b"schema: answers/1\nclient: {name: A}\nanswers: {country: abroad, fax: 3, goals: [vend, tell]}\n"
    with pytest.raises(Refused):
        read_case(old, file="old.yaml", knowledge=base)
    changes = [
        {"on": "2026-01-01", "question": "country", "renamed": "home"},
        {"on": "2026-02-01", "question": "home", "option": "abroad", "renamed": "outside"},
        {"on": "2026-03-01", "question": "fax", "dropped": "Nobody has one."},
        {"on": "2026-04-01", "question": "goals", "option": "vend", "renamed": "sell"},
    ]
    former = Former.model_validate({"schema": "former/1", "changes": tuple(changes)})
    arrived = import_case(desk, old, file="old.yaml", knowledge=base, former=former)
    assert dict(desk.cases.load(arrived.id).case.answers) == {"home": "outside", "goals": ("sell", "tell")}
    assert list(arrived.carried.told()) == [
        "country is now home; the answer was taken over.",
        "home: abroad is now home: outside; the answer was taken over.",
        "goals: vend is now goals: sell; the answer was taken over.",
        "fax is not asked any more; the answer was left out. Nobody has one.",
    ]
