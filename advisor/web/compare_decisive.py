"""Which differences are decisive: what turns the mix, or what is open, when it is taken over from the other side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from advisor.advice.parts.comparison import Comparison, Decisive, MixMember, SideSwaps, Swap
from advisor.advice.why.naming import Naming
from advisor.knowledge.models import Knowledge
from advisor.report.comparison_words import choices_named, members
from advisor.report.wording import count
from advisor.web.compare_causes import first_capital
from advisor.web.compare_table import side_by_side
from advisor.web.markup import EMPTY, Content, Markup, bullets, joined, more, tag

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
            tag("h2", "Which of these differences are decisive"),
            tag(
                "p", "Answers and choices of one side are put in the place of the other's, and all is worked out anew."
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
            *(f"The answer to “{self.question(ident)}”" for ident in swap.questions),
            *(first_capital(self._choices[name]) for name in swap.choices),
        ]
        return joined(names, by=" and ") if len(names) == 1 else joined([bullets(names), "together"])

    def mix(self, mix: Sequence[MixMember]) -> Markup:
        """A mix as a list."""
        rows = (f"{self.naming.account(row.account)}: {self.naming.route(row.route)} ({row.role})" for row in mix)
        return bullets(rows, class_="plain") or tag("span", "No account")


def _search(found: Decisive) -> str:
    tried = f"{found.tried:,} of {found.combinations:,} combinations of {members(found)} were computed"
    if found.combinations == 1:
        return "No difference bears on the mix or on what is open, so there was nothing to compute."
    if not found.complete:
        return (
            f"The search is not complete: {tried}. Sets of up to {count(found.up_to, 'difference')} are all dealt "
            "with, larger ones in part."
        )
    rest = "" if found.tried == found.combinations else "; each of the others contains a set listed here"
    return f"The search is complete: {tried}{rest}."


def _side(label: str, other: str, side: SideSwaps, words: Words) -> Markup:
    return joined(
        [
            tag("h3", f"Seen from {label}"),
            tag("p", f"The mix of {label}:"),
            words.mix(side.mix),
            _swaps(
                side.turning_mix,
                (f"Taken over from {other}", "The mix is then", f"The mix of {other}?"),
                nothing=f"Nothing that was tried turns the mix of {label}.",
                name=f"What turns the mix of {label}",
                row=lambda swap: (words.taken(swap), words.mix(swap.mix), "Yes" if swap.as_the_other else "No"),
                widths=(42, 40, 18),
            ),
            _swaps(
                side.turning_verdicts,
                (f"Taken over from {other}", "What is open then"),
                nothing=f"Nothing that was tried turns what is open or closed for {label}.",
                name=f"What turns the verdicts of {label}",
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
    second = side_by_side(head, map(row, rest), name=f"{name}, continued", widths=widths)
    return joined([first, more(f"and {count(len(rest), 'other set')}", second)])


def _shifts(swap: Swap, words: Words) -> Iterator[str]:
    for shift in swap.verdicts:
        states = [words.naming.status(status) for status in (shift.before, shift.after)]
        yield f"{words.naming.pair(shift.account, shift.route)}: {' → '.join(states)}"


def _idle(found: Decisive, words: Words) -> Markup:
    if not found.idle:
        return EMPTY
    said = "Whichever of these answers is taken, the mix and what is open stay the same"
    return more(f"{said}: {len(found.idle)}", bullets(map(words.question, found.idle)))
