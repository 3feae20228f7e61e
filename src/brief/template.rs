//! Templates: the built-in ones, and those that an organisation writes itself.

use std::sync::Arc;

use super::options::Layout;
use crate::store::ReadError;

/// Reads a file of a template's own folder, by its path inside it. The implementation must let
/// nothing outside that folder be read.
pub type ReadFile = dyn Fn(&str) -> Result<Vec<u8>, ReadError> + Send + Sync;

/// How a brief is set.
#[derive(Clone)]
pub enum Template {
    /// By the built-in template of the layout.
    BuiltIn,
    /// By the user's own.
    Own {
        /// Its file's name inside its folder, such as `house.typ`.
        name: String,
        /// Its folder.
        files: Arc<ReadFile>,
    },
}

impl std::fmt::Debug for Template {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::BuiltIn => f.write_str("BuiltIn"),
            Self::Own { name, .. } => write!(f, "Own({name})"),
        }
    }
}

/// Our templates and what they share, by name.
pub(super) const BUILT_IN: [(&str, &str); 4] = [
    ("lib.typ", include_str!("../../assets/templates/lib.typ")),
    ("figure.typ", include_str!("../../assets/templates/figure.typ")),
    ("slide.typ", include_str!("../../assets/templates/slide.typ")),
    ("page.typ", include_str!("../../assets/templates/page.typ")),
];

impl Layout {
    /// The file of its built-in template.
    pub(super) const fn file(self) -> &'static str {
        match self {
            Self::Figure => "detente/figure.typ",
            Self::Slide | Self::Compare | Self::Ledger => "detente/slide.typ",
            Self::Page => "detente/page.typ",
        }
    }
}
