//! What a file is: by its first bytes, and where these say nothing by its name.

use std::io::Cursor;

use zip::ZipArchive;

use super::ArticleError;
use super::plain::encoding_by_mark;

/// What an article may come as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    Html,
    Docx,
    Pdf,
}

/// How many bytes are looked at.
const HEAD: usize = 4096;

/// Tells what a file is.
///
/// # Errors
/// Where it is nothing that an article is read from.
pub(super) fn of(name: &str, bytes: &[u8]) -> Result<Kind, ArticleError> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let trimmed = head.trim_ascii_start();
    if bytes.trim_ascii().is_empty() {
        return Err(ArticleError::Empty);
    }
    // Some programs put a line of their own before it.
    if head.get(..1024).unwrap_or(head).windows(5).any(|five| five == b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if head.starts_with(b"PK") && matches!(head.get(2..4), Some(b"\x03\x04" | b"\x05\x06")) {
        return archive(bytes);
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(old_office(bytes));
    }
    if trimmed.starts_with(b"{\\rtf") {
        return Err(ArticleError::Rtf);
    }
    if is_picture(head) {
        return Err(ArticleError::Picture);
    }
    let text = match encoding_by_mark(bytes) {
        Some(encoding) => encoding.decode(head).0,
        None => String::from_utf8_lossy(head),
    };
    if is_packed_page(&text) {
        return Err(ArticleError::PackedPage);
    }
    if is_page(&text) || has_end(name, &["html", "htm", "xhtml"]) {
        return Ok(Kind::Html);
    }
    if head.contains(&0) && encoding_by_mark(bytes).is_none() {
        return Err(if looks_wide(head) { ArticleError::Encoding } else { ArticleError::Unknown });
    }
    if has_end(name, &["docx", "pdf", "zip"]) {
        return Err(ArticleError::damaged("it does not begin as such a file does"));
    }
    Ok(Kind::Plain)
}

fn has_end(name: &str, ends: &[&str]) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, end)| ends.iter().any(|one| one.eq_ignore_ascii_case(end)))
}

fn archive(bytes: &[u8]) -> Result<Kind, ArticleError> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(ArticleError::damaged)?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("word/document.xml") {
        Ok(Kind::Docx)
    } else if has("mimetype") && has("content.xml") {
        Err(ArticleError::OpenDocument)
    } else {
        Err(ArticleError::Archive)
    }
}

/// What a file in the container of old Office files is: names of its parts are in it
/// in UTF-16.
fn old_office(bytes: &[u8]) -> ArticleError {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    if has("EncryptedPackage") {
        ArticleError::Locked
    } else if has("WordDocument") {
        ArticleError::OldWord
    } else {
        ArticleError::OldOffice
    }
}

fn is_picture(head: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 8] = [
        b"\x89PNG\r\n",
        b"\xff\xd8\xff",
        b"GIF87a",
        b"GIF89a",
        b"II*\0",
        b"MM\0*",
        b"\0\0\x01\0",
        b"\xff\x0a",
    ];
    let at = |from: usize, what: &[u8]| head.get(from..from + what.len()) == Some(what);
    BEGINNINGS.iter().any(|beginning| head.starts_with(beginning))
        || at(0, b"RIFF") && at(8, b"WEBP")
        || at(0, b"BM") && at(6, &[0; 4])
        || [&b"heic"[..], b"heix", b"mif1", b"avif"]
            .iter()
            .any(|sort| at(4, b"ftyp") && at(8, sort))
}

fn is_packed_page(text: &str) -> bool {
    let is_message = text.contains("MIME-Version:") && text.contains("multipart/related");
    text.starts_with("bplist") || is_message && !text.trim_start().starts_with('<')
}

/// Whether a text begins as pages do: comments and declarations may stand before.
fn is_page(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = if starts_with(rest, "<!--") {
            "-->"
        } else if starts_with(rest, "<?xml") {
            ">"
        } else {
            return ["<!doctype html", "<html", "<head", "<body"]
                .iter()
                .any(|beginning| starts_with(rest, beginning));
        };
        let Some(at) = rest.find(end) else { return false };
        rest = rest.get(at + end.len()..).unwrap_or_default().trim_start();
    }
}

fn starts_with(text: &str, beginning: &str) -> bool {
    text.get(..beginning.len()).is_some_and(|head| head.eq_ignore_ascii_case(beginning))
}

/// Whether it may be a text of two bytes a letter: every other byte is none.
fn looks_wide(head: &[u8]) -> bool {
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    zeros(0).max(zeros(1)) * 4 > head.len() && !head.iter().any(|byte| *byte < 9 && *byte > 0)
}
