"""Gives a brand its files on the report page, tells what is wrong with them, and gives them back as one file."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from advisor.cases.draft import Look
from advisor.knowledge.problems import Problem, Refused
from advisor.report.brand import Brand
from advisor.report.brand_file import write_brand
from advisor.report.spoken import commas
from advisor.web.markup import show, tag
from advisor.web.report.brand_kept import keep
from advisor.web.report.brand_taken import FONTS, PICTURES, TEXTS, taken_brand
from advisor.web.uploads import empty, given, upload_key
from advisor.web.visit import edit
from advisor.words import say, say_count

UPLOAD, PROBLEMS = "brand_upload", "brand_problems"
TYPES = [name.removeprefix(".") for name in (*TEXTS, *PICTURES, *FONTS)]


def brand_uploader(look: Look, files: Brand, *, closed: bool) -> None:
    """The way in for a brand file, a logo and fonts, what is wrong with the last, and the way out."""
    key = upload_key(UPLOAD)
    st.file_uploader(
        say("A brand file with what it names, a logo (SVG, PNG), or fonts (TTF, OTF: Regular and Bold)"),
        type=TYPES,
        accept_multiple_files=True,
        key=key,
        disabled=closed,
        on_change=_take,
        args=(key, look, files),
    )
    problems: tuple[Problem, ...] = st.session_state.get(PROBLEMS, ())
    if problems:
        st.error(
            say_count(
                len(problems),
                "Nothing was taken: {number} problem. The brand is as it was.",
                "Nothing was taken: {number} problems. The brand is as it was.",
            )
        )
        for problem in problems:
            st.text(str(problem))
    held = [*([say("a logo")] if files.logo else []), *dict.fromkeys(face.family for face in files.fonts.files)]
    if held:
        show(tag("p", say("Kept with this case: {names}.", names=commas(held)), class_="quiet"))
        st.button(say("Remove the logo and the fonts"), key="brand_remove", disabled=closed, on_click=_remove)


def save_brand_button(brand: Brand) -> None:
    """Downloads the brand as one file, for the command line or another case."""
    st.download_button(
        say("Save the brand as a file"),
        data=partial(write_brand, brand),
        file_name="brand.json",
        mime="application/json",
        key="save_brand",
        on_click="ignore",
    )


def _take(key: str, look: Look, files: Brand) -> None:
    """Take the files just given, or keep what is wrong with them and change nothing."""
    found = given(UPLOAD, key)
    if found is None:
        return
    st.session_state.pop(PROBLEMS, None)
    if not found:
        return
    contents = {file.name: file.getvalue() for file in found}
    try:
        brand = taken_brand(contents, now=files)
    except Refused as refused:
        st.session_state[PROBLEMS] = refused.problems
        return
    empty(UPLOAD)
    digest = keep(brand)
    whole = any(name.lower().endswith(TEXTS) for name in contents)
    edit(lambda draft: replace(draft, look=_look(brand, digest) if whole else _with(draft.look, brand, digest)))


def _look(brand: Brand, digest: str) -> Look:
    """All that a brand file says."""
    return Look(
        name=brand.name,
        tagline=brand.tagline,
        contact=brand.contact,
        disclaimer=brand.disclaimer,
        accent=brand.accent,
        second=brand.second,
        ink=brand.ink,
        text=brand.fonts.text,
        headings=brand.fonts.headings,
        logo_text=brand.logo_text,
        files=digest,
    )


def _with(look: Look, brand: Brand, digest: str) -> Look:
    """A look with other files; new fonts are set at once."""
    fonts = brand.fonts
    chosen = {"text": fonts.text, "headings": fonts.headings} if fonts.headings else {}
    return replace(look, files=digest, **chosen)


def _remove() -> None:
    st.session_state.pop(PROBLEMS, None)
    edit(lambda draft: replace(draft, look=replace(draft.look, files="", logo_text="", text="", headings="")))
