"""How the proof over all combinations grows with rules (×1, ×5, ×25) and with questions, on synthetic bases."""

from __future__ import annotations

import random
import time
from pathlib import Path

from advisor.knowledge.condition import parse
from advisor.knowledge.load import load
from advisor.knowledge.models import Knowledge, Question, Rule
from advisor.logic.checks import run_all

ROOT = Path(__file__).resolve().parent.parent


def more_rules(knowledge: Knowledge, *, times: int, seed: int = 7) -> Knowledge:
    """The base with each rule `times` over, every copy narrowed by one more condition drawn at random."""
    draw = random.Random(seed)
    narrowing = [question for question in knowledge.questions if question.kind == "one" and question.options]
    copies: list[Rule] = []
    for number in range(1, times):
        for rule in knowledge.rules:
            question = draw.choice(narrowing)
            extra = parse({question.id: draw.choice(question.option_ids)})
            when = parse({"all": [rule.when, extra]})
            copies.append(rule.model_copy(update={"id": f"{rule.id}.{number}", "when": when}))
    return knowledge.model_copy(update={"rules": (*knowledge.rules, *copies)})


def more_questions(knowledge: Knowledge, *, extra: int) -> Knowledge:
    """The base with `extra` yes/no questions, each of which closes every account in some case."""
    questions = [
        Question(id=f"extra_{'abcdefghijklmnopqrstuvwxyz'[n % 26]}{'_' * (n // 26)}", kind="yes_no", label="?", why="?")
        for n in range(extra)
    ]
    model = knowledge.rules[0]
    rules = [
        model.model_copy(
            update={
                "id": f"extra.{n}",
                "for_": ("*",),
                "status": "closed",
                "when": parse({"all": [{question.id: True}, {"home": "taiwan"}]}),
            }
        )
        for n, question in enumerate(questions)
    ]
    section = knowledge.sections[0].model_copy(update={"id": "extra", "questions": tuple(q.id for q in questions)})
    return knowledge.model_copy(
        update={
            "questions": (*knowledge.questions, *questions),
            "sections": (*knowledge.sections, section),
            "rules": (*knowledge.rules, *rules),
        }
    )


def measured(knowledge: Knowledge) -> tuple[float, int]:
    """Seconds for all checks, and the combinations they visited."""
    began = time.perf_counter()
    reports = run_all(knowledge)
    return time.perf_counter() - began, sum(report.visited for report in reports)


def main() -> None:
    """Measure and print."""
    base = load(ROOT / "knowledge")
    first, visited = measured(base)
    tell(base, first, first, visited)
    grown = [more_rules(base, times=times) for times in (5, 25)]
    grown += [more_questions(base, extra=extra) for extra in (10, 20, 40)]
    for knowledge in grown:
        seconds, visited = measured(knowledge)
        tell(knowledge, seconds, first, visited)


def tell(knowledge: Knowledge, seconds: float, first: float, visited: int) -> None:
    """Print one row: size, seconds, ratio to the real base, combinations."""
    size = f"{len(knowledge.rules):5} rules, {len(knowledge.questions):3} questions"
    print(f"{size} {seconds:7.2f} s {seconds / first:8.1f}   {visited:.2e} combinations", flush=True)


if __name__ == "__main__":
    main()
