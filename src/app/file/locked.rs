//! A file that another process is saving, in the window's words.

use super::moment;
use crate::store::{Locked, Standing};
use crate::words::Words;

/// Why the file was not saved, and what to do.
pub(crate) fn in_words(locked: &Locked, words: &Words) -> String {
    let path = locked.path.display().to_string();
    let lock = locked.lock.display().to_string();
    let Some(holder) = &locked.holder else {
        return match locked.standing {
            Standing::Running => words.with("notice-locked", &[("path", path.into())]),
            Standing::Gone | Standing::Untold => {
                let values = [("path", path.into()), ("lock", lock.into())];
                words.with("notice-locked-unsigned", &values)
            }
        }
        .into_owned();
    };
    let since = holder.moment().and_then(|moment| moment::local(moment, words));
    let since = since.map_or_else(|| holder.since.clone(), |(day, time)| format!("{day}, {time}"));
    let values = [
        ("path", path.into()),
        ("lock", lock.into()),
        ("process", holder.process.to_string().into()),
        ("host", holder.host.as_str().into()),
        ("since", since.into()),
    ];
    let key = match locked.standing {
        Standing::Running => "notice-locked-running",
        Standing::Gone => "notice-locked-gone",
        Standing::Untold => "notice-locked-untold",
    };
    words.with(key, &values).into_owned()
}
