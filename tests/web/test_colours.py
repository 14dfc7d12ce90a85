"""Every colour of the pages, by day and by night: named once, and strong enough against what it stands on."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from advisor.report.charts import drawn, mix_picture, palette
from advisor.web.chart_look import SCREEN
from advisor.web.style import FOLDER, style_sheet
from tests.web.visits import PROJECT

DAY, NIGHT = 0, 1
WORDS, SIGNS = 4.5, 3.0
COLOURS = FOLDER / "colours.css"
NAMED = re.compile(r"--([\w-]+): (?:light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)|(#[0-9a-f]{6}));")
WRITTEN = re.compile(r"#[0-9a-fA-F]{3,8}\b(?![\w-])|\brgba?\(|\bhsla?\(|: ?(?:white|black|red|green|blue|gr[ae]y)\b")
TURNED = re.compile(r"filter: invert\((\.\d+)\) hue-rotate\(180deg\)")
GROUNDS = ("ground", "surface", "field")
# Words on what they stand on. Whatever is said in a colour is said on the page, on a card and in a field.
SAID = [
    *((word, ground) for word in ("ink", "quiet", "accent", "good", "open", "closed", "opinion") for ground in GROUNDS),
    *((word, ground) for word in ("ink", "accent") for ground in ("accent-ground", "accent-touched")),
    *((word, f"{word}-ground") for word in ("good", "open", "closed", "opinion")),
    *(
        (word, f"{ground}-ground")
        for word in ("ink", "quiet", "accent")
        for ground in ("good", "open", "closed", "opinion")
    ),
    *((word, ground) for word in ("ink", "quiet") for ground in ("target", "struck")),
    ("on-accent", "accent-fill"),
]
# Edges that show where a field ends, and fills that show what is chosen.
SEEN = [(sign, ground) for sign in ("edge", "accent-fill") for ground in GROUNDS]
PAPER = "#FFFFFF"
QUIET = str(SCREEN["axis"]["titleColor"])
IN_CHARTS = [
    (palette.INK, PAPER),
    (palette.WORDS, PAPER),
    (QUIET, PAPER),
    (palette.ALERT, PAPER),
    (palette.ALERT, palette.QUIET),
    (palette.INK, palette.QUIET),
    (PAPER, drawn.DARK),
    *((word, fill) for word in (palette.INK, "#4A5563") for fill in mix_picture.FILLS.values()),
]


def colours() -> dict[str, tuple[str, str]]:
    found = NAMED.findall(COLOURS.read_text(encoding="utf-8"))
    return {name: (light or both, dark or both) for name, light, dark, both in found}


def parts(colour: str) -> list[float]:
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def contrast(one: list[float], other: list[float]) -> float:
    """As WCAG 2 has it, from 1 to 21."""

    def light(colour: list[float]) -> float:
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def turned(colour: str) -> list[float]:
    """A colour of a chart on a dark page: inverted by the share that the style sheet says, its hue turned by half."""
    found = TURNED.search(style_sheet())
    assert found
    share = float(found.group(1))
    red, green, blue = (part * (1 - share) + (1 - part) * share for part in parts(colour))
    grey = 0.213 * red + 0.715 * green + 0.072 * blue
    return [min(1.0, max(0.0, 2 * grey - part)) for part in (red, green, blue)]


@pytest.mark.parametrize("theme", [DAY, NIGHT], ids=["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(SAID, WORDS), (SEEN, SIGNS)], ids=["words", "signs"])
def test_every_colour_stands_out(theme: int, pairs: list[tuple[str, str]], least: float) -> None:
    known = colours()
    weak = {
        pair: round(found, 2)
        for pair in pairs
        if (found := contrast(*(parts(known[name][theme]) for name in pair))) < least
    }
    assert weak == {}


def test_words_in_charts_stand_out_on_paper_and_turned_round() -> None:
    assert [pair for pair in IN_CHARTS if contrast(*map(parts, pair)) < WORDS] == []
    assert [pair for pair in IN_CHARTS if contrast(*map(turned, pair)) < WORDS] == []


def test_a_chart_turned_round_stands_out_from_the_page_itself() -> None:
    ground = parts(colours()["ground"][NIGHT])
    assert [
        word for word in (palette.INK, palette.WORDS, QUIET, palette.ALERT) if contrast(turned(word), ground) < WORDS
    ] == []


def test_no_colour_is_written_anywhere_but_in_its_own_file() -> None:
    sheets = {*FOLDER.glob("*.css"), *(PROJECT / "advisor" / "web").rglob("*.css")} - {COLOURS}
    assert len(sheets) > 5
    stray = {sheet.name: found for sheet in sheets if (found := WRITTEN.findall(sheet.read_text(encoding="utf-8")))}
    assert stray == {}


def test_every_name_that_is_used_has_a_value_and_every_colour_is_used() -> None:
    text = "".join(
        sheet.read_text(encoding="utf-8")
        for sheet in (*FOLDER.glob("*.css"), *(PROJECT / "advisor" / "web").rglob("*.css"))
    )
    used = {*re.findall(r"var\(--([\w-]+)", text)}
    assert used - {*re.findall(r"--([\w-]+):", text)} == set()
    assert {*colours()} - used == set()


@pytest.mark.parametrize(("theme", "kind"), [(DAY, "light"), (NIGHT, "dark")], ids=["light", "dark"])
def test_the_toolkit_has_the_same_colours(theme: int, kind: str) -> None:
    given = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"][kind]
    same = {
        "primaryColor": "accent-fill",
        "backgroundColor": "ground",
        "secondaryBackgroundColor": "field",
        "textColor": "ink",
        "borderColor": "line",
        "linkColor": "accent",
    }
    known = colours()
    assert {option: given[option].lower() for option in same} == {
        option: known[name][theme] for option, name in same.items()
    }


def test_the_sheet_is_long_enough_to_be_sent_once_and_short_enough_to_be_sent_at_all() -> None:
    size = len(style_sheet().encode())
    assert 10_000 < size < 40_000
    assert "/*" not in style_sheet()


def test_a_comment_is_left_out_and_nothing_else(tmp_path: Path) -> None:
    whole = "".join(
        re.sub(r"/\*.*?\*/", "", part.read_text(), flags=re.DOTALL) for part in sorted(FOLDER.glob("*.css"))
    )
    assert style_sheet() == f"<style>{whole}</style>"
