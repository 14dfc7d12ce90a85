"""A question as a variable of the diagram: its answers, and the classes of them that no condition can tell apart.

Sets of answers are whole numbers used as bit sets (bit n = the n-th answer), so that classes of tens of thousands of
combinations of options are found by a few operations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from advisor.knowledge.condition import Choice, Only
from advisor.logic.formula import Leaf
from advisor.logic.situation import Answer, Answers, holds_for
from advisor.logic.truth import Truth

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
    _classes: dict[tuple[Mask, tuple[Leaf, ...]], tuple[Class, ...]] = field(default_factory=dict, compare=False)

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
        place = self._place[name]
        wanted = frozenset(given) if isinstance(given, tuple) else given
        return self._mask(lambda value: (frozenset(value) if isinstance(value, tuple) else value) == wanted, place)

    def _mask(self, holds: Any, place: int) -> Mask:
        known: dict[Any, bool] = {}
        bits = bytearray((len(self.values) + 7) // 8)
        for index, value in enumerate(self.values):
            part = value[place]
            if part not in known:
                known[part] = bool(holds(part))
            if known[part]:
                bits[index >> 3] |= 1 << (index & 7)
        return int.from_bytes(bits, "little")

    def column(self, question: str, condition: Any) -> Mask:
        """The answers for which a condition on one question holds."""
        key = (question, type(condition), condition)
        if key not in self._columns:
            place = self._place[question]
            if isinstance(condition, (Choice, Only)) and len(self.values) > 64:
                self._columns[key] = self._of_options(question, condition)
            else:
                self._columns[key] = self._mask(
                    lambda answer: answer is not None and holds_for(condition, answer), place
                )
        return self._columns[key]

    def _of_options(self, question: str, condition: Choice | Only) -> Mask:
        """The same from the options' own columns, which are made once."""
        options = self._options[question]
        named = frozenset(condition.options)
        chosen = 0
        for option, mask in options.items():
            if (option in named) == isinstance(condition, Choice):
                chosen |= mask
        return chosen if isinstance(condition, Choice) else self._answered[question] & ~chosen

    @cached_property
    def _options(self) -> Mapping[str, Mapping[Any, Mask]]:
        found: dict[str, dict[Any, Mask]] = {}
        for name, place in self._place.items():
            options = {
                option: None
                for value in self.values
                for option in (value[place] if isinstance(value[place], tuple) else (value[place],))  # type: ignore[union-attr]
            }
            found[name] = {option: self._mask(_holding(option), place) for option in options if option is not None}
        return found

    @cached_property
    def _answered(self) -> Mapping[str, Mask]:
        return {name: self._mask(lambda part: part is not None, place) for name, place in self._place.items()}

    def classes(self, leaves: Leaves, within: Mask | None = None) -> tuple[Class, ...]:
        """The answers in `within` split by what they say of the leaves; the class with the simplest answer first."""
        whole = self.everything if within is None else within
        mine = tuple(sorted(leaf for leaf, (question, _) in leaves.items() if question in self._place))
        key = (whole, mine)
        if key not in self._classes:
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
            self._classes[key] = tuple(Class(truths, mask) for truths, mask in rows)
        return self._classes[key]


def _holding(option: Any) -> Any:
    return lambda part: option in part if isinstance(part, tuple) else option == part
