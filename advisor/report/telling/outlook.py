"""What could still change, in words: the mixes in reach, the question that settles most, what is not asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from advisor.advice.model import Advice
from advisor.advice.parts.prospects import Prospects, ReachableMix
from advisor.advice.parts.relevance import Asked, Effect
from advisor.report.telling.mixes import mix_named
from advisor.report.wording import Names, count, percent

SKIPPED = {
    "changes_nothing": "No answer to it could change anything here",
    "off_the_path": "It does not arise from your other answers",
    "waits": "Whether it arises hangs on an open question",
}
LEAST_SHOWN = 0.001  # of an unfinished search, below which a share tells nothing
TURNS = {
    "verdicts": "what is open",
    "mix": "what is weighed, not the mix",
    "roadmap": "the roadmap and its costs",
    "cadence": "the broadcasts",
    "wishes": "your wishes for accounts",
    "risks": "the risks and what to do beside accounts",
}


class InReach(NamedTuple):
    """A mix that is still in reach, and the share of completions proved to lead to it."""

    mix: str
    share: str


def cut_short(ahead: Prospects) -> str:
    """That a search was not finished, and how far it went; empty where it was."""
    if ahead.settled or ahead.complete:
        return ""
    looked_at = count(ahead.looked_at, "group")
    return f"The search stopped after {looked_at} of possible answers, so there may be more."


def in_reach(ahead: Prospects, names: Names) -> list[InReach]:
    """The mixes in reach where there are several, the likeliest to be met with first."""
    return [] if ahead.settled else [InReach(_named(one, names), _share(one, ahead)) for one in ahead.mixes]


def _named(one: ReachableMix, names: Names) -> str:
    now = [member for member in one.mix if not member.later]
    later = [member for member in one.mix if member.later]
    parts = [mix_named(now, names)] if now or not later else []
    return "; ".join([*parts, *([f"later: {mix_named(later, names)}"] if later else [])])


def _share(one: ReachableMix, ahead: Prospects) -> str:
    if ahead.complete:
        return percent(one.share)
    return f"at least {percent(one.share)}" if one.share >= LEAST_SHOWN else ""


def ask_first(ahead: Prospects, names: Names) -> str:
    """The question that settles most; empty where none is known to."""
    if ahead.telling is None:
        return ""
    left = (
        f": whatever the answer, at most {count(ahead.telling_leaves, 'mix', 'mixes')} can still come out"
        if ahead.telling_leaves
        else ""
    )
    return f"Ask this first: “{names.question(ahead.telling)}”{left}."


def asked_besides(advice: Advice) -> tuple[Asked, ...]:
    """The questions still asked that cannot turn the mix, but other parts."""
    if advice.relevance is None:
        return ()
    named = {question.question for question in advice.open_questions}
    return tuple(row for row in advice.relevance.asked if row.question not in named)


def turns(effects: Sequence[Effect]) -> str:
    """What an answer can still turn, by the parts of the advice."""
    return "; ".join(dict.fromkeys(TURNS[effect.kind] for effect in effects))


class NotAsked(NamedTuple):
    """Questions that are skipped for one reason."""

    why: str
    questions: tuple[str, ...]


def skipped(advice: Advice, names: Names) -> list[NotAsked]:
    """The questions that are skipped, reason by reason."""
    rows = advice.relevance.skipped if advice.relevance else ()
    groups = [
        NotAsked(words, tuple(names.question(row.question) for row in rows if row.because == because))
        for because, words in SKIPPED.items()
    ]
    return [group for group in groups if group.questions]
