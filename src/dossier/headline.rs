//! What is said of texts that stand on one line of a chart, a list or a menu.

use super::problem::{Breaks, FieldFault, LineFault};
use super::reader::{Record, Text};

/// Longest headline without a warning, in characters: about four lines of a
/// page. What is longer is no headline any more.
pub const MOST_HEADLINE: usize = 300;

/// Warns of a headline, a title, a label or a commitment's text that is too long
/// to be shown whole, or that holds line breaks, in one message.
pub(super) fn check(record: &Record<'_, '_>, key: &'static str, text: &Text<'_>) {
    let length = text.value.chars().count();
    let breaks = breaks(text.value);
    let fault = match (length > MOST_HEADLINE, breaks) {
        (false, None) => return,
        (true, None) => LineFault::Long(length),
        (false, Some(breaks)) => LineFault::Broken(breaks),
        (true, Some(breaks)) => LineFault::Both(length, breaks),
    };
    record.warn(key, FieldFault::Headline(fault));
}

/// Other control characters are warned of wherever they stand.
fn breaks(text: &str) -> Option<Breaks> {
    match (text.contains(['\n', '\r']), text.contains('\t')) {
        (true, true) => Some(Breaks::Both),
        (true, false) => Some(Breaks::Lines),
        (false, true) => Some(Breaks::Tabs),
        (false, false) => None,
    }
}
