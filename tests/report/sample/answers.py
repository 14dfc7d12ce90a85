"""The client's answers, and the questions still open."""

from __future__ import annotations

from advisor.advice import model as m

_ANSWERS = (
    ("goals", "What should WeChat do for you?", "Online sales; brand awareness; loyalty", True),
    ("home", "Where is the organisation registered?", "Outside mainland China, Hong Kong, Macau and Taiwan", True),
    ("country", "In which country?", "New Zealand", True),
    ("mainland_entity", "Do you have a company registered in mainland China?", "No, and none is planned", True),
    ("payment", "Must customers be able to pay inside WeChat?", "Yes, from the start", True),
    ("publish_frequency", "How often do you want to publish?", "Several times a week", True),
    ("articles_per_month", "How many articles can your team produce in a month?", "14", True),
    ("setup_budget_cny", "What is the budget for set-up, in yuan?", "150,000", True),
    ("licences", "Which licences do you hold?", "None of them", True),
    ("mainland_hosting", "Do you have servers and a domain in the mainland?", "No", False),
    ("developers", "Who builds and maintains software for you?", "not answered", False),
)
ANSWERS = tuple(
    m.Answered(question=i, label=text, answer=given, counted=counted) for i, text, given, counted in _ANSWERS
)
OPEN_QUESTIONS = (
    m.OpenQuestion(
        question="developers",
        label="Who builds and maintains software for you?",
        why="Without developers the mini-program comes from a shop provider, which changes cost and time.",
        could_lead_to=("mini_program/own_non_mainland", "later: mini_program/*", "economy"),
    ),
    m.OpenQuestion(
        question="merchant_accounts",
        label="Which WeChat Pay merchant numbers do you hold?",
        why="A merchant number you already hold saves a month.",
        could_lead_to=("wechat_pay", "partner_licence"),
    ),
)
