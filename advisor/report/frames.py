"""What goes between the server and the process that makes its files: frames over pipes.

A frame is four bytes of length (little endian), a letter and a body. To the worker: K, a knowledge base; O, an order
under a number; A, the same for what is likely to be ordered, to be begun ahead; C, the number of an order that nobody
wants any more. From it: P, a step that has begun; R, a file; E,
the reason why there is none; X, that the order was dropped. Python objects cross in Python's own form: both ends are
ours, and nobody else can write to the pipes.
"""

from __future__ import annotations

import io
import json
import pickle
import struct
from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import IO, Any

from advisor.knowledge.models import Knowledge
from advisor.report.forms.order import Made, Order
from advisor.report.glyphs import Replaced
from advisor.report.progress import Progress

MAX_FRAME = 256_000_000
NUMBER = 4
"""Bytes of the number that an order's body begins with."""
KNOWLEDGE, ORDER, AHEAD, CANCEL = b"K", b"O", b"A", b"C"
PROGRESS, RESULT, FAILED, DROPPED = b"P", b"R", b"E", b"X"
_BASE = "base"


def write_frame(stream: IO[bytes], kind: bytes, body: bytes = b"") -> None:
    """Write one frame."""
    stream.write(struct.pack("<I", len(body) + 1) + kind + body)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[bytes, bytes]:
    """One frame: its letter and its body. Raises EOFError where the other side ends before it is whole."""
    (length,) = struct.unpack("<I", _exactly(stream, 4))
    if not 1 <= length <= MAX_FRAME:
        raise EOFError("the other side sent what is no frame")
    frame = _exactly(stream, length)
    return frame[:1], frame[1:]


def _exactly(stream: IO[bytes], length: int) -> bytes:
    body = stream.read(length)
    if body is None or len(body) < length:
        raise EOFError("the other side ended")
    return body


def packed(value: Any) -> bytes:
    """Any value of ours as a body, for another process of ours."""
    return _packed(value)


def unpacked(body: bytes) -> Any:
    """The value that `packed` packed."""
    return pickle.loads(body)


def packed_base(knowledge: Knowledge) -> bytes:
    """A knowledge base as a body."""
    return _packed(knowledge)


def unpacked_base(body: bytes) -> Knowledge:
    """The knowledge base that `packed_base` packed."""
    found: Knowledge = pickle.loads(body)
    return found


def packed_order(number: int, order: Order) -> bytes:
    """An order as a body, without its knowledge base."""
    return struct.pack("<I", number) + _packed(order, apart=order.knowledge)


def unpacked_order(body: bytes, *, knowledge: Knowledge | None) -> Order:
    """The order that `packed_order` packed, with the knowledge base sent before."""
    found: Order = _Unpacker(io.BytesIO(body[NUMBER:]), knowledge).load()
    return found


def number_of(body: bytes) -> int:
    """The number in the body of an order or of its cancelling."""
    (number,) = struct.unpack("<I", body[:NUMBER])
    return int(number)


def packed_number(number: int) -> bytes:
    """A number as a body."""
    return struct.pack("<I", number)


def packed_progress(progress: Progress) -> bytes:
    """A step as a body."""
    return json.dumps(asdict(progress)).encode()


def unpacked_progress(body: bytes) -> Progress:
    """The step that `packed_progress` packed."""
    return Progress(**json.loads(body))


def packed_made(made: Made) -> bytes:
    """A file as a body: the length of a JSON head, the head, the file."""
    head = json.dumps([asdict(each) for each in made.replaced]).encode()
    return struct.pack("<I", len(head)) + head + made.data


def unpacked_made(body: bytes) -> Made:
    """The file that `packed_made` packed."""
    length = number_of(body)
    replaced = tuple(Replaced(**each) for each in json.loads(body[4 : 4 + length]))
    return Made(body[4 + length :], replaced)


def _packed(value: Any, apart: Any = None) -> bytes:
    body = io.BytesIO()
    _Packer(body, apart).dump(value)
    return body.getvalue()


class _Packer(pickle.Pickler):
    """Packs frozen mappings too, and leaves one object out, which the other side has."""

    def __init__(self, body: io.BytesIO, apart: Any) -> None:
        super().__init__(body, protocol=pickle.HIGHEST_PROTOCOL)
        self._apart = apart

    def persistent_id(self, value: Any) -> str | None:
        return _BASE if value is self._apart and value is not None else None

    def reducer_override(self, value: Any) -> Any:
        return (frozen, (dict(value),)) if isinstance(value, MappingProxyType) else NotImplemented


class _Unpacker(pickle.Unpickler):
    def __init__(self, body: io.BytesIO, base: Any) -> None:
        super().__init__(body)
        self._base = base

    def persistent_load(self, _name: str) -> Any:
        if self._base is None:
            raise EOFError("the knowledge base was not sent")
        return self._base


def frozen(content: dict[Any, Any]) -> Mapping[Any, Any]:
    """A mapping nobody can change, as it was before it was packed."""
    return MappingProxyType(content)
