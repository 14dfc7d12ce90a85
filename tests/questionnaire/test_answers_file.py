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
    ],
)
def test_a_wrong_choice_or_opinion_is_refused_in_its_place(line: str, says: str) -> None:
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


@given(answers(), st.text(max_size=200), st.text(max_size=200), st.none() | st.dates(), choices, opinions)
def test_a_case_written_and_read_again_is_the_same(
    given_answers: dict[str, Answer],
    name: str,
    notes: str,
    as_of: date | None,
    chosen: Choices,
    said: tuple[Opinion, ...],
) -> None:
    case = Case(Client(name=name, notes=notes), as_of, given_answers, chosen, said)
    assert read_case(write_case(case), file="a.yaml", knowledge=KNOWLEDGE) == case


def test_every_sample_client_can_be_read(real: Knowledge) -> None:
    samples = sorted((Path(__file__).resolve().parents[2] / "knowledge" / "samples").glob("*.yaml"))
    assert len(samples) >= 5
    for path in samples:
        assert read_case(path.read_bytes(), file=path.name, knowledge=real).answers
