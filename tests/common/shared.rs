//! Files from elsewhere, beside the project.

use std::path::{Path, PathBuf};

/// What stands beside the project's folder, or in the folder of this variable.
pub(crate) fn shared(path: &str) -> Option<String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("DETENTE_SHARED").map_or(beside, PathBuf::from);
    let text = std::fs::read_to_string(folder.join(path)).ok();
    if text.is_none() {
        println!("{path} is not there: skipped");
    }
    text
}
