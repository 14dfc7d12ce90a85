"""`knowledge check|due|diff|schema`: verify the knowledge base, see what is due for review, describe its files."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import date
from pathlib import Path

from advisor.commands.outcome import Outcome, utf8
from advisor.knowledge.problems import Problem, Refused


def run(call: Namespace, *, today: date) -> Outcome:
    """One task on the knowledge base."""
    if call.task == "diff":
        raise Refused([Problem("knowledge diff", 0, 0, "this is not available yet.", "")])
    if call.task == "schema":
        from advisor.commands.schema import file_schema

        return Outcome(utf8(json.dumps(file_schema(), ensure_ascii=False, indent=2) + "\n"))
    if not call.base.is_dir():
        raise Refused(
            [Problem(str(call.base), 0, 0, "there is no such folder.", "Name the folder of a knowledge base.")]
        )
    return _check(call.base) if call.task == "check" else _due(call.base, by=call.by or today, today=today)


def _check(base: Path) -> Outcome:
    from advisor.knowledge.load import load

    try:
        knowledge = load(base)
    except Refused as refused:
        count = len(refused.problems)
        return Outcome(warnings=(*map(str, refused.problems), f"{count} problem{'' if count == 1 else 's'}"), code=1)
    counts = {name: getattr(knowledge, name) for name in type(knowledge).model_fields}
    lines = [f"{len(value):6d} {name}" for name, value in counts.items() if isinstance(value, tuple)]
    stamp = f"version {knowledge.meta.version}, {knowledge.digest}"
    return Outcome(utf8("\n".join([*lines, stamp, "no problems", ""])))


def _due(base: Path, *, by: date, today: date) -> Outcome:
    from advisor.commands.review import due
    from advisor.knowledge.load import load

    found = due(load(base), by=by, today=today)
    if not found:
        return Outcome(utf8(f"nothing is due for review by {by}\n"))
    lines = [f"{one.review_by}  {one.kind:9}  {one.id}{'  OVERDUE' if one.review_by < today else ''}" for one in found]
    overdue = sum(one.review_by < today for one in found)
    lines.append(f"{len(found)} due for review by {by}, {overdue} overdue on {today}")
    return Outcome(utf8("\n".join([*lines, ""])), code=1 if overdue else 0)
