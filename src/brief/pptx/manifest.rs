//! What our shapes were like when they were written, kept in the file itself: a
//! later run tells by it what a person has changed since.

use std::collections::HashMap;

use roxmltree::{Document, Node};

use super::Made;
use super::package::{Package, Relations};
use super::slide::SlidePart;
use crate::markup::Xml;

/// Tells our part among others.
pub(super) const NAMESPACE: &str = "urn:detente:deck:1";
/// Declares what shapes are written with.
const WRAP: &str = "<w xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" \
    xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">";

/// A shape as it was written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Record {
    /// Left, top, width, height, as shares of what it is in; of one that is in
    /// nothing, in EMU.
    pub(super) place: [f64; 4],
    /// Its colours and sizes.
    pub(super) style: String,
}

/// All shapes of all slides, by slide and by the names that lead to them.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    pub(super) slides: HashMap<String, HashMap<String, Record>>,
    /// The notes of slides.
    pub(super) notes: HashMap<String, String>,
}

/// Adds the manifest to a new file.
pub(super) fn add_to(package: &mut Package, made: &Made) {
    package.add("customXml/item1.xml", "", xml(&made.slides));
    let mut relations = Relations::default();
    relations.add("customXmlProps", "itemProps1.xml");
    package.relate("customXml/item1.xml", &relations);
    package.add("customXml/itemProps1.xml", PROPERTIES, properties());
}

/// The type of what says what our part is.
pub(super) const PROPERTIES: &str =
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";

/// What says what our part is.
pub(super) fn properties() -> String {
    let mut xml = Xml::document();
    xml.element("ds:datastoreItem")
        .with("ds:itemID", "{5D0E7E57-DE7E-4E7E-9D0E-D0551E2A0001}")
        .with("xmlns:ds", "http://schemas.openxmlformats.org/officeDocument/2006/customXml")
        .open();
    xml.open("ds:schemaRefs");
    xml.element("ds:schemaRef").with("ds:uri", NAMESPACE).empty();
    xml.finish()
}

/// The manifest of slides.
pub(super) fn xml(slides: &[SlidePart]) -> String {
    let mut xml = Xml::document();
    xml.element("deck").with("xmlns", NAMESPACE).open();
    for slide in slides {
        xml.element("slide").with("name", &slide.name).with("notes", slide.notes_text()).open();
        for shape in slide.shapes(1) {
            let text = wrapped(&shape.xml);
            let Ok(document) = Document::parse(&text) else { continue };
            let mut records = Vec::new();
            read_shapes(document.root_element(), "", None, &mut records);
            for (path, record, _) in records {
                let place = record.place.map(|part| format!("{part:.4}")).join(" ");
                xml.element("shape")
                    .with("path", path)
                    .with("place", place)
                    .with("style", record.style)
                    .empty();
            }
        }
        xml.close();
    }
    xml.finish()
}

impl Manifest {
    /// From a part; `None` where it is none of ours.
    pub(super) fn read(text: &str) -> Option<Self> {
        let document = Document::parse(text).ok()?;
        let root = document.root_element();
        if root.tag_name().namespace() != Some(NAMESPACE) {
            return None;
        }
        let mut manifest = Self::default();
        for slide in root.children().filter(|node| node.has_tag_name((NAMESPACE, "slide"))) {
            let name = slide.attribute("name").unwrap_or_default().to_owned();
            let notes = slide.attribute("notes").unwrap_or_default().to_owned();
            let shapes = slide.children().filter(Node::is_element).filter_map(|shape| {
                let mut place = shape.attribute("place")?.split(' ');
                let mut next = || place.next()?.parse::<f64>().ok();
                let place = [next()?, next()?, next()?, next()?];
                let style = shape.attribute("style").unwrap_or_default().to_owned();
                Some((shape.attribute("path")?.to_owned(), Record { place, style }))
            });
            manifest.slides.insert(name.clone(), shapes.collect());
            manifest.notes.insert(name, notes);
        }
        Some(manifest)
    }
}

/// A shape's text with what it needs to be read by itself.
pub(super) fn wrapped(shape: &str) -> String {
    format!("{WRAP}{shape}</w>")
}

/// The rectangle of a group in which its shapes have their places.
#[derive(Debug, Clone, Copy)]
pub(super) struct Space(pub(super) [f64; 4]);

impl Space {
    /// Places within it as shares of it.
    fn share(self, [x, y, width, height]: [f64; 4]) -> [f64; 4] {
        let Self([left, top, across, down]) = self;
        let (across, down) = (across.max(1.0), down.max(1.0));
        [(x - left) / across, (y - top) / down, width / across, height / down]
    }
}

/// All shapes under a node, each with the names that lead to it, what it is like,
/// and where it stands in the document.
pub(super) fn read_shapes<'d>(
    node: Node<'d, 'd>,
    path: &str,
    space: Option<Space>,
    found: &mut Vec<(String, Record, Node<'d, 'd>)>,
) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for shape in node.children().filter(|node| is_shape(*node)) {
        let name = name_of(shape).unwrap_or_default();
        let times = seen.entry(name.to_owned()).or_default();
        *times += 1;
        let number = if *times > 1 { format!("#{times}") } else { String::new() };
        let own = format!("{path}/{name}{number}");
        let place = place_of(shape).unwrap_or_default();
        let place = space.map_or(place, |space| space.share(place));
        let style = style_of(shape);
        found.push((own.clone(), Record { place, style }, shape));
        if shape.tag_name().name() == "grpSp" {
            read_shapes(shape, &own, inner_space(shape), found);
        }
    }
}

/// Whether it is a shape, a group, or a frame with a table or a chart.
pub(super) fn is_shape(node: Node<'_, '_>) -> bool {
    matches!(node.tag_name().name(), "sp" | "grpSp" | "graphicFrame" | "pic" | "cxnSp")
}

/// What a shape is called.
pub(super) fn name_of<'d>(shape: Node<'d, 'd>) -> Option<&'d str> {
    let about = shape.children().find(|node| node.tag_name().name().starts_with("nv"))?;
    about.children().find(|node| node.tag_name().name() == "cNvPr")?.attribute("name")
}

fn child<'d>(node: Node<'d, 'd>, name: &str) -> Option<Node<'d, 'd>> {
    node.children().find(|node| node.tag_name().name() == name)
}

/// What says where a shape is.
pub(super) fn transform_of<'d>(shape: Node<'d, 'd>) -> Option<Node<'d, 'd>> {
    let properties = child(shape, "spPr").or_else(|| child(shape, "grpSpPr"));
    properties.and_then(|properties| child(properties, "xfrm")).or_else(|| child(shape, "xfrm"))
}

fn numbers(transform: Node<'_, '_>, tags: (&str, &str)) -> Option<[f64; 4]> {
    let number = |node: Node<'_, '_>, name: &str| node.attribute(name)?.parse::<f64>().ok();
    let at = transform.children().find(|node| node.tag_name().name() == tags.0)?;
    let size = transform.children().find(|node| node.tag_name().name() == tags.1)?;
    Some([number(at, "x")?, number(at, "y")?, number(size, "cx")?, number(size, "cy")?])
}

/// Left, top, width, height in EMU of the space that it is in.
pub(super) fn place_of(shape: Node<'_, '_>) -> Option<[f64; 4]> {
    numbers(transform_of(shape)?, ("off", "ext"))
}

/// The space of a group's own shapes.
pub(super) fn inner_space(group: Node<'_, '_>) -> Option<Space> {
    numbers(transform_of(group)?, ("chOff", "chExt")).map(Space)
}

/// Colours, line and font of a shape in a line: what a person changes.
fn style_of(shape: Node<'_, '_>) -> String {
    if shape.tag_name().name() == "graphicFrame" {
        let fills = shape.descendants().filter(|node| node.tag_name().name() == "tcPr");
        let fills = fills.flat_map(|cell| cell.children()).map(fill_text);
        let widths = shape.descendants().filter_map(|node| {
            (node.tag_name().name() == "gridCol")
                .then(|| node.attribute("w").unwrap_or_default().to_owned())
        });
        let parts: Vec<String> = fills.flatten().chain(widths).collect();
        return parts.join(";");
    }
    let properties = child(shape, "spPr");
    let fill = properties.and_then(|node| node.children().find_map(fill_text));
    let line = properties.and_then(|node| child(node, "ln")).map(|line| {
        let color = line.children().find_map(fill_text).unwrap_or_default();
        format!("{}:{color}", line.attribute("w").unwrap_or_default())
    });
    let run = shape.descendants().find(|node| node.tag_name().name() == "rPr");
    let run = run.map(|run| {
        let color = run.children().find_map(fill_text).unwrap_or_default();
        let attribute = |name| run.attribute(name).unwrap_or_default();
        format!("{}:{}:{color}", attribute("sz"), attribute("b"))
    });
    [fill, line, run].map(Option::unwrap_or_default).join(";")
}

/// A fill as a word; `None` where it is none.
fn fill_text(node: Node<'_, '_>) -> Option<String> {
    match node.tag_name().name() {
        "noFill" => Some("none".to_owned()),
        "solidFill" => {
            let color = node.children().find(Node::is_element)?;
            let alpha = color.children().find(|node| node.tag_name().name() == "alpha");
            let alpha = alpha.and_then(|alpha| alpha.attribute("val")).unwrap_or_default();
            Some(format!("{}{alpha}", color.attribute("val").unwrap_or_default()))
        }
        "gradFill" | "blipFill" | "pattFill" => Some(node.tag_name().name().to_owned()),
        _ => None,
    }
}
