//! Saying that a test cannot be made here.

use std::io::Write;

/// Says so where it is seen: what a test that passes prints is not shown, and a
/// test that was skipped must not look like one that held. `.ci/run` lists all.
pub fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}
