"""How firmly the mix stands: the range of each weight as a chart and in words, and the share of all weights."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st

from advisor.advice.parts.robustness import Flip, Robustness, WeightRange
from advisor.report.charts import weight_ranges
from advisor.report.charts.kept import WEIGHTS
from advisor.report.charts.weight_ranges import high_end, low_end, number
from advisor.report.spoken import semicolons, sentences
from advisor.report.wording import Names, listed
from advisor.web import base
from advisor.web.advice.mixes_named import named_mix
from advisor.web.chart_files import chart_files
from advisor.web.chart_look import on_screen
from advisor.web.citations import judged
from advisor.web.markup import Markup, bullets, filled, joined, more, show, table, tag
from advisor.web.visit import Visit
from advisor.words import say, say_count


@lru_cache(maxsize=256)
def _spec(key: base.Key) -> dict[str, Any] | None:
    found = base.advised(key).robustness
    spec = weight_ranges.draw(found) if found else None
    return None if spec is None else on_screen(spec)


def robustness(visit: Visit) -> None:
    """The whole section; where no other mix meets as many musts there is nothing to draw."""
    found = visit.advice.robustness
    if found is None:
        return
    head = tag("h2", say("How firmly it stands"))
    if not found.rivals:
        told = say("No other mix meets as many of your musts, so no weights can put another one ahead.")
        show(head, tag("p", told, " ", judged()))
        return
    show(head, tag("p", _share(found), " ", judged()), tag("p", _care(found), class_="quiet"))
    spec = _spec(visit.key)
    if spec is not None:
        st.vega_lite_chart(spec=spec, width="stretch", theme=None, key="chart_weight_ranges")
        show(tag("p", weight_ranges.caption(), class_="caption"), _twin(found))
        chart_files(visit, WEIGHTS)
    show(_takeovers(found, visit.names))


def _share(found: Robustness) -> str:
    share = percent(found.share)
    if found.share_error:
        low, high = max(0.0, found.share - found.share_error), min(1.0, found.share + found.share_error)
        share = say(
            "between {low} and {high}, which was not computed more closely", low=percent(low), high=percent(high)
        )
    said = say_count(
        found.rivals,
        "Against the only other mix that meets as many of your musts: of all ways to spread the weights over the "
        "{criteria} criteria, this mix is best in {share}.",
        "Against the {number} other mixes that meet as many of your musts: of all ways to spread the weights over the "
        "{criteria} criteria, this mix is best in {share}.",
        criteria=len(found.ranges),
        share=share,
    )
    if found.share:
        return said
    edge = say("It is best on an edge only, such as the weights chosen now, and any small change may turn it.")
    return sentences(said, edge)


def _care(found: Robustness) -> str:
    all_count = say(
        "All ways count the same here, also those nobody would choose, such as all the weight on one criterion; "
        "your own weights only decide which mix is meant."
    )
    if found.share >= 0.5:
        return all_count
    low_share = say(
        "So a low share does not mean that the advice is wrong for your weights. It means that the weights "
        "matter: agree on them with the client before you rest on them."
    )
    return sentences(all_count, low_share)


def percent(share: float) -> str:
    """A share of 0 to 1 as a whole percentage; never rounded to all or to nothing."""
    if share in (0, 1):
        return f"{share:.0%}"
    if share < 0.01:
        return say("less than {percent}", percent="1%")
    return say("more than {percent}", percent="99%") if share > 0.99 else f"{share:.0%}"


def _takeovers(found: Robustness, names: Names) -> Markup:
    """What takes over outside each range, and the criteria that cannot turn the mix by themselves."""
    rows = []
    for row in found.ranges:
        flips = [flip for flip in found.flips if flip.criterion == row.criterion]
        ends = semicolons(_end(flip, row, named_mix(flip.mix, names)) for flip in flips)
        if ends:
            rows.append(
                filled(
                    say("{criterion} (now {weight}) – {mixes}."),
                    criterion=tag("strong", row.title),
                    weight=number(row.weight),
                    mixes=ends,
                )
            )
    turning = {flip.criterion for flip in found.flips}
    steady = [row.title for row in found.ranges if row.criterion not in turning]
    still = say(
        "{criteria}: no weight alone makes another mix best while the others stay as they are.",
        criteria=listed(steady),
    )
    return joined(
        [
            tag("h3", say("What takes over outside these ranges")) if rows else None,
            bullets(rows),
            tag("p", still, " ", judged()) if steady else None,
        ]
    )


def _end(flip: Flip, row: WeightRange, mix: str) -> str:
    if flip.below is not None:
        return say("below about {weight}: {mix}", weight=low_end(row), mix=mix)
    return say("above about {weight}: {mix}", weight=high_end(row), mix=mix)


def _twin(found: Robustness) -> Markup:
    head, rows = weight_ranges.table(found)
    body = [tuple(map(str, row)) for row in rows]
    return more(say("The ranges as a table"), table(head, body, name=say("Ranges of the weights"), numbers=(1,)))
