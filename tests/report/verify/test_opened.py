"""Files from outside: each is read within its limits or refused with one reason, and none harms the reader."""

from __future__ import annotations

import io

import pikepdf
import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, NumberObject

from advisor.report.verify.opened import MOST_BYTES, Unreadable, open_pdf
from tests.report.verify import tampered
from tests.report.verify.conftest import Made


def kind(raw: bytes, **options: float) -> str:
    with pytest.raises(Unreadable) as refused:
        open_pdf(raw, **options)  # type: ignore[arg-type]
    return refused.value.kind


def blank(change: object = None) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    if callable(change):
        change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_what_is_no_pdf_is_refused() -> None:
    assert kind(b"") == "no_pdf"
    assert kind(b"schema: answers/1\n") == "no_pdf"


def test_what_begins_as_a_pdf_and_is_none_is_damaged() -> None:
    assert kind(b"%PDF-1.7\n" + bytes(2000)) == "damaged"


def test_half_a_report_is_damaged(made: Made) -> None:
    assert kind(made.pdf[: len(made.pdf) // 2]) == "damaged"


def test_an_encrypted_report_is_told_apart(made: Made) -> None:
    assert (
        kind(tampered.rewritten(made.pdf, lambda writer: writer.encrypt("secret", algorithm="RC4-128"))) == "encrypted"
    )


@pytest.mark.parametrize("kept_open", [False, True])
def test_a_report_encrypted_as_is_usual_today_is_told_apart(made: Made, kept_open: bool) -> None:
    locked, out = pikepdf.Encryption(owner="secret", user="" if kept_open else "known", R=6), io.BytesIO()
    pikepdf.open(io.BytesIO(made.pdf)).save(out, encryption=locked)
    assert kind(out.getvalue()) == "encrypted"


def test_a_file_that_is_too_large_is_not_even_parsed() -> None:
    assert kind(b"%PDF-1.7\n".ljust(MOST_BYTES + 1, b"\0")) == "large"


def test_a_small_file_that_unpacks_without_end_is_refused() -> None:
    def bomb(writer: pypdf.PdfWriter) -> None:
        stream = DecodedStreamObject()
        stream.set_data(bytes(150_000_000))
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())

    packed = blank(bomb)
    assert len(packed) < 1_000_000
    assert kind(packed) == "too_big"


def test_a_page_tree_without_end_is_refused() -> None:
    raw = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    raw += b"2 0 obj\n<</Type/Pages/Count 1/Kids[2 0 R]>>\nendobj\n"
    raw += b"trailer\n<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF\n"
    assert kind(raw) in ("damaged", "ended")


def test_objects_that_lead_to_each_other_come_to_an_end() -> None:
    def ring(writer: pypdf.PdfWriter) -> None:
        one, other = DictionaryObject(), DictionaryObject()
        one[NameObject("/Next")] = writer._add_object(other)
        other[NameObject("/Next")] = writer._add_object(one)
        writer.pages[0][NameObject("/PieceInfo")] = one

    assert len(open_pdf(blank(ring)).pages) == 1


def test_a_chain_too_deep_to_follow_is_refused() -> None:
    def chain(writer: pypdf.PdfWriter) -> None:
        last = DictionaryObject()
        for _ in range(20_000):
            link = DictionaryObject()
            link[NameObject("/Next")] = writer._add_object(last)
            last = link
        writer.pages[0][NameObject("/PieceInfo")] = writer._add_object(last)

    assert kind(blank(chain)) in ("damaged", "too_big", "ended")


def test_too_many_pages_are_refused() -> None:
    def many(writer: pypdf.PdfWriter) -> None:
        for _ in range(600):
            writer.add_blank_page(100, 100)

    assert kind(blank(many)) == "too_big"


def test_a_reader_that_takes_too_long_is_ended(made: Made) -> None:
    assert kind(made.pdf, timeout=0.01) == "ended"


def test_somebody_elses_pdf_has_nothing_of_ours() -> None:
    opened = open_pdf(blank(lambda writer: writer.add_attachment("notes.txt", b"hello")))
    assert opened.attached == {}
    assert opened.others == ("notes.txt",)


def test_how_a_file_is_written_does_not_change_its_pages(made: Made) -> None:
    def unpack(writer: pypdf.PdfWriter) -> None:
        for one in writer.pages:
            one.compress_content_streams(level=1)

    assert open_pdf(tampered.rewritten(made.pdf, unpack)).pages == open_pdf(made.pdf).pages


def test_a_page_turned_by_a_right_angle_is_another_page(made: Made) -> None:
    def turn(writer: pypdf.PdfWriter) -> None:
        writer.pages[0][NameObject("/Rotate")] = NumberObject(90)

    before, after = open_pdf(made.pdf).pages, open_pdf(tampered.rewritten(made.pdf, turn)).pages
    assert before[0] != after[0]
    assert before[1:] == after[1:]
