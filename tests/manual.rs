//! The manual and what shells complete, made of the same definition as `--help`.

#![allow(clippy::unwrap_used, reason = "where a test cannot go on it should fail")]

#[path = "common/run.rs"]
mod run;

use run::detente;

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn every_command_has_a_page_and_no_hidden_one() {
    let folder = tempfile::tempdir().unwrap();
    let output = detente(folder.path(), &["man", "-o", "pages"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let page = |name: &str| std::fs::read_to_string(folder.path().join("pages").join(name));
    for (name, words) in [
        ("detente.1", "Tension over time"),
        ("detente-draft.1", "ARTICLE"),
        ("detente-import-gdelt.1", "dyad"),
    ] {
        let page = page(name).unwrap();
        assert!(page.starts_with(".ie") && page.contains(words), "{name}: {page}");
    }
    assert!(page("detente-set-template.1").is_err());
    let again = detente(folder.path(), &["man"]);
    assert_eq!(text(&again.stdout), page("detente.1").unwrap());
}

#[test]
fn shells_complete_what_there_is() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let output = detente(folder.path(), &["completions", shell]);
        let told = text(&output.stdout);
        assert!(output.status.success() && told.contains("agreement"), "{shell}: {told}");
        assert!(!told.contains("Set a template for another process"), "{shell}");
    }
    assert!(!detente(folder.path(), &["completions", "cmd"]).status.success());
}
