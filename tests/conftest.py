"""What many tests need: the real knowledge base, loaded once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from advisor.knowledge.load import load
from advisor.knowledge.models import Knowledge

settings.register_profile("quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=1500)
settings.load_profile("quick")

os.environ["ADVISOR_CACHE"] = "off"  # what is tested is what is read

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def real() -> Knowledge:
    """The knowledge base of the project."""
    return load(ROOT / "knowledge")
