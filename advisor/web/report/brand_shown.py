"""Who prepared the report, on the report page: the fields of the brand, its files, and how pages will look."""

from __future__ import annotations

import base64
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import streamlit as st
from pydantic import ValidationError

from advisor.cases.draft import Draft, Look
from advisor.questionnaire.case import Client
from advisor.report.brand import Brand
from advisor.report.press import ReportFailed
from advisor.report.preview import pictures
from advisor.report.spoken import Spoken
from advisor.report.typefaces import SHIPPED
from advisor.web import base
from advisor.web.markup import show, tag
from advisor.web.plain import label
from advisor.web.report.brand_files import brand_uploader, save_brand_button
from advisor.web.report.brand_kept import kept
from advisor.web.views import LATE, taken, view
from advisor.web.visit import Visit, edit
from advisor.words import say

LONGEST = {"name": 80, "tagline": 160, "contact": 200, "logo_text": 200, "disclaimer": 1500}
COLOURS = Spoken[str](
    lambda: {
        "accent": say("Texts, headings and the cover; dark enough to be read on white."),
        "second": say("Lines and signs, never text; dark enough to be seen on white."),
    }
)


def brand_fields(visit: Visit) -> None:
    """The fields that are printed, and the files."""
    show(tag("h2", say("Prepared by")))
    look, closed = visit.draft.look, visit.closed
    _text_field(look, "name", say("Your organisation"), closed=closed)
    _text_field(look, "tagline", say("Line under it"), closed=closed)
    _text_field(look, "contact", say("How to reach you"), closed=closed)
    accent, second = st.columns(2)
    with accent:
        _colour_field(look, "accent", say("Accent colour"), closed=closed)
    with second:
        _colour_field(look, "second", say("Second colour"), closed=closed)
    files = kept(look.files)
    with st.expander(say("Logo, fonts and disclaimer")):
        if files is None:
            st.warning(say("The logo and the fonts of this case are kept no longer. Give them again."))
        brand_uploader(look, files or Brand(), closed=closed)
        families = [*SHIPPED, *dict.fromkeys(face.family for face in (files or Brand()).fonts.files)]
        text, headings = st.columns(2)
        with text:
            _font_field(look, "text", say("Font of the text"), families, closed=closed)
        with headings:
            _font_field(look, "headings", say("Font of headings"), families, closed=closed)
        if files is not None and files.logo is not None:
            _text_field(look, "logo_text", say("What the logo shows, for readers who cannot see it"), closed=closed)
        _text_field(look, "disclaimer", say("Disclaimer"), closed=closed)
        if look != Look():
            with suppress(ValidationError):  # what is wrong is said where the file is made
                save_brand_button(brand_of(look))


def brand_of(look: Look) -> Brand:
    """The brand that was given and typed in. Raises ValidationError."""
    files = kept(look.files) or Brand()
    given = {name: getattr(look, name) for name in ("name", "tagline", "contact", "accent", "second", "ink")}
    said = {name: value for name, value in (*given.items(), ("logo_text", look.logo_text)) if value}
    if look.disclaimer is not None:
        said["disclaimer"] = look.disclaimer
    known = {*SHIPPED, *(face.family for face in files.fonts.files)}
    fonts = {name: getattr(look, name) for name in ("text", "headings") if getattr(look, name) in known}
    return Brand.model_validate(said | {"logo": files.logo, "fonts": files.fonts.model_copy(update=fonts)})


def brand_preview(visit: Visit, brand_of: Callable[[], Brand | str]) -> None:
    """The cover and two pages as they will look. `brand_of` gives the brand, or in words why there is none."""
    show(tag("h2", say("How it will look")))
    if not st.toggle(say("Show the cover and two pages"), key="preview", persist_state="session"):
        return
    brand = brand_of()
    if isinstance(brand, str):
        st.error(label(brand))
        return
    try:
        with st.spinner(say("The pages are being set …")):
            drawn = _drawn(visit.key, visit.case.client, brand, visit.today)
    except ReportFailed as failed:
        st.error(label(say("The pages could not be set: {failed}", failed=failed)))
        return
    shown = (_page(picture, name) for picture, name in zip(drawn, _pages(), strict=False))
    show(tag("div", *shown, class_="pages"), tag("p", say("Charts are left out here."), class_="quiet"))


def _pages() -> tuple[str, ...]:
    """What the pages shown are called."""
    return say("The cover"), say("The summary"), say("The first page of the advice")


def _page(picture: bytes, name: str) -> Any:
    address = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
    return tag(
        "figure", tag("img", src=address, alt=say("{name}, as it will be printed", name=name)), tag("figcaption", name)
    )


@lru_cache(maxsize=16)
def _drawn(key: base.Key, client: Client, brand: Brand, today: date) -> tuple[bytes, ...]:
    return pictures(base.advised(key), knowledge=base.knowledge(key[0]), client=client, brand=brand, created=today)


def _text_field(look: Look, field: str, words: str, *, closed: bool) -> None:
    value = getattr(look, field)
    key = view(f"look_{field}", Brand().disclaimer if field == "disclaimer" and value is None else value)
    draw = st.text_area if field == "disclaimer" else st.text_input
    draw(words, key=key, max_chars=LONGEST[field], disabled=closed, on_change=_write, args=(field, key))


def _colour_field(look: Look, field: str, words: str, *, closed: bool) -> None:
    key = view(f"look_{field}", getattr(look, field) or look.accent or Brand().accent)
    st.color_picker(words, key=key, help=COLOURS[field], disabled=closed, on_change=_write, args=(field, key))


def _font_field(look: Look, field: str, words: str, families: list[str], *, closed: bool) -> None:
    wanted = getattr(look, field) or (look.text if field == "headings" else "")
    key = view(f"look_{field}", wanted if wanted in families else families[0])
    st.selectbox(words, families, key=key, format_func=label, disabled=closed, on_change=_write, args=(field, key))


def _write(field: str, key: str) -> None:
    text = taken(f"look_{field}", key)
    if text is LATE:
        return

    def change(draft: Draft) -> Draft:
        wished: dict[str, Any] = {field: text}
        return replace(draft, look=replace(draft.look, **wished))

    edit(change)
