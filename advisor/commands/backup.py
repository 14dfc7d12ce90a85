"""`backup FILE`: all cases, people and files of the store in one file."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from advisor.commands.keeping import opened
from advisor.commands.outcome import Outcome, utf8
from advisor.knowledge.problems import Problem, Refused
from advisor.report.whole_file import check_place, write_whole
from advisor.words import say, say_count


def run(call: Namespace, *, today: date) -> Outcome:
    """Writes the back-up whole or not at all, and never over another file unless asked to."""
    from advisor.cases.backup import backup

    if call.file.exists() and not call.overwrite:
        said = say("this file is there already; it is not overwritten.")
        raise Refused([Problem(str(call.file), 0, 0, said, say("Name another, or add --overwrite."))])
    check_place(call.file)
    with opened(call) as store:
        data, content = backup(store.database)
    write_whole(call.file, data)
    told = say_count(content.cases, "{file}: {number} case.", "{file}: {number} cases.", file=call.file)
    return Outcome(utf8(f"{told}\n"))
