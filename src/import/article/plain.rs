//! Plain texts, and the encodings of them.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{Article, ArticleError, article_of_text};

/// The encoding that a mark at the beginning names.
pub(super) fn encoding_by_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(bytes)
        .map(|(encoding, _)| encoding)
        .filter(|encoding| [UTF_8, UTF_16LE, UTF_16BE].contains(encoding))
}

/// Reads a plain text of UTF-8, or of UTF-16 with its mark.
///
/// # Errors
/// Where it is in another encoding.
pub(super) fn read(bytes: &[u8]) -> Result<Article, ArticleError> {
    let encoding = encoding_by_mark(bytes).unwrap_or(UTF_8);
    let (text, is_wrong) = encoding.decode_with_bom_removal(bytes);
    if is_wrong { Err(ArticleError::Encoding) } else { Ok(article_of_text(&text)) }
}
