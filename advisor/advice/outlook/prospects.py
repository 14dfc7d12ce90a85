"""What could still change, told from a search of the completions: the mixes in reach and the most telling question."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from advisor.advice.outlook.mix_space import MixSpace
from advisor.advice.outlook.reachable import Phased, Reached, reachable
from advisor.advice.parts.prospects import MixMember, Prospects, ReachableMix
from advisor.logic.situation import Answers
from advisor.logic.variable import Mask, Variable
from advisor.questionnaire.choices import Choices

Telling = tuple[int, float, int, str]  # mixes left at worst, mixes left on average, place in the order, question


def prospects(space: MixSpace, answers: Answers, *, choices: Choices, asked: Collection[str]) -> Prospects:
    """The mixes in reach of `answers`. `asked` holds the questions still worth asking, in the author's order."""
    found = reachable(space, answers, choices=choices)
    telling = most_telling(space, found, asked) if found.complete and not found.settled else None
    turned = turning(found, answers)
    return Prospects(
        settled=found.settled,
        complete=found.complete,
        looked_at=found.visited,
        mixes=tuple(ReachableMix(mix=_members(mix), share=float(share)) for mix, share in found.mixes.items()),
        open_questions=len(asked),
        telling=telling[3] if telling else None,
        telling_leaves=telling[0] if telling else None,
        turning=tuple(ident for ident in asked if ident in turned) if found.complete else None,
    )


def _members(mix: Phased) -> tuple[MixMember, ...]:
    return tuple(MixMember(account=account, route=route, later=later) for account, route, later in mix)


def turning(found: Reached, answers: Answers) -> frozenset[str]:
    """The questions that can turn the mix, others being equal: of two completions that differ in one answer alone and
    have different mixes, each lies in a box of its own, and the boxes meet in every question but that one.

    Complete where the search was. Of a question and the one drawn from it, it is the first without an answer.
    """
    turned: set[tuple[str, ...]] = set()
    for one, other in combinations(found.boxes, 2):
        if one.mix != other.mix:
            apart = [names for names in one.left.keys() & other.left.keys() if not one.left[names] & other.left[names]]
            if len(apart) == 1:
                turned.add(apart[0])
    return frozenset(next((name for name in names if name not in answers), names[0]) for names in turned)


def most_telling(space: MixSpace, found: Reached, asked: Collection[str]) -> Telling | None:
    """The question whose answer leaves the fewest mixes: first in the worst case, then on average, then by order."""
    order = {ident: index for index, ident in enumerate(space.knowledge.asked_order)}
    rows: list[Telling] = []
    for ident in asked:
        variable = space.space.diagram.variable(ident)
        if any(variable.questions in box.left for box in found.boxes):
            left = _left_by_answer(found, variable)
            total = sum(count for count, _ in left)
            mean = sum(count * mixes for count, mixes in left) / total
            rows.append((max(mixes for _, mixes in left), mean, order[ident], ident))
    return min(rows, default=None)


def _left_by_answer(found: Reached, variable: Variable) -> list[tuple[int, int]]:
    """For each class of answers: how many answers, and how many mixes they leave."""
    everything = 0
    for box in found.boxes:
        everything |= box.left.get(variable.questions, 0)
    parts: list[tuple[Mask, frozenset[Phased]]] = [(everything, frozenset())]
    for box in found.boxes:
        mask = box.left.get(variable.questions, everything)
        split: dict[Mask, frozenset[Phased]] = {}
        for part, mixes in parts:
            if part & mask:
                split[part & mask] = mixes | {box.mix}
            if part & ~mask:
                split[part & ~mask] = mixes
        parts = list(split.items())
    return [(variable.count(part), len(mixes)) for part, mixes in parts]
