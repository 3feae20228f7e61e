//! Reporting that a test cannot run here.

use std::io::Write;

/// Reports it where it is seen: the output of a passing test is hidden, and a skipped test must not
/// look like one that held. `.ci/run` lists them all.
pub(crate) fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}
