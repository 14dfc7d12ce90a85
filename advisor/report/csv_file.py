"""The cadence as CSV: one row a broadcast, the columns of the JSON document, UTF-8, lines ended by CR LF.

A cell that starts with = + - @, a tab, a line break or a full-width form of these signs is written with a single
quote (') before it, so that no spreadsheet takes it for a formula. All other cells are written as they are.
"""

from __future__ import annotations

import csv
import io

from advisor.advice.model import Cadence
from advisor.report.plain_text import FORMULA_SIGNS, without_controls

COLUMNS = ("date", "account", "articles", "pillar", "moment", "prepare_from")


def cadence_csv(cadence: Cadence) -> bytes:
    """The broadcasts of the plan, oldest first as in the plan, under a head line."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for sent in cadence.broadcasts:
        writer.writerow([guarded(str(getattr(sent, column))) for column in COLUMNS])
    return text.getvalue().encode("utf-8", "replace")


def guarded(cell: str) -> str:
    """The cell as text that no spreadsheet computes.

    >>> guarded("=1+1"), guarded("1+1")
    ("'=1+1", '1+1')
    """
    if cell.startswith(FORMULA_SIGNS):
        return "'" + without_controls(cell)
    return without_controls(cell)
