//! The rooms and their walls: arrows point downward only, and the core knows
//! no screen.
//!
//! What a source uses is read from its paths and imports, in macros, too: neither
//! a group within a group nor another name hides a room, and no comment counts.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

#[path = "common/imports.rs"]
mod imports;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// From the ground up. A room may use those before it.
const ROOMS: [&str; 18] = [
    "markup", "dossier", "words", "evidence", "streams", "tension", "ledger", "reading", "export",
    "edit", "drafting", "store", "import", "figure", "raster", "brief", "app", "cli",
];

/// Rooms that compute and place, and touch nothing outside themselves.
const PURE: [&str; 12] = [
    "markup", "dossier", "words", "evidence", "streams", "tension", "ledger", "reading", "export",
    "edit", "drafting", "figure",
];

/// A source file and the paths that it names.
struct Source {
    file: PathBuf,
    lines: usize,
    paths: Vec<imports::Path>,
}

impl Source {
    fn read(file: PathBuf, module: &[String]) -> Self {
        let text = std::fs::read_to_string(&file).unwrap();
        let paths = imports::paths(&text, module)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        Self { lines: text.lines().count(), file, paths }
    }

    /// The paths of which something holds, as they would be written.
    fn that(&self, holds: impl Fn(&[String]) -> bool) -> Vec<String> {
        let found = self.paths.iter().filter(|path| holds(path));
        found.map(|path| format!("{} uses {}", self.file.display(), path.join("::"))).collect()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The sources of a folder that is this module.
fn sources(folder: &Path, module: &[String]) -> Vec<Source> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.extend(sources(&path, &[module, &[stem]].concat()));
        } else if stem == "mod" {
            found.push(Source::read(path, module));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(Source::read(path, &[module, &[stem]].concat()));
        }
    }
    found
}

/// All sources by room, read once.
static SOURCES: LazyLock<HashMap<&str, Vec<Source>>> = LazyLock::new(|| {
    let read =
        |name: &'static str| (name, sources(&root().join("src").join(name), &[name.to_owned()]));
    ROOMS.into_iter().map(read).collect()
});

fn room(name: &str) -> &'static [Source] {
    SOURCES.get(name).map(Vec::as_slice).unwrap_or_default()
}

/// What of the crate a path names: a room, unless it is `*`.
fn target(path: &[String]) -> Option<&str> {
    match path {
        [root, name, ..] if root == "crate" => Some(name),
        _ => None,
    }
}

fn is_below(path: &[String], prefix: &[&str]) -> bool {
    path.len() >= prefix.len() && path.iter().zip(prefix).all(|(a, b)| a == b)
}

/// Of this item in a crate, or of all in that.
fn is_from(path: &[String], krate: &str, item: &str) -> bool {
    is_below(path, &[krate, item]) || is_below(path, &[krate, "*"])
}

fn knows_a_screen(path: &[String]) -> bool {
    path.first().is_some_and(|root| root.starts_with("egui") || root == "eframe")
}

fn touches_files(path: &[String]) -> bool {
    is_from(path, "std", "fs")
}

fn asks_the_clock(path: &[String]) -> bool {
    let clocks = ["SystemTime", "Utc", "Local"];
    path.windows(2).any(|pair| clocks.contains(&pair[0].as_str()) && pair[1] == "now")
}

/// Something of the store that does work, in place of a type or a text; or a
/// read of what it keeps.
fn reaches_outside(path: &[String]) -> bool {
    let is_work = |name: &String| name.starts_with(|first: char| first.is_ascii_lowercase());
    let of_store = target(path) == Some("store") && path.last().is_some_and(is_work);
    let reads = path.windows(2).any(|pair| pair[0] == "opening" && is_work(&pair[1]));
    of_store || reads || touches_files(path) || is_below(path, &["std", "time", "Instant"])
}

/// What breaks a rule in rooms.
fn breaches(rooms: &[&str], holds: impl Fn(&[String]) -> bool) -> Vec<String> {
    let sources = rooms.iter().flat_map(|name| room(name).iter());
    sources.flat_map(|source| source.that(&holds)).collect()
}

fn none(breaches: &[String]) {
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn every_folder_is_a_room() {
    let entries = std::fs::read_dir(root().join("src")).unwrap().map(|entry| entry.unwrap().path());
    for folder in entries.filter(|path| path.is_dir()) {
        let name = folder.file_name().unwrap().to_str().unwrap();
        assert!(ROOMS.contains(&name), "{name} has no place among the rooms");
    }
    for name in ROOMS {
        assert!(!room(name).is_empty(), "{name} is empty");
    }
}

#[test]
fn arrows_point_downward_only() {
    for (place, name) in ROOMS.iter().enumerate() {
        let allowed = &ROOMS[..=place];
        none(&breaches(&[name], |path| target(path).is_some_and(|room| !allowed.contains(&room))));
    }
}

#[test]
fn the_core_knows_no_screen() {
    let core: Vec<&str> = ROOMS.into_iter().filter(|name| !["app", "cli"].contains(name)).collect();
    none(&breaches(&core, knows_a_screen));
}

#[test]
fn only_the_store_touches_files() {
    none(&breaches(&PURE, |path| touches_files(path) || target(path) == Some("store")));
    none(&breaches(&["raster", "brief"], touches_files));
}

/// Commands change the state, and ask for the rest as effects.
#[test]
fn the_state_reaches_nothing_outside() {
    let has_state = |source: &&Source| {
        let text = std::fs::read_to_string(&source.file).unwrap();
        let touches = [".exists()", ".give_up()", ".discard()", ".is_file()"];
        let reaches = touches.iter().filter(|call| text.contains(**call));
        let is_state = text.contains("impl State {");
        assert!(!is_state || reaches.count() == 0, "{} looks at files", source.file.display());
        is_state
    };
    let states: Vec<&Source> = room("app").iter().filter(has_state).collect();
    assert!(states.len() > 20, "{} files change the state", states.len());
    let found: Vec<String> = states.iter().flat_map(|one| one.that(reaches_outside)).collect();
    none(&found);
}

#[test]
fn no_clock_and_no_files_of_half_a_thousand_lines() {
    none(&breaches(&ROOMS, asks_the_clock));
    for Source { file, lines, .. } in ROOMS.iter().flat_map(|name| room(name)) {
        assert!(*lines <= 480, "{} has {lines} lines", file.display());
    }
}

/// The rooms that the fuzz targets compile by themselves.
fn fuzzed() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("fuzz/src/lib.rs")).unwrap();
    let of_attribute = |attribute: &syn::Attribute| {
        let syn::Meta::NameValue(pair) = &attribute.meta else { return None };
        let syn::Expr::Lit(value) = &pair.value else { return None };
        let syn::Lit::Str(file) = &value.lit else { return None };
        let file = pair.path.is_ident("path").then(|| file.value())?;
        let name = file.strip_prefix("../../src/")?.strip_suffix("/mod.rs")?;
        Some(name.to_owned())
    };
    let items = syn::parse_file(&text).unwrap().items.into_iter();
    let modules = items.filter_map(|item| match item {
        syn::Item::Mod(module) => module.attrs.iter().find_map(of_attribute),
        _ => None,
    });
    modules.collect()
}

#[test]
fn the_fuzzed_rooms_need_no_others() {
    let fuzzed = fuzzed();
    for needed in ["dossier", "edit"] {
        assert!(fuzzed.iter().any(|name| name == needed), "{fuzzed:?}");
    }
    let names: Vec<&str> = fuzzed.iter().map(String::as_str).collect();
    none(&breaches(&names, |path| target(path).is_some_and(|room| !names.contains(&room))));
}

/// The paths of a source in `src/figure/labels/place.rs`.
fn read(source: &str) -> Vec<String> {
    let module = ["figure", "labels", "place"].map(str::to_owned);
    let paths = imports::paths(source, &module).unwrap();
    paths.into_iter().map(|path| path.join("::")).collect()
}

#[track_caller]
fn names(source: &str, expected: &str) {
    let found = read(source);
    assert!(found.iter().any(|path| path == expected), "{source}: {found:?}");
}

#[test]
fn groups_and_other_names_hide_nothing() {
    names("use crate::{words, app::{self, views::{key, table as rows}}};", "crate::app");
    names(
        "use crate::{words, app::{self, views::{key, table as rows}}};",
        "crate::app::views::table",
    );
    names("use {crate::{app, cli}, std::{fs, io}};", "crate::cli");
    names("use {crate::{app, cli}, std::{fs, io}};", "std::fs");
    names("use crate as root;", "crate::*");
    names("use crate::{self as root};", "crate::*");
    names("use crate::*;", "crate::*");
    names("use std as s;", "std::*");
    names("pub use ::egui::Ui;", "egui::Ui");
    names("extern crate egui;", "egui::*");
    names("use super::super::super::app::State;", "crate::app::State");
    names("mod tests { use super::super::super::super::{app}; }", "crate::app");
    names("use detente::cli;", "crate::cli");
}

#[test]
fn code_macros_and_attributes_are_read() {
    names("fn f(x: &crate::app::State) {}", "crate::app::State");
    names("fn f() { let x = crate::cli::main::<u8>(); }", "crate::cli::main");
    names("fn f() -> Vec<<u8 as crate::app::Shown>::Form> {}", "crate::app::Shown::Form");
    names("fn f() { println!(\"{}\", g(crate::app::COUNT)); }", "crate::app::COUNT");
    names("macro_rules! m { () => { $crate::app::run() }; }", "crate::app::run");
    names("m! { use crate::{words::{self, Words}, app::*}; }", "crate::words");
    names("m! { use crate::{words::{self, Words}, app::*}; }", "crate::app::*");
    names("#[derive(crate::app::Shown)] struct S;", "crate::app::Shown");
    names("fn f() { std::time::SystemTime::now(); }", "std::time::SystemTime::now");
}

#[test]
fn what_is_only_said_is_not_used() {
    let found = read(
        "//! See `crate::app`.
        /// Not [`crate::app::State`].
        #[doc = \"crate::app\"]
        fn f() -> &'static str {
            // use crate::app;
            m!(\"crate::app\" /* crate::app */);
            \"use crate::app;\"
        }",
    );
    assert!(found.iter().all(|path| !path.contains("app")), "{found:?}");
    assert_eq!(read("fn f() { S { a: 1 }; }"), ["S"], "a field is no path");
}
