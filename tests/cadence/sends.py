"""Broadcasts and months made by hand, for tests of what follows from a plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from advisor.cadence.model import Broadcast, Publication
from advisor.cadence.months import months_of
from advisor.logic.situation import Answer, Situation
from tests.strategies import KNOWLEDGE

TODAY = date(2026, 11, 21)
DECEMBER = months_of(date(2026, 12, 1), date(2026, 12, 31))
YEAR = months_of(date(2026, 12, 1), date(2027, 11, 30))


def situation(**answers: Answer) -> Situation:
    return Situation(KNOWLEDGE, answers, as_of=TODAY)


def send(day: date = date(2026, 12, 2), account: str = "service", **other: Any) -> Broadcast:
    given: dict[str, Any] = {
        "articles": 1,
        "pillar": "education",
        "moment": "",
        "prepare_from": day - timedelta(days=6),
    }
    return Broadcast(date=day, account=account, **(given | other))


def publication(day: date = date(2026, 12, 9)) -> Publication:
    return Publication(date=day, account="service", pillar="education", prepare_from=day)


@st.composite
def sends(draw: st.DrawFn) -> tuple[Broadcast, ...]:
    """Any broadcasts of two accounts in a year, to everybody, to one of three segments or in up to four versions."""
    found = []
    for _ in range(draw(st.integers(0, 12))):
        segment = draw(st.sampled_from([None, 1, 2, 3]))
        found.append(
            send(
                draw(st.dates(date(2026, 12, 1), date(2027, 11, 30))),
                draw(st.sampled_from(["service", "subscription"])),
                articles=draw(st.integers(0, 8)),
                segment=segment,
                versions=1 if segment else draw(st.integers(1, 4)),
            )
        )
    return tuple(found)
