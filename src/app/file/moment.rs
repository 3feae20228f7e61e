//! Moments in the local time of the user: they are no facts of a dossier.

use std::time::SystemTime;

use chrono::{DateTime, Datelike, Local};

use crate::dossier::Day;
use crate::words::Words;

/// A moment's day in words, and its time in hours, minutes and seconds; `None`
/// where no calendar has it.
pub(crate) fn local(moment: SystemTime, words: &Words) -> Option<(String, String)> {
    let local = DateTime::<Local>::from(moment);
    let day = Day::from_ymd(local.year(), local.month(), local.day()).ok()?;
    Some((words.day(day), local.format("%H:%M:%S").to_string()))
}
