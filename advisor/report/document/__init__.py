"""What stands in the report, as plain data: every sentence with its marks, every date and number in words."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING, Any

from advisor.advice.document import to_json
from advisor.advice.model import Advice
from advisor.knowledge.models import Knowledge
from advisor.report import charts
from advisor.report.brand import Brand
from advisor.report.document.basis import basis
from advisor.report.document.cadence import cadence
from advisor.report.document.costs import costs
from advisor.report.document.opinions import opinions
from advisor.report.document.outlook import outlook
from advisor.report.document.phases import existing, phases
from advisor.report.document.proof import proof
from advisor.report.document.recommendation import recommendation
from advisor.report.document.roadmap import roadmap
from advisor.report.document.summary import summary
from advisor.report.document.unlocks import unlocks
from advisor.report.wording import Marks, Names, day

if TYPE_CHECKING:
    from advisor.questionnaire.case import Client

TITLE = "WeChat account strategy"
Job = dict[str, Any]


def compose(advice: Advice, *, knowledge: Knowledge, client: Client, brand: Brand, created: date) -> Job:
    """The job that `advisor.report.press` turns into a PDF: texts, chart specifications, attachment, time stamp.

    Raises ValueError where a sentence cites a source that the advice does not list.
    """
    names, marks = Names(advice, knowledge), Marks(advice)
    drawn = {name: charts.draw(name, advice, names=names.accounts) for name in charts.CHARTS}
    return {
        "data": {
            "title": TITLE,
            "brand": brand.model_dump(),
            "client": client.model_dump(),
            "created": day(created),
            "as_of": day(advice.as_of),
            "good_until": day(advice.good_until),
            "provisional": advice.status == "provisional",
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
            **basis(advice, names, marks),
            **outlook(advice, names, marks),
            "charts": {
                name: {"alt": charts.alt_text(name, advice, names=names.accounts), "caption": charts.caption(name)}
                for name, spec in drawn.items()
                if spec is not None
            },
        },
        "charts": {name: spec for name, spec in drawn.items() if spec is not None},
        "attachment": to_json(advice),
        "timestamp": calendar.timegm(advice.as_of.timetuple()),
    }
