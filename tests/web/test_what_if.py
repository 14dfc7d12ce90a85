"""The what-if page: every sample has one, the certificate is told in numbers, and a stored case never breaks it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from advisor.cases.draft import Draft
from advisor.cases.store import Store
from advisor.knowledge.models import Knowledge
from advisor.questionnaire.case import Case
from advisor.questionnaire.choices import Choices
from tests.web.trying import SAMPLES, what_if
from tests.web.visits import open_page, visit, words


def test_without_answers_the_page_leads_to_the_questionnaire() -> None:
    app = open_page(visit(), "what_if")
    assert not app.exception
    assert "There is no answer yet" in words(app)
    assert [button.key for button in app.button] == ["begin"]


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_sample_has_a_page_with_names_and_no_ids(sample: str, real: Knowledge) -> None:
    app = what_if(sample)
    shown = words(app)
    for heading in ("What if", "Why this mix", "How firmly it stands", "What it would take"):
        assert heading in shown
    assert all(account.name in shown for account in real.accounts)
    assert all(limit.title in shown for limit in real.limits)
    told = f"{shown} {' '.join(box.label for box in app.checkbox)}"
    idents = {question.id for question in real.questions} | {route.id for route in real.routes}
    idents |= {step.id for step in real.steps} | {need.id for need in real.needs}
    assert [ident for ident in idents if "_" in ident and ident in told] == []


def test_the_certificate_counts_all_mixes_and_names_the_runner_up_with_its_points() -> None:
    """By hand for the skincare client: the points of the criteria add up to the distance between the two scores."""
    shown = words(what_if()).partition("Why this mix")[2].partition("How firmly it stands")[0]
    assert "8 mixes are possible with your answers and choices, and all were compared." in shown
    rival, ours = map(float, re.findall(r"It scores ([\d.]+) of 100 points against ([\d.]+)\.", shown)[0])
    lead = {name: float(value) for name, value in re.findall(r"(Focus|Needs covered|Economy) ([\d.]+)", shown)}
    assert lead["Focus"] + lead["Economy"] - lead["Needs covered"] == pytest.approx(ours - rival, abs=0.02)


def test_a_limit_that_decides_is_named_with_the_mix_that_would_win_without_it() -> None:
    shown = words(what_if("regional_tourism_board")).partition("Which of your limits decide")[2]
    assert re.search(r"Ownership Decides The wish to own the accounts decides here", shown)
    assert "Best without it: Service account (a partner's mainland licence)." in shown
    assert "Team Does not decide" in shown
    first_call = words(what_if("machinery_first_call"))
    assert "Budget Not stated" in first_call
    assert "Provisional" in first_call


def test_a_mix_without_rivals_says_so_instead_of_drawing_a_chart() -> None:
    app = what_if("individual_creator")
    assert "No other mix meets as many of your musts, so no weights can put another one ahead." in words(app)


def test_a_stored_case_whose_choices_no_longer_fit_opens_without_them(database: Path, real: Knowledge) -> None:
    nothing_counts = Choices(
        weights={criterion.id: 0.0 for criterion in real.criteria},
        force=("pager",),
        exclude=("wecom",),
        lock=("charm",),
    )
    store, ident = Store(f"sqlite:///{database}"), "A" * 22
    stored = Draft(case=Case(answers={"home": "mainland", "organisation": "enterprise"}, choices=nothing_counts))
    store.edit(ident, lambda draft: draft, first=stored)
    store.close()
    for page in ("what_if", "advice"):
        app = open_page(visit(ident), page)
        assert not app.exception
        assert "choices of yours" in app.warning[0].value
    app = open_page(app, "what_if")
    assert "Your choice: WeCom is left out of every mix." in words(app)
    assert app.slider(key="weight_focus").value > 0
