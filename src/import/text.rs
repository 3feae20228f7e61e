//! Bytes as texts.

use std::borrow::Cow;

use super::report::Refusal;

/// A text of UTF-8, or of Windows-1252, which every byte is read as.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect()),
    }
}

/// The table of <https://encoding.spec.whatwg.org/#windows-1252>.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    let high = byte.checked_sub(0x80).and_then(|at| HIGH.get(usize::from(at)));
    high.copied().unwrap_or(char::from(byte))
}

/// The beginning of a row as it is shown in a report.
pub(super) fn shown(record: &csv::ByteRecord) -> Vec<u8> {
    record.iter().take(12).collect::<Vec<_>>().join(&b" | "[..])
}

/// Why a text has no rows, by its first bytes.
pub(super) fn no_rows(head: &[u8]) -> Option<Refusal> {
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    if start.trim_ascii().is_empty() {
        Some(Refusal::Empty)
    } else if start.starts_with(b"version https://git-lfs") {
        Some(Refusal::Pointer)
    } else if start.contains(&0) || start.starts_with(b"%PDF") {
        Some(Refusal::NotText)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_utf8_is_read_as_windows_1252() {
        assert_eq!(decoded(b"Attik\xa8\x80"), "Attik¨€");
        assert_eq!(decoded("北京".as_bytes()), "北京");
    }
}
