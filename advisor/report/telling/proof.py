"""Why this mix and no other, and how firmly it stands, in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from advisor.advice.model import Advice
from advisor.advice.parts.certificate import Certificate, Rival
from advisor.advice.parts.robustness import Robustness, WeightRange
from advisor.report.telling.mixes import Member, apart
from advisor.report.wording import Names, count, percent

CHANGES = {
    "adds": "one account more",
    "drops": "one account less",
    "swaps": "another account",
    "other_route": "another route",
}
LIMIT_STATES = {"binds": "decides", "does_not_bind": "does not decide", "not_stated": "not stated"}
CAVEAT = (
    "All ways to spread the weights are counted alike, those that put all weight on one criterion too. This is no "
    "probability that the mix is right; it says how much hangs on the weights."
)
NO_RIVAL = "No other mix meets as many of the musts, so no weights could put another one first."


class Range(NamedTuple):
    """The weights of a criterion for which the mix stands, in words, and what takes over beyond them."""

    title: str
    weight: str
    stands: str
    beyond: tuple[str, ...]


def compared(certificate: Certificate) -> str:
    """How many mixes were compared, and how many of them could be first by any weights."""
    all_ = count(certificate.compared, "mix", "mixes")
    if certificate.compared <= 1:
        return f"Your answers and choices leave {all_} to compare."
    others = certificate.as_many_musts - 1
    rivals = {0: "No other meets", 1: "One other meets"}.get(others, f"{others:,} others meet")
    said = [
        f"The recommended mix is the best of {all_} compared.",
        f"{rivals} as many of the musts; no weight makes up for a must.",
    ]
    if certificate.dominated:
        worse = count(certificate.dominated, "is", "are")
        them = "it" if certificate.dominated == 1 else "them"
        said.append(f"Of all, {worse} worse somewhere and better nowhere, so no weights could put {them} first.")
    return " ".join(said)


def compared_short(certificate: Certificate) -> str:
    """The same in a few words, for a summary."""
    if certificate.compared <= 1:
        return "No other mix is open on these answers."
    return f"Best of {count(certificate.compared, 'mix', 'mixes')} compared."


def share_short(robustness: Robustness) -> str:
    """For which share of the weights the mix is first, in a few words."""
    share = percent(robustness.share)
    return f"It stays first for {share} of all ways to weigh the criteria, also those nobody would choose."


def missed(rival: Rival) -> str:
    """By how many musts a mix falls short of the chosen one; empty where it meets as many."""
    return f"It meets {count(rival.musts_missed, 'must')} fewer." if rival.musts_missed else ""


def share_said(robustness: Robustness) -> str:
    """For which share of the weights the mix is first, and how exact that is."""
    if not robustness.rivals:
        return NO_RIVAL
    error = robustness.share_error
    exact = "computed exactly" if not error else f"off by at most {max(100 * error, 0.01):.2g} percentage points"
    against = count(robustness.rivals, "other mix that meets", "other mixes that meet")
    return (
        f"For {percent(robustness.share)} of all ways to spread the weights this mix is best or ties with the best "
        f"({exact}), against {against} as many of the musts."
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
        return f"{low} or more" if one.from_ > 0 else "any weight"
    return f"{low} to {high}"


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
            where = f"below {low}" if flip.below is not None else f"above {high}"
            said.append(f"{where}: {apart(flip.mix, chosen, names)}")
    return said
