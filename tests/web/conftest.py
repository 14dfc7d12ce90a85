"""Every test keeps its drafts in a database of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.knowledge.languages import LANGUAGES
from advisor.web import language_choice


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that holds the drafts."""
    file = tmp_path / "drafts.sqlite"
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.delenv("ADVISOR_KNOWLEDGE", raising=False)
    return file


@pytest.fixture
def all_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app with every language on offer."""
    monkeypatch.setattr(language_choice, "OFFERED", LANGUAGES)
