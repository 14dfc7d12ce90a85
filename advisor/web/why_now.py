"""Why a question is asked now: what hangs on its answer, the first few at once and the rest folded."""

from __future__ import annotations

from advisor.advice.parts.relevance import Asked
from advisor.report.telling.hanging import hanging, parted
from advisor.report.wording import Names
from advisor.web.markup import Markup, bullets, tag
from advisor.web.visit import Visit


def why_now(visit: Visit, asked: Asked, names: Names) -> Markup:
    """`Hangs on it now: …`, with everything else that does in a part that unfolds."""
    first, rest = parted(hanging(asked.effects, knowledge=visit.knowledge, names=names))
    line = tag("p", tag("strong", "Hangs on it now: "), "; ".join(first) + ("" if rest else "."), class_="why")
    if not rest:
        return tag("div", line, class_="hangs")
    folded = tag("details", tag("summary", f"and {len(rest)} more"), bullets(rest), class_="aside")
    return tag("div", line, folded, class_="hangs")
