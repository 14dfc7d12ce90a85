"""Editing a file of the base: every problem in its place, patches that apply, two edits put together."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.knowledge.editing import MINE, bytes_of, merged, patch, text_of, tried
from advisor.knowledge.load import files_of
from tests.small_base import write

NAME = "questions.yaml"
texts = st.lists(st.sampled_from(["a", "b", "c", "", "x: 1", "中", "\x0b", "\u2028"]), max_size=8).map(
    lambda lines: "".join(f"{line}\n" for line in lines)
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "base")


def test_an_edit_that_is_sound_gives_the_base_as_it_would_be(folder: Path) -> None:
    files = files_of(folder)
    raw = files["meta.yaml"].replace(b'"version": "1"', b'"version": "2"')
    found = tried(files, name="meta.yaml", raw=raw, folder=folder)
    assert found.problems == ()
    assert found.base is not None
    assert found.base.knowledge.meta.version == "2"
    assert files_of(folder) == files


def test_every_problem_comes_with_line_column_and_next_step(folder: Path) -> None:
    raw = b'meta:\n  title: Small\n  version: "1"\n  as_known_on: 2026-13-01\n  cny_per_usd: seven\n  colour: red\n'
    found = tried(files_of(folder), name="meta.yaml", raw=raw, folder=folder)
    assert found.base is None
    places = {(problem.file, problem.line) for problem in found.problems}
    assert {("base/meta.yaml", 4), ("base/meta.yaml", 5), ("base/meta.yaml", 6)} <= places
    assert all(problem.column for problem in found.problems if problem.line)


def test_a_text_that_is_no_yaml_is_told_alone(folder: Path) -> None:
    (problem,) = tried(files_of(folder), name=NAME, raw=b"questions: [\n", folder=folder).problems
    assert problem.file == f"base/{NAME}"
    assert problem.line == 2
    assert problem.next_step


def test_what_an_edit_breaks_in_another_file_is_told_there(folder: Path) -> None:
    found = tried(files_of(folder), name="sources.yaml", raw=b"sources: []\n", folder=folder)
    assert {problem.file for problem in found.problems} >= {"base/facts.yaml"}


def test_line_ends_and_the_last_line_feed_are_kept() -> None:
    assert text_of(b"a\r\nb\r\n") == "a\nb\n"
    assert bytes_of("a\nc", like=b"a\r\nb\r\n") == b"a\r\nc\r\n"
    assert bytes_of("a\nc", like=b"a\nb\n") == b"a\nc\n"


@pytest.mark.skipif(shutil.which("git") is None, reason="no git on this machine")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a\nb\nc\n", b"a\nx\nc\n"),
        (b"a\nb", b"a\nb\nc\n"),
        (b"a\r\nb\r\n", b"a\r\nc\r\n"),
        ("中\u2028\x0b\nb\n".encode(), "中\u2028\x0c\nb\n".encode()),
        (b"", b"a\n"),
    ],
)
def test_a_patch_applies_in_version_control(tmp_path: Path, before: bytes, after: bytes) -> None:
    file = tmp_path / "knowledge" / "rules.yaml"
    file.parent.mkdir()
    file.write_bytes(before)
    given = patch(before, after, name="knowledge/rules.yaml")
    call = ["git", "apply", "--whitespace=nowarn", "-"]
    subprocess.run(call, cwd=tmp_path, input=given, check=True, env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
    assert file.read_bytes() == after


def test_no_edit_is_no_patch() -> None:
    assert patch(b"a\n", b"a\n", name="x") == b""


def test_edits_in_different_places_are_put_together() -> None:
    both = merged("a\nb\nc\nd\ne\n", "A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\nf\n")
    assert both.text == "A\nb\nc\nd\nE\nf\n"
    assert both.clashes == 0


def test_edits_of_one_line_are_both_there_and_marked() -> None:
    both = merged("a\nb\nc\n", "a\nmine\nc\n", "a\ntheirs\nc\n")
    assert both.clashes == 1
    assert both.text.index("mine\n") < both.text.index("theirs\n")


def test_marks_cannot_be_saved(folder: Path) -> None:
    files = files_of(folder)
    raw = files["meta.yaml"]
    text = text_of(raw)
    both = merged(text, text.replace("Small", "Mine"), text.replace("Small", "Theirs"))
    assert MINE in both.text
    assert tried(files, name="meta.yaml", raw=bytes_of(both.text, like=raw), folder=folder).problems


@given(before=texts, mine=texts, theirs=texts)
def test_no_line_of_either_edit_is_lost(before: str, mine: str, theirs: str) -> None:
    both = merged(before, mine, theirs)
    lines = both.text.split("\n")
    assert {*mine.split("\n")} - {*before.split("\n")} <= {*lines}
    assert {*theirs.split("\n")} - {*before.split("\n")} <= {*lines}


@given(before=texts, mine=texts)
def test_one_edit_alone_stays_as_it_is(before: str, mine: str) -> None:
    wanted = mine or "\n"
    assert merged(before, mine, before).text == wanted
    assert merged(before, before, mine).text == wanted
    assert merged(before, mine, mine).text == wanted
