"""The figures of the report: caption, alternative text, and the same numbers as a table."""

from __future__ import annotations

from typing import Any

from advisor.advice.model import Advice
from advisor.report import charts
from advisor.report.charts import Spec
from advisor.report.wording import Names

PRINTED = (
    "roadmap_gantt",
    "broadcasts_by_week",
    "articles_by_week",
    "calendar_heatmap",
    "effort_by_month",
    "reads_band",
    "quota_used_by_month",
    "capacity_by_month",
)
"""Figures on paper, in their order. What else is drawn is for the forms that can be edited."""

_TOLD_IN_FULL = ("calendar_heatmap",)
"""Its days are the rows of the dated plan and of the list of dates."""

_WIDEST = 44


def figures(advice: Advice, drawn: dict[str, Spec], names: Names) -> dict[str, Any]:
    """Each figure with its words; `twin` is the table of its numbers, None where another table holds all of them."""
    return {
        name: {
            "alt": charts.alt_text(name, advice, names=names.accounts),
            "caption": charts.caption(name),
            "twin": None if name in _TOLD_IN_FULL or name not in PRINTED else _twin(name, advice, names),
        }
        for name in drawn
    }


def _twin(name: str, advice: Advice, names: Names) -> dict[str, Any]:
    head, rows = charts.table(name, advice, names=names.accounts)
    return {
        "head": [*head],
        "numbers": [all(_is_number(row[place]) for row in rows) for place in range(len(head))],
        "widths": [_width(word, [_cell(row[place]) for row in rows]) for place, word in enumerate(head)],
        "rows": [[_cell(cell) for cell in row] for row in rows],
    }


def _width(head: str, cells: list[str]) -> int:
    """How wide a column is to be, in characters: its longest cell or word of the head, with the head in two lines."""
    words = head.replace("–", " ").split()
    return 2 + min(_WIDEST, max(len(head) // 2, *(len(text) for text in (*cells, *words))))


def _cell(cell: object) -> str:
    if cell is None or cell == "":
        return "–"
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def _is_number(cell: object) -> bool:
    """Whether a cell holds a number, a range of numbers or nothing, so that its column is set to the right."""
    return isinstance(cell, (int, float)) or cell is None or not str(cell).strip("0123456789,.–- ")
