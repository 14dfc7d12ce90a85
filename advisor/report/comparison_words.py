"""What a comparison is told in, on screen and as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.advice.comparing.chosen import LOCK, WEIGHTS
from advisor.advice.parts.comparison import Change, Comparison, Decisive
from advisor.report.spoken import Spoken
from advisor.report.wording import listed
from advisor.words import say, say_count

TOPICS: Mapping[str, str] = Spoken(
    lambda: {
        "verdict": say("What is open"),
        "need": say("What is needed, and what meets it"),
        "mix": say("The mix"),
        "weight": say("What the mix is weighed by"),
        "robustness": say("How firmly the mix stands"),
        "phase": say("Phases"),
        "roadmap": say("Steps"),
        "launch": say("Launch"),
        "cost": say("Costs"),
        "cadence": say("Broadcasts"),
        "wish": say("Wishes for accounts"),
        "existing": say("Accounts that exist"),
        "unlock": say("What would open an account"),
        "risk": say("Risks"),
        "outside": say("Beside accounts"),
        "status": say("Status of the advice"),
        "other": say("Others"),
    }
)
STATUSES: Mapping[str, str] = Spoken(
    lambda: {
        "open": say("open"),
        "conditional": say("open after steps"),
        "closed": say("closed"),
        "unknown": say("not known yet"),
    }
)
# What depends on the day from which it counts, since working days and holidays fall differently.
CALENDAR = frozenset({"launch", "cost", "cadence"})


def differing(found: Comparison) -> Iterator[str]:
    """What two sides have in common and in what they differ, in sentences."""
    one_day = found.before.as_of == found.after.as_of
    if not found.answers:
        yield (
            say("The answers are the same.")
            if found.dated or one_day
            else say("The answers are the same, and no rule or fact began, ended or changed in between.")
        )
    if found.choices and one_day and not found.answers:
        yield say(
            "Only the users' own choices differ; every difference below comes from them and from no rule or answer."
        )
    elif found.choices:
        yield say("The users' own choices differ as well. Each side is advised under its own.")
    if found.opinions_differ:
        yield say("The opinions written beside the advice differ. No opinion changes the advice.")


def choices_named(found: Comparison) -> Mapping[str, str]:
    """The users' choices that differ, each as the cause of something."""
    words = {WEIGHTS: say("the weights chosen"), LOCK: say("the answers that must stay")}
    return {
        row.what: words.get(row.what, say("the choice about {account}", account=row.title)) for row in found.choices
    }


def unexplained(change: Change, found: Comparison) -> str:
    """What to say of a change that no single rule, fact, answer or choice brought about; nothing where one did."""
    if change.rules or change.facts or change.answers or change.choices or change.through:
        return ""
    if change.topic == "roadmap":
        return say("its place in the roadmap: it begins on another day, with other working days and holidays after it")
    if change.topic in CALENDAR and found.before.as_of != found.after.as_of:
        return say("the calendar: from another day on, working days and holidays fall differently")
    return say("several of the differences together")


def members(found: Decisive) -> str:
    """How many answers and choices the combinations are made of."""
    answers = say_count(len(found.questions), "{number} answer", "{number} answers")
    choices = say_count(len(found.choices), "{number} choice", "{number} choices")
    sizes = ((len(found.questions), answers), (len(found.choices), choices))
    return listed(said for size, said in sizes if size) or answers
