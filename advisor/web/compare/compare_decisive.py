"""Which differences are decisive: what turns the mix, or what is open, when it is taken over from the other side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from advisor.advice.parts.comparison import Comparison, Decisive, MixMember, SideSwaps, Swap
from advisor.advice.why.naming import Naming
from advisor.knowledge.models import Knowledge
from advisor.report.comparison_words import STATUSES, choices_named, members
from advisor.report.spoken import ROLES, aside, first_capital, titled
from advisor.web.compare.compare_table import side_by_side
from advisor.web.markup import EMPTY, Content, Markup, bullets, joined, more, tag
from advisor.words import say, say_count

AT_ONCE = 6


def decisive_shown(found: Decisive | None, compared: Comparison, knowledge: Knowledge) -> Markup:
    """How the search was made, what turns nothing, and for each side what turns its mix and its verdicts."""
    if found is None:
        return EMPTY
    words = Words(knowledge, choices_named(compared))
    sides = (
        (compared.before.label, compared.after.label, found.before),
        (compared.after.label, compared.before.label, found.after),
    )
    return joined(
        [
            tag("h2", say("Which of these differences are decisive")),
            tag(
                "p",
                say("Answers and choices of one side are put in the place of the other's, and all is worked out anew."),
            ),
            tag("p", _search(found), class_="quiet"),
            *(_side(label, other, side, words) for label, other, side in sides),
            _idle(found, words),
        ]
    )


class Words:
    """Names questions, choices and mixes."""

    def __init__(self, knowledge: Knowledge, choices: Mapping[str, str]) -> None:
        self._knowledge, self._choices, self.naming = knowledge, choices, Naming(knowledge)

    def question(self, ident: str) -> str:
        """The words of a question."""
        known = self._knowledge.question.get(ident)
        return known.label if known else ident

    def taken(self, swap: Swap) -> Markup:
        """What is taken over, together."""
        names = [
            *(say("The answer to “{question}”", question=self.question(ident)) for ident in swap.questions),
            *(first_capital(self._choices[name]) for name in swap.choices),
        ]
        return joined(names) if len(names) == 1 else joined([bullets(names), say("together")])

    def mix(self, mix: Sequence[MixMember]) -> Markup:
        """A mix as a list."""
        rows = (
            aside(titled(self.naming.account(row.account), self.naming.route(row.route)), ROLES[row.role])
            for row in mix
        )
        return bullets(rows, class_="plain") or tag("span", say("No account"))


def _search(found: Decisive) -> str:
    if found.combinations == 1:
        return say("No difference bears on the mix or on what is open, so there was nothing to compute.")
    values = {"tried": f"{found.tried:,}", "all": f"{found.combinations:,}", "members": members(found)}
    if not found.complete:
        return say_count(
            found.up_to,
            "The search is not complete: {tried} of {all} combinations of {members} were computed. Sets of up to"
            " {number} difference are all dealt with, larger ones in part.",
            "The search is not complete: {tried} of {all} combinations of {members} were computed. Sets of up to"
            " {number} differences are all dealt with, larger ones in part.",
            **values,
        )
    if found.tried == found.combinations:
        return say("The search is complete: {tried} of {all} combinations of {members} were computed.", **values)
    return say(
        "The search is complete: {tried} of {all} combinations of {members} were computed; each of the others contains"
        " a set listed here.",
        **values,
    )


def _side(label: str, other: str, side: SideSwaps, words: Words) -> Markup:
    return joined(
        [
            tag("h3", say("Seen from {side}", side=label)),
            tag("p", say("The mix of {side}:", side=label)),
            words.mix(side.mix),
            _swaps(
                side.turning_mix,
                (
                    say("Taken over from {other}", other=other),
                    say("The mix is then"),
                    say("The mix of {side}?", side=other),
                ),
                nothing=say("Nothing that was tried turns the mix of {side}.", side=label),
                name=say("What turns the mix of {side}", side=label),
                row=lambda swap: (
                    words.taken(swap),
                    words.mix(swap.mix),
                    say("Yes") if swap.as_the_other else say("No"),
                ),
                widths=(42, 40, 18),
            ),
            _swaps(
                side.turning_verdicts,
                (say("Taken over from {other}", other=other), say("What is open then")),
                nothing=say("Nothing that was tried turns what is open or closed for {side}.", side=label),
                name=say("What turns the verdicts of {side}", side=label),
                row=lambda swap: (words.taken(swap), bullets(_shifts(swap, words))),
                widths=(44, 56),
            ),
        ]
    )


def _swaps(
    swaps: Sequence[Swap],
    head: Sequence[str],
    *,
    nothing: str,
    name: str,
    row: Callable[[Swap], Sequence[Content]],
    widths: Sequence[int],
) -> Markup:
    if not swaps:
        return tag("p", nothing)
    first = side_by_side(head, map(row, swaps[:AT_ONCE]), name=name, widths=widths)
    rest = swaps[AT_ONCE:]
    if not rest:
        return first
    second = side_by_side(head, map(row, rest), name=say("{table}, continued", table=name), widths=widths)
    others = say_count(len(rest), "and {number} other set", "and {number} other sets")
    return joined([first, more(others, second)])


def _shifts(swap: Swap, words: Words) -> Iterator[str]:
    for shift in swap.verdicts:
        states = f"{STATUSES[shift.before]} → {STATUSES[shift.after]}"
        yield titled(words.naming.pair(shift.account, shift.route), states)


def _idle(found: Decisive, words: Words) -> Markup:
    if not found.idle:
        return EMPTY
    said = say(
        "Whichever of these answers is taken, the mix and what is open stay the same: {number}", number=len(found.idle)
    )
    return more(said, bullets(map(words.question, found.idle)))
