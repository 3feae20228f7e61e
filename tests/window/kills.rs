//! A window is killed at random moments while the user types, from the first letter of a new
//! dossier on: what comes back lacks at most what was typed in the last second.
//!
//! A bounded number of kills as an ordinary test; `DETENTE_KILLS=200` for the
//! long form.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use detente::app::StartOptions;
use detente::store::StateFolder;
use egui::{Key, Modifiers, Role};

use crate::editing::click;
use crate::harness::*;

const FOLDER: &str = "DETENTE_TYPING_FOLDER";

/// What may be missing of what was typed.
const LAST: Duration = Duration::from_secs(1);

/// What is typed, step by step: a new dossier, an event that is never added,
/// and from within it sources that are.
const TITLE: &str = "Border dispute of the two neighbours";
const SIDES: [&str; 2] = ["Arcadia", "Borduria"];
const HEADLINE: &str = "Arcadia closes the border to lorries from the north";
const SOURCE: &str = "Evening paper of the capital, number";

fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap()
}

fn open_in(folder: &Path) -> Window {
    let state = Some(StateFolder::at(folder.join("state")));
    open_with(StartOptions { state, ..StartOptions::default() }, [1440.0, 1400.0])
}

/// How far the typing has come: the dossier's title and sides, the event's headline, sources that
/// were added, and the one that is being written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Typed {
    /// Letters of title and sides; `usize::MAX` once the dossier has begun.
    begun: usize,
    headline: usize,
    /// Sources that were added.
    sources: usize,
    source: usize,
}

/// The process that is killed: types until then, and reports each letter with its time when the
/// window has taken it.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let mut window = open_in(Path::new(&folder));
    let mut typed = Typed::default();
    let tell = |typed: &Typed| {
        let Typed { begun, headline, sources, source } = typed;
        let mut out = std::io::stdout();
        let at = now().as_millis();
        writeln!(out, "typed {at} {begun} {headline} {sources} {source}").unwrap();
    };
    press(&mut window, Modifiers::COMMAND, Key::N);
    tell(&typed);
    for (field, text) in
        ["Title", "First side", "Second side"].into_iter().zip([TITLE, SIDES[0], SIDES[1]])
    {
        write(&mut window, field, text, |_| {
            typed.begun += 1;
            tell(&typed);
        });
    }
    click(&mut window, Role::Button, "Begin");
    typed.begun = usize::MAX;
    tell(&typed);
    write(&mut window, "Headline *", HEADLINE, |_| {
        typed.headline += 1;
        tell(&typed);
    });
    loop {
        click(&mut window, Role::Button, "New source…");
        let title = format!("{SOURCE} {}", typed.sources);
        write(&mut window, "Title *", &title, |_| {
            typed.source += 1;
            tell(&typed);
        });
        click(&mut window, Role::Button, "Add");
        (typed.sources, typed.source) = (typed.sources + 1, 0);
        tell(&typed);
    }
}

/// Types letter by letter, faster than anyone can.
fn write(window: &mut Window, field: &str, text: &str, mut then: impl FnMut(usize)) {
    window.get_by_role_and_label(Role::TextInput, field).focus();
    window.step();
    for (at, letter) in text.chars().enumerate() {
        window.get_by_role_and_label(Role::TextInput, field).type_text(&letter.to_string());
        window.step();
        then(at);
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Everything that a child has told, with its time.
type Log = Arc<Mutex<Vec<(Duration, Typed)>>>;

fn start(folder: &Path) -> (Child, Log, std::thread::JoinHandle<()>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kills::child", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let log = Log::default();
    let reader = std::thread::spawn({
        let log = Arc::clone(&log);
        move || {
            for line in lines.map_while(Result::ok) {
                let Some((_, told)) = line.split_once("typed ") else { continue };
                let numbers: Vec<u64> =
                    told.split(' ').filter_map(|number| number.parse().ok()).collect();
                let &[at, begun, headline, sources, source] = numbers.as_slice() else { continue };
                let [begun, headline, sources, source] =
                    [begun, headline, sources, source].map(|n| usize::try_from(n).unwrap());
                let typed = Typed { begun, headline, sources, source };
                log.lock().unwrap().push((Duration::from_millis(at), typed));
            }
        }
    });
    (child, log, reader)
}

/// How much of a text stands in a field.
fn written(window: &Window, field: &str, whole: &str) -> Option<usize> {
    let field = window.query_by_role_and_label(Role::TextInput, field)?;
    let text = field.accesskit_node().value().unwrap_or_default();
    assert!(whole.starts_with(&text), "{text:?} was never typed");
    Some(text.chars().count())
}

/// What comes back after a kill, by the window's own way.
fn brought_back(folder: &Path) -> Typed {
    let mut window = open_in(folder);
    if names(&window, "Unsaved edits were kept").is_empty() {
        return Typed::default();
    }
    let added = names(&window, "Added: source").len();
    let more = names(&window, "and ")
        .iter()
        .find_map(|name| name.strip_prefix("and ")?.strip_suffix(" more")?.parse::<usize>().ok());
    let added = added + more.unwrap_or_default();
    click(&mut window, Role::Button, "Bring back");
    if let Some(title) = written(&window, "Title", TITLE) {
        let sides = ["First side", "Second side"].into_iter().zip(SIDES);
        let sides: usize = sides.map(|(field, side)| written(&window, field, side).unwrap()).sum();
        return Typed { begun: title + sides, ..Typed::default() };
    }
    assert!(!names(&window, TITLE).is_empty());
    let mut typed = Typed { begun: usize::MAX, sources: added, ..Typed::default() };
    let next = format!("{SOURCE} {added}");
    if let Some(source) = written(&window, "Title *", &next) {
        typed.source = source;
        // The event's form waits behind it.
        click(&mut window, Role::Button, "Cancel");
    }
    typed.headline = written(&window, "Headline *", HEADLINE).unwrap_or_default();
    typed
}

/// The same on every machine: a test that fails should fail again.
struct Moments(u64);

impl Moments {
    fn next(&mut self, below: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}

#[cfg(unix)]
#[test]
fn killed_at_any_moment_at_most_the_last_second_is_lost() {
    let kills: u32 = std::env::var("DETENTE_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(20);
    let mut moments = Moments(11);
    let (mut letters, mut missing, mut worst) = (0, 0, Duration::ZERO);
    for kill in 0..kills {
        let folder = tempfile::tempdir().unwrap();
        let (mut child, log, reader) = start(folder.path());
        // Its first word says that the window is there.
        while log.lock().unwrap().is_empty() {
            assert!(child.try_wait().unwrap().is_none(), "kill {kill}: it has ended by itself");
            std::thread::sleep(Duration::from_millis(5));
        }
        std::thread::sleep(Duration::from_millis(moments.next(6000)));
        child.kill().unwrap();
        let killed = now();
        child.wait().unwrap();
        reader.join().unwrap();
        let log = std::mem::take(&mut *log.lock().unwrap());
        let back = brought_back(folder.path());
        let before = log.iter().rev().find(|(at, _)| *at + LAST <= killed);
        let expected = before.map(|(_, typed)| typed.clone()).unwrap_or_default();
        assert!(back >= expected, "kill {kill}: {back:?} came back of {expected:?}");
        // How old the first letter is that did not come back.
        let lost: Vec<_> = log.iter().filter(|(_, typed)| *typed > back).collect();
        letters += log.len();
        missing += lost.len();
        if let Some((at, _)) = lost.first() {
            worst = worst.max(killed.saturating_sub(*at));
        }
    }
    println!(
        "{kills} kills, {letters} letters typed, {missing} did not come back, the oldest of them \
         typed {} ms before its kill",
        worst.as_millis()
    );
    assert!(letters > kills as usize * 5, "the child was killed before it typed anything");
}
