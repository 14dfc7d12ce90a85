"""Needs by accounts: which account of the mix meets which need, in full or within limits, told by shape and fill."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from advisor.advice.model import Advice, NeedFound, Placed
from advisor.knowledge.models import Knowledge
from advisor.knowledge.pattern import covers
from advisor.report.charts.drawn import DARK, layer, whole, words
from advisor.report.charts.palette import ALERT, QUIET, Row, Spec, Table
from advisor.report.charts.wrapped import wrapped
from advisor.report.spoken import STRENGTHS, Spoken, first_capital, sentences
from advisor.report.wording import Names, listed
from advisor.words import say, say_count

Met = Literal["full", "limits", "no"]
FULL: Final = "full"
LIMITS: Final = "limits"
NO: Final = "no"
MET: Mapping[Met, str] = Spoken[Met](lambda: {FULL: say("in full"), LIMITS: say("within limits"), NO: say("not met")})
ORDER = ("must", "should", "could")
HEAD, ROW, KEY = 46, 50, 30
NEED_WIDTH, NAME_WIDTH = 48, 13
COLUMN = 150


def caption() -> str:
    """What stands with the picture."""
    return say("What you need and which account of the mix meets it. A need in a frame is met by none of them.")


def draw(advice: Advice, knowledge: Knowledge) -> Spec | None:
    """The picture, or None without needs or without a mix. Its height is set; its width is left open."""
    if not advice.needs or not advice.mix:
        return None
    names, needs = Names(advice, knowledge), in_order(advice)
    count = len(advice.mix)
    params = {"left": "wide ? 350 : 0", "reach": f"wide ? min(width, left + {max(2, count) * COLUMN}) : width"}
    column = f"left + (datum.column + 0.5) * (reach - left) / {count}"
    bands: list[dict[str, Any]] = []
    texts: list[dict[str, Any]] = []
    marks: list[dict[str, Any]] = []
    for row, need in enumerate(needs):
        top = KEY + HEAD + row * ROW
        bands.append({"top": top, "bottom": top + ROW, "even": row % 2 == 0, "met": bool(need.met_by)})
        said = say("{strength}: {need}", strength=first_capital(STRENGTHS[need.strength]), need=need.title)
        lines = wrapped(said, NEED_WIDTH, most=2)
        high, low = (top + 13, top + 18) if len(lines) == 1 else (top + 10, top + 18)
        texts += [
            {"y": (low + 7) if len(lines) == 1 else low + 15 * line, "narrow": high + 14 * line, "text": text, "of": 1}
            for line, text in enumerate(lines)
        ]
        marks += [
            {"column": place, "wide": top + ROW / 2, "narrow": top + ROW - 11, "met": met(need, placed, knowledge)}
            for place, placed in enumerate(advice.mix)
        ]
    heads = [
        {"column": place, "y": KEY + HEAD - 10 - 14 * (len(lines) - 1 - line), "text": text}
        for place, placed in enumerate(advice.mix)
        for lines in [wrapped(names.account(placed.account), NAME_WIDTH, most=3)]
        for line, text in enumerate(lines)
    ]
    return whole(
        [
            *_bands(bands),
            words(heads, places={"x": column, "y": "datum.y"}, size=12, align="center", fontWeight="bold"),
            words(texts, places={"x": "8", "y": "wide ? datum.y : datum.narrow"}),
            *_marks(marks, {"x": column, "y": "wide ? datum.wide : datum.narrow"}),
            *_key(),
        ],
        height=KEY + HEAD + ROW * len(needs) + 1,
        description=alt_text(advice, knowledge),
        params=params,
    )


def in_order(advice: Advice) -> list[NeedFound]:
    """The needs, musts first."""
    return sorted(advice.needs, key=lambda need: ORDER.index(need.strength))


def met(need: NeedFound, placed: Placed, knowledge: Knowledge) -> Met:
    """How an account of the mix meets a need."""
    if placed.account not in need.met_by:
        return NO
    told = {reason.id.removesuffix("/limit") for reason in need.limited_by}
    limits = {provision.limit for provision in knowledge.provisions if provision.id in told}
    needed = next((one.capabilities for one in knowledge.needs if one.id == need.id), ())
    limited = any(
        provision.limit in limits
        for provision in knowledge.provisions
        if provision.limit and provision.capability in needed and covers(provision.for_, placed.account, placed.route)
    )
    return LIMITS if limited else FULL


def _bands(bands: list[dict[str, Any]]) -> list[Spec]:
    corners = {"x": "0", "x2": "reach", "y": "datum.top", "y2": "datum.bottom"}
    pale = {"type": "rect", "fill": QUIET, "opacity": 0.55}
    framed = {"type": "rect", "fill": None, "stroke": ALERT, "strokeWidth": 1.6, "strokeDash": [5, 3]}
    inside = {"x": "1", "x2": "reach - 1", "y": "datum.top + 1", "y2": "datum.bottom - 1"}
    return [
        layer([band for band in bands if band["even"]], pale, places=corners),
        layer([band for band in bands if not band["met"]], framed, places=inside),
    ]


def _marks(marks: list[dict[str, Any]], places: dict[str, str]) -> list[Spec]:
    """A full disc, a ring with half a disc in it, or a short stroke."""
    at = {kind: [mark for mark in marks if mark["met"] == kind] for kind in (FULL, LIMITS, NO)}
    round_ = {"type": "point", "shape": "circle", "opacity": 1}
    disc = round_ | {"size": 260, "fill": DARK, "stroke": DARK, "strokeWidth": 0}
    ring = round_ | {"size": 240, "fill": "#FFFFFF", "stroke": DARK, "strokeWidth": 2}
    half = {"type": "arc", "color": DARK, "theta": 3.14159, "theta2": 6.28318, "outerRadius": 8.5, "innerRadius": 0}
    stroke = {"type": "point", "shape": "stroke", "size": 70, "stroke": "#7A8491", "strokeWidth": 2, "opacity": 1}
    return [
        layer(at[FULL], disc, places=places),
        layer(at[LIMITS], ring, places=places),
        layer(at[LIMITS], half, places=places),
        layer(at[NO], stroke, places=places),
    ]


def _key() -> list[Spec]:
    """What the marks mean, in a line above."""
    kinds: tuple[Met, ...] = (FULL, LIMITS, NO)
    rows = [{"met": kind, "step": step, "text": MET[kind]} for step, kind in enumerate(kinds)]
    x = "14 + datum.step * min(150, (reach - 20) / 3)"
    return [*_marks(rows, {"x": x, "y": "12"}), words(rows, places={"x": f"{x} + 14", "y": "12"}, size=11.5)]


def alt_text(advice: Advice, knowledge: Knowledge) -> str:
    """What the picture shows, in words."""
    names = Names(advice, knowledge)
    unmet = [need.title for need in in_order(advice) if not need.met_by]
    told = say_count(
        len(advice.needs),
        "{number} need against the accounts of the mix: {accounts}.",
        "{number} needs against the accounts of the mix: {accounts}.",
        accounts=listed(names.account(placed.account) for placed in advice.mix),
    )
    if unmet:
        return sentences(told, say("Met by none: {needs}.", needs=listed(unmet)))
    return sentences(told, say("Each is met by at least one."))


def table(advice: Advice, knowledge: Knowledge) -> Table:
    """Each need: how strong it is, and how each account of the mix meets it."""
    names = Names(advice, knowledge)
    body: list[Row] = [
        (
            need.title,
            first_capital(STRENGTHS[need.strength]),
            *(MET[met(need, placed, knowledge)] for placed in advice.mix),
        )
        for need in in_order(advice)
    ]
    return (say("Need"), say("Strength"), *(names.account(placed.account) for placed in advice.mix)), tuple(body)
