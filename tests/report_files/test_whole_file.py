from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from advisor.knowledge.problems import Refused
from advisor.report.whole_file import check_place, write_all, write_whole


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


def test_several_files_are_written_together(tmp_path: Path) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_bytes(b"before")
    write_all({old: b"one", new: b"two"})
    assert (old.read_bytes(), new.read_bytes()) == (b"one", b"two")
    assert sorted(os.listdir(tmp_path)) == ["new.csv", "old.csv"]


@pytest.mark.parametrize("turn", [1, 2, 3])
@pytest.mark.parametrize("failing", ["replace", "fsync"])
def test_where_one_of_several_fails_all_are_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, turn: int
) -> None:
    paths = [tmp_path / name for name in ("old.csv", "new.csv", "other.csv")]
    paths[0].write_bytes(b"before")
    paths[2].write_bytes(b"other")
    works, calls = getattr(os, failing), iter(range(1, 99))

    def fail(*given: object) -> object:
        if next(calls) == turn:
            raise OSError(28, "No space left on device")
        return works(*given)

    monkeypatch.setattr(os, failing, fail)
    with pytest.raises(Refused, match="No space left on device"):
        write_all(dict.fromkeys(paths, b"after"))
    assert sorted(os.listdir(tmp_path)) == ["old.csv", "other.csv"]
    assert (paths[0].read_bytes(), paths[2].read_bytes()) == (b"before", b"other")


def test_one_place_that_cannot_be_written_is_refused_before_any_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="does not exist"):
        write_all({tmp_path / "a.csv": b"a", tmp_path / "none" / "b.csv": b"b"})
    assert os.listdir(tmp_path) == []


def test_a_pipe_among_several_gets_its_file(tmp_path: Path) -> None:
    reads, writes = os.pipe()
    try:
        write_all({Path(f"/dev/fd/{writes}"): b"one", tmp_path / "a.csv": b"two"})
    finally:
        os.close(writes)
    with os.fdopen(reads, "rb") as pipe:
        assert pipe.read() == b"one"
    assert (tmp_path / "a.csv").read_bytes() == b"two"
