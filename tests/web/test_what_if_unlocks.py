"""What would open an account, on the what-if page: shown, tried without a trace, applied, taken back and locked."""

from __future__ import annotations

import re
from datetime import date

import pytest

from advisor.advice.advise import advise
from advisor.advice.outlook.mix_space import MixSpace
from advisor.knowledge.models import Knowledge
from tests.web.trying import ENTITY, PARTNER, SAMPLES, choices, lock, subscription_card, what_if
from tests.web.visits import answers, key, words


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
