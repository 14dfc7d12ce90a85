"""No sentence of advice is shown without what it rests on."""

from __future__ import annotations

import pytest

from advisor.advice.model import Reason
from advisor.questionnaire.opinion import MAX_TEXT
from advisor.report.brand import Brand
from advisor.report.document import compose
from advisor.report.document.said import Unmarked, check_marked
from advisor.report.marks import Citation, ConsultantsOpinion, Judgement, said, stated
from advisor.report.wording import Marks
from tests.report import sample


def sentence() -> str:
    return sample.advice().risks[0].text


def test_the_sources_the_judgement_and_the_opinion_are_the_only_marks() -> None:
    assert said("It is so.", Citation((2, 5))) == {
        "text": "It is so.",
        "marks": [2, 5],
        "judgement": False,
        "ground": "sources",
    }
    assert said("It is so.", Citation((2,), judged=True))["judgement"]
    assert said("It is so.", Judgement()) == {
        "text": "It is so.",
        "marks": [],
        "judgement": True,
        "ground": "judgement",
    }
    assert said("It is so.", ConsultantsOpinion(1))["ground"] == "opinion"


def test_a_citation_of_nothing_is_none() -> None:
    with pytest.raises(ValueError, match="at least one source"):
        Citation(())


def test_a_sentence_without_sources_is_our_judgement() -> None:
    marks = Marks(sample.advice())
    assert marks.said("Be quick.")["ground"] == "judgement"
    assert marks.said("Be quick.", Reason(id="x", text="Be quick.", basis="judgement"))["ground"] == "judgement"
    assert marks.resting_on((), "Be quick.")["ground"] == "judgement"


def test_what_the_user_chose_is_nobodys_judgement() -> None:
    marks = Marks(sample.advice())
    chosen = marks.said("Your choice.", Reason(id="choice.weight", text="Your choice.", basis="judgement"))
    assert chosen == stated("Your choice.", "choice")


def test_a_marked_sentence_passes() -> None:
    check_marked({"risks": [said(sentence(), Citation((1,)))]}, sample.advice())


@pytest.mark.parametrize("place", ["risks", "summary"])
def test_a_sentence_of_the_advice_without_its_mark_is_refused(place: str) -> None:
    with pytest.raises(Unmarked, match=rf"\.{place}\[0\]\.says: “.+” stands without its mark"):
        check_marked({place: [{"says": sentence()}]}, sample.advice())


@pytest.mark.parametrize(
    "broken",
    [
        {"marks": [], "judgement": False},
        {"marks": [], "judgement": False, "ground": "rumour"},
        {"marks": [], "judgement": False, "ground": "sources"},
        {"marks": [1], "judgement": True, "ground": "judgement"},
        {"marks": [], "judgement": False, "ground": "judgement"},
        {"marks": [], "judgement": True, "ground": "worked_out"},
    ],
)
def test_a_mark_that_is_none_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(Unmarked, match="headline"):
        check_marked({"headline": {"text": "It is so.", **broken}}, sample.advice())


def test_a_client_may_repeat_the_advice() -> None:
    client = sample.CLIENT.model_copy(update={"notes": sentence()[:MAX_TEXT]})
    job = compose(sample.advice(), knowledge=sample.knowledge(), client=client, brand=Brand(), created=sample.CREATED)
    assert job["data"]["client"]["notes"] == sentence()


def test_every_opinion_is_marked_as_one() -> None:
    job = compose(
        sample.advice(), knowledge=sample.knowledge(), client=sample.CLIENT, brand=Brand(), created=sample.CREATED
    )
    told = job["data"]["opinions"]["all"]
    assert [one["said"] for one in told] == [
        said(opinion.says, ConsultantsOpinion(number)) for number, opinion in enumerate(sample.advice().opinions, 1)
    ]
