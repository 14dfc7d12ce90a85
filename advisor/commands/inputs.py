"""Reads what the commands are given: the knowledge base, an answers file, a brand file."""

from __future__ import annotations

import os
from argparse import Namespace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.advice.model import Advice
from advisor.commands.arguments import FIRST_YEAR, KNOWLEDGE, LAST_YEAR
from advisor.knowledge.kept import load_kept
from advisor.knowledge.languages import in_language
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, Refused
from advisor.knowledge.yaml_text import MAX_BYTES
from advisor.questionnaire.answers_file import read_case
from advisor.questionnaire.case import Case
from advisor.words import language, say, say_count

if TYPE_CHECKING:
    from advisor.report.brand import Brand


def read_bytes(path: Path, *, most: int = MAX_BYTES) -> bytes:
    """The bytes of a file, at most `most` of them. Raises Refused, also for one that has no end."""
    try:
        with path.open("rb") as file:
            raw = file.read(most + 1)
        if len(raw) <= most:
            return raw
        problem = Problem(
            str(path), 0, 0, say("the file is too large."), say("At most {most} bytes are read.", most=f"{most:,}")
        )
    except IsADirectoryError:
        problem = Problem(str(path), 0, 0, say("this is a folder, not a file."), say("Name the file in it."))
    except FileNotFoundError:
        problem = Problem(str(path), 0, 0, say("there is no such file."), _neighbour(path))
    except OSError as error:
        problem = Problem(str(path), 0, 0, say("it cannot be read: {problem}.", problem=error.strerror or error), "")
    raise Refused([problem])


def _neighbour(path: Path) -> str:
    if not path.parent.is_dir():
        return say('The folder "{parent}" does not exist either.', parent=path.parent)
    from difflib import get_close_matches

    names = get_close_matches(path.name, sorted(os.listdir(path.parent))[:1000], n=1, cutoff=0.6)
    return say('Did you mean "{name}"?', name=path.parent / names[0]) if names else say("Check the name.")


def open_base(folder: Path) -> Knowledge:
    """The knowledge base in `folder`, in the language spoken. Raises Refused."""
    return in_language(open_as_written(folder), language(), folder)


def open_as_written(folder: Path) -> Knowledge:
    """The knowledge base in `folder`, from where a call before kept it if nothing changed since. Raises Refused."""
    return load_kept(folder, shelf=shelf())


def shelf() -> Path | None:
    """Where checked bases are kept: `ADVISOR_CACHE` (empty or `off`: nowhere), else a folder in the project's `var`."""
    given = os.environ.get("ADVISOR_CACHE")
    if given is None:
        return KNOWLEDGE.parent / "var" / "cache"
    return None if given in ("", "off") else Path(given)


def open_case(path: Path, *, base: Path) -> tuple[Knowledge, Case]:
    """The knowledge base in the folder `base` and the answers file at `path`. Raises Refused."""
    raw = read_bytes(path)
    knowledge = open_base(base)
    return knowledge, read_case(raw, file=str(path), knowledge=knowledge)


def open_look(path: Path | None) -> Brand:
    """The brand in the file at `path`, with the logo and the fonts it names beside it; no file: the plain look.

    Raises Refused.
    """
    from advisor.report.brand import Brand
    from advisor.report.brand_file import open_brand

    return open_brand(read_bytes(path), path) if path else Brand()


def date_asked_for(call: Namespace, case: Case, *, today: date) -> date:
    """The date whose rules apply: the call's, the answers file's or `today`. Raises Refused for a far-off one."""
    asked: date = getattr(call, "as_of", None) or case.as_of or today
    if not FIRST_YEAR <= asked.year <= LAST_YEAR:
        said = say(
            'as_of: "{asked}" lies outside the years {first_year} to {last_year}.',
            asked=asked,
            first_year=FIRST_YEAR,
            last_year=LAST_YEAR,
        )
        raise Refused([Problem(str(call.answers), 0, 0, said, say("Correct it in the file."))])
    return asked


def check_horizon(call: Namespace, knowledge: Knowledge, *, as_of: date) -> None:
    """Raises Refused where the plan asked for would begin in the past or leave the calendar."""
    start: date | None = call.start
    if start is None:
        return
    known, weeks = knowledge.calendar, call.weeks or knowledge.cadence.weeks
    last = start + timedelta(weeks=weeks, days=-1)
    if start < as_of:
        said, hint = (
            say("{start} lies before the date asked for, {as_of}.", start=start, as_of=as_of),
            say("Name that day or a later one."),
        )
    elif not known.first <= start <= known.last:
        said = say(
            "{start} lies outside the calendar, which knows {first} to {last}.",
            start=start,
            first=known.first,
            last=known.last,
        )
        hint = say("Name a day inside it.")
    elif last > known.last:
        said = say_count(
            weeks,
            "{number} week from {start} runs past {last}, the last day of the calendar.",
            "{number} weeks from {start} run past {last}, the last day of the calendar.",
            start=start,
            last=known.last,
        )
        whole = ((known.last - start).days + 1) // 7
        hint = (
            say_count(whole, "Ask for {number} week at most.", "Ask for {number} weeks at most.")
            if whole
            else say("Name an earlier day.")
        )
    else:
        return
    raise Refused([Problem("--start", 0, 0, said, hint)])


def advice_for(
    knowledge: Knowledge, case: Case, *, as_of: date, start: date | None = None, weeks: int | None = None
) -> Advice:
    """The advice for a case, in depth, with what its user chose and its consultant said."""
    from advisor.advice.advise import advise
    from advisor.advice.outlook.mix_space import MixSpace

    depth = MixSpace.compiled(knowledge, as_of=as_of)
    return advise(
        knowledge,
        case.answers,
        as_of=as_of,
        start=start,
        weeks=weeks,
        choices=case.choices,
        opinions=case.opinions,
        edits=case.plan,
        depth=depth,
    )
