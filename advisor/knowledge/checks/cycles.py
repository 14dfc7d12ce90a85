"""Nothing leads back to itself: steps after steps, rules beating rules, terms in terms, questions showing questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.knowledge.condition import Term, parts_of
from advisor.knowledge.load import Origins
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem


def check(knowledge: Knowledge, origins: Origins) -> Iterator[Problem]:
    """Yield a problem for each member that leads back to itself."""
    graphs: tuple[tuple[str, str, Mapping[str, tuple[str, ...]]], ...] = (
        ("steps", "after", {step.id: step.after for step in knowledge.steps}),
        ("rules", "beats", {rule.id: rule.beats for rule in knowledge.rules}),
        ("wishes", "beats", {wish.id: wish.beats for wish in knowledge.wishes}),
        ("existing", "beats", {rule.id: rule.beats for rule in knowledge.existing}),
        ("terms", "when", {term.id: _terms(term.when) for term in knowledge.terms}),
        ("questions", "shown_when", _shown_by(knowledge)),
    )
    for collection, key, edges in graphs:
        for ident in edges:
            way = _way_back(ident, edges)
            if way:
                yield origins.problem(
                    collection,
                    ident,
                    (key,),
                    "this leads back to itself: " + " → ".join(way) + ".",
                    "Break the circle.",
                )


def _way_back(ident: str, edges: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    reached: dict[str, tuple[str, ...]] = {}
    open_ends: list[tuple[str, tuple[str, ...]]] = [(ident, (ident,))]
    while open_ends:
        here, way = open_ends.pop()
        for following in edges.get(here, ()):
            if following == ident:
                return (*way, following)
            if following not in reached:
                reached[following] = (*way, following)
                open_ends.append((following, reached[following]))
    return ()


def _terms(condition: object) -> tuple[str, ...]:
    return tuple(part.term for part in parts_of(condition) if isinstance(part, Term))


def _questions(knowledge: Knowledge, condition: object, seen: frozenset[str]) -> Iterator[str]:
    for part in parts_of(condition):
        if isinstance(part, Term):
            if part.term in knowledge.term and part.term not in seen:
                yield from _questions(knowledge, knowledge.term[part.term].when, seen | {part.term})
        elif hasattr(part, "question"):
            yield part.question


def _shown_by(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    return {found.id: tuple(_questions(knowledge, found.shown_when, frozenset())) for found in knowledge.questions}
