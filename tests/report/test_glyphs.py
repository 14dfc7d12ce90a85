from __future__ import annotations

import pytest

from advisor.report.glyphs import BOX, printable


@pytest.mark.parametrize(
    "text",
    ["Kauri Skincare Ltd", "上海示例护肤品有限公司", "臺灣網路", "Łódź, Škofja Loka", "喆堃镕", "a\nb\tc", "½ ① €"],
)
def test_text_that_the_fonts_hold_is_left_alone(text: str) -> None:
    assert printable(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "code", "left"),
    [
        ("hi 😀", "U+1F600", f"hi {BOX}"),
        ("ع", "U+0639", BOX),
        ("𠮷野家", "U+20BB7", f"{BOX}野家"),
        ("a\u200bb", "U+200B", "ab"),
        ("\ufeffa", "U+FEFF", "a"),
        ("a\x07b", "U+0007", "ab"),
        ("a\u202eb", "U+202E", "ab"),
        ("a\ufffdb", "U+FFFD", f"a{BOX}b"),
        ("a\ud83db", "U+D83D", f"a{BOX}b"),
        ("a\ue000b", "U+E000", f"a{BOX}b"),
    ],
)
def test_each_character_without_a_glyph_is_replaced_and_told(text: str, code: str, left: str) -> None:
    cleaned, replaced = printable(text)
    assert cleaned == left
    assert [each.code for each in replaced] == [code]


def test_a_character_that_stands_twice_is_told_once() -> None:
    _, replaced = printable("😀😀🎉")
    assert [each.code for each in replaced] == ["U+1F600", "U+1F389"]


def test_a_replacement_is_told_in_words() -> None:
    assert str(printable("😀")[1][0]) == 'U+1F600 GRINNING FACE: shown as "□"'
    assert str(printable("\u200d")[1][0]) == "U+200D ZERO WIDTH JOINER: left out"


def test_line_ends_and_composition_are_unified_without_a_word() -> None:
    assert printable("a\r\nb\rc\u2028e\u0301") == ("a\nb\nc\né", ())


def test_a_mark_without_a_letter_that_can_carry_it_is_told() -> None:
    cleaned, replaced = printable("\u0301a")
    assert cleaned == "a"
    assert [each.code for each in replaced] == ["U+0301"]
