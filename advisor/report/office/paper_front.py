"""The first pages of the text document: title, summary, how to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from advisor.report.office import words as w
from advisor.report.office.cleaned import shortened
from advisor.report.office.spans import Line, all_said, filled, plain, quiet, said, strong

if TYPE_CHECKING:
    from advisor.report.office.paper import Paper


def title_page(paper: Paper, data: dict[str, Any], logo: bytes | None = None) -> None:
    """Whose report it is, for whom, as of when. `logo` is a PNG."""
    brand, client = data["brand"], data["client"]
    if logo:
        paper.emblem(logo, alt=brand["logo"]["alt"], stretch=brand["logo"]["stretch"])
    if brand["name"]:
        paper.say(strong(brand["name"]))
    if brand["tagline"]:
        paper.say(quiet(brand["tagline"]))
    paper.space(100 if logo else 120)
    paper.say(plain(data["title"]), "Title")
    paper.say(plain(client["name"] or w.NO_CLIENT), "Subtitle" if len(client["name"]) < 200 else "Normal")
    if data["provisional"]:
        paper.say(strong(w.PROVISIONAL), "Warning")
    facts = [
        (w.PREPARED_ON, data["created"]),
        (w.RULES_AS_OF, data["as_of"]),
        (w.GOOD_UNTIL, data["good_until"]),
        (w.KNOWLEDGE_BASE, data["knowledge"]["version"]),
        (w.ATTENTION, client["contact"]),
        (w.CONTACT, brand["contact"]),
    ]
    for name, value in facts:
        if value:
            paper.say((*quiet(f"{name}: "), *plain(value)))
    paper.space(24)
    paper.say(plain(w.EDITED), "Note")
    if brand["disclaimer"]:
        paper.say(plain(brand["disclaimer"]), "Note")


def summary(paper: Paper, data: dict[str, Any]) -> None:
    """The page that is read when nothing else is."""
    told = data["summary"]
    paper.heading(w.SUMMARY, numbered=False, anchor="summary")
    paper.say((*strong(told["headline"]["text"]), *said(told["headline"])[1:]))
    paper.table(
        w.AT_A_GLANCE,
        [each["label"] for each in told["figures"]],
        [1] * len(told["figures"]),
        [[[strong(each["value"]), quiet(each["note"])] for each in told["figures"]]],
    )
    if told["mix"]:
        paper.table(
            w.MIX,
            w.SUMMARY_MIX_HEADS,
            (24, 36, 40, 65),
            [
                (
                    strong(w.ROLES.get(entry["role"], entry["role"])),
                    [strong(entry["account"]), quiet(entry["chinese"])],
                    entry["route"],
                    "; ".join(entry["covers"]),
                )
                for entry in told["mix"]
            ],
        )
    else:
        paper.say(filled(w.NO_MIX, where=w.OUTSIDE), "Callout")
    paper.heading(w.DO_FIRST, 3)
    _few(paper, [filled(w.STEP_WHEN, step=said(step), when=step["when"]) for step in told["first"]])
    _more(paper, told["more_steps"], w.ROADMAP)
    paper.heading(w.LEFT_OPEN, 3)
    _few(paper, [filled(w.WITH_LEVEL, level=need["strength"], text=said(need)) for need in told["unmet"]])
    _more(paper, told["more_unmet"], w.NEEDS)
    if told["firm"]:
        paper.heading(w.HOW_FIRM, 3)
        _few(paper, all_said(told["firm"]))
    paper.heading(w.GRAVEST, 3)
    _few(paper, [filled(w.WITH_LEVEL, level=risk["severity"], text=said(risk)) for risk in told["risks"]])
    _more(paper, told["more_risks"], w.RISKS)
    for line in notices(data):
        paper.say(line, "Callout")


def notices(data: dict[str, Any]) -> list[Line]:
    """What else has to be known of the mix: choices, opinions, that it is provisional."""
    told = data["summary"]
    found: list[Line] = []
    if told["choices"]:
        found.append(filled(w.CHOICES_ONE if told["choices"] == 1 else w.CHOICES, number=f"{told['choices']}"))
    if told["opinions"]:
        found.append(filled(w.OPINIONS_COUNTED, counted=told["opinions"], where=w.OPINIONS))
    if data["provisional"]:
        found.append(filled(w.OPEN_ONE if told["open"] == 1 else w.OPEN_MANY, number=f"{told['open']}", where=w.OPEN))
    return found


def reading(paper: Paper) -> None:
    """How marks, numbers and dates are to be read."""
    paper.heading(w.HOW_TO_READ, 3)
    paper.bullets(plain(line) for line in w.READING)


def running_heads(data: dict[str, Any]) -> tuple[str, str, str]:
    """What stands above each page (left and right) and below it."""
    brand, client = data["brand"]["name"], data["client"]["name"]
    left = shortened(f"{brand} · {data['title']}" if brand else data["title"], 70)
    right = " · ".join(filter(None, [shortened(client, 48), data["created"]]))
    foot = w.FOOT_PROVISIONAL if data["provisional"] else w.FOOT
    return left, right, foot.format(as_of=data["as_of"], good_until=data["good_until"])


def _few(paper: Paper, lines: list[Line]) -> None:
    if lines:
        paper.bullets(lines, brief=True)
    else:
        paper.say(plain(w.NONE), "Brief Bullet")


def _more(paper: Paper, number: int, where: str) -> None:
    if number:
        paper.say(filled(w.AND_MORE, number=f"{number}", where=where), "Note")
