"""Whatever is done in whatever order, the store agrees with a plain model of it in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.cases.draft import Draft, new_id
from advisor.cases.failures import NotAllowed, NotFound, Stale, StoreFailed
from advisor.cases.people import LOCAL, Person, Role, may
from advisor.cases.store import Store
from tests.store.conftest import Clock
from tests.store.drafts import named

NAMES = st.sampled_from(["Kauri", "喆", "a b", "%_"])
WHO = st.integers(0, 3)
WHICH = st.integers(0, 5)
DEEDS = st.one_of(
    st.tuples(st.just("create"), WHO, NAMES),
    st.tuples(st.just("edit"), WHO, WHICH, NAMES),
    st.tuples(st.just("save"), WHO, WHICH, NAMES, st.integers(0, 1)),
    st.tuples(st.just("duplicate"), WHO, WHICH),
    st.tuples(st.sampled_from(["archive", "delete", "undo"]), WHO, WHICH),
    st.tuples(st.just("file"), WHO, WHICH, st.lists(st.sampled_from("xyz"), max_size=2)),
    st.tuples(st.just("go back"), WHO, WHICH, st.integers(1, 6)),
    st.tuples(st.just("wait"), st.integers(1, 40)),
)
PEOPLE: tuple[tuple[str, Role], ...] = (("one", "viewer"), ("one", "consultant"), ("one", "admin"), ("two", "editor"))


@dataclass
class Kept:
    """A case as the model keeps it. `history` is how it stood at each version."""

    team: str
    history: list[str]
    tags: set[str] = field(default_factory=set)
    status: str = "active"


class Model:
    """What the store should do, with nothing but dictionaries."""

    def __init__(self) -> None:
        self.cases: dict[str, Kept] = {}

    def case(self, who: int, ident: str, deed: str) -> Kept:
        team, role = PEOPLE[who]
        if ident not in self.cases or self.cases[ident].team != team:
            raise NotFound
        if not may(role, deed):  # type: ignore[arg-type]
            raise NotAllowed
        return self.cases[ident]

    def change(self, case: Kept, name: str) -> None:
        case.history.append(name)
        case.status = "active"


@pytest.fixture
def house(store: Store) -> tuple[Store, list[Person]]:
    operator = store.as_person(LOCAL).staff
    teams = {"one": operator.found("One"), "two": operator.found("Two")}
    return store, [
        operator.invite(teams[team], email=f"{number}@x", role=role) for number, (team, role) in enumerate(PEOPLE)
    ]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(deeds=st.lists(DEEDS, max_size=12))
def test_any_sequence_of_deeds(house: tuple[Store, list[Person]], clock: Clock, deeds: list[tuple[Any, ...]]) -> None:
    store, people = house
    model, idents = Model(), [new_id()]  # the first one exists nowhere
    for deed, *rest in deeds:
        if deed == "wait":
            clock.later(minutes=rest[0])
            continue
        who, *arguments = rest
        ident = "" if deed == "create" else idents[arguments[0] % len(idents)]
        wanted = _outcome(partial(_on_the_model, model, deed, who, ident, arguments))
        found = _outcome(partial(_on_the_store, store, people[who], deed, ident, arguments))
        assert type(found) is type(wanted), deed
        if isinstance(found, str):
            idents.append(found)
            model.cases[found] = model.cases.pop("new")
        _agree(store, people, model)
    for who, person in enumerate(people):  # so that the next example begins with nothing
        for ident in model.cases:
            if PEOPLE[who] in (("one", "admin"), ("two", "editor")) and model.cases[ident].team == PEOPLE[who][0]:
                store.as_person(person).cases.delete(ident)
    clock.later(days=31)
    store.forget(before=clock.now)


def _outcome(act: Any) -> Any:
    try:
        return act()
    except StoreFailed as failed:
        return failed


def _on_the_model(model: Model, deed: str, who: int, ident: str, given: list[Any]) -> str | None:
    if deed == "create":
        team, role = PEOPLE[who]
        if role == "viewer":
            raise NotAllowed
        model.cases["new"] = Kept(team, [given[0]])
        return "new"
    case = model.case(who, ident, "edit")
    if deed == "duplicate":
        model.cases["new"] = Kept(case.team, [case.history[-1]], set(case.tags))
        return "new"
    if deed == "edit" and (case.history[-1] != given[1] or case.status == "deleted"):
        model.change(case, given[1])
    elif deed == "save":
        if given[2]:
            raise Stale(mine=Draft(), theirs=Draft())
        model.change(case, given[1])
    elif deed == "go back":
        if given[1] > len(case.history):
            raise NotFound
        model.change(case, "?")  # which of its row's versions is the end is not the model's to say
    elif deed == "file":
        case.tags = set(given[1])
    elif deed != "edit":
        case.status = {"archive": "archived", "delete": "deleted", "undo": "active"}[deed]
    return None


def _on_the_store(store: Store, person: Person, deed: str, ident: str, given: list[Any]) -> str | None:
    desk = store.as_person(person)
    if deed == "create":
        return desk.cases.create(named(given[0]))
    if deed == "duplicate":
        return desk.cases.duplicate(ident)
    if deed == "edit":
        desk.cases.edit(ident, lambda _: named(given[1]))
    elif deed == "save":
        rows = desk.history.of(ident)
        desk.cases.save(ident, Draft(named(given[1]).case, version=rows[0].last - given[2]))
    elif deed == "go back":
        desk.history.go_back(ident, given[1])
    elif deed == "file":
        desk.cases.file(ident, tags=given[1])
    else:
        {"archive": desk.cases.archive, "delete": desk.cases.delete, "undo": desk.cases.undo}[deed](ident)
    return None


def _agree(store: Store, people: list[Person], model: Model) -> None:
    for who, (team, _) in enumerate(PEOPLE):
        desk = store.as_person(people[who])
        found = {line.id: line for line in desk.cases.search(status=None, most=None).lines}
        mine = {ident: case for ident, case in model.cases.items() if case.team == team}
        assert found.keys() == mine.keys()
        for ident, case in mine.items():
            line = found[ident]
            if case.history[-1] == "?":
                case.history[-1] = line.client
                assert line.client in case.history[:-1]
            told = (line.client, line.version, line.status, set(line.tags))
            assert told == (case.history[-1], len(case.history), case.status, case.tags)
            if who in (2, 3):
                for row in desk.history.of(ident):
                    assert desk.history.load(ident, row.last).case.client.name == case.history[row.last - 1]
