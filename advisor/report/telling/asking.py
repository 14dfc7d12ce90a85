"""Which questions are asked and which are not, in words: settled or not, and why a question is skipped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor.advice.parts.explanation import Requirement
from advisor.advice.parts.prospects import Prospects
from advisor.advice.parts.relevance import Asked, Skipped
from advisor.advice.why.condition_words import ConditionWords
from advisor.advice.why.why_not import to_hold
from advisor.logic.situation import Situation
from advisor.report.telling.outlook import turns
from advisor.report.wording import count, listed

IN_ORDER = ("verdicts", "roadmap", "cadence", "risks", "wishes", "mix")
CHANGES_NOTHING = "Whatever the answer, the advice stays as it is."


def settled_says(left: int) -> str:
    """That the mix is settled, while `left` questions are still asked."""
    if not left:
        return "Settled: no open question can change the advice any more."
    others = "the other question" if left == 1 else f"the other {left} questions"
    return f"Settled: {others} cannot change the mix."


def open_says(ahead: Prospects) -> str:
    """That the mix is not settled, and how many can still come out."""
    found = count(len(ahead.mixes), "mix", "mixes")
    if ahead.complete:
        return f"Not settled: {found} can still come out."
    if len(ahead.mixes) < 2:
        return "Not proved settled: one mix was found so far, and the search of the possible answers was cut short."
    return f"Not settled: at least {found} can still come out."


def still_turn(asked: Sequence[Asked]) -> str:
    """What the questions still asked can turn between them; empty where none is asked."""
    effects = [effect for row in asked for effect in row.effects]
    parts = turns(sorted(effects, key=lambda effect: IN_ORDER.index(effect.kind)))
    return f"Their answers still change: {parts}." if parts else ""


def hangs_most(asked: Sequence[Asked]) -> str | None:
    """The question on which most verdicts and needs hang: the best guess where no search proves which settles most."""
    weights = {row.question: sum(effect.kind in ("verdicts", "mix") for effect in row.effects) for row in asked}
    most = max(weights.values(), default=0)
    return next((question for question, weight in weights.items() if weight == most), None) if most else None


def why_skipped(row: Skipped, situation: Situation, *, countries: Mapping[str, str]) -> str:
    """Why a question is not asked."""
    if row.because == "changes_nothing":
        return CHANGES_NOTHING
    only = asked_only(row.question, situation, countries=countries)
    if row.because == "waits":
        labels = [f"“{situation.knowledge.question[ident].label}”" for ident in row.waits_for]
        named = len(labels) == 1 and labels[0] in only
        return f"{only} It waits for {'that answer' if named else listed(labels)}."
    return only


def asked_only(ident: str, situation: Situation, *, countries: Mapping[str, str]) -> str:
    """With which answers a question is asked: the part of its condition that does not hold."""
    words = ConditionWords(situation, countries)
    condition = situation.knowledge.question[ident].shown_when
    missing = to_hold(words, condition, wanted=True, node_id=ident)
    return f"Asked only with this answer to {_required(missing, words)}." if missing else "Asked on this path."


def _required(part: Requirement, words: ConditionWords) -> str:
    if part.parts:
        unanswered = words.say("condition.no_answer")  # nobody takes an answer back in order to be asked
        parts = [inner for inner in part.parts if inner.required != unanswered] or list(part.parts)
        return f" {'and' if part.join == 'all' else 'or'} to ".join(_required(inner, words) for inner in parts)
    return f"“{part.label}”: {part.required}"


def not_asked_says(skipped: Sequence[Skipped]) -> str:
    """How many questions are not asked, and why."""
    number = count(len(skipped), "question")
    one = len(skipped) == 1
    alone = {
        "changes_nothing": "its answer changes nothing now" if one else "their answers change nothing now",
        "off_the_path": "off the path of your answers",
        "waits": "waiting for another answer" if one else "waiting for other answers",
    }
    found = {because: sum(row.because == because for row in skipped) for because in alone}
    left = {because: number for because, number in found.items() if number}
    if len(left) == 1:
        return f"Not asked: {number}, {alone[next(iter(left))]}"
    beside = {"changes_nothing": "without effect now", "off_the_path": "off the path", "waits": "not reached yet"}
    return f"Not asked: {number} ({', '.join(f'{many} {beside[because]}' for because, many in left.items())})"
