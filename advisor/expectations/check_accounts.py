"""Checks of verdicts, mix and needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.expectations.seen import Seen, check, known


@check
def status(seen: Seen, wanted: str) -> Iterator[str]:
    """The advice is final or provisional, as wanted."""
    if seen.advice.status != wanted:
        yield f"status is {seen.advice.status}, not {wanted}"


@check
def verdicts(seen: Seen, wanted: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Each verdict (`account/route`, `*` for any) has one of the statuses."""
    for pattern, allowed in wanted.items():
        for verdict in seen.verdicts(pattern):
            if verdict.status not in allowed:
                ids = [reason.id for reason in verdict.reasons]
                yield f"{verdict.account}/{verdict.route} is {verdict.status}, not one of {allowed}, by {ids}"


@check
def verdict_says(seen: Seen, wanted: dict[str, re.Pattern[str]]) -> Iterator[str]:
    """A reason of some verdict named matches the pattern."""
    for pattern, words in wanted.items():
        for verdict in seen.verdicts(pattern):
            if not any(words.search(reason.text) for reason in verdict.reasons):
                yield f"{verdict.account}/{verdict.route} does not say /{words.pattern}/ among its reasons"


@check
def verdict_steps(seen: Seen, wanted: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Each verdict named asks for these steps at least."""
    for pattern, steps in wanted.items():
        known(steps, seen.knowledge.step)
        for verdict in seen.verdicts(pattern):
            if missing := sorted(set(steps) - set(verdict.steps)):
                yield f"{verdict.account}/{verdict.route} does not ask for {missing} but for {verdict.steps}"


@check
def verdict_steps_not(seen: Seen, wanted: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """No verdict named asks for these steps."""
    for pattern, steps in wanted.items():
        known(steps, seen.knowledge.step)
        for verdict in seen.verdicts(pattern):
            if found := sorted(set(steps) & set(verdict.steps)):
                yield f"{verdict.account}/{verdict.route} asks for {found}"


@check
def must(seen: Seen, wanted: tuple[str, ...]) -> Iterator[str]:
    """The mix holds these accounts."""
    known(wanted, seen.knowledge.account)
    if missing := sorted(set(wanted) - set(seen.mix)):
        yield f"the mix lacks {missing}, it has {sorted(seen.mix)}"


@check
def must_now(seen: Seen, wanted: tuple[str, ...]) -> Iterator[str]:
    """The first phase holds these accounts."""
    known(wanted, seen.knowledge.account)
    if missing := sorted(set(wanted) - seen.now):
        yield f"the first phase lacks {missing}, it has {sorted(seen.now)}"


@check
def any_of(seen: Seen, wanted: tuple[str, ...]) -> Iterator[str]:
    """The mix holds one of these accounts at least."""
    known(wanted, seen.knowledge.account)
    if not set(wanted) & set(seen.mix):
        yield f"the mix holds none of {wanted}, it has {sorted(seen.mix)}"


@check
def not_(seen: Seen, wanted: tuple[str, ...]) -> Iterator[str]:
    """The mix holds none of these accounts."""
    known(wanted, seen.knowledge.account)
    if found := sorted(set(wanted) & set(seen.mix)):
        yield f"the mix holds {found}"


@check
def not_now(seen: Seen, wanted: tuple[str, ...]) -> Iterator[str]:
    """The first phase holds none of these accounts."""
    known(wanted, seen.knowledge.account)
    if found := sorted(set(wanted) & seen.now):
        yield f"the first phase holds {found}"


@check
def route(seen: Seen, wanted: dict[str, str]) -> Iterator[str]:
    """These accounts stand in the mix by these routes."""
    known(wanted.values(), seen.knowledge.route)
    yield from must(seen, tuple(wanted))
    for account, way in wanted.items():
        if account in seen.mix and seen.mix[account].route != way:
            yield f"{account} goes by {seen.mix[account].route}, not by {way}"


@check
def not_route(seen: Seen, wanted: dict[str, str]) -> Iterator[str]:
    """These accounts do not stand in the mix by these routes."""
    known(wanted.values(), seen.knowledge.route)
    known(wanted, seen.knowledge.account)
    for account, way in wanted.items():
        if account in seen.mix and seen.mix[account].route == way:
            yield f"{account} goes by {way}"


@check
def role(seen: Seen, wanted: dict[str, str]) -> Iterator[str]:
    """These accounts stand in the mix in these roles."""
    yield from must(seen, tuple(wanted))
    for account, part in wanted.items():
        if account in seen.mix and seen.mix[account].role != part:
            yield f"{account} is {seen.mix[account].role}, not {part}"


@check
def all_later(seen: Seen, wanted: bool) -> Iterator[str]:
    """The mix holds something, and nothing of it in the first phase."""
    if not seen.mix or seen.now:
        yield f"the first phase holds {sorted(seen.now)} of {sorted(seen.mix)}"


@check
def provides(seen: Seen, wanted: dict[str, dict[str, str]]) -> Iterator[str]:
    """What an account by a route offers, in the mix or not: `full`, `none`, or within a limit that says these words."""
    for pattern, capabilities in wanted.items():
        known(capabilities, seen.knowledge.capability)
        for verdict in seen.verdicts(pattern):
            offered = seen.provided(verdict.account, verdict.route)
            for capability, words in capabilities.items():
                has = offered.get(capability, "none")
                if has != words and (words in ("full", "none") or not re.search(words, has, re.IGNORECASE)):
                    yield f"{verdict.account}/{verdict.route} provides {capability}: {has}, not {words}"


@check
def needs(seen: Seen, wanted: dict[str, str]) -> Iterator[str]:
    """These needs are raised in this strength."""
    known(wanted, [need.id for need in seen.knowledge.needs])
    for need, strength in wanted.items():
        if need not in seen.needs or seen.needs[need].strength != strength:
            yield f"{need} is {seen.needs[need].strength if need in seen.needs else 'not raised'}, not {strength}"


@check
def needs_not(seen: Seen, wanted: tuple[str, ...]) -> Iterator[str]:
    """These needs are not raised."""
    known(wanted, [need.id for need in seen.knowledge.needs])
    if found := sorted(set(wanted) & set(seen.needs)):
        yield f"the needs hold {found}"


@check
def met(seen: Seen, wanted: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """These needs are met by one of these accounts."""
    known(wanted, [need.id for need in seen.knowledge.needs])
    for need, accounts in wanted.items():
        known(accounts, seen.knowledge.account)
        by = seen.needs[need].met_by if need in seen.needs else ()
        if not set(by) & set(accounts):
            yield f"{need} is met by {by or 'nothing'}, not by any of {accounts}"


@check
def not_met_by(seen: Seen, wanted: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """These needs are met by none of these accounts."""
    known(wanted, [need.id for need in seen.knowledge.needs])
    for need, accounts in wanted.items():
        known(accounts, seen.knowledge.account)
        if need not in seen.needs:
            yield f"{need} is not raised"
        elif found := sorted(set(seen.needs[need].met_by) & set(accounts)):
            yield f"{need} is met by {found}"


@check
def unmet(seen: Seen, wanted: tuple[str, ...]) -> Iterator[str]:
    """These needs are raised and met by nothing."""
    known(wanted, [need.id for need in seen.knowledge.needs])
    for need in wanted:
        if need not in seen.needs:
            yield f"{need} is not raised"
        elif seen.needs[need].met_by:
            yield f"{need} is met by {seen.needs[need].met_by}"


@check
def limits(seen: Seen, wanted: dict[str, re.Pattern[str]]) -> Iterator[str]:
    """A limit of the need matches the pattern."""
    known(wanted, [need.id for need in seen.knowledge.needs])
    for need, pattern in wanted.items():
        said = seen.needs[need].limits if need in seen.needs else ()
        if not any(pattern.search(text) for text in said):
            yield f"{need} does not say /{pattern.pattern}/ among its limits {said}"


@check
def existing(seen: Seen, wanted: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Each account that exists gets one of the actions."""
    for option, allowed in wanted.items():
        found = seen.existing.get(option)
        if found is None or found.action not in allowed:
            by = [reason.id for reason in found.reasons] if found else []
            yield f"{option} is {found.action if found else 'not said'}, not one of {allowed}, by {by}"


@check
def existing_by(seen: Seen, wanted: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """These rules, and no other, speak of each account that exists: of what to do, and of whether it can move."""
    for option, rules in wanted.items():
        known(rules, seen.reasons_known | set(seen.knowledge.phrase))
        one = seen.existing.get(option)
        given = sorted(reason.id for reason in (*one.reasons, *one.moving_reasons)) if one else []
        if given != sorted(rules):
            yield f"{option} is told by {given}, not by {sorted(rules)}"


@check
def existing_steps(seen: Seen, wanted: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """What is done with each account that exists takes these steps at least."""
    for option, steps in wanted.items():
        known(steps, seen.knowledge.step)
        has = seen.existing[option].steps if option in seen.existing else ()
        if missing := sorted(set(steps) - set(has)):
            yield f"{option} does not ask for {missing} but for {has}"


@check
def moving(seen: Seen, wanted: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Whether each account that exists can get another owner is said in one of these words."""
    for option, allowed in wanted.items():
        says = seen.existing[option].moving if option in seen.existing else "not said"
        if says not in allowed:
            yield f"moving {option} is {says}, not one of {allowed}"


@check
def phases(seen: Seen, wanted: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    """The phases hold these accounts, in this order (inside a phase in any)."""
    known((account for phase in wanted for account in phase), seen.knowledge.account)
    found = [sorted(one.account for one in phase.accounts) for phase in seen.advice.phases]
    if found != [sorted(phase) for phase in wanted]:
        yield f"the phases are {found}, not {[list(phase) for phase in wanted]}"
