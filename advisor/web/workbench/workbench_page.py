"""The workbench: edit a file of the knowledge base, see what is wrong and what it alters, save it, have it reviewed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from advisor.knowledge.editing import merged, patch, text_of
from advisor.knowledge.problems import Problem, Refused
from advisor.knowledge.reviewed import RECORD, Record, open_record
from advisor.report.spoken import sentences
from advisor.web.markup import bullets, more, show, tag
from advisor.web.plain import label
from advisor.web.views import LATE, taken, view
from advisor.web.visit import Visit
from advisor.web.workbench.workbench_bench import Saved, Sheet, Whole, bench, judged, opened, put, put_bench, whole
from advisor.web.workbench.workbench_look import look_shown, looked_at, stop_looking
from advisor.web.workbench.workbench_review import review_shown
from advisor.web.workbench.workbench_rights import Editor, editor
from advisor.web.workbench.workbench_saving import Elsewhere, save, unwritable
from advisor.web.workbench.workbench_shown import patch_shown, problems_shown
from advisor.words import say

SCRIPT = Path(__file__).with_name("workbench_typing.js")
FILE = "workbench_file"
HEIGHT = 460


def show_page(visit: Visit) -> None:
    """The file chosen, and what can be done with it."""
    lead = say(
        "What you write is checked as you type. It is saved once nothing is wrong with it and you have seen what it "
        "alters: as a whole file, and as a patch for version control."
    )
    show(tag("p", say("Knowledge base"), class_="eyebrow"), tag("h1", say("Workbench")), tag("p", lead, class_="lead"))
    try:
        base = whole(visit.folder)
        name = _chosen(base)
        sheet = opened(base, name)
        record = _record(visit)
    except Refused as refused:
        st.error(label(str(refused.problems[0])))
        return
    who = editor()
    _notices(visit, name, who)
    review_shown(visit, base, name, record, who, edited=sheet.is_edited)
    now = base.files.get(name, b"")
    if sheet.is_edited and isinstance(now, bytes) and now != sheet.before:
        _elsewhere(name, sheet, now)
    _field(name, sheet, who)
    if not sheet.is_edited:
        stop_looking()
        show(tag("p", say("No edit yet. The file stands as it was saved."), class_="quiet", role="status"))
        _saved()
        return
    _edited(visit, base, name, sheet, who)


def _chosen(base: Whole) -> str:
    gone = [name for name, sheet in bench().sheets.items() if sheet.is_edited and name not in base.files]
    names = [*base.files, *gone]  # an edit of a file that somebody took away is not lost with it
    kept: str = st.session_state.get(FILE, "")
    name = kept if kept in names else names[0]
    key = view("workbench_choice", name)
    st.selectbox(say("File"), names, key=key, on_change=_choose, args=(key,))
    return name


def _choose(key: str) -> None:
    chosen = taken("workbench_choice", key)
    if chosen is not LATE and chosen is not None:
        st.session_state[FILE] = chosen
        put_bench(replace(bench(), saved=None, refused=()))


def _record(visit: Visit) -> Record | None:
    """The record of reviews; one that cannot be read vouches for nothing, and that is said."""
    try:
        return open_record(visit.folder)
    except Refused as refused:
        st.error(label(str(refused.problems[0])))
        return {}


def _notices(visit: Visit, name: str, who: Editor) -> None:
    """What keeps the reader from saving here, before they have typed anything."""
    closed = unwritable(visit.folder, name)
    if not who.may_edit:
        st.info(say("Your role lets you read the files here. Editing them is for editors and admins of a team."))
    elif closed is not None:
        st.warning(label(str(closed)))
    elsewhere = [other for other, sheet in bench().sheets.items() if other != name and sheet.is_edited]
    if elsewhere:
        show(tag("p", say("Edits of other files are kept here, not saved yet:"), class_="quiet"))
        show(bullets(tag("code", other) for other in elsewhere))


def _field(name: str, sheet: Sheet, who: Editor) -> None:
    key = view("workbench_text", sheet.text)
    with st.container(key="workbench_sheet"):
        st.text_area(
            say("Text of {file}", file=name),
            key=key,
            height=HEIGHT,
            on_change=_typed,
            args=(name, sheet.before, key),
            disabled=not who.may_edit,
        )
    _script()(data={"unsaved": sheet.is_edited}, key="workbench_typing")


def _typed(name: str, before: bytes, key: str) -> None:
    text = taken("workbench_text", key)
    if text is not LATE:
        put(name, Sheet(before, text or ""))


@st.cache_resource
def _script() -> Any:
    return st.components.v2.component("workbench_typing", js=SCRIPT.read_text(encoding="utf-8"))


def _elsewhere(name: str, sheet: Sheet, now: bytes) -> None:
    """Somebody saved this file since it was opened here: what they did, and what can be done about it."""
    both = merged(text_of(sheet.before), sheet.text, text_of(now))
    with st.container(border=True):
        st.warning(
            say("Somebody else saved this file since you opened it. Your edit is kept here, and theirs in the file.")
        )
        show(more(say("What they changed"), patch_shown(patch(sheet.before, now, name=name))))
        if both.clashes:
            told = say("Both of you changed some of the same lines. Those come marked, for you to decide.")
            show(tag("p", told, class_="quiet"))
        ways = st.container(horizontal=True)
        ways.button(
            say("Put both together"),
            key="workbench_both",
            type="primary",
            on_click=put,
            args=(name, Sheet(now, both.text)),
        )
        ways.button(
            say("Drop mine, take theirs"), key="workbench_theirs", on_click=put, args=(name, Sheet(now, text_of(now)))
        )


def _edited(visit: Visit, base: Whole, name: str, sheet: Sheet, who: Editor) -> None:
    after = sheet.after
    stale = base.files.get(name, b"") != sheet.before
    found = judged(base, name, after, visit.folder)
    folder = visit.folder.name
    if found.problems:
        show(problems_shown(found.problems, file=f"{folder}/{name}", text=sheet.text))
    else:
        told = say("No problem found. The whole base was checked with this edit.")
        show(tag("p", tag("span", say("Sound"), class_="badge good"), " ", told, role="status"))
    change = patch(sheet.before, after, name=f"{folder}/{name}")
    show(more(say("The edit, line by line"), patch_shown(change)))
    ways = st.container(horizontal=True)
    ways.button(
        say("Drop the edit"),
        key="workbench_drop",
        on_click=put,
        args=(name, Sheet(sheet.before, text_of(sheet.before))),
    )
    with ways:
        _download(name, change)
    if found.problems:
        stop_looking()
        return
    show(tag("h2", say("What it alters")))
    ident = base.edited(name, after)
    look_shown(visit, base, name, after, who, ident=ident)
    seen = looked_at(ident)
    if seen is None:
        return
    reasons = []
    if seen.unproved:
        reasons.append(say("The base could prove less than before."))
    if stale:
        reasons.append(say("Somebody else saved this file; decide above what is to become of both edits."))
    if not who.may_edit:
        reasons.append(say("Your role does not allow this."))
    st.button(
        say("Save the file"),
        key="workbench_save",
        type="primary",
        on_click=_save,
        args=(visit, name, sheet.before, after, change),
        disabled=bool(reasons),
    )
    if reasons:
        show(tag("p", sentences(*reasons), class_="quiet"))
    _saved()


def _save(visit: Visit, name: str, before: bytes, after: bytes, change: bytes) -> None:
    if not editor().may_edit:  # looked up again: the button was drawn a while ago
        refused = Problem(name, 0, 0, say("your role does not allow this."), "")
        put_bench(replace(bench(), saved=None, refused=(refused,)))
        return
    try:
        save(visit.folder, name, before=before, after=after)
    except Elsewhere:  # the page tells it, with what can be done
        return
    except Refused as refused:
        put_bench(replace(bench(), saved=None, refused=refused.problems))
        return
    put(name, Sheet(after, text_of(after)))
    put_bench(replace(bench(), saved=Saved(name, change)))


def _saved() -> None:
    """What came of the last saving."""
    now = bench()
    for problem in now.refused:
        st.error(label(str(problem)))
    if now.saved is None:
        return
    told = say("Saved, and a draft until it is reviewed. Advice given from now on rests on it.")
    st.success(told)
    show(tag("p", say("Put {record} into version control with it.", record=RECORD), class_="quiet"))
    _download(now.saved.name, now.saved.patch)


def _download(name: str, change: bytes) -> None:
    st.download_button(
        say("Download the patch"),
        data=change,
        file_name=f"{Path(name).stem}.patch",
        mime="text/x-patch",
        key="workbench_patch",
        on_click="ignore",
    )
