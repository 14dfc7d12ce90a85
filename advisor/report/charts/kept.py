"""Every chart that a page shows of a case, by one name: how it is drawn, what it is called, and its numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from advisor.advice.model import Advice
from advisor.knowledge.models import Knowledge
from advisor.report import charts
from advisor.report.charts import fact_timeline, mix_picture, needs_matrix, weight_ranges
from advisor.report.charts.palette import Spec, Table
from advisor.report.wording import account_names

PICTURES: dict[str, ModuleType] = {"mix_picture": mix_picture, "needs_matrix": needs_matrix}
WEIGHTS, FACT = "weight_ranges", "fact_timeline"
NOTHING: Table = ((), ())


@dataclass(frozen=True)
class Chart:
    """A chart, drawn when asked for; `draw` gives None where there is nothing to draw."""

    draw: Callable[[], Spec | None]
    caption: str
    table: Callable[[], Table]


def chart_of(name: str, advice: Advice, knowledge: Knowledge) -> Chart:
    """The chart called `name`; `fact_timeline:ID` is that of a fact. Raises KeyError where there is none."""
    kind, _, ident = name.partition(":")
    if kind in PICTURES:
        module = PICTURES[kind]
        return Chart(
            lambda: module.draw(advice, knowledge), str(module.caption()), lambda: module.table(advice, knowledge)
        )
    if kind == FACT:
        fact = knowledge.fact[ident]
        given = {"as_of": advice.as_of}
        return Chart(
            lambda: fact_timeline.draw(fact, knowledge.source, **given),
            fact_timeline.caption(),
            lambda: fact_timeline.table(fact, knowledge.source, **given),
        )
    if kind == WEIGHTS:
        found = advice.robustness
        return Chart(
            lambda: weight_ranges.draw(found) if found else None,
            weight_ranges.caption(),
            lambda: weight_ranges.table(found) if found else NOTHING,
        )
    names = account_names(knowledge)
    return Chart(
        lambda: charts.draw(name, advice, names=names),
        charts.caption(name),
        lambda: charts.table(name, advice, names=names),
    )
