"""A realistic advice made by hand, so that the report can be tested without the engine."""

from __future__ import annotations

from tests.report.sample.names import knowledge
from tests.report.sample.whole import CLIENT, CREATED, advice

__all__ = ["CLIENT", "CREATED", "advice", "knowledge"]
