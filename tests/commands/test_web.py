from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from advisor.commands import web
from tests.commands.conftest import Run


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose app is there but never started."""
    (tmp_path / "app.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(web, "PROJECT", tmp_path)
    monkeypatch.setattr(web, "find_spec", lambda name: object())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_app_is_served_to_this_machine_only_and_its_address_is_printed(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Any] = []
    monkeypatch.setattr(os, "execve", lambda *call: started.append(call))
    monkeypatch.setattr(subprocess, "call", lambda *call, **_: 0)
    port = free_port()
    ended = run("--knowledge", project / "base", "web", "--port", port)
    assert ended.shown.startswith(f"http://127.0.0.1:{port}\n")
    program, command, environment = started[0]
    assert program == sys.executable
    assert command[1:] == ["-m", "advisor.web.server.serving", "127.0.0.1", str(port)]
    assert environment["ADVISOR_KNOWLEDGE"] == str(project / "base")
    assert environment["STREAMLIT_LOGGER_HIDE_WELCOME_MESSAGE"] == "true"


def test_it_is_served_to_others_where_an_address_is_named(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Any] = []
    monkeypatch.setattr(os, "execve", lambda *call: started.append(call))
    monkeypatch.setattr(subprocess, "call", lambda *call, **_: 0)
    run("web", "--address", "0.0.0.0", "--port", free_port())
    assert started[0][1][3] == "0.0.0.0"


def test_a_port_in_use_is_told(run: Run, project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = run("web", "--port", taken.getsockname()[1])
    assert (ended.code, ended.shown) == (2, "")
    assert "--port" in ended.said


def test_a_missing_app_or_streamlit_is_told(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "find_spec", lambda name: None)
    assert "Streamlit is not installed" in run("web").said
    (project / "app.py").unlink()
    ended = run("web")
    assert ended.code == 2
    assert "app.py: the browser app is missing" in ended.said
