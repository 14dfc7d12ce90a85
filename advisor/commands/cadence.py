"""`cadence ANSWERS`: the dated plan of broadcasts, as text, JSON, CSV, calendar file or spreadsheet."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date

from advisor.advice.model import Advice
from advisor.commands.inputs import date_asked_for, open_case
from advisor.commands.outcome import Outcome, utf8
from advisor.commands.report import refuse_input_as_output
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, Refused
from advisor.report.whole_file import check_place, write_whole


def run(call: Namespace, *, today: date) -> Outcome:
    """Prints the plan, or writes it to `--output` and says where."""

    from advisor.advice.advise import advise

    if call.output is not None:
        refuse_input_as_output(call)
        check_place(call.output)
    elif call.format == "xlsx" and sys.stdout.isatty():
        raise Refused(
            [Problem("--format xlsx", 0, 0, "a spreadsheet cannot be shown in a terminal.", "Add --output FILE.xlsx.")]
        )
    knowledge, case = open_case(call.answers, base=call.base)
    as_of = date_asked_for(call, case, today=today)
    advice = advise(knowledge, case.answers, as_of=as_of, start=call.start, weeks=call.weeks, choices=case.choices)
    plan = plan_as(call.format, advice, knowledge=knowledge, client=case.client.name)
    if call.output is None:
        return Outcome(plan)
    write_whole(call.output, plan)
    return Outcome(utf8(f"{call.output}\n"))


def plan_as(form: str, advice: Advice, *, knowledge: Knowledge, client: str) -> bytes:
    """The plan in one of the forms `text`, `json`, `csv`, `ics` and `xlsx`."""
    from advisor.report.wording import Names

    names = Names(advice, knowledge)
    if form == "json":
        from advisor.advice.document import to_json

        return utf8(to_json(advice.cadence))
    if form == "csv":
        from advisor.report.csv_file import cadence_csv

        return cadence_csv(advice.cadence)
    if form == "ics":
        from advisor.report.calendar_file import cadence_calendar

        return cadence_calendar(advice.cadence, as_of=advice.as_of, names=names, client=client)
    if form == "xlsx":
        from advisor.report.spreadsheet import cadence_workbook

        return cadence_workbook(advice, names=names, client=client)
    from advisor.report.text import cadence_text

    return utf8(cadence_text(advice, names=names, client=client))
