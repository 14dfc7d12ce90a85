"""The check of the calendar, on small bases with one defect each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from advisor.knowledge.load import load
from advisor.knowledge.problems import Refused
from tests.small_base import collections, write

FAIR: dict[str, Any] = {
    "id": "fair",
    "name": "Fair",
    "chinese": "会",
    "date": {"month": 5, "day": 4},
    "lead_weeks": 1,
    "run_up_days": 1,
    "weights": {},
    "judgement": True,
}
DAY: dict[str, Any] = {
    "id": "still",
    "name": "Still",
    "chinese": "静",
    "date": {"month": 5, "day": 4},
    "text": "Still.",
    "judgement": True,
}
HOLIDAY: dict[str, Any] = {
    "id": "rest",
    "name": "Rest",
    "chinese": "休",
    "date": {"month": 5, "day": 1},
    "judgement": True,
}


def edition(**dates: str) -> dict[str, Any]:
    return {**dates, "judgement": True}


def written(folder: Path, **changes: Any) -> Path:
    return write(folder, collections(), **changes)


def test_a_sound_calendar_is_taken(tmp_path: Path) -> None:
    known = [edition(day="2024-05-04", opens="2024-04-01"), edition(day="2025-05-06", last="2025-05-09")]
    base = load(
        written(
            tmp_path,
            moments=[{**FAIR, "known": known}],
            barred_days=[DAY],
            public_holidays=[
                {**HOLIDAY, "to": "2025-01-01", "end": "superseded"},
                {**HOLIDAY, "id": "rest_2025", "from": "2025-01-01"},
            ],
        )
    )
    assert len(base.moments[0].known) == 2


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"moments": [FAIR], "barred_days": [{**DAY, "id": "fair"}]}, "already the id of one of the moments"),
        ({"moments": [FAIR], "public_holidays": [{**HOLIDAY, "id": "fair"}]}, "already the id of one of the moments"),
        ({"moments": [{**FAIR, "known": [edition(day="2031-01-01")]}]}, "2031-01-01 lies outside the calendar's range"),
        ({"barred_days": [{**DAY, "date": {"on": ["2012-12-31"]}}]}, "2012-12-31 lies outside the calendar's range"),
        (
            {"moments": [{**FAIR, "known": [edition(day="2025-05-04"), edition(day="2024-05-04")]}]},
            "2024-05-04 does not follow 2025-05-04 in a later year",
        ),
        (
            {"moments": [{**FAIR, "known": [edition(day="2025-05-04"), edition(day="2025-10-04")]}]},
            "2025-10-04 does not follow 2025-05-04 in a later year",
        ),
        ({"moments": [{**FAIR, "known": [edition(day="2025-05-04", opens="2025-03-01")]}]}, "it opens 64 days ahead"),
        ({"moments": [{**FAIR, "known": [edition(day="2025-05-04", last="2025-05-03")]}]}, "opens ≤ day ≤ last"),
        (
            {"public_holidays": [HOLIDAY, {**HOLIDAY, "id": "rest_2025", "from": "2025-01-01"}]},
            'its window overlaps that of "rest"',
        ),
        ({"calendar": {"first": "2030-01-01", "last": "2029-12-31"}}, "ends (2029-12-31) before it begins"),
    ],
)
def test_a_calendar_with_one_defect_is_refused_in_its_place(tmp_path: Path, changes: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused) as refused:
        load(written(tmp_path, **changes))
    assert says in str(refused.value)
    assert len(refused.value.problems) == 1
