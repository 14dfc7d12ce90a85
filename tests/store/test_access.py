"""Nobody sees what is not theirs: every read and write is checked for the person it is made for."""

from __future__ import annotations

import ast
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import advisor.cases.acting
from advisor.cases.draft import Draft, new_id
from advisor.cases.failures import NotAllowed, NotFound, StoreFailed
from advisor.cases.glance import Glance
from advisor.cases.people import LOCAL, Person, Role
from advisor.cases.seals import Exported
from advisor.cases.store import Desk, Store
from tests.store.drafts import FULL, named

DAY = date(2026, 11, 21)
GLANCE = Glance((), "final", DAY, DAY, "sha256:x")
EXPORTED = Exported("pdf", "long", "en", DAY, DAY, "sha256:k", "1", "", "sha256:r")


class House:
    """Two teams, with somebody for each role in the first and an admin in the second."""

    def __init__(self, store: Store) -> None:
        self.store = store
        operator = store.as_person(LOCAL).staff
        self.ours, self.theirs = operator.found("Ours"), operator.found("Theirs")
        roles: tuple[Role, ...] = ("viewer", "consultant", "editor", "admin")
        self.people = {role: operator.invite(self.ours, email=f"{role}@x", role=role, name=role) for role in roles}
        self.stranger = operator.invite(self.theirs, email="stranger@x", role="admin", name="Stranger")
        self.case = self.desk("consultant").cases.create(FULL)
        self.snapshot = self.desk("viewer").seals.seal(self.case, FULL, EXPORTED)

    def desk(self, role: Role) -> Desk:
        return self.store.as_person(self.people[role])


@pytest.fixture
def house(store: Store) -> House:
    return House(store)


READS: dict[str, Callable[[Desk, House], object]] = {
    "load": lambda desk, house: desk.cases.load(house.case),
    "history": lambda desk, house: desk.history.of(house.case),
    "version": lambda desk, house: desk.history.load(house.case, 1),
    "snapshots": lambda desk, house: desk.seals.of(house.case),
    "snapshot": lambda desk, house: desk.seals.load(house.snapshot),
    "seal": lambda desk, house: desk.seals.seal(house.case, FULL, EXPORTED),
    "glance": lambda desk, house: desk.cases.keep_glance(house.case, 1, GLANCE),
    "sort": lambda desk, house: desk.cases.sort_by(house.case, 1, DAY),
    "members": lambda desk, house: desk.staff.members(house.ours),
}
EDITS: dict[str, Callable[[Desk, House], object]] = {
    "edit": lambda desk, house: desk.cases.edit(house.case, lambda _: named("b"), first=Draft()),
    "edit nothing": lambda desk, house: desk.cases.edit(house.case, lambda draft: draft, first=Draft()),
    "save": lambda desk, house: desk.cases.save(house.case, FULL),
    "duplicate": lambda desk, house: desk.cases.duplicate(house.case),
    "file": lambda desk, house: desk.cases.file(house.case, label="b"),
    "archive": lambda desk, house: desk.cases.archive(house.case),
    "delete": lambda desk, house: desk.cases.delete(house.case),
    "undo": lambda desk, house: desk.cases.undo(house.case),
    "go back": lambda desk, house: desk.history.go_back(house.case, 1),
    "create": lambda desk, house: desk.cases.create(FULL, team=house.ours),
    "note": lambda desk, house: desk.cases.keep_glance(house.case, 1, GLANCE, noted=True),
}
MANAGES: dict[str, Callable[[Desk, House], object]] = {
    "invite": lambda desk, house: desk.staff.invite(house.ours, email="new@x", role="viewer"),
    "role": lambda desk, house: desk.staff.set_role(house.ours, house.people["viewer"].id, "editor"),
    "out": lambda desk, house: desk.staff.set_role(house.ours, house.people["viewer"].id, None),
}


def test_a_case_of_another_team_by_its_id_is_not_found_like_one_that_does_not_exist(house: House) -> None:
    before = house.desk("viewer").cases.load(house.case)
    with pytest.raises(NotFound) as none:
        house.store.as_person(house.stranger).cases.load(new_id())
    for deed, act in (READS | EDITS | MANAGES).items():
        for outsider in (house.stranger, Person(new_id())):
            with pytest.raises(NotFound) as theirs:
                act(house.store.as_person(outsider), house)
            told = type(theirs.value), str(theirs.value), theirs.value.__dict__
            assert told == (NotFound, str(none.value), none.value.__dict__), deed
    assert house.desk("viewer").cases.load(house.case) == before


def test_what_a_stranger_tried_stands_in_the_log_of_the_team_concerned(house: House) -> None:
    with pytest.raises(NotFound):
        house.store.as_person(house.stranger).cases.load(house.case)
    entry = house.desk("admin").audit.entries(case=house.case)[0]
    assert (entry.action, entry.person, entry.team) == ("refused", house.stranger.id, house.ours)


def test_a_viewer_reads_and_changes_nothing(house: House) -> None:
    before = house.desk("consultant").cases.load(house.case)
    for read in READS.values():
        read(house.desk("viewer"), house)
    for edit in EDITS.values():
        with pytest.raises(NotAllowed):
            edit(house.desk("viewer"), house)
    assert house.desk("consultant").cases.load(house.case) == before


def test_a_consultant_changes_cases(house: House) -> None:
    desk = house.desk("consultant")
    for edit in (edit for deed, edit in EDITS.items() if deed != "save"):
        edit(desk, house)
    desk.cases.save(house.case, desk.cases.load(house.case))


def test_an_editor_marks_knowledge_as_reviewed_and_a_consultant_does_not(house: House) -> None:
    with pytest.raises(NotAllowed):
        house.desk("consultant").reviews.mark("facts/writing.yaml", "sha256:a")
    house.desk("editor").reviews.mark("facts/writing.yaml", "sha256:a")
    house.desk("admin").reviews.mark("facts/writing.yaml", "sha256:a")
    found = house.desk("viewer").reviews.of(["sha256:a", "sha256:b"])
    assert [(one.what, one.person) for one in found] == [("facts/writing.yaml", house.people["editor"].id)]


def test_only_an_admin_decides_who_is_in_the_team(house: House) -> None:
    for manage in MANAGES.values():
        for role in ("viewer", "consultant", "editor"):
            with pytest.raises(NotAllowed):
                manage(house.desk(role), house)
    for manage in MANAGES.values():
        manage(house.desk("admin"), house)


def test_who_is_taken_out_sees_nothing_any_more_whatever_they_hold_in_hand(house: House) -> None:
    desk = house.desk("viewer")
    desk.cases.load(house.case)
    house.desk("admin").staff.set_role(house.ours, house.people["viewer"].id, None)
    with pytest.raises(NotFound):
        desk.cases.load(house.case)
    assert (desk.cases.search().total, desk.staff.teams(), desk.audit.entries()) == (0, [], [])
    with pytest.raises(NotAllowed):
        desk.cases.create(FULL)


def test_the_last_admin_stays_one(store: Store) -> None:
    operator = store.as_person(LOCAL).staff
    team = operator.found("T")
    with pytest.raises(StoreFailed, match="needs an admin"):
        operator.set_role(team, LOCAL.id, "viewer")
    other = operator.invite(team, email="a@x", role="admin")
    operator.set_role(team, LOCAL.id, None)
    assert [member.person.id for member in store.as_person(other).staff.members(team)] == [other.id]


def test_a_list_holds_the_cases_of_ones_own_teams_alone(house: House) -> None:
    theirs = house.store.as_person(house.stranger)
    theirs.cases.create(named("Their client"), tags=["secret"])
    house.store.edit(new_id(), lambda draft: draft, first=named("Local client"))
    ours = house.desk("viewer").cases
    assert [line.client for line in ours.search(status=None).lines] == [FULL.case.client.name]
    assert (ours.tags(), ours.search(team=house.theirs).total, ours.search(tag="secret").total) == ({}, 0, 0)


def test_the_local_person_has_everything_in_a_team_of_its_own(desk: Desk) -> None:
    assert [(team.id, team.role) for team in desk.staff.teams()] == [("local", "admin")]
    desk.reviews.mark("a", "sha256:a")
    ident = desk.cases.create(FULL)
    assert [entry.action for entry in desk.audit.entries(case=ident)] == ["created"]


def test_a_sign_in_lets_in_who_was_invited_and_is_bound_to_its_subject(house: House) -> None:
    store, viewer = house.store, house.people["viewer"]
    assert store.signed_in(subject="iss|9", email="nobody@x", name="N") is None
    assert store.signed_in(subject="iss|1", name="Vera") is None
    assert store.signed_in(subject="iss|1", email="Viewer@X", name="Vera") == Person(viewer.id, "Vera")
    assert store.signed_in(subject="iss|1", email="moved@x", name="Vera") == Person(viewer.id, "Vera")
    assert store.signed_in(subject="iss|2", email="viewer@x", name="Somebody else") is None


def test_the_log_tells_who_did_what_with_which_case_and_nothing_a_client_said(house: House) -> None:
    desk = house.desk("consultant")
    desk.cases.edit(house.case, lambda _: named("Secret Ltd"))
    desk.cases.file(house.case, label="Secret label", tags=["secret tag"])
    desk.cases.delete(house.case)
    desk.cases.undo(house.case)
    entries = house.desk("admin").audit.entries()
    told = [entry.action for entry in entries if entry.case == house.case]
    assert told == ["fetched back", "deleted", "filed", "exported", "created"]
    assert "secret" not in str(entries).casefold()
    assert FULL.case.client.name not in str(entries)
    assert desk.audit.entries() == []


def test_every_part_of_the_store_that_a_person_uses_goes_through_the_checked_transactions() -> None:
    folder = Path(advisor.cases.acting.__file__).parent
    for path in folder.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        acting = [node for node in tree.body if isinstance(node, ast.ClassDef) and "Acting" in map(_name, node.bases)]
        for part in acting:
            used = {node.attr for node in ast.walk(part) if isinstance(node, ast.Attribute)}
            assert not used & {"reading", "writing", "reading_all", "engine"}, f"{path.name}: {part.name}"


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""
