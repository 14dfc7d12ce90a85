"""`fact [ID]`: a fact's value on a date, what sources claim of it and why this value stands; without ID, all ids.

`--conflicts` lists the claims that disagree, of one fact or of all.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Mapping
from datetime import date

from advisor.advice.document import to_json
from advisor.commands.inputs import open_base
from advisor.commands.outcome import Outcome, utf8
from advisor.knowledge.models import Source
from advisor.knowledge.problems import Problem, Refused, nearest
from advisor.report.conflicts import Conflict, conflict_of, conflicts, conflicts_document
from advisor.report.fact_document import fact_document, facts_document
from advisor.words import say


def run(call: Namespace, *, today: date) -> Outcome:
    """One fact, or the list of all, on the date asked for, else `today`."""
    knowledge = open_base(call.base)
    as_of = call.as_of or today
    if call.conflicts and call.id is None:
        return _register(conflicts(knowledge, as_of=as_of), call, as_of=as_of, sources=knowledge.source)
    if call.id is None:
        facts = facts_document(knowledge.facts, as_of=as_of)
        if call.format == "json":
            return Outcome(utf8(to_json(facts)))
        from advisor.report.text import facts_text

        return Outcome(utf8(facts_text(facts)))
    fact = knowledge.fact.get(call.id)
    if fact is None:
        hint = nearest(call.id, knowledge.fact) or say("`fact` without an id lists all.")
        raise Refused([Problem(call.id, 0, 0, say("there is no such fact."), hint)])
    if call.conflicts:
        found = conflict_of(fact, knowledge.source, as_of=as_of)
        return _register((found,) if found.dissents else (), call, as_of=as_of, sources=knowledge.source)
    document = fact_document(fact, as_of=as_of, sources=knowledge.source, history=call.history)
    if call.format == "json":
        return Outcome(utf8(to_json(document)))
    from advisor.report.text import fact_text

    return Outcome(utf8(fact_text(document)))


def _register(found: Iterable[Conflict], call: Namespace, *, as_of: date, sources: Mapping[str, Source]) -> Outcome:
    document = conflicts_document(found, as_of=as_of, sources=sources)
    if call.format == "json":
        return Outcome(utf8(to_json(document)))
    from advisor.report.text import conflicts_text

    return Outcome(utf8(conflicts_text(document)))
