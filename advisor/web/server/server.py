"""The server around the pages: refuses a defective knowledge base, warms up before the first visit, closes in order."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from advisor.cases.draft import KEEP
from advisor.cases.failures import told
from advisor.cases.store import Store, StoreFailed
from advisor.knowledge.problems import Refused
from advisor.logs import writing
from advisor.report.wording import count
from advisor.web import base
from advisor.web.reckoning import reckoners
from advisor.web.report import exports
from advisor.web.server import health, stopping
from advisor.web.server.access_lines import AccessLines
from advisor.web.server.bodies import BoundedBodies
from advisor.web.server.ends_told import tell_ends
from advisor.web.server.garbage import look_seldom
from advisor.web.server.headers import CompressedScripts, StrictHeaders
from advisor.web.server.origins import OwnOrigin
from advisor.web.server.sent_together import send_together
from advisor.web.server.theme_once import read_theme_once
from advisor.web.server.warming import warm_up
from advisor.web.server.whole_clicks import take_clicks_whole
from advisor.web.sign_in.sign_in_return import Returning
from advisor.web.watch import watch_line
from advisor.web.workbench import workbench_line
from advisor.words import say

SAVES_SECONDS = 10.0  # for pages and their saves to end, once nobody is connected any more
SCRIPTS = "ScriptRunner.scriptThread"
"""The name of the threads in which Streamlit runs pages: it ends with the process whatever they do, so we wait."""
_log = logging.getLogger(__name__)

MIDDLEWARE = [
    Middleware(AccessLines),
    Middleware(StrictHeaders),
    Middleware(OwnOrigin),
    Middleware(BoundedBodies),
    Middleware(CompressedScripts),
    Middleware(Returning),
]
ROUTES = health.ROUTES


def refuse_defects() -> None:
    """Stop the start with the list of problems where the knowledge base has a defect."""
    try:
        base.knowledge(base.knowledge_folder())
    except Refused as refused:
        for problem in refused.problems:
            sys.stderr.write(f"{problem}\n")
        told_number = count(len(refused.problems), "problem")
        sys.stderr.write(f"{told_number} in the knowledge base; the app does not start.\n")
        sys.exit(2)


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Opens the store, computes an advice with its charts and starts the PDF worker; at the end closes all of them."""
    writing.begin()
    take_clicks_whole()
    send_together()
    tell_ends()
    read_theme_once()
    refuse_defects()
    _tidy_up()
    warm_up()
    look_seldom()
    _log.info("The server has started")
    try:
        yield {}
    finally:
        stopping.ask()
        exports.close()
        reckoners.close()
        workbench_line.close()
        watch_line.close()
        await _close_store()
        _log.info("The server has stopped")


def tell_failure(error: BaseException) -> bool:
    """Show a calm sentence instead of a stack trace, which goes to the log."""
    _log.error("A page failed", exc_info=error)
    st.error(say("Something went wrong on this page. Your answers are kept; reload the page to go on."))
    return True


def _tidy_up() -> None:
    """Open the store and drop what nobody needs any more. The server starts without it too, and then says so."""
    try:
        base.store(base.database_url()).forget(before=datetime.now(UTC) - KEEP)
    except (StoreFailed, OSError) as error:
        failed = error if isinstance(error, StoreFailed) else told(error)
        _log.error(f"Cases cannot be kept. {failed.what} {failed.next_step}".strip())


async def _close_store() -> None:
    """Close the store once the pages that still run are through with their saves."""
    if not base.store.cache_info().currsize:
        return  # it was never opened
    store = base.store(base.database_url())
    if not await _comes_true(lambda: not is_saving(store), within=SAVES_SECONDS):
        _log.warning("Pages still ran when the store was closed")
    store.close()


def is_saving(store: Store) -> bool:
    """Whether a page runs, or anything still works on the store."""
    if any(thread.name == SCRIPTS for thread in threading.enumerate()):
        return True
    taken = getattr(store.database.engine.pool, "checkedout", None)
    return bool(taken is not None and taken())


async def _comes_true(holds: Callable[[], bool], *, within: float) -> bool:
    end = time.monotonic() + within
    while not holds():
        if time.monotonic() > end:
            return False
        await asyncio.sleep(0.05)
    return True
