"""Explains the verdict on an account by a route, and its place in the mix: a sentence, the reasons, the whole tree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

from advisor.advice.findings import Findings
from advisor.advice.mixes.mix import Compared
from advisor.advice.model import Advice, CitedSource, Placed, Reason, Rejected
from advisor.advice.needs import Pair, meeting
from advisor.advice.parts.explanation import (
    AccountExplained,
    AnswerGiven,
    Depth,
    Explanation,
    Requirement,
)
from advisor.advice.role_words import role_in_words
from advisor.advice.speak import cited, reason
from advisor.advice.validity import cited_in, cited_sources
from advisor.advice.why.condition_words import ConditionWords
from advisor.advice.why.weighing import deciding_only, weighed_rules
from advisor.advice.why.why_not import to_change, to_hold
from advisor.logic.deciding import sufficient_answers
from advisor.logic.situation import Situation
from advisor.logic.verdicts import Decision
from advisor.words import say

FIRST_SENTENCE = re.compile(r"(.+?(?:[.?!](?=\s+[A-Z]|$)|[。？！]))", re.DOTALL)
Wanted = Literal["", "open", "decided", "in the mix"]


def explain(
    situation: Situation,
    found: Findings,
    advice: Advice,
    pair: Pair,
    *,
    depth: Depth = 3,
    countries: Mapping[str, str] | None = None,
) -> Explanation:
    """Explain one account by one route as far as `depth` goes. `countries` gives country codes their names.

    `found` and `advice` are what was found and said in this situation.
    """
    words = ConditionWords(situation, countries or {})
    decision = found.decisions[pair]
    role = next((row.role for row in advice.mix if (row.account, row.route) == pair), None)
    rules = weighed_rules(words, decision) if depth > 1 else ()
    wanted, why = _why_not(words, found, decision) if depth > 1 and role is None else ("", None)
    told = _mix_reasons(advice, pair) if depth > 1 else ()
    speaking = (rule for rule in rules if rule.decides or (rule.holds and rule.stands is not True))
    reasons = tuple(replace(rule, condition=deciding_only(rule.condition)) for rule in speaking)
    shown = rules if depth == 3 else ()
    return Explanation(
        as_of=situation.as_of,
        account=pair[0],
        route=pair[1],
        name=_named(situation, pair),
        status=decision.status,
        role=role,
        sentence=_sentence(words, found, advice, decision, role),
        reasons=reasons,
        mix_reasons=told,
        rests_on=_rests_on(words, decision) if depth > 1 else (),
        wanted=wanted,
        why_not=why,
        rules=shown,
        sources=_sources(situation, (reasons, told, shown), found, pair),
    )


def explain_account(
    situation: Situation,
    found: Findings,
    advice: Advice,
    account: str,
    *,
    depth: Depth = 3,
    countries: Mapping[str, str] | None = None,
) -> AccountExplained:
    """Explain one account by each of its routes, in the knowledge base's order."""
    pairs = [pair for pair in situation.knowledge.pairs if pair[0] == account]
    routes = tuple(explain(situation, found, advice, pair, depth=depth, countries=countries) for pair in pairs)
    sources = {source.id: source for route in routes for source in route.sources}
    return AccountExplained(
        as_of=situation.as_of,
        account=account,
        name=situation.knowledge.account[account].name,
        sentence=_account_sentence(ConditionWords(situation), account, routes),
        routes=routes,
        sources=tuple(sources.values()),
    )


def _named(situation: Situation, pair: Pair) -> str:
    account, route = situation.knowledge.account[pair[0]].name, situation.knowledge.route[pair[1]].name
    return say("{account} ({route})", account=account, route=f"{route[0].lower()}{route[1:]}")


def _sentence(words: ConditionWords, found: Findings, advice: Advice, decision: Decision, role: str | None) -> str:
    pair = (decision.account, decision.route)
    name = _named(words.situation, pair)
    if decision.status == "closed":
        first = reason(words.situation, decision.deciding[0], ident="", text=decision.deciding[0].text)
        return words.say("explain.closed", name=name, because=_first_sentence(first.text))
    if decision.status == "unknown":
        order = words.situation.knowledge.asked_order
        asked = [words.situation.knowledge.question[ident].label for ident in order if ident in decision.waits_for]
        if not asked:
            return words.say("explain.not_known_then", name=name, date=words.situation.as_of.isoformat())
        return words.say("explain.undecided", name=name, questions=say("; ").join(asked))
    opens = decision.status == "open"
    if role is not None:
        covers = next(row.covers for row in advice.mix if (row.account, row.route) == pair)
        titles = {need.id: need.title for need in advice.needs}
        needs = say("; ").join(titles.get(need, need) for need in covers)
        return words.say(
            "explain.in_mix" if opens else "explain.in_mix_after_steps",
            name=name,
            role=role_in_words(role),
            needs=needs,
        )
    told = _mix_reasons(advice, pair)
    because = _first_sentence(told[0].text) if told else ""
    return words.say("explain.left_out" if opens else "explain.left_out_after_steps", name=name, because=because)


def _first_sentence(text: str) -> str:
    found = FIRST_SENTENCE.match(text)
    return found.group(1) if found else text


def _account_sentence(words: ConditionWords, account: str, routes: tuple[Explanation, ...]) -> str:
    knowledge = words.situation.knowledge
    name = knowledge.account[account].name

    def those(*statuses: str) -> str:
        return say("; ").join(knowledge.route[row.route].name for row in routes if row.status in statuses)

    mixed = next((row for row in routes if row.role is not None), None)
    if mixed is not None:
        route = knowledge.route[mixed.route].name
        return words.say("explain.account_in_mix", account=name, role=role_in_words(mixed.role or ""), route=route)
    if those("open", "conditional"):
        return words.say("explain.account_left_out", account=name, routes=those("open", "conditional"))
    if those("unknown"):
        return words.say("explain.account_undecided", account=name, routes=those("unknown"))
    return words.say("explain.account_closed", account=name)


def _mix_reasons(advice: Advice, pair: Pair) -> tuple[Reason, ...]:
    """Why the account is in the mix, or why an open one is not."""
    status = next(row.status for row in advice.verdicts if (row.account, row.route) == pair)
    if status in ("closed", "unknown"):
        return ()
    rows: tuple[Placed | Rejected, ...] = (*advice.mix, *advice.rejected)
    return tuple(told for row in rows if (row.account, row.route) == pair for told in row.reasons)


def _rests_on(words: ConditionWords, decision: Decision) -> tuple[AnswerGiven, ...]:
    if decision.status == "unknown":
        return ()
    question = words.situation.knowledge.question
    return tuple(
        AnswerGiven(question=ident, label=question[ident].label, answer=words.answer(ident))
        for ident in sufficient_answers(words.situation, decision)
    )


def _why_not(words: ConditionWords, found: Findings, decision: Decision) -> tuple[Wanted, Requirement | None]:
    """What stands between an account that is not in the mix and the mix."""
    if decision.status == "closed":
        return "open", to_change(words, decision)
    if decision.status == "unknown":
        return "decided", to_change(words, decision)
    route = words.situation.knowledge.route[decision.route]
    barred = to_hold(words, route.mix_when, wanted=True, node_id=route.id)
    return "in the mix", barred or _outdone(words, found, decision)


def _outdone(words: ConditionWords, found: Findings, decision: Decision) -> Requirement | None:
    """By what an open account misses the mix: it meets no need that was raised, or each mix with it ranks lower."""
    pair = (decision.account, decision.route)
    titles = [raised.need.title for raised in found.needs.raised]
    if not any(meeting(raised.need, found.provisions[pair]) for raised in found.needs.raised):
        could = [need.title for need in words.situation.knowledge.needs if meeting(need, found.provisions[pair])]
        label, required = (
            words.say("explain.needs_raised"),
            words.say("condition.one_of", options=say("; ").join(could)),
        )
        given = say("; ").join(titles) or words.say("answer.none")
        return _beside(f"{'/'.join(pair)}/needs", label, required if could else "", given)
    rival = next((mix for mix in found.compared if pair in mix.pairs), None)
    if rival is None:
        return None
    label = words.say("explain.best_mix_with_it")
    return _beside(f"{'/'.join(pair)}/mix", label, _key(words, found.best), _key(words, rival))


def _key(words: ConditionWords, mix: Compared) -> str:
    return words.say("explain.mix_key", musts=str(mix.musts_met), score=f"{mix.score:.4f}")


def _beside(ident: str, label: str, required: str, given: str) -> Requirement:
    return Requirement(id=ident, join="", subject="", label=label, required=required, given=given, changeable=True)


def _sources(situation: Situation, parts: tuple[Any, ...], found: Findings, pair: Pair) -> tuple[CitedSource, ...]:
    """The sources of what is shown; where that is a sentence alone, those of the rules that decide."""
    shown = list(cited_in(parts)) or [ident for rule in found.decisions[pair].deciding for ident in cited(rule)]
    return cited_sources(situation, shown)
