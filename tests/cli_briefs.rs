//! Briefs on the command line: what is overwritten, what is asked for wrongly, and what a file
//! proves about itself.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use detente::store::SAMPLE;

fn detente(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_detente"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap()
}

fn told(output: &Output) -> String {
    let (out, err) = (&output.stdout, &output.stderr);
    format!("{}{}", String::from_utf8_lossy(out), String::from_utf8_lossy(err))
}

/// A folder with the sample as a file of its own.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let dossier = folder.path().join("d.dossier.toml");
    std::fs::write(&dossier, SAMPLE).unwrap();
    (folder, dossier)
}

#[test]
fn nothing_is_written_over_in_silence() {
    let (folder, dossier) = folder();
    let at = folder.path();
    let render = |more: &[&str]| detente(at, &[&["render", "d.dossier.toml"], more].concat());
    assert!(render(&["-o", "a.svg"]).status.success());
    let again = render(&["-o", "a.svg"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(told(&again).contains("a.svg: it exists; --force writes over it"), "{}", told(&again));
    assert!(render(&["-o", "a.svg", "--force"]).status.success());
    // Never the dossier, whatever it is called.
    std::fs::copy(&dossier, at.join("own.svg")).unwrap();
    let own = detente(at, &["render", "own.svg", "-o", "own.svg", "--force"]);
    assert!(told(&own).contains("it is the dossier itself"), "{}", told(&own));
    assert_eq!(std::fs::read_to_string(at.join("own.svg")).unwrap(), SAMPLE);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&dossier, at.join("link.svg")).unwrap();
        let link = render(&["-o", "link.svg", "--force"]);
        assert!(told(&link).contains("it is a link"), "{}", told(&link));
        assert_eq!(std::fs::read_to_string(&dossier).unwrap(), SAMPLE);
    }
}

#[test]
fn what_is_asked_for_wrongly_is_told() {
    let (folder, _) = folder();
    let at = folder.path();
    for (arguments, wanted) in [
        (&["-o", "a-{asof}.svg"][..], "{asof} stands for nothing"),
        (&["-o", "a.doc"], "a brief is written as"),
        (&["-o", "a.pptx", "--layout", "page"], "--layout page has none"),
        (&["-o", "a.svg", "--y-range", "0,50"], "beyond 0 to 50"),
        (&["-o", "a.svg", "--max-marking", "purple"], "no scheme has the mark \"purple\""),
        (&["-o", "a.svg", "--house", "none.toml"], "none.toml"),
        (&["-o", "a.svg", "--text-scale", "9"], "from 0.4 to 4"),
    ] {
        let output = detente(at, &[&["render", "d.dossier.toml"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(told(&output).contains(wanted), "{arguments:?}: {}", told(&output));
    }
}

#[test]
fn a_file_proves_where_it_comes_from() {
    let (folder, dossier) = folder();
    let at = folder.path();
    for name in ["a.png", "a.svg", "a.pdf", "a.html", "a.pptx"] {
        let made = detente(at, &["render", "d.dossier.toml", "-o", name]);
        assert!(made.status.success(), "{}", told(&made));
        let same = detente(at, &["verify", name, "d.dossier.toml"]);
        assert_eq!(same.status.code(), Some(0), "{name}: {}", told(&same));
        assert!(told(&same).contains("the dossier is the same, byte for byte"), "{name}");
        assert!(told(&same).contains("all that the file says still holds"), "{name}");
        let drawn = told(&same).contains("drawn again, it is the same file, byte for byte");
        assert!(drawn || name == "a.pptx", "{name}: {}", told(&same));
    }
    // A finding is changed and an event removed.
    let (head, tail) = SAMPLE.split_at(SAMPLE.rfind("\"in-progress\"").unwrap());
    let changed = format!("{head}{}", tail.replacen("\"in-progress\"", "\"broken\"", 1));
    assert_ne!(changed, SAMPLE);
    std::fs::write(&dossier, &changed).unwrap();
    for name in ["a.png", "a.pptx"] {
        let other = detente(at, &["verify", name, "d.dossier.toml"]);
        assert_eq!(other.status.code(), Some(1), "{name}: {}", told(&other));
        let told = told(&other);
        assert!(told.contains("the dossier has changed since"), "{told}");
        assert!(told.contains("was “") && told.contains("Broken"), "{told}");
    }
    // A picture that was painted over is not what the dossier gives.
    let mut svg = std::fs::read_to_string(at.join("a.svg")).unwrap();
    svg = svg.replace(">78<", ">12<");
    std::fs::write(at.join("b.svg"), svg).unwrap();
    std::fs::write(&dossier, SAMPLE).unwrap();
    let forged = detente(at, &["verify", "b.svg", "d.dossier.toml"]);
    assert!(told(&forged).contains("it is another file"), "{}", told(&forged));
    let none = detente(at, &["verify", "d.dossier.toml"]);
    assert!(told(&none).contains("it does not say which dossier"), "{}", told(&none));
}

#[test]
fn a_replay_has_a_picture_for_each_day() {
    let (folder, _) = folder();
    let at = folder.path();
    let made = detente(
        at,
        &[
            "render",
            "d.dossier.toml",
            "--size",
            "640x400",
            "--from",
            "2025-06-01",
            "-o",
            "r.gif",
            "--frames",
            "f",
        ],
    );
    assert!(made.status.success(), "{}", told(&made));
    let gif = std::fs::read(at.join("r.gif")).unwrap();
    assert!(gif.starts_with(b"GIF89a"));
    let frames = std::fs::read_dir(at.join("f")).unwrap().count();
    assert!(frames > 5, "{frames}");
}

#[test]
fn a_house_is_on_everything() {
    let (folder, _) = folder();
    let at = folder.path();
    let house = "[house]\nname = \"Desk\"\nmarking = \"TLP:AMBER\"\ncolors = [\"#b5179e\", \"#0b3954\"]\nfooter = \"Not to be passed on\"\nlogo = \"logo.svg\"\n";
    std::fs::write(at.join("house.toml"), house).unwrap();
    let logo = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\"><rect width=\"20\" height=\"10\" fill=\"#0b3954\"/></svg>";
    std::fs::write(at.join("logo.svg"), logo).unwrap();
    for (layout, name) in
        [("figure", "a.svg"), ("slide", "b.svg"), ("page", "c.html"), ("ledger", "d.svg")]
    {
        let made = detente(
            at,
            &["render", "d.dossier.toml", "--house", "house.toml", "--layout", layout, "-o", name],
        );
        assert!(made.status.success(), "{}", told(&made));
        let first = at.join(name.replace('.', "-1."));
        let text = std::fs::read_to_string(at.join(name))
            .or_else(|_| std::fs::read_to_string(first))
            .unwrap();
        assert!(text.contains("TLP:AMBER") && text.contains("Not to be passed on"), "{layout}");
        assert!(text.contains("data:image/png;base64,"), "{layout} has the logo");
        assert!(text.contains("#b5179e"), "{layout} has its colours");
    }
    let outside = house.replace("logo.svg", "../logo.svg");
    std::fs::write(at.join("house.toml"), outside).unwrap();
    let refused =
        detente(at, &["render", "d.dossier.toml", "--house", "house.toml", "-o", "x.svg"]);
    assert_eq!(refused.status.code(), Some(2), "a logo from outside of its folder");
}
