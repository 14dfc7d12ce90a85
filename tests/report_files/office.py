"""LibreOffice without its window, in a profile of its own: what it makes of a file, and what it says against it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

OFFICE = os.environ.get("OFFICE") or shutil.which("soffice")
PATIENCE = 120  # seconds, for a call that takes about two

needs_office = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")


def converted(files: Sequence[Path], *, to: str, into: Path, profile: Path, read_as: str = "") -> str:
    """Opens the files and saves them as `to` (an ending, or an ending and a filter); what was said on stderr.

    `read_as` names the filter to open them with, else LibreOffice chooses. A file that it cannot open it names no
    further: it is missing in `into`. The exit code is 0 all the same.
    """
    profile.mkdir(exist_ok=True)
    call = [str(OFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    call += [f"--infilter={read_as}"] if read_as else []
    call += ["--convert-to", to, "--outdir", str(into), *map(str, files)]
    surroundings = {**os.environ, "HOME": str(profile), "LC_ALL": "C.UTF-8"}
    pipe = subprocess.PIPE
    # soffice starts another program: when it hangs, both have to end
    running = subprocess.Popen(call, stdout=pipe, stderr=pipe, env=surroundings, text=True, start_new_session=True)
    try:
        said = running.communicate(timeout=PATIENCE)[1]
    except BaseException:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        raise
    assert running.returncode == 0, said
    return "".join(line for line in said.splitlines(keepends=True) if "javaldx" not in line)  # no Java: no matter
