"""Every condition asks for what can be: questions, options, facts and terms that exist, operators that fit.

An option must be one of its question's; a cut point must lie inside the range of a whole number; `only` and
`count_at_least` go with questions of many options; a fact is tested for a value of its kind, and a word for one of
its words; `unanswered` stands in terms that decide what is shown, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from advisor.knowledge.checks.references import collections, fields_of
from advisor.knowledge.condition import (
    AtLeast,
    Choice,
    CountAtLeast,
    FactAtLeast,
    FactIs,
    Only,
    Term,
    Unanswered,
    parts_of,
)
from advisor.knowledge.load import Origins
from advisor.knowledge.models import Fact, Knowledge, Question
from advisor.knowledge.problems import Problem, nearest

Found = tuple[str, str]
OWN = ("when", "shown_when", "mix_when")
INNER = ("raised", "unless", "cost_unless")


def check(knowledge: Knowledge, origins: Origins) -> Iterator[Problem]:
    """Yield a problem for each part of a condition that cannot be meant."""
    for collection, ident, path, condition in conditions_of(knowledge):
        for part in parts_of(condition):
            for message, hint in _part(knowledge, part):
                yield origins.problem(collection, ident, path, message, hint)


def conditions_of(knowledge: Knowledge) -> Iterator[tuple[str, str, tuple[str | int, ...], Any]]:
    """Every condition of the knowledge base: collection, member id, path inside the member, condition."""
    for collection, members in collections(knowledge):
        for member in members:
            for name in fields_of(member, OWN):
                yield collection, member.id, (name,), getattr(member, name)
            for name in fields_of(member, INNER):
                for index, part in enumerate(getattr(member, name)):
                    yield collection, member.id, (name, index, "when"), part.when
    for name in ("focus_worst", "economy_worst"):
        for index, scale in enumerate(getattr(knowledge.mix, name)):
            yield "mix", "", (name, index, "when"), scale.when


def _part(knowledge: Knowledge, part: Any) -> Iterator[Found]:
    if isinstance(part, Term):
        if part.term not in knowledge.term:
            yield f'there is no term "{part.term}".', nearest(part.term, knowledge.term)
    elif isinstance(part, (FactIs, FactAtLeast)):
        fact = knowledge.fact.get(part.fact)
        if fact is None:
            yield f'there is no fact "{part.fact}".', nearest(part.fact, knowledge.fact)
        else:
            yield from _fact(fact, part)
    elif hasattr(part, "question"):
        question = knowledge.question.get(part.question)
        if question is None:
            yield f'there is no question "{part.question}".', nearest(part.question, knowledge.question)
        else:
            yield from _question(knowledge, question, part)


def _question(knowledge: Knowledge, question: Question, part: Any) -> Iterator[Found]:
    if isinstance(part, Unanswered):
        return
    if isinstance(part, AtLeast):
        if question.kind != "int":
            yield f'"{question.id}" is no whole number.', "Compare one, or name an option."
        elif not (question.min or 0) <= part.cut <= (question.max or 0) + 1:
            yield f"the cut point {part.cut} lies outside {question.min} to {question.max} of {question.id}.", ""
    elif isinstance(part, (Only, CountAtLeast)) and question.kind != "many":
        yield f'"{question.id}" takes one option, not many.', "Name the option instead."
    elif isinstance(part, (Choice, Only)) and question.kind != "country":
        options = _options(knowledge, question)
        for option in part.options:
            if option not in options or isinstance(option, bool) != (question.kind == "yes_no"):
                yield f'"{option}" is no option of {question.id}.', nearest(option, [str(known) for known in options])


def _options(knowledge: Knowledge, question: Question) -> tuple[str | bool, ...]:
    if question.kind == "yes_no":
        return (True, False)
    if question.options_from is not None and question.options_from in knowledge.question:
        return knowledge.question[question.options_from].option_ids
    return question.option_ids


def _fact(fact: Fact, part: FactIs | FactAtLeast) -> Iterator[Found]:
    kinds: dict[str, tuple[type, ...]] = {
        "number": (int, float),
        "flag": (bool,),
        "word": (str,),
        "days": (),
        "list": (),
    }
    values = part.values if isinstance(part, FactIs) else (part.cut,)
    for value in values:
        if type(value) not in kinds[fact.kind]:
            yield f"{fact.id} is a {fact.kind}, and {value!r} is none.", ""
        elif fact.kind == "word" and value not in fact.words:
            yield f'{fact.id} is never "{value}".', nearest(value, fact.words)
