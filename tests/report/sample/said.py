"""The day of the advice, its sources, and sentences that cite them."""

# ruff: noqa: E501 (long sentences are part of what is tested)
from __future__ import annotations

from datetime import date
from typing import Any

from advisor.advice import model as m

AS_OF = date(2026, 11, 21)


def _source(number: int) -> m.CitedSource:
    tier: Any = ("platform", "partner", "observed")[number % 3]
    kind = (
        "Rules for broadcasting to followers",
        "Registering from outside the mainland",
        "Notes from a registration that was refused twice and then passed",
        "腾讯客服：公众号主体迁移说明",
    )[number % 4]
    return m.CitedSource(
        id=f"s{number:02}",
        title=f"{kind}, part {number}",
        publisher=("Tencent documentation", "An agency in Shanghai", "Developers' forum")[number % 3],
        date=("2025-06", "2019", "", "2026-03-04")[number % 4],
        url=f"https://example.com/a/long/path/to/the/page/that/says/so/{number:02}/index.html?version=latest&language=zh_CN",
        tier=tier,
        checked_on=date(2026, 11, 21),
        weak=number % 7 == 0,
    )


SOURCES = tuple(_source(number) for number in range(1, 27))


def reason(ident: str, text: str, *numbers: int) -> m.Reason:
    """A sentence with sources by number, or one of judgement where no number is given."""
    return m.Reason(
        id=ident,
        text=text,
        sources=tuple(f"s{number:02}" for number in numbers),
        basis="sources" if numbers else "judgement",
    )


LONG = (
    "A service account registered with papers from outside the mainland is reviewed by hand; the reviewer asks for the certificate of incorporation, "
    "a bank letter and a passport copy of the administrator, and sends the file back where names differ between them."
)
