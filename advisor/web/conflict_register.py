"""The conflict register on screen: facts of which sources disagree, and the way to each fact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

import streamlit as st

from advisor.knowledge.models import Source
from advisor.logic.situation import shown_number
from advisor.report.conflicts import Conflict, Dissent, conflicts
from advisor.report.fact_in_time import said_in_words
from advisor.report.wording import count, day
from advisor.web import base
from advisor.web.fact_shown import standing_badge, value_shown
from advisor.web.markup import Content, Markup, joined, show, table, tag
from advisor.web.reading import open_fact
from advisor.web.visit import Visit


def conflicts_shown(visit: Visit) -> None:
    """Every fact with a claim that disagrees, those never right or not settled first."""
    rows, shown = register(visit.folder, visit.as_of)
    claims = sum(len(row.dissents) for row in rows)
    lead = f"{count(len(rows), 'fact')} with {count(claims, 'claim')} that disagree, as of {day(visit.as_of)}."
    order = (
        "First the facts with claims that were never right or are not settled, then those with claims of another time."
    )
    show(tag("p", f"{lead} {order}" if rows else f"No claim disagrees, as of {day(visit.as_of)}.", class_="quiet"))
    for row, body in zip(rows, shown, strict=True):
        with st.container(border=True, gap="xxsmall"):
            show(body)
            ident = row.fact.id
            st.button("Timeline and sources →", key=f"open_{ident}", type="tertiary", on_click=open_fact, args=(ident,))


@lru_cache(maxsize=16)
def register(folder: Path, as_of: date) -> tuple[tuple[Conflict, ...], tuple[Markup, ...]]:
    """The facts with claims that disagree, the weightiest first, and each of them on screen."""
    knowledge = base.knowledge(folder)
    rows = conflicts(knowledge, as_of=as_of)
    return rows, tuple(conflict_shown(row, knowledge.source) for row in rows)


def conflict_shown(conflict: Conflict, sources: Mapping[str, Source]) -> Markup:
    """A fact, its value now, who says otherwise, and why its value stands."""
    fact, window = conflict.fact, conflict.window
    head = ("Said", "Claims", "Standing", "Held then", "Source", "Note")
    rows = (_claim(dissent, sources) for dissent in conflict.dissents)
    return joined(
        [
            tag("h3", fact.title),
            tag("p", value_shown(window, fact), class_="value"),
            table(head, rows, name=f"Claims on: {fact.title}", widths=(10, 12, 17, 12, 24, 25), class_="wide"),
            tag("p", tag("strong", "Why this value: "), window.reason) if window else None,
        ]
    )


def _claim(dissent: Dissent, sources: Mapping[str, Source]) -> tuple[Content, ...]:
    claim, source = dissent.claim, sources[dissent.claim.source]
    then = " or ".join(map(shown_number, dissent.held)) or "–"
    return (
        said_in_words(dissent.said_on, about=source.about and claim.said_on is None),
        tag("strong", shown_number(claim.value)),
        standing_badge(claim.standing, dissent.standing),
        then,
        source.title,
        claim.note or "",
    )
