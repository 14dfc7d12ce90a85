"""What a plan assumes, as rows of topic, item, value and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.advice.model import Advice
from advisor.cadence.model import Followers, Hours, MonthEffort, Reads, Yuan
from advisor.questionnaire.opinion import Opinion
from advisor.report.spoken import Spoken, commas, quota_in_words, with_more
from advisor.report.telling.opinions import subject, unnumbered
from advisor.report.wording import OWN_CHOICES, Names
from advisor.words import say, say_count

Row = tuple[str, str, str, str]
STATUS = Spoken[str](lambda: {"final": say("final"), "provisional": say("provisional")})


def assumption_rows(advice: Advice, *, names: Names, client: str = "") -> Iterator[Row]:
    """The frame of the plan, its quotas, warnings, calendar, expected reads and work; answers, choices and opinions."""
    cadence = advice.cadence
    if client.strip():
        yield (say("Plan"), say("Client"), client, "")
    yield (say("Plan"), say("As of"), f"{advice.as_of}", "")
    yield (say("Plan"), say("Good until"), f"{advice.good_until}", "")
    yield (say("Plan"), say("Status"), STATUS[advice.status], "")
    base = advice.knowledge
    yield (say("Plan"), say("Knowledge base"), with_more(base.version, base.digest), "")
    yield (say("Plan"), say("Starts on"), f"{cadence.start}", "")
    yield (say("Plan"), say("Length"), say_count(cadence.weeks, "{number} week", "{number} weeks"), "")
    yield (say("Plan"), say("Days are days in"), cadence.timezone, "")
    capacity = cadence.articles_per_month.capacity
    able = say("not said") if capacity is None else f"{capacity:,}"
    yield (say("Articles a month"), say("Planned at most"), f"{cadence.articles_per_month.planned:g}", "")
    yield (say("Articles a month"), say("The team can produce"), able, "")
    yield from _rules(advice, names)
    for row in cadence.projections:
        reads = _band(row.reads)
        if row.followers is not None:
            reads = say("{reads}; followers {followers}", reads=reads, followers=_band(row.followers))
        yield (say("Reads to expect"), with_more(names.account(row.account), row.month), reads, "")
    for month in cadence.effort:
        yield (say("Work"), month.month, "\n".join(_work(month)), "")
    for given in advice.answers:
        topic = say("Answers") if given.counted else say("Answers not counted")
        yield (topic, given.label, names.answer(given), "")
    for number, choice in enumerate(advice.choices, 1):
        yield (say("Your choices"), f"{number}.", choice.text, "" if choice.id in OWN_CHOICES else say("our judgement"))
    for number, opinion in enumerate(advice.opinions, 1):
        parts = (opinion.says, *_besides(opinion))
        marked, about = unnumbered(overrides=False), f"{number}. {subject(opinion, names)}"
        yield (marked, about, "\n".join(parts), say("the consultant, not a rule"))


def _work(month: MonthEffort) -> Iterator[str]:
    """What a month takes, who does it, and what the team cannot do itself."""
    broadcasts = say_count(month.broadcasts, "{number} broadcast", "{number} broadcasts")
    yield commas((broadcasts, say_count(month.articles, "{number} article", "{number} articles")))
    yield say("Hours: {hours}", hours=_band(month.hours))
    for role in month.roles:
        yield say("{role}: {hours} hours", role=role.name, hours=_band(role.hours))
    yield say("Hours of the team: {hours}", hours=say("not known") if month.team is None else _band(month.team))
    if month.short and month.hours_outside is not None:
        yield say("Hours beyond the team: {hours}", hours=_band(month.hours_outside))
    if month.articles_outside:
        yield say_count(
            month.articles_outside,
            "Wished for beyond what the team can write: {number} article",
            "Wished for beyond what the team can write: {number} articles",
        )
    if month.cost is not None:
        yield say("At the pay of employees on the mainland: {cost} yuan", cost=_band(month.cost))


def _band(band: Reads | Followers | Hours | Yuan) -> str:
    low, central, high = (f"{end:,.0f}" for end in (band.low, band.central, band.high))
    return say("{low} to {high}, central {central}", low=low, high=high, central=central)


def _besides(opinion: Opinion) -> Iterator[str]:
    if opinion.instead_of:
        yield say("Instead of: {text}", text=opinion.instead_of)
    if opinion.rationale:
        yield say("Why: {text}", text=opinion.rationale)


def _rules(advice: Advice, names: Names) -> Iterator[Row]:
    title = {
        source.id: say(
            "{title} ({publisher}, {day}) {url}",
            title=source.title,
            publisher=source.publisher,
            day=source.date or say("undated"),
            url=source.url,
        ).strip()
        for source in advice.sources
    }

    def rests_on(sources: Iterable[str], basis: str = "sources") -> str:
        return "\n".join(
            [
                *(title.get(source, source) for source in sources),
                *([say("our judgement")] if basis == "judgement" else []),
            ]
        )

    for quota in advice.cadence.quotas:
        window = say("from {first}", first=quota.from_)
        if quota.until:
            window = say("from {first} until {last}", first=quota.from_, last=quota.until)
        said = quota_in_words(quota.broadcasts, quota.per, quota.articles_each)
        yield (say("Quota"), with_more(names.account(quota.account), window), said, rests_on(quota.sources))
    for warning in advice.cadence.warnings:
        yield (say("Warning"), warning.id, warning.text, rests_on(warning.sources, warning.basis))
    for entry in advice.cadence.projection_inputs:
        yield (say("Input of the projection"), entry.id, entry.text, rests_on(entry.sources, entry.basis))
    for entry in advice.cadence.effort_inputs:
        yield (say("Input of the work"), entry.id, entry.text, rests_on(entry.sources, entry.basis))
    for moment in advice.cadence.moments:
        topic = say("No promotion") if moment.barred else say("Marketing calendar")
        yield (topic, f"{moment.date} {moment.name}", moment.text, rests_on(moment.sources, moment.basis))
