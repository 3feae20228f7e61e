//! Where a file comes from, written into it and read from it: a text chunk of a
//! PNG, the metadata of an SVG, a comment of a PDF, a `meta` of HTML; a PowerPoint
//! file has it in our own part.

use std::io::Cursor;

use serde_json::Value;

use super::book::BookProvenance;
use super::export::Format;
use super::provenance::Provenance;
use crate::markup::Xml;

/// The keyword of a PNG's chunk, and what other files call it.
const NAME: &str = "detente";
/// Before it in a PDF, in a line of its own.
const PDF_LINE: &str = "%detente:";
const SVG_OPEN: &str = "<metadata id=\"detente\">";
const SVG_CLOSE: &str = "</metadata>";
const HTML_OPEN: &str = "<meta name=\"detente\" content=\"";
/// Most bytes of it that are read.
const MOST: usize = 4 * 1024 * 1024;
/// A PNG's signature, and where its first chunk ends.
const PNG_HEAD: usize = 8 + 25;

/// A file with what it comes from; as it was where there is no place for it.
pub(super) fn stamped(bytes: Vec<u8>, format: Format, from: &Provenance) -> Vec<u8> {
    let Ok(text) = serde_json::to_string(from) else { return bytes };
    stamped_with(bytes, format, &text)
}

/// The same with a text, which is JSON.
pub(super) fn stamped_with(bytes: Vec<u8>, format: Format, text: &str) -> Vec<u8> {
    let inserted = match format {
        Format::Png => png_place(&bytes).map(|at| (at, png_chunk(text))),
        Format::Svg => svg_place(&bytes).map(|at| (at, svg_metadata(text))),
        Format::Html => find(&bytes, b"<title>").map(|at| (at, html_meta(text))),
        Format::Pdf => rfind(&bytes, b"startxref").map(|at| (at, pdf_line(text))),
        Format::Pptx => None,
    };
    match inserted {
        Some((at, insert)) => spliced(&bytes, at, &insert),
        None => bytes,
    }
}

/// What a file says that it comes from; `None` where it says nothing that is ours.
pub fn read_provenance(bytes: &[u8]) -> Option<Provenance> {
    serde_json::from_str(&read_text(bytes)?).ok()
}

/// What a book says that it comes from; `None` where it is none of ours.
pub fn read_book(bytes: &[u8]) -> Option<BookProvenance> {
    serde_json::from_str(&read_text(bytes)?).ok()
}

fn read_text(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(b"\x89PNG") {
        from_png(bytes)
    } else if bytes.starts_with(b"%PDF") {
        from_pdf(bytes)
    } else if bytes.starts_with(b"PK") {
        super::pptx::provenance_text(bytes)
    } else {
        from_markup(bytes)
    }
}

fn spliced(bytes: &[u8], at: usize, insert: &[u8]) -> Vec<u8> {
    let (head, tail) = bytes.split_at(at.min(bytes.len()));
    [head, insert, tail].concat()
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn rfind(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|window| window == what)
}

fn png_place(bytes: &[u8]) -> Option<usize> {
    (bytes.len() > PNG_HEAD).then_some(PNG_HEAD)
}

/// An uncompressed iTXt chunk: a keyword, no compression, no language.
fn png_chunk(text: &str) -> Vec<u8> {
    let mut body = b"iTXt".to_vec();
    body.extend_from_slice(NAME.as_bytes());
    body.extend_from_slice(&[0, 0, 0, 0, 0]);
    body.extend_from_slice(text.as_bytes());
    let length = u32::try_from(body.len() - 4).unwrap_or(u32::MAX);
    let mut chunk = length.to_be_bytes().to_vec();
    chunk.extend_from_slice(&body);
    chunk.extend_from_slice(&crc32fast::hash(&body).to_be_bytes());
    chunk
}

fn from_png(bytes: &[u8]) -> Option<String> {
    let mut decoder = png_crate::Decoder::new(Cursor::new(bytes));
    decoder.set_limits(png_crate::Limits { bytes: MOST });
    let reader = decoder.read_info().ok()?;
    let chunk = reader.info().utf8_text.iter().find(|chunk| chunk.keyword == NAME)?;
    chunk.get_text().ok()
}

/// Behind the tag that begins the document.
fn svg_place(bytes: &[u8]) -> Option<usize> {
    let begin = find(bytes, b"<svg")?;
    let rest = bytes.get(begin..)?;
    Some(begin + find(rest, b">")? + 1)
}

fn svg_metadata(text: &str) -> Vec<u8> {
    let mut xml = Xml::default();
    xml.element("metadata").with("id", NAME).text(text);
    format!("\n{}", xml.finish()).into_bytes()
}

fn html_meta(text: &str) -> Vec<u8> {
    let mut xml = Xml::default();
    xml.element("meta").with("name", NAME).with("content", text).empty();
    xml.finish().replace("/>", ">").into_bytes()
}

/// JSON without a line end, and so one comment.
fn pdf_line(text: &str) -> Vec<u8> {
    format!("{PDF_LINE}{}\n", ascii(text)).into_bytes()
}

/// JSON with what is beyond ASCII escaped, as a comment of a PDF should have it.
fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    out
}

fn from_pdf(bytes: &[u8]) -> Option<String> {
    let at = rfind(bytes, PDF_LINE.as_bytes())? + PDF_LINE.len();
    let rest = bytes.get(at..)?;
    let end = find(rest, b"\n")?.min(MOST);
    String::from_utf8(rest.get(..end)?.to_vec()).ok()
}

/// Of SVG and HTML: the text of an element, or an attribute's value.
fn from_markup(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (rest, close) = match text.split_once(SVG_OPEN) {
        Some((_, rest)) => (rest, SVG_CLOSE),
        None => (text.split_once(HTML_OPEN)?.1, "\""),
    };
    let (inner, _) = rest.split_once(close)?;
    let inner = quick_xml::escape::unescape(inner).ok()?;
    // What a file says of itself is taken as data, never as a file to open.
    serde_json::from_str::<Value>(&inner).ok().map(|value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_ascii_is_escaped_as_json_has_it() {
        let text = serde_json::json!({"a": "Détente 美 😀"}).to_string();
        let escaped = ascii(&text);
        assert!(escaped.is_ascii());
        assert_eq!(
            serde_json::from_str::<Value>(&escaped).unwrap(),
            serde_json::from_str::<Value>(&text).unwrap()
        );
    }
}
