"""Why this mix and no other, and how firmly it stands, in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from advisor.advice.model import Advice
from advisor.advice.parts.certificate import Certificate, Rival
from advisor.advice.parts.robustness import Robustness, WeightRange
from advisor.report.spoken import sentences
from advisor.report.telling.mixes import Member, apart
from advisor.report.wording import Names, percent
from advisor.words import say, say_count


class Range(NamedTuple):
    """The weights of a criterion for which the mix stands, in words, and what takes over beyond them."""

    title: str
    weight: str
    stands: str
    beyond: tuple[str, ...]


def change_named(change: str) -> str:
    """How a mix that is worse differs from the chosen one."""
    return {
        "adds": say("one account more"),
        "drops": say("one account less"),
        "swaps": say("another account"),
        "other_route": say("another route"),
    }[change]


def limit_state(state: str) -> str:
    """Whether a limit decides about the mix."""
    return {
        "binds": say("decides"),
        "does_not_bind": say("does not decide"),
        "not_stated": say("not stated"),
    }[state]


def caveat() -> str:
    """What the share of the weights does not say."""
    return say(
        "All ways to spread the weights are counted alike, those that put all weight on one criterion too. This is no "
        "probability that the mix is right; it says how much hangs on the weights."
    )


def compared(certificate: Certificate) -> str:
    """How many mixes were compared, and how many of them could be first by any weights."""
    if certificate.compared <= 1:
        return say_count(
            certificate.compared,
            "Your answers and choices leave {number} mix to compare.",
            "Your answers and choices leave {number} mixes to compare.",
        )
    best = say_count(
        certificate.compared,
        "The recommended mix is the best of {number} mix compared.",
        "The recommended mix is the best of {number} mixes compared.",
    )
    return sentences(best, _rivals(certificate.as_many_musts - 1), _dominated(certificate.dominated))


def _rivals(others: int) -> str:
    if not others:
        return say("No other meets as many of the musts; no weight makes up for a must.")
    return say_count(
        others,
        "One other meets as many of the musts; no weight makes up for a must.",
        "{number} others meet as many of the musts; no weight makes up for a must.",
    )


def _dominated(worse: int) -> str:
    if not worse:
        return ""
    return say_count(
        worse,
        "Of all, {number} is worse somewhere and better nowhere, so no weights could put it first.",
        "Of all, {number} are worse somewhere and better nowhere, so no weights could put them first.",
    )


def compared_short(certificate: Certificate) -> str:
    """The same in a few words, for a summary."""
    if certificate.compared <= 1:
        return say("No other mix is open on these answers.")
    return say_count(certificate.compared, "Best of {number} mix compared.", "Best of {number} mixes compared.")


def share_short(robustness: Robustness) -> str:
    """For which share of the weights the mix is first, in a few words."""
    return say(
        "It stays first for {share} of all ways to weigh the criteria, also those nobody would choose.",
        share=percent(robustness.share),
    )


def missed(rival: Rival) -> str:
    """By how many musts a mix falls short of the chosen one; empty where it meets as many."""
    if not rival.musts_missed:
        return ""
    return say_count(rival.musts_missed, "It meets {number} must fewer.", "It meets {number} musts fewer.")


def share_said(robustness: Robustness) -> str:
    """For which share of the weights the mix is first, and how exact that is."""
    if not robustness.rivals:
        return say("No other mix meets as many of the musts, so no weights could put another one first.")
    error = robustness.share_error
    return say_count(
        robustness.rivals,
        "For {share} of all ways to spread the weights this mix is best or ties with the best ({exactness}), against "
        "{number} other mix that meets as many of the musts.",
        "For {share} of all ways to spread the weights this mix is best or ties with the best ({exactness}), against "
        "{number} other mixes that meet as many of the musts.",
        share=percent(robustness.share),
        exactness=say("off by at most {points} percentage points", points=f"{max(100 * error, 0.01):.2g}")
        if error
        else say("computed exactly"),
    )


def ranges(advice: Advice, names: Names) -> list[Range]:
    """Criterion by criterion: how far its weight may move, the others held, and which mix takes over beyond."""
    robustness = advice.robustness
    if robustness is None:
        return []
    return [
        Range(one.title, f"{one.weight:g}", _stands(one), tuple(_beyond(one, robustness, advice.mix, names)))
        for one in robustness.ranges
    ]


def _stands(one: WeightRange) -> str:
    low, high = bounds(one)
    if one.to is None:
        return say("{low} or more", low=low) if one.from_ > 0 else say("any weight")
    return say("{low} to {high}", low=low, high=high)


def bounds(one: WeightRange) -> tuple[str, str]:
    """The ends of a range, rounded inwards, so that every weight between them is truly inside it."""
    low = _rounded(one.from_, up=True, until=one.weight)
    return low, "" if one.to is None else _rounded(one.to, up=False, until=one.weight)


def _rounded(end: float, *, up: bool, until: float) -> str:
    for places in range(2, 7):
        unit = Decimal(1).scaleb(-places)
        rounded = Decimal(repr(end)).quantize(unit, rounding=ROUND_CEILING if up else ROUND_FLOOR)
        if rounded == end or (rounded <= Decimal(repr(until)) if up else rounded >= Decimal(repr(until))):
            return f"{float(rounded):,.15g}"
    return f"{end:g}"


def _beyond(one: WeightRange, robustness: Robustness, chosen: Sequence[Member], names: Names) -> list[str]:
    low, high = bounds(one)
    said = []
    for flip in robustness.flips:
        if flip.criterion == one.criterion:
            other = apart(flip.mix, chosen, names)
            said.append(
                say("below {weight}: {mix}", weight=low, mix=other)
                if flip.below is not None
                else say("above {weight}: {mix}", weight=high, mix=other)
            )
    return said
