//! Data files beside a dossier, by the command line: named, drawn, compared; missing,
//! changed, of several editions.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

#[path = "common/run.rs"]
mod run;

use std::fmt::Write;
use std::path::Path;

use detente::store::SAMPLE;

use run::{detente, told};

/// A folder with the sample and an index of each day from March to June 2025.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("my.dossier.toml"), SAMPLE).unwrap();
    index(folder.path(), "a.csv", 100.0);
    folder
}

fn index(folder: &Path, name: &str, first: f64) {
    let mut text = "date,value\n".to_owned();
    for (month, days) in [(3, 31), (4, 30), (5, 31), (6, 12)] {
        for day in 1..=days {
            let value = first + f64::from(month * 31 + day);
            writeln!(text, "2025-{month:02}-{day:02},{value}").unwrap();
        }
    }
    std::fs::write(folder.join(name), text).unwrap();
}

fn import(folder: &Path, from: &str, to: &str, vintage: &str) {
    let words = ["import", "index", from, "-o", to, "--vintage", vintage, "--force"];
    let into = ["--into", "my.dossier.toml", "--id", "i", "--label", "An index"];
    let output = detente(folder, &[&words[..], &into].concat());
    assert!(output.status.success(), "{}", told(&output));
}

fn drawn(folder: &Path, as_of: &str) -> String {
    let size = ["--size", "1200x2400", "--as-of", as_of, "--force"];
    let output =
        detente(folder, &[&["render", "my.dossier.toml", "-o", "f.svg"], &size[..]].concat());
    assert!(output.status.success(), "{}", told(&output));
    let svg = std::fs::read_to_string(folder.join("f.svg")).unwrap();
    let texts = svg.split("<text").skip(1).filter_map(|rest| {
        let text = rest.split_once('>')?.1.split_once("</text>")?.0;
        Some(text.to_owned())
    });
    texts.collect::<Vec<_>>().join("\n")
}

#[test]
fn an_as_of_day_uses_the_edition_of_its_time() {
    let folder = folder();
    let path = folder.path();
    import(path, "a.csv", "old.parquet", "2025-05-01");
    index(path, "b.csv", 1000.0);
    import(path, "b.csv", "new.parquet", "2025-06-01");
    let text = std::fs::read_to_string(path.join("my.dossier.toml")).unwrap();
    assert!(
        text.contains("file   = \"new.parquet\"") && text.contains("\"old.parquet\" = "),
        "{text}"
    );
    // The last value of each edition, on the last day that is known.
    assert!(drawn(path, "2025-06-12").lines().any(|line| line == "1198"));
    assert!(drawn(path, "2025-05-20").lines().any(|line| line == "275"));
    // A text may be broken into lines.
    let early = drawn(path, "2025-04-15").replace('\n', " ");
    assert!(early.contains("edition of 1 May 2025, after this day"), "{early}");
    // The same edition once more changes nothing.
    import(path, "b.csv", "new.parquet", "2025-06-01");
    assert_eq!(std::fs::read_to_string(path.join("my.dossier.toml")).unwrap(), text);
}

#[test]
fn what_is_missing_or_changed_is_told_and_stops_nothing() {
    let folder = folder();
    let path = folder.path();
    import(path, "a.csv", "i.parquet", "2025-05-01");
    let check = || detente(path, &["check", "my.dossier.toml"]);
    assert!(told(&check()).contains("no problems"), "{}", told(&check()));
    index(path, "b.csv", 1000.0);
    let words = ["import", "index", "b.csv", "-o", "i.parquet", "--force"];
    assert!(detente(path, &words).status.success());
    let output = check();
    assert!(told(&output).contains("another content than the dossier says"), "{}", told(&output));
    assert!(output.status.success());
    let lane = drawn(path, "2025-06-12").replace('\n', " ");
    assert!(lane.contains("not the file that the dossier names"), "{lane}");
    std::fs::write(path.join("i.parquet"), "PAR1 no parquet").unwrap();
    assert!(told(&check()).contains("the data file i.parquet"), "{}", told(&check()));
    std::fs::remove_file(path.join("i.parquet")).unwrap();
    assert!(told(&check()).contains("it is not there"), "{}", told(&check()));
    let foot = drawn(path, "2025-06-12").replace('\n', " ");
    assert!(foot.contains("not drawn here: An index"), "{foot}");
    let output = detente(path, &["compare", "my.dossier.toml"]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
#[cfg(unix)]
fn a_link_leads_nowhere_else() {
    let folder = folder();
    let outside = tempfile::tempdir().unwrap();
    let path = folder.path();
    import(path, "a.csv", "i.parquet", "2025-05-01");
    let secret = outside.path().join("secret.parquet");
    std::fs::rename(path.join("i.parquet"), &secret).unwrap();
    std::os::unix::fs::symlink(&secret, path.join("i.parquet")).unwrap();
    let output = detente(path, &["check", "my.dossier.toml"]);
    assert!(told(&output).contains("leads out of the dossier's folder"), "{}", told(&output));
    assert!(!drawn(path, "2025-06-12").contains("1198"));
}

#[test]
fn coders_are_tried_and_series_held_against_tension() {
    let folder = folder();
    let path = folder.path();
    import(path, "a.csv", "i.parquet", "2025-03-01");
    let row = |id: usize, day: &str, actors: [&str; 2], code: &str, score: &str| {
        let mut fields = vec![String::new(); 61];
        let set = [
            (0, id.to_string()),
            (1, day.to_owned()),
            (5, actors[0].to_owned()),
            (6, actors[0].to_owned()),
            (7, actors[0].to_owned()),
            (15, actors[1].to_owned()),
            (16, actors[1].to_owned()),
            (17, actors[1].to_owned()),
            (26, code.to_owned()),
            (28, code[..2].to_owned()),
            (30, score.to_owned()),
            (31, "10".to_owned()),
            (59, format!("{day}120000")),
            (60, format!("https://example.org/{id}")),
        ];
        for (at, text) in set {
            fields[at] = text;
        }
        fields.join("\t")
    };
    let rows = [
        // The tariff of 2 April, a visit in its place on 4 April, and a fight that was not
        // recorded.
        row(1, "20250402", ["USA", "CHN"], "163", "-8.0"),
        row(2, "20250404", ["CHN", "USA"], "042", "1.9"),
        row(3, "20250601", ["CHN", "USA"], "042", "1.9"),
        row(4, "20250425", ["CHN", "USA"], "190", "-10.0"),
    ];
    std::fs::write(path.join("g.csv"), rows.join("\n")).unwrap();
    let words = ["import", "gdelt", "g.csv", "--dyad", "CHN,USA", "-o", "g.parquet"];
    let output = detente(path, &[&words[..], &["--into", "my.dossier.toml"]].concat());
    assert!(output.status.success(), "{}", told(&output));
    let output = detente(path, &["compare", "my.dossier.toml", "--format", "json"]);
    assert!(output.status.success(), "{}", told(&output));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let index =
        json["held"].as_array().unwrap().iter().find(|one| one["name"] == "An index").unwrap();
    assert!(index["r"].as_f64().unwrap().abs() <= 1.0 && index["days"].as_u64().unwrap() > 60);
    let trial = &json["trials"][0];
    let finding = |day: &str, code: &str| {
        let text = std::fs::read_to_string(path.join("my.dossier.toml")).unwrap();
        let dossier = detente::dossier::parse(&text).dossier.unwrap();
        let event = dossier
            .events
            .iter()
            .find(|event| event.date.to_string() == day && event.code.as_str() == code)
            .unwrap();
        let events = trial["events"].as_array().unwrap();
        let tried = events.iter().find(|tried| tried["event"] == event.id.as_str()).unwrap();
        tried["finding"].as_str().unwrap().to_owned()
    };
    assert_eq!(finding("2025-04-02", "163"), "found");
    let only: Vec<&str> = trial["only_there"]
        .as_array()
        .unwrap()
        .iter()
        .map(|report| report["id"].as_str().unwrap())
        .collect();
    assert_eq!(only, ["4"]);
    // For people, too.
    let table = told(&detente(path, &["compare", "my.dossier.toml"]));
    assert!(table.contains("It is no cause") && table.contains("GDELT: of "), "{table}");
}

#[test]
fn what_has_no_room_for_lanes_names_the_data_that_it_leaves_out() {
    let folder = folder();
    let path = folder.path();
    import(path, "a.csv", "i.parquet", "2025-03-01");
    for layout in ["slide", "compare", "ledger"] {
        let days = ["--as-of", "2025-05-20", "--as-of", "2025-06-12"];
        let mut words =
            vec!["render", "my.dossier.toml", "--layout", layout, "-o", "s.html", "--force"];
        if layout == "compare" {
            words.extend(days);
        }
        let output = detente(path, &words);
        assert!(output.status.success(), "{}", told(&output));
        let html = std::fs::read_to_string(path.join("s.html")).unwrap();
        assert!(html.contains("not drawn here: An index"), "{layout}");
    }
    let small = detente(path, &["render", "my.dossier.toml", "-o", "s.svg", "--size", "1200x700"]);
    assert!(small.status.success(), "{}", told(&small));
    let svg = std::fs::read_to_string(path.join("s.svg")).unwrap();
    assert!(svg.contains("not drawn here: An index"));
}

#[test]
#[cfg(unix)]
fn what_is_no_file_or_has_nothing_wanted_is_refused_and_nothing_is_written() {
    let folder = folder();
    let path = folder.path();
    std::fs::create_dir(path.join("empty")).unwrap();
    for (words, why) in [
        (vec!["import", "events", "/dev/zero"], "not an ordinary file"),
        (vec!["import", "timelinejs", "empty"], "it is a folder"),
    ] {
        let output = detente(path, &[&words[..], &["--into", "my.dossier.toml"]].concat());
        assert!(told(&output).contains(why), "{}", told(&output));
        assert_eq!(output.status.code(), Some(2));
    }
    let output = detente(path, &["import", "index", "/dev/zero", "-o", "z.parquet"]);
    assert!(told(&output).contains("not an ordinary file"), "{}", told(&output));
    std::fs::write(path.join("g.csv"), ["1", "20250402"].join("\t") + &"\t".repeat(59)).unwrap();
    let words = ["import", "gdelt", "g.csv", "--dyad", "CHN,USA", "-o", "z.parquet"];
    let output = detente(path, &words);
    assert!(told(&output).contains("no row is of CHN,USA"), "{}", told(&output));
    assert_eq!(output.status.code(), Some(1));
    assert!(!path.join("z.parquet").exists());
    assert_eq!(std::fs::read_to_string(path.join("my.dossier.toml")).unwrap(), SAMPLE);
}

#[test]
fn rows_that_may_not_be_handed_on_are_printed_on_request_alone() {
    let folder = folder();
    let path = folder.path();
    let heading = "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tActor Name\t\
                   Actor Country\tRecipient Name\tRecipient Country";
    let row = "77\t2025-04-02\tSANCTION\tNone\t-7.0\tMATERIAL CONFLICT\tSomebody\tUSA\tNone\tCHN";
    std::fs::write(path.join("p.txt"), format!("{heading}\n{row}\n")).unwrap();
    let words = ["import", "polecat", "p.txt", "--dyad", "CHN,USA", "-o", "p.parquet"];
    let output = detente(path, &[&words[..], &["--into", "my.dossier.toml"]].concat());
    assert!(told(&output).contains("not commercial"), "{}", told(&output));
    for format in ["table", "csv", "json"] {
        let words = ["compare", "my.dossier.toml", "--format", format];
        let shut = told(&detente(path, &words));
        assert!(!shut.contains("Somebody") && shut.contains("--restricted-rows"), "{shut}");
        assert!(format == "csv" || shut.contains("SANCTION"), "{shut}");
    }
    let words = ["compare", "my.dossier.toml", "--restricted-rows"];
    assert!(told(&detente(path, &words)).contains("Somebody"));
}

#[test]
fn the_model_is_fitted_to_the_weeks_of_an_index() {
    let folder = folder();
    let path = folder.path();
    import(path, "a.csv", "i.parquet", "2025-06-12");
    let words = ["calibrate", "my.dossier.toml", "--index", "i", "--format", "json"];
    let output = detente(path, &words);
    assert!(output.status.success(), "{}", told(&output));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let points = json["points"].as_array().unwrap();
    // From 2 April to 12 June are eleven weeks, the last of two days; the index rises, and
    // so do its ranks.
    assert_eq!(points.len(), 11, "{json}");
    let ranks: Vec<f64> = points.iter().map(|point| point["reference"].as_f64().unwrap()).collect();
    assert!(ranks.is_sorted() && ranks[0] > 30.0 && ranks[10] > 98.0, "{ranks:?}");
    assert!(told(&output).contains("a scale by convention"));
    let wrong = detente(path, &["calibrate", "my.dossier.toml", "--index", "x"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(told(&wrong).contains("there are: i"), "{}", told(&wrong));
    // As of a day, later values count for nothing.
    let words = [&words[..], &["--as-of", "2025-04-20"]].concat();
    let json: serde_json::Value = serde_json::from_slice(&detente(path, &words).stdout).unwrap();
    let last = json["points"].as_array().unwrap().last().unwrap().clone();
    assert!(last["reference"].as_f64().unwrap() > 85.0, "{last}");
}

#[test]
fn a_picture_tells_which_data_stood_beside_it() {
    let folder = folder();
    let path = folder.path();
    import(path, "a.csv", "i.parquet", "2025-05-01");
    drawn(path, "2025-06-12");
    let verify = || told(&detente(path, &["verify", "f.svg", "my.dossier.toml"]));
    assert!(verify().contains("the data files beside it are the same"), "{}", verify());
    index(path, "b.csv", 1000.0);
    let words = ["import", "index", "b.csv", "-o", "i.parquet", "--force"];
    assert!(detente(path, &words).status.success());
    assert!(verify().contains("the data file i.parquet has changed since"), "{}", verify());
    std::fs::remove_file(path.join("i.parquet")).unwrap();
    assert!(verify().contains("i.parquet is not in use any more"), "{}", verify());
}

#[test]
fn what_was_revised_is_told() {
    let folder = folder();
    let path = folder.path();
    import(path, "a.csv", "i.parquet", "2025-05-01");
    index(path, "b.csv", 101.0);
    import(path, "b.csv", "i2.parquet", "2025-06-01");
    let told = told(&detente(path, &["compare", "my.dossier.toml"]));
    assert!(
        told.contains("Since the edition of 1 May 2025, 104 of 104 values were revised"),
        "{told}"
    );
}

#[test]
fn where_published_data_are_is_told_and_nothing_is_fetched() {
    let folder = folder();
    let output = detente(folder.path(), &["import", "sources"]);
    let told = told(&output);
    for name in ["GDELT", "ICEWS", "POLECAT", "ACLED", "UCDP GED", "GPR", "EPU", "FRED", "PIIE"] {
        assert!(told.contains(&format!("{name}  https://")), "{name}: {told}");
    }
    assert!(told.contains("nothing is fetched"), "{told}");
}
