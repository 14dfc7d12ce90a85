"""What is said of an export while it is made."""

from __future__ import annotations

from advisor.report.export import Standing
from advisor.report.progress import Step

EDITION_WORDS = {"long": "Long: everything", "short": "Short: the summary, two pages"}
STEP_WORDS: dict[Step, str] = {
    "advice": "Writing down the advice …",
    "charts": "Drawing the charts …",
    "typesetting": "Setting the pages …",
    "checking": "Checking the file …",
}


def standing_words(standing: Standing) -> str:
    """One line on where it stands.

    >>> standing_words(Standing("waiting", ahead=2))
    'Waiting: 2 exports come before yours …'
    """
    if standing.progress is not None:
        return STEP_WORDS[standing.progress.step]
    if standing.ahead > 1:
        return f"Waiting: {standing.ahead} exports come before yours …"
    return "Waiting: 1 export comes before yours …" if standing.ahead else "Yours is next …"
