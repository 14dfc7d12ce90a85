"""The report page: whom it is for, who prepared it, and the files to take away."""

from __future__ import annotations

import streamlit as st
from pydantic import ValidationError

from advisor.advice.model import Advice
from advisor.report.brand import Brand
from advisor.report.spoken import sentences
from advisor.report.wording import day
from advisor.web.markup import show, tag
from advisor.web.report.brand_shown import brand_fields, brand_of, brand_preview
from advisor.web.report.export_shown import export_menu
from advisor.web.start.case_fields import client_field
from advisor.web.start.start_page import save_button
from advisor.web.visit import Visit
from advisor.words import say, say_count


def show_page(visit: Visit) -> None:
    """The fields that are printed, and the way to the file."""
    show(tag("p", say("Report"), class_="eyebrow"), tag("h1", say("The report for the client")))
    if not visit.case.answers:
        show(tag("p", say("There is no answer yet, so there is nothing to report."), class_="lead"))
        if st.button(say("Start the questionnaire"), key="begin", type="primary"):
            visit.go("questions")
        return
    advice = visit.advice
    show(tag("p", _stands(advice), class_="lead"))
    fields, brand = st.columns(2, gap="large")
    with fields:
        show(tag("h2", say("Client")))
        client_field(visit, "name", say("Client"))
        client_field(visit, "contact", say("Contact"))
        client_field(visit, "notes", say("Notes"))
    with brand:
        brand_fields(visit)
    brand_preview(visit, lambda: _brand(visit))
    export_menu(visit, lambda: _brand(visit))
    show(
        tag("h2", say("The answers behind it")),
        tag("p", say("The answers file opens this case again, here or on the command line."), class_="quiet"),
    )
    save_button(visit)


def _stands(advice: Advice) -> str:
    """On what day the report stands, and whether it is provisional."""
    told = say("Rules as of {as_of}, good until {until}.", as_of=day(advice.as_of), until=day(advice.good_until))
    if advice.status != "provisional":
        return told
    provisional = say_count(
        len(advice.open_questions),
        "Provisional: {number} open question could still change the mix, and the report says so.",
        "Provisional: {number} open questions could still change the mix, and the report says so.",
    )
    return sentences(told, provisional)


def _brand(visit: Visit) -> Brand | str:
    """The brand, or in words why it cannot be used."""
    try:
        return brand_of(visit.draft.look)
    except ValidationError as error:
        told = (str(detail["msg"]).removeprefix("Value error, ") for detail in error.errors(include_url=False))
        return " ".join(told)
