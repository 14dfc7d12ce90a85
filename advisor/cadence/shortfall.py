"""What had to give: wishes the plan could not meet, said in the knowledge base's sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from advisor.cadence.model import Broadcast, QuotaWindow, Reason
from advisor.cadence.moments import sector_of
from advisor.cadence.volume import Carrier, capacity
from advisor.logic.situation import Missing, Situation


def warnings_of(
    situation: Situation,
    broadcasts: Sequence[Broadcast],
    quotas: Mapping[str, tuple[QuotaWindow, ...]],
    *,
    start: date,
    carriers: Sequence[Carrier],
    main: str | None,
    wished: Mapping[str, float],
    followers: Mapping[str, int],
) -> tuple[Reason, ...]:
    """The warnings of a plan, in a fixed order."""
    found: list[Reason] = []
    for carrier in carriers:
        if carrier.live_from > start:
            name = situation.knowledge.account[carrier.account].name
            found.append(_said(situation, "cadence.begins_later", account=name, day=carrier.live_from.isoformat()))
    if main is not None:
        found += _unmet_frequency(situation, quotas[main], main=main, wished=wished.get(main, 0.0))
        found += _capacity(situation, broadcasts)
    if situation.seen("followers") and followers and not any(followers.values()):
        found.append(_said(situation, "cadence.followers_elsewhere"))
    if sector_of(situation) is None:
        found.append(_said(situation, "cadence.no_sector"))
    segments = situation.seen("segments")
    if main is not None and isinstance(segments, int) and segments > 1:
        found.append(_said(situation, "cadence.segments", segments=str(segments)))
    return tuple(found)


def _unmet_frequency(situation: Situation, windows: Sequence[QuotaWindow], *, main: str, wished: float) -> list[Reason]:
    monthly = [window for window in windows if window.per == "month"]
    if not monthly:
        return []
    allowed = min(window.broadcasts for window in monthly)
    unmet = round(wished) - allowed
    if unmet <= 0:
        return []
    sources = tuple(dict.fromkeys(source for window in monthly for source in window.sources))
    said = _said(
        situation,
        "cadence.over_quota",
        wished=f"{round(wished)}",
        account=situation.knowledge.account[main].name,
        allowed=str(allowed),
        unmet=str(unmet),
    )
    return [replace(said, sources=sources, basis="sources")]


def _capacity(situation: Situation, broadcasts: Sequence[Broadcast]) -> list[Reason]:
    able = capacity(situation)
    if able is None:
        return (
            [] if isinstance(situation.seen("articles_per_month"), int) else [_said(situation, "cadence.no_capacity")]
        )
    if able == 0:
        return [_said(situation, "cadence.zero_capacity")]
    months: dict[str, list[Broadcast]] = {}
    for sent in broadcasts:
        months.setdefault(sent.date.isoformat()[:7], []).append(sent)
    whole = sorted(months)[1:-1]
    if not whole:
        return []
    planned = max(sum(sent.articles for sent in months[month]) for month in whole)
    wished = situation.seen("publish_frequency")
    sent_most = max(len(months[month]) for month in whole)
    if not isinstance(wished, Missing) and sent_most >= able:
        return [_said(situation, "cadence.capacity_binds", able=str(able))]
    if planned < able:
        return [
            _said(situation, "cadence.capacity_left", able=str(able), planned=str(planned), left=str(able - planned))
        ]
    return []


def _said(situation: Situation, phrase: str, **values: str) -> Reason:
    text = situation.knowledge.phrase[phrase]
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return Reason(id=phrase, text=text, basis="judgement")
