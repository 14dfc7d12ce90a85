"""Weights and accounts on the what-if page: choices are saved, answered by the mix at once, and never contradict."""

from __future__ import annotations

from advisor.knowledge.models import Knowledge
from advisor.questionnaire.choices import Choices
from tests.web.trying import ENTITY, choices, mix_now, weigh, what_if, wish
from tests.web.visits import key, open_page, visit, words


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


def test_a_weight_beyond_the_usual_scale_is_shown_as_it_is() -> None:
    app = visit()
    file = b"schema: answers/1\nanswers: {home: mainland}\nchoices: {weights: {speed: 87.25}}\n"
    app.file_uploader[0].upload("heavy.yaml", file).run()
    app = open_page(app, "what_if")
    assert not app.exception
    assert app.slider(key="weight_speed").value == 87.25
    assert app.slider(key="weight_speed").max == 88.0
