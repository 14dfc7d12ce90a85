"""The browser app, for `streamlit run app.py`: the server takes `app`, and each visit runs this file as a script."""

from __future__ import annotations

import streamlit as st

if __name__ == "__main__":
    from advisor.web.advice import advice_page
    from advisor.web.cadence import cadence_page
    from advisor.web.cases import cases_page
    from advisor.web.compare import compare_page
    from advisor.web.desk import asks_for_sign_in
    from advisor.web.frame.language_choice import speak_as_chosen
    from advisor.web.frame.shell import PageNamed, run
    from advisor.web.history import history_page
    from advisor.web.knowledge import knowledge_page
    from advisor.web.people import people_page
    from advisor.web.questions import check_page, questions_page
    from advisor.web.report import report_page
    from advisor.web.start import start_page
    from advisor.web.watch import watch_page
    from advisor.web.watch.watch_told import page_title
    from advisor.web.what_if import what_if_page
    from advisor.web.workbench import workbench_page
    from advisor.words import say

    speak_as_chosen()
    run(
        (
            PageNamed(say("Start"), "", start_page.show_page),
            PageNamed(say("Cases"), "cases", cases_page.show_page),
            PageNamed(say("Questions"), "questions", questions_page.show_page, of_the_case=True, with_state=True),
            PageNamed(say("Check your answers"), "check", check_page.show_page, of_the_case=True),
            PageNamed(say("Advice"), "advice", advice_page.show_page, of_the_case=True),
            PageNamed(say("What if"), "what_if", what_if_page.show_page, of_the_case=True),
            PageNamed(say("Cadence"), "cadence", cadence_page.show_page, of_the_case=True),
            PageNamed(say("Report"), "report", report_page.show_page, of_the_case=True),
            PageNamed(say("History"), "history", history_page.show_page, of_the_case=True),
            PageNamed(say("Compare"), "compare", compare_page.show_page),
            PageNamed(page_title(), "watch", watch_page.show_page),
            PageNamed(say("Knowledge"), "knowledge", knowledge_page.show_page),
            PageNamed(say("Workbench"), "workbench", workbench_page.show_page),
            *([PageNamed(say("People"), "people", people_page.show_page)] if asks_for_sign_in() else ()),
        )
    )
else:
    from advisor.web.server import server
    from advisor.web.sign_in import sign_in_settings

    sign_in_settings.refuse_unsafe()
    server.refuse_defects()
    app = st.App(
        __file__,
        lifespan=server.lifespan,
        routes=server.ROUTES,
        middleware=server.MIDDLEWARE,
        on_script_error=server.tell_failure,
    )
