//! A brief within a mark holds nothing of what is marked above it: whatever that
//! says, the brief is the same, byte for byte.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use std::sync::Arc;

use detente::brief::{self, Brief, Format, Layout, Options, Origin, Press, Sheet, Template};
use detente::dossier::{MarkingLimit, parse};
use detente::export;
use detente::reading::{Content, Holdings, Settings};
use detente::store::SAMPLE;
use proptest::prelude::*;

/// The sample with records marked, and what they say replaced.
fn marked(chosen: &[bool], secret: &str) -> String {
    let mut out = String::new();
    let mut place = 0;
    let mut inside = false;
    for line in SAMPLE.lines() {
        let is_head = line.starts_with("[[") || line.starts_with('[');
        if is_head {
            inside = false;
        }
        // What is marked says something else in each of the two.
        if inside
            && ["headline", "text ", "title", "detail", "note", "quote"]
                .iter()
                .any(|key| line.starts_with(key))
        {
            let key = line.split('=').next().unwrap().trim();
            out.push_str(&format!("{key} = \"{secret} {place}\"\n"));
            continue;
        }
        if inside && line.starts_with("score") {
            out.push_str(&format!("score = {}\n", secret.len() as f64 / 10.0));
            continue;
        }
        out.push_str(line);
        out.push('\n');
        if ["[[events]]", "[[commitments]]", "[[sources]]"].contains(&line.trim()) {
            inside = chosen.get(place % chosen.len()).copied().unwrap_or_default();
            place += 1;
            if inside {
                out.push_str("marking = \"TLP:RED\"\n");
            }
        }
    }
    out
}

fn within(text: &str, layout: Layout) -> Brief {
    let parsed = parse(text);
    let dossier = Arc::new(parsed.dossier.unwrap_or_else(|| panic!("{:?}", parsed.problems)));
    let options = Options { layout, ..Options::of(&dossier) };
    let origin = Origin::of("d.dossier.toml", text);
    Brief { holdings: Holdings::new(dossier), origin, options }.within("green").unwrap()
}

fn files(brief: &Brief, format: Format) -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    let mut take = |sheet: Sheet| -> Result<(), brief::BriefError> {
        files.push(sheet.bytes);
        Ok(())
    };
    Press::new(brief, &Template::BuiltIn, None, 0.5).print(format, &mut |_| {}, &mut take).unwrap();
    files
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn what_is_withheld_leaves_no_trace(chosen in prop::collection::vec(prop::bool::weighted(0.25), 5..60)) {
        let one = marked(&chosen, "alpha");
        let other = marked(&chosen, "something else entirely");
        for (layout, format) in [
            (Layout::Figure, Format::Svg),
            (Layout::Slide, Format::Pptx),
            (Layout::Page, Format::Html),
            (Layout::Ledger, Format::Pptx),
        ] {
            let (a, b) = (within(&one, layout), within(&other, layout));
            prop_assert_eq!(&a.origin, &b.origin);
            prop_assert!(files(&a, format) == files(&b, format), "{:?} {:?}", layout, format);
        }
        let tables = |text: &str| {
            let brief = within(text, Layout::Figure);
            let content = Content::compute(&brief.holdings, Settings::of(brief.holdings.dossier()));
            export::json(&export::tables(&brief.holdings, &content), serde_json::json!({}))
        };
        prop_assert_eq!(tables(&one), tables(&other));
    }
}

#[test]
fn a_slide_as_pdf_and_png_holds_nothing_of_it() {
    let chosen = [true, false, false, true, false];
    let (one, other) = (marked(&chosen, "alpha"), marked(&chosen, "omega omega"));
    for format in [Format::Pdf, Format::Png] {
        let (a, b) = (within(&one, Layout::Slide), within(&other, Layout::Slide));
        assert!(files(&a, format) == files(&b, format), "{format:?}");
    }
}

#[test]
fn what_is_withheld_is_counted() {
    let text = marked(&[true, false], "alpha");
    let brief = within(&text, Layout::Page);
    let data = brief::data(&brief);
    assert!(data.left_out[0].contains("marked above TLP:GREEN"), "{:?}", data.left_out);
    assert!(data.summary.is_none(), "the dossier's summary might tell of it");
    let html = String::from_utf8(files(&brief, Format::Html).remove(0)).unwrap();
    assert!(html.contains("marked above TLP:GREEN"));
}

const LINKED: &str = r#"
schema = 1
title = "T"
[[sides]]
id = "a"
name = "A"
[[sides]]
id = "b"
name = "B"
[[sources]]
id = "open"
title = "Open"
[[sources]]
id = "amber"
title = "Closed"
marking = "TLP:AMBER"
[[events]]
id = "e1"
date = "2025-01-01"
headline = "Imposed"
actor = "a"
code = "163"
sources = ["amber"]
[[events]]
id = "e2"
date = "2025-01-02"
headline = "Lifted"
actor = "a"
code = "085"
reverses = ["e1"]
sources = ["open"]
[[events]]
id = "e3"
date = "2025-01-03"
headline = "Said so openly"
actor = "b"
code = "057"
marking = "TLP:GREEN"
sources = ["amber", "open"]
[[commitments]]
id = "c1"
by = "a"
text = "First"
made = "2025-01-01"
marking = "TLP:RED"
[[commitments]]
id = "c2"
by = "b"
text = "Second"
made = "2025-01-01"
conditional_on = ["c1"]
[[commitments]]
id = "c3"
by = "b"
text = "Third"
made = "2025-01-01"
reciprocal_with = ["c1"]
[[commitments.claims]]
by = "b"
stance = "met"
date = "2025-01-02"
source = "amber"
[[commitments.verdicts]]
status = "partial"
date = "2025-01-02"
events = ["e1"]
"#;

#[test]
fn what_rests_on_something_withheld_goes_with_it() {
    let parsed = parse(LINKED);
    let dossier = parsed.dossier.unwrap_or_else(|| panic!("{:?}", parsed.problems));
    let limit = MarkingLimit::new("green", None, None).unwrap();
    let (rest, withheld) = dossier.within(&limit);
    let ids = |list: Vec<&str>| list.join(" ");
    // A reversal of which nothing is left to undo; a mark of its own is stronger
    // than those of its sources.
    assert_eq!(ids(rest.events.iter().map(|e| e.id.as_str()).collect()), "e3");
    assert_eq!(ids(rest.events[0].sources.iter().map(|s| s.as_str()).collect()), "open");
    // What waits for something withheld would look late without it.
    assert_eq!(ids(rest.commitments.iter().map(|c| c.id.as_str()).collect()), "c3");
    let third = &rest.commitments[0];
    assert!(
        third.claims.is_empty() && third.verdicts.is_empty() && third.reciprocal_with.is_empty()
    );
    assert_eq!(
        (withheld.events, withheld.commitments, withheld.sources, withheld.parts),
        (2, 2, 1, 2)
    );
    let everything = MarkingLimit::new("red", None, None).unwrap();
    assert!(!dossier.within(&everything).1.is_any());
    assert_eq!(dossier.within(&everything).0, dossier);
}
