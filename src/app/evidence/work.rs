//! What is done in the background: texts read, kept, and looked into.

use std::path::PathBuf;
use std::sync::Arc;

use crate::dossier::Dossier;
use crate::evidence::{Quotes, TextProblem};
use crate::import::article::read_article;
use crate::store;
use crate::words::ENGLISH;

/// What is asked of the world.
#[derive(Debug, Clone)]
pub(crate) enum EvidenceEffect {
    /// Read a text that is kept beside a dossier.
    Read {
        /// The dossier.
        path: PathBuf,
        /// The text.
        sha256: String,
    },
    /// Keep a text beside a dossier.
    Keep {
        /// The dossier.
        path: PathBuf,
        /// Whose it is.
        source: String,
        /// The text.
        text: String,
    },
    /// Ask for a file that has a text.
    Choose,
}

/// What background work reports.
#[derive(Debug)]
pub(crate) enum EvidenceNews {
    /// What was found of the quotations of a dossier.
    Quotes(Arc<Dossier>, Arc<Quotes>),
    /// A text that is kept, by its SHA-256.
    Text(String, Result<Arc<str>, TextProblem>),
    /// A text was kept of a source, under this SHA-256.
    Kept(String, Result<String, String>),
    /// A file with a text was chosen.
    Chosen(Result<String, String>),
}

/// Quotations that are to be looked for.
#[derive(Debug, Clone)]
pub(crate) struct QuotesWork {
    /// Whose.
    pub dossier: Arc<Dossier>,
    /// Its file.
    pub path: PathBuf,
    /// What was found before.
    pub before: Arc<Quotes>,
}

/// Looks for quotations in the texts that are kept.
pub(crate) fn check(work: QuotesWork) -> EvidenceNews {
    let texts = store::load_texts(&work.dossier, &work.path);
    let quotes = Quotes::of(&work.dossier, &texts, &work.before);
    EvidenceNews::Quotes(work.dossier, Arc::new(quotes))
}

/// Reads or keeps a text.
pub(crate) fn carry_out(effect: EvidenceEffect, chosen: Option<PathBuf>) -> Option<EvidenceNews> {
    match effect {
        EvidenceEffect::Read { path, sha256 } => {
            let text = store::read_kept_text(&path, &sha256);
            Some(EvidenceNews::Text(sha256, text))
        }
        EvidenceEffect::Keep { path, source, text } => {
            let kept = store::keep_text(&path, &text);
            Some(EvidenceNews::Kept(source, kept.map_err(|error| error.in_words(&ENGLISH))))
        }
        EvidenceEffect::Choose => chosen.map(|path| EvidenceNews::Chosen(read(&path))),
    }
}

/// The text of a file: plain, a page, a document of Word or a PDF.
fn read(path: &std::path::Path) -> Result<String, String> {
    let bytes = store::read_bytes(path).map_err(|error| error.in_words(&ENGLISH))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let article = read_article(&name, &bytes);
    article.map(|article| article.text).map_err(|error| format!("{}: {error}", store::shown(path)))
}
