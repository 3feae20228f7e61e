//! What a frame of the window costs: CPU time of the whole interface, without
//! painting, over a scripted pan and zoom of the chart and a scroll of the
//! table, by the number of events.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a program that measures and prints"
)]

use std::env;
use std::fmt::Write;
use std::time::{Duration, Instant};

use detente::app::{Application, StartOptions};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

/// Frames measured for each dossier.
const FRAMES: usize = 120;
const SIZES: [u32; 4] = [100, 1_000, 10_000, 100_000];

/// Events over ten years, in no order, by both sides.
fn text_of(events: u32) -> String {
    let mut text = String::from(
        "schema = 1\ntitle = \"Frames\"\n\
         [[sides]]\nid = \"a\"\nname = \"Arcadia\"\n[[sides]]\nid = \"b\"\nname = \"Borduria\"\n",
    );
    let codes = ["036", "057", "085", "112", "163", "190"];
    for number in 0..events {
        // A walk over all days that visits each before it returns.
        let day = u64::from(number) * 1_597 % 3_650;
        let (year, rest) = (2015 + day / 365, day % 365);
        let (month, day) = (rest / 31 + 1, rest % 28 + 1);
        let actor = ["a", "b", "both"][number as usize % 3];
        let code = codes[number as usize % codes.len()];
        let _ = writeln!(
            text,
            "[[events]]\nid = \"e{number}\"\ndate = \"{year}-{month:02}-{day:02}\"\n\
             headline = \"Event number {number}\"\nactor = \"{actor}\"\ncode = \"{code}\""
        );
    }
    text
}

/// The quickest, middle and slowest frame of a pan, of a zoom and of a scroll
/// through the table of events.
fn measure(events: u32) -> [Duration; 9] {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("frames.dossier.toml");
    std::fs::write(&path, text_of(events)).unwrap();
    let options = StartOptions { file: Some(path), ..StartOptions::default() };
    let mut window = Harness::builder()
        .with_size([1440.0, 900.0])
        .with_max_steps(20)
        .build_eframe(move |context| Application::new(context, &options, Instant::now()));
    window.run_ok();
    // A large file is read while the window is there already.
    while window.query_by_label_contains("drag to move them").is_none() {
        std::thread::sleep(Duration::from_millis(20));
        window.run_ok();
    }
    let at = |x: f32| egui::pos2(x, 400.0);
    // In the middle of the record, so that panning finds no end.
    window.hover_at(at(500.0));
    for _ in 0..6 {
        wheel(&window, 2.0);
        window.step();
    }
    // The days under the chart are what is dragged.
    let axis = window.get_by_label_contains("drag to move them").rect().center().y;
    let pan = frames(&mut window, |window, frame| {
        let x = 500.0 + (frame % 40) as f32 * 5.0;
        match frame % 40 {
            0 => window.drag_at(egui::pos2(500.0, axis)),
            39 => window.drop_at(egui::pos2(x, axis)),
            _ => window.hover_at(egui::pos2(x, axis)),
        }
    });
    // As far as egui knows, the pan ended outside the window.
    window.hover_at(at(500.0));
    window.step();
    let zoom = frames(&mut window, |window, frame| {
        wheel(window, if frame % 20 < 10 { 1.0 } else { -1.0 });
    });
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::E);
    window.run_ok();
    let table = frames(&mut window, |window, frame| {
        wheel(window, if frame < FRAMES / 2 { -20.0 } else { 20.0 });
    });
    [pan, zoom, table].concat().try_into().unwrap()
}

fn wheel(window: &Harness<'_, Application>, lines: f32) {
    window.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Line,
        delta: egui::vec2(0.0, lines),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: egui::Modifiers::NONE,
    });
}

fn frames(
    window: &mut Harness<'_, Application>,
    act: impl Fn(&Harness<'_, Application>, usize),
) -> Vec<Duration> {
    let mut times: Vec<Duration> = (0..FRAMES)
        .map(|frame| {
            act(window, frame);
            let begin = Instant::now();
            window.step();
            begin.elapsed()
        })
        .collect();
    times.sort();
    let at = |place: usize| times.get(place).copied().unwrap_or_default();
    vec![at(0), at(FRAMES / 2), at(FRAMES * 95 / 100)]
}

fn main() {
    // `cargo test --all-targets` builds and starts it, too.
    if !env::args().any(|argument| argument == "--bench") {
        println!("run it by cargo bench --bench frames");
        return;
    }
    println!(
        "| events | pan: quickest | middle | 95 of 100 | zoom: quickest | middle | 95 of 100 \
         | table: quickest | middle | 95 of 100 |"
    );
    println!("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    // As many events as are named, or all sizes.
    let asked: Vec<u32> = env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { SIZES.to_vec() } else { asked };
    for events in sizes {
        let times = measure(events).map(|time| format!("{:.2}", time.as_secs_f64() * 1e3));
        println!("| {events} | {} |", times.join(" | "));
    }
}
