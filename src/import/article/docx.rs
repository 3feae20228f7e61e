//! Documents of Word: the text of `word/document.xml`, as it is when all tracked
//! changes are accepted, and of notes behind it.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use super::paragraphs::{Paragraphs, one_line};
use super::{Article, ArticleError, ArticleForm, Published, PublishedFrom, published};

/// Most bytes of one part; a book's text has ten million.
const MOST_OF_PART: u64 = 64 << 20;

/// Parts whose text belongs to the article, in the order in which it is read.
const TEXTS: [&str; 3] = ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"];

/// Reads a document.
///
/// # Errors
/// Where it is damaged or has a password, or where too much comes out of it.
pub(super) fn read(bytes: &[u8]) -> Result<Article, ArticleError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(ArticleError::damaged)?;
    let mut paragraphs = Paragraphs::default();
    for name in TEXTS {
        if let Some(xml) = part(&mut archive, name)? {
            Body::default().read(&xml, &mut paragraphs)?;
        }
    }
    let text = paragraphs.finish()?;
    let about = part(&mut archive, "docProps/core.xml").ok().flatten();
    let about = about.map(|xml| About::read(&xml)).unwrap_or_default();
    // A document's own day is often that of the template, or of an older letter.
    let created = about.created.as_deref().and_then(published::day_of_stamp);
    let name = || PublishedFrom::Metadata("dcterms:created".to_owned());
    let created = created.map(|day| Published { day, from: name() });
    Ok(Article {
        published: published::of_text(&text).or(created),
        title: about.title,
        ..Article::bare(text, ArticleForm::Docx)
    })
}

/// A part of the package; `None` where it has none of this name.
fn part(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
) -> Result<Option<String>, ArticleError> {
    let member = match archive.by_name(name) {
        Ok(member) => member,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => {
            return Err(ArticleError::Locked);
        }
        Err(error) => return Err(ArticleError::damaged(error)),
    };
    let mut xml = Vec::new();
    let read = member.take(MOST_OF_PART + 1).read_to_end(&mut xml);
    read.map_err(ArticleError::damaged)?;
    if xml.len() as u64 > MOST_OF_PART {
        return Err(ArticleError::Bomb);
    }
    let encoding = super::plain::encoding_by_mark(&xml).unwrap_or(encoding_rs::UTF_8);
    match encoding.decode_with_bom_removal(&xml) {
        (text, false) => Ok(Some(text.into_owned())),
        _ => Err(ArticleError::damaged("its text is not UTF-8")),
    }
}

/// What is known while the elements of a part go by. Their names are taken without
/// prefixes, since any prefix may stand for the same namespace.
#[derive(Debug, Default)]
struct Body {
    /// Paragraphs that have begun, outer ones first: a text box stands within one.
    open: Vec<String>,
    /// Within so many elements whose text does not count.
    left_out: usize,
    /// Within the letters of a run.
    in_letters: bool,
    /// Within a run, for its properties are those of the letters.
    in_run: bool,
    /// The run is hidden.
    is_hidden: bool,
    /// The end of the paragraph was deleted: the next one goes on with it.
    goes_on: bool,
}

impl Body {
    fn read(&mut self, xml: &str, into: &mut Paragraphs) -> Result<(), ArticleError> {
        let mut reader = Reader::from_str(xml);
        let mut depth = 0_usize;
        loop {
            match reader.read_event().map_err(ArticleError::damaged)? {
                Event::Start(start) => {
                    depth += 1;
                    self.start(&start);
                }
                Event::Empty(start) => self.empty(&start, into),
                Event::End(end) => {
                    depth = depth.saturating_sub(1);
                    self.end(end.local_name().as_ref(), into);
                }
                Event::Text(text) => self.letters(&text.xml10_content()),
                Event::CData(text) => self.letters(&text.xml10_content()),
                Event::GeneralRef(name) => {
                    let letter = match name.resolve_char_ref().map_err(ArticleError::damaged)? {
                        Some(letter) => Some(letter.to_string()),
                        // Word defines no entities of its own, and others are not read.
                        None => quick_xml::escape::resolve_predefined_entity(&name.xml10_content())
                            .map(str::to_owned),
                    };
                    self.letters(&letter.unwrap_or_default());
                }
                Event::Eof => break,
                _ => {}
            }
        }
        if depth > 0 { Err(ArticleError::damaged("its text breaks off")) } else { Ok(()) }
    }

    fn start(&mut self, start: &BytesStart<'_>) {
        let name = start.local_name();
        let name = name.as_ref();
        // What is in a `Fallback` is in the `Choice` before it, too.
        let is_left_out = matches!(name, "del" | "moveFrom" | "Fallback")
            || matches!(name, "footnote" | "endnote") && attribute(start, "type").is_some();
        if self.left_out > 0 || is_left_out {
            self.left_out += 1;
            return;
        }
        match name {
            "p" if self.goes_on => self.goes_on = false,
            "p" => self.open.push(String::new()),
            "r" => (self.in_run, self.is_hidden) = (true, false),
            "t" => self.in_letters = true,
            _ => {}
        }
    }

    fn empty(&mut self, start: &BytesStart<'_>, into: &mut Paragraphs) {
        if self.left_out > 0 {
            return;
        }
        match start.local_name().as_ref() {
            "tab" | "br" | "cr" => self.add(" "),
            "noBreakHyphen" => self.add("-"),
            "vanish" if self.in_run => {
                self.is_hidden =
                    !matches!(attribute(start, "val").as_deref(), Some("0" | "false" | "off"));
            }
            // The mark of a paragraph within its properties.
            "del" if !self.in_run => self.goes_on = true,
            "p" => {
                self.goes_on = false;
                if self.open.is_empty() {
                    into.end();
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str, into: &mut Paragraphs) {
        if self.left_out > 0 {
            self.left_out -= 1;
            return;
        }
        match name {
            "p" if self.goes_on && self.open.len() == 1 => self.add(""),
            "p" => {
                self.goes_on = false;
                self.finish(into);
            }
            "r" => self.in_run = false,
            "t" => self.in_letters = false,
            "body" | "footnotes" | "endnotes" => self.finish(into),
            _ => {}
        }
    }

    fn finish(&mut self, into: &mut Paragraphs) {
        if let Some(text) = self.open.pop() {
            into.push(&text);
            into.end();
        }
    }

    fn letters(&mut self, text: &str) {
        if self.in_letters && self.left_out == 0 {
            self.add(text);
        }
    }

    fn add(&mut self, text: &str) {
        if let Some(line) = self.open.last_mut().filter(|_| !self.is_hidden || !self.in_run) {
            line.push_str(text);
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = start.attributes().filter_map(Result::ok);
    all.find(|one| one.key.local_name().as_ref() == name).map(|one| one.value.into_owned())
}

/// What a document says of itself.
#[derive(Debug, Default)]
struct About {
    title: Option<String>,
    created: Option<String>,
}

impl About {
    /// As far as it can be read: nothing in it is needed.
    fn read(xml: &str) -> Self {
        let mut about = Self::default();
        let mut reader = Reader::from_str(xml);
        let mut texts = [String::new(), String::new()];
        let mut within = None;
        while let Ok(event) = reader.read_event() {
            let mut add = |more: &str| {
                if let Some(text) = within.and_then(|at: usize| texts.get_mut(at)) {
                    text.push_str(more);
                }
            };
            match event {
                Event::Start(start) => {
                    let name = start.local_name();
                    within = ["title", "created"].iter().position(|one| *one == name.as_ref());
                }
                Event::Text(text) => add(&text.xml10_content()),
                Event::GeneralRef(name) => {
                    if let Ok(Some(letter)) = name.resolve_char_ref() {
                        add(letter.encode_utf8(&mut [0; 4]));
                    } else if let Some(text) =
                        quick_xml::escape::resolve_predefined_entity(&name.xml10_content())
                    {
                        add(text);
                    }
                }
                Event::End(_) => within = None,
                Event::Eof => break,
                _ => {}
            }
        }
        let [title, created] = texts;
        about.title = one_line(&title);
        about.created = one_line(&created);
        about
    }
}
