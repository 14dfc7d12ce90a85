"""Why, and why not: every account by every route in a sentence; reasons and the whole tree when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from advisor.advice.findings import Findings
from advisor.advice.model import Advice, CitedSource, Reason, Verdict
from advisor.advice.parts.explanation import Depth, Explanation
from advisor.advice.why.explain import explain
from advisor.logic.situation import Situation
from advisor.questionnaire.choices import Choices
from advisor.report.country_names import country_names
from advisor.report.wording import Names
from advisor.web import base
from advisor.web.advice.advice_mix import ROLES, STATUS, left_out, verdict_table
from advisor.web.advice.explanation_shown import reasons_shown, tree_shown
from advisor.web.citations import Cites
from advisor.web.markup import Markup, bullets, joined, more, show, tag
from advisor.web.report.opinions_shown import spoken
from advisor.web.views import in_tongue
from advisor.web.visit import Visit
from advisor.words import say

PAIR, DEPTH = "why_pair", "why_depth"
REASONS, TREE = "reasons", "tree"
Pair = tuple[str, str]


@dataclass(frozen=True)
class Sources:
    """The sources of an advice, followed by those that only an explanation cites."""

    sources: tuple[CitedSource, ...]


def why(visit: Visit, cites: Cites, listed: tuple[CitedSource, ...] = ()) -> tuple[CitedSource, ...]:
    """Show the sentences, and the explanation asked for. Gives the sources that it cites beyond those of the advice.

    They are numbered after those of the advice and those that the page has `listed` after them.
    """
    advice, names = visit.advice, visit.names
    show(
        tag("h2", say("Why, and why not"), id="why"),
        tag("p", say("Every account by every route in a sentence; further down, the reasons in full."), class_="quiet"),
        *(_account(account, visit, cites) for account in names.accounts),
        more(say("Every account by every route, as a table"), verdict_table(advice, names)),
        tag("h3", say("Reasons and full tree")),
    )
    return _asked_for(visit, listed)


def _account(account: str, visit: Visit, cites: Cites) -> Markup:
    advice, names = visit.advice, visit.names
    verdicts = {(one.account, one.route): one for one in advice.verdicts}
    sentences = dict(_sentences(visit.key))
    routes = (
        joined(
            [
                *_standing(pair, verdicts[pair], advice),
                _sentence(sentence, verdicts[pair], advice, cites),
                spoken(advice.opinions, "/".join(pair)),
            ]
        )
        for pair, sentence in sentences.items()
        if pair[0] == account
    )
    return tag(
        "section",
        tag("h3", names.account(account), " ", tag("span", names.chinese.get(account, ""), class_="chinese")),
        spoken(advice.opinions, account),
        bullets(routes, class_="plain"),
        left_out(account, advice, names, cites),
        class_="why-account",
    )


def _standing(pair: Pair, verdict: Verdict, advice: Advice) -> list[Markup | str]:
    """The verdict as a badge, and the role of an account in the mix."""
    role = next((one.role for one in advice.mix if (one.account, one.route) == pair), None)
    badge = tag("span", STATUS[verdict.status], class_=f"badge {verdict.status}")
    placed = tag("span", say("In the mix: {role}", role=ROLES[role]), class_=f"badge role-{role}") if role else None
    return [badge, " ", *([placed, " "] if placed else [])]


def _sentence(sentence: str, verdict: Verdict, advice: Advice, cites: Cites) -> Markup:
    """The sentence with the sources of the reason it speaks of."""
    pair = (verdict.account, verdict.route)
    placed = any((one.account, one.route) == pair for one in advice.mix)
    left = next((one.reasons for one in advice.rejected if (one.account, one.route) == pair), ())
    if verdict.status in ("open", "conditional") and not placed and left:
        return cites.said(sentence, left[0])
    return cites.said(sentence, _together(verdict.reasons) if placed else next(iter(verdict.reasons), None))


def _together(reasons: tuple[Reason, ...]) -> Reason | None:
    """What several reasons rest on."""
    if not reasons:
        return None
    sources = tuple(dict.fromkeys(source for reason in reasons for source in reason.sources))
    judged = any(reason.basis == "judgement" for reason in reasons)
    return Reason(id="", text="", sources=sources, basis="judgement" if judged else "sources")


def _asked_for(visit: Visit, listed: tuple[CitedSource, ...]) -> tuple[CitedSource, ...]:
    names = _pair_names(visit)
    which, deep = st.columns([3, 2], gap="medium", vertical_alignment="bottom")
    with which:
        chosen = st.selectbox(
            say("Account and route"),
            list(names),
            format_func=names.__getitem__,
            key=in_tongue(PAIR),
            index=None,
            placeholder=say("Choose an account and a route"),
        )
    with deep:
        depths = {REASONS: say("Reasons"), TREE: say("Full tree")}
        shown = st.radio(
            say("How deep"), list(depths), format_func=depths.__getitem__, key=in_tongue(DEPTH), horizontal=True
        )
    if chosen is None:
        return ()
    explained = explained_at(visit.key, chosen, 3 if shown == TREE else 2)
    numbered = (*visit.advice.sources, *listed)
    known = {source.id for source in numbered}
    further = tuple(source for source in explained.sources if source.id not in known)
    cites = Cites(Sources((*numbered, *further)))
    verdict = next(one for one in visit.advice.verdicts if (one.account, one.route) == chosen)
    show(
        tag(
            "div",
            tag("p", *_standing(chosen, verdict, visit.advice), tag("strong", explained.name)),
            tag("p", _sentence(explained.sentence, verdict, visit.advice, cites), class_="lead"),
            reasons_shown(explained, cites),
            tree_shown(explained, cites) if explained.rules else None,
            class_="explanation",
        )
    )
    return further


def _pair_names(visit: Visit) -> Mapping[Pair, str]:
    names: Names = visit.names
    return {pair: names.pair("/".join(pair)) for pair in visit.knowledge.pairs}


@lru_cache(maxsize=64)
def _sentences(key: base.Key) -> tuple[tuple[Pair, str], ...]:
    """Each account by each route in one sentence."""
    situation, found = _found(key)
    advice = base.advised(key)
    pairs = situation.knowledge.pairs
    return tuple((pair, explain(situation, found, advice, pair, depth=1).sentence) for pair in pairs)


@lru_cache(maxsize=256)
def explained_at(key: base.Key, pair: Pair, depth: Depth) -> Explanation:
    """The explanation of one account by one route, computed when it is first asked for."""
    situation, found = _found(key)
    return explain(situation, found, base.advised(key), pair, depth=depth, countries=country_names())


def _found(key: base.Key) -> tuple[Situation, Findings]:
    folder, answers, as_of, _, _, choices, *_ = key
    situation = Situation(base.knowledge(folder), dict(answers), as_of=as_of)
    return situation, Findings.of(situation, Choices.model_validate_json(choices))
