from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from advisor.knowledge.problems import Refused
from advisor.report.whole_file import check_place, write_whole


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["plan.csv"]


def test_the_mode_follows_the_umask_and_an_existing_file_keeps_its_own(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    before = os.umask(0o027)
    try:
        write_whole(path, b"one")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o600)
    write_whole(path, b"two")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("failing", ["replace", "fsync", "chmod"])
def test_a_failure_leaves_what_was_there_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(b"before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, failing, full)
    with pytest.raises(Refused, match="No space left on device"):
        write_whole(path, b"after")
    monkeypatch.undo()
    assert path.read_bytes() == b"before"
    assert os.listdir(tmp_path) == ["plan.csv"]


def test_an_interruption_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "plan.csv", b"x")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("place", "said"),
    [("none/plan.csv", "does not exist"), ("", "this is a folder"), ("a_file/plan.csv", "does not exist")],
)
def test_a_place_that_cannot_be_is_named(tmp_path: Path, place: str, said: str) -> None:
    (tmp_path / "a_file").write_bytes(b"x")
    with pytest.raises(Refused, match=said):
        check_place(tmp_path / place)
    with pytest.raises(Refused, match=said):
        write_whole(tmp_path / place, b"x")
    assert os.listdir(tmp_path) == ["a_file"]


def test_a_folder_that_takes_no_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Refused, match="nothing may be written"):
        check_place(tmp_path / "plan.csv")
    (tmp_path / "plan.csv").write_bytes(b"x")
    with pytest.raises(Refused, match="read-only"):
        check_place(tmp_path / "plan.csv")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"before")
    (tmp_path / "link.csv").symlink_to("real.csv")
    write_whole(tmp_path / "link.csv", b"after")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"after"


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="no such device here")
def test_a_device_is_written_to_and_not_replaced() -> None:
    write_whole(Path("/dev/null"), b"x")
    assert Path("/dev/null").is_char_device()
