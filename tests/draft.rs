//! Suggestions from an article, by the command line.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

#[path = "common/run.rs"]
mod run;

use std::path::Path;
use std::process::Output;

use detente::dossier::parse;
use detente::store::SAMPLE;

use run::detente;

const ARTICLE: &str = "\
China's Ministry of Commerce on June 2 accused the US of violating the consensus of the Geneva talks.
On May 29, the US halted sales of chip design software to China.
China agreed to lift tariffs on US goods. In return, the US will lift its export curbs on China.
China may impose sanctions on the US. Analysts praised the deal. It rained in Paris.
";

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn folder(article: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("my.dossier.toml"), SAMPLE).unwrap();
    std::fs::write(folder.path().join("article.txt"), article).unwrap();
    folder
}

fn draft(folder: &Path, more: &[&str]) -> Output {
    let words = ["draft", "article.txt", "--dossier", "my.dossier.toml", "--date", "2025-06-12"];
    detente(folder, &[&words[..], more].concat())
}

#[test]
fn the_fragment_is_of_the_dossiers_own_form() {
    let folder = folder(ARTICLE);
    let output = draft(folder.path(), &[]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let fragment = text(&output.stdout);
    let whole = parse(&format!("{SAMPLE}\n{fragment}"));
    let dossier = whole.dossier.unwrap_or_else(|| panic!("{:?}\n{fragment}", whole.problems));
    let own = parse(SAMPLE).dossier.unwrap();
    assert!(dossier.events.len() >= own.events.len() + 4, "{fragment}");
    assert_eq!(dossier.commitments.len(), own.commitments.len() + 2, "{fragment}");
    // Each stands under the sentence that it is from.
    assert!(fragment.contains("# On May 29, the US halted sales"), "{fragment}");
    assert!(fragment.contains("date = \"2025-06-02\"") && fragment.contains("\"in return\""));
    for never in ["rained", "Analysts", "may impose"] {
        assert!(!fragment.contains(never), "{never}: {fragment}");
    }
    assert_eq!(std::fs::read_to_string(folder.path().join("my.dossier.toml")).unwrap(), SAMPLE);
}

#[test]
fn programs_get_the_same_with_where_it_stands() {
    let folder = folder(ARTICLE);
    let output = draft(folder.path(), &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let accused = &json["events"][0];
    assert_eq!((accused["actor"].as_str(), accused["code"].as_str()), (Some("china"), Some("112")));
    let bytes = accused["dated_by"].as_array().unwrap();
    let at = |place: usize| usize::try_from(bytes[place].as_u64().unwrap()).unwrap();
    assert_eq!(ARTICLE.get(at(0)..at(1)), Some("June 2"));
    assert_eq!(json["commitments"].as_array().unwrap().len(), 2);
}

#[test]
fn rules_of_ones_own_go_first_and_what_is_wrong_is_told() {
    let folder = folder("Beijing frobnicated Washington on June 1.\n");
    let path = folder.path();
    let output = draft(path, &[]);
    assert!(
        text(&output.stderr).contains("nothing that one side does"),
        "{}",
        text(&output.stderr)
    );
    std::fs::write(path.join("wrong.csv"), "this is no table of rules\n\"").unwrap();
    let output = draft(path, &["--rules", "wrong.csv"]);
    assert!(!output.status.success(), "{}", text(&output.stdout));
    std::fs::write(path.join("article.txt"), [0xff, 0xfe, 0x00]).unwrap();
    let output = draft(path, &[]);
    assert!(text(&output.stderr).contains("no text of UTF-8"), "{}", text(&output.stderr));
}

/// The article that the sample rests on: how many of the suggestions have an event of the
/// sample, and how many of its events of those days are suggested.
#[test]
fn the_article_of_the_sample_gives_its_events() {
    let article = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/seeds/london-framework-2025-06-12.txt");
    let Ok(article) = std::fs::read_to_string(article) else {
        println!("skipped: no ../shared/seeds");
        return;
    };
    let folder = folder(&article);
    let output = draft(folder.path(), &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let events = json["events"].as_array().unwrap();
    let has = |day: &str, actor: &str, root: &str| {
        events.iter().any(|event| {
            let text = |key: &str| event[key].as_str().unwrap_or_default();
            text("date").starts_with(day)
                && text("actor") == actor
                && text("code").starts_with(root)
        })
    };
    for (day, actor, root) in [
        ("2025-06-01", "us", "11"),
        ("2025-05-29", "us", "17"),
        ("2025-05-29", "us", "16"),
        ("2025-06-02", "china", "11"),
        ("2025-06-05", "both", "04"),
        ("2025-06-11", "us", "01"),
        ("2025-06-11", "china", "02"),
    ] {
        assert!(has(day, actor, root), "{day} {actor} {root}: {events:#?}");
    }
    println!(
        "{} events, {} commitments",
        events.len(),
        json["commitments"].as_array().unwrap().len()
    );
}
