"""What hangs on a question now, in words: the parts of the advice that its answer can still turn."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, zip_longest

from advisor.advice.parts.relevance import Effect
from advisor.knowledge.models import Knowledge
from advisor.report.spoken import semicolons
from advisor.report.wording import Names
from advisor.words import say, say_count

AT_ONCE = 4
KINDS = ("verdicts", "mix", "roadmap", "cadence", "risks", "wishes")


def hanging(effects: Iterable[Effect], *, knowledge: Knowledge, names: Names) -> tuple[str, ...]:
    """Everything that hangs on an answer, each once; the kinds take turns, so that the first few show the breadth."""
    rows: dict[str, dict[str, None]] = {kind: {} for kind in KINDS}
    risks = {risk.id for risk in knowledge.risks}
    gaps = {gap.id for gap in knowledge.not_covered}
    counted = 0
    for effect in effects:
        if effect.kind == "risks" and effect.what in risks:
            counted += 1
        elif effect.kind == "risks" and effect.what in gaps:
            rows["risks"][say("what this advice does not cover")] = None
        else:
            rows[effect.kind][in_words(effect, knowledge=knowledge, names=names)] = None
    if counted:
        rows["risks"] = {say_count(counted, "{number} risk", "{number} risks"): None, **rows["risks"]}
    turns = zip_longest(*(tuple(found) for found in rows.values()))
    return tuple(words for words in chain.from_iterable(turns) if words is not None)


def in_words(effect: Effect, *, knowledge: Knowledge, names: Names) -> str:
    """One part of the advice, as it stands inside a sentence."""
    if effect.kind == "verdicts":
        account, _, route = effect.what.partition("/")
        return say("the verdict on {account} ({route})", account=names.account(account), route=names.route(route))
    if effect.kind == "mix":
        return _of_mix(effect.what, knowledge, names)
    if effect.kind == "roadmap":
        if effect.what in knowledge.step:
            return say("the step “{step}”", step=names.step(effect.what))
        if any(effect.what == rule.id for rule in knowledge.existing):
            return say("what becomes of the accounts you have")
    if effect.kind == "wishes":
        labels = {option.id: option.label for question in knowledge.questions for option in question.options}
        return say("the wish “{wish}”", wish=labels[effect.what]) if effect.what in labels else _whole("wishes")
    return _whole(effect.kind)


def _whole(kind: str) -> str:
    """A whole part of the advice."""
    return {
        "roadmap": say("the roadmap"),
        "cadence": say("the cadence"),
        "wishes": say("what becomes of your wishes"),
        "risks": say("what to do beside accounts"),
        "mix": say("how mixes are compared"),
    }[kind]


def _of_mix(what: str, knowledge: Knowledge, names: Names) -> str:
    need = what.partition(" for ")[2] or what
    if any(need == known.id for known in knowledge.needs):
        return say("the need “{need}”", need=names.need(need))
    titles = {criterion.id: criterion.title for criterion in knowledge.criteria}
    if what in titles:
        return say("how much “{criterion}” counts", criterion=titles[what])
    if what in knowledge.route:
        return say("whether this way may be taken: {route}", route=names.route(what))
    if any(what == later.id for later in knowledge.later):
        return say("what comes now and what later")
    return _whole("mix")


def parted(found: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is named at once, and the rest; one alone is not worth folding away."""
    return (found, ()) if len(found) <= AT_ONCE + 1 else (found[:AT_ONCE], found[AT_ONCE:])


def few_named(found: tuple[str, ...]) -> str:
    """The first few, parted by semicolons, and how many more there are."""
    first, rest = parted(found)
    named = semicolons(first)
    return say("{named}; and {number} more", named=named, number=len(rest)) if rest else named
