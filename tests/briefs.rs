//! Briefs from end to end: every layout in every format, what an untrusted dossier or template can
//! do, and that nothing is lost.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use std::fmt::Write;
use std::sync::Arc;

use detente::brief::{self, Brief, BriefError, Layout, Options, Origin, Paper, Target, Template};
use detente::dossier::{Dossier, parse};
use detente::figure::ThemeName;
use detente::reading::Holdings;
use detente::store::{ReadError, SAMPLE, Unread};
use detente::words::{ENGLISH, Language};

fn dossier(text: &str) -> Arc<Dossier> {
    let parsed = parse(text);
    Arc::new(parsed.dossier.unwrap_or_else(|| panic!("{:?}", parsed.problems)))
}

fn brief(text: &str, layout: Layout) -> Brief {
    let dossier = dossier(text);
    let options = Options { layout, ..Options::of(&dossier) };
    let origin = Origin { name: "test.dossier.toml".to_owned(), sha256: "ab".repeat(32) };
    Brief { holdings: Holdings::new(dossier), origin, options }
}

fn set(brief: &Brief) -> brief::Typeset {
    match brief::compile(brief, &Template::BuiltIn, Target::Text) {
        Ok(document) => {
            let warnings: String = document.warnings.iter().map(|w| w.lines(&ENGLISH)).collect();
            assert!(warnings.is_empty(), "{warnings}");
            document
        }
        Err(BriefError::Template(problems)) => {
            panic!("{}", problems.iter().map(|p| p.lines(&ENGLISH)).collect::<String>())
        }
        Err(error) => panic!("{error}"),
    }
}

/// All texts of a brief, page after page, as its SVG has them.
fn text_of(document: &brief::Typeset) -> String {
    let mut all = String::new();
    for page in 0..document.pages() {
        let svg = document.svg(page).unwrap();
        for part in svg.split("<text").skip(1) {
            let text = part.split_once('>').unwrap().1.split("</text>").next().unwrap();
            all.push_str(&unescape(text));
            all.push(' ');
        }
    }
    // A long word may break anywhere.
    all.replace('\u{200b}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Without the spaces at which lines may have been broken.
fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a text is there, in one piece or broken once, by the end of a page.
fn contains_broken(all: &str, part: &str) -> bool {
    all.contains(part)
        || part.char_indices().skip(1).any(|(at, _)| {
            let (head, tail) = part.split_at(at);
            all.contains(head) && all.contains(tail)
        })
}

/// Whether texts reach past the edge of a page.
fn assert_inside(document: &brief::Typeset, what: &str) {
    for page in 0..document.pages() {
        let svg = document.svg(page).unwrap();
        let size = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split('"').next().unwrap();
        let mut size = size.split(' ').map(|side| side.parse::<f64>().unwrap());
        let (width, height) = (size.next().unwrap(), size.next().unwrap());
        for (x, y, extent, text) in page_texts(&svg) {
            assert!(
                x >= -0.5 && x + extent <= width + 0.5 && y >= 0.0 && y <= height + 0.5,
                "{what}, page {}: {text:?} at {x},{y}, {extent} wide, is outside of {width} × {height}",
                page + 1,
            );
        }
    }
}

/// Texts that stand on the page itself, not in the chart: place, width, text.
fn page_texts(svg: &str) -> Vec<(f64, f64, f64, String)> {
    let mut offsets: Vec<(f64, f64)> = vec![(0.0, 0.0)];
    let mut in_chart = 0;
    let mut found = Vec::new();
    for line in svg.lines() {
        let attribute = |name: &str| -> Option<f64> {
            line.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?.parse().ok()
        };
        if in_chart > 0 || line.contains(" scale(") {
            in_chart += line.matches("<g").count();
            in_chart -= line.matches("</g>").count();
            continue;
        }
        let (dx, dy) = *offsets.last().unwrap();
        if let Some(moved) = line.strip_prefix("<g transform=\"translate(") {
            let mut parts = moved.split(')').next().unwrap().split(' ');
            let mut next = || parts.next().unwrap().parse::<f64>().unwrap();
            offsets.push((dx + next(), dy + next()));
        } else if line.starts_with("<g") {
            offsets.push((dx, dy));
        } else if line.starts_with("</g>") {
            offsets.pop();
        } else if line.starts_with("<text") {
            let text = line.split_once('>').unwrap().1.replace("</text>", "");
            let (x, y) = (attribute("x").unwrap(), attribute("y").unwrap());
            found.push((x + dx, y + dy, attribute("textLength").unwrap_or(0.0), text));
        }
    }
    found
}

const LAYOUTS: [Layout; 3] = [Layout::Figure, Layout::Slide, Layout::Page];
const THEMES: [ThemeName; 3] = [ThemeName::Light, ThemeName::Dark, ThemeName::Print];

const SIDES: &str =
    "[[sides]]\nid = \"a\"\nname = \"Arcadia\"\n[[sides]]\nid = \"b\"\nname = \"Borduria\"\n";

#[test]
fn every_layout_theme_and_language_sets_the_sample() {
    for layout in LAYOUTS {
        for theme in THEMES {
            for language in Language::ALL {
                let mut brief = brief(SAMPLE, layout);
                brief.options.theme = theme;
                brief.options.language = language;
                let document = set(&brief);
                assert_inside(&document, &format!("{layout:?} {theme:?} {language:?}"));
            }
        }
    }
}

#[test]
fn a_slide_says_what_the_dossier_says() {
    let text = text_of(&set(&brief(SAMPLE, Layout::Slide)));
    let dossier = dossier(SAMPLE);
    for commitment in &dossier.commitments {
        assert!(text.contains(&commitment.text), "{}: {text}", commitment.text);
    }
    for part in ["as of 12 Jun 2025", "78 of 100, tense", "stock model", "Sources:", "78"] {
        assert!(text.contains(part), "{part}");
    }
}

/// The rows of what moved it add up only with what time did.
#[test]
fn what_moved_it_names_the_passing_of_time() {
    let brief = brief(SAMPLE, Layout::Page);
    assert!(text_of(&set(&brief)).contains("Older acts fading"));
    assert!(brief::html(&brief).contains("<td>Older acts fading</td>"));
}

#[test]
fn a_page_says_all_of_it() {
    let brief = brief(SAMPLE, Layout::Page);
    let document = set(&brief);
    let text = tight(&text_of(&document));
    let dossier = dossier(SAMPLE);
    let mut wanted: Vec<&str> = Vec::new();
    wanted.extend(dossier.summary.as_deref());
    for commitment in &dossier.commitments {
        wanted.push(&commitment.text);
        wanted.extend(commitment.claims.iter().filter_map(|claim| claim.note.as_deref()));
        wanted.extend(commitment.verdicts.iter().filter_map(|verdict| verdict.note.as_deref()));
    }
    wanted.extend(dossier.events.iter().map(|event| event.headline.as_str()));
    let data = brief::data(&brief);
    wanted.extend(data.sources.iter().map(|source| source.title.as_str()));
    wanted.extend(data.sources.iter().filter_map(|source| source.url.as_deref()));
    let sha = "ab".repeat(32);
    wanted.push(&sha);
    for part in wanted {
        assert!(contains_broken(&text, &tight(part)), "{part}");
    }
    assert!(document.pages() > 1);
}

#[test]
fn a_page_has_the_size_of_its_paper() {
    let mut brief = brief(SAMPLE, Layout::Page);
    for (paper, size) in [(Paper::A4, (1191, 1684)), (Paper::Letter, (1224, 1584))] {
        brief.options.paper = paper;
        let picture = set(&brief).pixels(0, 1.0).unwrap();
        assert_eq!((picture.width, picture.height), size);
    }
}

#[test]
fn a_slide_has_the_pixels_asked_for() {
    let mut brief = brief(SAMPLE, Layout::Slide);
    for size in [(1920, 1080), (3840, 2160), (1080, 1080), (800, 1200), (210, 200), (10_000, 200)] {
        brief.options.size = Some(brief.options.layout.size_of(size));
        let document = set(&brief);
        assert_inside(&document, &format!("{size:?}"));
        let scale = if size.0 > 4000 { 0.5 } else { 1.0 };
        let picture = document.pixels(0, scale).unwrap();
        let wanted = ((size.0 as f32 * scale) as u32, (size.1 as f32 * scale) as u32);
        assert_eq!((picture.width, picture.height), wanted);
        assert!(picture.rgba.chunks(4).all(|pixel| pixel[3] == 255), "{size:?} is not opaque");
    }
}

#[test]
fn a_figure_is_the_same_chart_however_it_is_made() {
    let mut brief = brief(SAMPLE, Layout::Figure);
    brief.options.size = Some(Layout::Slide.size_of((1200, 800)));
    let painted = brief::figure(&brief);
    let picture = painted.pixels(1.0).unwrap();
    assert_eq!((picture.width, picture.height), (1200, 800));
    let page = set(&brief).pixels(0, 1.0).unwrap();
    assert_eq!((page.width, page.height), (1200, 800));
    // Typst's page and the painted figure have the same chart at the same
    // place, but for the blur of a fraction of a pixel.
    let differing = picture
        .rgba
        .chunks(4)
        .zip(page.rgba.chunks(4))
        .filter(|(a, b)| a.iter().zip(*b).any(|(x, y)| x.abs_diff(*y) > 96));
    let share = differing.count() as f64 / (1200.0 * 800.0);
    assert!(share < 0.01, "{share}");
}

#[test]
fn the_same_brief_gives_the_same_bytes() {
    for layout in LAYOUTS {
        let brief = brief(SAMPLE, layout);
        let once = || {
            brief::forget();
            let document = set(&brief);
            (document.pdf().unwrap().bytes, document.svg(0).unwrap(), document.png(0, 1.0).unwrap())
        };
        assert!(once() == once(), "{layout:?}");
    }
    let brief = brief(SAMPLE, Layout::Page);
    assert_eq!(brief::html(&brief), brief::html(&brief));
}

#[test]
fn a_pdf_claims_accessibility_and_says_what_the_chart_shows() {
    for layout in LAYOUTS {
        let brief = brief(SAMPLE, layout);
        let document = brief::compile(&brief, &Template::BuiltIn, Target::Drawn).unwrap();
        let pdf = document.pdf().unwrap();
        let reasons: String = pdf.not_accessible.iter().map(|r| r.lines(&ENGLISH)).collect();
        assert!(reasons.is_empty(), "{layout:?}: {reasons}");
    }
    let alt = brief::data(&brief(SAMPLE, Layout::Slide)).chart.alt;
    for part in [
        "is 78 of 100, tense, below its peak of 91 on 11 Apr",
        "vertical axis runs from 65 to 100",
        "highest at 91 on 11 Apr 2025",
        "14 May 2025: Both suspend 24 points for 90 days",
        "It shows 34 events and 21 commitments",
    ] {
        assert!(alt.contains(part), "{part}: {alt}");
    }
}

#[test]
fn nothing_and_one_event_are_briefs_too() {
    let nothing = format!("schema = 1\ntitle = \"Nothing yet\"\n{SIDES}");
    let one = format!(
        "{nothing}[[events]]\nid = \"e\"\ndate = \"2025-03-04\"\nheadline = \"Border closed\"\nactor = \"a\"\ncode = \"163\"\n"
    );
    for layout in LAYOUTS {
        let document = set(&brief(&nothing, layout));
        assert_inside(&document, "nothing");
        assert!(document.pages() <= 2, "{layout:?}");
        assert!(document.pdf().unwrap().not_accessible.is_empty(), "{layout:?}");
        let document = set(&brief(&one, layout));
        assert_inside(&document, "one event");
        assert!(document.svg(0).unwrap().contains("Border closed"), "{layout:?}");
    }
    assert!(brief::html(&brief(&nothing, Layout::Page)).contains("Nothing yet"));
}

/// A headline of 300 characters, and a word that no column holds.
fn long_dossier() -> (String, String, String) {
    let mut headline = "tariffs, quotas and licences in one long sentence ".repeat(7);
    headline.truncate(300);
    let headline = headline.trim_end().to_owned();
    let word = "x".repeat(260);
    let mut text = format!("schema = 1\ntitle = \"Long\"\n{SIDES}");
    for place in 0..4 {
        let _ = write!(
            text,
            "[[events]]\nid = \"e{place}\"\ndate = \"2025-0{}-04\"\nheadline = \"{headline}\"\nactor = \"{}\"\ncode = \"{}\"\nsources = [\"s\"]\n",
            place + 1,
            if place % 2 == 0 { "a" } else { "b" },
            if place % 2 == 0 { "163" } else { "057" },
        );
    }
    let _ = write!(
        text,
        "[[sources]]\nid = \"s\"\ntitle = \"{word}\"\nurl = \"https://example.org/{}?q={word}\"\n\
         [[commitments]]\nid = \"c\"\nby = \"a\"\ntext = \"{word}\"\nmade = \"2025-02-01\"\nquote = \"{headline}\"\n\
         [[commitments.verdicts]]\nstatus = \"partial\"\ndate = \"2025-03-01\"\nnote = \"{word}\"\n",
        "path/".repeat(40),
    );
    (text, headline, word)
}

#[test]
fn long_headlines_and_words_are_neither_cut_nor_outside() {
    let (text, headline, word) = long_dossier();
    for layout in [Layout::Slide, Layout::Page] {
        let document = set(&brief(&text, layout));
        assert_inside(&document, &format!("{layout:?}"));
        let text = tight(&text_of(&document));
        // On a slide a label is as long as it has room, and says that it is cut.
        let cut = tight("tariffs, quotas and licences in one long");
        let wanted = if layout == Layout::Page { tight(&headline) } else { cut };
        assert!(text.contains(&wanted), "{layout:?}");
        assert!(text.contains(&word), "{layout:?}");
    }
}

const SCRIPTS: &str = r#"
[[events]]
id = "zh"
date = "2025-01-04"
headline = "中美日内瓦经贸会谈联合声明"
actor = "a"
code = "163"
[[events]]
id = "el"
date = "2025-02-04"
headline = "Συμφωνία στη Γενεύη"
actor = "b"
code = "057"
[[events]]
id = "he"
date = "2025-03-04"
headline = "הסכם הפסקת אש"
actor = "a"
code = "057"
[[commitments]]
id = "c"
by = "b"
text = "暂停24个百分点的关税"
made = "2025-02-01"
"#;

/// A text without the parts that name the element.
fn without(text: &str, name: &str) -> String {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once(&open) {
        kept.push_str(before);
        rest = after.split_once(&close).map_or("", |(_, after)| after);
    }
    kept + rest
}

#[test]
fn scripts_that_the_typeface_lacks_are_kept_or_named() {
    let text = format!(
        "schema = 1\ntitle = \"Γενεύη 日内瓦\"\n[[sides]]\nid = \"a\"\nname = \"中国\"\n[[sides]]\nid = \"b\"\nname = \"ישראל\"\n{SCRIPTS}"
    );
    for layout in LAYOUTS {
        let brief = brief(&text, layout);
        // As text, everything stays as it is.
        let document = set(&brief);
        assert_inside(&document, &format!("{layout:?}"));
        let all = tight(&text_of(&document));
        for part in ["中美日内瓦", "Συμφωνίαστη", "הסכםהפסקתאש"] {
            assert!(all.contains(part), "{layout:?}: {part}");
        }
        // Drawn, what no font here has is named by its script: no boxes, so
        // that it may claim accessibility whatever the machine.
        let drawn = brief::compile(&brief, &Template::BuiltIn, Target::Drawn).unwrap();
        assert!(drawn.pdf().unwrap().not_accessible.is_empty(), "{layout:?}");
        // What is read out is text, and stays as it is.
        let shown = without(&without(&drawn.svg(0).unwrap(), "title"), "desc");
        match &drawn.missing {
            Some(missing) => {
                assert!(shown.contains(" text]"), "{layout:?}: {missing:?}");
                assert!(missing.0.chars().all(|c| !shown.contains(c)), "{layout:?}");
                assert!(!missing.0.contains('Σ'), "Inter has Greek");
            }
            None => assert!(shown.contains("日内瓦"), "{layout:?}"),
        }
    }
    assert!(brief::html(&brief(&text, Layout::Page)).contains("הסכם הפסקת אש"));
}

/// Three hundred commitments and two thousand events.
fn large_dossier() -> String {
    let mut text = format!("schema = 1\ntitle = \"Large\"\n{SIDES}");
    for place in 0..2000 {
        let _ = write!(
            text,
            "[[events]]\nid = \"e{place}\"\ndate = \"{}-{:02}-{:02}\"\nheadline = \"Event number {place}.\"\nactor = \"{}\"\ncode = \"{}\"\n",
            2005 + place / 100,
            place % 12 + 1,
            place % 28 + 1,
            ["a", "b", "both"][place % 3],
            ["163", "057", "042", "112"][place % 4],
        );
    }
    for place in 0..300 {
        let _ = write!(
            text,
            "[[commitments]]\nid = \"c{place}\"\nby = \"{}\"\ntext = \"Undertaking number {place}.\"\nmade = \"{}-03-01\"\n\
             [[commitments.verdicts]]\nstatus = \"partial\"\ndate = \"2024-01-01\"\nnote = \"Finding number {place}.\"\n",
            ["a", "b"][place % 2],
            2005 + place / 20,
        );
    }
    text
}

#[test]
fn a_large_ledger_is_not_cut() {
    let text = large_dossier();
    let page = set(&brief(&text, Layout::Page));
    assert_inside(&page, "page");
    let all = text_of(&page);
    for place in 0..2000 {
        assert!(all.contains(&format!("Event number {place}.")), "event {place}");
    }
    for place in 0..300 {
        assert!(all.contains(&format!("Undertaking number {place}.")), "commitment {place}");
        assert!(all.contains(&format!("Finding number {place}.")), "finding {place}");
    }
    // Each page that goes on with a table says what its columns are.
    let headers = (0..page.pages())
        .filter(|at| page.svg(*at).unwrap().contains(">What is said and found</text>"))
        .count();
    assert!(headers > 5, "{headers}");
    let slides = set(&brief(&text, Layout::Slide));
    assert_inside(&slides, "slides");
    let all = text_of(&slides);
    for place in 0..300 {
        assert!(all.contains(&format!("Undertaking number {place}.")), "slide: {place}");
    }
    // A slide names few events, and says how many more there are.
    let first = slides.svg(0).unwrap();
    assert!(first.contains("events in the strip below"), "{first}");
}

#[test]
fn a_choice_of_commitments_counts_the_rest() {
    let mut brief = brief(SAMPLE, Layout::Page);
    brief.options.commitments = Some(vec!["us-cut-tariffs".to_owned()]);
    let data = brief::data(&brief);
    assert_eq!(data.commitments.len(), 1);
    assert!(
        data.left_out
            .iter()
            .any(|line| line == "20 commitments that were not chosen for this brief"),
        "{:?}",
        data.left_out
    );
    // The scoreboard is of all of them.
    assert_eq!(data.sides[1].statuses.iter().map(|status| status.count).sum::<usize>(), 9);
    let text = text_of(&set(&brief));
    assert!(text.contains("20 commitments that were not chosen"));
}

#[test]
fn a_past_day_shows_nothing_known_only_later() {
    let mut brief = brief(SAMPLE, Layout::Page);
    brief.options.settings.as_of = "2025-05-11".parse().unwrap();
    let data = brief::data(&brief);
    let latest = data.sources.iter().filter_map(|s| Some(s.published.as_ref()?.iso.clone())).max();
    assert!(latest.unwrap().as_str() <= "2025-05-11");
    assert!(data.commitments.is_empty());
    let json = serde_json::to_string(&data).unwrap();
    assert!(!json.contains("London framework"), "it came in June");
}

#[test]
fn html_stands_alone_and_escapes_everything() {
    let hostile = "<script>alert(1)</script> & \\\"x\\\"";
    let text = format!(
        "schema = 1\ntitle = \"{hostile}\"\nsummary = \"{hostile}\"\n\
         [[sides]]\nid = \"a\"\nname = \"{hostile}\"\n[[sides]]\nid = \"b\"\nname = \"B\"\n\
         [[sources]]\nid = \"s\"\ntitle = \"{hostile}\"\nurl = \"https://example.org/?a=1&b=\\\"2\"\npublisher = \"{hostile}\"\n\
         [[events]]\nid = \"e\"\ndate = \"2025-01-01\"\nheadline = \"{hostile}\"\nactor = \"a\"\ncode = \"163\"\nsources = [\"s\"]\n\
         [[commitments]]\nid = \"c\"\nby = \"a\"\ntext = \"{hostile}\"\nmade = \"2025-01-01\"\nquote = \"{hostile}\"\n\
         [[commitments.claims]]\nby = \"{hostile}\"\nstance = \"met\"\ndate = \"2025-01-01\"\nnote = \"{hostile}\"\n\
         [[commitments.verdicts]]\nstatus = \"broken\"\ndate = \"2025-01-01\"\nnote = \"{hostile}\"\nby = \"{hostile}\"\n"
    );
    let mut brief = brief(&text, Layout::Page);
    brief.options.note = Some("<img src=x onerror=alert(1)>".to_owned());
    brief.options.author = Some("\"><script>".to_owned());
    let html = brief::html(&brief);
    assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    assert!(html.contains("&lt;script&gt;"));
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">"));
    // Only links lead outside: nothing is loaded.
    for loading in [" src=\"", "url(", "@import", "<link", "<iframe", "<object"] {
        assert!(!html.contains(loading), "{loading}");
    }
    let sample = brief::html(&self::brief(SAMPLE, Layout::Page));
    for part in
        ["<title>12 May 2025: Geneva: 90-day truce", "<th scope=\"col\">", "id=\"source-1\""]
    {
        assert!(sample.contains(part), "{part}");
    }
}

// ── A user's own templates ──

fn own(files: &'static [(&'static str, &'static str)]) -> Template {
    let read = move |path: &str| -> Result<Vec<u8>, ReadError> {
        let found = files.iter().find(|(name, _)| *name == path);
        found
            .map(|(_, text)| text.as_bytes().to_vec())
            .ok_or_else(|| ReadError::Unreadable { path: path.into(), why: Unread::NotInTemplate })
    };
    Template::Own { name: "house.typ".to_owned(), files: Arc::new(read) }
}

fn set_with(template: &Template) -> Result<brief::Typeset, String> {
    let result = brief::compile(&brief(SAMPLE, Layout::Page), template, Target::Text);
    result.map_err(|error| match error {
        BriefError::Template(problems) => problems.iter().map(|p| p.lines(&ENGLISH)).collect(),
        error => error.to_string(),
    })
}

#[test]
fn a_template_of_ones_own_reads_its_folder_and_our_files() {
    let template = own(&[
        (
            "house.typ",
            "#import \"parts/names.typ\": office\n#import \"/detente/lib.typ\": *\n#office: #brief.title\n#chart(200pt, 120pt)",
        ),
        ("parts/names.typ", "#let office = \"Office of Risk\""),
    ]);
    let document = set_with(&template).unwrap();
    let text = text_of(&document);
    assert!(text.contains("Office of Risk") && text.contains("US–China trade truce"), "{text}");
}

#[test]
fn a_template_reaches_nothing_else() {
    for (text, told) in [
        ("#read(\"../secret.txt\")", "outside"),
        ("#read(\"/etc/hostname\")", "no such file"),
        ("#import \"@preview/cetz:0.3.4\"", "uses no packages"),
        ("#image(\"https://example.org/x.png\")", "no such file"),
        ("#datetime.today()", "current date"),
    ] {
        let error = set_with(&own_text(text)).unwrap_err();
        assert!(error.contains(told), "{text}: {error}");
    }
}

fn own_text(text: &'static str) -> Template {
    let files: &'static [(&'static str, &'static str)] = Box::leak(Box::new([("house.typ", text)]));
    own(files)
}

#[test]
fn a_mistake_is_shown_with_its_line() {
    let error = set_with(&own_text("= Title\n\n#let x = brief.titel\n")).unwrap_err();
    assert!(error.starts_with("house.typ:3:10: error: unknown variable: brief"), "{error}");
    assert!(error.contains("3 | #let x = brief.titel\n  |          ^^^^^"), "{error}");
}

#[test]
fn a_template_that_cannot_be_accessible_says_why() {
    // A heading of the second level without one of the first.
    let template =
        own_text("#set document(title: \"x\")\n== Second\n#image(\"/detente/chart-200x100.svg\")");
    let document = set_with(&template).unwrap();
    let pdf = document.pdf().unwrap();
    assert!(pdf.bytes.starts_with(b"%PDF"));
    let reasons: String = pdf.not_accessible.iter().map(|r| r.lines(&ENGLISH)).collect();
    assert!(reasons.contains("house.typ:2:1") && reasons.contains("heading"), "{reasons}");
}
