//! What commands say of data files.

use crate::streams::DataProblem;

/// What is wrong with a data file.
pub(super) fn problem_words(problem: &DataProblem) -> String {
    match problem {
        DataProblem::Missing => {
            "it is not there; import it again, or take it from a copy".to_owned()
        }
        DataProblem::Outside => {
            "it leads out of the dossier's folder, or is no ordinary file".to_owned()
        }
        DataProblem::Changed => {
            "it has another content than the dossier says (SHA-256); if it is right, import it \
             again with --into"
                .to_owned()
        }
        DataProblem::Unread(why) => format!("it cannot be read: {why}"),
    }
}
