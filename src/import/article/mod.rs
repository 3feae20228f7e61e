//! Articles as they come: plain text, pages, documents of Word and PDFs, each as
//! its text and what it says of itself.
//!
//! What a file is, its content says first and its name second. Nothing in it is trusted: what is
//! unpacked is bounded, and so are elements, pages and text. It opens no file; its only input is
//! the bytes.

mod docx;
mod error;
mod html;
mod kind;
mod paragraphs;
mod pdf;
mod plain;
mod published;

pub use error::ArticleError;

use crate::dossier::Day;
use crate::store::{MOST_BYTES, MOST_OF_TEXT};
use kind::Kind;

/// Most pages of a PDF.
const MOST_PAGES: usize = 2_000;

/// How deeply the readers may recurse: what they parse is bounded beforehand with this in view.
const STACK: usize = 64 << 20;

/// An article as it came: its text and what it says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Paragraphs separated by an empty line, each on one line; no markup. A plain
    /// text stays as it was written, but for its line ends.
    pub text: String,
    /// On which day it was published, where it says so.
    pub published: Option<Published>,
    /// Its headline.
    pub title: Option<String>,
    /// The outlet or organisation that published it.
    pub publisher: Option<String>,
    /// Its own address, of http or https.
    pub address: Option<String>,
    /// How it was read.
    pub form: ArticleForm,
}

/// The day on which an article was published, and where that is stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The day, as it is written where the article was published.
    pub day: Day,
    /// What says so.
    pub from: PublishedFrom,
}

/// What says when an article was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublishedFrom {
    /// What a page or a document says of itself, by this name:
    /// `article:published_time`, `datePublished`, `dcterms:created`.
    Metadata(String),
    /// Words of the text, as they stand there.
    Words(String),
    /// The file's name.
    FileName,
}

/// How an article was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArticleForm {
    /// As text.
    Plain,
    /// As a page.
    Html,
    /// As a document of Word.
    Docx,
    /// As pages in print.
    Pdf,
}

/// Reads an article.
///
/// # Errors
/// What it is instead, or what is wrong with it, and what to do.
pub fn read_article(name: &str, bytes: &[u8]) -> Result<Article, ArticleError> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(ArticleError::TooLarge);
    }
    let mut article = match kind::of(name, bytes)? {
        Kind::Plain => plain::read(bytes)?,
        Kind::Docx => docx::read(bytes)?,
        Kind::Html => apart(|| html::read(bytes))?,
        Kind::Pdf => apart(|| pdf::read(bytes))?,
    };
    if article.text.len() as u64 > MOST_OF_TEXT {
        return Err(ArticleError::TooMuchText);
    }
    if article.text.trim().is_empty() {
        return Err(ArticleError::NoText);
    }
    if article.published.is_none() {
        let day = published::day_of_name(name);
        article.published = day.map(|day| Published { day, from: PublishedFrom::FileName });
    }
    Ok(article)
}

/// What was pasted or is plain text: only the day of publication is looked for.
pub fn article_of_text(text: &str) -> Article {
    let text =
        text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    Article { published: published::of_text(&text), ..Article::bare(text, ArticleForm::Plain) }
}

impl Article {
    /// A text that says nothing of itself.
    const fn bare(text: String, form: ArticleForm) -> Self {
        Self { text, published: None, title: None, publisher: None, address: None, form }
    }
}

/// Reads on a stack of its own. A file from a stranger may be damaged in ways that
/// its reader does not expect.
fn apart(
    read: impl FnOnce() -> Result<Article, ArticleError> + Send,
) -> Result<Article, ArticleError> {
    std::thread::scope(|scope| {
        let reader = std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, read)
            .map_err(ArticleError::damaged)?;
        reader.join().unwrap_or_else(|_| Err(ArticleError::damaged("it is not as such files are")))
    })
}
