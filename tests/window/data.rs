//! Data files beside the dossier in the window.

use detente::dossier::Day;
use detente::store::SAMPLE;
use detente::streams::{About, IndexSeries, IndexValue, KindOfData, Origin};

use crate::harness::*;

fn series(value: f64, notes: usize) -> IndexSeries {
    let unit = "points".to_owned();
    let about = About { unit, ..About::of(KindOfData::Index, Origin::Table) };
    let first = Day::from_ymd(2025, 4, 1).unwrap();
    let values = (0..90).map(|at| IndexValue {
        day: first.plus(at),
        last: Some(first.plus(at)),
        value: value + f64::from(at),
        note: noise(notes, at).into(),
    });
    IndexSeries { about, values: values.collect() }
}

/// What does not pack, so that a file is large.
fn noise(length: usize, at: i32) -> String {
    let mut seed = 88_172_645_463_325_252_u64.wrapping_add(at.unsigned_abs().into());
    let signs = std::iter::from_fn(|| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        char::from_u32(0x4e00 + u32::try_from(seed % 20_000).unwrap())
    });
    signs.take(length).collect()
}

fn dossier_with(notes: usize) -> std::path::PathBuf {
    let text =
        format!("{SAMPLE}\n[[indices]]\nid = \"i\"\nlabel = \"An index\"\nfile = \"i.parquet\"\n");
    let path = write("data.dossier.toml", &text);
    let file = std::fs::File::create(path.with_file_name("i.parquet")).unwrap();
    series(100.0, notes).write(file).unwrap();
    path
}

#[test]
fn an_index_has_a_lane_that_tells_its_value() {
    let window = open(Some(dossier_with(0)));
    assert!(!names(&window, "An index, 12 Jun 2025; 172.0 points").is_empty());
}

#[test]
fn a_large_file_follows_when_the_window_is_there() {
    let path = dossier_with(40_000);
    let size = path.with_file_name("i.parquet").metadata().unwrap().len();
    assert!(size > 5 << 20, "{size}");
    let mut window = open(Some(path));
    let begun = std::time::Instant::now();
    while names(&window, "An index, 12 Jun 2025; 172.0 points").is_empty() {
        assert!(begun.elapsed().as_secs() < 60, "its lane did not come");
        std::thread::sleep(std::time::Duration::from_millis(20));
        window.run();
    }
}
