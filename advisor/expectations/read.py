"""Reads domain cases and sample clients from folders of YAML files, refusing what is wrong with every place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from advisor.expectations.case import Case
from advisor.expectations.judged import Samples
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, Refused
from advisor.knowledge.shape import shape_problem
from advisor.knowledge.yaml_text import Document, read
from advisor.questionnaire.answers_file import read_case


@dataclass(frozen=True)
class Written:
    """A case with the place where it was written."""

    case: Case
    document: Document
    index: int

    def problem(self, message: str, next_step: str = "") -> Problem:
        """What is wrong with the case, in its place."""
        return self.document.problem(("cases", self.index), f'case "{self.case.id}": {message}', next_step)


def cases_in(folder: Path) -> tuple[Written, ...]:
    """The cases of all files in a folder. Raises Refused with every problem: shape, id used twice, no case."""
    found: list[Written] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            document = read(path.read_bytes(), file=f"{folder.name}/{path.name}")
        except Refused as refused:
            problems += refused.problems
            continue
        data = document.data
        entries = data.get("cases") if isinstance(data, dict) and set(data) == {"cases"} else None
        if not isinstance(entries, tuple) or not entries:
            problems.append(document.problem((), "a file of cases has the one key cases, a list.", ""))
            continue
        for index, entry in enumerate(entries):
            try:
                found.append(Written(Case.model_validate(entry), document, index))
            except ValidationError as error:
                problems += (
                    shape_problem(document, ("cases", index), detail, Case)
                    for detail in error.errors(include_url=False)
                )
    if not found and not problems:
        problems.append(Problem(str(folder), 0, 0, "there is no case in it.", "Name a folder with files of cases."))
    first: dict[str, Written] = {}
    for one in found:
        if first.setdefault(one.case.id, one) is not one:
            problems.append(one.problem("the id is used twice.", "Rename one."))
    if problems:
        raise Refused(problems)
    return tuple(found)


def samples_in(folder: Path, knowledge: Knowledge) -> Samples:
    """The sample clients' answers by file name. Raises Refused."""
    return {
        path.stem: read_case(path.read_bytes(), file=path.name, knowledge=knowledge).answers
        for path in sorted(folder.glob("*.yaml"))
    }
