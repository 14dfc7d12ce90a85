"""What stands in the report, as plain data: every sentence with its marks, every date and number in words."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from advisor.advice.document import to_json
from advisor.advice.model import Advice, CitedSource
from advisor.knowledge.models import Knowledge
from advisor.report import charts
from advisor.report.attachments import TEMPLATE, Origin, origin_data
from advisor.report.brand import Brand, brand_data, brand_files
from advisor.report.document.basis import basis
from advisor.report.document.cadence import cadence
from advisor.report.document.costs import costs
from advisor.report.document.figures import PRINTED, figures
from advisor.report.document.operating import in_force, operating
from advisor.report.document.opinions import opinions
from advisor.report.document.outlook import outlook
from advisor.report.document.phases import existing, phases
from advisor.report.document.proof import proof
from advisor.report.document.recommendation import recommendation
from advisor.report.document.roadmap import roadmap
from advisor.report.document.said import check_marked
from advisor.report.document.summary import summary
from advisor.report.document.unlocks import unlocks
from advisor.report.wording import Marks, Names, day
from advisor.words import language, say
from advisor.words.templates import words_of

if TYPE_CHECKING:
    from advisor.questionnaire.case import Client

Job = dict[str, Any]
Edition = Literal["long", "short"]
EDITIONS: tuple[Edition, ...] = ("long", "short")


@dataclass(frozen=True)
class Cited:
    """Every source of the document in the order of its numbers: those of the advice, then those of further facts."""

    sources: tuple[CitedSource, ...]


def compose(
    advice: Advice,
    *,
    knowledge: Knowledge,
    client: Client,
    brand: Brand,
    created: date,
    origin: Origin | None = None,
    edition: Edition = "long",
    draft: bool = False,
) -> Job:
    """The job that `advisor.report.press` turns into a PDF: texts, chart specifications, attachments, time stamp.

    With its `origin` a report carries all that it takes to make it again. A `draft`, made with a base that is not
    reviewed, says so on every page. The short edition holds the same texts under
    the same source numbers; it is set as two pages, without figures. Raises ValueError where a sentence cites a source
    that the advice does not list.
    """
    rules = in_force(advice, knowledge)
    cited = Cited((*advice.sources, *rules.sources(advice, knowledge)))
    names, marks = Names(advice, knowledge), Marks(cited)
    drawn = _drawn(advice, names) if edition == "long" else {}
    job: Job = {
        "data": {
            "title": say("WeChat account strategy"),
            "edition": edition,
            "language": language(),
            "words": words_of(TEMPLATE),
            "printed": [name for name in PRINTED if name in drawn],
            "brand": brand_data(brand),
            "client": client.model_dump(),
            "created": day(created),
            "as_of": day(advice.as_of),
            "good_until": day(advice.good_until),
            "provisional": advice.status == "provisional",
            **({"draft": True} if draft else {}),
            "knowledge": {"version": advice.knowledge.version, "digest": advice.knowledge.digest},
            "summary": summary(advice, names, marks),
            **recommendation(advice, names, marks),
            "opinions": opinions(advice, names),
            "unlocks": unlocks(advice, names, marks),
            "proof": proof(advice, knowledge, names, marks),
            "phases": phases(advice, names, marks),
            "existing": existing(advice, names, marks),
            "roadmap": roadmap(advice, names, marks),
            "costs": costs(advice, names, marks),
            "cadence": cadence(advice, names, marks),
            "operating": operating(rules, names, marks),
            **basis(advice, names, marks, cited=cited.sources),
            **outlook(advice, names, marks),
            "charts": figures(advice, drawn, names),
        },
        "charts": drawn,
        "brand_files": brand_files(brand),
        "attachment": to_json(advice),
        "origin": origin_data(origin, advice=advice, brand=brand, created=created) if origin else None,
        "timestamp": calendar.timegm(advice.as_of.timetuple()),
    }
    check_marked(job["data"], advice)
    return job


def _drawn(advice: Advice, names: Names) -> dict[str, charts.Spec]:
    """Every chart that has something to show."""
    found = {name: charts.draw(name, advice, names=names.accounts) for name in charts.CHARTS}
    return {name: spec for name, spec in found.items() if spec is not None}
