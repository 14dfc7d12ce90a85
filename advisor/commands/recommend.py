"""`recommend ANSWERS`: the advice, as text or as the document `advice/1`."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from advisor.commands.inputs import date_asked_for, open_case
from advisor.commands.outcome import Outcome, utf8


def run(call: Namespace, *, today: date) -> Outcome:
    """The advice for an answers file, on the date asked for, else the file's own, else `today`."""
    from advisor.advice.advise import advise

    knowledge, case = open_case(call.answers, base=call.base)
    advice = advise(knowledge, case.answers, as_of=date_asked_for(call, case, today=today))
    if call.format == "json":
        from advisor.advice.document import to_json

        return Outcome(utf8(to_json(advice)))
    from advisor.report.text import advice_text
    from advisor.report.wording import Names

    return Outcome(utf8(advice_text(advice, names=Names(advice, knowledge), client=case.client.name)))
