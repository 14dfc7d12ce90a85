"""What leaves the house is sealed: the case as it was, the knowledge it rests on, and the digest of the file."""

from __future__ import annotations

import hashlib

from advisor.cases.draft import Draft
from advisor.cases.failures import StoreFailed
from advisor.cases.seals import Exported
from advisor.cases.store import Desk
from advisor.report.forms.making import make
from advisor.report.forms.order import Order


def seal(desk: Desk | None, ident: str, draft: Draft, order: Order, *, file: bytes) -> StoreFailed | None:
    """Keep what was exported from a case as `draft` held it. What went wrong, or None; the file is good either way."""
    try:
        if desk is None or not draft.version:
            raise StoreFailed("")
        desk.seals.seal(ident, draft, exported(order, file))
    except StoreFailed as failed:
        return failed
    return None


def made_and_sealed(desk: Desk | None, ident: str, draft: Draft, order: Order) -> bytes:
    """The file of an order that is made in the moment it is fetched."""
    file = make(order).data
    seal(desk, ident, draft, order, file=file)
    return file


def exported(order: Order, file: bytes) -> Exported:
    """What a file was made from."""
    advice, meta = order.advice, order.advice.knowledge
    return Exported(
        form=order.form,
        edition=order.edition,
        language=order.lang,
        as_of=advice.as_of,
        good_until=advice.good_until,
        knowledge=meta.digest,
        knowledge_version=meta.version,
        brand=order.brand.digest,
        result="sha256:" + hashlib.sha256(file).hexdigest(),
    )
