"""The conflict register as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from advisor.report.spoken import aside, sentences, titled
from advisor.report.telling.punctuation import either
from advisor.report.text.fact import value_text
from advisor.report.text.lines import heading, item, page, paragraph
from advisor.words import say, say_count


def conflicts_text(register: Mapping[str, Any]) -> str:
    """Each fact with its value, the claims that disagree by date, and why its value stands."""
    number = {source["id"]: place for place, source in enumerate(register["sources"], 1)}
    rows = register["conflicts"]
    claims = sum(len(row["claims"]) for row in rows)
    if not rows:
        return page(paragraph(say("As of {day} no claim disagrees.", day=register["as_of"])))
    told = say_count(
        len(rows),
        "{number} fact with {claims} that disagree, as of {day}.",
        "{number} facts with {claims} that disagree, as of {day}.",
        claims=say_count(claims, "{number} claim", "{number} claims"),
        day=register["as_of"],
    )
    first = say("First those with claims that were never right or are not settled.")
    lines = paragraph(sentences(told, first))
    for row in rows:
        lines += _conflict(row, number)
    lines += heading(say("Sources"))
    for source in register["sources"]:
        where = say("{publisher}, {day}.", publisher=source["publisher"], day=source["date"] or say("undated"))
        lines += item(f"{source['title']}. {where} {source['url'] or ''}", mark=f"[{number[source['id']]}] ")
    return page(lines)


def _conflict(row: Mapping[str, Any], number: Mapping[str, int]) -> Iterator[str]:
    yield from heading(row["fact"])
    value = aside(value_text(row["value"]), row["unit"] if row["unit"] and row["value"] is not None else "")
    yield from paragraph(say("{sentence}.", sentence=titled(row["title"], value)))
    for claim in row["claims"]:
        said = f"{claim['said_on'] or say('undated')} [{number[claim['source']]}] {value_text(claim['value'])}"
        then = either(map(value_text, claim["held_then"]))
        held = say("then it was {value}", value=then) if claim["differed_then"] else ""
        told = say("{sentence}.", sentence=aside(titled(said, claim["in_words"]), held))
        yield from item(sentences(told, claim["note"] or ""))
    if row["reason"]:
        yield from paragraph(say("Why this value: {reason}", reason=row["reason"]))
