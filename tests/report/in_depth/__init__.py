"""What an advice holds beyond its core, made by hand: certificate, robustness, unlocks, phases, costs, opinions."""

from __future__ import annotations

from typing import Any

from tests.report.in_depth.certificate import CERTIFICATE, ROBUSTNESS
from tests.report.in_depth.consultant import CHOICES, HOSTILE, OPINIONS
from tests.report.in_depth.costs import COSTS
from tests.report.in_depth.outlook import PROSPECTS, RELEVANCE
from tests.report.in_depth.phases import LAUNCH, PHASES
from tests.report.in_depth.ways import EXISTING, NO_UNLOCKS, UNLOCKS

PARTS: dict[str, Any] = {
    "certificate": CERTIFICATE,
    "robustness": ROBUSTNESS,
    "unlocks": UNLOCKS,
    "no_unlocks": NO_UNLOCKS,
    "choices": CHOICES,
    "existing": EXISTING,
    "phases": PHASES,
    "launch": LAUNCH,
    "costs": COSTS,
    "prospects": PROSPECTS,
    "relevance": RELEVANCE,
    "opinions": OPINIONS,
}

__all__ = ["CERTIFICATE", "CHOICES", "HOSTILE", "PARTS", "ROBUSTNESS"]
