"""A last look at a file before anybody gets it: is it whole, and what its ending says it is."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from types import MappingProxyType

from advisor.report.press import ReportFailed
from advisor.words import say

_MAIN_PART = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml", "xlsx": "xl/workbook.xml"}
_CLAIMS = (b"pdfuaid:part>1<", b"pdfaid:part>3<")


def check(form: str, data: bytes) -> None:
    """Raises ReportFailed with what is wrong with the file."""
    wrong = CHECKS[form](data)
    if wrong:
        raise ReportFailed(say("the finished file is not sound: {wrong}", wrong=wrong))


def _pdf(data: bytes) -> str:
    if not data.startswith(b"%PDF-") or not data.rstrip().endswith(b"%%EOF"):
        return say("it is no whole PDF")
    missing = [claim.decode() for claim in _CLAIMS if claim not in data]
    return say("it does not say {missing}", missing=missing[0]) if missing else ""


def _packed(form: str) -> Callable[[bytes], str]:
    def look(data: bytes) -> str:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                broken = parts.testzip()
                if broken is not None:
                    return say("its part {part} is damaged", part=broken)
                return (
                    ""
                    if _MAIN_PART[form] in parts.namelist()
                    else say("its part {part} is missing", part=_MAIN_PART[form])
                )
        except zipfile.BadZipFile:
            return say("it is no {form} file", form=form)

    return look


def _calendar(data: bytes) -> str:
    whole = data.startswith(b"BEGIN:VCALENDAR\r\n") and data.endswith(b"END:VCALENDAR\r\n")
    return "" if whole else say("it is no whole calendar")


def _rows(data: bytes) -> str:
    return "" if data.startswith(b"date,") and data.endswith(b"\r\n") else say("its head line is missing")


def _document(data: bytes) -> str:
    try:
        found = json.loads(data)
    except ValueError as error:
        return say("it is no JSON: {error}", error=error)
    return "" if isinstance(found, dict) and found.get("schema") == "advice/1" else say("it is no advice")


CHECKS: Mapping[str, Callable[[bytes], str]] = MappingProxyType(
    {
        "pdf": _pdf,
        **{form: _packed(form) for form in _MAIN_PART},
        "ics": _calendar,
        "csv": _rows,
        "json": _document,
    }
)
