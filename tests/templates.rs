//! A user's own templates, set in a separate process: the same files as without one, and an end to
//! those that run away.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use detente::brief::{
    Brief, BriefError, Format, Layout, Options, Origin, Press, Remarks, Sheet, Template, Worker,
};
use detente::dossier::parse;
use detente::figure::ThemeName;
use detente::reading::Holdings;
use detente::store::{ReadError, SAMPLE, TemplateFolder, Unread};
use detente::words::{ENGLISH, Language};

const MB: u64 = 1024 * 1024;
/// A loop that would not end in years.
const ENDLESS: &str =
    "#for i in range(100000) { for j in range(100000) { let x = calc.sin(i + j) } }";

fn brief() -> Brief {
    let dossier = parse(SAMPLE).dossier.unwrap();
    let options = Options { layout: Layout::Page, ..Options::of(&dossier) };
    let origin = Origin::of("sample", SAMPLE);
    Brief { holdings: Holdings::new(dossier), origin, options }
}

fn template(text: &'static str) -> Template {
    let files = move |path: &str| match path {
        "house.typ" => Ok(text.as_bytes().to_vec()),
        _ => Err(ReadError::Unreadable { path: path.into(), why: Unread::NotInTemplate }),
    };
    Template::Own { name: "house.typ".to_owned(), files: Arc::new(files) }
}

fn worker() -> Worker {
    let program = env!("CARGO_BIN_EXE_detente");
    Worker::of(program, Duration::from_secs(120), 1024 * MB)
}

type Made = Result<(Vec<Sheet>, Remarks, String), BriefError>;

/// All files of a format, what is remarked, and what its author is warned of.
fn made(brief: &Brief, template: &Template, worker: Option<&Worker>, format: Format) -> Made {
    let mut press = Press::new(brief, template, worker, 1.0);
    let (mut sheets, mut warned) = (Vec::new(), String::new());
    let mut warn = |problems: &[detente::brief::TemplateProblem]| {
        problems.iter().for_each(|problem| warned.push_str(&format!("{problem:?}")));
    };
    let remarks = press.print::<BriefError>(format, &mut warn, &mut |sheet| {
        sheets.push(sheet);
        Ok(())
    })?;
    Ok((sheets, remarks, warned))
}

fn told(template: &Template, worker: &Worker) -> String {
    match made(&brief(), template, Some(worker), Format::Pdf) {
        Err(BriefError::Template(problems)) => problems.iter().map(|p| p.lines(&ENGLISH)).collect(),
        Err(error) => error.to_string(),
        Ok((sheets, ..)) => panic!("{} files were made", sheets.len()),
    }
}

#[test]
fn files_are_the_same_byte_for_byte() {
    let house = format!("{}/docs/house-template/house.typ", env!("CARGO_MANIFEST_DIR"));
    let folder = TemplateFolder::of(Path::new(&house)).unwrap();
    let name = folder.name().to_owned();
    let house = Template::Own { name, files: Arc::new(move |path| folder.read(path)) };
    // With a warning, pages of several sizes, and no PDF/UA.
    let odd = template(
        "#import \"/detente/lib.typ\": *\n== Second\n#text(font: \"None such\")[决定]\n\
         #image(\"/detente/chart-300x200.svg\")\n#set page(width: 200pt)\n\
         #json(\"/detente/chart-90x60-nokey.json\").lanes_hidden #brief.title",
    );
    let mut chinese = brief();
    chinese.options.language = Language::Chinese;
    chinese.options.theme = ThemeName::Dark;
    for (brief, template) in [(brief(), &house), (brief(), &odd), (chinese, &house)] {
        for format in [Format::Pdf, Format::Svg, Format::Png] {
            let here = made(&brief, template, None, format).unwrap();
            let apart = made(&brief, template, Some(&worker()), format).unwrap();
            assert!(here == apart, "{format:?}: {:?} and {:?}", here.1, apart.1);
            assert_eq!(here.2.is_empty(), std::ptr::eq(template, &house), "{}", here.2);
        }
    }
    let (sheets, remarks, _) = made(&brief(), &odd, Some(&worker()), Format::Pdf).unwrap();
    assert!(sheets[0].bytes.starts_with(b"%PDF"));
    assert!(remarks.not_accessible[0].lines(&ENGLISH).contains("house.typ:2:1"), "{remarks:?}");
}

/// Template authors find the size by trying.
#[test]
fn a_chart_has_any_size() {
    let sizes = template(
        "#let sides = (1, 9, 45, 90, 199, 10000)\n\
         #for width in sides { for height in sides { for parts in (\"\", \"-nokey\", \"-nolanes-nokey-nolegend\") {\n\
         let name = \"/detente/chart-\" + str(width) + \"x\" + str(height) + parts\n\
         if json(name + \".json\").keyed > 1000 [many]\n\
         if read(name + \".svg\").len() < 9 [none]\n\
         } } }",
    );
    made(&brief(), &sizes, Some(&worker()), Format::Pdf).unwrap();
}

#[test]
fn mistakes_are_shown_with_their_lines_and_nothing_else_is_reached() {
    let error = told(&template("= Title\n\n#let x = brief.titel\n"), &worker());
    assert!(error.starts_with("house.typ:3:10: error: unknown variable: brief"), "{error}");
    assert!(error.contains("3 | #let x = brief.titel\n  |          ^^^^^"), "{error}");
    for (text, part) in [
        ("#read(\"/etc/hostname\")", "no such file"),
        ("#read(\"../secret.txt\")", "outside"),
        ("#read(\"/detente/none-such.typ\")", "not found"),
        ("#import \"@preview/cetz:0.3.4\"", "uses no packages"),
        ("#image(\"/detente/chart-20000x1.svg\")", "not found"),
    ] {
        let error = told(&template(text), &worker());
        assert!(error.contains(part), "{text}: {error}");
    }
}

#[test]
fn one_that_never_ends_is_given_up_in_time() {
    let worker = Worker { time: Duration::from_secs(1), ..worker() };
    let begun = Instant::now();
    let error = told(&template(ENDLESS), &worker);
    assert!(error.contains("not done after 1 s"), "{error}");
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

/// What is reported elsewhere about a process that takes too much depends on the system.
#[cfg(target_os = "linux")]
#[test]
fn one_that_takes_too_much_memory_is_ended() {
    let worker = Worker { memory: 256 * MB, ..worker() };
    for text in [
        "#range(100000000).len()",
        "#{ let a = (1,); for i in range(40) { a = a + a }; [#a.len()] }",
        "#{ let c = [x]; for i in range(60) { c = c + c }; c }",
    ] {
        let error = told(&template(text), &worker);
        assert!(error.contains("took more than 256 MB of memory"), "{text}: {error}");
        assert!(error.contains("--memory-limit"), "{error}");
    }
    // What is asked of it is not more than an ordinary one needs.
    let small = Worker { memory: 128 * MB, ..worker };
    let ordinary = template("#import \"/detente/lib.typ\": *\n#chart(200pt, 120pt)");
    made(&brief(), &ordinary, Some(&small), Format::Pdf).unwrap();
}

#[test]
fn a_program_that_is_another_is_found_out() {
    let quick = |program: &str| Worker {
        arguments: Vec::new(),
        ..Worker::of(program, Duration::from_secs(5), 256 * MB)
    };
    let text = template("= Title");
    let error = told(&text, &quick("/none/such"));
    assert!(error.contains("no process could be started"), "{error}");
    if cfg!(unix) {
        for program in ["true", "cat", "yes", "env"] {
            let error = told(&text, &quick(program));
            let parts = ["ended before it was done", "speaks out of turn"];
            assert!(parts.iter().any(|part| error.contains(part)), "{program}: {error}");
        }
    }
}

#[cfg(target_os = "linux")]
mod processes {
    use std::io::Read;
    use std::path::PathBuf;
    use std::process::{Command, Stdio};

    use super::*;

    /// The program under a name that no other test has.
    struct Named(tempfile::TempDir);

    impl Named {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_detente"), folder.path().join("own"))
                .unwrap();
            Self(folder)
        }

        fn worker(&self) -> Worker {
            Worker { program: self.0.path().join("own"), ..worker() }
        }

        fn pids(&self) -> Vec<u32> {
            find(&self.0.path().join("own").display().to_string())
        }
    }

    /// Processes that were started with this in their command.
    fn find(part: &str) -> Vec<u32> {
        let entries = std::fs::read_dir("/proc").unwrap().filter_map(Result::ok);
        let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        pids.filter(|pid| command(*pid).contains(part)).collect()
    }

    fn command(pid: u32) -> String {
        let mut bytes = Vec::new();
        if let Ok(mut file) = std::fs::File::open(format!("/proc/{pid}/cmdline")) {
            let _ = file.read_to_end(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn kill(pid: u32) {
        assert!(Command::new("kill").args(["-9", &pid.to_string()]).status().unwrap().success());
    }

    #[test]
    fn whoever_stops_ends_the_process() {
        let named = Named::new();
        let (brief, worker) = (brief(), named.worker());
        let pages = template("one #pagebreak() two #pagebreak() three");
        let mut press = Press::new(&brief, &pages, Some(&worker), 1.0);
        let mut taken = 0;
        let stopped = press.print::<BriefError>(Format::Svg, &mut |_| {}, &mut |_| {
            assert_eq!(named.pids().len(), 1, "one process");
            taken += 1;
            Err(BriefError::NoPage(1))
        });
        assert!(matches!(stopped, Err(BriefError::NoPage(1))), "{stopped:?}");
        assert_eq!(taken, 1);
        drop(press);
        assert_eq!(named.pids(), Vec::<u32>::new());
    }

    #[test]
    fn one_that_was_given_up_is_gone() {
        let named = Named::new();
        let worker = Worker { time: Duration::from_millis(500), ..named.worker() };
        told(&template(ENDLESS), &worker);
        assert_eq!(named.pids(), Vec::<u32>::new());
    }

    #[test]
    fn one_that_the_system_ends_is_told_as_that() {
        let named = Named::new();
        let (brief, worker) = (brief(), named.worker());
        let pages = template("one #pagebreak() two #pagebreak() three");
        let mut press = Press::new(&brief, &pages, Some(&worker), 1.0);
        let mut none = |_: &[_]| {};
        press.print::<BriefError>(Format::Svg, &mut none, &mut |_| Ok(())).unwrap();
        named.pids().into_iter().for_each(kill);
        let ended = press.print::<BriefError>(Format::Svg, &mut none, &mut |_| Ok(()));
        assert!(matches!(ended, Err(BriefError::Killed)), "{ended:?}");
    }

    /// As with Ctrl-C, or when a command that takes too long is killed.
    #[test]
    fn nothing_goes_on_without_the_command() {
        let folder = tempfile::tempdir().unwrap();
        let endless: PathBuf = folder.path().join("endless.typ");
        std::fs::write(&endless, ENDLESS).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_detente"))
            .args(["render", "--time-limit", "600", "-o"])
            .arg(folder.path().join("out.pdf"))
            .arg("--template")
            .arg(&endless)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let children = || {
            let path = format!("/proc/{0}/task/{0}/children", command.id());
            let text = std::fs::read_to_string(path).unwrap_or_default();
            text.split_whitespace().map(|pid| pid.parse().unwrap()).collect::<Vec<u32>>()
        };
        let until = Instant::now() + Duration::from_secs(30);
        while children().is_empty() && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(10));
        }
        let children = children();
        assert_eq!(children.len(), 1, "it has begun");
        // Let it come to the template.
        std::thread::sleep(Duration::from_millis(500));
        command.kill().unwrap();
        command.wait().unwrap();
        let lives = |pid: &u32| self::command(*pid).contains("set-template");
        while children.iter().any(lives) {
            assert!(Instant::now() < until, "it goes on");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}
