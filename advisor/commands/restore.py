"""`restore FILE`: puts a back-up into the store."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from advisor.commands.inputs import read_bytes
from advisor.commands.keeping import opened
from advisor.commands.outcome import Outcome, utf8
from advisor.words import say_count

MOST = 2_000_000_000


def run(call: Namespace, *, today: date) -> Outcome:
    """Replaces what the store holds, in one transaction; a store that holds cases only if asked to."""
    from advisor.cases.backup import restore

    raw = read_bytes(call.file, most=MOST)
    with opened(call) as store:
        content = restore(store.database, raw, overwrite=call.overwrite)
    told = say_count(content.cases, "{number} case restored.", "{number} cases restored.")
    return Outcome(utf8(f"{told}\n"))
