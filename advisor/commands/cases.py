"""`cases list|export|import`: the saved cases on the terminal, as files, and back from files."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from advisor.commands.inputs import open_base, read_bytes
from advisor.commands.keeping import opened
from advisor.commands.outcome import Outcome, utf8
from advisor.knowledge.problems import Problem, Refused
from advisor.report.spoken import Spoken, commas
from advisor.report.whole_file import check_place, write_whole
from advisor.report.wording import day
from advisor.words import say, say_count

if TYPE_CHECKING:
    from advisor.cases.arriving import Arriving
    from advisor.cases.exchange import Arrived
    from advisor.cases.listing import Line

MOST = 50_000_000  # bytes of a file that is brought in
STATUSES = Spoken[str](lambda: {"active": say("active"), "archived": say("archived"), "deleted": say("deleted")})


def run(call: Namespace, *, today: date) -> Outcome:
    """Does the task of the call on the cases of the local person's teams."""
    return {"list": _list, "export": _export, "import": _import}[call.task](call)


def _list(call: Namespace) -> Outcome:
    from advisor.advice.document import to_json
    from advisor.cases.people import LOCAL
    from advisor.report.text.lines import page

    status = None if call.status == "all" else call.status
    with opened(call) as store:
        found = store.as_person(LOCAL).cases.search(call.text, tag=call.tag, status=status, order=call.order, most=None)
    lines = [line for line in found.lines if status is not None or line.status != "deleted"]
    if call.format == "json":
        return Outcome(utf8(to_json({"schema": "case_list/1", "cases": [_document(line) for line in lines]})))
    return Outcome(utf8(page(_text(lines))))


def _document(line: Line) -> dict[str, Any]:
    return {
        "id": line.id,
        "client": line.client,
        "label": line.label,
        "tags": list(line.tags),
        "status": line.status,
        "team": line.team,
        "version": line.version,
        "created": line.created.isoformat(),
        "changed": line.changed.isoformat(),
        "good_until": line.glance.good_until.isoformat() if line.glance else None,
    }


def _text(lines: list[Line]) -> Iterator[str]:
    from advisor.report.text.lines import table

    yield say_count(len(lines), "{number} case", "{number} cases")
    if not lines:
        return
    head = (
        say("Id"),
        say("Client"),
        say("Label"),
        say("Tags"),
        say("Status"),
        say("Changed (UTC)"),
        say("Good until"),
    )
    rows = (
        (
            line.id,
            line.client or "–",
            line.label or "–",
            commas(line.tags) or "–",
            STATUSES[line.status],
            f"{line.changed:%Y-%m-%d %H:%M}",
            day(line.glance.good_until) if line.glance else "–",
        )
        for line in lines
    )
    yield ""
    yield from table(head, rows)


def _export(call: Namespace) -> Outcome:
    from advisor.cases.exchange import export_all, export_case
    from advisor.cases.people import LOCAL

    if call.file.exists() and not call.overwrite:
        said = say("this file is there already; it is not overwritten.")
        raise Refused([Problem(str(call.file), 0, 0, said, say("Name another, or add --overwrite."))])
    check_place(call.file)
    with opened(call) as store:
        desk = store.as_person(LOCAL)
        data = export_all(desk) if call.id is None else export_case(desk, call.id)
    write_whole(call.file, data)
    return Outcome(utf8(f"{call.file}\n"))


def _import(call: Namespace) -> Outcome:
    """Reads every file before anything is put into the store: all cases of all files, or none."""
    from advisor.cases.arriving import read_cases
    from advisor.cases.exchange import bring_in
    from advisor.cases.people import LOCAL
    from advisor.questionnaire.former import read_former

    knowledge = open_base(call.base)
    former = read_former(call.base, knowledge=knowledge)
    problems: list[Problem] = []
    found: list[Arriving] = []
    for path in call.files:
        try:
            raw = read_bytes(path, most=MOST)
            found += read_cases(raw, file=str(path), knowledge=knowledge, former=former)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    with opened(call) as store:
        arrived = bring_in(store.as_person(LOCAL), found)
    return Outcome(utf8("".join(_told(found, arrived))))


def _told(found: list[Arriving], arrived: list[Arrived]) -> Iterator[str]:
    from advisor.report.text.lines import printable

    for case, came in zip(found, arrived, strict=True):
        name = case.label or case.draft.case.client.name
        yield f"{came.id}  {printable(name or came.file)}\n"
        for line in (*case.carried.told(), *case.notes):
            yield f"    {printable(line)}\n"
    yield say_count(len(arrived), "{number} case brought in.", "{number} cases brought in.") + "\n"
