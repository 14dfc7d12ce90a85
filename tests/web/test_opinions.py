"""The consultant's hand: notes and overrides, kept with the case, shown where they speak, never altering the advice."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from advisor.questionnaire.answers_file import read_case, write_case
from advisor.questionnaire.opinion import MAX_OPINIONS, MAX_TEXT, Opinion, problems_of_opinions
from advisor.web.report import opinion_fields as fields
from tests.web.kept import advice_of, open_case, samples
from tests.web.test_plain import HOSTILE
from tests.web.visits import markup, open_page, visit, words

SAMPLE = "hong_kong_retailer"
OVERRIDE = Opinion(
    about="service/own_mainland", says="Wait for the spring.", instead_of="Open now", rationale="The team is new."
)


def opened(*opinions: Opinion):
    app = open_page(open_case(replace(samples()[SAMPLE], opinions=opinions)), "advice")
    assert not app.exception
    return app


def kept(app) -> tuple[Opinion, ...]:
    return app.session_state["draft"].case.opinions


def field(app, name: str) -> str:
    return f"opinion_{name}~{app.session_state[fields.TURN]}"


def write(app, *, about: str | None = None, **texts: str):
    if about is not None:
        app.selectbox(key=field(app, "about")).set_value(about)
    for name, text in texts.items():
        app.text_area(key=field(app, name)).set_value(text)
    return app.button(key=field(app, "keep")).click().run()


def press(app, action: str, place: int = 0):
    buttons = [button for button in app.button if button.key.startswith(f"opinion_{action}_")]
    return buttons[place].click().run()


def shown(page: str) -> list[str]:
    """The words of each opinion on the page."""
    parts = re.findall(r'<div class="opinion" role="note">(.*?)</div>', page, re.DOTALL)
    return [" ".join(html.unescape(re.sub(r"<[^>]+>", " ", part)).split()) for part in parts]


def test_a_note_is_kept_with_the_case_and_marked_as_the_consultants() -> None:
    app = write(opened(), about="service", says="Start small.")
    assert not app.exception
    assert kept(app) == (Opinion(about="service", says="Start small."),)
    again = open_page(visit(app.session_state["draft_id"]), "advice")
    assert kept(again) == kept(app)
    told = shown(markup(again))
    assert told
    assert all("s opinion" in one and "Start small." in one for one in told)


def test_a_note_is_read_again_from_the_answers_file(real) -> None:
    app = write(opened(OVERRIDE), says="Line one\nLine two: *x* <b>")
    file = write_case(app.session_state["draft"].case)
    assert read_case(file, file="saved.yaml", knowledge=real).opinions == kept(app)
    assert len(kept(app)) == 2


@pytest.mark.parametrize(
    ("about", "beside"),
    [
        ("advice", r"<h1>Recommendation</h1>.*?(?=class=\"figures\")"),
        ("service", r'<article class="card.*?</article>'),
        ("service/own_mainland", r'<article class="card.*?</article>'),
        ("wecom/own_mainland", r'<section class="why-account">(?:(?!</section>).)*企业微信.*?</section>'),
        ("crm", r'aria-label="Needs".*?</table>'),
        ("collect_papers", r'aria-label="Roadmap".*?</table>'),
    ],
)
def test_a_note_stands_where_it_speaks(about: str, beside: str, real) -> None:
    needs = {need.id for need in advice_of(opened()).needs}
    about = next(iter(sorted(needs))) if about == "crm" else about
    app = opened(Opinion(about=about, says="Look here twice."))
    places = re.findall(beside, markup(app), re.DOTALL)
    assert any("Look here twice." in place and 'role="note"' in place for place in places)
    notes = markup(app).split('id="notes"')[1]
    assert "Look here twice." in notes


def test_an_override_says_what_it_stands_against_and_why() -> None:
    told = shown(markup(opened(OVERRIDE)))
    assert told
    for one in told:
        assert "instead of the advice" in one
        assert "Instead of: Open now" in one
        assert "Rationale: The team is new." in one


def test_an_override_needs_a_rationale() -> None:
    app = write(opened(), says="Wait.", instead_of="Open now")
    assert kept(app) == ()
    assert fields.FAULTS[fields.NO_RATIONALE] in app.error[0].value
    assert app.text_area(key=field(app, "says")).value == "Wait."
    app = write(app, rationale="The team is new.")
    assert kept(app) == (Opinion(says="Wait.", instead_of="Open now", rationale="The team is new."),)
    assert not app.error


@pytest.mark.parametrize("nothing", ["", "  \n "])
def test_an_empty_note_is_refused(nothing: str) -> None:
    app = write(opened(), says=nothing)
    assert kept(app) == ()
    assert fields.FAULTS[fields.NOTHING_SAID] in app.error[0].value


def test_no_text_is_kept_beyond_what_a_case_takes() -> None:
    app = opened()
    assert {app.text_area(key=field(app, name)).max_chars for name in ("says", "instead_of", "rationale")} == {MAX_TEXT}
    write(app, says="x" * (MAX_TEXT + 1))
    assert not app.exception
    assert [len(one.says) for one in kept(app)] == [MAX_TEXT]


def test_as_many_notes_as_a_case_takes_and_no_more(real) -> None:
    many = tuple(Opinion(says=f"Note {number}") for number in range(MAX_OPINIONS))
    app = opened(*many)
    assert fields.FAULTS[fields.TOO_MANY] in words(app)
    assert not [area for area in app.text_area if area.key.startswith("opinion_says")]
    app = press(app, "delete")
    assert len(kept(app)) == MAX_OPINIONS - 1
    assert [area for area in app.text_area if area.key.startswith("opinion_says")]


def test_a_note_is_edited_in_its_place() -> None:
    first, last = Opinion(says="First."), Opinion(about="wecom", says="Last.")
    app = press(opened(first, OVERRIDE, last), "edit", 1)
    assert app.text_area(key=field(app, "says")).value == OVERRIDE.says
    assert app.selectbox(key=field(app, "about")).value == OVERRIDE.about
    app = write(app, about="service", says="Wait for May.")
    changed = Opinion(about="service", says="Wait for May.", instead_of="Open now", rationale="The team is new.")
    assert kept(app) == (first, changed, last)
    assert app.text_area(key=field(app, "says")).value == ""


def test_editing_can_be_left_and_changes_nothing() -> None:
    app = press(opened(OVERRIDE), "edit")
    app.text_area(key=field(app, "says")).set_value("Something else.")
    app.button(key="opinion_leave").click().run()
    assert kept(app) == (OVERRIDE,)
    assert app.text_area(key=field(app, "says")).value == ""


def test_a_deleted_note_can_be_put_back_in_its_place() -> None:
    first = Opinion(says="First.")
    app = press(opened(first, OVERRIDE), "delete")
    assert kept(app) == (OVERRIDE,)
    app.button(key="opinion_back").click().run()
    assert kept(app) == (first, OVERRIDE)
    assert not [button for button in app.button if button.key == "opinion_back"]


def test_a_second_click_that_comes_late_neither_keeps_nor_deletes_twice() -> None:
    first, second = Opinion(says="First."), Opinion(says="Second.")
    app = opened(first, second)
    app.button(key=next(b.key for b in app.button if b.key.startswith("opinion_delete_"))).click()
    late = app._tree.get_widget_states()
    app.run()
    app._run(late)
    assert not app.exception
    assert kept(app) == (second,)
    app.text_area(key=field(app, "says")).set_value("Third.")
    app.button(key=field(app, "keep")).click()
    late = app._tree.get_widget_states()
    app.run()
    app._run(late)
    assert not app.exception
    assert [one.says for one in kept(app)] == ["Second.", "Third."]


def test_a_note_written_in_a_second_tab_is_not_lost() -> None:
    first = opened()
    second = open_page(visit(first.session_state["draft_id"]), "advice")
    write(first, says="From the first.")
    write(second, says="From the second.")
    assert {one.says for one in kept(second)} == {"From the first.", "From the second."}


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_written_stays_text(text: str) -> None:
    if not text.strip():
        return
    app = opened(Opinion(about="service", says=text, instead_of=text, rationale=text))
    assert not app.exception
    page = markup(app)
    assert "<script" not in page
    assert "<img" not in page
    assert re.findall(r"<b>", page) == []


def test_notes_alter_nothing_but_themselves() -> None:
    about = ("advice", "service", "service/own_mainland", "collect_papers")
    notes = tuple(Opinion(about=one, says="No.", instead_of="Yes", rationale="So.") for one in about)
    with_notes, without = advice_of(opened(*notes)), advice_of(opened())
    assert with_notes.opinions == notes
    assert replace(with_notes, opinions=()) == without


def test_everything_an_opinion_may_be_about_has_a_name(real) -> None:
    app = opened()
    options = app.selectbox(key=field(app, "about")).options
    assert len(set(options)) == len(options)
    raw = [option for option in options if re.search(r"[a-z]_[a-z]", option)]
    assert raw == []
    assert not list(problems_of_opinions([one.model_dump() for one in (OVERRIDE,)], real))
