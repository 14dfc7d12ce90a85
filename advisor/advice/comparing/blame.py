"""Which rules, facts and answers did it: for each difference of two pieces of advice, what turned and bears on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from advisor.advice.model import Advice
from advisor.advice.needs import Pair
from advisor.advice.parts.comparison import Change, Turned
from advisor.knowledge.models import Knowledge
from advisor.knowledge.pattern import covers
from advisor.logic.situation import Situation
from advisor.logic.verdicts import resolve, undefeated

Key = tuple[str, str]
# What the plan of broadcasts reads besides the conditions of the knowledge base.
READ_BY_PLAN = ("articles_per_month", "followers", "industry", "publish_frequency", "segments")


class Blame:
    """Finds for each change what did it. Symmetric: the two sides may change places."""

    def __init__(
        self,
        sides: tuple[tuple[Situation, Advice], tuple[Situation, Advice]],
        turned: Mapping[Key, Turned],
        differing: frozenset[str],
    ) -> None:
        self.sides, self.turned, self.differing = sides, turned, differing
        self.bases: tuple[Knowledge, ...] = tuple(situation.knowledge for situation, _ in sides)
        self.mixes: tuple[frozenset[Pair], ...] = tuple(
            frozenset((row.account, row.route) for row in advice.mix) for _, advice in sides
        )
        self._mix: dict[str, frozenset[Key]] = {}
        self._steps: frozenset[str] = frozenset()

    def blamed(self, changes: Sequence[Change]) -> Iterator[Change]:
        """The changes with the rules, facts and answers that did them."""
        self._steps = frozenset(change.what.rpartition(" ")[2] for change in changes if change.topic == "roadmap")
        for change in changes:
            keys = self._keys(change)
            found = [self.turned[key] for key in sorted(keys)]
            facts = {fact for turned in found for fact in turned.facts} | self._facts_read(change)
            answers = {name for turned in found for name in turned.answers} | self._answers_read(change)
            yield replace(
                change,
                rules=tuple(sorted({_rule(key) for key in keys})),
                facts=tuple(sorted(facts)),
                answers=tuple(sorted(answers)),
                through=self._through(change),
            )

    def _through(self, change: Change) -> tuple[str, ...]:
        """The changes of mix or steps that led to this one."""
        ident = change.what.rpartition(" ")[2]
        if change.topic in ("launch", "cost"):
            return tuple(f"step {step}" for step in sorted(self._steps))
        accounts: Iterable[str] = ()
        if change.topic == "need":
            accounts = self._met_differently(ident)
        elif change.topic == "roadmap":
            accounts = self._planned_differently(ident)
        elif change.topic == "cadence":
            accounts = self._sending(ident)
        elif change.topic == "risk":
            accounts = self._concerned(ident)
        elif change.topic == "existing":
            accounts = [ident.partition("_")[2]]
        return tuple(f"mix {account}" for account in sorted(set(accounts)) if self._moved(account))

    def _keys(self, change: Change) -> frozenset[Key]:
        ident = change.what.rpartition(" ")[2]
        if change.topic == "verdict":
            account, _, route = ident.partition("/")
            return self._verdict((account, route))
        if change.topic == "need":
            return self._need(ident)
        if change.topic == "mix":
            return self._member(ident)
        if change.topic == "weight":
            return self._of("criterion", (key for kind, key in self.turned if key.startswith(f"{ident}/")))
        if change.topic == "roadmap":
            return self._step(ident)
        if change.topic in ("launch", "cost"):
            return frozenset[Key]().union(*(self._step(step) for step in self._steps))
        if change.topic == "cadence":
            return self._cadence(ident)
        if change.topic == "wish":
            return self._of("wish", (rule.id for base in self.bases for rule in base.wishes if rule.wish == ident))
        if change.topic == "existing":
            rules = (rule.id for base in self.bases for rule in base.existing if ident in rule.existing)
            return self._of("existing", rules) | self._kept_for(ident)
        if change.topic == "risk":
            return self._of("risk", [ident]).union(*(self._member(account) for account in self._concerned(ident)))
        return self._of(change.topic, [ident]) if change.topic == "outside" else frozenset()

    def _of(self, kind: str, idents: Iterable[str]) -> frozenset[Key]:
        return frozenset((kind, ident) for ident in idents if (kind, ident) in self.turned)

    def _verdict(self, pair: Pair) -> frozenset[Key]:
        """The rules that decide on a side and do not stand alike on both, or the rules that beat them."""
        stands, deciding = [], set[str]()
        for situation, _ in self.sides:
            rules = situation.knowledge.rules_of.get(pair, ())
            stands.append(undefeated(situation, rules))
            deciding |= {rule.id for rule in resolve(rules, stands[-1])[1]}
        one, other = stands
        changed = {ident for ident in deciding if one.get(ident, False) is not other.get(ident, False)}
        winners = {rule.id for base in self.bases for rule in base.rules if changed & set(rule.beats)}
        return self._of("rule", changed | winners)

    def _need(self, ident: str) -> frozenset[Key]:
        needs = [need for base in self.bases for need in base.needs if need.id == ident]
        keys = self._of("need", (cause.id for need in needs for cause in need.raised))
        capabilities = {name for need in needs for name in need.capabilities}
        for account in self._met_differently(ident):
            keys |= self._provisions(account, capabilities)
            if self._moved(account):
                keys |= self._member(account)
        return keys

    def _met_differently(self, need: str) -> set[str]:
        one, other = (
            {account for found in advice.needs if found.id == need for account in found.met_by}
            for _, advice in self.sides
        )
        return one ^ other

    def _provisions(self, account: str, capabilities: set[str]) -> frozenset[Key]:
        pairs = [pair for mix in self.mixes for pair in mix if pair[0] == account]
        return self._of(
            "provision",
            (
                found.id
                for base in self.bases
                for found in base.provisions
                if found.capability in capabilities and any(covers(found.for_, *pair) for pair in pairs)
            ),
        )

    def _moved(self, account: str) -> bool:
        one, other = (
            [(row.route, row.role) for row in advice.mix if row.account == account] for _, advice in self.sides
        )
        return one != other

    def _member(self, account: str) -> frozenset[Key]:
        """What turned for an account of the mix: verdicts, needs it covers, provisions, phases; else of the others."""
        if account not in self._mix:
            pairs = {pair for mix in self.mixes for pair in mix if pair[0] == account}
            rows = [row for _, advice in self.sides for row in advice.mix if row.account == account]
            needs = {need for row in rows for need in row.covers}
            known = [need for base in self.bases for need in base.needs if need.id in needs]
            keys = frozenset[Key]().union(*(self._verdict(pair) for pair in pairs))
            keys |= self._of("need", (cause.id for need in known for cause in need.raised))
            keys |= self._provisions(account, {name for need in known for name in need.capabilities})
            later = (rule for base in self.bases for rule in base.later)
            keys |= self._of("later", (rule.id for rule in later if any(covers(rule.for_, *pair) for pair in pairs)))
            keys |= self._of("route", (route for _, route in pairs))
            self._mix[account] = keys or self._anything()
        return self._mix[account]

    def _anything(self) -> frozenset[Key]:
        """What turned the mix as a whole: verdicts first, then needs, then weights and steps."""
        moved = (pair for pair in self.mixes[0] ^ self.mixes[1])
        verdicts = frozenset[Key]().union(*(self._verdict(pair) for pair in moved))
        kinds = (("need",), ("criterion", "later", "provision", "route", "step"), ("rule",))
        others = (frozenset(key for key in self.turned if key[0] in wanted) for wanted in kinds)
        return next((keys for keys in (verdicts, *others) if keys), frozenset())

    def _step(self, ident: str) -> frozenset[Key]:
        keys = self._of("step", [ident])
        for account in self._planned_differently(ident):
            if self._moved(account):
                keys |= self._member(account)
        naming = {rule.id for base in self.bases for rule in base.rules if ident in rule.steps}
        for pair in self.mixes[0] | self.mixes[1]:
            keys |= frozenset(key for key in self._verdict(pair) if key[1] in naming)
        return keys

    def _planned_differently(self, step: str) -> set[str]:
        one, other = (
            {account for found in advice.roadmap if found.step == step for account in found.for_}
            for _, advice in self.sides
        )
        return one ^ other

    def _cadence(self, account: str) -> frozenset[Key]:
        return frozenset[Key]().union(*(self._member(name) for name in self._sending(account) if self._moved(name)))

    def _sending(self, account: str) -> set[str]:
        return {account} if account != "articles" else {name for mix in self.mixes for name, _ in mix}

    def _kept_for(self, existing: str) -> frozenset[Key]:
        """What turned the mix about the kind of account that exists."""
        account = existing.partition("_")[2]
        return self._member(account) if self._moved(account) else frozenset()

    def _concerned(self, ident: str) -> set[str]:
        """The accounts that entered or left the mix and that a risk speaks of."""
        patterns = {pattern for base in self.bases for risk in base.risks if risk.id == ident for pattern in risk.for_}
        return {pair[0] for pair in self.mixes[0] ^ self.mixes[1] if covers(patterns, *pair)}

    def _facts_read(self, change: Change) -> set[str]:
        """The facts that are read as numbers: quotas by the plan, durations by the roadmap."""
        idents: set[str] = set()
        ident = change.what.rpartition(" ")[2]
        for base in self.bases:
            if change.topic == "cadence":
                quotas = [found.quota for found in base.accounts if found.quota and ident in (found.id, "articles")]
                idents |= {fact for quota in quotas for fact in (quota.fact, quota.articles_fact)}
            if change.topic in ("roadmap", "launch"):
                wanted = self._steps if change.topic == "launch" else {ident}
                steps = [step for step in base.steps if step.id in wanted]
                idents |= {step.days_fact for step in steps if step.days_fact}
        return {fact for fact in idents if self._differs(fact)}

    def _differs(self, fact: str) -> bool:
        values = []
        for situation, _ in self.sides:
            window = situation.knowledge.fact[fact].on(situation.as_of) if fact in situation.knowledge.fact else None
            values.append(window.value if window else None)
        return values[0] != values[1]

    def _answers_read(self, change: Change) -> set[str]:
        """The answers that are read as they are given."""
        read: Mapping[str, tuple[str, ...]] = {
            "cadence": READ_BY_PLAN,
            "launch": ("launch_weeks",) if change.what == "deadline" else (),
            "wish": ("account_wishes",),
            "existing": ("existing_accounts",),
        }
        if change.topic == "status":
            one, other = ({asked.question for asked in advice.open_questions} for _, advice in self.sides)
            return set((one ^ other) & self.differing or self.differing)
        return set(read.get(change.topic, ())) & self.differing


def _rule(key: Key) -> str:
    """The id of what turned; a criterion goes by its own, whichever of its weights it was."""
    kind, ident = key
    return ident.partition("/")[0] if kind == "criterion" else ident
