"""Orders by hand, told apart by the client's name."""

from __future__ import annotations

from advisor.questionnaire.case import Case, Client
from advisor.report.forms.order import Order
from tests.report import sample

ADVICE, KNOWLEDGE = sample.advice(), sample.knowledge()


def order(name: str = "", form: str = "json") -> Order:
    """An order of the sample advice for a client of this name."""
    return Order(form, ADVICE, KNOWLEDGE, Case(Client(name=name)), sample.CREATED)
