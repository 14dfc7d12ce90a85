"""A draft of the note that tells a client what changed in their advice. A consultant reads it before it is sent."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.cases.watch import Moved, Rated
from advisor.report.spoken import sentences
from advisor.report.wording import day
from advisor.words import say, say_count

MOST = 6  # changes told one by one


def client_note(moved: Moved) -> str:
    """The note, in the language spoken: paragraphs, with a list of what changed."""
    return "\n\n".join(part for part in _parts(moved) if part)


def _parts(moved: Moved) -> Iterator[str]:
    yield say("Dear {client},", client=moved.client) if moved.client else say("Good day,")
    yield _opening(moved)
    told = [found for found in moved.changes if found.severity != "low"] or list(moved.changes)
    yield "\n".join(_told(found) for found in told[:MOST])
    rest = len(moved.changes) - len(told[:MOST])
    if rest:
        yield say_count(
            rest, "There is {number} smaller change besides.", "There are {number} smaller changes besides."
        )
    if moved.unfit:
        yield say_count(
            len(moved.unfit),
            "{number} of your answers has to be given again, because the question has changed.",
            "{number} of your answers have to be given again, because the questions have changed.",
        )
    yield _closing(moved)


def _opening(moved: Moved) -> str:
    values = {"then": day(moved.advised_on), "now": day(moved.as_of)}
    if moved.severity == "high":
        return say("Our advice of {then} no longer stands as it was. By the rules known on {now}:", **values)
    if moved.severity == "medium":
        return say(
            "The accounts we advised on {then} stay the same. By the rules known on {now}, this changes:", **values
        )
    return say("Our advice of {then} stands. By the rules known on {now}, some details change:", **values)


def titled(found: Rated) -> str:
    """What changed, as it stands before a colon: some are told by a whole sentence."""
    return found.change.title.rstrip(".。")


def _told(found: Rated) -> str:
    change = found.change
    line = say("{title}: so far {before}, now {after}.", title=titled(found), before=change.was, after=change.now)
    gone = (say("No longer: {text}", text=text) for text in found.no_longer)
    return f"- {sentences(line, *found.because, *gone)}"


def _closing(moved: Moved) -> str:
    if moved.severity == "high":
        return say("Please take no step that rests on what changed before we have spoken.")
    return say("Nothing has to be done at once; we will go through it when we next speak.")
