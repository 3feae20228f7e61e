//! What is done in the background: the second coder's file is read and compared.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::walk::Walk;
use crate::dossier::{Day, Dossier, Severity};
use crate::store::{self, ReadError};
use crate::words::Words;

/// What the dialog asks of the world.
#[derive(Debug, Clone)]
pub(crate) enum AgreeEffect {
    /// Ask for the second coder's file.
    Choose,
    /// Read and compare it.
    Compare(u64, Box<CompareOrder>),
}

/// What is to be compared.
#[derive(Debug, Clone)]
pub(crate) struct CompareOrder {
    /// The second coder's file.
    pub path: PathBuf,
    /// The first's dossier.
    pub dossier: Arc<Dossier>,
    /// The day as of which commitments are judged.
    pub as_of: Day,
}

/// What background work has to say.
#[derive(Debug)]
pub(crate) enum AgreeNews {
    /// A file was chosen.
    Chosen(PathBuf),
    /// Two codings were compared, or why not.
    Compared(u64, Result<Box<Walk>, Unfit>),
}

/// Why a file cannot be compared.
#[derive(Debug)]
pub(crate) enum Unfit {
    /// It gives no text, or is no dossier.
    Unread(ReadError),
    /// It is a dossier with errors.
    Faulty {
        /// What it is called.
        name: String,
        /// How many errors it has.
        count: usize,
        /// The line of the first.
        line: usize,
    },
    /// It has no record of the first's.
    Stranger(String),
}

impl Unfit {
    /// The reason in a sentence, with what to do.
    pub(crate) fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Unread(error) => error.in_words(words),
            Self::Faulty { name, count, line } => {
                let values = [
                    ("name", name.as_str().into()),
                    ("count", (*count).into()),
                    ("line", line.to_string().into()),
                ];
                words.with("agree-faulty", &values).into_owned()
            }
            Self::Stranger(name) => {
                words.with("agree-stranger", &[("name", name.as_str().into())]).into_owned()
            }
        }
    }
}

/// Does what is asked; nothing where a file is to be chosen.
pub(crate) fn carry_out(effect: AgreeEffect) -> Option<AgreeNews> {
    match effect {
        AgreeEffect::Choose => None,
        AgreeEffect::Compare(ticket, order) => {
            Some(AgreeNews::Compared(ticket, compare(&order).map(Box::new)))
        }
    }
}

fn compare(order: &CompareOrder) -> Result<Walk, Unfit> {
    let name = name_of(&order.path);
    let loaded = store::load(Some(&order.path)).map_err(Unfit::Unread)?;
    let Some(holdings) = &loaded.holdings else {
        let errors = loaded.problems.iter().filter(|one| one.severity == Severity::Error);
        let line = errors.map(|one| one.line).next().unwrap_or_default();
        let count = Severity::Error.count_in(&loaded.problems);
        return Err(Unfit::Faulty { name, count, line });
    };
    let second = Arc::clone(holdings.dossier());
    let walk = Walk::new(name.clone(), Arc::clone(&order.dossier), second, order.as_of);
    if walk.shares_nothing() { Err(Unfit::Stranger(name)) } else { Ok(walk) }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
