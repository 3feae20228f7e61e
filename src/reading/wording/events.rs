//! What stands behind an event, in words: its source, how sure it is, what it
//! undid and what undid it.

use super::confidence_key;
use crate::dossier::{Dossier, Event, MOST_HEADLINE};
use crate::words::{Words, one_line};

/// Most events of either kind that are named.
const MOST_NAMED: usize = 3;

/// The lines that say so. Of events that undid it only those that `is_known`
/// lets pass, by their places in the dossier.
///
/// Cost: O(events).
pub fn event_grounds(
    dossier: &Dossier,
    event: &Event,
    is_known: impl Fn(usize) -> bool,
    words: &Words,
) -> Vec<String> {
    let mut lines = Vec::new();
    let mut sources = event.sources.iter().filter_map(|id| dossier.sources.find(id));
    if let Some(source) = sources.next() {
        let who = source.publisher.as_deref().unwrap_or(&source.title);
        let who = one_line(who, MOST_HEADLINE).into_owned();
        let published = source.published.map(|date| words.edtf(&date));
        let values = [
            ("name", [Some(who), published].into_iter().flatten().collect::<Vec<_>>().join(", ")),
            ("more", sources.count().to_string()),
        ];
        let values: Vec<_> =
            values.iter().map(|(key, text)| (*key, text.as_str().into())).collect();
        let key = if event.sources.len() > 1 { "hover-source-more" } else { "hover-source" };
        lines.push(words.with(key, &values).into_owned());
    } else {
        lines.push(words.get("hover-no-source").into_owned());
    }
    lines.push(words.get(confidence_key(event.confidence)).into_owned());
    let undone = event.reverses.iter().filter_map(|id| dossier.events.find(id));
    lines.extend(named("hover-undoes", undone, event.share, words));
    let undoing = dossier.events.iter().enumerate();
    let undoing =
        undoing.filter(|(place, other)| other.reverses.contains(&event.id) && is_known(*place));
    for (_, other) in undoing.take(MOST_NAMED) {
        lines.extend(named("hover-undone-by", std::iter::once(other), other.share, words));
    }
    lines
}

/// `Undoes: …`, with the share where it is not all.
fn named<'a>(
    key: &str,
    events: impl Iterator<Item = &'a Event>,
    share: f64,
    words: &Words,
) -> Option<String> {
    let names: Vec<String> = events
        .take(MOST_NAMED)
        .map(|event| {
            let headline = one_line(&event.headline, MOST_HEADLINE);
            format!("{headline} ({})", words.edtf(&event.date))
        })
        .collect();
    if names.is_empty() {
        return None;
    }
    let line = words.with(key, &[("events", names.join("; ").into())]).into_owned();
    let part = (share < 1.0).then(|| {
        let percent = format!("{:.0}", share * 100.0);
        words.with("hover-share", &[("percent", percent.into())]).into_owned()
    });
    Some([Some(line), part].into_iter().flatten().collect::<Vec<_>>().join(", "))
}
