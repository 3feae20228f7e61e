//! A commitment's state and a model's settings in words, for cards, lanes and
//! captions: one wording for the window and for pictures.

mod beside;
mod desk;
mod events;
mod evidence;
mod files;
mod hypothesis;
mod lanes;
mod numbers;
pub mod standing;
mod states;
mod withheld;

pub use beside::{
    about_text, data_problem_text, days_revised_text, held_text, index_day_text, measure_key,
    stream_day_text, values_revised_text,
};
pub use desk::{change_text, date_text, moved_text, mover_lines, mover_text, tension_text};
pub use events::event_grounds;
pub use evidence::{
    difference_text, standing_mark, standing_sign, standing_text, text_problem_text,
};
pub use files::{address_error, file_advice, not_a_dossier, pasted_text};
pub use hypothesis::{assumption_text, hypothesis_sentence};
pub use lanes::lane_text;
pub use numbers::{band_in_sentence, band_key, decimals, format_value, number, rounded, signed};
pub use states::{
    agreement_texts, basis_key, claim_path, finding, reported_by, score_text, state_key,
    state_keys, state_text, voice,
};
pub use withheld::withheld_sentences;

use crate::dossier::{
    Claim, Commitment, CommitmentKind, Confidence, Dossier, Force, HalfLife, ModelKind, QuadClass,
    Slot, Stance, Status,
};
use crate::ledger::{Agreement, Ledger, Row, Scoreboard};
use crate::reading::urgency::{SOON_DAYS, Urgency, UrgencyGroup};
use crate::tension::{BandMember, Cause, Codes, Dates, Model};
use crate::words::Words;

/// The catalogue's key of a status.
pub const fn status_key(status: Status) -> &'static str {
    match status {
        Status::Pending => "status-pending",
        Status::InProgress => "status-in-progress",
        Status::Partial => "status-partial",
        Status::Fulfilled => "status-fulfilled",
        Status::Broken => "status-broken",
        Status::Suspended => "status-suspended",
        Status::Reversed => "status-reversed",
        Status::Lapsed => "status-lapsed",
        Status::Undetermined => "status-undetermined",
    }
}

/// The catalogue's key of a stance.
pub const fn stance_key(stance: Stance) -> &'static str {
    match stance {
        Stance::Met => "stance-met",
        Stance::PartlyMet => "stance-partly-met",
        Stance::Unmet => "stance-unmet",
    }
}

/// The catalogue's key of a kind of model.
pub const fn model_key(kind: ModelKind) -> &'static str {
    match kind {
        ModelKind::Stock => "model-stock",
        ModelKind::Level => "model-level",
        ModelKind::Flow => "model-flow",
        ModelKind::Mean => "model-mean",
    }
}

/// The catalogue's key of what a model's values are.
pub const fn scale_key(kind: ModelKind) -> &'static str {
    match kind {
        ModelKind::Stock | ModelKind::Level => "scale-level",
        ModelKind::Flow => "scale-flow",
        ModelKind::Mean => "scale-mean",
    }
}

/// The catalogue's key of what time itself does to a model's values.
pub const fn time_key(kind: ModelKind) -> &'static str {
    match kind {
        ModelKind::Level => "baseline-move",
        ModelKind::Stock | ModelKind::Flow | ModelKind::Mean => "time-move",
    }
}

/// The catalogue's key of a quad class.
pub const fn quad_key(quad: QuadClass) -> &'static str {
    match quad {
        QuadClass::VerbalCooperation => "quad-1",
        QuadClass::MaterialCooperation => "quad-2",
        QuadClass::VerbalConflict => "quad-3",
        QuadClass::MaterialConflict => "quad-4",
    }
}

/// The catalogue's key of a confidence.
pub const fn confidence_key(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "confidence-high",
        Confidence::Medium => "confidence-medium",
        Confidence::Low => "confidence-low",
    }
}

/// The catalogue's key of a force.
pub const fn force_key(force: Force) -> &'static str {
    match force {
        Force::Binding => "force-binding",
        Force::Political => "force-political",
        Force::Unilateral => "force-unilateral",
        Force::Reported => "force-reported",
    }
}

/// The catalogue's key of a kind of commitment.
pub const fn kind_key(kind: CommitmentKind) -> &'static str {
    match kind {
        CommitmentKind::Action => "kind-action",
        CommitmentKind::Result => "kind-result",
        CommitmentKind::Restraint => "kind-restraint",
    }
}

/// What is alarming: `disputed`, `overdue by 14 d`.
pub fn alerts(row: &Row, words: &Words) -> Vec<String> {
    let mut alerts = Vec::new();
    if row.is_disputed() {
        alerts.push(words.get("flag-disputed").into_owned());
    }
    for (is, key) in [
        (row.unanswered, "flag-unanswered"),
        (row.is_contested(), "flag-contested"),
        (row.condition_broken, "flag-condition-broken"),
    ] {
        if is {
            alerts.push(words.get(key).into_owned());
        }
    }
    if let (true, Some(days)) = (row.overdue, row.days_left) {
        alerts.push(
            words
                .with("flag-overdue", &[("time", words.duration(days.unsigned_abs()).into())])
                .into_owned(),
        );
    }
    alerts
}

/// The dates: `made 12 May 2025`, `due 14 May 2025 (2 d left)`, `expires …`.
pub fn dates(commitment: &Commitment, row: &Row, words: &Words) -> Vec<String> {
    let mut parts =
        vec![words.with("flag-made", &[("day", words.edtf(&commitment.made).into())]).into_owned()];
    parts.extend(ends(commitment, row, words).into_iter().map(|(_, text)| text));
    if commitment.due.is_none() && commitment.expires.is_none() {
        parts.push(words.get("flag-no-due").into_owned());
    }
    parts
}

/// What is due or at its end within [`SOON_DAYS`], if it is still open.
pub fn coming_ends(commitment: &Commitment, row: &Row, words: &Words) -> Vec<String> {
    if Urgency::of(row).group() == UrgencyGroup::Closed {
        return Vec::new();
    }
    let ends = ends(commitment, row, words).into_iter();
    ends.filter(|(days, _)| (0..=SOON_DAYS).contains(days)).map(|(_, text)| text).collect()
}

/// When it is due and when it expires, with the days until then.
fn ends(commitment: &Commitment, row: &Row, words: &Words) -> Vec<(i32, String)> {
    let mut ends = Vec::new();
    let mut add = |key: &'static str, day: String, days: i32| {
        let time = words.duration(days.unsigned_abs());
        let values = [("day", day.into()), ("time", time.into())];
        ends.push((days, words.with(key, &values).into_owned()));
    };
    if let (Some(due), Some(days)) = (commitment.due, row.days_left)
        && days >= 0
        && row.status != Status::Fulfilled
    {
        let key = if days == 0 { "flag-due-today" } else { "flag-due" };
        add(key, words.edtf(&due), days);
    }
    if let (Some(expires), Some(days)) = (commitment.expires, row.days_to_expiry) {
        let key = if row.expired { "flag-expired" } else { "flag-expires" };
        add(key, words.edtf(&expires), days);
    }
    ends
}

/// What each side says, and whether they agree; `None` if neither has spoken.
pub fn claims(
    dossier: &Dossier,
    commitment: &Commitment,
    row: &Row,
    words: &Words,
) -> Option<String> {
    if let Agreement::Agreed(_) = row.agreement {
        return Some(words.get("flag-agreed").into_owned());
    }
    let said: Vec<String> = Slot::BOTH
        .into_iter()
        .filter_map(|slot| claim_path(dossier, commitment, row, slot, words))
        .collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// `US says not met (1 Jun)`.
pub fn claim_text(dossier: &Dossier, claim: &Claim, words: &Words) -> String {
    let who = match claim.by.slot() {
        Some(slot) => {
            let side = dossier.side(slot);
            side.short.clone().unwrap_or_else(|| side.name.clone())
        }
        None => claim.by.to_string(),
    };
    let values = [
        ("who", who.into()),
        ("stance", words.get(stance_key(claim.stance)).into_owned().into()),
        ("day", words.short_day(claim.date.point()).into()),
    ];
    words.with("claim-says-on", &values).into_owned()
}

/// A metric's progress in words: what was measured, what was to be expected.
pub fn metric(commitment: &Commitment, row: &Row, words: &Words) -> Option<String> {
    let metric = commitment.metric.as_ref()?;
    let progress = row.metric?;
    let unit = metric.unit.clone().unwrap_or_default();
    let expected = progress.expected.map(number);
    let text = match (progress.observed, expected) {
        (Some((day, value)), Some(expected)) => words.with(
            "metric-progress",
            &[
                ("value", number(value).into()),
                ("unit", unit.into()),
                ("day", words.day(day).into()),
                ("expected", expected.into()),
            ],
        ),
        (None, Some(expected)) => {
            words.with("metric-no-value", &[("unit", unit.into()), ("expected", expected.into())])
        }
        (Some((day, value)), None) => words.with(
            "metric-plain",
            &[
                ("value", number(value).into()),
                ("unit", unit.into()),
                ("day", words.day(day).into()),
                ("target", number(metric.target).into()),
            ],
        ),
        (None, None) => words.with(
            "metric-target",
            &[("unit", unit.into()), ("target", number(metric.target).into())],
        ),
    };
    Some(text.into_owned())
}

/// What moved tension: an event's headline, or that it came to its end.
pub fn cause(headline: &str, cause: Cause, words: &Words) -> String {
    match cause {
        Cause::Act => headline.to_owned(),
        Cause::End => words.with("end-of", &[("event", headline.into())]).into_owned(),
    }
}

/// Who acts toward whom, as in `CN → US`.
pub fn direction_name(dossier: &Dossier, slot: Slot) -> String {
    let short = |slot| {
        let side = dossier.side(slot);
        side.short.as_ref().unwrap_or(&side.name)
    };
    format!("{} → {}", short(slot), short(slot.other()))
}

/// A combination of the band's settings in words: what it varies, joined by commas; empty if it
/// varies nothing.
pub fn band_member(member: &BandMember, words: &Words) -> String {
    let with = |key: &'static str, name: &'static str, value: String| {
        words.with(key, &[(name, value.into())]).into_owned()
    };
    let doubtful = member.with_doubtful.map(|counts| {
        let key = if counts { "member-doubtful-in" } else { "member-doubtful-out" };
        words.get(key).into_owned()
    });
    let dates = member.dates.map(|dates| {
        let key = match dates {
            Dates::Earliest => "member-earliest",
            Dates::Point => "member-point",
            Dates::Latest => "member-latest",
        };
        words.get(key).into_owned()
    });
    let codes = member.codes.map(|codes| {
        let key = match codes {
            Codes::AsCoded => "member-as-coded",
            Codes::Friendliest => "member-friendliest",
            Codes::MostHostile => "member-most-hostile",
        };
        words.get(key).into_owned()
    });
    let parts = [
        member.rest.map(|rest| with("member-rest", "rest", number(rest))),
        member.scale.map(|scale| with("member-scale", "scale", number(scale))),
        member.time_factor.map(|factor| with("member-times", "factor", number(factor))),
        codes,
        member.half_life_days.map(|days| with("member-half-life", "days", number(days))),
        member.gain.map(|gain| with("member-gain", "gain", number(gain))),
        member.window_days.map(|days| with("member-window", "days", days.to_string())),
        doubtful,
        dates,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The model and its settings in words.
pub fn method(model: &Model, words: &Words) -> String {
    let half_life = |half_life: &HalfLife| match half_life {
        HalfLife::Days(days) => {
            words.with("half-life-days", &[("days", number(*days).into())]).into_owned()
        }
        HalfLife::Never => words.get("half-life-none").into_owned(),
    };
    match model {
        Model::Stock(stock) => words.with(
            "method-stock",
            &[
                ("rest", number(stock.rest).into()),
                ("scale", number(stock.scale).into()),
                ("words", half_life(&stock.words_half_life).into()),
                ("deeds", half_life(&stock.deeds_half_life).into()),
            ],
        ),
        Model::Level { gain, half_life: half, .. } => words.with(
            "method-level",
            &[("half_life", half_life(half).into()), ("gain", number(*gain).into())],
        ),
        Model::Flow { half_life: half } => {
            words.with("method-flow", &[("half_life", half_life(half).into())])
        }
        Model::Mean { window_days } => {
            words.with("method-mean", &[("window", window_days.to_string().into())])
        }
    }
    .into_owned()
}

/// How a side's commitments stand, what is overdue first:
/// `12 commitments, 1 overdue · 5 fulfilled · 6 pending`.
pub fn side_counts(dossier: &Dossier, ledger: &Ledger, slot: Slot, words: &Words) -> String {
    let board = ledger.scoreboard(dossier, slot);
    let own =
        |row: &&Row| dossier.commitments.get(row.commitment).is_some_and(|c| c.by.slot() == slot);
    let overdue = ledger.rows.iter().filter(own).filter(|row| row.overdue).count();
    let count = |key, count: usize| words.with(key, &[("count", count.into())]).into_owned();
    let mut parts = vec![count("count-commitments", board.total())];
    if overdue > 0 {
        parts.push(count("count-overdue", overdue));
    }
    let counts = parts.join(", ");
    if board.total() == 0 {
        counts
    } else {
        format!("{counts} · {}", scoreboard_text(&board, words))
    }
}

/// `1 fulfilled · 2 pending`.
pub fn scoreboard_text(board: &Scoreboard, words: &Words) -> String {
    if board.distribution.is_empty() {
        return words.get("scoreboard-none").into_owned();
    }
    let counts = board.distribution.iter().map(|(status, count)| {
        format!("{count} {}", words.get(status_key(*status)).to_lowercase())
    });
    counts.collect::<Vec<_>>().join(" · ")
}
