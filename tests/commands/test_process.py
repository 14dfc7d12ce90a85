"""The command line as a process: its streams, signals and what it loads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from advisor import cli
from tests.commands.conftest import Run

PROJECT = Path(__file__).resolve().parent.parent.parent
HEAVY = ("streamlit", "altair", "pandas", "numpy", "typst", "openpyxl", "icalendar", "sqlalchemy", "vl_convert")


def shell(command: str) -> subprocess.CompletedProcess[str]:
    line = command.replace("ADVISOR", f"{sys.executable} -m advisor")
    return subprocess.run(["bash", "-c", line], cwd=PROJECT, capture_output=True, text=True, timeout=60)


def test_a_reader_that_leaves_early_is_no_error() -> None:
    for call in ("knowledge schema", "--help"):
        done = shell(f"(ADVISOR {call}; echo $? >&2) | head -c 0")
        assert done.stderr.strip() == "0"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_an_output_that_takes_nothing_is_told_in_one_line() -> None:
    done = shell("ADVISOR knowledge schema > /dev/full")
    assert done.returncode == 2
    assert done.stderr == "output: No space left on device.\n"


def test_the_bytes_do_not_depend_on_the_locale() -> None:
    whole = shell("PYTHONIOENCODING=ascii LC_ALL=C ADVISOR knowledge schema")
    assert whole.returncode == 0
    assert whole.stdout == shell("PYTHONUTF8=1 ADVISOR knowledge schema").stdout


def test_stopping_it_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_run", stopped)
    ended = run("fact")
    assert (ended.code, ended.said) == (130, "stopped.\n")


def test_nothing_heavy_is_loaded_for_an_advice() -> None:
    loads = "import sys, advisor.cli, advisor.commands.recommend, advisor.commands.fact, advisor.commands.cadence"
    shows = f"print([name for name in {HEAVY!r} if name in sys.modules])"
    code = f"{loads}, advisor.advice.advise, advisor.report.text; {shows}"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("[]\n", "")
