"""What the place of an account in the mix is called."""

from __future__ import annotations

from advisor.words import say


def role_in_words(role: str) -> str:
    """The word for `lead`, `support` or `later`; any other text as it is."""
    return {"lead": say("lead"), "support": say("support"), "later": say("later")}.get(role, role)
