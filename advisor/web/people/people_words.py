"""Roles and what stands in the audit log, in words."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.cases.audit_log import Entry
from advisor.cases.people import ROLES, Role
from advisor.report.spoken import Spoken
from advisor.words import say

ROLE_WORDS: Mapping[str, str] = Spoken(
    lambda: {
        "viewer": say("Viewer"),
        "consultant": say("Consultant"),
        "editor": say("Editor"),
        "admin": say("Admin"),
    }
)
_MAY: Mapping[str, str] = Spoken(
    lambda: {
        "viewer": say("Viewer: reads the team's cases and takes reports away."),
        "consultant": say("Consultant: also makes and changes cases."),
        "editor": say("Editor: also edits the knowledge base and marks it reviewed."),
        "admin": say("Admin: also lets people in, gives roles and reads the log."),
    }
)
ACTIONS: Mapping[str, str] = Spoken(
    lambda: {
        "created": say("Case made"),
        "changed": say("Case changed"),
        "filed": say("Case filed"),
        "archived": say("Case archived"),
        "deleted": say("Case deleted"),
        "fetched back": say("Case fetched back"),
        "went back": say("Went back to a version"),
        "exported": say("File taken away"),
        "exported all": say("All cases taken away"),
        "noted": say("Advice noted"),
        "forgotten": say("Case forgotten"),
        "refused": say("Refused to somebody of another team"),
        "reviewed": say("Knowledge reviewed"),
        "founded": say("Team founded"),
        "let in": say("Person let in"),
        "role": say("Role changed"),
        "bound": say("Sign-in bound"),
        "signed in": say("Signed in"),
        "signed out": say("Signed out"),
        "restored": say("Back-up restored"),
    }
)


def role_explained(role: Role) -> str:
    """What a role may do, beginning with its name."""
    return _MAY[role]


def action_in_words(action: str) -> str:
    """What was done; of what this list does not know, the store's own word."""
    return ACTIONS.get(action) or action


def detail_in_words(entry: Entry, names: Mapping[str, str]) -> str:
    """More about what was done. `names` are those of people by their ids."""
    if entry.action not in ("let in", "role", "bound"):
        return entry.detail
    person, _, rest = entry.detail.partition(" ")
    name, role = names.get(person, person), rest.removeprefix("as ")
    if role in ROLES:
        return say("{name} as {role}", name=name, role=ROLE_WORDS[role])
    return say("{name}, out of the team", name=name) if role == "out" else name
