"""Which limits of a client decide the mix: each is lifted in turn, and all mixes are compared anew."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.advice.findings import Findings
from advisor.advice.mixes.mix import Compared
from advisor.advice.mixes.robustness import members_of
from advisor.advice.model import Reason
from advisor.advice.needs import Needs
from advisor.advice.parts.certificate import LimitFound
from advisor.advice.speak import fill
from advisor.knowledge.models import Limit
from advisor.logic.situation import Answer, Missing, Situation


def limits_found(situation: Situation, found: Findings) -> Iterator[LimitFound]:
    """Each limit of the knowledge base, under the user's choices: does the chosen mix stay best without it?

    Only what the client said is lifted. A limit binds where the chosen mix is then out of reach or not as good as the
    best; a tie is no binding.
    """
    for limit in situation.knowledge.limits:
        said = {name: situation.seen(name) for name in limit.relaxed}
        stated = {name: answer for name, answer in said.items() if not isinstance(answer, Missing)}
        lifted = {name: limit.relaxed[name] for name, answer in stated.items() if answer != limit.relaxed[name]}
        without = _without(situation, found, lifted) if lifted else None
        yield _told(
            situation, limit, found, lifted=tuple(lifted) if without else (), stated=bool(stated), without=without
        )


def _without(situation: Situation, found: Findings, lifted: dict[str, Answer]) -> Findings | None:
    """What is found with the limit lifted, or None where the chosen mix is still among the best."""
    answers = {**situation.answers, **lifted}
    without = Findings.of(Situation(situation.knowledge, answers, as_of=situation.as_of), found.choices)
    same = next((mix for mix in without.compared if mix.pairs == found.best.pairs), None)
    return None if same is not None and same.key == without.best.key else without


def _told(
    situation: Situation,
    limit: Limit,
    found: Findings,
    *,
    lifted: tuple[str, ...],
    stated: bool,
    without: Findings | None,
) -> LimitFound:
    if without is None:
        return LimitFound(id=limit.id, title=limit.title, state="does_not_bind" if stated else "not_stated")
    return LimitFound(
        id=limit.id,
        title=limit.title,
        state="binds",
        lifted=lifted,
        mix=members_of(without.best),
        gains=met_only(without.needs, without.best, found.best),
        loses=met_only(found.needs, found.best, without.best),
        reasons=(Reason(id=f"limit.{limit.id}", text=fill(situation, limit.text), basis="judgement"),),
    )


def met_only(needs: Needs, one: Compared, other: Compared) -> tuple[str, ...]:
    """The needs that the one meets and the other does not, strongest first."""
    return tuple(found.need.id for found in needs.raised if found.need.id in one.met - other.met)
