"""The knowledge base this server works with, and what is computed from it: each once for everybody."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from advisor.advice.advise import advise
from advisor.advice.first_sight import FirstSight
from advisor.advice.mixes.mix import NO_CHOICES
from advisor.advice.model import Advice
from advisor.advice.outlook.mix_space import MixSpace
from advisor.advice.parts.prospects import Prospects
from advisor.advice.parts.relevance import Relevance
from advisor.cases.store import Store
from advisor.knowledge.languages import Language, in_language
from advisor.knowledge.load import load
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answer
from advisor.questionnaire.choices import Choices
from advisor.questionnaire.former import Former, read_former
from advisor.questionnaire.opinion import Opinion
from advisor.questionnaire.plan_edits import NO_EDITS, PlanEdits
from advisor.report import charts
from advisor.report.export import always
from advisor.report.wording import Names, account_names
from advisor.web.chart_look import on_screen
from advisor.web.edition import current
from advisor.web.reckoning import reckoners, reckoning
from advisor.web.reckoning.reckoning import Asked, Panel, panel
from advisor.words import language

PROJECT = Path(__file__).resolve().parent.parent.parent
Key = tuple[
    Path, frozenset[tuple[str, Answer]], date, date | None, int | None, str, Language, tuple[Opinion, ...], PlanEdits
]


def knowledge_folder() -> Path:
    """The folder of the knowledge base, `ADVISOR_KNOWLEDGE` or the project's own, as it stands now."""
    return current(Path(os.environ.get("ADVISOR_KNOWLEDGE") or PROJECT / "knowledge"), _digest)


def database_url() -> str:
    """Where drafts are kept: `ADVISOR_DATABASE_URL`, or a file in the project's `var`."""
    given = os.environ.get("ADVISOR_DATABASE_URL")
    if given:
        return given
    (PROJECT / "var").mkdir(exist_ok=True)
    return f"sqlite:///{PROJECT / 'var' / 'drafts.sqlite'}"


def knowledge(folder: Path) -> Knowledge:
    """The knowledge base in `folder`, in the language spoken, read and checked once. Raises Refused with every
    problem."""
    return _in_language(folder, language())


@lru_cache(maxsize=6)
def _in_language(folder: Path, spoken: Language) -> Knowledge:
    return in_language(_loaded(folder), spoken, folder)


@lru_cache(maxsize=4)
def _loaded(folder: Path) -> Knowledge:
    return load(folder)


def former(folder: Path) -> Former:
    """What the base says about ids that saved cases and old files may still name."""
    return _former(folder, language())


@lru_cache(maxsize=6)
def _former(folder: Path, _: Language) -> Former:
    return read_former(folder, knowledge=knowledge(folder))


def _digest(folder: Path) -> str:
    return _loaded(folder).digest


@lru_cache(maxsize=4)
def store(url: str) -> Store:
    """The drafts at `url`. Raises StoreFailed."""
    return Store(url)


def key_of(
    folder: Path,
    answers: Mapping[str, Answer],
    *,
    as_of: date,
    start: date | None = None,
    weeks: int | None = None,
    choices: Choices = NO_CHOICES,
    opinions: tuple[Opinion, ...] = (),
    edits: PlanEdits = NO_EDITS,
) -> Key:
    """What an advice depends on, as one value."""
    return (
        folder,
        frozenset(answers.items()),
        as_of,
        start,
        weeks,
        choices.model_dump_json(),
        language(),
        opinions,
        edits,
    )


def depth(folder: Path, as_of: date) -> MixSpace:
    """Everything that advice of one date hangs on, compiled, in the language spoken."""
    return _depth(folder, as_of, language())


@lru_cache(maxsize=12)
def _depth(folder: Path, as_of: date, _: Language) -> MixSpace:
    return MixSpace.compiled(knowledge(folder), as_of=as_of)


@lru_cache(maxsize=128)
def advised(key: Key) -> Advice:
    """The advice for a key, in depth. It is frozen, so everybody may share it."""
    *rest, opinions, edits = key
    return replace(_advised(*rest, edits), opinions=opinions)  # what a consultant says changes nothing else


@lru_cache(maxsize=128)
def _advised(
    folder: Path,
    answers: frozenset[tuple[str, Answer]],
    as_of: date,
    start: date | None,
    weeks: int | None,
    choices: str,
    _: Language,
    edits: PlanEdits,
) -> Advice:
    return advise(
        knowledge(folder),
        dict(answers),
        as_of=as_of,
        start=start,
        weeks=weeks,
        choices=Choices.model_validate_json(choices),
        edits=edits,
        depth=depth(folder, as_of),
    )


@lru_cache(maxsize=256)
def at_a_glance(key: Key) -> Advice:
    """The advice for a key without its depth: the same verdicts, mix and plan in a fraction of the time."""
    folder, answers, as_of, start, weeks, choices, _, opinions, edits = key
    return advise(
        knowledge(folder),
        dict(answers),
        as_of=as_of,
        start=start,
        weeks=weeks,
        choices=Choices.model_validate_json(choices),
        opinions=opinions,
        edits=edits,
    )


def first_sight(key: Key) -> FirstSight:
    """How every account stands and which mix comes out, the same as in the advice, in a fraction of the time."""
    return _panel(*_parts_of(key)).first


def relevant(key: Key) -> Relevance:
    """Which questions still matter, and why the others do not."""
    return _panel(*_parts_of(key)).relevance


def is_settled(key: Key) -> bool:
    """Whether no open question can change the mix any more."""
    return _panel(*_parts_of(key)).settled


_Parts = tuple[
    Path, frozenset[tuple[str, Answer]], date, date | None, int | None, str, PlanEdits
]  # of a key, without what only the words hang on


def _parts_of(key: Key) -> _Parts:
    folder, answers, as_of, start, weeks, choices, _, _, edits = key
    return folder, answers, as_of, start, weeks, choices, edits


def _order(parts: _Parts) -> Asked:
    _, answers, as_of, start, weeks, choices, edits = parts
    return Asked("panel", dict(answers), as_of, choices, start, weeks, edits)


@lru_cache(maxsize=256)
def _panel(*parts: Any) -> Panel:
    folder, _, as_of, *_ = parts
    order, beside = _order(parts), reckoners.running()
    if beside is None:
        return panel(depth(folder, as_of), order)
    return beside.panel(order, _loaded(folder), partial(depth, folder, as_of))


def ahead(key: Key) -> Prospects:
    """Which mixes are still in reach. It takes a search over the completions of the answers."""
    return _ahead(*_parts_of(key))


@lru_cache(maxsize=256)
def _ahead(*parts: Any) -> Prospects:
    folder, _, as_of, *_ = parts
    return reckoning.ahead(depth(folder, as_of), _order(parts))


def ahead_by_now(
    key: Key, *, visit: str, wanted: Callable[[], bool] = always, patience: float = 0.0
) -> Prospects | None:
    """The same, where it is known; else it is searched beside the page, and None unless that is done at once.

    `visit` names who asks: of what it asked for before nothing is searched any more. `patience` is in seconds.
    """
    beside = reckoners.running()
    if beside is None:
        return ahead(key)
    parts = _parts_of(key)
    found = beside.found(parts)
    if found is None:
        folder, _, as_of, *_ = parts
        space = partial(depth, folder, as_of)
        beside.search(parts, _order(parts), _loaded(folder), space, visit=visit, wanted=wanted)
        found = beside.wait_for(parts, patience) if patience else None
    return found


def is_crowded() -> bool:
    """Whether so many are at work that a search for mixes in reach would not be done soon, or hold up their pages."""
    beside = reckoners.running()
    return beside is not None and beside.crowded


@lru_cache(maxsize=12)
def names(folder: Path, _: Language) -> Names:
    """What the ids of the base are called in the language spoken."""
    return Names(None, knowledge(folder))


@lru_cache(maxsize=256)
def chart(name: str, key: Key) -> dict[str, Any] | None:
    """The specification of a chart for the screen, or None where there is nothing to draw. Treat it as read only."""
    return _drawn(name, advised(key), key)


@lru_cache(maxsize=256)
def plan_chart(name: str, key: Key) -> dict[str, Any] | None:
    """The same for a chart of the plan alone, which needs no depth. Treat it as read only."""
    return _drawn(name, at_a_glance(key), key)


def _drawn(name: str, advice: Advice, key: Key) -> dict[str, Any] | None:
    spec = charts.draw(name, advice, names=account_names(knowledge(key[0])))
    return None if spec is None else on_screen(spec)
