"""`questions [ANSWERS]`: all questions, or those still worth asking given the answers."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from advisor.commands.inputs import date_asked_for, open_case
from advisor.commands.outcome import Outcome, utf8
from advisor.knowledge.load import load
from advisor.knowledge.models import Knowledge, Question


def run(call: Namespace, *, today: date) -> Outcome:
    """The questions in the order in which they are asked, with what an answer may be and why it is asked."""
    as_of: date | None = None
    if call.answers is None:
        knowledge = load(call.base)
        questions = [knowledge.question[name] for name in knowledge.asked_order]
    else:
        from advisor.questionnaire.path import still_worth_asking

        knowledge, case = open_case(call.answers, base=call.base)
        as_of = date_asked_for(call, case, today=today)
        questions = list(still_worth_asking(knowledge, case.answers, as_of=as_of))
    if call.format == "json":
        from advisor.advice.document import to_json

        return Outcome(utf8(to_json(questions_document(questions, knowledge=knowledge, as_of=as_of))))
    from advisor.report.text import questions_text

    return Outcome(utf8(questions_text(questions, knowledge=knowledge, as_of=as_of)))


def questions_document(questions: list[Question], *, knowledge: Knowledge, as_of: date | None) -> dict[str, Any]:
    """The document `questions/1`. `as_of` is null where all questions are listed."""
    section = {name: section.id for section in knowledge.sections for name in section.questions}
    return {
        "schema": "questions/1",
        "as_of": as_of,
        "questions": [
            {
                "id": question.id,
                "section": section.get(question.id),
                "type": question.kind.replace("_", "/"),
                "label": question.label,
                "why": question.why,
                "unit": question.unit,
                "options": [
                    {"id": option.id, "label": option.label, "help": option.help} for option in question.options
                ],
                "options_from": question.options_from,
                "min": question.min,
                "max": question.max,
            }
            for question in questions
        ],
    }
