"""The conflict register as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from advisor.report.text.fact import value_text
from advisor.report.text.lines import heading, item, page, paragraph
from advisor.report.wording import count


def conflicts_text(register: Mapping[str, Any]) -> str:
    """Each fact with its value, the claims that disagree by date, and why its value stands."""
    number = {source["id"]: place for place, source in enumerate(register["sources"], 1)}
    rows = register["conflicts"]
    claims = sum(len(row["claims"]) for row in rows)
    if not rows:
        return page(paragraph(f"As of {register['as_of']} no claim disagrees."))
    told = f"{count(len(rows), 'fact')} with {count(claims, 'claim')} that disagree, as of {register['as_of']}."
    lines = paragraph(f"{told} First those with claims that were never right or are not settled.")
    for row in rows:
        lines += _conflict(row, number)
    lines += heading("Sources")
    for source in register["sources"]:
        where = f"{source['publisher']}, {source['date'] or 'undated'}. {source['url'] or ''}"
        lines += item(f"{source['title']}. {where}", mark=f"[{number[source['id']]}] ")
    return page(lines)


def _conflict(row: Mapping[str, Any], number: Mapping[str, int]) -> Iterator[str]:
    yield from heading(row["fact"])
    unit = f" ({row['unit']})" if row["unit"] and row["value"] is not None else ""
    yield from paragraph(f"{row['title']}: {value_text(row['value'])}{unit}.")
    for claim in row["claims"]:
        said = f"{claim['said_on'] or 'undated'} [{number[claim['source']]}] {value_text(claim['value'])}"
        then = " or ".join(map(value_text, claim["held_then"]))
        held = f" (then it was {then})" if claim["differed_then"] else ""
        note = f" {claim['note']}" if claim["note"] else ""
        yield from item(f"{said}: {claim['in_words']}{held}.{note}")
    if row["reason"]:
        yield from paragraph(f"Why this value: {row['reason']}")
