"""Reads and writes answers files (`schema: answers/1`), refusing what is not one with every problem in its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType
from typing import Any

import yaml
from pydantic import ValidationError

from advisor.knowledge.countries import COUNTRIES
from advisor.knowledge.models import Knowledge, Question
from advisor.knowledge.problems import Problem, Refused, nearest
from advisor.knowledge.yaml_text import Document, read, scalar
from advisor.logic.situation import Answer
from advisor.questionnaire.case import Case, Client
from advisor.questionnaire.choices import Choices, problems_of_choices
from advisor.questionnaire.opinion import Opinion, problems_of_opinions
from advisor.questionnaire.plan_edits import PlanEdits, problems_of_edits
from advisor.words import say

SCHEMA = "answers/1"
MAX_BYTES = 200_000
UNKNOWN = "unknown"
KEYS = ("schema", "client", "as_of", "answers", "choices", "opinions", "plan")


def read_case(raw: bytes, *, file: str, knowledge: Knowledge) -> Case:
    """Read an answers file. Raises Refused with every problem found in it."""
    return case_in(read(raw, file=file, max_bytes=MAX_BYTES), knowledge=knowledge)


def case_in(document: Document, *, knowledge: Knowledge) -> Case:
    """The case in an answers file that was read. Raises Refused with every problem found in it."""
    if not isinstance(document.data, dict):
        raise Refused([document.problem((), say("an answers file is a mapping with schema, client and answers."), "")])
    problems = list(_frame_problems(document))
    client = Client()
    try:
        client = Client.model_validate(document.data.get("client") or {})
    except ValidationError as error:
        problems += (_client_problem(document, detail) for detail in error.errors(include_url=False))
    as_of = None
    if document.data.get("as_of") is not None:
        try:
            as_of = date.fromisoformat(str(document.data["as_of"]))
        except ValueError:
            shown = document.data["as_of"]
            problems.append(
                document.problem(
                    ("as_of",),
                    say('as_of: "{shown}" is not a date that exists.', shown=shown),
                    say("Write YYYY-MM-DD."),
                )
            )
    answers: dict[str, Answer] = {}
    given = document.data.get("answers")
    for key, value in given.items() if isinstance(given, dict) else ():
        if key not in knowledge.question:
            hint = nearest(key, knowledge.question)
            problems.append(
                document.problem(("answers", key), say('there is no question "{key}".', key=key), hint, key=True)
            )
        elif value != UNKNOWN and value is not None:
            found = list(problems_of_answer(knowledge.question[key], value, knowledge))
            problems += (
                document.problem(("answers", key, *path), f"{key}: {said}", hint) for path, said, hint in found
            )
            answers[key] = value
    data = document.data
    beside = {
        "choices": list(problems_of_choices(data["choices"], knowledge)) if data.get("choices") is not None else [],
        "opinions": list(problems_of_opinions(data["opinions"], knowledge)) if data.get("opinions") is not None else [],
        "plan": list(problems_of_edits(data["plan"], knowledge)) if data.get("plan") is not None else [],
    }
    for key, findings in beside.items():
        problems += (document.problem((key, *path), said, hint) for path, said, hint in findings)
    if problems:
        raise Refused(problems)
    choices = Choices.model_validate(data.get("choices") or {})
    opinions = tuple(Opinion.model_validate(one) for one in data.get("opinions") or ())
    edits = PlanEdits.model_validate(data.get("plan") or {})
    return Case(client, as_of, MappingProxyType(answers), choices, opinions, edits)


def _frame_problems(document: Document) -> Iterator[Problem]:
    for key in document.data:
        if key not in KEYS:
            yield document.problem(
                (key,), say('the key "{key}" is not known here.', key=key), nearest(key, KEYS), key=True
            )
    schema = document.data.get("schema")
    if schema is None:
        yield document.problem(
            (), say("the key schema is missing."), say("Add `schema: {schema}` as the first line.", schema=SCHEMA)
        )
    elif schema != SCHEMA:
        yield document.problem(
            ("schema",), say('schema is "{given}", not "{expected}".', given=schema, expected=SCHEMA), ""
        )
    for key in ("client", "answers"):
        if key in document.data and document.data[key] is not None and not isinstance(document.data[key], dict):
            yield document.problem((key,), say("{key} takes a mapping.", key=key), "")


def _client_problem(document: Document, detail: Any) -> Problem:
    key = str(detail["loc"][0]) if detail["loc"] else ""
    if detail["type"] == "extra_forbidden":
        return document.problem(
            ("client", key), say('client has no "{key}".', key=key), nearest(key, Client.model_fields), key=True
        )
    if detail["type"] == "string_too_long":
        return document.problem(
            ("client", key),
            say("{key} is too long.", key=f"client {key}"),
            say("At most {most} characters.", most=detail["ctx"]["max_length"]),
        )
    if detail["type"] == "string_type":
        return document.problem(
            ("client", key), say("{key} takes text.", key=f"client {key}"), say("Put it in quotes.")
        )
    return document.problem(("client", key), say("client {key}: {problem}.", key=key, problem=detail["msg"]), "")


Finding = tuple[tuple[str | int, ...], str, str]


def problems_of_answer(question: Question, value: Any, knowledge: Knowledge) -> Iterator[Finding]:
    """What is wrong with an answer: (path inside it, sentence, next step). Nothing where it is right."""
    if question.kind == "yes_no":
        if not isinstance(value, bool):
            yield (
                (),
                say('"{text}" is neither true nor false.', text=_short(value)),
                say("Write true, false or unknown."),
            )
    elif question.kind == "int":
        low, high = question.min or 0, question.max or 0
        if not isinstance(value, int) or isinstance(value, bool):
            yield (
                (),
                say('"{text}" is not a whole number.', text=_short(value)),
                say("Write a number from {low} to {high}, or unknown.", low=low, high=f"{high:,}"),
            )
        elif not low <= value <= high:
            yield (), say("{value} lies outside {low} to {high}.", value=f"{value:,}", low=low, high=f"{high:,}"), ""
    elif question.kind == "country":
        if not isinstance(value, str) or value not in COUNTRIES:
            yield (
                (),
                say('"{text}" is not a two-letter country code (ISO 3166-1).', text=_short(value)),
                nearest(value, COUNTRIES),
            )
    elif question.kind == "many":
        if not isinstance(value, tuple):
            yield (
                (),
                say('"{text}" is one value, and this question takes a list.', text=_short(value)),
                say("Write [{text}].", text=_short(value)),
            )
        else:
            yield from _list_problems(question, value)
    else:
        options = knowledge.question[question.options_from].option_ids if question.options_from else question.option_ids
        if not isinstance(value, str) or value not in options:
            yield (), say('"{text}" is not an option.', text=_short(value)), nearest(_short(value), options)


def _list_problems(question: Question, value: tuple[Any, ...]) -> Iterator[Finding]:
    for index, option in enumerate(value):
        if not isinstance(option, str) or option not in question.option_ids:
            yield (
                (index,),
                say('"{text}" is not an option.', text=_short(option)),
                nearest(_short(option), question.option_ids),
            )
        elif option in value[:index]:
            yield (index,), say('"{option}" stands in the list twice.', option=option), say("Remove one.")


def _short(value: Any) -> str:
    text = {True: "true", False: "false"}.get(value, value) if isinstance(value, bool) else value
    shown = str(text)
    return shown if len(shown) <= 60 else shown[:57] + "…"


class _Dumper(yaml.SafeDumper):
    """Quotes every text that would be read back as something else."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = None if scalar(value) is value and value.isprintable() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def write_case(case: Case) -> bytes:
    """The answers file of a case, in UTF-8. Reading it back gives the same case."""
    document: dict[str, Any] = {"schema": SCHEMA, "client": case.client.model_dump()}
    if case.as_of is not None:
        document["as_of"] = case.as_of.isoformat()
    document["answers"] = {
        key: list(value) if isinstance(value, tuple) else value for key, value in case.answers.items()
    }
    if case.choices.any:
        chosen = case.choices.model_dump(exclude_defaults=True)
        document["choices"] = {key: list(value) if isinstance(value, tuple) else value for key, value in chosen.items()}
    if case.opinions:
        document["opinions"] = [opinion.model_dump(exclude_defaults=True) for opinion in case.opinions]
    if case.plan.any:
        document["plan"] = case.plan.model_dump(mode="json", exclude_defaults=True)
    text: str = yaml.dump(document, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return text.encode("utf-8", "replace")
