//! The command line as a script sees it: results, diagnostics, exit codes.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

#[path = "common/skipped.rs"]
mod skipped;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn detente(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_detente"))
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
    fn write(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }
}

/// Gain 0.1, no reversion, from the middle of the scale: numbers that can be
/// checked on paper.
const SMALL: &str = r#"
schema = 1
title = "Small"
cutoff = "2025-01-04"
[model]
kind = "level"
half_life_days = "none"
[[sides]]
id = "a"
name = "Arcadia"
[[sides]]
id = "b"
name = "Borduria"
[[events]]
id = "strike"
date = "2025-01-01"
headline = "Strike, with a comma"
actor = "a"
code = "190"
[[events]]
id = "aid"
date = "2025-01-03"
headline = "Aid"
actor = "b"
code = "070"
[[commitments]]
id = "stop"
by = "a"
text = "Stop"
made = "2025-01-02"
due = "2025-01-03"
[[commitments.claims]]
by = "a"
stance = "met"
date = "2025-01-03"
[[commitments.claims]]
by = "b"
stance = "unmet"
date = "2025-01-04"
[[commitments.verdicts]]
status = "partial"
date = "2025-01-04"
"#;

// L0 = 0; 190 has −10: ΔL = −1, so L = −1 and T = 50·(1 + 1/9) = 55.5556.
// 070 has +7: ΔL = (9 + 1)/9 · 0.7 = 0.7778, L = −0.2222, T = 51.234568.
#[test]
fn series_prints_a_row_a_day() {
    let folder = Folder::new();
    let file = folder.write("small.dossier.toml", SMALL);
    let output = detente(&["series", &file]);
    assert!(output.status.success());
    assert_eq!(
        stdout(&output),
        "date,tension\n2025-01-01,55.555556\n2025-01-02,55.555556\n2025-01-03,51.234568\n2025-01-04,51.234568\n"
    );
    let one_way = detente(&["series", &file, "--direction", "b>a"]);
    // ΔL = 0.7 from 0: T = 50·(1 − 0.7/9).
    assert_eq!(stdout(&one_way), "date,tension\n2025-01-03,46.111111\n2025-01-04,46.111111\n");
    let flow = detente(&["series", &file, "--model", "flow", "--to", "2025-01-02"]);
    // Another kind takes its own default half-life: 10 · 2^(−1/30).
    assert_eq!(stdout(&flow), "date,tension\n2025-01-01,10.000000\n2025-01-02,9.771600\n");
    let band = detente(&["series", &file, "--band", "--from", "2025-01-01", "--to", "2025-01-01"]);
    // Gain × 0.7 and × 1.3: ΔL = −0.7 and −1.3.
    assert_eq!(stdout(&band), "date,tension,low,high\n2025-01-01,55.555556,53.888889,57.222222\n");
    assert!(stderr(&band).contains("range over 3 settings"));
    let json = detente(&["series", &file, "--format", "json"]);
    let rows: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(rows[0], serde_json::json!({"date": "2025-01-01", "tension": 55.555556}));
}

#[test]
fn a_mean_has_gaps_and_no_parts() {
    let folder = Folder::new();
    let file = folder.write(
        "small.dossier.toml",
        &SMALL.replace("kind = \"level\"", "kind = \"mean\"\nwindow_days = 1"),
    );
    let output = detente(&["series", &file]);
    assert_eq!(
        stdout(&output),
        "date,tension\n2025-01-01,10.000000\n2025-01-02,\n2025-01-03,-7.000000\n2025-01-04,\n"
    );
    let output = detente(&["explain", &file, "--from", "2025-01-01", "--to", "2025-01-04"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("a mean is not a sum"));
}

#[test]
fn explain_adds_up() {
    let folder = Folder::new();
    let file = folder.write("small.dossier.toml", SMALL);
    let output = detente(&[
        "explain",
        &file,
        "--from",
        "2024-12-31",
        "--to",
        "2025-01-04",
        "--format",
        "csv",
    ]);
    assert_eq!(
        stdout(&output),
        "event,date,headline,change\n\
         strike,2025-01-01,\"Strike, with a comma\",5.555556\n\
         aid,2025-01-03,Aid,-4.320988\n\
         return to baseline,,,0.000000\n\
         total,,,1.234568\n"
    );
    let late = detente(&["explain", &file, "--from", "2025-01-01", "--to", "2025-02-01"]);
    assert_eq!(late.status.code(), Some(2));
    assert!(stderr(&late).contains("--as-of"));
}

#[test]
fn check_reports_everything_and_exits_1() {
    let folder = Folder::new();
    let broken = SMALL
        .replace("code = \"190\"", "cod = \"190\"")
        .replace("by = \"a\"\ntext", "by = \"c\"\ntext");
    let file = folder.write("broken.dossier.toml", &broken);
    let output = detente(&["check", &file]);
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    assert!(text.contains("broken.dossier.toml:19:1: error: unknown key `cod`"), "{text}");
    assert!(text.contains("did you mean \"code\"?"));
    assert!(text.contains("has no `code`"));
    assert!(text.contains("names no side: \"c\""));
    let json = detente(&["check", "--format", "json", &file]);
    let problems: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(problems.as_array().unwrap().len(), 3);
    assert_eq!(detente(&["check", "no-such-file.toml"]).status.code(), Some(2));
    assert_eq!(detente(&["series", &file]).status.code(), Some(1));
    let sound = folder.write("sound.dossier.toml", SMALL);
    assert_eq!(detente(&["check", &sound]).status.code(), Some(0));
}

#[test]
fn usage_errors_exit_2_and_say_so() {
    for arguments in [
        &["frobnicate", "x"][..],
        &["series", "--as-of", "2025-02-30"],
        &["series", "--direction", "us>mars"],
        &["series", "--from", "2025-06-02", "--to", "2025-06-01"],
        &["render", "-o", "figure.tiff"],
        &["render", "-o", "figure.png", "--size", "big"],
        &["render", "-o", "no-such-folder/figure.svg"],
        &["render"],
        &["render", "-o", "a.pdf", "-o", "a.pdf"],
        &["render", "-o", "a.pdf", "--as-of", "2025-05-11", "--as-of", "2025-06-12"],
        &["render", "-o", "a.pdf", "--layout", "page", "--size", "800x600"],
        &["render", "-o", "a.pdf", "--commitments", "none-such"],
        &["render", "-o", "a.pdf", "--template", "none-such.typ"],
        &["render", "-o", "a.pdf", "--lang", "xx"],
        &["check"],
    ] {
        let output = detente(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
        assert!(!stderr(&output).contains("panicked"), "{arguments:?}");
    }
}

#[test]
fn a_picture_that_cannot_be_written_says_why_once() {
    let output = detente(&["render", "-o", "no-such-folder/figure.svg"]);
    assert_eq!(
        stderr(&output),
        "detente: no-such-folder/figure.svg cannot be written: its folder does not exist; \
         make it, or name another; nothing was changed\n"
    );
}

#[test]
fn without_a_display_one_sentence_names_render() {
    if cfg!(any(target_os = "windows", target_os = "macos")) {
        skipped::skipped("this system always has a display");
        return;
    }
    let output = detente(&[]);
    assert_eq!(output.status.code(), Some(2));
    let text = stderr(&output);
    assert!(text.contains("detente render") && text.lines().count() == 1, "{text}");
}

#[test]
fn the_schema_is_json() {
    let output = detente(&["schema"]);
    let schema: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(schema["properties"]["schema"]["const"], 1);
    assert!(schema["$defs"]["Event"]["properties"]["headline"].is_object());
}

fn render(to: &Path, extra: &[&str]) -> Vec<u8> {
    let target = to.display().to_string();
    let arguments: Vec<&str> =
        ["render", "--force", "-o", &target].into_iter().chain(extra.iter().copied()).collect();
    let output = detente(&arguments);
    assert!(output.status.success(), "{}", stderr(&output));
    std::fs::read(to).unwrap()
}

#[test]
fn figures_are_the_same_every_time() {
    let folder = Folder::new();
    let svg = render(&folder.path("a.svg"), &[]);
    assert_eq!(svg, render(&folder.path("b.svg"), &[]));
    let text = String::from_utf8(svg).unwrap();
    assert!(text.contains("<title id=\"title\">US–China trade truce"));
    assert!(text.contains(">as of 12 Jun 2025<"));
    // Every event of the sample is on the picture: as a label or in the key.
    let sample = detente::dossier::parse(detente::store::SAMPLE).dossier.unwrap();
    for event in &sample.events {
        let first = event.headline.split(' ').next().unwrap();
        assert!(text.contains(&first.replace('&', "&amp;")), "{}", event.headline);
    }
    let png = render(&folder.path("a.png"), &["--size", "800x600", "--theme", "dark"]);
    assert_eq!(png, render(&folder.path("b.png"), &["--size", "800x600", "--theme", "dark"]));
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(png[16..24], [0, 0, 3, 32, 0, 0, 2, 88], "width and height");
}

#[test]
fn a_picture_of_a_past_day_tells_nothing_of_later_ones() {
    let folder = Folder::new();
    let svg = render(&folder.path("a.svg"), &["--as-of", "2025-05-20"]);
    let text = String::from_utf8(svg).unwrap();
    assert!(text.contains("Geneva truce"));
    for later in ["London", "Lutnick", "Trump", "12 Jun"] {
        assert!(!text.contains(later), "{later}");
    }
}

#[test]
fn the_legend_names_the_dashes_of_what_is_scheduled() {
    let folder = Folder::new();
    let talks = "\n[[sources]]\nid = \"s\"\ntitle = \"S\"\npublished = \"2025-01-02\"\n\
        [[events]]\nid = \"talks\"\ndate = \"2025-03-01\"\nheadline = \"Talks\"\n\
        actor = \"both\"\ncode = \"04\"\nsources = [\"s\"]\n";
    let file = folder.write("talks.toml", &format!("{SMALL}{talks}"));
    let legend = |as_of: &str| {
        let svg = render(&folder.path("a.svg"), &[&file, "--as-of", as_of]);
        String::from_utf8(svg).unwrap().contains(">scheduled<")
    };
    assert!(legend("2025-01-04"));
    assert!(!legend("2025-03-02"), "by then it has taken place");
}

#[test]
fn pictures_of_anything_can_be_drawn() {
    let folder = Folder::new();
    let sides = "schema = 1\ntitle = \"T\"\n[[sides]]\nid = \"a\"\nname = \"<A> & 中国\"\n[[sides]]\nid = \"b\"\nname = \"B\"\n";
    let empty = folder.write("empty.toml", sides);
    let one = format!(
        "{sides}[[events]]\nid = \"x\"\ndate = \"2025\"\nheadline = \"{}\"\nactor = \"both\"\ncode = \"20\"\n",
        "Ω".repeat(300)
    );
    let one = folder.write("one.toml", &one);
    for file in [&empty, &one] {
        for size in ["200x200", "300x2000", "4000x300", "1600x1000"] {
            for kind in ["svg", "png"] {
                let path = folder.path(&format!("figure.{kind}"));
                let bytes = render(&path, &[file, "--size", size]);
                // Nothing is so small or so empty that it says nothing.
                match kind {
                    "svg" => {
                        let text = String::from_utf8(bytes).unwrap();
                        assert!(text.contains("</text>") && text.ends_with("</svg>\n"), "{size}");
                    }
                    _ => assert!(bytes.starts_with(b"\x89PNG") && bytes.len() > 200, "{size}"),
                }
            }
        }
    }
}

#[test]
fn a_brief_comes_in_every_format_at_once() {
    let folder = Folder::new();
    let names = ["a.pdf", "a-1.svg", "a-1.png", "a.html"];
    // The sample takes several slides, each a picture of its own.
    let paths = names.map(|name| folder.path(&name.replace("-1", "")).display().to_string());
    let mut arguments = vec!["render", "--layout", "slide"];
    for path in &paths {
        arguments.extend(["-o", path]);
    }
    let output = detente(&arguments);
    assert!(output.status.success(), "{}", stderr(&output));
    let read = |name: &str| std::fs::read(folder.path(name)).unwrap();
    assert!(read("a.pdf").starts_with(b"%PDF-1.7"));
    assert!(read("a-1.png").starts_with(b"\x89PNG"));
    for name in ["a-1.svg", "a.html"] {
        let text = String::from_utf8(read(name)).unwrap();
        assert!(text.contains("US–China trade truce"), "{name}");
    }
}

#[test]
fn days_and_pages_have_files_of_their_own() {
    let folder = Folder::new();
    let before = folder.path("{as_of}.svg").display().to_string();
    let output =
        detente(&["render", "-o", &before, "--as-of", "2025-05-11", "--as-of", "2025-06-12"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let read = |name: &str| std::fs::read_to_string(folder.path(name)).unwrap();
    assert!(read("2025-05-11.svg").contains(">as of 11 May 2025<"));
    assert!(!read("2025-05-11.svg").contains("London framework"));
    assert!(read("2025-06-12.svg").contains(">as of 12 Jun 2025<"));
    let pages = folder.path("p.svg").display().to_string();
    let output = detente(&["render", "--layout", "page", "-o", &pages]);
    assert!(stderr(&output).contains("p-1.svg to "), "{}", stderr(&output));
    assert!(read("p-1.svg").contains("What moved it") || read("p-2.svg").contains("What moved it"));
    let numbered = folder.path("q{page}.svg").display().to_string();
    detente(&["render", "--layout", "page", "-o", &numbered]);
    assert_eq!(read("q2.svg"), read("p-2.svg"));
}

#[test]
fn data_is_what_a_template_is_given() {
    let output = detente(&["render", "--data", "--note", "A remark", "--lang", "zh-Hans"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let data: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(data["format"], 1);
    assert_eq!(data["note"], "A remark");
    assert_eq!(data["language"], "zh-Hans");
    assert_eq!(data["dossier"]["sha256"].as_str().unwrap().len(), 64);
    let movers = &data["movers"];
    let mut sum = movers["other"].as_f64().unwrap() + movers["by_time"].as_f64().unwrap();
    for one in movers["largest"].as_array().unwrap() {
        sum += one["change"].as_f64().unwrap();
    }
    assert!((sum - movers["total"].as_f64().unwrap()).abs() < 1e-9, "the parts are the whole");
    // The documentation tells of every field.
    let documented = include_str!("../docs/templates.md");
    for field in data.as_object().unwrap().keys() {
        assert!(documented.contains(&format!("`{field}`")), "{field}");
    }
    for list in ["sides", "commitments", "events", "sources"] {
        for field in data[list][0].as_object().unwrap().keys() {
            assert!(documented.contains(&format!("`{field}`")), "{list}: {field}");
        }
    }
}

#[test]
fn the_house_template_of_the_docs_works() {
    let folder = Folder::new();
    let target = folder.path("house.pdf").display().to_string();
    let template = format!("{}/docs/house-template/house.typ", env!("CARGO_MANIFEST_DIR"));
    let output = detente(&["render", "--template", &template, "-o", &target]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(!stderr(&output).contains("no PDF/UA"), "{}", stderr(&output));
    assert!(std::fs::read(&target).unwrap().starts_with(b"%PDF"));
}

#[test]
fn a_template_with_a_mistake_is_shown_where() {
    let folder = Folder::new();
    let template = folder.write("house.typ", "= One\n\n#image(\"../secret.png\")\n");
    let target = folder.path("house.pdf").display().to_string();
    let output = detente(&["render", "--template", &template, "-o", &target]);
    assert_eq!(output.status.code(), Some(1));
    let text = stderr(&output);
    assert!(text.contains("house.typ:3:8: error:") && text.contains("3 | #image("), "{text}");
    assert!(!folder.path("house.pdf").exists());
    let endless = folder.write(
        "endless.typ",
        "#for i in range(100000) { for j in range(100000) { let x = calc.sin(i + j) } }",
    );
    let output = detente(&["render", "--template", &endless, "-o", &target, "--time-limit", "1"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("not done after 1 s"), "{}", stderr(&output));
}

/// Elsewhere the system has no limit to hold a process to.
#[cfg(target_os = "linux")]
#[test]
fn a_template_that_takes_too_much_memory_is_given_up() {
    let folder = Folder::new();
    let template = folder.write("house.typ", "#range(200000000).len()\n");
    let target = folder.path("house.pdf").display().to_string();
    let output =
        detente(&["render", "--template", &template, "-o", &target, "--memory-limit", "256"]);
    assert_eq!(output.status.code(), Some(2));
    let text = stderr(&output);
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(text.contains("took more than 256 MB of memory and was ended"), "{text}");
    assert!(!folder.path("house.pdf").exists());
}
