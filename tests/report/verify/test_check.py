"""A report says of itself whether it is still the one that was made."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import page
import pypdf
import pytest
from pypdf.annotations import FreeText
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from advisor.questionnaire.answers_file import read_case
from advisor.report import pdf
from advisor.report.attachments import ADVICE, ANSWERS, BRAND, MANIFEST, Origin, digest, read_manifest
from advisor.report.brand import Brand
from advisor.report.verify import opened, reading
from advisor.report.verify.opened import open_pdf
from advisor.words import speaking
from tests.report.verify import tampered
from tests.report.verify.conftest import AS_OF, SAMPLE, START, WEEKS, Made

FALSE_ALARM = "PDFA3A-STREAM-LENGTH-001"  # see tests/report/test_pdf.py


@pytest.fixture(autouse=True, scope="module")
def _read_in_this_process() -> Iterator[None]:
    """The reader without its process, which `test_opened` tests; each file is read once."""
    kept: dict[tuple[bytes, str], Any] = {}

    def asked(raw: bytes, wanted: dict[str, Any], *, timeout: float) -> Any:
        key = (raw, json.dumps(wanted))
        if key not in kept:
            kept[key] = reading.answer(raw, wanted)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opened, "_asked", asked)
        yield


def test_a_report_as_it_was_made_is_the_same(made: Made) -> None:
    checked = made.check(made.pdf)
    assert checked.found == ()
    assert checked.same


def test_a_report_with_its_attachments_can_still_be_read_aloud_and_archived(made: Made) -> None:
    assert page.validate_pdf_bytes(made.pdf, profile="ua1").is_compliant
    kept = [each for each in page.validate_pdf_bytes(made.pdf, profile="3a").failures if each.rule_id != FALSE_ALARM]
    assert not kept, [(each.rule_id, each.message) for each in kept]


def test_the_manifest_says_what_the_report_was_made_from(made: Made) -> None:
    read = open_pdf(made.pdf)
    manifest = read_manifest(read.attached[MANIFEST])
    assert (manifest.as_of, manifest.created) == (AS_OF, date(2026, 11, 30))
    assert (manifest.start, manifest.weeks) == (START, WEEKS)
    assert (manifest.language, manifest.edition) == ("en", "long")
    assert manifest.knowledge.digest == made.knowledge.digest
    assert manifest.pages == read.pages
    assert len(set(manifest.pages)) == len(manifest.pages)
    for name in (ADVICE, ANSWERS, BRAND):
        assert manifest.attached[name] == digest(read.attached[name])


def test_the_answers_attached_are_those_of_the_case(made: Made) -> None:
    attached = open_pdf(made.pdf).attached[ANSWERS]
    again = read_case(attached, file=ANSWERS, knowledge=made.knowledge)
    assert again == read_case(SAMPLE.read_bytes(), file=SAMPLE.name, knowledge=made.knowledge)


def test_every_attachment_says_what_it_is_to_the_report(made: Made) -> None:
    root: Any = pypdf.PdfReader(io.BytesIO(made.pdf)).trailer["/Root"]
    files = {one.get_object()["/F"]: one.get_object()["/AFRelationship"] for one in root["/AF"]}
    assert files == {ADVICE: "/Data", ANSWERS: "/Source", BRAND: "/Source", MANIFEST: "/Supplement"}


def test_a_changed_digit_is_found_with_its_page_and_both_numbers(made: Made) -> None:
    changed, number = tampered.with_digit(made.pdf, old="2", new="9")
    found = made.found(changed)
    assert list(found) == ["page_changed"]
    (said,) = found["page_changed"]
    assert said.startswith(f"page {number} was changed: it says “")
    one, other = said.split("”, and made again it says “")
    assert "9" in one
    assert sorted(one[one.index("“") :].replace("9", "2")) == sorted(("“" + other.removesuffix("”.")).replace("9", "2"))


def test_a_report_in_chinese_is_made_again_in_chinese_whoever_checks_it(chinese: Made) -> None:
    assert read_manifest(open_pdf(chinese.pdf).attached[MANIFEST]).language == "zh_Hans"
    assert chinese.check(chinese.pdf).found == ()
    changed, number = tampered.with_digit(chinese.pdf, old="2", new="9")
    found = chinese.found(changed)
    assert list(found) == ["page_changed"]
    assert found["page_changed"][0].startswith(f"page {number} was changed: it says “")
    with speaking("zh_Hans"):
        assert chinese.found(changed)["page_changed"][0].startswith(f"第{number}页被改动过：现写作“")


def test_swapped_pages_are_named(made: Made) -> None:
    assert made.found(tampered.with_pages_swapped(made.pdf, 5, 8)) == {
        "page_moved": [
            "page 8 of the report stands on page 5 of the file.",
            "page 5 of the report stands on page 8 of the file.",
        ]
    }


def test_a_page_taken_out_is_named(made: Made) -> None:
    def take_out(writer: pypdf.PdfWriter) -> None:
        writer.remove_page(3)

    assert made.found(tampered.rewritten(made.pdf, take_out)) == {"page_missing": ["page 4 of the report is missing."]}


def test_a_page_put_in_is_named(made: Made) -> None:
    found = made.found(tampered.rewritten(made.pdf, lambda writer: writer.insert_blank_page(index=2)))
    assert found["page_added"] == ["page 3 of the file is not in the report."]
    assert "page_changed" not in found


def test_a_note_put_on_a_page_is_found(made: Made) -> None:
    def write(writer: pypdf.PdfWriter) -> None:
        writer.add_annotation(4, FreeText(text="Guaranteed!", rect=(50, 550, 200, 650)))

    assert made.found(tampered.rewritten(made.pdf, write)) == {
        "page_changed": ["page 5 was changed: its words are the same, its looks, links or notes not."]
    }


def test_a_program_put_into_the_file_is_found(made: Made) -> None:
    def write(writer: pypdf.PdfWriter) -> None:
        action = DictionaryObject(
            {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
        )
        writer.root_object[NameObject("/OpenAction")] = action

    found = made.found(tampered.rewritten(made.pdf, write))
    assert found["frame"] == ["beside its pages this differs: what happens when it is opened."]


def test_a_link_that_leads_elsewhere_is_found(made: Made) -> None:
    def turn(writer: pypdf.PdfWriter) -> None:
        table: Any = writer.root_object["/Names"]["/Dests"]["/Names"]
        target = table[1].get_object()
        place = target["/D"] if isinstance(target, DictionaryObject) else target
        place[0] = writer.pages[0].indirect_reference

    found = made.found(tampered.rewritten(made.pdf, turn))
    assert "beside its pages this differs: the places its links lead to." in found["frame"]


def test_a_changed_title_is_found(made: Made) -> None:
    found = made.found(tampered.rewritten(made.pdf, lambda writer: writer.add_metadata({"/Title": "Other"})))
    assert found["frame"] == ["beside its pages this differs: its title and other data about it."]


def test_bytes_added_at_the_end_are_found(made: Made) -> None:
    assert made.found(made.pdf + b"\n% signed") == {
        "bytes": ["9 bytes were added at the end of the report, as signing or commenting does."]
    }


def test_a_file_that_another_program_wrote_anew_is_not_the_same(made: Made) -> None:
    assert made.found(tampered.rewritten(made.pdf, lambda _: None)).keys() <= {"bytes", "frame"}


@pytest.mark.parametrize("name", [ADVICE, ANSWERS, BRAND, MANIFEST])
def test_a_missing_attachment_is_named(made: Made, name: str) -> None:
    assert made.found(tampered.without(made.pdf, name))["attachment_missing"] == [f"the attachment {name} is missing."]


def test_an_attachment_that_is_not_of_the_report_is_named(made: Made) -> None:
    found = made.found(tampered.rewritten(made.pdf, lambda writer: writer.add_attachment("offer.exe", b"MZ")))
    assert found["attachment_added"] == ["the attachment “offer.exe” is not of the report."]


def test_a_changed_number_in_the_advice_is_named_by_its_field(made: Made) -> None:
    def change(raw: bytes) -> bytes:
        data = json.loads(raw)
        data["robustness"] = None
        data["roadmap"][0]["days"]["max"] += 1
        return json.dumps(data).encode()

    given = json.loads(open_pdf(made.pdf).attached[ADVICE])["roadmap"][0]
    found = made.found(tampered.with_attachment(made.pdf, ADVICE, change))
    assert found["attachment_changed"] == [f"the attachment {ADVICE} was changed after the report was made."]
    most = given["days"]["max"]
    (said,) = [said for said in found["advice"] if ".days.max: " in said]
    assert said.startswith(f"roadmap[{given['step']}")
    assert said.endswith(f"{most + 1} in the file, {most} made again.")


def test_changed_answers_are_found_and_give_other_pages(made: Made) -> None:
    found = made.found(
        tampered.with_attachment(made.pdf, ANSWERS, lambda raw: raw.replace(b"home: overseas", b"home: hong_kong"))
    )
    assert found["attachment_changed"] == [f"the attachment {ANSWERS} was changed after the report was made."]
    assert found["advice"]
    assert found["page_changed"]


def test_answers_that_no_rule_takes_are_refused_and_the_pages_still_checked(made: Made) -> None:
    changed = tampered.with_attachment(made.pdf, ANSWERS, lambda raw: raw.replace(b"home: overseas", b"home: moon"))
    found = made.found(tampered.with_pages_swapped(made.pdf, 5, 8))
    assert "page_moved" in found
    (said,) = made.found(changed)["not_made_again"]
    assert "moon" in said


def test_another_knowledge_base_is_named_with_both_digests_and_what_it_changes(made: Made) -> None:
    other = made.knowledge.model_copy(update={"digest": "sha256:" + "0" * 64})

    def advise(base: Any, case: Any, as_of: date, start: Any, weeks: Any) -> Any:
        given = made.advise(base, case, as_of, start, weeks)
        return given.__class__(**{**vars(given), "headline": "Wait."})

    found = made.found(made.pdf, knowledge=other, advise=advise)
    (said,) = found["knowledge"]
    assert made.knowledge.digest in said
    assert "sha256:" + "0" * 64 in said
    assert any(one.startswith("headline: ") and one.endswith("“Wait.” made again.") for one in found["advice"])
    assert "page_changed" not in found


def test_a_changed_page_is_found_even_with_another_knowledge_base(made: Made) -> None:
    other = made.knowledge.model_copy(update={"digest": "sha256:" + "0" * 64})
    changed, number = tampered.with_digit(made.pdf, old="2", new="9")
    assert made.found(changed, knowledge=other)["page_changed"] == [
        f"page {number} was changed after the report was made."
    ]


def test_another_version_of_the_layout_is_said_and_the_words_compared(made: Made) -> None:
    older = tampered.with_manifest(made.pdf, lambda text: _other(text, "layout"))
    (said,) = made.found(older)["layout"]
    assert "are the same as those that the manifest names" in said
    (said,) = made.found(tampered.with_manifest(older, lambda text: _other(text, "text")))["layout"]
    assert "are not the same as those that the manifest names" in said


def test_a_manifest_changed_with_its_pages_does_not_hide_them(made: Made) -> None:
    changed, number = tampered.with_digit(made.pdf, old="2", new="9")
    own = open_pdf(changed).pages

    def forge(text: str) -> str:
        return json.dumps({**json.loads(text), "pages": own})

    found = made.found(tampered.with_manifest(changed, forge))
    assert [said.partition(" was")[0] for said in found["page_changed"]] == [f"page {number}"]
    assert "it was changed with them" in found["manifest"][0]


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"schema": "report/2"}', '{"schema": "report/1"}', "[" * 50_000])
def test_a_manifest_that_is_none_is_said(made: Made, broken: str) -> None:
    checked = made.check(tampered.with_manifest(made.pdf, lambda _: broken))
    assert checked.manifest is None
    assert [one.kind for one in checked.found] == ["manifest"]


def test_an_unknown_key_in_the_manifest_is_not_passed_over(made: Made) -> None:
    def add(text: str) -> str:
        return json.dumps({**json.loads(text), "extra": 1})

    assert made.check(tampered.with_manifest(made.pdf, add)).manifest is None


def _other(text: str, key: str) -> str:
    return json.dumps({**json.loads(text), key: "sha256:" + "1" * 64})


def test_a_report_of_a_draft_is_made_again_as_one(made: Made) -> None:
    knowledge = made.knowledge
    case = read_case(SAMPLE.read_bytes(), file=SAMPLE.name, knowledge=knowledge)
    advice = made.advise(knowledge, case, AS_OF, None, None)
    job = {"knowledge": knowledge, "client": case.client, "brand": Brand(), "created": AS_OF}
    draft = pdf.build(advice, origin=Origin(case), edition="short", draft=True, **job).pdf
    assert read_manifest(open_pdf(draft).attached[MANIFEST]).draft
    assert made.check(draft).found == ()
