//! `detente schema`: the file format as JSON Schema.

use super::{Outcome, output};
use crate::dossier::json_schema;

pub(super) fn run() -> anyhow::Result<Outcome> {
    output::print_json(&json_schema())?;
    Ok(Outcome::Done)
}
