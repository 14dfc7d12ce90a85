"""What it would take: for each account that is not open, the smallest changes of answers that open it, as cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial, reduce

import streamlit as st

from advisor.advice.answered import in_words
from advisor.advice.model import Advice
from advisor.advice.parts.unlocks import AnswerChange, NoUnlock, Unlock
from advisor.report.spoken import Spoken, semicolons, sentences
from advisor.report.wording import listed, span
from advisor.web import base
from advisor.web.citations import Cites, judged
from advisor.web.markup import Markup, bullets, filled, joined, more, show, tag
from advisor.web.plain import label
from advisor.web.views import LATE, taken, view
from advisor.web.visit import Visit, edit
from advisor.web.what_if.choosing import with_lock
from advisor.web.what_if.unlock_trial import told_of_change, trial
from advisor.words import say, say_count

STATE: Mapping[str, str] = Spoken(
    lambda: {
        "open": say("open"),
        "conditional": say("open after steps"),
        "closed": say("closed"),
        "unknown": say("not known yet"),
    }
)


def unlocks(visit: Visit, cites: Cites) -> None:
    """The whole section: locks, then account by account what opens it, or that and why nothing does."""
    advice, names = visit.advice, visit.names
    knowledge = visit.knowledge
    fixed = [names.question(name) for name in knowledge.asked_order if name in knowledge.fixed_questions]
    show(
        tag("h2", say("What it would take")),
        tag(
            "p",
            say(
                "For every account that is not open: all the smallest changes of your answers that would open it, "
                "found by a complete search. Nothing in a change can be left out. Fixed for good are the answers to "
                "{questions}.",
                questions=_quoted(fixed),
            ),
        ),
    )
    _locks(visit)
    told_of_change(visit)
    for account in visit.knowledge.accounts:
        _account(visit, account.id, advice, cites)


def _locks(visit: Visit) -> None:
    """A box for each answer that some change asks for: a locked one is left as it is."""
    locked = visit.case.choices.lock
    free = base.advised(visit.key_if(choices=visit.case.choices.model_copy(update={"lock": ()}))) if locked else None
    asked = {row.question for one in (visit.advice, free) if one for way in one.unlocks for row in way.change}
    offered = [name for name in visit.knowledge.asked_order if name in asked | set(locked)]
    if not offered:
        return
    show(
        tag("h3", say("Answers that may not be changed")),
        tag("p", say("Tick what is settled. Changes that touch it are no longer shown."), class_="quiet"),
    )
    for name in offered:
        question, given = visit.knowledge.question[name], visit.case.answers.get(name)
        answer = say("not answered yet") if given is None else in_words(question, given, visit.situation)
        words = label(say("{question} – {answer}", question=question.label, answer=answer))
        key = view(f"lock_{name}", name in locked)
        st.checkbox(words, key=key, disabled=visit.closed, on_change=_lock, args=(name, key), wrap=True)


def _lock(question: str, key: str) -> None:
    locked = taken(f"lock_{question}", key)
    if locked is not LATE:
        edit(partial(with_lock, question=question, locked=locked))


def state_of(visit: Visit, account: str) -> str:
    """`open`, `conditional`, `closed` or `unknown`: the best verdict by the routes that may be taken."""
    found = [verdict for verdict in visit.advice.verdicts if verdict.account == account]
    taken_ = {route.id: visit.situation.truth(route.mix_when) for route in visit.knowledge.routes}
    sure = {verdict.status for verdict in found if taken_[verdict.route] is True}
    if sure & {"open", "conditional"}:
        return "open" if "open" in sure else "conditional"
    waits = any(verdict.status == "unknown" and taken_[verdict.route] is not False for verdict in found)
    return "unknown" if waits else "closed"


def _account(visit: Visit, account: str, advice: Advice, cites: Cites) -> None:
    ways = [way for way in advice.unlocks if way.account == account]
    none = next((one for one in advice.no_unlocks if one.account == account), None)
    state = state_of(visit, account)
    name = visit.names.account(account)
    head = tag("h3", name, " ", tag("span", say("Now: {state}", state=STATE[state]), class_=f"badge {state}"))
    if ways:
        show(head, tag("p", _opens(ways, state)))
        _ways(visit, ways, cites)
    elif none is not None:
        show(head, tag("p", _no_way(none, state, visit), " ", judged()))
    elif state == "open":
        show(head, tag("p", say("It is open, so nothing has to change.")))
    else:
        show(head, tag("p", _waiting(visit, account)))


def _opens(ways: list[Unlock], state: str) -> str:
    if state == "conditional":
        return say_count(
            len(ways),
            "This change would open it without the steps that it has now as a condition.",
            "Each of these {number} changes would open it without the steps that it has now as a condition.",
        )
    return say_count(len(ways), "This change would open it.", "Each of these {number} changes would open it.")


def _ways(visit: Visit, ways: list[Unlock], cites: Cites) -> None:
    for place, way in enumerate(ways, 1):
        with st.container(border=True, key=f"unlock_{way.account}_{place}"):
            show(_card(visit, way, place, cites))
            trial(visit, way, place)


def _card(visit: Visit, way: Unlock, place: int, cites: Cites) -> Markup:
    names = visit.names
    steps = bullets(names.step(step) for step in way.steps)
    folded = say_count(len(way.steps), "{number} step to take then", "{number} steps to take then")
    return joined(
        [
            tag(
                "h4",
                say("{number}. {route}", number=place, route=names.route(way.route)),
                " ",
                tag("span", say("Then: {state}", state=STATE[way.status]), class_=f"badge {way.status}"),
            ),
            bullets(_change(visit, row) for row in way.change),
            tag("p", tag("strong", say("What it means: "))) if way.means else None,
            bullets(cites.said(reason.text, reason) for reason in way.means),
            tag("p", tag("strong", say("Days until it is live: ")), _days(way)),
            tag("p", tag("strong", say("Cost: ")), _cost(visit, way)),
            more(folded, steps) if way.steps else None,
        ]
    )


def _change(visit: Visit, row: AnswerChange) -> Markup:
    question = visit.knowledge.question[row.question]
    was = say("no answer yet") if row.was is None else in_words(question, row.was, visit.situation)
    to = reduce(_or, (tag("strong", words) for words in (row.shown, *row.or_shown)))
    return filled(say("{question} From {was} to {to}."), question=row.label, was=tag("em", was), to=to)


def _or(before: Markup, last: Markup) -> Markup:
    return filled(say("{before} or {last}"), before=before, last=last)


def _days(way: Unlock) -> str:
    days = way.days
    if days.min == days.max:
        return say("{days}, counted from the day the answers are so.", days=days.typical)
    return say(
        "{typical} typically, {best} at best, {worst} at worst, counted from the day the answers are so.",
        typical=days.typical,
        best=days.min,
        worst=days.max,
    )


def _cost(visit: Visit, way: Unlock) -> str:
    """What is known, and which steps have no figure."""
    cost = way.cost_cny
    unpriced = semicolons(visit.names.step(step) for step in cost.unpriced)
    if len(cost.unpriced) == len(way.steps):
        if not way.steps:
            return say("nothing to pay is known.")
        return say("no figure is known for any of these steps: {steps}.", steps=unpriced)
    amount = span(cost.min, cost.max)
    if not unpriced:
        return say("CNY {amount}.", amount=amount)
    return say("CNY {amount} for the steps with a known figure. Without one: {steps}.", amount=amount, steps=unpriced)


def _no_way(none: NoUnlock, state: str, visit: Visit) -> str:
    has_steps = state == "conditional"
    if none.locks:
        none_of_the_others = (
            say("No change of the other answers opens it without the steps it has now.")
            if has_steps
            else say("No change of the other answers opens it.")
        )
        locks = say_count(
            len(none.locks),
            "Your lock on {questions} stands in the way.",
            "Your locks on {questions} stand in the way.",
            questions=_quoted(map(visit.names.question, none.locks)),
        )
        return sentences(none_of_the_others, locks)
    if not none.ways:
        if has_steps:
            return say(
                "No answer opens it without the steps it has now: by the rules it is so for every client, and there is "
                "nothing to search."
            )
        return say("No answer opens it: by the rules it is so for every client, and there is nothing to search.")
    no_change = (
        say("No change of answers opens it without the steps it has now.")
        if has_steps
        else say("No change of answers opens it.")
    )
    searched = say_count(
        none.ways,
        "The search was complete: it looked at {number} way and found none.",
        "The search was complete: it looked at {number} ways and found none.",
    )
    return sentences(no_change, searched)


def _waiting(visit: Visit, account: str) -> str:
    found = [verdict for verdict in visit.advice.verdicts if verdict.account == account]
    waits = {name for verdict in found for name in verdict.waits_for}
    asked = [visit.names.question(name) for name in visit.knowledge.asked_order if name in waits]
    if not asked:
        return say("What holds on this date is not known, so no change can be named.")
    return say("First answer: {questions}", questions=semicolons(asked))


def _quoted(members: Iterable[str]) -> str:
    return listed(say('"{question}"', question=member) for member in members)
