"""A meaning speaks of a change that can be made: question and options exist, and the question is not fixed."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.knowledge.load import Origins
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, nearest


def check(knowledge: Knowledge, origins: Origins) -> Iterator[Problem]:
    """Yield a problem for each meaning of a change that nobody could make."""
    for meaning in knowledge.meanings:
        question = knowledge.question.get(meaning.question)
        if question is None:
            said, hint = f'there is no question "{meaning.question}".', nearest(meaning.question, knowledge.question)
            yield origins.problem("meanings", meaning.id, ("question",), said, hint)
            continue
        if question.fixed:
            said = f"{question.id} is fixed, so no change of it is ever proposed."
            yield origins.problem("meanings", meaning.id, ("question",), said, "Remove the meaning.")
        for option in meaning.to:
            if isinstance(option, bool) != (question.kind == "yes_no"):
                yield origins.problem("meanings", meaning.id, ("to",), f'"{option}" is no answer to {question.id}.', "")
            elif isinstance(option, str) and option not in question.option_ids:
                said, hint = f'"{option}" is no option of {question.id}.', nearest(option, question.option_ids)
                yield origins.problem("meanings", meaning.id, ("to",), said, hint)
