"""A visitor without a browser: speaks the app's protocol, so that the time from a click to the finished page counts."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

PATIENCE = 60.0


@dataclass
class Seen:
    """What is on the page: buttons by their words, the choices of radio buttons by their ids, the page's own clock."""

    buttons: dict[str, str] = field(default_factory=dict)
    radios: dict[str, list[str]] = field(default_factory=dict)
    fragment: str = ""
    errors: list[str] = field(default_factory=list)


class Visitor:
    """One visit of one page with a draft."""

    def __init__(self, address: str, page: str, draft: str) -> None:
        self._page, self._query = calc_hash(page), f"d={draft}"
        self._socket: ClientConnection = connect(
            f"ws://{urlsplit(address).netloc}/_stcore/stream", subprotocols=[Subprotocol("streamlit")], max_size=None
        )
        self.seen = Seen()
        self.look()

    def look(self) -> float:
        """Load the page anew. Returns the seconds until it is drawn."""
        return self._rerun(BackMsg())

    def press(self, button: str) -> float:
        """Press a button by its words. Returns the seconds until the page is drawn."""
        asked = BackMsg()
        state = asked.rerun_script.widget_states.widgets.add()
        state.id, state.trigger_value = self.seen.buttons[button], True
        return self._rerun(asked)

    def choose(self, radio: str, option: str) -> float:
        """Choose an option of a radio button. Returns the seconds until the page is drawn."""
        asked = BackMsg()
        state = asked.rerun_script.widget_states.widgets.add()
        state.id, state.string_value = radio, option
        return self._rerun(asked)

    def watch(self) -> float:
        """What a page does that looks again by itself. Returns the seconds until it is drawn."""
        asked = BackMsg()
        asked.rerun_script.fragment_id = self.seen.fragment
        asked.rerun_script.is_auto_rerun = True
        return self._rerun(asked)

    def leave(self) -> None:
        """Close the page."""
        self._socket.close()

    def _rerun(self, asked: BackMsg) -> float:
        asked.rerun_script.query_string = self._query
        asked.rerun_script.page_script_hash = self._page
        if not asked.rerun_script.fragment_id:
            self.seen = Seen()
        began = time.perf_counter()
        self._socket.send(asked.SerializeToString())
        while not self._take(self._told()):
            pass
        return time.perf_counter() - began

    def _told(self) -> ForwardMsg:
        message = ForwardMsg()
        body = self._socket.recv(timeout=PATIENCE)
        message.ParseFromString(body if isinstance(body, bytes) else body.encode())
        return message

    def _take(self, message: ForwardMsg) -> bool:
        """Note what a message shows. Whether the page is finished: a page that asks to be drawn once more is not."""
        kind = message.WhichOneof("type")
        if kind == "auto_rerun":
            self.seen.fragment = message.auto_rerun.fragment_id
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            if element.HasField("button"):
                self.seen.buttons[element.button.label] = element.button.id
            elif element.HasField("download_button"):
                self.seen.buttons[element.download_button.label] = element.download_button.id
            elif element.HasField("radio"):
                self.seen.radios[element.radio.id] = list(element.radio.options)
            elif element.HasField("alert"):
                self.seen.errors.append(element.alert.body)
        finished = message.ScriptFinishedStatus
        return kind == "script_finished" and message.script_finished != finished.FINISHED_EARLY_FOR_RERUN
