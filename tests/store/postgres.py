"""A PostgreSQL server of the tests' own: in a folder of its own, reached by a socket in it and by no port."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0  # PostgreSQL refuses to run as root
SETTINGS = ("listen_addresses=", "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, as `tools/database.sh` finds it."""
    given = os.environ.get("POSTGRES")
    found = [Path(given)] if given else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in found if (folder / "initdb").is_file()), None)


@contextmanager
def server() -> Iterator[str]:
    """The URL of a database on a running server."""
    folder = programs()
    assert folder is not None
    place = Path(tempfile.mkdtemp(prefix="pg-"))
    data = place / "data"
    user = "postgres" if ROOT else None
    if ROOT:
        shutil.chown(place, "postgres", "postgres")
    options: dict[str, Any] = {"check": True, "cwd": place, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if ROOT:
        options |= {"user": user, "group": "postgres", "extra_groups": []}
    init = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync"]
    subprocess.run([folder / "initdb", f"--pgdata={data}", *init], **options)
    settings = " ".join([f"-k {place}", *(f"-c {setting}" for setting in SETTINGS)])
    log = f"--log={place / 'log'}"
    subprocess.run([folder / "pg_ctl", "start", "-w", f"--pgdata={data}", log, f"--options={settings}"], **options)
    try:
        yield f"postgresql://postgres@/postgres?host={quote(str(place))}"
    finally:
        subprocess.run([folder / "pg_ctl", "stop", "-w", "--mode=immediate", f"--pgdata={data}"], **options)
        shutil.rmtree(place, ignore_errors=True)
