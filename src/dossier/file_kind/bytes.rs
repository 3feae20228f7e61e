//! Kinds that are told by their first bytes, and which bytes are text.

use super::{ArticleFormat, FileKind, TableFormat, packed};

/// The bytes that a kind begins with.
const MAGIC: [(&[u8], FileKind); 20] = [
    (b"{\\rtf", FileKind::Article(ArticleFormat::Rtf)),
    (b"PAR1", FileKind::Table(TableFormat::Parquet)),
    (b"\x89PNG\r\n\x1a\n", FileKind::Picture),
    (b"\xff\xd8\xff", FileKind::Picture),
    (b"GIF87a", FileKind::Picture),
    (b"GIF89a", FileKind::Picture),
    (b"II*\0", FileKind::Picture),
    (b"MM\0*", FileKind::Picture),
    (b"%!PS", FileKind::Picture),
    (b"\x00\x00\x01\x00", FileKind::Picture),
    (b"\x1f\x8b", FileKind::Archive),
    (b"BZh", FileKind::Archive),
    (b"\xfd7zXZ\0", FileKind::Archive),
    (b"\x28\xb5\x2f\xfd", FileKind::Archive),
    (b"7z\xbc\xaf\x27\x1c", FileKind::Archive),
    (b"Rar!\x1a\x07", FileKind::Archive),
    // A zip file with nothing in it.
    (b"PK\x05\x06", FileKind::Archive),
    (b"SQLite format 3\0", FileKind::Binary),
    (b"\x7fELF", FileKind::Binary),
    (b"MZ\x90\0", FileKind::Binary),
];

/// What separates the columns of a table that Hive wrote.
pub(super) const HIVE: char = '\u{1}';

/// Readers find a PDF's first line within this many bytes.
const PDF_WITHIN: usize = 1024;

/// The kind that bytes tell of themselves.
pub(super) fn kind(bytes: &[u8], extension: &str) -> Option<FileKind> {
    let head = bytes.get(..PDF_WITHIN).unwrap_or(bytes);
    if has(head, b"%PDF-") && !starts_with_text(head) {
        return Some(if has(bytes, "CreatorTool>Détente".as_bytes()) {
            FileKind::Brief
        } else {
            FileKind::Article(ArticleFormat::Pdf)
        });
    }
    if bytes.starts_with(packed::ENTRY) {
        return Some(packed::zip(bytes, extension));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(packed::compound(bytes, extension));
    }
    let is_picture = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
        || bytes.get(4..8) == Some(b"ftyp")
            && [b"avif", b"heic", b"mif1"].iter().any(|brand| bytes.get(8..12) == Some(*brand))
        // Two letters are not enough; in a bitmap zeros follow.
        || bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]);
    if is_picture {
        return Some(FileKind::Picture);
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Some(FileKind::Archive);
    }
    MAGIC.iter().find(|(begin, _)| bytes.starts_with(begin)).map(|(_, kind)| *kind)
}

/// A text may speak of `%PDF-`; a PDF with something before it has no words
/// there.
fn starts_with_text(head: &[u8]) -> bool {
    let at = head.windows(5).position(|part| part == b"%PDF-").unwrap_or(0);
    let before = head.get(..at).unwrap_or_default();
    before.iter().filter(|byte| byte.is_ascii_alphabetic()).count() > 32
}

pub(super) fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len().max(1)).any(|window| window == part)
}

/// Bytes as text, as far as they are one in any encoding: what stands for a
/// character that cannot be told does not matter here.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    let pairs = |of: fn([u8; 2]) -> u16| -> String {
        let pairs = bytes.chunks_exact(2).filter_map(|pair| Some(of(pair.try_into().ok()?)));
        String::from_utf16_lossy(&pairs.collect::<Vec<u16>>())
    };
    let text = if bytes.starts_with(b"\xff\xfe") {
        pairs(u16::from_le_bytes)
    } else if bytes.starts_with(b"\xfe\xff") {
        pairs(u16::from_be_bytes)
    } else {
        String::from_utf8_lossy(bytes).into_owned()
    };
    // Terminals' colours, page breaks and Hive's separators occur in texts; zeros
    // do not.
    let is_odd = |c: &char| c.is_control() && !c.is_whitespace() && *c != HIVE;
    let odd = text.chars().filter(is_odd).count();
    let is_text = !text.contains('\0') && odd * 20 <= text.chars().count();
    is_text.then(|| text.trim_start_matches('\u{feff}').to_owned())
}
