"""How a report will look: the cover and pages of it as pictures, without charts and attachments, in a moment."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from advisor.advice.model import Advice
from advisor.knowledge.models import Knowledge
from advisor.report.brand import Brand
from advisor.report.brand_faces import brand_fonts, brand_inputs
from advisor.report.document import compose
from advisor.report.press import TEMPLATE, Cleaner, ReportFailed, told

if TYPE_CHECKING:
    from advisor.questionnaire.case import Client

SHOWN = (0, 1, 3)  # the cover, the summary, the first page of the body


def pictures(
    advice: Advice,
    *,
    knowledge: Knowledge,
    client: Client,
    brand: Brand,
    created: date,
    pages: tuple[int, ...] = SHOWN,
    ppi: float = 60,
) -> tuple[bytes, ...]:
    """Pages of the long edition (see `advisor.report.pdf.build`), each as a PNG of `ppi` pixels an inch.

    Pages that it does not have are left out. Raises ReportFailed.
    """
    import typst

    # The short edition is composed, since it draws no charts; the same texts are then set as the long one.
    job = compose(advice, knowledge=knowledge, client=client, brand=brand, created=created, edition="short")
    data = Cleaner().clean(job["data"], wrap=True)
    data |= {"edition": "long", "printed": [], "attached": [], "replaced": [], "advice_digest": ""}
    files = job["brand_files"]
    try:
        drawn, warnings = typst.compile_with_warnings(
            str(TEMPLATE),
            root=str(TEMPLATE.parent),
            font_paths=brand_fonts(files),
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)} | brand_inputs(files),
            format="png",
            ppi=ppi,
            timestamp=job["timestamp"],
        )
    except typst.TypstError as error:
        raise ReportFailed(told(error)) from error
    if warnings:
        raise ReportFailed("; ".join(told(warning) for warning in warnings))
    found = [drawn] if isinstance(drawn, bytes) else [bytes(one) for one in drawn]
    return tuple(found[page] for page in pages if page < len(found))
