"""A sign-in stands until it is ended, stands in the log once, and is never taken again; and what an operator may do."""

from __future__ import annotations

import pytest

from advisor.cases.failures import NotFound, SignInEnded
from advisor.cases.people import LOCAL, is_address
from advisor.cases.store import Store
from tests.store.conftest import Clock
from tests.store.drafts import FULL


def team(store: Store) -> str:
    found = store.operator().open_team("Ours", email="A@x.example").id
    store.operator().invite(found, email="b@x.example", role="viewer")
    return found


def test_a_sign_in_that_was_ended_is_never_taken_again(store: Store) -> None:
    team(store)
    person = store.signed_in(subject="s", email="a@x.example", sign_in="one")
    assert person is not None
    assert (store.stands("one"), store.stands("two")) == (True, False)
    assert store.signed_in(subject="s", sign_in="two") == person
    store.sign_out("one")
    store.sign_out("never seen")
    assert (store.stands("one"), store.stands("two")) == (False, True)
    with pytest.raises(SignInEnded):
        store.signed_in(subject="s", sign_in="one")


def test_a_sign_in_is_of_one_person_only(store: Store) -> None:
    team(store)
    assert store.signed_in(subject="s", email="a@x.example", sign_in="one") is not None
    with pytest.raises(SignInEnded):
        store.signed_in(subject="t", email="b@x.example", sign_in="one")


def test_signing_in_and_out_stands_in_the_log_of_each_team_once(store: Store) -> None:
    ours = team(store)
    person = store.signed_in(subject="s", email="a@x.example", sign_in="one")
    assert person is not None
    store.signed_in(subject="s", sign_in="one")
    store.sign_out("one")
    store.sign_out("one")
    log = store.as_person(person).audit
    assert [entry.action for entry in log.entries(team=ours, person=person.id)] == ["signed out", "signed in"]
    assert [entry.action for entry in log.entries(action="signed in")] == ["signed in"]


def test_sign_ins_are_forgotten_when_none_can_last_any_more(store: Store, clock: Clock) -> None:
    team(store)
    store.signed_in(subject="s", email="a@x.example", sign_in="one")
    clock.later(days=59)
    store.forget(before=clock.now)
    assert store.stands("one")
    clock.later(days=2)
    store.forget(before=clock.now)
    assert not store.stands("one")


def test_the_first_admin_is_set_up_before_anybody_can_sign_in_and_the_operator_is_in_no_team(store: Store) -> None:
    ours = team(store)
    person = store.signed_in(subject="s", email="a@x.example")
    assert person is not None
    desk = store.as_person(person)
    members = desk.staff.members(ours)
    assert sorted((one.email, one.role, one.bound) for one in members) == [
        ("a@x.example", "admin", True),
        ("b@x.example", "viewer", False),
    ]
    desk.cases.create(FULL)
    assert LOCAL.id not in [one.person.id for one in members]
    assert store.as_person(LOCAL).cases.search().total == 0


def test_a_sign_in_can_be_bound_by_hand_where_no_address_is_vouched_for(store: Store) -> None:
    ours = team(store)
    assert store.signed_in(subject="s") is None
    store.operator().bind("B@x.example", "s")
    person = store.signed_in(subject="s")
    assert person is not None
    assert [found.id for found in store.as_person(person).staff.teams()] == [ours]
    with pytest.raises(NotFound):
        store.operator().bind("nobody@x.example", "t")


@pytest.mark.parametrize("text", ["a@b", "a.b+c@d.example", "喆@例.example"])
def test_an_address_is_an_address(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("text", ["", "a", "@b", "a@", "a@b@c", "a b@c", "a@b..c", "a@b\n", "a@" + "b" * 300])
def test_what_is_no_address_is_none(text: str) -> None:
    assert not is_address(text)
