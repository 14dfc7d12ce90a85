"""The one process that makes PDFs for this server."""

from __future__ import annotations

import logging
import threading
from datetime import date
from functools import lru_cache

from advisor.questionnaire.case import Client
from advisor.report.brand import Brand
from advisor.report.document import compose
from advisor.report.exporter import Exporter
from advisor.web import base

_log = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def exporter() -> Exporter:
    """The worker, shared by every visit."""
    return Exporter()


def warm_up(key: base.Key) -> None:
    """Have the worker make one report meanwhile, so that the first reader does not wait for its start."""
    threading.Thread(target=_warm, args=(key,), daemon=True, name="warm-up of the PDF worker").start()


def _warm(key: base.Key) -> None:
    try:
        advice = base.advised(key)
        exporter().warm(
            compose(advice, knowledge=base.knowledge(key[0]), client=Client(), brand=Brand(), created=date.today())
        )
    except Exception:  # nobody waits for this; the first reader is told what is wrong
        _log.exception("The PDF worker could not be warmed up")


def close() -> None:
    """End the worker."""
    exporter().close()
