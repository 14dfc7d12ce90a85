"""`questions [ANSWERS]`: all questions, or those still worth asking given the answers, and why the others are not."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from advisor.commands.inputs import date_asked_for, open_base, open_case
from advisor.commands.outcome import Outcome, utf8
from advisor.knowledge.models import Knowledge, Question
from advisor.questionnaire.case import Case


def run(call: Namespace, *, today: date) -> Outcome:
    """The questions in the order in which they are asked, with what an answer may be and why it is asked."""
    if call.answers is not None:
        knowledge, case = open_case(call.answers, base=call.base)
        return _still_asked(call, knowledge, case, as_of=date_asked_for(call, case, today=today))
    knowledge = open_base(call.base)
    questions = [knowledge.question[name] for name in knowledge.asked_order]
    if call.format == "json":
        from advisor.advice.document import to_json

        return Outcome(utf8(to_json(questions_document(questions, knowledge=knowledge, as_of=None))))
    from advisor.report.text import questions_text

    return Outcome(utf8(questions_text(questions, knowledge=knowledge)))


def _still_asked(call: Namespace, knowledge: Knowledge, case: Case, *, as_of: date) -> Outcome:
    from advisor.advice.advise import advise
    from advisor.advice.outlook.mix_space import MixSpace
    from advisor.advice.outlook.prospects import prospects
    from advisor.advice.outlook.relevance import relevance
    from advisor.logic.situation import Situation
    from advisor.report.country_names import country_names
    from advisor.report.telling.still_asked import StillAsked
    from advisor.report.wording import Names

    space = MixSpace.compiled(knowledge, as_of=as_of)
    situation = Situation(knowledge, case.answers, as_of=as_of)
    asked = relevance(space.space, situation)
    told = StillAsked(
        situation=situation,
        relevance=asked,
        prospects=prospects(space, case.answers, choices=case.choices, asked=[row.question for row in asked.asked]),
        names=Names(advise(knowledge, case.answers, as_of=as_of, choices=case.choices), knowledge),
        countries=country_names(),
    )
    if call.format == "json":
        from advisor.advice.document import to_json

        return Outcome(utf8(to_json(_document(told))))
    from advisor.report.text import still_asked_text

    return Outcome(utf8(still_asked_text(told)))


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


def _document(told: Any) -> dict[str, Any]:
    """The document `questions/1` of the questions still asked: what hangs on each, and what is not asked and why."""
    ahead, situation = told.prospects, told.situation
    document = questions_document(told.questions, knowledge=situation.knowledge, as_of=situation.as_of)
    for row, asked in zip(document["questions"], told.relevance.asked, strict=True):
        row["hangs_on_it"] = [
            {"kind": effect.kind, "what": effect.what, "words": told.effect(effect)} for effect in asked.effects
        ]
    return document | {
        "settled": ahead.settled,
        "says": told.says,
        "mixes": {"complete": ahead.complete, "looked_at": ahead.looked_at, "reachable": ahead.mixes},
        "telling": {"question": ahead.telling, "leaves": ahead.telling_leaves} if ahead.telling else None,
        "skipped": [
            {
                "id": row.question,
                "label": situation.knowledge.question[row.question].label,
                "because": row.because,
                "waits_for": row.waits_for,
                "reason": told.why_skipped(row),
            }
            for row in told.relevance.skipped
        ],
    }
