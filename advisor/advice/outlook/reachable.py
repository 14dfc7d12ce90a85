"""Which mixes the open questions leave in reach, by branch and bound over all completions.

A mix is a set of accounts by routes, each for now or for later. A box of completions is closed when one mix comes
before every other in all of it; otherwise it is cut in two at the condition that decides most. The search is complete
when every box is closed; one that is cut short says so, and proves nothing but what it found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import product

from advisor.advice.findings import Findings
from advisor.advice.needs import Pair
from advisor.advice.outlook.mix_box import Member, Mix, MixBox, Weighing
from advisor.advice.outlook.mix_space import MixSpace
from advisor.logic.formula import Leaf
from advisor.logic.left import Left
from advisor.logic.situation import Answer, Answers, Situation
from advisor.logic.truth import Truth
from advisor.logic.variable import Mask, Variable
from advisor.questionnaire.choices import Choices

Phased = tuple[tuple[str, str, bool], ...]  # account, route, whether later
BOXES = 80


@dataclass(frozen=True)
class Closed:
    """A box of completions with one mix: what each open question still may be in it, and the box's share of all."""

    mix: Phased
    left: Mapping[tuple[str, ...], Mask]
    share: Fraction


@dataclass(frozen=True)
class Reached:
    """The mixes found, each with its share of all completions; `complete` when there are no others."""

    boxes: tuple[Closed, ...]
    complete: bool
    visited: int

    @property
    def mixes(self) -> Mapping[Phased, Fraction]:
        """Each mix with the share of completions proved to lead to it, the greatest first."""
        shares: dict[Phased, Fraction] = {}
        for box in self.boxes:
            shares[box.mix] = shares.get(box.mix, Fraction(0)) + box.share
        return dict(sorted(shares.items(), key=lambda row: (-row[1], row[0])))

    @property
    def settled(self) -> bool:
        """Whether every completion leads to the same mix."""
        return self.complete and len(self.mixes) == 1


def reachable(
    space: MixSpace, answers: Answers, *, choices: Choices, boxes: int = BOXES, until: int | None = None
) -> Reached:
    """Search the completions of `answers`, at most `boxes` boxes; stop early once `until` mixes were found."""
    return _Search(space, answers, choices).run(boxes, until)


@dataclass(frozen=True)
class _Seen:
    """What was worked out for a box. Much of it holds for the boxes inside it."""

    left: Left
    weighing: Weighing
    members: Mapping[Pair, Member]


@dataclass(frozen=True)
class _Box:
    left: Mapping[tuple[str, ...], Mask]
    known: Mapping[Leaf, Truth]
    fresh: Mapping[Leaf, Truth]  # what is known in it, but not in the box around it
    rivals: tuple[Mix, ...]
    share: Fraction
    best: Mix | None = None
    around: _Seen | None = None


@dataclass
class _Search:
    space: MixSpace
    answers: Answers
    choices: Choices
    variables: dict[tuple[str, ...], Variable] = field(default_factory=dict)
    open_leaves: dict[Pair, frozenset[Leaf]] = field(default_factory=dict)

    def run(self, limit: int, until: int | None) -> Reached:
        stack = [self._whole()]
        closed: list[Closed] = []
        visited = 0
        while stack and visited < limit and (until is None or len({box.mix for box in closed}) < until):
            box = stack.pop()
            visited += 1
            found, parts = self._look(box)
            if found is not None:
                closed.append(Closed(found, box.left, box.share))
            stack += parts
        return Reached(tuple(closed), not stack, visited)

    def _whole(self) -> _Box:
        diagram = self.space.space.diagram
        known = diagram.known(self.answers)
        rest = Left(diagram.formulas, known)
        for variable in diagram.variables_of([rest(formula) for formula in self.space.formulas]):
            self.variables[variable.questions] = variable
        for found in self.space.pairs:
            leaves = (rest(formula).leaves for formula in self.space.formulas_of(found))
            self.open_leaves[found.pair] = frozenset[Leaf]().union(*leaves)
        left = {names: variable.agreeing(self.answers) for names, variable in self.variables.items()}
        return _Box(left, known, known, tuple(self._mixes()), Fraction(1))

    def _mixes(self) -> Iterator[Mix]:
        choices, knowledge = self.choices, self.space.knowledge
        by_account: list[list[Pair | None]] = [
            [None] if account in choices.exclude else [None, *(pair for pair in knowledge.pairs if pair[0] == account)]
            for account in knowledge.account
        ]
        for chosen in product(*by_account):
            yield tuple(pair for pair in chosen if pair is not None)

    def _look(self, box: _Box) -> tuple[Phased | None, list[_Box]]:
        left = Left(self.space.space.diagram.formulas, box.fresh, box.around.left if box.around else None)
        weighing = self.space.weighing(left, self.choices)
        members = self._members(box, left, weighing)
        rivals = self._allowed(box.rivals, members)
        compared = MixBox(members, weighing)
        best = box.best if box.best in rivals and self._surely_there(box.best, members) else None
        if best is not None:
            rivals = self._left(best, rivals, compared)
        if len(rivals) > 1 or best is None:
            better = self._best(rivals, members, compared)
            if better is not None and better != best:
                best, rivals = better, self._left(better, rivals, compared)
        if best is not None and len(rivals) == 1:
            mine = [members[pair] for pair in best]
            if all(member.later is not None for member in mine):
                return tuple((*member.pair, bool(member.later)) for member in mine), []
        cut = self._cut(rivals, left)
        if cut is None:
            return self._exactly(box), []
        seen = _Seen(left, weighing, members)
        return None, list(self._halves(replace(box, rivals=rivals, best=best, around=seen), cut))

    def _members(self, box: _Box, left: Left, weighing: Weighing) -> dict[Pair, Member]:
        """Every account by every route that may be in reach in the box. Those that nothing new touches are kept."""
        around = box.around
        kept = around is not None and around.weighing.strengths.keys() == weighing.strengths.keys()
        found = {}
        for formulas in self.space.pairs:
            pair = formulas.pair
            if around is not None and kept and self.open_leaves[pair].isdisjoint(box.fresh):
                member = around.members.get(pair)
            else:
                member = self.space.member(formulas, left, weighing)
            if member is not None:
                found[pair] = member
        return found

    def _left(self, best: Mix, rivals: Sequence[Mix], compared: MixBox) -> tuple[Mix, ...]:
        """The mixes that are not behind `best` for sure, itself among them."""
        return tuple(rival for rival in rivals if rival == best or not compared.surely_behind(best, rival))

    def _surely_there(self, mix: Mix, members: Mapping[Pair, Member]) -> bool:
        """Whether the mix can be had for all answers of the box."""
        return not self._unsure_force(mix, members) and all(members[pair].surely for pair in mix)

    def _allowed(self, rivals: Sequence[Mix], members: Mapping[Pair, Member]) -> tuple[Mix, ...]:
        """The mixes that may exist in the box. A forced account that is surely in reach stands in every one."""
        forced = {
            account
            for account in self.choices.force
            if any(member.surely for (name, _), member in members.items() if name == account)
        }
        return tuple(
            rival
            for rival in rivals
            if all(pair in members for pair in rival) and forced <= {account for account, _ in rival}
        )

    def _best(self, rivals: Sequence[Mix], members: Mapping[Pair, Member], compared: MixBox) -> Mix | None:
        """A mix that surely exists and is not surely behind another such: a guess that the bounds then prove."""
        best: Mix | None = None
        for rival in rivals:
            if self._surely_there(rival, members) and (best is None or compared.surely_behind(rival, best)):
                best = rival
        return best

    def _unsure_force(self, rival: Mix, members: Mapping[Pair, Member]) -> bool:
        """Whether a forced account that only may be in reach is missing, so that the mix only may be allowed."""
        named = {account for account, _ in rival}
        return any(account in self.choices.force and account not in named for account, _ in members)

    def _cut(self, rivals: Sequence[Mix], left: Left) -> Leaf | None:
        """The condition that most of what could tell the rivals apart hangs on."""
        weight: dict[Leaf, float] = {}
        for formula, stake in self.space.stakes(rivals):
            rest = left(formula)
            for leaf in rest.leaves:
                weight[leaf] = weight.get(leaf, 0.0) + stake / len(rest.leaves)
        return max(sorted(weight), key=lambda leaf: weight[leaf], default=None)

    def _halves(self, box: _Box, cut: Leaf) -> Iterator[_Box]:
        diagram = self.space.space.diagram
        question, condition = diagram.condition(cut)
        variable = diagram.variable(question)
        names, column = variable.questions, variable.column(question, condition)
        whole = box.left[names]
        for mask in (whole & column, whole & ~column):
            if mask:
                implied = diagram.implied(variable, mask)
                share = box.share * Fraction(variable.count(mask), variable.count(whole))
                yield replace(
                    box,
                    left={**box.left, names: mask},
                    known={**box.known, **implied},
                    fresh={leaf: truth for leaf, truth in implied.items() if leaf not in box.known},
                    share=share,
                )

    def _exactly(self, box: _Box) -> Phased:
        """The mix of a box in which nothing is undecided, by the comparison itself."""
        answers: dict[str, Answer] = dict(self.answers)
        for names, mask in box.left.items():
            answers |= self.variables[names].example(mask)
        found = Findings.of(Situation(self.space.knowledge, answers, as_of=self.space.as_of), choices=self.choices).best
        return tuple((*member.pair, member.later) for member in found.members)
