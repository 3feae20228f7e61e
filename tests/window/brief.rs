//! Making a brief in the window: what is asked for, its preview, its files.

use std::collections::HashSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use detente::app::StartOptions;
use detente::brief::{self, Brief, Format, Layout, Options, Origin, Preset, Target, Template};
use detente::dossier::parse;
use detente::reading::Holdings;
use detente::store::{SAMPLE, SAMPLE_NAME};
use detente::words::Language;
use egui::{Key, Modifiers, Role};

use crate::harness::*;
use crate::keyboard::tab_round;

/// Takes frames until something is shown, or for a minute.
fn wait_for(window: &mut Window, part: &str) {
    let begun = Instant::now();
    while names(window, part).is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(60), "{part:?} never came");
        std::thread::sleep(Duration::from_millis(5));
        window.step();
    }
    window.run();
}

/// Takes frames until the preview is that of what is asked for.
fn settle(window: &mut Window) {
    let begun = Instant::now();
    loop {
        window.run();
        if names(window, "Setting the pages").is_empty() {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "the pages are never set");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn open_brief(file: Option<PathBuf>) -> Window {
    let mut window = open(file);
    press(&mut window, Modifiers::COMMAND, Key::B);
    assert!(!names(&window, "Make a brief").is_empty());
    settle(&mut window);
    window
}

fn click(window: &mut Window, role: Role, name: &str) {
    window.get_by_role_and_label(role, name).click();
    window.run();
}

fn radio(window: &mut Window, name: &str) {
    click(window, Role::RadioButton, name);
    settle(window);
}

/// Writes in the field of several lines.
fn write_note(window: &mut Window, text: &str) {
    window.get_by_role_and_label(Role::MultilineTextInput, "Note").focus();
    window.run();
    window.get_by_role_and_label(Role::MultilineTextInput, "Note").type_text(text);
    window.run();
}

/// Saves under a name and waits for the end of it.
fn save(window: &mut Window, path: &Path, said: &str) {
    type_in(window, "Save as", path.to_str().unwrap());
    settle(window);
    click(window, Role::Button, "Save");
    wait_for(window, said);
}

/// What the library makes of the sample.
fn sample(change: impl FnOnce(&mut Options)) -> Brief {
    let dossier = Arc::new(parse(SAMPLE).dossier.unwrap());
    let mut options = Options { layout: Layout::Slide, ..Options::of(&dossier) };
    options.size = Some(Preset::Wide.size());
    change(&mut options);
    let origin = Origin::of(SAMPLE_NAME, SAMPLE);
    Brief { holdings: Holdings::new(dossier), origin, options }
}

fn set(brief: &Brief) -> brief::Typeset {
    brief::compile(brief, &Template::BuiltIn, Target::Drawn).unwrap()
}

fn pages_as(layout: Layout) -> impl FnOnce(&mut Options) {
    move |options| {
        options.layout = layout;
        if layout == Layout::Page {
            options.size = None;
        }
    }
}

#[test]
fn the_preview_follows_what_is_asked_for() {
    let mut window = open_brief(None);
    assert!(!names(&window, "Page 1 of 3").is_empty(), "the sample takes three slides");
    radio(&mut window, "Pages");
    let pages = set(&sample(pages_as(Layout::Page))).pages();
    assert!(pages > 1);
    assert!(!names(&window, &format!("{pages} pages")).is_empty());
    assert!(!names(&window, &format!("Page 1 of {pages}")).is_empty());
    radio(&mut window, "Figure");
    assert!(names(&window, "Page 2 of").is_empty());
    // Nothing repaints while nothing changes; a thread that is still at work may
    // end in the first of them.
    let steps: Vec<u64> = (0..5).map(|_| window.run()).collect();
    assert!(steps.iter().any(|steps| *steps <= 2), "{steps:?} frames without a change");
}

#[test]
fn files_are_what_the_library_makes() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let mut window = open_brief(None);
    save(&mut window, &path("a.pdf"), "Saved as");
    let slide = sample(pages_as(Layout::Slide));
    assert!(std::fs::read(path("a.pdf")).unwrap() == printed(&slide, Format::Pdf)[0]);
    // The sample takes several slides, each a picture of its own.
    save(&mut window, &path("a.svg"), "files,");
    assert!(std::fs::read(path("a-1.svg")).unwrap() == printed(&slide, Format::Svg)[0]);
    save(&mut window, &path("a.pptx"), "a.pptx");
    assert!(std::fs::read(path("a.pptx")).unwrap() == printed(&slide, Format::Pptx)[0]);
    save(&mut window, &path("a.html"), "a.html");
    assert!(std::fs::read(path("a.html")).unwrap() == printed(&slide, Format::Html)[0]);
    radio(&mut window, "Pages");
    save(&mut window, &path("a.png"), "files,");
    let pages = printed(&sample(pages_as(Layout::Page)), Format::Png);
    for (page, wanted) in pages.iter().enumerate() {
        let name = format!("a-{}.png", page + 1);
        assert!(std::fs::read(path(&name)).unwrap() == *wanted, "{name}");
    }
    radio(&mut window, "Figure");
    save(&mut window, &path("figure.png"), "figure.png");
    let figure = sample(pages_as(Layout::Figure));
    assert!(std::fs::read(path("figure.png")).unwrap() == printed(&figure, Format::Png)[0]);
}

#[test]
fn every_option_reaches_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.svg");
    let mut window = open_brief(None);
    type_in(&mut window, "Title", "Another title");
    write_note(&mut window, "For the meeting");
    type_in(&mut window, "Author", "The desk");
    type_in(&mut window, "From", "2025-05-01");
    type_in(&mut window, "To", "2025-06-05");
    type_as_of_in_dialog(&mut window, "2025-06-03");
    click(&mut window, Role::RadioButton, "Print");
    click(&mut window, Role::RadioButton, "简体中文");
    window.get_by_label_contains("Commitments, 21 of 21").click();
    window.run();
    click(&mut window, Role::Button, "None of China");
    let first = brief_commitments()[0].clone();
    window.get_by_role_and_label(Role::CheckBox, &first.1).click();
    window.run();
    settle(&mut window);
    save(&mut window, &path, "Saved as");
    let brief = sample(|options| {
        options.title = Some("Another title".to_owned());
        options.note = Some("For the meeting".to_owned());
        options.author = Some("The desk".to_owned());
        options.from = Some("2025-05-01".parse().unwrap());
        options.to = Some("2025-06-05".parse().unwrap());
        options.settings.as_of = "2025-06-03".parse().unwrap();
        options.theme = detente::figure::ThemeName::Print;
        options.language = Language::Chinese;
        options.commitments = Some(
            brief_commitments()
                .into_iter()
                .filter(|(id, _, china)| !china || *id == first.0)
                .map(|(id, ..)| id)
                .collect(),
        );
    });
    assert!(std::fs::read(path).unwrap() == printed(&brief, Format::Svg)[0]);
}

/// The files that the library makes of a brief.
fn printed(brief: &Brief, format: Format) -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    let mut take = |sheet: brief::Sheet| -> Result<(), brief::BriefError> {
        files.push(sheet.bytes);
        Ok(())
    };
    let mut press = brief::Press::new(brief, &Template::BuiltIn, None, 1.0);
    press.print(format, &mut |_| {}, &mut take).unwrap();
    files
}

/// Id, text, and whether it is China's; China's first.
fn brief_commitments() -> Vec<(String, String, bool)> {
    let dossier = parse(SAMPLE).dossier.unwrap();
    let is_china = |c: &detente::dossier::Commitment| dossier.side(c.by.slot()).name == "China";
    let mut all: Vec<_> = dossier
        .commitments
        .iter()
        .map(|c| (c.id.to_string(), c.text.clone(), is_china(c)))
        .collect();
    let china = all.iter().position(|one| one.2).unwrap();
    all[..=china].rotate_right(1);
    all
}

/// The window behind has a field of the same name.
fn type_as_of_in_dialog(window: &mut Window, day: &str) {
    let field = |window: &Window| {
        let fields = window.query_all_by_role_and_label(Role::TextInput, "As of");
        fields.last().map(|node| node.accesskit_node().id())
    };
    assert!(field(window).is_some());
    window.query_all_by_role_and_label(Role::TextInput, "As of").last().unwrap().focus();
    window.run();
    press(window, Modifiers::COMMAND, Key::A);
    window.query_all_by_role_and_label(Role::TextInput, "As of").last().unwrap().type_text(day);
    window.run();
    settle(window);
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open_brief(None);
    type_in(&mut window, "From", "2025-02-30");
    assert!(!names(&window, "28 days").is_empty());
    assert!(!names(&window, "Page 1 of 3").is_empty(), "the preview before stays");
    press(&mut window, Modifiers::COMMAND, Key::S);
    type_in(&mut window, "From", "2025-06-01");
    type_in(&mut window, "To", "2025-05-01");
    assert!(!names(&window, "before the first day").is_empty());
    click(&mut window, Role::Button, "Whole record");
    settle(&mut window);
    assert!(names(&window, "before the first day").is_empty());
    // A folder that is not there, and a name of no kind.
    save(&mut window, &folder.path().join("none/a.pdf"), "its folder does not exist");
    type_in(&mut window, "Save as", folder.path().join("a.docx").to_str().unwrap());
    click(&mut window, Role::Button, "Save");
    assert!(!names(&window, "is saved as .pdf").is_empty());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn what_is_there_is_replaced_only_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, "mine").unwrap();
    let mut window = open_brief(None);
    save(&mut window, &path, "is there already");
    click(&mut window, Role::Button, "Keep");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    click(&mut window, Role::Button, "Save");
    wait_for(&mut window, "is there already");
    click(&mut window, Role::Button, "Replace");
    wait_for(&mut window, "Saved as");
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
}

/// Many commitments, whose pages take a while.
fn large() -> PathBuf {
    let mut text = TWO_SIDES.to_owned();
    for number in 0..150 {
        write!(
            text,
            "[[commitments]]\nid = \"c{number}\"\nby = \"{}\"\ntext = \"Undertaking {number}\"\nmade = \"2025-01-01\"\n",
            ["a", "b"][number % 2]
        )
        .unwrap();
    }
    write("large.dossier.toml", &text)
}

#[test]
fn saving_can_be_cancelled() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open_brief(Some(large()));
    radio(&mut window, "Pages");
    type_in(&mut window, "Save as", folder.path().join("a.png").to_str().unwrap());
    settle(&mut window);
    window.get_by_role_and_label(Role::Button, "Save").click();
    window.step();
    window.step();
    click(&mut window, Role::Button, "Cancel");
    assert!(!names(&window, "Cancelled").is_empty(), "said at once");
    assert!(window.query_by_role_and_label(Role::Button, "Cancel").is_none());
    std::thread::sleep(Duration::from_millis(500));
    window.run();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    // And it can be saved after all.
    click(&mut window, Role::Button, "Save");
    wait_for(&mut window, "files,");
    assert!(std::fs::read_dir(folder.path()).unwrap().count() > 3);
}

#[test]
fn what_was_written_is_there_when_it_is_opened_again() {
    let mut window = open_brief(None);
    write_note(&mut window, "Do not lose me");
    press(&mut window, Modifiers::NONE, Key::Escape);
    if !names(&window, "Make a brief").is_empty() {
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
    assert!(names(&window, "Make a brief").is_empty());
    press(&mut window, Modifiers::COMMAND, Key::B);
    settle(&mut window);
    let note = window.get_by_role_and_label(Role::MultilineTextInput, "Note");
    assert_eq!(note.accesskit_node().value().as_deref(), Some("Do not lose me"));
}

#[test]
fn an_empty_dossier_has_a_brief() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open_brief(Some(write("empty.dossier.toml", TWO_SIDES)));
    assert!(!names(&window, "Page 1 of 1").is_empty());
    save(&mut window, &folder.path().join("a.pdf"), "Saved as");
}

#[test]
fn the_dialog_speaks_chinese() {
    let options = StartOptions { language: Some(Language::Chinese), ..StartOptions::default() };
    let mut window = open_with(options, [1024.0, 700.0]);
    press(&mut window, Modifiers::COMMAND, Key::B);
    wait_for(&mut window, "共 3 页");
    assert!(!names(&window, "制作简报").is_empty());
    let chinese = window.get_by_role_and_label(Role::RadioButton, "简体中文");
    assert_eq!(
        chinese.accesskit_node().toggled(),
        Some(egui::accesskit::Toggled::True),
        "the brief speaks the window's language"
    );
}

#[test]
fn tab_reaches_everything_in_the_dialog_and_nothing_behind_it() {
    let mut window = open_brief(None);
    window.get_by_label_contains("Commitments, 21 of 21").click();
    window.run();
    let seen = tab_round(&mut window);
    for (role, name) in &seen {
        assert!(!name.trim().is_empty(), "a {role:?} without a name");
    }
    let all: HashSet<&str> = seen.iter().map(|(_, name)| name.as_str()).collect();
    let texts: Vec<String> = brief_commitments().into_iter().map(|(_, text, _)| text).collect();
    let controls = [
        "Figure",
        "Slide",
        "Pages",
        "PDF",
        "PNG",
        "SVG",
        "HTML",
        "Light",
        "Dark",
        "Print",
        "English",
        "Size",
        "As of",
        "From",
        "To",
        "Whole record",
        "Days in view",
        "Title",
        "Note",
        "Author",
        "None of China",
        "Save as",
        "Save",
        "Choose…",
        "Copy page 1",
        "Close",
    ];
    for wanted in controls.into_iter().chain(texts.iter().map(String::as_str)) {
        assert!(all.contains(wanted), "Tab never came to {wanted:?}: {all:?}");
    }
    assert!(!all.contains("Find…"), "the window behind is out of reach");
}

#[test]
fn days_default_to_those_that_the_window_shows() {
    let mut window = open(None);
    let from = |window: &Window| {
        let field = window.get_by_role_and_label(Role::TextInput, "From");
        field.accesskit_node().value().unwrap_or_default()
    };
    press(&mut window, Modifiers::COMMAND, Key::B);
    settle(&mut window);
    assert_eq!(from(&window), "", "all of the record");
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::NONE, Key::Plus);
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    press(&mut window, Modifiers::COMMAND, Key::B);
    settle(&mut window);
    assert!(from(&window).starts_with("2025-"), "the days in view");
    let days = window.query_all_by_role_and_label(Role::TextInput, "As of");
    let days: Vec<_> = days.filter_map(|node| node.accesskit_node().value()).collect();
    assert_eq!(days, ["2025-06-11", "2025-06-11"]);
}
