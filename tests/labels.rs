//! Laws of label placement, on crowds of any size and any width.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

use detente::figure::{BundledFonts, Crowd, Gutter, PlacedLabel, Placement, TextStyle, place};
use proptest::prelude::*;

const STYLE: TextStyle = TextStyle { size: 12.0, strong: false };

/// Who wants a label: where, how much, and what it says; from left to right.
#[derive(Debug, Clone)]
struct List(Vec<(f32, f64, String)>);

impl Crowd for List {
    fn len(&self) -> usize {
        self.0.len()
    }
    fn x(&self, rank: usize) -> f32 {
        self.0.get(rank).map_or(0.0, |one| one.0)
    }
    fn first_from(&self, x: f32) -> usize {
        self.0.partition_point(|one| one.0 < x)
    }
    fn weightiest(&self, most: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.0.len()).collect();
        order.sort_by(|a, b| self.0[*b].1.total_cmp(&self.0[*a].1));
        order.truncate(most);
        order
    }
    fn text(&self, rank: usize) -> &str {
        &self.0[rank].2
    }
}

fn list(width: f32) -> impl Strategy<Value = List> {
    let one = (0.0..1.0_f32, 0.0..20.0_f64, "[A-Za-z中国 ]{0,60}");
    prop::collection::vec(one, 1..500).prop_map(move |list| {
        // Days put many events on one place.
        let place = |share: f32| (share * width / 7.0).floor() * 7.0;
        let mut list: Vec<_> = list
            .into_iter()
            .map(|(share, weight, text)| (place(share), weight, format!("x{text}")))
            .collect();
        list.sort_by(|a, b| a.0.total_cmp(&b.0));
        List(list)
    })
}

fn rows(label: &PlacedLabel) -> std::ops::Range<usize> {
    label.row..label.row + label.lines.len()
}

fn check(placement: &Placement, gutter: &Gutter, count: usize) -> Result<(), TestCaseError> {
    let labels = &placement.labels;
    let labelled: Vec<usize> = labels.iter().map(|label| label.rank).collect();
    prop_assert_eq!(labelled.len() + placement.numbered, count, "none is lost");
    let mut seen = labelled.clone();
    seen.extend((1..=placement.numbered).map(|number| placement.with_number(number)));
    seen.sort_unstable();
    prop_assert_eq!(seen, (0..count).collect::<Vec<_>>(), "none is there twice");
    for number in 1..=placement.numbered {
        let rank = placement.with_number(number);
        prop_assert_eq!(placement.number_of(rank), Some(number), "numbers are found again");
    }
    for rank in labelled {
        prop_assert_eq!(placement.number_of(rank), None);
    }
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
        prop_assert!(pair[0].right() <= pair[1].left() + 0.01, "numbers overlap: {pair:?}");
        prop_assert_eq!(pair[0].last + 1, pair[1].first);
    }
    for badge in &placement.badges {
        prop_assert!(badge.left() >= gutter.left - 0.01 && badge.right() <= gutter.right + 0.01);
    }
    let numbers = placement.badges.last().map_or(0, |badge| badge.last);
    prop_assert_eq!(numbers, placement.numbered, "every number stands on the chart");
    prop_assert_eq!(placement.badges.first().map_or(1, |badge| badge.first), 1);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]
    #[test]
    fn labels_keep_the_law(
        (width, list) in (300.0..4000.0_f32).prop_flat_map(|width| (Just(width), list(width))),
        rows in 1..9_usize,
    ) {
        let gutter = Gutter { left: 0.0, right: width, rows, avoid: vec![width / 2.0] };
        let placement = place(&list, &gutter, &BundledFonts, STYLE);
        check(&placement, &gutter, list.len())?;
        prop_assert_eq!(&placement, &place(&list, &gutter, &BundledFonts, STYLE), "deterministic");
    }
}

#[test]
fn the_weightiest_comes_first() {
    let mut list: Vec<_> =
        (0..40).map(|key| (150.0, f64::from(key), format!("Event number {key}"))).collect();
    list[3].1 = f64::INFINITY;
    let gutter = Gutter { left: 0.0, right: 300.0, rows: 2, avoid: Vec::new() };
    let placement = place(&List(list), &gutter, &BundledFonts, STYLE);
    assert_eq!(placement.labels.first().map(|label| label.rank), Some(3));
}

#[test]
fn two_lines_let_more_labels_fit() {
    let text = "A rather long headline of an event";
    let list =
        List((0..3).map(|place| (60.0 + 90.0 * place as f32, 1.0, text.to_owned())).collect());
    let gutter = Gutter { left: 0.0, right: 330.0, rows: 4, avoid: Vec::new() };
    let placement = place(&list, &gutter, &BundledFonts, STYLE);
    assert_eq!(placement.labels.len(), 3);
    assert!(placement.labels.iter().any(|label| label.lines.len() == 2));
}
