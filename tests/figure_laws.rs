//! Laws of figures, on random dossiers at random sizes: nothing panics, every
//! coordinate is a number, every event is on the picture or counted, and the
//! same dossier gives the same bytes.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

mod common;

use common::random;
use detente::dossier::{Day, Dossier};
use detente::figure::{
    BundledFonts, ChartInput, ChartLayout, Figure, Point, Rect, Scene, Shape, Shown, Theme,
    ThemeName, View, svg,
};
use detente::reading::{Content, Holdings, MarkerIndex, Settings};
use detente::tension::Attribution;
use detente::words::Words;
use proptest::prelude::*;

fn content(dossier: &Dossier, as_of_shift: i32) -> Content {
    let mut settings = Settings::of(dossier);
    settings.as_of = settings.as_of.plus(as_of_shift);
    Content::compute(&Holdings::new(dossier.clone()), settings)
}

fn compose(
    dossier: &Dossier,
    content: &Content,
    span: Option<(Day, Day)>,
    size: (f32, f32),
) -> Scene {
    let words = Words::english();
    let figure = Figure {
        shown: shown(dossier, content, &words),
        headline: None,
        view: View::of(content, span.map(|span| span.0), span.map(|span| span.1)),
    };
    figure.compose(size.0, size.1)
}

fn shown<'a>(dossier: &'a Dossier, content: &'a Content, words: &'a Words) -> Shown<'a> {
    let theme = Theme::of(ThemeName::Light);
    Shown { dossier, content, theme, words, measure: &BundledFonts }
}

/// All coordinates of a scene.
fn coordinates(scene: &Scene) -> Vec<f32> {
    let mut all = Vec::new();
    for shape in &scene.shapes {
        match shape {
            Shape::Rect { rect, .. } => all.extend([rect.left, rect.top, rect.right, rect.bottom]),
            Shape::Line { points, .. } | Shape::Area { points, .. } => {
                all.extend(points.iter().flat_map(|point| [point.x, point.y]));
            }
            Shape::Circle { center, radius, .. } => all.extend([center.x, center.y, *radius]),
            Shape::Text { at, .. } => all.extend([at.x, at.y]),
            Shape::Group { .. } | Shape::EndGroup => {}
        }
    }
    all
}

proptest! {
    #![proptest_config(random::cases(120))]

    #[test]
    fn any_dossier_can_be_drawn_at_any_size(
        spec in random::spec(),
        width in 200.0..3000.0_f32,
        height in 200.0..2000.0_f32,
        shift in -4000..400_i32,
        span in prop::option::of((-3000..3000_i32, 0..3000_i32)),
    ) {
        let dossier = spec.dossier();
        let content = content(&dossier, shift);
        let as_of = content.settings.as_of;
        let span = span.map(|(from, days)| (as_of.plus(from), as_of.plus(from + days)));
        let scene = compose(&dossier, &content, span, (width, height));
        for value in coordinates(&scene) {
            prop_assert!(value.is_finite() && value.abs() < 1e5, "{value}");
        }
        prop_assert_eq!(svg(&scene), svg(&compose(&dossier, &content, span, (width, height))));
    }

    #[test]
    fn every_event_in_view_is_labelled_or_keyed(
        spec in random::spec(),
        width in 300.0..4000.0_f32,
        height in 200.0..900.0_f32,
        selected in prop::option::of(0..40_usize),
    ) {
        let dossier = spec.dossier();
        let content = content(&dossier, 0);
        let index = MarkerIndex::of(&content);
        let words = Words::english();
        let input = ChartInput {
            shown: shown(&dossier, &content, &words),
            index: &index,
            view: View::of(&content, None, None),
            selected,
            least_range: None,
            outcome: None,
        };
        let layout = ChartLayout::compute(&input, Rect::new(0.0, 0.0, width, height));
        let labels = layout.labels.iter().map(|label| label.marker);
        let keyed = layout.key(&index).map(|(_, marker)| marker);
        let mut named: Vec<usize> = labels.chain(keyed).collect();
        named.sort_unstable();
        prop_assert_eq!(&named, &(0..content.markers.len()).collect::<Vec<_>>());
        let mut drawn: Vec<usize> =
            layout.markers.iter().flat_map(|marker| marker.members.iter(&index)).collect();
        drawn.sort_unstable();
        prop_assert_eq!(named, drawn, "each has a marker, its own or one with others");
        check_leaders(&layout)?;
        if let Some(place) = selected.and_then(|event| content.place_of(event)) {
            let has_label = layout.labels.iter().any(|label| label.marker == place);
            prop_assert!(has_label || width < 500.0 || height < 300.0, "the selected has its label");
        }
    }
}

/// Leaders cross no label and no other leader.
fn check_leaders(layout: &ChartLayout) -> Result<(), TestCaseError> {
    for (place, leader) in layout.leaders.iter().enumerate() {
        let [.., knee, end] = leader.points.as_slice() else { unreachable!("two points at least") };
        for label in layout.labels.iter().filter(|label| label.marker != leader.marker) {
            let (top, bottom) = (knee.y.min(end.y), knee.y.max(end.y));
            let inside = label.rect.left < end.x && end.x < label.rect.right;
            let passes = inside && top < label.rect.bottom && label.rect.top < bottom;
            prop_assert!(!passes, "{leader:?} passes through {label:?}");
        }
        for other in &layout.leaders[place + 1..] {
            if other.points[0].x == leader.points[0].x {
                continue;
            }
            for a in leader.points.windows(2) {
                for b in other.points.windows(2) {
                    prop_assert!(!cross((a[0], a[1]), (b[0], b[1])), "{leader:?} × {other:?}");
                }
            }
        }
    }
    Ok(())
}

/// Whether two segments cross within both.
fn cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

proptest! {
    #![proptest_config(random::cases(80))]

    #[test]
    fn the_largest_moves_are_those_of_the_attribution(
        spec in random::spec_of_events(),
        from in -3000..0_i32,
        days in 0..3000_i32,
    ) {
        let dossier = spec.dossier();
        let content = content(&dossier, 0);
        let to = content.settings.as_of.min(content.settings.as_of.plus(from + days));
        let from = content.settings.as_of.plus(from).min(to);
        let largest = content.largest_moves(from, to, 3);
        let all = Attribution::compute(&content.settings.model, &content.selection, from, to);
        let mut all = all.map(|all| all.changes).unwrap_or_default();
        // Both ways round differently: what is nothing in one may be next to
        // nothing in the other, and equal moves may change places.
        all.retain(|change| change.change.abs() > 1e-9);
        let largest: Vec<_> =
            largest.into_iter().filter(|change| change.change.abs() > 1e-9).collect();
        prop_assert_eq!(largest.len(), all.len().min(3));
        for (a, b) in largest.iter().zip(&all) {
            let is_in_it = all.iter().any(|own| {
                (own.event, own.cause) == (a.event, a.cause) && (own.change - a.change).abs() < 1e-9
            });
            prop_assert!(is_in_it, "{a:?} is none of {all:?}");
            prop_assert!((a.change - b.change).abs() < 1e-9);
        }
    }
}
