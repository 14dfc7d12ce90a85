"""Files that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import Run

COMMANDS = (("recommend",), ("cadence",), ("questions",), ("report", "--output", "report.pdf"))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_file_is_named_with_its_nearest_neighbour(
    run: Run, command: tuple[str, ...], answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(answers.parent)
    ended = run(command[0], "anwsers.yaml", *command[1:])
    assert ended.code == 2
    assert ended.said == 'anwsers.yaml: there is no such file. Did you mean "answers.yaml"?\n'
    assert [path.name for path in answers.parent.iterdir()] == ["answers.yaml"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_is_not_a_file(run: Run, command: tuple[str, ...], tmp_path: Path) -> None:
    output = ["--output", tmp_path / "report.pdf"] if len(command) > 1 else []
    ended = run(command[0], tmp_path, *output)
    assert ended.code == 2
    assert "this is a folder, not a file." in ended.said
    assert not (tmp_path / "report.pdf").exists()


def test_a_missing_folder_is_told(run: Run, tmp_path: Path) -> None:
    ended = run("recommend", tmp_path / "none" / "answers.yaml")
    assert ended.code == 2
    assert "does not exist either" in ended.said


@pytest.mark.parametrize("call", [["fact"], ["questions"], ["knowledge", "check"], ["knowledge", "due"]])
def test_a_missing_knowledge_base_is_told(run: Run, tmp_path: Path, call: list[str]) -> None:
    ended = run("--knowledge", tmp_path / "none", *call)
    assert ended.code == 2
    assert "there is no such folder" in ended.said


def test_an_endless_file_is_not_read_to_its_end(run: Run) -> None:
    if not Path("/dev/zero").is_char_device():
        pytest.skip("no such device here")
    ended = run("recommend", "/dev/zero")
    assert ended.code == 2
    assert "too large" in ended.said


def test_a_message_holds_nothing_that_a_terminal_obeys(run: Run) -> None:
    ended = run("recommend", "a\x1b[31m\nb.yaml")
    assert ended.code == 2
    assert "\x1b" not in ended.said
    assert ended.said.count("\n") == 1
