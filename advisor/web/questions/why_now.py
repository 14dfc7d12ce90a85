"""Why a question is asked now: what hangs on its answer, the first few at once and the rest folded."""

from __future__ import annotations

from advisor.advice.parts.relevance import Asked
from advisor.report.spoken import semicolons
from advisor.report.telling.hanging import hanging, parted
from advisor.report.wording import Names
from advisor.web.markup import Markup, bullets, tag
from advisor.web.visit import Visit
from advisor.words import say


def why_now(visit: Visit, asked: Asked, names: Names) -> Markup:
    """`Hangs on it now: …`, with everything else that does in a part that unfolds."""
    first, rest = parted(hanging(asked.effects, knowledge=visit.knowledge, names=names))
    named = semicolons(first)
    line = tag(
        "p", tag("strong", say("Hangs on it now: ")), named if rest else say("{list}.", list=named), class_="why"
    )
    if not rest:
        return tag("div", line, class_="hangs")
    folded = tag("details", tag("summary", say("and {number} more", number=len(rest))), bullets(rest), class_="aside")
    return tag("div", line, folded, class_="hangs")
