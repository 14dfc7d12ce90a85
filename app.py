"""The browser app, for `streamlit run app.py`: the server takes `app`, and each visit runs this file as a script."""

from __future__ import annotations

import streamlit as st

if __name__ == "__main__":
    from advisor.web import (
        advice_page,
        cadence_page,
        compare_page,
        knowledge_page,
        questions_page,
        report_page,
        start_page,
        what_if_page,
    )
    from advisor.web.shell import PageNamed, run

    run(
        (
            PageNamed("Start", "", start_page.show_page),
            PageNamed("Questions", "questions", questions_page.show_page),
            PageNamed("Advice", "advice", advice_page.show_page),
            PageNamed("What if", "what_if", what_if_page.show_page),
            PageNamed("Cadence", "cadence", cadence_page.show_page),
            PageNamed("Report", "report", report_page.show_page),
            PageNamed("Compare", "compare", compare_page.show_page),
            PageNamed("Knowledge", "knowledge", knowledge_page.show_page),
        )
    )
else:
    from advisor.web import server

    server.refuse_defects()
    app = st.App(__file__, lifespan=server.lifespan, middleware=server.MIDDLEWARE, on_script_error=server.tell_failure)
