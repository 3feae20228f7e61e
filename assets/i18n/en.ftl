# English. Sentence case, no full stop after a single sentence, no colon after a label.

## The scale
band-friendly = Friendly
band-good = Good
band-normal = Normal
band-strained = Strained
band-tense = Tense
band-hostile = Hostile

model-level = Level model
model-flow = Flow model
model-mean = Mean model
method-level = Level model, half-life { $half_life }, gain { $gain }
method-flow = Flow model, half-life { $half_life }
method-mean = Mean model, window { $window } d
half-life-days = { $days } d
half-life-none = none
band-caption = Grey band: range over { $settings } settings of the model, not a confidence interval
scale-level = Tension, 0 friendly to 100 hostile
scale-flow = Hostile Goldstein points, decaying
scale-mean = Mean hostility of events, Goldstein points

## Headline
headline-none = No events yet
headline-before = No event was known by { $day }
headline-gap = No event within the window that ends on { $day }
headline-flat = { $band }, unchanged since { $day }
headline-up = { $band }, up { $change } since { $day }
headline-down = { $band }, down { $change } since { $day }
headline-movers = { $sentence }; { $movers }
headline-value-flow = Hostile points
headline-value-mean = Mean hostility
baseline-move = return to baseline

## Statuses
status-pending = Pending
status-in-progress = In progress
status-partial = Partly fulfilled
status-fulfilled = Fulfilled
status-broken = Broken
status-suspended = Suspended
status-reversed = Reversed
status-lapsed = Lapsed
status-undetermined = Undetermined
flag-overdue = overdue by { $days } d
flag-expired = expired { $day }
flag-disputed = disputed
flag-agreed = both sides agree
flag-due = due { $day } ({ $days } d left)
flag-no-due = no due date
flag-expires = expires { $day } ({ $days } d)
flag-made = made { $day }
flag-in-return = in return for { $text }
flag-conditional = only if { $text }
flag-conditional-on = only if
force-binding = binding
force-political = political
force-unilateral = unilateral
force-reported = reported
kind-action = action
kind-result = result
kind-restraint = restraint
stance-met = met
stance-partly-met = partly met
stance-unmet = not met
claim-says = { $who } says { $stance }
claim-says-on = { $who } says { $stance } ({ $day })
claim-none = no claims yet
metric-progress = { $value } { $unit } on { $day }; { $expected } { $unit } expected by the as-of date, prorated
metric-no-value = nothing measured yet; { $expected } { $unit } expected by the as-of date, prorated
metric-plain = { $value } { $unit } on { $day }; target { $target } { $unit }
metric-target = target { $target } { $unit }, nothing measured yet
scoreboard-score = implementation { $score } of 100
scoreboard-none = no commitments
verdict-line = { $status } from { $day }
verdict-by = found by { $who }

## Quad classes and confidence
quad-1 = Verbal cooperation
quad-2 = Material cooperation
quad-3 = Verbal conflict
quad-4 = Material conflict
legend-conflict = conflict
legend-cooperation = cooperation
legend-deeds = filled, deeds
legend-words = hollow, words
legend-joint = joint
confidence-high = high confidence
confidence-medium = medium confidence
confidence-low = low confidence

## Chart
chart-as-of = as of { $day }
chart-key = Key
chart-key-more = and { $count } more, listed under Events
chart-lanes = Commitments
chart-score = Implementation score
chart-lanes-more = { $count ->
    [one] and 1 more commitment
   *[other] and { $count } more commitments
 }
chart-not-drawn = Data beside the dossier, not drawn yet: { $names }
chart-scheduled = scheduled
chart-empty = The chart begins with the first event
chart-description = { $title }: tension over time as of { $day }. { $headline }. { $events } and { $commitments }.
source-line = Sources: { $names }
source-more = { $names } and { $count } more
commitments-heading = Commitments
commitments-more = { $count ->
    [one] and 1 more commitment without room here
   *[other] and { $count } more commitments without room here
 }

count-events = { $count ->
    [one] 1 event
   *[other] { $count } events
 }
count-commitments = { $count ->
    [one] 1 commitment
   *[other] { $count } commitments
 }
count-sources = { $count ->
    [one] 1 source
   *[other] { $count } sources
 }
count-warnings = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
 }
count-errors = { $count ->
    [one] 1 error
   *[other] { $count } errors
 }
