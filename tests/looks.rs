//! What files seem to be by their first lines: what the window offers to import them as.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

use std::io::Write;
use std::path::{Path, PathBuf};

use detente::import::{ImportAs, Inputs, Looked, TableAs, look};
use detente::streams::Origin;

fn looked(path: &Path) -> Looked {
    look(&Inputs::find(&[path.to_owned()]).unwrap(), None).unwrap()
}

/// What a text of this name seems to be.
fn of(name: &str, text: &str) -> Looked {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    looked(&path)
}

#[test]
fn texts_are_known_by_their_columns() {
    let icews = "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\t\
                 CAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\n\
                 1\t2018-01-01\tA\t\tChina\tMake statement\t010\t0.0\tB\t\tUnited States\n";
    assert_eq!(of("a.tab", icews).seems, Some(ImportAs::Coded(Origin::Icews)));
    let index = of("i.csv", "date,GPRD\n2025-01-01,100\n2025-01-02,101\n");
    assert_eq!((index.seems, index.number.as_deref()), (Some(ImportAs::Index), Some("GPRD")));
    let events = of("e.csv", "Date;Event;Country\n2025-01-01;Talks;China\n");
    assert_eq!(events.seems, Some(ImportAs::Table(TableAs::Events)));
    let commitments = of("c.csv", "by,commitment,date\nChina,Buy soybeans,2025-01-01\n");
    assert_eq!(commitments.seems, Some(ImportAs::Table(TableAs::Commitments)));
    let stream = of("s.csv", "date,actor,target,code\n2025-01-01,CHN,USA,042\n");
    assert_eq!(stream.seems, Some(ImportAs::Table(TableAs::Stream)));
    let timeline = r#"{"events": [{"start_date": {"year": 2025}, "text": {"headline": "A"}}]}"#;
    assert_eq!(of("t.json", timeline).seems, Some(ImportAs::Timeline));
    let nothing = of("n.csv", "a,b\nx,y\n");
    assert_eq!((nothing.seems, nothing.refusal), (None, None));
    assert!(of("l.csv", "version https://git-lfs.github.com/spec/v1\n").refusal.is_some());
    assert!(of("empty.csv", "").refusal.is_some());
}

#[test]
fn rows_without_a_heading_have_numbers_for_names() {
    let row = |id: u32| {
        let mut cells = vec![String::new(); 61];
        (cells[0], cells[1]) = (id.to_string(), "20250401".to_owned());
        cells.join("\t") + "\n"
    };
    let text: String = (1..=30).map(row).collect();
    let found = of("x.export.CSV", &text);
    assert_eq!(found.seems, Some(ImportAs::Gdelt));
    let preview = found.preview.unwrap();
    assert_eq!((preview.columns[0].as_str(), preview.columns.len()), ("#1", 61));
    assert_eq!(
        preview.rows[0],
        (1, {
            let mut cells = vec![String::new(); 61];
            (cells[0], cells[1]) = ("1".to_owned(), "20250401".to_owned());
            cells
        })
    );
}

#[test]
fn the_first_member_of_an_archive_is_looked_into() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for name in ["one.csv", "two.csv"] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        let mut cells = vec![""; 58];
        (cells[0], cells[1]) = ("1", "20250401");
        zip.write_all((cells.join("\t") + "\n").repeat(3).as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    let found = looked(&path);
    assert_eq!((found.seems, found.name.as_str()), (Some(ImportAs::Gdelt), "many.zip: one.csv"));
    std::fs::write(&path, b"PK\x03\x04 and no more").unwrap();
    assert!(looked(&path).refusal.is_some());
}

/// If the folder is there: every refusal gives its reason, and every known file is recognised.
#[test]
fn real_files_are_known() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if !root.is_dir() {
        println!("skipped: no ../shared/data");
        return;
    }
    let gdelt = ["gdelt/raw/20161013151500.export.CSV", "gdelt/mangled/dedup_1979.csv"];
    let all: [(ImportAs, &[&str]); 5] = [
        (ImportAs::Gdelt, &gdelt),
        (ImportAs::Coded(Origin::Icews), &["icews/events.2018.sample.tab"]),
        (
            ImportAs::Index,
            &[
                "indices/epu/All_Daily_Policy_Data__B.csv",
                "indices/fred/VIXCLS.csv",
                "indices/gpr/data_gpr_daily_recent__C.xls",
                "indices/tariffs/piie_us_china_tariffs_2025.csv",
                "indices/us_china_goods_trade_census.csv",
            ],
        ),
        (
            ImportAs::Timeline,
            &[
                "timeline/TimelineJS2/examples__example_jsonp.jsonp",
                "timeline/TimelineJS3/src__template__eras.json",
                "timeline/TimelineJS3/src__template__my-own-timeline.csv",
            ],
        ),
        (
            ImportAs::Table(TableAs::Events),
            &["timeline/zh_tradewar_timeline.xlsx", "timeline/Geopolitical_Events.xlsx"],
        ),
    ];
    for (seems, files) in all {
        for file in files {
            let path: PathBuf = root.join(file);
            assert_eq!(looked(&path).seems, Some(seems), "{file}");
        }
    }
}
