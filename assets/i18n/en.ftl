# English. Sentence case, no full stop after a single sentence, no colon after a label.

## The scale
band-friendly = Friendly
band-good = Good
band-normal = Normal
band-strained = Strained
band-tense = Tense
band-hostile = Hostile
in-band-friendly = friendly
in-band-good = good
in-band-normal = normal
in-band-strained = strained
in-band-tense = tense
in-band-hostile = hostile

model-stock = Measures in force
model-level = Bounded level
model-flow = Recent acts, summed
model-mean = Recent acts, averaged
measure-goldstein = Mean Goldstein score
measure-count = Number of reports
method-stock = Measures in force (stock model), rest { $rest }, scale { $scale }, half-life of words { $words }, of passing deeds { $deeds }
method-level = Bounded level (level model), half-life { $half_life }, gain { $gain }
method-flow = Recent acts, summed (flow model), half-life { $half_life }
method-mean = Recent acts, averaged (mean model), window { $window } days
half-life-days = { $days } days
half-life-none = none
band-caption = Grey band: range over { $settings } settings of the model, not a confidence interval
band-short = Grey: range over { $settings } settings
scale-level = Tension, 0 friendly to 100 hostile
scale-flow = Hostile Goldstein points, decaying
scale-mean = Mean hostility of events, Goldstein points

## Days and dates
duration-days = { $count ->
    [one] 1 day
   *[other] { $count } days
 }
duration-months = { $count ->
    [one] 1 month
   *[other] { $count } months
 }
duration-years = { $count ->
    [one] 1 year
   *[other] { $count } years
 }
duration-years-months = { $years } { $months }
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
date-day = { $day } { $month } { $year }
date-day-of-year = { $day } { $month }
date-month = { $month } { $year }
date-year = { $year }
date-about = about { $date }
date-perhaps = perhaps { $date }
date-perhaps-about = perhaps about { $date }
date-span = { $from } to { $to }
date-since = since { $date }
date-until = until { $date }

## Dates as they are written
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
date-year-assumed = { $date }, with the year of the events around it
date-problem-empty = there is no date; write a day, a month or a year, such as 4 Oct 2023, Oct 2023 or 2023
date-problem-form = “{ $text }” is not a date; write 4 Oct 2023, Oct 2023, 2023, 10 to 11 May 2025, about 6 Feb 2018 or 2023-10-04
date-problem-unknown = “{ $part }” is not understood in “{ $text }”; write 4 Oct 2023, Oct 2023, 10 to 11 May 2025 or about 6 Feb 2018
date-problem-ambiguous = that can be { $first } or { $second }; write { $first_written } or { $second_written }, or the month in letters
date-problem-year = the year is missing; write it in full, such as 4 Oct 2023
date-problem-short-year = the year has two digits; write it in full, such as 4 Oct 2023
date-problem-month = the month is missing; write it with the day, such as 4 Oct 2023
date-problem-no-month = there is no month { $month }; months go from 1 to 12
date-problem-no-day = { $month } has { $days } days, so there is no day { $day }
date-problem-weekday = { $day } is a { $right }, not a { $written }; leave the weekday out, or change the day
date-problem-relative = “{ $word }” depends on the day on which it is read; write the date itself, such as 4 Oct 2023
date-problem-vague = a date cannot say “{ $word }”; write the month, such as Jun 2025, or a day with “about” before it
date-problem-season = a date cannot say “{ $word }”; write months, such as Mar to May 2021 for what lasted, or “about Apr 2021”
date-problem-time = that holds a time of day, which has a field of its own (time); write the day here
date-problem-backwards = the span ends before it starts; swap its two ends
date-problem-open = a span needs at least one end that is not open
date-problem-parts = a span has two ends, and that has more; write the first and the last day
date-problem-not-one-day = { $date } is not one whole day; write a day, such as 4 Oct 2023

## Headline
announce-day = As of { $day }: { $headline }
announce-event = Selected { $name }
announce-commitment = Selected the commitment { $name }
announce-source = Selected the source { $name }
announce-nothing = Nothing is selected
headline-none = No events yet
headline-before = No event was known by { $day }
headline-gap = No event within the window that ends on { $day }
headline-between = between { $first } and { $second }
headline-toward = in what { $first } does toward { $second }
headline-state = Tension { $whose } is { $value } of 100, { $band }
headline-state-flow = Tension { $whose } stands at { $value } hostile points
headline-state-mean = Events { $whose } have a mean hostility of { $value }
headline-at-peak = { $story }, the highest of this record
headline-below-peak = { $story }, below its peak of { $peak } on { $day }
headline-lowest = { $story }, the lowest of this record, after a peak of { $peak } on { $day }
headline-both = { $story }; raised most by { $up }, lowered most by { $down }
headline-raised = { $story }; raised most by { $up }
headline-lowered = { $story }; lowered most by { $down }
headline-event = ‘{ $event }’
headline-move = ‘{ $event }’ ({ $change })
headline-new = { $story }; new since { $day }: { $event }
headline-new-more = { $story }; new since { $day }: { $event } and { $more } more
headline-nothing-new = { $story }; nothing new since { $day }
baseline-move = Drift back to the baseline
end-of = Ran out: { $event }
time-move = Older acts fading

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
state-waiting = Waiting for its condition
state-waiting-short = Waiting
state-kept = Kept so far
state-kept-to-the-end = Kept until it expired
state-kept-short = Kept
state-late = { $status }, { $time } late
flag-overdue = overdue by { $time }
flag-condition-broken = its condition is broken
flag-unanswered = complaint unanswered
flag-contested = finding contested
flag-expired = expired { $day }
flag-disputed = disputed
flag-agreed = both sides agree
flag-due = due { $day }, in { $time }
flag-due-today = due { $day }, on this day
flag-no-due = no due date
flag-expires = expires { $day }, in { $time }
flag-made = made { $day }
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
verdict-basis = · by { $basis }
reported-by = reported by { $who }
basis-own-word = its own word
basis-counterpart = the other side’s word
basis-third-party = a third party’s word
basis-document = a document
claim-says-on = { $who } says { $stance } ({ $day })
claim-then = { $said }, then { $stance } ({ $day })
claim-none = no claims yet
voice-says = { $who } says
voice-claim = { $stance } ({ $day })
voice-finding = Finding
voice-nothing = nothing yet
given-for-each-other = Given for each other
urgency-urgent = Urgent: overdue, disputed, or due within 30 days
urgency-open = Open
urgency-closed = Closed
state-overdue-short = Overdue
ledger-open = Side by side
list-search = Search the list
list-count = { $shown } of { $all }
list-show-all = Show all
filter-status = Status
filter-status-some = Status: some hidden
sort = Order
sort-urgency = Urgent first
sort-made = By the day they were made
sort-due = By the day they are due
sort-as-written = As in the file
sort-earliest = Earliest first
sort-latest = Latest first
sort-largest-move = Largest move first
sort-publisher = By publisher
action-toggle-ledger = Commitments side by side
metric-progress = { $value } { $unit } on { $day }; at an even pace it would be { $expected } { $unit }
metric-no-value = nothing measured yet; at an even pace it would be { $expected } { $unit }
metric-plain = { $value } { $unit } on { $day }; target { $target } { $unit }
metric-target = target { $target } { $unit }, nothing measured yet
scoreboard-score = Carried out: { $score } of 100, on the { $counted } of { $total } that count so far
scoreboard-no-score = Carried out: none of { $total } counts yet
scoreboard-none = no commitments
verdict-line = { $status } from { $day }
verdict-by = found by { $who }

## Exchanges and deadlines
# First and last words of names that stand with an article in a sentence.
article-words = United European Holy States Kingdom Emirates Nations Union Republic Federation Islands Netherlands Philippines Maldives Bahamas
article-name = the { $name }
exchange-none = Neither has moved
exchange-one = { $first } moved first, on { $day }; { $second } has not
exchange-one-done = { $first } moved first, on { $day }, and has finished; { $second } has not moved
exchange-both = { $first } moved first, on { $day }; { $second } followed on { $then }
exchange-same = Both moved on { $day }
exchange-done = Both have finished; { $first } moved first, on { $day }
exchange-done-same = Both have finished; both moved on { $day }
exchange-who-done = { $sentence }; { $who } has finished, { $other } has not
exchange-failed = { $sentence }; { $who } has gone back on its word
exchange-failed-both = { $sentence }; both have gone back on their word
exchange-unclear = { $sentence }; what { $who } has done cannot be told
exchange-unclear-alone = What { $who } has done cannot be told
exchange-unclear-both = What either has done cannot be told
exchange-alone-none = { $who } has not moved
exchange-alone = { $who } moved on { $day }
exchange-alone-done = { $who } moved on { $day }, and has finished
deadline-summary = { $who }: { $what } — { $text }
deadline-due = due
deadline-overdue = overdue
deadline-expires = expires
deadline-source = Source: { $name }

## Quad classes and confidence
quad-1 = Cooperative words
quad-2 = Cooperative deeds
quad-3 = Hostile words
quad-4 = Hostile deeds
legend-range = range if the settings vary
legend-joint = joint
legend-hostile = hostile
legend-cooperative = cooperative
legend-words = hollow: words only
confidence-high = high confidence
confidence-medium = medium confidence
confidence-low = low confidence

## Chart
chart-name = Chart of tension over time: { $headline }. Arrow keys step through the events
chart-all-hidden = Every event is hidden. Show them in the legend
axis-name = Days; drag to move them
hint-axis = Drag to move the days
hint-hide = Click to hide these events. Tension counts all events, hidden or not
hint-show = Click to show these events again
hint-filter = More to show or hide: confidence, tags
filter-more = More
filter-count = { $shown } of { $all } events drawn; tension counts all
filter-tag = Tag
filter-all-tags = All tags
member-rest = rest { $rest }
member-scale = scale { $scale }
member-times = half-lives × { $factor }
member-as-coded = codes as given
member-friendliest = each event at its friendliest reading
member-most-hostile = each event at its most hostile reading
member-half-life = half-life { $days } days
member-gain = gain { $gain }
member-window = window { $days } days
member-doubtful-in = low-confidence events in
member-doubtful-out = low-confidence events out
member-earliest = uncertain dates at their earliest
member-point = uncertain dates at their estimate
member-latest = uncertain dates at their latest
chart-as-of = as of { $day }
chart-key-more = and { $count } more events without room here
lanes-outside = { $count } outside these days
lanes-folded = folded
lanes-fold = Fold the commitments of { $side }
lanes-unfold = Show the commitments of { $side }
naming-story = Story
naming-record = Record
naming-more = { $count ->
    [one] 1 event without its name
   *[other] { $count } events without their names
 }
naming-strip = { $count ->
    [one] 1 event in the strip below: deeds above its line, words under it
   *[other] { $count } events in the strip below: deeds above its lines, words under them
 }
hint-naming-more = Show all events of these days in the table
table-days = { $from } to { $to }
table-all-days = All days
hint-naming-story = Name at most seven events: the largest moves up and down, the turning points, the latest, the selected
hint-naming-record = Name all events that have room; the rest have a number and stand in the key
hint-key = Show the whole key
key-close = Close the key
splitter-name = Border between chart and lanes
hint-splitter = Drag to share the height between chart and lanes; double-click for the usual shares
action-toggle-naming = Name few events or all
action-toggle-lanes = Show or fold the lanes
chart-periods-more = { $count ->
    [one] and 1 more period
   *[other] and { $count } more periods
 }
chart-score = Implementation score
lane-score = { $score } ({ $counted } of { $total })
chart-lanes-more = { $count ->
    [one] 1 more without room
   *[other] { $count } more without room
 }
lane-stream-mean = mean Goldstein score, up is worse; steps of { $by }
lane-stream-count = reported events; steps of { $by }
lane-stream-model = { $model }, by the reported acts alone
lane-later-edition = edition of { $day }, after this day
lane-changed-file = not the file that the dossier names
report-detail = Reported by { $origin }: { $told }.
report-number = number { $value }
report-code = code { $value }
report-score = score { $value }
report-mentions = mentioned { $value } times
report-at = Report at { $host }
report-of = { $origin }, event { $id }
beside-acts = { $name }: { $count ->
    [one] one act
   *[other] { $count } acts
  }
beside-acts-mean = { $name }: { $count ->
    [one] one act
   *[other] { $count } acts
  }, mean { $mean }
beside-no-value = no value
chart-not-drawn = Data beside the dossier, not drawn here: { $names }
chart-scheduled = scheduled
marker-more = and { $count } more; click to see them apart
chart-empty = The chart begins with the first event
count-overdue = { $count } overdue
chart-description = { $title }: tension over time as of { $day }. { $headline }. { $events } and { $commitments }.
source-line = Sources: { $names }
source-more = { $names } and { $count } more

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

## Window
menu-file = File
menu-chart = Chart
menu-as-of = As of
menu-record = Record
menu-window = Window
menu-suppose = If…
page-chart = Chart
page-table = Table
page-ledger = Commitments
direction-apart = Both sides, and each apart
pause = Pause
status-painting = Painting the picture
notice-picture-copied = The picture is on the clipboard
notice-table-copied = The table is on the clipboard
notice-saved = Saved as { $path }
hover-source = Source: { $name }
hover-source-more = Source: { $name }, and { $more } more
hover-no-source = No source
hover-undoes = Undoes: { $events }
hover-undone-by = Undone by: { $events }
hover-share = { $percent } % of it
hover-strip = { $who }, { $from } to { $to }: { $deeds } and { $words }; click to see them apart
hover-strip-day = { $who }, { $from }: { $deeds } and { $words }
count-deeds = { $count ->
    [one] 1 deed
   *[other] { $count } deeds
 }
count-words = { $count ->
    [one] 1 statement
   *[other] { $count } statements
 }
hover-value = { $day }: tension { $value }
hover-low = Lowest { $value }: { $settings }
hover-high = Highest { $value }: { $settings }
hover-band = Range over { $settings } settings, not a confidence interval
hover-range = { $low } to { $high } over { $settings } settings
hover-more = and { $count } more
method-title = How this is computed
action-method = How this is computed
hint-method = How this number is computed
settings-title = Settings
settings-language = Language
settings-system-language = As the system ({ $language })
settings-colours = Colours
settings-system = As the system
settings-light = Light
settings-dark = Dark
settings-size = Size of the interface, { $percent } %
settings-close = Close
menu = Menu
menu-recent = Opened before
as-of = As of
direction-both = Acts of both sides
hint-as-of = The day whose knowledge is shown, as YYYY-MM-DD
hint-model = How tension is computed
hint-direction = Whose acts count
hint-number = The number that stands for this event on the chart
hint-score = Fulfilled counts 3 of 3, and so does a restraint that is kept; partly fulfilled 2, in progress and suspended 1, broken, reversed, and overdue with nothing done 0. Left out are what is not due yet, what waits for its condition, lapsed and undetermined
dialog-open = Open a dossier
dialog-filter = Dossier
notice-not-chosen = No file was chosen. A file can also be dropped on the window
open-path = Open by its path
open-path-field = Path of the file
open-path-open = Open
status-reading = Reading { $name }
lane-change = { $day } { $status }
lane-name = { $text }: { $status }

action-find = Find…
action-shortcuts = Keyboard shortcuts
action-full-screen = Full screen
action-open = Open…
action-history = History…
action-reload = Read again
action-open-sample = Open the built-in sample
action-open-trade-war = Example: US–China, 2018–2020
action-open-ceasefire = Example: Armenia–Azerbaijan, 2020–2025
action-show-all = Show the whole record
action-zoom-in = Show fewer days
action-zoom-out = Show more days
action-earlier = As of the day before
action-later = As of the day after
action-own-as-of = As of the dossier's own day
action-previous-event = Select the event before
action-next-event = Select the event after
action-deselect = Select nothing
action-toggle-theme = Light or dark
action-dismiss = Back
action-copy-problems = Copy
action-quit = Quit

action-copy-picture = Copy picture
action-copy-table = Copy table
action-save-screenshot = Save a picture of the window
action-pan-earlier = Show earlier days
action-pan-later = Show later days
action-toggle-table = Chart or table
action-toggle-apart = Directions together or apart
action-clear-filter = Show all events
action-play = Play the record
action-step-forward = One event on in the record
action-step-back = One event back in the record
action-first-event = Select the first event
action-last-event = Select the last event
action-show-commitments = Show the commitments
action-show-events = Show the events
action-show-sources = Show the sources
action-show-movers = Show what moved tension
action-show-deadlines = Show deadlines
action-show-exchanges = Show exchanges
action-suppose = If…
action-suppose-without = If the selected event had never happened
action-suppose-lifted = If the selected measure were lifted
action-suppose-event = Make up an event…
action-add-supposed = Add to the dossier…
action-clear-supposed = Assume nothing
action-show-standing = Show what stands
action-settings = Settings…
action-larger = Larger interface
action-smaller = Smaller interface
action-plain-size = Interface in its own size

tab-commitments = Commitments { $count }
tab-events = Events { $count }
tab-sources = Sources { $count }
tab-movers = What moved it
agreement-heading = Score by agreement
agreement-score = { $agreement }: { $score } (over { $counted } of { $total })
agreement-none = No agreement named
agreement-no-score = no score yet
tab-deadlines = Deadlines { $count }
tab-exchanges = Exchanges { $count }
deadlines-heading = { $count } to come after { $day }, { $overdue } overdue
deadlines-empty = Nothing is due or ends after { $day }, and nothing is overdue. A commitment has a deadline when its due or expiry date is filled in.
deadlines-calendar = detente deadlines --ics FILE writes them for a calendar
deadline-row-overdue = Overdue since { $day }, by { $time }
deadline-row-due = Due { $day }, in { $time }
deadline-row-expires = Ends { $day }, in { $time }
exchanges-empty = No promise is given for another yet. Fill in ‘In return for’ or ‘Only if’ of a commitment to see who has moved first.
tab-standing = What stands
commitments-empty = No commitment was known by then
commitments-unknown = { $count ->
    [one] 1 more commitment was made or known only later
   *[other] { $count } more commitments were made or known only later
 }
events-empty = No events yet. Write the first with + Event
events-unknown = { $count ->
    [one] 1 more event is left out here: not known by the as-of date, or of the other direction
   *[other] { $count } more events are left out here: not known by the as-of date, or of the other direction
 }
events-hidden = { $count } hidden in the legend
table-name = Table of events; arrow keys move through it
table-filter = Contains
table-hint = Any words of the event
table-count = { $shown } of { $all } events
table-empty = No event has all of these words, or the legend hides those that have
table-sort = { $column }: click to sort by it
table-ascending = { $column }: sorted, smallest first
table-descending = { $column }: sorted, largest first
column-date = Date
column-headline = Headline
column-actor = Actor
column-code = CAMEO code
column-quad = Quad class
column-score = Score
column-change = Change
column-confidence = Confidence
column-sources = Sources
column-tags = Tags
sources-empty = No sources yet. They are made in the form of an event, or from the menu
source-undated = no date
sources-later = { $count ->
    [one] 1 more source was published only later
   *[other] { $count } more sources were published only later
 }
movers-from = From
movers-to = to
movers-clear = Days in view
movers-in-view = The days in view. Drag over the chart to choose others
movers-none = No event moved tension in these days
movers-before = Before
movers-after = After
movers-from-to = from { $before } to { $after }
hint-span = A day, as YYYY-MM-DD; it counts as well
movers-total = Change
movers-mean = A mean is not a sum, so its moves cannot be told as a sum of events
standing-count = { $count ->
    [0] Nothing is in force on { $day }
    [one] 1 measure in force on { $day }
   *[other] { $count } measures in force on { $day }
 }
standing-by-stock = Told by the stock model with the dossier’s settings. A model that lets everything pass, such as the { $model } in use, has nothing in force
standing-empty = A measure is something that stays until it is lifted: a tariff, an export control, an agreement. Write an event with + Event; it counts as a measure where its CAMEO code lasts, or where “Stays in force” says yes. “Undoes” in a later event lifts it, wholly or by a share
standing-rising = If ended, tension would rise
standing-suspensions = Suspended
standing-since = since { $day }
standing-left = { $percent } % left
standing-until = until { $day }
standing-if-lifted = If lifted { $value }, { $change }
standing-if-ended = If ended { $value }, { $change }
standing-suspended = Suspended until { $day }; without it { $value }, { $change }
suppose-hint = Nothing is assumed. Take the selected event away, lift a measure in What stands, or make up an event; the dossier stays as it is
suppose-not = On { $day } this changes nothing: it was not known then, or is no longer in the dossier
suppose-until = Look ahead to
suppose-until-hint = A day after the as-of day, as YYYY-MM-DD: what ends by then ends, what passes passes, and nothing else happens
suppose-withdraw = No longer assume: { $what }
suppose-clear = Clear
suppose-close = Back to the record
suppose-add-hint = Writes what is made up, and what is lifted, as events of the dossier; undo takes it back
suppose-without-this = Without this…
suppose-if-lifted-button = If lifted…
suppose-if-ended-button = If ended…
suppose-headline = End of: { $event }
suppose-outcome = { $value } instead of { $instead }, { $change } on { $day }
suppose-no-value = no value on { $day }
suppose-nothing = If nothing else happened until { $day }: { $value }
suppose-one = { $condition }: { $outcome }
suppose-several = With { $count } things assumed: { $outcome }
suppose-if-never = Had ‘{ $event }’ never happened
suppose-if-lifted = If ‘{ $event }’ were lifted
suppose-if-ended = If ‘{ $event }’ ended
suppose-if-happens = If ‘{ $event }’ happened on { $day }
suppose-never = ‘{ $event }’ never happened
suppose-lifted = ‘{ $event }’ is lifted on { $day }
suppose-ended = ‘{ $event }’ ends on { $day }
suppose-happens = { $event }, { $day }
section-made-at = Made at
section-verdicts = Findings
section-claims = What is said
section-in-return = In return for
section-conditional = Only if
section-sources = Sources
section-bears-on = Bears on
section-used-by = Used by
event-coded = CAMEO { $code }: { $label } ({ $quad })
event-score = Goldstein score { $score }, weight { $weight }, { $confidence }
event-moved = Moved tension { $change }, from { $before } to { $after }
event-no-source = No source is named

trouble-title = { $name } could not be opened
trouble-count = { $errors } in the file. What was open is unchanged

panel-edge = Edge of the panel
panel-edge-details = Edge of the details
palette-label = Find
palette-hint = Commands, events, commitments and sources, by any of their words
palette-nothing = Nothing has all of these words. Try fewer or others
palette-more = { $count ->
    [one] and 1 more. Another word narrows it down
   *[other] and { $count } more. Another word narrows it down
 }
palette-action = command
palette-event = event
palette-commitment = commitment
palette-source = source
shortcuts-mouse = On the chart: drag to ask what moved tension in those days, drag the days below it to move them, turn the wheel to zoom, double-click for the whole record, drag the flag to move the as-of day

## Briefs
brief-commitments = Commitments
brief-key = Key
brief-legend = What colours and signs on the charts mean
sheet-low = lowest of the range
brief-span = { $from } to { $to }
brief-chart = Tension over time
brief-events = Events
brief-event = Event
brief-number = No.
brief-date = Date
brief-who = By
brief-commitment = Commitment
brief-status = Status
brief-dates = Dates
brief-evidence = What is said and found
brief-method = Method
brief-setting = Setting
brief-value = Value
brief-left-out = Left out of this brief
brief-more-follow = { $count } more on the next slides
brief-left-out-last = Left out of this brief: { $count } things, told on the last slide
compare-title = What changed
compare-change = Change, from { $from } to { $to }
compare-rose = Tension between { $first } and { $second } rose from { $from } on { $before } to { $to } on { $after }
compare-fell = Tension between { $first } and { $second } fell from { $from } on { $before } to { $to } on { $after }
compare-same = Tension between { $first } and { $second } was { $from } on { $before } and is { $to } on { $after }
compare-changes = What changed about commitments
compare-no-changes = Nothing
compare-new = new: { $status }
compare-learnt = learnt later about { $day } and before
ledger-title = What each side undertook, and where it stands
ledger-in-return = one given for the other
brief-note = Note
brief-sha256 = SHA-256
brief-continued = continued
brief-page = Page { $page } of { $pages }
brief-published = published { $day }
brief-made-at = at { $event }
brief-made-with = Made with Détente
brief-other-moves = { $count ->
    [one] 1 smaller move
   *[other] { $count } smaller moves together
 }
brief-range = { $low } to { $high } over { $settings } settings
brief-setting-model = Model
brief-setting-gain = Gain
brief-setting-rest = Tension at rest
brief-setting-rest-range = Range of rest
brief-setting-scale = Scale, Goldstein points
brief-setting-words = Half-life of words
brief-setting-deeds = Half-life of passing deeds
brief-setting-half-life = Half-life
brief-setting-baseline = Baseline, −9 hostile to +9 friendly
brief-setting-start = Start, −9 hostile to +9 friendly
brief-setting-window = Window
brief-setting-direction = Whose acts count
brief-method-stock = What has been imposed and not lifted keeps its full weight; what was only said or done once passes by half in every half-life. Lifting undoes what was imposed, and no more. The sum of all Goldstein scores, divided by the scale, moves tension away from where it rests when nothing is in force, between 0, friendly, and 100, hostile, and the less the nearer it is to either end.
brief-method-level = Each event moves a level that is bounded at both ends by its Goldstein score times the gain, less the nearer the level is to the end; from day to day the level returns toward the baseline by half in a half-life. Tension is that level from 0, friendly, to 100, hostile.
brief-method-flow = Tension is the sum of the hostile Goldstein points of all events, each halved in every half-life since its day. It has no upper end.
brief-method-mean = Tension is the mean hostility, in Goldstein points, of the events in the window that ends on the day; a day without events in its window has no value.
brief-method-scores = Events are coded in CAMEO, and carry the Goldstein scores that GDELT publishes for these codes unless the dossier gives a score of its own.
brief-method-as-of = Only what a source had published by the as-of day counts; what was only announced by then is shown as scheduled and moves nothing.
brief-method-score = The implementation score follows the Peace Accords Matrix: of 3 points a commitment, fulfilled counts 3, and so does a restraint that is kept; partly fulfilled 2, in progress and suspended 1, broken, reversed, and overdue with nothing done 0. What is not due yet, what waits for its condition, lapsed and undetermined are left out; how many count stands beside the score.
brief-alt-empty = { $title }: { $headline }. There is no line to draw.
brief-alt-chart = { $title }. { $headline }. The line chart runs from { $from } to { $to }; its vertical axis runs from { $low } to { $high }.
brief-alt-extremes = The line is highest at { $high } on { $high_day } and lowest at { $low } on { $low_day }.
brief-alt-moves = The largest moves: { $moves }.
brief-alt-counts = It shows { $events } and { $commitments }.
brief-left-summary = The dossier’s summary, which tells of later days as well
brief-left-marked = { $parts } marked above { $most }
brief-left-words = The dossier’s own summary, which might tell of what is left out
brief-left-parts = { $count ->
    [one] { $count } claim, finding, measurement or period
   *[other] { $count } claims, findings, measurements or periods
}
brief-left-span = { $count ->
    [one] 1 event outside of the days shown
   *[other] { $count } events outside of the days shown
 }
brief-left-events = { $count ->
    [one] 1 event that was not known by the as-of date, or is of the other direction
   *[other] { $count } events that were not known by the as-of date, or are of the other direction
 }
brief-left-commitments = { $count ->
    [one] 1 commitment that was not chosen for this brief
   *[other] { $count } commitments that were not chosen for this brief
 }
brief-left-later = { $count ->
    [one] 1 commitment that was made or known only later
   *[other] { $count } commitments that were made or known only later
 }
brief-left-sources = { $count ->
    [one] 1 source that nothing here rests on, or that was published later
   *[other] { $count } sources that nothing here rests on, or that were published later
 }

## Editing
menu-edit = Edit
action-new = New dossier…
action-save = Save
action-save-as = Save as…
action-undo = Undo
action-redo = Redo
action-bring-back = Bring back what was given up…
action-add-event = New event…
action-add-commitment = New commitment…
action-add-source = New source…
action-add-period = New period…
action-edit-selected = Edit what is selected…
action-mark-fulfilled = Mark fulfilled…
action-remove-selected = Remove what is selected
action-edit-dossier = Title, summary, sides, periods…
action-calibrate = Calibrate…
action-edit-model = Model settings…
button-add-event = + Event
button-edit = Edit…
button-verdict = Add finding…
button-claim = Add claim…
button-metric = Add metric…
button-edit-metric = Edit metric…
button-observation = Add measurement…
status-read-only = Read-only
status-saving = Saving
status-form-begun = A form is not added yet
status-unsaved = Unsaved changes
status-put-off = A question about the file is open
status-answer = Answer…
status-saved = Saved
settings-still = No motion: in a replay, names appear at once
settings-keep-previous = Keep the version before beside a saved file
record-side = side
record-source = source
record-event = event
record-period = period
record-commitment = commitment
record-stream = stream
record-index = index
record-claim = claim
record-verdict = finding
record-observation = measurement
record-reference = reference point
record-dossier = the dossier
record-model = the model
record-named = { $kind } “{ $headline }”
form-new = New { $kind }
form-edit = Edit { $what }
form-add = Add
form-assume = Assume
action-bring-back-form = Bring back the form given up last
form-more = { $count ->
    [0] More…
   *[other] More… ({ $count } filled in)
 }
form-less = Less
form-keys = Enter adds, in a text of several lines { $keys }; Esc keeps it for later
form-resume = Go on
form-aside = { $what }: { $headline }
form-give-up = Give up { $what }: { $headline }
notice-form-kept = Kept for later: { $what }, { $headline }
notice-form-given-up = Given up: { $what }, { $headline }
notice-no-form = No form was given up
notice-form-gone = What this form was about is not in the dossier any more
form-needs-code = Choose a code: write what was done, such as tariff or talks, and take one of those found
form-needs-date = Write a date, such as 4 Oct 2023
form-needs-choice = Choose one
form-needs-name = Choose a side, or write who
form-needs-record = Choose at least one
form-needs-number = Write a number
form-needs-text = Write something here
form-commas = one, another
form-pick-hint = words of its title
form-codes-used = Used last
code-lasting = stays in force
code-example = Such as: { $act }
code-passing = passes
form-cite = Make a source of this
form-new-source-named = New source “{ $name }”…
form-calendar = { $field }: calendar
notice-source-made = Source made: { $title }
notice-after-as-of = “{ $headline }” is known from { $day }, and { $as-of } is shown
button-show-that-day = Show that day
help-marking = How it may be handled, such as TLP:AMBER. A brief can be kept below a marking
help-headline = A sentence over the chart in place of the one that is made; warned of when the record has moved on
help-id = A short name that other records use; made from the headline
help-time = Time of day, for the order of events of one day
help-zone = The time zone of the time, such as Europe/London
help-target = Who it was aimed at; without it, the other side
help-score = A Goldstein score from −10 to 10, where the code’s own does not fit
help-weight = 1 for an ordinary act; more for one that covers more, by the rulebook
help-lasting = Yes for what stays until it is lifted, such as a tariff; without it, as its code says
help-until = The day on which it ends by itself
help-reverses = Earlier events that it lifts or takes back
help-share = How much of them it lifts, from 0 to 1
help-planned = Yes for what is announced and has not happened yet
help-sha256 = By which it is known that the file is the one that is meant; an import writes it
help-readings = Codes that a careful coder could give instead; they widen the range
help-tags = Words to filter by, with commas between
help-confidence = How sure the coding is; low widens the range
help-quote = The words of the source that bear it out
help-detail = What else a reader should know
help-note = Why it is coded so, for whoever checks it
help-to = Who it was promised to; without it, the other side
help-event = The event at which it was made
help-force = How binding it is
help-kind = What is promised
help-expires = The day after which it binds no more
help-conditional-on = Commitments that must be fulfilled first
help-reciprocal-with = What the other side promised in return; written on both sides
help-reported-by = Who says that it was promised, where there is no text
help-authors = Who wrote it, with commas between
help-language = Its language as a tag, such as en or zh-Hans
help-cameo = The actor’s CAMEO code, such as USA or CHN
help-aliases = Other names, which importing recognises
help-sources = Where it is told
help-by = Who says so
help-basis = What the finding rests on
help-start = The day from which it is measured
help-end = The day up to which it is measured
foreign-title = What is this?
foreign-pasted = Pasted: { $what }
foreign-source = Make a source of it…
foreign-dossier = Open it as a new dossier
removal-title = Others name it
removal-text = { $count ->
    [one] If “{ $name }” is taken out, 1 field loses it:
   *[other] If “{ $name }” is taken out, { $count } fields lose it:
 }
removal-loss = { $what }: { $field }
removal-undo = Undo brings all of it back
removal-keep = Keep it
removal-go = Take it out
notice-other-side = { $count ->
    [0] Written at “{ $name }” as well
   *[other] Written at “{ $name }” and { $count } more as well
 }
notice-other-side-gone = { $count ->
    [0] Taken out of “{ $name }” as well
   *[other] Taken out of “{ $name }” and { $count } more as well
 }
form-made-up = A made-up event
form-made-up-note = It is drawn beside the record and written nowhere
form-cancel = Cancel
form-done = Done
form-at-once = Changes are made when you leave a field; undo takes them back
form-lacks = Some fields that are needed are empty
form-date-hint = 4 Oct 2023, June 2025, 10 to 11 May 2025, about 6 Feb 2018
form-both = Both
form-code-hint = what was done: tariff, talks…
form-no-code = No CAMEO code has these words or digits
form-more-codes = and { $count } more; another word narrows it down
form-pick-selected = Take the selected event: { $name }
form-new-source = New source…
form-take-out = Take out { $name }
form-nothing = Nothing to pick
form-remove = Remove
form-periods = Periods
form-references = Reference points, for calibrating
form-reference = { $day }: { $tension }
button-reference = Add reference point…
calibrate-heading = Calibrate
calibrate-what = Rest and scale of the stock model are fitted so that tension comes as near as it can to the reference points: days on which a careful reader would put it at a number. Nothing else changes, and nothing until you take it over
calibrate-to-references = Reference points
calibrate-to-index = Each point is a week of the index, at the share of its own values up to the as-of day that lie below. It is a scale by convention, not a measure of this dispute
calibrate-edge = The fit ended at an end of what is tried (rest 1 to 99, scale 5 to 500): these points do not rise and fall with the record
calibrate-too-few = { $count ->
    [0] There is no reference point up to { $day }, and fitting takes two
    [one] There is 1 reference point up to { $day }, and fitting takes two
   *[other] There are { $count } reference points up to { $day }, and they do not suffice
 }
calibrate-alike = The record stands the same on all reference days, so that they tell nothing of the scale. Add one on a day on which more or less is in force
calibrate-how = A reference point is a day, tension on it, and a note that says why. In the file it stands as [[model.references]] with date, tension and note
calibrate-left-out = { $count ->
    [one] 1 reference point lies after { $day } and is left out
   *[other] { $count } reference points lie after { $day } and are left out
 }
calibrate-not-stock = The dossier uses the { $model }, which has no rest or scale of its own. Choose the stock model in the model settings to take this over
calibrate-day = Day
calibrate-reference = Reference
calibrate-now = Now
calibrate-fitted = Fitted
calibrate-left = Still off
calibrate-rest = Tension at rest
calibrate-scale = Scale, Goldstein points
calibrate-miss = Typical miss
calibrate-take = Take over
calibrate-close = Close
field-actor = Actor
field-aliases = Other names
field-authors = Authors
field-baseline = Baseline
field-basis = Rests on
field-by = By
field-cameo = CAMEO actor code
field-code = CAMEO code, by digits or words
field-conditional-on = Only if
field-confidence = Confidence
field-cutoff = Record kept up to
field-date = Date
field-detail = Detail
field-due = Due
field-end = End
field-event = Made at the event
field-events = Evidence: events
field-expires = Expires
field-earlier = Earlier editions
field-file = File
field-force = Force
field-gain = Gain
field-half-life-days = Half-life in days, or none
field-headline = Headline
field-id = Id
field-kind = Kind
field-measure = What its lane shows
field-status-date = Status since
field-status-url = Source of the status
field-commitment = Commitment
field-place = Place
field-label = Name
field-language = Language
field-made = Made
field-name = Name
field-note = Note
field-marking = Marking
field-published = Published
field-publisher = Publisher
field-quote = Quote
field-reciprocal-with = In return for
field-reported-by = Reported by
field-score = Score in place of the code’s
field-sha256 = SHA-256
field-short = Short name
field-source = Source
field-sources = Sources
field-stance = Stance
field-start = Start
field-status = Status
field-summary = Summary
field-tags = Tags, with commas
field-target = Target
field-text = What was undertaken
field-time = Time of day
field-title = Title
field-to = To
field-unit = Unit
field-url = Address
field-value = Value
field-weight = Weight
field-window-days = Window in days
field-planned = Planned: still to come
field-lasting = Stays in force
field-until = In force until
field-reverses = Undoes
field-share = Share undone, up to 1
field-readings = Other codes that could be defended
field-rest = Tension at rest
field-rest-range = Range of rest, as 66, 78
field-scale = Scale in Goldstein points
field-words-half-life-days = Half-life of words in days, or none
field-deeds-half-life-days = Half-life of passing deeds in days, or none
field-tension = Tension
choice-yes = yes
choice-no = no
field-zone = Time zone
field-metric = metric
field-sides = Sides
step-change-dossier = Change { $field } of the dossier
step-change-model = Change { $field } of the model
step-change = Change { $field } of “{ $headline }”
step-rename = Rename { $from } to { $to }
step-add = Add { $kind } “{ $headline }”
step-remove = Remove { $kind } “{ $headline }”
step-move = Move “{ $headline }”
step-mark = Mark { $status }: “{ $headline }”
step-calibrate = Calibrate to the reference points
step-add-assumed = Add { $count } assumed events
step-import = Import { $count } rows
step-reload = Read the file again
step-merge = Join with the file
step-recover = Recover edits
step-bring-back = Bring back an earlier version
step-several = { $count } changes
change-added = Added: { $what }
change-removed = Removed: { $what }
change-renamed = Renamed: { $what }
change-moved = Moved: { $what }
change-changed = Changed: { $what } ({ $fields })
change-has = { $field }: { $new }
change-from-to = { $field }: { $new } (before: { $old })
notice-read-only = This dossier is open read-only: another window has it. Save it elsewhere, or take it over there
notice-done = { $step }. Undo takes it back
notice-undone = Taken back: { $step }
notice-redone = Made again: { $step }
notice-nothing-to-undo = Nothing to take back
notice-nothing-to-redo = Nothing to make again
notice-reloaded = Another program changed the file; it was read again
notice-merged = Another program changed the file; its changes were joined with yours. Save to keep both
notice-gone = The file is gone: it was removed or renamed. Saving makes it anew
notice-disk-broken = Another program changed the file, and it has { $count ->
    [one] an error
   *[other] { $count } errors
 } now; what is shown here is unchanged
notice-changed-meanwhile = The file was changed by another program meanwhile; its changes were joined with yours. Save again
notice-given-up = What was given up is kept for 30 days
notice-nothing-given-up = Nothing was given up in the last 30 days
notice-recovered-apart = { $path } has errors now; the edits came back beside it, without a file
notice-saved-over = Saved as { $path }; what was there is kept as { $theirs }
notice-locked = Not saved: another program is saving { $path }. Try again when that is done
notice-locked-running = Not saved: process { $process } on { $host } has been saving { $path } since { $since }. Try again when that is done
notice-locked-gone = Not saved: process { $process } on { $host }, which is gone, has left the lock { $lock } of { $since }. Remove that file and save again, or save under another name
notice-locked-untold = Not saved: by its lock { $lock }, process { $process } on { $host } has been saving this file since { $since }, and whether that still runs cannot be told from here. If it does not, remove the lock and save again; or save under another name
notice-locked-unsigned = Not saved: { $path } is locked, and { $lock } does not say by whom. If nobody is saving it, remove the lock and save again; or save under another name
notice-exists = There is already a file { $path }. Choose another name
notice-journal = Edits are not kept against a crash: { $reason }
dialog-save = Save the dossier
unsaved-title = Unsaved changes
unsaved-text = { $name } has changes that are not saved
unsaved-kept = What you do not save is kept for 30 days
unsaved-save = Save
unsaved-discard = Do not save
unsaved-cancel = Cancel
begin-heading = New dossier
begin-text = A dispute between two sides. The chart begins with the first event
begin-title = Title
begin-first = First side
begin-second = Second side
begin-go = Begin
save-as-title = Save the dossier
save-as-path = File
save-as-choose = Choose…
conflict-title = Both changed the same
conflict-text = Another program changed the file while you did. Choose for each: { $what }
conflict-mine-from = Mine: here, not saved yet
conflict-recovered-from = Mine: from a window that ended without saving
conflict-theirs-from = In the file: by another program, { $day } at { $time }
conflict-theirs-unknown = In the file: by another program
conflict-undecided = { $count ->
    [one] One is not chosen yet
   *[other] { $count } are not chosen yet
 }
conflict-none = nothing
conflict-base = Before: { $value }
conflict-mine = Mine: { $value }
conflict-theirs = In the file: { $value }
conflict-join = Join
conflict-name = { $what } – { $field }
conflict-removed-here = Removed here, and changed in the file
conflict-removed-there = Changed here, and removed from the file
conflict-order = Put in another order here, and changed in the file
conflict-refused = { $more ->
    [0] With mine the file would have an error: { $problem }
    [one] With mine the file would have an error: { $problem } (and 1 more)
   *[other] With mine the file would have an error: { $problem } (and { $more } more)
 }
conflict-open = Not chosen yet: { $names }
conflict-not-mine = The order of these can only be taken from the file, and changed after: { $names }
conflict-count-in = { $count ->
    [one] 1 difference in { $what }
   *[other] { $count } differences in { $what }
 }
conflict-count = { $count ->
    [one] 1 difference
   *[other] { $count } differences
 } { $records ->
    [one] in 1 record
   *[other] in { $records } records
 }
merge-joined = { $fields ->
    [one] 1 field
   *[other] { $fields } fields
 } { $records ->
    [one] in 1 record
   *[other] in { $records } records
 } joined without a question
merge-joined-whole = { $records ->
    [one] 1 record
   *[other] { $records } records
 } joined without a question
names-next = { $names }, { $next }
conflict-all-mine = Take all mine
conflict-all-theirs = Take all from the file
refusal-more = { $problem } (and { $more } more)
edit-no-record = there is no { $kind } “{ $id }”; it may have been removed in the meantime
edit-no-item = commitment “{ $id }” has no { $item } number { $number }; it may have been removed in the meantime
edit-no-reference = the model has no { $item } number { $number }; it may have been removed in the meantime
edit-no-table = there is no such table; it may have been removed in the meantime
edit-no-metric = commitment “{ $id }” has no metric; give it a target first
edit-removes-dossier = the dossier cannot be removed from itself
edit-not-of-several = only what is one of several can be moved
edit-id-is-no-text = an id is a text; write it in quotes
mark-open = unresolved: { $what }
mark-standing = { $named ->
    [0] mine, which stands:
   *[other] mine ({ $name }), which stands:
 }
mark-other = { $named ->
    [0] theirs:
   *[other] theirs ({ $name }):
 }
mark-before = before:
mark-nothing = nothing
mark-removed-by-other = removed in theirs, and changed in mine
mark-removed-by-standing = removed in mine, and changed in theirs
mark-order = put in another order in theirs, and changed in mine, whose order stands
mark-refused = theirs cannot be taken as it is: { $problem }
mark-close = write what is right, then remove these lines
question-later = Later
broken-title = The file has errors
broken-text = Another program left { $name } with { $count ->
    [one] an error
   *[other] { $count } errors
 }. Nothing is saved yet, so that nothing there is lost
broken-line = Line { $line }: { $message }
broken-over-text = Saved over, what is there now is kept as a file beside it
broken-beside = Save beside it…
broken-over = Save mine over it
broken-compare = Look at both
broken-compare-hide = Hide the texts
broken-mine = Mine
broken-theirs = In the file
recover-title = Unsaved edits were kept
recover-text = A window ended without saving. This is what would come back
recover-new = A new dossier, never saved: { $title }
recover-begin = A new dossier, not begun yet: { $title }
recover-form = Written and not added: { $what }
recover-given-up-title = Given up in the last 30 days
recover-given-up-text = What is brought back is opened with its edits
recover-bring = Bring back
recover-give-up = Give up
recover-later = Ask again next time
give-up-title = Move to kept journals for 30 days?
give-up-text = Until then “{ $action }” has it
give-up-keep = Go back
give-up-go = Move it there
taken-title = Open in another window
taken-text = { $name } is open for changes in another window
taken-read-only = Open read-only
taken-take-over = Take over

## The report of a crash
crash-offer = There was an error inside Détente the last time. A report of it is on this computer
crash-open = Open the report
crash-dismiss = Dismiss
crash-heading = Report of an error
crash-text = It says which version of Détente did what, and where in its source. Nothing of a dossier is in it, and it was sent nowhere: whoever tells the authors of the error can add it
crash-file = Its file: { $path }
crash-copy = Copy

## Versions of the file
history-heading = Versions of this file
history-no-file = This dossier has no file yet. Save it, and each version that is saved is kept here
history-empty = No version is kept yet. From the next time the file is saved, each is kept here
history-listing = Looking for versions
history-count = { $count ->
    [one] 1 version, kept on this computer
   *[other] { $count } versions, kept on this computer
 }
history-comparing = Comparing: { $done } of { $all }
history-choose = Choose a version to see what it changed and to bring it back
history-version = { $day }, { $time }: { $by }
history-by-disk = found in the file
history-by-window = saved in the window
history-by-command = detente { $command }
history-by-restore = restored by a command
history-by-unknown = by a later version of the program
history-changed = What it changed
history-would-change = What bringing it back would change here
history-bring-back = Bring back
history-bring-back-text = Undo takes it back, and nothing is saved until you save
history-brought-back = Brought back: { $version }. Not saved yet, and Undo takes it back
history-over-broken = It would take the place of what the file has, which has errors
history-opened-over = An earlier version is open. Save it to write it over what the file has, which stays in its history
history-has-errors = It has { $count ->
    [one] an error
   *[other] { $count } errors
 } and cannot be brought back here; detente restore writes it to the file as it is
history-first = The first version that is kept
history-same = No change
history-layout = Only comments and layout
history-broken = It has errors, and cannot be compared
history-after-broken = The one before has errors, and cannot be compared
history-after-lost = The one before is damaged, and cannot be compared
history-thinned = { $count ->
    [one] 1 older version was thinned out
   *[other] { $count } older versions were thinned out
 }
history-skipped = Something in { $path } is damaged or not of this program, and left out
history-not-kept = No version of the file is kept: { $reason }
history-no-folder = There is no folder for it
history-unusable = { $path } cannot be used
history-disk-full = The disk is full
history-not-yours = { $path } is not yours to write to
history-unread = What the file has cannot be read
history-too-large = { $path } is too large
history-gone = This version is not there any more
history-damaged = What is kept of this version in { $path } is damaged

## Making a brief in the window
action-brief = Brief…
export-heading = Make a brief
export-layout = Layout
export-figure = Figure
export-slide = Slide
export-compare = Two days
export-ledger = Both sides
export-compare-with = Against
export-compare-hint = An earlier day; 30 days before where empty
export-house = House style
export-house-hint = A .toml file with [house]: name, logo, colours, marking
export-marking = Up to
export-marking-hint = Leave out what is marked above: green, amber, OFFICIAL
export-page = Pages
export-colours = Colours
export-naming = Events named
export-print = Print
export-size = Size
export-size-full-hd = Wide 16:9, 1920 × 1080
export-size-half-slide = Half a slide, 960 × 1080
export-size-story = Upright 9:16, 1080 × 1920
export-size-column = Column of print, 89 × 80 mm
export-size-4k = 4K, 3840 × 2160
export-size-square = Square, 1080 × 1080
export-size-a4 = A4, lying
export-size-letter = Letter, lying
export-size-own = Of your own
export-width = Width
export-height = Height
export-paper = Paper
export-paper-a4 = A4
export-paper-letter = Letter
export-from = From
export-to = To
export-whole-record = Whole record
export-days-in-view = Days in view
export-day-hint = YYYY-MM-DD
export-from-hint = First day, YYYY-MM-DD
export-to-hint = Last day, YYYY-MM-DD
export-title = Title
export-headline = Headline
export-headline-hint = A sentence in place of the computed one
export-note = Note
export-note-hint = A remark to print
export-author = Author
export-author-hint = Who answers for it
export-language = Language
export-commitments = Commitments, { $chosen } of { $all }
export-all = All of { $side }
export-none = None of { $side }
export-format = File
export-path = Save as
export-choose = Choose…
export-choose-title = Save the brief
export-save = Save
export-cancel = Cancel
export-copy = Copy picture
export-copy-page = Copy page { $page }
export-close = Close
export-preview = Preview
export-pages = { $count ->
    [one] 1 page
   *[other] { $count } pages
 }
export-page-of = Page { $page } of { $pages }
export-setting = Setting the pages
export-saving = Saving the brief
export-progress = { $done } of { $all } pages
export-cancelled = Cancelled
export-replace-question = { $count ->
    [one] { $first } is there already
   *[other] { $first } and { $count } files in all are there already
 }
export-replace = Replace
export-keep = Keep
export-not-replaced = Nothing was saved, because { $path } is there already
export-saved-pages = Saved { $count } files, { $first } to { $last }
export-not-chosen = No file was chosen. Its path can be written in the field
export-no-path = Write where to save
export-no-format = A brief is saved as .pdf, .pptx, .png, .svg or .html; name it so
export-span-reversed = It is before the first day
export-size-wrong = Write a number from { $least } to { $most }
export-too-large = A picture of { $width } × { $height } pixels is too large; choose a smaller size
export-missing = No font here has these characters, and their script is named in their place: { $chars }. Install a font that has them, such as Noto Sans CJK
export-not-accessible = The PDF is tagged, but does not claim PDF/UA: { $reason }
export-unplaced-events = { $count ->
    [one] 1 numbered event has no room in the key, and is counted
   *[other] { $count } numbered events have no room in the key, and are counted
 }
export-unplaced-lanes = { $count ->
    [one] 1 commitment has no room for a lane, and is counted
   *[other] { $count } commitments have no room for a lane, and are counted
 }
export-unplaced-remedy = A larger size has more room; a PDF and pages have all
export-html-note = An HTML file has the same in one long page, with all tables; open it in a browser to see it
export-panicked = The brief made the typesetter fail; please report it with the dossier
template-timed-out = The template was not done after { $seconds } s and was given up: look for a loop in it that does not end
template-memory = The template took more than { $megabytes } MB of memory and was ended: look for something in it that grows without end
template-output = The template makes more than { $megabytes } MB of files: look for pages that follow without end
template-killed = The system ended the process that set the template, as it does when memory runs out: close other programs, or look for something in the template that grows without end
template-ended = The process that set the template ended before it was done. Try again, and leave parts of the template out to find the one that does it
template-ended-saying = The process that set the template ended before it was done ({ $said }). Try again, and leave parts of the template out to find the one that does it
export-failed = The preview could not be made

## What a file or a pasted text is
file-empty = an empty file
file-dossier = a dossier
file-text = a plain text
file-html = a page of the web (HTML)
file-xml = an XML file
file-pdf = a PDF document
file-docx = a Word document (DOCX)
file-doc = an old Word document (DOC)
file-rtf = an RTF document
file-odt = an OpenDocument text (ODT)
file-epub = an electronic book (EPUB)
file-eml = an e-mail message
file-slides = a presentation
file-csv = a table (CSV)
file-tsv = a table with tabs (TSV)
file-xlsx = an Excel table (XLSX)
file-xls = an old Excel table (XLS)
file-ods = an OpenDocument table (ODS)
file-json = a JSON file
file-json-lines = a file of JSON lines
file-parquet = a Parquet table
file-picture = a picture
file-archive = an archive
file-calendar = a calendar file
file-brief = a brief made by Détente
file-binary = a binary file of no known kind
read-not-folder = { $path } is a file and no folder; open it by itself, or name the folder that it is in
read-missing = { $path } cannot be read: there is no such file; check the name and the folder
read-not-yours = { $path } cannot be read: it is not yours to read; ask its owner for permission
read-no-text-name = { $path } cannot be read: its name is no text; give it another
read-no-template-folder = { $path } cannot be read: there is no such folder; check the name
read-outside-template = { $path } cannot be read: it is not inside the template's folder; copy it there
read-not-in-template = { $path } cannot be read: the template's folder has no such file; check the name
read-template-folder = { $path } cannot be read: it is a folder; name a file
read-large-template = { $path } cannot be read: it has more than { $megabytes } MB; make it smaller
read-system = { $path } cannot be read: the system says: { $said }
read-folder = { $path } is a folder; name a dossier file inside it, such as { $path }/NAME.dossier.toml
read-special = { $path } is not an ordinary file; save it to a file first
read-no-rules = { $path } is no table of rules: lines of name, pattern and code, as in docs/drafting.md, and at most 1 MiB of them
read-large-file = { $path } has more than 64 MiB, which is the most that is read of a file; leave out large pictures and films, or what is not wanted of it, or name another
read-too-large = { $path } has { $bytes } bytes, and a dossier may have at most { $most } (64 MiB); it is not a dossier, or should be split
read-not-dossier = { $path }: this is { $kind }, not a dossier. { $advice }
read-cut-off = { $path } was not saved to its end, or was changed since: { $copy } has the whole text that was being saved; copy that over the file, or only remove it where the file is right
read-not-utf8 = { $path }:{ $line }:{ $column }: this is not UTF-8 text; save it as UTF-8 in an editor, or open a dossier
write-read-only = { $path } cannot be written: it is marked as read-only; save under another name, or allow writing it; nothing was changed
write-taken-away = { $path } cannot be written: another program took away what was being written beside it; try again; nothing was changed
write-no-folder = { $path } cannot be written: its folder does not exist; make it, or name another; nothing was changed
write-not-a-folder = { $path } cannot be made: a file has the name of this folder; move or rename that file, and try again; nothing was changed
write-not-yours = { $path } cannot be written: its folder is not yours to write to; choose another; nothing was changed
write-full = { $path } cannot be written: the disk is full; make room, or choose another; nothing was changed
write-name-too-long = { $path } cannot be written: its name is too long; choose a shorter one; nothing was changed
write-busy = { $path } cannot be written: another program keeps changing it; wait until that is done, and try again; nothing was changed
write-not-kept = { $path } cannot be written: its { $name } would be lost, since the system says { $said }; save under another name, or take that off the file; nothing was changed
write-system = { $path } cannot be written: the system says { $said }; try another folder; nothing was changed
write-unconfirmed = { $path } was written, but the disk does not confirm it ({ $said }); save it elsewhere as well
write-cut-off = { $path } was written in part only: the system says { $said }; { $copy } has the whole text: when there is room, copy it over the file, then remove it
save-changed = { $path } was changed by another program; join its changes first
journal-ended = its thread has ended; save the document
journal-unwritten = edits cannot be kept in the journal ({ $said }); save the document soon
file-not-dossier = { $name } is { $kind }, not a dossier
file-advice-open = Open it as a dossier
file-advice-article = Look for what it reports with Draft from text, or name it as a source
file-advice-unread-article = Save it as text, as a page, as .docx or as PDF, and draft from that; or name it as a source
file-advice-table = Import it: as reported events, an index, or events and commitments of this dossier
file-advice-picture = Détente reads no pictures. Name it as a source of what it shows
file-advice-archive = Import it where it has event files or tables; else unpack it, and open a file of it
file-advice-calendar = Détente writes calendars and reads none. Write its dates as events, or as what is due
file-advice-brief = Open the dossier that it was made from
file-advice-binary = Open a dossier, a text file whose name ends in .dossier.toml
pasted-nothing = There is no text to paste
pasted-address = an address at { $host }
pasted-citation = a line that names a document
pasted-table = a table of { $rows } rows and { $columns } columns
address-no-scheme = The address does not say how it is reached. Begin it with https://
address-other-scheme = Only addresses with http:// or https:// can be sources
address-no-host = The address names no host. Copy it whole
address-login = The address holds a name or a password. Take out what stands before @
address-characters = Blanks or invisible characters stand in the address. Copy it anew
address-too-long = The address is longer than 2,048 characters. Take a shorter one

## Problems of a file
# A message, and as its attribute what to do about it. What stands in backticks is a key of the file.
severity-error = error
severity-warning = warning
problem-and-more = { $message }, and { $count } more like it from here on
problem-and-remedy = { $message }; { $remedy }
problem-did-you-mean = did you mean "{ $near }"?
problem-one-of = write one of { $words }
trouble-more = { $count ->
    [one] 1 more problem is not shown
   *[other] { $count } more problems are not shown
 }
table-file = the file
table-model = the model
table-reference = the reference point
table-metric = the metric
table-observation = observation
table-claim = claim
table-verdict = verdict
table-named = { $table } "{ $id }"

problem-zero-bytes = this is not a text file: it holds zero bytes
    .remedy = open a dossier, a text file whose name ends in .dossier.toml
problem-empty-file = the file is empty
    .remedy = begin it with schema = 1, a title and two [[sides]]
problem-not-toml = not TOML: { $said }
    .remedy = correct the TOML here; a text needs quotes, a table a [[header]]
problem-more-not-toml = not TOML: { $count } more errors from here on
    .remedy = correct those above first; most will go with them
problem-too-long = the table or list goes on for too long, and is not read from here
    .remedy = write each record under a header of its own, such as [[events]]
problem-git-conflict = git could not join lines { $from } to { $to }: both versions stand there
    .remedy = keep one of the two, or write what is right, and remove the lines with <<<<<<<, ======= and >>>>>>>; docs/git.md says how git joins dossiers by record
problem-left-open = left open by a merge: { $about }
    .remedy = write what is right, and remove the comment from <<<<<<< to >>>>>>>
problem-control-character = this line holds a control character, { $number }, which can steer a terminal
    .remedy = remove it
problem-direction-override = this line holds a direction override, { $number }, which turns the order in which the rest is shown
    .remedy = remove it
problem-unseen-character = this line holds a character that is not seen, { $number }, so that what is read is not what is written
    .remedy = remove it

# What the parser of TOML says, in its own words.
syntax-other = { $said }
syntax-open-text = invalid basic string, expected `"`
syntax-open-literal = invalid literal string, expected `'`
syntax-open-long-text = invalid multi-line basic string, expected `"`
syntax-open-long-literal = invalid multi-line literal string, expected `'`
syntax-text-character = invalid basic string, expected non-double-quote visible characters, `\`
syntax-no-quotes = string values must be quoted, expected literal string
syntax-no-opening-quote = missing opening quote, expected `"`
syntax-escape = missing escaped value, expected `b`, `e`, `f`, `n`, `r`, `\`, `"`, `x`, `u`, `U`
syntax-escape-digits = too few unicode value digits, expected unicode hexadecimal value
syntax-key-character = invalid unquoted key, expected letters, numbers, `-`, `_`
syntax-empty-key = unquoted keys cannot be empty, expected letters, numbers, `-`, `_`
syntax-duplicate-key = duplicate key
syntax-no-equals = key with no value, expected `=`
syntax-no-value = missing value for key, expected `=`
syntax-no-equals-inside = missing assignment between key-value pairs, expected `=`
syntax-extra-equals = extra `=`, expected nothing
syntax-equals-in-list = unexpected `=` in array, expected value, `]`
syntax-equals-inside = extra assignment between key-value pairs, expected `,`
syntax-no-comma = missing comma between array elements, expected `,`
syntax-no-comma-inside = missing comma between key-value pairs, expected `,`
syntax-extra-comma = extra comma in array, expected value
syntax-open-list = unclosed array, expected `]`
syntax-open-braces = unclosed inline table, expected `{"}"}`
syntax-open-header = unclosed table, expected `]`
syntax-open-list-header = unclosed array table, expected `]]`
syntax-half-list-header = unclosed array table, expected `]`
syntax-behind = unexpected key or value, expected newline, `#`
syntax-no-key = invalid key-value pair, expected key
syntax-carriage-return = carriage return must be followed by newline, expected newline
syntax-comment-character = invalid comment character, expected printable characters
syntax-leading-zero = unexpected leading zero, expected nothing
syntax-underscore = `_` may only go between digits, expected nothing
syntax-extra-sign = redundant numeric sign, expected nothing
syntax-too-deep = cannot recurse further; max recursion depth met

problem-unknown-key = unknown key `{ $key }` in { $table }
    .remedy = remove it; { $what } has { $keys }
problem-missing-key = { $table } has no `{ $key }`
    .remedy = add { $key } = "…" to it
problem-empty-text = `{ $key }` in { $table } is empty
    .remedy = write its { $key }, or remove the whole { $what }
problem-empty-reporter = `{ $key }` in { $table } is empty
    .remedy = write who reports it, or remove the key
problem-wrong-type = `{ $key }` in { $table } should be { $wanted }, not { $found }
    .remedy = write { $wanted }
    .quotes = put it in quotes: { $key } = "{ $value }"
wanted-text = a text
wanted-number = a number
wanted-flag = true or false, without quotes
wanted-texts = a list of texts in brackets
wanted-table = a table
found-text = a string
found-integer = an integer
found-float = a float
found-flag = a boolean
found-datetime = a datetime
found-list = an array
found-table = a table
problem-not-tables = `{ $key }` should be a list of tables
    .remedy = begin each with [[{ $key }]]
problem-unreadable = `{ $key }` in { $table }: { $error }
problem-no-such-choice = `{ $key }` in { $table } cannot be "{ $written }"
problem-not-computable = `{ $key }` in { $table } is not a number that can be computed with
    .remedy = write an ordinary number, such as 0.1
problem-out-of-range = `{ $key }` in { $table } is { $number }
    .remedy = write { $rule }
rule-tension = a tension above 0 and below 100
rule-scale = a scale above 0, such as 40
rule-gain = a gain above 0, such as 0.1
rule-level = a level from -9 (hostile) to 9 (friendly)
rule-window = a whole number of days from 1 to 36525
rule-half-life = a number of days above 0, or "none" for an effect that does not pass
rule-score = a score from -10 to 10
rule-weight = a weight of 0 or more
rule-share = a share above 0 and up to 1
problem-not-a-pair = `{ $key }` in { $table } should be two numbers
    .remedy = write it as { $key } = [66, 78]
problem-wrong-range = `{ $key }` in { $table } goes from { $low } to { $high }
    .remedy = write the lower end and then the higher, both above 0 and below 100
problem-rest-outside = `rest` ({ $rest }) is outside of its own range
    .remedy = widen rest_range, or correct rest
problem-not-a-half-life = `{ $key }` in { $table } cannot be "{ $written }"
    .remedy = write a number of days without quotes, or "none" for an effect that does not pass
problem-of-level-model = `{ $key }` belongs to the level model, and { $table } names no kind
    .remedy = add kind = "level" to keep that model; without it, tension is a stock, which does not use this setting
problem-long-headline = `{ $key }` in { $table } has { $length } characters and is shown cut short
    .remedy = say it in at most { $most } characters{ $rest }
problem-broken-headline = `{ $key }` in { $table } holds { $breaks } and is shown on one line
    .remedy = write a blank in their place
problem-long-and-broken-headline = `{ $key }` in { $table } has { $length } characters and is shown cut short, holds { $breaks } and is shown on one line
    .remedy = say it in at most { $most } characters{ $rest }; write a blank in their place
headline-rest = , and the rest in `{ $key }`
breaks-lines = line breaks
breaks-tabs = tabs
breaks-both = line breaks and tabs
problem-not-an-address = `{ $key }` in { $table } is no web address
    .remedy = write an address that begins with https:// or http://, or leave it out
problem-not-a-time = `{ $key }` in { $table } is not a time of day
    .remedy = write it as "23:50"
problem-no-such-zone = `{ $key }` in { $table } is not a known time zone
    .remedy = write an IANA name, such as Europe/London or Asia/Shanghai
problem-outside-folder = `{ $key }` in { $table } is outside the dossier's folder
    .remedy = put the file beside the dossier and write its name alone
problem-not-a-sha256 = `{ $key }` in { $table } is not a SHA-256
    .remedy = write its 64 hexadecimal digits, or leave it out
problem-share-of-nothing = `{ $key }` in { $table } says nothing
    .remedy = add reverses = ["…"] to say of what it is a share, or remove it
problem-before-made = { $table }: `{ $key }` ({ $last }) is before it was made ({ $made })
    .remedy = correct `{ $key }` or `made`

value-empty-date = the date is empty
    .remedy = write a day, a month or a year, such as 2025-06-10, 2025-06 or 2025
value-not-a-date = { $written } is not a date
    .remedy = write 2025-06-10, 2025-06 or 2025, with ~ behind it for about, ? for uncertain, or 2025-06-09/2025-06-10 for a span
value-date-with-time = { $written } holds a time of day
    .remedy = keep the day here and put the time in `time`
value-backward-span = the span ends ({ $end }) before it starts ({ $start })
    .remedy = swap the two
value-span-of-many-ends = { $written } has more than two ends
    .remedy = write the first and the last day, such as 2025-06-09/2025-06-10
value-open-span = a span needs at least one end that is not open
    .remedy = correct it
value-not-a-day = { $written } is not a day
    .remedy = write it as YYYY-MM-DD, such as 2025-06-10
value-no-such-month = there is no month { $month }
    .remedy = months go from 01 to 12
value-no-such-day = { $month } has { $days } days, so there is no day { $day }
    .remedy = write a day from 01 to { $days }
value-not-a-code = { $written } is not a CAMEO code
    .remedy = a code is 2 to 4 digits in quotes, such as "043" or "163"
value-no-such-code = { $written } is not in the CAMEO table
    .remedy = its first two digits go from 01 to 20

problem-blanks-in-id = the id of { $table } has blanks or control characters round it
    .remedy = write it as one word, such as london-framework
problem-no-such-side = { $table } names no side: "{ $written }"
problem-both-for-one-side = { $table } names no side: "both"
    .remedy = write one for each side
problem-no-such-actor = { $table } names neither side nor both: "{ $written }"
problem-third-party = "{ $written }" is taken for a third party's name
problem-no-such-source = { $table } names a source that does not exist: "{ $id }"
    .remedy = add a source with this id, or name one that exists
problem-no-such-event = { $table } names an event that does not exist: "{ $id }"
    .remedy = add an event with this id, or name one that exists
problem-no-such-commitment = { $table } names a commitment that does not exist: "{ $id }"
    .remedy = add a commitment with this id, or name one that exists
problem-reverses-twice = { $table } reverses "{ $to }" twice
    .remedy = name it once, with the whole share undone
problem-passing-reversal = { $table } reverses others, and cannot pass by itself
    .remedy = remove lasting; give until if it ends on a day
problem-until-of-passing = { $table } has `until`, and passes by itself
    .remedy = add lasting = true if it stays in force until that day, or remove until
problem-backward-event = { $table } ends ({ $last }) before it begins ({ $first })
    .remedy = correct until or date
problem-backward-metric = { $table } ends ({ $last }) before it starts ({ $first })
    .remedy = correct start or end
problem-backward-period = { $table } ends before it starts
    .remedy = swap start and end, or correct one of them
problem-dated-before-made = this { $table } is dated before the commitment was made ({ $made })
    .remedy = check both dates
problem-score-of-another-code = the CAMEO table has no code { $code }
    .remedy = its score is that of { $used } ({ $label }); check the code
problem-moves-to-end = { $table } moves the level all the way to its end
    .remedy = check its weight and the model's gain: gain × score × weight is above 9
problem-directed-at-itself = { $table } is directed at the side that acts
    .remedy = leave target out for the other side

problem-no-schema = the file does not say which version of the format it has
    .remedy = begin it with schema = 1
problem-newer-schema = this file has schema { $version }, and this Détente reads schema { $own }
    .remedy = open it with a newer Détente
problem-no-such-schema = this file has schema { $version }, and this Détente reads schema { $own }
    .remedy = write schema = 1
problem-few-sides = a dossier has exactly two sides, and this one has { $number }
    .remedy = add a [[sides]] table with id and name for each
problem-many-sides = a dossier has exactly two sides, and this one has { $number }
    .remedy = keep two; join parties that act together into one side with aliases
problem-reserved-side-id = a side cannot have the id "{ $id }"
    .remedy = choose another; "both" and ">" have a meaning of their own
problem-same-side-id = both sides have the id "{ $id }"
    .remedy = give the second side an id of its own
problem-duplicate-id = another { $record } has the id "{ $id }" already
    .remedy = give this one its own; the first is in line { $line }
problem-look-alike-id = the id "{ $id }" of this { $record } looks like "{ $other }"
    .remedy = give one of the two another id
problem-circle = conditional_on leads in a circle: { $circle }
    .remedy = remove one of these conditions, or make them reciprocal_with each other
problem-own-return = commitment "{ $id }" cannot be given in return for itself
    .remedy = name the other side's commitment, or remove it
problem-one-sided-return = "{ $from }" names "{ $to }" as given in return, and not the other way round
    .remedy = add "{ $from }" to reciprocal_with of "{ $to }"
problem-reverses-passing = event "{ $from }" reverses "{ $to }", which passes by itself
    .remedy = add lasting = true to "{ $to }" if it stayed in force, or remove it here
problem-reverses-later = event "{ $from }" reverses "{ $to }", which does not come before it
    .remedy = correct one of their dates or times; of one day and time, the earlier in the file comes first
problem-far-after-others = event "{ $id }" is more than a year after all others: is it planned?
    .remedy = add planned = true if it is still to come, or a cutoff to the file
problem-stale-headline = `headline` names { $named }, and tension on { $day } is { $tension }
    .remedy = correct the number, or remove headline for the sentence that is computed
problem-template = { $said }
    .remedy = change the template there, and render again
    .warning = the brief is made all the same
    .hints = { $hints }

## Importing data
import-rows = { $count ->
    [one] One row read
   *[other] { $count } rows read
  } from { $files ->
    [one] one file
   *[other] { $files } files
  }
import-kept = { $count ->
    [one] One row kept
   *[other] { $count } rows kept
  }
import-others = { $count ->
    [one] One row of other actors
   *[other] { $count } rows of other actors
  }
import-filtered = { $count ->
    [one] One row left out by the filter
   *[other] { $count } rows left out by the filter
  }
import-duplicates = { $count ->
    [one] One row that told again what another told: same day, actors, code and address
   *[other] { $count } rows that told again what another told: same day, actors, code and address
  }
import-unread = { $count ->
    [one] One row could not be read
   *[other] { $count } rows could not be read
  }
import-empty = { $count ->
    [one] One line without a value
   *[other] { $count } lines without a value
  }
import-left = Left out, { $count }: { $why }
import-other-scores = { $count ->
    [one] One row has another score than its code has in the Goldstein table; the row’s own is kept
   *[other] { $count } rows have another score than their code has in the Goldstein table; the rows’ own are kept
  }
import-skipped = Not read, { $count }: { $why }
import-example = { $file }, line { $line }: { $text }
import-assumed = Assumed of { $files }: { $what }
import-refused = Not read, { $file }: { $why }
import-cut-short = Not read to its end, { $file }: { $why }
import-passed-over = Passed over, not called like a table: { $files }
import-and-more = { $files } and { $count } more
skip-columns = { $count } columns, which no edition has
skip-date = the date is none
skip-code = the event code is none of CAMEO
skip-number = the value is no number
skip-no-row = the line is no row
skip-no-value = no value
skip-too-long = the line is longer than a megabyte
skip-no-text = the text that says what it is about is missing
skip-end = the end or the due day is no date, or lies before its beginning
skip-yes-no = neither yes nor no
skip-wider = { $count } cells, more than the heading has columns; a text with a separator in it stands in quotes
skip-no-actor = nobody acts
assumed-separator = columns are parted by “{ $separator }”
assumed-heading = the first line names the columns
assumed-renamed = columns are called otherwise: { $names }
assumed-zeros = event codes had lost zeros at their beginning, in { $count } rows; they have them again
assumed-zeros-by-root = of those, { $count } could be root codes as well; the root code of the row told
assumed-blank = “{ $blank }” stands for nothing
assumed-latin = { $count } texts are no UTF-8 and were read as Windows-1252
assumed-no-address = { $count } rows have no address of a report
assumed-older = { $count } rows have the 57 columns of before April 2013
assumed-no-added = { $count } rows do not say when they were added; they count from their own day
assumed-unknown-countries = countries of these names are not known, and of no side: { $names }
assumed-sheet = the sheet “{ $name }” of the workbook was read, and not { $others }
assumed-column = the values are those of the column “{ $name }”
refused-pointer = it is a pointer to a file that was not downloaded (Git LFS)
refused-columns = it has { $columns ->
    [one] one column
   *[other] { $columns } columns
  } and no heading of an event file; for another table use `import events`
refused-table = it holds { $what }, and no events
refused-empty = it is empty
refused-bomb = it unpacks to more than two hundred times its size
refused-leads-out = its name leads out of the archive
refused-packing = it is packed in a way that is not known ({ $said })
refused-damaged = it is damaged or ends early ({ $said })
refused-size = the archive says { $said } bytes, and { $had } came
refused-not-text = it is no text with rows
refused-too-large = it is larger than 64 MB, the most of a table that is read whole; save the rows that you need to a smaller file
refused-no-sheet = there is no such sheet; there are { $names }

## The data of others beside the dossier
action-import = Import data…
action-show-beside = Show the data of others
action-take-report = Make an event of the report
tab-beside = Data { $count }
data-missing = it is not there; import it again, or take it from a copy
data-outside = it leads out of the dossier's folder, or is no ordinary file
data-changed = it has another content than the dossier says (SHA-256); if it is right, import it again
data-unread = it cannot be read: { $why }
data-span = { $from } to { $to }
data-edition = edition of { $day }
data-days-revised = Since the edition of { $day }, { $changed } of { $days } days were revised: { $before } reports then, { $now } now.
data-values-revised = Since the edition of { $day }, { $changed } of { $values } values were revised, that of { $of } most: { $then } then, { $now } now.
held-what = Beside tension from { $from } to { $to }: Pearson's correlation. It is no cause, and days that follow each other are no independent observations.
held-too-few = Too few days in view have both, or one of them never changes.
held-values = r = { $r } over { $days } days.
held-changes = Of the changes over a week: { $r }.
held-best-same = Strongest on the same day.
held-best-after = Strongest { $days } after tension: { $r }.
held-best-before = Strongest { $days } before tension: { $r }.
beside-empty = No data of others stand beside this dossier. Reported events (GDELT, ICEWS, POLECAT, ACLED, UCDP) and published indices (GPR, EPU, tariffs) can be imported; each has a lane under the chart.
beside-restricted = Its terms forbid handing its rows on: no brief and no export has them.
beside-later = This edition came out after the as-of day; there is no older one.
beside-measure = What its lane shows
beside-reports = Reports
beside-trial = Compare events
beside-trial-hint = The dossier's events beside what this stream reports of the same days and sides
beside-back = All data
beside-earlier = Earlier days
beside-later-days = Later days
beside-reading = Reading the file…
beside-too-many = There are more reports than can be gone through at once: show fewer days.
beside-no-reports = No report of an act of one side upon the other was known of these days.
beside-more = The { $shown } most mentioned of { $all }
beside-there = The dossier has this event already, from the same address
beside-taken = Added: { $headline }. It counts as doubtful until you have read its source
beside-taken-no-code = Added: { $headline }. It has no weight until you give it a code
report-mentions-short = { $count ->
    [one] one mention
   *[other] { $count } mentions
  }
report-no-address = Without an address
report-added = taken up on { $day }
trial-heading = Events beside { $stream }
trial-what = From { $from } to { $to }: acts of the same side, at most { $apart } days apart.
trial-again = The days in view
trial-counts = { $events } events, { $reports } reports looked at
trial-missed = Missed ({ $count })
trial-otherwise = Coded otherwise ({ $count })
trial-found = Found ({ $count })
trial-only-there = Only there ({ $count })
trial-missed-what = The stream has no act of that side near the day.
trial-otherwise-what = The stream has acts of that side near the day, all of other kinds.
trial-found-what = The stream has an act of the same kind by that side near the day.
trial-only-there-what = Reports of { $points } points or more with no event of that side near: what the dossier may lack, or what a machine misread.
trial-event = Code { $code }; reports of its kind { $same }, of others { $other }
## What became of the rows of a table
added-events = { $count ->
    [one] One new event
   *[other] { $count } new events
  }
added-periods = { $count ->
    [one] One new period
   *[other] { $count } new periods
  }
added-commitments = { $count ->
    [one] One new commitment
   *[other] { $count } new commitments
  }
added-verdicts = { $count ->
    [one] One verdict, by a status with a day and a source
   *[other] { $count } verdicts, by statuses with a day and a source
  }
added-observations = { $count ->
    [one] One new measured value
   *[other] { $count } new measured values
  }
added-sources = { $count ->
    [one] One new source
   *[other] { $count } new sources
  }
added-again = { $count ->
    [one] One was there already
   *[other] { $count } were there already
  }
added-unknown = { $count ->
    [one] One event names nobody known ({ $names }) and is an act of “{ $side }”; say who is meant
   *[other] { $count } events name nobody known ({ $names }) and are acts of “{ $side }”; say who is meant
  }
added-without-actor = { $count ->
    [one] One event names nobody and is an act of “{ $side }”
   *[other] { $count } events name nobody and are acts of “{ $side }”
  }
added-coded = { $count ->
    [one] One event has no event code and got { $code }; code it
   *[other] { $count } events have no event code and got { $code }; code them
  }
added-left-out = { $count ->
    [one] One row left out:
   *[other] { $count } rows left out:
  }
added-part = { $count ->
    [one] A part of one row left out:
   *[other] Parts of rows left out, { $count }:
  }
added-line = Line { $line }: { $why }
added-more = and { $count } more
left-out-side = “{ $text }” is neither side
left-out-one-side = “{ $text }” undertakes it toward itself
left-out-commitment = there is no commitment “{ $text }”
left-out-metric = the commitment “{ $text }” has no target that this could be measured by
left-out-value = the commitment has the value { $text } on this day already
left-out-id = a row before it has the id “{ $text }”
left-out-address = the source “{ $text }” is no address of a page
left-out-status = the status “{ $text }” is none that a verdict can have
left-out-undated = the status “{ $text }” has no date of its own, and a verdict needs one
left-out-unsourced = the status “{ $text }” has no source of its own, and a verdict needs one
left-out-target = a baseline or a unit without a target measures nothing

## Bringing data of others
import-heading = Import data
import-what = Files of reported events (GDELT, ICEWS, POLECAT, ACLED, UCDP), a published index, a timeline, or any table: .csv, .tab, .txt, .xls, .xlsx, .json, .parquet, packed (.zip, .gz) or a folder of them. What they are is found by their first lines.
import-choose-title = Import data
import-files = Choose files…
import-folder = Choose a folder…
import-path = Or a path
import-take-path = Look
import-close = Close
import-where = Where published data are
import-where-what = Nothing is fetched by itself: download what you may use, and import the file.
import-where-files = { $files } · { $licence }
import-looking = Looking into the files…
import-looked = { $name }, of { $files ->
    [one] one file
   *[other] { $files } files
  } with { $size } MB
import-line = Line
import-as = Import as
import-as-gdelt = Reported events of GDELT
import-as-coded = Reported events of { $name }
import-as-index = A published index
import-as-timeline = Events of a timeline (TimelineJS)
import-as-events = Events of this dossier
import-as-commitments = Commitments of this dossier
import-as-observations = Measured values of its commitments
import-as-stream = Reported events of a table
import-seems = It seems to be: { $what }
import-seems-nothing = What it is cannot be told by its first lines
import-sheet = Sheet
import-dyad = Whose acts
import-dyad-hint = CAMEO codes of countries, CHN,USA; several of a side with +
import-from = From
import-to = To
import-day-hint = 2025-04-01; all days where empty
import-roots = Root codes
import-roots-hint = such as 14,16; all where empty
import-root-events = Only events told at the beginning of their report
import-keep-duplicates = Keep rows that tell again what another told
import-quads = Only these
import-quads-hint = All where none is chosen
import-needs-vintage = Say of which day this edition is: an as-of day uses the one that was out by then
import-column = Column of the index
import-span = A value is of
import-span-guessed = what its dates tell
import-span-day = its day
import-span-month = its month
import-span-quarter = the quarter that begins with it
import-span-year = its year
import-span-until-next = all days until the next value
import-unit = Unit
import-unit-hint = as the file says where empty
import-becomes = Becomes
import-lane-of-its-own = a lane of its own
import-edition-of = the new edition of { $name }
import-label = Name of its lane
import-label-hint = such as GDELT
import-file = File beside the dossier
import-file-hint = name.parquet
import-vintage = Day of the edition
import-vintage-hint = when it was downloaded; an as-of day before it uses an older one
import-mapping-what = Which column is what, by the columns' names; correct what is wrong. It is remembered for tables with the same columns.
import-no-column = no column
import-missing = Say which column is this: { $field }
import-no-code-or-score = Say which column has the code or the score
import-unused = Not used: { $columns }
import-start = Import
import-other-files = Other files…
import-unsaved = Save the dossier first: data files stand in its folder
import-wrong-dyad = Write two codes parted by a comma, such as CHN,USA; several of one side with +
import-wrong-root = A root code is 01 to 20
import-wrong-days = The last day lies before the first
import-wrong-file = Write a name that ends in .parquet, without a folder
import-file-there = There is a file of this name; choose another
import-progress = { $percent } of 100 read
import-rate = { $rate } MB/s, { $seconds } s left; { $kept } of { $rows } rows kept
import-begins = Reading begins…
import-cancel = Cancel
import-ending = Ending…
import-cancelled = Cancelled; nothing was written
import-failed = Nothing was imported: { $why }
import-no-row = No row is of { $dyad }, and nothing was written
import-nothing = Nothing that can be used was found, and nothing was changed
import-new-lane = { $name } has a lane now; its file is { $file }
import-new-edition = { $name } has a new edition, { $file }; the one before stays
import-restricted = { $licence } ({ $url }). Its rows stay in the file: no brief and no export has them unless you say so
import-has-problems = Something could not be read or was left out; see below
import-done = Done
import-back = Back

## Quotations and the texts of their sources
quote-verbatim = stands word for word in the text of “{ $source }”
quote-differs = stands in the text of “{ $source }” with { $count ->
    [one] one difference
   *[other] { $count } differences
  }
quote-not-found = is not found in the texts that are kept of its sources
quote-not-kept = the text of none of its sources is kept
quote-left-out = the text has “{ $stands }”, which is left out
quote-put-in = “{ $quoted }” is not in the text
quote-other-words = quoted “{ $quoted }”, the text has “{ $stands }”
text-missing = it is not there; whoever handed the dossier on may have left it out
text-changed = it is another text than the dossier says (SHA-256)
text-unread = it cannot be read: { $why }
field-archived = Archived at
field-text-sha256 = SHA-256 of its text
help-archived = The address of a copy in an archive of the web
help-text-sha256 = By which the text that is kept beside the dossier is known; keeping it writes this
quote-show = Show the text at this passage
passage-kept = As it is kept beside the dossier
source-show-text = Show its text
source-keep-text = Keep its text…
keep-heading = Keep the text of “{ $source }”
keep-what = The text is kept beside the dossier, in a folder of its own, under its SHA-256. It is in no brief and no export, and may be left out when the dossier is handed on. Quotations are then looked for in it.
keep-text = The text, pasted or of a file
keep-confirm = Keep it
keep-file = From a file…
keep-unsaved = Save the dossier first: the text is kept beside it
keep-nothing = There is no text yet
quote-mark-verbatim = checked, word for word
quote-mark-differs = the source has other words
quote-mark-not-found = not found in the source

## Drafting from a text

action-draft = Draft from text…
draft-title = Draft from a text
draft-what = An article, a statement or a notice, pasted or of a file (.txt, .html, .docx, .pdf). What it may report is looked for here, on this machine, and gone through one by one: nothing enters the dossier that you have not taken.
draft-file = Choose a file…
draft-path = Or a path
draft-read = Read
draft-text = The text, pasted or of a file
draft-long-text = The text has { $count } characters: too many to show in a field. All of it is looked into.
draft-published = Published on
draft-day-by = by { $by }
draft-by-file-name = the file's name
draft-look = Find what it reports
draft-look-keys = Ctrl+Enter
draft-close = Close; it waits
draft-give-up = Give it up
draft-reading = Reading the file…
draft-looking = Looking into the text…
draft-keeping = Keeping the text beside the dossier…
draft-no-text = There is no text yet: paste it, or choose a file.
draft-too-long = The text is longer than { $most } MB, and no article is: cut out what is wanted.
draft-no-day = On which day was it published? Its dates (“yesterday”, “June 11”) are read from that day.
draft-wrong-day = That is no day; write it like 2025-06-12.
draft-nothing-found = Nothing was found that one of the two sides does or says. Are the names by which the text calls them among the sides' aliases?
draft-heading = Draft from “{ $title }”
draft-progress = { $count ->
    [one] One candidate
   *[other] { $count } candidates
} · { $open } not decided · { $taken } to be taken
draft-all = All candidates
draft-one = { $kind } { $number } of { $count }
draft-kind-event = Event
draft-kind-commitment = Commitment
draft-kind-claim = Claim
draft-kind-evidence = Evidence
draft-open = not decided
draft-accepted = taken
draft-rejected = left out
draft-merged = there already
draft-mode-deed = done
draft-mode-promise = promised
draft-mode-threat = threatened
draft-mode-claim = claimed
draft-mode-future = foreseen
draft-mode-conditional = promised if
draft-mode-hypothetical = possible
draft-mode-negated = not done
draft-day-from = Its day: “{ $words }”
draft-day-unsaid = The text does not say its day; about that of the text is assumed.
draft-rule = Read by the rule { $rule } ({ $sure } of 100)
draft-known = The dossier may have it: { $record }
draft-undoes = Does it undo one of these?
draft-in-return = In return, { $by }: { $text }
draft-about-what = Which commitment is it about? Choose one first.
draft-accept = Take (A)
draft-reject = Leave out (R)
draft-merge = It is that one (M)
draft-reopen = Take back (U)
draft-previous = Back (P)
draft-next = Next (N)
draft-finish = { $count ->
    [0] Put into the dossier
    [one] Put one into the dossier
   *[other] Put { $count } into the dossier
}
draft-finish-keys = Ctrl+Enter; one step, which can be undone
draft-keep-text = Keep the text beside the dossier
draft-keep-text-what = In the folder NAME.evidence, so that quotations can be checked against it. Never part of a brief.
draft-keys = A takes, R leaves out, M says that it is there already, E changes, N and P go on and back, U takes back, 1 to 9 choose what a claim is about, Escape closes.
draft-nothing-taken = Nothing is taken yet: A takes what is in front.
draft-keep-unsaved = The dossier has no file yet, so that there is no folder beside it. Save it first, or do not keep the text.
draft-not-kept = The text could not be kept, and nothing was entered: { $why }
draft-waits = The draft of “{ $title }” waits: { $decided } of { $count } decided.
draft-resume = Go on
draft-given-up = The draft was given up.
draft-bring-back = Bring it back
recover-draft = A draft from “{ $title }”
step-draft = Take over { $count ->
    [one] one record
   *[other] { $count } records
} of a draft
status-draft-waits = A draft is not entered yet
draft-no-commitment = The dossier has no commitments, and none of this draft is taken yet: take one first.
draft-other = Or another…
draft-there = Is it there already?
draft-about = About
draft-code = Code
draft-letter-event = E
draft-letter-commitment = C
draft-letter-claim = S
draft-letter-evidence = V

# What two coders do not agree on
action-agree = Compare with a second coder…
agree-title = Compare with a second coder
agree-what = Choose the copy that a second person has coded without seeing your coding. `detente code-again` makes such a copy. Here you see how far the two of you agree, go through what you do not agree on, and settle it record by record.
agree-file = Choose a file…
agree-compare = Compare
agree-reading = Reading and comparing…
agree-no-path = Which file? Choose one, or write its path.
agree-same-file = That is the file that is open here. Choose the copy that the second coder has coded.
agree-faulty = { $count ->
    [one] { $name } has an error, in line { $line }
   *[other] { $name } has { $count } errors, the first in line { $line }
}, so that it cannot be compared. `detente check { $name }` tells what to do about it; then compare again.
agree-stranger = { $name } has no event and no commitment of this dossier: their ids differ. Choose a copy that `detente code-again` made of it, in which ids stay as they are.
agree-heading = You and the second coder ({ $name })
agree-root = Root of the code
agree-class = Class
agree-actor = Actor
agree-status = Status
agree-code = Code
agree-kappa = κ { $value }
agree-kappa-what = Cohen's kappa: 1 where you always agree, 0 where you agree as often as by chance. A dash where there is nothing to judge, or where both always say the same one thing.
agree-agreed = agreed on { $agreed } of { $count }
agree-before = at first { $value }
agree-scores = { $count ->
    [one] Over one event the second's score lies { $mean } Goldstein points × weight from yours, { $apart } whichever way.
   *[other] Over { $count } events the second's scores lie { $mean } Goldstein points × weight from yours on average, { $apart } whichever way.
}
agree-as-of = Statuses are those of { $day }.
agree-uncoded = { $count ->
    [one] One event is not coded yet by one of you and counts for nothing.
   *[other] { $count } events are not coded yet by one of you and count for nothing.
}
agree-unjudged = { $count ->
    [one] One commitment has no finding of one of you and counts for nothing; where nothing was done, the finding is pending.
   *[other] { $count } commitments have no finding of one of you and count for nothing; where nothing was done, the finding is pending.
}
agree-alone = Only in yours: { $mine }; only in the second's: { $theirs }.
agree-nothing = You do not disagree on anything: there is nothing to settle.
agree-nothing-yet = There is nothing to settle yet: what both of you have coded, you agree on. Compare again when the second coder has gone on; each coded event loses its tag to-code there.
agree-progress = { $settled } of { $count } settled
agree-open = open
agree-settled = settled
agree-one = { $number } of { $count }
agree-mine = You
agree-theirs = The second coder
agree-points-name = Goldstein points
agree-points = { $score } × weight { $weight }
agree-points-own = { $score } (a score of its own) × weight { $weight }
agree-status-on = Status on { $day }
agree-since = Since
agree-found-nothing = nothing found by then
agree-found-by = Found by
agree-rests-on = Events and sources
agree-is-open = Open: how is it to be settled?
agree-by-agreeing = Settled: you say the same now.
agree-by-reading = Settled: the second's code stands among the codes that could be defended.
agree-by-keeping = Settled: yours is kept, for as long as this window is open.
agree-do-mine-code = Keep mine, theirs could be defended (1)
agree-do-theirs-code = Take theirs, mine could be defended (2)
agree-do-theirs-both = Take their code and actor, my code could be defended (2)
agree-do-slip = Keep mine, theirs was a slip (3)
agree-do-mine = Keep mine (1)
agree-do-theirs-actor = Take their actor (2)
agree-do-theirs-finding = Add their finding (2)
agree-keys = 1 keeps yours, 2 takes theirs, 3 calls theirs a slip; N and P go on and back, U takes back, Escape closes.
agree-another = Another file…
agree-read-only = This dossier is read-only here: you can look, and not settle.
agree-agrees-now = You say the same now: there is nothing to settle. U takes back what was settled last.
agree-no-slip = Only a code can be a slip here: 1 keeps yours, 2 takes theirs.
agree-no-finding = The second coder has found nothing by { $day }, so there is no finding to take: 1 keeps yours. Where they found something later, compare as of a later day.
agree-nothing-to-undo = Nothing was settled last that could be taken back here.
agree-took = “{ $headline }”: theirs is taken.
agree-kept-reading = “{ $headline }”: yours stays, and their code stands among those that could be defended.
agree-kept = “{ $headline }”: yours stays.
agree-kept-slip = “{ $headline }”: yours stays; theirs was a slip.
agree-own-score = Its own score, { $score }, stays and counts in place of the new code's: change it in the event's form if it is to go.
agree-lacking = { $more ->
    [0] Left out, since this dossier does not have it: { $ids }.
   *[other] Left out, since this dossier does not have it: { $ids } and { $more } more.
}
agree-still-decides = It stays open: your finding of { $day } ({ $status }) is later and still decides. 1 keeps yours; or change it in the commitment's form.
agree-waits = Compared with a second coder: { $settled } of { $count } settled.
step-settle = Settle with the second coder: “{ $headline }”

## A folder of dossiers on one desk
desk-faulty = { $count ->
    [one] It has an error, in line { $line }
   *[other] It has { $count } errors, the first in line { $line }
 }. Open it, or run `detente check` on it, to see what to do
desk-tension = { $value }, { $band }
desk-mover = { $change } { $what } ({ $day })
desk-nothing = Nothing has happened yet
desk-by-time = { $change } as past acts fade
desk-and-more = { $first }, and { $count } more
desk-by-change = What changed
desk-by-tension = Tension
desk-by-overdue = Overdue
desk-by-deadline = Next date
desk-by-title = Title
desk-title = A folder of dossiers
desk-about = One row for each dispute in a folder and the folders in it: how high tension is, what changed in 7 and 30 days, what moved it, what is overdue and what comes next. Files that change meanwhile are read again.
desk-choose = Choose a folder…
desk-choose-title = Choose a folder of dossiers
desk-path = Or write its path
desk-read = Read
desk-no-path = Write the path of a folder, such as /home/me/dossiers, or choose one
desk-ended = Reading was cancelled
desk-reading = Read { $done } of { $all }
desk-heading = { $count ->
    [one] 1 dispute
   *[other] { $count } disputes
 } in { $folder } · { $overdue ->
    [0] nothing overdue
    [one] 1 commitment overdue
   *[other] { $overdue } commitments overdue
 }
desk-query = Find
desk-none-found = Nothing here has these words in its title, its sides or its file’s name.
desk-hidden = { $count } not shown for the words in Find
desk-sort = Sort by:
desk-as-of = All as of
desk-as-of-hint = each one’s own day
desk-another = Another folder…
desk-close = Close
desk-empty = No dossier in this folder or the folders in it. A dossier is a file such as name.dossier.toml; Ctrl+N begins one.
desk-head-tension = Tension
desk-head-trend = { $days } days, 0 to 100
desk-head-changes = 7, 30 days
desk-head-title = Dispute
desk-head-moved = What moved it in 30 days
desk-head-dates = Overdue, and next
desk-changes = { $week } in 7 days, { $month } in 30 days
desk-more-moved = and { $count } more
desk-unusable = { $count ->
    [one] 1 file gives no row
   *[other] { $count } files give no row
 }
desk-left-out = { $count } more dossiers are not shown: choose a folder below this one
desk-cut = The folder has more files than are looked at: choose one below it
desk-unread = { $folder } was not looked into: it may not be read, or lies too deep
desk-unread-more = { $count } more folders were not looked into
desk-keys = ↑ and ↓ choose, Enter opens, Esc closes. Grey: a record that ends more than 30 days before the latest here. Each dispute is told as of its own day unless you write another.
action-open-folder = Open a folder of dossiers…
desk-button = Desk
desk-index = { $count ->
    [one] 1 dispute
   *[other] { $count } disputes
 }, { $overdue ->
    [0] nothing overdue
    [one] 1 commitment overdue
   *[other] { $overdue } commitments overdue
 }
desk-head-slide = Slide
desk-how = Tension at the end of each dispute’s own as-of day, its change over the 7 and 30 days before, and its line over the last 180 days, all on one scale from 0 (friendly) to 100 (hostile).
desk-book = Book…
desk-book-path = Write a book to
desk-book-make = Make the book
desk-book-replace = Write over it
desk-book-exists = There is a file of that name already. Press again to write over it, or write another name.
desk-book-about = An index and the slides of each dispute in the order above, as one .pdf or .pptx by the name
desk-book-format = A book is one .pdf or .pptx file: end its name with one of these
desk-book-making = { $done } of { $all } disputes
desk-book-done = { $count ->
    [one] A book of 1 dispute
   *[other] A book of { $count } disputes
 } is in { $path }
desk-book-changed = { $name } has errors by now, so that the book would lack it. Read the folder again
desk-book-marking = No scheme has the mark ‘{ $marking }’. Write one such as green, amber or OFFICIAL
desk-book-marking-hint = any marking

## Help
help-title = Help
help-english = These pages are in English.
help-keys = Arrows and Page keys scroll, Esc closes
action-help = Help
action-rulebook = Rulebook: how events are coded
method-more = The whole method, with formulas and sources
welcome-title = Welcome to Détente
welcome-chart = This is an example: the trade truce of May and June 2025. The line is the tension between the two sides; every marker is an event that moved it.
welcome-panel = Beside it stand the commitments of each side, and whether they are fulfilled; below, each of them day by day.
welcome-number = Click anything to see its sources, drag over the chart to see what moved it, and drag the as-of flag to see what could be known by then.
welcome-look = Look around
welcome-new = New dossier…
welcome-open = Open…
