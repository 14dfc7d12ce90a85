"""What a comparison is told in, on screen and as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.advice.comparing.chosen import LOCK, WEIGHTS
from advisor.advice.parts.comparison import Change, Comparison, Decisive
from advisor.report.wording import count, listed

TOPICS: Mapping[str, str] = {
    "verdict": "What is open",
    "need": "What is needed, and what meets it",
    "mix": "The mix",
    "weight": "What the mix is weighed by",
    "robustness": "How firmly the mix stands",
    "phase": "Phases",
    "roadmap": "Steps",
    "launch": "Launch",
    "cost": "Costs",
    "cadence": "Broadcasts",
    "wish": "Wishes for accounts",
    "existing": "Accounts that exist",
    "unlock": "What would open an account",
    "risk": "Risks",
    "outside": "Beside accounts",
    "status": "Status of the advice",
    "other": "Others",
}
# What depends on the day from which it counts, since working days and holidays fall differently.
CALENDAR = frozenset({"launch", "cost", "cadence"})


def differing(found: Comparison) -> Iterator[str]:
    """What two sides have in common and in what they differ, in sentences."""
    one_day = found.before.as_of == found.after.as_of
    if not found.answers:
        dated = ", and no rule or fact began, ended or changed in between" if not (found.dated or one_day) else ""
        yield f"The answers are the same{dated}."
    if found.choices and one_day and not found.answers:
        yield "Only the users' own choices differ; every difference below comes from them and from no rule or answer."
    elif found.choices:
        yield "The users' own choices differ as well. Each side is advised under its own."
    if found.opinions_differ:
        yield "The opinions written beside the advice differ. No opinion changes the advice."


def choices_named(found: Comparison) -> Mapping[str, str]:
    """The users' choices that differ, each as the cause of something."""
    words = {WEIGHTS: "the weights chosen", LOCK: "the answers that must stay"}
    return {row.what: words.get(row.what, f"the choice about {row.title}") for row in found.choices}


def unexplained(change: Change, found: Comparison) -> str:
    """What to say of a change that no single rule, fact, answer or choice brought about; nothing where one did."""
    if change.rules or change.facts or change.answers or change.choices or change.through:
        return ""
    if change.topic == "roadmap":
        return "its place in the roadmap: it begins on another day, with other working days and holidays after it"
    if change.topic in CALENDAR and found.before.as_of != found.after.as_of:
        return "the calendar: from another day on, working days and holidays fall differently"
    return "several of the differences together"


def members(found: Decisive) -> str:
    """How many answers and choices the combinations are made of."""
    sizes = ((len(found.questions), "answer"), (len(found.choices), "choice"))
    return listed(count(size, word) for size, word in sizes if size) or count(0, "answer")
