//! What commands say of data files.

use crate::reading::wording::data_problem_text;
use crate::streams::DataProblem;
use crate::words::ENGLISH;

/// What is wrong with a data file.
pub(super) fn problem_words(problem: &DataProblem) -> String {
    data_problem_text(problem, &ENGLISH)
}
