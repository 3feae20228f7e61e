//! The parts that every file has: the presentation, one master with one layout,
//! the theme, the master of notes, what the file is.

use super::package::{Package, Relations};
use super::slide::{open_part, tree_head};
use super::text::rgb;
use super::{Made, emu};
use crate::brief::data::BriefData;
use crate::brief::material::Material;
use crate::dossier::Status;
use crate::figure::{Color, Theme};
use crate::markup::Xml;

const PRESENTATION: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
const MASTER: &str = "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml";
const LAYOUT: &str = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml";
const THEME: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
const NOTES_MASTER: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml";
const CORE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
const APP: &str = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
const CORE_RELATION: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// A typeface that is wherever a presentation is looked at, and runs no wider than
/// the one that slides are measured with.
const TYPEFACE: &str = "Arial";

/// What a file's theme is made of, and what it says of itself.
pub(super) struct Style {
    colors: [(&'static str, Color); 12],
    typeface: String,
    title: String,
    subject: String,
    authors: Vec<String>,
}

impl Style {
    pub(super) fn of(material: &Material, data: &BriefData) -> Self {
        let theme = material.theme();
        Self {
            colors: colors(theme),
            typeface: material
                .options
                .house
                .typeface
                .clone()
                .unwrap_or_else(|| TYPEFACE.to_owned()),
            title: data.title.clone(),
            subject: data.headline.full.clone(),
            authors: data.authors.clone(),
        }
    }
}

/// The theme's colours by the names that the format has for them.
const fn colors(theme: &Theme) -> [(&'static str, Color); 12] {
    let [first, second] = theme.sides;
    [
        ("a:dk1", theme.ink),
        ("a:lt1", theme.background),
        ("a:dk2", theme.muted),
        ("a:lt2", theme.panel),
        ("a:accent1", first),
        ("a:accent2", second),
        ("a:accent3", theme.joint),
        ("a:accent4", theme.status(Status::Fulfilled)),
        ("a:accent5", theme.status(Status::Partial)),
        ("a:accent6", theme.status(Status::Broken)),
        ("a:hlink", second),
        ("a:folHlink", theme.joint),
    ]
}

/// Adds them all.
pub(super) fn parts(package: &mut Package, made: &Made) {
    let slides = made.slides.len();
    let mut root = Relations::default();
    root.add("officeDocument", "ppt/presentation.xml");
    root.add(CORE_RELATION, "docProps/core.xml");
    root.add("extended-properties", "docProps/app.xml");
    package.relate("", &root);
    package.add("docProps/core.xml", CORE, core(&made.style));
    package.add("docProps/app.xml", APP, app(slides));

    let mut relations = Relations::default();
    let master = relations.add("slideMaster", "slideMasters/slideMaster1.xml");
    let notes = relations.add("notesMaster", "notesMasters/notesMaster1.xml");
    relations.add("theme", "theme/theme1.xml");
    let ids: Vec<String> = (1..=slides)
        .map(|number| relations.add("slide", format!("slides/slide{number}.xml")))
        .collect();
    relations.add("customXml", "../customXml/item1.xml");
    package.add("ppt/presentation.xml", PRESENTATION, presentation(made, (&master, &notes), &ids));
    package.relate("ppt/presentation.xml", &relations);

    package.add("ppt/slideMasters/slideMaster1.xml", MASTER, slide_master());
    let mut relations = Relations::default();
    relations.add("slideLayout", "../slideLayouts/slideLayout1.xml");
    relations.add("theme", "../theme/theme1.xml");
    package.relate("ppt/slideMasters/slideMaster1.xml", &relations);

    package.add("ppt/slideLayouts/slideLayout1.xml", LAYOUT, slide_layout());
    let mut relations = Relations::default();
    relations.add("slideMaster", "../slideMasters/slideMaster1.xml");
    package.relate("ppt/slideLayouts/slideLayout1.xml", &relations);

    package.add("ppt/notesMasters/notesMaster1.xml", NOTES_MASTER, notes_master());
    let mut relations = Relations::default();
    relations.add("theme", "../theme/theme2.xml");
    package.relate("ppt/notesMasters/notesMaster1.xml", &relations);

    // Masters may not share one.
    package.add("ppt/theme/theme1.xml", THEME, theme(&made.style));
    package.add("ppt/theme/theme2.xml", THEME, theme(&made.style));
}

fn presentation(made: &Made, (master, notes): (&str, &str), slides: &[String]) -> String {
    let mut xml = open_part("p:presentation");
    xml.open("p:sldMasterIdLst");
    xml.element("p:sldMasterId").with("id", 2_147_483_648_u32).with("r:id", master).empty();
    xml.close();
    xml.open("p:notesMasterIdLst");
    xml.element("p:notesMasterId").with("r:id", notes).empty();
    xml.close();
    xml.open("p:sldIdLst");
    for (number, id) in slides.iter().enumerate() {
        xml.element("p:sldId").with("id", 256 + number).with("r:id", id).empty();
    }
    xml.close();
    // The format's own bounds: one inch to 56.
    let side = |points: f32| emu(points).clamp(914_400, 51_206_400);
    xml.element("p:sldSz")
        .with("cx", side(made.deck.width))
        .with("cy", side(made.deck.height))
        .empty();
    xml.element("p:notesSz").with("cx", 6_858_000).with("cy", 9_144_000).empty();
    xml.finish()
}

/// The map from the theme's colours to those that shapes name.
fn color_map(xml: &mut Xml) {
    let mut element = xml.element("p:clrMap");
    for (name, color) in [("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2")] {
        element = element.with(name, color);
    }
    for number in 1..=6 {
        let name = format!("accent{number}");
        element = element.with(&name, &name);
    }
    element.with("hlink", "hlink").with("folHlink", "folHlink").empty();
}

fn background(xml: &mut Xml) {
    xml.open("p:bg");
    xml.open("p:bgPr");
    xml.open("a:solidFill");
    xml.element("a:schemeClr").with("val", "bg1").empty();
    xml.close();
    xml.element("a:effectLst").empty();
    xml.close();
    xml.close();
}

/// A place for the title, which slides fill.
fn title_place(xml: &mut Xml) {
    xml.open("p:sp");
    xml.open("p:nvSpPr");
    xml.element("p:cNvPr").with("id", 2).with("name", "Title").empty();
    xml.open("p:cNvSpPr");
    xml.element("a:spLocks").with("noGrp", 1).empty();
    xml.close();
    xml.open("p:nvPr");
    xml.element("p:ph").with("type", "title").empty();
    xml.close();
    xml.close();
    xml.open("p:spPr");
    xml.open("a:xfrm");
    xml.element("a:off").with("x", emu(30.0)).with("y", emu(40.0)).empty();
    xml.element("a:ext").with("cx", emu(900.0)).with("cy", emu(60.0)).empty();
    xml.close();
    xml.element("a:prstGeom").with("prst", "rect").open();
    xml.element("a:avLst").empty();
    xml.close();
    xml.close();
    xml.open("p:txBody");
    xml.element("a:bodyPr").empty();
    xml.element("a:lstStyle").empty();
    xml.open("a:p");
    xml.element("a:endParaRPr").with("lang", "en-US").empty();
    xml.close();
    xml.close();
    xml.close();
}

fn slide_master() -> String {
    let mut xml = open_part("p:sldMaster");
    xml.open("p:cSld");
    background(&mut xml);
    xml.open("p:spTree");
    tree_head(&mut xml);
    title_place(&mut xml);
    xml.close();
    xml.close();
    color_map(&mut xml);
    xml.open("p:sldLayoutIdLst");
    xml.element("p:sldLayoutId").with("id", 2_147_483_649_u32).with("r:id", "rId1").empty();
    xml.close();
    xml.open("p:txStyles");
    for (tag, size) in [("p:titleStyle", 2400), ("p:bodyStyle", 1200), ("p:otherStyle", 1200)] {
        xml.open(tag);
        xml.element("a:lvl1pPr").with("algn", "l").open();
        xml.element("a:buNone").empty();
        let bold = u8::from(tag == "p:titleStyle");
        xml.element("a:defRPr").with("sz", size).with("b", bold).open();
        xml.open("a:solidFill");
        xml.element("a:schemeClr").with("val", "tx1").empty();
        xml.close();
        let face = if bold == 1 { "+mj" } else { "+mn" };
        xml.element("a:latin").with("typeface", format_args!("{face}-lt")).empty();
        xml.element("a:ea").with("typeface", format_args!("{face}-ea")).empty();
        xml.element("a:cs").with("typeface", format_args!("{face}-cs")).empty();
        xml.close();
        xml.close();
        xml.close();
    }
    xml.finish()
}

fn slide_layout() -> String {
    let mut xml = Xml::document();
    xml.element("p:sldLayout")
        .with("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main")
        .with("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        .with("xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main")
        .with("type", "titleOnly")
        .with("preserve", 1)
        .open();
    xml.element("p:cSld").with("name", "Title only").open();
    xml.open("p:spTree");
    tree_head(&mut xml);
    title_place(&mut xml);
    xml.close();
    xml.close();
    xml.open("p:clrMapOvr");
    xml.element("a:masterClrMapping").empty();
    xml.finish()
}

fn notes_master() -> String {
    let mut xml = open_part("p:notesMaster");
    xml.open("p:cSld");
    background(&mut xml);
    xml.open("p:spTree");
    tree_head(&mut xml);
    let places = [
        ("Slide Image", "sldImg", 2, (685_800, 1_143_000, 5_486_400, 3_086_100)),
        ("Notes", "body", 3, (685_800, 4_400_550, 5_486_400, 3_600_450)),
    ];
    for (name, kind, id, (x, y, width, height)) in places {
        xml.open("p:sp");
        xml.open("p:nvSpPr");
        xml.element("p:cNvPr").with("id", id).with("name", name).empty();
        xml.open("p:cNvSpPr");
        xml.element("a:spLocks").with("noGrp", 1).empty();
        xml.close();
        xml.open("p:nvPr");
        let place = xml.element("p:ph").with("type", kind);
        place.with_some("idx", (kind == "body").then_some(1)).empty();
        xml.close();
        xml.close();
        xml.open("p:spPr");
        xml.open("a:xfrm");
        xml.element("a:off").with("x", x).with("y", y).empty();
        xml.element("a:ext").with("cx", width).with("cy", height).empty();
        xml.close();
        xml.element("a:prstGeom").with("prst", "rect").open();
        xml.element("a:avLst").empty();
        xml.close();
        xml.close();
        if kind == "body" {
            xml.open("p:txBody");
            xml.element("a:bodyPr").empty();
            xml.element("a:lstStyle").empty();
            xml.open("a:p");
            xml.element("a:endParaRPr").with("lang", "en-US").empty();
            xml.close();
            xml.close();
        }
        xml.close();
    }
    xml.close();
    xml.close();
    color_map(&mut xml);
    xml.finish()
}

fn theme(style: &Style) -> String {
    let mut xml = Xml::document();
    xml.element("a:theme")
        .with("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main")
        .with("name", "Détente")
        .open();
    xml.open("a:themeElements");
    xml.element("a:clrScheme").with("name", "Détente").open();
    for (name, color) in style.colors {
        xml.open(name);
        xml.element("a:srgbClr").with("val", rgb(color)).empty();
        xml.close();
    }
    xml.close();
    xml.element("a:fontScheme").with("name", "Détente").open();
    for tag in ["a:majorFont", "a:minorFont"] {
        xml.open(tag);
        xml.element("a:latin").with("typeface", &style.typeface).empty();
        xml.element("a:ea").with("typeface", "").empty();
        xml.element("a:cs").with("typeface", "").empty();
        xml.close();
    }
    xml.close();
    xml.element("a:fmtScheme").with("name", "Détente").open();
    plain_fills(&mut xml, "a:fillStyleLst");
    xml.open("a:lnStyleLst");
    for width in [6350, 12_700, 19_050] {
        xml.element("a:ln").with("w", width).open();
        placeholder_fill(&mut xml);
        xml.close();
    }
    xml.close();
    xml.open("a:effectStyleLst");
    for _ in 0..3 {
        xml.open("a:effectStyle");
        xml.element("a:effectLst").empty();
        xml.close();
    }
    xml.close();
    plain_fills(&mut xml, "a:bgFillStyleLst");
    xml.finish()
}

fn plain_fills(xml: &mut Xml, tag: &'static str) {
    xml.open(tag);
    for _ in 0..3 {
        placeholder_fill(xml);
    }
    xml.close();
}

fn placeholder_fill(xml: &mut Xml) {
    xml.open("a:solidFill");
    xml.element("a:schemeClr").with("val", "phClr").empty();
    xml.close();
}

fn core(style: &Style) -> String {
    let mut xml = Xml::document();
    xml.element("cp:coreProperties")
        .with("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .open();
    xml.text_in("dc:title", &style.title);
    xml.text_in("dc:subject", &style.subject);
    xml.text_in("dc:creator", &style.authors.join("; "));
    xml.finish()
}

fn app(slides: usize) -> String {
    let mut xml = Xml::document();
    xml.element("Properties")
        .with("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
        .open();
    xml.text_in("Slides", &slides.to_string());
    xml.text_in("Application", concat!("Détente ", env!("CARGO_PKG_VERSION")));
    xml.finish()
}
