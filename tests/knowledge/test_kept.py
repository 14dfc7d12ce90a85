"""The base kept between runs: the same as the base checked, and never one that is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from advisor.commands.inputs import shelf
from advisor.knowledge import kept
from advisor.knowledge.kept import load_kept
from advisor.knowledge.load import load
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Refused
from tests.small_base import write

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return write(tmp_path / "base")


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes each time a base is read and checked in full."""
    done: list[str] = []
    in_full = kept.checked

    def noted(files: kept.Files, *, folder: Path) -> object:
        done.append(folder.name)
        return in_full(files, folder=folder)

    monkeypatch.setattr(kept, "checked", noted)
    return done


def only_file(place: Path) -> Path:
    (found,) = place.iterdir()
    return found


def test_the_real_base_comes_back_as_it_was_checked(tmp_path: Path, real: Knowledge, checks: list[str]) -> None:
    for _ in range(2):
        found = load_kept(ROOT / "knowledge", shelf=tmp_path / "shelf")
    assert checks == ["knowledge"]
    assert found == real.model_copy()
    assert repr(found) == repr(real.model_copy())


def test_a_base_is_checked_once_while_nothing_changes(base: Path, tmp_path: Path, checks: list[str]) -> None:
    for _ in range(3):
        assert load_kept(base, shelf=tmp_path / "shelf") == load(base).model_copy()
    assert checks == ["base"]


def test_a_change_of_any_file_is_noticed(base: Path, tmp_path: Path, checks: list[str]) -> None:
    before = load_kept(base, shelf=tmp_path / "shelf")
    source = base / "sources.yaml"
    text = source.read_text("utf-8")
    source.write_text(text.replace("Platform", "Gazette"), "utf-8")
    assert load_kept(base, shelf=tmp_path / "shelf").source["notice"].publisher == "Gazette"
    source.write_text(text, "utf-8")
    assert load_kept(base, shelf=tmp_path / "shelf") == before
    source.rename(base / "publications.yaml")
    assert load_kept(base, shelf=tmp_path / "shelf") == before
    (base / "more.yaml").write_text("phrases: []\n", "utf-8")
    assert load_kept(base, shelf=tmp_path / "shelf") == before
    assert len(checks) == 4


def test_a_refused_base_is_never_kept(base: Path, tmp_path: Path) -> None:
    (base / "more.yaml").write_text("nonsense: []\n", "utf-8")
    for _ in range(2):
        with pytest.raises(Refused, match="nonsense"):
            load_kept(base, shelf=tmp_path / "shelf")
    assert not (tmp_path / "shelf").exists()


def test_other_code_or_another_version_finds_nothing(
    base: Path, tmp_path: Path, checks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_kept(base, shelf=tmp_path / "shelf")
    monkeypatch.setattr(kept, "_code", lambda: iter(["load.py", b"other"]))
    load_kept(base, shelf=tmp_path / "shelf")
    monkeypatch.setattr(kept.sys, "version", "4.0")
    load_kept(base, shelf=tmp_path / "shelf")
    assert len(checks) == 3


@pytest.mark.parametrize("content", [b"", b"{}", b"\x80\x04nonsense", b"0" * 64 + b"\n{}"])
def test_a_broken_file_is_passed_over_and_replaced(
    base: Path, tmp_path: Path, checks: list[str], content: bytes
) -> None:
    load_kept(base, shelf=tmp_path / "shelf")
    whole = only_file(tmp_path / "shelf").read_bytes()
    only_file(tmp_path / "shelf").write_bytes(content)
    assert load_kept(base, shelf=tmp_path / "shelf") == load(base).model_copy()
    assert only_file(tmp_path / "shelf").read_bytes() == whole
    assert len(checks) == 2


def test_a_file_cut_short_or_altered_is_passed_over(base: Path, tmp_path: Path, checks: list[str]) -> None:
    load_kept(base, shelf=tmp_path / "shelf")
    whole = only_file(tmp_path / "shelf").read_bytes()
    for bad in (whole[:-1], whole.replace(b"Platform", b"Gazette", 1)):
        only_file(tmp_path / "shelf").write_bytes(bad)
        assert load_kept(base, shelf=tmp_path / "shelf") == load(base).model_copy()
    assert len(checks) == 3


def test_a_file_put_under_the_key_of_another_base_is_passed_over(tmp_path: Path, checks: list[str]) -> None:
    one, other = write(tmp_path / "one"), write(tmp_path / "other")
    (other / "more.yaml").write_text("phrases: []\n# another\n", "utf-8")
    load_kept(one, shelf=tmp_path / "shelf")
    first = only_file(tmp_path / "shelf")
    load_kept(other, shelf=tmp_path / "shelf")
    (second,) = set((tmp_path / "shelf").iterdir()) - {first}
    os.replace(first, second)
    load_kept(other, shelf=tmp_path / "shelf")
    assert checks == ["one", "other", "other"]


def test_a_file_that_others_may_write_to_is_passed_over(base: Path, tmp_path: Path, checks: list[str]) -> None:
    load_kept(base, shelf=tmp_path / "shelf")
    only_file(tmp_path / "shelf").chmod(0o666)
    load_kept(base, shelf=tmp_path / "shelf")
    assert len(checks) == 2


def test_a_file_of_another_user_is_passed_over(
    base: Path, tmp_path: Path, checks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_kept(base, shelf=tmp_path / "shelf")
    monkeypatch.setattr(kept.os, "getuid", lambda: os.stat(base).st_uid + 1)
    load_kept(base, shelf=tmp_path / "shelf")
    assert len(checks) == 2


def test_a_shelf_that_cannot_be_written_to_keeps_nothing_and_harms_nothing(base: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert load_kept(base, shelf=tmp_path / "file" / "shelf") == load(base).model_copy()


def test_a_failure_while_writing_leaves_nothing_half_done(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert load_kept(base, shelf=tmp_path / "shelf") == load(base).model_copy()
    assert list((tmp_path / "shelf").iterdir()) == []


def test_only_the_latest_bases_are_kept(base: Path, tmp_path: Path) -> None:
    for number in range(kept.AT_MOST + 3):
        (base / "more.yaml").write_text(f"phrases: []\n# {number}\n", "utf-8")
        load_kept(base, shelf=tmp_path / "shelf")
    assert len(list((tmp_path / "shelf").iterdir())) == kept.AT_MOST


def test_without_a_shelf_nothing_is_written(base: Path, tmp_path: Path) -> None:
    assert load_kept(base, shelf=None) == load(base).model_copy()
    assert [path.name for path in tmp_path.iterdir()] == ["base"]


@pytest.mark.parametrize(("given", "place"), [("off", None), ("", None), ("/elsewhere", Path("/elsewhere"))])
def test_the_environment_moves_the_shelf_or_does_without(
    given: str, place: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVISOR_CACHE", given)
    assert shelf() == place
    monkeypatch.delenv("ADVISOR_CACHE")
    assert shelf() == ROOT / "var" / "cache"
