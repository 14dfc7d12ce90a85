"""What is said of an export while it is made."""

from __future__ import annotations

from advisor.report.export import Standing
from advisor.report.progress import Step
from advisor.report.spoken import Spoken
from advisor.words import say, say_count

EDITION_WORDS = Spoken[str](lambda: {"long": say("Long: everything"), "short": say("Short: the summary, two pages")})
STEP_WORDS = Spoken[Step](
    lambda: {
        "advice": say("Writing down the advice …"),
        "charts": say("Drawing the charts …"),
        "typesetting": say("Setting the pages …"),
        "checking": say("Checking the file …"),
    }
)


def standing_words(standing: Standing) -> str:
    """One line on where it stands.

    >>> standing_words(Standing("waiting", ahead=2))
    'Waiting: 2 exports come before yours …'
    """
    if standing.progress is not None:
        return STEP_WORDS[standing.progress.step]
    if not standing.ahead:
        return say("Yours is next …")
    return say_count(
        standing.ahead,
        "Waiting: {number} export comes before yours …",
        "Waiting: {number} exports come before yours …",
    )
