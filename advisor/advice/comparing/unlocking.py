"""What would open an account, as a comparison tells it."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.advice.model import Advice
from advisor.advice.parts.unlocks import Unlock
from advisor.advice.why.naming import Naming
from advisor.words import say, say_count

SHOWN = 2


@dataclass(frozen=True)
class Way:
    """The smallest changes that open one account, as ids and in words."""

    ids: str
    words: str


def unlocked(advice: Advice, naming: Naming) -> dict[str, Way]:
    """By account what opens it, or that nothing does."""
    found: dict[str, list[Unlock]] = {}
    for unlock in advice.unlocks:
        found.setdefault(unlock.account, []).append(unlock)
    ways = {account: _way(unlocks, naming) for account, unlocks in found.items()}
    for none in advice.no_unlocks:
        held = f" while these stay: {', '.join(sorted(none.locks))}" if none.locks else ""
        words = (
            say("no change of answers opens it while the locked answers stay")
            if none.locks
            else say("no change of answers opens it")
        )
        ways[none.account] = Way(f"nothing{held}", words)
    return ways


def turned_on(advice: Advice, account: str) -> set[str]:
    """The questions on whose answers it hangs what would open an account, locked ones included."""
    changed = {row.question for unlock in advice.unlocks if unlock.account == account for row in unlock.change}
    return changed.union(*(none.locks for none in advice.no_unlocks if none.account == account))


def _way(unlocks: list[Unlock], naming: Naming) -> Way:
    told = sorted((_ids(unlock), _words(unlock, naming)) for unlock in unlocks)
    words = [said for _, said in told]
    more = len(words) - SHOWN
    if more > 0:
        words[SHOWN:] = [say_count(more, "in {number} more way", "in {number} more ways")]
    return Way("; or ".join(ids for ids, _ in told), say("; or ").join(words))


def _ids(unlock: Unlock) -> str:
    changed = ", ".join(sorted(f"{row.question}={row.to}" for row in unlock.change))
    return f"{changed or 'nothing'} ({unlock.route}, {unlock.status})"


def _words(unlock: Unlock, naming: Naming) -> str:
    rows = [say("“{question}” becomes “{answer}”", question=row.label, answer=row.shown) for row in unlock.change]
    changed = say(" and ").join(rows) or say("no change")
    return say("{changed} ({route})", changed=changed, route=naming.route(unlock.route))
