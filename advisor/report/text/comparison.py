"""A comparison as text: which answers and rules differ, what that changes, and which answers are decisive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from advisor.advice.parts.comparison import Change, Comparison, Dated, Decisive, MixMember, SideSwaps, Swap
from advisor.advice.why.naming import Naming
from advisor.knowledge.models import Knowledge
from advisor.report.comparison_words import TOPICS, choices_named, differing, members, unexplained
from advisor.report.text.lines import heading, item, page, paragraph
from advisor.report.wording import JUDGEMENT, count, listed

SHOWN = 12  # smallest sets of answers listed for each side; the document holds all


def comparison_text(found: Comparison, *, knowledge: Knowledge) -> str:
    """The whole comparison. The document `comparison/1` holds the same and what turned besides."""
    naming, labels = Naming(knowledge), (found.before.label or "before", found.after.label or "after")
    lines = heading(f"{labels[0]} and {labels[1]}")
    if found.before.as_of == found.after.as_of:
        lines += paragraph(f"As of {found.before.as_of}.")
    for sentence in differing(found):
        lines += paragraph(sentence)
    lines += [*_answers(found, labels), *_choices(found, labels)]
    if found.same:
        lines += ["", *paragraph("The advice is the same in everything that is compared.")]
    changes = {change.what: change for change in found.changes}
    for topic, group in groupby(found.changes, key=lambda change: change.topic):
        lines += heading(TOPICS[topic])
        for change in group:
            lines += _change(change, changes, knowledge, choices_named(found))
            lines += paragraph(f"by {because}", indent=4) if (because := unexplained(change, found)) else ()
    if found.decisive is not None:
        lines += _decisive(found.decisive, labels, naming, choices_named(found))
    return page([*lines, *_dated(found)])


def _choices(found: Comparison, labels: Sequence[str]) -> Iterator[str]:
    if not found.choices:
        return
    yield from heading("Choices that differ")
    for row in found.choices:
        yield from item(row.title)
        for label, said in ((labels[0], row.before), (labels[1], row.after)):
            yield from item(f"{label}: {said}", mark="", indent=4)


def _answers(found: Comparison, labels: Sequence[str]) -> Iterator[str]:
    if not found.answers:
        return
    yield from heading("Answers that differ")
    for row in found.answers:
        yield from item(row.label)
        for label, said, counted in (
            (labels[0], row.before, row.before_counted),
            (labels[1], row.after, row.after_counted),
        ):
            yield from item(f"{label}: {said}{'' if counted else ' (does not count)'}", mark="", indent=4)


def _change(
    change: Change, changes: Mapping[str, Change], knowledge: Knowledge, chosen: Mapping[str, str]
) -> Iterator[str]:
    yield from item(change.title)
    yield from paragraph(f"{change.was} → {change.now}", indent=4)
    through = [changes[what] for what in change.through if what in changes]
    by = []
    for word in ("rule", "fact", "answer"):
        known = {name for row in through for name in getattr(row, f"{word}s")}
        names = [name for name in getattr(change, f"{word}s") if name not in known]
        if names:
            by.append(f"{count(len(names), word)} ({', '.join(_called(name, word, knowledge) for name in names)})")
    by += [chosen[name] for name in change.choices if name in chosen]
    if by:
        yield from paragraph(f"by {listed(by)}", indent=4)
    if through:
        steps = change.topic in ("launch", "cost")
        named = "the steps above" if steps else f"the mix ({', '.join(row.title for row in through)})"
        yield from paragraph(f"through {named}", indent=4)


def _called(ident: str, word: str, knowledge: Knowledge) -> str:
    return f"“{knowledge.question[ident].label}”" if word == "answer" and ident in knowledge.question else ident


def _dated(found: Comparison) -> Iterator[str]:
    if not found.dated:
        return
    yield from heading("What began, ended or changed in between")
    bearing = [row for row in found.dated if row.bears_on]
    for row in bearing:
        yield from _happened(row)
    rest = len(found.dated) - len(bearing)
    if rest:
        said = f"{rest} {'others' if bearing else 'rules and facts'} began, ended or changed and have no part in this"
        yield from paragraph(f"{said}; the JSON document lists them.")


def _happened(row: Dated) -> Iterator[str]:
    about = "about " if row.start == "approximate" else ""
    shown = f"{row.was} → {row.became}" if row.kind == "fact" else row.event
    yield from item(f"{about}{row.on}, {row.kind} {row.id}: {shown}")
    sources = f"[{', '.join(row.sources)}]" if row.sources else ""
    judged = JUDGEMENT if row.basis == "judgement" else ""
    yield from paragraph(" ".join(part for part in (row.text, sources, judged) if part), indent=4)


def _decisive(found: Decisive, labels: Sequence[str], naming: Naming, chosen: Mapping[str, str]) -> Iterator[str]:
    yield from heading("Which of these differences are decisive")
    tried = f"{found.tried:,} of {found.combinations:,} combinations of {members(found)} computed"
    if found.complete:
        rest = "" if found.tried == found.combinations else "; each of the others contains a set listed here"
        yield from paragraph(f"Complete: {tried}{rest}.")
    else:
        up_to = f"sets of up to {count(found.up_to, 'difference')} are all dealt with, larger ones in part"
        yield from paragraph(f"Not complete: {tried}; {up_to}.")
    if found.idle:
        idle = "; ".join(_labels(found.idle, naming))
        yield from paragraph(f"Mix and verdicts are the same whichever of their answers is taken: {idle}")
    for label, other, side in ((labels[0], labels[1], found.before), (labels[1], labels[0], found.after)):
        yield ""
        yield from paragraph(f"Mix of {label}: {_mixed(side.mix, naming)}.")
        yield from _turns(side, label, other, naming, chosen)


def _turns(side: SideSwaps, label: str, other: str, naming: Naming, chosen: Mapping[str, str]) -> Iterator[str]:
    for what, swaps in (("mix", side.turning_mix), ("verdicts", side.turning_verdicts)):
        if not swaps:
            yield from paragraph(f"Nothing of {other} that was tried turns the {what} of {label}.")
            continue
        yield from paragraph(f"Taken from {other}, each of these turns the {what} of {label}:")
        for swap in swaps[:SHOWN]:
            taken = [*_labels(swap.questions, naming), *(chosen[name] for name in swap.choices)]
            yield from item("; and ".join(taken), indent=2)
            yield from paragraph(_led_to(swap, what, other, naming), indent=4)
        if len(swaps) > SHOWN:
            yield from paragraph(f"and {len(swaps) - SHOWN} more sets; the JSON document lists all.", indent=2)


def _led_to(swap: Swap, what: str, other: str, naming: Naming) -> str:
    if what == "mix":
        same = f" (as {other})" if swap.as_the_other else ""
        return f"→ {_mixed(swap.mix, naming)}{same}"
    told = [
        f"{naming.pair(row.account, row.route)}: {naming.status(row.before)} → {naming.status(row.after)}"
        for row in swap.verdicts
    ]
    return "; ".join(told)


def _mixed(mix: Sequence[MixMember], naming: Naming) -> str:
    return "; ".join(f"{naming.pair(row.account, row.route)}, {row.role}" for row in mix) or "nothing"


def _labels(questions: Sequence[str], naming: Naming) -> list[str]:
    known = naming.knowledge.question if naming.knowledge else {}
    return [known[name].label if name in known else name for name in questions]
