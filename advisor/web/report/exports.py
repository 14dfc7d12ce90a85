"""The one desk of this server where files are made, in a process of their own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from advisor.questionnaire.case import Case
from advisor.report.export import Export, always
from advisor.report.exporter import Exporter
from advisor.report.forms.order import Order
from advisor.report.press import ReportFailed
from advisor.web import base
from advisor.web.server import stopping
from advisor.words import say

_log = logging.getLogger(__name__)
_lock = threading.Lock()
_warming: list[threading.Thread] = []
_ordered: list[Export] = []


@lru_cache(maxsize=1)
def exporter() -> Exporter:
    """The desk, shared by every visit."""
    return Exporter()


def submit(order: Order) -> Export:
    """Put an order of this visit in line; it is dropped when the visit ends.

    Raises ReportFailed where the line is full, or the server is about to stop.
    """
    if stopping.is_asked():
        raise ReportFailed(say("the server is being restarted. Try again in a minute."))
    export = exporter().submit(order, wanted=_wanted())
    with _lock:
        _ordered[:] = [one for one in _ordered if not one.is_over] + [export]
    return export


def prepare(order: Order) -> None:
    """Have an order begun that this visit is likely to give, while the worker has nothing else to do."""
    if not stopping.is_asked():
        exporter().prepare(order, wanted=_wanted())


def _wanted() -> Callable[[], bool]:
    context = get_script_run_ctx()
    return partial(is_open, context.session_id) if context is not None else always


def is_open(session: str) -> bool:
    """Whether a browser is still connected to a visit. Without a server there is none that could leave."""
    return not runtime.exists() or bool(runtime.get_instance().is_active_session(session))


def is_alive() -> bool:
    """Whether the worker runs."""
    return exporter().alive


def is_busy() -> bool:
    """Whether a file that a visit has ordered is still to be made."""
    with _lock:
        return any(export.is_wanted for export in _ordered)


def warm_up(key: base.Key) -> None:
    """Have the worker make one report meanwhile, so that the first reader does not wait for its start."""
    with _lock:
        if not any(thread.is_alive() for thread in _warming):
            thread = threading.Thread(target=_warm, args=(key,), daemon=True, name="warm-up of the PDF worker")
            _warming[:] = [thread]
            thread.start()


def _warm(key: base.Key) -> None:
    try:
        order = Order("pdf", base.advised(key), base.knowledge(key[0]), Case(), date.today())
        exporter().make(order)
    except Exception:  # nobody waits for this; the first reader is told what is wrong
        if not stopping.is_asked():
            _log.exception("The PDF worker could not be warmed up")


def close() -> None:
    """End the worker."""
    exporter().close()
