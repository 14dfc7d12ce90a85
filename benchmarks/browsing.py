"""A simulated browser for many at once: it keeps the state of every widget on its page and sends it whole, as one does.

`visitor.py` speaks the same protocol for one visit at a time.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.util import calc_hash
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

PATIENCE = 60.0
MARKED = (Alert.Format.ERROR, Alert.Format.WARNING)
KINDS = ("radio", "checkbox", "selectbox", "number_input")
LARGEST = 50_000_000


@dataclass
class Widget:
    """A widget as the page drew it, and what it reports. `key` is the name that the page's script gave it.

    `part` is the part of the page that is drawn anew when it is used; empty for the whole page.
    """

    kind: str
    key: str
    part: str
    drawn: Any
    state: WidgetState


@dataclass
class Drawn:
    """What the page shows. `looks_again` are parts that ask for themselves every so many seconds.

    `buttons` have the id and the part of each, by key; `octets` are those of the last run.
    """

    widgets: dict[str, Widget] = field(default_factory=dict)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    octets: int = 0
    looks_again: dict[str, float] = field(default_factory=dict)


class Browsing:
    """One visit of one page of a case. Use it as an asynchronous context."""

    def __init__(self, address: str, *, page: str, case: str) -> None:
        self._where = f"ws://{urlsplit(address).netloc}/_stcore/stream"
        self._page, self._query = calc_hash(page), f"d={case}"
        self._socket: ClientConnection | None = None
        self._known: dict[str, ForwardMsg] = {}
        self.drawn = Drawn()
        self._states: dict[str, WidgetState] = {}

    async def __aenter__(self) -> Self:
        """Connect."""
        self._socket = await connect(self._where, subprotocols=[Subprotocol("streamlit")], max_size=LARGEST)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave."""
        if self._socket is not None:
            await self._socket.close()

    async def look(self) -> float:
        """Load the page anew. Returns the seconds until it is drawn."""
        self._states.clear()
        return await self._rerun(BackMsg())

    async def press(self, key: str) -> float:
        """Press a button by its key. Returns the seconds until the page is drawn."""
        asked = self._reported()
        pressed = asked.rerun_script.widget_states.widgets.add()
        ident, part = self.drawn.buttons[key]
        pressed.id, pressed.trigger_value = ident, True
        return await self._rerun(asked, part)

    async def look_again(self, part: str) -> None:
        """Draw a part of the page anew, as the page does by itself."""
        asked = self._reported()
        asked.rerun_script.fragment_id, asked.rerun_script.is_auto_rerun = part, True
        await self._told_all(asked)

    async def answer(self, widget: Widget, chance: Random) -> float:
        """Change an answer to another one, by chance. Returns the seconds until the page is drawn."""
        CHANGES[widget.kind](widget, chance)
        return await self._rerun(self._reported(), widget.part)

    def _reported(self) -> BackMsg:
        asked = BackMsg()
        asked.rerun_script.widget_states.widgets.extend(
            widget.state for widget in self.drawn.widgets.values() if widget.state.WhichOneof("value")
        )
        return asked

    async def _rerun(self, asked: BackMsg, part: str = "") -> float:
        asked.rerun_script.fragment_id = part
        self.drawn = Drawn() if not part else self._without(part)
        began = time.perf_counter()
        await self._told_all(asked)
        taken = time.perf_counter() - began
        self._states = {ident: widget.state for ident, widget in self.drawn.widgets.items()}
        return taken

    def _without(self, part: str) -> Drawn:
        """What stays on the page while a part of it is drawn anew."""
        drawn = self.drawn
        return Drawn(
            widgets={ident: widget for ident, widget in drawn.widgets.items() if widget.part != part},
            buttons={key: button for key, button in drawn.buttons.items() if button[1] != part},
            looks_again=dict(drawn.looks_again),  # the server says which of them go
        )

    async def _told_all(self, asked: BackMsg) -> None:
        if self._socket is None:
            raise RuntimeError("the visit has not begun")
        asked.rerun_script.query_string = self._query
        asked.rerun_script.page_script_hash = self._page
        asked.rerun_script.cached_message_hashes.extend(self._known)
        await self._socket.send(asked.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while not self._take(await self._socket.recv()):
                pass

    def _take(self, body: str | bytes) -> bool:
        """Note what a message shows. Whether the page is finished: a page that asks to be drawn once more is not."""
        message = ForwardMsg()
        message.ParseFromString(body if isinstance(body, bytes) else body.encode())
        self.drawn.octets += len(body)
        kind = message.WhichOneof("type")
        if kind == "new_session" and not message.metadata.run.fragment_ids:
            self.drawn = Drawn(octets=self.drawn.octets, wrong=self.drawn.wrong)  # the whole page after all
        if kind == "ref_hash":
            message, kind = self._known[message.ref_hash], "delta"
        elif message.metadata.cacheable:
            self._known[message.hash] = message
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._note(message.delta.new_element, message.delta.fragment_id)
        elif kind == "auto_rerun":
            self.drawn.looks_again[message.auto_rerun.fragment_id] = message.auto_rerun.interval
        elif kind == "stop_auto_rerun":
            for part in message.stop_auto_rerun.fragment_ids:
                self.drawn.looks_again.pop(part, None)
        elif kind == "session_event" and message.session_event.HasField("script_compilation_exception"):
            self.drawn.wrong.append("the page could not be read")
        finished = message.ScriptFinishedStatus
        return kind == "script_finished" and message.script_finished != finished.FINISHED_EARLY_FOR_RERUN

    def _note(self, element: Any, part: str) -> None:
        kind = element.WhichOneof("type")
        drawn = getattr(element, kind)
        if kind in KINDS:
            before = None if drawn.set_value else self._states.get(drawn.id)
            self.drawn.widgets[drawn.id] = Widget(kind, _key(drawn.id), part, drawn, before or _state(kind, drawn))
        elif kind == "button":
            self.drawn.buttons[_key(drawn.id)] = (drawn.id, part)
        elif kind == "exception":
            self.drawn.wrong.append(f"{drawn.type}: {drawn.message}")
        elif kind == "alert" and drawn.format in MARKED:
            self.drawn.wrong.append(drawn.body)


def _key(ident: str) -> str:
    """The key in a widget's id, which is `$$ID-<hash>-<key>`."""
    return ident.split("-", 2)[-1]


def _state(kind: str, drawn: Any) -> WidgetState:
    """What a browser reports of a widget that it draws for the first time, or that the page has set."""
    state = WidgetState(id=drawn.id)
    if kind == "checkbox":
        state.bool_value = drawn.value if drawn.set_value else drawn.default
    elif kind == "number_input":
        known = drawn.HasField("value") if drawn.set_value else drawn.HasField("default")
        if known:
            state.int_value = int(drawn.value if drawn.set_value else drawn.default)
    elif drawn.set_value:
        state.string_value = drawn.raw_value
    elif drawn.HasField("default") and drawn.options:
        state.string_value = drawn.options[drawn.default]
    return state


def _choose(widget: Widget, chance: Random) -> None:
    others = [option for option in widget.drawn.options if option != widget.state.string_value]
    widget.state.string_value = chance.choice(others)


def _tick(widget: Widget, _: Random) -> None:
    widget.state.bool_value = not widget.state.bool_value


def _count(widget: Widget, chance: Random) -> None:
    """A number of any size within the bounds, small ones as likely as large ones."""
    least, most = int(widget.drawn.min), int(widget.drawn.max)
    before = widget.state.int_value if widget.state.WhichOneof("value") else None
    reach = chance.randint(0, (most - least).bit_length())
    found = least + min(most - least, chance.randrange(1 << reach))
    widget.state.int_value = found if found != before else (least if found != least else most)


CHANGES: dict[str, Callable[[Widget, Random], None]] = {
    "radio": _choose,
    "selectbox": _choose,
    "checkbox": _tick,
    "number_input": _count,
}
