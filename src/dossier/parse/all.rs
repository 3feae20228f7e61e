//! Every problem of a text, one by one, in memory proportional to the text.

use super::super::sink::Keep;
use super::{Problem, not_text, read_keeping};

/// Fewest problems in a turn.
const LEAST: usize = 1 << 14;

/// A turn has one more for each this many bytes of the text.
const BYTES_EACH: usize = 640;

/// Every problem of a text in the order of the file, turn by turn. A file can
/// have a problem in every other byte, and one takes hundreds of them, so the
/// text is read again for each turn.
#[derive(Debug)]
pub struct AllProblems<'t> {
    text: &'t str,
    most: usize,
    /// From where the next turn goes on; `None` after the last.
    from: Option<usize>,
}

impl<'t> AllProblems<'t> {
    /// Of the text of a dossier file.
    pub fn of(text: &'t str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { text, most: LEAST + text.len() / BYTES_EACH, from: Some(0) }
    }
}

impl Iterator for AllProblems<'_> {
    type Item = Vec<Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        let from = self.from.take()?;
        if let Some(problem) = not_text(self.text) {
            return Some(vec![problem]);
        }
        let (_, sink) = read_keeping(self.text, Keep::From { from, most: self.most });
        self.from = sink.beyond();
        Some(sink.into_problems())
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    /// Records with problems in several places, in the same place, and out of the order in which
    /// they are found.
    fn text() -> String {
        let records = (0..200).map(|at| {
            format!(
                "[[events]]\nid = \"e{}\"\ndate = \"2025-13-{at}\"\nx{at} = \"\u{202e}\"\n",
                at % 7
            )
        });
        let head = "schema = 1\ntitle = \"T\"\n";
        head.to_owned() + &records.collect::<String>() + "[[sources]]\n"
    }

    #[test]
    fn turns_of_any_length_tell_what_one_reading_tells() {
        let text = text();
        let whole = parse(&text).problems;
        assert!(whole.iter().all(|problem| problem.more == 0));
        for most in [0, 40, 1000, 100_000] {
            let turns = AllProblems { most, ..AllProblems::of(&text) };
            let turns: Vec<Vec<Problem>> = turns.collect();
            assert!(most >= 1000 || turns.len() > 1, "{most}");
            assert_eq!(turns.concat(), whole, "{most}");
        }
    }
}
