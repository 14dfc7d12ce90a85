"""What the consultant adds to the advice: opinions, one of them hostile to every format, and choices."""

from __future__ import annotations

from advisor.questionnaire.opinion import Opinion
from tests.report.in_depth.said import judged

HOSTILE = '#eval("1+1") *x* $y$ <b>bold</b> [[z]] @ref `raw` = head \\ // no'
OPINIONS = (
    Opinion(says=f"Present it as a plan for two years. {HOSTILE}"),
    Opinion(
        about="service/own_non_mainland",
        says="Register it under the holding.",
        instead_of="The papers of the brand.",
        rationale="One set of papers\nserves both.",
    ),
    Opinion(about="location", says="Leave it out of the talk."),
    Opinion(about="build", says="A template will do.", instead_of="Custom work.", rationale="Twelve products."),
    Opinion(about="channels", says="Watch what others do there."),
)
CHOICES = (
    judged("choice.weight", "Your choice: Control has the weight 3 instead of 1.5."),
    judged("choice.forced_closed", "You asked for Channels in every mix, but it is closed by every route."),
)
