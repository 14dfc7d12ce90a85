"""`knowledge check|due|diff|schema`: verify the knowledge base, see what is due for review, describe its files."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.commands.outcome import Outcome, utf8
from advisor.knowledge.problems import Problem, Refused

if TYPE_CHECKING:
    from advisor.commands.trials import Tried
    from advisor.knowledge.models import Knowledge


def run(call: Namespace, *, today: date) -> Outcome:
    """One task on the knowledge base."""
    if call.task == "schema":
        from advisor.commands.schema import file_schema

        return Outcome(utf8(json.dumps(file_schema(), ensure_ascii=False, indent=2) + "\n"))
    if not call.base.is_dir():
        raise Refused(
            [Problem(str(call.base), 0, 0, "there is no such folder.", "Name the folder of a knowledge base.")]
        )
    if call.task == "diff":
        from advisor.commands.difference import run as compare

        return compare(call, today=today)
    if call.task == "check":
        return _check(call.base, call.cases)
    return _due(call.base, by=call.by or today, today=today, form=call.format)


def _check(base: Path, cases: Path | None) -> Outcome:
    from advisor.commands.proof import failures, told
    from advisor.commands.trials import try_all
    from advisor.knowledge.load import load_with_origins
    from advisor.knowledge.translations import check as translations
    from advisor.logic.checks import run_all
    from advisor.questionnaire.former import read_former

    try:
        knowledge, origins = load_with_origins(base)
        read_former(base, knowledge=knowledge)
        reports = run_all(knowledge)
        folder = cases or base.resolve().parent / "tests" / "cases"
        tried = try_all(base, folder) if cases or folder.is_dir() else None
    except Refused as refused:
        return Outcome(warnings=(*map(str, refused.problems), _count(len(refused.problems))), code=1)
    counts = {name: getattr(knowledge, name) for name in type(knowledge).model_fields}
    lines = [f"{len(value):6d} {name}" for name, value in counts.items() if isinstance(value, tuple)]
    stamp = f"version {knowledge.meta.version}, {knowledge.digest}"
    found = failures(reports, origins)
    lines += [*(told(report) for report in reports), _told(tried)]
    found += map(str, tried.problems if tried else ())
    untranslated = translations(knowledge, base)
    found += map(str, untranslated)
    lines.append(_in_languages(knowledge, base, sound=not untranslated))
    lines += [stamp, "no problems" if not found else _count(len(found))]
    return Outcome(utf8("\n".join([*lines, ""])), warnings=tuple(found), code=1 if found else 0)


def _told(tried: Tried | None) -> str:
    if tried is None:
        return "no domain cases stand beside this knowledge base; name their folder by --cases"
    state = "failed" if tried.problems else "all hold"
    return f"{tried.cases:22,} domain cases of {tried.clients:,} clients: {state}"


def _in_languages(knowledge: Knowledge, base: Path, *, sound: bool) -> str:
    from advisor.knowledge.languages import LANGUAGES, catalogue, texts_of

    if not catalogue(base, "zh_Hans"):
        return "no translations stand beside this knowledge base"
    state = "complete" if sound else "failed"
    return f"{len(texts_of(knowledge)):22,} texts in {len(LANGUAGES)} languages: {state}"


def _count(problems: int) -> str:
    return f"{problems} problem{'' if problems == 1 else 's'}"


def _due(base: Path, *, by: date, today: date, form: str) -> Outcome:
    from advisor.commands.review import due
    from advisor.knowledge.load import load

    found = due(load(base), by=by, today=today)
    overdue = sum(one.review_by < today for one in found)
    if form == "ics":
        from advisor.report.calendar_file import review_calendar

        rows = [(one.review_by, one.kind, one.id) for one in found]
        return Outcome(review_calendar(rows, as_of=today), code=1 if overdue else 0)
    if not found:
        return Outcome(utf8(f"nothing is due for review by {by}\n"))
    lines = [f"{one.review_by}  {one.kind:9}  {one.id}{'  OVERDUE' if one.review_by < today else ''}" for one in found]
    lines.append(f"{len(found)} due for review by {by}, {overdue} overdue on {today}")
    return Outcome(utf8("\n".join([*lines, ""])), code=1 if overdue else 0)
