"""The text document on phases and roadmap."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from advisor.report.office import sections
from advisor.report.office.paper_mix import waits_for
from advisor.report.office.phrases import captioned, confidence, dotted, labelled, opinion_mark, quoted, stopped
from advisor.report.office.spans import Cell, Line, Span, alert, all_said, filled, plain, quiet, said, strong, text_of
from advisor.report.office.tongue import by_tongue, tongue
from advisor.report.spoken import commas, semicolons
from advisor.words import say, say_count

if TYPE_CHECKING:
    from advisor.report.office.paper import Paper


def phases(paper: Paper, data: dict[str, Any]) -> None:
    """What first, what later, and the accounts that exist."""
    if not data["phases"] and not data["existing"]:
        return
    heading = say("Phases, and the accounts you have") if data["existing"] else say("Phases")
    paper.heading(heading, anchor="phases")
    for phase in data["phases"]:
        _phase(paper, phase)
    if data["existing"]:
        paper.heading(say("The accounts you have"), 2)
        paper.table(
            say("What to do with each account that exists, and whether it could pass to another owner"),
            (say("Account"), say("Do this"), say("Why, and by which steps"), say("Moving it")),
            (34, 24, 62, 45),
            [_existing(row) for row in data["existing"]],
        )


def _phase(paper: Paper, phase: dict[str, Any]) -> None:
    paper.heading(say("Phase {number}. {title}", number=phase["number"], title=phase["title"]), 2)
    if phase["triggers"]:
        paper.say(strong(begins_when(phase)), keep=True)
        paper.bullets(all_said(phase["triggers"]))
    else:
        paper.say(plain(say("It begins at once.")))
    if phase["reasons"]:
        paper.say(strong(say("Why it waits")), keep=True)
        paper.bullets(all_said(phase["reasons"]))
    if phase["accounts"]:
        paper.table(
            say("Phase {number}: when each account is live", number=phase["number"]),
            (say("Account"), say("Route"), say("Earliest"), say("Typically"), say("Latest")),
            by_tongue((42, 48, 25, 25, 25), (38, 40, 29, 29, 29)),
            [
                (
                    [
                        strong(row["account"]),
                        *([quiet(say("prepared once the first phase is live"))] if row["after_launch"] else []),
                    ],
                    row["route"],
                    row["earliest"],
                    row["typical"],
                    row["latest"],
                )
                for row in phase["accounts"]
            ],
        )
    paper.say(plain(_prepared(phase)), "Note")
    if phase["waits"]:
        waits = say("Nobody knows the day on which it begins; these are the earliest days there are.")
        paper.say(plain(waits), "Note")


def begins_when(phase: dict[str, Any]) -> str:
    """The words above what a phase waits for."""
    begins = say("It begins when")
    if len(phase["triggers"]) > 1:
        return say("{begins} all of this has happened:", begins=begins)
    return say("{begins} this has happened:", begins=begins)


def _prepared(phase: dict[str, Any]) -> str:
    if not phase["steps"]:
        return say("It asks for no step of its own.")
    told = {"steps": phase["steps"], "day": phase["prepare_from"], "live": phase["live"]}
    told["roadmap"] = quoted(sections.roadmap())
    if phase["one_step"]:
        return say(
            "Prepared by step {steps} of {roadmap}, from {day} on. Its last account is typically live on {live}.",
            **told,
        )
    return say(
        "Prepared by steps {steps} of {roadmap}, from {day} on. Its last account is typically live on {live}.", **told
    )


def _existing(row: dict[str, Any]) -> list[Cell]:
    why = all_said(row["reasons"])
    if row["steps"]:
        why.append(labelled(say("Steps:"), semicolons(row["steps"])))
    if row["waits_for"]:
        why.append(waits_for(row["waits_for"]))
    named = [quiet(say("in the mix: {route}", route=row["in_mix"]))] if row["in_mix"] else []
    return [
        [strong(row["title"]), *named],
        [strong(row["action"]), quiet(confidence(row["confidence"]))],
        why,
        [strong(row["moving"]), *all_said(row["moving_reasons"])],
    ]


def launch_lines(data: dict[str, Any]) -> list[Line]:
    """When it is live, whether that is in time, and what it is known to cost."""
    told, launch = data["roadmap"], data["roadmap"]["launch"]
    day = {key: launch[key] for key in ("typical", "earliest", "latest")}
    sentence = say("{label} typically {typical}; at the earliest {earliest}, at the latest {latest}.")
    lines = [filled(sentence, label=strong(say("Launch:")), **day)]
    lines += all_said(launch["says"]) if launch["says"] else [_in_time(launch)]
    lines.append(stopped(_cost(told)))
    if told["without_cost"]:
        no_figure = say_count(
            told["without_cost"],
            "One step has no figure and is not in this sum.",
            "{number} steps have no figure and are not in this sum.",
        )
        lines.append(plain(no_figure))
    return lines


def _in_time(launch: dict[str, Any]) -> Line:
    if launch["meets"] == "yes":
        return plain(say("This is in time for {day}.", day=launch["deadline"]))
    if launch["meets"] == "no":
        return strong(say("This misses {day}, when it must be live.", day=launch["deadline"]))
    return plain(say("No deadline is known."))


def _cost(told: dict[str, Any]) -> Line:
    label = strong(say("Known cost:"))
    if told["yearly"]:
        sentence = say("{label} CNY {cost}, of which CNY {yearly} again every year")
        return filled(sentence, label=label, cost=told["cost"], yearly=told["yearly"])
    return filled(say("{label} CNY {cost}"), label=label, cost=told["cost"])


def roadmap(paper: Paper, data: dict[str, Any], figure: Callable[[str], bool]) -> None:
    """The launch in three cases, what to start first, every step."""
    told = data["roadmap"]
    paper.heading(sections.roadmap(), anchor="roadmap")
    if not told["steps"]:
        paper.say(plain(no_preparation()))
        return
    for line in launch_lines(data):
        paper.say(line, "Callout")
    if told["launch"]["cases"]:
        _cases(paper, told["launch"])
    if told["start_first"]:
        paper.heading(say("Start these first"), 2)
        paper.bullets(map(start_line, told["start_first"]))
    paper.heading(say("The steps"), 2)
    if figure("roadmap_gantt"):
        note = say(
            "Bars run from the typical start to the typical finish. The line with two ends shows the finish at the "
            "least and at the most days, if the step starts on its typical day. A step on the critical path delays the "
            "launch by each day it takes longer."
        )
        paper.say(plain(note), "Note")
    caption = captioned(
        say(
            "What to do, what comes first, how long, by when to start at the latest, at what cost (days: "
            "least–typical–most)"
        ),
        say("Free days of slack move no other step"),
    )
    heads = (say("No."), say("Step"), say("Start – finish"), say("Days"), say("Start by"), say("Cost, CNY"))
    steps = [_step(step) for step in told["steps"]]
    paper.table(
        text_of(stopped(caption)),
        heads,
        by_tongue((10, 75, 22, 16, 22, 20), (10, 60, 31, 17, 28, 19)),
        steps,
        right=(5,),
    )


def no_preparation() -> str:
    """That there is nothing to do first."""
    return say("The mix asks for no preparation.")


def start_line(first: dict[str, Any]) -> Line:
    """A step to start first: from when, by when, and why."""
    return filled(
        say("{step} – from {start}, by {by} at the latest. {reason}"),
        step=strong(first["title"]),
        start=first["start"],
        by=first["start_by"],
        reason=said(first["reason"]),
    )


def _cases(paper: Paper, launch: dict[str, Any]) -> None:
    dated = any(case["held"] for case in launch["cases"])
    cases = (
        say("The launch of the first phase in three cases, against {day}, when it must be live", day=launch["deadline"])
        if dated
        else say("The launch of the first phase in three cases")
    )
    heads = (say("Case"), say("Launch"), *((say("Deadline"),) if dated else ()), say("Set by these steps"))
    rows = [_case(case, dated) for case in launch["cases"]]
    paper.table(
        captioned(cases, launch["meant"]), heads, (25, by_tongue((25,), (29,))[0], *((35,) if dated else ()), 80), rows
    )


def _case(case: dict[str, Any], dated: bool) -> list[Cell]:
    held: list[Cell] = [alert(case["held"]) if case["missed"] else case["held"]] if dated else []
    return [strong(case["case"]), case["launch"], *held, case["set_by"]]


def _step(step: dict[str, Any]) -> list[Cell]:
    parts = [say("For {accounts}", accounts=step["for"])]
    parts += [say("after {steps}", steps=commas(step["after"]))] if step["after"] else []
    parts += [step["done"], step["moves"], confidence(step["confidence"])]
    critical: Line = (Span("  "), *alert(say("critical"))) if step["critical"] else ()
    return [
        f"{step['number']}",
        [
            (*strong(step["title"]), *critical),
            *map(opinion_mark, step["opinions"]),
            said(step["text"]),
            quiet(dotted(parts)),
        ],
        _span(step),
        step["days"],
        [plain(step["start_by"]), quiet(step["wait"])],
        [plain(step["cost"]), *([quiet(say("every year"))] if step["yearly"] else [])],
    ]


def _span(step: dict[str, Any]) -> Cell:
    """From when till when; a day in Chinese takes the whole line."""
    if tongue().is_chinese:
        return [plain(f"{step['start']} –"), plain(step["finish"])]
    return f"{step['start']} – {step['finish']}"
