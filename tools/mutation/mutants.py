"""All mutants of a knowledge base, in a fixed order: by collection, then by entry, then by kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from advisor.knowledge.condition import Term, parts_of
from advisor.knowledge.models import Knowledge, Need
from tools.mutation import addressed, comparisons, dates, dropped, sources, statuses, values
from tools.mutation.facts_that_count import facts_that_count
from tools.mutation.mutant import Change, Mutant, Path

GROUPS = ("rules", "terms", "facts", "provisions", "wishes", "existing", "needs", "steps", "risks", "barred_days")


def mutants(knowledge: Knowledge, groups: tuple[str, ...] = GROUPS) -> Iterator[Mutant]:
    """The mutants of the collections named: of facts those that count, of steps those that a rule or wish names."""
    known = tuple(sorted(knowledge.source))
    facts = facts_that_count(knowledge)
    named = {ident for rule in knowledge.rules for ident in rule.steps}
    named |= {ident for wish in knowledge.wishes for ident in wish.steps}
    named |= {ident for rule in knowledge.existing for ident in rule.steps}
    for group in groups:
        entries = getattr(knowledge, group)
        roughly = dates.about(
            knowledge.rules if group == "steps" else entries
        )  # a step does not say how its start is known
        for entry in entries:
            if (group == "steps" and entry.id not in named) or (group == "facts" and entry.id not in facts):
                continue
            if getattr(entry, "dormant", None):
                continue  # it says itself that no client of any date reaches it
            if group == "facts":
                changes = _of_fact(entry, known)
            elif group == "needs":
                changes = _of_need(entry, knowledge, known)
            elif group == "barred_days":
                changes = (
                    *_changes("date", dates.recurring(entry)),
                    *_changes("source", sources.swapped(entry, known)),
                )
            else:
                changes = tuple(_of_entry(entry, knowledge, known, roughly=roughly))
            for change in changes:
                yield Mutant(group, entry.id, change, words_of(entry, knowledge))


def _of_entry(entry: Any, knowledge: Knowledge, known: tuple[str, ...], *, roughly: Any) -> Iterator[Change]:
    for path, said, condition in comparisons.turned(entry.when, ("when",), knowledge):
        yield Change("comparison", path, said, entry.model_copy(update={"when": condition}))
    for path, said, condition in dropped.thinned(entry.when, ("when",)):
        yield Change("condition dropped", path, said, entry.model_copy(update={"when": condition}))
    yield from _changes("comparison", addressed.speaking_of_fewer(entry))
    yield from _changes("condition dropped", addressed.speaking_of_any_mix(entry))
    if hasattr(entry, "from_"):
        yield from _changes("date", dates.windows(entry, roughly=roughly))
    yield from _changes("status", statuses.decided_otherwise(entry))
    yield from _changes("step dropped", statuses.without_steps(entry))
    if hasattr(entry, "sources"):
        yield from _changes("source", sources.swapped(entry, known))


def _of_fact(fact: Any, known: tuple[str, ...]) -> tuple[Change, ...]:
    return (
        *_changes("value", values.changed(fact)),
        *_changes("date", dates.boundaries(fact)),
        *_changes("source", sources.swapped_in_fact(fact, known)),
    )


def _of_need(need: Need, knowledge: Knowledge, known: tuple[str, ...]) -> tuple[Change, ...]:
    found = []
    for index, cause in enumerate(need.raised):
        for change in _of_entry(cause, knowledge, known, roughly=frozenset()):
            raised = (*need.raised[:index], change.entry, *need.raised[index + 1 :])
            path = ("raised", index, *change.path)
            found.append(Change(change.kind, path, change.said, need.model_copy(update={"raised": raised})))
    return tuple(found)


def _changes(kind: Any, made: Iterator[tuple[Path, str, Any]]) -> Iterator[Change]:
    for path, said, entry in made:
        yield Change(kind, path, said, entry)


def words_of(entry: Any, knowledge: Knowledge) -> frozenset[str]:
    """The names that a case about this entry is likely to use: its id, what it is for, what its condition asks."""
    words = {entry.id, *getattr(entry, "for_", ()), *getattr(entry, "steps", ()), *getattr(entry, "existing", ())}
    words |= {getattr(entry, name) for name in ("wish", "capability") if hasattr(entry, name)}
    causes = entry.raised if isinstance(entry, Need) else (entry,)
    for cause in causes:
        words.add(cause.id)
        for part in parts_of(getattr(cause, "when", None)):
            if isinstance(part, Term):
                words |= words_of(knowledge.term[part.term], knowledge)
            else:
                words |= {getattr(part, name) for name in ("question", "fact") if hasattr(part, name)}
                words |= {option for option in getattr(part, "options", ()) if isinstance(option, str)}
    return frozenset(words)
