"""Every id that one part names stands for a part that exists, and every source is cited by something.

Looked at: sources of everything that cites, facts and steps named by quotas, steps and rules, patterns of accounts
by routes, rules named in `beats`, wishes and existing accounts, capabilities of needs and provisions, questions of
sections, options of questions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from advisor.knowledge.condition import Always
from advisor.knowledge.load import Origins
from advisor.knowledge.models import Citation, Claim, Knowledge
from advisor.knowledge.problems import Problem, nearest

Path = tuple[str | int, ...]


def check(knowledge: Knowledge, origins: Origins) -> Iterator[Problem]:
    """Yield a problem for each name that stands for nothing, and each source nobody cites."""
    cited: set[str] = set()
    for collection, members in collections(knowledge):
        for member in members:
            for path, source in _citations(member, ()):
                cited.add(source)
                if source not in knowledge.source:
                    message = f'there is no source "{source}".'
                    yield origins.problem(collection, member.id, path, message, nearest(source, knowledge.source))
    for path, source in _citations(knowledge.cadence, ()):
        cited.add(source)
        if source not in knowledge.source:
            message = f'there is no source "{source}".'
            yield origins.problem("cadence", "", path, message, nearest(source, knowledge.source))
    for known in knowledge.sources:
        if known.id not in cited:
            message = f'nothing cites the source "{known.id}".'
            yield origins.problem("sources", known.id, ("id",), message, "Cite or remove it.")
    yield from _named(knowledge, origins)
    yield from _questions(knowledge, origins)


def collections(knowledge: Knowledge) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Each collection's name with its members."""
    for name in type(knowledge).model_fields:
        value = getattr(knowledge, name)
        if isinstance(value, tuple):
            yield name, value


def fields_of(member: Any, names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the names that are fields of a member."""
    kind: Any = type(member)
    return _fields_of(kind, names)


@cache
def _fields_of(kind: Any, names: tuple[str, ...]) -> tuple[str, ...]:  # to ask a model for a field it lacks is slow
    return tuple(name for name in names if name in kind.model_fields)


def _citations(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, (Citation, Claim)):
        yield (*path, "source") if isinstance(value, Claim) else path, value.source
    elif isinstance(value, BaseModel):
        for name, alias in _citing_fields(type(value)):
            yield from _citations(getattr(value, name), (*path, alias))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _citations(part, (*path, index))


@cache
def _citing_fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that may hold citations, with their names in the files."""
    fields = model.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if _may_cite(field.annotation))


def _may_cite(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation.__module__ == Always.__module__:  # conditions nest in each other, and cite nothing
            return False
        return annotation in (Citation, Claim) or bool(_citing_fields(annotation))
    return any(_may_cite(inner) for inner in get_args(annotation))


def _named(knowledge: Knowledge, origins: Origins) -> Iterator[Problem]:
    def missing(
        collection: str, ident: str, path: Path, name: str, known: Collection[str], kind: str
    ) -> Iterator[Problem]:
        if name not in known:
            yield origins.problem(collection, ident, path, f'there is no {kind} "{name}".', nearest(name, known))

    patterns = _patterns(knowledge)
    rules, wishes = {rule.id for rule in knowledge.rules}, {wish.id for wish in knowledge.wishes}
    wish_options = knowledge.question["account_wishes"].option_ids if "account_wishes" in knowledge.question else ()
    for collection, members in collections(knowledge):
        for member in members:
            for field in fields_of(member, ("for_", "instead_opens")):
                for index, pattern in enumerate(getattr(member, field)):
                    where = (field.rstrip("_"), index)
                    yield from missing(collection, member.id, where, pattern, patterns, "account/route")
            for field in fields_of(member, ("steps",)):
                for index, step in enumerate(getattr(member, field)):
                    yield from missing(collection, member.id, (field, index), step, knowledge.step, "step")
    for rule in knowledge.rules:
        for index, beaten in enumerate(rule.beats):
            yield from missing("rules", rule.id, ("beats", index), beaten, rules, "rule")
    for wish in knowledge.wishes:
        yield from missing("wishes", wish.id, ("wish",), wish.wish, wish_options, "wish")
        for index, beaten in enumerate(wish.beats):
            yield from missing("wishes", wish.id, ("beats", index), beaten, wishes, "wish rule")
    existing = {rule.id for rule in knowledge.existing}
    held = knowledge.question["existing_accounts"].option_ids if "existing_accounts" in knowledge.question else ()
    for entry in knowledge.existing:
        for index, option in enumerate(entry.existing):
            yield from missing("existing", entry.id, ("existing", index), option, held, "existing account")
        for index, route in enumerate(entry.by):
            yield from missing("existing", entry.id, ("by", index), route, (*knowledge.route, "none"), "route")
        for index, beaten in enumerate(entry.beats):
            yield from missing("existing", entry.id, ("beats", index), beaten, existing, "rule about existing accounts")
    for step in knowledge.steps:
        for index, before in enumerate(step.after):
            yield from missing("steps", step.id, ("after", index), before, knowledge.step, "step")
    for provision in knowledge.provisions:
        yield from missing(
            "provisions", provision.id, ("capability",), provision.capability, knowledge.capability, "capability"
        )
    for need in knowledge.needs:
        for index, capability in enumerate(need.capabilities):
            yield from missing(
                "needs", need.id, ("capabilities", index), capability, knowledge.capability, "capability"
            )
    for account in knowledge.accounts:
        for key in ("fact", "articles_fact") if account.quota else ():
            yield from missing(
                "accounts", account.id, ("quota", key), getattr(account.quota, key), knowledge.fact, "fact"
            )
    pillars = {pillar.id for pillar in knowledge.pillars}
    for mix in knowledge.pillar_mixes:
        for pillar in mix.shares:
            yield from missing("pillar_mixes", mix.id, ("shares", pillar), pillar, pillars, "pillar")
    sectors = set(knowledge.cadence.sectors.values())
    for moment in knowledge.moments:
        for sector in moment.weights:
            yield from missing("moments", moment.id, ("weights", sector), sector, sectors, "sector")


def _patterns(knowledge: Knowledge) -> frozenset[str]:
    accounts, routes = [*knowledge.account, "*"], [*knowledge.route, "*"]
    return frozenset({"*", *(f"{account}/{route}" for account in accounts for route in routes)})


def _questions(knowledge: Knowledge, origins: Origins) -> Iterator[Problem]:
    placed: dict[str, str] = {}
    for section in knowledge.sections:
        for index, question in enumerate(section.questions):
            if question not in knowledge.question:
                hint = nearest(question, knowledge.question)
                yield origins.problem(
                    "sections", section.id, ("questions", index), f'there is no question "{question}".', hint
                )
            elif question in placed:
                message = f'the question "{question}" already stands in the section "{placed[question]}".'
                yield origins.problem("sections", section.id, ("questions", index), message, "Keep one.")
            placed[question] = section.id
    for found in knowledge.questions:
        if found.id not in placed:
            yield origins.problem(
                "questions", found.id, ("id",), f'no section asks "{found.id}".', "Add it to a section."
            )
        if found.options_from is not None and found.options_from not in knowledge.question:
            message = f'there is no question "{found.options_from}".'
            yield origins.problem(
                "questions", found.id, ("options_from",), message, nearest(found.options_from, knowledge.question)
            )
