//! One slide as a part, with its notes.

use std::sync::Arc;

use super::native::Native;
use super::package::{Package, Relations};
use super::scene::Painter;
use super::shape::{Named, Shapes};
use super::text::Setting;
use crate::brief::deck::{Body, Element, LOGO_NAME, Role, Slide};
use crate::figure::{Shape, Theme};
use crate::markup::Xml;

/// What our slides and shapes are called begins with this, so that a later run
/// finds them.
pub(super) const OURS: &str = "detente: ";

pub(super) const SLIDE: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.slide+xml";
const NOTES: &str = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml";

/// A shape on a slide that no other is in.
#[derive(Clone)]
pub(super) struct TopShape {
    /// What it is called.
    pub(super) name: String,
    /// Whether it is the slide's title, which some programs call otherwise.
    pub(super) is_title: bool,
    pub(super) xml: String,
}

/// A slide, written.
pub(super) struct SlidePart {
    pub(super) name: String,
    pub(super) slide: Slide,
    pub(super) theme: Theme,
    pub(super) unit: f32,
    notes: Vec<String>,
    native: Option<Native>,
}

impl SlidePart {
    pub(super) fn of(
        slide: &Slide,
        unit: f32,
        (theme, notes): (&Theme, &[String]),
        native: Option<&Native>,
    ) -> Self {
        let has_chart = slide.elements.iter().any(|element| element.name == "chart");
        Self {
            name: format!("{OURS}{}", slide.name),
            slide: slide.clone(),
            theme: *theme,
            unit,
            notes: notes.to_vec(),
            native: native.filter(|_| has_chart).cloned(),
        }
    }

    /// Its shapes, with ids after the last that is taken; the logo only where it has
    /// a relation to its picture.
    pub(super) fn shapes(&self, last: u32, logo: Option<&str>) -> Vec<TopShape> {
        let mut id = last;
        let mut shapes = Vec::new();
        for element in &self.slide.elements {
            if element.name == LOGO_NAME && logo.is_none() {
                continue;
            }
            let mut writer = Shapes::new(&self.theme, id);
            let name = format!("{}: {}", self.name, element.name);
            match logo.filter(|_| element.name == LOGO_NAME) {
                Some(relation) => writer.picture(&name, element, relation),
                None => self.element(&mut writer, &name, element),
            }
            id = writer.id();
            let is_title = matches!(&element.body, Body::Text(text) if text.role == Role::Title);
            shapes.push(TopShape { name, is_title, xml: writer.xml.finish() });
        }
        shapes
    }

    fn element(&self, writer: &mut Shapes<'_>, name: &str, element: &Element) {
        match &element.body {
            Body::Text(text) => {
                let anchor = if text.centred { "ctr" } else { "t" };
                let setting = Setting { align: "l", anchor, wraps: true };
                let named = Named { name, alt: None };
                writer.text(&named, element.rect, (text.role, &text.paragraphs, setting));
            }
            Body::Table(table) => {
                let named = Named { name, alt: Some(&self.slide.title) };
                writer.table(&named, element.rect, table, self.unit);
            }
            Body::Picture(picture) => match &self.native {
                Some(native) if element.name == "chart" => {
                    let alt = picture.alt.as_deref();
                    native.frame(writer, &Named { name, alt }, element.rect);
                }
                _ => Painter::paint(writer, (name, element.rect), picture),
            },
        }
    }

    /// Adds the slide to a package, as its number from 1.
    pub(super) fn add_to(&self, package: &mut Package, number: usize) {
        let part = format!("ppt/slides/slide{number}.xml");
        let mut relations = Relations::default();
        relations.add("slideLayout", "../slideLayouts/slideLayout1.xml");
        if let Some(native) = &self.native {
            native.add_to(package, number);
            relations.add("chart", format!("../charts/chart{number}.xml"));
        }
        let logo = self.logo().map(|png| {
            let name = format!("ppt/media/logo{number}.png");
            package.add(&name, "", png.to_vec());
            relations.add("image", format!("../media/logo{number}.png"))
        });
        let shapes = self.shapes(1, logo.as_deref());
        if !self.notes.is_empty() {
            relations.add("notesSlide", format!("../notesSlides/notesSlide{number}.xml"));
            let notes = format!("ppt/notesSlides/notesSlide{number}.xml");
            package.add(&notes, NOTES, self.notes_xml());
            let mut back = Relations::default();
            back.add("notesMaster", "../notesMasters/notesMaster1.xml");
            back.add("slide", format!("../slides/slide{number}.xml"));
            package.relate(&notes, &back);
        }
        package.add(&part, SLIDE, self.xml(&shapes));
        package.relate(&part, &relations);
    }

    /// The logo's file.
    fn logo(&self) -> Option<Arc<[u8]>> {
        let logo = self.slide.elements.iter().find(|element| element.name == LOGO_NAME)?;
        let Body::Picture(picture) = &logo.body else { return None };
        picture.scene.shapes.iter().find_map(|shape| match shape {
            Shape::Picture { png, .. } => Some(Arc::clone(png)),
            _ => None,
        })
    }

    /// The slide with these shapes.
    pub(super) fn xml(&self, shapes: &[TopShape]) -> String {
        let mut xml = open_part("p:sld");
        xml.element("p:cSld").with("name", &self.name).open();
        xml.open("p:spTree");
        tree_head(&mut xml);
        for shape in shapes {
            xml.raw(&shape.xml);
        }
        xml.close();
        xml.close();
        xml.open("p:clrMapOvr");
        xml.element("a:masterClrMapping").empty();
        xml.finish()
    }

    /// The notes as one text.
    pub(super) fn notes_text(&self) -> String {
        self.notes.join("\n")
    }

    /// The text of the notes.
    pub(super) fn notes_body(&self) -> String {
        let mut xml = Xml::default();
        xml.open("p:txBody");
        xml.element("a:bodyPr").empty();
        xml.element("a:lstStyle").empty();
        for line in &self.notes {
            xml.open("a:p");
            xml.open("a:r");
            xml.element("a:rPr").with("lang", "en-US").empty();
            xml.text_in("a:t", line);
            xml.close();
            xml.close();
        }
        xml.finish()
    }

    fn notes_xml(&self) -> String {
        let mut xml = open_part("p:notes");
        xml.open("p:cSld");
        xml.open("p:spTree");
        tree_head(&mut xml);
        xml.open("p:sp");
        xml.open("p:nvSpPr");
        xml.element("p:cNvPr").with("id", 2).with("name", "Slide Image").empty();
        xml.open("p:cNvSpPr");
        xml.element("a:spLocks")
            .with("noGrp", 1)
            .with("noRot", 1)
            .with("noChangeAspect", 1)
            .empty();
        xml.close();
        xml.open("p:nvPr");
        xml.element("p:ph").with("type", "sldImg").empty();
        xml.close();
        xml.close();
        xml.element("p:spPr").empty();
        xml.close();
        xml.open("p:sp");
        xml.open("p:nvSpPr");
        xml.element("p:cNvPr").with("id", 3).with("name", "Notes").empty();
        xml.open("p:cNvSpPr");
        xml.element("a:spLocks").with("noGrp", 1).empty();
        xml.close();
        xml.open("p:nvPr");
        xml.element("p:ph").with("type", "body").with("idx", 1).empty();
        xml.close();
        xml.close();
        xml.element("p:spPr").empty();
        xml.raw(&self.notes_body());
        xml.close();
        xml.close();
        xml.close();
        xml.open("p:clrMapOvr");
        xml.element("a:masterClrMapping").empty();
        xml.finish()
    }
}

/// Begins a part of PresentationML.
pub(super) fn open_part(name: &'static str) -> Xml {
    let mut xml = Xml::document();
    xml.element(name)
        .with("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main")
        .with("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        .with("xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main")
        .open();
    xml
}

/// The root of a tree of shapes.
pub(super) fn tree_head(xml: &mut Xml) {
    xml.open("p:nvGrpSpPr");
    xml.element("p:cNvPr").with("id", 1).with("name", "").empty();
    xml.element("p:cNvGrpSpPr").empty();
    xml.element("p:nvPr").empty();
    xml.close();
    xml.open("p:grpSpPr");
    xml.open("a:xfrm");
    xml.element("a:off").with("x", 0).with("y", 0).empty();
    xml.element("a:ext").with("cx", 0).with("cy", 0).empty();
    xml.element("a:chOff").with("x", 0).with("y", 0).empty();
    xml.element("a:chExt").with("cx", 0).with("cy", 0).empty();
    xml.close();
    xml.close();
}
