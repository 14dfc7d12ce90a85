"""`report ANSWERS --output FILE.pdf`: the advice as a PDF for the client."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from advisor.commands.inputs import advice_for, check_horizon, date_asked_for, open_case, open_look
from advisor.commands.outcome import Outcome, utf8
from advisor.knowledge.problems import Problem, Refused
from advisor.report.whole_file import check_place, write_whole
from advisor.words import say


def run(call: Namespace, *, today: date) -> Outcome:
    """Writes the PDF and says where. Characters that no font here holds are reported, not dropped in silence."""
    from advisor.knowledge.reviewed import is_draft
    from advisor.report.attachments import Origin
    from advisor.report.pdf import build
    from advisor.report.press import ReportFailed

    refuse_input_as_output(call)
    check_place(call.output)
    knowledge, case = open_case(call.answers, base=call.base)
    look = open_look(call.brand)
    as_of = date_asked_for(call, case, today=today)
    check_horizon(call, knowledge, as_of=as_of)
    advice = advice_for(knowledge, case, as_of=as_of, start=call.start, weeks=call.weeks)
    try:  # dated as the rules are, so that the same call gives the same bytes on any day
        origin = Origin(case, start=call.start, weeks=call.weeks)
        made = build(
            advice,
            knowledge=knowledge,
            client=case.client,
            brand=look,
            created=as_of,
            origin=origin,
            edition=call.edition,
            draft=is_draft(call.base),
        )
    except ReportFailed as failed:
        raise Refused(
            [Problem(str(call.output), 0, 0, say("the report could not be made: {problem}", problem=failed), "")]
        ) from None
    write_whole(call.output, made.pdf)
    warnings = tuple(say("warning: no font here holds {sign}.", sign=replaced) for replaced in made.replaced)
    return Outcome(utf8(f"{call.output}\n"), warnings=warnings)


def refuse_input_as_output(call: Namespace) -> None:
    """Raises Refused where the output would overwrite one of the files read."""
    for given in (call.answers, getattr(call, "brand", None), getattr(call, "plan", None)):
        if given is not None and call.output.resolve() == given.resolve():
            raise Refused(
                [
                    Problem(
                        str(call.output), 0, 0, say("this file is read; it is not overwritten."), say("Name another.")
                    )
                ]
            )
