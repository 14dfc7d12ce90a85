"""The report page: whom it is for, who prepared it, and the PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st
from pydantic import ValidationError

from advisor.cases.draft import Draft, Look
from advisor.report.brand import Brand
from advisor.report.press import Report, ReportFailed
from advisor.report.wording import count, day
from advisor.web import exports
from advisor.web.case_fields import client_field
from advisor.web.markup import bullets, show, tag
from advisor.web.plain import label
from advisor.web.start_page import save_button
from advisor.web.views import LATE, taken, view
from advisor.web.visit import Visit, edit

MADE = "report_made"
LONGEST = {"name": 80, "tagline": 160, "contact": 200}


def show_page(visit: Visit) -> None:
    """The fields that are printed, and the way to the file."""
    show(tag("p", "Report", class_="eyebrow"), tag("h1", "The report for the client"))
    if not visit.case.answers:
        show(tag("p", "There is no answer yet, so there is nothing to report.", class_="lead"))
        if st.button("Start the questionnaire", key="begin", type="primary"):
            visit.go("questions")
        return
    advice = visit.advice
    told = f"Rules as of {day(advice.as_of)}, good until {day(advice.good_until)}."
    if advice.status == "provisional":
        open_ = count(len(advice.open_questions), "open question")
        told += f" Provisional: {open_} could still change the mix, and the report says so."
    show(tag("p", told, class_="lead"))
    fields, brand = st.columns(2, gap="large")
    with fields:
        show(tag("h2", "Client"))
        client_field(visit, "name", "Client")
        client_field(visit, "contact", "Contact")
        client_field(visit, "notes", "Notes")
    with brand:
        show(tag("h2", "Prepared by"))
        _look_field(visit, "name", "Your organisation")
        _look_field(visit, "tagline", "Line under it")
        _look_field(visit, "contact", "How to reach you")
        _look_field(visit, "accent", "Accent colour")
    _pdf(visit)
    show(
        tag("h2", "The answers behind it"),
        tag("p", "The answers file opens this case again, here or on the command line.", class_="quiet"),
    )
    save_button(visit)


def _look_field(visit: Visit, field: str, words: str) -> None:
    shown = getattr(visit.draft.look, field) or (Brand().accent if field == "accent" else "")
    key = view(f"look_{field}", shown)
    common: dict[str, Any] = {"key": key, "on_change": _write, "args": (field, key)}
    if field == "accent":
        st.color_picker(words, help="Dark enough to be read on white.", **common)
    else:
        st.text_input(words, max_chars=LONGEST[field], **common)


def _write(field: str, key: str) -> None:
    text = taken(f"look_{field}", key)
    if text is LATE:
        return

    def change(draft: Draft) -> Draft:
        wished: dict[str, Any] = {field: text}
        return replace(draft, look=replace(draft.look, **wished))

    edit(change)


def brand_of(look: Look) -> Brand:
    """The brand that was typed in. Raises ValidationError."""
    given = {name: getattr(look, name) for name in ("name", "tagline", "contact", "accent") if getattr(look, name)}
    return Brand.model_validate(given)


def _pdf(visit: Visit) -> None:
    """The button that makes the file, and the file once it is made; any change makes it old."""
    show(tag("h2", "PDF"))
    try:
        brand = brand_of(visit.draft.look)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            st.error(label(str(detail["msg"]).removeprefix("Value error, ")))
        return
    wanted = (visit.key, visit.case.client, brand, visit.today)
    if st.button("Create the PDF", key="create_pdf", type="primary"):
        _make(visit, brand, wanted)
    made = st.session_state.get(MADE)
    if made is None:
        return
    if made[0] != wanted:
        show(tag("p", "The case has changed since the PDF was made. Create it again.", class_="quiet"))
        return
    report: Report = made[1]
    st.download_button(
        "Download the PDF",
        data=lambda: report.pdf,
        file_name="wechat-accounts.pdf",
        mime="application/pdf",
        key="download_pdf",
        on_click="ignore",
    )
    show(tag("p", f"{len(report.pdf) / 1000:,.0f} kB, with the advice as data attached.", class_="quiet"))
    if report.replaced:
        st.warning("Some characters cannot be printed by the report's fonts and were replaced.")
        show(bullets(str(each) for each in report.replaced))


def _make(visit: Visit, brand: Brand, wanted: Any) -> None:
    try:
        with st.spinner("The PDF is being made …"):
            report = exports.exporter().build(
                visit.advice, knowledge=visit.knowledge, client=visit.case.client, brand=brand, created=visit.today
            )
    except ReportFailed as failed:
        st.session_state.pop(MADE, None)
        st.error(label(f"The PDF could not be made: {failed}"))
        return
    st.session_state[MADE] = (wanted, report)
