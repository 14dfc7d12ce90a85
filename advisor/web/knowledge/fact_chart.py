"""A fact's timeline on screen, drawn once for everybody who reads a language."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from advisor.knowledge.languages import Language
from advisor.knowledge.models import Fact
from advisor.report.charts import fact_timeline
from advisor.report.charts.kept import FACT
from advisor.web import base
from advisor.web.chart_files import chart_files
from advisor.web.chart_look import on_screen
from advisor.web.markup import more, show, table, tag
from advisor.web.visit import Visit
from advisor.words import language, say


@lru_cache(maxsize=512)
def _spec(folder: Path, fact: str, as_of: date, _: Language) -> dict[str, Any]:
    known = base.knowledge(folder)
    spec = fact_timeline.draw(known.fact[fact], known.source, as_of=as_of)
    return on_screen(spec)


def timeline(visit: Visit, fact: Fact) -> None:
    """The timeline with its caption, and the same as a table."""
    spec = _spec(visit.folder, fact.id, visit.as_of, language())
    st.vega_lite_chart(spec=spec, width="stretch", theme=None, key="chart_fact_timeline")
    head, rows = fact_timeline.table(fact, visit.knowledge.source, as_of=visit.as_of)
    body = [tuple(map(str, row)) for row in rows]
    named = say("The timeline as a table")
    twin = table(head, body, name=named, widths=(24, 12, 14, 14, 36), class_="wide")
    show(tag("p", fact_timeline.caption(), class_="caption"), more(named, twin))
    chart_files(visit, f"{FACT}:{fact.id}")
