"""What two users chose differently, and which of it moves an account of the mix: it is swapped and computed again.

A choice is one of `weights` (all of them together), `account ID` (left out, always in, or neither) and `lock`. Taken
over like this from another side, choices stay sound: no account is both left out and always in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from advisor.advice.comparing.outcome import outcome_of
from advisor.advice.parts.comparison import ChoiceDiffers, MixMember
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Situation
from advisor.questionnaire.choices import Choices
from advisor.words import say

WEIGHTS, LOCK, ACCOUNT = "weights", "lock", "account "
Row = dict[str, MixMember]


def differing_choices(one: Choices, other: Choices) -> tuple[str, ...]:
    """What was chosen differently about the mix, by name; what is locked has no part in the mix."""
    accounts = {*one.exclude, *one.force, *other.exclude, *other.force}
    differing = sorted(name for name in accounts if _of_account(one, name) != _of_account(other, name))
    return (*((WEIGHTS,) if one.weights != other.weights else ()), *(f"{ACCOUNT}{name}" for name in differing))


def taken_over(mine: Choices, theirs: Choices, names: Collection[str]) -> Choices:
    """My choices, the named ones taken from the other side."""
    accounts = {name.removeprefix(ACCOUNT) for name in names}
    return mine.model_copy(
        update={
            "weights": theirs.weights if WEIGHTS in names else mine.weights,
            "exclude": _mixed(mine.exclude, theirs.exclude, accounts),
            "force": _mixed(mine.force, theirs.force, accounts),
        }
    )


def _mixed(mine: Collection[str], theirs: Collection[str], taken: Collection[str]) -> tuple[str, ...]:
    return (*(name for name in mine if name not in taken), *(name for name in theirs if name in taken))


def _of_account(choices: Choices, account: str) -> str:
    """What is chosen for an account; what is left out stays out, even where it is asked for as well."""
    if account in choices.exclude:
        return say("left out")
    return say("always in") if account in choices.force else say("left to the advice")


def choices_in_words(one: Choices, other: Choices, knowledge: Knowledge) -> tuple[ChoiceDiffers, ...]:
    """Everything that was chosen differently, what is locked last."""
    rows = []
    for name in differing_choices(one, other):
        if name == WEIGHTS:
            said = [_weights(side, knowledge) for side in (one, other)]
            rows.append(
                ChoiceDiffers(what=name, title=say("What the mix is weighed by"), before=said[0], after=said[1])
            )
        else:
            ident = name.removeprefix(ACCOUNT)
            known = knowledge.account.get(ident)
            said = [_of_account(side, ident) for side in (one, other)]
            rows.append(ChoiceDiffers(what=name, title=known.name if known else ident, before=said[0], after=said[1]))
    if set(one.lock) != set(other.lock):
        said = [_locked(side, knowledge) for side in (one, other)]
        rows.append(ChoiceDiffers(what=LOCK, title=say("Answers that must stay"), before=said[0], after=said[1]))
    return tuple(rows)


def _weights(choices: Choices, knowledge: Knowledge) -> str:
    titles = {criterion.id: criterion.title for criterion in knowledge.criteria}
    told = [f"{title}: {choices.weights[name]:g}" for name, title in titles.items() if name in choices.weights]
    if not told:
        return say("as advised")
    said = say("; ").join(told)
    return said if len(told) == len(titles) else say("{weights}; the others as advised", weights=said)


def _locked(choices: Choices, knowledge: Knowledge) -> str:
    return say("; ").join(question.label for question in knowledge.questions if question.id in choices.lock) or say(
        "none"
    )


class Chosen:
    """Which differing choices move an account of the mix, found by swapping them from either side.

    `locked` are the questions whose answers only one side locked. `moved` names the choices by account: those that move
    it alone, else all of them where they do so together. For the accounts in `alone` they are the whole reason: with
    the choices of the other side each side has the other's account.
    """

    def __init__(self, sides: tuple[tuple[Situation, Choices], tuple[Situation, Choices]]) -> None:
        (_, one), (_, other) = sides
        self._weights = one.weights, other.weights
        self.locked = frozenset(one.lock) ^ frozenset(other.lock)
        self.names = differing_choices(one, other)
        self.moved: dict[str, tuple[str, ...]] = {}
        self.alone: frozenset[str] = frozenset()
        if self.names:
            self._swap(sides)

    def weighs(self, criterion: str) -> bool:
        """Whether the two weigh a criterion differently by their own choice."""
        one, other = self._weights
        return one.get(criterion) != other.get(criterion)

    def _swap(self, sides: tuple[tuple[Situation, Choices], tuple[Situation, Choices]]) -> None:
        own = [_mix(situation, choices) for situation, choices in sides]
        crossed = []
        for (situation, mine), (_, theirs), before in zip(sides, reversed(sides), own, strict=True):
            for name in self.names:
                self._note(before, _mix(situation, taken_over(mine, theirs, [name])), (name,))
            crossed.append(_mix(situation, taken_over(mine, theirs, self.names)))
        for before, after in zip(own, crossed, strict=True):
            left = {name: row for name, row in before.items() if name not in self.moved}
            reached = {name: row for name, row in after.items() if name not in self.moved}
            self._note(left, reached, self.names)
        accounts = {account for mix in (*own, *crossed) for account in mix}
        self.alone = frozenset(
            account
            for account in accounts
            if own[0].get(account) == crossed[1].get(account) and own[1].get(account) == crossed[0].get(account)
        )

    def _note(self, before: Row, after: Row, names: tuple[str, ...]) -> None:
        for account in _differing(before, after):
            self.moved[account] = tuple(sorted({*self.moved.get(account, ()), *names}))


def _mix(situation: Situation, choices: Choices) -> Row:
    return {member.account: member for member in outcome_of(situation, choices).mix}


def _differing(one: Row, other: Row) -> Iterator[str]:
    return (account for account in sorted({*one, *other}) if one.get(account) != other.get(account))
