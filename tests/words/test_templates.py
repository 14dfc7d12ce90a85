"""What templates say is found as it is written, and nothing in them is said past the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.report.attachments import TEMPLATE
from advisor.words import speaking
from advisor.words.templates import said_by, said_in, words_of

NAMED = frozenset(
    re.findall(
        r"\S+",
        """
        left right top bottom zh en zh_Hans zh_Hant GB CN TW A.1 1.1 A 1 0 a4 svg png data regular bold italic normal
        tabular lining dashed accent svg- attached- figure- source- opinion- open closed high medium must should
        impossible unconfirmed conditional reason broadcasts_by_week articles_by_week calendar_heatmap effort_by_month
        quota_used_by_month capacity_by_month roadmap_gantt reads_band draft #5A6472 #D3D9DF #F3F5F7 #B3261E
        """,
    )
)
FONTS = frozenset({"Noto Sans SC", "Noto Sans TC"})
FILES = frozenset(path.name for path in TEMPLATE.glob("*.typ"))
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
CALL = re.compile(r"(?<![\w-])(?:say(?:-count)?|regex)\(")
LETTERS = re.compile(r"[^\W\d_]{2,}")


def test_a_sentence_is_found_with_its_quotes_and_over_lines() -> None:
    source = 'say("He said \\"go\\" to {name}", name: x)\n  say(\n    "Two lines",\n)'
    assert said_in(source) == ('He said "go" to {name}', "Two lines")


def test_a_number_of_things_is_found_after_what_counts_them() -> None:
    source = 'say-count(d.steps.len(),\n  "{number} step", "{number} steps", where: say("here"))'
    assert said_in(source) == (("{number} step", "{number} steps"), "here")


def test_what_is_not_written_out_is_refused_with_its_line() -> None:
    with pytest.raises(ValueError, match="line 2"):
        said_in('say("a")\nsay(word)')


def test_the_definition_itself_is_no_sentence() -> None:
    assert said_in("#let say(sentence, ..values) = filled(sentence, values)\n#let say-count(number, one) = one") == ()


def test_a_report_carries_the_words_of_its_language_and_in_english_none() -> None:
    assert words_of(TEMPLATE) == {}
    with speaking("zh_Hans"):
        simplified = words_of(TEMPLATE)
    with speaking("zh_Hant"):
        traditional = words_of(TEMPLATE)
    assert simplified["What it costs"] == "费用"
    assert traditional["What it costs"] == "費用"
    assert set(simplified) == set(said_by(TEMPLATE))


def written(source: str) -> Iterator[str]:
    """Text in a template that stands outside of code, and strings that are neither said nor patterns nor compared."""
    source = re.sub(r"(?m)^\s*//.*$", "", source)
    for string in STRING.finditer(source):
        before = source[: string.start()]
        called = CALL.search(before.rstrip()[-12:])
        if before.rstrip().endswith("=="):
            continue
        if not (called and before.rstrip().endswith(called.group())) and not _counted(before):
            yield string[1]
    bare = STRING.sub('""', source)
    for place, sign in enumerate(bare):
        if sign == "[":
            yield from _content(bare, place + 1)


def _counted(before: str) -> bool:
    """Whether a string that follows is the singular or the plural of `say-count`."""
    place = before.rfind("say-count(")
    return place >= 0 and re.fullmatch(rf'[^"]*?,\s*(?:{STRING.pattern},\s*)?', before[place + 10 :]) is not None


def _content(source: str, place: int) -> Iterator[str]:
    """The text of the content that begins here: what is left when code and labels are taken out."""
    text, depth = "", 1
    while depth:
        sign = source[place]
        if sign == "#":
            place = _after_code(source, place + 1)
            text += " "
            continue
        depth += (sign == "[") - (sign == "]")
        text, place = text + (sign if depth == 1 else ""), place + (2 if sign == "\\" else 1)
    yield re.sub(r"<[\w-]+>", "", text)


def _after_code(source: str, place: int) -> int:
    """Where the expression that begins after a `#` ends: a name, its fields, its arguments and blocks."""
    if (found := re.compile(r"if [^\[{]*").match(source, place)) or (
        found := re.compile(r"[\w-]+(?:\.[\w-]+)*").match(source, place)
    ):
        place = found.end()
    while source[place : place + 1] and source[place] in "([{":
        opened, depth = source[place], 0
        closing = {"(": ")", "[": "]", "{": "}"}[opened]
        while True:
            depth += (source[place] == opened) - (source[place] == closing)
            place += 1
            if not depth:
                break
        if found := re.compile(r"\.[\w-]+").match(source, place):
            place = found.end()
    return place


@pytest.mark.parametrize("path", sorted(TEMPLATE.glob("*.typ")), ids=lambda path: path.stem)
def test_nothing_is_written_past_the_catalogue(path: Path) -> None:
    found = [text for text in written(path.read_text(encoding="utf-8")) if LETTERS.search(text)]
    assert [text for text in found if text not in NAMED | FONTS | FILES] == []


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('block(text("Why it waits"))', "Why it waits"),
        ("note[Nothing beyond #section(<why>).]", "Nothing beyond"),
        ("[*#plain(x)* of #y]", "of"),
        ('sheet(header: (say("Day"), "Name"))', "Name"),
        ('say-count(n, "{number} step", "{number} steps", x: "more")', "more"),
        ("#if a [yes, it is] else { b }", "yes, it is"),
        ("[#box[deep inside]]", "deep inside"),
    ],
)
def test_english_past_the_catalogue_is_found(source: str, text: str) -> None:
    assert any(text in found for found in written(source))


@pytest.mark.parametrize(
    "source", ['[#heading(level: 1, say("Risks")) <risks>]', "[#text(fill: grey, b.day) #b.x.len()#if b.y [ •]]"]
)
def test_code_within_content_is_no_text(source: str) -> None:
    assert [found for found in written(source) if LETTERS.search(found)] == []
