"""The rules of daily work name facts, accounts and routes that exist, and each fact once.

What nobody should promise must be able to say no: a number never does. A link between accounts names accounts, routes,
sources and facts that exist, and no other link has its id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from advisor.knowledge.checks.texts import PLACEHOLDER
from advisor.knowledge.load import Origins
from advisor.knowledge.models import Fact, Knowledge, OperatingFact
from advisor.knowledge.models.operating import REFUSED
from advisor.knowledge.problems import Problem, nearest

Path = tuple[str | int, ...]


def check(knowledge: Knowledge, origins: Origins) -> Iterator[Problem]:
    """Yield a problem for each name that stands for nothing, and each fact that could not stand where it does."""
    told: set[str] = set()
    for path, entry in _entries(knowledge):
        fact = knowledge.fact.get(entry.fact)
        yield from _missing(origins, (*path, "fact"), entry.fact, knowledge.fact, "fact")
        for index, account in enumerate(entry.accounts):
            yield from _missing(origins, (*path, "accounts", index), account, knowledge.account, "account")
        for index, route in enumerate(entry.routes):
            yield from _missing(origins, (*path, "routes", index), route, knowledge.route, "route")
        if entry.fact in told:
            said = f"{entry.fact} is told already."
            yield origins.problem("operating", "", (*path, "fact"), said, "Name its accounts and routes in one entry.")
        told.add(entry.fact)
        if path[0] == "never_promise" and fact is not None and not _can_refuse(fact):
            said = f"{fact.id} never says no, so nothing would be told."
            step = f"Name a fact of the kind flag, or of the kind word with one of: {', '.join(REFUSED)}."
            yield origins.problem("operating", "", (*path, "fact"), said, step)
    yield from _links(knowledge, origins)


def _links(knowledge: Knowledge, origins: Origins) -> Iterator[Problem]:
    known: set[str] = set()
    for place, link in enumerate(knowledge.operating.links):
        path: Path = ("links", place)
        if link.id in known:
            said = f'the id "{link.id}" is used already.'
            yield origins.problem("operating", "", (*path, "id"), said, "Rename one.")
        known.add(link.id)
        yield from _missing(origins, (*path, "into"), link.into, knowledge.account, "account")
        for index, account in enumerate(link.out_of):
            yield from _missing(origins, (*path, "out_of", index), account, knowledge.account, "account")
        for index, route in enumerate(link.routes):
            yield from _missing(origins, (*path, "routes", index), route, knowledge.route, "route")
        for index, cited in enumerate(link.sources):
            yield from _missing(origins, (*path, "sources", index), cited.source, knowledge.source, "source")
        for name in PLACEHOLDER.findall(link.text):
            yield from _missing(origins, (*path, "text"), name, knowledge.fact, "fact")


def _entries(knowledge: Knowledge) -> Iterator[tuple[Path, OperatingFact]]:
    for index, entry in enumerate(knowledge.operating.keep):
        yield ("keep", index), entry
    for index, entry in enumerate(knowledge.operating.never_promise):
        yield ("never_promise", index), entry


def _missing(origins: Origins, path: Path, name: str, known: Collection[str], kind: str) -> Iterator[Problem]:
    if name not in known:
        yield origins.problem("operating", "", path, f'there is no {kind} "{name}".', nearest(name, known))


def _can_refuse(fact: Fact) -> bool:
    return fact.kind == "flag" or not set(REFUSED).isdisjoint(fact.words)
