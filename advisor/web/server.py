"""The server around the pages: refuses a defective knowledge base, warms up before the first visit, adds headers."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from advisor.cases.draft import KEEP
from advisor.cases.store import StoreFailed
from advisor.knowledge.problems import Refused
from advisor.report.charts import CHARTS
from advisor.report.wording import count
from advisor.web import base, exports, workbench_line
from advisor.web.headers import CompressedScripts, StrictHeaders
from advisor.web.samples import sample_cases
from advisor.words import say

_log = logging.getLogger(__name__)

MIDDLEWARE = [Middleware(StrictHeaders), Middleware(CompressedScripts)]


def refuse_defects() -> None:
    """Stop the start with the list of problems where the knowledge base has a defect."""
    try:
        base.knowledge(base.knowledge_folder())
    except Refused as refused:
        for problem in refused.problems:
            sys.stderr.write(f"{problem}\n")
        told = count(len(refused.problems), "problem")
        sys.stderr.write(f"{told} in the knowledge base; the app does not start.\n")
        sys.exit(2)


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Opens the drafts, computes an advice with its charts and starts the PDF worker, so that no visitor waits."""
    refuse_defects()
    try:
        base.store(base.database_url()).forget(before=datetime.now(UTC) - KEEP)
    except (StoreFailed, OSError) as error:
        _log.error("Drafts cannot be kept: %s", error)
    _warm_up()
    gc.collect()
    gc.freeze()
    try:
        yield {}
    finally:
        exports.close()
        workbench_line.close()


def _warm_up() -> None:
    """Compute one advice with its charts. What fails here is told to the first visitor whom it concerns."""
    folder = base.knowledge_folder()
    answers = next((case.answers for case in sample_cases(folder).values()), {})
    key = base.key_of(folder, answers, as_of=date.today())
    try:
        for name in CHARTS:
            base.chart(name, key)
    except Exception:
        _log.exception("The warm-up failed")
    exports.warm_up(key)


def tell_failure(error: BaseException) -> bool:
    """Show a calm sentence instead of a stack trace, which goes to the log."""
    _log.error("A page failed", exc_info=error)
    st.error(say("Something went wrong on this page. Your answers are kept; reload the page to go on."))
    return True
