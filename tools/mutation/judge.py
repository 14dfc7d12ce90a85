"""Which case notices a mutant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from advisor.expectations.case import Case
from advisor.expectations.judged import Samples, answers_of, shortfalls
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answer, Situation
from tools.mutation.mutant import Mutant
from tools.mutation.reached import reached


class Judged:
    """A case ready to be asked again and again: its answers are read and checked once."""

    def __init__(self, case: Case, knowledge: Knowledge, samples: Samples) -> None:
        self.case = case
        self.knowledge = knowledge
        self.samples = samples
        self.answers: tuple[dict[str, Answer], ...] = tuple(answers_of(case, knowledge, samples)) if case.expect else ()

    @cached_property
    def words(self) -> frozenset[str]:
        """Every name that stands in the case."""
        return frozenset(_words(self.case.model_dump(exclude={"why", "source"})))

    @cached_property
    def asserted(self) -> frozenset[str]:
        """The names that stand in what the case expects."""
        case = self.case
        return frozenset(_words([case.expect.model_dump() if case.expect else {}, case.facts, case.cites]))

    @cached_property
    def situations(self) -> tuple[Situation, ...]:
        """The clients of the case, seen with the knowledge as it is."""
        day = self.case.as_of
        return tuple(Situation(self.knowledge, given, as_of=day) for given in self.answers) if day else ()

    def notices(self, knowledge: Knowledge, *, among: Sequence[dict[str, Answer]] | None = None) -> bool:
        """Whether the base falls short of the case. Advice that fails to come about is noticed, too.

        `among` limits the look to some of the answers that the case varies.
        """
        try:
            answers = self.answers if among is None else tuple(among)
            return next(shortfalls(self.case, knowledge, samples=self.samples, answers=answers), None) is not None
        except Exception:
            return True

    def notices_mutant(self, mutant: Mutant, changed: Knowledge) -> bool:
        """The same for a mutant, whose advice is only worked out for the clients whom the change can reach."""
        among = [
            given for given, situation in zip(self.answers, self.situations, strict=True) if reached(mutant, situation)
        ]
        return bool(among or self.case.facts or self.case.cites) and self.notices(changed, among=among)


def _words(data: object) -> list[str]:
    if isinstance(data, dict):
        return [word for key, value in data.items() for word in (str(key), *_words(value))]
    if isinstance(data, (list, tuple)):
        return [word for value in data for word in _words(value)]
    if isinstance(data, str):
        return [data]
    return _words(data.model_dump()) if hasattr(data, "model_dump") else []


class Jury:
    """All cases, asked in the order in which they are likely to notice a mutant."""

    def __init__(self, knowledge: Knowledge, cases: Sequence[Case], samples: Samples) -> None:
        self.knowledge = knowledge
        self.cases = [Judged(case, knowledge, samples) for case in cases]
        self._noticed_last: list[Judged] = []

    def noticed_by(self, mutant: Mutant) -> str | None:
        """The id of a case that notices the mutant, or None where it survives all."""
        changed = mutant.applied(self.knowledge)
        for judged in self._likely_first(mutant):
            if judged.notices_mutant(mutant, changed):
                self._noticed_last = [judged, *(one for one in self._noticed_last if one is not judged)][:6]
                return judged.case.id
        return None

    def _likely_first(self, mutant: Mutant) -> list[Judged]:
        def rank(judged: Judged) -> tuple[bool, int]:
            told = len(mutant.words & judged.asserted)
            return judged not in self._noticed_last, -3 * told - len(mutant.words & judged.words)

        return sorted(self.cases, key=rank)
