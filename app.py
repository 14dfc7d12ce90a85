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
        workbench_page,
    )
    from advisor.web.language_choice import speak_as_chosen
    from advisor.web.shell import PageNamed, run
    from advisor.words import say

    speak_as_chosen()
    run(
        (
            PageNamed(say("Start"), "", start_page.show_page),
            PageNamed(say("Questions"), "questions", questions_page.show_page),
            PageNamed(say("Advice"), "advice", advice_page.show_page),
            PageNamed(say("What if"), "what_if", what_if_page.show_page),
            PageNamed(say("Cadence"), "cadence", cadence_page.show_page),
            PageNamed(say("Report"), "report", report_page.show_page),
            PageNamed(say("Compare"), "compare", compare_page.show_page),
            PageNamed(say("Knowledge"), "knowledge", knowledge_page.show_page),
            PageNamed(say("Workbench"), "workbench", workbench_page.show_page),
        )
    )
else:
    from advisor.web import server

    server.refuse_defects()
    app = st.App(__file__, lifespan=server.lifespan, middleware=server.MIDDLEWARE, on_script_error=server.tell_failure)
