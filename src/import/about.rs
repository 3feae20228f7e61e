//! What an import writes into a file about where the data are from.

use super::filter::StreamFilter;
use super::report::ImportReport;
use crate::streams::{About, Input, KindOfData, Origin};

/// Files that are named one by one.
const MOST_NAMED: usize = 100;

/// What is said of a stream.
pub(super) fn about(origin: Origin, filter: &StreamFilter, report: &ImportReport) -> About {
    let named = report.inputs.iter().take(MOST_NAMED);
    About {
        dyad: filter.dyad.iter().flat_map(|dyad| dyad.codes()).map(str::to_owned).collect(),
        filter: filter.in_words(),
        inputs: named.map(|(name, rows)| Input { name: name.clone(), rows: *rows }).collect(),
        more_inputs: report.inputs.len().saturating_sub(MOST_NAMED),
        rows_read: report.rows,
        ..About::of(KindOfData::Stream, origin)
    }
}
