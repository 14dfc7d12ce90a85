"""The knowledge page: each fact with its value, history and claims, the rules of each account, and every source."""

from __future__ import annotations

import streamlit as st

from advisor.advice.speak import fill
from advisor.knowledge.models import Rule
from advisor.report.wording import count, day
from advisor.web.citations import judged
from advisor.web.fact_shown import fact_shown, source_shown, stretch, value_shown
from advisor.web.markup import Content, bullets, joined, more, show, table, tag
from advisor.web.visit import Visit

STATUS = {"open": "Opens", "conditional": "Opens after steps", "closed": "Closes"}
PARTS = ("Facts", "Rules", "Sources")


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
    part = st.segmented_control(
        "Show", PARTS, key="part", default=PARTS[0], required=True, label_visibility="collapsed"
    )
    if part == "Rules":
        _rules(visit)
    elif part == "Sources":
        show(bullets((source_shown(source) for source in knowledge.sources), class_="sources"))
    else:
        _facts(visit)


def _facts(visit: Visit) -> None:
    knowledge, as_of = visit.knowledge, visit.as_of
    titles = {fact.id: f"{fact.title} ({fact.id})" for fact in knowledge.facts}
    named = f"Fact, as of {day(as_of)}"
    chosen = st.selectbox(named, list(titles), format_func=titles.__getitem__, key="fact", index=0)
    if chosen is not None:
        show(fact_shown(knowledge.fact[chosen], knowledge.source, as_of=as_of))
    rows = ((tag("code", fact.id), fact.title, value_shown(fact.on(as_of), fact)) for fact in knowledge.facts)
    body = table(("Fact", "What it is", "Value"), rows, name="All facts", widths=(30, 44, 26), class_="wide")
    show(more(f"All {count(len(titles), 'fact')} on this date", body))


def _rules(visit: Visit) -> None:
    knowledge = visit.knowledge
    names = {account.id: account.name for account in knowledge.accounts}
    chosen = st.selectbox("Rules about", list(names), format_func=names.__getitem__, key="rules_of", index=0)
    if chosen is None:
        return
    account = knowledge.account[chosen]
    rules = {rule.id: rule for route in knowledge.routes for rule in knowledge.rules_of[chosen, route.id]}
    formerly = f" Formerly: {account.formerly}." if account.formerly else ""
    rows = (_rule(rule, visit) for rule in sorted(rules.values(), key=lambda rule: rule.id))
    head = ("What it does", "Rule", "Holds", "Confidence", "Rests on")
    named = f"Rules about {account.name}"
    show(
        tag("p", f"{account.name} ({account.chinese}). {account.what}{formerly}"),
        table(head, rows, name=named, widths=(14, 34, 16, 10, 26), class_="wide"),
    )


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
