"""How long the live panel takes after each answer: every client answers question by question."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from advisor.advice.advise import advise
from advisor.advice.mixes.mix import NO_CHOICES
from advisor.advice.outlook.mix_space import MixSpace
from advisor.advice.outlook.prospects import prospects
from advisor.advice.outlook.relevance import relevance
from advisor.advice.outlook.settled import settled
from advisor.logic.situation import Answer, Answers, Situation

PANEL = ("verdicts and mix", "questions that matter", "settled or not")
TOGETHER, BESIDE = "live panel together", "mixes in reach, beside it"


def after_answers(space: MixSpace, clients: Iterable[Answers]) -> dict[str, list[float]]:
    """The seconds that each part takes after each answer of each client, in the order in which they are asked."""
    taken: dict[str, list[float]] = {part: [] for part in (*PANEL, TOGETHER, BESIDE)}
    for answers in clients:
        given: dict[str, Answer] = {}
        for question in space.knowledge.asked_order:
            if question in answers:
                given[question] = answers[question]
                _after_an_answer(space, dict(given), taken)
    return taken


def _after_an_answer(space: MixSpace, given: Answers, taken: dict[str, list[float]]) -> None:
    situation = Situation(space.knowledge, given, as_of=space.as_of)
    asked: list[str] = []
    work: dict[str, Callable[[], object]] = {
        "verdicts and mix": lambda: advise(space.knowledge, given, as_of=space.as_of),
        "questions that matter": lambda: asked.extend(row.question for row in relevance(space.space, situation).asked),
        "settled or not": lambda: settled(space, given, choices=NO_CHOICES),
        BESIDE: lambda: prospects(space, given, choices=NO_CHOICES, asked=asked),
    }
    for part, does in work.items():  # each once only: what it leaves in memory would make a second time quicker
        began = time.perf_counter()
        does()
        taken[part].append(time.perf_counter() - began)
    taken[TOGETHER].append(sum(taken[part][-1] for part in PANEL))
