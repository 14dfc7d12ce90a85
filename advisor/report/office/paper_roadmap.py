"""The text document on phases, roadmap and costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from advisor.report.office import words as w
from advisor.report.office.paper_mix import opinion_mark
from advisor.report.office.spans import Cell, Line, alert, all_said, filled, marks, plain, quiet, said, strong

if TYPE_CHECKING:
    from advisor.report.office.paper import Paper


def phases(paper: Paper, data: dict[str, Any]) -> None:
    """What first, what later, and the accounts that exist."""
    if not data["phases"] and not data["existing"]:
        return
    paper.heading(w.PHASES_EXISTING if data["existing"] else w.PHASES, anchor="phases")
    for phase in data["phases"]:
        _phase(paper, phase)
    if data["existing"]:
        paper.heading(w.EXISTING, 2)
        paper.table(
            w.EXISTING_CAPTION, w.EXISTING_HEADS, (34, 24, 62, 45), [_existing(row) for row in data["existing"]]
        )


def _phase(paper: Paper, phase: dict[str, Any]) -> None:
    paper.heading(w.PHASE.format(number=phase["number"], title=phase["title"]), 2)
    if phase["triggers"]:
        paper.say(filled(w.WHEN_ALL if len(phase["triggers"]) > 1 else w.WHEN_THIS), keep=True)
        paper.bullets(all_said(phase["triggers"]))
    else:
        paper.say(plain(w.AT_ONCE))
    if phase["reasons"]:
        paper.say(filled(w.WHY_WAITS), keep=True)
        paper.bullets(all_said(phase["reasons"]))
    if phase["accounts"]:
        paper.table(
            w.PHASE_CAPTION.format(number=phase["number"]),
            w.PHASE_HEADS,
            (42, 48, 25, 25, 25),
            [
                (
                    [strong(row["account"]), *([quiet(w.AFTER_LAUNCH)] if row["after_launch"] else [])],
                    row["route"],
                    row["earliest"],
                    row["typical"],
                    row["latest"],
                )
                for row in phase["accounts"]
            ],
        )
    if phase["steps"]:
        told = w.PREPARED_STEP if phase["one_step"] else w.PREPARED_STEPS
        given = {"steps": phase["steps"], "day": phase["prepare_from"], "live": phase["live"]}
        paper.say(filled(told, where=w.ROADMAP, **given), "Note")
    else:
        paper.say(plain(w.NO_STEP), "Note")
    if phase["waits"]:
        paper.say(plain(w.WAITS_UNKNOWN), "Note")


def _existing(row: dict[str, Any]) -> list[Cell]:
    why = all_said(row["reasons"])
    if row["steps"]:
        why.append(filled(w.STEPS, steps="; ".join(row["steps"])))
    if row["waits_for"]:
        why.append(filled(w.WAITS, questions=" · ".join(row["waits_for"])))
    named = [quiet(w.EXISTING_IN_MIX.format(route=row["in_mix"]))] if row["in_mix"] else []
    return [
        [strong(row["title"]), *named],
        [strong(row["action"]), quiet(w.CONFIDENCE.format(level=row["confidence"]))],
        why,
        [strong(row["moving"]), *all_said(row["moving_reasons"])],
    ]


def launch_lines(data: dict[str, Any]) -> list[Line]:
    """When it is live, whether that is in time, and what it is known to cost."""
    told, launch = data["roadmap"], data["roadmap"]["launch"]
    day = {key: launch[key] for key in ("typical", "earliest", "latest")}
    lines = [filled(w.LAUNCH, **day)]
    if launch["says"]:
        lines += all_said(launch["says"])
    else:
        held = {"yes": w.IN_TIME, "no": w.MISSES}.get(launch["meets"], w.NO_DEADLINE)
        lines.append(filled(held, deadline=launch["deadline"]))
    cost = w.KNOWN_COST_YEARLY if told["yearly"] else w.KNOWN_COST
    lines.append(filled(cost, cost=told["cost"], yearly=told["yearly"]))
    if told["without_cost"]:
        lines.append(
            filled(w.NO_FIGURE_ONE if told["without_cost"] == 1 else w.NO_FIGURE, number=f"{told['without_cost']}")
        )
    return lines


def roadmap(paper: Paper, data: dict[str, Any], figure: Any) -> None:
    """The launch in three cases, what to start first, every step."""
    told, launch = data["roadmap"], data["roadmap"]["launch"]
    paper.heading(w.ROADMAP, anchor="roadmap")
    if not told["steps"]:
        paper.say(plain(w.NO_PREPARATION))
        return
    for line in launch_lines(data):
        paper.say(line, "Callout")
    if launch["cases"]:
        dated = any(case["held"] for case in launch["cases"])
        caption = (w.CASES_DEADLINE if dated else w.CASES_CAPTION).format(
            deadline=launch["deadline"], meant=launch["meant"]
        )
        case_head, launch_head, chain = w.CASES_HEADS
        heads = (case_head, launch_head, *((w.DEADLINE,) if dated else ()), chain)
        paper.table(
            caption, heads, (25, 25, *((35,) if dated else ()), 80), [_case(case, dated) for case in launch["cases"]]
        )
    if told["start_first"]:
        paper.heading(w.START_FIRST, 2)
        paper.bullets(
            filled(
                w.START_LINE,
                title=first["title"],
                start=first["start"],
                start_by=first["start_by"],
                reason=said(first["reason"]),
            )
            for first in told["start_first"]
        )
    paper.heading(w.THE_STEPS, 2)
    if figure("roadmap_gantt"):
        paper.say(plain(w.GANTT_NOTE), "Note")
    paper.table(
        w.STEPS_CAPTION, w.STEPS_HEADS, (10, 75, 22, 16, 22, 20), [_step(step) for step in told["steps"]], right=(5,)
    )


def _case(case: dict[str, Any], dated: bool) -> list[Cell]:
    held: list[Cell] = [alert(case["held"]) if case["missed"] else case["held"]] if dated else []
    return [strong(case["case"]), case["launch"], *held, case["set_by"]]


def _step(step: dict[str, Any]) -> list[Cell]:
    parts = [w.FOR.format(accounts=step["for"])]
    parts += [w.AFTER.format(steps=", ".join(step["after"]))] if step["after"] else []
    parts += [step["done"], step["moves"], w.CONFIDENCE.format(level=step["confidence"])]
    title: Line = (*strong(step["title"]), *(alert(f"  {w.CRITICAL}") if step["critical"] else ()))
    return [
        f"{step['number']}",
        [title, *map(opinion_mark, step["opinions"]), said(step["text"]), quiet(" · ".join(filter(None, parts)))],
        f"{step['start']} – {step['finish']}",
        step["days"],
        [plain(step["start_by"]), quiet(step["wait"])],
        [plain(step["cost"]), *([quiet(w.EVERY_YEAR)] if step["yearly"] else [])],
    ]


def costs(paper: Paper, data: dict[str, Any], figure: Any) -> None:
    """Sums, budgets, steps, months."""
    told = data["costs"]
    if not told["steps"] and not told["free"]:
        return
    paper.heading(w.COSTS, anchor="costs")
    if told["sums"]:
        paper.bullets(
            filled(w.SUM, title=each["title"], amount=each["amount"], note=each["note"]) for each in told["sums"]
        )
    else:
        paper.say(plain(w.NO_COSTS))
    if told["without_figure"]:
        only = w.ONLY_KNOWN_ONE if told["without_figure"] == 1 else w.ONLY_KNOWN
        paper.say(filled(only, number=f"{told['without_figure']}"))
    for check in told["budgets"]:
        style = "Warning" if check["alert"] else "Callout"
        paper.say(filled(w.BUDGET, title=check["title"], text=said(check["said"])), style)
        if check["unsettled"]:
            paper.say(quiet(w.UNSETTLED.format(what=check["unsettled"])), style)
    figure("costs_by_month")
    if told["steps"]:
        paper.heading(w.STEP_BY_STEP, 2)
        paper.table(
            w.COST_STEPS_CAPTION,
            w.COST_STEPS_HEADS,
            (45, 28, 32, 60),
            [_cost(row) for row in told["steps"]],
            right=(1,),
        )
        if told["free"]:
            paper.say(plain(w.FREE.format(steps="; ".join(told["free"]))), "Note")
    if told["months"]:
        paper.heading(w.MONTH_BY_MONTH, 2)
        more = told["other_months"]
        paper.table(
            w.COST_MONTHS_CAPTION_MORE.format(more=more) if more else w.COST_MONTHS_CAPTION,
            w.COST_MONTHS_HEADS,
            (19, 26, 24, 24, 28, 44),
            [
                (
                    strong(row["month"]),
                    row["once"],
                    row["first_fees"],
                    row["renewals"],
                    strong(row["total"]),
                    "; ".join(row["without_figure"]) or "–",
                )
                for row in told["months"]
            ],
            right=(1, 2, 3, 4),
        )


def _cost(row: dict[str, Any]) -> list[Cell]:
    again = [quiet(w.AGAIN.format(days=", ".join(row["renewals"])))] if row["renewals"] else []
    rests = marks(row["rests_on"])
    return [
        strong(row["title"]),
        [plain(row["amount"]), quiet(w.EVERY_YEAR if row["every_year"] else w.ONCE)],
        [plain(row["first_due"]), *again],
        [*map(plain, row["notes"]), (*quiet(w.CONFIDENCE.format(level=row["confidence"]) + " "), *rests)],
    ]
