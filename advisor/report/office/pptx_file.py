"""From a job to slides: the slides in their order, and the properties of the file."""

from __future__ import annotations

import io
import json
from typing import Any

from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Pt

from advisor.report.office import slides_advice, slides_basis, slides_plan
from advisor.report.office.cleaned import cleaned, shortened
from advisor.report.office.deck import Deck
from advisor.report.office.deck_look import rgb
from advisor.report.office.deck_runs import put
from advisor.report.office.faces import files_of
from advisor.report.office.measure import largest, measured_by
from advisor.report.office.package import describe, fixed, without_thumbnail
from advisor.report.office.paper_front import draft, provisional, running_heads
from advisor.report.office.pictures import logo
from advisor.report.office.spans import Span, typed
from advisor.words import say

CLIENT_ON_COVER = 160  # characters of a client's name on the cover; the notes hold all of it


def written(job: dict[str, Any]) -> bytes:
    """All slides, with room for the brand's faces. The charts are drawn from the advice as data, part of the job."""
    with measured_by(files_of(job)):
        return _written(job)


def _written(job: dict[str, Any]) -> bytes:
    clean: dict[str, Any] = cleaned({key: job[key] for key in ("data", "timestamp")})
    data = clean["data"]
    advice: dict[str, Any] = cleaned(json.loads(job["attachment"]))
    left, right, foot = running_heads(data)
    deck = Deck(data, foot=" · ".join((shortened(left, 50), shortened(right, 44), foot)))
    _cover(deck, data, logo(job.get("brand_files", {})))
    slides_advice.summary(deck, data)
    slides_advice.mix(deck, data)
    slides_advice.needs(deck, data)
    slides_advice.why_not(deck, data)
    slides_plan.phases(deck, data)
    slides_plan.roadmap(deck, data, advice)
    slides_plan.costs(deck, data)
    slides_plan.cadence(deck, data, advice)
    slides_basis.risks(deck, data)
    slides_basis.assumed(deck, data)
    slides_basis.sources(deck, data)
    describe(deck.file.core_properties, clean)
    without_thumbnail(deck.file.part.package._rels)
    whole = io.BytesIO()
    deck.file.save(whole)
    return fixed(whole.getvalue())


def _cover(deck: Deck, data: dict[str, Any], emblem: bytes | None) -> None:
    brand, client = data["brand"], data["client"]
    name = client["name"] or say("Client not named")
    slide = deck.cover(data["title"], shortened(name, CLIENT_ON_COVER))
    lines = [brand["name"], brand["tagline"]]
    if emblem:  # on white, as its colours are made for paper
        across = min(150.0, 48.0 * brand["logo"]["stretch"])
        high = across / brand["logo"]["stretch"]
        plate = slide.shapes.add_textbox(*(Pt(part) for part in (888 - across - 24, 36, across + 24, high + 20)))
        plate.fill.solid()
        plate.fill.fore_color.rgb = rgb("FFFFFF")
        picture = slide.shapes.add_picture(
            io.BytesIO(emblem), *(Pt(part) for part in (888 - across - 12, 46, across, high))
        )
        picture._element.nvPicPr.cNvPr.set("descr", brand["logo"]["alt"])
    _white(slide, (72, 40, 640, 60), [line for line in lines if line], 14.0)
    facts = [
        (say("Prepared on"), data["created"]),
        (say("Rules as of"), data["as_of"]),
        (say("Good until"), data["good_until"]),
    ]
    shown = "   ·   ".join(say("{title}: {said}", title=title, said=value) for title, value in facts)
    more = [say("{title}: {said}", title=say("Contact"), said=brand["contact"])] if brand["contact"] else []
    more += [provisional()] if data["provisional"] else []
    more += [draft()] if data.get("draft") else []
    _white(slide, (72, 400, 816, 100), [shown, *more], 13.0)
    deck.note(slide, [(Span(name),), (Span(brand["disclaimer"]),)])


def _white(slide: Any, box: tuple[float, float, float, float], lines: list[str], size: float) -> None:
    if not lines:
        return
    frame = slide.shapes.add_textbox(*(Pt(part) for part in box)).text_frame
    frame.word_wrap = True
    frame.margin_left = Pt(0)
    frame.auto_size = MSO_AUTO_SIZE.NONE
    shown = [shortened(line, 200) for line in lines]
    fitted = largest(shown, box[2] - 10.0, box[3] - 8.0, (size, 12.0, 11.0, 10.0, 9.0, 8.0))
    for place, line in enumerate(shown):
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
        put(paragraph, typed(line, "white"), fitted)
