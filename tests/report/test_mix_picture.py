"""The mix as a picture and needs by accounts: drawn from the advice and the knowledge base, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import altair as alt
import pytest
import vl_convert

from advisor.advice.model import Advice, Placed
from advisor.knowledge.models import Knowledge, OperatingFacts
from advisor.report.account_links import link_sources, links_found
from advisor.report.charts import mix_picture, needs_matrix
from advisor.web import base
from advisor.web.start.samples import sample_cases
from advisor.words import speaking

FOLDER = base.PROJECT / "knowledge"
TODAY = date(2026, 11, 21)
SAMPLES = sorted(path.stem for path in (FOLDER / "samples").glob("*.yaml"))
MODULES = (mix_picture, needs_matrix)


def case(sample: str = "luxury_fashion_wfoe", as_of: date = TODAY) -> tuple[Advice, Knowledge]:
    found = sample_cases(FOLDER)[sample]
    return base.at_a_glance(base.key_of(FOLDER, found.answers, as_of=as_of)), base.knowledge(FOLDER)


def of(*mix: tuple[str, str]) -> Advice:
    """An advice whose mix is these accounts by these routes."""
    placed = (Placed(account=account, route=route, role="support", covers=(), reasons=()) for account, route in mix)
    return replace(case()[0], mix=tuple(placed))


def svg(spec: dict[str, Any], width: int) -> str:
    sized = spec | {"width": width, "autosize": {"type": "fit-x", "contains": "padding"}}
    return str(vl_convert.vegalite_to_svg(sized, allowed_base_urls=[]))


def texts(part: Any) -> list[str]:
    """Every text that a specification writes."""
    return [row["text"] for one in part["layer"] for row in one["data"]["values"] if "text" in row]


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("module", MODULES)
def test_every_sample_has_a_sound_picture_with_words_and_a_table(module: Any, sample: str) -> None:
    advice, known = case(sample)
    spec = module.draw(advice, known)
    alt.Chart.from_dict(spec)
    assert "NaN" not in svg(spec, 340)
    header, rows = module.table(advice, known)
    assert {len(row) for row in rows} == {len(header)}
    assert module.alt_text(advice, known).endswith(".")


@pytest.mark.parametrize("module", MODULES)
def test_no_mix_means_no_picture(module: Any) -> None:
    advice, known = case()
    empty = replace(advice, mix=())
    assert module.draw(empty, known) is None
    assert module.alt_text(empty, known)


@pytest.mark.parametrize("module", MODULES)
def test_a_picture_speaks_the_language_spoken(module: Any) -> None:
    with speaking("zh_Hans"):
        advice, known = case()
        assert any("服务号" in text for text in texts(module.draw(advice, known)))
        assert not any("account" in text for text in texts(module.draw(advice, known)))


def test_titles_of_the_ways_are_written_where_there_is_room_and_left_out_on_a_phone() -> None:
    advice, known = case()
    spec = mix_picture.draw(advice, known)
    assert spec is not None
    titles = next(one for one in spec["layer"] if any(row.get("text") == "Articles and menu" for row in _rows(one)))
    places = {row["calculate"] for row in titles["transform"]}
    assert "wide ? gutter - 30 : -999" in places
    assert spec["params"][0] == {"name": "wide", "expr": "width > 640"}


def _rows(layer: dict[str, Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = layer["data"]["values"]
    return rows


def test_a_base_without_links_draws_no_arrow() -> None:
    advice, known = case()
    silent = known.model_copy(update={"operating": OperatingFacts()})
    spec = mix_picture.draw(advice, silent)
    assert spec is not None
    assert links_found(advice, silent) == ()
    assert "line" not in {one["mark"]["type"] for one in spec["layer"]}
    assert "New readers and customers" not in texts(spec)


def test_every_way_has_its_number_at_its_arrow_and_its_sources() -> None:
    advice, known = case()
    links = links_found(advice, known)
    spec = mix_picture.draw(advice, known)
    assert spec is not None
    assert [link.number for link in links] == list(range(1, len(links) + 1))
    assert {f"{link.number}" for link in links} <= set(texts(spec))
    listed = {source.id for source in (*advice.sources, *link_sources(advice, known))}
    assert {ident for link in links for ident in link.reason.sources} <= listed
    assert all(link.reason.sources or link.reason.basis == "judgement" for link in links)


def test_no_two_arrows_meet_a_card_at_the_same_place() -> None:
    advice, known = case()
    spec = mix_picture.draw(advice, known)
    assert spec is not None
    line = next(one for one in spec["layer"] if one["mark"]["type"] == "line")
    ends = [row["y"] for row in _rows(line) if row["off"]]
    assert len(ends) == len(set(ends)) > 2


@pytest.mark.parametrize(
    ("into", "wanted"),
    [("own_mainland", "menu_to_mini_program"), ("partner_licence", "menu_to_mini_program_of_another")],
)
def test_a_menu_leads_otherwise_into_a_mini_program_of_another_entity(into: str, wanted: str) -> None:
    advice = of(("service", "own_mainland"), ("mini_program", into))
    found = {link.reason.id: link for link in links_found(advice, case()[1]) if link.out_of}
    assert set(found) == {wanted}
    assert (found[wanted].out_of, found[wanted].into) == ((0,), 1)


def test_a_way_is_not_there_before_it_was_known() -> None:
    advice = replace(of(("subscription", "own_mainland"), ("mini_program", "own_mainland")), as_of=date(2016, 1, 1))
    assert links_found(advice, case()[1]) == ()


def test_the_numbers_in_a_way_are_those_of_its_facts() -> None:
    advice = of(("service", "own_mainland"), ("mini_program", "own_mainland"))
    told = " ".join(link.reason.text for link in links_found(advice, case()[1]))
    assert "links up to 10 mini-programs of its own entity" in told


def test_a_need_is_met_in_full_within_limits_or_not_at_all() -> None:
    advice, known = case()
    rows = {row[0]: row[2:] for row in needs_matrix.table(advice, known)[1]}
    assert rows["A shop of your own inside WeChat"] == ("within limits", "not met", "in full")
    assert rows["Different messages to different groups"] == ("in full", "within limits", "not met")


def test_how_a_need_is_met_is_told_by_shape_and_not_by_colour_alone() -> None:
    advice, known = case()
    spec = needs_matrix.draw(advice, known)
    assert spec is not None
    marks = [one["mark"] for one in spec["layer"]]
    assert "arc" in {mark["type"] for mark in marks}
    assert {"circle", "stroke"} <= {mark.get("shape") for mark in marks}


def test_a_need_that_nothing_meets_stands_in_a_frame_and_in_the_words() -> None:
    advice, known = case()
    needs = (replace(advice.needs[0], met_by=(), limited_by=(), limits=()), *advice.needs[1:])
    unmet = replace(advice, needs=needs)
    spec = needs_matrix.draw(unmet, known)
    assert spec is not None
    framed = [one for one in spec["layer"] if one["mark"].get("strokeDash") and one["mark"]["type"] == "rect"]
    assert len(framed) == 1
    assert len(_rows(framed[0])) == 1
    assert f"Met by none: {needs[0].title}." in needs_matrix.alt_text(unmet, known)


def test_names_from_outside_are_text_and_never_code() -> None:
    advice, known = case()
    hostile = "');alert(1)//"
    accounts = tuple(one.model_copy(update={"name": hostile}) for one in known.accounts)
    spec = mix_picture.draw(advice, known.model_copy(update={"accounts": accounts}))
    assert spec is not None
    assert "alert(1)" in svg(spec, 700)
    assert not any(hostile in step["calculate"] for one in spec["layer"] for step in one["transform"])
