"""The report for people who edit it: a text document (.docx) and slides (.pptx), from the same job as the PDF."""

from __future__ import annotations

from typing import Any

from advisor.words import speaking


def report_docx(job: dict[str, Any]) -> bytes:
    """The job (see `advisor.report.document.compose`) as a text document with real styles. Raises ReportFailed."""
    from advisor.report.office.docx_file import written

    with speaking(job["data"]["language"]):
        return written(job)


def report_pptx(job: dict[str, Any]) -> bytes:
    """The job as slides with charts that can be edited. Raises ReportFailed."""
    from advisor.report.office.pptx_file import written

    with speaking(job["data"]["language"]):
        return written(job)
