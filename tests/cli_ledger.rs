//! `ledger`, `exchanges` and `deadlines` as a script sees them.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may fail loudly"
)]

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::{Value, json};

/// Two sides that answer each other: one was late, one is overdue, one waits, one refrains.
const PROMISES: &str = r#"
schema = 1
title = "Arcadia and Borduria"
cutoff = "2025-01-31"

[[sides]]
id = "a"
name = "Arcadia"

[[sides]]
id = "b"
name = "Borduria"

[[sources]]
id = "accord"
title = "Accord, signed; in \\ two copies"
publisher = "Gazette"
published = "2025-01-02"
url = "https://example.org/accord"

[[sources]]
id = "memoir"
title = "Memoir"
published = "2025-06-01"

[[events]]
id = "signing"
date = "2025-01-02"
headline = "The accord is signed"
actor = "both"
code = "057"
sources = ["accord"]

[[events]]
id = "order"
date = "2025-01-15"
headline = "Arcadia cuts its tariff"
actor = "a"
code = "061"

[[commitments]]
id = "a-cut"
by = "a"
text = "Cut the tariff"
made = "2025-01-02"
event = "signing"
due = "2025-01-10"
reciprocal_with = ["b-cut"]
sources = ["accord", "memoir"]
  [[commitments.claims]]
  by = "b"
  stance = "unmet"
  date = "2025-01-11"
  [[commitments.claims]]
  by = "b"
  stance = "partly-met"
  date = "2025-01-16"
  source = "accord"
  note = "One line of it"
  [[commitments.claims]]
  by = "The mediator"
  stance = "met"
  date = "2025-01-17"
  [[commitments.verdicts]]
  status = "fulfilled"
  date = "2025-01-15"
  note = "By decree"
  basis = "document"
  events = ["order"]
  sources = ["accord"]
  by = "analyst"
  [[commitments.verdicts]]
  status = "broken"
  date = "2025-01-20"
  sources = ["memoir"]

[[commitments]]
id = "b-cut"
by = "b"
text = "Cut the tariff, too"
made = "2025-01-02"
event = "signing"
due = "2025-01"
reciprocal_with = ["a-cut"]

[[commitments]]
id = "b-lift"
by = "b"
text = "Lift the ban"
made = "2025-01-02"
due = "2025-01-12"
conditional_on = ["b-cut", "a-verify"]

[[commitments]]
id = "a-verify"
by = "a"
text = "Let inspectors in"
made = "2025-02-01"
force = "reported"
reported_by = "b"
note = "Arcadia has not said so"

[[commitments]]
id = "a-freeze"
by = "a"
text = "Build no more"
made = "2025-01-02"
event = "signing"
kind = "restraint"
expires = "2025-06-30"
  [[commitments.verdicts]]
  status = "in-progress"
  date = "2025-01-02"
"#;

struct Case(tempfile::TempDir);

impl Case {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("p.dossier.toml"), PROMISES).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, command: &str, more: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_detente"))
            .arg(command)
            .arg(self.path("p.dossier.toml"))
            .args(more)
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .output()
            .unwrap()
    }

    fn printed(&self, command: &str, more: &[&str]) -> String {
        let output = self.run(command, more);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn json(&self, command: &str, more: &[&str]) -> Value {
        let more: Vec<&str> = more.iter().copied().chain(["--format", "json"]).collect();
        serde_json::from_str(&self.printed(command, &more)).unwrap()
    }
}

#[test]
fn the_ledgers_csv_keeps_its_columns_and_adds_the_flags() {
    assert_eq!(
        Case::new().printed("ledger", &["--format", "csv", "--as-of", "2025-02-01"]),
        "id,by,text,made,due,expires,status,overdue,disputed,score_points,\
         waiting,condition_broken,late_days,kept,expired,unanswered,contested,days_left\n\
         a-cut,a,Cut the tariff,2025-01-02,2025-01-10,,fulfilled,false,false,3,\
         false,false,5,false,false,true,false,-22\n\
         b-cut,b,\"Cut the tariff, too\",2025-01-02,2025-01,,pending,true,false,0,\
         false,false,,false,false,false,false,-1\n\
         b-lift,b,Lift the ban,2025-01-02,2025-01-12,,pending,false,false,,\
         true,false,,false,false,false,false,-20\n\
         a-verify,a,Let inspectors in,2025-02-01,,,pending,false,false,,\
         false,false,,false,false,false,false,\n\
         a-freeze,a,Build no more,2025-01-02,,2025-06-30,in-progress,false,false,3,\
         false,false,,true,false,false,false,\n"
    );
}

#[test]
fn the_ledgers_table_tells_scores_with_how_much_they_are_over() {
    let case = Case::new();
    let text = case.printed("ledger", &["--as-of", "2025-02-01"]);
    let head: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).collect();
    assert_eq!(
        head,
        [
            "Arcadia and Borduria as of 1 Feb 2025",
            "Arcadia: 1 fulfilled, 1 in-progress, 1 pending; implementation 100 of 100, over 2 of 3",
            "  The accord is signed (2 Jan 2025): 1 fulfilled, 1 in-progress; implementation 100 of 100, over 2 of 2",
            "  at no event: 1 pending; none of 1 counts yet",
            "Borduria: 2 pending; implementation 0 of 100, over 1 of 2",
            "  The accord is signed (2 Jan 2025): 1 pending; implementation 0 of 100, over 1 of 1",
            "  at no event: 1 pending; none of 1 counts yet",
        ]
    );
    assert!(text.contains("5 d late, unanswered"), "{text}");
    // The day before, neither of its promises need be done.
    let eve = case.printed("ledger", &["--as-of", "2025-01-31"]);
    assert!(eve.contains("Borduria: 2 pending; none of 2 counts yet"), "{eve}");
}

#[test]
fn the_ledgers_json_has_all_three_voices() {
    let ledger = Case::new().json("ledger", &[]);
    assert_eq!(ledger["as_of"], "2025-01-31");
    let cut = &ledger["commitments"][0];
    assert_eq!(
        cut["claims"],
        json!([
            { "by": "b", "side": true, "stance": "unmet", "date": "2025-01-11",
              "source": null, "note": null, "latest": false },
            { "by": "b", "side": true, "stance": "partly-met", "date": "2025-01-16",
              "source": "accord", "note": "One line of it", "latest": true },
            { "by": "The mediator", "side": false, "stance": "met", "date": "2025-01-17",
              "source": null, "note": null, "latest": false },
        ])
    );
    assert_eq!(cut["paths"], json!({ "a": [], "b": ["unmet", "partly-met"] }));
    // What only a memoir reports is not known yet.
    assert_eq!(
        cut["verdicts"],
        json!([{
            "status": "fulfilled", "date": "2025-01-15", "note": "By decree", "by": "analyst",
            "basis": "document", "sources": ["accord"],
            "events": [{ "id": "order", "date": "2025-01-15",
                         "headline": "Arcadia cuts its tariff" }],
        }])
    );
    assert_eq!(cut["sources"], json!(["accord"]));
    assert_eq!(cut["late_days"], 5);
    assert_eq!(cut["unanswered"], true);
    assert_eq!(cut["reciprocal_with"], json!(["b-cut"]));
    let lift = &ledger["commitments"][2];
    assert_eq!(lift["waiting"], true);
    assert_eq!(lift["waiting_for"], json!(["b-cut", "a-verify"]));
    let side = &ledger["sides"][0];
    assert_eq!(
        [&side["id"], &side["score"], &side["counted"], &side["of"]],
        [&json!("a"), &json!(100.0), &json!(2), &json!(2)]
    );
    assert_eq!(side["agreements"][0]["event"], "signing");
    assert_eq!(side["agreements"][0]["of"], 2);
    assert_eq!(ledger["sources"][0]["title"], "Accord, signed; in \\ two copies");
    assert_eq!(ledger["sources"].as_array().unwrap().len(), 1);
    assert_eq!(ledger["exchanges"], Case::new().json("exchanges", &[]));
    let later = Case::new().json("ledger", &["--as-of", "2025-06-01"]);
    assert_eq!(later["commitments"][0]["status"], "broken");
    assert_eq!(later["commitments"][3]["reported_by"], "b");
    assert_eq!(later["commitments"][3]["note"], "Arcadia has not said so");
}

#[test]
fn exchanges_are_sentences_and_rows() {
    let case = Case::new();
    // a-verify joins b-lift, which waits for it and for b-cut.
    let text = case.printed("exchanges", &["--as-of", "2025-02-01"]);
    assert!(
        text.contains("\n1. Arcadia moved first, on 15 Jan 2025; Borduria has not\n"),
        "{text}"
    );
    assert!(!text.contains("a-freeze") && !text.contains("\n2."), "{text}");
    let exchanges = case.json("exchanges", &["--as-of", "2025-02-01"]);
    assert_eq!(exchanges[0]["commitments"], json!(["a-cut", "b-cut", "b-lift", "a-verify"]));
    assert_eq!(exchanges[0]["first"], "a");
    assert_eq!(exchanges[0]["sides"][0]["first_moved"], "2025-01-15");
    assert_eq!(exchanges[0]["sides"][1]["moved"], false);
    let eve = case.printed("exchanges", &["--as-of", "2025-01-10", "--format", "csv"]);
    assert_eq!(
        eve,
        "exchange,id,by,text,status,moved,finished,waiting,condition_broken,sentence\n\
         1,a-cut,a,Cut the tariff,pending,,false,false,false,Neither has moved\n\
         1,b-cut,b,\"Cut the tariff, too\",pending,,false,false,false,Neither has moved\n\
         1,b-lift,b,Lift the ban,pending,,false,true,false,Neither has moved\n"
    );
    let before = case.printed("exchanges", &["--as-of", "2025-01-01"]);
    assert!(before.contains("No commitment was known by then"), "{before}");
}

#[test]
fn deadlines_are_by_day_and_begin_with_what_is_overdue() {
    let case = Case::new();
    assert_eq!(
        case.printed("deadlines", &["--as-of", "2025-02-01", "--format", "csv"]),
        "day,what,id,by,text,status,days,overdue,waiting,date\n\
         2025-01-31,due,b-cut,b,\"Cut the tariff, too\",pending,-1,true,false,2025-01\n\
         2025-06-30,expires,a-freeze,a,Build no more,in-progress,149,false,false,2025-06-30\n"
    );
    let rows = case.json("deadlines", &["--as-of", "2025-01-12"]);
    let ids: Vec<&Value> = rows.as_array().unwrap().iter().map(|row| &row["id"]).collect();
    // a-cut is overdue; b-lift is due today, and waits.
    assert_eq!(ids, ["a-cut", "b-lift", "b-cut", "a-freeze"]);
    assert_eq!(rows[1]["waiting"], true);
    let before = case.printed("deadlines", &["--as-of", "2025-01-01"]);
    assert!(before.ends_with("Nothing is overdue, due or to expire\n"), "{before}");
}

#[test]
fn deadlines_make_a_calendar() {
    let case = Case::new();
    let ics = case.path("out.ics");
    let name = ics.display().to_string();
    case.printed("deadlines", &["--as-of", "2025-01-10", "--ics", &name]);
    let text = std::fs::read_to_string(&ics).unwrap();
    let begin = "BEGIN:VEVENT\r\n";
    let (head, rest) = text.split_at(text.find(begin).unwrap());
    assert_eq!(
        head,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Detente//Deadlines//EN\r\n\
         CALSCALE:GREGORIAN\r\nX-WR-CALNAME:Arcadia and Borduria\r\n"
    );
    let first = rest.get(..rest.find("END:VEVENT").unwrap()).unwrap();
    let whole = first.replace("\r\n ", "");
    let lines: Vec<&str> = whole.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "DESCRIPTION:Pending\\nmade 2 Jan 2025 · due 10 Jan 2025\\, on this day\\n\
             as of 10 Jan 2025\\nSource: Accord\\, signed\\; in \\\\ two copies\\, Gazette\\, \
             2 Jan 2025 https://example.org/accord",
            "DTEND;VALUE=DATE:20250111",
            "DTSTAMP:20250110T000000Z",
            "DTSTART;VALUE=DATE:20250110",
            "SUMMARY:Arcadia: due — Cut the tariff",
            "TRANSP:TRANSPARENT",
            lines[6],
            "URL:https://example.org/accord",
        ]
    );
    assert!(lines[6].starts_with("UID:a-cut-due-") && lines[6].ends_with("@detente"));
    assert!(text.contains("SUMMARY:Borduria: due — Lift the ban\r\n"), "{text}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{text}");
    assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));

    // Later the entry keeps its identity and is updated.
    case.printed("deadlines", &["--as-of", "2025-01-12", "--ics", &name]);
    let later = std::fs::read_to_string(&ics).unwrap();
    assert!(later.contains("SUMMARY:Arcadia: overdue — Cut the tariff\r\n"), "{later}");
    assert!(later.contains(lines[6]) && later.contains("DTSTAMP:20250112T000000Z"));
    case.printed("deadlines", &["--as-of", "2025-01-12", "--ics", &name]);
    assert_eq!(std::fs::read_to_string(&ics).unwrap(), later);

    let nowhere = case.path("no-such-folder").join("out.ics").display().to_string();
    let output = case.run("deadlines", &["--ics", &nowhere]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("its folder does not exist"));
}
