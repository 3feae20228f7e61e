//! What a stream of five million events costs where it is shown: its lane laid out
//! and painted, a frame of the window beside the same frame without it, and another
//! as-of day. In instructions where `valgrind` is installed, and in time.
//!
//! `cargo bench --bench lanes` prints a table; `benches/README.md` says how to read
//! it. Writing the file and reading it is outside what is measured.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a program that measures and prints")]

mod counted;

use std::env;
use std::fmt::Write as _;
use std::fs::File;
use std::hint::black_box;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use counted::{CASE, instructions};
use detente::app::{Application, StartOptions};
use detente::dossier::{self, Day};
use detente::figure::{
    BundledFonts, Folded, LaneGround, LaneRows, LaneStack, Scene, Shown, Theme, ThemeName,
    TimeScale,
};
use detente::reading::{Beside, Content, Holdings, Settings};
use detente::store;
use detente::streams::{About, KindOfData, Origin, Party, ReportedEvent, StreamWriter};
use detente::words::Words;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

/// 25 years, from 1 January 2001 on.
const DAYS: u32 = 9_131;
const MOST: u32 = 5_000_000;

/// Events of a group, as an import writes them.
const GROUP: u32 = 50_000;

/// Frames measured of each kind.
const FRAMES: usize = 120;

const WIDTH: f32 = 1440.0;
const HEIGHT: f32 = 900.0;

/// The name of the stream: one word, which nothing else in the window has.
const LABEL: &str = "Zembla";

type Window = Harness<'static, Application>;

fn first_day() -> Day {
    Day::from_ymd(2001, 1, 1).unwrap()
}

/// Knuth's multiplicative hash: the same events on every machine.
fn hash(place: u32, salt: u32) -> u32 {
    (place ^ salt).wrapping_mul(2_654_435_761) >> 8
}

/// An event of a stream of so many, in the order of days. One in ten was taken up
/// some days late, which an earlier as-of day does not know.
fn event(place: u32, events: u32) -> ReportedEvent {
    let day = u64::from(place) * u64::from(DAYS) / u64::from(events);
    let day = first_day().plus(i32::try_from(day).unwrap());
    let codes = [("036", 4.0), ("042", 1.9), ("057", 8.0), ("112", -2.0), ("163", -8.0)];
    let (code, score) = *codes.get((hash(place, 1) % 5) as usize).unwrap();
    let mut sides = ["AAA", "BBB"];
    if hash(place, 2).is_multiple_of(2) {
        sides.reverse();
    }
    let [actor, target] = sides.map(|country| Party {
        code: format!("{country}GOV").into(),
        country: country.into(),
        name: "THE GOVERNMENT".into(),
    });
    let late = if place % 10 == 3 { 1 + hash(place, 3) % 30 } else { 0 };
    ReportedEvent {
        id: place.to_string().into(),
        added: Some(day.plus(i32::try_from(late).unwrap())),
        actor,
        target,
        code: code.into(),
        score: Some(score),
        mentions: Some(4),
        ..ReportedEvent::on(day)
    }
}

fn write_stream(path: &Path, events: u32) {
    let mut writer = StreamWriter::new(BufWriter::new(File::create(path).unwrap())).unwrap();
    for start in (0..events).step_by(GROUP as usize) {
        let group: Vec<ReportedEvent> =
            (start..events.min(start + GROUP)).map(|place| event(place, events)).collect();
        writer.group(&group).unwrap();
    }
    let about = About {
        kind: KindOfData::Stream,
        origin: Origin::Gdelt2,
        licence: Origin::Gdelt2.licence().name.to_owned(),
        sharing: Origin::Gdelt2.licence().sharing,
        vintage: None,
        dyad: vec!["AAA".to_owned(), "BBB".to_owned()],
        filter: String::new(),
        unit: String::new(),
        inputs: Vec::new(),
        more_inputs: 0,
        rows_read: u64::from(events),
        duplicates: 0,
        unread: 0,
    };
    writer.finish(&about).unwrap();
}

/// A dossier of a thousand events over the same years, and a stream of so many beside
/// it, or none.
fn write_dossier(folder: &Path, events: u32) -> PathBuf {
    let last = first_day().plus(i32::try_from(DAYS - 1).unwrap());
    let mut text = format!(
        "schema = 1\ntitle = \"Lanes\"\ncutoff = \"{last}\"\n\
         [[sides]]\nid = \"a\"\nname = \"Arcadia\"\n[[sides]]\nid = \"b\"\nname = \"Borduria\"\n"
    );
    for number in 0..1_000 {
        let day = first_day().plus(i32::try_from(hash(number, 4) % DAYS).unwrap());
        let actor = if number % 2 == 0 { "a" } else { "b" };
        let code = if number % 3 == 0 { "057" } else { "163" };
        let _ = writeln!(
            text,
            "[[events]]\nid = \"e{number}\"\ndate = \"{day}\"\n\
             headline = \"Event number {number}\"\nactor = \"{actor}\"\ncode = \"{code}\""
        );
    }
    if events > 0 {
        let file = format!("{events}.parquet");
        write_stream(&folder.join(&file), events);
        let _ = writeln!(
            text,
            "[[streams]]\nid = \"s\"\nlabel = \"{LABEL}\"\nfile = \"{file}\"\n\
             [streams.sides]\nAAA = \"a\"\nBBB = \"b\""
        );
    }
    let path = folder.join(format!("{events}.dossier.toml"));
    std::fs::write(&path, text).unwrap();
    path
}

/// A dossier with what is beside it, as the window has them.
struct Loaded {
    holdings: Holdings,
    content: Content,
    reading: Duration,
}

fn load(path: &Path) -> Loaded {
    let parsed = dossier::parse(&std::fs::read_to_string(path).unwrap());
    let holdings = Holdings::new(parsed.dossier.unwrap());
    let begin = Instant::now();
    let data = store::load_data(holdings.dossier(), path);
    let reading = begin.elapsed();
    assert_eq!(data.problems().count(), 0, "the stream can be read");
    let holdings = holdings.with_data(Arc::new(data));
    let content = Content::compute(&holdings, Settings::of(holdings.dossier()));
    assert_eq!(content.beside.streams.len(), 1, "the stream is there");
    Loaded { holdings, content, reading }
}

/// The lane of the stream, laid out and painted: nothing else is under the chart.
#[inline(never)]
fn measured_lane(ground: LaneGround<'_>, rows: &LaneRows, scene: &mut Scene) -> usize {
    let stack = LaneStack::new(ground, rows, Folded::default());
    let height = stack.height().wanted;
    stack.paint(scene, 0.0, height).0.len()
}

/// What another as-of day asks of the stream.
#[inline(never)]
fn measured_as_of(holdings: &Holdings, day: Day) -> Beside {
    let settings = Settings { as_of: day, ..Settings::of(holdings.dossier()) };
    Beside::as_of(holdings, &settings)
}

/// The whole interface for one frame.
#[inline(never)]
fn measured_frame(window: &mut Window) {
    window.step();
}

/// The triangles of a frame, as a graphics card gets them.
#[inline(never)]
fn measured_meshes(ctx: &egui::Context, shapes: Vec<egui::epaint::ClippedShape>) -> usize {
    ctx.tessellate(shapes, ctx.pixels_per_point()).len()
}

/// Times of the lane over views from all years to a month.
fn lane(loaded: &Loaded) -> Vec<Duration> {
    let words = Words::english();
    let theme = Theme::of(ThemeName::Light);
    let (dossier, content) = (loaded.holdings.dossier(), &loaded.content);
    let shown = Shown { dossier, content, theme, words: &words, measure: &BundledFonts };
    let middle = f64::from(first_day().plus(i32::try_from(DAYS / 2).unwrap()).number());
    let view = |frame: usize| {
        let days = f64::from(DAYS) * (30.0 / f64::from(DAYS)).powf(frame as f64 / FRAMES as f64);
        let (first, last) = (middle - days / 2.0, middle + days / 2.0);
        let time = TimeScale { first, last, left: 180.0, right: WIDTH - 120.0 };
        let clip = (0.0, HEIGHT);
        LaneGround { shown, time, left: 8.0, right: WIDTH - 8.0, selected: None, clip }
    };
    (0..FRAMES)
        .map(|frame| {
            let ground = view(frame);
            let rows = LaneRows::in_view(&shown, &ground.time);
            let mut scene = Scene {
                width: WIDTH,
                height: HEIGHT,
                scale: 1.0,
                background: theme.background,
                title: String::new(),
                description: String::new(),
                shapes: Vec::new(),
            };
            let begin = Instant::now();
            let parts = measured_lane(ground, &rows, &mut scene);
            let taken = begin.elapsed();
            assert_eq!(parts, 1, "the lane is painted");
            black_box(scene);
            taken
        })
        .collect()
}

/// Times of the stream as of days all over the years.
fn as_of(loaded: &Loaded) -> Vec<Duration> {
    (0..FRAMES as u32)
        .map(|frame| {
            let day = first_day().plus(i32::try_from(hash(frame, 5) % DAYS).unwrap());
            let begin = Instant::now();
            black_box(measured_as_of(&loaded.holdings, day));
            begin.elapsed()
        })
        .collect()
}

fn open(path: &Path, has_stream: bool) -> Window {
    let options = StartOptions { file: Some(path.to_owned()), ..StartOptions::default() };
    let mut window = Harness::builder()
        .with_size([WIDTH, HEIGHT])
        .with_max_steps(20)
        .build_eframe(move |context| Application::new(context, &options, Instant::now()));
    window.run_ok();
    // What is large is read while the window is there already.
    let awaited = if has_stream { LABEL } else { AXIS };
    while window.query_all_by_label_contains(awaited).next().is_none() {
        std::thread::sleep(Duration::from_millis(20));
        window.run_ok();
    }
    let shapes = &window.output().shapes;
    let is_painted = shapes.iter().any(|clipped| names_stream(&clipped.shape));
    assert_eq!(is_painted, has_stream, "the lane is painted where there is a stream");
    window
}

fn names_stream(shape: &egui::Shape) -> bool {
    match shape {
        egui::Shape::Text(text) => text.galley.text().contains(LABEL),
        egui::Shape::Vec(shapes) => shapes.iter().any(names_stream),
        _ => false,
    }
}

/// The days under the chart, which can be dragged.
const AXIS: &str = "drag to move them";

/// What is done to a window before a frame: one thing, so that it is one frame.
#[derive(Clone, Copy)]
enum Act {
    Wheel(f32),
    /// How far from the start of the dragged days.
    Move(f32),
    Press,
    Release,
}

/// A zoom from all years inwards and back, and a pan further in; with each act whether
/// the frame counts. Every frame that does shows other days.
fn acts() -> Vec<(Act, bool)> {
    let turn = |frame: usize| if frame % 20 < 10 { 1.0 } else { -1.0 };
    let mut acts = vec![(Act::Move(0.0), false)];
    acts.extend((0..FRAMES / 2).map(|frame| (Act::Wheel(turn(frame)), true)));
    acts.extend([(Act::Wheel(2.0), false); 6]);
    acts.extend([(Act::Move(0.0), false), (Act::Press, false)]);
    let mut at = 0.0;
    acts.extend((0..FRAMES / 2).map(|frame| {
        at += turn(frame) * 5.0;
        (Act::Move(at), true)
    }));
    acts.push((Act::Release, false));
    acts
}

fn act(window: &Window, act: Act) {
    let axis = window.get_by_label_contains(AXIS).rect().center().y;
    let button = |pressed| egui::Event::PointerButton {
        pos: egui::pos2(500.0, axis),
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: egui::Modifiers::NONE,
    };
    window.event(match act {
        Act::Wheel(lines) => egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Line,
            delta: egui::vec2(0.0, lines),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        },
        Act::Move(by) => egui::Event::PointerMoved(egui::pos2(500.0 + by, axis)),
        Act::Press => button(true),
        Act::Release => button(false),
    });
}

/// Times of each window's frames. The windows take turns frame by frame, so that a slow
/// moment of the machine touches all alike.
fn frames(windows: &mut [Window]) -> Vec<Vec<Duration>> {
    let mut times = vec![Vec::new(); windows.len()];
    for (what, counts) in acts() {
        for (window, times) in windows.iter_mut().zip(&mut times) {
            act(window, what);
            if !counts {
                window.step();
                continue;
            }
            let begin = Instant::now();
            measured_frame(window);
            let taken = begin.elapsed();
            let shapes = window.output().shapes.clone();
            let begin = Instant::now();
            black_box(measured_meshes(&window.ctx, shapes));
            times.push(taken + begin.elapsed());
        }
    }
    times
}

/// Runs what a case names, once: a kind and a dossier.
fn run(case: &str) {
    let (kind, path) = case.split_once(' ').unwrap();
    let path = Path::new(path);
    match kind {
        "lane" => drop(lane(&load(path))),
        "as-of" => drop(as_of(&load(path))),
        _ => drop(frames(&mut [open(path, kind == "frame")])),
    }
}

/// Million instructions of a frame, and milliseconds of the quickest, the middle and
/// the slowest of twenty.
fn tell(name: &str, times: &mut [Duration], count: Option<u64>) -> (f64, Option<f64>) {
    times.sort();
    let at = |place: usize| times.get(place).copied().unwrap_or_default().as_secs_f64() * 1e3;
    let count = count.map(|count| count as f64 / FRAMES as f64 / 1e6);
    let counted = count.map_or_else(|| "-".to_owned(), |count| format!("{count:.3}"));
    let (quickest, middle, slow) = (at(0), at(times.len() / 2), at(times.len() * 95 / 100));
    println!("| {name} | {counted} | {quickest:.3} | {middle:.3} | {slow:.3} |");
    (middle, count)
}

fn main() {
    if let Ok(case) = env::var(CASE) {
        return run(&case);
    }
    // `cargo test --all-targets` builds and starts it, too.
    if !env::args().any(|argument| argument == "--bench") {
        println!("run it by cargo bench --bench lanes");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let [none, few, many] = [0, DAYS, MOST].map(|events| write_dossier(folder.path(), events));
    let counted = |kind: &str, path: &Path| instructions(&format!("{kind} {}", path.display()));

    println!("| case | million instructions | quickest, ms | middle, ms | 95 of 100, ms |");
    println!("|---|--:|--:|--:|--:|");
    let mut reading = Duration::ZERO;
    for (path, events) in [(&few, DAYS), (&many, MOST)] {
        let loaded = load(path);
        reading = loaded.reading;
        let name = format!("lane, {events} events");
        tell(&name, &mut lane(&loaded), counted("lane", path));
        let name = format!("another as-of day, {events} events");
        tell(&name, &mut as_of(&loaded), counted("as-of", path));
    }
    let mut windows = [open(&none, false), open(&few, true), open(&many, true)];
    let mut times = frames(&mut windows);
    let cases = [("bare", &none, 0), ("frame", &few, DAYS), ("frame", &many, MOST)];
    let mut told = Vec::new();
    for ((kind, path, events), times) in cases.into_iter().zip(&mut times) {
        let name = format!("frame, {events} events");
        told.push(tell(&name, times, counted(kind, path)));
    }
    println!("\nThe file of {MOST} events is read in {:.0} ms.", reading.as_secs_f64() * 1e3);
    if let [(bare, bare_count), _, (full, full_count)] = told.as_slice() {
        println!("With it a frame takes {:.2} times the time of one without.", full / bare);
        if let (Some(bare), Some(full)) = (bare_count, full_count) {
            println!("It takes {:.2} times the instructions.", full / bare);
        }
    }
}
