"""The finite answer space: the options of each question, and a number on each side of every cut point."""

from __future__ import annotations

from itertools import chain, combinations

from advisor.knowledge.checks.conditions import conditions_of
from advisor.knowledge.condition import AtLeast, parts_of
from advisor.knowledge.countries import COUNTRIES
from advisor.knowledge.models import Knowledge, Question
from advisor.logic.situation import Answer


def cut_points(knowledge: Knowledge) -> dict[str, tuple[int, ...]]:
    """For each whole-number question the numbers at which some condition changes, ascending."""
    cuts: dict[str, set[int]] = {}
    for _, _, _, condition in conditions_of(knowledge):
        for part in parts_of(condition):
            if isinstance(part, AtLeast):
                cuts.setdefault(part.question, set()).add(part.cut)
    return {question: tuple(sorted(found)) for question, found in sorted(cuts.items())}


def values_of(question: Question, knowledge: Knowledge, *, cuts: tuple[int, ...] = ()) -> tuple[Answer, ...]:
    """Answers that stand for all others: rules cannot tell apart two numbers with no cut point between them.

    A question of many options is represented by none, each alone, each pair, and all.
    """
    if question.kind == "yes_no":
        return (True, False)
    if question.kind == "int":
        low, high = question.min or 0, question.max or 0
        sides = {low, high, *(number for cut in cuts for number in (cut - 1, cut))}
        return tuple(sorted(number for number in sides if low <= number <= high))
    if question.kind == "country":
        return _countries(knowledge)
    options = knowledge.question[question.options_from].option_ids if question.options_from else question.option_ids
    if question.kind == "many":
        return (*chain.from_iterable(combinations(options, size) for size in range(3)), options)
    return options


def _countries(knowledge: Knowledge) -> tuple[str, ...]:
    named = {
        str(option)
        for _, _, _, condition in conditions_of(knowledge)
        for part in parts_of(condition)
        if getattr(part, "question", "") == "country"
        for option in getattr(part, "options", ())
    }
    others = next(code for code in COUNTRIES if code not in named)  # one stands for all that no rule names
    return (*sorted(named), others)
