"""A brand in the browser: its files are checked as on the command line, kept with the case, and shown as pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from advisor.report.brand_file import open_brand, read_brand, write_brand
from advisor.web.report.brand_shown import brand_of
from tests.web.visits import PROJECT, key, markup, open_page, open_sample, visit, words

BRANDS = PROJECT / "docs" / "brands"
SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>1</script></svg>'


def given(folder: Path) -> list[tuple[str, bytes, str]]:
    """The files of a brand's folder, as a browser gives them."""
    return [(path.name, path.read_bytes(), "") for path in sorted(folder.iterdir())]


def report() -> AppTest:
    return open_page(open_sample(visit()), "report")


def brand(app: AppTest):
    return brand_of(app.session_state["draft"].look)


def give(app: AppTest, files: list[tuple[str, bytes, str]]) -> AppTest:
    app.file_uploader[0].set_value(files).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("name", ["consultancy", "agency"])
def test_a_brand_file_with_its_logo_is_taken_whole_and_kept_with_the_case(name: str) -> None:
    path = BRANDS / name / "brand.yaml"
    expected = open_brand(path.read_bytes(), path)
    app = give(report(), given(path.parent))
    assert brand(app) == expected
    assert app.text_input(key=key(app, "look_name")).value == expected.name
    again = open_page(visit(app.session_state["draft_id"]), "report")
    assert brand(again) == expected


def test_a_logo_alone_leaves_the_rest_as_it_was() -> None:
    app = report()
    app.text_input(key=key(app, "look_name")).set_value("Example House").run()
    logo = BRANDS / "consultancy" / "logo.svg"
    give(app, [(logo.name, logo.read_bytes(), "image/svg+xml")])
    assert brand(app).name == "Example House"
    assert brand(app).logo is not None
    app.button(key="brand_remove").click().run()
    assert brand(app).logo is None
    assert brand(app).name == "Example House"


def test_what_is_wrong_with_a_file_is_told_and_changes_nothing() -> None:
    app = give(report(), given(BRANDS / "agency"))
    before = brand(app)
    give(app, [("bad.svg", SCRIPT, "image/svg+xml")])
    assert "Nothing was taken: 1 problem" in app.error[0].value
    assert any("the element <script> is not accepted" in line.value for line in app.text)
    assert brand(app) == before


def test_a_brand_file_without_the_logo_it_names_is_told_so() -> None:
    files = [file for file in given(BRANDS / "agency") if file[0].endswith(".yaml")]
    app = give(report(), files)
    assert any('"logo.png" was not given with the brand file' in line.value for line in app.text)


def test_a_case_whose_files_are_kept_no_longer_says_so(database: Path) -> None:
    app = give(report(), given(BRANDS / "agency"))
    draft = app.session_state["draft_id"]
    from sqlalchemy import create_engine, text

    from advisor.web.report import brand_kept

    with create_engine(f"sqlite:///{database}").begin() as connection:
        assert connection.execute(text("DELETE FROM brand_files")).rowcount == 1
    brand_kept._stored.cache_clear()
    again = open_page(visit(draft), "report")
    assert not again.exception
    assert "kept no longer" in again.warning[0].value
    assert brand(again).logo is None
    assert brand(again).name == "Sample Agency"


def test_the_preview_shows_three_pages_with_alternative_texts() -> None:
    app = give(report(), given(BRANDS / "agency"))
    app.toggle(key="preview").set_value(True).run(timeout=60)
    assert not app.exception
    assert not app.error
    pages = re.findall(r'<img src="data:image/png;base64,[^"]+" alt="([^"]+)">', markup(app))
    assert len(pages) == len(set(pages)) == 3
    assert "The cover" in words(app)


def test_the_brand_can_be_saved_as_one_file_that_is_the_same_brand() -> None:
    app = give(report(), given(BRANDS / "consultancy"))
    assert "save_brand" in [button.key for button in app.download_button]
    assert read_brand(write_brand(brand(app)), "brand.json") == brand(app)
