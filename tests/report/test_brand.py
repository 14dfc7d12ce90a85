from __future__ import annotations

import pytest

from advisor.knowledge.problems import Refused
from advisor.report.brand import Brand, contrast_on_white, read_brand


def test_a_brand_is_read() -> None:
    brand = read_brand(b'name: Example & Partner\naccent: "#7a1f3d"\n', "brand.yaml")
    assert brand == Brand(name="Example & Partner", accent="#7A1F3D")


def test_what_is_left_out_has_a_default() -> None:
    assert read_brand(b"name: Example\n", "brand.yaml").disclaimer == Brand().disclaimer


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast_on_white("#000000") == pytest.approx(21)
    assert contrast_on_white("#FFFFFF") == pytest.approx(1)
    assert contrast_on_white("#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('accent: "#E3A02C"', "brand.yaml:1:9: accent: #E3A02C is too light to be read on white"),
        ("accent: teal", 'brand.yaml:1:9: accent: "teal" is not a colour'),
        ("accent: #0B4F5C\nname: 12", "brand.yaml:2:7: name takes text."),
        ("accnt: teal", 'brand.yaml:1:1: the key "accnt" is not known here. Did you mean "accent"?'),
        ("name: " + "x" * 81, "brand.yaml:1:7: name is too long. At most 80 characters."),
        ("- a", "a brand file is a mapping."),
        ("name: [a]", "name takes text."),
        ("name: a\nname: b", 'the key "name" stands here a second time'),
    ],
)
def test_a_brand_that_cannot_be_used_is_refused_with_its_place(text: str, told: str) -> None:
    with pytest.raises(Refused) as refused:
        read_brand(text.encode(), "brand.yaml")
    assert told in str(refused.value)


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(Refused) as refused:
        read_brand(b'accent: "#FFFF00"\ncolour: red\n', "brand.yaml")
    assert len(refused.value.problems) == 2
