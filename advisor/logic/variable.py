"""A question as a variable of the diagram: its answers, and the classes of them that no condition can tell apart.

Sets of answers are whole numbers used as bit sets (bit n = the n-th answer), so that classes of tens of thousands of
combinations of options are found by a few operations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress
from operator import itemgetter
from typing import Any

from advisor.knowledge.condition import Choice, Only
from advisor.logic.formula import Leaf
from advisor.logic.recent import Recent
from advisor.logic.situation import Answer, Answers, holds_for
from advisor.logic.truth import Truth

KEPT = 2_000  # ways of splitting its answers that a variable remembers
Mask = int
Leaves = Mapping[Leaf, tuple[str, Any]]  # the question and the condition on it


@dataclass(frozen=True)
class Class:
    """Answers that agree on some leaves: what they say of them, and which they are."""

    truths: Mapping[Leaf, Truth]
    mask: Mask


@dataclass(frozen=True)
class Variable:
    """A question (or a question with the one that draws its options from it) and its answers, simplest first."""

    questions: tuple[str, ...]
    values: tuple[tuple[Answer | None, ...], ...]
    weights: tuple[int, ...]
    _columns: dict[tuple[str, type, Any], Mask] = field(default_factory=dict, compare=False)
    _options: dict[str, tuple[Any, ...]] = field(default_factory=dict, compare=False)
    _split: dict[str, tuple[tuple[Any, ...], Callable[[Any], Any]]] = field(default_factory=dict, compare=False)
    _classes: Recent[tuple[Mask, tuple[Leaf, ...]], tuple[Class, ...]] = field(
        default_factory=lambda: Recent(KEPT), compare=False
    )

    @property
    def size(self) -> int:
        """The number of complete answers to it."""
        return sum(self.weights)

    @cached_property
    def everything(self) -> Mask:
        """All answers."""
        return (1 << len(self.values)) - 1

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {question: index for index, question in enumerate(self.questions)}

    @cached_property
    def _weighted(self) -> bool:
        return any(weight != 1 for weight in self.weights)

    def count(self, mask: Mask) -> int:
        """The number of complete answers in a set."""
        if not self._weighted:
            return mask.bit_count()
        return sum(weight for index, weight in enumerate(self.weights) if mask >> index & 1)

    def members(self, mask: Mask) -> Iterator[Answers]:
        """The answers of a set, simplest first. A question that is not asked is left out."""
        while mask:
            lowest = mask & -mask
            yield self._answers(self.values[lowest.bit_length() - 1])
            mask ^= lowest

    def beside(self, question: str, mask: Mask) -> frozenset[tuple[Answer | None, ...]]:
        """What is answered to the other questions in a set, where there are any."""
        if len(self.questions) == 1:
            return frozenset([()] if mask else [])
        place = self._place[question]
        held = (value[:place] + value[place + 1 :] for value in self.values)
        return frozenset(compress(held, map(int, reversed(f"{mask:0{len(self.values)}b}"))))

    def example(self, mask: Mask) -> Answers:
        """The simplest answers of a set."""
        return next(self.members(mask))

    def _answers(self, value: tuple[Answer | None, ...]) -> Answers:
        return {name: given for name, given in zip(self.questions, value, strict=True) if given is not None}

    def agreeing(self, answers: Answers) -> Mask:
        """The set of what the known answers leave open. A number stands for those the conditions do not tell apart."""
        mask = self.everything
        for name in self.questions:
            given = answers.get(name)
            if given is not None:
                found = self._given(name, given)
                mask = mask & found if found & mask else mask  # an answer that the other one rules out does not count
        return mask

    def _given(self, name: str, given: Answer) -> Mask:
        if isinstance(given, int) and not isinstance(given, bool):
            reached = [index for index, value in enumerate(self.values) if (value[0] or 0) <= given]  # type: ignore[operator]
            return 1 << reached[-1] if reached else 0
        if isinstance(given, tuple):
            mask = self._answered(name)
            for option in {*self._options_of(name), *given}:
                holding = self._holding(name, option)
                mask &= holding if option in given else ~holding
            return mask
        return self._holding(name, given)

    def _options_of(self, name: str) -> tuple[Any, ...]:
        """The options that answers to a question may hold."""
        if name not in self._options:
            parts, _ = self._parts(name)
            options = (option for part in parts for option in (part if isinstance(part, tuple) else (part,)))
            self._options[name] = tuple(option for option in dict.fromkeys(options) if option is not None)
        return self._options[name]

    def _holding(self, name: str, option: Any) -> Mask:
        """The answers to a question that are, or hold, an option."""
        key = (name, type(option), option)
        if key not in self._columns:
            parts, _ = self._parts(name)
            holds = [option in part if type(part) is tuple else option == part for part in parts]
            self._columns[key] = self._mask(name, holds)
        return self._columns[key]

    def _answered(self, name: str) -> Mask:
        """The answers that answer a question at all."""
        return self._holding(name, None) ^ self.everything

    def _parts(self, name: str) -> tuple[tuple[Answer | None, ...], Callable[[Sequence[str]], Iterable[str]]]:
        """The different answers to a question, and what picks for each combination, last to first, that of its one."""
        if name not in self._split:
            place = self._place[name]
            numbers: dict[Answer | None, int] = {}
            coded = [numbers.setdefault(value[place], len(numbers)) for value in self.values]
            self._split[name] = tuple(numbers), itemgetter(*reversed(coded))
        return self._split[name]

    def _mask(self, name: str, holds: Iterable[bool]) -> Mask:
        """The answers to a question, given for each of its different answers whether it is one of them."""
        _, pick = self._parts(name)
        return int("".join(pick(["1" if one else "0" for one in holds])), 2)

    def column(self, question: str, condition: Any) -> Mask:
        """The answers for which a condition on one question holds."""
        key = (question, type(condition), condition)
        if key not in self._columns:
            self._columns[key] = self._found(question, condition)
        return self._columns[key]

    def _found(self, question: str, condition: Any) -> Mask:
        if not isinstance(condition, (Choice, Only)):
            parts, _ = self._parts(question)
            return self._mask(question, (part is not None and holds_for(condition, part) for part in parts))
        named = set(condition.options)
        others = isinstance(condition, Only)
        mask = 0
        for option in [one for one in self._options_of(question) if one not in named] if others else named:
            mask |= self._holding(question, option)
        return self._answered(question) & ~mask if others else mask

    def classes(self, leaves: Leaves, within: Mask | None = None) -> tuple[Class, ...]:
        """The answers in `within` split by what they say of the leaves; the class with the simplest answer first."""
        whole = self.everything if within is None else within
        mine = tuple(sorted(leaf for leaf, (question, _) in leaves.items() if question in self._place))
        key = (whole, mine)
        known = self._classes.get(key)
        if known is None:
            rows: list[tuple[dict[Leaf, Truth], Mask]] = [({}, whole)] if whole else []
            for leaf in mine:
                holding = self.column(*leaves[leaf])
                halves = ((truths, mask, truth) for truths, mask in rows for truth in (False, True))
                rows = [
                    ({**truths, leaf: truth}, part)
                    for truths, mask, truth in halves
                    if (part := mask & holding if truth else mask & ~holding)
                ]
            rows.sort(key=lambda row: row[1] & -row[1])
            known = self._classes.put(key, tuple(Class(truths, mask) for truths, mask in rows))
        return known
