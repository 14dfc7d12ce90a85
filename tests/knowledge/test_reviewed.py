"""The record of reviews beside the base: any edit makes a file a draft; what cannot be read vouches for nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from advisor.knowledge.load import files_of, load
from advisor.knowledge.reviewed import (
    RECORD,
    Mark,
    as_delivered,
    digest_of_file,
    drafts,
    is_draft,
    open_record,
    read_record,
    with_review,
    write_record,
)
from tests.small_base import write

NAME = "meta.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "base")


@pytest.fixture
def recorded(folder: Path) -> Path:
    (folder / RECORD).write_bytes(write_record(as_delivered(files_of(folder))))
    return folder


def test_a_base_nobody_has_edited_is_no_draft(folder: Path) -> None:
    assert not is_draft(folder)


def test_a_base_as_its_record_says_is_no_draft_and_the_record_is_no_part_of_it(recorded: Path) -> None:
    assert not is_draft(recorded)
    assert RECORD not in files_of(recorded)
    assert load(recorded).meta.title == "Small"


def test_any_edit_makes_a_draft_and_a_review_ends_it(recorded: Path) -> None:
    file = recorded / NAME
    file.write_bytes(file.read_bytes() + b"\n")
    record = open_record(recorded)
    assert record is not None
    assert drafts(files_of(recorded), record) == (NAME,)
    assert is_draft(recorded)
    mark = Mark(digest_of_file(file.read_bytes()), "Somebody", date(2026, 11, 21))
    (recorded / RECORD).write_bytes(write_record(with_review(record, NAME, mark)))
    assert not is_draft(recorded)


def test_a_new_file_and_one_that_is_gone_are_drafts(recorded: Path) -> None:
    (recorded / NAME).rename(recorded / "about.yaml")
    assert drafts(files_of(recorded), open_record(recorded)) == ("about.yaml", NAME)


def test_other_line_ends_are_no_edit(recorded: Path) -> None:
    file = recorded / NAME
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert not is_draft(recorded)


@pytest.mark.parametrize("damaged", [b"", b"files: 3\n", b"files:\n  a: {}\n", b"files: [\n", b"\xff"])
def test_a_damaged_record_vouches_for_nothing(recorded: Path, damaged: bytes) -> None:
    (recorded / RECORD).write_bytes(damaged)
    assert is_draft(recorded)


def test_a_record_reads_back_as_it_was_written() -> None:
    record = {
        "a b/中: #.yaml": Mark("sha256:1", 'Some "body": {x}', date(2026, 1, 2)),
        "true": Mark("sha256:2"),
    }
    assert read_record(write_record(record)) == record
    assert read_record(write_record({})) == {}
