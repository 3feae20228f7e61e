//! Laws of text placement, on marks of any number on fields of any size.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may fail loudly"
)]

use detente::figure::{BundledFonts, Field, Lines, Point, Rect, Spot, TextStyle, Wish, pt};
use proptest::prelude::*;

const STYLE: TextStyle = TextStyle { size: 12.0, strong: false };
const ROW: f32 = 17.0;

/// A field with a step line over it, and marks on that with what they say.
#[derive(Debug, Clone)]
struct Crowd {
    area: Rect,
    line: Vec<Point>,
    marks: Vec<(Point, f32, String)>,
}

fn crowd() -> impl Strategy<Value = Crowd> {
    let mark = (0.0..1.0_f32, 3.0..9.0_f32, "[A-Za-z中国 ]{0,60}");
    let marks = prop::collection::vec(mark, 1..120);
    let steps = prop::collection::vec(0.2..0.8_f32, 1..40);
    (200.0..2000.0_f32, 120.0..900.0_f32, marks, steps).prop_map(|(width, height, marks, steps)| {
        let area = Rect::new(40.0, 30.0, 40.0 + width, 30.0 + height);
        let y = |share: f32| area.top + height * share;
        let mut line = Vec::new();
        for (place, step) in steps.iter().enumerate() {
            let x = |place: usize| area.left + width * place as f32 / steps.len() as f32;
            line.extend([pt(x(place), y(*step)), pt(x(place + 1), y(*step))]);
        }
        let marks = marks.into_iter().map(|(share, radius, text)| {
            // Days put many on one place.
            let x = area.left + (share * width / 7.0).floor() * 7.0;
            let step = ((x - area.left) / width * steps.len() as f32) as usize;
            (pt(x, y(steps[step.min(steps.len() - 1)])), radius, format!("x{text}"))
        });
        Crowd { area, line, marks: marks.collect() }
    })
}

fn place(crowd: &Crowd) -> (Vec<Option<Spot>>, Vec<Wish>) {
    let mut field = Field::new(crowd.area, vec![crowd.area.left + 50.0]);
    field.take_line(&crowd.line);
    for (at, radius, _) in &crowd.marks {
        field.take_mark(*at, (*radius, *radius));
    }
    let wish = |(place, (at, radius, text)): (usize, &(Point, f32, String))| Wish {
        at: *at,
        half: (*radius, *radius),
        above: place % 2 == 0,
        layouts: Lines::of(text, &BundledFonts, STYLE, crowd.area.width()),
        row_height: ROW,
        reach: crowd.area.height(),
    };
    let wishes: Vec<Wish> = crowd.marks.iter().enumerate().map(wish).collect();
    (wishes.iter().map(|wish| field.place(wish)).collect(), wishes)
}

/// The box round two points, so much wider on every side.
fn round(a: Point, b: Point, by: f32) -> Rect {
    Rect::new(a.x.min(b.x) - by, a.y.min(b.y) - by, a.x.max(b.x) + by, a.y.max(b.y) + by)
}

proptest! {
    #[test]
    fn no_text_stands_on_a_text_a_mark_a_line_or_a_leader(crowd in crowd()) {
        let (spots, wishes) = place(&crowd);
        let placed: Vec<&Spot> = spots.iter().flatten().collect();
        for (own, spot) in placed.iter().enumerate() {
            let Rect { left, top, right, bottom } = spot.rect;
            prop_assert!(crowd.area.left <= left && right <= crowd.area.right);
            prop_assert!(crowd.area.top <= top && bottom <= crowd.area.bottom);
            for other in &placed[own + 1..] {
                prop_assert!(!spot.rect.overlaps(&other.rect), "{spot:?} on {other:?}");
            }
            for other in &placed {
                if let Some([from, to]) = other.leader.filter(|_| other.rect != spot.rect) {
                    prop_assert!(!spot.rect.overlaps(&round(from, to, 0.1)), "{other:?} cuts {spot:?}");
                }
            }
            for (at, radius, _) in &crowd.marks {
                prop_assert!(!spot.rect.overlaps(&round(*at, *at, radius - 0.1)));
            }
            for piece in crowd.line.windows(2) {
                prop_assert!(!spot.rect.overlaps(&round(piece[0], piece[1], 0.9)));
            }
        }
        for (wish, spot) in wishes.iter().zip(&spots) {
            let Some(spot) = spot else { continue };
            let gap = (spot.rect.top - wish.at.y).max(wish.at.y - spot.rect.bottom);
            let is_near = gap <= wish.half.1 + 8.0;
            prop_assert!(is_near || spot.leader.is_some(), "far away it has a leader");
            let beside = (spot.rect.left - wish.at.x).max(wish.at.x - spot.rect.right);
            prop_assert!(beside <= wish.half.0 + 5.0, "it stands at its mark");
            prop_assert!(spot.layout < wish.layouts.len());
        }
        prop_assert_eq!(place(&crowd).0, spots, "the same crowd, the same places");
    }

    #[test]
    fn a_text_keeps_its_words_or_says_that_it_is_cut(
        text in "[a-z]{1,12}( [a-z]{1,12}){0,14}",
        room in 60.0..400.0_f32,
    ) {
        let layouts = Lines::of(&text, &BundledFonts, STYLE, room);
        prop_assert!(!layouts.is_empty());
        for layout in layouts {
            prop_assert!(layout.width <= room + 0.5 && (1..=2).contains(&layout.lines.len()));
            // A word too long for a line is broken.
            let letters = |text: &str| text.replace(' ', "");
            let whole = layout.lines.concat();
            let is_whole = letters(&whole) == letters(&text);
            prop_assert!(is_whole || whole.ends_with('…'), "{whole:?} of {text:?}");
        }
    }
}
