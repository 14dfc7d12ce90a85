"""`compare ANSWERS [OTHER] [--with DATE] [--blind]`: two dates or two answers files, as text or as `comparison/1`."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from advisor.advice.comparing.blind import LABELS, in_blind_order
from advisor.advice.comparing.comparison import Stand, compare
from advisor.advice.comparing.decisive import decisive
from advisor.advice.document import to_json
from advisor.advice.parts.comparison import Comparison
from advisor.commands.arguments import WrongCall
from advisor.commands.inputs import advice_for, date_asked_for, open_case, read_bytes
from advisor.commands.outcome import Outcome, utf8
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, Refused
from advisor.logic.situation import Situation
from advisor.questionnaire.answers_file import read_case
from advisor.questionnaire.case import Case
from advisor.report.country_names import country_names
from advisor.words import say


def run(call: Namespace, *, today: date) -> Outcome:
    """One answers file on two dates, or two on one date; blind, nothing tells which file is which."""
    if (call.other is None) is (call.with_ is None):
        raise WrongCall(say("compare takes a second answers file or --with DATE, one of them. See: compare --help"))
    if call.blind and call.other is None:
        raise WrongCall(say("--blind goes with two answers files. See: compare --help"))
    knowledge, case = open_case(call.answers, base=call.base)
    as_of = date_asked_for(call, case, today=today)
    if call.other is None:
        found = _dates(knowledge, case, as_of, call.with_)
    else:
        other = read_case(read_bytes(call.other), file=str(call.other), knowledge=knowledge)
        _refuse_two_dates(call, case, other)
        as_of = date_asked_for(call, case if case.as_of else other, today=today)
        sides = [(str(call.answers), case), (str(call.other), other)]
        if call.blind:
            sides = list(zip(LABELS, in_blind_order(case, other), strict=True))
        found = _files(knowledge, sides, as_of)
    if call.format == "json":
        return Outcome(utf8(to_json(found)))
    from advisor.report.text import comparison_text

    return Outcome(utf8(comparison_text(found, knowledge=knowledge)))


def _refuse_two_dates(call: Namespace, case: Case, other: Case) -> None:
    dates = {case.as_of, other.as_of} - {None}
    if call.as_of is None and len(dates) > 1:
        said = say("its date is {as_of}, that of the other file {other}.", as_of=other.as_of, other=case.as_of)
        raise Refused([Problem(str(call.other), 0, 0, said, say("Name one with --as-of."))])


def _stand(knowledge: Knowledge, case: Case, as_of: date, label: str) -> Stand:
    advice = advice_for(knowledge, case, as_of=as_of)
    return Stand(Situation(knowledge, case.answers, as_of=as_of), advice, label, case.choices)


def _dates(knowledge: Knowledge, case: Case, before: date, after: date) -> Comparison:
    stands = [_stand(knowledge, case, day, day.isoformat()) for day in (before, after)]
    return compare(*stands, countries=country_names())


def _files(knowledge: Knowledge, sides: list[tuple[str, Case]], as_of: date) -> Comparison:
    (_, one), (_, other) = sides
    stands = [_stand(knowledge, case, as_of, label) for label, case in sides]
    swaps = decisive(knowledge, one.answers, other.answers, as_of=as_of, choices=(one.choices, other.choices))
    return compare(*stands, decisive=swaps, countries=country_names())
