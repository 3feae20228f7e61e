//! PowerPoint files: whole packages of well-formed parts, the same every time; and
//! decks that people have worked on, refreshed.

#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read, Write};
use std::sync::Arc;

use detente::brief::{self, Brief, Change, ChartKind, Layout, Options, Origin, Size, slide_size};
use detente::dossier::{Dossier, parse};
use detente::reading::Holdings;
use detente::store::SAMPLE;
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

const LAYOUTS: [Layout; 4] = [Layout::Figure, Layout::Slide, Layout::Compare, Layout::Ledger];

fn sample(layout: Layout) -> Brief {
    let dossier: Arc<Dossier> = Arc::new(parse(SAMPLE).dossier.unwrap());
    let options = Options { layout, ..Options::of(&dossier) };
    Brief { holdings: Holdings::new(dossier), origin: Origin::of("sample", SAMPLE), options }
}

/// All parts of a file.
fn parts(file: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut parts = BTreeMap::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        assert!(parts.insert(name.clone(), content).is_none(), "{name} is there twice");
    }
    parts
}

fn packed(parts: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn text(parts: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(parts[name].clone()).unwrap()
}

/// Where a relation of a part leads.
fn target(part: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut folders: Vec<&str> = part.split('/').collect();
    folders.pop();
    for step in target.split('/') {
        if step == ".." {
            folders.pop();
        } else {
            folders.push(step);
        }
    }
    folders.join("/")
}

/// What every reader of such a file relies on.
fn assert_whole(file: &[u8]) {
    let parts = parts(file);
    let types = text(&parts, "[Content_Types].xml");
    let types = roxmltree::Document::parse(&types).unwrap();
    let known = |name: &str| {
        types.descendants().any(|node| {
            node.attribute("PartName") == Some(&format!("/{name}"))
                || node
                    .attribute("Extension")
                    .is_some_and(|kind| name.ends_with(&format!(".{kind}")))
        })
    };
    for node in types.descendants().filter_map(|node| node.attribute("PartName")) {
        assert!(
            parts.contains_key(node.trim_start_matches('/')),
            "{node} has a type and is not there"
        );
    }
    for (name, content) in &parts {
        assert!(known(name) || name == "[Content_Types].xml", "{name} has no type");
        if !(name.ends_with(".xml") || name.ends_with(".rels")) {
            continue;
        }
        let content = std::str::from_utf8(content).unwrap();
        let document =
            roxmltree::Document::parse(content).unwrap_or_else(|e| panic!("{name}: {e}"));
        if name.ends_with(".rels") {
            let part = name.replace("_rels/", "").replace(".rels", "");
            let mut ids = HashSet::new();
            for relation in document.descendants().filter(|node| {
                node.has_tag_name((
                    "http://schemas.openxmlformats.org/package/2006/relationships",
                    "Relationship",
                ))
            }) {
                assert!(ids.insert(relation.attribute("Id").unwrap().to_owned()), "{name}");
                let to = target(&part, relation.attribute("Target").unwrap());
                assert!(parts.contains_key(&to), "{name} leads to {to}, which is not there");
            }
        }
        let about = document.descendants().filter(|node| node.tag_name().name() == "cNvPr");
        let ids: Vec<&str> = about.filter_map(|node| node.attribute("id")).collect();
        let once: HashSet<&&str> = ids.iter().collect();
        assert_eq!(ids.len(), once.len(), "{name} has an id twice");
    }
}

#[test]
fn every_layout_is_a_whole_package_and_the_same_every_time() {
    for layout in LAYOUTS {
        for chart_kind in [ChartKind::Shapes, ChartKind::Native] {
            let mut brief = sample(layout);
            brief.options.chart_kind = chart_kind;
            let file = brief::pptx(&brief).unwrap();
            assert_whole(&file);
            assert_eq!(file, brief::pptx(&brief).unwrap(), "{layout:?}");
        }
    }
    assert!(brief::pptx(&sample(Layout::Page)).is_err(), "pages are no slides");
}

#[test]
fn slides_have_real_texts_tables_and_named_shapes() {
    let file = brief::pptx(&sample(Layout::Slide)).unwrap();
    let parts = parts(&file);
    let slides: Vec<String> = parts
        .keys()
        .filter(|name| name.starts_with("ppt/slides/slide"))
        .map(|name| text(&parts, name))
        .collect();
    let all = slides.concat();
    for commitment in &parse(SAMPLE).dossier.unwrap().commitments {
        let escaped = commitment.text.replace('&', "&amp;");
        assert!(all.contains(&escaped), "{escaped}");
    }
    for part in ["<a:tbl>", "type=\"title\"", "name=\"line 1\"", "<a:custGeom>", "descr=\"US–China"]
    {
        assert!(all.contains(part), "{part}");
    }
    assert!(!all.contains("r:embed"), "the chart is no picture");
    // No text on a slide of 13.33 inches is under 10 points.
    for size in all.split(" sz=\"").skip(1) {
        let size: u32 = size.split('"').next().unwrap().parse().unwrap();
        assert!(size >= 1000, "{size} hundredths of a point");
    }
    let notes = text(&parts, "ppt/notesSlides/notesSlide1.xml");
    assert!(notes.contains("https://www.federalregister.gov"), "the notes name the sources");
}

#[test]
fn nothing_and_much_are_slides_too() {
    let empty = "schema = 1\ntitle = \"E\"\n[[sides]]\nid = \"a\"\nname = \"A\"\n[[sides]]\nid = \"b\"\nname = \"B\"\n";
    let mut much = empty.to_owned();
    for place in 0..300 {
        much.push_str(&format!(
            "[[commitments]]\nid = \"c{place}\"\nby = \"{}\"\ntext = \"Promise {place} & <more>\"\nmade = \"2025-01-01\"\n",
            if place % 3 == 0 { "a" } else { "b" }
        ));
    }
    for (dossier, least) in [(empty, 1), (much.as_str(), 10)] {
        let parsed = Arc::new(parse(dossier).dossier.unwrap());
        for layout in LAYOUTS {
            let options = Options { layout, ..Options::of(&parsed) };
            let holdings = Holdings::new(Arc::clone(&parsed));
            let brief = Brief { holdings, origin: Origin::of("x", dossier), options };
            let file = brief::pptx(&brief).unwrap();
            assert_whole(&file);
            let parts = parts(&file);
            let slides = parts.keys().filter(|name| name.starts_with("ppt/slides/slide")).count();
            assert!(
                slides >= least || matches!(layout, Layout::Figure | Layout::Compare),
                "{layout:?}"
            );
            if layout == Layout::Slide && least > 1 {
                let all: String = parts
                    .keys()
                    .filter(|n| n.starts_with("ppt/slides/"))
                    .map(|n| text(&parts, n))
                    .collect();
                for place in 0..300 {
                    assert!(
                        all.contains(&format!("Promise {place} &amp; &lt;more&gt;")),
                        "{place}"
                    );
                }
            }
        }
    }
}

/// What a person does to a deck.
fn worked_on(file: &[u8]) -> Vec<u8> {
    let mut parts = parts(file);
    let mut slide = text(&parts, "ppt/slides/slide1.xml");
    // The foot is put elsewhere.
    let foot = slide.find("name=\"detente: summary: foot\"").unwrap();
    let off = foot + slide[foot..].find("<a:off ").unwrap();
    let end = off + slide[off..].find("/>").unwrap() + 2;
    slide.replace_range(off..end, "<a:off x=\"123456\" y=\"654321\"/>");
    // The line is recoloured, a label taken away, a remark written.
    let line = slide.find("name=\"line 1\"").unwrap();
    let color = line + slide[line..].find("<a:ln ").unwrap();
    let fill = color + slide[color..].find("<a:solidFill>").unwrap();
    let close = fill + slide[fill..].find("</a:solidFill>").unwrap();
    slide.replace_range(fill..close, "<a:solidFill><a:srgbClr val=\"FF00FF\"/>");
    let label = slide.find("name=\"China raises tariff to 125%\"").unwrap();
    let begin = slide[..label].rfind("<p:sp>").unwrap();
    let end = label + slide[label..].find("</p:sp>").unwrap() + "</p:sp>".len();
    slide.replace_range(begin..end, "");
    let remark = "<p:sp><p:nvSpPr><p:cNvPr id=\"9999\" name=\"mine\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>";
    let tree = slide.find("</p:spTree>").unwrap();
    slide.insert_str(tree, remark);
    parts.insert("ppt/slides/slide1.xml".to_owned(), slide.into_bytes());
    packed(&parts)
}

#[test]
fn a_refreshed_deck_keeps_what_a_person_changed() {
    let deck = worked_on(&brief::pptx(&sample(Layout::Slide)).unwrap());
    let mut later = sample(Layout::Slide);
    later.options.settings.as_of = "2025-06-05".parse().unwrap();
    let (width, height) = slide_size(&deck).unwrap();
    assert!((width - 960.0).abs() < 0.01 && (height - 540.0).abs() < 0.01);
    later.options.size = Some(Size::of_points(width, height));
    let refreshed = brief::refresh(&later, &deck).unwrap();
    assert_whole(&refreshed.bytes);
    let (name, change) = &refreshed.changes[0];
    assert_eq!(name, "detente: summary");
    assert_eq!(*change, Change::Refreshed { moved: 1, restyled: 1, removed: 1 });
    let parts = parts(&refreshed.bytes);
    let slide = text(&parts, "ppt/slides/slide1.xml");
    assert!(slide.contains("82") && slide.contains("as of 5 Jun 2025"), "it is of the other day");
    assert!(
        slide.contains("<a:off x=\"123456\" y=\"654321\"/>"),
        "the foot stays where it was put"
    );
    assert!(slide.contains("FF00FF"), "the line keeps its colour");
    assert!(!slide.contains("China raises tariff to 125%\""), "the label stays away");
    assert!(slide.contains("name=\"mine\""), "a person's shape stays");
    assert!(!parts.contains_key("ppt/slides/slide3.xml"), "what has nothing to show is gone");
    // Once more, and nothing changes.
    let again = brief::refresh(&later, &refreshed.bytes).unwrap();
    assert_eq!(self::parts(&again.bytes), parts);
}

#[test]
fn a_slide_that_a_person_took_out_stays_out() {
    let deck = brief::pptx(&sample(Layout::Slide)).unwrap();
    let mut parts = parts(&deck);
    let presentation = text(&parts, "ppt/presentation.xml");
    let entry = presentation.find("<p:sldId id=\"257\"").unwrap();
    let end = entry + presentation[entry..].find("/>").unwrap() + 2;
    let without = format!("{}{}", &presentation[..entry], &presentation[end..]);
    parts.insert("ppt/presentation.xml".to_owned(), without.into_bytes());
    let refreshed = brief::refresh(&sample(Layout::Slide), &packed(&parts)).unwrap();
    let stays = |(name, change): &&(String, Change)| {
        name == "detente: commitments 1" && *change == Change::StaysAway
    };
    assert!(refreshed.changes.iter().any(|change| stays(&change)), "{:?}", refreshed.changes);
}

#[test]
fn slides_join_a_deck_of_somebody_elses() {
    // One that was never ours: another layout's deck without its slides' names.
    let foreign = brief::pptx(&sample(Layout::Ledger)).unwrap();
    let mut parts = parts(&foreign);
    parts.retain(|name, _| !name.starts_with("customXml"));
    for (name, content) in &mut parts {
        let text = String::from_utf8(content.clone()).unwrap_or_default();
        if name == "ppt/_rels/presentation.xml.rels" {
            let begin = text.find("<Relationship Id=\"rId6\"").unwrap_or(text.len());
            let end = text[begin..].find("/>").map_or(begin, |at| begin + at + 2);
            *content = format!("{}{}", &text[..begin], &text[end..]).into_bytes();
        } else if name == "[Content_Types].xml" {
            let begin = text.find("<Override PartName=\"/customXml").unwrap();
            let end = text[begin..].rfind("</Types>").map(|at| begin + at).unwrap();
            let rest = text[begin..end].split_once("/>").unwrap().1;
            *content = format!("{}{}</Types>", &text[..begin], rest.replace("<Override PartName=\"/customXml/itemProps1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.customXmlProperties+xml\"/>", "")).into_bytes();
        } else if !text.is_empty() {
            *content = text.replace("detente: ", "their ").into_bytes();
        }
    }
    let deck = packed(&parts);
    let refreshed = brief::refresh(&sample(Layout::Slide), &deck).unwrap();
    assert_whole(&refreshed.bytes);
    assert!(refreshed.changes.iter().all(|(_, change)| *change == Change::Added));
    let after = self::parts(&refreshed.bytes);
    assert_eq!(after["ppt/slides/slide1.xml"], parts["ppt/slides/slide1.xml"], "theirs stay");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever a file holds, refreshing it ends, and does not panic.
    #[test]
    fn a_damaged_deck_is_refused_or_refreshed(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..24),
    ) {
        static DECK: std::sync::LazyLock<Vec<u8>> =
            std::sync::LazyLock::new(|| brief::pptx(&sample(Layout::Ledger)).unwrap());
        let mut deck = DECK.clone();
        for (place, byte) in edits {
            let at = place.index(deck.len());
            deck[at] = byte;
        }
        let _ = slide_size(&deck);
        let _ = brief::refresh(&sample(Layout::Ledger), &deck);
    }
}
