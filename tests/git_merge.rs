//! The real git, set up as docs/git.md says: it joins dossiers by record, leaves
//! conflicts that are found, and shows changes in words.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

#[path = "common/skipped.rs"]
mod skipped;

use std::path::Path;
use std::process::{Command, Output};

use detente::dossier::{parse, unresolved};

const NAME: &str = "small.dossier.toml";

const BASE: &str = r#"# A small dossier
schema = 1
title = "Small"

[[sides]]
id = "a"
name = "Arcadia"

[[sides]]
id = "b"
name = "Borduria"

[[events]]
id = "talks" # the first
date = "2025-01-01"
headline = "Talks"
actor = "both"
code = "036"

[[events]]
id = "strike"
date = "2025-01-03"
headline = "Strike"
actor = "a"
code = "190"
"#;

const AID: &str = r#"
# Told by both papers.
[[events]]
id = "aid"
date = "2025-01-05"
headline = "Aid"
actor = "b"
code = "070"
"#;

const TRUCE: &str = r#"
[[events]]
id = "truce"
date = "2025-01-04"
headline = "Truce"
actor = "both"
code = "0871"
"#;

/// The commands of docs/git.md, as a user would type them.
fn documented() -> (String, Vec<String>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("docs/git.md")).unwrap();
    let blocks: Vec<&str> = text.split("```\n").collect();
    let attributes = blocks.iter().find(|block| block.contains("merge=detente")).unwrap();
    let commands = blocks.iter().find(|block| block.starts_with("git config")).unwrap();
    (attributes.to_string(), commands.lines().map(str::to_owned).collect())
}

struct Repository {
    folder: tempfile::TempDir,
}

impl Repository {
    /// With the base in a first commit; `None`, and told, where there is no git.
    fn begin(with_file: bool) -> Option<Self> {
        if Command::new("git").arg("--version").output().is_err() {
            skipped::skipped("git is not installed");
            return None;
        }
        let repository = Self { folder: tempfile::tempdir().unwrap() };
        repository.git("init -q -b main");
        repository.git("config user.name Tester");
        repository.git("config user.email tester@example.org");
        let (attributes, commands) = documented();
        repository.write(".gitattributes", &attributes);
        let program = env!("CARGO_BIN_EXE_detente");
        for command in commands {
            let (key, value) = command
                .strip_prefix("git config --global ")
                .and_then(|rest| rest.split_once(' '))
                .unwrap();
            let value =
                value.trim_matches(['"', '\'']).replace("detente ", &format!("'{program}' "));
            // Set only for this git, not for the user's.
            let set = repository.command("git").args(["config", key, &value]).status().unwrap();
            assert!(set.success());
        }
        if with_file {
            repository.write(NAME, BASE);
        }
        repository.commit("begin");
        Some(repository)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.folder.path())
            .env("GIT_CONFIG_GLOBAL", self.folder.path().join("none"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_EDITOR", "true")
            .env("XDG_STATE_HOME", self.folder.path().join(".git/state"));
        command
    }

    fn try_git(&self, line: &str) -> Output {
        self.command("git").args(line.split(' ')).output().unwrap()
    }

    fn git(&self, line: &str) -> String {
        let output = self.try_git(line);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {line}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.folder.path().join(name), text).unwrap();
    }

    fn read(&self) -> String {
        std::fs::read_to_string(self.folder.path().join(NAME)).unwrap()
    }

    fn commit(&self, message: &str) {
        self.git("add -A");
        self.git(&format!("commit -q -m {message}"));
    }

    /// A branch on which the file has another text.
    fn branch(&self, name: &str, text: &str) {
        self.git(&format!("switch -q -c {name} main"));
        self.write(NAME, text);
        self.commit(name);
    }

    fn check(&self) -> (Option<i32>, String) {
        let output =
            self.command(env!("CARGO_BIN_EXE_detente")).args(["check", NAME]).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    }
}

fn headlines(text: &str) -> Vec<String> {
    let parsed = parse(text);
    let dossier = parsed.dossier.unwrap_or_else(|| panic!("{:?}\n{text}", parsed.problems));
    dossier.events.iter().map(|event| event.headline.clone()).collect()
}

#[test]
fn changes_of_two_branches_are_joined_by_record() {
    let Some(git) = Repository::begin(true) else { return };
    // Both change neighbouring lines, and both add an event at the end.
    git.branch("mine", &(BASE.replace("\"Talks\"", "\"Long talks\"") + AID));
    git.branch("theirs", &(BASE.replace("\"2025-01-01\"", "\"2025-01-02\"") + TRUCE));
    git.git("switch -q mine");
    git.git("merge -q theirs -m joined");
    let text = git.read();
    assert_eq!(headlines(&text), ["Long talks", "Strike", "Truce", "Aid"], "in order of date");
    assert!(text.contains("2025-01-02") && text.contains("# Told by both papers."), "{text}");
    assert!(text.contains("# the first"));
    assert_eq!(git.check().0, Some(0));
    assert_eq!(git.git("status --porcelain"), "");
}

#[test]
fn a_field_that_both_changed_is_left_open_and_found() {
    let Some(git) = Repository::begin(true) else { return };
    git.branch("mine", &BASE.replace("\"Talks\"", "\"Long talks\""));
    git.branch("theirs", &BASE.replace("\"Talks\"", "\"Short talks\""));
    git.git("switch -q mine");
    let output = git.try_git("merge theirs");
    assert_eq!(output.status.code(), Some(1));
    assert!(git.git("status --porcelain").contains(&format!("UU {NAME}")));
    let text = git.read();
    assert_eq!(headlines(&text), ["Long talks", "Strike"], "mine stands meanwhile");
    let [open] = unresolved(&text).try_into().unwrap();
    assert!(open.lines.iter().any(|line| line.contains("Short talks")), "{text}");
    let (code, said) = git.check();
    assert_eq!(code, Some(1));
    assert!(said.contains("left open by a merge") && said.contains("(talks)"), "{said}");
    assert!(git.git("diff --cached").contains("in conflict"));
    // A file without marks counts as resolved.
    let lines: Vec<&str> = text.lines().filter(|line| !is_of_mark(line)).collect();
    git.write(NAME, &(lines.join("\n") + "\n"));
    assert_eq!(git.check().0, Some(0));
    git.commit("chosen");
    assert_eq!(git.read(), BASE.replace("\"Talks\"", "\"Long talks\""));
}

fn is_of_mark(line: &str) -> bool {
    ["# <<<", "# mine", "# theirs", "# before", "#   ", "# >>>"]
        .iter()
        .any(|mark| line.starts_with(mark))
}

#[test]
fn a_rebase_and_a_cherry_pick_join_as_well() {
    let Some(git) = Repository::begin(true) else { return };
    git.branch("mine", &BASE.replace("id = \"talks\"", "id = \"first-talks\""));
    git.branch("theirs", &BASE.replace("\"Talks\"", "\"Short talks\""));
    git.git("switch -q mine");
    git.git("rebase -q theirs");
    let text = git.read();
    assert!(text.contains("\"first-talks\"") && text.contains("\"Short talks\""), "{text}");
    git.branch("third", &(BASE.to_owned() + AID));
    git.git("switch -q mine");
    git.git("cherry-pick third");
    assert_eq!(headlines(&git.read()), ["Short talks", "Strike", "Aid"]);
    // Once more what is there already: nothing changes.
    let before = git.read();
    git.git("merge -q third -m again");
    assert_eq!(git.read(), before);
}

#[test]
fn a_file_that_both_added_is_joined_from_nothing() {
    let Some(git) = Repository::begin(false) else { return };
    git.branch("mine", &(BASE.to_owned() + AID));
    git.branch("theirs", &(BASE.to_owned() + TRUCE));
    git.git("switch -q mine");
    git.git("merge -q theirs -m joined");
    assert_eq!(headlines(&git.read()), ["Talks", "Strike", "Truce", "Aid"]);
}

#[test]
fn what_is_no_dossier_gets_the_marks_of_git() {
    let Some(git) = Repository::begin(true) else { return };
    git.branch("mine", &BASE.replace("\"Talks\"", "\"Long talks\""));
    git.branch("theirs", &BASE.replace("\"Talks\"", "Short talks"));
    git.git("switch -q mine");
    let output = git.try_git("merge theirs");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("their version") && said.contains("nothing was joined"), "{said}");
    assert!(git.read().contains("\n<<<<<<< "), "{}", git.read());
    let (code, said) = git.check();
    assert_eq!(code, Some(1));
    assert!(said.contains("git could not join lines 16 to 20"), "{said}");
    assert_eq!(said.matches("error:").count(), 1, "and nothing else: {said}");
}

#[test]
fn a_diff_is_said_in_words() {
    let Some(git) = Repository::begin(true) else { return };
    git.write(NAME, &(BASE.replace("\"Talks\"", "\"Long talks\"") + AID));
    let said = git.git("diff");
    assert!(
        said.starts_with(&format!("dossier {NAME}\nchanged event \"Long talks\" (talks)\n")),
        "{said}"
    );
    assert!(said.contains("headline: \"Long talks\" (before: \"Talks\")"), "{said}");
    assert!(
        said.contains("added event \"Aid\" (aid)") && said.contains("comments differ"),
        "{said}"
    );
    // Only the layout.
    git.write(NAME, &BASE.replace("# the first", "# the very first"));
    let said = git.git("diff");
    assert!(
        said.contains("no change in what it says")
            && said.contains("+id = \"talks\" # the very first"),
        "{said}"
    );
    // A version that is none, whole files, and a file with another name.
    git.write(NAME, &BASE.replace("\"Talks\"", "Talks"));
    assert!(git.git("diff").contains("+headline = Talks"));
    git.write(NAME, BASE);
    git.write("other.dossier.toml", BASE);
    git.git("add -A");
    assert!(git.git("diff --cached").starts_with("new dossier other.dossier.toml\n"));
    git.git(&format!("rm -q --cached {NAME}"));
    let said = git.git("diff --cached -M");
    assert!(said.contains(&format!("dossier {NAME}, now other.dossier.toml")), "{said}");
    let said = git.git("diff --cached --no-renames");
    assert!(said.contains(&format!("removed dossier {NAME}")), "{said}");
}
