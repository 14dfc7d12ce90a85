"""A comparison as text: which answers and rules differ, what that changes, and which answers are decisive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby

from advisor.advice.parts.comparison import Change, Comparison, Dated, Decisive, MixMember, SideSwaps, Swap
from advisor.advice.why.naming import Naming
from advisor.knowledge.models import Knowledge
from advisor.report.comparison_words import STATUSES, TOPICS, choices_named, differing, members, unexplained
from advisor.report.marks import our_judgement
from advisor.report.spoken import KINDS, ROLES, Spoken, aside, commas, semicolons, sentences, titled, with_more
from advisor.report.telling.punctuation import quoted
from advisor.report.text.lines import heading, item, page, paragraph
from advisor.report.wording import listed
from advisor.words import say, say_count

SHOWN = 12  # smallest sets of answers listed for each side; the document holds all
EVENTS = Spoken[str](lambda: {"began": say("began"), "ended": say("ended"), "changed": say("changed")})


def comparison_text(found: Comparison, *, knowledge: Knowledge) -> str:
    """The whole comparison. The document `comparison/1` holds the same and what turned besides."""
    naming, labels = Naming(knowledge), _called_by(found)
    lines = heading(listed(labels))
    if found.before.as_of == found.after.as_of:
        lines += paragraph(say("As of {day}.", day=found.before.as_of))
    for sentence in differing(found):
        lines += paragraph(sentence)
    lines += [*_answers(found, labels), *_choices(found, labels)]
    if found.same:
        lines += ["", *paragraph(say("The advice is the same in everything that is compared."))]
    changes = {change.what: change for change in found.changes}
    for topic, group in groupby(found.changes, key=lambda change: change.topic):
        lines += heading(TOPICS[topic])
        for change in group:
            lines += _change(change, changes, knowledge, choices_named(found))
            if because := unexplained(change, found):
                lines += paragraph(say("by {causes}", causes=because), indent=4)
    if found.decisive is not None:
        lines += _decisive(found.decisive, labels, naming, choices_named(found))
    return page([*lines, *_dated(found)])


def _called_by(found: Comparison) -> tuple[str, str]:
    """What the two sides are called."""
    return found.before.label or say("before"), found.after.label or say("after")


def _choices(found: Comparison, labels: Sequence[str]) -> Iterator[str]:
    if not found.choices:
        return
    yield from heading(say("Choices that differ"))
    for row in found.choices:
        yield from item(row.title)
        for label, said in ((labels[0], row.before), (labels[1], row.after)):
            yield from item(titled(label, said), mark="", indent=4)


def _answers(found: Comparison, labels: Sequence[str]) -> Iterator[str]:
    if not found.answers:
        return
    yield from heading(say("Answers that differ"))
    for row in found.answers:
        yield from item(row.label)
        for label, said, counted in (
            (labels[0], row.before, row.before_counted),
            (labels[1], row.after, row.after_counted),
        ):
            note = "" if counted else say("does not count")
            yield from item(aside(titled(label, said), note), mark="", indent=4)


def _change(
    change: Change, changes: Mapping[str, Change], knowledge: Knowledge, chosen: Mapping[str, str]
) -> Iterator[str]:
    yield from item(change.title)
    yield from paragraph(f"{change.was} → {change.now}", indent=4)
    through = [changes[what] for what in change.through if what in changes]
    by = [*_causes(change, through, knowledge), *(chosen[name] for name in change.choices if name in chosen)]
    if by:
        yield from paragraph(say("by {causes}", causes=listed(by)), indent=4)
    if through and change.topic in ("launch", "cost"):
        yield from paragraph(say("through the steps above"), indent=4)
    elif through:
        accounts = commas(row.title for row in through)
        yield from paragraph(say("through the mix ({accounts})", accounts=accounts), indent=4)


def _causes(change: Change, through: Sequence[Change], knowledge: Knowledge) -> Iterator[str]:
    """The rules, facts and answers that no other change stands for, counted and named."""

    def own(names: Sequence[str], field: str) -> list[str]:
        known = {name for row in through for name in getattr(row, field)}
        return [name for name in names if name not in known]

    if rules := own(change.rules, "rules"):
        yield aside(say_count(len(rules), "{number} rule", "{number} rules"), commas(rules))
    if facts := own(change.facts, "facts"):
        yield aside(say_count(len(facts), "{number} fact", "{number} facts"), commas(facts))
    if answers := own(change.answers, "answers"):
        asked = (quoted(knowledge.question[name].label) if name in knowledge.question else name for name in answers)
        yield aside(say_count(len(answers), "{number} answer", "{number} answers"), commas(asked))


def _dated(found: Comparison) -> Iterator[str]:
    if not found.dated:
        return
    yield from heading(say("What began, ended or changed in between"))
    bearing = [row for row in found.dated if row.bears_on]
    for row in bearing:
        yield from _happened(row)
    rest = len(found.dated) - len(bearing)
    if rest:
        yield from paragraph(
            say(
                "{number} others began, ended or changed and have no part in this; the JSON document lists them.",
                number=rest,
            )
            if bearing
            else say(
                "{number} rules and facts began, ended or changed and have no part in this; the JSON document lists"
                " them.",
                number=rest,
            )
        )


def _happened(row: Dated) -> Iterator[str]:
    when = say("about {day}", day=row.on) if row.start == "approximate" else f"{row.on}"
    shown = f"{row.was} → {row.became}" if row.kind == "fact" else EVENTS[row.event]
    named = say("{day}, {kind} {id}", day=when, kind=KINDS.get(row.kind, row.kind), id=row.id)
    yield from item(titled(named, shown))
    sources = f"[{', '.join(row.sources)}]" if row.sources else ""
    judged = our_judgement() if row.basis == "judgement" else ""
    yield from paragraph(sentences(" ".join(filter(None, (row.text, sources))), judged), indent=4)


def _decisive(found: Decisive, labels: Sequence[str], naming: Naming, chosen: Mapping[str, str]) -> Iterator[str]:
    yield from heading(say("Which of these differences are decisive"))
    yield from paragraph(_search(found))
    if found.idle:
        idle = semicolons(_labels(found.idle, naming))
        yield from paragraph(
            say("Mix and verdicts are the same whichever of their answers is taken: {questions}", questions=idle)
        )
    for label, other, side in ((labels[0], labels[1], found.before), (labels[1], labels[0], found.after)):
        yield ""
        yield from paragraph(say("Mix of {side}: {mix}.", side=label, mix=_mixed(side.mix, naming)))
        yield from _turns(side, label, other, naming, chosen)


def _search(found: Decisive) -> str:
    """How far the search went."""
    values = {"tried": f"{found.tried:,}", "all": f"{found.combinations:,}", "members": members(found)}
    if not found.complete:
        return say_count(
            found.up_to,
            "Not complete: {tried} of {all} combinations of {members} computed; sets of up to {number} difference are"
            " all dealt with, larger ones in part.",
            "Not complete: {tried} of {all} combinations of {members} computed; sets of up to {number} differences are"
            " all dealt with, larger ones in part.",
            **values,
        )
    if found.tried == found.combinations:
        return say("Complete: {tried} of {all} combinations of {members} computed.", **values)
    return say(
        "Complete: {tried} of {all} combinations of {members} computed; each of the others contains a set listed here.",
        **values,
    )


def _turns(side: SideSwaps, label: str, other: str, naming: Naming, chosen: Mapping[str, str]) -> Iterator[str]:
    if side.turning_mix:
        yield from paragraph(say("Taken from {other}, each of these turns the mix of {side}:", other=other, side=label))
        yield from _swaps(side.turning_mix, lambda swap: _new_mix(swap, other, naming), naming, chosen)
    else:
        yield from paragraph(say("Nothing of {other} that was tried turns the mix of {side}.", other=other, side=label))
    if side.turning_verdicts:
        yield from paragraph(
            say("Taken from {other}, each of these turns the verdicts of {side}:", other=other, side=label)
        )
        yield from _swaps(side.turning_verdicts, lambda swap: _new_verdicts(swap, naming), naming, chosen)
    else:
        yield from paragraph(
            say("Nothing of {other} that was tried turns the verdicts of {side}.", other=other, side=label)
        )


def _swaps(
    swaps: Sequence[Swap], led_to: Callable[[Swap], str], naming: Naming, chosen: Mapping[str, str]
) -> Iterator[str]:
    for swap in swaps[:SHOWN]:
        taken = [*_labels(swap.questions, naming), *(chosen[name] for name in swap.choices)]
        yield from item(reduce(_and_also, taken), indent=2)
        yield from paragraph(led_to(swap), indent=4)
    if len(swaps) > SHOWN:
        more = say("and {number} more sets; the JSON document lists all.", number=len(swaps) - SHOWN)
        yield from paragraph(more, indent=2)


def _and_also(first: str, second: str) -> str:
    return say("{first}; and {second}", first=first, second=second)


def _new_mix(swap: Swap, other: str, naming: Naming) -> str:
    note = say("as {other}", other=other) if swap.as_the_other else ""
    return aside(f"→ {_mixed(swap.mix, naming)}", note)


def _new_verdicts(swap: Swap, naming: Naming) -> str:
    return semicolons(
        titled(naming.pair(row.account, row.route), f"{STATUSES[row.before]} → {STATUSES[row.after]}")
        for row in swap.verdicts
    )


def _mixed(mix: Sequence[MixMember], naming: Naming) -> str:
    return semicolons(with_more(naming.pair(row.account, row.route), ROLES[row.role]) for row in mix) or say("nothing")


def _labels(questions: Sequence[str], naming: Naming) -> list[str]:
    known = naming.knowledge.question if naming.knowledge else {}
    return [known[name].label if name in known else name for name in questions]
