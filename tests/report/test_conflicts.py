from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

from advisor.report.conflicts import conflict_of, conflicts, conflicts_document
from tests.report.a_fact import SOURCES, fact, window

AS_OF = date(2026, 11, 21)


def told(made: Any, *, as_of: date = AS_OF) -> list[tuple[str, str]]:
    return [(found.claim.source, found.standing) for found in conflict_of(made, SOURCES, as_of=as_of).dissents]


def test_claims_that_disagree_are_listed_by_date_with_their_standing() -> None:
    assert told(fact()) == [("early", "right at its time"), ("wrong", "never right"), ("page", "not settled")]


def test_each_is_compared_with_the_value_of_its_time_and_of_now() -> None:
    early, wrong, page = conflict_of(fact(), SOURCES, as_of=AS_OF).dissents
    assert (early.held, early.differs_now, early.differed_then) == ((5,), True, False)
    assert (wrong.held, wrong.differs_now, wrong.differed_then) == ((8,), True, True)
    assert (page.held, page.differs_now, page.differed_then) == ((), True, None)


def test_a_claim_said_before_its_value_came_to_hold_is_never_right_though_it_holds_now() -> None:
    claims = ({"source": "early", "value": 8, "standing": "never_right"},)
    (found,) = conflict_of(fact(claims=claims), SOURCES, as_of=AS_OF).dissents
    assert (found.differs_now, found.differed_then) == (False, True)


def test_what_supports_the_value_of_now_or_a_wider_range_is_no_conflict() -> None:
    assert told(fact(claims=({"source": "early", "value": 8},))) == []
    wide, narrow = {"min": 5.0, "typical": 10.0, "max": 30.0}, {"min": 7.0, "typical": 10.0, "max": 14.0}
    span = {"kind": "days", "gaps": (), "values": (window(wide, "2015-01-01"),)}
    assert told(fact(**span, claims=({"source": "month", "value": narrow},))) == []
    assert told(fact(**span, claims=({"source": "month", "value": {**narrow, "max": 31.0}},))) == [
        ("month", "gives another figure")
    ]


def test_what_supports_a_value_of_another_time_is_told_as_that() -> None:
    assert told(fact(claims=({"source": "early", "value": 5},))) == [("early", "supports an earlier value")]


def test_on_an_earlier_date_later_claims_are_left_out_and_that_day_s_value_counts() -> None:
    assert told(fact(), as_of=date(2014, 6, 1)) == [("page", "not settled")]
    found = conflict_of(fact(), SOURCES, as_of=date(2016, 1, 1))
    assert found.window is None
    assert found.dissents[0].differs_now is None


def test_the_weightiest_come_first() -> None:
    def one(ident: str, *standings: str) -> Any:
        sources = ("early", "month", "wrong")
        claims = tuple({"source": s, "value": 4, "standing": how} for s, how in zip(sources, standings, strict=False))
        return fact(id=ident, claims=claims)

    facts = (
        one("a.right", "right_then", "right_then"),
        one("b.wrong", "never_right"),
        one("c.open", "open", "never_right"),
        one("d.wrong", "never_right", "right_then"),
        one("e.none"),
    )
    base = cast(Any, SimpleNamespace(facts=facts, source=SOURCES))
    assert [row.fact.id for row in conflicts(base, as_of=AS_OF)] == ["c.open", "d.wrong", "b.wrong", "a.right"]


def test_the_document_holds_value_reason_claims_and_their_sources() -> None:
    found = conflict_of(fact(), SOURCES, as_of=AS_OF)
    document = conflicts_document([found], as_of=AS_OF, sources=SOURCES)
    (row,) = document["conflicts"]
    assert (row["fact"], row["value"], row["reason"]) == ("service.articles_per_broadcast", 8, "Because 8.")
    assert row["claims"][1]["note"] == "Mixed up with broadcasts."
    assert [source["id"] for source in document["sources"]] == ["early", "page", "wrong"]


def test_the_article_that_says_four_articles_never_was_right(real) -> None:
    rows = {row.fact.id: row for row in conflicts(real, as_of=AS_OF)}
    claims = {found.claim.value: found for found in rows["service.articles_per_broadcast"].dissents}
    assert set(claims) == {4, 6}
    assert {found.claim.standing for found in claims.values()} == {"never_right"}
    (first,) = [found for found in rows["service.broadcasts_per_month"].dissents if found.said_on == "2013-08-06"]
    assert (first.claim.value, first.held, first.standing) == (1, (1,), "right at its time")
