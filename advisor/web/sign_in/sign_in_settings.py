"""Whether this server asks for a sign-in, and at which providers: read once, when it starts, and then held.

Signing in is on where the secrets (`.streamlit/secrets.toml`, or the file that `ADVISOR_SECRETS` names) have a section
`[auth]`. A section that is not whole stops the start: a server that was meant to ask for a sign-in never runs without.
"""

from __future__ import annotations

import ipaddress
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config
from streamlit.errors import StreamlitSecretNotFoundError

MODE, HOURS, CONTACT = "ADVISOR_SIGN_IN", "ADVISOR_SIGN_IN_HOURS", "ADVISOR_SIGN_IN_CONTACT"
SECRETS = "ADVISOR_SECRETS"
MODES = ("auto", "required", "none")
MOST_HOURS = 24 * 30  # for so long Streamlit's cookie lasts
SHORTEST_SECRET = 32
CALLBACK = "/oauth2callback"
FILES = "secrets.files"
_PROVIDER = ("client_id", "client_secret", "server_metadata_url")
_SHARED = ("redirect_uri", "cookie_secret")


class WrongSettings(ValueError):
    """What keeps the server from starting: one sentence, without any secret in it."""


@dataclass(frozen=True)
class Provider:
    """Somewhere to sign in: `name` as Streamlit knows it (None: the one without a name), `label` as people do."""

    name: str | None
    label: str


@dataclass(frozen=True)
class SignInSettings:
    """How people sign in here. A sign-in lasts `hours`; `contact` is whom to ask, as the operator wrote it."""

    providers: tuple[Provider, ...]
    hours: int
    contact: str
    origin: str


@lru_cache(maxsize=1)
def settings() -> SignInSettings | None:
    """How people sign in; None where this server asks for no sign-in. Raises WrongSettings."""
    return settings_in(_secrets(), os.environ)


def refuse_unsafe(address: str | None = None) -> None:
    """Stop the start where signing in is set up by halves, or left out on a server that other machines reach."""
    try:
        warning = judged(settings(), address or config.get_option("server.address"), os.environ)
    except WrongSettings as wrong:
        sys.stderr.write(f"{wrong} The app does not start.\n")
        sys.exit(2)
    if warning:
        sys.stderr.write(f"{warning}\n")


def judged(found: SignInSettings | None, address: str | None, environment: Mapping[str, str]) -> str:
    """What to warn of when the app is served at an address; empty for nothing. Raises WrongSettings."""
    mode = environment.get(MODE) or MODES[0]
    if mode not in MODES:
        raise WrongSettings(f"{MODE} means nothing as it is; there are {', '.join(MODES)}.")
    if found is not None:
        if mode == "none":
            raise WrongSettings(f"{MODE}=none contradicts the section [auth] of the secrets; take one of them away.")
        return ""
    if mode == "required":
        raise WrongSettings(f"{MODE}=required, and no secrets with a section [auth] were found (docs/sign-in.md).")
    if is_loopback(address):
        return ""
    if mode == "none":
        return f"{MODE}=none: whoever reaches this server reads and changes every case without signing in."
    raise WrongSettings(
        f"Other machines reach {address or 'this address'}, and no sign-in is set up. Set one up (docs/sign-in.md), "
        f"serve 127.0.0.1 only, or say by {MODE}=none that everybody who reaches it may see everything."
    )


def is_loopback(address: str | None) -> bool:
    """Whether only this machine reaches a server at an address; None is every address.

    >>> [is_loopback(one) for one in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "10.1.2.3", "example.com", None)]
    [True, True, True, False, False, False, False]
    """
    if address is None or address == "localhost":
        return address is not None
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False


def settings_in(secrets: Mapping[str, Any], environment: Mapping[str, str]) -> SignInSettings | None:
    """What secrets and environment say. Raises WrongSettings."""
    if "auth" not in secrets:
        return None
    auth = secrets["auth"]
    if not isinstance(auth, Mapping):
        raise WrongSettings("[auth] in the secrets is no section.")
    for name in _SHARED:
        _text(auth, name, "[auth]")
    if len(auth["cookie_secret"]) < SHORTEST_SECRET:
        raise WrongSettings(f"cookie_secret in [auth] is shorter than {SHORTEST_SECRET} signs; make a random one.")
    redirect = urlsplit(auth["redirect_uri"].replace("{port}", "1"))
    _safe_address(auth["redirect_uri"], "redirect_uri in [auth]")
    if not redirect.path.endswith(CALLBACK) or redirect.query or redirect.fragment:
        raise WrongSettings(f"redirect_uri in [auth] does not end with {CALLBACK}.")
    if config.get_option("server.trustedUserHeaders"):
        raise WrongSettings("server.trustedUserHeaders would let a header say who somebody is; take it away.")
    contact = environment.get(CONTACT, "").strip()[:200]
    origin = f"{redirect.scheme}://{redirect.netloc}"
    return SignInSettings(_providers(auth), _hours(environment), contact, origin)


def _providers(auth: Mapping[str, Any]) -> tuple[Provider, ...]:
    found = []
    if any(name in auth for name in _PROVIDER):
        found.append(_provider(None, auth, "[auth]"))
    for name, section in auth.items():
        if isinstance(section, Mapping) and name != "client_kwargs":
            if "_" in name or not name.isascii():
                raise WrongSettings(f"[auth.{name}]: the name of a provider has no underscore and ASCII letters only.")
            found.append(_provider(name, section, f"[auth.{name}]"))
    if not found:
        raise WrongSettings("[auth] in the secrets names no provider: client_id is missing.")
    return tuple(found)


def _provider(name: str | None, section: Mapping[str, Any], place: str) -> Provider:
    for key in _PROVIDER:
        _text(section, key, place)
    _safe_address(section["server_metadata_url"], f"server_metadata_url in {place}")
    label = section.get("label", name or "")
    return Provider(name, str(label)[:60])


def _text(section: Mapping[str, Any], name: str, place: str) -> None:
    value = section.get(name)
    if not isinstance(value, str) or not value.strip():
        raise WrongSettings(f"{name} in {place} of the secrets is missing.")
    if value.startswith("<"):
        raise WrongSettings(f"{name} in {place} of the secrets still stands as in the example.")


def _safe_address(text: str, place: str) -> None:
    """Beyond this machine only encrypted addresses will do."""
    try:
        parts = urlsplit(text.replace("{port}", "1"))
        host = parts.hostname
    except ValueError:
        host = None
    if host is None or parts.scheme not in ("http", "https"):
        raise WrongSettings(f"{place} is no web address.")
    if parts.scheme == "http" and not is_loopback(host):
        raise WrongSettings(f"{place} must begin with https://.")


def _hours(environment: Mapping[str, str]) -> int:
    given = environment.get(HOURS) or "12"
    if not given.isdecimal() or not 1 <= int(given) <= MOST_HOURS:
        raise WrongSettings(f"{HOURS} must be a whole number from 1 to {MOST_HOURS}.")
    return int(given)


def _secrets() -> Mapping[str, Any]:
    """All secrets; none where there is no file of them. Raises WrongSettings for files that cannot be read."""
    given = os.environ.get(SECRETS)
    if given:
        config.set_option(FILES, [given])
    places = [Path(place) for place in config.get_option(FILES)]
    there = [place for place in places if place.exists()]
    if config.is_manually_set(FILES) and len(there) < len(places):
        raise WrongSettings(f"A file of secrets that was named ({SECRETS}) is not there.")
    if not there:
        return {}
    try:
        return st.secrets.to_dict()
    except (StreamlitSecretNotFoundError, OSError, UnicodeDecodeError):
        raise WrongSettings("The secrets cannot be read: the file may not be opened, or it is not TOML.") from None
