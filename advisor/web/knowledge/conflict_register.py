"""The conflict register on screen: facts of which sources disagree, and the way to each fact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache, reduce
from pathlib import Path

import streamlit as st

from advisor.knowledge.languages import Language
from advisor.knowledge.models import Source
from advisor.logic.situation import shown_number
from advisor.report.conflicts import Conflict, Dissent, conflicts
from advisor.report.fact_in_time import said_in_words
from advisor.report.spoken import sentences
from advisor.report.wording import day
from advisor.web import base
from advisor.web.knowledge.fact_shown import standing_badge, value_shown
from advisor.web.knowledge.reading import open_fact
from advisor.web.markup import Content, Markup, joined, show, table, tag
from advisor.web.visit import Visit
from advisor.words import language, say, say_count


def conflicts_shown(visit: Visit) -> None:
    """Every fact with a claim that disagrees, those never right or not settled first."""
    rows, shown = register(visit.folder, visit.as_of)
    show(tag("p", _lead(rows, visit.as_of), class_="quiet"))
    for row, body in zip(rows, shown, strict=True):
        with st.container(border=True, gap="xxsmall"):
            show(body)
            ident = row.fact.id
            way = say("Timeline and sources →")
            st.button(way, key=f"open_{ident}", type="tertiary", on_click=open_fact, args=(ident,))


def _lead(rows: tuple[Conflict, ...], as_of: date) -> str:
    if not rows:
        return say("No claim disagrees, as of {day}.", day=day(as_of))
    claims = sum(len(row.dissents) for row in rows)
    found = say(
        "{facts} with {claims} that disagree, as of {day}.",
        facts=say_count(len(rows), "{number} fact", "{number} facts"),
        claims=say_count(claims, "{number} claim", "{number} claims"),
        day=day(as_of),
    )
    return sentences(
        found,
        say(
            "First the facts with claims that were never right or are not settled, then those with claims of another"
            " time."
        ),
    )


def register(folder: Path, as_of: date) -> tuple[tuple[Conflict, ...], tuple[Markup, ...]]:
    """The facts with claims that disagree, the weightiest first, and each of them on screen."""
    return _register(folder, as_of, language())


@lru_cache(maxsize=16)
def _register(folder: Path, as_of: date, _: Language) -> tuple[tuple[Conflict, ...], tuple[Markup, ...]]:
    knowledge = base.knowledge(folder)
    rows = conflicts(knowledge, as_of=as_of)
    return rows, tuple(conflict_shown(row, knowledge.source) for row in rows)


def conflict_shown(conflict: Conflict, sources: Mapping[str, Source]) -> Markup:
    """A fact, its value now, who says otherwise, and why its value stands."""
    fact, window = conflict.fact, conflict.window
    head = (say("Said"), say("Claims"), say("Standing"), say("Held then"), say("Source"), say("Note"))
    named = say("Claims on: {fact}", fact=fact.title)
    rows = (_claim(dissent, sources) for dissent in conflict.dissents)
    return joined(
        [
            tag("h3", fact.title),
            tag("p", value_shown(window, fact), class_="value"),
            table(head, rows, name=named, widths=(10, 12, 17, 12, 24, 25), class_="wide"),
            tag("p", tag("strong", say("Why this value: ")), window.reason) if window else None,
        ]
    )


def _claim(dissent: Dissent, sources: Mapping[str, Source]) -> tuple[Content, ...]:
    claim, source = dissent.claim, sources[dissent.claim.source]
    held = [shown_number(value) for value in dissent.held]
    then = reduce(lambda told, value: say("{one} or {other}", one=told, other=value), held) if held else "–"
    return (
        said_in_words(dissent.said_on, about=source.about and claim.said_on is None),
        tag("strong", shown_number(claim.value)),
        standing_badge(claim.standing, dissent.standing),
        then,
        source.title,
        claim.note or "",
    )
