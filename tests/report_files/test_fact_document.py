from __future__ import annotations

from datetime import date

from advisor.report.fact_document import fact_document, facts_document
from tests.report_files.made import SOURCES, fact


def test_the_days_around_a_change_hold_the_values_on_each_side() -> None:
    before = fact_document(fact(), as_of=date(2014, 4, 14), sources=SOURCES)
    after = fact_document(fact(), as_of=date(2014, 4, 15), sources=SOURCES)
    assert (before["value"], before["from"], before["until"]) == (1, "2013-08-05", "2014-04-14")
    assert (after["value"], after["from"], after["until"]) == (4, "2014-04-15", "2025-12-31")
    assert (before["start"], after["start"]) == ("approximate", "exact")


def test_where_nothing_is_known_the_value_is_null_and_the_reason_says_so() -> None:
    early = fact_document(fact(), as_of=date(2012, 1, 1), sources=SOURCES)
    late = fact_document(fact(), as_of=date(2026, 11, 21), sources=SOURCES)
    for document in (early, late):
        assert all(document[key] is None for key in ("value", "from", "until", "confidence", "review_by"))
    assert "known from 2013-08-05" in early["reason"]
    assert "known until 2025-12-31" in late["reason"]


def test_claims_stand_by_date_with_the_undated_last() -> None:
    document = fact_document(fact(), as_of=date(2020, 1, 1), sources=SOURCES)
    assert [(claim["source"], claim["said_on"]) for claim in document["claims"]] == [
        ("old", "2013-08-06"),
        ("new", "2025-06"),
        ("undated", None),
    ]
    assert document["claims"][2]["standing"] == "never_right"
    assert [source["id"] for source in document["sources"]] == ["new", "old", "undated"]


def test_the_history_is_there_when_asked_for_oldest_first() -> None:
    assert "history" not in fact_document(fact(), as_of=date(2020, 1, 1), sources=SOURCES)
    history = fact_document(fact(), as_of=date(2020, 1, 1), sources=SOURCES, history=True)["history"]
    assert [(past["from"], past["until"], past["value"]) for past in history] == [
        ("2013-08-05", "2014-04-14", 1),
        ("2014-04-15", "2025-12-31", 4),
    ]


def test_values_keep_their_kind() -> None:
    window = {
        "confidence": "low",
        "verified_on": "2026-11-21",
        "review_by": "2027-05-21",
        "reason": "r",
        "judgement": True,
    }

    def value(written: object, kind: str) -> object:
        found = fact(kind=kind, values=({**window, "value": written},), claims=())
        return fact_document(found, as_of=date(2026, 1, 1), sources=SOURCES)["value"]

    assert value(True, "flag") is True
    assert value(0.6, "number") == 0.6
    assert value(("a", "b"), "list") == ["a", "b"]
    assert value({"min": 3.0, "typical": 10.0, "max": 20.0}, "days") == {"min": 3, "typical": 10, "max": 20}


def test_the_list_names_every_fact_with_its_value_on_the_date() -> None:
    assert facts_document([fact()], as_of=date(2014, 1, 1)) == {
        "schema": "facts/1",
        "as_of": "2014-01-01",
        "facts": [
            {"id": "service.broadcasts_per_month", "title": "Broadcasts a month", "value": 1, "unit": "broadcasts"}
        ],
    }
