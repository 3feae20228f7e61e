//! What a file or a pasted text is, and what can be done with it, in words.

use crate::dossier::{AddressError, FileKind, Pasted};
use crate::words::Words;

/// `article.pdf is a PDF document, not a dossier`.
pub fn not_a_dossier(name: &str, kind: FileKind, words: &Words) -> String {
    let kind = words.get(kind.key()).into_owned();
    words.with("file-not-dossier", &[("name", name.into()), ("kind", kind.into())]).into_owned()
}

/// What can be done with it in the window.
pub fn file_advice(kind: FileKind, words: &Words) -> String {
    let key = match kind {
        FileKind::Empty | FileKind::Dossier => "file-advice-open",
        FileKind::Article(format) if format.is_read() => "file-advice-article",
        FileKind::Article(_) => "file-advice-unread-article",
        FileKind::Table(_) => "file-advice-table",
        FileKind::Picture => "file-advice-picture",
        FileKind::Archive => "file-advice-archive",
        FileKind::Calendar => "file-advice-calendar",
        FileKind::Brief => "file-advice-brief",
        FileKind::Binary => "file-advice-binary",
    };
    words.get(key).into_owned()
}

/// What a pasted text is: `an address at www.ft.com`, `a table of 3 rows and 4
/// columns`; of what is no address, what is wrong with it.
pub fn pasted_text(pasted: &Pasted, words: &Words) -> String {
    match pasted {
        Pasted::Nothing => words.get("pasted-nothing").into_owned(),
        Pasted::Address(address) => {
            words.with("pasted-address", &[("host", address.host().into())]).into_owned()
        }
        Pasted::NoAddress(error) => address_error(*error, words),
        Pasted::Citation(_) => words.get("pasted-citation").into_owned(),
        Pasted::Article(format) => words.get(FileKind::Article(*format).key()).into_owned(),
        Pasted::Table { rows: 0, format, .. } => {
            words.get(FileKind::Table(*format).key()).into_owned()
        }
        Pasted::Table { rows, columns, .. } => {
            let values = [("rows", (*rows).into()), ("columns", (*columns).into())];
            words.with("pasted-table", &values).into_owned()
        }
        Pasted::Dossier => words.get(FileKind::Dossier.key()).into_owned(),
    }
}

/// What is wrong with an address, and what to do.
pub fn address_error(error: AddressError, words: &Words) -> String {
    words.get(error.key()).into_owned()
}
