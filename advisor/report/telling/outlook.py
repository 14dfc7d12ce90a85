"""What could still change, in words: the mixes in reach, the question that settles most, what is not asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from advisor.advice.model import Advice
from advisor.advice.parts.prospects import Prospects, ReachableMix
from advisor.advice.parts.relevance import Asked, Effect
from advisor.report.spoken import semicolons
from advisor.report.telling.mixes import mix_named
from advisor.report.wording import Names, percent
from advisor.words import say, say_count

LEAST_SHOWN = 0.001  # of an unfinished search, below which a share tells nothing


class InReach(NamedTuple):
    """A mix that is still in reach, and the share of completions proved to lead to it."""

    mix: str
    share: str


def cut_short(ahead: Prospects) -> str:
    """That a search was not finished, and how far it went; empty where it was."""
    if ahead.settled or ahead.complete:
        return ""
    return say_count(
        ahead.looked_at,
        "The search stopped after {number} group of possible answers, so there may be more.",
        "The search stopped after {number} groups of possible answers, so there may be more.",
    )


def in_reach(ahead: Prospects, names: Names) -> list[InReach]:
    """The mixes in reach where there are several, the likeliest to be met with first."""
    return [] if ahead.settled else [InReach(_named(one, names), _share(one, ahead)) for one in ahead.mixes]


def _named(one: ReachableMix, names: Names) -> str:
    now = [member for member in one.mix if not member.later]
    later = [member for member in one.mix if member.later]
    parts = [mix_named(now, names)] if now or not later else []
    return semicolons([*parts, *([say("later: {mix}", mix=mix_named(later, names))] if later else [])])


def _share(one: ReachableMix, ahead: Prospects) -> str:
    if ahead.complete:
        return percent(one.share)
    return say("at least {share}", share=percent(one.share)) if one.share >= LEAST_SHOWN else ""


def ask_first(ahead: Prospects, names: Names) -> str:
    """The question that settles most; empty where none is known to."""
    if ahead.telling is None:
        return ""
    question = names.question(ahead.telling)
    if not ahead.telling_leaves:
        return say("Ask this first: “{question}”.", question=question)
    return say_count(
        ahead.telling_leaves,
        "Ask this first: “{question}”: whatever the answer, at most {number} mix can still come out.",
        "Ask this first: “{question}”: whatever the answer, at most {number} mixes can still come out.",
        question=question,
    )


def asked_besides(advice: Advice) -> tuple[Asked, ...]:
    """The questions still asked that cannot turn the mix, but other parts."""
    if advice.relevance is None:
        return ()
    named = {question.question for question in advice.open_questions}
    return tuple(row for row in advice.relevance.asked if row.question not in named)


def turns(effects: Sequence[Effect]) -> str:
    """What an answer can still turn, by the parts of the advice."""
    return semicolons(dict.fromkeys(_turned(effect.kind) for effect in effects))


def _turned(kind: str) -> str:
    return {
        "verdicts": say("what is open"),
        "mix": say("what is weighed, not the mix"),
        "roadmap": say("the roadmap and its costs"),
        "cadence": say("the broadcasts"),
        "wishes": say("your wishes for accounts"),
        "risks": say("the risks and what to do beside accounts"),
    }[kind]


class NotAsked(NamedTuple):
    """Questions that are skipped for one reason."""

    why: str
    questions: tuple[str, ...]


def skipped(advice: Advice, names: Names) -> list[NotAsked]:
    """The questions that are skipped, reason by reason."""
    rows = advice.relevance.skipped if advice.relevance else ()
    why = {
        "changes_nothing": say("No answer to it could change anything here"),
        "off_the_path": say("It does not arise from your other answers"),
        "waits": say("Whether it arises hangs on an open question"),
    }
    groups = [
        NotAsked(words, tuple(names.question(row.question) for row in rows if row.because == because))
        for because, words in why.items()
    ]
    return [group for group in groups if group.questions]
