"""What docs/authoring.md promises, tried: a source, a fact, a rule and an account type are added by files alone."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from advisor.advice.advise import advise
from advisor.knowledge.load import load
from advisor.knowledge.models import Knowledge
from advisor.logic.checks import run_all

DAY = date(2026, 11, 21)
ADDED = """
sources:
  - id: newsletter-notice
    title: Notice on newsletters
    publisher: The platform
    date: 2026-10-01
    tier: platform
    checked_on: 2026-11-21
facts:
  - id: newsletter.per_month
    title: Newsletters a month
    kind: number
    unit: newsletters a calendar month
    values:
      - value: 2
        from: 2026-10-01
        confidence: high
        reason: The notice says so.
        sources: [{source: newsletter-notice, at: section 2}]
        verified_on: 2026-11-21
        review_by: 2027-05-21
    claims:
      - {source: newsletter-notice, value: 2}
  - id: newsletter.articles
    title: Articles in a newsletter
    kind: number
    values:
      - value: 3
        from: 2026-10-01
        confidence: high
        reason: The notice says so.
        sources: [newsletter-notice]
        verified_on: 2026-11-21
        review_by: 2027-05-21
rules:
  - id: newsletter.mainland
    for: [newsletter/own_mainland]
    status: open
    text: "A mainland organisation may send {newsletter.per_month} newsletters a month."
    confidence: high
    sources: [newsletter-notice]
    review_by: 2027-05-21
  - id: newsletter.elsewhere
    for: [newsletter/own_non_mainland, newsletter/new_mainland_entity, newsletter/partner_licence]
    status: closed
    text: Newsletters are sent with mainland papers of one's own.
    confidence: high
    sources: [newsletter-notice]
    review_by: 2027-05-21
provisions:
  - id: newsletter.broadcast
    capability: monthly_broadcast
    for: [newsletter/own_mainland]
    text: A newsletter goes out regularly.
    confidence: high
    sources: [newsletter-notice]
    review_by: 2027-05-21
one_way:
  - {id: newsletter/own_non_mainland, never: open, text: The notice excludes it.}
  - {id: newsletter/new_mainland_entity, never: open, text: The notice excludes it.}
  - {id: newsletter/partner_licence, never: open, text: The notice excludes it.}
"""
ACCOUNT = """
  - id: newsletter
    name: Newsletter
    chinese: 通讯
    what: Letters to readers.
    upkeep: 0.1
    quota: {fact: newsletter.per_month, per: month, articles_fact: newsletter.articles, audience: all readers}
"""


def with_newsletter(folder: Path) -> Knowledge:
    base = folder / "knowledge"
    shutil.copytree(Path(__file__).resolve().parents[2] / "knowledge", base)
    (base / "newsletter.yaml").write_text(ADDED, encoding="utf-8")
    accounts = base / "accounts.yaml"
    accounts.write_text(accounts.read_text(encoding="utf-8").rstrip() + "\n" + ACCOUNT, encoding="utf-8")
    return load(base)


def test_an_account_type_is_added_by_files_alone(tmp_path: Path) -> None:
    knowledge = with_newsletter(tmp_path)
    answers = {
        "organisation": "enterprise",
        "home": "mainland",
        "industry": "retail",
        "audience": ("mainland_consumers",),
        "goals": ("brand_awareness",),
        "publish_frequency": "monthly",
        "articles_per_month": 4,
        "administrator": "mainland_citizen",
    }
    advice = advise(knowledge, answers, as_of=DAY)
    verdicts = {row.route: row.status for row in advice.verdicts if row.account == "newsletter"}
    assert verdicts["own_mainland"] in ("open", "conditional")
    assert verdicts["own_non_mainland"] == "closed"
    assert "newsletter" in {row.account for row in advice.mix}
    sent = [broadcast for broadcast in advice.cadence.broadcasts if broadcast.account == "newsletter"]
    assert sent
    assert all(broadcast.articles <= 3 for broadcast in sent)
    assert "newsletter-notice" in {source.id for source in advice.sources}


def test_the_extended_base_still_proves_itself(tmp_path: Path) -> None:
    reports = run_all(with_newsletter(tmp_path))
    assert [finding for report in reports for finding in report.findings] == []
