"""Which facts are the rules of daily work, which nobody should promise the contrary of, and how accounts lead to each
other."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from advisor.knowledge.models.parts import Grounded, Id, Model, Text, Window

REFUSED = ("none", "not_assured", "not_established")
"""The words by which a fact says that something cannot be had."""


class OperatingFact(Model):
    """A fact, the accounts it counts for, and the routes by which they were opened (none named: all).

    A rule about papers counts for the routes that use such papers.
    """

    fact: Id
    accounts: tuple[str, ...] = Field(min_length=1)
    routes: tuple[str, ...] = ()


class AccountLink(Window, Grounded):
    """A way by which readers come `into` an account of a mix `out_of` others; from outside WeChat where none is named.

    `owner` says whether both have to be opened by the same route, by different ones, or by any. `routes` are those by
    which the account that is led to was opened (none named: all).
    """

    id: Id
    out_of: tuple[str, ...] = ()
    into: str
    owner: Literal["same", "other", "any"] = "any"
    routes: tuple[str, ...] = ()
    title: Text
    text: Text


class OperatingFacts(Model):
    """The facts told to those who run the accounts of a mix, in the order in which the report tells them.

    Those of `keep` are shown while they have a value. Those of `never_promise` answer yes or no, or by a word: they are
    shown while the answer is no, a word that refuses, or not established. `links` are the ways between accounts.
    """

    keep: tuple[OperatingFact, ...] = ()
    never_promise: tuple[OperatingFact, ...] = ()
    links: tuple[AccountLink, ...] = ()
