"""The text document on what lies outside, risks, answers and limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from advisor.report.office import sections
from advisor.report.office.phrases import dashed, dotted, labelled, level, severity
from advisor.report.office.spans import Cell, all_said, plain, quiet, said, strong, typed
from advisor.report.spoken import semicolons
from advisor.words import say, say_count

if TYPE_CHECKING:
    from advisor.report.office.paper import Paper


def outside(paper: Paper, data: dict[str, Any]) -> None:
    """Wishes for accounts, and what to do beside them."""
    paper.heading(sections.outside(), anchor="outside")
    if not data["wishes"] and not data["outside"]:
        nothing = say("You named no change to an account, and nothing outside accounts of your own is called for.")
        paper.say(plain(nothing))
    if data["wishes"]:
        paper.heading(say("What you asked to change"), 2)
    for wish in data["wishes"]:
        paper.say(dashed(strong(wish["title"]), level(wish["outcome"])), keep=True)
        paper.bullets(all_said(wish["reasons"]))
        if wish["steps"]:
            paper.say(labelled(say("Steps:"), semicolons(wish["steps"])))
        if wish["instead"]:
            paper.say(labelled(say("Instead:"), said(wish["instead"])))
    if data["outside"]:
        paper.heading(say("Beside or instead of accounts of your own"), 2)
        paper.bullets(all_said(data["outside"]))


def risks(paper: Paper, data: dict[str, Any]) -> None:
    """The risks of the mix, gravest first."""
    paper.heading(sections.risks(), anchor="risks")
    if data["risks"]:
        rows: list[list[Cell]] = [[severity(risk["severity"]), said(risk)] for risk in data["risks"]]
        paper.table(say("Risks of the recommended mix, gravest first"), risk_heads(), (20, 145), rows)
    else:
        paper.say(plain(no_risks()))


def risk_heads() -> tuple[str, str]:
    """The heads of a table of risks."""
    return say("Severity"), say("Risk")


def no_risks() -> str:
    """That no risk is known."""
    return say("None of the risks in the knowledge base applies to this mix.")


def basis(paper: Paper, data: dict[str, Any]) -> None:
    """Answers, assumptions, open questions, limits."""
    paper.heading(sections.basis(), anchor="basis")
    paper.heading(say("Your answers"), 2)
    if data["answers"]:
        paper.table(
            say("Answers as given; those without effect are kept and not used"),
            (say("Question"), say("Answer"), say("Used")),
            (75, 72, 18),
            [
                (one["label"], typed(one["answer"], "strong"), say("yes") if one["counted"] else quiet(say("no")))
                for one in data["answers"]
            ],
        )
    else:
        paper.say(plain(say("No question is answered yet.")))
    if data["client"]["notes"]:
        paper.heading(say("Notes"), 2)
        paper.say(typed(data["client"]["notes"]))
    paper.heading(sections.assumed(), 2)
    paper.bullets(plain(line) for line in assumptions(data))
    _ahead(paper, data["prospects"])
    _open(paper, data)
    paper.heading(sections.not_covered(), 2, anchor="not_covered")
    if data["not_covered"]:
        paper.bullets(plain(line) for line in data["not_covered"])
    else:
        paper.say(plain(all_covered()))


def all_covered() -> str:
    """That nothing is left out."""
    return say("Nothing that your answers touch.")


def assumptions(data: dict[str, Any]) -> list[str]:
    """What is taken for granted, as sentences."""
    return [
        say(
            "The rules are those in force on {day}, as far as they were known to the knowledge base then. Rules "
            "announced for later days are used from those days on.",
            day=data["as_of"],
        ),
        say(
            "An unanswered question is treated as unknown: nothing that depends on it is taken for granted in either "
            "direction."
        ),
        say(
            "Steps are dated by their typical duration, begin as soon as what comes before them is done, and do not "
            "wait for one another’s people."
        ),
    ]


def _ahead(paper: Paper, prospects: dict[str, Any] | None) -> None:
    if not prospects:
        return
    paper.heading(say("What could still change"), 2, anchor="ahead")
    for key in ("settled", "cut_short", "telling"):
        if prospects[key]:
            paper.say(strong(prospects[key]) if key == "telling" else plain(prospects[key]), "Callout")
    if not prospects["mixes"]:
        return
    if any(each["share"] for each in prospects["mixes"]):
        caption = say(
            "Mixes that the open answers can still lead to, and the share of all ways to answer them proved to lead "
            "there"
        )
        rows = [(each["mix"], each["share"]) for each in prospects["mixes"]]
        paper.table(caption, (say("Mix"), say("Share of the answers")), (125, 40), rows)
    else:
        caption = say("Mixes that the open answers can still lead to")
        paper.table(caption, (say("Mix"),), (125,), [(each["mix"],) for each in prospects["mixes"]])


def _open(paper: Paper, data: dict[str, Any]) -> None:
    paper.heading(sections.open_questions(), 2, anchor="open")
    if data["open_questions"]:
        paper.table(
            say("Questions still open, the most telling first"),
            (say("Question"), say("Why it matters"), say("It bears on")),
            (55, 60, 50),
            [
                (strong(each["label"]), said(each["why"]), [plain(one) for one in each["bears_on"]] or "–")
                for each in data["open_questions"]
            ],
        )
    else:
        paper.say(plain(say("None: no answer that is missing could change the mix.")))
    if data["asked_besides"]:
        rows = [(each["label"], each["turns"]) for each in data["asked_besides"]]
        caption = say("Questions that cannot change the mix, but other parts of this report")
        paper.table(caption, (say("Question"), say("It could change")), (85, 80), rows)
    if data["skipped"]:
        paper.table(
            say_count(data["skipped_count"], "One question that is not asked", "{number} questions that are not asked"),
            (say("Why not"), say("Questions")),
            (48, 117),
            [(strong(each["why"]), dotted(each["questions"])) for each in data["skipped"]],
        )
