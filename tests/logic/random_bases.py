"""Hypothesis strategies: conditions of every kind, and small bases whose path, term and rules are drawn at random."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.small_base import collections

Written = Any

GOALS = ({"goals": "tell"}, {"goals": {"only": ["sell"]}}, {"goals": {"count_at_least": 2}}, {"home": "inside"})
# On the questions of the small base as it is.
SMALL = (*GOALS, {"home": "outside"}, {"size": {"at_least": 40}}, {"abroad": True}, {"always": True})
CHOICES = (*GOALS, {"term": "named"}, {"first": "sell"}, {"first": ["tell", "look"]}, {"always": True})
NUMBERS = ({"size": {"at_least": 3}}, {"size": {"below": 7}}, {"size": {"at_least": 10}}, {"size": {"at_least": 15}})
FACTS = ({"fact": "letter.per_month", "is": 4}, {"fact": "letter.per_month", "at_least": 2})


def joined(*leaves: Written, most: int = 6) -> st.SearchStrategy[Written]:
    """Conditions made of these leaves, about `most` of them, by `not`, `all` and `any`."""
    return st.recursive(
        st.sampled_from(leaves),
        lambda inner: st.one_of(
            st.builds(lambda part: {"not": part}, inner),
            st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
        ),
        max_leaves=most,
    )


conditions = joined(*CHOICES, *NUMBERS, {"abroad": True}, *FACTS)


@dataclass(frozen=True)
class Rule:
    """A rule of the shop; `beats` holds the numbers of rules before it."""

    when: Written
    status: str
    beats: tuple[int, ...] = ()


@dataclass(frozen=True)
class Base:
    """What is drawn of a small base: the conditions that show two questions, a term, the rules of the shop."""

    shows_size: Written
    shows_abroad: Written
    named: Written
    rules: tuple[Rule, ...]

    def data(self) -> dict[str, Any]:
        """The collections, to be loaded. The fact `letter.per_month` is unknown before 2014."""
        data = collections()
        home, goals, size, abroad = data["questions"]
        goals["options"].append({"id": "look", "label": "Look"})
        first = {"id": "first", "kind": "one", "label": "First?", "why": "Lead.", "options_from": "goals"}
        first["shown_when"] = {"goals": {"count_at_least": 2}}
        size |= {"min": 3, "max": 14, "shown_when": self.shows_size}
        abroad["shown_when"] = self.shows_abroad
        data["questions"] = [home, goals, first, size, abroad]
        data["sections"][0]["questions"] = [question["id"] for question in data["questions"]]
        data["terms"] = [{"id": "named", "text": "so named", "when": self.named}]
        drawn = [self._rule(number, rule) for number, rule in enumerate(self.rules)]
        data["rules"] = [rule for rule in data["rules"] if rule["id"] == "letter.open"] + drawn
        # Numbers are told apart only where the base itself has a cut point.
        cuts = {"id": "cuts", "for": ["*"], "when": {"any": list(NUMBERS)}, "severity": "low", "text": "So."}
        data["risks"] = [cuts | {"judgement": True, "review_by": "2027-01-01"}]
        return data

    def _rule(self, number: int, rule: Rule) -> dict[str, Any]:
        beats = sorted({f"shop.{beaten % number}" for beaten in rule.beats} if number else ())
        said = {"text": "So.", "confidence": "high", "judgement": True, "review_by": "2027-01-01"}
        named = {"id": f"shop.{number}", "for": ["shop/own"], "when": rule.when, "status": rule.status}
        return named | said | {"beats": beats}


def bases(when: st.SearchStrategy[Written]) -> st.SearchStrategy[Base]:
    """Small bases whose rules hold under conditions drawn from `when`."""
    statuses = st.sampled_from(["open", "conditional", "closed"])
    rules = st.builds(Rule, when, statuses, st.lists(st.integers(0, 3), max_size=2).map(tuple))
    return st.builds(
        Base,
        shows_size=joined(*CHOICES),
        shows_abroad=joined(*CHOICES, *NUMBERS),
        named=joined(*GOALS),
        rules=st.lists(rules, min_size=1, max_size=4).map(tuple),
    )
