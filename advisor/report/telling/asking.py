"""Which questions are asked and which are not, in words: settled or not, and why a question is skipped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce

from advisor.advice.parts.explanation import Requirement
from advisor.advice.parts.prospects import Prospects
from advisor.advice.parts.relevance import Asked, Skipped
from advisor.advice.why.condition_words import ConditionWords
from advisor.advice.why.why_not import to_hold
from advisor.logic.situation import Situation
from advisor.report.spoken import commas, sentences
from advisor.report.telling.outlook import turns
from advisor.report.telling.punctuation import quoted
from advisor.report.wording import listed
from advisor.words import say, say_count

IN_ORDER = ("verdicts", "roadmap", "cadence", "risks", "wishes", "mix")
REASONS = ("changes_nothing", "off_the_path", "waits")
NO_ANSWER = "condition.no_answer"  # a phrase of the knowledge base


def settled_says(left: int) -> str:
    """That the mix is settled, while `left` questions are still asked."""
    if not left:
        return say("Settled: no open question can change the advice any more.")
    return say_count(
        left,
        "Settled: the other question cannot change the mix.",
        "Settled: the other {number} questions cannot change the mix.",
    )


def open_says(ahead: Prospects) -> str:
    """That the mix is not settled, and how many can still come out."""
    found = len(ahead.mixes)
    if ahead.complete:
        return say_count(
            found, "Not settled: {number} mix can still come out.", "Not settled: {number} mixes can still come out."
        )
    if found < 2:
        return say(
            "Not proved settled: one mix was found so far, and the search of the possible answers was cut short."
        )
    return say("Not settled: at least {number} mixes can still come out.", number=found)


def still_turn(asked: Sequence[Asked]) -> str:
    """What the questions still asked can turn between them; empty where none is asked."""
    effects = [effect for row in asked for effect in row.effects]
    parts = turns(sorted(effects, key=lambda effect: IN_ORDER.index(effect.kind)))
    return say("Their answers still change: {parts}.", parts=parts) if parts else ""


def hangs_most(asked: Sequence[Asked]) -> str | None:
    """The question on which most verdicts and needs hang: the best guess where no search proves which settles most."""
    weights = {row.question: sum(effect.kind in ("verdicts", "mix") for effect in row.effects) for row in asked}
    most = max(weights.values(), default=0)
    return next((question for question, weight in weights.items() if weight == most), None) if most else None


def why_skipped(row: Skipped, situation: Situation, *, countries: Mapping[str, str]) -> str:
    """Why a question is not asked."""
    if row.because == "changes_nothing":
        return say("Whatever the answer, the advice stays as it is.")
    only = asked_only(row.question, situation, countries=countries)
    if row.because == "waits":
        labels = [quoted(situation.knowledge.question[ident].label) for ident in row.waits_for]
        named = len(labels) == 1 and labels[0] in only
        waits = say("It waits for that answer.") if named else say("It waits for {answers}.", answers=listed(labels))
        return sentences(only, waits)
    return only


def asked_only(ident: str, situation: Situation, *, countries: Mapping[str, str]) -> str:
    """With which answers a question is asked: the part of its condition that does not hold."""
    words = ConditionWords(situation, countries)
    condition = situation.knowledge.question[ident].shown_when
    missing = to_hold(words, condition, wanted=True, node_id=ident)
    if not missing:
        return say("Asked on this path.")
    return say("Asked only with this answer to {required}.", required=_required(missing, words))


def _required(part: Requirement, words: ConditionWords) -> str:
    if part.parts:
        unanswered = words.say(NO_ANSWER)  # nobody takes an answer back in order to be asked
        parts = [inner for inner in part.parts if inner.required != unanswered] or list(part.parts)
        return reduce(_and_to if part.join == "all" else _or_to, (_required(inner, words) for inner in parts))
    return say("{question}: {required}", question=quoted(part.label), required=part.required)


def _and_to(before: str, last: str) -> str:
    return say("{before} and to {last}", before=before, last=last)


def _or_to(before: str, last: str) -> str:
    return say("{before} or to {last}", before=before, last=last)


def not_asked_says(skipped: Sequence[Skipped]) -> str:
    """How many questions are not asked, and why."""
    number = len(skipped)
    found = {because: sum(row.because == because for row in skipped) for because in REASONS}
    left = {because: many for because, many in found.items() if many}
    if len(left) == 1:
        return _all_for(next(iter(left)), number)
    parts = commas(_beside(because, many) for because, many in left.items())
    return say_count(
        number, "Not asked: {number} question ({parts})", "Not asked: {number} questions ({parts})", parts=parts
    )


def _all_for(because: str, number: int) -> str:
    """That all questions not asked are skipped for one reason."""
    if because == "changes_nothing":
        return say_count(
            number,
            "Not asked: {number} question, its answer changes nothing now",
            "Not asked: {number} questions, their answers change nothing now",
        )
    if because == "off_the_path":
        return say_count(
            number,
            "Not asked: {number} question, off the path of your answers",
            "Not asked: {number} questions, off the path of your answers",
        )
    return say_count(
        number,
        "Not asked: {number} question, waiting for another answer",
        "Not asked: {number} questions, waiting for other answers",
    )


def _beside(because: str, number: int) -> str:
    """How many are skipped for one of several reasons."""
    return {
        "changes_nothing": say("{number} without effect now", number=number),
        "off_the_path": say("{number} off the path", number=number),
        "waits": say("{number} not reached yet", number=number),
    }[because]
