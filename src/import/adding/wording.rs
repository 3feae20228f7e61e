//! What happened to the rows of a timeline or a table, in words.

use super::{Added, LeftOut, WhyLeftOut};
use crate::words::{Value, Words};

/// Rows that are told one by one.
const MOST_TOLD: usize = 20;

/// Names that are told one by one.
const MOST_NAMES: usize = 8;

/// What happened to the rows, line by line: what is new, what was there, what was assumed, and each
/// row that was left out.
pub fn added_lines(added: &Added, words: &Words) -> Vec<String> {
    let say = |key: &str, values: &[(&str, Value<'_>)]| words.with(key, values).into_owned();
    let counts = [
        ("added-events", added.events),
        ("added-periods", added.periods),
        ("added-commitments", added.commitments),
        ("added-verdicts", added.verdicts),
        ("added-observations", added.observations),
        ("added-sources", added.sources),
        ("added-again", added.again),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let mut lines: Vec<String> =
        counts.map(|(key, count)| say(key, &[("count", count.into())])).collect();
    if added.unknown > 0 {
        let names: Vec<&str> =
            added.unknown_names.iter().take(MOST_NAMES).map(String::as_str).collect();
        let values = [
            ("count", added.unknown.into()),
            ("names", names.join(", ").into()),
            ("side", added.taken_for.as_str().into()),
        ];
        let key = if names.is_empty() { "added-without-actor" } else { "added-unknown" };
        lines.push(say(key, &values));
    }
    if added.without_code > 0 {
        let code = added.coded.as_str().into();
        lines.push(say("added-coded", &[("count", added.without_code.into()), ("code", code)]));
    }
    for (key, all) in [("added-left-out", &added.left_out), ("added-part", &added.parts)] {
        if !all.is_empty() {
            lines.push(say(key, &[("count", all.len().into())]));
        }
        lines.extend(all.iter().take(MOST_TOLD).map(|one| told(one, words)));
        let more = all.len().saturating_sub(MOST_TOLD);
        if more > 0 {
            lines.push(say("added-more", &[("count", more.into())]));
        }
    }
    lines
}

fn told(one: &LeftOut, words: &Words) -> String {
    let why = why_words(&one.why, words);
    let line = usize::try_from(one.line).unwrap_or(usize::MAX);
    words.with("added-line", &[("line", line.into()), ("why", why.into())]).into_owned()
}

fn why_words(why: &WhyLeftOut, words: &Words) -> String {
    let (key, text) = match why {
        WhyLeftOut::UnknownSide(name) => ("left-out-side", name.clone()),
        WhyLeftOut::OneSide(name) => ("left-out-one-side", name.clone()),
        WhyLeftOut::NoCommitment(id) => ("left-out-commitment", id.clone()),
        WhyLeftOut::NoMetric(id) => ("left-out-metric", id.clone()),
        WhyLeftOut::OtherValue(value) => ("left-out-value", value.to_string()),
        WhyLeftOut::IdTwice(id) => ("left-out-id", id.clone()),
        WhyLeftOut::NoAddress(url) => ("left-out-address", url.clone()),
        WhyLeftOut::NoStatus(status) => ("left-out-status", status.clone()),
        WhyLeftOut::StatusUndated(status) => ("left-out-undated", status.clone()),
        WhyLeftOut::StatusUnsourced(status) => ("left-out-unsourced", status.clone()),
        WhyLeftOut::NoTarget => ("left-out-target", String::new()),
    };
    let text = crate::words::one_line(&text, 80).into_owned();
    words.with(key, &[("text", text.into())]).into_owned()
}
