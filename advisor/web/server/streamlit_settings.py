"""Streamlit's settings from the environment, `STREAMLIT_SERVER_ALLOWED_HOSTS` and the like, read as its command does.

Streamlit itself takes only its secrets from there where another program serves the app.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

from streamlit import config


def take(given: Mapping[str, str] | None = None, **fixed: Any) -> None:
    """Read Streamlit's settings anew: its files, over them the environment, over that `fixed` (`server_port=8501`).

    Raises ValueError for a value that the setting cannot have.
    """
    environment = os.environ if given is None else given
    found: dict[str, Any] = {}
    for name, option in config._config_options_template.items():  # not yet read: a second reading warns of the first
        value = environment.get(option.env_var)
        if value is not None and not option.sensitive:
            found[name] = _typed(value, option.type, many=option.multiple, name=option.env_var)
    found |= {name.replace("_", ".", 1): value for name, value in fixed.items()}
    config.get_config_options(force_reparse=True, options_from_flags=found)


def _typed(value: str, kind: Any, *, many: bool, name: str) -> Any:
    if many:
        return [one for one in re.split(r"[\s,]+", value) if one]
    if kind is bool:
        known = {"true": True, "1": True, "false": False, "0": False}
        if value.strip().casefold() not in known:
            raise ValueError(f"{name}: write true or false.")
        return known[value.strip().casefold()]
    if kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            raise ValueError(f"{name}: write a number.") from None
    return value
