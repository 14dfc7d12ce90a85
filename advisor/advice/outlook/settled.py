"""Whether the mix is settled, told fast: two completions with two mixes show at once that it is not.

Only where a few completions agree are all of them searched.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from advisor.advice.findings import Findings
from advisor.advice.outlook.mix_space import MixSpace
from advisor.advice.outlook.reachable import reachable
from advisor.knowledge.countries import COUNTRIES
from advisor.knowledge.models import Knowledge, Question
from advisor.logic.situation import Answer, Answers, Situation
from advisor.questionnaire.choices import Choices

TRIED = 3  # completions tried before all of them are searched


def settled(space: MixSpace, answers: Answers, *, choices: Choices) -> bool:
    """Whether every completion of the answers is proved to lead to the same mix; the same as `prospects` tells."""
    chosen = choices.model_dump_json()
    key = (space.said(answers), chosen)
    found = space.settled.get(key)
    return space.settled.put(key, _settled(space, answers, choices, chosen)) if found is None else found


def _settled(space: MixSpace, answers: Answers, choices: Choices, chosen: str) -> bool:
    seen = set()
    for turn in range(TRIED):
        seen.add(_best(space, completion(space.knowledge, answers, turn=turn), choices, chosen))
        if len(seen) > 1:
            return False
    return reachable(space, answers, choices=choices, until=2).settled


def _best(space: MixSpace, answers: Answers, choices: Choices, chosen: str) -> Hashable:
    """The mix of complete answers, each member for now or for later."""
    key = (space.said(answers), chosen)
    found = space.best.get(key)
    if found is None:
        situation = Situation(space.knowledge, answers, as_of=space.as_of)
        members = Findings.of(situation, choices).best.members
        found = space.best.put(key, tuple((*member.pair, member.later) for member in members))
    return found


def completion(knowledge: Knowledge, answers: Answers, *, turn: int) -> Mapping[str, Answer]:
    """The answers with one of the possible answers to every other question; each turn gives others."""
    completed: dict[str, Answer] = dict(answers)
    for place, ident in enumerate(knowledge.asked_order):
        question = knowledge.question[ident]
        if ident not in completed or (question.options_from and completed[ident] not in _pool(question, completed)):
            answer = _answer(question, completed, turn=turn, place=place)
            completed.pop(ident, None)
            completed |= {} if answer is None else {ident: _with_drawn(knowledge, answers, ident, answer)}
    return completed


def _pool(question: Question, given: Answers) -> tuple[str, ...]:
    pool = given.get(question.options_from or "")
    return pool if isinstance(pool, tuple) else ()


def _with_drawn(knowledge: Knowledge, answers: Answers, ident: str, answer: Answer) -> Answer:
    """The answer with the option that is known to be drawn from it."""
    if not isinstance(answer, tuple):
        return answer
    drawn = {answers.get(question.id) for question in knowledge.questions if question.options_from == ident}
    return tuple(option for option in knowledge.question[ident].option_ids if option in answer or option in drawn)


def _answer(question: Question, given: Answers, *, turn: int, place: int) -> Answer | None:
    """An answer; None where the pool that it is drawn from holds nothing."""
    at = place + turn * (turn + 1) // 2 + turn * place  # goes through the options at another pace for each question
    if question.kind == "yes_no":
        return bool(at % 2)
    if question.kind == "int":
        return (question.min or 0, question.max or 0)[at % 2]
    if question.kind == "country":
        return COUNTRIES[at % len(COUNTRIES)]
    options: tuple[str, ...] = question.option_ids
    if question.kind == "many":
        return tuple(option for index, option in enumerate(options) if (index + at) % (2 + turn % 3) == 0)
    if question.options_from is not None:
        options = _pool(question, given)
    return options[at % len(options)] if options else None
