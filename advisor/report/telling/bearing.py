"""What an open question bears on, in words: the first few of everything that its answer could turn."""

from __future__ import annotations

from itertools import chain, zip_longest

from advisor.advice.model import OpenQuestion
from advisor.report.wording import Names
from advisor.words import say

SHOWN = 8


def bearing(question: OpenQuestion, names: Names) -> tuple[str, ...]:
    """Accounts by routes, needs, steps and the rest, each once; of very many the first few, and how many more."""
    kinds: dict[str, dict[str, None]] = {kind: {} for kind in ("pair", "need", "step", "other")}
    for ident in question.could_lead_to:
        if ident != question.question or ident in names.needs:  # a need may have the id of its question
            kind, words = _told(ident, names)
            kinds[kind][words] = None
    every = dict.fromkeys(chain.from_iterable(kinds.values()))
    if len(every) <= SHOWN + 1:  # one alone is not worth leaving out
        return tuple(every)
    turns = chain.from_iterable(zip_longest(*kinds.values()))  # the few are to show the breadth
    shown = list(dict.fromkeys(words for words in turns if words is not None))[:SHOWN]
    return (*shown, say("and {number} more", number=len(every) - SHOWN))


def _told(ident: str, names: Names) -> tuple[str, str]:
    """The kind of what can be turned, and its name."""
    if " for " in ident:  # what an account by a route does for a need
        return "need", names.bears_on(ident)
    if "/" in ident and not ident.startswith("later:"):
        return "pair", names.bears_on(ident)
    if ident in names.needs:
        return "need", names.need(ident)
    if ident in names.routes or ident in names.criteria:
        return "other", names.bears_on(ident)
    if ident in names.steps:
        return "step", names.step(ident)
    if ident in names.questions:
        return "other", names.question(ident)
    if ident in names.existing:
        says = say("what becomes of the accounts you have")
        return "other", f"{says[0].upper()}{says[1:]}"
    return "other", names.bears_on(ident)
