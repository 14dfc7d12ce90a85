"""Review at the workbench: which files are drafts, and the word that one is reviewed as it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from advisor.cases.failures import StoreFailed
from advisor.knowledge.problems import Problem, Refused
from advisor.knowledge.reviewed import Record, digest_of_file, drafts
from advisor.report.spoken import sentences
from advisor.report.wording import day
from advisor.web.markup import Content, bullets, joined, more, show, tag
from advisor.web.visit import Visit
from advisor.web.workbench.workbench_bench import Whole, bench, put_bench
from advisor.web.workbench.workbench_rights import Editor
from advisor.web.workbench.workbench_saving import Elsewhere, review
from advisor.words import say, say_count


def review_shown(visit: Visit, base: Whole, name: str, record: Record | None, who: Editor, *, edited: bool) -> None:
    """Whether the file is reviewed, the way to say that it is, and every file of the base that is not."""
    waiting = drafts(base.files, record)
    raw = base.files.get(name)
    digest = digest_of_file(raw) if isinstance(raw, bytes) else ""
    show(tag("p", *_standing(name, waiting, record, edited=edited)))
    if name in waiting and not edited and who.may_edit:
        st.button(
            say("Mark as reviewed as it stands"),
            key="workbench_review",
            on_click=mark_reviewed,
            args=(visit, name, digest, who),
        )
    if waiting:
        told = say_count(
            len(waiting),
            "{number} file of this base is a draft, and every report says so until it is reviewed",
            "{number} files of this base are drafts, and every report says so until they are reviewed",
        )
        show(more(told, bullets(_named(one, base) for one in waiting)))
    for place, gone in enumerate(one for one in waiting if one not in base.files):
        st.button(
            say("Agree that file {number} of those is gone", number=waiting.index(gone) + 1),
            key=f"workbench_gone_{place}",
            on_click=mark_reviewed,
            args=(visit, gone, "", who),
            disabled=not who.may_edit,
        )


def _standing(name: str, waiting: tuple[str, ...], record: Record | None, *, edited: bool) -> tuple[Content, ...]:
    if edited:
        text = say("Saving the edit makes it a draft, until somebody has reviewed it.")
        return tag("span", say("Edited, not saved"), class_="badge unsettled"), " ", text
    if name in waiting:
        return tag("span", say("Draft"), class_="badge provisional"), " ", say("Not reviewed as it stands.")
    mark = (record or {}).get(name)
    badge = tag("span", say("Reviewed"), class_="badge good")
    if mark is None or mark.on is None:
        return badge, " ", say("As it was delivered.")
    return badge, " ", say("By {who} on {day}.", who=mark.by or "", day=day(mark.on))


def _named(name: str, base: Whole) -> Content:
    if name in base.files:
        return tag("code", name)
    return joined([tag("code", name), " ", tag("span", say("(gone)"), class_="quiet")])


def mark_reviewed(visit: Visit, name: str, digest: str, who: Editor) -> None:
    """Say that a file is reviewed as it was shown. Who may not is refused by the store; what changed is not marked."""
    problem: Problem | None = None
    try:
        if who.desk is not None:
            who.desk.reviews.mark(name, digest or "gone")
        review(visit.folder, name, digest=digest, by=who.signed, on=date.today())
    except Elsewhere:
        problem = Problem(name, 0, 0, say("it was changed meanwhile."), say("Look at it again."))
    except StoreFailed as failed:
        problem = Problem(name, 0, 0, sentences(failed.what, failed.next_step), "")
    except Refused as refused:
        problem = refused.problems[0]
    put_bench(replace(bench(), saved=None, refused=(problem,) if problem else ()))
