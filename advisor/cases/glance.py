"""The advice on a case at a glance, kept with it so that a list of cases need not compute any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from advisor.advice.model import Advice

Standing = Literal["final", "provisional"]


@dataclass(frozen=True)
class InMix:
    """An account in the mix."""

    account: str
    route: str
    role: str


@dataclass(frozen=True)
class Glance:
    """What a list shows of an advice, told by ids, and of which knowledge base and which day it is."""

    mix: tuple[InMix, ...]
    status: Standing
    as_of: date
    good_until: date
    knowledge: str

    @classmethod
    def of(cls, advice: Advice) -> Glance:
        """The advice at a glance."""
        mix = tuple(InMix(row.account, row.route, row.role) for row in advice.mix)
        return cls(mix, advice.status, advice.as_of, advice.good_until, advice.knowledge.digest)


def glance_data(glance: Glance) -> dict[str, Any]:
    """The glance as plain JSON data."""
    return {
        "mix": [[row.account, row.route, row.role] for row in glance.mix],
        "status": glance.status,
        "as_of": glance.as_of.isoformat(),
        "good_until": glance.good_until.isoformat(),
        "knowledge": glance.knowledge,
    }


def glance_from(data: Mapping[str, Any] | None) -> Glance | None:
    """The glance that `glance_data` wrote; None for none, and for one that cannot be read: it is only a convenience."""
    try:
        return data and Glance(
            mix=tuple(InMix(*row) for row in data["mix"]),
            status=data["status"],
            as_of=date.fromisoformat(data["as_of"]),
            good_until=date.fromisoformat(data["good_until"]),
            knowledge=data["knowledge"],
        )  # type: ignore[return-value]
    except (LookupError, TypeError, ValueError):
        return None
