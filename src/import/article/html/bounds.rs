//! Whether a page can be read in a time that is in proportion to it. Tags are looked at only
//! roughly: the time a parser takes depends on how many are open, so a hostile page is recognised
//! by that before parsing begins.

use memchr::memchr;

use super::ArticleError;

/// Most bytes of a page; a long one has a million.
const MOST_OF_PAGE: usize = 32 << 20;
/// Most tags.
const MOST_TAGS: usize = 200_000;
/// Most elements within one another.
const MOST_OPEN: usize = 1_000;
/// Most attributes of one element.
const MOST_ATTRIBUTES: usize = 1_000;
/// Most elements that parsers reopen because they were never closed.
const MOST_AGAIN: usize = 4_000_000;

/// Elements that a parser reopens in every paragraph until they are closed.
const FORMATTING: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];
/// Elements that are empty, or whose end tag is often left out.
const UNCOUNTED: [&str; 31] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup",
    "option", "optgroup", "rt", "rp", "path", "use",
];
/// Those in which there are no tags until they end.
const RAW: [&str; 7] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed"];

/// Looks at the tags of a page.
///
/// # Errors
/// Where they are too many, or too many of them are open.
pub(super) fn check(html: &str) -> Result<(), ArticleError> {
    if html.len() > MOST_OF_PAGE {
        return Err(ArticleError::TooLarge);
    }
    let bytes = html.as_bytes();
    let mut seen = Seen::default();
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr(b'<', rest)) {
        at += next + 1;
        let rest = bytes.get(at..).unwrap_or_default();
        at += if rest.starts_with(b"!--") {
            memchr::memmem::find(rest, b"-->").unwrap_or(rest.len())
        } else {
            seen.tag(rest)?
        };
    }
    Ok(())
}

#[derive(Default)]
struct Seen {
    tags: usize,
    open: Vec<String>,
    formatting: Vec<String>,
    again: usize,
}

impl Seen {
    /// Looks at what stands behind `<`; gives how many bytes belong to it.
    fn tag(&mut self, rest: &[u8]) -> Result<usize, ArticleError> {
        let is_end = rest.first() == Some(&b'/');
        let from = usize::from(is_end);
        let name: String =
            rest.iter().skip(from).take(32).map_while(|byte| letter(*byte)).collect();
        if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return Ok(0);
        }
        self.tags += 1;
        self.again += self.formatting.len();
        if self.tags > MOST_TAGS || self.again > MOST_AGAIN {
            return Err(ArticleError::Nested);
        }
        let (length, is_empty) = whole(rest)?;
        if is_end {
            close(&mut self.open, &name);
            close(&mut self.formatting, &name);
            return Ok(length);
        }
        if RAW.contains(&name.as_str()) {
            return Ok(length + raw(rest.get(length..).unwrap_or_default(), &name));
        }
        if !is_empty && !UNCOUNTED.contains(&name.as_str()) {
            if FORMATTING.contains(&name.as_str()) {
                self.formatting.push(name.clone());
            }
            self.open.push(name);
        }
        if self.open.len() > MOST_OPEN { Err(ArticleError::Nested) } else { Ok(length) }
    }
}

fn letter(byte: u8) -> Option<char> {
    let is_end = byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/' | b'<');
    (!is_end).then(|| char::from(byte.to_ascii_lowercase()))
}

/// Those that were opened within it end with it.
fn close(open: &mut Vec<String>, name: &str) {
    if let Some(at) = open.iter().rposition(|one| one == name) {
        open.truncate(at);
    }
}

/// How long a tag is, and whether it ends at once.
fn whole(rest: &[u8]) -> Result<(usize, bool), ArticleError> {
    let (mut quote, mut attributes, mut last) = (None, 0, 0);
    for (at, byte) in rest.iter().enumerate() {
        match (quote, *byte) {
            (Some(open), close) if open == close => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return Ok((at + 1, last == b'/')),
            (None, b'"' | b'\'') => (quote, attributes) = (Some(*byte), attributes + 1),
            (None, b'/' | b'\t' | b'\n' | b'\r' | b' ' | b'\x0c')
                if !last.is_ascii_whitespace() =>
            {
                attributes += 1;
            }
            _ => {}
        }
        last = *byte;
        if attributes > 2 * MOST_ATTRIBUTES {
            return Err(ArticleError::Nested);
        }
    }
    Ok((rest.len(), false))
}

/// How many bytes there are until an element of letters alone ends.
fn raw(rest: &[u8], name: &str) -> usize {
    let mut at = 0;
    while let Some(next) = rest.get(at..).and_then(|rest| memchr(b'<', rest)) {
        at += next;
        let behind = rest.get(at + 1..).unwrap_or_default();
        let is_end = behind.first() == Some(&b'/')
            && behind
                .get(1..=name.len())
                .is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()));
        if is_end {
            return at;
        }
        at += 1;
    }
    rest.len()
}
