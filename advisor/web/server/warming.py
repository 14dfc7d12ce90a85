"""What is computed before the first visit, so that no visitor waits for it."""

from __future__ import annotations

import logging
import threading
from datetime import date

from advisor.report.charts import CHARTS
from advisor.web import base
from advisor.web.reckoning import reckoners
from advisor.web.report import exports
from advisor.web.start.samples import sample_cases

_log = logging.getLogger(__name__)


def usual_key() -> base.Key:
    """An advice like those that visitors ask for: the one on the first sample client."""
    folder = base.knowledge_folder()
    answers = next((case.answers for case in sample_cases(folder).values()), {})
    return base.key_of(folder, answers, as_of=date.today())


def warm_up() -> None:
    """Compute one advice with its charts, start the workers. What fails is told to the first visitor it concerns."""
    key = usual_key()
    try:
        for name in CHARTS:
            base.chart(name, key)
    except Exception:
        _log.exception("The warm-up failed")
    exports.warm_up(key)
    reckoners.start()
    threading.Thread(target=_try_out, args=(key,), daemon=True, name="warm-up of the reckoners").start()


def _try_out(key: base.Key) -> None:
    base.first_sight(key)
    base.ahead_by_now(key, visit="")
