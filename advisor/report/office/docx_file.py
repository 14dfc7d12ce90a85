"""From a job to a text document: the sections in their order, contents, running heads, properties."""

from __future__ import annotations

import io
from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm

from advisor.report.office import (
    paper_basis,
    paper_cadence,
    paper_costs,
    paper_front,
    paper_mix,
    paper_operating,
    paper_plan,
    paper_proof,
    paper_roadmap,
    paper_sources,
    paper_unlocks,
)
from advisor.report.office.cleaned import cleaned
from advisor.report.office.contents import put_contents
from advisor.report.office.faces import faces_of
from advisor.report.office.package import describe, fixed, without_thumbnail
from advisor.report.office.paper import TEXT_WIDTH, Paper
from advisor.report.office.paper_runs import place_field
from advisor.report.office.pictures import logo, picture
from advisor.report.office.spans import plain, typed
from advisor.words import say


def written(job: dict[str, Any]) -> bytes:
    """The whole document; in the short edition the summary and what it rests on."""
    clean: dict[str, Any] = cleaned({key: job[key] for key in ("data", "charts", "attachment", "timestamp")})
    data = clean["data"]
    paper = Paper(data["brand"]["accent"].removeprefix("#"), faces_of(data["brand"]))
    paper_front.title_page(paper, data, logo(job.get("brand_files", {})))
    paper.page_break()
    paper_front.summary(paper, data)
    whole_report = data.get("edition", "long") == "long"
    if whole_report:
        paper.page_break()
        place = paper.say(())
        paper_front.reading(paper)
        paper.page_break()
        _body(paper, clean)
    else:
        paper_front.reading(paper)
    paper_sources.sources(paper, data)
    paper_sources.method(paper, clean)
    paper.end()
    if whole_report:
        put_contents(place, paper.headings)
    _running(paper, data)
    describe(paper.document.core_properties, clean)
    without_thumbnail(paper.document.part.package.rels)
    whole = io.BytesIO()
    paper.document.save(whole)
    return fixed(whole.getvalue())


def _body(paper: Paper, job: dict[str, Any]) -> None:
    data = job["data"]

    def figure(name: str) -> bool:
        """Draw a chart where there is one; whether there is."""
        if name not in job["charts"]:
            return False
        told = data["charts"][name]
        paper.figure(picture(job["charts"][name]), alt=told["alt"], caption=told["caption"])
        return True

    paper_mix.mix(paper, data)
    paper_mix.opinions(paper, data)
    paper_mix.needs(paper, data)
    paper_mix.why_not(paper, data)
    paper_unlocks.unlocks(paper, data)
    paper_proof.proof(paper, data)
    paper_roadmap.phases(paper, data)
    paper_roadmap.roadmap(paper, data, figure)
    paper_costs.costs(paper, data, figure)
    paper_cadence.cadence(paper, data, figure)
    paper_operating.operating(paper, data)
    paper_basis.outside(paper, data)
    paper_basis.risks(paper, data)
    paper_basis.basis(paper, data)
    paper_plan.every_broadcast(paper, data)
    paper_sources.twins(paper, data)


def _running(paper: Paper, data: dict[str, Any]) -> None:
    """Heads and feet of all pages but the first."""
    section = paper.document.sections[0]
    section.different_first_page_header_footer = True
    left, right, foot = paper_front.running_heads(data)
    for part, line in ((section.header, f"{left}\t{right}"), (section.footer, f"{foot}\t")):
        paragraph = part.paragraphs[0]
        stops = paragraph.paragraph_format.tab_stops
        for stop in paragraph.style.paragraph_format.tab_stops:
            stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
        stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        paper.write(paragraph, typed(line))
    before, _, rest = say("Page {page} of {pages}").partition("{page}")
    between, _, after = rest.partition("{pages}")
    footer = section.footer.paragraphs[0]
    paper.write(footer, plain(before))
    place_field(footer, "PAGE", "1")
    paper.write(footer, plain(between))
    place_field(footer, "NUMPAGES", "1")
    paper.write(footer, plain(after))
