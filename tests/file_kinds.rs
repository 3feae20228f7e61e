//! Files that are no dossier: each says what it is and what can be done, and a dossier, sound or
//! broken, is read as one whatever its name.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

use std::path::Path;
use std::process::{Command, Output};

use detente::dossier::{ArticleFormat, FileKind, TableFormat};
use detente::store::{self, ReadError, SAMPLE};
use proptest::prelude::*;

const ARTICLE: &str = "The talks in London ended late on Tuesday.\n\n\
    Both sides, tired and hoarse, spoke of progress; neither would say of what.\n";

/// A zip file of empty entries, as far as its beginning goes.
fn zip(names: &[&str], size_follows: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    for name in names {
        bytes.extend(b"PK\x03\x04\x14\0");
        bytes.extend(if size_follows { [8, 0] } else { [0, 0] });
        bytes.extend([8, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        let size: u32 = if size_follows { 0 } else { 7 };
        bytes.extend(size.to_le_bytes());
        bytes.extend(7_u32.to_le_bytes());
        bytes.extend((name.len() as u16).to_le_bytes());
        bytes.extend([0, 0]);
        bytes.extend(name.as_bytes());
        bytes.extend(b"\x01\x02word/");
    }
    bytes
}

fn with_media_type(media: &str) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec();
    bytes.extend((media.len() as u32).to_le_bytes());
    bytes.extend((media.len() as u32).to_le_bytes());
    bytes.extend([8, 0, 0, 0]);
    bytes.extend(b"mimetype");
    bytes.extend(media.as_bytes());
    bytes
}

fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

fn utf16(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

/// Names, bytes, and what they are.
fn corpus() -> Vec<(&'static str, Vec<u8>, FileKind)> {
    let article = FileKind::Article;
    let table = FileKind::Table;
    let office = ["[Content_Types].xml", "_rels/.rels"];
    let docx = zip(&[&office[..], &["word/document.xml"]].concat(), false);
    let xlsx = zip(&[&office[..], &["xl/workbook.xml"]].concat(), true);
    let pptx = zip(&[&office[..], &["ppt/presentation.xml"]].concat(), false);
    vec![
        ("article.txt", ARTICLE.into(), article(ArticleFormat::Text)),
        ("article.md", format!("# Talks\n\n{ARTICLE}").into(), article(ArticleFormat::Text)),
        ("latin.txt", b"Les n\xe9gociations ont dur\xe9.\n".to_vec(), article(ArticleFormat::Text)),
        ("wide.txt", utf16(ARTICLE), article(ArticleFormat::Text)),
        ("page", b"\n<!DOCTYPE html><html><p>x".to_vec(), article(ArticleFormat::Html)),
        ("piece.txt", b"<div class=\"story\">x</div>".to_vec(), article(ArticleFormat::Html)),
        ("feed", b"<?xml version=\"1.0\"?><rss/>".to_vec(), article(ArticleFormat::Xml)),
        ("article.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(), article(ArticleFormat::Pdf)),
        ("late", b"\0\0\n%PDF-1.4\n".to_vec(), article(ArticleFormat::Pdf)),
        ("letter.docx", docx.clone(), article(ArticleFormat::Docx)),
        ("unnamed", docx, article(ArticleFormat::Docx)),
        ("late.docx", zip(&office, false), article(ArticleFormat::Docx)),
        ("slides.pptx", pptx, article(ArticleFormat::Slides)),
        ("old.doc", compound("WordDocument"), article(ArticleFormat::Doc)),
        ("note.rtf", b"{\\rtf1\\ansi Talks}".to_vec(), article(ArticleFormat::Rtf)),
        (
            "note.odt",
            with_media_type("application/vnd.oasis.opendocument.text"),
            article(ArticleFormat::Odt),
        ),
        ("book.epub", with_media_type("application/epub+zip"), article(ArticleFormat::Epub)),
        (
            "talks.eml",
            b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Talks\r\n\r\nHello\r\n".to_vec(),
            article(ArticleFormat::Eml),
        ),
        ("events.csv", b"date,who\n2025-01-01,a\n2025-01-02,b\n".to_vec(), table(TableFormat::Csv)),
        ("one-row.csv", b"date,who\n".to_vec(), table(TableFormat::Csv)),
        ("no-name", b"a;b;c\n1;\"2;\n3\";4\n".to_vec(), table(TableFormat::Csv)),
        ("hive.txt", b"1\x012\x013\n4\x015\x016\n".to_vec(), table(TableFormat::Csv)),
        // As GDELT calls them.
        ("20250612.export.CSV", b"1\t2\t3\n4\t5\t6\n".to_vec(), table(TableFormat::Tsv)),
        ("book.xlsx", xlsx, table(TableFormat::Xlsx)),
        ("old.xls", compound("Workbook"), table(TableFormat::Xls)),
        (
            "book.ods",
            with_media_type("application/vnd.oasis.opendocument.spreadsheet"),
            table(TableFormat::Ods),
        ),
        ("data", b"{\"a\": [1]}\n".to_vec(), table(TableFormat::Json)),
        ("list", b"[[1, 2], [3]]".to_vec(), table(TableFormat::Json)),
        ("rows", b"{\"a\": 1}\n{\"a\": 2}\n".to_vec(), table(TableFormat::JsonLines)),
        ("part", b"PAR1\x15\x04".to_vec(), table(TableFormat::Parquet)),
        ("shot.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), FileKind::Picture),
        ("photo", b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(), FileKind::Picture),
        ("drawing.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec(), FileKind::Picture),
        ("all.zip", zip(&["a.csv", "word/b.txt"], false), FileKind::Archive),
        ("all.gz", b"\x1f\x8b\x08\0".to_vec(), FileKind::Archive),
        ("due.ics", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n".to_vec(), FileKind::Calendar),
        ("program", b"\x7fELF\x02\x01\x01\0".to_vec(), FileKind::Binary),
        ("noise", vec![0, 1, 2, 3, 0, 254], FileKind::Binary),
        ("blank.txt", b" \n".to_vec(), FileKind::Empty),
        ("nothing", Vec::new(), FileKind::Empty),
    ]
}

#[test]
fn files_are_told_by_how_they_begin() {
    for (name, bytes, kind) in corpus() {
        assert_eq!(FileKind::of(&bytes, name), kind, "{name}");
    }
}

#[test]
fn dossiers_are_dossiers_whatever_they_are_called() {
    for name in ["a.dossier.toml", "a.toml", "a.txt", "a.csv", "a.pdf", "a", ""] {
        assert_eq!(FileKind::of(SAMPLE.as_bytes(), name), FileKind::Dossier, "{name}");
        assert_eq!(FileKind::of(&utf16(SAMPLE), name), FileKind::Dossier, "{name}");
    }
    // Broken ones, too.
    for broken in [
        "schema = 1\ntitle = \"x\n[[sides]]\nid = \n",
        "[[events]\nid = \"a\"\nheadline = 'b\n",
        "headline = \"Talks\"\nactor = \"us\"\n",
        "[[events]]\nid = \"a\"\ndetail = \"\"\"\nIt was late.\nMuch was said.\nLittle was done.\n\
         Nobody knew.\nNobody asked.\n\"\"\"\n",
    ] {
        assert_eq!(FileKind::of(broken.as_bytes(), "a.txt"), FileKind::Dossier, "{broken}");
    }
    // What only speaks of dossiers is none, and bytes go before a name.
    let tells = format!("{ARTICLE}A record begins with this line:\n\n[[events]]\n\n{ARTICLE}");
    assert_eq!(FileKind::of(tells.as_bytes(), "a.md"), FileKind::Article(ArticleFormat::Text));
    let pdf = FileKind::of(b"%PDF-1.7\n", "a.dossier.toml");
    assert_eq!(pdf, FileKind::Article(ArticleFormat::Pdf));
    // A dossier by name that holds something else is told what is wrong there.
    assert_eq!(FileKind::of(ARTICLE.as_bytes(), "a.toml"), FileKind::Dossier);
}

fn detente(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_detente"))
        .args(arguments)
        .current_dir(folder)
        .env("XDG_STATE_HOME", folder.join("state"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn every_command_says_what_it_was_given() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, kind) in corpus() {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(store::kind_of(&path).unwrap(), kind, "{name}");
        match store::load(Some(&path)) {
            Err(ReadError::NotDossier { kind: found, .. }) => assert_eq!(found, kind, "{name}"),
            other => assert_eq!(kind, FileKind::Empty, "{name}: {other:?}"),
        }
    }
    for (arguments, says) in [
        (["check", "article.pdf"], "article.pdf: this is a PDF document, not a dossier; "),
        (["check", "article.pdf"], "detente add source DOSSIER"),
        (["series", "events.csv"], "events.csv: this is a table (CSV), not a dossier; "),
        (["ledger", "article.txt"], "this is a plain text, not a dossier"),
        (["diff", "book.xlsx"], "name two files"),
        (["render", "page"], "the following required arguments"),
        (["check", "due.ics"], "this is a calendar file, not a dossier"),
        (["check", "latin.txt"], "this is a plain text, not a dossier"),
    ] {
        let output = detente(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(says), "{arguments:?}: {}", stderr(&output));
    }
    let output = detente(folder.path(), &["set", "article.txt", "dossier", "title=x"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("this is a plain text, not a dossier"), "{}", stderr(&output));
    assert_eq!(std::fs::read_to_string(folder.path().join("article.txt")).unwrap(), ARTICLE);
    let output = detente(folder.path(), &["diff", "all.zip", "all.gz"]);
    assert!(stderr(&output).contains("all.zip: this is an archive"), "{}", stderr(&output));
    let json = detente(folder.path(), &["check", "article.pdf", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert!(found[0]["message"].as_str().unwrap().contains("PDF document"), "{found}");
}

#[test]
fn a_broken_dossier_is_told_its_lines() {
    let folder = tempfile::tempdir().unwrap();
    let broken = SAMPLE.replacen("[[events]]", "[[events]", 1);
    for name in ["a.dossier.toml", "a.txt", "a.csv"] {
        std::fs::write(folder.path().join(name), &broken).unwrap();
        let output = detente(folder.path(), &["check", name]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let told = String::from_utf8(output.stdout).unwrap();
        let line = broken.lines().position(|line| line == "[[events]").unwrap() + 1;
        assert!(told.contains(&format!("{name}:{line}:")), "{told}");
    }
    std::fs::write(folder.path().join("sample.pdf"), SAMPLE).unwrap();
    assert!(detente(folder.path(), &["check", "sample.pdf"]).status.success());
}

#[test]
fn our_own_briefs_are_known() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["figure.svg", "slide.svg"] {
        let layout = name.trim_end_matches(".svg");
        let output = detente(folder.path(), &["render", "--layout", layout, "-o", name]);
        assert!(output.status.success(), "{}", stderr(&output));
        let first = std::fs::read_dir(folder.path()).unwrap().find_map(|entry| {
            let path = entry.unwrap().path();
            let is_it = path.file_name().unwrap().to_str().unwrap().starts_with(layout);
            is_it.then_some(path)
        });
        assert_eq!(store::kind_of(&first.unwrap()).unwrap(), FileKind::Brief, "{name}");
    }
}

#[test]
fn only_a_beginning_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.csv");
    let rows = b"date,who,what\n".repeat(FileKind::BEGINNING / 14 + 1);
    let written = |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        // The rest is zeros, and takes no room on the disk.
        std::fs::File::options().append(true).open(&path).unwrap().set_len(1 << 33).unwrap();
        store::kind_of(&path).unwrap()
    };
    assert_eq!(written(&rows[..FileKind::BEGINNING - 3]), FileKind::Binary);
    assert_eq!(written(&rows[..FileKind::BEGINNING]), FileKind::Table(TableFormat::Csv));
    let error = store::load(Some(&path)).unwrap_err();
    assert!(error.to_string().contains("a table (CSV)"), "{error}");
}

#[cfg(unix)]
#[test]
fn devices_and_folders_are_not_read() {
    assert!(matches!(store::kind_of(Path::new("/dev/zero")), Err(ReadError::Special(_))));
    assert!(matches!(store::kind_of(Path::new("/")), Err(ReadError::Folder(_))));
}

proptest! {
    #[test]
    fn any_bytes_have_a_kind(bytes in prop::collection::vec(any::<u8>(), 0..400), at in 0_usize..40) {
        let corpus = corpus();
        let (name, begin, _) = &corpus[at % corpus.len()];
        FileKind::of(&bytes, name);
        FileKind::of(&[&begin[..], &bytes[..]].concat(), name);
        let cut = begin.len().min(bytes.len());
        FileKind::of(&begin[..cut], name);
    }
}
