//! Files of others: real ones where the folder with them is there, and hostile ones.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

#[path = "common/skipped.rs"]
mod skipped;

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use detente::dossier::{Day, Edtf, cameo};
use detente::import::{
    Found, Happening, ImportReport, IndexRequest, Inputs, Mapping, Progress, Refusal, Skip,
    StreamFilter, TableAs, TableError, import_events, import_gdelt, import_index, preview,
    read_table, read_timeline,
};
use detente::streams::{Origin, ReportedEvent, StreamReader};
use flate2::Compression;
use flate2::write::GzEncoder;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn data(folder: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(folder);
    if folder.is_dir() {
        return Some(folder);
    }
    skipped::skipped(&format!("no {}", folder.display()));
    None
}

fn everything() -> std::ops::RangeInclusive<Day> {
    Day::from_number(0)..=Day::from_number(i32::MAX)
}

fn gdelt(paths: &[PathBuf], filter: &StreamFilter) -> (Vec<ReportedEvent>, ImportReport) {
    let inputs = Inputs::find(paths).unwrap();
    let out = Cursor::new(Vec::new());
    let (out, report) = import_gdelt(&inputs, filter, None, out, &Progress::default()).unwrap();
    assert!(report.adds_up(), "{report:?}");
    let reader = StreamReader::open(Bytes::from(out.into_inner())).unwrap();
    assert_eq!(reader.count(), report.kept);
    (reader.events(&everything(), usize::MAX).unwrap(), report)
}

/// Every row, whoever acts.
fn all() -> StreamFilter {
    StreamFilter { keep_duplicates: true, ..StreamFilter::default() }
}

fn of_dyad(dyad: &str) -> StreamFilter {
    StreamFilter { dyad: Some(dyad.parse().unwrap()), ..StreamFilter::default() }
}

/// A row of 61 columns.
fn row(id: usize, actors: [&str; 2], code: &str, url: &str) -> String {
    let mut fields = vec![String::new(); 61];
    let set = [
        (0, id.to_string()),
        (1, "20250403".to_owned()),
        (5, format!("{}GOV", actors[0])),
        (7, actors[0].to_owned()),
        (15, format!("{}GOV", actors[1])),
        (17, actors[1].to_owned()),
        (25, "1".to_owned()),
        (26, code.to_owned()),
        (28, code[..2].to_owned()),
        (29, "4".to_owned()),
        (30, "-8.0".to_owned()),
        (59, "20250404120000".to_owned()),
        (60, url.to_owned()),
    ];
    for (at, text) in set {
        fields[at] = text;
    }
    fields.join("\t") + "\n"
}

#[test]
fn every_gdelt_file_is_read_or_refused_for_the_right_reason() {
    let Some(folder) = data("gdelt") else { return };
    let mut rows = 0;
    for kind in ["raw", "mangled"] {
        let inputs = Inputs::find(&[folder.join(kind)]).unwrap();
        for path in inputs.files() {
            let name = path.file_name().unwrap().to_str().unwrap();
            let (events, report) = gdelt(std::slice::from_ref(path), &all());
            let refused: Vec<&Refusal> = report.refused.iter().map(|(_, why)| why).collect();
            let expected: Option<Refusal> = match name {
                "dedup_2014.csv" => Some(Refusal::Pointer),
                "hive_ctrlA_delim_5k.csv" => Some(Refusal::OtherColumns(8)),
                "gdeltPyR_cameoCodes.json" => Some(Refusal::OtherTable("JSON")),
                "gdeltPyR_events1.csv" | "gdeltPyR_events2.csv" => Some(Refusal::OtherColumns(3)),
                _ if name.contains("mentions") => Some(Refusal::OtherTable("mentions")),
                _ if name.contains("normDaily") => Some(Refusal::OtherTable("counts by day")),
                _ => None,
            };
            assert_eq!(refused, expected.iter().collect::<Vec<_>>(), "{name}");
            if expected.is_none() {
                assert_eq!(report.kept, report.rows, "{name}: {:?}", report.skipped);
                assert_eq!(report.other_scores, 0, "{name}");
            }
            rows += events.len();
            for event in events {
                // A code without a score is none that the table has.
                let known = cameo::exact(&event.code).map(|entry| entry.goldstein);
                assert!(
                    event.score.is_none() || known.is_none() || event.score == known,
                    "{event:?}"
                );
            }
        }
    }
    println!("{rows} rows have the score of their code");
    assert!(rows > 40_000, "{rows}");
}

#[test]
fn every_index_is_read() {
    let Some(folder) = data("indices") else { return };
    for (name, column, values, first, last) in [
        (
            "gpr/data_gpr_daily_recent__C.xls",
            None,
            14_833,
            230.039_428_710_937_5,
            199.896_316_528_320_3,
        ),
        ("gpr/data_gpr_export__C.xls", Some("GPRC_CHN"), 475, f64::NAN, f64::NAN),
        ("epu/All_Daily_Policy_Data__B.csv", None, 14_844, 103.83, 166.59),
        (
            "epu/SCMP_China_Policy_Uncertainty_Data.csv",
            None,
            307,
            192.911_911_010_742_2,
            825.700_561_523_437_5,
        ),
        ("fred/VIXCLS.csv", None, 8_704, 17.24, 12.22),
        (
            "tariffs/piie_us_china_tariffs_2025.csv",
            Some("US tariffs on Chinese exports"),
            16,
            20.8,
            51.1,
        ),
        ("tariffs/piie_us_china_tariff_series.json", Some("us_to_china"), 16, 20.8, 51.1),
        ("us_china_goods_trade_census.csv", Some("Balance"), 430, 26.1, -30_105.0),
    ] {
        let request = IndexRequest { column: column.map(str::to_owned), ..Default::default() };
        let (series, report) = import_index(&folder.join(name), &request).unwrap();
        assert!(report.adds_up(), "{name}: {report:?}");
        assert_eq!(report.unread(), 0, "{name}");
        assert_eq!(series.values.len(), values, "{name}");
        for (own, wanted) in [(series.values.first(), first), (series.values.last(), last)] {
            assert!(
                wanted.is_nan() || (own.unwrap().value - wanted).abs() < 1e-9,
                "{name}: {own:?}"
            );
        }
    }
}

#[test]
fn icews_is_read() {
    let Some(folder) = data("icews") else { return };
    let inputs = Inputs::find(&[folder.join("events.2018.sample.tab")]).unwrap();
    let out = Cursor::new(Vec::new());
    let filter = of_dyad("CHN,USA");
    let read = import_events(Origin::Icews, &inputs, &filter, None, out, &Progress::default());
    let (_, report) = read.unwrap();
    assert_eq!((report.rows, report.kept, report.unread()), (3705, 101, 0));
}

#[test]
fn widths_are_mixed_and_both_directions_count() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mixed.csv");
    let wide = row(1, ["CHN", "USA"], "163", "https://example.org/a");
    let fields: Vec<&str> = wide.trim_end().split('\t').collect();
    // The first edition has a column less in each of three places; before 2013 no
    // address.
    let narrow = |with_url: bool| {
        let mut fields = fields.clone();
        for at in [39, 46, 53] {
            fields.remove(at);
        }
        fields[0] = if with_url { "2" } else { "3" };
        (fields[5], fields[15]) = ("USAGOV", "CHNGOV");
        (fields[7], fields[17]) = ("USA", "CHN");
        if !with_url {
            fields.pop();
        }
        fields.join("\t") + "\n"
    };
    let others = row(4, ["CHN", "RUS"], "042", "x") + &row(5, ["", ""], "042", "y");
    let broken = "6\t20250403\tshort\n".to_owned() + &row(7, ["CHN", "USA"], "---", "z");
    let text = wide.clone() + &narrow(true) + &narrow(false) + &others + &broken;
    std::fs::write(&path, text).unwrap();
    let (events, report) = gdelt(&[path], &of_dyad("CHN,USA"));
    assert_eq!((report.rows, report.kept, report.others), (7, 3, 2));
    let lines: Vec<(Skip, u64)> =
        report.skipped.iter().map(|(why, skipped)| (*why, skipped.examples[0].1)).collect();
    assert_eq!(lines, [(Skip::Columns(3), 6), (Skip::Code, 7)]);
    let added = Day::from_ymd(2025, 4, 4).ok();
    assert!(events.iter().all(|event| event.added == added && &*event.code == "163"), "{events:?}");
}

/// A zip archive of some members.
fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in members {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn of_bytes(name: &str, bytes: &[u8]) -> ImportReport {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    gdelt(&[path], &of_dyad("CHN,USA")).1
}

fn rows(count: usize) -> String {
    (0..count)
        .map(|at| row(at, ["CHN", "USA"], "163", &format!("https://example.org/{at}")))
        .collect()
}

#[test]
fn packed_files_are_read_member_by_member() {
    let text = rows(50);
    let (one, two) = text.split_at(text.match_indices('\n').nth(19).unwrap().0 + 1);
    let report =
        of_bytes("a.zip", &archive(&[("a.CSV", one.as_bytes()), ("b.CSV", two.as_bytes())]));
    assert_eq!((report.kept, report.refused.len()), (50, 0));
    assert_eq!(report.inputs.iter().map(|(_, rows)| *rows).collect::<Vec<_>>(), [20, 30]);
    // Several gzip members in one file.
    let packed: Vec<u8> = [one, two]
        .iter()
        .flat_map(|part| {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(part.as_bytes()).unwrap();
            encoder.finish().unwrap()
        })
        .collect();
    assert_eq!(of_bytes("a.csv.gz", &packed).kept, 50);
    let cut = of_bytes("a.csv.gz", &packed[..packed.len() - 30]);
    assert!(matches!(cut.refused.as_slice(), [(_, Refusal::Damaged(_))]), "{:?}", cut.refused);
    assert!(cut.kept >= 20);
}

#[test]
fn hostile_archives_are_refused_and_told() {
    let text = rows(30);
    let honest = archive(&[("a.CSV", text.as_bytes())]);
    // A name that leads out.
    let report = of_bytes("a.zip", &archive(&[("../../a.CSV", text.as_bytes()), ("b.CSV", b"")]));
    assert!(matches!(report.refused[0], (_, Refusal::LeadsOut)), "{:?}", report.refused);
    assert_eq!(report.kept, 0);
    // Cut off in the middle.
    let report = of_bytes("a.zip", &honest[..honest.len() / 2]);
    assert!(
        matches!(report.refused.as_slice(), [(_, Refusal::Damaged(_))]),
        "{:?}",
        report.refused
    );
    // A member that lies about its size, in the directory and before it.
    let mut lying = honest;
    let size = u32::try_from(text.len()).unwrap().to_le_bytes();
    let other = u32::try_from(text.len() + 9).unwrap().to_le_bytes();
    let places: Vec<usize> =
        (0..lying.len() - 4).filter(|at| lying[*at..*at + 4] == size).collect();
    for at in places {
        lying[at..at + 4].copy_from_slice(&other);
    }
    let report = of_bytes("a.zip", &lying);
    assert!(!report.refused.is_empty(), "{report:?}");
    // A member with a rooted name.
    let report = of_bytes("a.zip", &archive(&[("/etc/a.CSV", text.as_bytes())]));
    assert!(matches!(report.refused.as_slice(), [(_, Refusal::LeadsOut)]), "{:?}", report.refused);
    // A bomb: a quarter of a gigabyte of one row.
    let line = row(1, ["CHN", "USA"], "163", &"u".repeat(4000));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer.start_file("a.CSV", options).unwrap();
    let many = line.repeat(1 << 10);
    for _ in 0..(256 << 20) / many.len() {
        writer.write_all(many.as_bytes()).unwrap();
    }
    let bomb = writer.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    let report = of_bytes("a.zip", &bomb);
    assert!(matches!(report.refused.as_slice(), [(_, Refusal::Bomb)]), "{:?}", report.refused);
}

#[test]
fn every_timeline_is_read() {
    let Some(folder) = data("timeline") else { return };
    let inputs = Inputs::find(&[folder.join("TimelineJS2"), folder.join("TimelineJS3")]).unwrap();
    let mut read = 0;
    for path in inputs.files() {
        let name = path.file_name().unwrap().to_str().unwrap();
        let found = read_timeline(path);
        if name.contains("parser_test") {
            // A table of something else.
            assert!(matches!(found, Err(TableError::NoTimeline(_))), "{name}: {found:?}");
            continue;
        }
        let (found, report) = found.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(report.adds_up(), "{name}: {report:?}");
        // Before there were years of four digits nothing has a date that can be written.
        let is_old = name.contains("cosmo") && report.unread() > 0;
        assert!(!found.list.is_empty() || is_old, "{name}");
        for happening in &found.list {
            let date = happening.date.parse::<Edtf>();
            assert!(date.is_ok() && !happening.headline.contains('<'), "{name}: {happening:?}");
        }
        read += 1;
    }
    assert!(read > 20, "{read}");
}

/// The events of a table, its columns guessed but for those that are given.
fn table_events(path: &Path, given: Option<&str>) -> (Vec<Happening>, ImportReport) {
    let columns = preview(path, None).unwrap().columns;
    let mut mapping = Mapping::new(TableAs::Events);
    if let Some(given) = given {
        mapping.give(given).unwrap();
    }
    mapping.guess_rest(&columns);
    let (found, report) =
        read_table(path, &mapping).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(report.adds_up(), "{report:?}");
    let Found::Happenings(list) = found else { panic!("{found:?}") };
    (list, report)
}

#[test]
fn every_table_of_events_is_read() {
    let Some(folder) = data("timeline") else { return };
    for (name, count) in [
        ("rockyear_tradewar_event.json", None),
        ("zh_tradewar_timeline.trim.csv", Some(46)),
        ("Geopolitical_Events.xlsx", Some(75)),
    ] {
        let (list, _) = table_events(&folder.join(name), None);
        assert!(!list.is_empty() && count.is_none_or(|count| list.len() == count), "{name}");
    }
    let given = "date=时间,headline=事件,actor=发起方";
    let (list, report) = table_events(&folder.join("zh_tradewar_timeline.xlsx"), Some(given));
    assert!(list.len() > 30 && list.iter().all(|one| !one.date.is_empty()), "{report:?}");
}

fn events_of(
    origin: Origin,
    name: &str,
    bytes: &[u8],
    dyad: &str,
) -> (Vec<ReportedEvent>, ImportReport) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let (inputs, filter) = (Inputs::find(&[path]).unwrap(), of_dyad(dyad));
    let out = Cursor::new(Vec::new());
    let read = import_events(origin, &inputs, &filter, None, out, &Progress::default());
    let (out, report) = read.unwrap();
    assert!(report.adds_up(), "{report:?}");
    let reader = StreamReader::open(Bytes::from(out.into_inner())).unwrap();
    assert_eq!(reader.about().origin, origin);
    (reader.events(&everything(), usize::MAX).unwrap(), report)
}

/// A table of some columns of a source, the others empty.
fn table(heading: &[&str], separator: &str, rows: &[&[(&str, &str)]]) -> String {
    let line = |row: &[(&str, &str)]| {
        let field =
            |name: &&str| row.iter().find(|(own, _)| own == name).map_or("", |(_, text)| text);
        heading.iter().map(field).collect::<Vec<_>>().join(separator)
    };
    let rows = rows.iter().map(|row| line(row) + "\n").collect::<String>();
    heading.join(separator) + "\n" + &rows
}

#[test]
fn rows_know_their_lines_however_these_end() {
    let heading = "GLOBALEVENTID,SQLDATE,Actor1CountryCode,Actor2CountryCode,EventCode\n";
    let rows = "1,20200101,CHN,USA,042\n2,none,CHN,USA,042\n3,20200101,CHN,USA,042\n";
    let text = heading.to_owned() + rows;
    for text in [text.clone(), text.replace('\n', "\r\n")] {
        let report = of_bytes("a.csv", text.as_bytes());
        assert_eq!(report.skipped[&Skip::Date].examples[0].1, 3, "{report:?}");
    }
}

#[test]
fn polecat_is_read_in_either_encoding() {
    let heading = [
        "Event ID",
        "Event Date",
        "Event Type",
        "Event Mode",
        "Intensity",
        "Quad Code",
        "Contexts",
        "Actor Name",
        "Actor Country",
        "Actor COW",
        "Recipient Name",
        "Recipient Country",
        "Placename",
        "Publication Date",
        "Version",
    ];
    let row = [
        ("Event ID", "20240105-1"),
        ("Event Date", "2024-01-05"),
        ("Event Type", "SANCTION"),
        ("Event Mode", "None"),
        ("Intensity", "-7.0"),
        ("Quad Code", "MATERIAL CONFLICT"),
        ("Contexts", "economic|technology"),
        ("Actor Name", "Ministère"),
        ("Actor Country", "None; CHN"),
        ("Recipient Name", "None"),
        ("Recipient Country", "USA"),
        ("Placename", "None"),
        ("Publication Date", "2024-01-06 00:00:00"),
    ];
    let other = [("Event Date", "2024-01-05"), ("Event Type", "AGREE"), ("Actor Country", "FRA")];
    let broken = [("Event Date", "soon"), ("Event Type", "AGREE")];
    let text = table(&heading, "\t", &[&row, &other, &broken]);
    // The same as ISO-8859-1.
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for bytes in [text.as_bytes(), &latin] {
        let (events, report) =
            events_of(Origin::Polecat, "ngecEvents.DV.2024.txt", bytes, "CHN,USA");
        let [event] = events.as_slice() else { panic!("{events:?}") };
        assert_eq!((&*event.kind, event.score), ("SANCTION", Some(-7.0)));
        assert_eq!((&*event.actor.name, &*event.actor.country), ("Ministère", "CHN"));
        assert_eq!((&*event.target.name, &*event.place, &*event.code), ("", "", ""));
        assert_eq!(&*event.text, "economic, technology");
        assert_eq!(event.added, Day::from_ymd(2024, 1, 6).ok());
        assert_eq!((report.rows, report.others, report.unread()), (3, 1, 1));
    }
}

#[test]
fn acled_has_dates_of_weeks_and_no_direction() {
    let heading = [
        "event_id_cnty",
        "event_date",
        "year",
        "time_precision",
        "disorder_type",
        "event_type",
        "sub_event_type",
        "actor1",
        "assoc_actor_1",
        "inter1",
        "actor2",
        "country",
        "location",
        "source",
        "notes",
        "fatalities",
    ];
    let row = |date, precision, notes| {
        [
            ("event_id_cnty", "PHL1"),
            ("event_date", date),
            ("time_precision", precision),
            ("event_type", "Battles"),
            ("sub_event_type", "Armed clash"),
            ("actor1", "Military Forces of China (2012-) Coast Guard"),
            ("actor2", "Civilians (Philippines)"),
            ("location", "Shoal"),
            ("notes", notes),
            ("fatalities", "2"),
        ]
    };
    let text = "\u{feff}".to_owned()
        + &table(
            &heading,
            ",",
            &[
                &row("05 January 2024", "1", "\"A clash, with water\""),
                &row("2024-02-10", "2", "x"),
                &row("2024-03-01", "3", "\"two\nlines\""),
            ],
        )
        .replace("PHL1,2024-02", "PHL2,2024-02")
        .replace("PHL1,2024-03", "PHL3,2024-03");
    let (events, report) = events_of(Origin::Acled, "acled.csv", text.as_bytes(), "PHL,CHN");
    assert_eq!((report.rows, report.kept), (3, 3), "{report:?}");
    let dates: Vec<&str> = events.iter().map(|event| &*event.date).collect();
    assert_eq!(dates, ["", "2024-02-10~", "2024-03"]);
    assert_eq!(events[0].deaths, Some(2));
    assert!(events[0].text.starts_with("A clash, with water"));
    assert!(!Origin::Acled.is_directed() && Origin::Acled.licence().sharing.is_restricted());
}

#[test]
fn ged_is_read_with_and_without_names() {
    let mut fields = vec![String::new(); 49];
    for (at, text) in [
        (0, "77"),
        (5, "1"),
        (8, "Russia - Ukraine"),
        (14, "Government of Russia (Soviet Union)"),
        (17, "Government of Ukraine"),
        (25, "Bakhmut"),
        (33, "Ukraine"),
        (37, "4"),
        (38, "2024-01-01 00:00:00.000"),
        (39, "2024-01-31 00:00:00.000"),
        (44, "12"),
        (47, "365"),
        (48, "369"),
    ] {
        fields[at] = text.to_owned();
    }
    let row = fields.join(",") + "\n";
    let mut names = vec!["x".to_owned(); 49];
    for (at, name) in [
        (0, "id"),
        (5, "type_of_violence"),
        (8, "conflict_name"),
        (14, "side_a"),
        (17, "side_b"),
        (25, "where_coordinates"),
        (33, "country"),
        (37, "date_prec"),
        (38, "date_start"),
        (39, "date_end"),
        (44, "best"),
        (47, "gwnoa"),
        (48, "gwnob"),
    ] {
        names[at] = name.to_owned();
    }
    for text in [row.clone(), names.join(",") + "\n" + &row] {
        let (events, report) = events_of(Origin::UcdpGed, "ged.csv", text.as_bytes(), "RUS,UKR");
        let [event] = events.as_slice() else { panic!("{report:?}") };
        assert_eq!((&*event.date, event.deaths), ("2024-01", Some(12)));
        assert_eq!((&*event.actor.country, &*event.target.country), ("RUS", "UKR"));
        assert_eq!(&*event.place, "Bakhmut, Ukraine");
    }
}
