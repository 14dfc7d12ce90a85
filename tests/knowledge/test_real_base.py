"""The real knowledge base: every fact, question, need and option that callers from outside rely on is there."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.knowledge.models import Knowledge, Range

NUMBERS = [
    "subscription.broadcasts_per_day",
    "service.broadcasts_per_month",
    "subscription.articles_per_broadcast",
    "service.articles_per_broadcast",
    "service.follower_monthly_cap",
    "subscription.individual_max_accounts",
    "organisation.max_official_accounts",
    "verification.fee_mainland_cny",
    "verification.fee_overseas_usd",
    "account.migration_fee_cny",
    "customer_service.messages_per_window",
    "customer_service.window_hours",
    "mini_program.package_mb",
    "mini_program.main_package_mb",
    "wechat_pay.mainland_rate_pct",
    "wechat_pay.cross_border_regions",
    "wechat.monthly_active_users_m",
    "wecom.overseas_verification_fee_cny",
]
FLAGS = [
    "subscription.push_alert",
    "service.push_alert",
    "service.parametric_qr",
    "subscription.parametric_qr",
    "subscription.tag_broadcast",
    "service.tag_broadcast",
    "publish.individual_api",
    "mini_program.filing_required_mainland",
    "mini_program.filing_required_overseas",
    "mini_program.needs_service_account",
    "mini_program.overseas_location_api",
    "account.migration_overseas",
]
DURATIONS = [
    "service.overseas_registration_days",
    "service.mainland_registration_days",
    "partner.registration_days",
    "mini_program.filing_days",
]
WORDS = {
    "service.overseas_registration": {"open", "case_by_case", "closed", "not_assured"},
    "subscription.overseas_registration": {"open", "case_by_case", "closed", "not_assured"},
    "mini_program.overseas_registration": {"open", "case_by_case", "closed", "not_assured"},
    "service.overseas_api": {"none", "partial", "full"},
    "service.overseas_wechat_pay": {"none", "cross_border"},
    "service.overseas_min_ad_spend": {"required", "none"},
    "service.placement": {"chat_list", "folder", "partly_folded"},
    "subscription.placement": {"chat_list", "folder", "partly_folded"},
    "account.type_change": {"none", "subscription_to_service_once"},
    "channels.shop_name": {"Channels Shop", "Weixin Shop"},
}
NEEDS = [
    "daily_broadcast",
    "regular_broadcast",
    "inbox_alert",
    "segmented_messages",
    "parametric_qr",
    "user_login",
    "customer_service",
    "wechat_pay",
    "storefront",
    "marketplace",
    "bookings",
    "membership",
    "app_functions",
    "location",
    "lead_capture",
    "internal_messages",
    "paid_advertising",
    "weixin_shop",
]
SEEDS = [
    "000_231847dfdcbed8bd.txt",
    "001_aedd98a79c52435d.txt",
    "002_2e5c131bbc59c071.txt",
    "003_e1df2e2871d7db7e.txt",
    "004_a15c8b1ec068ad9c.txt",
]


@pytest.mark.parametrize("ident", [*NUMBERS, *FLAGS, *DURATIONS, *WORDS])
def test_a_fact_of_the_contract_is_there_and_of_its_kind(real: Knowledge, ident: str) -> None:
    fact = real.fact[ident]
    for window in fact.values:
        if ident in NUMBERS:
            assert isinstance(window.value, (int, float))
            assert not isinstance(window.value, bool)
        elif ident in FLAGS:
            assert isinstance(window.value, bool)
        elif ident in DURATIONS:
            assert isinstance(window.value, Range)
        else:
            assert window.value in WORDS[ident]
    assert set(fact.words) <= WORDS.get(ident, set())


def test_every_need_of_the_contract_is_there(real: Knowledge) -> None:
    assert {need.id for need in real.needs} == set(NEEDS)


@pytest.mark.parametrize("article", SEEDS)
def test_each_of_the_five_articles_is_cited_by_its_file_name(real: Knowledge, article: str) -> None:
    assert article in real.source
    assert any(claim.source == article for fact in real.facts for claim in fact.claims)


def test_a_claim_that_is_not_followed_says_why(real: Knowledge) -> None:
    silent = [
        (fact.id, claim.source)
        for fact in real.facts
        for claim in fact.claims
        if claim.standing in ("never_right", "open") and not claim.note
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("ident", "day", "value"),
    [  # each from the research: the day before a change and the day of it
        ("service.broadcasts_per_month", date(2014, 4, 14), 1),
        ("service.broadcasts_per_month", date(2014, 4, 15), 4),
        ("organisation.max_official_accounts", date(2018, 2, 9), 50),
        ("organisation.max_official_accounts", date(2018, 2, 10), 5),
        ("organisation.max_official_accounts", date(2018, 11, 15), 5),
        ("organisation.max_official_accounts", date(2018, 11, 16), 2),
        ("subscription.individual_max_accounts", date(2018, 2, 9), 5),
        ("subscription.individual_max_accounts", date(2018, 2, 10), 2),
        ("subscription.individual_max_accounts", date(2018, 11, 16), 1),
        ("account.type_change", date(2018, 12, 26), "subscription_to_service_once"),
        ("account.type_change", date(2018, 12, 27), "none"),
        ("customer_service.messages_per_window", date(2023, 6, 11), 20),
        ("customer_service.messages_per_window", date(2023, 6, 12), 5),
        ("mini_program.filing_required_mainland", date(2023, 8, 31), False),
        ("mini_program.filing_required_mainland", date(2023, 9, 1), True),
        ("channels.shop_name", date(2024, 8, 24), "Channels Shop"),
        ("channels.shop_name", date(2024, 8, 25), "Weixin Shop"),
    ],
)
def test_a_fact_changes_on_its_day(real: Knowledge, ident: str, day: date, value: object) -> None:
    window = real.fact[ident].on(day)
    assert window is not None
    assert window.value == value


def test_before_the_first_known_value_nothing_is_known(real: Knowledge) -> None:
    assert real.fact["service.broadcasts_per_month"].on(date(2013, 8, 4)) is None
