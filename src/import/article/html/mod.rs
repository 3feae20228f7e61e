//! Pages: the article of a page without what stands around it.
//!
//! Which part that is, `dom_smoothie` finds, a port of the reader view of Firefox;
//! what the page says of itself, and how text becomes paragraphs, is read here.

mod about;
mod bounds;
mod text;

use dom_query::Document;
use dom_smoothie::{Config, Readability};
use encoding_rs::{Encoding, UTF_8};

use super::paragraphs::one_line;
use super::plain::encoding_by_mark;
use super::{Article, ArticleError, ArticleForm, published};

/// This many letters of an article are enough if the page has more of them elsewhere; with fewer,
/// the whole page is taken.
const ENOUGH: usize = 200;

/// This many paragraphs above an article may be its byline.
const ABOVE: usize = 5;

/// Reads a page.
///
/// # Errors
/// Where its letters are in no known encoding, or its elements beyond measure.
pub(super) fn read(bytes: &[u8]) -> Result<Article, ArticleError> {
    let html = decoded(bytes)?;
    bounds::check(&html)?;
    let document = Document::from(html);
    let about = about::About::read(&document);
    let heading = about::heading(&document);
    // The reader takes the tree apart.
    let whole = text::of_page(&document)?;
    // JSON-LD has already been read, by a bounded reader.
    let config = Config { disable_json_ld: true, ..Config::default() };
    let mut reader =
        Readability::with_document(document, None, Some(config)).map_err(ArticleError::damaged)?;
    let (text, title) = match reader.parse() {
        Ok(article) => (text::of_article(&reader.doc)?, one_line(&article.title)),
        Err(_) => (String::new(), None),
    };
    let text = if text.len() < ENOUGH { whole.clone() } else { text };
    Ok(Article {
        // Readers leave bylines out.
        published: about
            .published
            .or_else(|| published::of_text(&text))
            .or_else(|| published::of_text(above(&whole, &text))),
        title: about.title.or(heading).or(title),
        publisher: about.publisher,
        address: about.address,
        ..Article::bare(text, ArticleForm::Html)
    })
}

/// What stands right above an article in its page.
fn above<'w>(whole: &'w str, article: &str) -> &'w str {
    let first = article.split("\n\n").next().unwrap_or_default();
    let before = whole.find(first).and_then(|at| whole.get(..at)).unwrap_or_default();
    // Higher up the page has the day on which it was looked at, or those of others.
    let from = before.rmatch_indices("\n\n").nth(ABOVE).map_or(0, |(at, _)| at);
    before.get(from..).unwrap_or_default()
}

/// The letters of a page: by its mark, by what it declares, or as UTF-8.
fn decoded(bytes: &[u8]) -> Result<String, ArticleError> {
    let encoding = encoding_by_mark(bytes).or_else(|| declared(bytes)).unwrap_or(UTF_8);
    let (text, is_wrong) = encoding.decode_with_bom_removal(bytes);
    // A page cut within a letter can be read; one of mostly other letters cannot.
    let wrong = if is_wrong { text.matches('\u{fffd}').count() } else { 0 };
    if wrong > 1 + text.len() / 1000 {
        return Err(ArticleError::Encoding);
    }
    Ok(text.into_owned())
}

/// The encoding that a page names in its head, or in its XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..4096).unwrap_or(bytes).to_ascii_lowercase();
    let mut from = 0;
    for name in ["charset", "encoding"] {
        while let Some(at) = memchr::memmem::find(head.get(from..)?, name.as_bytes()) {
            from += at + name.len();
            let rest = head.get(from..)?.trim_ascii_start();
            let Some(rest) = rest.strip_prefix(b"=") else { continue };
            let value = rest.trim_ascii_start();
            let value = value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value);
            let ends = |byte: &u8| !byte.is_ascii_alphanumeric() && !b"-_:.".contains(byte);
            let label = value.split(ends).next().unwrap_or_default();
            if let Some(encoding) = Encoding::for_label(label) {
                // One that could be read as ASCII so far is not of two bytes a letter.
                let is_wide = !encoding.is_ascii_compatible();
                return Some(if is_wide { UTF_8 } else { encoding });
            }
        }
        from = 0;
    }
    None
}
