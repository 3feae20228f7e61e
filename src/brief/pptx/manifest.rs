//! What our shapes were like when they were written, kept in the file itself: from this a later run
//! knows what a person has changed since.

use std::collections::HashMap;

use roxmltree::{Document, Node};

use super::Made;
use super::package::{Package, Relations};
use super::slide::SlidePart;
use super::text::{rgb, scheme};
use crate::figure::Theme;
use crate::markup::Xml;

/// Identifies our part among others.
pub(super) const NAMESPACE: &str = "urn:detente:deck:1";
/// Declares what shapes are written with.
const WRAP: &str = "<w xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" \
    xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">";

/// A shape as it was written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Record {
    /// Left, top, width, height in EMU on the slide; of one that is in a group, as
    /// shares of its frame.
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
    package.add("customXml/item1.xml", "", xml(&made.slides, &made.from));
    let mut relations = Relations::default();
    relations.add("customXmlProps", "itemProps1.xml");
    package.relate("customXml/item1.xml", &relations);
    package.add("customXml/itemProps1.xml", PROPERTIES, properties());
}

/// The type of the part that describes ours.
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
pub(super) fn xml(slides: &[SlidePart], from: &str) -> String {
    let mut xml = Xml::document();
    xml.element("deck").with("xmlns", NAMESPACE).with("from", from).open();
    for slide in slides {
        xml.element("slide").with("name", &slide.name).with("notes", slide.notes_text()).open();
        for shape in slide.shapes(1, None) {
            let text = wrapped(&shape.xml);
            let Ok(document) = Document::parse(&text) else { continue };
            for (path, record, _) in read_shapes(document.root_element(), &slide.theme) {
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

/// How places in a group become places on the slide.
#[derive(Debug, Clone, Copy)]
struct Space {
    /// Left and top of the group's own space, and of the group on the slide.
    from: [f64; 2],
    to: [f64; 2],
    scale: [f64; 2],
}

impl Space {
    const SLIDE: Self = Self { from: [0.0; 2], to: [0.0; 2], scale: [1.0; 2] };

    fn on_slide(&self, [x, y, width, height]: [f64; 4]) -> [f64; 4] {
        let Self { from, to, scale } = self;
        [
            to[0] + (x - from[0]) * scale[0],
            to[1] + (y - from[1]) * scale[1],
            width * scale[0],
            height * scale[1],
        ]
    }

    /// Of a group that is in this one.
    fn within(&self, group: Node<'_, '_>) -> Option<Self> {
        let transform = transform_of(group)?;
        let inner = numbers(transform, ("chOff", "chExt"))?;
        let outer = self.on_slide(numbers(transform, ("off", "ext"))?);
        let scale = [outer[2] / inner[2].max(1.0), outer[3] / inner[3].max(1.0)];
        Some(Self { from: [inner[0], inner[1]], to: [outer[0], outer[1]], scale })
    }
}

/// All shapes under a node, each with the names that lead to it, what it is like,
/// and where it stands in the document.
pub(super) fn read_shapes<'d>(
    node: Node<'d, 'd>,
    theme: &Theme,
) -> Vec<(String, Record, Node<'d, 'd>)> {
    let mut found = Vec::new();
    walk(node, ("", theme), Space::SLIDE, &mut found);
    let all = found.clone();
    for (path, record, _) in &mut found {
        if let Some(frame) = frame_of(path, &all) {
            record.place = share(record.place, frame);
        }
    }
    found
}

/// A place as shares of a frame.
fn share([x, y, width, height]: [f64; 4], [left, top, across, down]: [f64; 4]) -> [f64; 4] {
    let (across, down) = (across.max(1.0), down.max(1.0));
    [(x - left) / across, (y - top) / down, width / across, height / down]
}

/// The frame by which places in a group are measured: the chart's grid, which stays the same
/// whatever is removed; the group itself where there is none. `None` for one of the slide's own.
pub(super) fn frame_of<T>(path: &str, all: &[(String, Record, T)]) -> Option<[f64; 4]> {
    let (own, _) = path.strip_prefix('/')?.split_once('/')?;
    let place = |name: String| {
        all.iter().find(|(path, ..)| *path == name).map(|(_, record, _)| record.place)
    };
    place(format!("/{own}/grid")).or_else(|| place(format!("/{own}")))
}

fn walk<'d>(
    node: Node<'d, 'd>,
    (path, theme): (&str, &Theme),
    space: Space,
    found: &mut Vec<(String, Record, Node<'d, 'd>)>,
) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for shape in node.children().filter(|node| is_shape(*node)) {
        let name = name_of(shape).unwrap_or_default();
        let times = seen.entry(name.to_owned()).or_default();
        *times += 1;
        let number = if *times > 1 { format!("#{times}") } else { String::new() };
        let own = format!("{path}/{}{number}", name.replace('/', "∕"));
        let place = space.on_slide(place_of(shape).unwrap_or_default());
        let style = style_of(shape, theme);
        found.push((own.clone(), Record { place, style }, shape));
        if shape.tag_name().name() == "grpSp"
            && let Some(inner) = space.within(shape)
        {
            walk(shape, (&own, theme), inner, found);
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

/// Colours, line and font of a shape in a line: what a person changes.
fn style_of(shape: Node<'_, '_>, theme: &Theme) -> String {
    let fill_of = |node: Node<'_, '_>| node.children().find_map(|fill| fill_text(fill, theme));
    if shape.tag_name().name() == "graphicFrame" {
        let is_own = |node: &Node<'_, '_>| {
            let is_joined = node.parent().is_some_and(|cell| cell.attribute("hMerge").is_some());
            node.tag_name().name() == "tcPr" && !is_joined
        };
        let cells = shape.descendants().filter(is_own);
        let fills = cells.filter_map(fill_of).filter(|fill| fill != NO_FILL);
        let columns = shape.descendants().filter(|node| node.tag_name().name() == "gridCol");
        let widths = columns.map(|column| rounded(column.attribute("w"), 12_700.0));
        return fills.chain(widths).collect::<Vec<_>>().join(";");
    }
    let properties = child(shape, "spPr");
    let fill = properties.and_then(fill_of).filter(|fill| fill != NO_FILL);
    let line = properties.and_then(|node| child(node, "ln")).and_then(|line| {
        let color = fill_of(line).filter(|fill| fill != NO_FILL)?;
        Some(format!("{}:{color}", rounded(line.attribute("w"), 3175.0)))
    });
    let run = shape.descendants().find(|node| node.tag_name().name() == "rPr");
    let run = run.map(|run| {
        let is_bold = matches!(run.attribute("b"), Some("1" | "true"));
        let size = rounded(run.attribute("sz"), 50.0);
        format!("{size}:{is_bold}:{}", fill_of(run).unwrap_or_default())
    });
    [fill, line, run].map(Option::unwrap_or_default).join(";")
}

/// Stands for no fill.
const NO_FILL: &str = "none";

/// A length rounded to a step, since programs round.
fn rounded(length: Option<&str>, step: f64) -> String {
    let length = length.and_then(|length| length.parse::<f64>().ok()).unwrap_or_default();
    format!("{:.0}", length / step)
}

/// A fill as a word; `None` where it is none. One of our theme's colours is told
/// by its name, however it is written.
fn fill_text(node: Node<'_, '_>, theme: &Theme) -> Option<String> {
    match node.tag_name().name() {
        "noFill" => Some(NO_FILL.to_owned()),
        "solidFill" => {
            let color = node.children().find(Node::is_element)?;
            let alpha = color.children().find(|node| node.tag_name().name() == "alpha");
            let alpha = alpha.and_then(|alpha| alpha.attribute("val")).unwrap_or_default();
            let value = color.attribute("val").unwrap_or_default();
            let known = scheme(theme)
                .into_iter()
                .find(|(color, _)| rgb(*color).eq_ignore_ascii_case(value));
            let value = known.map_or_else(|| value.to_uppercase(), |(_, name)| name.to_uppercase());
            Some(format!("{value}{}", rounded(Some(alpha), 1000.0)))
        }
        "gradFill" | "blipFill" | "pattFill" => Some(node.tag_name().name().to_owned()),
        _ => None,
    }
}
