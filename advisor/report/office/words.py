"""The fixed words of the text document and the slides: whole sentences with named gaps, so that each can be translated.

What stands between asterisks is strong (see `advisor.report.office.spans.filled`).
"""

# ruff: noqa: E501
from __future__ import annotations

from types import MappingProxyType

ROLES = MappingProxyType({"lead": "Leads", "support": "Supports", "later": "Later"})
STATUS = MappingProxyType(
    {"open": "Open", "conditional": "Conditional", "closed": "Closed", "unknown": "Not known yet", "": "–"}
)

PROVISIONAL = "Provisional: open questions could change the mix"
NO_CLIENT = "Client not named"
PREPARED_ON, RULES_AS_OF, GOOD_UNTIL = "Prepared on", "Rules as of", "Good until"
KNOWLEDGE_BASE, DIGEST, ATTENTION, CONTACT = (
    "Knowledge base",
    "Digest of its content",
    "For the attention of",
    "Contact",
)
FOOT = "Rules as of {as_of} · good until {good_until}"
FOOT_PROVISIONAL = "Rules as of {as_of} · good until {good_until} · provisional"
PAGE = "Page {page} of {pages}"
CONTENTS = "Contents"
HOW_TO_READ = "How to read this report"
READING = (
    "A number in brackets, such as [3], names a source; the sources are listed at the end. “(our judgement)” marks what rests on no published source. Dates, counts and sums without a mark are worked out from your answers and from what is marked.",
    "What a consultant adds is marked “Consultant’s opinion” and stands in a section of its own; it alters nothing else.",
    "Three numbers with dashes, such as 3–10–20 days, are the least, the typical and the most. Dates are worked out from the typical number.",
    "Confidence is high, medium or low: how well the sources agree, how near they are to the platform, and how fresh they are.",
    "“Good until” is the day on which the first of the rules used here ends or is due for review. After it, ask for a fresh report.",
)

SUMMARY = "Summary"
NO_MIX = "No account of your own is recommended on the answers given. See “{where}” for what to do instead."
DO_FIRST, LEFT_OPEN, HOW_FIRM, GRAVEST = (
    "Do first",
    "Needs the mix leaves open",
    "How firm it is, and what decides",
    "Gravest risks",
)
STEP_WHEN = "{step} – {when}"
WITH_LEVEL = "*{level}:* {text}"
AND_MORE = "and {number} more, see “{where}”"
NONE = "None."
CHOICES_ONE, CHOICES = (
    "*Your choices:* this mix rests on one choice of yours.",
    "*Your choices:* this mix rests on {number} choices of yours.",
)
OPINIONS_COUNTED = "*Consultant’s opinion:* {counted} (“{where}”). None of it alters this advice."
OPEN_ONE, OPEN_MANY = (
    "*Provisional.* One question is open; the answer could change this mix (“{where}”).",
    "*Provisional.* {number} questions are open; the answers could change this mix (“{where}”).",
)

MIX = "The recommended mix"
BY_CHOICE = "*This mix rests on choices of yours.* Without them it could be another."
ROLE_LINE, ROLE_LINE_STATUS = "*{role}* · {route}", "*{role}* · {route} · {status}, confidence {confidence}"
COVERS, WHY, RULES_OF_ROUTE, ONLY_AFTER = (
    "*Covers* {needs}",
    "Why",
    "What the rules say of this route",
    "*Only after* {steps}",
)
OPINION_MARK = "Consultant’s opinion {number}"
OPINIONS = "The consultant’s opinions"
INSTEAD_OF, BECAUSE = "*Instead of:* {text}", "*Why:* {text}"

NEEDS = "What you need, and what meets it"
NO_NEEDS = "Your answers raise no need."
NEEDS_CAPTION = "Needs by strength, what meets them in the mix, and within which limits"
NEEDS_HEADS = ("Need", "Strength", "Met by", "Limits and reasons")
NOT_MET, LIMIT, FROM_ANSWERS = "not met", "*Limit:* {text}", "From your answers to: {questions}"

WHY_NOT = "Why not the others"
NO_OTHERS = "There is no other account or route to weigh."
MATRIX_CAPTION = "Every account by every route: the verdict, how sure it is, and the role in the mix"
ACCOUNT, CONFIDENCE, IN_MIX = "Account", "confidence {level}", "in the mix: {role}"
OUTSIDE_CAPTION = "Accounts and routes outside the mix: why not, and what the rules say of them"
OUTSIDE_HEADS = ("Account", "Route", "Verdict", "Why not")
OTHERS_HEADS, PAIR = ("Account and route", "Verdict", "Why not"), "{accounts}: {route}"
THE_RULES, AFTER_STEPS, WAITS = "*The rules:* {text}", "*Only after:* {steps}", "*Waits for an answer to:* {questions}"

UNLOCKS = "What it would take"
WAY_ONE, WAYS = (
    "{account}: the one smallest change that would open it (days: least–typical–most; * no figure is known for this step)",
    "{account}: the {number} smallest changes that would open it (days: least–typical–most; * no figure is known for this step)",
)
UNLOCK_HEADS = ("Route", "Answers that would have to be", "What that means", "Days", "Known cost, CNY")
INSTEAD_NOW, STEPS = "instead of: {now}", "*Steps:* {steps}"
NOT_OPENED, OPENED_NOT = "Accounts that no change opens", "*{account}:* {text}"

PROOF = "Alternatives, and how mixes compare"
PROOF_INTRO = "Every mix that the verdicts allow is compared: first by the needs of strength “must” that it meets, then by the weighted criteria below. The weights are our judgement; change them and the order may change."
PROOF_INTRO_CHOSEN = "Every mix that the verdicts allow is compared: first by the needs of strength “must” that it meets, then by the weighted criteria below. The weights are our judgement where you did not set them yourself; change them and the order may change."
CRITERIA_CAPTION = "Criteria, their weights (with their part of all weights), and the recommended mix measured by them (1 = the best that can be)"
CRITERIA_HEADS = ("Criterion", "What it measures", "Weight", "Recommended mix")
SCORE, WEIGHTED = "Score", "the measures, weighted"
RUNNER_UP, RIVAL, TIE = "The runner-up, and what decides", "Runner-up", "Tie"
RIVALS_CAPTION = "The best mix below the recommended one, and mixes exactly as good, against the recommended one (of 1, the best that can be)"
RIVALS_HEADS = ("Mix", "Score", "Better in", "Worse in")
AGAINST, NOTHING = "Against the recommended mix, it {apart}.", "nothing"
FIRMNESS = "How firmly the mix stands"
RANGES_CAPTION = "Criterion by criterion: the weights for which the mix stands while the others stay as they are, and the mix that takes over beyond them"
RANGES_HEADS, STAYS = ("Criterion", "Weight", "It stands for", "Beyond that, the best mix …"), "stays this one"
LIMITS = "Which of your limits decide"
LIMITS_CAPTION = "Each limit lifted in turn, and all mixes compared anew: whether another mix would be best"
LIMITS_HEADS = ("Limit", "For the mix", "Without it")
BEST_THEN, MEET_BESIDES, NO_LONGER, SET_BY = (
    "*The best mix then* {mix}.",
    "*It would meet besides:* {needs}.",
    "*It would no longer meet:* {needs}.",
    "Set by your answers to: {questions}",
)
OTHER_MIXES = "Other mixes"
ALTERNATIVES_CAPTION = "The next best mixes that gain something, and what each would lose and gain against the recommended one (our judgement)"
ALTERNATIVES_HEADS = ("Mix", "Score", "Loses", "Gains")
NO_OTHER_OPEN, NO_OTHER_GAINS = (
    "No other mix is open on the answers given.",
    "No other mix gains anything worth naming.",
)
DOMINATED = "Mixes that no weights could put first"
DOMINATED_CAPTION = "{shown} of {all} such mixes: those one account away from the recommended mix"
DOMINATED_MANY = "{shown} of {all} such mixes: those one account away from the recommended mix, the best of {near}"
DOMINATED_HEADS = ("By", "Against the recommended mix, it …", "Worse in, and better in nothing")

PHASES, PHASES_EXISTING = "Phases", "Phases, and the accounts you have"
PHASE, AT_ONCE = "Phase {number}. {title}", "It begins at once."
WHEN_ALL, WHEN_THIS, WHY_WAITS = (
    "*It begins when all of this has happened:*",
    "*It begins when this has happened:*",
    "*Why it waits*",
)
PHASE_CAPTION, PHASE_HEADS = (
    "Phase {number}: when each account is live",
    ("Account", "Route", "Earliest", "Typically", "Latest"),
)
AFTER_LAUNCH = "prepared once the first phase is live"
PREPARED_STEP, PREPARED_STEPS = (
    "Prepared by step {steps} of “{where}”, from {day} on. Its last account is typically live on {live}.",
    "Prepared by steps {steps} of “{where}”, from {day} on. Its last account is typically live on {live}.",
)
NO_STEP, WAITS_UNKNOWN = (
    "It asks for no step of its own.",
    "Nobody knows the day on which it begins; these are the earliest days there are.",
)
EXISTING = "The accounts you have"
EXISTING_CAPTION = "What to do with each account that exists, and whether it could pass to another owner"
EXISTING_HEADS, EXISTING_IN_MIX = ("Account", "Do this", "Why, and by which steps", "Moving it"), "in the mix: {route}"

ROADMAP, NO_PREPARATION = "The roadmap", "The mix asks for no preparation."
LAUNCH = "*Launch:* typically {typical}; at the earliest {earliest}, at the latest {latest}."
IN_TIME, MISSES, NO_DEADLINE = (
    "This is in time for {deadline}.",
    "*This misses {deadline}, when it must be live.*",
    "No deadline is known.",
)
KNOWN_COST, KNOWN_COST_YEARLY = (
    "*Known cost:* CNY {cost}.",
    "*Known cost:* CNY {cost}, of which CNY {yearly} again every year.",
)
NO_FIGURE_ONE, NO_FIGURE = (
    "One step has no figure and is not in this sum.",
    "{number} steps have no figure and are not in this sum.",
)
CASES_CAPTION, CASES_DEADLINE = (
    "The launch of the first phase in three cases. {meant}",
    "The launch of the first phase in three cases, against {deadline}, when it must be live. {meant}",
)
CASES_HEADS, DEADLINE = ("Case", "Launch", "Set by these steps"), "Deadline"
START_FIRST, START_LINE = "Start these first", "*{title}* – from {start}, by {start_by} at the latest. {reason}"
THE_STEPS = "The steps"
GANTT_NOTE = "Bars run from the typical start to the typical finish. The line with two ends shows the finish at the least and at the most days, if the step starts on its typical day. A step on the critical path delays the launch by each day it takes longer."
STEPS_CAPTION = "What to do, what comes first, how long, by when to start at the latest, at what cost (days: least–typical–most). Free days of slack move no other step."
STEPS_HEADS = ("No.", "Step", "Start – finish", "Days", "Start by", "Cost, CNY")
CRITICAL, FOR, AFTER, EVERY_YEAR, ONCE = "critical", "For {accounts}", "after {steps}", "every year", "once"

COSTS, NO_COSTS = "What it costs", "No figure is known for any of the steps."
SUM = "*{title}: CNY {amount}* – {note}"
ONLY_KNOWN_ONE, ONLY_KNOWN = (
    "*Only what is known is counted.* One step has no figure; ask for quotes. The work of your own people, content, advertising and upkeep are not in these sums.",
    "*Only what is known is counted.* {number} steps have no figure; ask for quotes. The work of your own people, content, advertising and upkeep are not in these sums.",
)
BUDGET, UNSETTLED = "*{title}.* {text}", "Not settled: {what}."
STEP_BY_STEP, COST_STEPS_CAPTION = (
    "Step by step",
    "What each step costs, when it is typically due, and what is not known of it",
)
COST_STEPS_HEADS, AGAIN, FREE = (
    ("Step", "Cost, CNY", "Due", "Notes, and what is not known"),
    "again {days}",
    "Known to cost no fee: {steps}.",
)
MONTH_BY_MONTH, COST_MONTHS_CAPTION = "Month by month", "Known costs by the month in which they typically fall due, CNY"
COST_MONTHS_CAPTION_MORE = "Known costs by the month in which they typically fall due, CNY. {more}"
COST_MONTHS_HEADS = ("Month", "Once", "Yearly, first", "Yearly, again", "Together", "Besides, without a figure")

CADENCE, NO_BROADCASTS = "The cadence", "No broadcasts are planned on the answers given."
FRAME = "*{broadcasts} broadcasts with {articles} articles* in {weeks} from {start}; at most {planned} articles a month are planned, and the team can produce {capacity} a month. Days and quotas are counted in the time zone {timezone}."
FRAME_UNKNOWN = "*{broadcasts} broadcasts with {articles} articles* in {weeks} from {start}; at most {planned} articles a month are planned, and what the team can produce is not known. Days and quotas are counted in the time zone {timezone}."
WISHED_CAPTION, WISHED_HEADS = (
    "Broadcasts wished for over the whole plan, and what is planned of them",
    ("Account", "Wished for", "Planned", "Had to give"),
)
HAD_TO_GIVE, NOT_PLANNED = "What had to give", "*Not planned: {what}.* {reasons}"
QUOTAS, QUOTAS_CAPTION = "The quotas in force", "Quotas that the plan keeps on every day"
QUOTAS_HEADS = ("Account", "Broadcasts", "Articles each", "In force", "Rests on")
YEAR = "The year at a glance"
MONTHS_CAPTION, MONTHS_CAPTION_READS = (
    "Broadcasts of the quota, articles of those the team can write, hours of work against the team’s (bands: low–central–high), and the dates that weigh most",
    "Broadcasts of the quota, articles of those the team can write, hours of work against the team’s, and expected reads (bands: low–central–high), and the dates that weigh most",
)
MONTHS_HEADS, READS, OF, TEAM = (
    ("Month", "Broadcasts", "Articles", "Hours", "Dates (day)"),
    "Reads",
    "{number} of {most}",
    "team {hours}",
)
PAGES, PAGES_INTRO, PAGES_LINE = (
    "Published without notice",
    "Pages with a lasting link; they use no quota, and no follower is told.",
    "*{account}*, {number}: {days}.",
)
WORK, ROLES_CAPTION = (
    "The work it takes",
    "Hours of work by role: in the central case of the lightest and the heaviest month, and over the whole plan (low–central–high)",
)
ROLES_HEADS, HOURS_COUNTED = ("Role", "A month", "Whole plan"), "How the hours are counted"
DATES_MATTER = "Dates that matter"
MOMENTS_CAPTION, MOMENTS_EXPECTED = (
    "Dates of the marketing calendar that weigh 2 or 3 of 3, and days on which promotion is out of place",
    "Dates of the marketing calendar that weigh 2 or 3 of 3, and days on which promotion is out of place. Expected: the day is not fixed yet",
)
MOMENTS_HEADS = ("Day", "Name", "Weight, work from", "What to do")
EXPECTED, NO_PROMOTION, WEIGHT_FROM, SMALLER = (
    "expected",
    "no promotion",
    "{weight}, from {day}",
    "Smaller dates: {dates}.",
)
TO_EXPECT = "What to expect"
NO_READERS = "The accounts have no followers yet, so reads are not projected; they begin with the first followers."
BAND_WIDE, UNREAD = (
    "The band is wide because the inputs are; narrow it with the figures of your own last ten broadcasts.",
    "Not projected, because no followers are known yet: {accounts}.",
)
PROJECTION = "Inputs of the projection"
EVERY_BROADCAST = "Every broadcast"
DATES_CAPTION, DATES_ONE, DATES_SLOTS = (
    "The dated plan.",
    "The dated plan of one account, {account}.",
    "Times of day, China time: {slots}; which works better is to be tried.",
)
DATES_VERSIONS, DATES_PINNED = "2 × 3: two articles in three versions.", "A mark • stands where you pinned the day."
DAY, TIME, SEGMENT, ARTICLES, CONTENT, OCCASION, PREPARE = (
    "Day",
    "Time",
    "Segment",
    "Articles",
    "Content",
    "Occasion",
    "Prepare from",
)

OUTSIDE, NO_OUTSIDE = (
    "Account wishes, and what to do outside",
    "You named no change to an account, and nothing outside accounts of your own is called for.",
)
ASKED_TO_CHANGE, WISH, INSTEAD, BESIDE = (
    "What you asked to change",
    "{title} – {outcome}",
    "*Instead:* {text}",
    "Beside or instead of accounts of your own",
)
RISKS, NO_RISKS = "Risks", "None of the risks in the knowledge base applies to this mix."
RISKS_CAPTION, RISKS_HEADS = "Risks of the recommended mix, gravest first", ("Severity", "Risk")

BASIS, ANSWERS, NO_ANSWERS = "What this rests on", "Your answers", "No question is answered yet."
ANSWERS_CAPTION, ANSWERS_HEADS, YES, NO = (
    "Answers as given; those without effect are kept and not used",
    ("Question", "Answer", "Used"),
    "yes",
    "no",
)
NOTES, ASSUMED = "Notes", "What is assumed"
ASSUMPTIONS = (
    "The rules are those in force on {as_of}, as far as they were known to the knowledge base then. Rules announced for later days are used from those days on.",
    "An unanswered question is treated as unknown: nothing that depends on it is taken for granted in either direction.",
    "Steps are dated by their typical duration, begin as soon as what comes before them is done, and do not wait for one another’s people.",
)
AHEAD = "What could still change"
AHEAD_CAPTION, AHEAD_SHARES = (
    "Mixes that the open answers can still lead to",
    "Mixes that the open answers can still lead to, and the share of all ways to answer them proved to lead there",
)
MIX_HEAD, SHARE_HEAD = "Mix", "Share of the answers"
OPEN, NO_OPEN = "Open questions, and what each could change", "None: no answer that is missing could change the mix."
OPEN_CAPTION, OPEN_HEADS = "Questions still open, the most telling first", ("Question", "Why it matters", "It bears on")
BESIDES_CAPTION, BESIDES_HEADS = (
    "Questions that cannot change the mix, but other parts of this report",
    ("Question", "It could change"),
)
SKIPPED_ONE, SKIPPED, SKIPPED_HEADS = (
    "One question that is not asked",
    "{number} questions that are not asked",
    ("Why not", "Questions"),
)
NOT_COVERED, ALL_COVERED = "What is not covered", "Nothing that your answers touch."
FIGURES = "The figures as tables"
SOURCES, SOURCE, WEAK, NO_SOURCES = (
    "Sources",
    "{publisher}, {date}; {tier}; checked {checked}.",
    "Weak source.",
    "No source is cited.",
)
METHOD = "Method"
METHOD_TEXT = "Dated, sourced rules are applied to your answers in three values: true, false and unknown. Each account by each route gets a verdict; the answers raise needs; every mix of open accounts is compared; the steps of the best form a network with a critical path; the plan of broadcasts keeps every quota on every day. The same answers, rules and dates give the same report, to the byte."
METHOD_CAPTION, METHOD_HEADS = "What this report was made from", ("Item", "Value")
EDITED = "This copy can be edited; what is changed in it is no longer what the rules gave. The PDF of the same case keeps what they gave."
AT_A_GLANCE = "At a glance"
SUMMARY_MIX_HEADS = ("Role", "Account", "Route", "Covers")
OPERATING, OPERATING_INTRO = "Operating rules", "What the rules in force ask of daily work."
KEPT_CAPTION, KEPT_HEADS = (
    "What to keep to, by the facts in force",
    ("Account", "What the rule is about", "Value", "In force since", "Check again after"),
)
NEVER, NEVER_CAPTION = "What never to promise", "What the rules refuse, or what nobody has established"
ANSWER_NUMBERS = "From your answers number {numbers}"
TWIN_CAPTION = "In numbers: {caption}"
ADVICE_DIGEST = "Digest of the advice"

# On slides
GOES_ON = "{title} ({number})"
SLIDE_SUMMARY, SLIDE_MIX, SLIDE_NEEDS, SLIDE_OTHERS = (
    "Summary",
    "The recommended mix",
    "What you need, and what meets it",
    "Why not the others",
)
SLIDE_PHASES, SLIDE_ROADMAP, SLIDE_COSTS, SLIDE_CADENCE = (
    "Phases and launch",
    "The roadmap",
    "What it costs",
    "The cadence",
)
SLIDE_RISKS, SLIDE_ASSUMED, SLIDE_SOURCES = "Risks", "What this rests on", "Sources"
NEED, STRENGTH, PHASE_HEAD, ROUTE = "Need", "Strength", "Phase", "Route"
MEETS, MEETS_LIMITED = "Yes", "Within limits"
ALL_WITHIN = "“Within limits”: the limits stand in the notes and in the report."
EARLIEST, TYPICALLY, LATEST, LEFT_OUT = "Earliest", "Typically", "Latest", "outside the mix"
GANTT_START, GANTT_CRITICAL, GANTT_OTHER, GANTT_SLACK = "Start", "Sets the launch", "Typical duration", "May wait"
GANTT_ALT, CHART_ALT = (
    "Bars of the typical duration of each step, by date, with the days that it may wait",
    "Columns of broadcasts a month, stacked by account",
)
COST_HEADS, MORE_STEPS = ("Step", "Cost, CNY", "Due"), "and {number} more steps in the report"
BROADCASTS_MONTH = "Broadcasts a month"
MORE_RISKS = "and {number} more risks in the report"
TIER_HEADS, TIER_CAPTION, MOST_CITED = (
    ("Kind of source", "Number", "Of these weak"),
    "Kinds of source",
    "Cited most often on these slides: {sources}",
)
OPEN_LINE, COVERAGE_LINE = "*Open:* {question} {why}", "*Not covered:* {text}"
NO_OPEN_SHORT = "No answer that is missing could change the mix."
MORE_OPEN, MORE_LIMITS = "and {number} more open questions in the report", "and {number} more limits in the report"
NOTHING_TO_PREPARE = "The mix asks for no preparation."
NAMED_MOST = "Named most often"
