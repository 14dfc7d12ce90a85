"""Lines put together as the templates of the PDF do it, in the language spoken."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from advisor.report.office.spans import Line, Span, alert, filled, plain, strong, text_of, typed
from advisor.report.office.tongue import tongue
from advisor.words import say


def labelled(label: str, body: str | Line) -> Line:
    """A strong label with what it names behind it."""
    return filled(say("{label} {text}"), label=strong(label), text=body)


def as_head(label: str) -> str:
    """A label as the head of a column: some languages put a colon behind labels."""
    return label.rstrip("：")


def titled(title: str, body: str | Line) -> Line:
    """A strong title and a colon, with what is said of it."""
    return labelled(say("{title}:", title=title), body)


def headed(title: str, body: str | Line) -> Line:
    """A strong title and a full stop, with what is said under it."""
    return labelled(say("{title}.", title=title), body)


def dashed(name: str | Line, body: str | Line) -> Line:
    """A name, a dash, and what is said of it."""
    return filled(say("{name} – {said}"), name=name, said=body)


def in_turn(*sentences: Line) -> Line:
    """Sentences behind each other, those that are empty left out."""
    found = [line for line in sentences if text_of(line)]
    return reduce(_followed, found) if found else ()


def _followed(first: Line, second: Line) -> Line:
    return filled(say("{sentence} {following}"), sentence=first, following=second)


def captioned(*parts: str) -> str:
    """The parts of a caption, which ends without a full stop."""
    return say(". ").join(filter(None, parts))


def stopped(text: str | Line) -> Line:
    """A sentence with its full stop."""
    return filled(say("{sentence}."), sentence=text)


def quoted(section: str) -> str:
    """The name of a section, where another place sends the reader there."""
    return say("“{section}”", section=section)


def dotted(parts: Iterable[str]) -> str:
    """Questions or remarks side by side."""
    return " · ".join(filter(None, parts))


def role(ident: str) -> str:
    """What an account does in the mix."""
    return {"lead": say("Leads"), "support": say("Supports"), "later": say("Later")}.get(ident, ident)


def in_mix(ident: str) -> str:
    """That an account is in the mix, and as what."""
    return say("in the mix: {role}", role=role(ident).lower())


def status(ident: str) -> str:
    """A verdict in a word or two."""
    return {
        "open": say("Open"),
        "conditional": say("Conditional"),
        "closed": say("Closed"),
        "unknown": say("Not known yet"),
    }.get(ident, ident or "–")


def level(ident: str) -> str:
    """How strong, how grave or how sure something is, or whether a wish can be met."""
    return {
        "high": say("high"),
        "medium": say("medium"),
        "low": say("low"),
        "must": say("must"),
        "should": say("should"),
        "could": say("could"),
        "possible": say("possible"),
        "impossible": say("impossible"),
        "unconfirmed": say("unconfirmed"),
    }.get(ident, ident)


def severity(ident: str) -> Line:
    """The level of a risk; the highest warns."""
    return alert(level(ident)) if ident == "high" else plain(level(ident))


def confidence(ident: str) -> str:
    """How sure a statement is."""
    return say("confidence {level}", level=level(ident))


def named(name: str, chinese: str) -> list[Line]:
    """An account, with its Chinese name below where the file is not in Chinese."""
    return [strong(name), *([] if tongue().is_chinese else [typed(chinese, "quiet")])]


def opinion_mark(number: int) -> Line:
    """The words that lead to an opinion of the consultant."""
    return (Span(say("Consultant’s opinion {number}", number=number), "mark", anchor=f"opinion_{number}"),)
