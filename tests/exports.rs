//! Tables for other programs: typed, whole, and safe to open.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use std::io::{Cursor, Read};
use std::sync::Arc;

use detente::dossier::{Dossier, parse};
use detente::export::{self, Cell, Table};
use detente::reading::{Content, Holdings, Settings};
use detente::store::SAMPLE;
use parquet::file::reader::{FileReader, SerializedFileReader};

fn tables_of(text: &str, as_of: Option<&str>) -> (Arc<Dossier>, Content, Vec<Table>) {
    let parsed = parse(text);
    let dossier: Arc<Dossier> =
        Arc::new(parsed.dossier.unwrap_or_else(|| panic!("{:?}", parsed.problems)));
    let holdings = Holdings::new(Arc::clone(&dossier));
    let mut settings = Settings::of(&dossier);
    if let Some(day) = as_of {
        settings.as_of = day.parse().unwrap();
    }
    let content = Content::compute(&holdings, settings);
    let tables = export::tables(&holdings, &content);
    (dossier, content, tables)
}

/// The sample with texts that a spreadsheet would calculate with.
fn hostile() -> String {
    SAMPLE
        .replace("headline   = \"US halts chip design software\"", "headline   = \"=HYPERLINK(1)\"")
        .replace("headline = \"London framework\"", "headline = \"@SUM(1)\"")
}

#[test]
fn every_cell_is_of_its_columns_kind() {
    let (dossier, _, tables) = tables_of(SAMPLE, None);
    for table in &tables {
        for row in &table.rows {
            assert_eq!(row.len(), table.columns.len(), "{}", table.name);
        }
    }
    let rows = |name: &str| tables.iter().find(|table| table.name == name).unwrap().rows.len();
    assert_eq!(rows("events"), dossier.events.len());
    assert_eq!(rows("commitments"), dossier.commitments.len());
    assert_eq!(rows("sources"), dossier.sources.len());
    assert!(rows("series") > 60 && rows("standing") > 0 && rows("deadlines") > 0);
}

#[test]
fn a_past_day_tells_nothing_of_later_ones() {
    let (_, content, tables) = tables_of(SAMPLE, Some("2025-05-13"));
    let as_of = content.settings.as_of;
    for table in
        tables.iter().filter(|table| ["claims", "verdicts", "sources"].contains(&table.name))
    {
        let day = table.columns.iter().position(|column| column.name == "day").unwrap();
        for row in &table.rows {
            assert!(!matches!(row[day], Cell::Day(day) if day > as_of), "{}: {row:?}", table.name);
        }
    }
    let text = export::json(&tables, serde_json::json!({})).to_string();
    assert!(!text.contains("London framework"), "it was of June");
}

#[test]
fn a_workbook_calculates_nothing_and_knows_its_days() {
    let (dossier, _, tables) = tables_of(&hostile(), None);
    let book = export::xlsx(&tables, &dossier.title).unwrap();
    assert_eq!(book, export::xlsx(&tables, &dossier.title).unwrap(), "the same every time");
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut sheets = 0;
    let mut texts = String::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = String::new();
        if !name.ends_with(".xml") {
            continue;
        }
        part.read_to_string(&mut content).unwrap();
        if name.starts_with("xl/worksheets/sheet") {
            sheets += 1;
            assert!(!content.contains("<f>"), "{name} has a formula");
            assert!(content.contains("state=\"frozen\""), "{name} keeps its head in view");
        }
        if name == "xl/sharedStrings.xml" {
            texts = content;
        }
    }
    assert_eq!(sheets, tables.len());
    assert!(texts.contains("=HYPERLINK(1)") && texts.contains("@SUM(1)"), "as they are written");
}

#[test]
fn formulas_are_texts_in_csv_and_on_the_clipboard() {
    let (_, _, tables) = tables_of(&hostile(), None);
    let events = tables.iter().find(|table| table.name == "events").unwrap();
    let text = |raw| String::from_utf8(export::csv(events, raw).unwrap()).unwrap();
    assert!(text(false).contains(",'=HYPERLINK(1),") && text(false).contains(",'@SUM(1),"));
    assert!(text(true).contains(",=HYPERLINK(1),"));
    let clip = export::clip(events);
    assert!(clip.text.contains("\t'=HYPERLINK(1)\t") && clip.html.contains("<td>'@SUM(1)</td>"));
    assert_eq!(clip.text.lines().count(), events.rows.len() + 1);
}

#[test]
fn parquet_is_read_back_as_it_was_written() {
    let (_, _, tables) = tables_of(SAMPLE, None);
    for table in &tables {
        let bytes = export::parquet(table, &[("as_of", "2025-06-12")]).unwrap();
        let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).unwrap();
        let about = reader.metadata().file_metadata();
        assert_eq!(about.num_rows() as usize, table.rows.len(), "{}", table.name);
        assert_eq!(about.schema_descr().num_columns(), table.columns.len());
        let names: Vec<&str> =
            about.schema().get_fields().iter().map(|field| field.name()).collect();
        let wanted: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        assert_eq!(names, wanted);
        assert_eq!(reader.get_row_iter(None).unwrap().count(), table.rows.len());
    }
}

#[test]
fn timelinejs_has_events_eras_and_dates_as_known() {
    let (dossier, content, _) = tables_of(SAMPLE, None);
    let json = export::timeline_json(&dossier, &content);
    let events = json["events"].as_array().unwrap();
    assert_eq!(events.len(), dossier.events.len());
    assert!(events.iter().all(|event| event["start_date"]["year"].is_i64()));
    assert!(!json["eras"].as_array().unwrap().is_empty());
    let sheet = export::timeline(&dossier, &content);
    assert_eq!(sheet.columns.len(), 18);
    assert_eq!(sheet.rows.len(), 1 + dossier.events.len() + dossier.periods.len());
}
