"""Which facts are the rules of daily work, and which nobody should promise the contrary of."""

from __future__ import annotations

from pydantic import Field

from advisor.knowledge.models.parts import Id, Model

REFUSED = ("none", "not_assured", "not_established")
"""The words by which a fact says that something cannot be had."""


class OperatingFact(Model):
    """A fact, the accounts it counts for, and the routes by which they were opened (none named: all).

    A rule about papers counts for the routes that use such papers.
    """

    fact: Id
    accounts: tuple[str, ...] = Field(min_length=1)
    routes: tuple[str, ...] = ()


class OperatingFacts(Model):
    """The facts told to those who run the accounts of a mix, in the order in which the report tells them.

    Those of `keep` are shown while they have a value. Those of `never_promise` answer yes or no, or by a word: they are
    shown while the answer is no, a word that refuses, or not established.
    """

    keep: tuple[OperatingFact, ...] = ()
    never_promise: tuple[OperatingFact, ...] = ()
