//! PDFs: from letters in their places to paragraphs.
//!
//! `hayro-interpret`, which Typst brings, runs the pages and says where each letter
//! stands and which it is (`letters.rs`); lines, columns and paragraphs are found
//! here, for a PDF does not have these.

mod bounds;
mod heads;
mod join;
mod layout;
mod letters;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::paragraphs::one_line;
use super::{Article, ArticleError, ArticleForm, MOST_PAGES, published};

/// Reads a PDF.
///
/// # Errors
/// Where it has a password, is damaged, has no letters, or where too much comes out
/// of it.
pub(super) fn read(bytes: &[u8]) -> Result<Article, ArticleError> {
    bounds::check(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ArticleError::Locked,
        LoadPdfError::Decryption(_) => {
            ArticleError::damaged("how it is protected is not known here")
        }
        LoadPdfError::Invalid => ArticleError::damaged("it has no pages that could be found"),
    })?;
    let mut left = letters::Left::default();
    let pages = letters::pages(&pdf, MOST_PAGES, &mut left)?;
    let (known, unknown) = pages.iter().fold((0, 0), |(known, unknown), page| {
        (known + page.letters.len(), unknown + page.unknown)
    });
    if known == 0 && pages.iter().any(|page| page.has_picture) {
        return Err(ArticleError::Scan);
    }
    if unknown > known {
        return Err(ArticleError::NoLetters);
    }
    let mut lines: Vec<_> = pages.iter().map(layout::lines).collect();
    heads::drop(&mut lines);
    let text = join::paragraphs(&lines)?;
    Ok(Article {
        // The day in the file itself is that on which it was printed or saved.
        published: published::of_text(&text),
        title: pdf.metadata().title.as_deref().and_then(title),
        ..Article::bare(text, ArticleForm::Pdf)
    })
}

/// The title that a file has for itself, unless a program put its own file's name
/// there.
fn title(bytes: &[u8]) -> Option<String> {
    let text = match super::plain::encoding_by_mark(bytes) {
        Some(encoding) => encoding.decode_with_bom_removal(bytes).0.into_owned(),
        // Of the encoding of its own the letters of ASCII are enough.
        None if bytes.is_ascii() => String::from_utf8_lossy(bytes).into_owned(),
        None => return None,
    };
    let title = one_line(&text)?;
    let is_file = ["doc", "docx", "htm", "html", "indd", "tex", "dvi", "qxd", "pdf", "rtf"]
        .iter()
        .any(|end| title.rsplit_once('.').is_some_and(|(_, own)| own.eq_ignore_ascii_case(end)));
    let is_none =
        is_file || title.starts_with("Microsoft ") || title.eq_ignore_ascii_case("untitled");
    (!is_none).then_some(title)
}
