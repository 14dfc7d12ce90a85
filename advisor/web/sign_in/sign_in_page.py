"""What is drawn for whoever may see nothing yet: the way to the provider, and why there is nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from advisor.cases.failures import StoreFailed
from advisor.web.frame.language_choice import PARAMETER, choose_language, in_address
from advisor.web.markup import Content, show, tag, typed
from advisor.web.plain import label
from advisor.web.sign_in import sign_in_settings
from advisor.web.sign_in.sign_in_end import sign_out
from advisor.web.sign_in.sign_in_person import signed_in
from advisor.words import say, say_count

SCRIPT = Path(__file__).with_name("sign_in_return.js")


def draw_sign_in(paths: Sequence[str]) -> None:
    """For whoever is not signed in."""

    def page() -> None:
        _head(say("Sign in"), say("This server shows nothing before it knows who you are."))
        _ways(say("Sign in"))

    _draw(paths, page)


def draw_ended(paths: Sequence[str], *, unsaved: bool | None) -> None:
    """For whoever was signed in until now. `unsaved` is whether a change is kept for them; None where none was made."""

    def page() -> None:
        settings = sign_in_settings.settings()
        hours = settings.hours if settings else 0
        told = say_count(
            hours,
            "A sign-in lasts {number} hour, and ends in every window when you sign out in one.",
            "A sign-in lasts {number} hours, and ends in every window when you sign out in one.",
        )
        _head(say("Your sign-in has ended"), told)
        if unsaved:
            kept = say(
                "Your last change was not saved yet. This server keeps it for an hour: sign in again and it is saved."
            )
            st.warning(kept)
        elif unsaved is not None:
            show(tag("p", say("Everything you entered was saved."), class_="quiet"))
        _ways(say("Sign in again"))

    _draw(paths, page)


def draw_not_let_in(paths: Sequence[str]) -> None:
    """For whoever signed in and is in no team."""

    def page() -> None:
        found, settings = signed_in(), sign_in_settings.settings()
        _head(say("You are not in a team here"), say("You are signed in, but nobody has let you in."))
        whom = settings.contact if settings else ""
        show(
            tag("p", say("Ask this person or address to invite you:"), " ", typed(whom))
            if whom
            else tag("p", say("Ask whoever runs this server to invite you."))
        )
        if found is not None and found.email:
            show(tag("p", say("Your address:"), " ", typed(found.email)))
        elif found is not None:
            told = say("Your provider does not vouch for your address, so they need this number of yours too:")
            show(tag("p", told), tag("p", tag("code", found.subject), style="overflow-wrap: anywhere"))
        st.button(say("Sign out"), key="sign_out", on_click=sign_out)

    _draw(paths, page)


def draw_failed(paths: Sequence[str], failed: StoreFailed) -> None:
    """For whoever signed in while the store cannot be asked about them."""

    def page() -> None:
        _head(say("Nobody can be let in just now"), say("The list of people cannot be read."))
        st.error(label(str(failed)))
        st.button(say("Try again"), key="try_again", type="primary")

    _draw(paths, page)


def _draw(paths: Sequence[str], page: Callable[[], None]) -> None:
    """The page under every address there is, so that the address asked for stays; nothing names the pages behind."""
    others = {name: value for name, value in st.query_params.to_dict().items() if name != PARAMETER}
    if st.query_params.to_dict() != others | in_address():  # the language chosen here outlasts the way to the provider
        st.query_params.from_dict(others | in_address())
    pages = [st.Page(page, title=say("Sign in"), url_path=path, default=not path) for path in paths]
    chosen = st.navigation(pages, position="hidden")
    _, middle, _ = st.columns([1, 3, 1])
    with middle:
        chosen.run()
        st.space("small")
        narrow, _ = st.columns([1, 1])
        with narrow:
            choose_language()


def _head(title: str, lead: Content) -> None:
    show(
        tag("p", say("WeChat Account Advisor"), class_="eyebrow"),
        tag("h1", title),
        tag("p", lead, class_="lead"),
    )


def _ways(words: str) -> None:
    """A button for each provider."""
    settings = sign_in_settings.settings()
    for place, provider in enumerate(settings.providers if settings else ()):
        st.button(
            label(say("Sign in with {provider}", provider=provider.label)) if provider.label else words,
            key=f"sign_in_{place}",
            type="secondary" if place else "primary",
            on_click=st.login,
            args=(provider.name,) if provider.name else (),
        )
    show(tag("p", say("You are taken to the page of the provider, and back to this address."), class_="quiet"))
    _returns()(data=st.query_params.to_dict(), key="sign_in_return")  # it looks again when they change


@st.cache_resource
def _returns() -> Any:
    return st.components.v2.component("sign_in_return", js=SCRIPT.read_text(encoding="utf-8"))
