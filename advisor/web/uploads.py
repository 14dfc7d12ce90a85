"""Fields that take a file, each under a key that is another one once its file was taken: the field is then empty again.

A browser that has not heard of that yet reports the file once more; it must not be taken twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

EMPTIED, REPORTED = "uploads_emptied", "uploads_reported"
LATE: Final = None


def upload_key(name: str) -> str:
    """The key of the field called `name`, as long as what is put into it was not taken."""
    emptied: dict[str, int] = st.session_state.setdefault(EMPTIED, {})
    return f"{name}_{emptied.get(name, 0)}"


def given(name: str, key: str) -> Sequence[UploadedFile] | None:
    """The files just put into the field `name`, none where they were taken out again.

    None instead where nothing is new: the field was drawn under a `key` now void, or reports again what it held.
    """
    reported: dict[str, tuple[str, ...]] = st.session_state.setdefault(REPORTED, {})
    held = st.session_state.get(key) or []
    files: list[UploadedFile] = held if isinstance(held, list) else [held]
    idents = tuple(file.file_id for file in files)
    if key != upload_key(name) or idents == reported.get(key, ()):
        return LATE
    reported[key] = idents
    return files


def empty(name: str) -> None:
    """What was put into the field was taken: from the next page on there is an empty one in its place."""
    emptied: dict[str, int] = st.session_state.setdefault(EMPTIED, {})
    emptied[name] = emptied.get(name, 0) + 1
