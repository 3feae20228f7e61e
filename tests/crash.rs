//! What a panic leaves: a report without a word of the dossier, announced on standard error, and an
//! exit code that says so.
//!
//! Nothing in the program panics on demand. So this program is its own child: it
//! runs a command of the real command line, and panics where that has ended, with
//! all that the command line has set up.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

use std::ffi::OsString;

/// How the child ends.
const HOW: &str = "DETENTE_PANIC";

fn main() {
    match std::env::var_os(HOW) {
        Some(how) => child(&how),
        #[cfg(unix)]
        None => parent::main(),
        // Where the state lies cannot be chosen from outside on that system.
        #[cfg(not(unix))]
        None => {}
    }
}

fn child(how: &OsString) {
    use detente::store::crash;
    let _ = detente::cli::main();
    let file = std::env::args().next_back().unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    let _task = crash::task("saving");
    match how.to_str().unwrap() {
        // As slices of a text and `expect` on an error do, it quotes data.
        "quoting" => panic!("of {text:?} in {file} there is no such byte"),
        "plain" => panic!("a message of the source"),
        "window" => {
            let state = detente::store::StateFolder::of_user();
            crash::install(state, crash::Program::Window);
            let typed = "type";
            (0..3).for_each(|_| crash::did("form", typed));
            panic!("{text}");
        }
        _ => {
            for _ in 0..5 {
                let again = std::thread::Builder::new().name("again".to_owned());
                assert!(again.spawn(|| panic!("again")).unwrap().join().is_err());
            }
        }
    }
}

#[cfg(unix)]
mod parent {
    use std::os::unix::fs::PermissionsExt;
    use std::path::{Path, PathBuf};
    use std::process::{Command, Output, Stdio};

    use detente::store::StateFolder;
    use detente::store::crash::take_new;

    use super::HOW;

    /// Stands in the dossier, and in its name.
    const SECRET: &str = "not-for-others";
    /// What the command line itself makes of it goes to the other streams.
    const DOSSIER: &str = "schema = 1\ntitle = \"not-for-others\"\n\
        [[sides]]\nid = \"a\"\nname = \"A\"\n[[sides]]\nid = \"b\"\nname = \"B\"\n";

    pub(crate) fn main() {
        a_report_says_what_and_where_and_quotes_nothing();
        a_message_of_the_source_is_told();
        a_window_says_that_its_edits_are_kept();
        the_last_ten_are_kept_and_one_process_writes_three();
        without_a_state_folder_it_is_told();
        nobody_who_listens_is_no_second_panic();
    }

    struct Desk(tempfile::TempDir);

    impl Desk {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            std::fs::write(folder.path().join(format!("{SECRET}.dossier.toml")), DOSSIER).unwrap();
            Self(folder)
        }

        fn command(&self, how: &str) -> Command {
            let mut command = Command::new(std::env::current_exe().unwrap());
            command
                .arg("check")
                .arg(self.0.path().join(format!("{SECRET}.dossier.toml")))
                .env(HOW, how)
                .env("HOME", self.0.path())
                .env("XDG_STATE_HOME", self.0.path().join("state"));
            command
        }

        fn run(&self, how: &str) -> Output {
            self.command(how).output().unwrap()
        }

        fn state(&self) -> PathBuf {
            if cfg!(target_os = "macos") {
                self.0.path().join("Library/Application Support/detente")
            } else {
                self.0.path().join("state/detente")
            }
        }

        fn reports(&self) -> Vec<PathBuf> {
            let entries = std::fs::read_dir(self.state().join("crashes")).unwrap();
            entries.map(|entry| entry.unwrap().path()).collect()
        }
    }

    fn stderr(output: &Output) -> String {
        String::from_utf8(output.stderr.clone()).unwrap()
    }

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    /// What a report has to say whatever happened.
    #[track_caller]
    fn is_a_report(text: &str) {
        let version = format!("Version  {}\n", env!("CARGO_PKG_VERSION"));
        let system = format!("System   {}, {}\n", std::env::consts::OS, std::env::consts::ARCH);
        for part in [&*version, &*system, "Where    tests/crash.rs:", "command check", "saving"] {
            assert!(text.contains(part), "{part:?} is not in\n{text}");
        }
        // With its module or without, as the program was built.
        assert!(text.lines().any(|line| line.ends_with("child")), "no stack in\n{text}");
        for part in [SECRET, "/tmp", ".toml", env!("CARGO_MANIFEST_DIR")] {
            assert!(!text.contains(part), "{part:?} is in\n{text}");
        }
    }

    fn a_report_says_what_and_where_and_quotes_nothing() {
        let desk = Desk::new();
        let output = desk.run("quoting");
        assert_eq!(output.status.code(), Some(101), "{output:?}");
        let reports = desk.reports();
        assert_eq!(reports.len(), 1);
        let text = std::fs::read_to_string(&reports[0]).unwrap();
        is_a_report(&text);
        assert!(text.contains("Message  left out"), "{text}");
        assert!(text.contains("Thread   main\n"), "{text}");
        assert!(!text.contains("When     not known"), "{text}");
        assert_eq!(mode(&reports[0]), 0o600);
        assert_eq!(mode(&desk.state().join("crashes")), 0o700);
        let told = stderr(&output);
        assert!(!told.contains(SECRET), "{told}");
        assert_eq!(told.lines().count(), 2, "{told}");
        assert!(told.contains("an error inside the program, at tests/crash.rs:"), "{told}");
        assert!(told.contains(&reports[0].display().to_string()), "{told}");
        assert!(told.contains("nothing was sent"), "{told}");
        assert!(!told.contains("journal"), "a command has none: {told}");
        // What a window asks when it starts.
        let state = StateFolder::at(desk.state());
        let taken = take_new(&state).unwrap().unwrap();
        assert_eq!((&taken.path, &taken.text), (&reports[0], &text));
        assert_eq!(take_new(&state).unwrap(), None);
    }

    fn a_message_of_the_source_is_told() {
        let desk = Desk::new();
        desk.run("plain");
        let text = std::fs::read_to_string(&desk.reports()[0]).unwrap();
        is_a_report(&text);
        assert!(text.contains("Message  a message of the source\n"), "{text}");
    }

    fn a_window_says_that_its_edits_are_kept() {
        let desk = Desk::new();
        let told = stderr(&desk.run("window"));
        assert!(told.contains("unsaved edits are in the journal"), "{told}");
        let text = std::fs::read_to_string(&desk.reports()[0]).unwrap();
        is_a_report(&text);
        assert!(text.contains("Before   command check, form type (× 3)\n"), "{text}");
    }

    fn the_last_ten_are_kept_and_one_process_writes_three() {
        let desk = Desk::new();
        let told = stderr(&desk.run("threads"));
        assert_eq!(told.matches("an error inside the program").count(), 5, "{told}");
        assert_eq!(told.matches("a report of it").count(), 3, "{told}");
        assert_eq!(desk.reports().len(), 3);
        for _ in 0..3 {
            desk.run("threads");
        }
        let last = stderr(&desk.run("plain"));
        let reports = desk.reports();
        assert_eq!(reports.len(), 10);
        let is_told = |path: &&PathBuf| last.contains(&path.display().to_string());
        assert_eq!(reports.iter().filter(is_told).count(), 1, "the last is among them");
    }

    fn without_a_state_folder_it_is_told() {
        let desk = Desk::new();
        let mut command = desk.command("quoting");
        command.env("XDG_STATE_HOME", "/dev/null/state").env("HOME", "/dev/null/home");
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(101), "{output:?}");
        let told = stderr(&output);
        let (_, report) = told.split_once("nothing was sent\n").unwrap();
        is_a_report(report);
    }

    fn nobody_who_listens_is_no_second_panic() {
        let desk = Desk::new();
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = desk.command("quoting");
        let status = command.stdout(Stdio::null()).stderr(writer).status().unwrap();
        assert_eq!(status.code(), Some(101), "no signal of an abort");
        assert_eq!(desk.reports().len(), 1);
    }
}
