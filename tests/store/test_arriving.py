"""Files that bring cases in are read whole or refused with a clear sentence, whatever they are."""

from __future__ import annotations

import io
import json
import random
import zipfile
import zlib
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from advisor.cases.arriving import MOST_BYTES, MOST_CASES, read_cases
from advisor.cases.draft import Horizon
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Refused
from advisor.questionnaire.answers_file import MAX_BYTES, write_case
from advisor.questionnaire.case import Case, Client
from advisor.questionnaire.former import NOTHING
from tests.small_base import small

CASE = Case(client=Client(name="Kauri"), answers=MappingProxyType({"home": "outside", "size": 3}))
GOOD = write_case(CASE)


@pytest.fixture
def base(tmp_path: Path) -> Knowledge:
    return small(tmp_path / "base")


def zipped(*entries: dict[str, Any], bodies: dict[str, bytes] | None = None) -> bytes:
    """A ZIP with an index of these entries, and these files in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("index.json", json.dumps({"schema": "cases/1", "cases": entries}))
        for name, body in (bodies or {}).items():
            archive.writestr(name, body)
    return out.getvalue()


def refusal(raw: bytes, base: Knowledge) -> str:
    with pytest.raises(Refused) as refused:
        read_cases(raw, file="file", knowledge=base, former=NOTHING)
    return str(refused.value)


def test_an_answers_file_and_a_zip_are_told_apart_by_how_they_begin(base: Knowledge) -> None:
    [one] = read_cases(GOOD, file="a.zip", knowledge=base, former=NOTHING)
    [other] = read_cases(zipped({"file": "x"}, bodies={"x": GOOD}), file="a.yaml", knowledge=base, former=NOTHING)
    assert one.draft.case == other.draft.case == CASE


@pytest.mark.parametrize("name", ["../x.yaml", "/x.yaml", "a/../../x.yaml", "..\\x.yaml"])
def test_a_zip_that_names_a_file_outside_itself_is_refused(base: Knowledge, name: str) -> None:
    assert "names a file outside itself" in refusal(zipped({"file": name}, bodies={name: GOOD}), base)


def test_a_zip_that_unpacks_to_far_more_than_it_is_is_refused_before_it_is_unpacked(base: Knowledge) -> None:
    bomb = zipped({"file": "x"}, bodies={"x": b"a" * (50 * MAX_BYTES)})
    assert len(bomb) < MAX_BYTES
    assert "unpacks to more than is read" in refusal(bomb, base)


def test_so_is_one_whose_files_are_each_small_enough_but_too_large_together(
    base: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("advisor.cases.arriving.MOST_BYTES", 2 * len(GOOD))
    assert "unpacks to more than is read" in refusal(zipped(*[{"file": "x"}] * 3, bodies={"x": GOOD}), base)
    assert MOST_BYTES > 100 * MAX_BYTES


def test_so_is_one_that_names_too_many_cases(base: Knowledge) -> None:
    assert f"{MOST_CASES:,} cases" in refusal(zipped(*[{"file": "x"}] * (MOST_CASES + 1), bodies={"x": GOOD}), base)


def test_a_damaged_zip_is_told_whatever_is_wrong_with_it(base: Knowledge) -> None:
    whole = zipped({"file": "x"}, bodies={"x": GOOD * 20})
    chance = random.Random(7)
    for _ in range(400):
        raw = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            raw[chance.randrange(4, len(raw))] = chance.randrange(256)
        cut = bytes(raw[: chance.randrange(4, len(raw) + 1)])
        for broken in (bytes(raw), cut):
            with suppress(Refused):  # anything else is a defect; a change that does no harm is none
                read_cases(broken, file="file", knowledge=base, former=NOTHING)


def test_a_stream_that_cannot_be_unpacked_is_told(base: Knowledge) -> None:
    whole = zipped({"file": "x"}, bodies={"x": GOOD})
    packed = zlib.compress(GOOD)[2:-4]
    place = whole.index(packed[:20])
    broken = whole[:place] + bytes(255 - sign for sign in whole[place : place + 10]) + whole[place + 10 :]
    assert "or it is damaged" in refusal(broken, base)


@pytest.mark.parametrize("weeks", ["12", 0, 105, 1.5, True])
def test_a_length_of_the_plan_that_is_none_is_refused(base: Knowledge, weeks: object) -> None:
    raw = zipped({"file": "x", "horizon": {"start": None, "weeks": weeks}}, bodies={"x": GOOD})
    assert "nothing sensible" in refusal(raw, base)


def test_a_plan_that_the_calendar_does_not_reach_loses_its_first_day_and_says_so(base: Knowledge) -> None:
    far = zipped({"file": "x", "horizon": {"start": "9000-01-01", "weeks": 10}}, bodies={"x": GOOD})
    [found] = read_cases(far, file="file", knowledge=base, former=NOTHING)
    assert (found.draft.horizon, len(found.notes)) == (Horizon(None, 10), 1)
    start = base.calendar.first
    near = zipped({"file": "x", "horizon": {"start": start.isoformat(), "weeks": 1}}, bodies={"x": GOOD})
    [found] = read_cases(near, file="file", knowledge=base, former=NOTHING)
    assert (found.draft.horizon, found.notes) == (Horizon(date(start.year, start.month, start.day), 1), ())
