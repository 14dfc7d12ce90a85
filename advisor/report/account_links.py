"""How readers come into the accounts of a mix: the links of the knowledge base that hold on the day of the advice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.advice.model import Advice, CitedSource, Placed, Reason
from advisor.advice.speak import reason
from advisor.advice.validity import cited_sources
from advisor.knowledge.models import AccountLink, Knowledge
from advisor.logic.situation import Situation


@dataclass(frozen=True)
class LinkFound:
    """A link in force: its number in the picture, the places in the mix it leads out of (none: outside) and into."""

    number: int
    title: str
    out_of: tuple[int, ...]
    into: int
    reason: Reason


def links_found(advice: Advice, knowledge: Knowledge) -> tuple[LinkFound, ...]:
    """The links from outside, then those between accounts of the mix, numbered from 1 in the order of the base."""
    situation = Situation(knowledge, {}, as_of=advice.as_of)
    between = [link for link in knowledge.operating.links if link.out_of]
    outside = [link for link in knowledge.operating.links if not link.out_of]
    found = [
        (link, out_of, into)
        for link in (*outside, *between)
        if link.holds_on(advice.as_of)
        for out_of, into in _places(link, advice.mix)
    ]
    return tuple(
        LinkFound(
            number=number,
            title=link.title,
            out_of=out_of,
            into=into,
            reason=reason(situation, link, ident=link.id, text=link.text),
        )
        for number, (link, out_of, into) in enumerate(found, 1)
    )


def _places(link: AccountLink, mix: Sequence[Placed]) -> Iterator[tuple[tuple[int, ...], int]]:
    """Where a link begins and ends in a mix, by places in it."""
    for into, target in enumerate(mix):
        if target.account != link.into or (link.routes and target.route not in link.routes):
            continue
        out_of = tuple(
            place
            for place, other in enumerate(mix)
            if place != into
            and other.account in link.out_of
            and (link.owner == "any" or (link.owner == "same") == (other.route == target.route))
        )
        if out_of or not link.out_of:
            yield out_of, into


def link_sources(advice: Advice, knowledge: Knowledge) -> tuple[CitedSource, ...]:
    """The sources of these links that the advice itself does not cite, in the order of the links."""
    own = {source.id for source in advice.sources}
    cited = [ident for link in links_found(advice, knowledge) for ident in link.reason.sources]
    further = [ident for ident in cited if ident not in own]
    return cited_sources(Situation(knowledge, {}, as_of=advice.as_of), further)
