"""Changing what the user chose: weights, accounts forced or left out, answers locked. A draft in, a draft out."""

from __future__ import annotations

from math import inf
from typing import Literal

from advisor.advice.mixes.mix import advised_weights, weights
from advisor.cases.draft import Draft
from advisor.logic.situation import Situation
from advisor.questionnaire.choices import MAX_WEIGHT, Choices
from advisor.words import say

Wish = Literal["advised", "force", "exclude"]


def with_weight(draft: Draft, criterion: str, weight: float, *, situation: Situation) -> Draft:
    """The draft with a criterion weighed anew; a weight the knowledge base gives anyway is no choice."""
    chosen = {name: value for name, value in draft.case.choices.weights.items() if name != criterion}
    by_base = {known.id: value for known, value in advised_weights(situation)}
    if weight != by_base[criterion]:
        chosen[criterion] = weight
    return _with(draft, weights=chosen)


def without_weights(draft: Draft) -> Draft:
    """The draft with every weight as the knowledge base gives it."""
    return _with(draft, weights={})


def with_account(draft: Draft, account: str, wish: Wish) -> Draft:
    """The draft with an account in every mix, in none, or as advised."""
    choices = draft.case.choices
    force = tuple(other for other in choices.force if other != account)
    exclude = tuple(other for other in choices.exclude if other != account)
    return _with(
        draft,
        force=(*force, account) if wish == "force" else force,
        exclude=(*exclude, account) if wish == "exclude" else exclude,
    )


def wish_of(choices: Choices, account: str) -> Wish:
    """What the user chose for an account. One both forced and left out stays out."""
    return "exclude" if account in choices.exclude else "force" if account in choices.force else "advised"


def with_lock(draft: Draft, question: str, *, locked: bool) -> Draft:
    """The draft with an answer that no unlock may change, or may change again."""
    others = tuple(other for other in draft.case.choices.lock if other != question)
    return _with(draft, lock=(*others, question) if locked else others)


def _with(draft: Draft, **changes: object) -> Draft:
    return draft.with_choices(draft.case.choices.model_copy(update=changes))


def refusal(choices: Choices, situation: Situation) -> str:
    """Why mixes cannot be compared by the weights chosen, as a sentence; empty where they can."""
    try:
        weights(situation, choices)
    except ValueError:
        for criterion, weight in advised_weights(situation):
            if not 0 <= choices.weights.get(criterion.id, weight) < inf:
                return say("The weight of {criterion} is not a number from 0 on.", criterion=criterion.id)
        return say("All weights are zero, so no mix could be told from another. Give one a weight above 0.")
    return ""


def fitting(choices: Choices, situation: Situation) -> Choices:
    """The choices that today's knowledge base understands: known names, weights that tell mixes from each other."""
    knowledge = situation.knowledge
    criteria = {criterion.id for criterion in knowledge.criteria}
    known = Choices(
        weights={
            name: weight for name, weight in choices.weights.items() if name in criteria and 0 <= weight <= MAX_WEIGHT
        },
        exclude=tuple(account for account in choices.exclude if account in knowledge.account),
        force=tuple(account for account in choices.force if account in knowledge.account),
        lock=tuple(question for question in choices.lock if question in knowledge.question),
    )
    return known.model_copy(update={"weights": {}}) if refusal(known, situation) else known
