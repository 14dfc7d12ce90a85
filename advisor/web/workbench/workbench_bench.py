"""What lies on the workbench of a visit: the files opened, what was typed in each, the look at its impact."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import streamlit as st

from advisor.knowledge.editing import Tried, bytes_of, text_of, tried
from advisor.knowledge.load import Files, files_of
from advisor.knowledge.problems import Problem, Refused
from advisor.web.workbench.workbench_line import Look
from advisor.words import language
from advisor.words.tongues import Language

BENCH = "workbench"


@dataclass(frozen=True)
class Sheet:
    """A file as it was opened, and the text it was edited to."""

    before: bytes
    text: str

    @property
    def after(self) -> bytes:
        """The file as it would be saved."""
        return self.before if self.text == text_of(self.before) else bytes_of(self.text, like=self.before)

    @property
    def is_edited(self) -> bool:
        """Whether it would be saved otherwise than it was opened."""
        return self.after != self.before


@dataclass(frozen=True)
class Saved:
    """A file was saved, and the patch of what was."""

    name: str
    patch: bytes


@dataclass(frozen=True)
class Bench:
    """Everything on it. `look` is at the edit `looked_at`; `refused` is why the last saving or review was.

    `cases_read` is whether the saved cases could be looked at with it.
    """

    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    look: Look | None = None
    looked_at: str = ""
    cases_read: bool = False
    saved: Saved | None = None
    refused: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Whole:
    """All files of a base at one time; equal where their digests are."""

    digest: str
    files: Files = field(compare=False, repr=False)

    def edited(self, name: str, raw: bytes) -> str:
        """What an edit of one of them is known by."""
        return hashlib.sha256(f"{self.digest}\n{name}\n".encode() + raw).hexdigest()


def bench() -> Bench:
    """The workbench of this visit."""
    found: Bench = st.session_state.setdefault(BENCH, Bench())
    return found


def put(name: str, sheet: Sheet) -> None:
    """Put a sheet there; what was said of the last saving is over."""
    put_bench(replace(bench(), sheets={**bench().sheets, name: sheet}, saved=None, refused=()))


def put_bench(changed: Bench) -> None:
    """Let it be so from now on."""
    st.session_state[BENCH] = changed


def whole(folder: Path) -> Whole:
    """The files of the base as they stand on the disk now. Raises Refused."""
    files = files_of(folder)
    digest = hashlib.sha256()
    for name, raw in files.items():
        digest.update(f"{name}\n".encode("utf-8", "surrogateescape"))
        digest.update(b"" if isinstance(raw, OSError) else hashlib.sha256(raw).digest())
    return Whole(digest.hexdigest(), files)


def opened(base: Whole, name: str) -> Sheet:
    """The sheet of a file: as it was left, or, where nothing was typed, as the file stands now. Raises Refused."""
    raw = base.files.get(name, b"")
    kept = bench().sheets.get(name)
    if kept is not None and kept.is_edited:
        return kept
    if isinstance(raw, OSError):
        raise Refused([Problem(name, 0, 0, str(raw.strerror or raw), "")])
    return Sheet(raw, text_of(raw))


def judged(base: Whole, name: str, raw: bytes, folder: Path) -> Tried:
    """What would be wrong with the base if it were saved so; looked up once for an edit."""
    return _judged(base, name, raw, folder, language())


@lru_cache(maxsize=8)
def _judged(base: Whole, name: str, raw: bytes, folder: Path, _: Language) -> Tried:
    return tried(base.files, name=name, raw=raw, folder=folder)
