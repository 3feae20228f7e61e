//! Laws of the file history: each content once, bounds that hold, byte for byte what was kept, and
//! nothing lost through simultaneous writers or through other files in its folder.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

use std::path::{Path, PathBuf};

use detente::store::history::{Bounds, By, ContentHash, History, HistoryError, Listed, Skipped};
use detente::store::{SaveOptions, StateFolder, save};
use proptest::prelude::*;

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn state(&self) -> StateFolder {
        StateFolder::at(self.folder.path().join("state"))
    }

    fn history(&self) -> History {
        History::new(&self.state())
    }

    fn within(&self, versions: usize, bytes: u64) -> History {
        History::within(&self.state(), Bounds { versions, bytes })
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn kept(&self, folder: &str) -> Vec<PathBuf> {
        let folder = self.folder.path().join("state/history").join(folder);
        let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
    }

    fn bytes(&self) -> u64 {
        self.kept("texts").iter().map(|file| file.metadata().unwrap().len()).sum()
    }
}

/// Every version that is listed, the newest first, as it reads back.
fn contents(history: &History, document: &Path) -> Vec<Vec<u8>> {
    let listed = history.list(document).unwrap();
    listed.versions.iter().map(|version| history.content(version).unwrap()).collect()
}

/// A text that hardly packs, another for each number.
fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    (0..length).map(|_| next()).collect()
}

#[derive(Debug, Clone)]
struct Write {
    document: usize,
    content: Vec<u8>,
}

fn writes() -> impl Strategy<Value = Vec<Write>> {
    let content = prop_oneof![
        (0_u64..6).prop_map(|seed| noise(seed, 300)),
        "[a-c\n]{0,12}".prop_map(String::into_bytes),
        proptest::collection::vec(any::<u8>(), 0..40),
    ];
    let write = (0_usize..3, content).prop_map(|(document, content)| Write { document, content });
    proptest::collection::vec(write, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_is_listed_once_and_reads_back(writes in writes()) {
        let desk = Desk::new();
        let history = desk.history();
        let mut expected: [Vec<Vec<u8>>; 3] = Default::default();
        for Write { document, content } in &writes {
            history.record(&desk.file(&document.to_string()), content, By::Add).unwrap();
            if expected[*document].last() != Some(content) {
                expected[*document].push(content.clone());
            }
        }
        let mut all = std::collections::BTreeSet::new();
        for (document, mut expected) in expected.into_iter().enumerate() {
            all.extend(expected.iter().map(|content| ContentHash::of(content)));
            expected.reverse();
            prop_assert_eq!(contents(&history, &desk.file(&document.to_string())), expected);
        }
        prop_assert_eq!(desk.kept("texts").len(), all.len(), "each content once");
    }

    #[test]
    fn bounds_hold_and_the_newest_two_stay(writes in writes()) {
        let desk = Desk::new();
        let history = desk.within(4, 2000);
        let mut last: [Vec<Vec<u8>>; 3] = Default::default();
        for Write { document, content } in &writes {
            let file = desk.file(&document.to_string());
            history.record(&file, content, By::Add).unwrap();
            if last[*document].last() != Some(content) {
                last[*document].push(content.clone());
            }
            for (document, written) in last.iter().enumerate() {
                let Listed { versions, thinned, .. } =
                    history.list(&desk.file(&document.to_string())).unwrap();
                prop_assert!(versions.len() <= 4);
                prop_assert_eq!(versions.len() as u64 + thinned, written.len() as u64);
                let newest: Vec<Vec<u8>> =
                    versions.iter().map(|version| history.content(version).unwrap()).collect();
                let two: Vec<&Vec<u8>> = written.iter().rev().take(2).collect();
                prop_assert_eq!(newest.iter().take(2).collect::<Vec<_>>(), two);
            }
            let newest_two: std::collections::BTreeSet<ContentHash> = last.iter()
                .flat_map(|written| written.iter().rev().take(2))
                .map(|content| ContentHash::of(content))
                .collect();
            let only_those = desk.kept("texts").len() <= newest_two.len();
            prop_assert!(desk.bytes() <= 2000 || only_those, "{} bytes", desk.bytes());
        }
    }
}

#[test]
fn a_full_history_thins_out_over_all_documents() {
    let desk = Desk::new();
    let history = desk.within(200, 40_000);
    for at in 0..120 {
        for document in ["a", "b"] {
            let size = if document == "a" { 600 } else { 60 };
            let content = noise(at * 2 + u64::from(document == "a"), size);
            history.record(&desk.file(document), &content, By::Window).unwrap();
            assert!(desk.bytes() <= 40_000);
        }
    }
    let [large, small] = ["a", "b"].map(|name| history.list(&desk.file(name)).unwrap());
    assert!(large.thinned > 0 && large.versions.len() >= 2);
    assert!(small.versions.len() > large.versions.len(), "the larger go sooner");
    assert!(desk.bytes() > 20_000, "and no more than must go: {}", desk.bytes());
    for name in ["a", "b"] {
        assert!(!contents(&history, &desk.file(name)).is_empty());
    }
}

#[test]
fn writers_at_the_same_time_lose_none() {
    let desk = Desk::new();
    const EACH: usize = 20;
    std::thread::scope(|scope| {
        for writer in 0..6 {
            let (history, shared) = (desk.history(), desk.file("shared"));
            let own = desk.file(&format!("own-{writer}"));
            scope.spawn(move || {
                for at in 0..EACH {
                    let content = format!("{writer} {at}");
                    history.record(&shared, content.as_bytes(), By::Add).unwrap();
                    history.record(&own, content.as_bytes(), By::Add).unwrap();
                }
            });
        }
    });
    let history = desk.history();
    let mut shared = contents(&history, &desk.file("shared"));
    assert_eq!(shared.len(), 6 * EACH);
    shared.sort();
    shared.dedup();
    assert_eq!(shared.len(), 6 * EACH);
    for writer in 0..6 {
        let own = contents(&history, &desk.file(&format!("own-{writer}")));
        let expected: Vec<Vec<u8>> =
            (0..EACH).rev().map(|at| format!("{writer} {at}").into_bytes()).collect();
        assert_eq!(own, expected);
    }
}

#[test]
fn a_save_keeps_what_it_replaces_and_what_it_writes() {
    let desk = Desk::new();
    let (state, file) = (desk.state(), desk.file("a.toml"));
    std::fs::write(&file, "before\n").unwrap();
    let options = SaveOptions { state: Some(&state), by: By::Set, ..SaveOptions::default() };
    let with_base = SaveOptions { base: Some("before\n"), ..options };
    assert!(save(&file, "one\n", with_base).unwrap().history.is_none());
    // What is replaced unread is kept as well, whatever it is.
    std::fs::write(&file, b"not \xff text").unwrap();
    assert!(save(&file, "two\n", options).unwrap().history.is_none());
    let history = desk.history();
    let expected: [&[u8]; 4] = [b"two\n", b"not \xff text", b"one\n", b"before\n"];
    assert_eq!(contents(&history, &file), expected);
    let by: Vec<By> = history.list(&file).unwrap().versions.iter().map(|one| one.by).collect();
    assert_eq!(by, [By::Set, By::Disk, By::Set, By::Disk]);
    // Without a state folder it is saved and told.
    let told = save(&file, "three\n", SaveOptions::default()).unwrap().history;
    assert!(matches!(told, Some(HistoryError::NoFolder)));
}

#[test]
fn a_history_that_cannot_be_written_is_told_and_in_nobodys_way() {
    let desk = Desk::new();
    let (state, file) = (desk.state(), desk.file("a.toml"));
    std::fs::create_dir_all(desk.file("state")).unwrap();
    std::fs::write(desk.file("state/history"), "a file where the folder would be").unwrap();
    let options = SaveOptions { state: Some(&state), ..SaveOptions::default() };
    let told = save(&file, "one", options).unwrap().history.unwrap();
    assert!(told.to_string().contains("history"), "{told}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "one");
}

#[test]
fn what_is_damaged_or_not_ours_is_passed_over_and_told() {
    let desk = Desk::new();
    let (history, file) = (desk.history(), desk.file("a"));
    for content in ["one", "two", "three"] {
        history.record(&file, content.as_bytes(), By::Add).unwrap();
    }
    let [list] = desk.kept("lists").try_into().unwrap();
    let whole = std::fs::read_to_string(&list).unwrap();
    // A flipped byte loses its own line and no other.
    let damaged = whole.replacen("\"by\":\"add\"", "\"by\":\"adD\"", 1);
    // What a later version of the program may write stays.
    let later = format!("{damaged}00000000 {{\"branch\":\"x\"}}\n");
    std::fs::write(&list, &later).unwrap();
    let listed = history.list(&file).unwrap();
    assert_eq!(contents(&history, &file), [b"three".to_vec(), b"two".to_vec()]);
    assert_eq!(listed.skipped, [Skipped::Lines(list.clone(), 2)]);
    history.record(&file, b"four", By::Add).unwrap();
    let rewritten = std::fs::read_to_string(&list).unwrap();
    for line in later.lines() {
        assert!(rewritten.contains(line), "{line}");
    }
    // Torn anywhere, it is read without a word too many.
    for end in 0..whole.len() {
        std::fs::write(&list, &whole.as_bytes()[..end]).unwrap();
        assert!(history.list(&file).unwrap().versions.len() <= 3);
    }
    // Something else in its place is reported, and moved aside to begin anew.
    std::fs::write(&list, "a shopping list").unwrap();
    assert_eq!(history.list(&file).unwrap().skipped, [Skipped::File(list.clone())]);
    history.record(&file, b"five", By::Add).unwrap();
    assert_eq!(contents(&history, &file), [b"five"]);
    let aside = desk.kept("lists").into_iter().find(|path| *path != list).unwrap();
    assert_eq!(std::fs::read_to_string(aside).unwrap(), "a shopping list");
    // A content that is damaged is said to be, and written anew when it comes
    // again.
    for text in desk.kept("texts") {
        std::fs::write(text, b"nothing of the kind").unwrap();
    }
    let version = history.list(&file).unwrap().versions[0];
    assert!(matches!(history.content(&version), Err(HistoryError::Damaged(..))));
    history.record(&file, b"six", By::Add).unwrap();
    history.record(&file, b"five", By::Add).unwrap();
    assert_eq!(history.content(&version).unwrap(), b"five");
    std::fs::remove_dir_all(desk.file("state/history/texts")).unwrap();
    assert!(matches!(history.content(&version), Err(HistoryError::Gone(_))));
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.history().record(&desk.file("a"), b"a secret", By::Add).unwrap();
    let mut open = vec![desk.file("state/history")];
    let mut seen = 0;
    while let Some(path) = open.pop() {
        let metadata = path.metadata().unwrap();
        let mode = metadata.permissions().mode() & 0o777;
        if metadata.is_dir() {
            assert_eq!(mode, 0o700, "{}", path.display());
            open.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            assert_eq!(mode, 0o600, "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen >= 3);
}

#[cfg(unix)]
#[test]
fn a_link_and_its_file_have_one_history_and_a_moved_file_is_found_by_what_it_has() {
    let desk = Desk::new();
    let history = desk.history();
    let (file, link) = (desk.file("a.toml"), desk.file("link.toml"));
    std::fs::write(&file, "one").unwrap();
    std::os::unix::fs::symlink("a.toml", &link).unwrap();
    history.record(&link, b"one", By::Add).unwrap();
    assert_eq!(contents(&history, &file), [b"one"]);
    let moved = desk.file("b.toml");
    std::fs::rename(&file, &moved).unwrap();
    assert_eq!(contents(&history, &file), [b"one"], "what is gone has a history");
    assert_eq!(contents(&history, &link), [b"one"], "also by a link to it");
    assert!(history.list(&moved).unwrap().versions.is_empty());
    let whole = desk.folder.path().canonicalize().unwrap().join("a.toml");
    assert_eq!(history.elsewhere(&moved, b"one").unwrap(), [whole]);
    assert!(history.elsewhere(&file, b"one").unwrap().is_empty(), "its own");
    assert!(history.elsewhere(&moved, b"two").unwrap().is_empty());
}

#[test]
fn what_another_program_wrote_in_between_is_kept_in_its_order() {
    let desk = Desk::new();
    let (history, file) = (desk.history(), desk.file("a"));
    history.record_file(&file).unwrap();
    assert!(history.list(&file).unwrap().versions.is_empty(), "nothing there");
    std::fs::write(&file, "three").unwrap();
    history.record(&file, b"one", By::Window).unwrap();
    // Seen, and written over before it could be kept.
    history.record_seen(&file, "two").unwrap();
    let expected = ["three", "two", "one"].map(|text| text.as_bytes().to_vec());
    assert_eq!(contents(&history, &file), expected);
    // Told late, it is no news.
    history.record_seen(&file, "one").unwrap();
    assert_eq!(contents(&history, &file), expected);
    assert!(history.list(&file).unwrap().versions[0].written().is_some());
}
