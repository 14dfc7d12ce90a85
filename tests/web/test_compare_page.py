"""The compare page: two dates, another file, two files blind; nothing opened here becomes the case."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from advisor.advice.advise import advise
from advisor.advice.comparing.comparison import Stand, compare
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Situation
from advisor.questionnaire.answers_file import read_case
from advisor.web import base
from tests.web.visits import answers, key, markup, open_page, open_sample, visit, words

SAMPLES = Path(__file__).resolve().parents[2] / "knowledge" / "samples"
SKINCARE = (SAMPLES / "skincare_cross_border.yaml").read_text(encoding="utf-8")
SECOND = (
    SKINCARE.replace("mainland_entity: none", "mainland_entity: planned")
    .replace("launch_weeks: 20", "launch_weeks: 28")
    .replace("Sample: skincare", "Ms Zhang's secret")
)
MAINLAND = "Do you have a company of your own in mainland China?"


def compare_page(sample: str = "skincare_cross_border", way: str = "Two dates") -> AppTest:
    app = open_page(open_sample(visit(), sample), "compare")
    if way != "Two dates":
        app.segmented_control(key="compare_way").set_value(way).run()
    assert not app.exception
    return app


def on(app: AppTest, early: date, late: date) -> AppTest:
    for field, day in (("early", early), ("late", late)):
        app.date_input(key=key(app, f"compare_{field}")).set_value(day).run()
    assert not app.exception
    return app


def upload(app: AppTest, name: str, text: str, *, place: int = 0) -> AppTest:
    app.file_uploader[place].upload(name, text.encode()).run()
    assert not app.exception
    return app


def blind(one: tuple[str, str], other: tuple[str, str]) -> AppTest:
    app = compare_page("mainland_media", "Two files, blind")
    return upload(upload(app, *one), *other)


def row_of(app: AppTest, title: str) -> str:
    """The row of a table that begins with `title`, as it reads."""
    for row in re.findall(r"<tr role=\"row\">(.*?)</tr>", markup(app), re.DOTALL):
        told = " ".join(re.sub(r"<[^>]+>", " ", row).split())
        if told.startswith(title):
            return told
    raise AssertionError(f"there is no row {title!r}")


def test_a_quota_that_changed_between_two_dates_is_told_with_its_day_and_its_sources() -> None:
    app = on(compare_page("mainland_media"), date(2013, 9, 1), date(2014, 4, 15))
    assert row_of(app, "Quota in the plan, Service account").startswith(
        "Quota in the plan, Service account 1 a month; then 4 a month 4 a month Broadcasts"
    )
    happened = row_of(app, "15 Apr 2014")
    assert re.search(r"\[\d+\] 1 4 Broadcasts planned, Service account Quota in the plan, Service account$", happened)
    on(app, date(2014, 4, 15), date(2014, 4, 16))
    assert "each calendar month" not in words(app), "a day later it is the rule on both"


def test_two_dates_show_every_difference_that_the_comparison_holds(real: Knowledge) -> None:
    app = on(compare_page(), date(2019, 1, 16), date(2026, 11, 21))
    given = answers(app)
    sides = [
        Stand(Situation(real, given, as_of=day), advise(real, given, as_of=day))
        for day in (date(2019, 1, 16), date(2026, 11, 21))
    ]
    page = words(app)
    found = compare(*sides)
    assert found.changes
    for change in found.changes:
        if change.topic not in ("status", "cadence"):
            assert " ".join(change.title.split()) in page
    assert "service.overseas_api" not in page, "ids are not shown to people"
    for row in found.dated:
        if row.bears_on:
            assert " ".join(row.text.split()) in page


def test_one_day_compared_with_itself_says_that_nothing_differs() -> None:
    app = on(compare_page(), date(2020, 5, 5), date(2020, 5, 5))
    assert "Nothing differs: the advice is the same in everything that is compared." in words(app)
    assert "What happened in between" not in words(app)


def test_dates_may_stand_in_either_order_and_a_cleared_one_is_proposed_anew() -> None:
    app = on(compare_page(), date(2026, 11, 21), date(2019, 1, 16))
    assert "21 Nov 2026" in words(app)
    app.date_input(key=key(app, "compare_early")).set_value(None).run()
    assert not app.exception
    assert app.date_input(key=key(app, "compare_early")).value == date(2018, 1, 16)


def test_a_case_without_answers_has_nothing_to_compare() -> None:
    app = open_page(visit(), "compare")
    assert "nothing of this case to compare" in words(app)
    app.segmented_control(key="compare_way").set_value("Two files, blind").run()
    assert len(app.file_uploader) == 2


def test_another_file_is_compared_and_never_becomes_the_case() -> None:
    app = compare_page(way="Another answers file")
    before, draft, version = answers(app), app.session_state["draft_id"], app.session_state["draft"].version
    upload(app, "second.yaml", SECOND)
    assert row_of(app, MAINLAND) == f"{MAINLAND} No, and none is planned Not yet, but it is decided or under way"
    assert row_of(app, f"The answer to “{MAINLAND}”").endswith("Yes")
    assert "The search is complete: 2 of 2 combinations of 1 answer were computed." in words(app)
    assert (answers(app), app.session_state["draft_id"]) == (before, draft)
    assert app.session_state["draft"].version == version
    open_page(open_page(app, "advice"), "compare")
    assert "second.yaml" in words(app), "the file is still there when the page is opened again"
    app.button(key="replace_other").click().run()
    assert "In short" not in words(app)


def test_a_file_with_the_same_answers_differs_in_nothing() -> None:
    app = upload(compare_page(way="Another answers file"), "same.yaml", SKINCARE)
    assert "Nothing differs" in words(app)
    assert "decisive" not in words(app)


def test_a_file_that_differs_in_choices_and_opinions_only_says_so() -> None:
    beside = "choices: {exclude: [mini_program]}\nopinions: [{says: Wait a year.}]\n"
    app = upload(compare_page(way="Another answers file"), "chosen.yaml", SKINCARE + beside)
    page = words(app)
    assert "Only the users' own choices differ" in page
    assert "The opinions written beside the advice differ. No opinion changes the advice." in page
    assert row_of(app, "Mini-program Left to the advice").endswith("Left out")
    assert row_of(app, "Mini-program Own papers").endswith("Not in the mix The choice about Mini-program")


@pytest.mark.parametrize("way", ["Another answers file", "Two files, blind"])
def test_a_bad_file_is_told_with_its_places(way: str) -> None:
    app = upload(compare_page(way=way), "zhang.yaml", "schema: answers/1\nanswers:\n  hom: mainland\n  segments: 99\n")
    assert "not opened: 2 problems" in app.error[0].value
    told = [line.value for line in app.text]
    name = "zhang.yaml" if way == "Another answers file" else "the first file"
    assert told[0] == f'{name}:3:3: there is no question "hom". Did you mean "home"?'
    assert told[1].startswith(f"{name}:4:13: segments: 99 lies outside")
    upload(app, "good.yaml", SECOND)
    assert not app.error


def test_blind_files_show_no_name_and_no_order_before_they_are_asked_to() -> None:
    mine, theirs = ("skin.yaml", SKINCARE), ("zhang.yaml", SECOND)
    app, mirror = blind(mine, theirs), blind(theirs, mine)
    assert markup(app) == markup(mirror)
    page = markup(app) + " ".join(line.value for line in app.text)
    for word in ("zhang", "Zhang", "skin.yaml", "skincare", "Tmall Global and wants"):
        assert word not in page
    assert row_of(app, f"The answer to “{MAINLAND}”").endswith("Yes")
    app.button(key="which").click().run()
    assert row_of(app, "One skin.yaml")
    assert row_of(app, "The other zhang.yaml")
    app.button(key="which").click().run()
    assert "zhang" not in markup(app)


def test_naming_blind_files_ends_when_one_is_replaced() -> None:
    app = blind(("skin.yaml", SKINCARE), ("zhang.yaml", SECOND))
    app.button(key="which").click().run()
    app.button(key="replace_second").click().run()
    upload(app, "zhang.yaml", SECOND)
    assert "zhang" not in markup(app)


def test_blind_files_are_advised_by_their_own_date_where_they_name_one() -> None:
    dated = [text.replace("schema: answers/1", "schema: answers/1\nas_of: 2019-01-16") for text in (SKINCARE, SECOND)]
    assert "advised by the rules of 16 Jan 2019" in words(blind(("a.yaml", dated[0]), ("b.yaml", SECOND)))
    other = dated[1].replace("2019-01-16", "2020-01-01")
    page = words(blind(("a.yaml", dated[0]), ("b.yaml", other)))
    assert "the date of the case at hand. Dated otherwise in a file: 16 Jan 2019, 1 Jan 2020." in page


def test_each_side_is_decided_under_its_own_choices() -> None:
    chosen = SECOND + "choices: {exclude: [service]}\n"
    app = blind(("a.yaml", SKINCARE), ("b.yaml", chosen))
    assert "Each side is advised under its own." in words(app)
    assert row_of(app, "The choice about Service account")


def test_what_a_page_cites_stands_in_its_list() -> None:
    for sample in ("skincare_cross_border", "mainland_media"):
        page = markup(on(compare_page(sample), date(2013, 9, 1), date(2026, 11, 21)))
        listed = set(re.findall(r'<li id="source-(\d+)"', page))
        cited = set(re.findall(r'href="#source-(\d+)"', page))
        assert cited
        assert cited <= listed


def test_a_hostile_file_is_shown_as_text() -> None:
    hostile = SKINCARE.replace("Sample: skincare", "<img src=x onerror=alert(1)>")
    app = upload(compare_page(way="Another answers file"), "<b>x</b>.yaml", hostile)
    assert "<img" not in markup(app)
    assert "<b>x" not in markup(app)
    assert "<b>x</b>.yaml" in words(app)


def test_no_sample_is_compared_with_another_in_words_of_ids(real: Knowledge) -> None:
    idents = {step.id for step in real.steps} | {rule.id for rule in real.rules} | {fact.id for fact in real.facts}
    app = compare_page("hong_kong_retailer", "Another answers file")
    page = words(upload(app, "other.yaml", SKINCARE))
    assert [ident for ident in sorted(idents) if "_" in ident and re.search(rf"\b{re.escape(ident)}\b", page)] == []


def test_samples_that_the_page_uses_are_there(real: Knowledge) -> None:
    assert SAMPLES.parents[1] == base.PROJECT
    for text in (SKINCARE, SECOND):
        assert read_case(text.encode(), file="x", knowledge=real).answers
    assert SKINCARE != SECOND
