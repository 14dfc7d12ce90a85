"""The history of the case at hand: who changed what when, how it stood then, and what was exported of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from advisor.cases.draft import Draft
from advisor.cases.failures import StoreFailed
from advisor.cases.store import Desk
from advisor.cases.versions import Version
from advisor.report.spoken import first_capital
from advisor.web.desk import desk
from advisor.web.history.history_seals import seals_shown
from advisor.web.history.history_version import LOOKED, TOLD, version_shown
from advisor.web.history.history_who import stretch, who
from advisor.web.history.history_words import Changed, changes
from advisor.web.local_time import moment
from advisor.web.markup import Content, Markup, joined, more, show, tag
from advisor.web.plain import label
from advisor.web.visit import Visit
from advisor.words import language, say, say_count

SHOWN, SAID = "history_shown", "history_said"
AT_ONCE = 10  # sittings shown before somebody asks for older ones
MOST = 6  # changes told of one sitting before the others are folded


def show_page(visit: Visit) -> None:
    """The versions, the latest first, and the sealed snapshots."""
    show(
        tag("p", say("History"), class_="eyebrow"),
        tag("h1", say("What was changed, and what was exported")),
        tag(
            "p",
            say(
                "Every change is kept. What one person saves in one go stands together; older versions can be looked"
                " at, compared and brought back. Each export is sealed with the case it was made from."
            ),
            class_="lead",
        ),
    )
    _told()
    if visit.opened is None:
        show(tag("p", say("This case is not saved yet. Its history begins with the first answer.")))
        if st.button(say("Start the questionnaire"), key="begin", type="primary"):
            visit.go("questions")
        return
    try:
        here = desk()
        rows = here.history.of(visit.id)
        _versions(visit, here, rows)
        seals_shown(visit, here)
    except StoreFailed as failed:
        st.warning(label(str(failed)))


def _told() -> None:
    told = st.session_state.pop(TOLD, None)
    if told is not None:
        kind, words = told
        (st.success if kind == "done" else st.error)(label(words))


def _versions(visit: Visit, here: Desk, rows: Sequence[Version]) -> None:
    number = st.session_state.get(SHOWN, {}).get(visit.id, AT_ONCE)
    show(tag("h2", say("Versions")))
    with st.container(key="sittings", gap="small"):
        said = _said(visit, here, rows, number)
        for place, row in enumerate(rows[:number]):
            _sitting(visit, here, rows, place, said[row.first])
    left = len(rows) - number
    if left > 0:
        words = say_count(left, "Show {number} older one", "Show {number} older ones")
        st.button(words, key="history_older", on_click=_show_more, args=(visit.id, number + 4 * AT_ONCE))


def _show_more(ident: str, number: int) -> None:
    st.session_state[SHOWN] = {ident: number}


def _sitting(visit: Visit, here: Desk, rows: Sequence[Version], place: int, said: tuple[Changed, ...] | None) -> None:
    row, looked = rows[place], st.session_state.get(LOOKED) == (visit.id, rows[place].first)
    with st.container(key=f"sitting_{row.first}", gap="xsmall"):
        words, button = st.columns([5, 1], vertical_alignment="top")
        with words:
            show(_head(row, here, is_present=place == 0), _what(row, said))
        with button:
            st.button(
                say("Close") if looked else say("Look at it"),
                key=f"look_{row.first}",
                width="stretch",
                help=None if looked else label(say("How the case stood then: {moment}", moment=moment(row.at))),
                on_click=_look,
                args=(visit.id, row.first),
            )
        if looked:
            version_shown(visit, here, row, is_present=place == 0)


def _look(ident: str, first: int) -> None:
    """Open a version to look at, or close it."""
    state = st.session_state
    state[LOOKED] = None if state.get(LOOKED) == (ident, first) else (ident, first)


def _head(row: Version, here: Desk, *, is_present: bool) -> Markup:
    saves = say_count(row.last - row.first + 1, "{number} save", "{number} saves")
    numbers = (
        say("version {number}", number=row.last)
        if row.first == row.last
        else say("versions {first} to {last}", first=row.first, last=row.last)
    )
    return joined(
        [
            tag(
                "h3",
                first_capital(stretch(row.since, row.at)),
                joined([" ", tag("span", say("As it is now"), class_="badge good")]) if is_present else None,
            ),
            tag("p", tag("bdi", who(row.person, row.name, here)), f" · {saves} · {numbers}", class_="quiet"),
            _noted(row),
        ]
    )


def _noted(row: Version) -> Markup | None:
    """How the version came about, where it was not by answering."""
    kind, _, rest = row.note.partition(" ")
    words = {
        "imported": say("Brought in from a file."),
        "duplicate": say("Made as a duplicate of another case."),
        "as": say("Version {number} was brought back.", number=rest.rpartition(" ")[2]),
    }.get(kind)
    return tag("p", words, class_="noted") if words else None


def _what(row: Version, said: tuple[Changed, ...] | None) -> Markup:
    if said is None:
        words = say("What was changed cannot be told: the version before it is not kept any more, or it is damaged.")
        return tag("p", words, class_="quiet")
    if not said:
        words = say("The case is as it was in the version before: what was changed was changed back.")
        return tag("p", words if row.first > 1 else say("The case was made, with nothing in it."), class_="quiet")
    lines = [tag("li", _line(one)) for one in said]
    if row.first == 1 and len(lines) > MOST:
        told = say_count(len(lines), "What it held: {number} entry", "What it held: {number} entries")
        return more(told, tag("ul", *lines, class_="plain changed"))
    rest = lines[MOST:]
    told = say_count(len(rest), "{number} more change", "{number} more changes")
    return joined(
        [
            tag("ul", *lines[:MOST], class_="plain changed"),
            more(told, tag("ul", *rest, class_="plain changed")) if rest else None,
        ]
    )


def _line(one: Changed) -> Markup:
    """`Title: before → after`."""
    parts: tuple[Content, ...] = (
        tag("strong", one.title),
        " ",
        tag("bdi", one.before, class_="before"),
        tag("span", " → ", aria_hidden="true"),
        tag("span", say(", now: "), class_="visually-hidden"),
        tag("bdi", one.after),
    )
    return joined(parts)


def _said(visit: Visit, here: Desk, rows: Sequence[Version], number: int) -> dict[int, tuple[Changed, ...] | None]:
    """What was changed in each of the first rows, by its first version.

    What was worked out once is kept for the visit: a row stays as it is, but for the latest.
    """
    kept: dict[Any, Any] = st.session_state.get(SAID, {})
    wanted = {}
    for place, row in enumerate(rows[:number]):
        before = rows[place + 1] if place + 1 < len(rows) else None
        wanted[(visit.id, row.first, row.last, before.last if before else 0, language(), visit.folder)] = (row, before)
    missing = {key: pair for key, pair in wanted.items() if key not in kept}
    needed = {row.first for pair in missing.values() for row in pair if row is not None}
    stood = here.history.stood(visit.id, needed) if needed else {}
    found = {key: kept[key] for key in wanted if key in kept}
    found |= {key: _differs(visit, stood, row, before) for key, (row, before) in missing.items()}
    st.session_state[SAID] = found
    return {row.first: found[key] for key, (row, _) in wanted.items()}


def _differs(
    visit: Visit, stood: dict[int, Draft | None], row: Version, before: Version | None
) -> tuple[Changed, ...] | None:
    after = stood.get(row.first)
    first = Draft() if row.first == 1 else None
    earlier = first if before is None else stood.get(before.first)
    if after is None or earlier is None:
        return None
    return changes(earlier, after, visit.knowledge, as_of=visit.as_of)
