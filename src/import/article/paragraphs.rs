//! A text that is being put together: paragraphs, each on one line.

use super::{ArticleError, MOST_OF_TEXT};

/// Paragraphs with an empty line between. What separates words is one space,
/// what cannot be seen is left out, and no paragraph is empty.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    text: String,
    line: Line,
    is_full: bool,
}

impl Paragraphs {
    /// More of the paragraph.
    pub(super) fn push(&mut self, text: &str) {
        if self.text.len() + self.line.len() + text.len() > most() {
            self.is_full = true;
        } else {
            self.line.push(text);
        }
    }

    /// The paragraph ends here.
    pub(super) fn end(&mut self) {
        let line = std::mem::take(&mut self.line).finish();
        if line.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(&line);
    }

    /// All paragraphs.
    ///
    /// # Errors
    /// Where there were more than an article has.
    pub(super) fn finish(mut self) -> Result<String, ArticleError> {
        self.end();
        if self.is_full { Err(ArticleError::TooMuchText) } else { Ok(self.text) }
    }
}

fn most() -> usize {
    usize::try_from(MOST_OF_TEXT).unwrap_or(usize::MAX)
}

/// Words of one line.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    is_spaced: bool,
}

impl Line {
    pub(super) fn push(&mut self, text: &str) {
        for letter in text.chars() {
            if letter.is_whitespace() {
                self.is_spaced = true;
            } else if !is_unseen(letter) {
                if self.is_spaced && !self.text.is_empty() {
                    self.text.push(' ');
                }
                self.is_spaced = false;
                self.text.push(letter);
            }
        }
    }

    const fn len(&self) -> usize {
        self.text.len()
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// Marks of where a word may be broken, of encodings and of terminals: they are no
/// letters, and a name with one in it is not found.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// A text on one line; `None` where nothing is left of it.
pub(super) fn one_line(text: &str) -> Option<String> {
    let mut line = Line::default();
    line.push(text);
    Some(line.finish()).filter(|line| !line.is_empty())
}
