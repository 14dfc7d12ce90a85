"""A chart on a page, with its caption, its numbers as a table and its files."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st

from advisor.report.charts import caption
from advisor.report.charts import table as chart_table
from advisor.report.wording import account_names
from advisor.web import base
from advisor.web.chart_files import chart_files
from advisor.web.markup import Markup, more, show, table, tag
from advisor.web.visit import Visit
from advisor.words import say


def advice_chart(visit: Visit, name: str) -> bool:
    """Draw a chart of the advice; say whether there was anything to draw."""
    return _drawn(visit, name, base.chart(name, visit.key))


def plan_chart(visit: Visit, name: str) -> bool:
    """Draw a chart of the plan; say whether there was anything to draw."""
    return _drawn(visit, name, base.plan_chart(name, visit.key))


def _drawn(visit: Visit, name: str, spec: dict[str, Any] | None) -> bool:
    if spec is None:
        return False
    st.vega_lite_chart(spec=spec, width="stretch", theme=None, key=f"chart_{name}")
    show(tag("p", caption(name), class_="caption"), chart_twin(visit, name))
    chart_files(visit, name)
    return True


def chart_twin(visit: Visit, name: str) -> Markup:
    """The numbers of a chart, folded away."""
    return _twin(name, visit.key)


@lru_cache(maxsize=256)
def _twin(name: str, key: base.Key) -> Markup:
    head, rows = chart_table(name, base.at_a_glance(key), names=account_names(base.knowledge(key[0])))
    cells = [[f"{cell:,}" if isinstance(cell, int | float) else str(cell) for cell in row] for row in rows]
    numbers = [place for place in range(len(head)) if all(isinstance(row[place], int | float) for row in rows)]
    return more(say("The same as a table"), table(head, cells, name=caption(name), numbers=numbers, class_="tall"))
