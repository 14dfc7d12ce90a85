"""Checks of wishes, questions, risks and the words of an advice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.expectations.case import Patterns
from advisor.expectations.seen import Seen, check, known


@check
def wishes(seen: Seen, wanted: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Each wish has one of the outcomes."""
    for wish, allowed in wanted.items():
        outcome = seen.wishes[wish].outcome if wish in seen.wishes else "not answered"
        if outcome not in allowed:
            yield f"{wish} is {outcome}, not one of {allowed}"


@check
def wish_steps(seen: Seen, wanted: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Each wish asks for these steps at least."""
    for wish, steps in wanted.items():
        known(steps, seen.knowledge.step)
        has = seen.wishes[wish].steps if wish in seen.wishes else ()
        if missing := sorted(set(steps) - set(has)):
            yield f"{wish} does not ask for {missing} but for {has}"


@check
def instead(seen: Seen, wanted: dict[str, re.Pattern[str]]) -> Iterator[str]:
    """What is to be done instead of the wish matches the pattern."""
    for wish, pattern in wanted.items():
        said = seen.wishes[wish].instead if wish in seen.wishes else ""
        if not pattern.search(said):
            yield f"{wish} says instead “{said}”, not /{pattern.pattern}/"


@check
def asks(seen: Seen, wanted: tuple[str, ...]) -> Iterator[str]:
    """These questions are open."""
    known(wanted, seen.knowledge.question)
    asked = [one.question for one in seen.advice.open_questions]
    if missing := sorted(set(wanted) - set(asked)):
        yield f"does not ask {missing}, but {asked}"


@check
def says(seen: Seen, wanted: Patterns) -> Iterator[str]:
    """Each pattern is said somewhere in the advice."""
    for pattern in wanted:
        if not pattern.search(seen.text):
            yield f"nowhere says /{pattern.pattern}/"


@check
def never_says(seen: Seen, wanted: Patterns) -> Iterator[str]:
    """No pattern is said anywhere in the advice."""
    for pattern in wanted:
        if hit := pattern.search(seen.text):
            yield f"says /{pattern.pattern}/: …{seen.text[max(0, hit.start() - 80) : hit.end() + 80]}…"


@check
def outside(seen: Seen, wanted: tuple[str, ...]) -> Iterator[str]:
    """These entries of what lies outside the five accounts are given."""
    found = {entry.id for entry in seen.advice.outside}
    if missing := sorted(set(wanted) - found):
        yield f"outside lacks {missing}, it has {sorted(found)}"


@check
def outside_not(seen: Seen, wanted: tuple[str, ...]) -> Iterator[str]:
    """These entries are not given."""
    known(wanted, [entry.id for entry in seen.knowledge.outside])
    if found := sorted(set(wanted) & {entry.id for entry in seen.advice.outside}):
        yield f"outside holds {found}"


@check
def risks(seen: Seen, wanted: tuple[str, ...]) -> Iterator[str]:
    """These risks are named."""
    found = {risk.id for risk in seen.advice.risks}
    if missing := sorted(set(wanted) - found):
        yield f"the risks lack {missing}, they are {sorted(found)}"


@check
def risks_not(seen: Seen, wanted: tuple[str, ...]) -> Iterator[str]:
    """These risks are not named."""
    known(wanted, [risk.id for risk in seen.knowledge.risks])
    if found := sorted(set(wanted) & {risk.id for risk in seen.advice.risks}):
        yield f"the risks hold {found}"


@check
def gives(seen: Seen, wanted: tuple[str, ...]) -> Iterator[str]:
    """The reasons, by the ids of the rules, needs, provisions, wishes or risks that speak in them."""
    known(wanted, seen.reasons_known)
    if missing := sorted(set(wanted) - seen.reasons):
        yield f"does not give the reasons {missing}"


@check
def gives_not(seen: Seen, wanted: tuple[str, ...]) -> Iterator[str]:
    """None of these reasons is given."""
    known(wanted, seen.reasons_known)
    if found := sorted(set(wanted) & seen.reasons):
        yield f"gives the reasons {found}"
