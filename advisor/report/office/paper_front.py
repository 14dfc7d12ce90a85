"""The first pages of the text document: title, summary, how to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from advisor.report.office import sections
from advisor.report.office.cleaned import shortened
from advisor.report.office.phrases import as_head, dashed, dotted, level, named, quoted, role, titled
from advisor.report.office.spans import Line, all_said, filled, plain, quiet, said, strong, typed
from advisor.report.spoken import semicolons
from advisor.words import say, say_count

if TYPE_CHECKING:
    from advisor.report.office.paper import Paper


def title_page(paper: Paper, data: dict[str, Any], logo: bytes | None = None) -> None:
    """Whose report it is, for whom, as of when. `logo` is a PNG."""
    brand, client = data["brand"], data["client"]
    if logo:
        paper.emblem(logo, alt=brand["logo"]["alt"], stretch=brand["logo"]["stretch"])
    if brand["name"]:
        paper.say(typed(brand["name"], "strong"))
    if brand["tagline"]:
        paper.say(typed(brand["tagline"], "quiet"))
    paper.space(100 if logo else 120)
    paper.say(plain(data["title"]), "Title")
    name = typed(client["name"]) if client["name"] else plain(say("Client not named"))
    paper.say(name, "Subtitle" if len(client["name"]) < 200 else "Normal")
    if data["provisional"]:
        paper.say(strong(provisional()), "Warning")
    if data.get("draft"):
        paper.say(strong(draft()), "Warning")
    facts = [
        (say("Prepared on"), data["created"]),
        (say("Rules as of"), data["as_of"]),
        (say("Good until"), data["good_until"]),
        (say("Knowledge base"), data["knowledge"]["version"]),
        (say("For the attention of"), client["contact"]),
        (say("Contact"), brand["contact"]),
    ]
    for label, value in facts:
        if value:
            paper.say(filled(say("{label} {text}"), label=quiet(say("{title}:", title=label)), text=typed(value)))
    paper.space(24)
    paper.say(plain(_edited()), "Note")
    if brand["disclaimer"]:
        paper.say(typed(brand["disclaimer"]), "Note")


def provisional() -> str:
    """What a title page says while questions are open."""
    return say("Provisional: open questions could change the mix")


def draft() -> str:
    """What a title page says of a knowledge base with edits that nobody has reviewed."""
    return say("Draft: the knowledge base behind it is not reviewed as it stands")


def _edited() -> str:
    return say(
        "This copy can be edited; what is changed in it is no longer what the rules gave. The PDF of the same case "
        "keeps what they gave."
    )


def summary(paper: Paper, data: dict[str, Any]) -> None:
    """The page that is read when nothing else is."""
    told = data["summary"]
    paper.heading(say("Summary"), numbered=False, anchor="summary")
    paper.say((*strong(told["headline"]["text"]), *said(told["headline"])[1:]))
    paper.table(
        say("At a glance"),
        [each["label"] for each in told["figures"]],
        [1] * len(told["figures"]),
        [[[strong(each["value"]), quiet(each["note"])] for each in told["figures"]]],
    )
    if told["mix"]:
        paper.table(
            sections.mix(),
            (say("Role"), say("Account"), say("Route"), as_head(say("Covers"))),
            (24, 36, 40, 65),
            [
                (
                    strong(role(entry["role"])),
                    named(entry["account"], entry["chinese"]),
                    entry["route"],
                    semicolons(entry["covers"]),
                )
                for entry in told["mix"]
            ],
        )
    else:
        paper.say(no_mix(), "Callout")
    paper.heading(say("Do first"), 3)
    _few(paper, [dashed(said(step), step["when"]) for step in told["first"]])
    _more(paper, told["more_steps"], sections.roadmap())
    paper.heading(say("Needs the mix leaves open"), 3)
    _few(paper, [titled(level(need["strength"]), said(need)) for need in told["unmet"]])
    _more(paper, told["more_unmet"], sections.needs())
    if told["firm"]:
        paper.heading(say("How firm it is, and what decides"), 3)
        _few(paper, all_said(told["firm"]))
    paper.heading(say("Gravest risks"), 3)
    _few(paper, [titled(level(risk["severity"]), said(risk)) for risk in told["risks"]])
    _more(paper, told["more_risks"], sections.risks())
    for line in notices(data):
        paper.say(line, "Callout")


def no_mix() -> Line:
    """That no account is recommended, and where to read what to do."""
    sentence = say("No account of your own is recommended on the answers given. See {place} for what to do instead.")
    return filled(sentence, place=quoted(sections.outside()))


def notices(data: dict[str, Any]) -> list[Line]:
    """What else has to be known of the mix: choices, opinions, that it is provisional."""
    told = data["summary"]
    found: list[Line] = []
    if told["choices"]:
        sentence = say_count(
            told["choices"],
            "{label} this mix rests on one choice of yours.",
            "{label} this mix rests on {number} choices of yours.",
            label="{label}",
        )
        found.append(filled(sentence, label=strong(say("Your choices:"))))
    if told["opinions"]:
        found.append(
            filled(
                say("{label} {opinions} ({place}). None of it alters this advice."),
                label=strong(say("Consultant’s opinion:")),
                opinions=told["opinions"],
                place=quoted(sections.opinions()),
            )
        )
    if data["provisional"]:
        sentence = say_count(
            told["open"],
            "{provisional} One question is open; the answer could change this mix ({place}).",
            "{provisional} {number} questions are open; the answers could change this mix ({place}).",
            provisional="{provisional}",
            place="{place}",
        )
        found.append(filled(sentence, provisional=strong(say("Provisional.")), place=quoted(sections.open_questions())))
    return found


def reading(paper: Paper) -> None:
    """How marks, numbers and dates are to be read."""
    paper.heading(say("How to read this report"), 3)
    paper.bullets(
        map(
            plain,
            (
                say(
                    "A number in brackets, such as [3], names a source; the sources are listed at the end. “(our "
                    "judgement)” marks what rests on no published source. Dates, counts and sums without a mark are "
                    "worked out from your answers and from what is marked."
                ),
                say(
                    "What a consultant adds is marked “Consultant’s opinion” and stands in a section of its own; it "
                    "alters nothing else."
                ),
                say(
                    "Three numbers with dashes, such as 3–10–20 days, are the least, the typical and the most. Dates "
                    "are worked out from the typical number."
                ),
                say(
                    "Confidence is high, medium or low: how well the sources agree, how near they are to the platform, "
                    "and how fresh they are."
                ),
                say(
                    "“Good until” is the day on which the first of the rules used here ends or is due for review. "
                    "After it, ask for a fresh report."
                ),
            ),
        )
    )


def running_heads(data: dict[str, Any]) -> tuple[str, str, str]:
    """What stands above each page (left and right) and below it."""
    brand, client = data["brand"]["name"], data["client"]["name"]
    left = shortened(dotted((brand, data["title"])), 70)
    right = dotted((shortened(client, 48), data["created"]))
    foot = say("Rules as of {day} · good until {until}", day=data["as_of"], until=data["good_until"])
    states = (say("provisional") if data["provisional"] else "", say("draft") if data.get("draft") else "")
    return left, right, dotted((foot, *states))


def _few(paper: Paper, lines: list[Line]) -> None:
    if lines:
        paper.bullets(lines, brief=True)
    else:
        paper.say(plain(say("None.")), "Brief Bullet")


def _more(paper: Paper, number: int, where: str) -> None:
    if number:
        paper.say(plain(say("and {number} more, see {place}", number=number, place=quoted(where))), "Note")
