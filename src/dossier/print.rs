//! Prints a dossier as a file would have it.
//!
//! A fresh layout in the order of the format: comments and layout of a file
//! that was read are not kept here.

use super::Dossier;

/// A dossier that cannot be written as TOML. None that was read is one.
#[derive(Debug, thiserror::Error)]
#[error("the dossier cannot be written as TOML")]
pub struct PrintError(#[from] toml::ser::Error);

/// The text of a file that [`parse`](super::parse) reads as an equal dossier.
///
/// # Errors
/// Where the dossier holds what TOML cannot express.
pub fn print(dossier: &Dossier) -> Result<String, PrintError> {
    Ok(toml::to_string(dossier)?)
}
