"""`verify FILE.pdf`: whether a report is the one that the case attached to it gives, or what differs and why."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from advisor.advice.model import Advice
from advisor.commands.inputs import advice_for, check_horizon, date_asked_for, open_as_written, open_look, read_bytes
from advisor.commands.outcome import Outcome, utf8
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, Refused
from advisor.questionnaire.case import Case
from advisor.words import say

if TYPE_CHECKING:
    from advisor.report.verify.check import Checked


def run(call: Namespace, *, today: date) -> Outcome:
    """Says `same` (exit 0), or `differs` and what (exit 1). Raises Refused for a file that cannot be checked."""
    from advisor.knowledge.languages import in_language
    from advisor.report.verify.check import Given, check
    from advisor.report.verify.opened import MOST_BYTES, Unreadable

    raw = read_bytes(call.report, most=MOST_BYTES)
    knowledge = open_as_written(call.base)

    def advise(told: Knowledge, case: Case, as_of: date, start: date | None, weeks: int | None) -> Advice:
        asked = Namespace(answers=call.report, as_of=as_of, start=start, weeks=weeks)
        date_asked_for(asked, case, today=today)
        check_horizon(asked, told, as_of=as_of)
        return advice_for(told, case, as_of=as_of, start=start, weeks=weeks)

    given = Given(
        knowledge=lambda spoken: in_language(knowledge, spoken, call.base),
        advise=advise,
        brand=(lambda: open_look(call.brand)) if call.brand else None,
    )
    try:
        checked = check(raw, given=given)
    except Unreadable as error:
        raise Refused([Problem(str(call.report), 0, 0, error.said, error.next_step)]) from None
    shown = _json(checked) if call.format == "json" else _text(checked, str(call.report), knowledge)
    return Outcome(utf8(shown), code=0 if checked.same else 1)


def _text(checked: Checked, file: str, knowledge: Knowledge) -> str:
    made = checked.manifest
    if checked.same and made is not None:
        told = say(
            "same: {file} is, byte for byte, the report that its case gives with the rules "
            "as of {as_of} and the knowledge base {version} ({digest}).",
            file=file,
            as_of=made.as_of,
            version=knowledge.meta.version,
            digest=knowledge.digest,
        )
        return f"{told}\n"
    lines = [say("differs: {file}", file=file), *(f"- {' '.join(one.said.split())}" for one in checked.found)]
    return "".join(f"{_printable(line)}\n" for line in lines)


def _printable(line: str) -> str:
    """The line with nothing in it that a terminal would obey: quotations come from the file."""
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in line)


def _json(checked: Checked) -> str:
    document = {
        "schema": "verify/1",
        "result": "same" if checked.same else "differs",
        "found": [asdict(one) for one in checked.found],
        "manifest": checked.manifest.model_dump(mode="json", by_alias=True) if checked.manifest else None,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
