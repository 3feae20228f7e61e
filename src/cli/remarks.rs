//! Remarks on the briefs that were written, each sentence once: if many files lack the same, one
//! sentence says so.

use std::collections::BTreeSet;
use std::path::Path;

use crate::brief::{MissingGlyphs, Remarks, page_name};
use crate::figure::Unplaced;
use crate::store::shown;
use crate::words::ENGLISH;

/// What has already been said in this run.
#[derive(Default)]
pub(super) struct Remarked {
    said: BTreeSet<String>,
}

impl Remarked {
    /// Says what has to be said about files that were written.
    pub(super) fn tell(&mut self, path: &Path, remarks: &Remarks) {
        self.unplaced(&remarks.unplaced);
        self.missing(remarks.missing.as_ref());
        if !remarks.not_accessible.is_empty() {
            tell!("detente: {} is tagged, but no PDF/UA, because of:", shown(path));
            // These are about this file only, whatever was said of another.
            for reason in &remarks.not_accessible {
                tell_lines!("{}", reason.lines(&ENGLISH));
            }
        }
        let pages = remarks.pages;
        if pages > 1 {
            let [first, last] = [1, pages].map(|page| page_name(path, page, pages));
            tell!("detente: {pages} pages: {} to {}", shown(&first), shown(&last));
        }
    }

    /// Prints lines that have their own line ends.
    pub(super) fn lines(&mut self, text: String) {
        if !self.said.contains(&text) {
            tell_lines!("{text}");
            self.said.insert(text);
        }
    }

    fn sentence(&mut self, text: String) {
        if !self.said.contains(&text) {
            tell!("detente: {text}");
            self.said.insert(text);
        }
    }

    fn unplaced(&mut self, unplaced: &Unplaced) {
        let parts = [
            (unplaced.unexplained(), "numbered event", "numbered events"),
            (unplaced.lanes, "commitment", "commitments"),
        ];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
            .collect();
        if !parts.is_empty() {
            self.sentence(format!(
                "the figure has no room for {}, and counts them; a larger --size has more, a .pdf or --layout page has all",
                parts.join(" and ")
            ));
        }
        if !unplaced.parts.is_empty() {
            let names: Vec<&str> = unplaced.parts.iter().map(|part| part.as_str()).collect();
            self.sentence(format!(
                "the figure has no room for its {}; a larger --size or a smaller --text-scale has, and --without says that it need not",
                names.join(", ")
            ));
        }
        if unplaced.is_cut {
            self.sentence(
                "the headline or the title is longer than its lines, and is cut with …; write a shorter one with --headline or --title"
                    .to_owned(),
            );
        }
    }

    fn missing(&mut self, missing: Option<&MissingGlyphs>) {
        if let Some(MissingGlyphs(chars)) = missing {
            self.sentence(format!(
                "no installed font has these characters, and what they are is said in their place: {chars}; \
                 a font that has them, such as one of the Noto family, draws them"
            ));
        }
    }
}
