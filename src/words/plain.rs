//! Texts as keyboards, web pages and word processors write them, brought to
//! one form before they are read: a full-width digit is a digit, whatever dash
//! is a dash.
//!
//! For reading only; a file's contents are never changed this way.

/// A text in small letters, with half-width signs, plain blanks and dashes,
/// and Latin letters without their marks.
pub(crate) fn plain(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // Full-width forms of the printable ASCII signs, in its order.
            '\u{FF01}'..='\u{FF5E}' => all.extend(char::from_u32(u32::from(c) - 0xFEE0)),
            '\u{3000}' => all.push(' '),
            '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' => {}
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' => all.push('-'),
            '\u{301C}' | '\u{223C}' => all.push('~'),
            '。' => all.push('.'),
            '、' => all.push(','),
            '\u{2018}' | '\u{2019}' => all.push('\''),
            c if c.is_whitespace() => all.push(' '),
            // Letters with marks of European languages.
            '\u{00C0}'..='\u{024F}' => all.push_str(any_ascii::any_ascii_char(c)),
            c => all.push(c),
        }
    }
    all.to_lowercase()
}

/// Whether a character is a Chinese one.
pub(crate) const fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_dashes_and_marks_make_no_difference() {
        assert_eq!(plain("１０－１１ May"), "10-11 may");
        assert_eq!(plain("10–11\u{00A0}Mai"), "10-11 mai");
        assert_eq!(plain("Démarche — communiqué"), "demarche - communique");
        assert_eq!(plain("2025年6月９日"), "2025年6月9日");
        assert!(is_chinese('税') && !is_chinese('e') && !is_chinese('。'));
    }
}
