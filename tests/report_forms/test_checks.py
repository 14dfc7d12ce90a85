"""A file that is not whole, or not what its ending says, is noticed before anybody gets it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from advisor.report.forms import making
from advisor.report.forms.checks import CHECKS, check
from advisor.report.forms.kinds import FORMS
from advisor.report.forms.making import make
from advisor.report.forms.order import Made
from advisor.report.press import ReportFailed
from tests.report_forms.orders import order

PDF = b"%PDF-1.7\n<pdfuaid:part>1</pdfuaid:part><pdfaid:part>3</pdfaid:part>\n%%EOF\n"


def packed(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as into:
        for name, data in parts.items():
            into.writestr(name.replace("__", "/") + ".xml", data)
    return file.getvalue()


BOOK = packed(xl__workbook=b"<workbook/>" * 9)
UNSOUND = {
    ("pdf", "no whole PDF"): PDF[:-7],
    ("pdf", "does not say pdfuaid"): PDF.replace(b"pdfuaid", b"nothing"),
    ("pdf", "does not say pdfaid"): PDF.replace(b"pdfaid", b"nothing"),
    ("xlsx", "no xlsx file"): BOOK[:40],
    ("xlsx", "is damaged"): BOOK.replace(b"<workbook/><workbook/>", b"<workbook/><warkbook/>"),
    ("docx", "word/document.xml is missing"): BOOK,
    ("pptx", "ppt/presentation.xml is missing"): BOOK,
    ("ics", "no whole calendar"): b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n",
    ("csv", "head line is missing"): b"2026-12-02,service\r\n",
    ("json", "no JSON"): b'{"schema": "advice/1"',
    ("json", "no advice"): b"[]",
}


@pytest.mark.parametrize(("form", "said"), UNSOUND)
def test_an_unsound_file_is_refused_with_the_reason(form: str, said: str) -> None:
    with pytest.raises(ReportFailed, match=f"not sound: .*{said}"):
        check(form, UNSOUND[form, said])


def test_sound_files_pass() -> None:
    check("pdf", PDF)
    check("xlsx", BOOK)


@pytest.mark.parametrize("form", ["json", "csv", "ics", "xlsx"])
def test_what_is_made_is_checked(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert make(order(form=form)).data
    monkeypatch.setattr(making, "MAKERS", dict.fromkeys(FORMS, lambda *_: Made(b"half")))
    with pytest.raises(ReportFailed, match="not sound"):
        make(order(form=form))


def test_every_form_is_checked() -> None:
    assert set(CHECKS) == set(FORMS)


@pytest.mark.parametrize("form", ["json", "csv", "ics", "xlsx"])
def test_the_same_order_gives_the_same_bytes(form: str) -> None:
    one = order("Kauri", form)
    assert make(one) == make(replace(one))
