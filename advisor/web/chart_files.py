"""A chart taken away: as a picture, as a drawing, or its numbers, each made when it is asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from advisor.knowledge.models import Knowledge
from advisor.knowledge.reviewed import is_draft
from advisor.questionnaire.case import Case
from advisor.report.charts.kept import chart_of
from advisor.report.export import always
from advisor.report.forms.chart_file import CSV, MEDIA, PNG, SVG, form_of_chart, numbers
from advisor.report.forms.order import Order
from advisor.web import base
from advisor.web.markup import show, tag
from advisor.web.report import exports
from advisor.web.visit import Visit
from advisor.words import say, speaking


def chart_files(visit: Visit, name: str) -> None:
    """A button under a chart; behind it, once it is opened, one for each kind of file.

    `name` is that of a chart in `advisor.report.charts.kept`.
    """
    ident = name.replace(":", "_")
    panel = st.popover(say("Download this chart"), key=f"take_{ident}", type="tertiary", on_change="rerun")
    if not panel.open:
        return
    with panel, st.container(key=f"kinds_{ident}", gap="xsmall"):
        show(tag("p", chart_of(name, visit.planned, visit.knowledge).caption, class_="quiet"))
        for kind, words in ((PNG, say("Picture (PNG)")), (SVG, say("Drawing (SVG)")), (CSV, say("Numbers (CSV)"))):
            st.download_button(
                words,
                data=_made(visit, kind, name),
                file_name=f"{ident.replace('.', '-')}.{kind}",
                mime=MEDIA[kind],
                key=f"take_{ident}_{kind}",
                on_click="ignore",
                width="stretch",
            )


def _made(visit: Visit, kind: str, name: str) -> partial[bytes]:
    """What makes the file, without the page: the page is gone from memory by the time somebody asks."""
    if kind == CSV:
        return partial(_numbers, name, visit.key, visit.knowledge)
    context = get_script_run_ctx()
    session = context.session_id if context is not None else None
    return partial(_drawn, form_of_chart(kind, name), visit.key, visit.knowledge, session)


def _numbers(name: str, key: base.Key, knowledge: Knowledge) -> bytes:
    with speaking(knowledge.meta.language):
        return numbers(chart_of(name, base.advised(key), knowledge).table())


def _drawn(form: str, key: base.Key, knowledge: Knowledge, session: str | None) -> bytes:
    with speaking(knowledge.meta.language):
        order = Order(form, base.advised(key), knowledge, Case(), key[2], draft=is_draft(key[0]))
    wanted = always if session is None else partial(exports.is_open, session)
    return exports.exporter().submit(order, wanted=wanted).result().data
