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
    BundledFonts, ChartLayout, Content, Figure, Rect, Scene, Settings, Shape, Theme, ThemeName,
    View, svg,
};
use detente::tension::{Attribution, EventLog};
use detente::words::Words;
use proptest::prelude::*;

fn content(dossier: &Dossier, as_of_shift: i32) -> Content {
    let mut settings = Settings::of(dossier);
    settings.as_of = settings.as_of.plus(as_of_shift);
    Content::compute(dossier, &EventLog::new(dossier), settings)
}

fn compose(
    dossier: &Dossier,
    content: &Content,
    span: Option<(Day, Day)>,
    size: (f32, f32),
) -> Scene {
    let words = Words::english();
    let figure = Figure {
        dossier,
        content,
        view: View::of(content, span.map(|span| span.0), span.map(|span| span.1)),
        theme: Theme::of(ThemeName::Light),
        words: &words,
        measure: &BundledFonts,
    };
    figure.compose(size.0, size.1)
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
    fn every_event_in_view_is_labelled_or_keyed(spec in random::spec(), width in 300.0..4000.0_f32) {
        let dossier = spec.dossier();
        let content = content(&dossier, 0);
        let view = View::of(&content, None, None);
        let area = Rect::new(0.0, 0.0, width, 500.0);
        let layout = ChartLayout::compute(&dossier, &content, area, view, None, &BundledFonts);
        let labels = layout.above.labels.iter().chain(&layout.below.labels).map(|label| label.key);
        let keyed = layout.key().into_iter().map(|(_, marker)| marker);
        let mut named: Vec<usize> = labels.chain(keyed).collect();
        named.sort_unstable();
        prop_assert_eq!(&named, &(0..content.markers.len()).collect::<Vec<_>>());
        let mut drawn: Vec<usize> =
            layout.markers.iter().flat_map(|marker| marker.members.clone()).collect();
        drawn.sort_unstable();
        prop_assert_eq!(named, drawn, "each has a marker, its own or one with others");
    }
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
        let all = all.map(|all| all.changes).unwrap_or_default();
        prop_assert_eq!(largest.len(), all.len().min(3));
        for (a, b) in largest.iter().zip(&all) {
            prop_assert_eq!(a.event, b.event);
            prop_assert!((a.change - b.change).abs() < 1e-9);
        }
    }
}
