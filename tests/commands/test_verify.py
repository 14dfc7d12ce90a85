"""`verify`: same, differs, or not readable, each with its exit code; nothing from the file steers the terminal."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pypdf
import pytest

from tests.commands.conftest import Run
from tests.conftest import ROOT
from tests.report.verify import tampered

SAMPLE = ROOT / "knowledge" / "samples" / "machinery_first_call.yaml"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report made by the command line."""
    from advisor.cli import main

    file = tmp_path_factory.mktemp("verify") / "report.pdf"
    call = ["report", str(SAMPLE), "--as-of", "2026-11-21", "--weeks", "12", "--output", str(file)]
    assert main(call) == 0
    return file


def test_a_report_is_the_same_and_the_exit_code_says_so(run: Run, report: Path) -> None:
    ended = run("verify", str(report))
    assert (ended.code, ended.said) == (0, "")
    assert ended.shown.startswith(f"same: {report} is, byte for byte, the report that its case gives")
    assert "2026-11-21" in ended.shown


def test_a_tampered_report_differs(run: Run, report: Path, tmp_path: Path) -> None:
    file = tmp_path / "other.pdf"
    file.write_bytes(tampered.with_pages_swapped(report.read_bytes(), 4, 6))
    ended = run("verify", str(file))
    assert ended.code == 1
    assert ended.shown.splitlines() == [
        f"differs: {file}",
        "- page 6 of the report stands on page 4 of the file.",
        "- page 4 of the report stands on page 6 of the file.",
    ]
    shown = json.loads(run("verify", str(file), "--format", "json").shown)
    assert (shown["schema"], shown["result"]) == ("verify/1", "differs")
    assert [each["kind"] for each in shown["found"]] == ["page_moved", "page_moved"]
    assert shown["manifest"]["weeks"] == 12


def test_another_knowledge_base_is_told(run: Run, report: Path, tmp_path: Path) -> None:
    other = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge", other)
    (meta,) = (file for file in other.rglob("*.yaml") if "\nmeta:" in "\n" + file.read_text(encoding="utf-8"))
    text = meta.read_text(encoding="utf-8")
    meta.write_text(text.replace("cny_per_usd: ", "cny_per_usd: 1", 1), encoding="utf-8")
    ended = run("--knowledge", str(other), "verify", str(report))
    assert ended.code == 1
    assert "- the knowledge base is another one: the report was made with version" in ended.shown


def test_signs_that_a_terminal_obeys_are_written_out(run: Run, report: Path, tmp_path: Path) -> None:
    file = tmp_path / "escape.pdf"
    name = "\x1b[2J\x1b]0;title\x07.txt"
    file.write_bytes(tampered.rewritten(report.read_bytes(), lambda writer: writer.add_attachment(name, b"x")))
    ended = run("verify", str(file))
    assert ended.code == 1
    assert "\x1b" not in ended.shown
    assert "\\x1b[2J" in ended.shown


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "this is not a PDF."),
        (b"%PDF-1.7\nnothing", "the file is damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(run: Run, tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "file.pdf"
    file.write_bytes(content)
    ended = run("verify", str(file))
    assert (ended.code, ended.shown) == (2, "")
    assert ended.said.startswith(f"{file}: {said}")
    assert len(ended.said.splitlines()) == 1


def test_somebody_elses_pdf_is_refused(run: Run, tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / "theirs.pdf")
    ended = run("verify", str(tmp_path / "theirs.pdf"))
    assert ended.code == 2
    assert "no report from here is attached" in ended.said


def test_a_missing_file_is_refused(run: Run, tmp_path: Path) -> None:
    ended = run("verify", str(tmp_path / "none.pdf"))
    assert (ended.code, ended.shown) == (2, "")
    assert "there is no such file" in ended.said
