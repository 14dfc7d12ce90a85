"""What to do with accounts that exist, in words."""

from __future__ import annotations

from advisor.words import say


def action_named(action: str) -> str:
    """What to do with an account."""
    return {
        "keep": say("Keep"),
        "verify": say("Verify"),
        "move": say("Move"),
        "take_back": say("Take back"),
        "rebuild": say("Open anew"),
        "retire": say("Retire"),
        "ask": say("Ask first"),
    }[action]


def moving_said(moving: str) -> str:
    """Whether an account can change owner."""
    return {
        "possible": say("Moving to another owner is possible."),
        "not_established": say("Whether it can move to another owner is not established."),
        "impossible": say("It cannot move to another owner."),
    }[moving]
