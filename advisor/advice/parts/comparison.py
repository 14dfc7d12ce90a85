"""How two pieces of advice differ, by what, and which differing answers are decisive."""

from __future__ import annotations

from datetime import date
from typing import Literal

from advisor.cadence.model import Basis, Part

Topic = Literal[
    "verdict",
    "need",
    "mix",
    "weight",
    "robustness",
    "phase",
    "roadmap",
    "launch",
    "cost",
    "cadence",
    "wish",
    "existing",
    "unlock",
    "risk",
    "outside",
    "status",
    "other",
]
Event = Literal["began", "ended", "changed"]


class Change(Part):
    """One thing that differs: what, before and after as ids and in words, and what did it, as ids.

    `what` is stable: `service/own_mainland`, `need wechat_pay`, `mix service`, `step file_mini_program`, … `through`
    names other changes (by `what`) that led to this one; what did those is among the rules, facts, answers and choices
    too. `choices` are those of the users, as `ChoiceDiffers` names them.
    """

    what: str
    before: str
    after: str
    rules: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    topic: Topic = "other"
    title: str = ""
    was: str = ""
    now: str = ""


class Turned(Part):
    """A rule (or need, provision, risk, step, …) that does not hold alike before and after, and what turned it.

    `before` and `after` are `holds`, `does not hold`, `not known` or `not in force`.
    """

    kind: str
    id: str
    text: str
    before: str
    after: str
    facts: tuple[str, ...]
    answers: tuple[str, ...]
    sources: tuple[str, ...]
    basis: Basis


class AnswerDiffers(Part):
    """A question answered differently, in words; `counted` is false where the path of that side does not ask for it."""

    question: str
    label: str
    before: str
    after: str
    before_counted: bool
    after_counted: bool


class ChoiceDiffers(Part):
    """Something the users chose differently, in words: `weights`, `account service` (left out or always in), `lock`."""

    what: str
    title: str
    before: str
    after: str


class Dated(Part):
    """A rule or the value of a fact that began or ended between the two dates, with the day on which it did.

    It is told in the order of time, whichever side is the earlier; `bears_on` names the changes (`what`) that it had a
    part in.
    """

    kind: str
    id: str
    text: str
    event: Event
    on: date
    start: Literal["exact", "approximate"]
    was: str
    became: str
    sources: tuple[str, ...]
    basis: Basis
    bears_on: tuple[str, ...]


class MixMember(Part):
    """An account in a mix."""

    account: str
    route: str
    role: Literal["lead", "support", "later"]


class VerdictShift(Part):
    """A verdict that a swap of answers turns."""

    account: str
    route: str
    before: str
    after: str


class Swap(Part):
    """A smallest set which, taken over from the other side, turns the outcome: no smaller part of it does.

    It is made of answers (`questions`) and of the user's `choices`. `mix` is what the mix then is, `verdicts` are those
    that differ; `as_the_other` is whether the mix is the other's.
    """

    questions: tuple[str, ...]
    choices: tuple[str, ...]
    mix: tuple[MixMember, ...]
    verdicts: tuple[VerdictShift, ...]
    as_the_other: bool


class SideSwaps(Part):
    """What it takes to turn the mix, and any verdict, of one side."""

    mix: tuple[MixMember, ...]
    turning_mix: tuple[Swap, ...]
    turning_verdicts: tuple[Swap, ...]


class Decisive(Part):
    """Which differing answers and choices of the user decide, found by swapping them. Each side starts from its own.

    `idle` are differing answers that no condition of verdicts and mix can tell apart, so swapping them changes neither.
    `questions` are the others, `choices` what the users chose differently about the mix. Of the `combinations` of these
    `tried` were computed. Where `complete`, no smallest set is missing; else every set of at most `up_to` members was
    tried. Sets that contain one found are passed over, as they are no smallest ones.
    """

    before: SideSwaps
    after: SideSwaps
    questions: tuple[str, ...]
    choices: tuple[str, ...]
    idle: tuple[str, ...]
    tried: int
    combinations: int
    complete: bool
    up_to: int


class Side(Part):
    """One of the two that are compared."""

    label: str
    as_of: date


class Comparison(Part):
    """Everything that differs between two pieces of advice, and what did it. Equal ones give empty lists.

    `opinions_differ` is whether other opinions stand beside them; no opinion changes any advice.
    """

    schema_: Literal["comparison/1"] = "comparison/1"
    before: Side
    after: Side
    answers: tuple[AnswerDiffers, ...]
    choices: tuple[ChoiceDiffers, ...]
    opinions_differ: bool
    dated: tuple[Dated, ...]
    changes: tuple[Change, ...]
    turned: tuple[Turned, ...]
    decisive: Decisive | None

    @property
    def same(self) -> bool:
        """Whether the advice is the same in everything that is compared."""
        return not self.changes
