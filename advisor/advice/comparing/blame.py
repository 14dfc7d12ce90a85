"""Which rules, facts, answers and choices did it: for each difference of two pieces of advice, what bears on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from advisor.advice.comparing.chosen import LOCK, WEIGHTS, Chosen
from advisor.advice.comparing.reading import Reading, Sides, unlocked_by
from advisor.advice.comparing.turned import NOT_IN_FORCE, WORDS
from advisor.advice.needs import Pair
from advisor.advice.parts.comparison import Change, Turned
from advisor.knowledge.models import Knowledge
from advisor.knowledge.pattern import covers
from advisor.logic.verdicts import resolve, undefeated

Key = tuple[str, str]
# A rule that is not in force does as little as one that does not hold, so from one to the other it does nothing.
IDLE = frozenset({NOT_IN_FORCE, WORDS[False]})


class Blame:
    """Finds for each change what did it. Symmetric: the two sides may change places."""

    def __init__(
        self,
        sides: Sides,
        turned: Mapping[Key, Turned],
        differing: frozenset[str],
        chosen: Chosen,
    ) -> None:
        self.sides, self.differing, self.chosen = sides, differing, chosen
        self.turned = {key: row for key, row in turned.items() if not {row.before, row.after} <= IDLE}
        self.bases: tuple[Knowledge, ...] = tuple(situation.knowledge for situation, _ in sides)
        self.mixes: tuple[frozenset[Pair], ...] = tuple(
            frozenset((row.account, row.route) for row in advice.mix) for _, advice in sides
        )
        self._mix: dict[str, frozenset[Key]] = {}
        self._steps: frozenset[str] = frozenset()

    def blamed(self, changes: Sequence[Change]) -> Iterator[Change]:
        """The changes with the rules, facts, answers and choices that did them."""
        self._steps = frozenset(change.what.rpartition(" ")[2] for change in changes if change.topic == "roadmap")
        reading = Reading(self.sides, self.differing, self._steps)
        for change in changes:
            keys = self._keys(change)
            found = [self.turned[key] for key in sorted(keys)]
            facts = {fact for turned in found for fact in turned.facts} | reading.facts(change)
            answers = {name for turned in found for name in turned.answers} | reading.answers(change)
            through = self._through(change)
            yield replace(
                change,
                rules=tuple(sorted({_rule(key) for key in keys})),
                facts=tuple(sorted(facts)),
                answers=tuple(sorted(answers)),
                choices=tuple(sorted(self._chosen(change, through))),
                through=through,
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
        elif change.topic == "robustness":
            accounts = {account for mix in self.mixes for account, _ in mix}
        return tuple(f"mix {account}" for account in sorted(set(accounts)) if self._moved(account))

    def _chosen(self, change: Change, through: Sequence[str]) -> set[str]:
        """The choices that moved the accounts a change is about, or that it states itself."""
        ident = change.what.rpartition(" ")[2]
        if change.topic == "weight":
            return {WEIGHTS} if self.chosen.weighs(ident) else set()
        if change.topic == "unlock":
            return {LOCK} if unlocked_by(self.sides, ident) & self.chosen.locked else set()
        if change.topic == "robustness":
            return {WEIGHTS} & set(self.chosen.names)
        if change.topic in ("mix", "phase"):
            accounts = {ident}
        elif change.topic in ("launch", "cost"):
            accounts = set[str]().union(*(self._planned_differently(step) for step in self._steps))
        else:
            accounts = {what.removeprefix("mix ") for what in through}
        return {name for account in accounts for name in self.chosen.moved.get(account, ())}

    def _keys(self, change: Change) -> frozenset[Key]:
        ident = change.what.rpartition(" ")[2]
        if change.topic == "verdict":
            account, _, route = ident.partition("/")
            return self._verdict((account, route))
        if change.topic == "need":
            return self._need(ident)
        if change.topic in ("mix", "phase"):
            return self._member(ident)
        if change.topic == "unlock":
            return frozenset[Key]().union(*(self._verdict(pair) for pair in self._ways(ident)))
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

    def _ways(self, account: str) -> set[Pair]:
        return {pair for base in self.bases for pair in base.pairs if pair[0] == account}

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
        """What turned for an account of the mix: verdicts, needs it covers, provisions, phases; else of the others.

        Nothing where the users' choices alone moved it.
        """
        if account in self.chosen.alone:
            return frozenset()
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


def _rule(key: Key) -> str:
    """The id of what turned; a criterion goes by its own, whichever of its weights it was."""
    kind, ident = key
    return ident.partition("/")[0] if kind == "criterion" else ident
