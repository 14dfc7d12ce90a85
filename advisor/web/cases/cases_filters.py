"""What of the list of cases is asked for. It is kept for the visit, and never stands in the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from advisor.cases.listing import LONGEST, Order, Status
from advisor.cases.people import Team
from advisor.report.spoken import Spoken
from advisor.web.plain import visible
from advisor.web.views import LATE, taken, view
from advisor.words import say

FILTERS = "cases_filters"
ORDERS: Mapping[Order, str] = Spoken(
    lambda: {
        "due": say("Due first"),
        "changed": say("Last changed"),
        "good_until": say("Good until"),
    }
)
STATUSES: Mapping[Status, str] = Spoken(
    lambda: {"active": say("Active"), "archived": say("Archived"), "deleted": say("Deleted")}
)


@dataclass(frozen=True)
class Filters:
    """Which cases, in which order, and which page of them. None leaves a filter out.

    `turn` counts how often the page was set otherwise than by its own field.
    """

    text: str = ""
    tag: str | None = None
    status: Status = "active"
    team: str | None = None
    order: Order = "due"
    page: int = 1
    turn: int = 0

    @property
    def narrowed(self) -> bool:
        """Whether some cases of the status are left out."""
        return bool(self.text.strip()) or self.tag is not None or self.team is not None


def filters() -> Filters:
    """What is asked for."""
    found: Filters = st.session_state.get(FILTERS, Filters())
    return found


def ask_for(**changes: Any) -> None:
    """Ask for something else, from its first page on unless a page is named."""
    asked = filters()
    st.session_state[FILTERS] = replace(asked, **({"page": 1, "turn": asked.turn + 1} | changes))


def fields(tags: Iterable[str], teams: Iterable[Team]) -> None:
    """The fields that narrow the list and sort it; those that would have nothing to choose from are left out."""
    asked = filters()
    with st.container(key="cases_filters", horizontal=True, vertical_alignment="bottom"):
        key = view("cases_text", asked.text)
        st.text_input(
            say("Search: client, name of the case, tag"),
            key=key,
            type="search",
            live=True,
            max_chars=LONGEST,
            placeholder="",
            autocomplete="off",
            on_change=_ask,
            args=("text", key),
        )
        _choice("status", say("Status"), STATUSES, asked.status)
        named = {tag: visible(tag) for tag in {**dict.fromkeys(tags), **({asked.tag: None} if asked.tag else {})}}
        if named:
            _choice("tag", say("Tag"), named, asked.tag, none=say("any tag"))
        known = team_names(teams)
        if len(known) > 1:
            team = asked.team if asked.team in known else None
            _choice("team", say("Team"), known, team, none=say("all teams"))
        _choice("order", say("Order"), ORDERS, asked.order)


def team_names(teams: Iterable[Team]) -> dict[str, str]:
    """What teams are called, by their ids; two of the same name are told apart by a number."""
    found: dict[str, str] = {}
    for team in teams:
        name = visible(team.name) or say("a team without a name")
        taken_before = sum(told == name or told.startswith(f"{name} (") for told in found.values())
        found[team.id] = f"{name} ({taken_before + 1})" if taken_before else name
    return found


def _choice(name: str, words: str, options: Mapping[Any, str], chosen: str | None, *, none: str = "") -> None:
    """A choice from a list; where `none` says so, nothing may be chosen too."""
    offered = dict(options)
    key = view(f"cases_{name}", chosen)
    st.selectbox(
        words,
        list(offered),
        index=None if none else 0,
        key=key,
        format_func=offered.__getitem__,
        placeholder=none or None,
        filter_mode="fuzzy" if name == "tag" else None,
        on_change=_ask,
        args=(name, key, (None, *offered) if none else tuple(offered)),
    )


def _ask(name: str, key: str, offered: tuple[Any, ...] = ()) -> None:
    chosen = taken(f"cases_{name}", key)
    if chosen is not LATE and (not offered or chosen in offered):
        ask_for(**{name: chosen})


def pages(number: int) -> None:
    """The way to the other pages of the list, where it has any."""
    if number < 2:
        return
    key = f"cases_page_{filters().turn}"
    with st.container(key="cases_pages", horizontal_alignment="center"):
        st.pagination(number, default=min(filters().page, number), key=key, on_change=_turn_to, args=(key,))


def _turn_to(key: str) -> None:
    ask_for(page=st.session_state[key], turn=filters().turn)
