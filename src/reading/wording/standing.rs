//! What stands on a day, in words: measures in force and suspensions.

use super::{format_value, signed};
use crate::dossier::{Day, Dossier, Edtf, Event, ModelKind};
use crate::tension::{Measure, Suspension};
use crate::words::Words;

/// Since when, by whom, what share is left, until when.
pub fn measure_parts(
    dossier: &Dossier,
    event: &Event,
    measure: &Measure,
    words: &Words,
) -> Vec<String> {
    let mut parts = vec![since(event, words), dossier.actor_name(&event.actor)];
    if let Some(percent) = percent_left(measure.share_left) {
        parts.push(words.with("standing-left", &[("percent", percent.into())]).into_owned());
    }
    if let Some(until) = event.last_day() {
        parts.push(words.with("standing-until", &[("day", words.day(until).into())]).into_owned());
    }
    parts
}

/// `if lifted 75, −2.4`; of an agreement, `if ended 81, +2.9`.
pub fn if_lifted(measure: &Measure, words: &Words) -> String {
    let key = if measure.if_lifted > 0.0 { "standing-if-ended" } else { "standing-if-lifted" };
    with_change(key, measure.tension_if_lifted, measure.if_lifted, words)
}

/// Since when and by whom something is suspended.
pub fn suspension_parts(dossier: &Dossier, event: &Event, words: &Words) -> Vec<String> {
    vec![since(event, words), dossier.actor_name(&event.actor)]
}

/// `Suspended until 12 Aug 2025; without it 83, +5.0`.
pub fn if_suspension_ends(suspension: &Suspension, until: Option<Day>, words: &Words) -> String {
    let day = until.map(|day| words.day(day)).unwrap_or_default();
    let values = [
        ("day", day.into()),
        ("value", format_value(suspension.tension_if_ended, ModelKind::Stock).into()),
        ("change", signed(suspension.if_ended, 1).into()),
    ];
    words.with("standing-suspended", &values).into_owned()
}

fn with_change(key: &'static str, value: f64, change: f64, words: &Words) -> String {
    let values = [
        ("value", format_value(value, ModelKind::Stock).into()),
        ("change", signed(change, 1).into()),
    ];
    words.with(key, &values).into_owned()
}

fn since(event: &Event, words: &Words) -> String {
    // An open span says "since" itself.
    let day = match event.date {
        Edtf::Interval { .. } => words.day(event.date.point()),
        Edtf::Stamp(_) => words.edtf(&event.date),
    };
    words.with("standing-since", &[("day", day.into())]).into_owned()
}

/// The share in whole per cent; `None` where nothing of it is undone. What is
/// left is never written as nothing, and what is undone never as all.
fn percent_left(share: f64) -> Option<String> {
    if share >= 1.0 {
        return None;
    }
    let percent = (share * 100.0).round();
    Some(match percent {
        percent if percent < 1.0 => "< 1".to_owned(),
        percent if percent > 99.0 => "> 99".to_owned(),
        percent => format!("{percent:.0}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_never_rounded_to_all_or_nothing() {
        assert_eq!(percent_left(1.0), None);
        assert_eq!(percent_left(0.9).as_deref(), Some("90"));
        assert_eq!(percent_left(0.999).as_deref(), Some("> 99"));
        assert_eq!(percent_left(0.001).as_deref(), Some("< 1"));
    }
}
