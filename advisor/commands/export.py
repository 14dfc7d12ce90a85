"""`export ANSWERS --output FILE`: the case in one or more forms, told by the endings of the files; all, or none."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.commands.arguments import WrongCall
from advisor.commands.inputs import advice_for, check_horizon, date_asked_for, open_case, open_look
from advisor.commands.outcome import Outcome, utf8
from advisor.knowledge.problems import Problem, Refused
from advisor.report.forms.kinds import FORMS, form_of
from advisor.report.whole_file import check_place, write_all
from advisor.words import say

if TYPE_CHECKING:
    from advisor.report.document import Edition


def run(call: Namespace, *, today: date) -> Outcome:
    """Writes the files and says where. Characters that no font here holds are reported, not dropped in silence."""
    from advisor.knowledge.reviewed import is_draft
    from advisor.report.forms.making import make
    from advisor.report.forms.order import Order
    from advisor.report.press import ReportFailed

    outputs = _outputs(call)
    _refuse_idle_options(call, outputs)
    for path in outputs:
        check_place(path)
    knowledge, case = open_case(call.answers, base=call.base)
    look = open_look(call.brand)
    as_of = date_asked_for(call, case, today=today)
    check_horizon(call, knowledge, as_of=as_of)
    advice = advice_for(knowledge, case, as_of=as_of, start=call.start, weeks=call.weeks)
    # dated as the rules are, so that the same call gives the same bytes on any day
    draft = is_draft(call.base)
    order = Order("", advice, knowledge, case, as_of, brand=look, start=call.start, weeks=call.weeks, draft=draft)
    made: dict[Path, bytes] = {}
    replaced: dict[str, None] = {}
    for path, form in outputs.items():
        edition: Edition = call.edition if call.edition and FORMS[form].editions else "long"
        try:
            file = make(replace(order, form=form, edition=edition))
        except ReportFailed as failed:
            raise Refused(
                [Problem(str(path), 0, 0, say("the file could not be made: {problem}", problem=failed), "")]
            ) from None
        made[path] = file.data
        replaced |= dict.fromkeys(map(str, file.replaced))
    write_all(made)
    warnings = tuple(say("warning: no font here holds {sign}.", sign=each) for each in replaced)
    return Outcome(utf8("".join(f"{path}\n" for path in made)), warnings=warnings)


def _outputs(call: Namespace) -> Mapping[Path, str]:
    """Each file with its form, in the order of the call. Raises WrongCall, or Refused for a file that is read."""
    if call.format and len(call.output) > 1:
        raise WrongCall(say("--format goes with one --output. Of several, the endings tell the forms"))
    found: dict[Path, str] = {}
    for path in call.output:
        if any(path.resolve() == other.resolve() for other in found):
            raise WrongCall(say('--output: "{path}" is named twice', path=path))
        found[path] = _form(path, call.format)
        for given in (call.answers, call.brand):
            if given is not None and path.resolve() == given.resolve():
                raise Refused(
                    [Problem(str(path), 0, 0, say("this file is read; it is not overwritten."), say("Name another."))]
                )
    return found


def _form(path: Path, named: str | None) -> str:
    told = form_of(path)
    if told is not None and named not in (None, told.id):
        raise WrongCall(
            say(
                '--format {named}: "{path}" ends as a {form} file. Leave one of the two out',
                named=named,
                path=path,
                form=told.id,
            )
        )
    if told is not None or named:
        return told.id if told is not None else str(named)
    valid = ", ".join(f".{form}" for form in FORMS)
    raise WrongCall(
        say('--output: the ending of "{path}" tells no form. Valid: {valid}; or add --format', path=path, valid=valid)
    )


def _refuse_idle_options(call: Namespace, outputs: Mapping[Path, str]) -> None:
    """Raises WrongCall for an option that no file of the call takes."""
    takers = {
        "--edition": {form.id for form in FORMS.values() if form.editions},
        "--brand": {form.id for form in FORMS.values() if form.branded},
    }
    for option, given in (("--edition", call.edition), ("--brand", call.brand)):
        if given is not None and takers[option].isdisjoint(outputs.values()):
            forms = ", ".join(form for form in FORMS if form in takers[option])
            raise WrongCall(
                say("{option} goes with {forms}, and no such file is asked for", option=option, forms=forms)
            )
