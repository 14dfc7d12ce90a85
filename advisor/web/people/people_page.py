"""The people page: who is in a team and with which role; for its admins also who is let in, and the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from advisor.cases.failures import StoreFailed
from advisor.cases.people import LONGEST_ADDRESS, ROLES, Member, Team, is_address, may
from advisor.cases.store import Desk
from advisor.cases.tables import NAME
from advisor.report.spoken import sentences
from advisor.web.desk import desk
from advisor.web.markup import bullets, more, show, table, tag, typed
from advisor.web.people.people_log import log_shown
from advisor.web.people.people_words import ROLE_WORDS, role_explained
from advisor.web.plain import label
from advisor.web.views import LATE, in_tongue, taken, view
from advisor.web.visit import Visit
from advisor.words import say, say_count

TEAM, TOLD = "people_team_chosen", "people_told"


def show_page(visit: Visit) -> None:
    """The people of one of this person's teams."""
    show(tag("p", say("People"), class_="eyebrow"), tag("h1", say("People and roles")))
    try:
        here = desk()
        teams = here.staff.teams()
        team = _chosen(teams)
        members = here.staff.members(team.id)
    except StoreFailed as failed:
        st.error(label(str(failed)))
        return
    show(tag("p", _standing(team), class_="lead"))
    _told()
    show(
        tag("h2", _name(team)), _table(members), more(say("What each role may do"), bullets(map(role_explained, ROLES)))
    )
    if not may(team.role, "manage"):
        show(tag("p", say("Its admins let people in and give them their roles."), class_="quiet"))
        return
    left, right = st.columns(2, gap="large")
    with left:
        _invite(here, team)
    with right:
        _change(here, team, members)
    log_shown(here, team, members)
    _found(here)


def _chosen(teams: Sequence[Team]) -> Team:
    kept = st.session_state.get(TEAM)
    found = next((team for team in teams if team.id == kept), teams[0])
    if len(teams) > 1:
        key = view("people_team", found.id)
        named = {team.id: _name(team) for team in teams}
        st.selectbox(say("Team"), list(named), key=key, format_func=named.__getitem__, on_change=_choose, args=(key,))
    return found


def _choose(key: str) -> None:
    chosen = taken("people_team", key)
    if chosen is not LATE:
        st.session_state[TEAM] = chosen


def _name(team: Team) -> str:
    return team.name or say("A team without a name")


def _standing(team: Team) -> str:
    return say('Your role in "{team}": {role}.', team=_name(team), role=ROLE_WORDS[team.role])


def _table(members: Sequence[Member]) -> str:
    rows = [
        (
            typed(one.person.name) if one.person.name else tag("span", say("no name yet"), class_="quiet"),
            typed(one.email),
            ROLE_WORDS[one.role],
            say("has signed in") if one.bound else say("has not signed in yet"),
        )
        for one in members
    ]
    told = say_count(len(rows), "{number} person", "{number} people")
    return table([say("Person"), say("Address"), say("Role"), say("Sign-in")], rows, name=told, class_="stacked")


def _invite(here: Desk, team: Team) -> None:
    show(
        tag("h2", say("Let somebody in")),
        tag("p", say("By the address that their sign-in vouches for. No message is sent."), class_="quiet"),
    )
    with st.form("people_invite", border=False, clear_on_submit=True):
        st.text_input(say("E-mail address"), key="people_email", max_chars=LONGEST_ADDRESS)
        key = in_tongue("people_invite_role")
        st.selectbox(say("Role"), ROLES, index=1, format_func=ROLE_WORDS.__getitem__, key=key)
        st.form_submit_button(
            say("Let in"), key="people_let_in", type="primary", on_click=_let_in, args=(here, team.id, key)
        )


def _let_in(here: Desk, team: str, key: str) -> None:
    email = str(st.session_state["people_email"]).strip()
    if not is_address(email):
        st.session_state[TOLD] = ("error", say('"{text}" is not an e-mail address.', text=email[:LONGEST_ADDRESS]))
        return
    role = st.session_state[key]

    def let_in() -> str:
        here.staff.invite(team, email=email, role=role)
        return say("{email} is in the team as {role}.", email=email, role=ROLE_WORDS[role])

    _do(let_in)


def _change(here: Desk, team: Team, members: Sequence[Member]) -> None:
    show(
        tag("h2", say("Change a role")),
        tag("p", say("It holds from the next click of that person on."), class_="quiet"),
    )
    named = {one.person.id: one.person.name or one.email or one.person.id for one in members}
    with st.form("people_change", border=False):
        st.selectbox(say("Person"), list(named), format_func=named.__getitem__, key="people_who")
        key = in_tongue("people_new_role")
        st.selectbox(say("New role"), ROLES, format_func=ROLE_WORDS.__getitem__, key=key)
        ways = st.container(horizontal=True)
        ways.form_submit_button(
            say("Change the role"),
            key="people_change_role",
            on_click=_set_role,
            args=(here, team.id, named, key, False),
        )
        ways.form_submit_button(
            say("Take out of the team"),
            key="people_take_out",
            on_click=_set_role,
            args=(here, team.id, named, key, True),
        )


def _set_role(here: Desk, team: str, named: dict[str, str], key: str, out: bool) -> None:
    person, role = st.session_state["people_who"], st.session_state[key]

    def change() -> str:
        here.staff.set_role(team, person, None if out else role)
        name = named.get(person, "")
        if out:
            return say("{name} is no longer in the team.", name=name)
        return say("{name} has another role now: {role}.", name=name, role=ROLE_WORDS[role])

    _do(change)


def _found(here: Desk) -> None:
    show(
        tag("h2", say("A new team")),
        tag("p", say("You become its admin. Cases stay in the team they were made in."), class_="quiet"),
    )
    with st.form("people_found", border=False, clear_on_submit=True):
        st.text_input(say("Name of the team"), key="people_team_name", max_chars=NAME)
        st.form_submit_button(say("Make the team"), key="people_found_it", on_click=_found_it, args=(here,))


def _found_it(here: Desk) -> None:
    name = str(st.session_state["people_team_name"]).strip()
    if not name:
        st.session_state[TOLD] = ("error", say("A team needs a name."))
        return

    def found() -> str:
        st.session_state[TEAM] = here.staff.found(name)
        return say('Team "{team}" is there.', team=name)

    _do(found)


def _do(deed: Callable[[], str]) -> None:
    """Do something, and keep what is to be told of it. The store decides whether it may be done."""
    try:
        st.session_state[TOLD] = ("success", deed())
    except StoreFailed as failed:
        st.session_state[TOLD] = ("error", sentences(failed.what, failed.next_step))


def _told() -> None:
    kind, words = st.session_state.pop(TOLD, ("", ""))
    if words:
        (st.success if kind == "success" else st.error)(label(words))
