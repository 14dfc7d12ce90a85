"""The text document on how mixes compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from advisor.report.office.phrases import dotted
from advisor.report.office.spans import Cell, Line, alert, all_said, filled, plain, quiet, said, strong
from advisor.report.spoken import semicolons, sentences
from advisor.words import say

if TYPE_CHECKING:
    from advisor.report.office.paper import Paper


def proof(paper: Paper, data: dict[str, Any]) -> None:
    """Criteria, rivals, firmness, limits, other mixes."""
    found = data["proof"]
    certificate = found["certificate"]
    paper.heading(say("Alternatives, and how mixes compare"), anchor="proof")
    paper.say(plain(_compared(chosen=bool(data["choices"]))))
    if certificate:
        paper.say(plain(certificate["compared"]), "Callout")
    _criteria(paper, found["criteria"])
    if certificate:
        _rivals(paper, certificate)
    _firmness(paper, found["robustness"])
    if certificate and certificate["limits"]:
        _limits(paper, certificate["limits"])
    _others(paper, found["alternatives"], alone=not certificate or certificate["alone"])
    if certificate and certificate["dominated"]:
        _dominated(paper, certificate)


def _compared(*, chosen: bool) -> str:
    return sentences(
        say(
            "Every mix that the verdicts allow is compared: first by the needs of strength “must” that it meets, then "
            "by the weighted criteria below."
        ),
        say("The weights are our judgement where you did not set them yourself; change them and the order may change.")
        if chosen
        else say("The weights are our judgement; change them and the order may change."),
    )


def _others(paper: Paper, alternatives: list[dict[str, Any]], *, alone: bool) -> None:
    paper.heading(say("Other mixes"), 2)
    if alternatives:
        caption = say(
            "The next best mixes that gain something, and what each would lose and gain against the recommended one "
            "(our judgement)"
        )
        paper.table(
            caption,
            (say("Mix"), say("Score"), say("Loses"), say("Gains")),
            (50, 15, 50, 50),
            [
                ([plain(one) for one in row["mix"]], row["score"], _all_of(row["loses"]), _all_of(row["gains"]))
                for row in alternatives
            ],
            right=(1,),
        )
    elif alone:
        paper.say(plain(say("No other mix is open on the answers given.")))
    else:
        paper.say(plain(say("No other mix gains anything worth naming.")))


def _all_of(*groups: list[str]) -> Cell:
    lines: list[Line] = [plain(one) for group in groups for one in group]
    return lines or say("nothing")


def _criteria(paper: Paper, criteria: dict[str, Any]) -> None:
    if criteria["rows"]:
        rows: list[list[Cell]] = [
            [
                strong(row["title"]),
                row["text"],
                say("{text} ({note})", text=row["weight"], note=row["of_all"]),
                row["value"],
            ]
            for row in criteria["rows"]
        ]
        rows.append([strong(say("Score")), say("the measures, weighted"), "", strong(criteria["total"])])
        caption = say(
            "Criteria, their weights (with their part of all weights), and the recommended mix measured by them (1 = "
            "the best that can be)"
        )
        heads = (say("Criterion"), say("What it measures"), say("Weight"), say("Recommended mix"))
        paper.table(caption, heads, (36, 79, 24, 26), rows, right=(2, 3))


def _rivals(paper: Paper, certificate: dict[str, Any]) -> None:
    rivals = [(say("Runner-up"), certificate["runner_up"])] if certificate["runner_up"] else []
    rivals += [(say("Tie"), tie) for tie in certificate["ties"]]
    if rivals:
        paper.heading(say("The runner-up, and what decides"), 2)
        caption = say(
            "The best mix below the recommended one, and mixes exactly as good, against the recommended one (of 1, the "
            "best that can be)"
        )
        heads = (say("Mix"), say("Score"), say("Better in"), say("Worse in"))
        rows = [_rival(name, rival) for name, rival in rivals]
        paper.table(caption, heads, (56, 15, 47, 47), rows, right=(1,))


def _rival(name: str, rival: dict[str, Any]) -> list[Cell]:
    return [
        [
            quiet(name),
            plain(rival["mix"]),
            quiet(say("Against the recommended mix, it {apart}.", apart=rival["apart"])),
            *([strong(rival["missed"])] if rival["missed"] else []),
            *([said(rival["reason"])] if "reason" in rival else []),
        ],
        rival["score"],
        _all_of(rival["gains"], rival["ahead"]),
        _all_of(rival["loses"], rival["behind"]),
    ]


def _firmness(paper: Paper, robustness: dict[str, Any] | None) -> None:
    if not robustness:
        return
    paper.heading(say("How firmly the mix stands"), 2, anchor="firm")
    paper.say(plain(robustness["share"]), "Callout")
    if robustness["caveat"]:
        paper.say(plain(robustness["caveat"]), "Note")
    if robustness["ranges"]:
        caption = say(
            "Criterion by criterion: the weights for which the mix stands while the others stay as they are, and the "
            "mix that takes over beyond them"
        )
        paper.table(
            caption,
            (say("Criterion"), say("Weight"), say("It stands for"), say("Beyond that, the best mix …")),
            (38, 16, 30, 81),
            [
                (
                    strong(row["title"]),
                    row["weight"],
                    row["stands"],
                    [plain(one) for one in row["beyond"]] if row["beyond"] else quiet(say("stays this one")),
                )
                for row in robustness["ranges"]
            ],
            right=(1,),
        )


def _limits(paper: Paper, limits: list[dict[str, Any]]) -> None:
    paper.heading(say("Which of your limits decide"), 2)
    rows: list[list[Cell]] = []
    for limit in limits:
        lines = all_said(limit["reasons"])
        if limit["binds"]:
            then = strong(say("The best mix then"))
            lines.append(filled(say("{then} {apart}."), then=then, apart=limit["without"]))
        for label, names in (
            (say("It would meet besides:"), limit["gains"]),
            (say("It would no longer meet:"), limit["loses"]),
        ):
            if names:
                lines.append(filled(say("{label} {needs}."), label=strong(label), needs=semicolons(names)))
        if limit["binds"] and limit["lifted"]:
            lines.append(quiet(say("Set by your answers to: {questions}", questions=dotted(limit["lifted"]))))
        state = alert(limit["state"]) if limit["binds"] else quiet(limit["state"])
        rows.append([strong(limit["title"]), state, lines or "–"])
    caption = say("Each limit lifted in turn, and all mixes compared anew: whether another mix would be best")
    paper.table(caption, (say("Limit"), say("For the mix"), say("Without it")), (30, 30, 105), rows)


def _dominated(paper: Paper, certificate: dict[str, Any]) -> None:
    shown, near = len(certificate["dominated"]), certificate["near_total"]
    told = {"shown": shown, "all": certificate["dominated_total"]}
    paper.heading(say("Mixes that no weights could put first"), 2)
    paper.table(
        say(
            "{shown} of {all} such mixes: those one account away from the recommended mix, the best of {near}",
            near=near,
            **told,
        )
        if near > shown
        else say("{shown} of {all} such mixes: those one account away from the recommended mix", **told),
        (say("By"), say("Against the recommended mix, it …"), say("Worse in, and better in nothing")),
        (30, 68, 67),
        [(row["change"], row["apart"], semicolons(row["worse"])) for row in certificate["dominated"]],
    )
