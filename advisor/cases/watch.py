"""Which cases' advice changed since it was kept: by the knowledge base, or by rules that began and ended meanwhile.

Pure: cases and bases come in, findings go out. A case is advised three times: as it was, by the base it rested on as of
today, and by the present base as of today. The first step is what time did, the second what the base did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from advisor.advice.advise import advise
from advisor.advice.comparing.comparison import Stand, compare
from advisor.advice.model import Advice
from advisor.advice.parts.comparison import Change, Comparison, Topic
from advisor.cases.draft import Draft
from advisor.cases.edited import Edited
from advisor.cases.fitting import fitting
from advisor.cases.glance import Glance
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Situation

Severity = Literal["high", "medium", "low"]
Cause = Literal["knowledge", "time"]
Pairs = set[tuple[str, str]]
SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")
# From another day on, working days and holidays fall differently; that alone is no news.
CALENDAR: frozenset[Topic] = frozenset({"launch", "roadmap", "cost", "cadence"})
MEDIUM: frozenset[Topic] = frozenset({"verdict", "need", "launch", "cost", "wish", "existing", "phase", "status"})


@dataclass(frozen=True)
class Watched:
    """A case to look at, the base its advice rested on (None: not kept) and the day of that advice (None: today)."""

    id: str
    name: str
    draft: Draft
    before: Knowledge | None
    advised_on: date | None = None


@dataclass(frozen=True)
class Rated:
    """One change of the advice: how grave it is for the client, and what did it.

    `edited` are the ids of what was edited in the knowledge base and bears on it; where that cannot be told (`surely`
    is false), of all that was edited. `because` are the rules behind it in their own words, `no_longer` those that held
    before.
    """

    change: Change
    severity: Severity
    cause: Cause
    edited: tuple[str, ...]
    surely: bool
    because: tuple[str, ...] = ()
    no_longer: tuple[str, ...] = ()


@dataclass(frozen=True)
class Moved:
    """A case whose advice changed, the gravest change first. `unfit` are questions whose answers no longer fit."""

    id: str
    name: str
    client: str
    advised_on: date
    as_of: date
    severity: Severity
    changes: tuple[Rated, ...]
    unfit: tuple[str, ...]


@dataclass(frozen=True)
class Seen:
    """The cases that moved, the gravest first, how many did not, and the ids of those that could not be compared."""

    moved: tuple[Moved, ...]
    unmoved: int
    unknown: tuple[str, ...]


def watch(cases: Iterable[Watched], now: Knowledge, *, today: date) -> Seen:
    """Compare the advice on each case with that of the base `now`, in the language of the base."""
    moved, unmoved, unknown = [], 0, []
    for case in cases:
        if case.before is None:
            unknown.append(case.id)
            continue
        found = _moved(case, case.before, now, today)
        if found is None:
            unmoved += 1
        else:
            moved.append(found)
    moved.sort(key=lambda case: (SEVERITIES.index(case.severity), case.name.casefold(), case.id))
    return Seen(tuple(moved), unmoved, tuple(unknown))


def advice_now(draft: Draft, now: Knowledge, *, today: date) -> Advice:
    """The advice on a case by the base `now`, as `watch` compares it."""
    return _stand(draft, now, draft.case.as_of or today)[0].advice


def day_of(draft: Draft, glance: Glance) -> date:
    """The day of the advice that was kept with a case.

    Where the case names a day itself it is that one: another was then set by whoever works on it, and is no news.
    """
    return draft.case.as_of or glance.as_of


def _moved(case: Watched, before: Knowledge, now: Knowledge, today: date) -> Moved | None:
    day = case.draft.case.as_of or today
    then = case.advised_on or day
    old, unfit_before = _stand(case.draft, before, then)
    between = old if then == day else _stand(case.draft, before, day)[0]
    new, unfit = (between, unfit_before) if before.digest == now.digest else _stand(case.draft, now, day)
    unfit = tuple(question for question in unfit if question not in unfit_before)
    mix = {(row.account, row.route) for stand in (old, new) for row in stand.advice.mix}
    edited = Edited.between(before, now)
    changes = [*_by_knowledge(between, new, mix, edited), *_by_time(old, between, mix)]
    if not changes and not unfit:
        return None
    changes.sort(key=lambda found: SEVERITIES.index(found.severity))
    return Moved(
        id=case.id,
        name=case.name,
        client=case.draft.case.client.name,
        advised_on=then,
        as_of=day,
        severity="high" if unfit else changes[0].severity,
        changes=tuple(changes),
        unfit=unfit,
    )


def _stand(draft: Draft, knowledge: Knowledge, day: date) -> tuple[Stand, tuple[str, ...]]:
    case, unfit = fitting(draft.case, knowledge)
    start = draft.horizon.start
    advice = advise(
        knowledge,
        case.answers,
        as_of=day,
        start=start if start is not None and start >= day else None,
        weeks=draft.horizon.weeks,
        choices=case.choices,
        opinions=case.opinions,
        edits=case.plan,
    )
    return Stand(Situation(knowledge, case.answers, as_of=day), advice, choices=case.choices), unfit


def _by_knowledge(before: Stand, after: Stand, mix: Pairs, edited: Edited) -> Iterator[Rated]:
    if before is after:
        return
    found = compare(before, after)
    for change in found.changes:
        bearing = edited.bearing_on(change, before.advice, after.advice)
        alone = tuple(edited.members) if len(edited.members) == 1 else ()  # nothing else can have done it
        surely = bool(bearing or change.rules or change.facts or alone)
        names = (bearing or alone) if surely else tuple(edited.members)
        said = {**_said(change, found), **_texts(edited, bearing)}
        yield _told(change, mix, "knowledge", said, names=names, surely=surely)


def _by_time(before: Stand, after: Stand, mix: Pairs) -> Iterator[Rated]:
    if before is after:
        return
    found = compare(before, after)
    for change in found.changes:
        if change.topic not in CALENDAR:
            yield _told(change, mix, "time", _said(change, found))


def _told(
    change: Change,
    mix: Pairs,
    cause: Cause,
    said: Mapping[str, bool],
    *,
    names: tuple[str, ...] = (),
    surely: bool = True,
) -> Rated:
    because, no_longer = (tuple(text for text, holds in said.items() if holds is now) for now in (True, False))
    return Rated(change, severity_of(change, mix), cause, names, surely, because, no_longer)


def _texts(edited: Edited, idents: Iterable[str]) -> Mapping[str, bool]:
    """What edited rules say, and whether they still do; without those that take figures only an advice fills in."""
    texts = {getattr(edited.members[ident], "text", ""): ident not in edited.gone for ident in idents}
    return {text: holds for text, holds in texts.items() if text and "{" not in text}


def severity_of(change: Change, mix: Pairs) -> Severity:
    """High where the mix, or whether an account in it is open, changes; medium for plan and money; else low."""
    if change.topic == "mix":
        return "high"
    if change.topic == "verdict" and tuple(change.what.split("/")) in mix:
        return "high"
    if change.topic in ("wish", "existing") and "impossible" in f"{change.before} {change.after}":
        return "high"
    if change.topic == "risk" and change.after == "high":
        return "medium"
    return "medium" if change.topic in MEDIUM else "low"


def _said(change: Change, found: Comparison) -> Mapping[str, bool]:
    """The rules behind a change, in their own words, and whether they hold now."""
    told = {row.id: row for row in found.turned if row.kind in ("rule", "wish", "existing", "need", "provision")}
    return {told[ident].text: told[ident].after == "holds" for ident in change.rules if ident in told}
