"""A brand file: what it may say, and what is wrong with it, told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.knowledge.problems import Refused
from advisor.report.brand import Brand
from advisor.report.brand_beside import among
from advisor.report.brand_colours import FOR_TEXT, WASH, WHITE, contrast, darker, least_contrast
from advisor.report.brand_file import open_brand, read_brand, write_brand
from tests.report.a_font import FAMILY, font_file

BRANDS = Path(__file__).parents[2] / "docs" / "brands"
CROSS = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 4h9v1H0z"/></svg>'
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


def test_a_brand_is_read() -> None:
    brand = read_brand(b'name: Example & Partner\naccent: "#7a1f3d"\n', "brand.yaml")
    assert brand == Brand(name="Example & Partner", accent="#7A1F3D")


def test_what_is_left_out_has_a_default() -> None:
    assert read_brand(b"name: Example\n", "brand.yaml").disclaimer == Brand().disclaimer


@pytest.mark.parametrize("name", ["agency", "consultancy"])
def test_the_example_brands_can_be_used(name: str) -> None:
    path = BRANDS / name / "brand.yaml"
    brand = open_brand(path.read_bytes(), path)
    assert brand.logo is not None
    assert brand.second not in ("", brand.accent)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#FFFFFF", WHITE) == pytest.approx(1)
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.01)  # the example that WCAG's own texts use


@given(COLOURS)
def test_the_shade_proposed_for_a_colour_is_taken(colour: str) -> None:
    shade = darker(colour, least=FOR_TEXT, on=WASH)
    assert Brand(accent=shade).accent == shade
    assert (shade == colour) == (least_contrast(colour, on=WASH) >= FOR_TEXT)


@given(COLOURS)
def test_a_colour_that_is_taken_can_be_read_in_colour_and_in_grey_print(colour: str) -> None:
    try:
        accent = Brand(accent=colour).accent
    except ValueError:
        return
    red, green, blue = (int(accent[place : place + 2], 16) for place in (1, 3, 5))
    grey = round(0.299 * red + 0.587 * green + 0.114 * blue)
    assert contrast(f"#{grey:02X}{grey:02X}{grey:02X}", WHITE) >= 4.5
    assert contrast(accent, WHITE) >= 4.5


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('accent: "#E3A02C"', "brand.yaml:1:9: accent: #E3A02C is too light to be read on white"),
        ('ink: "#999999"', "brand.yaml:1:6: ink: #999999 is too light to be read on white"),
        ('second: "#FFE066"', "brand.yaml:1:9: second: #FFE066 is too light to be seen on white"),
        ("accent: teal", 'brand.yaml:1:9: accent: "teal" is not a colour'),
        ("accent: #0B4F5C\nname: 12", "brand.yaml:2:7: name takes text."),
        ("accnt: teal", 'brand.yaml:1:1: the key "accnt" is not known here. Did you mean "accent"?'),
        ("name: " + "x" * 81, "brand.yaml:1:7: name is too long. At most 80 characters."),
        ("- a", "a brand file is a mapping."),
        ("name: [a]", "name takes text."),
        ("name: a\nname: b", 'the key "name" stands here a second time'),
        ("logo: 7", "brand.yaml:1:7: logo takes the name of a file."),
        ("logo: gone.svg", 'brand.yaml:1:7: logo: there is no file "gone.svg" beside the brand file.'),
        ("logo: ../../secret.svg", 'logo: "../../secret.svg" leads out of the folder of the brand file.'),
        ("logo: /etc/passwd", '"/etc/passwd" leads out of the folder'),
        ("logo: 'C:\\logo.svg'", '"C:\\logo.svg" leads out of the folder'),
        ("logo: 'a\\..\\..\\logo.svg'", "leads out of the folder"),
        ("logo: https://example.org/logo.svg", "is an address; nothing is fetched."),
        ("logo: 'data:image/png;base64,???'", "logo: the data is not base64."),
        ("logo: .", "logo: this is not the name of a file."),
        ("fonts: Noto Serif", "brand.yaml:1:8: fonts is a mapping. Keys: text, headings, files."),
        ("fonts: {body: Noto Serif}", 'the key "body" is not known here.'),
        ("fonts: {text: Comic Sans}", 'there is no family "Comic Sans" here. Valid: Noto Sans, Noto Serif'),
        ("fonts: {text: 5}", "text takes the name of a family."),
        ("fonts: {files: font.ttf}", "files takes a list of names of files."),
        ("fonts: {files: [gone.ttf]}", 'gone.ttf: there is no file "gone.ttf" beside the brand file.'),
    ],
)
def test_a_brand_that_cannot_be_used_is_refused_with_its_place(
    text: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Refused) as refused:
        open_brand(text.encode(), Path("brand.yaml"))
    assert told in str(refused.value)


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(Refused) as refused:
        read_brand(b'accent: "#FFFF00"\ncolour: red\nlogo: x.svg\nfonts: {txt: a}\n', "brand.yaml")
    assert [problem.line for problem in refused.value.problems] == [1, 2, 3, 4]


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(CROSS)
    folder = tmp_path / "brand"
    folder.mkdir()
    (folder / "logo.svg").symlink_to(tmp_path / "logo.svg")
    with pytest.raises(Refused, match="leads out of the folder"):
        open_brand(b"logo: logo.svg", folder / "brand.yaml")
    (folder / "inside").mkdir()
    (folder / "inside" / "logo.svg").write_text(CROSS)
    assert open_brand(b"logo: inside/logo.svg", folder / "brand.yaml").logo is not None


def test_a_logo_of_200_megabytes_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "logo.png").open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(Refused, match=r"the file is too large\. At most 1,500,000 bytes are read"):
        open_brand(b"logo: logo.png", tmp_path / "brand.yaml")


def test_a_folder_or_a_pipe_is_no_logo(tmp_path: Path) -> None:
    import os

    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("folder", "pipe"):
        with pytest.raises(Refused, match="is not a file"):
            open_brand(f"logo: {name}".encode(), tmp_path / "brand.yaml")


def test_a_logo_may_stand_in_the_brand_file_itself() -> None:
    assert read_brand(f"name: A\nlogo: '{CROSS}'".encode(), "brand.yaml").logo is not None


def test_a_brand_written_as_one_file_is_read_as_the_same_brand() -> None:
    files = {"Regular.ttf": font_file(), "Bold.ttf": font_file(bold=True), "logo.svg": CROSS.encode()}
    said = f'name: "Ä #$ <b> 字"\nlogo: logo.svg\nfonts: {{headings: {FAMILY}, files: [Regular.ttf, Bold.ttf]}}'
    brand = read_brand(said.encode(), "brand.yaml", among(files))
    again = read_brand(write_brand(brand), "brand.json")
    assert again == brand
    assert again.digest == brand.digest


def test_whatever_a_brand_puts_into_a_report_alters_its_digest() -> None:
    one = read_brand(f"name: A\nlogo: '{CROSS}'".encode(), "brand.yaml")
    changed = [
        {"name": "B"},
        {"disclaimer": ""},
        {"second": "#123456"},
        {"ink": "#000000"},
        {"logo": None},
        {"logo_text": "A cross"},
        {"fonts": one.fonts.model_copy(update={"headings": "Noto Serif"})},
    ]
    digests = {one.digest, *(one.model_copy(update=change).digest for change in changed)}
    assert len(digests) == 1 + len(changed)
