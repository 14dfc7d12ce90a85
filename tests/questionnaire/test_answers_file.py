"""Answers files: what is read, what is refused with its place and the nearest valid name, and that nothing is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Refused
from advisor.logic.situation import Answer
from advisor.questionnaire.answers_file import read_case, write_case
from advisor.questionnaire.case import Case, Client
from advisor.questionnaire.choices import Choices
from advisor.questionnaire.opinion import Opinion, subjects
from advisor.questionnaire.plan_edits import Pin, PlanEdits, Still
from tests.strategies import KNOWLEDGE, answers

FRAME = "schema: answers/1\nanswers:\n"


def refused(text: str | bytes) -> list[str]:
    raw = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(Refused) as caught:
        read_case(raw, file="a.yaml", knowledge=KNOWLEDGE)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("line", "place", "says"),
    [
        ("  organization: enterprise", "a.yaml:3:3", 'Did you mean "organisation"?'),
        ("  organisation: enterprize", "a.yaml:3:17", 'Did you mean "enterprise"?'),
        ("  home: [mainland]", "a.yaml:3:9", "is not an option"),
        ("  goals: online_sales", "a.yaml:3:10", "this question takes a list"),
        ("  goals: [online_sale]", "a.yaml:3:11", 'Did you mean "online_sales"?'),
        ("  goals: [event, event]", "a.yaml:3:18", "stands in the list twice"),
        ("  segments: 11", "a.yaml:3:13", "outside 1 to 10"),
        ("  segments: two", "a.yaml:3:13", "is not a whole number"),
        ("  segments: true", "a.yaml:3:13", "is not a whole number"),
        ("  umbrella_account: yes", "a.yaml:3:21", "neither true nor false"),
        ("  country: ZZ", "a.yaml:3:12", "not a two-letter country code"),
    ],
)
def test_a_wrong_answer_is_refused_in_its_place_with_the_next_step(line: str, place: str, says: str) -> None:
    (only,) = refused(FRAME + line + "\n")
    assert only.startswith(place)
    assert says in only


def test_every_problem_is_told_at_once() -> None:
    assert len(refused(FRAME + "  hom: x\n  goals: [x, y]\n  segments: 99\n")) == 4


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("answers: {}\n", "the key schema is missing"),
        ("schema: answers/2\n", 'schema is "answers/2"'),
        ("schema: answers/1\nclints: {}\n", 'Did you mean "client"?'),
        ("schema: answers/1\nclient: {nam: x}\n", 'Did you mean "name"?'),
        (f"schema: answers/1\nclient: {{name: {'x' * 5000}}}\n", "client name is too long. At most 200 characters."),
        ("schema: answers/1\nclient: {name: 5}\n", "client name takes text. Put it in quotes."),
        ("schema: answers/1\nas_of: 2026-02-30\n", "is not a date that exists"),
        ("schema: answers/1\nanswers: [1]\n", "answers takes a mapping"),
        ("- 1\n", "an answers file is a mapping"),
    ],
)
def test_a_file_of_the_wrong_shape_is_refused(text: str, says: str) -> None:
    assert any(says in problem for problem in refused(text))


@pytest.mark.parametrize("word", ["unknown", "null", "~"])
def test_unknown_is_the_same_as_left_out(word: str) -> None:
    case = read_case(f"{FRAME}  home: {word}\n".encode(), file="a.yaml", knowledge=KNOWLEDGE)
    assert case.answers == {}


def test_the_country_norway_and_the_option_no_are_text() -> None:
    case = read_case(f"{FRAME}  country: NO\n  partner_licence: no\n".encode(), file="a.yaml", knowledge=KNOWLEDGE)
    assert case.answers == {"country": "NO", "partner_licence": "no"}


CRITERIA = sorted(criterion.id for criterion in KNOWLEDGE.criteria)
ALL_ZERO = "{" + ", ".join(f"{name}: 0" for name in CRITERIA) + "}"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("choices: {weigths: {}}", 'choices has no "weigths". Did you mean "weights"?'),
        ("choices: {weights: {contrl: 1}}", 'there is no criterion "contrl". Did you mean "control"?'),
        ("choices: {weights: {control: -1}}", "the weight of control is negative. Write a number from 0 to 100."),
        ("choices: {weights: {control: .nan}}", "the weight of control is not a number."),
        ("choices: {weights: {control: much}}", "the weight of control is not a number."),
        ("choices: {weights: {control: 1e9}}", "the weight of control is too large."),
        (f"choices: {{weights: {ALL_ZERO}}}", "all weights are zero"),
        ("choices: {exclude: [servise]}", 'there is no account "servise". Did you mean "service"?'),
        ("choices: {exclude: [service, service]}", "stands in the list twice"),
        ("choices: {exclude: [service], force: [service]}", '"service" is both excluded and forced.'),
        ("choices: {lock: [hom]}", 'there is no question "hom". Did you mean "home"?'),
        ("choices: {force: service}", "force takes a list"),
        ("opinions: {says: x}", "opinions takes a list"),
        ("opinions: [{about: service}]", "the opinion says nothing"),
        ("opinions: [{says: Wait., abuot: service}]", 'an opinion has no "abuot". Did you mean "about"?'),
        ("opinions: [{says: Wait., about: servise}]", 'Did you mean "service"?'),
        ("opinions: [{says: 7}]", "says is not text"),
        ("opinions: [{says: Wait., instead_of: Open now.}]", "needs a rationale"),
        ("plan: []", "plan takes a mapping"),
        ("plan: {pin: []}", 'plan has no "pin". Did you mean "pins"?'),
        ("plan: {pins: x}", "pins takes a list"),
        ("plan: {pins: [x]}", "a row is a mapping with date and account"),
        ("plan: {pins: [{account: service}]}", "date is missing"),
        ("plan: {pins: [{date: 2027-02-30, account: service}]}", '"2027-02-30" is not a date that exists'),
        ("plan: {pins: [{date: 2027-02-03, account: servise}]}", 'Did you mean "service"?'),
        ("plan: {pins: [{date: 2027-02-03, account: service, articels: 2}]}", 'a row has no "articels"'),
        ("plan: {pins: [{date: 2027-02-03, account: service, articles: 0}]}", "not a whole number from 1"),
        ("plan: {pins: [{date: 2027-02-03, account: service, pillar: promo}]}", "is no pillar of a plan"),
        ("plan: {still: [{date: 2027-02-03, account: channels}]}", "is no account of a plan"),
    ],
)
def test_a_wrong_choice_opinion_or_pin_is_refused_in_its_place(line: str, says: str) -> None:
    (only,) = refused(f"schema: answers/1\n{line}\n")
    assert only.startswith("a.yaml:2:")
    assert says in only


weights = st.dictionaries(st.sampled_from(CRITERIA), st.floats(0.125, 100), max_size=3)
accounts = st.lists(st.sampled_from(sorted(KNOWLEDGE.account)), unique=True, max_size=2).map(tuple)
locks = st.lists(st.sampled_from(sorted(KNOWLEDGE.question)), unique=True, max_size=3).map(tuple)
choices = st.builds(Choices, weights=weights, exclude=accounts, lock=locks)
texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=50)
opinions = st.lists(
    st.builds(Opinion, about=st.sampled_from(subjects(KNOWLEDGE)), says=texts, rationale=texts), max_size=3
).map(tuple)


sending = st.sampled_from(sorted(one.id for one in KNOWLEDGE.accounts if one.quota is not None))
pins = st.builds(
    Pin,
    date=st.dates(),
    account=sending,
    articles=st.none() | st.integers(1, 8),
    pillar=st.none() | st.sampled_from([pillar.id for pillar in KNOWLEDGE.pillars]),
    slot=st.none() | st.sampled_from([slot.id for slot in KNOWLEDGE.cadence.slots]),
    segment=st.none() | st.integers(1, 10),
)
edits = st.builds(
    PlanEdits,
    pins=st.lists(pins, max_size=3).map(tuple),
    still=st.lists(st.builds(Still, date=st.dates(), account=sending), max_size=2).map(tuple),
)


@given(answers(), st.text(max_size=200), st.text(max_size=200), st.none() | st.dates(), choices, opinions, edits)
def test_a_case_written_and_read_again_is_the_same(
    given_answers: dict[str, Answer],
    name: str,
    notes: str,
    as_of: date | None,
    chosen: Choices,
    said: tuple[Opinion, ...],
    by_hand: PlanEdits,
) -> None:
    case = Case(Client(name=name, notes=notes), as_of, given_answers, chosen, said, by_hand)
    assert read_case(write_case(case), file="a.yaml", knowledge=KNOWLEDGE) == case


def test_every_sample_client_can_be_read(real: Knowledge) -> None:
    samples = sorted((Path(__file__).resolve().parents[2] / "knowledge" / "samples").glob("*.yaml"))
    assert len(samples) >= 5
    for path in samples:
        assert read_case(path.read_bytes(), file=path.name, knowledge=real).answers
