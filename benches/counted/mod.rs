//! Counts the instructions of a bench, which come out the same on every run of one build: the bench
//! runs again under valgrind, with one case to run.

use std::env;
use std::process::Command;

/// Under valgrind the program runs again with this naming the only case to run.
pub(crate) const CASE: &str = "DETENTE_BENCH_CASE";

/// Functions of this name are what is measured; callgrind finds them by it.
const MEASURED: &str = "*measured_*";

/// Instructions of one run of a case, where valgrind is installed.
pub(crate) fn instructions(case: &str) -> Option<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(format!("--toggle-collect={MEASURED}"))
        .arg(env::current_exe().ok()?)
        .env(CASE, case)
        .output()
        .ok()?;
    let report = String::from_utf8_lossy(&output.stderr).into_owned();
    let (_, collected) = report.split_once("Collected : ")?;
    collected.split_whitespace().next()?.parse().ok()
}
