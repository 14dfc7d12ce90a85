"""Streamlit's settings from the environment, in a process of their own: they are one for a process."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.web.visits import PROJECT

TAKEN = """
from streamlit import config
from advisor.web.server import streamlit_settings
try:
    streamlit_settings.take(server_port=8617)
except ValueError as error:
    raise SystemExit(str(error))
print([config.get_option(f"server.{name}") for name in
       ("port", "allowedHosts", "maxUploadSize", "headless", "cookieSecret", "enableXsrfProtection")])
"""


def taken(**settings: str) -> subprocess.CompletedProcess[str]:
    given = {f"STREAMLIT_SERVER_{name}": value for name, value in settings.items()}
    return subprocess.run(
        [sys.executable, "-c", TAKEN],
        cwd=PROJECT,
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_environment_counts_over_the_files_and_what_is_named_over_both() -> None:
    done = taken(
        ALLOWED_HOSTS="a.example.com, b.example.com",
        MAX_UPLOAD_SIZE="7",
        PORT="1",
        COOKIE_SECRET="secret",
        ENABLE_XSRF_PROTECTION="false",
    )
    assert done.stdout == "[8617, ['a.example.com', 'b.example.com'], 7, True, 'secret', False]\n", done.stderr


def test_the_files_count_where_the_environment_says_nothing() -> None:
    assert taken().stdout.startswith("[8617, [], 5, True, ")


@pytest.mark.parametrize(
    ("settings", "told"), [({"MAX_UPLOAD_SIZE": "big"}, "write a number"), ({"HEADLESS": "perhaps"}, "true or false")]
)
def test_a_value_that_cannot_be_is_refused_by_its_name(settings: dict[str, str], told: str) -> None:
    done = taken(**settings)
    assert done.returncode == 1
    assert told in done.stderr
    assert f"STREAMLIT_SERVER_{next(iter(settings))}" in done.stderr
