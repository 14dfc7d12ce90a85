"""How many questions each sample client is asked before the mix is settled, as the table of docs/questions.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from advisor.advice.mixes.mix import NO_CHOICES
from advisor.advice.outlook.mix_space import MixSpace
from advisor.advice.outlook.relevance import relevance
from advisor.advice.outlook.settled import settled
from advisor.knowledge.load import load
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answer, Answers, Situation
from advisor.questionnaire.answers_file import read_case

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "knowledge" / "samples").glob("*.yaml"))
DAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Asked:
    """One client's way through the questions, in the author's order.

    `before` counts those asked until the mix is settled (all, where it stays open), `after` those asked from then on,
    `never` those not asked at all.
    """

    client: str
    before: int
    settled: bool
    after: int
    never: int

    @property
    def row(self) -> str:
        """A row of the table."""
        before = f"{self.before}" if self.settled else f"not settled by its {self.before} questions"
        return f"| {self.client} | {before} | {self.after if self.settled else '–'} | {self.never} |"


HEAD = (
    "| Sample client | Asked before the mix is settled | Asked after that | Not asked |",
    "| --- | --- | --- | --- |",
)


def asked_of(space: MixSpace, client: str, answers: Answers) -> Asked:
    """Ask a client question by question; one that the client cannot answer was asked all the same."""
    given: dict[str, Answer] = {}
    before = after = 0
    done = settled(space, given, choices=NO_CHOICES)
    knowledge = space.knowledge
    for question in knowledge.asked_order:
        situation = Situation(knowledge, given, as_of=space.as_of)
        if all(row.question != question for row in relevance(space.space, situation).asked):
            continue
        before, after = (before, after + 1) if done else (before + 1, after)
        if question in answers:
            given[question] = answers[question]
            done = done or settled(space, given, choices=NO_CHOICES)
    return Asked(client, before, done, after, len(knowledge.asked_order) - before - after)


def counted(knowledge: Knowledge) -> Iterator[Asked]:
    """Every sample client."""
    space = MixSpace.compiled(knowledge, as_of=DAY)
    for path in SAMPLES:
        answers = read_case(path.read_bytes(), file=path.name, knowledge=knowledge).answers
        yield asked_of(space, path.stem, answers)


def main() -> None:
    """Count and print."""
    print("\n".join(HEAD))
    for found in counted(load(ROOT / "knowledge")):
        print(found.row, flush=True)


if __name__ == "__main__":
    main()
