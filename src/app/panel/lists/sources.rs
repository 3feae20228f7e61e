//! Sources as in the file, or by their days.

use super::{has_all, terms};
use crate::dossier::{Day, Dossier, Source};

/// In which order sources stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SourceSort {
    /// As in the file.
    #[default]
    AsWritten,
    /// Published latest first; those without a day last.
    Latest,
    /// Published earliest first; those without a day last.
    Earliest,
    /// By who published them.
    Publisher,
}

impl SourceSort {
    /// All of them, with the catalogue's keys of their names.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::AsWritten, "sort-as-written"),
        (Self::Latest, "sort-latest"),
        (Self::Earliest, "sort-earliest"),
        (Self::Publisher, "sort-publisher"),
    ];
}

/// The list of sources.
#[derive(Debug, Default)]
pub(crate) struct SourceList {
    /// The words that each must contain.
    pub query: String,
    /// The order.
    pub sort: SourceSort,
    /// Those found that were published, by their places in the dossier, in
    /// order.
    pub rows: Vec<usize>,
    /// How many come from after the as-of day.
    pub later: usize,
    fresh: Option<u64>,
}

impl SourceList {
    pub(super) fn search(&mut self, query: String) {
        (self.query, self.fresh) = (query, None);
    }

    pub(super) fn sort_by(&mut self, sort: SourceSort) {
        (self.sort, self.fresh) = (sort, None);
    }

    /// Cost: O(sources · log sources), once for a content and question.
    pub(super) fn refresh(&mut self, version: u64, dossier: &Dossier, as_of: Day) {
        if self.fresh == Some(version) {
            return;
        }
        self.fresh = Some(version);
        let terms = terms(&self.query);
        let has_words = |source: &Source| {
            let publisher = source.publisher.as_deref().unwrap_or_default();
            let authors = source.authors.join(" ");
            let url = source.url.as_deref().unwrap_or_default();
            has_all(&format!("{} {} {publisher} {authors} {url}", source.title, source.id), &terms)
        };
        let published = |source: &Source| source.is_published(as_of);
        let sources = &dossier.sources;
        self.later = sources.iter().filter(|source| !published(source)).count();
        let all = sources.iter().enumerate();
        let found = all.filter(|(_, source)| published(source) && has_words(source));
        self.rows = found.map(|(place, _)| place).collect();
        let day = |place: &usize| {
            let published = sources.get(*place).and_then(|source| source.published);
            published.map(|date| date.point().number())
        };
        match self.sort {
            SourceSort::AsWritten => {}
            SourceSort::Latest => {
                self.rows.sort_by_key(|place| std::cmp::Reverse(day(place).unwrap_or(i32::MIN)));
            }
            SourceSort::Earliest => {
                self.rows.sort_by_key(|place| day(place).unwrap_or(i32::MAX));
            }
            SourceSort::Publisher => {
                let publisher = |place: &usize| sources.get(*place)?.publisher.clone();
                self.rows.sort_by_cached_key(|place| {
                    let publisher = publisher(place);
                    (publisher.is_none(), publisher.unwrap_or_default().to_lowercase())
                });
            }
        }
    }
}
