"""Why an account is open or not by a route, in three depths: a sentence, the reasons, the whole tree."""

from __future__ import annotations

from datetime import date
from typing import Literal

from advisor.advice.model import CitedSource
from advisor.cadence.model import Basis, Part, Reason

Depth = Literal[1, 2, 3]


class Weighed(Part):
    """One part of a condition as it was weighed. `id` is the rule's id and the path inside its condition.

    `subject` is the id of the question, fact or term it looks at, empty for what only joins other parts; `decides`
    marks the parts that suffice for the truth of the whole. `from_` and `until` (the last day) bound a fact's value.
    """

    id: str
    kind: str
    subject: str
    label: str
    required: str
    given: str
    required_ids: str
    given_ids: str
    truth: bool | None
    decides: bool
    from_: date | None
    until: date | None
    sources: tuple[str, ...]
    parts: tuple["Weighed", ...]


class RuleWeighed(Part):
    """A rule in force on the date: whether its condition holds, which rules beat it, whether it decides.

    `holds` is the condition alone; `stands` counts the rules that beat it too.
    """

    id: str
    status: Literal["open", "conditional", "closed"]
    text: str
    sources: tuple[str, ...]
    basis: Basis
    confidence: Literal["high", "medium", "low"]
    from_: date | None
    until: date | None
    steps: tuple[str, ...]
    holds: bool | None
    stands: bool | None
    decides: bool
    beats: tuple[str, ...]
    defeated_by: tuple[str, ...]
    condition: Weighed


class Requirement(Part):
    """What would have to hold and does not: a leaf with `required` and `given` in words, or parts joined.

    `join` is `all` (each is needed), `any` (one is enough) or empty for a leaf. `changeable` is false where no answer
    can alter it: a fact, a date, or what applies to everybody.
    """

    id: str
    join: Literal["", "all", "any"]
    subject: str
    label: str
    required: str
    given: str
    changeable: bool
    from_: date | None = None
    until: date | None = None
    parts: tuple["Requirement", ...] = ()


class AnswerGiven(Part):
    """An answer that the verdict rests on, in words."""

    question: str
    label: str
    answer: str


class Explanation(Part):
    """One account by one route. Depth 1 is `sentence`; 2 adds `reasons` to `why_not`; 3 adds `rules`.

    `reasons` are the rules that decide and those that hold but are beaten, their conditions cut to what decides;
    `rules` is every rule in force with its whole condition.

    `rests_on` are answers that give the status by themselves, none of which can be left out. `wanted` says what the
    requirements in `why_not` would lead to.
    """

    schema_: Literal["explanation/1"] = "explanation/1"
    as_of: date
    account: str
    route: str
    name: str
    status: Literal["open", "conditional", "closed", "unknown"]
    role: Literal["lead", "support", "later"] | None
    sentence: str
    reasons: tuple[RuleWeighed, ...]
    mix_reasons: tuple[Reason, ...]
    rests_on: tuple[AnswerGiven, ...]
    wanted: Literal["", "open", "decided", "in the mix"]
    why_not: Requirement | None
    rules: tuple[RuleWeighed, ...]
    sources: tuple[CitedSource, ...]


class AccountExplained(Part):
    """One account by all its routes."""

    schema_: Literal["explanation/1"] = "explanation/1"
    as_of: date
    account: str
    name: str
    sentence: str
    routes: tuple[Explanation, ...]
    sources: tuple[CitedSource, ...]
