"""The knowledge page: facts with their timelines, the conflicts, the rules of each account, all sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from advisor.advice.speak import fill
from advisor.knowledge.languages import Language
from advisor.knowledge.models import Account, Rule
from advisor.report.spoken import LEVELS, Spoken, aside
from advisor.report.wording import day
from advisor.web import base
from advisor.web.citations import judged
from advisor.web.frame.language_choice import in_address
from advisor.web.knowledge.conflict_register import conflicts_shown
from advisor.web.knowledge.fact_chart import timeline
from advisor.web.knowledge.fact_shown import fact_details, fact_summary, source_shown, stretch, value_shown
from advisor.web.knowledge.reading import FACT, PARTS, TITLES, open_fact, reading, turn_to
from advisor.web.knowledge.search import LONGEST, found
from advisor.web.markup import Content, Markup, bullets, joined, more, show, table, tag
from advisor.web.plain import label
from advisor.web.views import LATE, in_tongue, taken, view
from advisor.web.visit import Visit
from advisor.words import language, say, say_count

STATUS: Mapping[str, str] = Spoken(
    lambda: {"open": say("Opens"), "conditional": say("Opens after steps"), "closed": say("Closes")}
)
MOST = 12


def show_page(visit: Visit) -> None:
    """What the advice rests on, as of the date of the case."""
    knowledge = visit.knowledge
    stamp = say(
        "Version {version}, as known on {day}: {facts}, {rules}, {sources}.",
        version=knowledge.meta.version,
        day=day(knowledge.meta.as_known_on),
        facts=_facts_told(len(knowledge.facts)),
        rules=_rules_told(len(knowledge.rules)),
        sources=_sources_told(len(knowledge.sources)),
    )
    show(
        tag("p", say("Knowledge base"), class_="eyebrow"),
        tag("h1", say("What the advice rests on")),
        tag("p", stamp, class_="lead"),
    )
    look = reading(knowledge)
    key = view("find", look.words)
    st.text_input(
        say("Search facts, rules and sources"),
        key=key,
        max_chars=LONGEST,
        placeholder=say("Words in English or Chinese, such as: broadcasts, 小程序, filing"),
        on_change=_turn,
        args=("words", "find", key),
    )
    if look.words.strip():
        _found(visit, look.words)
        return
    key = view("part", look.part)
    st.segmented_control(
        say("Show"),
        PARTS,
        format_func=dict(TITLES).__getitem__,  # also called where nobody's language is known
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=_turn,
        args=("part", "part", key),
    )
    draw = {"Conflicts": conflicts_shown, "Rules": _rules, "Sources": _sources}.get(look.part)
    if draw is not None:
        draw(visit)
    else:
        _facts(visit, look.fact or knowledge.facts[0].id)


def _turn(field: str, name: str, key: str) -> None:
    chosen = taken(name, key)
    if chosen is not LATE:
        turn_to(**{field: chosen})


def _facts(visit: Visit, chosen: str) -> None:
    knowledge, as_of = visit.knowledge, visit.as_of
    titles = {fact.id: aside(fact.title, fact.id) for fact in knowledge.facts}
    key = view("fact", chosen)
    st.selectbox(
        say("Fact, as of {day}", day=day(as_of)),
        list(titles),
        format_func=titles.__getitem__,
        key=key,
        on_change=_turn,
        args=("fact", "fact", key),
    )
    fact = knowledge.fact[chosen]
    show(fact_summary(fact, as_of=as_of))
    timeline(visit, fact)
    here = f"?{urlencode({FACT: chosen} | in_address())}"
    link_here = tag("a", say("Link to this fact"), href=here, target="_blank", rel="noopener noreferrer")
    show(fact_details(fact, knowledge.source, as_of=as_of), tag("p", link_here, class_="quiet"))
    show(_all_facts(visit.folder, as_of, language()))


@lru_cache(maxsize=16)
def _all_facts(folder: Path, as_of: date, _: Language) -> Markup:
    facts = base.knowledge(folder).facts
    rows = ((tag("code", fact.id), fact.title, value_shown(fact.on(as_of), fact)) for fact in facts)
    head = (say("Fact"), say("What it is"), say("Value"))
    body = table(head, rows, name=say("All facts"), widths=(30, 44, 26), class_="wide")
    return more(say_count(len(facts), "All {number} fact on this date", "All {number} facts on this date"), body)


def _found(visit: Visit, words: str) -> None:
    """What holds every one of the words, the nearest first."""
    knowledge, hits = visit.knowledge, found(visit.folder, words)
    st.button(say("Close the search"), key="close_search", on_click=turn_to, kwargs={"words": ""})
    if not (hits.facts or hits.rules or hits.sources):
        show(tag("p", say("Nothing holds all of these words. Fewer of them, or others, may find it.")))
        return
    if hits.facts:
        show(tag("h2", _heading(len(hits.facts), _facts_told(len(hits.facts)))))
        with st.container(gap="xxsmall"):
            for ident in hits.facts[:MOST]:
                words_on = label(aside(knowledge.fact[ident].title, ident))
                st.button(f"{words_on} →", key=f"open_{ident}", type="tertiary", on_click=open_fact, args=(ident,))
    if hits.rules:
        rules = {rule.id: rule for rule in knowledge.rules}
        named = _heading(len(hits.rules), _rules_told(len(hits.rules)))
        show(tag("h2", named), _rule_table([rules[ident] for ident in hits.rules[:MOST]], visit, named=named))
    if hits.sources:
        listed = (source_shown(knowledge.source[ident]) for ident in hits.sources[:MOST])
        told = _heading(len(hits.sources), _sources_told(len(hits.sources)))
        show(tag("h2", told), bullets(listed, class_="sources"))


def _heading(number: int, told: str) -> str:
    return say("{found}, the nearest {number} of them", found=told, number=MOST) if number > MOST else told


def _facts_told(number: int) -> str:
    return say_count(number, "{number} fact", "{number} facts")


def _rules_told(number: int) -> str:
    return say_count(number, "{number} rule", "{number} rules")


def _sources_told(number: int) -> str:
    return say_count(number, "{number} source", "{number} sources")


def _sources(visit: Visit) -> None:
    show(_all_sources(visit.folder, language()))


@lru_cache(maxsize=6)
def _all_sources(folder: Path, _: Language) -> Markup:
    return bullets((source_shown(source) for source in base.knowledge(folder).sources), class_="sources")


def _rules(visit: Visit) -> None:
    knowledge = visit.knowledge
    names = {account.id: account.name for account in knowledge.accounts}
    chosen = st.selectbox(
        say("Rules about"), list(names), format_func=names.__getitem__, key=in_tongue("rules_of"), index=0
    )
    if chosen is None:
        return
    account = knowledge.account[chosen]
    rules = {rule.id: rule for route in knowledge.routes for rule in knowledge.rules_of[chosen, route.id]}
    listed = sorted(rules.values(), key=lambda rule: rule.id)
    show(
        tag("p", _account(account)),
        _rule_table(listed, visit, named=say("Rules about {account}", account=account.name)),
    )


def _account(account: Account) -> str:
    """What an account is: its names and what it does. In Chinese the name is not told twice."""
    named = aside(account.name, account.chinese if language() == "en" else "")
    if not account.formerly:
        return say("{account}. {what}", account=named, what=account.what)
    return say("{account}. {what} Formerly: {formerly}.", account=named, what=account.what, formerly=account.formerly)


def _rule_table(rules: Iterable[Rule], visit: Visit, *, named: str) -> Markup:
    head = (say("What it does"), say("Rule"), say("Holds"), say("Confidence"), say("Rests on"))
    rows = (_rule(rule, visit) for rule in rules)
    return table(head, rows, name=named, widths=(14, 34, 16, 10, 26), class_="wide")


def _rule(rule: Rule, visit: Visit) -> tuple[Content, ...]:
    state = say("In force") if rule.holds_on(visit.as_of) else say("Not in force on this date")
    routes = bullets(dict.fromkeys(rule.for_), class_="quiet")
    return (
        tag("span", STATUS[rule.status], class_=f"badge {rule.status}"),
        joined([fill(visit.situation, rule.text), tag("br"), tag("code", rule.id), routes]),
        joined([say("Holds {stretch}.", stretch=stretch(rule)), tag("br"), tag("span", state, class_="quiet")]),
        LEVELS[rule.confidence],
        joined(
            [
                bullets(visit.knowledge.source[citation.source].title for citation in rule.sources),
                judged() if rule.judgement else None,
            ]
        ),
    )
