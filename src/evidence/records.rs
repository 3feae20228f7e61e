//! The quotations of a dossier beside the texts of its sources, as far as they are kept.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::quote::{Difference, Finding, find_quote};
use crate::dossier::{Dossier, Id, Source};

/// What is wrong with a text that should be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextProblem {
    /// It is not there: whoever handed the dossier on may have left it out.
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

/// Looks for every quotation of a dossier in the texts of the sources of its record: the
/// best that any of them gives.
///
/// Cost: for each quotation, its words times those of its sources' texts.
pub fn check(dossier: &Dossier, texts: &KeptTexts) -> Vec<Checked> {
    let events = dossier.events.iter().enumerate().filter_map(|(at, event)| {
        let standing = standing(dossier, texts, event.quote.as_deref()?, &event.sources);
        Some(Checked { place: Place::Event(at), standing })
    });
    let commitments = dossier.commitments.iter().enumerate().filter_map(|(at, commitment)| {
        let quote = commitment.quote.as_deref()?;
        let standing = standing(dossier, texts, quote, &commitment.sources);
        Some(Checked { place: Place::Commitment(at), standing })
    });
    events.chain(commitments).collect()
}

fn standing(dossier: &Dossier, texts: &KeptTexts, quote: &str, sources: &[Id<Source>]) -> Standing {
    let mut best = Standing::NotKept;
    for id in sources {
        let Some(place) = dossier.sources.position(id.as_str()) else { continue };
        let sha256 = dossier.sources.get(place).and_then(|source| source.text_sha256.as_deref());
        let text = sha256.and_then(|sha256| texts.get(sha256));
        let Some(Ok(text)) = text else { continue };
        match find_quote(quote, text) {
            Finding::Verbatim(at) => return Standing::Verbatim(place, at),
            Finding::Differs { at, differences } => {
                let is_nearer = match &best {
                    Standing::Differs(_, _, others) => differences.len() < others.len(),
                    _ => true,
                };
                if is_nearer {
                    best = Standing::Differs(place, at, differences);
                }
            }
            Finding::Missing if best == Standing::NotKept => best = Standing::NotFound,
            Finding::Missing => {}
        }
    }
    best
}

impl Standing {
    /// Where it stands: in the text of which source, and which part of it.
    pub fn at(&self) -> Option<(usize, &Range<usize>)> {
        match self {
            Self::Verbatim(source, at) | Self::Differs(source, at, _) => Some((*source, at)),
            Self::NotFound | Self::NotKept => None,
        }
    }

    /// Whether somebody should look at it.
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
        let found = check(&dossier, &texts);
        let standings: Vec<&Standing> = found.iter().map(|one| &one.standing).collect();
        assert_eq!(standings[0], &Standing::Verbatim(1, 18..34));
        assert!(matches!(standings[1], Standing::Differs(0, _, _)), "{:?}", standings[1]);
        assert_eq!((standings[2], standings[3]), (&Standing::NotFound, &Standing::NotKept));
        assert_eq!(found[4].place, Place::Commitment(0));
        assert!(matches!(standings[4], Standing::Verbatim(1, _)));
        let none = check(&dossier, &KeptTexts::from([(sha("1"), Err(TextProblem::Missing))]));
        assert!(none.iter().all(|one| one.standing == Standing::NotKept));
    }
}
