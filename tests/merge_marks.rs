//! Conflicts that stand in a file as comments: at the place they are about, found and reported,
//! never twice, and gone once they are removed.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use detente::dossier::{Severity, parse, unresolved};
use detente::edit::{Document, Edit, ItemList, Marks, Place, diff, merge};
use detente::store::Loaded;
use detente::words::{ENGLISH, Language, Words};

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
tags = [
    "one", # of two
    "two",
]

[[events]]
id = "strike"
date = "2025-01-03"
headline = "Strike"
actor = "a"
code = "190"

[[commitments]]
id = "stop"
by = "a"
text = "Stop"
made = "2025-01-02"

[[commitments.verdicts]]
status = "partial"
date = "2025-01-04"
"#;

fn with(text: &str, edits: &[Edit]) -> String {
    let mut document = Document::open(text).unwrap();
    for edit in edits {
        document.perform(edit.clone()).unwrap();
    }
    document.text().to_owned()
}

fn headline(text: &str) -> Edit {
    Edit::set(Place::event("talks"), "headline", text)
}

fn plain(words: &Words) -> Marks<'_> {
    Marks { standing: "", other: "", size: 7, words }
}

/// Joined as git does: `standing` stands, and what contradicts it is marked.
fn marked(base: &str, standing: &str, other: &str) -> String {
    let words = Words::english();
    merge(base, other, standing).unwrap().marked(other, plain(&words))
}

fn abouts(text: &str) -> Vec<String> {
    unresolved(text).into_iter().map(|one| one.about).collect()
}

/// A text without its marks, as a user would remove them.
fn without_marks(text: &str) -> String {
    let mut inside = false;
    let kept = text.split_inclusive('\n').filter(|line| {
        let was_inside = inside;
        inside |= line.starts_with("# <<<<<<<");
        let keeps = !inside && !was_inside;
        inside &= !line.starts_with("# >>>>>>>");
        keeps
    });
    kept.collect()
}

#[test]
fn a_mark_stands_above_what_it_is_about_with_all_values() {
    let (mine, theirs) =
        (with(BASE, &[headline("Mine")]), with(BASE, &[headline("It's\n\"theirs\"")]));
    let words = Words::english();
    let marks = Marks { standing: "HEAD", other: "two\nlines", size: 9, words: &words };
    let text = merge(BASE, &theirs, &mine).unwrap().marked(&theirs, marks);
    let lines: Vec<&str> = text.lines().collect();
    let first = lines.iter().position(|line| line.starts_with("# <<<<<<<<< unresolved: ")).unwrap();
    assert_eq!(lines[first - 1], "date = \"2025-01-01\"");
    assert_eq!(
        lines[first + 1..first + 4],
        ["# mine (HEAD), which stands:", "#   headline = \"Mine\"", "# theirs (two lines):"]
    );
    let last = lines.iter().position(|line| line.starts_with("# >>>>>>>>> ")).unwrap();
    assert_eq!(lines[last + 1], "headline = \"Mine\"");
    assert_eq!(abouts(&text), ["event “It's \"theirs\"” – Headline (talks)"]);
    assert_eq!(without_marks(&text), mine, "nothing else has changed");
    // What follows the sign is theirs as the file would have it.
    let theirs_lines = lines[first + 4..last].iter().take_while(|line| line.starts_with("#   "));
    let value: Vec<&str> = theirs_lines.map(|line| &line[4..]).collect();
    let taken = mine.replace("headline = \"Mine\"", &value.join("\n"));
    assert!(diff(&theirs, &taken).is_empty(), "{taken}");
}

#[test]
fn a_list_of_several_lines_an_entry_and_the_dossier_have_their_marks_above() {
    let verdict = || Place::Item("stop".into(), ItemList::Verdicts, 0);
    let both = |who: &str| {
        [
            Edit::set(Place::Dossier, "title", who),
            Edit::set(verdict(), "note", who),
            Edit::set(Place::Model, "gain", who.len() as f64),
        ]
    };
    let mine = with(BASE, &both("mine"));
    let text = marked(BASE, &mine, &with(BASE, &both("others")));
    assert_eq!(
        abouts(&text),
        ["the dossier – Title", "the model – Gain", "finding “Stop” – Note (stop)"]
    );
    for line in ["title = \"mine\"", "gain = 4.0", "note = \"mine\""] {
        let at = text.find(&format!("\n{line}")).unwrap();
        assert!(text[..at].lines().last().unwrap().starts_with("# >>>>>>>"), "{line}\n{text}");
    }
    // Refused, since what it names is gone: above the record that lacks it.
    let with_source = BASE.to_owned() + "\n[[sources]]\nid = \"s\"\ntitle = \"Paper\"\n";
    let mine = with(&with_source, &[Edit::Remove(Place::source("s"))]);
    let theirs = with(&with_source, &[Edit::set(Place::event("talks"), "sources", vec!["s"])]);
    let text = marked(&with_source, &mine, &theirs);
    assert!(text.contains("#   sources = [\"s\"]") && text.contains("does not exist"), "{text}");
    assert_eq!(without_marks(&text), mine);
}

#[test]
fn what_one_removed_and_the_other_changed_can_be_had_back() {
    let removed = with(BASE, &[Edit::Remove(Place::event("strike"))]);
    let changed = with(BASE, &[Edit::set(Place::event("strike"), "headline", "A strike")]);
    // Mine has it: above its header.
    let text = marked(BASE, &changed, &removed);
    assert!(text.contains("# removed in theirs, and changed in mine"));
    assert!(text.find("# >>>>>>>").unwrap() < text.find("[[events]]\nid = \"strike\"").unwrap());
    assert_eq!(without_marks(&text), changed);
    // Mine has it not: where it stood, and no part of what follows.
    let text = marked(BASE, &removed, &changed);
    let mark = text.find("# <<<<<<<").unwrap();
    assert!(
        text.find("id = \"talks\"").unwrap() < mark && mark < text.find("[[commitments]]").unwrap()
    );
    let without = with(&text, &[Edit::Remove(Place::commitment("stop"))]);
    assert_eq!(abouts(&without), abouts(&text), "and stays when that goes");
    let back: String = text
        .lines()
        .skip_while(|line| !line.starts_with("# theirs"))
        .skip(1)
        .take_while(|line| line.starts_with("#   "))
        .fold(String::new(), |back, line| back + &line[4..] + "\n");
    let back = without_marks(&text) + "\n" + &back;
    assert!(diff(&changed, &back).is_empty(), "{back}");
}

#[test]
fn marks_survive_edits_and_are_never_there_twice() {
    let mine = with(BASE, &[headline("Mine"), Edit::Remove(Place::event("strike"))]);
    let theirs =
        with(BASE, &[headline("Theirs"), Edit::set(Place::event("strike"), "code", "193")]);
    let text = marked(BASE, &mine, &theirs);
    assert_eq!(abouts(&text).len(), 2);
    assert_eq!(marked(BASE, &text, &theirs), text, "joined once more");
    let words = Words::english();
    let named = Marks { standing: "another", other: "name", size: 8, words: &words };
    let again = merge(BASE, &theirs, &text).unwrap();
    assert_eq!(again.marked(&theirs, named), text, "whatever the versions are called");
    // Other fields, of the same record too.
    let edited = with(
        &text,
        &[
            Edit::set(Place::event("talks"), "detail", "More"),
            Edit::set(Place::event("talks"), "tags", vec!["three"]),
            Edit::set(Place::event("talks"), "headline", "Chosen"),
            Edit::set(Place::commitment("stop"), "text", "Stop it"),
        ],
    );
    assert_eq!(abouts(&edited), abouts(&text));
    // On another branch: marks that have been committed are joined like comments.
    let elsewhere = with(BASE, &[Edit::set(Place::Dossier, "summary", "Else")]);
    for joined in [merge(BASE, &text, &elsewhere), merge(BASE, &elsewhere, &text)] {
        let joined = joined.unwrap();
        assert_eq!((joined.conflicts.len(), abouts(&joined.text)), (0, abouts(&text)));
    }
    // And so is their going.
    let chosen = without_marks(&text);
    let elsewhere = with(&text, &[Edit::set(Place::Dossier, "summary", "Else")]);
    assert_eq!(abouts(&merge(&text, &chosen, &elsewhere).unwrap().text), Vec::<String>::new());
}

#[test]
fn the_file_is_a_dossier_that_warns() {
    let text = marked(BASE, &with(BASE, &[headline("Mine")]), &with(BASE, &[headline("Theirs")]));
    let mut document = Document::open(text.as_str()).unwrap();
    let [warning] = document.warnings() else { panic!("{:?}", document.warnings()) };
    assert_eq!((warning.severity, warning.line), (Severity::Warning, 16));
    assert!(
        ENGLISH.problem_message(warning).contains("left open by a merge")
            && ENGLISH.problem_remedy(warning).contains("<<<<<<<")
    );
    assert_eq!(Loaded::of(None, text.clone()).problems, document.warnings(), "in the window, too");
    // An edit of the record reads it again, and the warning stays.
    document.perform(Edit::set(Place::event("talks"), "detail", "More")).unwrap();
    assert_eq!(document.warnings().len(), 1);
    assert_eq!(parse(&without_marks(&text)).problems, []);
    // A text that looks like one is none.
    let looks = with(
        BASE,
        &[
            headline("# <<<<<<< unresolved: x"),
            Edit::set(Place::Dossier, "summary", "a\n# <<<<<<< unresolved: x\nb\n<<<<<<< x\n"),
        ],
    );
    assert_eq!(parse(&looks).problems, []);
}

#[test]
fn marks_speak_the_language_and_are_found_in_any() {
    let words = Words::of(Language::Chinese);
    let (mine, theirs) = (with(BASE, &[headline("我的")]), with(BASE, &[headline("对方")]));
    let text = merge(BASE, &theirs, &mine).unwrap().marked(&theirs, plain(&words));
    assert_eq!(abouts(&text), ["事件“对方” – 标题 (talks)"]);
    let comments: String = text
        .lines()
        .filter(|line| line.starts_with("# ") && !line.starts_with("#  "))
        .skip(1)
        .collect();
    let latin: String =
        comments.replace("(talks)", "").chars().filter(char::is_ascii_alphabetic).collect();
    assert_eq!(latin, "", "{text}");
}

struct Files {
    folder: tempfile::TempDir,
}

impl Files {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap()
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_detente"))
            .args(args)
            .current_dir(self.folder.path())
            .env("XDG_STATE_HOME", self.folder.path().join("state"))
            .output()
            .unwrap()
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_command_says_what_it_did_by_its_exit_code() {
    let files = Files::new();
    files.write("base", BASE);
    files.write("mine", &with(BASE, &[headline("Mine")]));
    files.write("theirs", &with(BASE, &[Edit::set(Place::event("strike"), "code", "193")]));
    let output = files.run(&["merge", "base", "mine", "theirs", "-o", "out"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("1 field in 1 record joined without a question"));
    assert!(files.read("out").contains("\"Mine\"") && files.read("out").contains("\"193\""));
    let output = files.run(&["merge", "base", "mine", "theirs"]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), files.read("out"));
    // Over one's own, with something to choose.
    files.write("theirs", &with(BASE, &[headline("Theirs")]));
    let output =
        files.run(&["merge", "base", "mine", "theirs", "-o", "mine", "--path", "it.dossier.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("it.dossier.toml: 1 difference in event"), "{}", said(&output));
    assert_eq!(abouts(&files.read("mine")).len(), 1);
    assert_eq!(files.run(&["check", "mine"]).status.code(), Some(1));
    assert_eq!(files.run(&["series", "mine"]).status.code(), Some(0), "it can be used");
    // With a side taken nothing is left open.
    files.write("mine", &with(BASE, &[headline("Mine")]));
    for (take, headline) in [("mine", "\"Mine\""), ("theirs", "\"Theirs\"")] {
        let output = files.run(&["merge", "base", "mine", "theirs", "-o", "out", "--take", take]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert!(files.read("out").contains(headline) && abouts(&files.read("out")).is_empty());
    }
}

#[test]
fn what_cannot_be_joined_leaves_the_file_as_it_was() {
    let files = Files::new();
    let half = &BASE[..BASE.len() - 12];
    let by_git = BASE.replace(
        "headline = \"Talks\"",
        "<<<<<<< HEAD\nheadline = \"A\"\n=======\nheadline = \"B\"\n>>>>>>> x",
    );
    let versions =
        [("half", half), ("git", by_git.as_str()), ("text", "Dear all,\n\nhello."), ("empty", "")];
    for (name, text) in versions {
        files.write(name, text);
    }
    files.write("sound", BASE);
    files.write("changed", &with(BASE, &[headline("Changed")]));
    for (name, _) in versions {
        for [base, mine, theirs] in
            [[name, "sound", "changed"], ["sound", name, "changed"], ["sound", "changed", name]]
        {
            if base == "empty" {
                continue;
            }
            let before = files.read(mine);
            let output = files.run(&["merge", base, mine, theirs, "-o", mine]);
            assert_eq!(output.status.code(), Some(2), "{base} {mine} {theirs}");
            assert!(said(&output).contains(&format!("{name}:")), "{}", said(&output));
            assert_eq!(files.read(mine), before);
        }
    }
    let output = files.run(&["merge", "sound", "changed", "none", "-o", "changed"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let output = files.run(&["merge", "empty", "sound", "changed", "-o", "out"]);
    assert_eq!(output.status.code(), Some(1), "both added it: {}", said(&output));
    assert_eq!(abouts(&files.read("out")), ["event “Changed” – Headline (talks)"]);
    // Without a file: on Windows there is another name for it.
    if Path::new("/dev/null").exists() {
        let output = files.run(&["merge", "/dev/null", "sound", "sound", "-o", "out"]);
        assert_eq!((output.status.code(), files.read("out").as_str()), (Some(0), BASE));
        let output = files.run(&["diff", "/dev/null", "sound"]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains("added event \"Talks\" (talks)"), "{said}");
    }
}

#[test]
fn what_git_left_is_told_as_what_it_is() {
    let text = BASE.replace("headline = \"Talks\"", "<<<<<<< HEAD\nheadline = \"A\"\n||||||| base\nheadline = \"Talks\"\n=======\nheadline = \"B\"\n>>>>>>> x");
    let parsed = parse(&text);
    let [problem] = parsed.problems.as_slice() else { panic!("{:?}", parsed.problems) };
    assert_eq!((problem.severity, problem.line), (Severity::Error, 16));
    assert!(
        ENGLISH.problem_message(problem).contains("lines 16 to 22"),
        "{}",
        ENGLISH.problem_message(problem)
    );
    assert!(Document::open(text).is_err());
    // In the middle of a text it is TOML all the same.
    let inside =
        BASE.replace("\"Talks\"", "\"\"\"\n<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> x\n\"\"\"");
    let parsed = parse(&inside);
    assert!(
        parsed.problems.iter().any(|p| ENGLISH.problem_message(p).contains("git could not join")),
        "{parsed:?}"
    );
}
