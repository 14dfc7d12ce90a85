"""Who is signed in to this visit: what the provider vouched for, held against the store at every use; never a guess.

A sign-in is over after so many hours, when it was ended by signing out in any window, and where there is no visit at
all: what works without one (a thread, a download made later) is given its desk by the visit that begins it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from advisor.cases.failures import SignInEnded, StoreFailed
from advisor.cases.people import Person
from advisor.cases.store import Store
from advisor.web.sign_in import sign_in_settings
from advisor.words import say

KNOWN = "signed_in"
LONGEST = 200


class NotLetIn(StoreFailed):
    """Somebody signed in whom nobody has let in."""

    def __init__(self) -> None:
        super().__init__(say("You are signed in, but in no team here."), say("Ask whoever runs this server."))


@dataclass(frozen=True)
class SignIn:
    """A sign-in: `ident` tells it from every other one, `subject` is who it is; both are digests.

    `email` is empty where the provider does not vouch for it.
    """

    ident: str
    subject: str
    email: str
    name: str
    began: datetime


@dataclass(frozen=True)
class Admitted:
    """Whom a sign-in was found to mean when this visit began."""

    sign_in: SignIn
    person: Person


def sign_in_of(claims: Mapping[str, Any]) -> SignIn | None:
    """The sign-in that a provider's claims are of; None where nobody is signed in, or they say too little."""
    issuer, subject, issued = claims.get("iss"), claims.get("sub"), claims.get("iat")
    told = isinstance(issuer, str) and isinstance(subject, str) and issuer and subject
    if claims.get("is_logged_in") is not True or not told or isinstance(issued, bool):
        return None
    if not isinstance(issued, (int, float)):
        return None
    try:
        began = datetime.fromtimestamp(issued, UTC)
    except (OverflowError, ValueError, OSError):
        return None
    email = claims.get("email") if claims.get("email_verified") is True else ""
    name = claims.get("name")
    return SignIn(
        ident=_digest("sign-in", issuer, subject, issued, *(claims.get(one) for one in ("nonce", "jti", "at_hash"))),
        subject=_digest("subject", issuer, subject),
        email=email[:LONGEST] if isinstance(email, str) else "",
        name=name[:LONGEST] if isinstance(name, str) else "",
        began=began,
    )


def is_over(sign_in: SignIn, *, now: datetime, hours: int) -> bool:
    """Whether a sign-in has lasted its time."""
    return now >= sign_in.began + timedelta(hours=hours)


def signed_in() -> SignIn | None:
    """The sign-in of this visit, over or not; None where there is none."""
    return sign_in_of(st.user.to_dict()) if get_script_run_ctx() is not None else None


def lasting() -> SignIn | None:
    """The sign-in of this visit; None where there is none, or it has lasted its time. The store may know it is over."""
    settings, found = sign_in_settings.settings(), signed_in()
    if settings is None or found is None or is_over(found, now=datetime.now(UTC), hours=settings.hours):
        return None
    return found


def admitted() -> Admitted | None:
    """Whom this visit began with."""
    known: Admitted | None = st.session_state.get(KNOWN)
    return known


def present(store: Store) -> Person:
    """Who is here. Raises SignInEnded, NotLetIn, and StoreFailed where the store cannot be asked."""
    found, known = lasting(), admitted()
    if found is None:
        raise SignInEnded
    if known is None:
        person = store.signed_in(subject=found.subject, email=found.email, name=found.name, sign_in=found.ident)
        if person is None:
            raise NotLetIn
        st.session_state[KNOWN] = Admitted(found, person)
        return person
    if known.sign_in.ident != found.ident or not store.stands(found.ident):
        raise SignInEnded
    return known.person


def _digest(*parts: object) -> str:
    return f"sha256:{hashlib.sha256(repr(parts).encode()).hexdigest()}"
