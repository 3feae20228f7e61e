//! Why a file gives no article text, and what to do.

use super::{MOST_OF_TEXT, MOST_PAGES};
use crate::store::MOST_BYTES;

/// Why no article can be read, in words that say what the file is and what helps.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArticleError {
    /// There is nothing in it.
    #[error("there is no text in it; save the article again, or paste its text")]
    Empty,
    /// More bytes than are read.
    #[error("it has more than {} MB; paste the article's text instead", MOST_BYTES >> 20)]
    TooLarge,
    /// More text than an article has.
    #[error("its text has more than {} MB; give the part of it that is the article", MOST_OF_TEXT >> 20)]
    TooMuchText,
    /// Letters in an encoding that is not known.
    #[error("it is no text of UTF-8; open it in an editor and save it as UTF-8, or paste its text")]
    Encoding,
    /// A Word document of before 2007.
    #[error(
        "it is a Word document of the old form (.doc); open it and save it as .docx, or as plain text"
    )]
    OldWord,
    /// Another file of the old Office form.
    #[error(
        "it is an Office file of an old form, or a message; save the article as .docx, or as plain text"
    )]
    OldOffice,
    /// Rich text.
    #[error("it is rich text (.rtf); open it and save it as .docx, or as plain text")]
    Rtf,
    /// A text of LibreOffice and the like.
    #[error("it is an OpenDocument text (.odt); open it and save it as .docx, or as plain text")]
    OpenDocument,
    /// A page with its pictures in one file.
    #[error(
        "it is a page packed with its pictures (.mht, .webarchive); save the page as HTML only, or paste its text"
    )]
    PackedPage,
    /// A picture.
    #[error("it is a picture and has no text; run text recognition on it first, or paste the text")]
    Picture,
    /// An archive in which there is no document of Word.
    #[error("it is an archive and no Word document; unpack it and give the article in it")]
    Archive,
    /// Something that has no text at all.
    #[error(
        "it is no text, page, Word document or PDF; save the article as one of these, or paste its text"
    )]
    Unknown,
    /// A document with a password.
    #[error("it is protected by a password; open it and save it without one, or paste its text")]
    Locked,
    /// A document that is cut off or broken.
    #[error("it is damaged or cut off ({0}); fetch it again, or paste its text")]
    Damaged(String),
    /// More comes of a packed part than a document has.
    #[error(
        "more comes out of it than a document has, as in files made to do harm; paste the article's text instead"
    )]
    Bomb,
    /// Elements within elements, beyond all measure.
    #[error(
        "its parts are nested too deep or are too many to be an article; paste its text instead"
    )]
    Nested,
    /// More pages than are read.
    #[error(
        "it has more than {MOST_PAGES} pages; give the pages of the article as a file of their own, or paste its text"
    )]
    TooManyPages,
    /// Pages that are pictures.
    #[error(
        "it is a scan: its pages are pictures and have no text; run text recognition on it first, or paste the text"
    )]
    Scan,
    /// Letters without their codes.
    #[error(
        "its letters are drawn and do not say which they are; run text recognition on it first, or paste the text"
    )]
    NoLetters,
    /// Nothing that could be read.
    #[error(
        "there is no text in it; a page that is filled in by scripts must be saved from the browser, or its text pasted"
    )]
    NoText,
}

impl ArticleError {
    /// A document that is broken, with what is said of it.
    pub(super) fn damaged(why: impl std::fmt::Display) -> Self {
        let why = why.to_string();
        Self::Damaged(crate::dossier::on_one_line(&why).into_owned())
    }
}
