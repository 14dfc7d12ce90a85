"""Starts a module of this program as a process of its own, with pipes to and from it. Loads nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import advisor

ROOT = Path(advisor.__file__).parent.parent


def start_module(module: str) -> subprocess.Popen[bytes]:
    """The process of `python -m module`, found wherever the program was started. Raises OSError."""
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )
