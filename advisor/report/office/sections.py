"""The names of sections that other places send the reader to, as headings and as titles of slides."""

from __future__ import annotations

from advisor.words import say


def mix() -> str:
    """What is recommended."""
    return say("The recommended mix")


def needs() -> str:
    """What is asked for."""
    return say("What you need, and what meets it")


def why_not() -> str:
    """What speaks against the rest."""
    return say("Why not the others")


def opinions() -> str:
    """What a consultant adds."""
    return say("The consultant’s opinions")


def roadmap() -> str:
    """The steps."""
    return say("The roadmap")


def costs() -> str:
    """What the steps cost."""
    return say("What it costs")


def cadence() -> str:
    """What is sent when."""
    return say("The cadence")


def outside() -> str:
    """What to do elsewhere."""
    return say("Account wishes, and what to do outside")


def risks() -> str:
    """What could go wrong."""
    return say("Risks")


def basis() -> str:
    """Answers and assumptions."""
    return say("What this rests on")


def assumed() -> str:
    """What is taken for granted."""
    return say("What is assumed")


def open_questions() -> str:
    """What has no answer yet."""
    return say("Open questions, and what each could change")


def not_covered() -> str:
    """What the knowledge base leaves out."""
    return say("What is not covered")


def sources() -> str:
    """What is cited."""
    return say("Sources")
