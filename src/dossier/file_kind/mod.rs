//! What kind of file was opened, dropped or named: recognised by how it begins, and by its name
//! only if that says nothing.
//!
//! Bytes and a name in, a kind out. Callers read [`FileKind::BEGINNING`] bytes of the file and no
//! more.

mod address;
mod bytes;
mod ours;
mod packed;
mod pasted;
mod tables;
mod text;

use std::fmt;

pub use address::{Address, AddressError};
pub use pasted::Pasted;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FileKind {
    /// Nothing, or nothing but blanks.
    Empty,
    /// A dossier, sound or not.
    Dossier,
    /// Something to be read.
    Article(ArticleFormat),
    /// Rows, or data that a program reads as such.
    Table(TableFormat),
    /// A picture.
    Picture,
    /// Files packed into one.
    Archive,
    /// A calendar.
    Calendar,
    /// A brief that this program made.
    Brief,
    /// Bytes of no kind known here.
    Binary,
}

/// How an article is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ArticleFormat {
    /// Plain text.
    Text,
    /// A page of the web.
    Html,
    /// XML of another kind.
    Xml,
    /// PDF.
    Pdf,
    /// Word.
    Docx,
    /// Word before 2007.
    Doc,
    /// Rich text.
    Rtf,
    /// OpenDocument text.
    Odt,
    /// An electronic book.
    Epub,
    /// A message.
    Eml,
    /// Slides.
    Slides,
}

impl ArticleFormat {
    /// Whether a draft can be made of it.
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Text | Self::Html | Self::Pdf | Self::Docx)
    }
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TableFormat {
    /// Separated by commas or semicolons.
    Csv,
    /// Separated by tabs.
    Tsv,
    /// Excel.
    Xlsx,
    /// Excel before 2007.
    Xls,
    /// OpenDocument spreadsheet.
    Ods,
    /// JSON.
    Json,
    /// JSON, a value on each line.
    JsonLines,
    /// Parquet.
    Parquet,
}

impl FileKind {
    /// This many bytes of a file tell what it is.
    pub const BEGINNING: usize = 64 * 1024;

    /// What begins with these bytes and is called so. Of a longer file
    /// [`BEGINNING`](Self::BEGINNING) bytes are enough.
    pub fn of(beginning: &[u8], name: &str) -> Self {
        let seen = beginning.get(..Self::BEGINNING).unwrap_or(beginning);
        let extension = extension(name);
        if let Some(kind) = bytes::kind(seen, &extension) {
            return kind;
        }
        match bytes::text(seen) {
            Some(text) => text::kind(&text, &extension, seen.len() == Self::BEGINNING),
            // For a file named as a dossier, the reader says what is wrong with it.
            None if extension == "toml" => Self::Dossier,
            None => Self::Binary,
        }
    }

    /// Whether it can be opened, or should be reported as a dossier with problems.
    pub const fn is_dossier(self) -> bool {
        matches!(self, Self::Dossier | Self::Empty)
    }

    /// The catalogue's key of what it is, with its article: `a PDF document`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "file-empty",
            Self::Dossier => "file-dossier",
            Self::Article(format) => match format {
                ArticleFormat::Text => "file-text",
                ArticleFormat::Html => "file-html",
                ArticleFormat::Xml => "file-xml",
                ArticleFormat::Pdf => "file-pdf",
                ArticleFormat::Docx => "file-docx",
                ArticleFormat::Doc => "file-doc",
                ArticleFormat::Rtf => "file-rtf",
                ArticleFormat::Odt => "file-odt",
                ArticleFormat::Epub => "file-epub",
                ArticleFormat::Eml => "file-eml",
                ArticleFormat::Slides => "file-slides",
            },
            Self::Table(format) => match format {
                TableFormat::Csv => "file-csv",
                TableFormat::Tsv => "file-tsv",
                TableFormat::Xlsx => "file-xlsx",
                TableFormat::Xls => "file-xls",
                TableFormat::Ods => "file-ods",
                TableFormat::Json => "file-json",
                TableFormat::JsonLines => "file-json-lines",
                TableFormat::Parquet => "file-parquet",
            },
            Self::Picture => "file-picture",
            Self::Archive => "file-archive",
            Self::Calendar => "file-calendar",
            Self::Brief => "file-brief",
            Self::Binary => "file-binary",
        }
    }

    /// What can be done with it on the command line today.
    pub const fn remedy(self) -> &'static str {
        match self {
            Self::Empty | Self::Dossier => "open it with `detente FILE`",
            Self::Article(format) if format.is_read() => {
                "look for what it reports: `detente draft ARTICLE --dossier DOSSIER`; or name it in a \
                 dossier as a source: `detente add source DOSSIER --title … --published … --url …`"
            }
            Self::Article(_) => {
                "save it as text, as a page, as .docx or as PDF for `detente draft`, or name it in a \
                 dossier as a source: `detente add source DOSSIER --title … --published … --url …`"
            }
            Self::Table(_) => {
                "bring what it says into a dossier: `detente import events TABLE --into DOSSIER`, or \
                 commitments or observations in the place of events"
            }
            Self::Picture => {
                "detente reads no pictures; name it in a dossier as a source: \
                 `detente add source DOSSIER --title … --published … --url …`"
            }
            Self::Archive => "unpack it, and name one of the files in it",
            Self::Calendar => {
                "detente writes calendars and reads none; give a commitment its day: \
                 `detente set DOSSIER ID due=…`"
            }
            Self::Brief => "name the dossier that it was made from",
            Self::Binary => "name a dossier, a text file whose name ends in .dossier.toml",
        }
    }
}

impl fmt::Display for FileKind {
    /// In English, with its article.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "an empty file",
            Self::Dossier => "a dossier",
            Self::Article(format) => match format {
                ArticleFormat::Text => "a plain text",
                ArticleFormat::Html => "an HTML page",
                ArticleFormat::Xml => "an XML file",
                ArticleFormat::Pdf => "a PDF document",
                ArticleFormat::Docx => "a Word document (DOCX)",
                ArticleFormat::Doc => "an old Word document (DOC)",
                ArticleFormat::Rtf => "an RTF document",
                ArticleFormat::Odt => "an OpenDocument text (ODT)",
                ArticleFormat::Epub => "an electronic book (EPUB)",
                ArticleFormat::Eml => "an e-mail message",
                ArticleFormat::Slides => "a presentation",
            },
            Self::Table(format) => match format {
                TableFormat::Csv => "a table (CSV)",
                TableFormat::Tsv => "a table with tabs (TSV)",
                TableFormat::Xlsx => "an Excel table (XLSX)",
                TableFormat::Xls => "an old Excel table (XLS)",
                TableFormat::Ods => "an OpenDocument table (ODS)",
                TableFormat::Json => "a JSON file",
                TableFormat::JsonLines => "a file of JSON lines",
                TableFormat::Parquet => "a Parquet table",
            },
            Self::Picture => "a picture",
            Self::Archive => "an archive",
            Self::Calendar => "a calendar file",
            Self::Brief => "a brief that detente made",
            Self::Binary => "a binary file of no known kind",
        })
    }
}

/// What a name ends in, in small letters and without the dot.
fn extension(name: &str) -> String {
    let end = name.rsplit_once('.').map(|(_, end)| end);
    end.unwrap_or_default().to_ascii_lowercase()
}
