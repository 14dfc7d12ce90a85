"""The mix as a picture: a card for each account with what it covers, and arrows for the ways that lead into it.

The links come from the knowledge base. An arrow has the number of its link, so that what is said of it can stand beside
the picture; on a wide picture it has its title too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from advisor.advice.model import Advice, Placed
from advisor.knowledge.models import Knowledge
from advisor.report.account_links import LinkFound, links_found
from advisor.report.charts.drawn import DARK, layer, whole, words
from advisor.report.charts.palette import INK, WORDS, Row, Spec, Table
from advisor.report.charts.wrapped import wrapped
from advisor.report.spoken import ROLES, first_capital, semicolons, sentences
from advisor.report.wording import Names, listed
from advisor.words import say, say_count

OUTSIDE = -1
LINE, SLOT, GAP, PAD = 18, 21, 18, 12
TITLE_WIDTH, TEXT_WIDTH = 32, 41
NARROW_LANES, WIDE_LANES = 38, 50
PARAMS = {"gutter": "wide ? 250 : 62", "edge": "min(width - 1, gutter + 460)"}
FILLS = {"lead": "#D6E4F0", "support": "#F4F6F8", "later": "#FFFFFF"}


@dataclass(frozen=True)
class _Card:
    """A card: its place in the mix, its lines and how high it is and where it begins."""

    place: int
    role: str
    lines: tuple[tuple[str, str], ...]
    top: float
    height: float


@dataclass(frozen=True)
class _Arrow:
    """One arrow of a link, from card to card."""

    link: LinkFound
    start: int
    end: int


def caption() -> str:
    """What stands with the picture."""
    return say(
        "The mix: what each account covers, and by which ways readers come into it. The numbers are those of the ways."
    )


def draw(advice: Advice, knowledge: Knowledge) -> Spec | None:
    """The picture, or None where no account is recommended. Its height is set; its width is left open."""
    if not advice.mix:
        return None
    arrows = _arrows(advice, knowledge)
    cards = _cards(advice, Names(advice, knowledge), arrows)
    ends = _ends(cards, arrows)
    layers = [*_drawn_arrows(arrows, ends), *_drawn_cards(cards)]
    height = max(card.top + card.height for card in cards) + 2
    return whole(layers, height=height, description=alt_text(advice, knowledge), params=PARAMS)


def _arrows(advice: Advice, knowledge: Knowledge) -> list[_Arrow]:
    return [
        _Arrow(link, start, link.into) for link in links_found(advice, knowledge) for start in link.out_of or (OUTSIDE,)
    ]


def _cards(advice: Advice, names: Names, arrows: Sequence[_Arrow]) -> list[_Card]:
    """The cards from above to below; where readers come from outside stands first."""
    told: list[tuple[int, str, list[tuple[str, str]]]] = []
    if any(arrow.start == OUTSIDE for arrow in arrows):
        told.append((OUTSIDE, OUTSIDE_ROLE, [("title", say("New readers and customers"))]))
    told += [(place, placed.role, _lines(placed, names)) for place, placed in enumerate(advice.mix)]
    cards: list[_Card] = []
    top = 1.0
    for place, role, lines in told:
        ends = sum((arrow.start == place) + (arrow.end == place) for arrow in arrows)
        height = max(len(lines) * LINE, ends * SLOT) + 2 * PAD - 4
        cards.append(_Card(place, role, tuple(lines), top, height))
        top += height + GAP
    return cards


OUTSIDE_ROLE = "outside"


def _lines(placed: Placed, names: Names) -> list[tuple[str, str]]:
    """The lines of a card, each with its kind: title, role, or need."""
    name, chinese = names.account(placed.account), names.chinese.get(placed.account, "")
    title = f"{name} {chinese}".strip()
    papers = say("{role}: {papers}", role=first_capital(ROLES[placed.role]), papers=names.route(placed.route))
    lines = [("title", line) for line in wrapped(title, TITLE_WIDTH, most=2)]
    lines += [("role", line) for line in wrapped(papers, TEXT_WIDTH, most=2)]
    for need in placed.covers:
        first, *rest = wrapped(names.need(need), TEXT_WIDTH - 2, most=2)
        lines += [("need", f"• {first}"), *(("more", line) for line in rest)]
    if not placed.covers:
        lines.append(("need", say("Covers no need by itself")))
    return lines


def _ends(cards: Sequence[_Card], arrows: Sequence[_Arrow]) -> dict[tuple[int, int], float]:
    """Where each arrow meets each of its cards, in pixels from above; no two ends meet."""
    order = {card.place: row for row, card in enumerate(cards)}
    found: dict[tuple[int, int], float] = {}
    for card in cards:
        here = [
            (order[arrow.end if arrow.start == card.place else arrow.start], index)
            for index, arrow in enumerate(arrows)
            if card.place in (arrow.start, arrow.end)
        ]
        above = sorted(end for end in here if end[0] < order[card.place])
        below = sorted((end for end in here if end[0] > order[card.place]), key=lambda end: (-end[0], end[1]))
        first = card.top + (card.height - SLOT * len(here)) / 2 + SLOT / 2 + 2
        for slot, (_, index) in enumerate([*reversed(above), *below]):
            found[index, card.place] = first + slot * SLOT
    return found


def _drawn_arrows(arrows: Sequence[_Arrow], ends: dict[tuple[int, int], float]) -> Iterable[Spec]:
    """A line in a lane of its own for each arrow, its number where it comes in, and its title where there is room."""
    spans = sorted(
        range(len(arrows)), key=lambda index: abs(ends[index, arrows[index].start] - ends[index, arrows[index].end])
    )
    lane = {index: place for place, index in enumerate(spans)}
    step = min(9.0, (NARROW_LANES - 3) / max(1, len(arrows)))
    wide_step = min(14.0, (WIDE_LANES - 3) / max(1, len(arrows)))
    lines: list[dict[str, Any]] = []
    tips: list[dict[str, Any]] = []
    for index, arrow in enumerate(arrows):
        narrow, wide = NARROW_LANES - lane[index] * step, WIDE_LANES - lane[index] * wide_step
        start, end = ends[index, arrow.start], ends[index, arrow.end]
        for corner, (y, off) in enumerate(((start, 1), (start, 0), (end, 0), (end, 1))):
            lines.append({"arrow": index, "corner": corner, "y": y, "off": off, "narrow": narrow, "wide": wide})
        tips.append({"y": end, "text": f"{arrow.link.number}", "title": arrow.link.title, "from": start})
    bends = {"x": "datum.off ? gutter : (wide ? datum.wide : datum.narrow)", "y": "datum.y"}
    line = {"type": "line", "stroke": WORDS, "strokeWidth": 1.4, "strokeJoin": "round"}
    order = {"field": "corner", "type": "quantitative"}
    yield layer(lines, line, places=bends, order=order, detail={"field": "arrow", "type": "nominal"})
    dot = {"type": "point", "shape": "circle", "filled": True, "size": 26, "color": WORDS, "opacity": 1}
    yield layer(tips, dot, places={"x": "gutter", "y": "datum.from"})
    tip = {"type": "point", "shape": "triangle-right", "filled": True, "size": 70, "color": INK, "opacity": 1}
    yield layer(tips, tip, places={"x": "gutter - 4", "y": "datum.y"})
    disc = {"type": "point", "shape": "circle", "filled": True, "size": 230, "color": DARK, "opacity": 1}
    at = {"x": "gutter - 17", "y": "datum.y"}
    yield layer(tips, disc, places=at)
    yield words(tips, places=at, size=11, align="center", color="#FFFFFF", fontWeight="bold")
    titles = [tip | {"text": tip["title"]} for tip in tips]
    beside = {"x": "wide ? gutter - 30 : -999", "y": "datum.y - 8"}
    yield words(titles, places=beside, size=11.5, align="right", clip=True)


def _drawn_cards(cards: Sequence[_Card]) -> Iterable[Spec]:
    """A frame for each card, the heavier the more it leads, and its lines."""
    corners = {"x": "gutter", "x2": "edge", "y": "datum.top", "y2": "datum.bottom"}
    frame = {"type": "rect", "cornerRadius": 6, "stroke": DARK, "opacity": 1}
    frames: dict[str, dict[str, Any]] = {
        "lead": {"fill": FILLS["lead"], "strokeWidth": 2.2},
        "support": {"fill": FILLS["support"], "strokeWidth": 1},
        "later": {"fill": FILLS["later"], "strokeWidth": 1, "strokeDash": [5, 3]},
        OUTSIDE_ROLE: {"fill": "#FFFFFF", "strokeWidth": 1, "stroke": WORDS, "cornerRadius": 14},
    }
    for role, given in frames.items():
        rows = [{"top": card.top, "bottom": card.top + card.height} for card in cards if card.role == role]
        yield layer(rows, frame | given, places=corners)
    styles: dict[str, dict[str, Any]] = {
        "title": {"size": 14, "fontWeight": "bold"},
        "role": {"size": 12, "quiet": True, "color": "#4A5563"},
        "need": {"size": 12},
        "more": {"size": 12, "dx": 10},
    }
    for kind, style in styles.items():
        lines = [
            {"y": card.top + PAD + LINE * (line + 0.5) - 2, "text": text}
            for card in cards
            for line, (this, text) in enumerate(card.lines)
            if this == kind
        ]
        yield words(lines, places={"x": "gutter + 14", "y": "datum.y"}, **style)


def alt_text(advice: Advice, knowledge: Knowledge) -> str:
    """What the picture shows, in words."""
    if not advice.mix:
        return say("No account can be recommended.")
    names = Names(advice, knowledge)
    told = say_count(len(advice.mix), "A card for {number} account.", "Cards for {number} accounts.")
    told = sentences(
        told, say("They are: {accounts}.", accounts=listed(_named(placed, names) for placed in advice.mix))
    )
    for link in links_found(advice, knowledge):
        told = sentences(told, way(link, advice, names))
    return told


def way(link: LinkFound, advice: Advice, names: Names) -> str:
    """A link in words: out of which accounts, by what, into which."""
    into = names.account(advice.mix[link.into].account)
    if not link.out_of:
        return say(
            "Way {number}, for new readers into {into}: {title}.", number=link.number, into=into, title=link.title
        )
    out_of = listed(names.account(advice.mix[place].account) for place in link.out_of)
    told = {"number": link.number, "into": into, "title": link.title, "out_of": out_of}
    return say("Way {number}, from {out_of} into {into}: {title}.", **told)


def _named(placed: Placed, names: Names) -> str:
    return say("{account} ({papers})", account=names.account(placed.account), papers=names.route(placed.route))


def table(advice: Advice, knowledge: Knowledge) -> Table:
    """Each account: role, papers, what it covers, and the ways into it."""
    names, links = Names(advice, knowledge), links_found(advice, knowledge)
    body: list[Row] = []
    for place, placed in enumerate(advice.mix):
        ways = semicolons(_short(link, advice, names) for link in links if link.into == place)
        covered = semicolons(names.need(need) for need in placed.covers)
        role = first_capital(ROLES[placed.role])
        body.append((names.account(placed.account), role, names.route(placed.route), covered or "–", ways or "–"))
    return (say("Account"), say("Role"), say("Papers"), say("What it covers"), say("Ways into it")), tuple(body)


def _short(link: LinkFound, advice: Advice, names: Names) -> str:
    out_of = listed(names.account(advice.mix[place].account) for place in link.out_of) or say("new readers")
    return say("{number}. {title} (from {out_of})", number=link.number, title=link.title, out_of=out_of)
