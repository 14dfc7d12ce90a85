"""A fact's timeline without its picture: in words, and as a table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from advisor.knowledge.models import Fact, Source
from advisor.logic.situation import shown_number
from advisor.report.charts.palette import Row, Table
from advisor.report.fact_in_time import (
    STANDING,
    by_date,
    said_in_words,
    said_on,
    stretches,
    when_in_words,
)
from advisor.report.spoken import semicolons, sentences
from advisor.report.wording import day, listed
from advisor.words import say, say_count


def alt_text(fact: Fact, sources: Mapping[str, Source], *, as_of: date) -> str:
    """What the chart shows, in words."""
    held = [
        say(
            "{value} {when}",
            value=say("nothing known") if each.window is None else shown_number(each.window.value),
            when=when_in_words(each),
        )
        for each in stretches(fact)
    ]
    found = [claim.standing for claim in fact.claims]
    stand = listed(f"{words} {found.count(standing)}" for standing, words in STANDING.items() if standing in found)
    window = fact.on(as_of)
    if window is None:
        now = say("As of {day} nothing is known.", day=day(as_of))
    else:
        now = say("As of {day} the value is {value}.", day=day(as_of), value=shown_number(window.value))
    told = sentences(
        say("Timeline of: {fact}.", fact=fact.title), now, say("In time: {values}.", values=semicolons(held))
    )
    if not found:
        return told
    undated = sum(said_on(claim, sources) is None for claim in fact.claims)
    if undated:
        claims = say_count(
            len(found),
            "{number} claim: {standings}; {undated} of them undated.",
            "{number} claims: {standings}; {undated} of them undated.",
            standings=stand,
            undated=undated,
        )
    else:
        claims = say_count(len(found), "{number} claim: {standings}.", "{number} claims: {standings}.", standings=stand)
    return sentences(told, claims)


def table(fact: Fact, sources: Mapping[str, Source], *, as_of: date) -> Table:
    """Values, days without one and claims in the order of time, undated claims last."""
    window = fact.on(as_of)
    rows: list[tuple[str, int, Row]] = []
    for each in stretches(fact):
        key = each.first.isoformat() if each.first else ""
        if each.window is None:
            rows.append((key, 0, (when_in_words(each), say("nothing known"), "–", "–", each.text)))
        else:
            state = say("holds on {day}", day=day(as_of)) if each.window is window else "–"
            rows.append((key, 0, (when_in_words(each), say("held"), shown_number(each.window.value), state, each.text)))
    for claim in by_date(fact, sources):
        said, source = said_on(claim, sources), sources[claim.source]
        when = said_in_words(said, about=source.about and claim.said_on is None)
        why = say("{title}. {note}", title=source.title, note=claim.note) if claim.note else source.title
        rows.append((said or "9999", 1, (when, say("claim"), shown_number(claim.value), STANDING[claim.standing], why)))
    ordered = sorted(rows, key=lambda row: row[:2])
    head = (say("When"), say("What"), say("Value"), say("Standing"), say("Why, or who says it"))
    return head, tuple(row for _, _, row in ordered)
