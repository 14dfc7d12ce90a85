"""From a job to a PDF: clean every text, draw the charts, set the pages. A job is JSON data, so it can cross a pipe."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from advisor.report.attachments import attached, listed, manifest_of
from advisor.report.brand_faces import brand_fonts, brand_inputs
from advisor.report.glyphs import Replaced, printable
from advisor.report.progress import Progress, Tell, untold
from advisor.report.typefaces import FAMILIES, FOLDER
from advisor.words import speaking
from advisor.words.tongues import Language

TEMPLATE = Path(__file__).parent / "template" / "report.typ"
STANDARDS: Any = ["a-3a", "ua-1"]
PAPER_WIDTH = 468
PAPER_STEP = 22
PRINT_CONFIG: dict[str, Any] = {
    "background": "transparent",
    "font": ", ".join(FAMILIES),
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 7.5,
        "titleFontSize": 7.5,
        "titleFontWeight": "normal",
        "labelColor": "#3A4452",
        "titleColor": "#66707E",
        "gridColor": "#E3E7EB",
        "domainColor": "#9AA3AE",
        "tickColor": "#9AA3AE",
        "tickSize": 3,
    },
    "axisY": {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": -22, "titleY": -8},
    "legend": {
        "labelFontSize": 7.5,
        "titleFontSize": 7.5,
        "titleColor": "#66707E",
        "labelColor": "#3A4452",
        "symbolSize": 60,
        "labelLimit": 300,
        "columnPadding": 14,
    },
    "text": {"fontSize": 7.5},
}
_RUN = re.compile(r"[^\s\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\u200b]{41,}")


class ReportFailed(Exception):
    """The report could not be made. The message says why; the answers and the advice are untouched."""


@dataclass(frozen=True)
class Report:
    """A PDF, and the characters of the given texts that could not be printed in it."""

    pdf: bytes
    replaced: tuple[Replaced, ...]


def for_print(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification fitted to the width of the text on paper."""
    fitted = spec | {"width": PAPER_WIDTH, "autosize": {"type": "fit-x", "contains": "padding"}}
    height = spec.get("height")
    if isinstance(height, dict) and "step" in height:
        fitted["height"] = {"step": min(height["step"], PAPER_STEP)}
    return fitted


def press(job: dict[str, Any], tell: Tell = untold) -> Report:
    """Turn a job (see `advisor.report.document.compose`) into a PDF. Raises ReportFailed, never a half-made file.

    `tell` hears of the charts and of the typesetting, and may stop the work there.
    """
    with speaking(job["data"]["language"]):
        return _pressed(job, tell)


def _pressed(job: dict[str, Any], tell: Tell) -> Report:
    import typst

    texts = Cleaner()
    data = texts.clean(job["data"], wrap=True)
    printed = data["printed"]
    figures: dict[str, str] = {}
    for name in printed:
        tell(Progress("charts", len(figures) / len(printed)))
        figures[name] = _svg(texts.clean(job["charts"][name], wrap=False), faces(data["language"]))
    tell(Progress("typesetting"))
    replaced = tuple(texts.replaced)
    data["replaced"] = [str(each) for each in replaced]
    attachment = str(job["attachment"]).encode("utf-8", "replace").decode()
    data["advice_digest"] = "sha256:" + hashlib.sha256(attachment.encode()).hexdigest()
    files = attached(job, advice=attachment)
    data["attached"] = listed(files)
    inputs = {f"svg-{name}": svg for name, svg in figures.items()}
    inputs |= {f"attached-{name}": text for name, text in files.items()}
    brand = job.get("brand_files", {})
    inputs |= {"data": json.dumps(data, ensure_ascii=False)} | brand_inputs(brand)
    try:
        pdf, warnings = typst.compile_with_warnings(
            str(TEMPLATE),
            root=str(TEMPLATE.parent),
            font_paths=brand_fonts(brand),
            sys_inputs=inputs,
            pdf_standards=STANDARDS,
            timestamp=job["timestamp"],
        )
    except typst.TypstError as error:
        raise ReportFailed(told(error)) from error
    if warnings:
        raise ReportFailed("; ".join(told(warning) for warning in warnings))
    if not isinstance(pdf, bytes):
        raise ReportFailed("the typesetter gave no PDF")
    if job.get("origin"):
        pdf = _sealed(pdf, lambda pages: manifest_of(job, data=data, figures=figures, files=files, pages=pages))
    return Report(pdf=pdf, replaced=replaced)


def _sealed(pdf: bytes, manifest: Callable[[list[str]], str]) -> bytes:
    from advisor.report.seal import NoRoom, seal

    try:
        return seal(pdf, manifest)
    except NoRoom as error:
        raise ReportFailed(str(error)) from error


class Cleaner:
    """Cleans all texts of a structure, and remembers each character that it replaced, once."""

    def __init__(self) -> None:
        self.replaced: dict[Replaced, None] = {}

    def clean(self, value: Any, *, wrap: bool, key: str = "") -> Any:
        """The same structure with printable texts. `wrap` lets very long runs without a space break over lines."""
        if isinstance(value, str):
            text, replaced = printable(value)
            self.replaced.update(dict.fromkeys(replaced))
            return _RUN.sub(_breakable, text) if wrap and key != "url" else text
        if isinstance(value, dict):
            return {name: self.clean(member, wrap=wrap, key=name) for name, member in value.items()}
        if isinstance(value, list):
            return [self.clean(member, wrap=wrap, key=key) for member in value]
        return value


def _breakable(run: re.Match[str]) -> str:
    text = run.group()
    return "\u200b".join(text[place : place + 20] for place in range(0, len(text), 20))


def faces(language: Language) -> str:
    """The families tried for a text in a figure, those of the language first."""
    latin, simplified, traditional = FAMILIES
    return ", ".join((latin, traditional, simplified) if language == "zh_Hant" else FAMILIES)


def _svg(spec: dict[str, Any], families: str) -> str:
    return _drawn(json.dumps(for_print(spec)), families)


@lru_cache(maxsize=64)
def _drawn(spec: str, families: str) -> str:
    """A chart as SVG. Drawn once: most exports of a case differ in brand, client or form alone."""
    import vl_convert

    _register_fonts()
    try:
        return str(vl_convert.vegalite_to_svg(spec, config=PRINT_CONFIG | {"font": families}, allowed_base_urls=[]))
    except ValueError as error:
        raise ReportFailed(f"a chart could not be drawn: {error}") from error


def told(problem: Any) -> str:
    """What the typesetter says, with its hints."""
    return " ".join([str(problem.message), *problem.hints])


def start_drawing() -> None:
    """Draw next to nothing, which starts what draws the charts."""
    _svg({"data": {"values": []}, "mark": "point"}, faces("en"))


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(FOLDER))
