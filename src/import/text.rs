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

/// Whether lines end as on Windows, by the first of a text.
pub(super) fn has_windows_lines(head: &[u8]) -> bool {
    head.split(|byte| *byte == b'\n').next().is_some_and(|line| line.ends_with(b"\r"))
}

/// The line of a row. Where lines end as on Windows the reader begins every row but the
/// first between `\r` and `\n`, on the line before.
pub(super) fn line_of(record: &csv::ByteRecord, has_windows_lines: bool) -> u64 {
    record.position().map_or(0, |at| at.line() + u64::from(has_windows_lines && at.record() > 0))
}

/// The beginning of a row as it is shown in a report.
pub(super) fn shown(record: &csv::ByteRecord) -> Vec<u8> {
    record.iter().take(12).collect::<Vec<_>>().join(&b" | "[..])
}

/// The words of a text that may be HTML: without its tags, its common entities read,
/// on one line.
pub(super) fn plain_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        text.push_str(before);
        let is_tag =
            tag.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
        match tag.find('>').filter(|_| is_tag) {
            Some(end) => {
                // Two paragraphs are not one word.
                text.push(' ');
                rest = tag.get(end + 1..).unwrap_or_default();
            }
            None => {
                text.push('<');
                rest = tag.get(1..).unwrap_or_default();
            }
        }
    }
    text.push_str(rest);
    for (entity, sign) in [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&rsquo;", "’"),
        ("&lsquo;", "‘"),
        ("&rdquo;", "”"),
        ("&ldquo;", "“"),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        // The last, so that what it gives is not read again.
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, sign);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
    fn tags_go_and_words_stay() {
        assert_eq!(plain_text("<p>a&nbsp;<b>b</b></p><p>c &amp;lt; d</p>"), "a b c &lt; d");
        assert_eq!(plain_text("1 < 2 and <3"), "1 < 2 and <3");
    }

    #[test]
    fn what_is_no_utf8_is_read_as_windows_1252() {
        assert_eq!(decoded(b"Attik\xa8\x80"), "Attik¨€");
        assert_eq!(decoded("北京".as_bytes()), "北京");
    }
}
