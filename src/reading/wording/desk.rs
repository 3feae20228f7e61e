//! A dispute in one row among many.

use super::numbers::{band_in_sentence, format_value, signed};
use crate::ledger::DeadlineKind;
use crate::reading::desk::{DeskDeadline, DeskRow, LEAST_CHANGE, Mover};
use crate::words::Words;

/// Decimals of a change: a desk is in the order of changes that are less than a point.
const DECIMALS: usize = 1;

/// How high tension is, with the name of its band: `77, tense`; a dash where there is none.
pub fn tension_text(row: &DeskRow, words: &Words) -> String {
    let Some(tension) = row.tension else { return "–".to_owned() };
    let value = format_value(tension, row.kind);
    let Some(band) = row.band() else { return value };
    let band = words.get(band_in_sentence(band)).into_owned();
    let values = [("value", value.into()), ("band", band.into())];
    words.with("desk-tension", &values).into_owned()
}

/// A change with its sign: `+3.2`; a dash where the record does not go back so far.
pub fn change_text(change: Option<f64>) -> String {
    change.map_or_else(|| "–".to_owned(), |change| signed(change, DECIMALS))
}

/// What moved tension, and how far: `+4.2 Tariffs doubled (4 Jun 2025)`.
pub fn mover_text(mover: &Mover, words: &Words) -> String {
    let what = super::cause(&mover.headline, mover.cause, words);
    let change = signed(mover.change, DECIMALS);
    let values =
        [("change", change.into()), ("what", what.into()), ("day", words.day(mover.day).into())];
    words.with("desk-mover", &values).into_owned()
}

/// The same in two lines: what, and when.
pub fn mover_lines(mover: &Mover, words: &Words) -> [String; 2] {
    let what = super::cause(&mover.headline, mover.cause, words);
    [format!("{} {what}", signed(mover.change, DECIMALS)), words.day(mover.day)]
}

/// What moved it most in the last month, and how much more did; that time passed where
/// nothing else did anything, and nothing where not even that.
pub fn moved_text(row: &DeskRow, words: &Words) -> String {
    let has_begun = row.trend.values.iter().any(Option::is_some);
    if row.tension.is_none() && !has_begun {
        return words.get("desk-nothing").into_owned();
    }
    let Some(first) = row.moved.first() else {
        if row.by_time.abs() < LEAST_CHANGE {
            return String::new();
        }
        let change = [("change", signed(row.by_time, DECIMALS).into())];
        return words.with("desk-by-time", &change).into_owned();
    };
    let first = mover_text(first, words);
    match row.moved.len() - 1 + row.more_moved {
        0 => first,
        more => {
            let values = [("first", first.into()), ("count", more.into())];
            words.with("desk-and-more", &values).into_owned()
        }
    }
}

/// When something is due or ends, and how far off that is: `Overdue since 9 Jun 2025, by 3
/// days`.
pub fn date_text(deadline: &DeskDeadline, words: &Words) -> String {
    let key = match (deadline.kind, deadline.overdue) {
        (_, true) => "deadline-row-overdue",
        (DeadlineKind::Due, false) => "deadline-row-due",
        (DeadlineKind::Expires, false) => "deadline-row-expires",
    };
    let values = [
        ("time", words.duration(deadline.days.unsigned_abs()).into()),
        ("day", words.day(deadline.day).into()),
    ];
    words.with(key, &values).into_owned()
}
