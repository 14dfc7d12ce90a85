"""Whether a PDF is the report that its case gives: makes it again, compares bytes, and says where they part."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from advisor.advice.document import to_json
from advisor.advice.model import Advice
from advisor.knowledge.languages import Language
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Refused
from advisor.questionnaire.answers_file import read_case
from advisor.questionnaire.case import Case
from advisor.report.attachments import (
    ADVICE,
    ANSWERS,
    BRAND,
    DESCRIPTIONS,
    MANIFEST,
    FontsNeeded,
    Manifest,
    Origin,
    digest,
    read_attached_brand,
    read_manifest,
)
from advisor.report.brand import Brand
from advisor.report.document import compose
from advisor.report.press import ReportFailed, press
from advisor.report.spoken import semicolons
from advisor.report.verify.findings import (
    Finding,
    advice_differences,
    frame_differences,
    page_differences,
    page_said,
)
from advisor.report.verify.opened import Opened, Unreadable, open_pdf
from advisor.words import say, speaking

MOST_PAGES_QUOTED = 6
Advise = Callable[[Knowledge, Case, date, date | None, int | None], Advice]


@dataclass(frozen=True)
class Given:
    """What a report is made again with.

    `knowledge` gives the knowledge base in a language, `advise` the advice for a case on a date, with the plan's first
    day and length. `brand` is needed only where a brand has fonts of its own, which are not attached; it is asked for
    in the language of the report.
    """

    knowledge: Callable[[Language], Knowledge]
    advise: Advise
    brand: Callable[[], Brand] | None = None


@dataclass(frozen=True)
class Checked:
    """What came of it: the report is the same where nothing is found. `manifest` is None where it cannot be read."""

    manifest: Manifest | None
    found: tuple[Finding, ...]

    @property
    def same(self) -> bool:
        """Whether the file is, byte for byte, the report that its case gives."""
        return not self.found


@dataclass(frozen=True)
class _Again:
    """A report made again: its bytes, and the advice in it as text."""

    pdf: bytes
    advice: str


def check(raw: bytes, *, given: Given) -> Checked:
    """Check a report with what is given here. Raises Unreadable where the file is no PDF, is encrypted, damaged or too
    big, or is no report from here.
    """
    opened = open_pdf(raw)
    if not opened.attached:
        raise Unreadable("not_ours")
    found = [*_missing(opened)]
    manifest = _manifest(opened, found)
    if manifest is None:
        return Checked(None, tuple(found))
    found += _changed(opened, manifest)
    return _compared(raw, opened, manifest, given=given, found=found)


def _compared(raw: bytes, opened: Opened, manifest: Manifest, *, given: Given, found: list[Finding]) -> Checked:
    knowledge = given.knowledge(manifest.language)
    if manifest.knowledge.digest != knowledge.digest:
        said = say(
            "the knowledge base is another one: the report was made with version {version} "
            "({digest}), and here it is version {here} ({digest_here}).",
            version=manifest.knowledge.version,
            digest=manifest.knowledge.digest,
            here=knowledge.meta.version,
            digest_here=knowledge.digest,
        )
        found.append(Finding("knowledge", "", said))
    again = _again(opened, manifest, knowledge=knowledge, given=given, found=found)
    if again is not None and again.pdf == raw:
        return Checked(manifest, ())
    found += _parted(raw, opened, manifest, again, same_base=manifest.knowledge.digest == knowledge.digest)
    return Checked(manifest, tuple(found))


def _missing(opened: Opened) -> Iterator[Finding]:
    for name in DESCRIPTIONS:
        if name not in opened.attached:
            yield Finding("attachment_missing", name, say("the attachment {name} is missing.", name=name))
    for name in opened.others:
        yield Finding("attachment_added", name, say("the attachment “{name}” is not of the report.", name=name))


def _manifest(opened: Opened, found: list[Finding]) -> Manifest | None:
    if MANIFEST not in opened.attached:
        return None
    try:
        return read_manifest(opened.attached[MANIFEST])
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the whole"
        said = say(
            "the manifest cannot be read ({where}: {problem}); it was changed, or a later version wrote it.",
            where=where if first["loc"] else say("the whole"),
            problem=first["msg"],
        )
        found.append(Finding("manifest", where, said))
        return None


def _changed(opened: Opened, manifest: Manifest) -> Iterator[Finding]:
    for name, content in opened.attached.items():
        if name != MANIFEST and manifest.attached.get(name) != digest(content):
            yield Finding(
                "attachment_changed",
                name,
                say("the attachment {name} was changed after the report was made.", name=name),
            )


def _again(
    opened: Opened, manifest: Manifest, *, knowledge: Knowledge, given: Given, found: list[Finding]
) -> _Again | None:
    """The report made again from what is attached, or None, and then why not stands in `found`."""
    if ANSWERS not in opened.attached or (BRAND not in opened.attached and given.brand is None):
        return None
    try:
        case = read_case(opened.attached[ANSWERS], file=ANSWERS, knowledge=knowledge)
        with speaking(manifest.language):
            brand = given.brand() if given.brand else _attached_brand(opened)
        if brand.digest != manifest.brand:
            found.append(Finding("brand", "", say("the brand is another than the report was made with.")))
        with speaking(manifest.language):
            return _made(case, brand, manifest, knowledge=knowledge, given=given)
    except Refused as refused:
        why = semicolons(str(problem) for problem in refused.problems[:3])
    except FontsNeeded:
        why = say("its brand has fonts of its own, which are not attached. Name the brand file with --brand.")
    except (ReportFailed, ValueError, RecursionError) as error:
        why = _short(str(error))
    found.append(Finding("not_made_again", "", say("the report cannot be made again here: {why}", why=why)))
    return None


def _made(case: Case, brand: Brand, manifest: Manifest, *, knowledge: Knowledge, given: Given) -> _Again:
    advice = given.advise(knowledge, case, manifest.as_of, manifest.start, manifest.weeks)
    job = compose(
        advice,
        knowledge=knowledge,
        client=case.client,
        brand=brand,
        created=manifest.created,
        origin=Origin(case, start=manifest.start, weeks=manifest.weeks),
        edition=manifest.edition,
        draft=manifest.draft,
    )
    return _Again(press(job).pdf, to_json(advice))


def _attached_brand(opened: Opened) -> Brand:
    return read_attached_brand(opened.attached[BRAND].decode("utf-8", "replace"))


def _short(text: str) -> str:
    return " ".join(text.split())[:300]


def _parted(
    raw: bytes, opened: Opened, manifest: Manifest, again: _Again | None, *, same_base: bool
) -> Iterator[Finding]:
    """Where the file and the report made again part, or, where none can be made, the file and its own manifest."""
    if again is None:
        yield from _pages(raw, opened, manifest.pages, None)
        return
    if ADVICE in opened.attached:
        yield from _advice(opened.attached[ADVICE], again.advice)
    new = open_pdf(again.pdf, frame=True)
    made = read_manifest(new.attached[MANIFEST])
    if made.layout != manifest.layout:
        yield Finding("layout", "", _other_layout(alike=made.text == manifest.text))
    if not same_base or made.layout != manifest.layout:
        yield from _pages(raw, opened, manifest.pages, None)
        return
    pages = [*_pages(raw, opened, new.pages, again.pdf)]
    yield from pages
    if pages and manifest.pages == opened.pages:
        said = say("the manifest agrees with these pages: it was changed with them, or another version made both.")
        yield Finding("manifest", "pages", said)
    if not pages:
        yield from _beside_pages(raw, again.pdf, new)


def _other_layout(*, alike: bool) -> str:
    if alike:
        return say(
            "the layout or the typesetter here is of another version, so pages cannot be compared with pages; the "
            "words and numbers given to it are the same as those that the manifest names."
        )
    return say(
        "the layout or the typesetter here is of another version, so pages cannot be compared with pages; the "
        "words and numbers given to it are not the same as those that the manifest names."
    )


def _advice(attached: bytes, again: str) -> list[Finding]:
    if attached == again.encode():
        return []
    try:
        differing = advice_differences(json.loads(attached), json.loads(again))
    except (ValueError, RecursionError):
        return [Finding("advice", ADVICE, say("the advice attached cannot be read."))]
    return differing or [
        Finding("advice", ADVICE, say("the advice attached is written otherwise, with the same content."))
    ]


def _pages(raw: bytes, opened: Opened, expected: tuple[str, ...], again: bytes | None) -> Iterator[Finding]:
    parted = page_differences(expected, opened.pages)
    changed = [one for one in parted if one.kind == "page_changed"][:MOST_PAGES_QUOTED]
    here: Mapping[int, str] = {}
    there: Mapping[int, str] = {}
    if again is not None and changed:
        here = open_pdf(raw, pages=False, texts=[one.found for one in changed]).texts
        there = open_pdf(again, pages=False, texts=[one.expected for one in changed]).texts
    for one in parted:
        known = one in changed and one.found in here and one.expected in there
        yield page_said(one, words=(here[one.found], there[one.expected]) if known else None)


def _beside_pages(raw: bytes, again: bytes, new: Opened) -> Iterator[Finding]:
    differing = frame_differences(new.frame, open_pdf(raw, pages=False, frame=True).frame)
    yield from differing
    if raw.startswith(again):
        said = say(
            "{number} bytes were added at the end of the report, as signing or commenting does.",
            number=f"{len(raw) - len(again):,}",
        )
        yield Finding("bytes", "", said)
    elif not differing:
        yield Finding("bytes", "", say("the pages are the same, but another program has written the file anew."))
