//! What is done in the background: reading an article, looking into its text, keeping it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::dossier::{Day, Dossier};
use crate::drafting::Draft;
use crate::drafting::codes::{Coder, Rules};
use crate::drafting::review::{Review, SourceDraft};
use crate::import::article::{Article, read_article};
use crate::store;
use crate::words::ENGLISH;

/// What the dialog asks of the world.
#[derive(Debug, Clone)]
pub(crate) enum DraftEffect {
    /// Ask for a file with an article.
    Choose,
    /// Read this one.
    Read(u64, PathBuf),
    /// Look into a text.
    Look(u64, Box<DraftOrder>),
    /// Keep a text beside a dossier.
    Keep(u64, PathBuf, Arc<str>),
}

/// A text that is to be looked into.
#[derive(Debug, Clone)]
pub(crate) struct DraftOrder {
    /// The text.
    pub text: Arc<str>,
    /// Its day.
    pub published: Day,
    /// What is known of its source.
    pub source: SourceDraft,
    /// For which dossier.
    pub dossier: Arc<Dossier>,
    /// Its file, beside which the user's own rules may lie.
    pub path: Option<PathBuf>,
}

/// What background work reports.
#[derive(Debug)]
pub(crate) enum DraftNews {
    /// A file was chosen.
    Chosen(PathBuf),
    /// An article was read, or why not.
    Article(u64, Result<Box<Article>, String>),
    /// A text was looked into, or why not.
    Looked(u64, Result<Box<Review>, String>),
    /// A text is kept, by its SHA-256, or why not.
    Kept(u64, Result<String, String>),
}

/// Does what is asked; nothing where a file is to be chosen.
pub(crate) fn carry_out(effect: DraftEffect) -> Option<DraftNews> {
    Some(match effect {
        DraftEffect::Choose => return None,
        DraftEffect::Read(ticket, path) => DraftNews::Article(ticket, read(&path).map(Box::new)),
        DraftEffect::Look(ticket, order) => DraftNews::Looked(ticket, look(&order).map(Box::new)),
        DraftEffect::Keep(ticket, path, text) => {
            let kept = store::keep_text(&path, &text);
            DraftNews::Kept(ticket, kept.map_err(|error| error.in_words(&ENGLISH)))
        }
    })
}

fn read(path: &Path) -> Result<Article, String> {
    let bytes = store::read_bytes(path).map_err(|error| error.in_words(&ENGLISH))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    read_article(&name, &bytes).map_err(|error| format!("{name}: {error}"))
}

fn look(order: &DraftOrder) -> Result<Review, String> {
    let own = match &order.path {
        Some(path) => store::own_rules(path).map_err(|error| error.in_words(&ENGLISH))?,
        None => None,
    };
    let own = own.map(|(file, text)| {
        Rules::with_own(&text).map_err(|error| format!("{}: {error}", store::shown(&file)))
    });
    let own = own.transpose()?;
    let coder = Coder::with(own.as_ref().unwrap_or_else(|| Rules::built_in()));
    let draft = Draft::of(&order.text, &order.dossier, order.published, &coder);
    let source = SourceDraft::of(&order.dossier, &order.text, order.source.clone());
    Ok(Review::of(Arc::clone(&order.text), &draft, &order.dossier, source))
}
