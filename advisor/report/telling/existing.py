"""What to do with accounts that exist, in words."""

from __future__ import annotations

ACTIONS = {
    "keep": "Keep",
    "verify": "Verify",
    "move": "Move",
    "take_back": "Take back",
    "rebuild": "Open anew",
    "retire": "Retire",
    "ask": "Ask first",
}
MOVING = {
    "possible": "Moving to another owner is possible.",
    "not_established": "Whether it can move to another owner is not established.",
    "impossible": "It cannot move to another owner.",
}
