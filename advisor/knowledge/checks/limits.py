"""Lifting a limit gives answers that can be given: the question exists, and the answer is one of its own.

A whole number must lie inside the range of its question, an option must be one of the question's; a question whose
options are another one's answer cannot be lifted, because no answer to it holds for every client.
"""

from __future__ import annotations

from collections.abc import Iterator

from advisor.knowledge.countries import COUNTRIES
from advisor.knowledge.load import Origins
from advisor.knowledge.models import Knowledge, Question
from advisor.knowledge.models.limits import Relaxed
from advisor.knowledge.problems import Problem, nearest


def check(knowledge: Knowledge, origins: Origins) -> Iterator[Problem]:
    """Yield a problem for each answer that nobody could give."""
    for limit in knowledge.limits:
        for name, answer in limit.relaxed.items():
            question = knowledge.question.get(name)
            if question is None:
                found = (f'there is no question "{name}".', nearest(name, knowledge.question))
            else:
                found = _answer(question, answer)
            if found[0]:
                yield origins.problem("limits", limit.id, ("relaxed", name), *found)


def _answer(question: Question, answer: Relaxed) -> tuple[str, str]:
    """What is wrong with an answer, and the next step; two empty strings where nothing is."""
    if question.options_from is not None:
        return f"{question.id} takes its options from {question.options_from}, so no answer fits everybody.", ""
    if question.kind == "yes_no":
        return ("", "") if isinstance(answer, bool) else (f"{question.id} takes true or false.", "")
    if question.kind == "int":
        low, high = question.min or 0, question.max or 0
        inside = isinstance(answer, int) and not isinstance(answer, bool) and low <= answer <= high
        return ("", "") if inside else (f"{question.id} takes a whole number from {low} to {high}.", "")
    if isinstance(answer, tuple) != (question.kind == "many"):
        return f"{question.id} takes {'a list of options' if question.kind == 'many' else 'one option'}.", ""
    options = COUNTRIES if question.kind == "country" else question.option_ids
    for option in answer if isinstance(answer, tuple) else (answer,):
        if not isinstance(option, str) or option not in options:
            return f'"{option}" is no option of {question.id}.', nearest(str(option), options)
    return "", ""
