"""What a plan assumes, as rows of topic, item, value and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.advice.model import Advice
from advisor.cadence.model import Followers, Hours, MonthEffort, Reads, Yuan
from advisor.questionnaire.opinion import Opinion
from advisor.report.telling.opinions import MARK, subject
from advisor.report.wording import OWN_CHOICES, Names, count

Row = tuple[str, str, str, str]
JUDGED = "our judgement"


def assumption_rows(advice: Advice, *, names: Names, client: str = "") -> Iterator[Row]:
    """The frame of the plan, its quotas, warnings, calendar, expected reads and work; answers, choices and opinions."""
    cadence = advice.cadence
    if client.strip():
        yield ("Plan", "Client", client, "")
    yield ("Plan", "As of", f"{advice.as_of}", "")
    yield ("Plan", "Good until", f"{advice.good_until}", "")
    yield ("Plan", "Status", advice.status, "")
    yield ("Plan", "Knowledge base", f"{advice.knowledge.version}, {advice.knowledge.digest}", "")
    yield ("Plan", "Starts on", f"{cadence.start}", "")
    yield ("Plan", "Length", count(cadence.weeks, "week"), "")
    yield ("Plan", "Days are days in", cadence.timezone, "")
    capacity = cadence.articles_per_month.capacity
    yield ("Articles a month", "Planned at most", f"{cadence.articles_per_month.planned:g}", "")
    yield ("Articles a month", "The team can produce", "not said" if capacity is None else f"{capacity:,}", "")
    yield from _rules(advice, names)
    for row in cadence.projections:
        held = "" if row.followers is None else f"; followers {_band(row.followers)}"
        yield ("Reads to expect", f"{names.account(row.account)}, {row.month}", f"{_band(row.reads)}{held}", "")
    for month in cadence.effort:
        yield ("Work", month.month, "\n".join(_work(month)), "")
    for given in advice.answers:
        yield ("Answers" if given.counted else "Answers not counted", given.label, names.answer(given), "")
    for number, choice in enumerate(advice.choices, 1):
        yield ("Your choices", f"{number}.", choice.text, "" if choice.id in OWN_CHOICES else JUDGED)
    for number, opinion in enumerate(advice.opinions, 1):
        parts = (opinion.says, *(f"{word}: {said}" for word, said in _besides(opinion) if said))
        yield (MARK, f"{number}. {subject(opinion, names)}", "\n".join(parts), "the consultant, not a rule")


def _work(month: MonthEffort) -> Iterator[str]:
    """What a month takes, who does it, and what the team cannot do itself."""
    yield f"{count(month.broadcasts, 'broadcast')}, {count(month.articles, 'article')}"
    yield f"Hours: {_band(month.hours)}"
    for role in month.roles:
        yield f"{role.name}: {_band(role.hours)} hours"
    yield f"Hours of the team: {'not known' if month.team is None else _band(month.team)}"
    if month.short and month.hours_outside is not None:
        yield f"Hours beyond the team: {_band(month.hours_outside)}"
    if month.articles_outside:
        yield f"Wished for beyond what the team can write: {count(month.articles_outside, 'article')}"
    if month.cost is not None:
        yield f"At the pay of employees on the mainland: {_band(month.cost)} yuan"


def _band(band: Reads | Followers | Hours | Yuan) -> str:
    return f"{band.low:,.0f} to {band.high:,.0f}, central {band.central:,.0f}"


def _besides(opinion: Opinion) -> tuple[tuple[str, str], ...]:
    return ("Instead of", opinion.instead_of), ("Why", opinion.rationale)


def _rules(advice: Advice, names: Names) -> Iterator[Row]:
    title = {
        source.id: f"{source.title} ({source.publisher}, {source.date or 'undated'}) {source.url}".strip()
        for source in advice.sources
    }

    def rests_on(sources: Iterable[str], basis: str = "sources") -> str:
        return "\n".join(
            [*(title.get(source, source) for source in sources), *([JUDGED] if basis == "judgement" else [])]
        )

    for quota in advice.cadence.quotas:
        window = f"from {quota.from_}{f' until {quota.until}' if quota.until else ''}"
        each = "" if quota.articles_each is None else f", up to {count(quota.articles_each, 'article')} each"
        said = f"{count(quota.broadcasts, 'broadcast')} a {quota.per}{each}"
        yield ("Quota", f"{names.account(quota.account)}, {window}", said, rests_on(quota.sources))
    for warning in advice.cadence.warnings:
        yield ("Warning", warning.id, warning.text, rests_on(warning.sources, warning.basis))
    for entry in advice.cadence.projection_inputs:
        yield ("Input of the projection", entry.id, entry.text, rests_on(entry.sources, entry.basis))
    for entry in advice.cadence.effort_inputs:
        yield ("Input of the work", entry.id, entry.text, rests_on(entry.sources, entry.basis))
    for moment in advice.cadence.moments:
        topic = "No promotion" if moment.barred else "Marketing calendar"
        yield (topic, f"{moment.date} {moment.name}", moment.text, rests_on(moment.sources, moment.basis))
