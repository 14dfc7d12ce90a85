"""From a job to a PDF: clean every text, draw the charts, set the pages. A job is JSON data, so it can cross a pipe."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from advisor.report.attachments import attached, listed, manifest_of
from advisor.report.brand_faces import brand_fonts, brand_inputs
from advisor.report.drawing import drawn, for_print
from advisor.report.glyphs import Replaced, printable
from advisor.report.progress import Progress, Tell, untold
from advisor.report.typefaces import FAMILIES
from advisor.words import speaking
from advisor.words.tongues import Language

TEMPLATE = Path(__file__).parent / "template" / "report.typ"
STANDARDS: Any = ["a-3a", "ua-1"]
Job = dict[str, Any]
Draw = Callable[[Sequence[str], str], Generator[str]]
"""Gives the SVGs of specifications (as JSON) in families of type, in their order."""
_RUN = re.compile(r"[^\s\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\u200b]{41,}")


class ReportFailed(Exception):
    """The report could not be made. The message says why; the answers and the advice are untouched."""


@dataclass(frozen=True)
class Report:
    """A PDF, and the characters of the given texts that could not be printed in it."""

    pdf: bytes
    replaced: tuple[Replaced, ...]


def press(job: Job, tell: Tell = untold, draw: Draw | None = None) -> Report:
    """Turn a job (see `advisor.report.document.compose`) into a PDF. Raises ReportFailed, never a half-made file.

    `tell` hears of the charts and of the typesetting, and may stop the work there. `draw` draws the charts, by itself
    where it is left out.
    """
    with speaking(job["data"]["language"]):
        return _pressed(job, tell, draw or draw_here)


def figures_of(job: Job, tell: Tell, *, draw: Draw, texts: Cleaner) -> dict[str, str]:
    """The charts of a job as SVG by name, in their order. Raises ReportFailed."""
    printed, figures = job["data"]["printed"], dict[str, str]()
    with closing(draw(specs_for_print(job, texts), faces(job["data"]["language"]))) as svgs:
        for name in printed:
            tell(Progress("charts", len(figures) / len(printed)))
            try:
                figures[name] = next(svgs)
            except ValueError as error:
                raise ReportFailed(f"a chart could not be drawn: {error}") from error
    return figures


def _pressed(job: Job, tell: Tell, draw: Draw) -> Report:
    import typst

    texts = Cleaner()
    data = texts.clean(job["data"], wrap=True)
    figures = figures_of(job, tell, draw=draw, texts=texts)
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


@lru_cache(maxsize=64)
def _drawn(spec: str, families: str) -> str:
    """Drawn once: most exports of a case differ in brand, client or form alone."""
    return drawn(spec, families)


def draw_here(specs: Sequence[str], families: str) -> Generator[str]:
    """The SVGs of specifications, drawn one after the other in this process. Raises ValueError."""
    for spec in specs:
        yield _drawn(spec, families)


def specs_for_print(job: Job, texts: Cleaner) -> list[str]:
    """The charts of a job as JSON, as they are drawn, in their order."""
    return [json.dumps(for_print(texts.clean(job["charts"][name], wrap=False))) for name in job["data"]["printed"]]


def told(problem: Any) -> str:
    """What the typesetter says, with its hints."""
    return " ".join([str(problem.message), *problem.hints])
