//! The quotations of a dossier beside the texts of its sources, as far as they are kept.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::quote::{Difference, Finding, find_quote};
use crate::dossier::{Dossier, Id, Source};

/// What is wrong with a text that should be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextProblem {
    /// It is not there: it may have been left out when the dossier was handed on.
    Missing,
    /// It is another text than the dossier says.
    Changed,
    /// It cannot be read: why.
    Unread(String),
}

/// The texts that are kept, by the SHA-256 under which a source names its own.
pub type KeptTexts = BTreeMap<String, Result<Arc<str>, TextProblem>>;

/// A record that quotes, by its place in the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// An event.
    Event(usize),
    /// A commitment.
    Commitment(usize),
}

/// How a quotation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Word for word in a source's text: which, by its place in the dossier, and where.
    Verbatim(usize, Range<usize>),
    /// With differences.
    Differs(usize, Range<usize>, Vec<Difference>),
    /// In none of the texts that are kept.
    NotFound,
    /// The text of no source of it is kept.
    NotKept,
}

/// A quotation that was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Whose it is.
    pub place: Place,
    /// How it stands.
    pub standing: Standing,
}

/// What was found for every quotation in every text that it could be from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quotes {
    /// By the quotation, and the SHA-256 of the text.
    found: BTreeMap<(String, String), Finding>,
    /// What is wrong with texts, by their SHA-256.
    pub problems: BTreeMap<String, TextProblem>,
}

impl Quotes {
    /// Looks for every quotation of a dossier in the texts of its record's sources. What
    /// was found before is not looked for again.
    ///
    /// Cost: for each new quotation, its words times those of its sources' texts.
    pub fn of(dossier: &Dossier, texts: &KeptTexts, before: &Self) -> Self {
        let mut found = BTreeMap::new();
        for (_, quote, sources) in quoting(dossier) {
            for (_, sha256) in texts_of(dossier, sources) {
                let Some(Ok(text)) = texts.get(sha256) else { continue };
                let key = (quote.to_owned(), sha256.to_owned());
                if found.contains_key(&key) {
                    continue;
                }
                let finding = match before.found.get(&key) {
                    Some(finding) => finding.clone(),
                    None => find_quote(quote, text),
                };
                found.insert(key, finding);
            }
        }
        let problem = |(sha256, text): (&String, &Result<_, TextProblem>)| {
            Some((sha256.clone(), text.as_ref().err()?.clone()))
        };
        Self { found, problems: texts.iter().filter_map(problem).collect() }
    }

    /// How a quotation stands, by the best that any of its sources gives.
    pub fn standing(&self, dossier: &Dossier, quote: &str, sources: &[Id<Source>]) -> Standing {
        let mut best = Standing::NotKept;
        for (place, sha256) in texts_of(dossier, sources) {
            match self.found.get(&(quote.to_owned(), sha256.to_owned())) {
                Some(Finding::Verbatim(at)) => return Standing::Verbatim(place, at.clone()),
                Some(Finding::Differs { at, differences }) => {
                    let is_nearer = match &best {
                        Standing::Differs(_, _, others) => differences.len() < others.len(),
                        _ => true,
                    };
                    if is_nearer {
                        best = Standing::Differs(place, at.clone(), differences.clone());
                    }
                }
                Some(Finding::Missing) if best == Standing::NotKept => best = Standing::NotFound,
                Some(Finding::Missing) | None => {}
            }
        }
        best
    }

    /// How every quotation of a dossier stands.
    pub fn all(&self, dossier: &Dossier) -> Vec<Checked> {
        let checked = |(place, quote, sources)| Checked {
            place,
            standing: self.standing(dossier, quote, sources),
        };
        quoting(dossier).map(checked).collect()
    }
}

/// Every record that quotes: its quotation and its sources.
fn quoting(dossier: &Dossier) -> impl Iterator<Item = (Place, &str, &[Id<Source>])> {
    let events = dossier.events.iter().enumerate().filter_map(|(at, event)| {
        Some((Place::Event(at), event.quote.as_deref()?, event.sources.as_slice()))
    });
    let commitments = dossier.commitments.iter().enumerate().filter_map(|(at, commitment)| {
        let quote = commitment.quote.as_deref()?;
        Some((Place::Commitment(at), quote, commitment.sources.as_slice()))
    });
    events.chain(commitments)
}

/// Those of some sources that name a text: their places in the dossier, and its SHA-256.
fn texts_of<'d>(
    dossier: &'d Dossier,
    sources: &'d [Id<Source>],
) -> impl Iterator<Item = (usize, &'d str)> {
    sources.iter().filter_map(|id| {
        let place = dossier.sources.position(id.as_str())?;
        Some((place, dossier.sources.get(place)?.text_sha256.as_deref()?))
    })
}

impl Standing {
    /// Where it stands: in the text of which source, and which part of it.
    pub fn at(&self) -> Option<(usize, &Range<usize>)> {
        match self {
            Self::Verbatim(source, at) | Self::Differs(source, at, _) => Some((*source, at)),
            Self::NotFound | Self::NotKept => None,
        }
    }

    /// Whether the user should look at it.
    pub const fn is_doubtful(&self) -> bool {
        matches!(self, Self::Differs(..) | Self::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::parse;

    #[test]
    fn the_best_of_a_record_s_sources_counts() {
        let sha = |c: &str| c.repeat(64);
        let text = format!(
            "schema = 1\ntitle = \"T\"\n[[sides]]\nid = \"a\"\nname = \"A\"\n[[sides]]\nid = \"b\"\n\
             name = \"B\"\n[[sources]]\nid = \"one\"\ntitle = \"One\"\ntext_sha256 = \"{}\"\n\
             [[sources]]\nid = \"two\"\ntitle = \"Two\"\ntext_sha256 = \"{}\"\n\
             [[sources]]\nid = \"none\"\ntitle = \"None\"\n",
            sha("1"),
            sha("2")
        );
        let event = |id: &str, quote: &str, sources: &str| {
            format!(
                "[[events]]\nid = \"{id}\"\ndate = \"2025-01-01\"\nheadline = \"E\"\nactor = \"a\"\n\
                 code = \"010\"\nquote = \"{quote}\"\nsources = [{sources}]\n"
            )
        };
        let text = text
            + &event("e1", "the deal is done", "\"one\", \"two\"")
            + &event("e2", "the deal is done", "\"one\"")
            + &event("e3", "nobody said anything like this", "\"one\", \"two\"")
            + &event("e4", "the deal is done", "\"none\"")
            + "[[commitments]]\nid = \"c\"\nby = \"a\"\nto = \"b\"\ntext = \"C\"\nmade = \"2025-01-01\"\n\
               quote = \"Our deal is done\"\nsources = [\"two\"]\n";
        let parsed = parse(&text);
        let dossier = parsed.dossier.unwrap_or_else(|| panic!("{:?}", parsed.problems));
        let texts = KeptTexts::from([
            (sha("1"), Ok("A deal is done".into())),
            (sha("2"), Ok("Our deal is done; the deal is done".into())),
        ]);
        let quotes = Quotes::of(&dossier, &texts, &Quotes::default());
        let found = quotes.all(&dossier);
        assert_eq!(Quotes::of(&dossier, &texts, &quotes), quotes);
        let standings: Vec<&Standing> = found.iter().map(|one| &one.standing).collect();
        assert_eq!(standings[0], &Standing::Verbatim(1, 18..34));
        assert!(matches!(standings[1], Standing::Differs(0, _, _)), "{:?}", standings[1]);
        assert_eq!((standings[2], standings[3]), (&Standing::NotFound, &Standing::NotKept));
        assert_eq!(found[4].place, Place::Commitment(0));
        assert!(matches!(standings[4], Standing::Verbatim(1, _)));
        let missing = KeptTexts::from([(sha("1"), Err(TextProblem::Missing))]);
        let none = Quotes::of(&dossier, &missing, &Quotes::default());
        assert!(none.all(&dossier).iter().all(|one| one.standing == Standing::NotKept));
        assert_eq!(none.problems.len(), 1);
    }
}
