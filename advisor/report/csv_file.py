"""The cadence as CSV: the columns of the JSON document and the kind of the row, UTF-8, lines ended by CR LF.

Rows are broadcasts and publications (without notice, outside every quota), told apart by `kind`, oldest first. What has
no value is empty; `pinned` is true or false. A cell that starts with = + - @, a tab, a line break or a full-width form
of these signs is written with a single quote (') before it, so that no spreadsheet takes it for a formula. All other
cells are written as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from advisor.advice.model import Broadcast, Cadence
from advisor.cadence.model import Publication
from advisor.report.plain_text import FORMULA_SIGNS, without_controls

COLUMNS = (
    "date",
    "account",
    "articles",
    "pillar",
    "moment",
    "prepare_from",
    "part",
    "slot",
    "segment",
    "versions",
    "pinned",
    "kind",
)


def cadence_csv(cadence: Cadence) -> bytes:
    """The plan under a head line, oldest first, on one day broadcasts before publications."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    dated: list[Broadcast | Publication] = [*cadence.broadcasts, *cadence.publications]
    for row in sorted(dated, key=lambda row: row.date):
        writer.writerow(guarded(cell) for cell in _cells(row))
    return text.getvalue().encode("utf-8", "replace")


def _cells(row: Broadcast | Publication) -> Iterator[str]:
    kind = "broadcast" if isinstance(row, Broadcast) else "publication"
    one = {"articles": 1, "versions": 1, "pinned": False} if isinstance(row, Publication) else {}
    given = one | vars(row) | {"kind": kind}
    for column in COLUMNS:
        value = given.get(column)
        yield "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def guarded(cell: str) -> str:
    """The cell as text that no spreadsheet computes.

    >>> guarded("=1+1"), guarded("1+1")
    ("'=1+1", '1+1')
    """
    if cell.startswith(FORMULA_SIGNS):
        return "'" + without_controls(cell)
    return without_controls(cell)


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` wrote.

    >>> unguarded("'=1+1"), unguarded("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_SIGNS) else cell
