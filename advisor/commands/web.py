"""`web`: the browser app, bound to this machine unless told otherwise."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from advisor.commands.outcome import Outcome
from advisor.knowledge.problems import Problem, Refused
from advisor.words import say

PROJECT = Path(__file__).resolve().parent.parent.parent
QUIET: Mapping[str, str] = {
    "STREAMLIT_SERVER_HEADLESS": "true",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    "STREAMLIT_LOGGER_ENABLE_RICH": "false",  # it would print what stands in the variables of a page that failed
    "STREAMLIT_LOGGER_HIDE_WELCOME_MESSAGE": "true",  # to show it, Streamlit asks a host elsewhere for its address
}


def run(call: Namespace, *, today: date) -> Outcome:
    """Prints the address and serves until stopped. Raises Refused where it cannot start."""
    app = PROJECT / "app.py"
    if not app.is_file():
        raise Refused(
            [Problem(str(app), 0, 0, say("the browser app is missing."), say("Run this from a complete checkout."))]
        )
    if find_spec("streamlit") is None:
        raise Refused([Problem("web", 0, 0, say("Streamlit is not installed."), say("Install requirements.txt."))])
    _refuse_taken(call.address, call.port)
    print(f"http://{call.address}:{call.port}", flush=True)
    command = start_command(address=call.address, port=call.port)
    environment = {**os.environ, **settings(call.base)}
    os.chdir(PROJECT)  # Streamlit looks for its settings, and Python for the app, in the folder it runs in
    if os.name == "posix":
        os.execve(sys.executable, command, environment)
    return Outcome(code=subprocess.call(command, env=environment))


def start_command(*, address: str, port: int) -> list[str]:
    """The command that serves the app."""
    return [sys.executable, "-m", "advisor.web.server.serving", address, str(port)]


def settings(base: Path) -> dict[str, str]:
    """What the server finds in its environment."""
    return {**QUIET, "ADVISOR_KNOWLEDGE": str(base.resolve())}


def _refuse_taken(address: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            said = say("port {port} cannot be used: {problem}.", port=port, problem=error.strerror)
            raise Refused([Problem("web", 0, 0, said, say("Choose another with --port."))]) from None
