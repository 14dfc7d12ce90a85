"""Conditions: a small closed language of data. There is no code in it and nothing to execute.

In YAML a condition is one of

    {home: mainland}                      the answer is this option (of a `many` question: holds it)
    {home: [hong_kong, macau]}            the answer is (or holds) one of these
    {audience: {only: [employees]}}       a `many` answer holds nothing but these
    {goals: {count_at_least: 2}}          a `many` answer holds so many options
    {segments: {at_least: 2}}             a whole number, compared with a cut point
    {launch_weeks: {below: 8}}
    {mainland_hosting: true}              a yes/no answer
    {fact: service.overseas_api, is: [none, partial]}
    {fact: mini_program.package_mb, at_least: 8}
    {term: has_mainland_papers}           a condition named in `terms`
    {all: [...]}  {any: [...]}  {not: {...}}
    {always: true}
    {unanswered: audience}                only in `shown_when`: true while the answer is unknown
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

Option = str | bool


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Always(_Frozen):
    """True, whatever the answers."""


class Choice(_Frozen):
    """The answer to `question` is, or holds, one of `options`."""

    question: str
    options: tuple[Option, ...]


class Only(_Frozen):
    """The `many` answer to `question` holds nothing besides `options`."""

    question: str
    options: tuple[str, ...]


class CountAtLeast(_Frozen):
    """The `many` answer to `question` holds at least `count` options."""

    question: str
    count: int


class AtLeast(_Frozen):
    """The whole number answered to `question` is at least `cut` (a cut point of the answer space)."""

    question: str
    cut: int


class FactIs(_Frozen):
    """The value of `fact` on the date asked for is one of `values`."""

    fact: str
    values: tuple[str | int | float | bool, ...]


class FactAtLeast(_Frozen):
    """The number that `fact` is on the date asked for is at least `cut`."""

    fact: str
    cut: int | float


class Term(_Frozen):
    """The condition named `term`."""

    term: str


class Unanswered(_Frozen):
    """The answer to `question` is unknown."""

    question: str


class Not(_Frozen):
    """The part does not hold."""

    part: "Condition"


class All(_Frozen):
    """Every part holds."""

    parts: tuple["Condition", ...]


class Any_(_Frozen):
    """At least one part holds."""

    parts: tuple["Condition", ...]


class NotACondition(ValueError):
    """Raised with a sentence that says what a condition may look like."""


def parse(data: Any) -> Any:
    """Turn the YAML form of a condition into its model. Raises NotACondition."""
    if isinstance(data, _Frozen):
        return data
    if not isinstance(data, dict) or not data:
        raise NotACondition(f"a condition is a mapping such as {{home: mainland}}, not {data!r}")
    if "fact" in data:
        return _fact(data)
    if len(data) != 1:
        keys = ", ".join(map(str, data))
        raise NotACondition(f"a condition has one key, this has {len(data)} ({keys}); join them with all: or any:")
    ((key, value),) = data.items()
    if key in ("all", "any"):
        if not isinstance(value, (list, tuple)) or not value:
            raise NotACondition(f"{key}: takes a list of conditions")
        parts = tuple(parse(part) for part in value)
        return All(parts=parts) if key == "all" else Any_(parts=parts)
    if key == "not":
        return Not(part=parse(value))
    if key == "always":
        if value is not True:
            raise NotACondition("always: takes true")
        return Always()
    if key in ("term", "unanswered"):
        if not isinstance(value, str):
            raise NotACondition(f"{key}: takes a name")
        return Term(term=value) if key == "term" else Unanswered(question=value)
    return _answer(key, value)


def _answer(question: str, value: Any) -> Any:
    if isinstance(value, (str, bool)):
        return Choice(question=question, options=(value,))
    if isinstance(value, (list, tuple)) and value and all(isinstance(option, str) for option in value):
        return Choice(question=question, options=tuple(value))
    if isinstance(value, dict) and len(value) == 1:
        ((operator, operand),) = value.items()
        whole = isinstance(operand, int) and not isinstance(operand, bool)
        if operator == "at_least" and whole:
            return AtLeast(question=question, cut=operand)
        if operator == "below" and whole:
            return Not(part=AtLeast(question=question, cut=operand))
        if operator == "count_at_least" and whole:
            return CountAtLeast(question=question, count=operand)
        if (
            operator == "only"
            and isinstance(operand, (list, tuple))
            and all(isinstance(option, str) for option in operand)
        ):
            return Only(question=question, options=tuple(operand))
    raise NotACondition(
        f"{question}: takes an option, a list of options, true or false, or one of"
        " {at_least: n}, {below: n}, {count_at_least: n}, {only: [options]}"
    )


def _fact(data: dict[str, Any]) -> Any:
    rest = {key: value for key, value in data.items() if key != "fact"}
    if isinstance(data["fact"], str) and len(rest) == 1:
        ((operator, operand),) = rest.items()
        if operator == "is":
            values = operand if isinstance(operand, (list, tuple)) else (operand,)
            if values and all(isinstance(value, (str, int, float, bool)) for value in values):
                return FactIs(fact=data["fact"], values=tuple(values))
        if operator in ("at_least", "below") and isinstance(operand, (int, float)) and not isinstance(operand, bool):
            test = FactAtLeast(fact=data["fact"], cut=operand)
            return test if operator == "at_least" else Not(part=test)
    raise NotACondition(
        "a fact is tested as {fact: id, is: value}, {fact: id, is: [values]} or {fact: id, at_least: n}"
    )


Condition = Annotated[
    Always | Choice | Only | CountAtLeast | AtLeast | FactIs | FactAtLeast | Term | Unanswered | Not | All | Any_,
    BeforeValidator(parse),
]
for _model in (Not, All, Any_):
    _model.model_rebuild()


def parts_of(condition: Any) -> Iterator[Any]:
    """The condition itself and all conditions inside it, outermost first (terms are not followed)."""
    yield condition
    if isinstance(condition, Not):
        yield from parts_of(condition.part)
    elif isinstance(condition, (All, Any_)):
        for part in condition.parts:
            yield from parts_of(part)
