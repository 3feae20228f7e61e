//! Right-to-left words in their order on the screen. egui 0.37 shapes each
//! word rightly but sets all words from left to right; exports do not need
//! this. For lines that are painted and already broken: a text that egui
//! breaks itself, or that is read out, stays as it is written.

use std::borrow::Cow;

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

/// A line with its words as the eye meets them from left to right, in a
/// paragraph that runs from left to right (Unicode annex 9, whole words).
pub fn in_order(line: &str) -> Cow<'_, str> {
    if line.is_ascii() {
        return Cow::Borrowed(line);
    }
    let info = BidiInfo::new(line, Some(Level::ltr()));
    if !info.has_rtl() {
        return Cow::Borrowed(line);
    }
    let mut shown = String::with_capacity(line.len());
    for paragraph in &info.paragraphs {
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let Some(text) = line.get(run.clone()) else { continue };
            if levels.get(run.start).is_some_and(Level::is_rtl) {
                let words: Vec<String> = text.split(' ').rev().map(turned).collect();
                shown.push_str(&words.join(" "));
            } else {
                shown.push_str(text);
            }
        }
    }
    Cow::Owned(shown)
}

/// A word of a run from right to left. egui turns letters, whose script it
/// sees, and leaves the marks around them where they are written.
fn turned(word: &str) -> String {
    let mut pieces: Vec<String> = Vec::new();
    let mut in_letters = false;
    for char in word.chars() {
        // Points on letters and joiners between them belong to them.
        let letter = matches!(
            bidi_class(char),
            BidiClass::R | BidiClass::AL | BidiClass::NSM | BidiClass::BN
        );
        match pieces.last_mut() {
            Some(letters) if letter && in_letters => letters.push(char),
            _ if letter => pieces.push(char.to_string()),
            _ => pieces.push(mirrored(char).to_string()),
        }
        in_letters = letter;
    }
    pieces.into_iter().rev().collect()
}

const fn mirrored(mark: char) -> char {
    match mark {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '«' => '»',
        '»' => '«',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use crate::app::look::bidi::in_order;

    #[test]
    fn words_run_as_their_script_does() {
        for (written, shown) in [
            ("", ""),
            ("Zürich – Genève", "Zürich – Genève"),
            ("中美 会谈", "中美 会谈"),
            ("سد النهضة", "النهضة سد"),
            ("As of: سد النهضة (2015)", "As of: (2015) النهضة سد"),
            ("שלום עולם and سد النهضة", "עולם שלום and النهضة سد"),
            ("סוף (שלום עולם).", "(עולם שלום) סוף."),
            // A number within a run stands to the left of what precedes it.
            ("عام 2015 سد", "سد 2015 عام"),
        ] {
            assert_eq!(in_order(written), shown, "{written}");
        }
    }

    #[test]
    fn nothing_is_lost_of_any_line() {
        let pieces =
            ["سد", " ", "a", "\u{2068}", "\u{2069}", "12", "!", "ש", "\n", "\u{202e}", "—"];
        for seed in 0..2_000_usize {
            let line: String = (0..8)
                .map(|place| pieces[(seed * 7 + place * place * (seed % 13 + 1)) % pieces.len()])
                .collect();
            let sorted = |text: &str| {
                let mut chars: Vec<char> = text.chars().collect();
                chars.sort_unstable();
                chars
            };
            assert_eq!(sorted(&line), sorted(&in_order(&line)), "{line:?}");
        }
    }
}
