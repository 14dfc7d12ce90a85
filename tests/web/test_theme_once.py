"""The theme that goes with every run of a page is the one of the settings, read once."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from advisor.web.server.theme_once import read_theme_once

SECTIONS = ("theme.light", "theme.dark", "theme.sidebar", "theme.light.sidebar", "theme.dark.sidebar")
READ = app_session._populate_theme_msg


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_session, "_populate_theme_msg", READ)


def whole(put: Callable[..., None]) -> CustomThemeConfig:
    """The theme as Streamlit puts it together."""
    theme = CustomThemeConfig()
    put(theme)
    for section in SECTIONS:
        put(reduce(getattr, section.split(".")[1:], theme), section)
    return theme


def test_the_whole_is_what_streamlit_would_send() -> None:
    expected = whole(READ)
    read_theme_once()
    assert whole(app_session._populate_theme_msg) == expected
    assert expected.light.ByteSize() > 0


def test_the_settings_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read_theme_once()
    first, again = CustomThemeConfig(), CustomThemeConfig()
    app_session._populate_theme_msg(first)

    def unreadable(*_: object) -> object:
        raise AssertionError

    monkeypatch.setattr(config, "get_options_for_section", unreadable)
    app_session._populate_theme_msg(again)
    assert again == first


def test_doing_it_twice_changes_nothing() -> None:
    read_theme_once()
    once = app_session._populate_theme_msg
    read_theme_once()
    assert app_session._populate_theme_msg is once
