"""`web`: the browser app, bound to this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from argparse import Namespace
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from advisor.commands.outcome import Outcome
from advisor.knowledge.problems import Problem, Refused
from advisor.words import say

ADDRESS = "127.0.0.1"
PROJECT = Path(__file__).resolve().parent.parent.parent


def run(call: Namespace, *, today: date) -> Outcome:
    """Prints the address and serves until stopped. Raises Refused where it cannot start."""
    app = PROJECT / "app.py"
    if not app.is_file():
        raise Refused(
            [Problem(str(app), 0, 0, say("the browser app is missing."), say("Run this from a complete checkout."))]
        )
    if find_spec("streamlit") is None:
        raise Refused([Problem("web", 0, 0, say("Streamlit is not installed."), say("Install requirements.txt."))])
    _refuse_taken(call.port)
    print(f"http://{ADDRESS}:{call.port}", flush=True)
    command = start_command(app, port=call.port)
    environment = {**os.environ, "ADVISOR_KNOWLEDGE": str(call.base.resolve())}
    os.chdir(PROJECT)  # Streamlit looks for its settings in the folder it runs in
    if os.name == "posix":
        os.execve(sys.executable, command, environment)
    return Outcome(code=subprocess.call(command, env=environment))


def start_command(app: Path, *, port: int) -> list[str]:
    """The command that serves `app` on this machine only."""
    options = [
        f"--server.address={ADDRESS}",
        f"--server.port={port}",
        "--server.headless=true",
        "--browser.gatherUsageStats=false",
    ]
    return [sys.executable, "-m", "streamlit", "run", str(app), *options]


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            said = say("port {port} cannot be used: {problem}.", port=port, problem=error.strerror)
            raise Refused([Problem("web", 0, 0, said, say("Choose another with --port."))]) from None
