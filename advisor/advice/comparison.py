"""How two pieces of advice differ: the same answers under two knowledge bases or dates, or two sets of answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.advice.model import Advice


@dataclass(frozen=True)
class Change:
    """One thing that differs: what, before, after, and the rules whose say changed."""

    what: str
    before: str
    after: str
    rules: tuple[str, ...] = ()


def changes(before: Advice, after: Advice) -> tuple[Change, ...]:
    """Verdicts, needs, mix, launch, wishes and number of broadcasts that differ. Equal advice gives none."""
    return (*_verdicts(before, after), *_needs(before, after), *_others(before, after))


def _verdicts(before: Advice, after: Advice) -> Iterator[Change]:
    new = {(row.account, row.route): row for row in after.verdicts}
    for row in before.verdicts:
        now = new.get((row.account, row.route))
        if now is not None and now.status != row.status:
            rules = sorted({reason.id for reason in row.reasons} ^ {reason.id for reason in now.reasons})
            yield Change(f"{row.account}/{row.route}", row.status, now.status, tuple(rules))


def _needs(before: Advice, after: Advice) -> Iterator[Change]:
    one, other = ({need.id: need for need in advice.needs} for advice in (before, after))
    for ident in dict.fromkeys((*one, *other)):
        was, now = (_told(found.get(ident)) for found in (one, other))
        if was != now:
            sentences = [
                {reason.id for reason in found[ident].reasons} if ident in found else set() for found in (one, other)
            ]
            yield Change(f"need {ident}", was, now, tuple(sorted(sentences[0] ^ sentences[1])))


def _told(need: object) -> str:
    if need is None:
        return "not raised"
    return f"{need.strength}, met by {', '.join(need.met_by) or 'nothing'}"  # type: ignore[attr-defined]


def _others(before: Advice, after: Advice) -> Iterator[Change]:
    for what, was, now in (
        ("mix", _mix(before), _mix(after)),
        ("launch", f"{before.launch.typical or 'none'}", f"{after.launch.typical or 'none'}"),
        ("broadcasts", f"{len(before.cadence.broadcasts)}", f"{len(after.cadence.broadcasts)}"),
        ("wishes", _wishes(before), _wishes(after)),
        ("status", before.status, after.status),
    ):
        if was != now:
            yield Change(what, was, now)


def _mix(advice: Advice) -> str:
    return ", ".join(f"{row.account}/{row.route} ({row.role})" for row in advice.mix) or "empty"


def _wishes(advice: Advice) -> str:
    return ", ".join(f"{row.wish}: {row.outcome}" for row in advice.wishes) or "none"
