//! What threads do for the history: keep what is on disk, list and compare
//! versions, read one.

use std::path::Path;

use crate::app::file::history::{HistoryEffect, HistoryNews, Now, ReadVersion};
use crate::store::history::{Compared, Content, History, HistoryError, compare};
use crate::store::{StateFolder, read_bytes};

/// Keeps a file's current contents, and those seen before, if any; reports only failures.
pub(crate) fn keep(state: &StateFolder, path: &Path, seen: Option<&str>) -> Option<HistoryNews> {
    let history = History::new(state);
    let kept = match seen {
        Some(seen) => history.record_seen(path, seen),
        None => history.record_file(path),
    };
    kept.err().map(HistoryNews::NotKept)
}

/// Does what the page asks for and reports it bit by bit; `tell` returns whether anything still
/// listens.
pub(crate) fn carry_out(
    state: Option<&StateFolder>,
    effect: HistoryEffect,
    tell: impl Fn(HistoryNews) -> bool,
) {
    let history = state.map(History::new).ok_or(HistoryError::NoFolder);
    match effect {
        HistoryEffect::List { page, path, open } => {
            // What the file has now belongs to its versions.
            let kept = history.as_ref().map(|history| history.record_file(&path));
            if let Ok(Err(error)) = kept {
                tell(HistoryNews::NotKept(error));
            }
            let listed = history.and_then(|history| Ok((history.list(&path)?, history)));
            let (listed, history) = match listed {
                Ok((listed, history)) => (listed, history),
                Err(error) => {
                    tell(HistoryNews::Listed(page, Err(error)));
                    return;
                }
            };
            let versions = listed.versions.clone();
            let mut listens = tell(HistoryNews::Listed(page, Ok(listed)));
            let mut all = compare(&history, &versions).enumerate();
            while listens
                && open.strong_count() > 0
                && let Some((place, Compared { changes, .. })) = all.next()
            {
                listens = tell(HistoryNews::Compared(page, place, changes));
            }
        }
        HistoryEffect::Read { page, place, version, now } => {
            let read = history.and_then(|history| {
                let content = history.content(&version)?;
                let (now, is_broken) = match now {
                    Now::Open(text) => (text.into_bytes(), false),
                    Now::File(path) if path.exists() => (read_bytes(&path)?, true),
                    Now::File(_) => (Vec::new(), true),
                };
                let would_change = Content::of(&content).changes_from(&Content::of(&now));
                let broken = String::from_utf8(now).ok().filter(|_| is_broken);
                Ok(ReadVersion { content, would_change, broken })
            });
            tell(HistoryNews::Read(page, place, read));
        }
    }
}
