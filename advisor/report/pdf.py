"""The client-ready PDF, made in this process. A server hands the work to `advisor.report.exporter` instead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from advisor.advice.model import Advice
from advisor.knowledge.models import Knowledge
from advisor.report.attachments import Origin
from advisor.report.brand import Brand
from advisor.report.document import Edition, compose
from advisor.report.press import Report, ReportFailed, press

if TYPE_CHECKING:
    from advisor.questionnaire.case import Client

__all__ = ["Report", "ReportFailed", "build"]


def build(
    advice: Advice,
    *,
    knowledge: Knowledge,
    client: Client,
    brand: Brand,
    created: date,
    origin: Origin | None = None,
    edition: Edition = "long",
    draft: bool = False,
) -> Report:
    """The report as a PDF, the same bytes for the same input.

    `created` is printed; the file's time stamp is the date of the rules. `origin` goes into the file, so that
    `advisor.report.verify` can make it again; a `draft` says on every page that the base is not reviewed.
    Raises ReportFailed where a page or a chart
    cannot be made, ValueError where a sentence cites a source that is not listed.
    """
    return press(
        compose(
            advice,
            knowledge=knowledge,
            client=client,
            brand=brand,
            created=created,
            origin=origin,
            edition=edition,
            draft=draft,
        )
    )
