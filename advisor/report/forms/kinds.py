"""Which forms there are, what each is called and what it takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from advisor.words import say

EDITIONS = ("long", "short")
_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Form:
    """One form: its id is also the ending of its files.

    `branded`: it carries the brand; `editions`: which it comes in; `at_once`: it is made in a moment, without waiting.
    """

    id: str
    titled: Callable[[], str]
    told: Callable[[], str]
    media: str
    name: str
    branded: bool = False
    editions: tuple[str, ...] = ()
    at_once: bool = False

    @property
    def title(self) -> str:
        """What it is called."""
        return self.titled()

    @property
    def about(self) -> str:
        """What stands in it."""
        return self.told()

    @property
    def file_name(self) -> str:
        """What a file of this form is called."""
        return f"{self.name}.{self.id}"


_ALL = (
    Form(
        "pdf",
        lambda: say("Report (PDF)"),
        lambda: say("The report for the client: typeset, accessible, with the advice as data attached."),
        "application/pdf",
        "wechat-accounts",
        branded=True,
        editions=EDITIONS,
    ),
    Form(
        "docx",
        lambda: say("Report to edit (Word, DOCX)"),
        lambda: say("The same report with real headings, tables and captions, for those who must change it."),
        f"{_OFFICE}.wordprocessingml.document",
        "wechat-accounts",
        branded=True,
    ),
    Form(
        "pptx",
        lambda: say("Slides (PowerPoint, PPTX)"),
        lambda: say("Summary, mix, roadmap and cadence as slides with charts that can be edited."),
        f"{_OFFICE}.presentationml.presentation",
        "wechat-accounts",
        branded=True,
    ),
    Form(
        "xlsx",
        lambda: say("Publishing plan (Excel, XLSX)"),
        lambda: say("Every broadcast, month and moment of the calendar, with the assumptions behind them."),
        f"{_OFFICE}.spreadsheetml.sheet",
        "cadence",
    ),
    Form(
        "ics",
        lambda: say("Publishing plan (calendar, ICS)"),
        lambda: say("The broadcasts and when to begin with them, for a calendar program."),
        "text/calendar",
        "cadence",
        at_once=True,
    ),
    Form(
        "csv",
        lambda: say("Publishing plan (CSV)"),
        lambda: say("The broadcasts as plain rows."),
        "text/csv",
        "cadence",
        at_once=True,
    ),
    Form(
        "json",
        lambda: say("Advice as data (JSON)"),
        lambda: say("The whole advice as one document, for other programs."),
        "application/json",
        "advice",
        at_once=True,
    ),
)
FORMS: Mapping[str, Form] = MappingProxyType({form.id: form for form in _ALL})


def form_of(path: Path) -> Form | None:
    """The form that the ending of a file's name tells, in capitals or not; None where it tells none.

    >>> form_of(Path("plan.XLSX")).id
    'xlsx'
    """
    return FORMS.get(path.suffix[1:].lower())
