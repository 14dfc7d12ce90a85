"""The pictures of the advice on its page: the mix with the ways into its accounts, needs by accounts, and the plan."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st

from advisor.advice.model import CitedSource
from advisor.report.account_links import LinkFound, link_sources, links_found
from advisor.report.charts.kept import PICTURES
from advisor.report.wording import listed
from advisor.web import base
from advisor.web.chart_files import chart_files
from advisor.web.chart_look import on_screen
from advisor.web.chart_shown import plan_chart
from advisor.web.citations import Cites
from advisor.web.markup import Markup, more, show, table, tag
from advisor.web.visit import Visit
from advisor.words import say


@lru_cache(maxsize=256)
def _spec(name: str, key: base.Key) -> dict[str, Any] | None:
    spec = PICTURES[name].draw(base.advised(key), base.knowledge(key[0]))
    return None if spec is None else on_screen(spec)


@lru_cache(maxsize=256)
def _links(key: base.Key) -> tuple[LinkFound, ...]:
    return links_found(base.advised(key), base.knowledge(key[0]))


@lru_cache(maxsize=256)
def sources_of_links(key: base.Key) -> tuple[CitedSource, ...]:
    """The sources that only the ways between accounts rest on."""
    return link_sources(base.advised(key), base.knowledge(key[0]))


def mix_picture(visit: Visit, cites: Cites) -> None:
    """The picture, and beside it what is said of each numbered way."""
    if not visit.advice.mix:
        return
    drawn, told = st.columns([7, 4], gap="large")
    with drawn:
        picture(visit, "mix_picture")
    with told:
        show(_ways(visit, cites))


def picture(visit: Visit, name: str) -> bool:
    """A picture with its caption, its table and its files; says whether there was anything to draw."""
    spec = _spec(name, visit.key)
    if spec is None:
        return False
    st.vega_lite_chart(spec=spec, width="stretch", theme=None, key=f"chart_{name}")
    show(tag("p", str(PICTURES[name].caption()), class_="caption"), _twin(name, visit.key))
    chart_files(visit, name)
    return True


@lru_cache(maxsize=256)
def _twin(name: str, key: base.Key) -> Markup:
    head, rows = PICTURES[name].table(base.advised(key), base.knowledge(key[0]))
    cells = [[str(cell) for cell in row] for row in rows]
    return more(say("The same as a table"), table(head, cells, name=str(PICTURES[name].caption()), class_="tall wide"))


def _ways(visit: Visit, cites: Cites) -> Markup:
    links, names = _links(visit.key), visit.names
    mix = visit.advice.mix

    def way(link: LinkFound) -> Markup:
        into = names.account(mix[link.into].account)
        out_of = listed(names.account(mix[place].account) for place in link.out_of)
        between = (
            say("{title}: {out_of} → {into}", title=link.title, out_of=out_of, into=into)
            if link.out_of
            else say("{title} → {into}", title=link.title, into=into)
        )
        return tag(
            "li", tag("strong", between), tag("br"), cites.said(link.reason.text, link.reason), value=link.number
        )

    alone = {place for link in links if link.out_of for place in (*link.out_of, link.into)}
    apart = [names.account(placed.account) for place, placed in enumerate(mix) if place not in alone]
    unlinked = say(
        "No way between {accounts} and the rest of the mix is known to this knowledge base.", accounts=listed(apart)
    )
    return tag(
        "div",
        tag("h3", say("How readers come in, and how the accounts lead to each other")),
        tag("ol", *map(way, links), class_="ways") if links else None,
        tag("p", unlinked, class_="quiet") if apart and len(mix) > 1 else None,
    )


def look_further(visit: Visit) -> None:
    """The plan as a calendar, and the ways to what is tried out on other pages."""
    show(tag("h2", say("The publishing plan at a glance"), id="plan"))
    plan_chart(visit, "calendar_heatmap")
    ways = (
        ("look_cadence", "cadence", say("Week by week, and change the plan →")),
        ("look_weights", "what_if", say("Weigh the criteria and watch the mix →")),
        ("look_unlocks", "what_if", say("What it would take to open more accounts →")),
    )
    with st.container(horizontal=True, gap="small"):
        for key, page, words in ways:
            if st.button(words, key=key):
                visit.go(page)
