"""The one menu for taking a case away: choose a form, see how far it is, cancel it, download it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from advisor.cases.draft import Draft
from advisor.knowledge.reviewed import is_draft
from advisor.report.brand import Brand
from advisor.report.export import Export
from advisor.report.forms.kinds import FORMS, Form
from advisor.report.forms.order import Made, Order
from advisor.report.press import ReportFailed
from advisor.report.spoken import Spoken, titled
from advisor.web import base
from advisor.web.desk import desk_if_any
from advisor.web.frame.drawn_again import draw_again_every
from advisor.web.frame.language_choice import file_language
from advisor.web.markup import bullets, show, tag
from advisor.web.plain import label
from advisor.web.report import exports
from advisor.web.report.export_words import EDITION_WORDS, standing_words
from advisor.web.report.sealing import made_and_sealed, seal
from advisor.web.views import in_tongue
from advisor.web.visit import Visit
from advisor.words import say, speaking
from advisor.words.tongues import Language

WORK, MADE, TOLD, LIKELY = "export_work", "export_made", "export_told", "export_likely"
PRESSED = "export_pressed"
_log = logging.getLogger(__name__)
POLL_SECONDS = 0.3
OWN, PLAIN = "own", "plain"
BRANDS = Spoken[str](lambda: {OWN: say("As set above"), PLAIN: say("Plain, without a name")})


@dataclass(frozen=True)
class Choice:
    """What is chosen in the menu."""

    form: str
    edition: str
    brand: str
    lang: Language


@dataclass(frozen=True)
class Wanted:
    """A choice and all that its file depends on; a file is shown only while both are as they were."""

    choice: Choice
    source: Any


@dataclass(frozen=True)
class Work:
    """An export under way or over, what it is for, and what its file is to be sealed with."""

    wanted: Wanted
    export: Export
    ident: str
    draft: Draft
    order: Order


def export_menu(visit: Visit, brand_of: Callable[[], Brand | str]) -> None:
    """The menu and what comes of it. `brand_of` gives the brand, or in words why there is none."""
    show(tag("h2", say("Take it with you"), id="export"))
    with st.container(border=True):
        form, choice = _chosen()
        with speaking(choice.lang):
            brand = brand_of() if form.branded and choice.brand == OWN else Brand()
            key = visit.key_if()
        if isinstance(brand, str):
            _give_up()
            st.error(label(brand))
            return
        source = (key, visit.case.client, brand, visit.today, is_draft(visit.folder))
        wanted = Wanted(choice, source)
        _collect(wanted)
        with speaking(choice.lang):
            order = _order(visit, choice, brand, key)
        if st.session_state.pop(PRESSED, False) and not form.at_once:
            _begin(visit, wanted, order)
        if form.at_once:
            _at_once(visit, form, order)
        elif _is_working(wanted):
            _watch(form)
        else:
            _prepare(wanted, order)
            _ready(form, wanted, order)


def _chosen() -> tuple[Form, Choice]:
    kind, edition, brand, spoken = st.columns([5, 4, 4, 4], vertical_alignment="top")
    with kind:
        ident = _one_of({form.id: form.title for form in FORMS.values()}, say("Form"), "export_form")
    form = FORMS[ident or "pdf"]
    with edition:
        length = _one_of(EDITION_WORDS, say("Edition"), "export_edition", closed=not form.editions)
    with brand:
        look = _one_of(BRANDS, say("Brand"), "export_brand", closed=not form.branded)
    with spoken:
        lang = file_language()
    show(tag("p", form.about, class_="quiet"))
    length = length if form.editions and length else "long"
    return form, Choice(form.id, length, look if form.branded and look else PLAIN, lang)


def _one_of(named: Mapping[str, str], words: str, key: str, *, closed: bool = False) -> str | None:
    """A list of things by their names, which stays as it was chosen while the session lasts."""
    chosen: str | None = st.selectbox(
        words,
        list(named),
        format_func=named.__getitem__,
        key=in_tongue(key),
        persist_state="session",
        disabled=closed,
    )
    return chosen


def _order(visit: Visit, choice: Choice, brand: Brand, key: base.Key) -> Order:
    horizon = visit.draft.horizon
    return Order(
        choice.form,
        base.advised(key),
        base.knowledge(visit.folder),
        visit.case,
        visit.today,
        brand=brand,
        edition="short" if choice.edition == "short" else "long",
        start=horizon.start,
        weeks=horizon.weeks,
        draft=is_draft(visit.folder),
    )


def _at_once(visit: Visit, form: Form, order: Order) -> None:
    """A file that is made in the moment it is asked for."""
    _give_up()
    st.download_button(
        label(say("Download {file_name}", file_name=form.file_name)),
        data=partial(made_and_sealed, desk_if_any(), visit.id, visit.draft, order),
        file_name=form.file_name,
        mime=form.media,
        key="export_download",
        on_click="ignore",
        type="primary",
    )


def _ready(form: Form, wanted: Wanted, order: Order) -> None:
    """The button that has the file made, what was told of the last one, and the file once it is made."""
    st.button(say("Create the file"), key="export_make", type="primary", on_click=_press)
    told = st.session_state.get(TOLD)
    if told is not None and told[0] == wanted:
        (st.error if told[1] == "failed" else st.info)(label(told[2]))
    made: tuple[Wanted, Made] | None = st.session_state.get(MADE)
    if made is None or made[0].choice != wanted.choice:
        return
    if made[0] != wanted:
        show(tag("p", say("The case has changed since the file was made. Create it again."), class_="quiet"))
        return
    file = made[1]
    st.download_button(
        label(say("Download {file_name}", file_name=form.file_name)),
        data=lambda: file.data,
        file_name=form.file_name,
        mime=form.media,
        key="export_download",
        on_click="ignore",
    )
    size = f"{len(file.data) / 1000:,.0f}"
    told = say("{size} kB.", size=size)
    if form.id == "pdf":
        told = say("{size} kB, with the advice as data attached.", size=size)
    show(tag("p", told, class_="quiet"))
    if file.replaced:
        st.warning(say("Some characters cannot be printed by the report's fonts and were replaced."))
        show(bullets(str(each) for each in file.replaced))


def _prepare(wanted: Wanted, order: Order) -> None:
    """Have texts and charts made while the reader still looks, once for what is wanted."""
    if st.session_state.get(LIKELY) != wanted:
        st.session_state[LIKELY] = wanted
        exports.prepare(order)


def _press() -> None:
    """Note that a file is wanted. Which one is known once all fields have been read, which may have changed as well."""
    st.session_state[PRESSED] = True


def _begin(visit: Visit, wanted: Wanted, order: Order) -> None:
    _give_up()
    try:
        st.session_state[WORK] = Work(wanted, exports.submit(order), visit.id, visit.draft, order)
    except ReportFailed as failed:
        st.session_state[TOLD] = (wanted, "failed", say("The file could not be made: {failed}", failed=failed))


def _cancel() -> None:
    work: Work | None = st.session_state.get(WORK)
    if work is not None:
        work.export.cancel()


def _give_up() -> None:
    """Drop what is under way and what was told before."""
    _cancel()
    st.session_state.pop(WORK, None)
    st.session_state.pop(TOLD, None)


def _is_working(wanted: Wanted) -> bool:
    work: Work | None = st.session_state.get(WORK)
    return work is not None and work.wanted == wanted


def _collect(wanted: Wanted) -> None:
    """Take over what has come of an export; drop one that is no longer for what is wanted."""
    state = st.session_state
    work: Work | None = state.get(WORK)
    if work is None:
        return
    if work.wanted != wanted:
        _log.info(
            "An export was dropped, for its %s changed", "choice" if work.wanted.choice != wanted.choice else "case"
        )
        _give_up()
        words = say("The case or the choice has changed, so the file begun before was not made.")
        state[TOLD] = (wanted, "cancelled", words)
        return
    if not work.export.is_over:
        return
    state.pop(WORK)
    standing = work.export.standing.state
    if standing == "done":
        made = work.export.result()
        state[MADE] = (wanted, made)
        if seal(desk_if_any(), work.ident, work.draft, work.order, file=made.data) is not None:
            state[TOLD] = (wanted, "unsealed", say("The file is made, but its snapshot could not be kept."))
    elif standing == "cancelled":
        state[TOLD] = (wanted, standing, say("Cancelled. No file was made."))
    else:
        state.pop(MADE, None)
        state[TOLD] = (wanted, standing, say("The file could not be made: {reason}", reason=_reason(work.export)))


def _reason(export: Export) -> str:
    try:
        export.result()
    except ReportFailed as failed:
        return str(failed)
    return ""


def _watch(form: Form) -> None:
    """How far the export is, told again and again until it is over, and the way to cancel it."""

    def shown() -> None:
        work: Work | None = st.session_state.get(WORK)
        if work is None or work.export.is_over:
            st.rerun()
        standing = work.export.standing
        words = standing_words(standing)
        st.progress(standing.progress.share if standing.progress else 0.0, text=label(words))
        show(tag("p", titled(form.title, words), class_="visually-hidden", role="status"))
        st.button(say("Cancel"), key="export_cancel", on_click=_cancel)

    draw_again_every(POLL_SECONDS, shown)
