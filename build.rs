//! Tells a release which commit it is made from. A build that is made while working does not ask:
//! it would be made anew after each commit.

use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=DETENTE_COMMIT");
    let is_release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let given = std::env::var("DETENTE_COMMIT").ok().filter(|commit| !commit.is_empty());
    if let Some(commit) = given.or_else(|| if is_release { commit() } else { None }) {
        println!("cargo::rustc-env=DETENTE_COMMIT={commit}");
    }
}

/// The commit of the sources, with a sign where they were changed since; nothing outside of a
/// clone.
fn commit() -> Option<String> {
    println!("cargo::rerun-if-changed=.git/HEAD");
    println!("cargo::rerun-if-changed=.git/logs/HEAD");
    let said = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).output().ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        output.status.success().then(|| text.trim().to_owned())
    };
    let hash = said(&["rev-parse", "--short=10", "HEAD"]).filter(|hash| !hash.is_empty())?;
    let is_changed = said(&["status", "--porcelain", "--untracked-files=no"])?;
    Some(if is_changed.is_empty() { hash } else { format!("{hash}+") })
}
