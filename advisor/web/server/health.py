"""Two answers for whoever watches the server: `/health` (it is alive) and `/ready` (it can serve). No client's data."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections.abc import Callable
from typing import Literal

from sqlalchemy import text
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from advisor.cases.database import Database
from advisor.cases.failures import NewerDatabase, StoreFailed
from advisor.knowledge.problems import Refused
from advisor.logs.lines import SEEN
from advisor.web import base
from advisor.web.report import exports
from advisor.web.server import stopping
from advisor.web.server.warming import usual_key

PATIENCE = 3.0  # seconds for one look at the parts
KEPT = 1.0  # seconds for which an answer counts, so that many who ask cost no more than one
LEAST_FREE = 32_000_000  # bytes beside a database in a file
State = Literal["ok", "defective", "newer", "failed", "read_only", "full", "slow", "lost"]
Parts = dict[str, State]
_log = logging.getLogger(__name__)


async def health(_: Request) -> Response:
    """Alive: the process answers. Costs next to nothing."""
    return _answer({"status": "ok"}, 200)


async def ready(_: Request) -> Response:
    """Ready: knowledge base, store and worker are as they must be, and nobody has asked the server to stop."""
    parts = await _looking.parts()
    status = "ready" if set(parts.values()) == {"ok"} else "not ready"
    if stopping.is_asked():
        status = "stopping"
    return _answer({"status": status, **parts}, 200 if status == "ready" else 503)


ROUTES = [Route("/health", health), Route("/ready", ready)]


def _answer(content: dict[str, str], status: int) -> Response:
    return JSONResponse(content, status_code=status, headers={"cache-control": "no-store"})


class Looking:
    """Looks at the parts in a thread: one look at a time, kept for a moment. Used by the server's loop alone."""

    def __init__(self, look: Callable[[], Parts], *, patience: float = PATIENCE, kept: float = KEPT) -> None:
        self._look, self._patience, self._kept = look, patience, kept
        self._task: asyncio.Task[Parts] | None = None
        self._seen: tuple[float, Parts] | None = None
        self._told: Parts = {}

    async def parts(self) -> Parts:
        """How each part stands; all `slow` where the look takes too long."""
        if self._seen is not None and time.monotonic() < self._seen[0]:
            return self._seen[1]
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(run_in_threadpool(self._look))
        try:
            found = await asyncio.wait_for(asyncio.shield(self._task), self._patience)
        except TimeoutError:
            found = {"store": "slow"}
        except Exception:  # a defect must not look like a server that does not answer
            _log.exception("The parts of the server could not be looked at")
            found = {"look": "failed"}
        self._seen = (time.monotonic() + self._kept, found)
        self._tell(found)
        return found

    def _tell(self, found: Parts) -> None:
        """Log a change, once."""
        if found != self._told:
            level = logging.INFO if set(found.values()) == {"ok"} else logging.WARNING
            _log.log(level, "How the parts of the server stand has changed", extra={SEEN: found})
            self._told = found


def parts() -> Parts:
    """How the knowledge base, the store and the worker stand now. A worker that is lost is started again."""
    return {"knowledge": _knowledge(), "store": _store(), "worker": _worker()}


_looking = Looking(parts)


def _knowledge() -> State:
    try:
        base.knowledge(base.knowledge_folder())
    except Refused:
        return "defective"
    return "ok"


def _store() -> State:
    try:
        return state_of(base.store(base.database_url()).database)
    except NewerDatabase:
        return "newer"
    except (StoreFailed, OSError):
        return "failed"


def state_of(database: Database) -> State:
    """Whether a database can be read, and written to as far as can be seen without writing. Raises StoreFailed."""
    with database.writing() as connection:  # SQLite takes the lock for writing here
        if connection.dialect.name == "postgresql":
            only = connection.execute(text("SELECT current_setting('transaction_read_only')")).scalar_one()
            return "read_only" if only == "on" else "ok"
        connection.execute(text("SELECT version_num FROM alembic_version"))
    file = database.engine.url.database
    if file and file != ":memory:" and hasattr(os, "statvfs"):
        place = os.statvfs(os.path.dirname(os.path.abspath(file)))
        if place.f_bavail * place.f_frsize < LEAST_FREE:
            return "full"
    return "ok"


def _worker() -> State:
    if exports.is_alive():
        return "ok"
    if not stopping.is_asked():
        exports.warm_up(usual_key())
    return "lost"
