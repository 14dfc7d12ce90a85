"""Strict YAML: what is read, and what is refused with its place."""

from __future__ import annotations

import pytest

from advisor.knowledge.problems import Refused
from advisor.knowledge.yaml_text import read


def refused(raw: bytes) -> list[str]:
    with pytest.raises(Refused) as caught:
        read(raw, file="a.yaml")
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "NO", "True", "FALSE", "y"])
def test_only_true_and_false_are_booleans(word: str) -> None:
    assert read(f"a: {word}\n".encode(), file="a.yaml").data == {"a": word}


def test_numbers_nulls_dates_and_quoted_text_are_told_apart() -> None:
    raw = b'a: [1, -2, 1.5, ~, null, 2026-11-21, "1", 08]\n'
    assert read(raw, file="a.yaml").data == {"a": (1, -2, 1.5, None, None, "2026-11-21", "1", 8)}


def test_every_value_has_its_line_and_column() -> None:
    document = read(b"a:\n  b: [1,\n      2]\n", file="a.yaml")
    assert document.place(("a", "b", 1)) == (3, 7)
    assert document.place(("a", "b"), key=True) == (2, 3)
    assert document.place(("a", "missing")) == (2, 3)


def test_a_json_file_with_a_surrogate_pair_is_read() -> None:
    assert read(rb'{"a": "\ud83d\ude00"}', file="a.json").data == {"a": "😀"}


@pytest.mark.parametrize(
    ("raw", "place", "says"),
    [
        (b"a: 1\na: 2\n", "a.yaml:2:1", 'the key "a" stands here a second time'),
        (b"a: &x [1]\nb: *x\n", "a.yaml:2:4", "the alias *x is not accepted"),
        (b"a:\n\tb: 1\n", "a.yaml:2:1", "a tab is used for indentation"),
        (b"\xef\xbb\xbfa: 1\n", "a.yaml:1:1", "byte order mark"),
        (b"a: 1\nb: caf\xe9\n", "a.yaml:2:7", "byte 0xe9 is not UTF-8"),
        (b"a: !!python/name:os.system x\n", "a.yaml:1:4", "is not accepted"),
        (b"a: [1\n", "a.yaml:2:1", "not valid YAML"),
        (b"a: 1\n---\nb: 2\n", "a.yaml:2:1", "a second document"),
        (b"", "a.yaml:1:1", "the file is empty"),
        (b"? [1]\n: 2\n", "a.yaml:1:3", "a key must be plain text"),
    ],
)
def test_what_is_not_plain_data_is_refused_in_its_place(raw: bytes, place: str, says: str) -> None:
    first = refused(raw)[0]
    assert first.startswith(place)
    assert says in first


def test_all_duplicate_keys_are_told_at_once() -> None:
    assert len(refused(b"a: 1\na: 2\nb: 1\nb: 2\n")) == 2


@pytest.mark.parametrize("opening", [b"[", b"{a: ", b"- "])
def test_deep_nesting_is_refused_before_it_costs_anything(opening: bytes) -> None:
    assert "levels" in refused(opening * 5000)[0] or "not valid YAML" in refused(opening * 5000)[0]


def test_an_alias_bomb_is_refused_at_its_first_alias() -> None:
    bomb = b"a: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(50))
    assert "alias *a" in refused(bomb)[0]


def test_a_file_of_ten_megabytes_is_refused_unread() -> None:
    assert "too large" in refused(b"a: " + b"x" * 10_000_000)[0]
