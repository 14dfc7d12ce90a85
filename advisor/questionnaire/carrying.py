"""Carries a case from the ids it was saved with to those of today, and reports what happened to each answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from advisor.knowledge.models import Knowledge
from advisor.knowledge.yaml_text import read
from advisor.questionnaire.answers_file import MAX_BYTES, case_in
from advisor.questionnaire.case import Case
from advisor.questionnaire.former import Change, Former
from advisor.words import say

Answers = dict[str, Any]


@dataclass(frozen=True)
class Carried:
    """What happened on the way, by ids: `mapped` from what to what, `dropped` with the reason, `asked` once more."""

    mapped: tuple[tuple[str, str], ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything happened."""
        return self != Carried()

    def told(self) -> Iterator[str]:
        """The report, a sentence for each."""
        for old, new in self.mapped:
            yield say("{old} is now {new}; the answer was taken over.", old=old, new=new)
        for name, why in self.dropped:
            yield say("{name} is not asked any more; the answer was left out. {why}", name=name, why=why).rstrip()
        for name in self.asked:
            yield say("{name} is to be asked again.", name=name)


def read_old_case(raw: bytes, *, file: str, knowledge: Knowledge, former: Former) -> tuple[Case, Carried]:
    """Read an answers file of any age. Raises Refused with every problem that no former id explains."""
    document = read(raw, file=file, max_bytes=MAX_BYTES)
    data = document.data
    carried = Carried()
    if isinstance(data, dict) and isinstance(data.get("answers"), dict):
        answers, carried, lock = carry(data["answers"], former, lock=_lock(data.get("choices")))
        data = {**data, "answers": answers}
        if lock is not None:
            data["choices"] = {**data["choices"], "lock": lock}
    return case_in(replace(document, data=data), knowledge=knowledge), carried


def carry_case(case: Case, former: Former) -> tuple[Case, Carried]:
    """The same for a case that was saved."""
    answers, carried, lock = carry(case.answers, former, lock=case.choices.lock)
    choices = case.choices.model_copy(update={"lock": lock or ()})
    return replace(case, answers=MappingProxyType(answers), choices=choices), carried


def carry(
    answers: Mapping[str, Any], former: Former, *, lock: tuple[str, ...] | None
) -> tuple[Answers, Carried, tuple[str, ...] | None]:
    """The answers by the ids of today, what happened to them, and the questions whose answers the user locked."""
    way = _Way(dict(answers), list(lock or ()))
    for change in former.changes:
        way.question(change) if change.option is None else way.option(change)
    found = Carried(tuple(way.mapped), tuple(way.dropped), tuple(dict.fromkeys(way.asked)))
    return way.answers, found, tuple(way.lock) if lock is not None else None


def _lock(choices: Any) -> tuple[str, ...] | None:
    lock = choices.get("lock") if isinstance(choices, dict) else None
    return lock if isinstance(lock, tuple) and all(isinstance(name, str) for name in lock) else None


@dataclass
class _Way:
    answers: Answers
    lock: list[str]
    mapped: list[tuple[str, str]] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def question(self, change: Change) -> None:
        """Make a change of a whole question."""
        self.lock = [name for old in self.lock for name in (change.targets if old == change.question else (old,))]
        if change.question not in self.answers:
            return
        value = self.answers.pop(change.question)
        if change.renamed is not None and change.renamed not in self.answers:
            self.answers[change.renamed] = value
            self.mapped.append((change.question, change.renamed))
        elif change.renamed is not None:
            self.dropped.append((change.question, say("{name} is answered already.", name=change.renamed)))
        elif change.split:
            self.asked += change.split
        else:
            self.dropped.append((change.question, change.dropped or ""))

    def option(self, change: Change) -> None:
        """Make a change of one option, chosen alone or among others."""
        question, held = change.question, self.answers.get(change.question)
        many = isinstance(held, tuple)
        if held is None or change.option not in (held if isinstance(held, tuple) else (held,)):
            return
        name = f"{question}: {change.option}"
        if change.renamed is not None:
            new = tuple(dict.fromkeys(change.renamed if one == change.option else one for one in held)) if many else ()
            self.answers[question] = new if many else change.renamed
            self.mapped.append((name, f"{question}: {change.renamed}"))
            return
        left = tuple(one for one in held if one != change.option) if isinstance(held, tuple) else ()
        if left:
            self.answers[question] = left
        else:
            del self.answers[question]
        if change.dropped is not None:
            self.dropped.append((name, change.dropped))
        if change.split or not left:
            self.asked.append(question)
