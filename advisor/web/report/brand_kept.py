"""The logo and the fonts of a brand: kept beside the drafts, once, and read once by each server."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

import streamlit as st

from advisor.cases.store import StoreFailed
from advisor.knowledge.problems import Refused
from advisor.report.brand import Brand
from advisor.report.brand_file import read_brand, write_brand
from advisor.web import base
from advisor.web.desk import desk, opened

HERE = "brand_files"
MOST = 80_000_000


def keep(brand: Brand) -> str:
    """Keep the files of a brand, in any case for this visit, and return their digest; empty where it has none."""
    if brand.logo is None and not brand.fonts.files:
        return ""
    files = files_of(brand)
    st.session_state.setdefault(HERE, {})[files.digest] = files
    with suppress(StoreFailed, OSError):
        desk()  # whoever is not signed in keeps nothing here
        opened().keep_files(files.digest, write_brand(files).decode())
    return files.digest


def kept(digest: str) -> Brand | None:
    """The files kept under a digest, as a brand that has nothing else; None where they are kept no longer."""
    if not digest:
        return Brand()
    here: dict[str, Brand] = st.session_state.get(HERE, {})
    if digest in here:
        return here[digest]
    try:
        desk()
        return _stored(base.database_url(), digest)
    except (LookupError, StoreFailed, Refused, OSError):
        return None


def files_of(brand: Brand) -> Brand:
    """A brand that has the files of another, and nothing else."""
    return Brand(logo=brand.logo, fonts=brand.fonts.model_copy(update={"text": Brand().fonts.text, "headings": ""}))


@lru_cache(maxsize=32)
def _stored(url: str, digest: str) -> Brand:
    """Raises LookupError where there is nothing, which is not remembered."""
    body = base.store(url).files(digest)
    if body is None:
        raise LookupError(digest)
    return read_brand(body.encode(), "brand.json", most=MOST)
