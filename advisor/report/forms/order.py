"""An order for a file, and the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from advisor.advice.model import Advice
from advisor.knowledge.models import Knowledge
from advisor.questionnaire.case import Case
from advisor.report.brand import Brand
from advisor.report.glyphs import Replaced
from advisor.words.tongues import Language

if TYPE_CHECKING:
    from advisor.report.document import Edition


@dataclass(frozen=True)
class Order:
    """Everything a file depends on: the same order gives the same bytes.

    `form` is an id of FORMS; the knowledge base and the advice are in the language of the file. `start` and `weeks` are
    what was asked for, None where the advice chose. `draft` is whether the knowledge base is not reviewed as it stands.
    """

    form: str
    advice: Advice
    knowledge: Knowledge
    case: Case
    created: date
    brand: Brand = field(default_factory=Brand)
    edition: Edition = "long"
    start: date | None = None
    weeks: int | None = None
    draft: bool = False

    @property
    def lang(self) -> Language:
        """The language of the file."""
        return self.knowledge.meta.language


@dataclass(frozen=True)
class Made:
    """A file, and the characters of the given texts that could not be printed in it."""

    data: bytes
    replaced: tuple[Replaced, ...] = ()
