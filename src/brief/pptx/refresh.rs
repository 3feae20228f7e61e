//! Slides of an earlier run refreshed in a file that people have worked on since:
//! found by their names, with what was moved, recoloured or taken away kept; all
//! else in the file is copied as it is.

use std::collections::HashSet;

use roxmltree::{Document, Node};

use super::Made;
use super::file::{File, RefreshError, parse, spliced};
use super::manifest::{self, Manifest, NAMESPACE, is_shape, name_of};
use super::merge::{Kept, merged};
use super::package::{Relations, relations_of};
use super::slide::{OURS, SlidePart, TopShape};
use crate::brief::deck::LOGO_NAME;

/// What happened to a slide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Written anew, with so many of a person's changes kept: shapes moved,
    /// recoloured, taken away.
    Refreshed {
        /// Shapes that stay where they were put.
        moved: usize,
        /// Shapes that keep their colours.
        restyled: usize,
        /// Shapes that stay away.
        removed: usize,
    },
    /// Was not in the file, and is now.
    Added,
    /// Has nothing to show any more and was removed; if a person had put something beside our
    /// shapes, only those were.
    Emptied,
    /// A person had taken it away, and so it stays.
    StaysAway,
    /// Its notes are a person's, and stay.
    NotesKept,
}

/// A refreshed file.
#[derive(Debug)]
pub struct Refreshed {
    /// The file.
    pub bytes: Vec<u8>,
    /// What happened to each slide, by its name.
    pub changes: Vec<(String, Change)>,
}

/// A slide of the file.
struct Found {
    part: String,
    name: String,
    /// The id of its relation.
    relation: String,
}

/// Width and height of a file's slides in points.
///
/// # Errors
/// Where it is no presentation that can be read.
pub fn slide_size(file: &[u8]) -> Result<(f64, f64), RefreshError> {
    let mut file = File::open(file)?;
    let text = file.text("ppt/presentation.xml")?;
    let document = parse(&text)?;
    let size = document.descendants().find(|node| node.tag_name().name() == "sldSz");
    let side = |name| size?.attribute(name)?.parse::<f64>().ok().map(|emu| emu / 12_700.0);
    side("cx").zip(side("cy")).ok_or_else(|| RefreshError::Missing("slide size".to_owned()))
}

/// Where a deck says that it comes from, as text.
pub(in crate::brief) fn provenance_text(file: &[u8]) -> Option<String> {
    let mut file = File::open(file).ok()?;
    let (_, part) = file.manifest().ok()?;
    let text = file.text(&part?).ok()?;
    let document = parse(&text).ok()?;
    document.root_element().attribute("from").map(str::to_owned)
}

pub(super) fn refresh(made: &Made, bytes: &[u8]) -> Result<Refreshed, RefreshError> {
    let mut file = File::open(bytes)?;
    let (manifest, manifest_part) = file.manifest()?;
    let slides = file.slides()?;
    let mut changes = Vec::new();
    let mut after =
        slides.iter().rev().find(|slide| slide.name.starts_with(OURS)).map(|s| s.relation.clone());
    let mut added = Vec::new();
    for part in &made.slides {
        let found: Vec<&Found> = slides.iter().filter(|slide| slide.name == part.name).collect();
        if found.is_empty() {
            let was = manifest.as_ref().is_some_and(|known| known.slides.contains_key(&part.name));
            if was {
                changes.push((part.name.clone(), Change::StaysAway));
                continue;
            }
            added.push(part);
            continue;
        }
        for slide in found {
            changes.extend(file.refresh_slide(part, slide, manifest.as_ref())?);
        }
    }
    for part in added {
        let relation = file.add_slide(part, after.as_deref(), &slides)?;
        after = Some(relation);
        changes.push((part.name.clone(), Change::Added));
    }
    let wanted: HashSet<&str> = made.slides.iter().map(|part| part.name.as_str()).collect();
    for slide in
        slides.iter().filter(|s| s.name.starts_with(OURS) && !wanted.contains(s.name.as_str()))
    {
        file.empty_slide(slide)?;
        changes.push((slide.name.clone(), Change::Emptied));
    }
    file.write_manifest(made, manifest_part)?;
    Ok(Refreshed { bytes: file.finish()?, changes })
}

fn shape_tree<'d>(document: &'d Document<'d>) -> Result<Node<'d, 'd>, RefreshError> {
    let tree = document.descendants().find(|node| node.tag_name().name() == "spTree");
    tree.ok_or_else(|| RefreshError::Missing("shapes on a slide".to_owned()))
}

/// The highest id of a slide's shapes that are not ours.
fn last_id(document: &Document<'_>) -> u32 {
    let is_ours = |node: &Node<'_, '_>| {
        node.ancestors()
            .any(|node| is_shape(node) && name_of(node).is_some_and(|name| name.starts_with(OURS)))
    };
    let about = document.descendants().filter(|node| node.tag_name().name() == "cNvPr");
    let about = about.filter(|node| !is_ours(node));
    about.filter_map(|node| node.attribute("id")?.parse().ok()).max().unwrap_or(1)
}

impl File<'_> {
    /// The slides in the order in which they are shown.
    fn slides(&mut self) -> Result<Vec<Found>, RefreshError> {
        let relations = self.relations("ppt/presentation.xml")?;
        let text = self.text("ppt/presentation.xml")?;
        let document = parse(&text)?;
        let ids = document.descendants().filter(|node| node.tag_name().name() == "sldId");
        let ids: Vec<String> = ids
            .filter_map(|node| {
                let of = |attribute: roxmltree::Attribute<'_, '_>| {
                    (attribute.name() == "id" && attribute.namespace().is_some())
                        .then(|| attribute.value().to_owned())
                };
                node.attributes().find_map(of)
            })
            .collect();
        let mut slides = Vec::new();
        for relation in ids {
            let part = relations.iter().find(|(id, ..)| *id == relation);
            let Some((_, _, part)) = part else { continue };
            let text = self.text(part)?;
            let document = parse(&text)?;
            let name = document.descendants().find(|node| node.tag_name().name() == "cSld");
            let mut name =
                name.and_then(|node| node.attribute("name")).unwrap_or_default().to_owned();
            // Programs that drop the slide's name keep those of its shapes.
            if name.is_empty() {
                let tree = shape_tree(&document)?;
                let shapes = tree.children().filter(|node| is_shape(*node));
                let slide = shapes.filter_map(name_of).find_map(|name| {
                    name.starts_with(OURS).then(|| name.rsplit_once(": "))?.map(|(slide, _)| slide)
                });
                name = slide.unwrap_or_default().to_owned();
            }
            slides.push(Found { part: part.clone(), name, relation });
        }
        Ok(slides)
    }

    /// The manifest of an earlier run and its part.
    fn manifest(&mut self) -> Result<(Option<Manifest>, Option<String>), RefreshError> {
        let mut names: Vec<String> = self
            .names
            .iter()
            .filter(|name| name.starts_with("customXml/item") && name.ends_with(".xml"))
            .cloned()
            .collect();
        names.sort();
        for name in names {
            let text = self.text(&name)?;
            if text.contains(NAMESPACE)
                && let Some(manifest) = Manifest::read(&text)
            {
                return Ok((Some(manifest), Some(name)));
            }
        }
        Ok((None, None))
    }

    fn refresh_slide(
        &mut self,
        part: &SlidePart,
        slide: &Found,
        manifest: Option<&Manifest>,
    ) -> Result<Vec<(String, Change)>, RefreshError> {
        let text = self.text(&slide.part)?;
        let document = parse(&text)?;
        let tree = shape_tree(&document)?;
        let records = manifest.map(|manifest| manifest.slides.get(&part.name));
        let records = records.map(|records| records.cloned().unwrap_or_default());
        let mut kept = Kept::default();
        let mut edits = Vec::new();
        let mut rest = String::new();
        let is_title = |node: Node<'_, '_>| {
            let is_place = |node: &Node<'_, '_>| node.tag_name().name() == "ph";
            let place = node.descendants().find(is_place);
            matches!(place.and_then(|place| place.attribute("type")), Some("title" | "ctrTitle"))
        };
        let ours = |shape: &TopShape| {
            let same = |node: &Node<'_, '_>| is_shape(*node) && name_of(*node) == Some(&shape.name);
            let titles = |node: &Node<'_, '_>| is_shape(*node) && is_title(*node);
            let title = || tree.children().find(titles).filter(|_| shape.is_title);
            tree.children().find(same).or_else(title).map(|node| node.id())
        };
        let shapes = part.shapes(last_id(&document), None);
        for shape in &shapes {
            let old = ours(shape).and_then(|id| document.get_node(id));
            let Some(old) = old else {
                let was =
                    records.as_ref().is_some_and(|r| r.contains_key(&format!("/{}", shape.name)));
                if was {
                    kept.removed += 1;
                } else {
                    rest.push_str(&shape.xml);
                }
                continue;
            };
            let (new, own) = merged(&shape.xml, (old, &text), &part.theme, records.as_ref());
            kept.moved += own.moved;
            kept.restyled += own.restyled;
            kept.removed += own.removed;
            edits.push((old.range(), new));
        }
        let is_stale = |node: &Node<'_, '_>| {
            is_shape(*node)
                && name_of(*node).is_some_and(|name| {
                    name.starts_with(OURS)
                        && !name.ends_with(LOGO_NAME)
                        && !shapes.iter().any(|shape| shape.name == name)
                })
        };
        edits.extend(tree.children().filter(is_stale).map(|node| (node.range(), String::new())));
        let last = tree.last_element_child().map_or(tree.range().end, |node| node.range().end);
        edits.push((last..last, rest));
        self.put(&slide.part, spliced(&text, edits));
        let Kept { moved, restyled, removed } = kept;
        let mut changes = vec![(part.name.clone(), Change::Refreshed { moved, restyled, removed })];
        if !self.refresh_notes(part, slide, manifest)? {
            changes.push((part.name.clone(), Change::NotesKept));
        }
        Ok(changes)
    }

    /// The notes, unless a person has written in them; tells whether they were ours.
    fn refresh_notes(
        &mut self,
        part: &SlidePart,
        slide: &Found,
        manifest: Option<&Manifest>,
    ) -> Result<bool, RefreshError> {
        let relations = self.relations(&slide.part)?;
        let notes = relations.iter().find(|(_, kind, _)| kind == "notesSlide");
        let Some((_, _, notes)) = notes.cloned() else { return Ok(true) };
        let text = self.text(&notes)?;
        let document = parse(&text)?;
        let body = document.descendants().find(|node| {
            let is_body = |node: Node<'_, '_>| {
                node.tag_name().name() == "ph" && node.attribute("type") == Some("body")
            };
            node.tag_name().name() == "sp" && node.descendants().any(is_body)
        });
        let Some(body) = body else { return Ok(true) };
        let paragraphs = body.descendants().filter(|node| node.tag_name().name() == "p");
        let lines = paragraphs.map(|paragraph| {
            let texts = paragraph.descendants().filter(|node| node.tag_name().name() == "t");
            texts.filter_map(|node| node.text()).collect::<String>()
        });
        let now = lines.collect::<Vec<_>>().join("\n");
        let was = manifest.and_then(|manifest| manifest.notes.get(&part.name));
        if was.is_none_or(|was| was.trim() != now.trim()) {
            return Ok(false);
        }
        let text_body = body.children().find(|node| node.tag_name().name() == "txBody");
        if let Some(text_body) = text_body {
            let new = part.notes_body();
            self.put(&notes, spliced(&text, vec![(text_body.range(), new)]));
        }
        Ok(true)
    }

    /// Takes our shapes from a slide, and the slide with them where nothing else
    /// is on it.
    fn empty_slide(&mut self, slide: &Found) -> Result<(), RefreshError> {
        let text = self.text(&slide.part)?;
        let document = parse(&text)?;
        let tree = shape_tree(&document)?;
        let is_ours =
            |node: &Node<'_, '_>| name_of(*node).is_some_and(|name| name.starts_with(OURS));
        let shapes: Vec<Node<'_, '_>> = tree.children().filter(|node| is_shape(*node)).collect();
        if shapes.iter().all(is_ours) {
            let presentation = self.text("ppt/presentation.xml")?;
            let document = parse(&presentation)?;
            let entry = document.descendants().find(|node| {
                node.tag_name().name() == "sldId"
                    && node.attributes().any(|attribute| attribute.value() == slide.relation)
            });
            if let Some(entry) = entry {
                let edit = (entry.range(), String::new());
                self.put("ppt/presentation.xml", spliced(&presentation, vec![edit]));
                self.drop_relation("ppt/presentation.xml", &slide.relation)?;
                self.drop_part(&slide.part)?;
            }
            return Ok(());
        }
        let edits =
            shapes.iter().filter(|node| is_ours(node)).map(|node| (node.range(), String::new()));
        self.put(&slide.part, spliced(&text, edits.collect()));
        Ok(())
    }

    /// Adds a slide behind another; gives the id of its relation.
    fn add_slide(
        &mut self,
        part: &SlidePart,
        after: Option<&str>,
        slides: &[Found],
    ) -> Result<String, RefreshError> {
        let number =
            (1..).find(|number| !self.has(&format!("ppt/slides/slide{number}.xml"))).unwrap_or(1);
        let name = format!("ppt/slides/slide{number}.xml");
        // The layout of a slide beside it, or whichever there is.
        let beside = slides
            .iter()
            .rev()
            .find(|slide| Some(&*slide.relation) == after)
            .or_else(|| slides.last());
        let mut layout = None;
        if let Some(beside) = beside {
            let relations = self.relations(&beside.part)?;
            layout = relations
                .into_iter()
                .find(|(_, kind, _)| kind == "slideLayout")
                .map(|(.., target)| target);
        }
        let mut layouts: Vec<&String> = self
            .names
            .iter()
            .filter(|name| name.starts_with("ppt/slideLayouts/slideLayout"))
            .collect();
        layouts.sort();
        let layout = layout.or_else(|| layouts.first().map(|name| (*name).clone()));
        let layout = layout.ok_or_else(|| RefreshError::Missing("slide layout".to_owned()))?;
        let mut relations = Relations::default();
        relations.add("slideLayout", format!("/{layout}"));
        self.put(&name, part.xml(&part.shapes(1, None)));
        self.put(&relations_of(&name), relations.xml());
        self.types.push((name.clone(), super::slide::SLIDE));
        let relation = self.add_relation(
            "ppt/presentation.xml",
            "slide",
            &format!("slides/slide{number}.xml"),
        )?;
        let text = self.text("ppt/presentation.xml")?;
        let document = parse(&text)?;
        let entries: Vec<Node<'_, '_>> =
            document.descendants().filter(|node| node.tag_name().name() == "sldId").collect();
        let id = entries.iter().filter_map(|node| node.attribute("id")?.parse::<u32>().ok()).max();
        let id = id.map_or(256, |id| id + 1);
        let prefix = document
            .root_element()
            .lookup_prefix("http://schemas.openxmlformats.org/officeDocument/2006/relationships")
            .unwrap_or("r");
        let tag = document
            .root_element()
            .lookup_prefix("http://schemas.openxmlformats.org/presentationml/2006/main")
            .unwrap_or("p");
        let entry = format!("<{tag}:sldId id=\"{id}\" {prefix}:id=\"{relation}\"/>");
        let beside = entries
            .iter()
            .find(|node| node.attributes().any(|a| Some(a.value()) == after))
            .or_else(|| entries.last());
        let edit = match beside {
            Some(beside) => (beside.range().end..beside.range().end, entry),
            None => {
                let master =
                    document.descendants().find(|node| node.tag_name().name() == "sldMasterIdLst");
                let at =
                    master.map_or(document.root_element().range().end, |node| node.range().end);
                (at..at, format!("<{tag}:sldIdLst>{entry}</{tag}:sldIdLst>"))
            }
        };
        self.put("ppt/presentation.xml", spliced(&text, vec![edit]));
        Ok(relation)
    }

    fn write_manifest(&mut self, made: &Made, part: Option<String>) -> Result<(), RefreshError> {
        let text = manifest::xml(&made.slides, &made.from);
        if let Some(part) = part {
            self.put(&part, text);
            return Ok(());
        }
        let number =
            (1..).find(|number| !self.has(&format!("customXml/item{number}.xml"))).unwrap_or(1);
        let name = format!("customXml/item{number}.xml");
        let properties = format!("customXml/itemProps{number}.xml");
        self.put(&name, text);
        let mut relations = Relations::default();
        relations.add("customXmlProps", format!("itemProps{number}.xml"));
        self.put(&relations_of(&name), relations.xml());
        self.put(&properties, manifest::properties());
        self.types.push((properties, manifest::PROPERTIES));
        self.add_relation("ppt/presentation.xml", "customXml", &format!("../{name}"))?;
        Ok(())
    }
}
