"""The sealed snapshots of a case: what left the house, from which answers and rules, and whether the seal is intact."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from advisor.cases.seals import Exported, Snapshot
from advisor.cases.store import Desk
from advisor.report.attachments import digest
from advisor.report.forms.kinds import FORMS
from advisor.report.spoken import aside, first_capital
from advisor.report.wording import day
from advisor.web.frame.language_choice import NAMED, TAGS
from advisor.web.history.history_who import who
from advisor.web.local_time import moment
from advisor.web.markup import Content, Markup, joined, more, show, tag
from advisor.web.report.export_words import EDITION_WORDS
from advisor.web.visit import NOTE, Visit, turn_to
from advisor.words import say, say_count

SHOWN, AT_ONCE, SIGNS = "seals_shown", 5, 12
REPORTS = frozenset({"pdf"})  # the forms that `verify` reads


def seals_shown(visit: Visit, here: Desk) -> None:
    """The snapshots, the latest first, and the ways to check a file."""
    found = here.seals.of(visit.id)
    show(tag("h2", say("Sealed exports"), id="seals"))
    if not found:
        words = say(
            "Nothing was exported yet. Each file made on the report page is sealed here, with the case it was made"
            " from, so that both can be shown later as they were."
        )
        show(tag("p", words, class_="quiet"))
        return
    number = st.session_state.get(SHOWN, {}).get(visit.id, AT_ONCE)
    with st.container(key="seals", gap="small"):
        for place, snapshot in enumerate(found[:number]):
            _snapshot(visit, here, snapshot, place)
    left = len(found) - number
    if left > 0:
        words = say_count(left, "Show {number} older export", "Show {number} older exports")
        st.button(words, key="seals_older", on_click=_show_more, args=(visit.id, number + 4 * AT_ONCE))
    _check(found)


def _show_more(ident: str, number: int) -> None:
    st.session_state[SHOWN] = {ident: number}


def _snapshot(visit: Visit, here: Desk, snapshot: Snapshot, place: int) -> None:
    with st.container(key=f"sealed_{place}", gap="xsmall"):
        words, button = st.columns([5, 1], vertical_alignment="top")
        with words:
            show(_head(snapshot, here), _facts(visit, snapshot))
        with button:
            pressed = st.button(
                say("Open as it was"),
                key=f"as_it_was_{place}",
                width="stretch",
                disabled=not (snapshot.sound and visit.may("edit")),
                help=say(
                    "As a new case, with the answers, rules of the day, plan and look that this file was made from."
                ),
            )
    if pressed:
        _open(visit, here, snapshot)


def _head(snapshot: Snapshot, here: Desk) -> Markup:
    made = snapshot.exported
    sound = (
        tag("span", tag("span", "✓ ", aria_hidden="true"), say("Seal intact"), class_="badge good")
        if snapshot.sound
        else tag("span", tag("span", "✕ ", aria_hidden="true"), say("Seal broken"), class_="badge closed")
    )
    version = say("version {number}", number=snapshot.version)
    parts: list[Content] = [tag("h3", _form(made), " ", sound)]
    parts.append(
        tag(
            "p",
            first_capital(moment(snapshot.at)),
            " · ",
            tag("bdi", who(snapshot.person, snapshot.name, here)),
            f" · {version}",
        )
    )
    if not snapshot.sound:
        told = say("What is kept here is not what was sealed: it was altered in the database afterwards.")
        parts.append(tag("p", told, class_="noted"))
    return joined(parts)


def _form(made: Exported) -> str:
    form = FORMS.get(made.form)
    title = form.title if form is not None else made.form
    return aside(title, EDITION_WORDS[made.edition]) if form is not None and form.editions else title


def _facts(visit: Visit, snapshot: Snapshot) -> Markup:
    made = snapshot.exported
    late = made.good_until < visit.today
    until = day(made.good_until)
    version = say("version {version}", version=made.knowledge_version)
    if made.knowledge != visit.knowledge.digest:
        version = aside(version, say("not the one at work now"))
    spoken = next((NAMED[one] for one in NAMED if one == made.language), made.language)
    rows: tuple[tuple[str, Content], ...] = (
        (say("Language"), tag("span", spoken, lang=next((TAGS[one] for one in TAGS if one == made.language), None))),
        (say("Rules as of"), day(made.as_of)),
        (say("Good until"), say("{day}, which is over", day=until) if late else until),
        (say("Knowledge base"), joined([version, _digest(made.knowledge)])),
        (say("File"), _digest(made.result)),
    )
    return tag("dl", *(joined([tag("dt", name), tag("dd", said)]) for name, said in rows), class_="facts")


def _digest(told: str) -> Markup:
    """The beginning of a digest; the whole of it when it is asked for."""
    return more(tag("code", _short(told)), tag("code", told))


def _short(told: str) -> str:
    """The beginning of a digest, enough to tell files apart by eye."""
    kind, _, signs = told.rpartition(":")
    return f"{kind}:{signs[:SIGNS]}…" if len(signs) > SIGNS else told


def _open(visit: Visit, here: Desk, snapshot: Snapshot) -> None:
    """Make a case of what was sealed, with the date whose rules held, and turn to it."""
    made = snapshot.exported
    draft = snapshot.draft.with_case(replace(snapshot.draft.case, as_of=made.as_of))
    opened = visit.opened
    label = say("As exported on {day}", day=day(snapshot.at.date()))
    ident = here.cases.create(
        draft, team=opened.team if opened else None, label=label, note=f"duplicate of {snapshot.case}"
    )
    turn_to(ident)
    told = say("This is a new case, as it was when the file was exported. The case you came from is as it was.")
    if made.knowledge != visit.knowledge.digest:
        differs = say("The knowledge base has changed since, so the advice may differ from that of the file.")
        told = say("{sentence} {following}", sentence=told, following=differs)
    st.session_state[NOTE] = told
    visit.go("advice")


def _check(found: list[Snapshot]) -> None:
    """How anybody can tell whether a file is one of these."""
    with st.expander(say("Check a file"), key="check_file"):
        show(
            tag(
                "p",
                say(
                    "Drop a file here to see whether it is one of these exports, byte for byte. It is only looked at,"
                    " and not kept."
                ),
            )
        )
        file = st.file_uploader(say("The file to check"), key="seal_file", label_visibility="collapsed")
        if file is not None:
            _told(digest(file.getvalue()), found)
        show(
            tag("p", say("The same without this program: the digest of the file must be the one above.")),
            tag("pre", "sha256sum FILE"),
            tag("p", say("Whether a report (PDF) is what its case gives with this knowledge base:")),
            tag("pre", "python -m advisor verify FILE.pdf"),
        )


def _told(result: str, found: list[Snapshot]) -> None:
    one = next((snapshot for snapshot in found if snapshot.exported.result == result), None)
    if one is None:
        st.error(say("This file is none of these exports, or it was changed afterwards."))
    elif not one.sound:
        st.warning(say("The digest of this file is kept here, but the seal of that export is broken."))
    else:
        said = say("This is the file of {moment}: {form}.", moment=moment(one.at), form=_form(one.exported))
        st.success(said)
