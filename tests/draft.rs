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

use detente::dossier::{Edtf, parse};
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
    assert!(fragment.contains("date = \"2025-06-02\""), "{fragment}");
    assert!(fragment.contains("reciprocal_with = ["), "{fragment}");
    assert!(fragment.contains("# [[commitments.claims]]\n# by = \"china\""), "{fragment}");
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
    let record = &accused["record"];
    assert_eq!((record["actor"].as_str(), record["code"].as_str()), (Some("china"), Some("112")));
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
        text(&output.stderr).contains("does or says to the other was found"),
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

/// The events of the sample whose day the article gives, give or take one: for the visas and the
/// chip software the article has later days than the sources of the sample.
const TOLD: [&str; 12] = [
    "geneva-statement",
    "us-student-visas",
    "us-eda-halt",
    "us-alleges-slow-rolling",
    "china-alleges-violation",
    "leaders-call",
    "china-approves-licences",
    "london-talks",
    "ren-interview",
    "he-on-promises",
    "london-framework",
    "trump-deal-done",
];

/// What the article says was undertaken, by the sample: its side, and words of it.
const UNDERTAKEN: [(&str, &str); 11] = [
    ("us", "90-day truce"),
    ("china", "90-day truce"),
    ("us", "truce"),
    ("china", "truce"),
    ("us", "consensus"),
    ("china", "consensus"),
    ("china", "magnets"),
    ("us", "students"),
    ("us", "export"),
    ("china", "restrictions on rare earth"),
    ("china", "approval process"),
];

/// Candidates that are not known to be of the sample and right all the same, by words of
/// them, as one careful reader judged. What is said twice is noise.
const RIGHT_TOO: [&str; 6] = [
    "agreed to revive a fragile trade truce",
    "The US will provide",
    "Mr Li said",
    "Beijing strategically underscored",
    "90-day truce",
    "Implement the consensus",
];

/// The article behind the sample: the sample is the gold standard.
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
    let list = |key: &str| json[key].as_array().unwrap().clone();
    let text = |one: &serde_json::Value, key: &str| {
        one["record"][key].as_str().unwrap_or_default().to_owned()
    };
    let dossier = parse(SAMPLE).dossier.unwrap();
    let root = |code: &str| code.get(..2).unwrap().to_owned();
    let (mut found, mut coded) = (Vec::new(), Vec::new());
    let events = list("events");
    for id in TOLD {
        let gold = dossier.events.find(id).unwrap();
        let is_it = |one: &&serde_json::Value| {
            let date: Edtf = text(one, "date").parse().unwrap();
            let early = date.first_covered().is_none_or(|day| day.plus(-1) <= gold.date.latest());
            let late = date.last_covered().is_none_or(|day| gold.date.earliest() <= day.plus(1));
            early && late && text(one, "actor") == gold.actor.to_string()
        };
        let mut roots: Vec<String> = vec![root(gold.code.as_str())];
        roots.extend(gold.readings.iter().map(|code| root(code.as_str())));
        let codes = |one: &serde_json::Value| {
            let readings = one["record"]["readings"].as_array().cloned().unwrap_or_default();
            let readings = readings.iter().map(|code| root(code.as_str().unwrap()));
            std::iter::once(root(&text(one, "code"))).chain(readings).collect::<Vec<_>>()
        };
        found.extend(events.iter().any(|one| is_it(&one)).then_some(id));
        let right = |one: &serde_json::Value| codes(one).iter().any(|code| roots.contains(code));
        coded.extend(events.iter().any(|one| is_it(&one) && right(one)).then_some(id));
    }
    let missing = |got: &[&str]| TOLD.iter().filter(|id| !got.contains(id)).collect::<Vec<_>>();
    assert_eq!(found, TOLD, "without day and side: {:?}", missing(&found));
    assert!(coded.len() * 100 >= TOLD.len() * 85, "without the root: {:?}", missing(&coded));
    let commitments = list("commitments");
    let kept = UNDERTAKEN.iter().filter(|(by, words)| {
        commitments.iter().any(|one| text(one, "by") == *by && text(one, "text").contains(words))
    });
    let kept = kept.count();
    assert!(kept * 100 >= UNDERTAKEN.len() * 80, "{kept}: {commitments:#?}");
    // What the sample has not, and no reader would keep, is noise.
    let is_noise = |one: &&serde_json::Value| {
        let said = text(one, "headline") + &text(one, "text");
        let is_right = RIGHT_TOO.iter().any(|words| said.contains(words));
        one["known"].as_array().unwrap().is_empty() && !is_right
    };
    let noise = events.iter().chain(&commitments).filter(is_noise).count();
    let all = ["events", "commitments", "claims", "evidence"].map(|key| list(key).len());
    let all: usize = all.iter().sum();
    println!(
        "{} of {} dated events, {} with the root; {kept} of {} undertakings; of {all} candidates \
         {noise} are noise; {} events, {} claims, {} pieces of evidence",
        found.len(),
        TOLD.len(),
        coded.len(),
        UNDERTAKEN.len(),
        events.len(),
        list("claims").len(),
        list("evidence").len(),
    );
    assert!(noise * 3 <= all, "{noise} of {all}");
}
