//! Tables through a mapping of their columns: as records of a dossier, and as a stream.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

use std::io::Cursor;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use detente::dossier::{Day, Edtf, Status};
use detente::edit::{Document, Step};
use detente::import::{
    Added, AddingOptions, Found, ImportReport, Mapping, MappingError, Progress, Skip, StreamFilter,
    StreamRequest, TableAs, TableError, WhyLeftOut, added_lines, adding, import_table, preview,
    read_table, report_lines,
};
use detente::streams::{Origin, ReportedEvent, StreamReader};
use detente::words::{Language, Words};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

const DOSSIER: &str = r#"schema = 1
title = "Small"

[[sides]]
id = "china"
name = "China"
cameo = "CHN"
aliases = ["中国", "中方"]

[[sides]]
id = "us"
name = "United States"
cameo = "USA"

[[events]]
id = "talks"
date = "2025-01-01"
headline = "Talks"
actor = "both"
code = "036"

[[commitments]]
id = "buy"
by = "china"
text = "Buy soybeans"
made = "2025-01-02"

  [commitments.metric]
  unit = "Mt"
  target = 25.0

  [[commitments.metric.observations]]
  date = "2025-02"
  value = 1.5

[[commitments]]
id = "stop"
by = "us"
text = "Stop"
made = "2025-01-02"
"#;

/// A file for a test.
struct File {
    folder: tempfile::TempDir,
    name: &'static str,
}

impl File {
    fn new(name: &'static str, bytes: impl AsRef<[u8]>) -> Self {
        let file = Self { folder: tempfile::tempdir().unwrap(), name };
        std::fs::write(file.path(), bytes).unwrap();
        file
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join(self.name)
    }
}

/// The mapping of a table, with what is given and else by the columns' names.
fn mapped(path: &Path, table_as: TableAs, given: &str) -> Mapping {
    let mut mapping = Mapping::new(table_as);
    if !given.is_empty() {
        mapping.give(given).unwrap();
    }
    mapping.guess_rest(&preview(path, None).unwrap().columns);
    mapping
}

fn found(path: &Path, mapping: &Mapping) -> (Found, ImportReport) {
    let (found, report) = read_table(path, mapping).unwrap_or_else(|error| panic!("{error}"));
    assert!(report.adds_up(), "{report:?}");
    assert_eq!(report.kept, found.count() as u64);
    (found, report)
}

fn read(text: &str, table_as: TableAs, given: &str) -> (Found, ImportReport) {
    let file = File::new("table.csv", text);
    found(&file.path(), &mapped(&file.path(), table_as, given))
}

/// Puts what was found into a dossier; a second time nothing is new.
fn added(found: &Found, options: &AddingOptions) -> (Document, Added) {
    let mut document = Document::open(DOSSIER).unwrap();
    let (edits, added) = adding(&document, found, options).unwrap();
    assert_eq!(added.rows(), found.count(), "{added:?}");
    document.perform(Step::new(edits)).unwrap_or_else(|refusal| panic!("{refusal:?}"));
    let (edits, again) = adding(&document, found, options).unwrap();
    assert!(edits.is_empty(), "{edits:?}");
    assert_eq!(again.rows(), found.count());
    for language in Language::ALL {
        let words = Words::of(language);
        for line in added_lines(&added, &words) {
            assert!(!line.contains(['{', '$']) && !line.contains("left-out"), "{line}");
        }
    }
    (document, added)
}

fn lines_of(report: &ImportReport) -> Vec<(Skip, Vec<u64>)> {
    let of = |skipped: &detente::import::Skipped| {
        skipped.examples.iter().map(|(_, line, _)| *line).collect()
    };
    report.skipped.iter().map(|(why, skipped)| (*why, of(skipped))).collect()
}

#[test]
fn chinese_events_with_semicolons_and_a_byte_order_mark() {
    let text = "\u{feff}日期;事件;发起方;代码;来源;权重\n\
        2025年6月10日;加征关税;中方;163;https://www.example.org/a;0,5\n\
        202506;\"会谈; 第二轮\";美方;36;路透社;1\n\
        2025-07-01;抗议;日本;;https://www.example.org/a;\n\
        很快;未知;中国;;;\n\
        2025-07-02;;中国;;;\n\
        2025-07-03;太宽;中国;;;;多余\n";
    let (found, report) = read(text, TableAs::Events, "");
    assert_eq!((report.rows, report.kept), (6, 3));
    let skipped = [(Skip::Date, vec![5]), (Skip::NoText, vec![6]), (Skip::Wider(7), vec![7])];
    assert_eq!(lines_of(&report), skipped);
    let words = report_lines(&report, &Words::of(Language::Chinese)).join("\n");
    assert!(words.contains("表头"), "{words}");
    let actor_words = vec![("美方".to_owned(), "us".to_owned())];
    let options = AddingOptions { actor_words, ..AddingOptions::default() };
    let (document, added) = added(&found, &options);
    assert_eq!((added.events, added.sources, added.again), (3, 1, 0));
    assert_eq!((added.unknown, added.without_code), (1, 1));
    assert!(added.unknown_names.contains("日本"));
    let part = &added.parts[0];
    assert_eq!((part.line, &part.why), (3, &WhyLeftOut::NoAddress("路透社".to_owned())));
    let events = &document.dossier().events;
    let of = |headline: &str| events.iter().find(|event| event.headline == headline).unwrap();
    let tariffs = of("加征关税");
    assert_eq!((tariffs.actor.to_string(), tariffs.weight), ("china".to_owned(), 0.5));
    assert_eq!((tariffs.code.as_str(), tariffs.sources.len()), ("163", 1));
    let talks = of("会谈; 第二轮");
    // A month stays one, and the zero that a spreadsheet took is back.
    assert_eq!((talks.date.to_string(), talks.code.as_str()), ("2025-06".to_owned(), "036"));
    assert_eq!(of("抗议").code.as_str(), "010");
}

#[test]
fn events_of_a_workbook_have_spans_ids_and_flags() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Notes").unwrap().write(0, 0, "nothing").unwrap();
    let sheet = book.add_worksheet().set_name("Events").unwrap();
    let heading = ["Date", "End date", "Title", "Side", "Code", "ID", "Lasting", "Date"];
    for (at, name) in (0..).zip(heading) {
        sheet.write(0, at, name).unwrap();
    }
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let date = ExcelDateTime::from_ymd(2025, 4, 2).unwrap();
    for (row, cells) in (1..).zip([
        ["2025-04-05", "Tariffs", "us", "163", "tariffs", "yes"],
        ["2025-04-05", "The same id", "us", "163", "tariffs", ""],
        ["2025-04-01", "Ends before", "us", "163", "", ""],
        ["", "Perhaps", "us", "163", "", "perhaps"],
        ["", "There already by id", "us", "163", "talks", "no"],
    ]) {
        sheet.write_with_format(row, 0, &date, &day).unwrap();
        for (at, cell) in (1..).zip(cells) {
            sheet.write(row, at, cell).unwrap();
        }
    }
    let file = File::new("events.xlsx", book.save_to_buffer().unwrap());
    let seen = preview(&file.path(), Some("Events")).unwrap();
    assert_eq!(seen.sheets, ["Notes", "Events"]);
    assert_eq!((seen.count, seen.rows.len()), (5, 5));
    assert_eq!(seen.columns.last().unwrap(), "#8");
    assert_eq!((seen.rows[0].0, &*seen.rows[0].1[0]), (2, "2025-04-02"));
    let mut mapping = Mapping::guess(TableAs::Events, &seen.columns);
    // The first sheet has no such columns.
    assert!(matches!(
        read_table(&file.path(), &mapping),
        Err(TableError::Mapping(MappingError::NoColumn { .. }))
    ));
    mapping.set_sheet(Some("Events".to_owned()));
    let (found, report) = found(&file.path(), &mapping);
    assert_eq!(lines_of(&report), [(Skip::End, vec![4]), (Skip::YesNo, vec![5])]);
    let (document, added) = added(&found, &AddingOptions::default());
    assert_eq!((added.events, added.again), (1, 1));
    assert_eq!(added.left_out[0].why, WhyLeftOut::IdTwice("tariffs".to_owned()));
    let event = document.dossier().events.find("tariffs").unwrap();
    assert_eq!(event.date.to_string(), "2025-04-02/2025-04-05");
    assert_eq!(event.lasting, Some(true));
}

#[test]
fn what_one_table_tells_twice_is_added_once() {
    let long = "x".repeat(400);
    let text = format!("date,title\n2025-01-01,Talks\n2025-01-02,{long}\n2025-01-02,{long}\n");
    let (found, _) = read(&text, TableAs::Events, "");
    let (_, added) = added(&found, &AddingOptions::default());
    assert_eq!((added.events, added.again), (1, 2));
    let none = AddingOptions { actor: "france".to_owned(), ..AddingOptions::default() };
    let document = Document::open(DOSSIER).unwrap();
    let error = adding(&document, &found, &none).unwrap_err().to_string();
    assert_eq!(error, "there is no side \"france\"; there are both, china, us");
}

const COMMITMENTS: &str = "承诺方,承诺内容,日期,期限,状态,状态日期,状态来源,目标,单位,备注,链接\n\
    中方,购买飞机,2025-05-12,2026,已履行,2025-06-01,https://example.org/b,300,架,,https://example.org/a\n\
    United States,Lift tariffs,2025-05-12,,in progress,,https://example.org/b,,,,\n\
    us,Stop fees,2025-05-12,,broken,2025-06-01,a paper,,Mt,,\n\
    us,Wait,2025-05-12,,maybe,2025-06-01,,,,,\n\
    France,Watch,2025-05-12,,,,,,,,\n\
    us,Hurry,2025-05-12,2024,,,,,,,\n\
    us,Undated,some day,,,,,,,,\n\
    us,Counted,2025-05-13,,,,,many,,,\n\
    us,Stop,2025-01-02,,,,,,,,\n";

fn check_commitments(found: &Found, report: &ImportReport) {
    assert_eq!((report.rows, report.kept), (9, 6));
    let skipped = [(Skip::Date, vec![8]), (Skip::Number, vec![9]), (Skip::End, vec![7])];
    assert_eq!(lines_of(report), skipped);
    let (document, added) = added(found, &AddingOptions::default());
    assert_eq!((added.commitments, added.verdicts, added.again), (4, 1, 1));
    let left: Vec<(u64, &WhyLeftOut)> =
        added.left_out.iter().map(|one| (one.line, &one.why)).collect();
    assert_eq!(left, [(6, &WhyLeftOut::UnknownSide("France".to_owned()))]);
    let parts: Vec<(u64, WhyLeftOut)> =
        added.parts.iter().map(|one| (one.line, one.why.clone())).collect();
    let expected = [
        (3, WhyLeftOut::StatusUndated("in progress".to_owned())),
        (4, WhyLeftOut::NoTarget),
        (4, WhyLeftOut::NoAddress("a paper".to_owned())),
        (4, WhyLeftOut::StatusUnsourced("broken".to_owned())),
        (5, WhyLeftOut::NoStatus("maybe".to_owned())),
    ];
    assert_eq!(parts, expected);
    let commitments = &document.dossier().commitments;
    let planes = commitments.iter().find(|one| one.text == "购买飞机").unwrap();
    assert_eq!((planes.by.as_str(), planes.sources.len()), ("china", 1));
    assert_eq!(planes.due.map(|due| due.to_string()).as_deref(), Some("2026"));
    let metric = planes.metric.as_ref().unwrap();
    assert_eq!((metric.target, metric.unit.as_deref()), (300.0, Some("架")));
    let verdict = &planes.verdicts[0];
    assert_eq!((verdict.status, verdict.sources.len()), (Status::Fulfilled, 1));
    let lift = commitments.iter().find(|one| one.text == "Lift tariffs").unwrap();
    assert!(lift.verdicts.is_empty() && lift.metric.is_none());
}

#[test]
fn commitments_have_verdicts_only_by_a_day_and_a_source() {
    let (found, report) = read(COMMITMENTS, TableAs::Commitments, "");
    check_commitments(&found, &report);
}

#[test]
fn commitments_of_a_workbook_are_the_same() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0..).zip(COMMITMENTS.lines()) {
        for (at, cell) in (0..).zip(line.split(',')) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(row, at, number).unwrap(),
                Err(_) if cell.is_empty() => continue,
                Err(_) => sheet.write(row, at, cell).unwrap(),
            };
        }
    }
    let file = File::new("承诺.xlsx", book.save_to_buffer().unwrap());
    let (found, report) = found(&file.path(), &mapped(&file.path(), TableAs::Commitments, ""));
    check_commitments(&found, &report);
}

#[test]
fn observations_go_to_the_metric_of_their_commitment() {
    let text = "id;month;amount;source\n\
        buy;2025-02;1,5;\n\
        buy;2025-03;2,25;https://example.org/customs\n\
        buy;2025-03;3;\n\
        buy;2025-04;;\n\
        buy;2025-05;about 3;\n\
        stop;2025-03;1;\n\
        nobody;2025-03;1;\n\
        ;2025-03;1;\n";
    let (found, report) = read(text, TableAs::Observations, "");
    assert_eq!((report.rows, report.kept, report.empty()), (8, 5, 1));
    let skipped = [(Skip::Number, vec![6]), (Skip::NoValue, vec![5]), (Skip::NoText, vec![9])];
    assert_eq!(lines_of(&report), skipped);
    let (document, added) = added(&found, &AddingOptions::default());
    assert_eq!((added.observations, added.again, added.sources), (1, 1, 1));
    let left: Vec<(u64, WhyLeftOut)> =
        added.left_out.iter().map(|one| (one.line, one.why.clone())).collect();
    let expected = [
        (4, WhyLeftOut::OtherValue(2.25)),
        (7, WhyLeftOut::NoMetric("stop".to_owned())),
        (8, WhyLeftOut::NoCommitment("nobody".to_owned())),
    ];
    assert_eq!(left, expected);
    let buy = document.dossier().commitments.find("buy").unwrap();
    let observations = &buy.metric.as_ref().unwrap().observations;
    let march: Edtf = "2025-03".parse().unwrap();
    assert_eq!((observations[1].date, observations[1].value), (march, 2.25));
    assert!(observations[1].source.is_some());
}

fn stream(
    name: &'static str,
    bytes: &[u8],
    given: &str,
    request: &StreamRequest,
) -> (Vec<ReportedEvent>, ImportReport) {
    let file = File::new(name, bytes);
    let mapping = mapped(&file.path(), TableAs::Stream, given);
    let out = Cursor::new(Vec::new());
    let read = import_table(&file.path(), &mapping, request, out, &Progress::default());
    let (out, report) = read.unwrap();
    assert!(report.adds_up(), "{report:?}");
    let reader = StreamReader::open(Bytes::from(out.into_inner())).unwrap();
    assert_eq!(reader.about().origin, Origin::Table);
    let all = Day::from_number(0)..=Day::from_number(i32::MAX);
    (reader.events(&all, usize::MAX).unwrap(), report)
}

fn wanted(words: &[(&str, &str)]) -> StreamRequest {
    let dyad = Some("CHN,USA".parse().unwrap());
    let pair = |(word, code): &(&str, &str)| ((*word).to_owned(), (*code).to_owned());
    StreamRequest {
        filter: StreamFilter { dyad, ..StreamFilter::default() },
        actor_words: words.iter().map(pair).collect(),
        vintage: None,
    }
}

#[test]
fn a_table_is_a_stream() {
    let text = "date,actor,target,code,goldstein,headline,url,id\n\
        2025-04-03,CHNGOV,United States,163,,Tariffs,https://example.org/a,1\n\
        2025-04-03,CHNGOV,United States,163,,Tariffs,https://example.org/a,2\n\
        2025-04,usa,Government of China,036,2.5,Talks,,3\n\
        2025-04-04,中方,USA,,-4,Words,,4\n\
        2025-04-05,China,Japan,036,,Others,,5\n\
        2025-04-05,China,Ruritania,036,,Unknown,,6\n\
        2025-04-06,,USA,036,,Nobody,,7\n\
        2025-04-06,CHN,USA,xx,,No code,,8\n\
        2025-04-06,CHN,USA,036,-40,Too much,,9\n\
        soon,CHN,USA,036,,No day,,10\n";
    let (events, report) = stream("desk.csv", text.as_bytes(), "", &wanted(&[("中方", "CHN")]));
    assert_eq!((report.rows, report.kept, report.duplicates, report.others), (10, 3, 1, 2));
    let skipped = [
        (Skip::Date, vec![11]),
        (Skip::Code, vec![9]),
        (Skip::Number, vec![10]),
        (Skip::NoActor, vec![8]),
    ];
    assert_eq!(lines_of(&report), skipped);
    assert_eq!(report.other_scores, 1);
    let words = report_lines(&report, &Words::of(Language::English)).join("\n");
    assert!(words.contains("Ruritania"), "{words}");
    let of = |id: &str| events.iter().find(|event| &*event.id == id).unwrap();
    let tariffs = of("1");
    assert_eq!((&*tariffs.actor.country, &*tariffs.target.country), ("CHN", "USA"));
    assert_eq!((tariffs.score, &*tariffs.text), (Some(-8.0), "Tariffs"));
    let talks = of("3");
    assert_eq!((&*talks.date, talks.day.to_string().as_str()), ("2025-04", "2025-04-01"));
    assert_eq!((&*talks.actor.country, talks.score), ("USA", Some(2.5)));
    assert_eq!((of("4").score, &*of("4").code, of("4").quad), (Some(-4.0), "", None));
}

#[test]
fn without_targets_an_act_is_upon_the_other_side() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip([
        ["日期", "发起方", "代码"],
        ["2025年4月3日", "中国", "163"],
        ["2025年4月4日", "美国", "36"],
        ["2025年4月5日", "法国", "36"],
    ]) {
        for (at, cell) in (0..).zip(cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(row, at, number).unwrap(),
                Err(_) => sheet.write(row, at, cell).unwrap(),
            };
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let request = wanted(&[("中国", "CHN"), ("美国", "USA"), ("法国", "FRA")]);
    let (events, report) = stream("事件.xlsx", &bytes, "", &request);
    assert_eq!((report.kept, report.others), (2, 1));
    let told: Vec<(&str, &str, &str)> = events
        .iter()
        .map(|event| (&*event.actor.country, &*event.target.country, &*event.code))
        .collect();
    assert_eq!(told, [("CHN", "USA", "163"), ("USA", "CHN", "036")]);
}

#[test]
fn a_saved_mapping_reads_the_same() {
    let file = File::new("table.csv", "Day,What,Notes\n2025-01-01,A,n\n");
    for (table_as, given) in [
        (TableAs::Events, "date=Day,headline=What"),
        (TableAs::Commitments, "by=What,text=Notes,made=Day"),
        (TableAs::Observations, "commitment=What,date=Day,value=#3"),
    ] {
        let mapping = mapped(&file.path(), table_as, given);
        let again = Mapping::from_toml(&mapping.to_toml()).unwrap();
        assert_eq!(again.table_as(), table_as);
        let of = |mapping: &Mapping| format!("{:?}", read_table(&file.path(), mapping).unwrap());
        assert_eq!(of(&again), of(&mapping));
    }
    let missing = mapped(&file.path(), TableAs::Events, "headline=What,date=");
    let error = read_table(&file.path(), &missing).unwrap_err().to_string();
    assert_eq!(
        error,
        "no column is known to be the date; name it with date=COLUMN. Columns: Day, What, Notes"
    );
    let stream = mapped(&file.path(), TableAs::Stream, "actor=What,score=Notes");
    assert!(matches!(read_table(&file.path(), &stream), Err(TableError::IsStream)));
    let events = mapped(&file.path(), TableAs::Events, "headline=What");
    let (out, request) = (Cursor::new(Vec::new()), StreamRequest::default());
    assert!(import_table(&file.path(), &events, &request, out, &Progress::default()).is_err());
}

#[test]
fn what_is_no_table_is_refused() {
    for bytes in [&b""[..], b"%PDF-1.7", b"PK\x03\x04broken"] {
        let file = File::new("table.xlsx", bytes);
        assert!(matches!(preview(&file.path(), None), Err(TableError::Refused(_))), "{bytes:?}");
    }
    let mut book = Workbook::new();
    book.add_worksheet().set_name("One").unwrap();
    let file = File::new("table.xlsx", book.save_to_buffer().unwrap());
    assert!(matches!(preview(&file.path(), Some("Two")), Err(TableError::Refused(_))));
}
