"""A file of the office formats, with the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from advisor.report.office.cleaned import shortened
from advisor.report.office.tongue import tongue
from advisor.report.workbook import EARLIEST
from advisor.words import say


def fixed(package: bytes) -> bytes:
    """The package with its members stored, and dated as early as the format can.

    Stored and not compressed: compressed bytes differ from one zlib to the next.
    """
    final = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as read, zipfile.ZipFile(final, "w", zipfile.ZIP_STORED) as write:
        for member in read.infolist():
            info = zipfile.ZipInfo(member.filename, date_time=EARLIEST)
            info.create_system = 0
            write.writestr(info, read.read(member))
    return final.getvalue()


def describe(properties: Any, job: dict[str, Any]) -> None:
    """Fill in the document's properties, dated by the job and not by the clock."""
    data = job["data"]
    title, client = data["title"], data["client"]["name"]
    if client:
        title = say("{title} – {client}", title=title, client=shortened(client, 200))
    made = datetime.fromtimestamp(job["timestamp"], tz=UTC).replace(tzinfo=None)
    author = data["brand"]["name"]
    properties.title, properties.author, properties.last_modified_by = title[:255], author[:255], author[:255]
    properties.subject = data["client"]["name"][:255]
    properties.keywords = properties.comments = properties.category = ""
    properties.language, properties.revision = tongue().code, 1
    properties.created = properties.modified = made
    properties.identifier = properties.version = ""


def without_thumbnail(relations: Any) -> None:
    """Drop the picture of the first page that the writers' pattern brings: it shows another document."""
    for name in [name for name, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        relations.pop(name)
