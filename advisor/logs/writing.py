"""Takes over all logging of a process, libraries' own handlers included, and what Python itself writes of a failure."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Literal, get_args

from advisor.logs.lines import OURS, JsonLines, PlainLines

Form = Literal["text", "json"]
FORM, LEVEL = "ADVISOR_LOG", "ADVISOR_LOG_LEVEL"
LEVELS = ("debug", "info", "warning", "error")
_log = logging.getLogger(__name__)


class WrongSetting(ValueError):
    """A setting has a value that means nothing. The message names both."""


class _Handed(logging.Logger):
    """A logger whose lines go to this process's one handler, whatever handlers a library gives it."""

    def callHandlers(self, record: logging.LogRecord) -> None:
        for handler in logging.root.handlers:
            if record.levelno >= handler.level:
                handler.handle(record)


def begin(settings: Mapping[str, str] | None = None) -> None:
    """Write to the error stream from now on, as `ADVISOR_LOG` and `ADVISOR_LOG_LEVEL` say. Raises WrongSetting.

    `text` (the default) is for people and begins with warnings; `json` is for machines and begins with `info`.
    """
    form, level = _chosen(os.environ if settings is None else settings)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else PlainLines())
    handler.setLevel(level.upper())
    handler.addFilter(_counts)
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(min(logging.INFO, handler.level))
    logging.setLoggerClass(_Handed)
    for logger in list(logging.root.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            logger.handlers.clear()
            logger.__class__ = _Handed
    logging.captureWarnings(True)
    sys.excepthook = _uncaught
    sys.unraisablehook = lambda seen: _tell(seen.exc_value)
    threading.excepthook = lambda seen: _tell(seen.exc_value)


def _counts(record: logging.LogRecord) -> bool:
    """Libraries are heard when something is wrong."""
    return record.levelno >= logging.WARNING or record.name.partition(".")[0] == OURS


def _chosen(settings: Mapping[str, str]) -> tuple[Form, str]:
    form = settings.get(FORM) or "text"
    level = settings.get(LEVEL) or ("info" if form == "json" else "warning")
    for name, value, known in ((FORM, form, get_args(Form)), (LEVEL, level, LEVELS)):
        if value not in known:
            raise WrongSetting(f"{name}={value[:40]!r} means nothing; there are {', '.join(known)}.")
    return ("json" if form == "json" else "text"), level


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        _tell(error)


def _tell(error: Any) -> None:
    if isinstance(error, BaseException) and not isinstance(error, SystemExit):
        _log.error("Nobody caught an exception", exc_info=error)
