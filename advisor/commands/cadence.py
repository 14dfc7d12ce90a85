"""`cadence ANSWERS`: the dated plan of broadcasts, as text, JSON, CSV, calendar file or spreadsheet.

With `--plan` the rows of a plan that was exported and changed by hand stay where they are, in place of the broadcasts
that the answers file pins. A row that is wrong is told on stderr and left out; that is no failure, exit 0. A file that
cannot be read as a plan at all is refused, exit 2.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from advisor.advice.model import Advice
from advisor.commands.inputs import check_horizon, date_asked_for, open_case, read_bytes
from advisor.commands.outcome import Outcome, utf8
from advisor.commands.report import refuse_input_as_output
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, Refused
from advisor.questionnaire.plan_edits import NO_EDITS, PlanEdits
from advisor.report.spoken import sentences
from advisor.report.whole_file import check_place, write_whole
from advisor.words import say


def run(call: Namespace, *, today: date) -> Outcome:
    """Prints the plan, or writes it to `--output` and says where."""

    from advisor.advice.advise import advise

    if call.output is not None:
        refuse_input_as_output(call)
        check_place(call.output)
    elif call.format == "xlsx" and sys.stdout.isatty():
        raise Refused(
            [
                Problem(
                    "--format xlsx",
                    0,
                    0,
                    say("a spreadsheet cannot be shown in a terminal."),
                    say("Add --output FILE.xlsx."),
                )
            ]
        )
    knowledge, case = open_case(call.answers, base=call.base)
    as_of = date_asked_for(call, case, today=today)
    check_horizon(call, knowledge, as_of=as_of)
    edits, broken = case.plan, tuple[Problem, ...]()
    if call.plan is not None:
        edits, broken = _imported(call.plan, edits, knowledge=knowledge)
    advice = advise(
        knowledge,
        case.answers,
        as_of=as_of,
        start=call.start,
        weeks=call.weeks,
        choices=case.choices,
        edits=edits,
    )
    plan = plan_as(call.format, advice, knowledge=knowledge, client=case.client.name, edits=edits)
    said = (*map(str, broken), *_refused(advice, knowledge))
    if call.output is None:
        return Outcome(plan, warnings=said)
    write_whole(call.output, plan)
    return Outcome(utf8(f"{call.output}\n"), warnings=said)


def _imported(path: Path, edits: PlanEdits, *, knowledge: Knowledge) -> tuple[PlanEdits, tuple[Problem, ...]]:
    """The pins of the file instead of those before, and the days kept still that it leaves so."""
    from advisor.report.plan_file import read_plan
    from advisor.report.plan_table import MOST_BYTES

    found = read_plan(read_bytes(path, most=MOST_BYTES), str(path), knowledge=knowledge)
    pinned = {(pin.account, pin.date) for pin in found.pins}
    still = tuple(one for one in edits.still if (one.account, one.date) not in pinned)
    return PlanEdits(pins=found.pins, still=still), found.problems


def _refused(advice: Advice, knowledge: Knowledge) -> Iterator[str]:
    names = {account.id: account.name for account in knowledge.accounts}
    for row in advice.cadence.refused:
        because = sentences(*(reason.text for reason in row.reasons))
        yield say(
            "not planned: {account} on {date}: {because}",
            account=names.get(row.account, row.account),
            date=row.date,
            because=because,
        )


def plan_as(form: str, advice: Advice, *, knowledge: Knowledge, client: str, edits: PlanEdits = NO_EDITS) -> bytes:
    """The plan in one of the forms `text`, `json`, `csv`, `ics` and `xlsx`. `edits` are those it was made with."""
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

        return cadence_calendar(advice.cadence, as_of=advice.as_of, names=names, client=client, edits=edits)
    if form == "xlsx":
        from advisor.report.spreadsheet import cadence_workbook

        return cadence_workbook(advice, names=names, client=client)
    from advisor.report.text import cadence_text

    return utf8(cadence_text(advice, names=names, client=client))
