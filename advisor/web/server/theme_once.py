"""The theme is read once for the whole server.

Streamlit reads some 200 settings anew for every run of a page, to send the same theme with it; that was a twelfth of
what a click costs. The settings do not change while a server runs.
"""

from __future__ import annotations

from functools import lru_cache, wraps

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

MARK = "read_once"


def read_theme_once() -> None:
    """Have it so in this process. Doing it twice changes nothing."""
    read = app_session._populate_theme_msg
    if hasattr(read, MARK):
        return

    @lru_cache(maxsize=16)
    def known(section: str) -> CustomThemeConfig:
        theme = CustomThemeConfig()
        read(theme, section)
        return theme

    @wraps(read)
    def put(msg: CustomThemeConfig, section: str = "theme") -> None:
        if known(section).ByteSize():  # one that says nothing is not there at all
            msg.MergeFrom(known(section))

    setattr(put, MARK, True)
    app_session._populate_theme_msg = put
