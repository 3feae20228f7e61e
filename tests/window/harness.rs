//! Opening a window without a display and reading what it shows.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use detente::app::{Application, StartOptions};
pub(crate) use egui_kittest::Harness;
pub(crate) use egui_kittest::kittest::{NodeT, Queryable};

pub(crate) type Window = Harness<'static, Application>;

/// High enough for all rows of the sample: what is out of view has no name.
pub(crate) const TALL: [f32; 2] = [1440.0, 1500.0];

pub(crate) fn open(file: Option<PathBuf>) -> Window {
    open_with(StartOptions { file, ..StartOptions::default() }, [1440.0, 900.0])
}

pub(crate) fn open_with(options: StartOptions, size: [f32; 2]) -> Window {
    open_paced(options, size, 1.0 / 4.0)
}

/// With this many seconds from frame to frame: while typing, as on a screen.
pub(crate) fn open_paced(options: StartOptions, size: [f32; 2], pace: f32) -> Window {
    let mut window = Harness::builder()
        .with_size(size)
        .with_step_dt(pace)
        // Background work may wake it while it settles.
        .with_max_steps(24)
        // The sample quotes Chinese titles, and a test has no system fonts.
        .allow_missing_glyphs()
        .build_eframe(move |context| Application::new(context, &options, Instant::now()));
    window.run();
    window
}

pub(crate) fn write(name: &str, text: &str) -> PathBuf {
    let folder = tempfile::tempdir().unwrap().keep();
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// Names of all nodes that contain a text.
pub(crate) fn names(window: &Window, part: &str) -> Vec<String> {
    window
        .query_all_by_label_contains(part)
        .filter_map(|node| {
            // A node that is only read carries its text as a value.
            let node = node.accesskit_node();
            node.label().or_else(|| node.value())
        })
        .collect()
}

pub(crate) fn type_as_of(window: &mut Window, day: &str) {
    type_in(window, "As of", day);
}

pub(crate) const TWO_SIDES: &str = r#"
schema = 1
title = "Two sides"
[[sides]]
id = "a"
name = "Arcadia"
[[sides]]
id = "b"
name = "Borduria"
"#;

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }
    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// Drops a file on the window and waits until it has been read.
pub(crate) fn drop_file(window: &mut Window, path: PathBuf) {
    window.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path)));
    window.step();
    let begun = Instant::now();
    while !names(window, "Reading").is_empty() && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(5));
        window.step();
    }
    // What is read may wake it meanwhile.
    window.run_ok();
}

/// The one node whose name contains a text, whatever its kind.
pub(crate) fn bounds(window: &Window, name: &str) -> egui::Rect {
    window.get_by_label_contains(name).rect()
}

/// Presses a key and lets the window settle.
pub(crate) fn press(window: &mut Window, modifiers: egui::Modifiers, key: egui::Key) {
    window.key_press_modifiers(modifiers, key);
    // Journal and watch may wake it meanwhile.
    window.run_ok();
}

/// A field to write in, of one line or several.
pub(crate) fn text_field<'w>(window: &'w Window, name: &'w str) -> egui_kittest::Node<'w> {
    let fields = window.query_all_by_label(name).filter(|node| {
        let role = node.accesskit_node().role();
        matches!(role, egui::Role::TextInput | egui::Role::MultilineTextInput)
    });
    let mut fields: Vec<_> = fields.collect();
    assert_eq!(fields.len(), 1, "fields called {name:?}");
    fields.remove(0)
}

/// What stands in a field.
pub(crate) fn text_in(window: &Window, name: &str) -> String {
    text_field(window, name).accesskit_node().value().unwrap_or_default()
}

/// Writes in a field, in place of what stands in it.
pub(crate) fn type_in(window: &mut Window, field: &str, text: &str) {
    text_field(window, field).focus();
    window.run_ok();
    press(window, egui::Modifiers::COMMAND, egui::Key::A);
    text_field(window, field).type_text(text);
    window.run_ok();
}

/// Goes on until something of this name is there.
pub(crate) fn wait_for(window: &mut Window, part: &str) {
    let begun = std::time::Instant::now();
    while names(window, part).is_empty() {
        assert!(begun.elapsed().as_secs() < 30, "{part:?} never came: {:?}", names(window, ""));
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.step();
    }
    window.run_ok();
}

/// Clicks the button of this name.
pub(crate) fn click_on(window: &mut Window, name: &str) {
    window.get_by_role_and_label(egui::Role::Button, name).click();
    window.run_ok();
}
