"""Opens the store for a command."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from advisor.commands.arguments import KNOWLEDGE
from advisor.knowledge.problems import Problem, Refused

if TYPE_CHECKING:
    from advisor.cases.store import Store

FOLDER = KNOWLEDGE.parent / "var"


def database_url(given: str | None = None) -> str:
    """Where cases are kept: as given, else `ADVISOR_DATABASE_URL`, else a file in the project's `var`."""
    return given or os.environ.get("ADVISOR_DATABASE_URL") or f"sqlite:///{FOLDER / 'drafts.sqlite'}"


@contextmanager
def opened(call: Namespace) -> Iterator[Store]:
    """The store of a call. Raises Refused where it cannot be used, with what to do."""
    from advisor.cases.store import Store, StoreFailed

    url = database_url(call.database)
    if url.endswith(str(FOLDER / "drafts.sqlite")):
        FOLDER.mkdir(exist_ok=True)
    try:
        store = Store(url)
        try:
            yield store
        finally:
            store.close()
    except StoreFailed as failed:
        raise Refused([Problem("the database", 0, 0, failed.what, failed.next_step)]) from None
