"""What differs is told in the fewest sentences that are true."""

from __future__ import annotations

import pytest

from advisor.report.verify.findings import advice_differences, first_difference, page_differences


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ("abcdef", []),
        ("abcfed", [("page_moved", 6, 4), ("page_moved", 4, 6)]),
        ("abdcef", [("page_moved", 4, 3)]),
        ("abdef", [("page_missing", 3, 0)]),
        ("abxdef", [("page_changed", 3, 3)]),
        ("abxcdef", [("page_added", 0, 3)]),
        ("acdefb", [("page_moved", 2, 6)]),
        ("abXdYf", [("page_changed", 3, 3), ("page_changed", 5, 5)]),
        ("bcdefz", [("page_missing", 1, 0), ("page_added", 0, 6)]),
        ("abcde", [("page_missing", 6, 0)]),
    ],
)
def test_pages(found: str, told: list[tuple[str, int, int]]) -> None:
    assert [(one.kind, one.expected, one.found) for one in page_differences("abcdef", found)] == told


def test_words_are_quoted_with_their_neighbours() -> None:
    a = "It sends at most 9 broadcasts a month to each follower."
    b = "It sends at most 4 broadcasts a month to each follower."
    assert first_difference(a, b) == ("sends at most 9 broadcasts a month", "sends at most 4 broadcasts a month")
    assert first_difference("a  b\nc", "a b c") is None
    assert first_difference("a b", "a b c") == ("a b", "a b c")


def test_fields_are_named_by_what_they_are_about() -> None:
    attached = {"verdicts": [{"account": "service", "route": "own", "status": "open"}], "n": 1, "gone": True}
    again = {"verdicts": [{"account": "service", "route": "own", "status": "closed"}], "n": 2, "new": []}
    assert [one.said for one in advice_differences(attached, again)] == [
        "verdicts[service/own].status: “open” in the file, “closed” made again.",
        "n: 1 in the file, 2 made again.",
        "gone: it stands in the file only.",
        "new: it is missing from the file.",
    ]


def test_truth_is_no_number() -> None:
    assert [one.said for one in advice_differences({"x": True}, {"x": 1})] == ["x: true in the file, 1 made again."]


def test_many_differences_are_counted() -> None:
    told = advice_differences({str(n): 0 for n in range(1000)}, {str(n): 1 for n in range(1000)})
    assert len(told) == 13
    assert told[-1].said == "the advice differs in 988 more places."
