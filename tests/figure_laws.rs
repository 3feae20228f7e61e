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

use std::sync::Arc;

use bytes::Bytes;
use common::random;
use detente::dossier::{Day, Dossier, Slot};
use detente::figure::{
    Anchor, Banner, BundledFonts, ChartInput, Figure, Folded, LaneGround, LanePart, LaneRows,
    LaneStack, LaneTarget, Margins, Naming, Page, PageInput, Parts, Rect, STORY_LABELS, Scene,
    Shape, Shown, SteadyPage, TextMeasure, Theme, ThemeName, TimeScale, View, pt, svg,
};
use detente::reading::{Content, Holdings, MarkerIndex, Settings};
use detente::streams::{
    About, Daily, DataFiles, Edition, Editions, KindOfData, Origin, Party, ReportedEvent,
    StreamData, StreamReader, StreamWriter,
};
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
    naming: Naming,
) -> Scene {
    let words = Words::english();
    let figure = Figure {
        shown: shown(dossier, content, &words),
        title: &dossier.title,
        headline: None,
        view: View::of(content, span.map(|span| span.0), span.map(|span| span.1)),
        naming,
        banner: &Banner::default(),
        values: None,
    };
    figure.compose(size.0, size.1, Parts::ALL).scene
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
            Shape::Band { edges, .. } => {
                all.extend(edges.iter().flat_map(|(x, top, bottom)| [*x, *top, *bottom]));
            }
            Shape::Text { at, .. } => all.extend([at.x, at.y]),
            Shape::Picture { .. } | Shape::Group { .. } | Shape::Layer { .. } | Shape::EndGroup => {
            }
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
        naming in naming(),
        span in prop::option::of((-3000..3000_i32, 0..3000_i32)),
    ) {
        let dossier = spec.dossier();
        let content = content(&dossier, shift);
        let as_of = content.settings.as_of;
        let span = span.map(|(from, days)| (as_of.plus(from), as_of.plus(from + days)));
        let scene = compose(&dossier, &content, span, (width, height), naming);
        for value in coordinates(&scene) {
            prop_assert!(value.is_finite() && value.abs() < 1e5, "{value}");
        }
        prop_assert_eq!(svg(&scene), svg(&compose(&dossier, &content, span, (width, height), naming)));
    }

    #[test]
    fn every_event_in_view_is_named_numbered_or_counted(
        spec in random::spec(),
        width in 300.0..4000.0_f32,
        height in 200.0..900.0_f32,
        naming in naming(),
        selected in prop::option::of(0..40_usize),
    ) {
        let dossier = spec.dossier();
        let content = content(&dossier, 0);
        let index = MarkerIndex::of(&content);
        let words = Words::english();
        let chart = ChartInput {
            shown: shown(&dossier, &content, &words),
            index: &index,
            view: View::of(&content, None, None),
            naming,
            selected,
            steady: None,
            outcome: None,
            values: None,
        };
        let input = PageInput { chart, has_key: true, folded: Folded::default(), chart_share: None,
            scrolls: false, steady: None };
        let page = Page::compute(&input, Rect::new(0.0, 0.0, width, height));
        let layout = &page.chart;
        let labels: Vec<usize> = layout.labels.iter().map(|label| label.marker).collect();
        let mut named: Vec<usize> =
            labels.iter().copied().chain(layout.key().map(|(_, marker)| marker)).collect();
        named.sort_unstable();
        named.dedup();
        prop_assert_eq!(named.len(), labels.len() + layout.numbered(), "each is named once");
        prop_assert_eq!(named.len() + layout.unnamed(), content.markers.len());
        let mut drawn: Vec<usize> =
            layout.markers.iter().flat_map(|marker| marker.members.clone()).collect();
        drawn.sort_unstable();
        match (&layout.strip, naming) {
            (None, Naming::Record) => prop_assert_eq!(layout.unnamed(), 0),
            (_, Naming::Story) => prop_assert!(labels.len() <= STORY_LABELS && layout.numbered() == 0),
            _ => {}
        }
        match &layout.strip {
            // A chart too low for a strip marks those that tell the story alone.
            None if layout.plot.height() < 190.0 => {}
            // Each has a marker, its own or one with others.
            None => prop_assert_eq!(&drawn, &(0..content.markers.len()).collect::<Vec<_>>()),
            Some(strip) => {
                let columns = strip.rows.iter().flat_map(|row| &row.columns);
                let acts: usize = columns.map(|column| column.deeds + column.words).sum();
                prop_assert_eq!(acts, content.markers.len());
                prop_assert!(labels.iter().all(|place| drawn.contains(place)));
            }
        }
        for (place, label) in layout.labels.iter().enumerate() {
            for other in &layout.labels[place + 1..] {
                prop_assert!(!label.rect.overlaps(&other.rect), "{label:?} on {other:?}");
            }
            for number in &layout.numbers {
                prop_assert!(!label.rect.overlaps(&number.rect), "{label:?} on {number:?}");
            }
            for marker in &layout.markers {
                let (at, half) = (marker.center, marker.half);
                let mark = Rect::new(at.x - half.0, at.y - half.1, at.x + half.0, at.y + half.1);
                prop_assert!(!label.rect.overlaps(&mark), "{label:?} on {marker:?}");
            }
            let plot = layout.plot;
            prop_assert!(plot.left <= label.rect.left && label.rect.right <= plot.right);
            prop_assert!(plot.top <= label.rect.top && label.rect.bottom <= plot.bottom);
        }
        if let Some(place) = selected.and_then(|event| content.place_of(event)) {
            prop_assert!(
                labels.contains(&place) || width < 560.0 || height < 320.0,
                "the selected has its label"
            );
        }
    }
}

proptest! {
    #![proptest_config(random::cases(120))]

    #[test]
    fn no_text_of_a_picture_stands_on_another_or_outside(
        spec in random::spec(),
        width in 420.0..2600.0_f32,
        height in 320.0..1600.0_f32,
        naming in naming(),
        shift in -400..1_i32,
    ) {
        let dossier = spec.dossier();
        let content = content(&dossier, shift);
        let words = Words::english();
        let figure = Figure {
            shown: shown(&dossier, &content, &words),
            title: &dossier.title,
            headline: None,
            view: View::of(&content, None, None),
            naming,
            banner: &Banner::default(),
            values: None,
        };
        let scene = figure.compose(width, height, Parts::ALL).scene;
        let texts: Vec<(Rect, &str)> = scene.shapes.iter().filter_map(text_rect).collect();
        for (place, (rect, text)) in texts.iter().enumerate() {
            prop_assert!(
                0.0 <= rect.left && rect.right <= width && rect.top >= -2.0 && rect.bottom <= height,
                "{text:?} at {rect:?} is outside of {width} × {height}"
            );
            for (other, beside) in &texts[place + 1..] {
                prop_assert!(!rect.overlaps(other), "{text:?} at {rect:?} on {beside:?} at {other:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(random::cases(80))]

    /// What is painted in a lane is found under the pointer; nothing is left out
    /// without being counted; no name reaches into the days.
    #[test]
    fn a_lane_is_found_where_it_is_painted(
        spec in random::spec(),
        width in 480.0..2000.0_f32,
        height in 60.0..900.0_f32,
        from in -600..100_i32,
        days in 5..900_i32,
        folded in any::<[bool; 2]>(),
    ) {
        let dossier = spec.dossier();
        let content = content(&dossier, 0);
        let words = Words::english();
        let shown = shown(&dossier, &content, &words);
        let first = f64::from(content.settings.as_of.plus(from).number());
        let margins = Margins::of(&shown, width, true);
        let (left, right) = (margins.left, width - margins.right);
        let time = TimeScale { first, last: first + f64::from(days), left, right };
        let rows = LaneRows::in_view(&shown, &time);
        let clip = (f32::NEG_INFINITY, f32::INFINITY);
        let ground = LaneGround { shown, time, left: 0.0, right: width, selected: None, clip };
        let stack = LaneStack::new(ground, &rows, Folded { sides: folded, ..Folded::default() });
        let mut scene = Scene {
            width,
            height,
            scale: 1.0,
            background: shown.theme.background,
            title: String::new(),
            description: String::new(),
            shapes: Vec::new(),
        };
        let (parts, without) = stack.paint(&mut scene, 0.0, height);
        for part in &parts {
            let Rect { left, top, right, bottom } = part.rect;
            let at = pt(f32::midpoint(left, right), f32::midpoint(top, bottom));
            prop_assert_eq!(stack.hit(0.0, height, at), Some(*part));
        }
        let lanes = parts.iter().filter(|part| matches!(part.target, LaneTarget::Commitment(_)));
        let lanes = lanes.count();
        prop_assert!(lanes + without <= content.ledger.rows.len());
        if folded == [false, false] && content.ledger.rows.len() < 6 && height > 300.0 {
            prop_assert_eq!(without, 0, "there is room for all");
        }
        for shape in &scene.shapes {
            let Shape::Text { at, anchor: Anchor::Start, style, text, .. } = shape else { continue };
            let is_name = dossier.commitments.iter().any(|c| c.text.starts_with(text.trim_end_matches('…')));
            let end = at.x + BundledFonts.width(text, *style);
            prop_assert!(!is_name || at.x >= right || end <= left - 8.0, "{text:?} ends at {end}");
        }
    }
}

/// Where a text stands: the height of its letters, less a hair.
fn text_rect(shape: &Shape) -> Option<(Rect, &str)> {
    let Shape::Text { at, anchor, style, text, .. } = shape else { return None };
    let width = BundledFonts.width(text, *style);
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    let (top, bottom) = (at.y - style.size * 0.68, at.y + style.size * 0.08);
    Some((Rect::new(left + 0.5, top, left + width - 0.5, bottom), text))
}

fn naming() -> impl Strategy<Value = Naming> {
    prop_oneof![Just(Naming::Story), Just(Naming::Record)]
}

proptest! {
    #![proptest_config(random::cases(60))]

    /// Walking through a record moves nothing: as of every day the scale and the
    /// places of the labels are those of its end.
    #[test]
    fn a_walk_through_a_record_is_steady(
        spec in random::spec(),
        width in 500.0..2000.0_f32,
        height in 300.0..1000.0_f32,
        shift in -600..0_i32,
    ) {
        let dossier = spec.dossier();
        let words = Words::english();
        let area = Rect::new(0.0, 0.0, width, height);
        let end = content(&dossier, 0);
        let view = View::of(&end, None, None);
        let page = |content: &Content, steady: Option<&SteadyPage>| {
            let index = MarkerIndex::of(content);
            let chart = ChartInput {
                shown: shown(&dossier, content, &words),
                index: &index,
                view,
                naming: Naming::Story,
                selected: None,
                steady: steady.map(|page| &page.chart),
                outcome: None,
            values: None,
            };
            let input = PageInput {
                chart,
                has_key: true,
                folded: Folded::default(),
                chart_share: None,
                scrolls: true,
                steady,
            };
            Page::compute(&input, area)
        };
        let last = page(&end, None);
        let steady = last.steady(&end);
        let before = content(&dossier, shift);
        let walked = page(&before, Some(&steady));
        prop_assert_eq!(walked.chart.plot, last.chart.plot);
        prop_assert_eq!((walked.chart.value.low, walked.chart.value.high), (last.chart.value.low, last.chart.value.high));
        for label in &walked.chart.labels {
            let event = before.markers[label.marker].event;
            let own = last.chart.labels.iter().find(|own| end.markers[own.marker].event == event);
            prop_assert_eq!(own.map(|own| own.rect), Some(label.rect));
        }
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

/// A stream of 900 days, on each the same acts so many times over.
fn stream(times: usize) -> StreamData {
    let side = |country: &str| Party { country: country.into(), ..Party::default() };
    let events = (0..900).map(|at| ReportedEvent {
        actor: side(if at % 3 == 0 { "AAA" } else { "BBB" }),
        target: side(if at % 3 == 0 { "BBB" } else { "AAA" }),
        score: Some(f64::from(at * 7 % 19 - 9)),
        ..ReportedEvent::on(Day::from_ymd(2023, 1, 1).unwrap().plus(at))
    });
    let events: Vec<_> = events.flat_map(|event| vec![event; times]).collect();
    let about = About::of(KindOfData::Stream, Origin::Gdelt2);
    let mut writer = StreamWriter::new(Vec::new()).unwrap();
    writer.group(&events).unwrap();
    let reader = StreamReader::open(Bytes::from(writer.finish(&about).unwrap())).unwrap();
    let side_of =
        |code: &str| Slot::BOTH.into_iter().find(|slot| ["AAA", "BBB"][slot.index()] == code);
    let daily = Daily::read(&reader, side_of).unwrap();
    assert_eq!((reader.count(), daily.others()), (900 * times as u64, 0));
    StreamData { about, count: reader.count(), daily }
}

/// Its lane on a picture of so many days, which has nothing else.
fn lane_of(data: StreamData, days: i32) -> Scene {
    let text = "schema = 1\ntitle = \"Lane\"\ncutoff = \"2025-06-12\"\n\
                [[sides]]\nid = \"a\"\nname = \"Arcadia\"\n[[sides]]\nid = \"b\"\nname = \"Borduria\"\n\
                [[streams]]\nid = \"s\"\nlabel = \"Stream\"\nfile = \"s.parquet\"\n";
    let dossier = detente::dossier::parse(text).dossier.unwrap();
    let file = "s.parquet".to_owned();
    let edition =
        Edition { file: file.clone(), data: Some(Arc::new(data)), sha256: None, problem: None };
    let mut files = DataFiles::default();
    files.streams.insert(file, Editions(vec![edition]));
    let holdings = Holdings::new(dossier.clone()).with_data(Arc::new(files));
    let content = Content::compute(&holdings, Settings::of(&dossier));
    let words = Words::english();
    let shown = shown(&dossier, &content, &words);
    let last = f64::from(Day::from_ymd(2025, 6, 12).unwrap().number());
    let time = TimeScale { first: last - f64::from(days), last, left: 200.0, right: 1100.0 };
    let rows = LaneRows::in_view(&shown, &time);
    let clip = (f32::NEG_INFINITY, f32::INFINITY);
    let ground = LaneGround { shown, time, left: 0.0, right: 1200.0, selected: None, clip };
    let mut scene = Scene {
        width: 1200.0,
        height: 100.0,
        scale: 1.0,
        background: shown.theme.background,
        title: String::new(),
        description: String::new(),
        shapes: Vec::new(),
    };
    let stack = LaneStack::new(ground, &rows, Folded::default());
    let (parts, _) = stack.paint(&mut scene, 0.0, 100.0);
    assert!(matches!(parts[..], [LanePart { target: LaneTarget::Stream(0), .. }]), "{parts:?}");
    scene
}

/// So that a frame costs what the lane's width shows, and not what the stream has.
#[test]
fn what_is_drawn_of_a_stream_does_not_grow_with_its_events() {
    let (once, often) = (stream(1), stream(40));
    for days in [30, 200, 900, 20_000] {
        let scene = lane_of(once.clone(), days);
        assert_eq!(svg(&scene), svg(&lane_of(often.clone(), days)), "{days} days");
        let points = scene.shapes.iter().filter_map(|shape| match shape {
            Shape::Line { points, .. } => Some(points.len()),
            _ => None,
        });
        // Two lines of steps, each two points and no narrower than six pixels, and the
        // lines of the scale.
        let most = 2 * 2 * (900 / 6 + 2) + 8;
        assert!(points.sum::<usize>() <= most, "{days} days");
    }
}
