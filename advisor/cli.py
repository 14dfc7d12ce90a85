"""The command line: parses a call, runs its command, prints what came of it. The only place that asks the clock.

Exit codes: 0 = done; 1 = a check failed; 2 = the input or the call is wrong; 130 = stopped with Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from importlib import import_module

from advisor.commands.arguments import WrongCall, build_parser
from advisor.knowledge.problems import Refused
from advisor.words import speaking


def today() -> date:
    """The date on this machine."""
    return date.today()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one call (default: the arguments of this process) and return its exit code."""
    try:
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except WrongCall as wrong:
        _tell(str(wrong))
    except Refused as refused:
        for problem in refused.problems:
            _tell(str(problem))
    except BrokenPipeError:  # the reader has seen enough; Python must not complain when it closes stdout
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        _tell(f"{error.filename or 'output'}: {error.strerror or error}.")
    except KeyboardInterrupt:
        _tell("stopped.")
        return 130
    except Exception as error:  # a defect of ours; `python -X dev -m advisor …` shows where
        if sys.flags.dev_mode:
            raise
        _tell(f"internal error: {type(error).__name__}: {error}")
    return 2


def _run(arguments: Sequence[str] | None) -> int:
    try:
        call = build_parser().parse(sys.argv[1:] if arguments is None else arguments)
    except SystemExit:  # --help has been printed
        return 0
    with speaking(getattr(call, "lang", "en")):
        outcome = import_module(f"advisor.commands.{call.command}").run(call, today=today())
    for line in outcome.warnings:
        _tell(line)
    sys.stdout.buffer.write(outcome.shown)
    return int(outcome.code)


def _tell(message: str) -> None:
    """One line on stderr, with nothing in it that a terminal would obey."""
    line = "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in message.replace("\n", " "))
    with suppress(OSError):  # nobody may be listening there either
        print(line, file=sys.stderr)
