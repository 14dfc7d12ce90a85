"""`knowledge diff OTHER [--cases DIR]`: what a change of the knowledge base alters, as text or as a document."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from advisor.advice.advise import advise
from advisor.advice.comparing.comparison import changes
from advisor.advice.document import plain, to_json
from advisor.commands.outcome import Outcome, utf8
from advisor.knowledge.load import load
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, Refused
from advisor.logic.difference import Difference, Shift, difference
from advisor.questionnaire.answers_file import read_case


def run(call: Namespace, *, today: date) -> Outcome:
    """Compare the base of the call with OTHER, which is taken as the newer one."""
    old, new = load(call.base), load(call.other)
    found = difference(old, new, as_of=today)
    cases = list(_cases(call.cases, old, new, today=today)) if call.cases else []
    if call.format == "json":
        return Outcome(utf8(to_json(_document(old, new, found, cases))))
    return Outcome(utf8("\n".join([*_text(old, new, found), *_cases_text(cases, asked=bool(call.cases)), ""])))


def _cases(folder: Path, old: Knowledge, new: Knowledge, *, today: date) -> Iterator[dict[str, Any]]:
    if not folder.is_dir():
        raise Refused([Problem(str(folder), 0, 0, "there is no such folder.", "Name a folder of answers files.")])
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml", ".json"))
    if not paths:
        raise Refused([Problem(str(folder), 0, 0, "there is no answers file in it.", "")])
    for path in paths:
        try:
            case = read_case(path.read_bytes(), file=path.name, knowledge=old)
            as_of = case.as_of or today
            before, after = (
                advise(base, case.answers, as_of=as_of, choices=case.choices, edits=case.plan) for base in (old, new)
            )
        except Refused as refused:
            yield {"file": path.name, "problems": [str(problem) for problem in refused.problems], "changes": []}
        else:
            yield {"file": path.name, "problems": [], "changes": [plain(change) for change in changes(before, after)]}


def _document(old: Knowledge, new: Knowledge, found: Difference, cases: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "schema": "diff/1",
        "before": {"version": old.meta.version, "digest": old.digest},
        "after": {"version": new.meta.version, "digest": new.digest},
        "same": found.nothing,
        "combinations": found.combinations,
        "members": [asdict(entry) for entry in found.members],
        "verdicts": [asdict(shift) for shift in found.verdicts],
        "needs": [asdict(shift) for shift in found.needs],
        "cases": cases,
    }


def _text(old: Knowledge, new: Knowledge, found: Difference) -> Iterator[str]:
    if found.nothing:
        yield f"The two bases say the same ({old.digest}). Comments, file names and order are no difference."
        return
    yield f"before: {old.meta.version}, {old.digest}"
    yield f"after:  {new.meta.version}, {new.digest}"
    for entry in found.members:
        for word in ("added", "removed", "changed"):
            idents = getattr(entry, word)
            if idents:
                yield f"{entry.collection}, {word}: {', '.join(idents)}"
    shifts = (*found.verdicts, *found.needs)
    if not shifts:
        yield f"No verdict and no need changes in any of {found.combinations:,} combinations visited."
    for shift in shifts:
        yield from _shift(shift)


def _shift(shift: Shift) -> Iterator[str]:
    share = f"{shift.count:,} of {shift.combinations:,} combinations"
    yield f"{shift.what}: {shift.before} → {shift.after} in {share}, by {', '.join(shift.rules) or 'a fact or a term'}"
    yield f"    for example {', '.join(f'{key}: {_shown(value)}' for key, value in shift.example.items()) or 'always'}"


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(value)}]"
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def _cases_text(cases: list[dict[str, Any]], *, asked: bool) -> Iterator[str]:
    if not asked:
        return
    touched = [case for case in cases if case["changes"] or case["problems"]]
    yield f"{len(touched)} of {len(cases)} answers files get other advice."
    for case in touched:
        yield f"{case['file']}:"
        yield from (f"    {problem}" for problem in case["problems"])
        for change in case["changes"]:
            by = f", by {', '.join(change['rules'])}" if change["rules"] else ""
            yield f"    {change['what']}: {change['before']} → {change['after']}{by}"
