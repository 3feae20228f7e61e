//! The organisation's style and the highest mark that a brief may have: read and
//! applied by the threads that make it.

use std::path::PathBuf;
use std::sync::Arc;

use super::news::Failure;
use crate::brief::{Brief, House};
use crate::store::{self, TemplateFolder};

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Styling {
    /// The file of the organisation's style.
    pub house: Option<PathBuf>,
    /// The highest mark.
    pub most: Option<String>,
}

impl Styling {
    /// A brief in that style, without what is marked above that.
    ///
    /// # Errors
    /// Where the file cannot be used, or no scheme has the mark.
    pub(crate) fn apply(&self, mut brief: Brief) -> Result<Brief, Failure> {
        if let Some(path) = &self.house {
            let told = |error: &dyn std::fmt::Display| {
                Failure::Told(format!("{}: {error}", path.display()))
            };
            let text = store::read_text(path).map_err(|error| told(&error))?;
            let folder = TemplateFolder::of(path).map_err(|error| told(&error))?;
            let read = |logo: &str| folder.read(logo).map_err(|error| error.to_string());
            brief.options.house = Arc::new(House::load(&text, read).map_err(|error| told(&error))?);
        }
        match &self.most {
            None => Ok(brief),
            Some(most) => brief.within(most).map_err(|error| Failure::Told(error.to_string())),
        }
    }
}
