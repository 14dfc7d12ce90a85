"""`python -m tools.screenshots` takes the pictures it is asked for."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from tests.web.pages import places
from tests.web.watched import NARROW, needs_browser
from tools.screenshots import Wanted, take


@needs_browser
def test_a_page_is_taken_whole_in_both_themes(browser: Browser, address: str, tmp_path: Path) -> None:
    page = browser.new_page(locale="en")
    wanted = Wanted(tmp_path, address, "", ("knowledge",), (NARROW,), ("light", "dark"))
    light, dark = list(take(page, wanted, "zh_Hant"))
    page.close()
    assert [light.name, dark.name] == ["knowledge-zh_Hant-390-light.png", "knowledge-zh_Hant-390-dark.png"]
    with Image.open(light) as day, Image.open(dark) as night:
        assert day.width == NARROW
        assert day.height > 1000
        assert day.convert("L").getpixel((5, 500)) > 200
        assert night.convert("L").getpixel((5, 500)) < 60


def test_every_page_that_the_app_names_is_known() -> None:
    assert {"", "questions", "advice", "workbench"} < {*places()}
    assert {*places()} < {*places(sign_in=True)}
