"""Charts of an advice, the same on screen and on paper.

Each chart is a pure function from an advice to a Vega-Lite specification, or None where there is nothing to draw. Width
is left open; set `width` and `height` at the top of the specification. `names` maps account ids to the names shown (see
`advisor.report.wording.account_names`); ids in words stand in for missing ones. Every chart has a text (`alt_text`) and
a twin as a table (`table`) for readers who do not see it.
"""

from __future__ import annotations

from types import MappingProxyType, ModuleType

from altair.utils.schemapi import debug_mode

from advisor.advice.model import Advice
from advisor.report.charts import articles_by_week as _articles
from advisor.report.charts import broadcasts_by_week as _broadcasts
from advisor.report.charts import calendar_heatmap as _calendar
from advisor.report.charts import capacity_by_month as _capacity
from advisor.report.charts import costs_by_month as _costs
from advisor.report.charts import effort_by_month as _effort
from advisor.report.charts import quota_used_by_month as _quotas
from advisor.report.charts import reads_band as _reads
from advisor.report.charts import roadmap_gantt as _roadmap
from advisor.report.charts.palette import Names, Row, Spec, Table

__all__ = ["CHARTS", "Names", "Row", "Spec", "Table", "alt_text", "caption", "draw", "table"]

_NO_NAMES: Names = MappingProxyType({})
CHARTS = MappingProxyType(
    {
        "roadmap_gantt": _roadmap,
        "costs_by_month": _costs,
        "broadcasts_by_week": _broadcasts,
        "articles_by_week": _articles,
        "calendar_heatmap": _calendar,
        "quota_used_by_month": _quotas,
        "capacity_by_month": _capacity,
        "effort_by_month": _effort,
        "reads_band": _reads,
    }
)


def _chart(name: str) -> ModuleType:
    return CHARTS[name]


def draw(name: str, advice: Advice, *, names: Names = _NO_NAMES) -> Spec | None:
    """The Vega-Lite specification of the chart `name` (one of CHARTS), or None where there is nothing to draw.

    Not checked against the schema while it is built, which takes longer than the building: the tests check every chart.
    """
    with debug_mode(False):
        spec: Spec | None = _chart(name).draw(advice, names)
    return spec


def caption(name: str) -> str:
    """The line that stands with the chart."""
    return str(_chart(name).caption())


def alt_text(name: str, advice: Advice, *, names: Names = _NO_NAMES) -> str:
    """What the chart shows, in words."""
    return str(_chart(name).alt_text(advice, names))


def table(name: str, advice: Advice, *, names: Names = _NO_NAMES) -> Table:
    """The numbers of the chart: header and rows."""
    found: Table = _chart(name).table(advice, names)
    return found
