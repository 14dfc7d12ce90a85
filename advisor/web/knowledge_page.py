"""The knowledge page: facts with their timelines, the conflicts, the rules of each account, all sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path

import streamlit as st

from advisor.advice.speak import fill
from advisor.knowledge.models import Rule
from advisor.report.wording import count, day
from advisor.web import base
from advisor.web.citations import judged
from advisor.web.conflict_register import conflicts_shown
from advisor.web.fact_chart import timeline
from advisor.web.fact_shown import fact_details, fact_summary, source_shown, stretch, value_shown
from advisor.web.markup import Content, Markup, bullets, joined, more, show, table, tag
from advisor.web.plain import label
from advisor.web.reading import FACT, PARTS, open_fact, reading, turn_to
from advisor.web.search import LONGEST, found
from advisor.web.views import taken, view
from advisor.web.visit import Visit

STATUS = {"open": "Opens", "conditional": "Opens after steps", "closed": "Closes"}
MOST = 12


def show_page(visit: Visit) -> None:
    """What the advice rests on, as of the date of the case."""
    knowledge = visit.knowledge
    sizes = ((knowledge.facts, "fact"), (knowledge.rules, "rule"), (knowledge.sources, "source"))
    held = ", ".join(count(len(members), word) for members, word in sizes)
    stamp = f"Version {knowledge.meta.version}, as known on {day(knowledge.meta.as_known_on)}: {held}."
    show(
        tag("p", "Knowledge base", class_="eyebrow"),
        tag("h1", "What the advice rests on"),
        tag("p", stamp, class_="lead"),
    )
    look = reading(knowledge)
    key = view("find", look.words)
    st.text_input(
        "Search facts, rules and sources",
        key=key,
        max_chars=LONGEST,
        placeholder="Words in English or Chinese, such as: broadcasts, 小程序, filing",
        on_change=_turn,
        args=("words", "find", key),
    )
    if look.words.strip():
        _found(visit, look.words)
        return
    key = view("part", look.part)
    st.segmented_control(
        "Show", PARTS, key=key, required=True, label_visibility="collapsed", on_change=_turn, args=("part", "part", key)
    )
    draw = {"Conflicts": conflicts_shown, "Rules": _rules, "Sources": _sources}.get(look.part)
    if draw is not None:
        draw(visit)
    else:
        _facts(visit, look.fact or knowledge.facts[0].id)


def _turn(field: str, name: str, key: str) -> None:
    turn_to(**{field: taken(name, key)})


def _facts(visit: Visit, chosen: str) -> None:
    knowledge, as_of = visit.knowledge, visit.as_of
    titles = {fact.id: f"{fact.title} ({fact.id})" for fact in knowledge.facts}
    key = view("fact", chosen)
    st.selectbox(
        f"Fact, as of {day(as_of)}",
        list(titles),
        format_func=titles.__getitem__,
        key=key,
        on_change=_turn,
        args=("fact", "fact", key),
    )
    fact = knowledge.fact[chosen]
    show(fact_summary(fact, as_of=as_of))
    timeline(visit, fact)
    link_here = tag("a", "Link to this fact", href=f"?{FACT}={chosen}", target="_blank", rel="noopener noreferrer")
    show(fact_details(fact, knowledge.source, as_of=as_of), tag("p", link_here, class_="quiet"))
    show(_all_facts(visit.folder, as_of))


@lru_cache(maxsize=16)
def _all_facts(folder: Path, as_of: date) -> Markup:
    facts = base.knowledge(folder).facts
    rows = ((tag("code", fact.id), fact.title, value_shown(fact.on(as_of), fact)) for fact in facts)
    body = table(("Fact", "What it is", "Value"), rows, name="All facts", widths=(30, 44, 26), class_="wide")
    return more(f"All {count(len(facts), 'fact')} on this date", body)


def _found(visit: Visit, words: str) -> None:
    """What holds every one of the words, the nearest first."""
    knowledge, hits = visit.knowledge, found(visit.folder, words)
    st.button("Close the search", key="close_search", on_click=turn_to, kwargs={"words": ""})
    if not (hits.facts or hits.rules or hits.sources):
        show(tag("p", "Nothing holds all of these words. Fewer of them, or others, may find it."))
        return
    if hits.facts:
        show(tag("h2", _heading(len(hits.facts), "fact")))
        with st.container(gap="xxsmall"):
            for ident in hits.facts[:MOST]:
                words_on = label(f"{knowledge.fact[ident].title} ({ident})")
                st.button(f"{words_on} →", key=f"open_{ident}", type="tertiary", on_click=open_fact, args=(ident,))
    if hits.rules:
        rules = {rule.id: rule for rule in knowledge.rules}
        named = _heading(len(hits.rules), "rule")
        show(tag("h2", named), _rule_table([rules[ident] for ident in hits.rules[:MOST]], visit, named=named))
    if hits.sources:
        listed = (source_shown(knowledge.source[ident]) for ident in hits.sources[:MOST])
        show(tag("h2", _heading(len(hits.sources), "source")), bullets(listed, class_="sources"))


def _heading(number: int, word: str) -> str:
    return count(number, word) + (f", the nearest {MOST} of them" if number > MOST else "")


def _sources(visit: Visit) -> None:
    show(_all_sources(visit.folder))


@lru_cache(maxsize=4)
def _all_sources(folder: Path) -> Markup:
    return bullets((source_shown(source) for source in base.knowledge(folder).sources), class_="sources")


def _rules(visit: Visit) -> None:
    knowledge = visit.knowledge
    names = {account.id: account.name for account in knowledge.accounts}
    chosen = st.selectbox("Rules about", list(names), format_func=names.__getitem__, key="rules_of", index=0)
    if chosen is None:
        return
    account = knowledge.account[chosen]
    rules = {rule.id: rule for route in knowledge.routes for rule in knowledge.rules_of[chosen, route.id]}
    formerly = f" Formerly: {account.formerly}." if account.formerly else ""
    listed = sorted(rules.values(), key=lambda rule: rule.id)
    show(
        tag("p", f"{account.name} ({account.chinese}). {account.what}{formerly}"),
        _rule_table(listed, visit, named=f"Rules about {account.name}"),
    )


def _rule_table(rules: Iterable[Rule], visit: Visit, *, named: str) -> Markup:
    head = ("What it does", "Rule", "Holds", "Confidence", "Rests on")
    rows = (_rule(rule, visit) for rule in rules)
    return table(head, rows, name=named, widths=(14, 34, 16, 10, 26), class_="wide")


def _rule(rule: Rule, visit: Visit) -> tuple[Content, ...]:
    state = "In force" if rule.holds_on(visit.as_of) else "Not in force on this date"
    routes = bullets(dict.fromkeys(rule.for_), class_="quiet")
    return (
        tag("span", STATUS[rule.status], class_=f"badge {rule.status}"),
        joined([fill(visit.situation, rule.text), tag("br"), tag("code", rule.id), routes]),
        joined([f"Holds {stretch(rule)}.", tag("br"), tag("span", state, class_="quiet")]),
        rule.confidence,
        joined(
            [
                bullets(visit.knowledge.source[citation.source].title for citation in rule.sources),
                judged() if rule.judgement else None,
            ]
        ),
    )
