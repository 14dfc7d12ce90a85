"""A server that was meant to ask for a sign-in never runs without one; what is wrong is said before it starts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from streamlit import config

from advisor.web.sign_in import sign_in_settings
from advisor.web.sign_in.sign_in_settings import Provider, WrongSettings, judged, settings_in
from tests.web.operated import free_port
from tests.web.visits import PROJECT

PROVIDER = {
    "client_id": "c",
    "client_secret": "very secret",
    "server_metadata_url": "https://accounts.example/.well-known/openid-configuration",
}
SHARED = {"redirect_uri": "https://advisor.example/oauth2callback", "cookie_secret": "x" * 40}
WHOLE = SHARED | PROVIDER


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in WHOLE.items() if key != name}


def test_without_a_section_no_sign_in_is_asked_for() -> None:
    assert settings_in({}, {}) is None
    assert settings_in({"other": {"a": 1}}, {}) is None


def test_each_provider_has_a_button_with_its_label() -> None:
    found = settings_in({"auth": WHOLE | {"google": PROVIDER, "house": PROVIDER | {"label": "House"}}}, {})
    assert found is not None
    assert found.providers == (Provider(None, ""), Provider("google", "google"), Provider("house", "House"))
    assert (found.hours, found.origin) == (12, "https://advisor.example")


def test_how_long_a_sign_in_lasts_and_whom_to_ask_are_settings() -> None:
    found = settings_in({"auth": WHOLE}, {"ADVISOR_SIGN_IN_HOURS": "8", "ADVISOR_SIGN_IN_CONTACT": " Vera "})
    assert found is not None
    assert (found.hours, found.contact) == (8, "Vera")


@pytest.mark.parametrize(
    ("auth", "said"),
    [
        ("yes", "no section"),
        ({}, "redirect_uri"),
        (SHARED, "client_id"),
        *((without(name), name) for name in WHOLE),
        *((WHOLE | {name: ""}, name) for name in WHOLE),
        *((WHOLE | {name: 7}, name) for name in WHOLE),
        (WHOLE | {"client_secret": "<from the provider>"}, "still stands as in the example"),
        (WHOLE | {"cookie_secret": "short"}, "shorter than 32"),
        (WHOLE | {"redirect_uri": "http://advisor.example/oauth2callback"}, "https://"),
        (WHOLE | {"redirect_uri": "https://advisor.example/elsewhere"}, "/oauth2callback"),
        (WHOLE | {"redirect_uri": "//advisor.example/oauth2callback"}, "no web address"),
        (WHOLE | {"server_metadata_url": "http://accounts.example/x"}, "https://"),
        (WHOLE | {"my_house": PROVIDER}, "underscore"),
        (SHARED | {"house": {"client_id": "c"}}, r"client_secret in \[auth.house\]"),
    ],
)
def test_a_section_that_is_not_whole_stops_the_start_and_says_what_is_missing(auth: Any, said: str) -> None:
    with pytest.raises(WrongSettings, match=said) as wrong:
        settings_in({"auth": auth}, {})
    assert "very secret" not in str(wrong.value)


@pytest.mark.parametrize("hours", ["0", "721", "-1", "1.5", "many"])
def test_a_sign_in_lasts_an_hour_at_least_and_thirty_days_at_most(hours: str) -> None:
    with pytest.raises(WrongSettings, match="ADVISOR_SIGN_IN_HOURS"):
        settings_in({"auth": WHOLE}, {"ADVISOR_SIGN_IN_HOURS": hours})


def test_a_server_that_others_reach_is_refused_without_a_sign_in_unless_that_is_said() -> None:
    assert judged(None, "127.0.0.1", {}) == ""
    for address in ("0.0.0.0", "::", "192.168.1.5", "advisor.example", None):
        with pytest.raises(WrongSettings, match="no sign-in is set up"):
            judged(None, address, {})
        assert "without signing in" in judged(None, address, {"ADVISOR_SIGN_IN": "none"})
        assert judged(settings_in({"auth": WHOLE}, {}), address, {}) == ""


def test_a_sign_in_that_is_required_may_not_be_missing_and_one_that_is_set_up_not_be_denied() -> None:
    with pytest.raises(WrongSettings, match="required"):
        judged(None, "127.0.0.1", {"ADVISOR_SIGN_IN": "required"})
    with pytest.raises(WrongSettings, match="contradicts"):
        judged(settings_in({"auth": WHOLE}, {}), "127.0.0.1", {"ADVISOR_SIGN_IN": "none"})
    with pytest.raises(WrongSettings, match="means nothing"):
        judged(None, "127.0.0.1", {"ADVISOR_SIGN_IN": "of"})


@pytest.mark.parametrize(
    ("start", "file", "said"),
    [
        (["streamlit", "run", "app.py", "--server.port=0"], "[auth\n", "cannot be read"),
        (["advisor", "web", "--port"], '[auth]\nredirect_uri = "https://a.example/oauth2callback"\n', "cookie_secret"),
    ],
)
def test_wrong_secrets_stop_the_start_in_one_line(tmp_path: Path, start: list[str], file: str, said: str) -> None:
    place = tmp_path / "secrets.toml"
    place.write_text(file)
    port = [str(free_port())] if start[-1] == "--port" else []
    done = subprocess.run(
        [sys.executable, "-m", *start, *port],
        cwd=PROJECT,
        env={**os.environ, "ADVISOR_SECRETS": str(place)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert "The app does not start." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_of_secrets_that_was_named_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = config.get_option("secrets.files")
    monkeypatch.setenv("ADVISOR_SECRETS", str(tmp_path / "none.toml"))
    try:
        with pytest.raises(WrongSettings, match="is not there"):
            sign_in_settings._secrets()
    finally:
        config.set_option("secrets.files", before, "default")


def test_the_example_of_the_secrets_is_refused_until_it_is_filled_in() -> None:
    import tomllib

    example = tomllib.loads((PROJECT / ".streamlit" / "secrets.example.toml").read_text())
    with pytest.raises(WrongSettings):
        settings_in(example, {})
    filled = {name: WHOLE.get(name, value) for name, value in example["auth"].items()}
    assert settings_in({"auth": filled}, {}) is not None
