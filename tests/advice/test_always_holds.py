"""What holds for every case (contract, section 7), tried on answers of any completeness and on any date."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.advise import advise
from advisor.advice.model import Advice
from advisor.logic.situation import Answer, Situation
from advisor.logic.verdicts import decide
from tests.strategies import KNOWLEDGE, VALUES, answers, days


@given(answers(), days, st.data())
def test_adding_an_answer_never_contradicts_a_verdict_that_was_known(
    given_answers: dict[str, Answer], day: date, data: st.DataObject
) -> None:
    open_questions = sorted(set(VALUES) - set(given_answers))
    if not open_questions:
        return
    question = data.draw(st.sampled_from(open_questions))
    more = given_answers | {question: data.draw(st.sampled_from(VALUES[question]))}
    before, after = (Situation(KNOWLEDGE, known, as_of=day) for known in (given_answers, more))
    for pair in KNOWLEDGE.pairs:
        was, now = decide(before, *pair).status, decide(after, *pair).status
        if was == "closed":
            assert now == "closed", (pair, question, more[question])
        elif was != "unknown":
            assert now in ("open", "conditional"), (pair, question, more[question])


@given(answers(), days)
def test_a_verdict_is_settled_only_when_no_completion_of_the_open_answers_changes_it(
    given_answers: dict[str, Answer], day: date
) -> None:
    """Unknown is never false: each single missing answer leaves a settled verdict as it is."""
    situation = Situation(KNOWLEDGE, given_answers, as_of=day)
    settled = {pair: decide(situation, *pair).status for pair in KNOWLEDGE.pairs}
    for question in ("organisation", "home", "mainland_entity", "partner_licence", "account_ownership", "industry"):
        if question not in given_answers:
            for value in VALUES[question]:
                other = Situation(KNOWLEDGE, given_answers | {question: value}, as_of=day)
                for pair, status in settled.items():
                    if status != "unknown":
                        assert (decide(other, *pair).status == "closed") == (status == "closed"), (
                            pair,
                            question,
                            value,
                        )


@given(answers(), days)
def test_no_mix_holds_what_is_closed_or_what_the_client_said_no_to(given_answers: dict[str, Answer], day: date) -> None:
    advice = advise(KNOWLEDGE, given_answers, as_of=day, weeks=4)
    status = {(verdict.account, verdict.route): verdict.status for verdict in advice.verdicts}
    assert len(status) == 20
    assert len({placed.account for placed in advice.mix}) == len(advice.mix)
    for mix in (advice.mix, *(other.mix for other in advice.alternatives)):
        for placed in mix:
            assert status[placed.account, placed.route] in ("open", "conditional")
            if placed.route == "partner_licence":
                assert given_answers.get("account_ownership") != "must_own"
                assert given_answers.get("partner_licence") not in (None, "no")
            if placed.route == "new_mainland_entity":
                assert given_answers.get("mainland_entity") == "planned"


@given(answers(), days, st.integers(1, 104), st.none() | st.integers(-400, 400))
def test_no_cadence_exceeds_the_quota_of_any_day_or_what_the_team_can_write(
    given_answers: dict[str, Answer], day: date, weeks: int, offset: int | None
) -> None:
    start = None if offset is None else day + timedelta(days=offset)
    advice = advise(KNOWLEDGE, given_answers, as_of=day, start=start, weeks=weeks)
    by_day = Counter((sent.account, sent.date) for sent in advice.cadence.broadcasts)
    by_month = Counter((sent.account, sent.date.year, sent.date.month) for sent in advice.cadence.broadcasts)
    articles: Counter[tuple[int, int]] = Counter()
    for sent in advice.cadence.broadcasts:
        account = KNOWLEDGE.account[sent.account]
        assert account.quota is not None
        quota = KNOWLEDGE.fact[account.quota.fact].on(sent.date)
        each = KNOWLEDGE.fact[account.quota.articles_fact].on(sent.date)
        assert quota is not None, "a broadcast on a day whose quota is not known"
        per = by_day[sent.account, sent.date]
        if account.quota.per == "month":
            per = by_month[sent.account, sent.date.year, sent.date.month]
        assert per <= quota.value
        assert each is None or 1 <= sent.articles <= each.value
        assert advice.cadence.start <= sent.date < advice.cadence.start + timedelta(weeks=weeks)
        articles[sent.date.year, sent.date.month] += sent.articles
    capacity = given_answers.get("articles_per_month")
    if isinstance(capacity, int) and advice.cadence.articles_per_month.capacity is not None:
        assert all(count <= capacity for count in articles.values())
    barred = {row.date for row in advice.cadence.moments if row.barred}
    assert not barred & {sent.date for sent in advice.cadence.broadcasts}


@given(answers(), days)
def test_every_sentence_names_its_sources_or_says_that_it_is_our_judgement(
    given_answers: dict[str, Answer], day: date
) -> None:
    advice = advise(KNOWLEDGE, given_answers, as_of=day, weeks=4)
    known = {source.id for source in advice.sources}
    for reason in _reasons(advice):
        assert reason.sources or reason.basis == "judgement", reason
        assert set(reason.sources) <= known
        assert "{" not in reason.text, reason


def _reasons(advice: Advice) -> list:
    found = [*advice.outside, *advice.risks, *advice.roadmap, *advice.cadence.warnings]
    for group in (advice.verdicts, advice.needs, advice.mix, advice.rejected, advice.wishes):
        for member in group:
            found += member.reasons
    return found


@given(answers(), days)
def test_verdicts_that_wait_name_a_question_that_can_be_asked_or_say_it_is_not_known_then(
    given_answers: dict[str, Answer], day: date
) -> None:
    advice = advise(KNOWLEDGE, given_answers, as_of=day, weeks=4)
    for verdict in advice.verdicts:
        if verdict.status == "unknown":
            assert not set(verdict.waits_for) & set(given_answers)
            assert verdict.waits_for or "not known" in verdict.reasons[0].text


@pytest.mark.parametrize("weeks", [1, 104])
def test_a_day_outside_the_mainland_changes_nothing(weeks: int) -> None:
    """The calendar counts in China time; no local clock enters."""
    answers_given: dict[str, Answer] = {"organisation": "enterprise", "home": "mainland", "publish_frequency": "daily"}
    one = advise(KNOWLEDGE, answers_given, as_of=date(2026, 11, 21), weeks=weeks)
    assert one == advise(KNOWLEDGE, dict(reversed(list(answers_given.items()))), as_of=date(2026, 11, 21), weeks=weeks)
