//! What the page of the versions says, in words.

use crate::app::file::moment;
use crate::app::forms::{change_in_full, change_in_words};
use crate::store::Unwritten;
use crate::store::history::{By, Changes, HistoryError, Listed, Skipped, Version};
use crate::words::Words;

/// How many changes of a version its row tells.
const MOST_IN_ROW: usize = 3;
/// How many are told in full.
const MOST_IN_FULL: usize = 200;

/// When a version was kept, and what it came from.
pub(super) fn title(version: &Version, words: &Words) -> String {
    let by = match version.by {
        By::Disk => "history-by-disk",
        By::Window => "history-by-window",
        By::Add | By::Set | By::Remove | By::Merge => "history-by-command",
        By::Restore => "history-by-restore",
        By::Unknown => "history-by-unknown",
    };
    let by = words.with(by, &[("command", version.by.as_str().into())]);
    let (day, time) = moment::local(version.at(), words).unwrap_or_default();
    let values = [("day", day.into()), ("time", time.into()), ("by", by.into_owned().into())];
    words.with("history-version", &values).into_owned()
}

/// What is to be said beside the list.
pub(super) fn remarks(listed: &Listed, words: &Words) -> Vec<String> {
    let skipped = listed.skipped.iter().map(|skipped| {
        let path = match skipped {
            Skipped::File(path) | Skipped::Lines(path, _) => path.display().to_string(),
        };
        words.with("history-skipped", &[("path", path.into())]).into_owned()
    });
    let mut remarks: Vec<String> = skipped.collect();
    if listed.thinned > 0 {
        let count = usize::try_from(listed.thinned).unwrap_or(usize::MAX);
        remarks.push(words.with("history-thinned", &[("count", count.into())]).into_owned());
    }
    remarks
}

/// The one thing that is to be said where there are no changes to list.
fn only_remark(changes: &Changes, words: &Words) -> Option<String> {
    let key = match changes {
        Changes::Some(_) => return None,
        Changes::Lost(error) => return Some(error_in_words(error, words)),
        Changes::First => "history-first",
        Changes::None => "history-same",
        Changes::Layout => "history-layout",
        Changes::Broken => "history-broken",
        Changes::AfterBroken => "history-after-broken",
        Changes::AfterLost => "history-after-lost",
    };
    Some(words.get(key).into_owned())
}

/// The changes of a version as its row tells them.
pub(super) fn in_short(changes: &Changes, words: &Words) -> Vec<String> {
    let Changes::Some(all) = changes else {
        return only_remark(changes, words).into_iter().collect();
    };
    let told = all.iter().take(MOST_IN_ROW).map(|change| change_in_words(change, words));
    told.chain(more(all.len(), MOST_IN_ROW, words)).collect()
}

/// The changes of a version, each with its fields.
pub(super) fn in_full(changes: &Changes, words: &Words) -> Vec<(String, Vec<String>)> {
    let Changes::Some(all) = changes else {
        return only_remark(changes, words)
            .into_iter()
            .map(|remark| (remark, Vec::new()))
            .collect();
    };
    let told = all.iter().take(MOST_IN_FULL).map(|change| change_in_full(change, words));
    let more = more(all.len(), MOST_IN_FULL, words).map(|more| (more, Vec::new()));
    told.chain(more).collect()
}

fn more(all: usize, told: usize, words: &Words) -> Option<String> {
    let more = all.checked_sub(told).filter(|more| *more > 0)?;
    Some(words.with("hover-more", &[("count", more.into())]).into_owned())
}

/// Why something is not in the history, or does not come back from it.
pub(super) fn error_in_words(error: &HistoryError, words: &Words) -> String {
    let with = |key, path: &std::path::Path| {
        words.with(key, &[("path", path.display().to_string().into())]).into_owned()
    };
    match error {
        HistoryError::NoFolder => words.get("history-no-folder").into_owned(),
        HistoryError::Unusable { path, obstacle, .. } => {
            let key = match obstacle {
                Unwritten::Full => "history-disk-full",
                Unwritten::ReadOnlyFile | Unwritten::ReadOnlyFolder => "history-not-yours",
                _ => "history-unusable",
            };
            with(key, path)
        }
        HistoryError::Read(_) => words.get("history-unread").into_owned(),
        HistoryError::TooLarge(path) => with("history-too-large", path),
        HistoryError::Gone(_) => words.get("history-gone").into_owned(),
        HistoryError::Damaged(_, path) => with("history-damaged", path),
    }
}
