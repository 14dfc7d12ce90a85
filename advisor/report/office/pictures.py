"""Charts as pictures, for files that hold no drawing of their own."""

from __future__ import annotations

import base64
import copy
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from advisor.report.drawing import PRINT_CONFIG, for_print
from advisor.report.glyphs import printable
from advisor.report.press import ReportFailed
from advisor.report.typefaces import FOLDER

SCALE = 3.0  # pixels to a point: a good 200 to the inch where the picture fills the line
LOGO_DOTS = 600


def logo(files: Mapping[str, Any]) -> bytes | None:
    """The logo of `advisor.report.brand.brand_files` as PNG, None where the brand has none. Raises ReportFailed.

    A picture stays as it is; a drawing becomes one LOGO_DOTS wide, whatever size it gives itself.
    """
    import typst

    if files.get("picture"):
        return base64.b64decode(files["picture"])
    svg = files.get("logo", "")
    if not svg:
        return None
    paper = "#set page(width: auto, height: auto, margin: 0pt, fill: none)"
    page = f"{paper}\n#image(bytes(sys.inputs.logo), width: {LOGO_DOTS}pt)".encode()
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])
    try:
        drawn = typst.compile(page, font_paths=fonts, sys_inputs={"logo": svg}, format="png", ppi=72)
    except typst.TypstError as error:
        raise ReportFailed(f"the logo could not be drawn: {error.message}") from error
    return drawn if isinstance(drawn, bytes) else bytes(drawn[0])


def picture(spec: dict[str, Any]) -> bytes:
    """The chart as PNG on white, as wide as the text on paper. Raises ReportFailed."""
    import vl_convert

    _register()
    drawn = for_print(_drawable(copy.deepcopy(spec)))
    try:
        return bytes(
            vl_convert.vegalite_to_png(
                drawn, scale=SCALE, config=PRINT_CONFIG | {"background": "#FFFFFF"}, allowed_base_urls=[]
            )
        )
    except ValueError as error:
        raise ReportFailed(f"a chart could not be drawn: {error}") from error


@lru_cache(maxsize=1)
def _register() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(FOLDER))


def _drawable(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)[0]
    if isinstance(value, dict):
        return {name: _drawable(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_drawable(member) for member in value]
    return value
