"""The engine's own sentences are all there, none is idle, and each fills in only what the engine hands it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.knowledge.load import Origins
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, nearest

# What the engine says, with the names it fills in.
SPOKEN = {
    "answer.no": "",
    "answer.none": "",
    "answer.yes": "",
    "cadence.begins_later": "account day",
    "cadence.capacity_binds": "able",
    "cadence.capacity_left": "able left planned",
    "cadence.followers_elsewhere": "",
    "cadence.formula": "",
    "cadence.no_capacity": "",
    "cadence.no_sector": "",
    "cadence.over_quota": "account allowed unmet wished",
    "cadence.segments": "segments",
    "cadence.zero_capacity": "",
    "headline.later": "accounts",
    "headline.nothing": "",
    "headline.now": "accounts",
    "headline.unmet": "needs",
    "need.nothing_meets": "text",
    "rejected.adds_nothing": "",
    "rejected.costs_more": "needs",
    "rejected.meets_nothing": "",
    "rejected.other_route": "route",
    "rejected.route_not_taken": "route",
    "rejected.undecided": "",
    "verdict.not_known_then": "date",
    "verdict.waits": "questions",
    "wish.not_established": "",
}
NAME = re.compile(r"\{([^{}.]*)\}")


def check(knowledge: Knowledge, origins: Origins) -> Iterator[Problem]:
    """Yield a problem for each phrase that is missing, idle or asks for a value that nothing fills in."""
    for ident in SPOKEN.keys() - knowledge.phrase.keys():
        yield Problem("knowledge", 0, 0, f'the phrase "{ident}" is missing.', "Add it to the collection phrases.")
    for phrase in knowledge.phrases:
        if phrase.id not in SPOKEN:
            hint = nearest(phrase.id, SPOKEN)
            yield origins.problem("phrases", phrase.id, ("id",), f'nothing says the phrase "{phrase.id}".', hint)
            continue
        given = SPOKEN[phrase.id].split()
        for name in sorted(set(NAME.findall(phrase.text)) - set(given)):
            said = f'the placeholder "{{{name}}}" is not filled in here.'
            yield origins.problem("phrases", phrase.id, ("text",), said, nearest(name, given))
