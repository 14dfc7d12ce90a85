"""A case in the list: what it is called, the advice on it at a glance, until when that is good, who changed it when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from advisor.cases.forgetting import KEEP_DELETED
from advisor.cases.glance import Glance, InMix
from advisor.cases.listing import Line
from advisor.knowledge.models import Knowledge
from advisor.report.spoken import Spoken
from advisor.report.wording import day
from advisor.web.cases.cases_deeds import ask_to_open, called, duplicate, put
from advisor.web.cases.cases_glances import Shown
from advisor.web.local_time import moment
from advisor.web.markup import Markup, joined, show, tag, typed
from advisor.web.plain import label
from advisor.web.questions.live_panel import ROLES
from advisor.words import say, say_count

FILE = "cases_file"  # the cases for which another name or other tags are asked
ACTIONS: Mapping[str, str] = Spoken(
    lambda: {
        "file": say("Name and tags …"),
        "duplicate": say("Duplicate"),
        "history": say("History"),
        "archive": say("Archive"),
        "fetch_back": say("Fetch back"),
        "delete": say("Delete"),
    }
)


@dataclass(frozen=True)
class Around:
    """What the rows of a list have in common. `teams` is empty where the person is in one alone.

    `actions` are what can be done with a case, in words.
    """

    knowledge: Knowledge
    today: date
    teams: Mapping[str, str]
    actions: Mapping[str, str]


def row(shown: Shown, around: Around, *, may_edit: bool) -> None:
    """Draw a case. What may not be done with it is not offered."""
    line = shown.line
    with st.container(key=f"case_row_{line.id}", horizontal=True):
        if may_edit:
            st.checkbox(label(say("Select {name}", name=called(line))), key=pick(line), label_visibility="collapsed")
        gone = line.status == "deleted"
        is_final = shown.glance is not None and shown.glance.status == "final"
        st.button(
            label(called(line)),
            key=f"case_open_{line.id}",
            type="tertiary",
            disabled=gone,
            on_click=ask_to_open,
            args=(line.id, "advice" if is_final else "questions"),
        )
        show(_about(line, around), _advice(shown, around), _until(shown, around), _changed(line))
        if gone and may_edit:
            st.button(
                say("Fetch back"), key=f"case_back_{line.id}", on_click=put, args=([line], "active"), type="tertiary"
            )
        elif may_edit:
            _menu(line, around)


def pick(line: Line) -> str:
    """The key of the box that selects a case."""
    return f"case_pick_{line.id}"


def _menu(line: Line, around: Around) -> None:
    asked = ("archive",) if line.status == "active" else ("fetch_back",)
    key = f"case_menu_{line.id}"
    st.menu_button(
        label(say("What to do with {name}", name=called(line))),
        ("file", "duplicate", "history", *asked, "delete"),
        key=key,
        icon=":material/more_horiz:",
        type="tertiary",
        format_func=around.actions.__getitem__,
        on_click=_do,
        args=(line, key),
    )


def _do(line: Line, key: str) -> None:
    action = st.session_state.get(key)
    if action == "file":
        st.session_state[FILE] = (line,)
    elif action == "history":
        ask_to_open(line.id, "history")
    elif action == "duplicate":
        duplicate(line)
    elif action in ("archive", "delete", "fetch_back"):
        put([line], {"archive": "archived", "delete": "deleted", "fetch_back": "active"}[action])  # type: ignore[arg-type]


def _about(line: Line, around: Around) -> Markup:
    """The client where the case has a name of its own, the team, the tags, and when it was deleted."""
    client = tag("p", typed(line.client)) if line.label and line.client else None
    team = tag("p", around.teams[line.team], class_="quiet") if line.team in around.teams else None
    tags = tag("p", *(tag("span", one, class_="tag") for one in line.tags), class_="tags") if line.tags else None
    gone = None
    if line.deleted is not None:
        until = day((line.deleted + KEEP_DELETED).date())
        told = say("Deleted {moment}; kept until {day}.", moment=moment(line.deleted), day=until)
        gone = tag("p", told, class_="quiet")
    return tag("div", client, tags, team, gone, class_="case-about")


def _advice(shown: Shown, around: Around) -> Markup:
    glance = shown.glance
    if shown.trouble:
        return tag("div", tag("p", tag("span", "⚠ ", aria_hidden="true"), shown.trouble), class_="case-advice")
    if glance is None:
        return tag("div", tag("p", say("No advice is kept with it."), class_="quiet"), class_="case-advice")
    return tag("div", *_told(shown, glance, around), class_="case-advice")


def _told(shown: Shown, glance: Glance, around: Around) -> Iterator[Markup]:
    if glance.mix:
        yield tag("ul", *(tag("li", _in_mix(one, around.knowledge)) for one in glance.mix), class_="plain")
    else:
        yield tag("p", say("No account can be recommended yet."), class_="quiet")
    if shown.moved:
        yield tag("p", _moved(shown))
    if shown.unfit:
        told = say_count(
            shown.unfit,
            "{number} answer no longer fits the questionnaire and does not count.",
            "{number} answers no longer fit the questionnaire and do not count.",
        )
        yield tag("p", tag("span", "⚠ ", aria_hidden="true"), told, class_="quiet")


def _moved(shown: Shown) -> Markup:
    kept = shown.line.glance
    since = day(kept.as_of) if kept else ""
    changed = tag("span", tag("span", "↻ ", aria_hidden="true"), say("Changed"), class_="badge unsettled")
    return joined([changed, " ", tag("span", say("since {day}", day=since), class_="quiet")])


def _in_mix(one: InMix, knowledge: Knowledge) -> Markup:
    """An account by its route, with its role; by its id where the base has it no more."""
    account, route = knowledge.account.get(one.account), knowledge.route.get(one.route)
    about = say("{role} · {route}", role=dict(ROLES).get(one.role, one.role), route=route.name if route else one.route)
    return joined([tag("strong", account.name if account else one.account), " ", tag("span", about, class_="quiet")])


def _until(shown: Shown, around: Around) -> Markup:
    """Until when the advice is good, with a sign and a word where that is soon or was; and whether it is final."""
    glance = shown.glance
    if glance is None:
        return tag("div", class_="case-until empty")
    late = glance.good_until < around.today
    signs = [
        tag("span", say("Final"), class_="badge good")
        if glance.status == "final"
        else tag("span", say("Provisional"), class_="badge provisional")
    ]
    if shown.is_due(around.today):
        word = say("Out of date") if late else say("Review due")
        kind = "badge closed" if late else "badge provisional"
        signs.insert(0, tag("span", tag("span", "⚠ ", aria_hidden="true"), word, class_=kind))
    told = tag("p", tag("span", say("Good until"), class_="case-label"), " ", tag("span", day(glance.good_until)))
    return tag("div", told, tag("p", joined(signs, by=" "), class_="case-signs"), class_="case-until")


def _changed(line: Line) -> Markup:
    told = tag("p", tag("span", say("Last change"), class_="case-label"), " ", tag("span", moment(line.changed)))
    by = tag("p", typed(line.changed_by), class_="quiet") if line.changed_by else None
    return tag("div", told, by, class_="case-changed")
