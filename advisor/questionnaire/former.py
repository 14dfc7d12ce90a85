"""What became of questions and options that old cases still name: `former/answers.yaml` beside the knowledge base.

Each change renames an id, splits it (then it is asked again) or drops it; changes are made in the order of the file, so
that a case of any age arrives at the ids of today, with a report of what happened to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, Refused
from advisor.knowledge.yaml_text import Document, read
from advisor.words import say

FILE = Path("former") / "answers.yaml"
Day = Annotated[date, BeforeValidator(lambda text: date.fromisoformat(text) if isinstance(text, str) else text)]


class Change(BaseModel):
    """What became of a question, or of one `option` of it, on a day."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    on: Day
    question: str
    option: str | None = None
    renamed: str | None = None
    split: tuple[str, ...] = ()
    dropped: str | None = None

    @model_validator(mode="after")
    def _one_fate(self) -> Change:
        if sum((self.renamed is not None, bool(self.split), self.dropped is not None)) != 1:
            raise ValueError("write one of renamed, split and dropped")
        return self

    @property
    def targets(self) -> tuple[str, ...]:
        """The ids that took its place."""
        return (self.renamed,) if self.renamed is not None else self.split


class Former(BaseModel):
    """All changes, in the order of time."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    schema_: Literal["former/1"] = Field(alias="schema", default="former/1")
    changes: tuple[Change, ...] = ()


NOTHING = Former()


def read_former(folder: Path, *, knowledge: Knowledge) -> Former:
    """What the base in `folder` says about former ids; nothing where it says nothing. Raises Refused."""
    path = folder / FILE
    if not path.is_file():
        return NOTHING
    document = read(path.read_bytes(), file=FILE.as_posix())
    try:
        former = Former.model_validate(document.data)
    except ValidationError as error:
        raise Refused(_shape(document, detail) for detail in error.errors(include_url=False)) from None
    problems = [
        document.problem(("changes", index), said, hint) for index, said, hint in problems_of_former(former, knowledge)
    ]
    if problems:
        raise Refused(problems)
    return former


def problems_of_former(former: Former, knowledge: Knowledge) -> Iterator[tuple[int, str, str]]:
    """What is wrong with the changes: (index, sentence, next step). An id they name as gone must not be in use."""
    options = {question.id: set(question.option_ids) for question in knowledge.questions}
    for index, change in enumerate(former.changes):
        later = former.changes[index + 1 :]
        if index and change.on < former.changes[index - 1].on:
            yield index, say("the changes do not stand in the order of time."), say("Sort them by their day.")
        if change.option is None:
            gone = {other.question for other in later if other.option is None}
            used, known = change.question in knowledge.question, knowledge.question.keys() | gone
        else:
            question = _name_now(change.question, later)
            gone = {other.option for other in later if other.option and _name_now(other.question, later) == question}
            used, known = change.option in options.get(question, ()), options.get(question, set()) | gone
        name = change.option or change.question
        if used:
            yield (
                index,
                say('"{name}" is said to be gone, and is in use.', name=name),
                say("Give the new one another id."),
            )
        for target in change.targets:
            if target not in known:
                yield index, say('"{name}" is not there either.', name=target), say("Name what took its place.")


def _name_now(question: str, later: tuple[Change, ...]) -> str:
    """What a question came to be called by later changes."""
    for change in later:
        if change.option is None and change.question == question and change.renamed is not None:
            question = change.renamed
    return question


def _shape(document: Document, detail: Any) -> Problem:
    said = say("{problem}.", problem=str(detail["msg"]).removeprefix("Value error, "))
    return document.problem(tuple(detail["loc"]), said)
