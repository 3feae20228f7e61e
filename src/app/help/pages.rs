//! Which pages there are: those of the folder `docs`, as they were when the program was built.

/// A page of the documentation, in Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HelpPage {
    /// Its file's name, by which other pages link to it.
    pub file: &'static str,
    /// Its text.
    pub text: &'static str,
}

macro_rules! pages {
    ($($file:literal),+ $(,)?) => {
        &[$(HelpPage { file: $file, text: include_str!(concat!("../../../docs/", $file)) }),+]
    };
}

/// All of them, in the order in which they are listed.
pub(super) const PAGES: &[HelpPage] = pages![
    "start.md",
    "window.md",
    "method.md",
    "coding.md",
    "evidence.md",
    "drafting.md",
    "briefs.md",
    "data.md",
    "format.md",
    "command-line.md",
    "git.md",
    "templates.md",
];

impl HelpPage {
    /// How tension and the states of commitments are computed.
    pub(crate) fn method() -> usize {
        Self::named("method.md").unwrap_or_default()
    }

    /// How events are coded.
    pub(crate) fn rulebook() -> usize {
        Self::named("coding.md").unwrap_or_default()
    }

    /// The page of this file's name, whatever folder and heading stand around it.
    pub(crate) fn named(link: &str) -> Option<usize> {
        let path = link.split('#').next().unwrap_or(link);
        let name = path.rsplit('/').next().unwrap_or(path);
        PAGES.iter().position(|page| page.file == name)
    }

    /// Its heading.
    pub(crate) fn title(&self) -> &'static str {
        let heading = self.text.lines().find_map(|line| line.strip_prefix("# "));
        heading.unwrap_or(self.file)
    }

    /// Where its links lead that are no address: to other pages, or to files of the project.
    pub(crate) fn links(&self) -> impl Iterator<Item = &'static str> {
        let after = self.text.split("](").skip(1);
        let links = after.filter_map(|rest| rest.split(')').next());
        links.filter(|link| !link.contains("://"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_heading_and_can_be_found() {
        for (place, page) in PAGES.iter().enumerate() {
            assert_ne!(page.title(), page.file);
            assert_eq!(HelpPage::named(&format!("docs/{}#part", page.file)), Some(place));
        }
        assert_eq!(HelpPage::named("../LICENSE-MIT"), None);
    }

    #[test]
    fn links_between_pages_are_seen() {
        let method = HelpPage::named("method.md").map(|place| PAGES[place].links());
        assert!(method.is_some_and(|mut links| links.any(|link| link == "coding.md")));
    }
}
