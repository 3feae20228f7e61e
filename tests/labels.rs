//! Laws of label placement, on crowds of any size and any width.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

use detente::figure::{
    BundledFonts, Gutter, LabelRequest, PlacedLabel, Placement, TextStyle, place,
};
use proptest::prelude::*;

const STYLE: TextStyle = TextStyle { size: 12.0, strong: false };

/// What a request is made of, with a text of its own.
type Owned = (f32, f64, String);

fn owned(width: f32) -> impl Strategy<Value = Vec<Owned>> {
    let one = (0.0..1.0_f32, 0.0..20.0_f64, "[A-Za-z中国 ]{0,60}");
    prop::collection::vec(one, 1..500).prop_map(move |list| {
        // Days put many events on one place.
        let place = |share: f32| (share * width / 7.0).floor() * 7.0;
        list.into_iter().map(|(share, p, text)| (place(share), p, format!("x{text}"))).collect()
    })
}

fn requests(owned: &[Owned]) -> Vec<LabelRequest<'_>> {
    owned
        .iter()
        .enumerate()
        .map(|(key, (x, priority, text))| LabelRequest { key, x: *x, priority: *priority, text })
        .collect()
}

fn rows(label: &PlacedLabel) -> std::ops::Range<usize> {
    label.row..label.row + label.lines.len()
}

fn check(placement: &Placement, gutter: &Gutter, count: usize) -> Result<(), TestCaseError> {
    let labels = &placement.labels;
    let mut seen: Vec<usize> = labels.iter().map(|label| label.key).collect();
    seen.extend(&placement.numbered);
    seen.sort_unstable();
    prop_assert_eq!(seen, (0..count).collect::<Vec<_>>(), "none is lost, none is there twice");
    for (place, a) in labels.iter().enumerate() {
        prop_assert!(a.left >= gutter.left && a.right <= gutter.right, "{a:?} leaves the canvas");
        prop_assert!(rows(a).end <= gutter.rows.max(rows(a).start + 1));
        for b in &labels[place + 1..] {
            let rows_meet = rows(a).start < rows(b).end && rows(b).start < rows(a).end;
            let columns_meet = a.left < b.right && b.left < a.right;
            prop_assert!(!(rows_meet && columns_meet), "{a:?} overlaps {b:?}");
        }
        for other in labels.iter().filter(|other| other.row > rows(a).end - 1) {
            let cut = a.left < other.x && other.x < a.right;
            prop_assert!(!cut, "the leader of {other:?} cuts {a:?}");
        }
    }
    for pair in placement.badges.windows(2) {
        let apart = pair[0].x + pair[0].width / 2.0 <= pair[1].x - pair[1].width / 2.0 + 0.01;
        prop_assert!(apart, "numbers overlap: {pair:?}");
        prop_assert_eq!(pair[0].last + 1, pair[1].first);
    }
    let numbers = placement.badges.last().map_or(0, |badge| badge.last);
    prop_assert_eq!(numbers, placement.numbered.len(), "every number stands on the chart");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn labels_keep_the_law(
        (width, list) in (300.0..4000.0_f32).prop_flat_map(|width| (Just(width), owned(width))),
        rows in 1..9_usize,
    ) {
        let gutter = Gutter { left: 0.0, right: width, rows, avoid: vec![width / 2.0] };
        let list = requests(&list);
        let placement = place(&list, &gutter, &BundledFonts, STYLE);
        check(&placement, &gutter, list.len())?;
        prop_assert_eq!(&placement, &place(&list, &gutter, &BundledFonts, STYLE), "deterministic");
    }
}

#[test]
fn the_selected_comes_first() {
    let mut list: Vec<Owned> =
        (0..40).map(|key| (150.0, f64::from(key), format!("Event number {key}"))).collect();
    list[3].1 = f64::INFINITY;
    let list = requests(&list);
    let gutter = Gutter { left: 0.0, right: 300.0, rows: 2, avoid: Vec::new() };
    let placement = place(&list, &gutter, &BundledFonts, STYLE);
    assert_eq!(placement.labels.first().map(|label| label.key), Some(3));
}
