"""What many tests need: the real knowledge base, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.knowledge.load import load
from advisor.knowledge.models import Knowledge

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def real() -> Knowledge:
    """The knowledge base of the project."""
    return load(ROOT / "knowledge")
