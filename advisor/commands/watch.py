"""`watch [--before DIR]`: which saved cases' advice changed, how and by which rule. Exit code 1 where one did."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from advisor.advice.document import plain, to_json
from advisor.cases.client_note import client_note, titled
from advisor.cases.listing import Line
from advisor.cases.people import LOCAL
from advisor.cases.store import Desk
from advisor.cases.watch import Moved, Rated, Seen, Watched, day_of, watch
from advisor.commands.inputs import open_as_written, open_base
from advisor.commands.keeping import opened
from advisor.commands.outcome import Outcome, utf8
from advisor.knowledge.languages import in_language
from advisor.knowledge.models import Knowledge
from advisor.report.text.lines import heading, item, page, paragraph
from advisor.report.wording import day, listed
from advisor.words import language, say, say_count

MOST = 8  # ids told where it is not clear which of them did it


def run(call: Namespace, *, today: date) -> Outcome:
    """Look at every active case of the local person's teams."""
    now = open_base(call.base)
    given = in_language(open_as_written(call.before), language(), call.base) if call.before else None
    with opened(call) as store:
        desk = store.as_person(LOCAL)
        lines = desk.cases.search(most=None).lines
        cases = list(_watched(desk, lines, given, now, call))
    seen = watch(cases, now, today=today)
    due = [line for line in lines if line.glance is not None and line.glance.good_until < today]
    if call.format == "json":
        return Outcome(utf8(to_json(_document(seen, due, now))), code=1 if seen.moved else 0)
    return Outcome(utf8(page(_text(seen, due))), code=1 if seen.moved else 0)


def _watched(
    desk: Desk, lines: tuple[Line, ...], given: Knowledge | None, now: Knowledge, call: Namespace
) -> Iterator[Watched]:
    bases: dict[str, Knowledge | None] = {now.digest: now}
    for line in lines:
        draft = desk.cases.load(line.id)
        before, advised_on = given, None
        if given is None and line.glance is not None:
            digest = line.glance.knowledge
            if digest not in bases:
                kept = desk.cases.base(digest)
                bases[digest] = None if kept is None else in_language(kept, language(), call.base)
            before, advised_on = bases[digest], day_of(draft, line.glance)
        yield Watched(line.id, _name(line), draft, before, advised_on)


def _document(seen: Seen, due: list[Line], now: Knowledge) -> dict[str, Any]:
    return {
        "schema": "watch/1",
        "knowledge": {"version": now.meta.version, "digest": now.digest},
        "moved": [asdict(case) | {"changes": _changes(case), "note": client_note(case)} for case in seen.moved],
        "unmoved": seen.unmoved,
        "not_compared": list(seen.unknown),
        "out_of_date": [{"case": line.id, "good_until": line.glance.good_until} for line in due if line.glance],
    }


def _changes(case: Moved) -> list[dict[str, Any]]:
    return [
        {
            "severity": found.severity,
            "cause": found.cause,
            "edited": found.edited,
            "surely": found.surely,
            "because": found.because,
            "no_longer": found.no_longer,
            **plain(found.change),
        }
        for found in case.changes
    ]


def _text(seen: Seen, due: list[Line]) -> Iterator[str]:
    yield say_count(len(seen.moved), "The advice on {number} case changed.", "The advice on {number} cases changed.")
    for case in seen.moved:
        yield from heading(case.name)
        yield from paragraph(_severity(case))
        if case.unfit:
            yield from paragraph(say("To be asked again: {questions}.", questions=listed(case.unfit)))
        for found in case.changes:
            yield from _change(found)
        yield ""
        yield from paragraph(say("Draft of a note to the client:"))
        for line in client_note(case).splitlines():
            yield from paragraph(line, indent=4) if line else [""]
    yield ""
    yield from paragraph(
        say_count(
            seen.unmoved, "The advice on {number} case is as it was.", "The advice on {number} cases is as it was."
        )
    )
    if seen.unknown:
        yield from paragraph(
            say_count(
                len(seen.unknown),
                "{number} case could not be compared: no advice on it is kept. Name an older knowledge base by"
                " --before.",
                "{number} cases could not be compared: no advice on them is kept. Name an older knowledge base by"
                " --before.",
            )
        )
    for late in due:
        if late.glance:
            name, until = _name(late), day(late.glance.good_until)
            yield from item(say("{name}: the advice was good until {day}.", name=name, day=until))


def _name(line: Line) -> str:
    return line.label or line.client or line.id


def _severity(case: Moved) -> str:
    then, now = day(case.advised_on), day(case.as_of)
    if case.severity == "high":
        return say("Grave: it touches what is advised. Advice of {then}, rules of {now}.", then=then, now=now)
    if case.severity == "medium":
        return say("Of weight: plan, costs or what is open. Advice of {then}, rules of {now}.", then=then, now=now)
    return say("Slight: details. Advice of {then}, rules of {now}.", then=then, now=now)


def _change(found: Rated) -> Iterator[str]:
    change = found.change
    yield from item(say("{title}: {before} → {after}", title=titled(found), before=change.was, after=change.now))
    names = list(dict.fromkeys((*change.rules, *change.facts, *(found.edited if found.surely else ()))))
    if names:
        yield from paragraph(say("by {causes}", causes=listed(names)), indent=4)
    elif found.edited:
        told = listed(found.edited[:MOST]) if len(found.edited) <= MOST else f"{listed(found.edited[:MOST])} …"
        yield from paragraph(say("by something among what was edited: {causes}", causes=told), indent=4)
    if found.cause == "time":
        yield from paragraph(say("by time alone: the knowledge base knew it before"), indent=4)
    for because in found.because:
        yield from paragraph(because, indent=4)
    for text in found.no_longer:
        yield from paragraph(say("No longer: {text}", text=text), indent=4)
