"""The what-if page: choices are saved and answered at once, unlocks are tried without a trace, nothing breaks."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from advisor.advice.advise import advise
from advisor.advice.outlook.mix_space import MixSpace
from advisor.cases.draft import Draft
from advisor.cases.store import Store
from advisor.knowledge.models import Knowledge
from advisor.questionnaire.case import Case
from advisor.questionnaire.choices import Choices
from advisor.web import base
from tests.web.visits import answers, key, open_page, open_sample, visit, words

SAMPLES = sorted(path.stem for path in (base.PROJECT / "knowledge" / "samples").glob("*.yaml"))
ENTITY, PARTNER = "mainland_entity", "partner_licence"


def what_if(sample: str = "skincare_cross_border") -> AppTest:
    """The page with a sample client."""
    app = open_page(open_sample(visit(), sample), "what_if")
    assert not app.exception
    return app


def choices(app: AppTest) -> Choices:
    """The choices in the visit's draft."""
    found = app.session_state["draft"].case.choices
    assert isinstance(found, Choices)
    return found


def mix_now(app: AppTest) -> str:
    """The panel with the mix, in words."""
    return words(app).partition("The mix now")[2].partition("What counts, and how much")[0]


def weigh(app: AppTest, criterion: str, weight: float) -> AppTest:
    return app.slider(key=key(app, f"weight_{criterion}")).set_value(weight).run()


def wish(app: AppTest, account: str, what: str) -> AppTest:
    return app.radio(key=key(app, f"wish_{account}")).set_value(what).run()


def lock(app: AppTest, question: str) -> AppTest:
    return app.checkbox(key=key(app, f"lock_{question}")).check().run()


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


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_account_is_open_waits_for_an_answer_can_be_opened_or_is_said_to_stay_as_it_is(
    sample: str, real: Knowledge
) -> None:
    app = what_if(sample)
    shown = words(app).partition("What it would take")[2]
    advice = advise(real, answers(app), as_of=date.today(), depth=MixSpace.compiled(real, as_of=date.today()))
    cards = {(way.account, way.route) for way in advice.unlocks}
    assert sum("try_" in str(button.key) for button in app.button) == len(advice.unlocks)
    for account in real.accounts:
        ways = [route for name, route in cards if name == account.id]
        told = re.search(rf"{re.escape(account.name)} Now: ([a-z ]+?) ([A-Z].*?\.)", shown)
        assert told is not None
        if ways:
            assert "would open it" in told[2]
        elif any(one.account == account.id for one in advice.no_unlocks):
            assert told[2].startswith(("No answer opens it", "No change of"))
        else:
            assert told[1] in ("open", "not known yet")


def test_a_weight_is_saved_answered_by_the_mix_and_said_to_be_the_readers_choice() -> None:
    """The mix stands for a focus of 1.12 or more, says the page; at 1.0 WeCom comes in."""
    app = what_if()
    assert "Service account" in mix_now(app)
    assert "WeCom" not in mix_now(app)
    assert "Focus (now 1.5) – below about 1.12: Service account" in words(app)
    weigh(app, "focus", 1.0)
    assert choices(app) == Choices(weights={"focus": 1.0})
    assert "WeCom – support" in mix_now(app)
    assert "Without your choices: Service account and Mini-program." in mix_now(app)
    assert "Your choice: Focus has the weight 1 instead of 1.5." in words(app)
    again = open_page(visit(app.session_state["draft_id"]), "what_if")
    assert choices(again) == choices(app)
    assert again.slider(key="weight_focus").value == 1.0
    app.button(key="reset_weights").click().run()
    assert not choices(app).any
    assert "WeCom" not in mix_now(app)
    assert app.slider(key=key(app, "weight_focus")).value == 1.5
    assert "As advised: you have chosen nothing yourself yet." in mix_now(app)


def test_the_last_weight_cannot_be_taken_away(real: Knowledge) -> None:
    app = what_if()
    *most, last = [criterion.id for criterion in real.criteria]
    for criterion in most:
        weigh(app, criterion, 0.0)
    kept, mix = choices(app), mix_now(app)
    before = app.slider(key=key(app, f"weight_{last}")).value
    weigh(app, last, 0.0)
    assert not app.exception
    assert "All weights are zero" in app.warning[0].value
    assert choices(app) == kept
    assert mix_now(app) == mix
    assert app.slider(key=key(app, f"weight_{last}")).value == before
    weigh(app, most[0], 3.0)
    assert not app.warning


def test_an_account_left_out_leaves_the_mix_and_one_that_cannot_be_had_is_said_to_fail_and_why() -> None:
    app = what_if()
    wish(app, "mini_program", "exclude")
    assert "Mini-program" not in mix_now(app).partition("Without your choices")[0]
    assert "Your choice: Mini-program is left out of every mix." in words(app)
    wish(app, "wecom", "force")
    assert "WeCom" in mix_now(app).partition("Without your choices")[0]
    assert "Your choice: only mixes with WeCom were compared." in words(app)
    wish(app, "channels", "force")
    assert "You asked for Channels in every mix, but its only way in is one that you have not said" in words(app)
    assert choices(app) == Choices(exclude=("mini_program",), force=("wecom", "channels"))
    wish(app, "mini_program", "force")
    assert choices(app).exclude == ()
    wish(app, "channels", "advised")
    assert choices(app).force == ("wecom", "mini_program")


def test_a_forced_account_that_is_closed_is_reported_with_the_rule_that_closes_it(real: Knowledge) -> None:
    app = what_if("individual_creator")
    wish(app, "service", "force")
    said = words(app).partition("What the advice says of your choices")[2].partition("Why this mix")[0]
    assert "You asked for Service account in every mix, but" in said
    closing = {rule.text for rules in real.rules_of.values() for rule in rules if rule.status == "closed"}
    assert any(text in said for text in closing) or "one that you have not said may be taken" in said


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


def subscription_card(app: AppTest) -> str:
    shown = words(app).partition("Subscription account Now: closed")[2]
    return shown.partition("1. Own mainland papers")[2].partition("2. A mainland entity")[0]


def test_the_unlock_card_of_the_skincare_brand_names_change_meaning_time_cost_and_steps(real: Knowledge) -> None:
    """A brand without a mainland company gets a subscription account with one; the yearly fee is CNY 300."""
    app = what_if()
    card = subscription_card(app)
    advice = advise(real, answers(app), as_of=date.today(), depth=MixSpace.compiled(real, as_of=date.today()))
    days = next(way.days for way in advice.unlocks if way.account == "subscription")
    assert "Do you have a company of your own in mainland China? From No, and none is planned to Yes ." in card
    assert "Have a mainland company, joint venture or registered branch" in card
    assert "(our judgement)" in card
    assert "Then: open after steps" in card
    assert f"{days.typical} typically, {days.min} at best, {days.max} at worst" in card
    assert "CNY 300 for the steps with a known figure" in card
    assert "Verify the subscription account" in card


def test_a_change_with_alternatives_names_them_all() -> None:
    shown = words(what_if())
    assert "to Yes, a marketing agency or service provider or Yes, a distributor, importer or franchisee" in shown


def test_a_trial_shows_the_whole_advice_and_changes_nothing_until_it_is_applied(real: Knowledge) -> None:
    app = what_if()
    before = answers(app)
    app.button(key="try_wecom_1").click().run()
    assert not app.exception
    assert answers(app) == before
    shown = words(app).partition("The advice if this were so")[2]
    assert "Only tried out: your saved answers are as they were." in shown
    then = advise(real, {**before, ENTITY: "yes"}, as_of=date.today())
    trial = shown.partition("Standing")[0]
    assert all(real.account[placed.account].name in trial for placed in then.mix)
    met = sum(bool(need.met_by) for need in then.needs)
    assert f"{met} of {len(then.needs)}" in trial
    app.button(key="leave_wecom_1").click().run()
    assert answers(app) == before
    assert "The advice if this were so" not in words(app)
    app.button(key="try_wecom_1").click().run()
    app.button(key="apply_wecom_1").click().run()
    assert answers(app) == {**before, ENTITY: "yes"}
    assert "Changed for WeCom" in app.success[0].value
    app.button(key="take_back").click().run()
    assert answers(app) == before
    assert not app.success


def test_another_answer_that_would_do_as_well_can_be_tried_and_applied() -> None:
    app = what_if()
    before = answers(app)
    app.button(key="try_subscription_3").click().run()
    app.selectbox(key=f"with_subscription_3_{PARTNER}").select_index(1).run()
    assert answers(app) == before
    app.button(key="apply_subscription_3").click().run()
    assert answers(app) == {**before, PARTNER: "distributor", "account_ownership": "prefer_own"}


def test_a_lock_takes_the_changes_away_and_is_named_where_it_blocks_them_all(real: Knowledge) -> None:
    app = what_if()
    lock(app, ENTITY)
    assert choices(app).lock == (ENTITY,)
    assert "1. A partner's mainland licence" in words(app).partition("Subscription account Now: closed")[2]
    assert subscription_card(app) == ""
    lock(app, PARTNER)
    shown = words(app).partition("Subscription account Now: closed")[2].partition("Service account Now")[0]
    labels = [real.question[name].label for name in (ENTITY, PARTNER)]
    assert f'Your locks on "{labels[0]}" and "{labels[1]}" stand in the way.' in shown
    assert "Locked answers, which no change below may touch" in words(app)
    app.checkbox(key=key(app, f"lock_{ENTITY}")).uncheck().run()
    assert subscription_card(app) != ""


def test_choices_are_not_undone_by_a_late_report() -> None:
    app = what_if()
    for change in (
        lambda: app.slider(key=key(app, "weight_focus")).set_value(1.0),
        lambda: app.radio(key=key(app, "wish_wecom")).set_value("exclude"),
        lambda: app.checkbox(key=key(app, f"lock_{ENTITY}")).check(),
    ):
        change()
        report = app._tree.get_widget_states()
        app.run()
        app._run(report)
        assert not app.exception
    expected = Choices(weights={"focus": 1.0}, exclude=("wecom",), lock=(ENTITY,))
    assert choices(app) == expected
    report = app._tree.get_widget_states()
    app.button(key="reset_weights").click().run()
    app._run(report)
    assert choices(app) == expected.model_copy(update={"weights": {}})


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


def test_a_weight_beyond_the_usual_scale_is_shown_as_it_is() -> None:
    app = visit()
    file = b"schema: answers/1\nanswers: {home: mainland}\nchoices: {weights: {speed: 87.25}}\n"
    app.file_uploader[0].upload("heavy.yaml", file).run()
    app = open_page(app, "what_if")
    assert not app.exception
    assert app.slider(key="weight_speed").value == 87.25
    assert app.slider(key="weight_speed").max == 88.0
