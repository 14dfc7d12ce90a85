"""Which facts of the knowledge base are the rules of daily work, account by account, and which nobody should promise.

An id stands for the value in force on the day asked for; a fact that a knowledge base does not hold is passed over.
`OFFICIAL` stands for both kinds of official account. A rule about papers counts for the routes that use such papers.
"""

from __future__ import annotations

from dataclasses import dataclass

OFFICIAL = frozenset({"subscription", "service"})
MAINLAND = frozenset({"own_mainland", "new_mainland_entity", "partner_licence"})
OUTSIDE = frozenset({"own_non_mainland"})


@dataclass(frozen=True)
class Use:
    """A fact, the accounts it counts for, and the routes (none named: all)."""

    fact: str
    accounts: frozenset[str]
    routes: frozenset[str] = frozenset()


def _for(*accounts: str) -> frozenset[str]:
    return frozenset(accounts)


KEPT = (
    Use("subscription.broadcasts_per_day", _for("subscription")),
    Use("subscription.articles_per_broadcast", _for("subscription")),
    Use("subscription.placement", _for("subscription")),
    Use("service.broadcasts_per_month", _for("service")),
    Use("service.articles_per_broadcast", _for("service")),
    Use("service.follower_monthly_cap", _for("service")),
    Use("service.placement", _for("service")),
    Use("publish.uses_broadcast_quota", OFFICIAL),
    Use("customer_service.messages_per_window", OFFICIAL),
    Use("customer_service.window_hours", OFFICIAL),
    Use("customer_service.messages_after_event", OFFICIAL),
    Use("subscription_notice.per_consent", _for("service"), MAINLAND),
    Use("template_message.templates", _for("service")),
    Use("template_message.categories", _for("service")),
    Use("verification.valid_years", OFFICIAL),
    Use("official_account.idle_days", OFFICIAL),
    Use("mini_program.messages_per_consent", _for("mini_program")),
    Use("mini_program.templates_per_prompt", _for("mini_program")),
    Use("mini_program.code_review_days", _for("mini_program")),
    Use("mini_program.quick_reviews_per_year", _for("mini_program")),
    Use("mini_program.package_mb", _for("mini_program")),
    Use("mini_program.annual_review_mainland", _for("mini_program"), MAINLAND),
    Use("mini_program.overdue_days_sharing", _for("mini_program"), MAINLAND),
    Use("mini_program.overdue_days_new_users", _for("mini_program"), MAINLAND),
    Use("wecom.customer_broadcast_cap", _for("wecom")),
    Use("wecom.customers_per_send", _for("wecom")),
    Use("wecom.service_messages_per_window", _for("wecom")),
    Use("wecom.transfers_per_customer", _for("wecom")),
    Use("wecom.unverified_customers", _for("wecom")),
    Use("weixin_shop.accounts_of_each_kind", _for("channels")),
)

NEVER = (
    Use("account.type_change", OFFICIAL),
    Use("account.migration_to_person", OFFICIAL),
    Use("account.migration_to_service", _for("subscription")),
    Use("account.migration_overseas", OFFICIAL, OUTSIDE),
    Use("verification.changes_owner", OFFICIAL),
    Use("article.comments_for_new_accounts", OFFICIAL),
    Use("subscription.push_alert", _for("subscription")),
    Use("subscription.template_messages", _for("subscription")),
    Use("subscription.user_login", _for("subscription")),
    Use("subscription.parametric_qr", _for("subscription")),
    Use("subscription.wechat_pay", _for("subscription")),
    Use("subscription_notice.standing_consent_for_business", _for("service")),
    Use("mini_program.broadcast", _for("mini_program")),
    Use("mini_program.template_messages", _for("mini_program")),
    Use("mini_program.overseas_location_api", _for("mini_program"), OUTSIDE),
    Use("wechat_pay.mainland_merchant_for_overseas", _for("service", "mini_program"), OUTSIDE),
    Use("wecom.verification_lent", _for("wecom")),
)
"""Facts that no one should promise the contrary of: shown while the value in force is no, none or not established."""
