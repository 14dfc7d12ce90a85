"""Whether a change can make any difference to a client, so that no advice is worked out anew for nothing."""

from __future__ import annotations

from typing import Any

from advisor.advice.existing import QUESTION as EXISTING
from advisor.advice.needs import questions_in
from advisor.knowledge.models import ExistingRule, Fact, Knowledge, Need
from advisor.logic.situation import Missing, Situation
from tools.mutation.mutant import Mutant

State = tuple[Any, ...]


def reached(mutant: Mutant, situation: Situation) -> bool:
    """False where the entry, changed or not, says the same of this client on this date."""
    if mutant.change.kind == "source":
        return False  # what is advised does not depend on who said it
    before, after = _entry(mutant, situation.knowledge), mutant.change.entry
    if isinstance(before, Fact):
        return _planned_with(before.id, situation.knowledge) or before.on(situation.as_of) != after.on(situation.as_of)
    if isinstance(before, Need):
        return any(
            one != other and _state(one, situation) != _state(other, situation)
            for one, other in zip(before.raised, after.raised, strict=True)
        )
    if mutant.collection == "barred_days":
        return True
    if isinstance(before, ExistingRule) and not _has_one_of(before.existing, situation):
        return False  # a change never names a further kind of account
    return _state(before, situation) != _state(after, situation)


def _entry(mutant: Mutant, knowledge: Knowledge) -> Any:
    return next(entry for entry in getattr(knowledge, mutant.collection) if entry.id == mutant.ident)


def _planned_with(fact: str, knowledge: Knowledge) -> bool:
    """Whether the plan looks at the fact on other days than the one asked for."""
    quotas = (account.quota for account in knowledge.accounts if account.quota is not None)
    return any(fact in (quota.fact, quota.articles_fact) for quota in quotas)


def _has_one_of(kinds: tuple[str, ...], situation: Situation) -> bool:
    named = situation.seen(EXISTING)
    return not isinstance(named, Missing) and isinstance(named, tuple) and bool(set(kinds) & set(named))


def _state(entry: Any, situation: Situation) -> State:
    """What of an entry this client gets to feel: whether it holds, what it waits for, and then what it says."""
    day = situation.as_of
    first, last = getattr(entry, "from_", None), getattr(entry, "to", None)
    if (first is not None and day < first) or (last is not None and day >= last):
        return (False,)
    truth = situation.truth(entry.when)
    said = situation.as_far_as_said(entry.when)
    if truth is False and not said:
        return (False,)
    rest = entry.model_copy(update={"when": None, "from_": None, "to": None})
    asked = questions_in(situation.knowledge, entry.when) if truth else ()
    return (truth, said, situation.waits_for(entry.when), asked, rest)
