//! Which problems to show of a file that has more than anyone would read.

use std::collections::HashSet;

use super::problem::{Problem, Severity};

/// Most problems of a file that are shown unless all are asked for.
pub const MOST_PROBLEMS_SHOWN: usize = 100;

/// At most this many problems, in order: errors before warnings, and within each the first of every
/// kind before more of the same, so that a mistake made a thousand times hides none that was made
/// once.
pub fn foremost(problems: &[Problem], most: usize) -> Vec<&Problem> {
    if problems.len() <= most {
        return problems.iter().collect();
    }
    let mut sorts = HashSet::new();
    let mut ranked: Vec<(bool, bool, usize)> = problems
        .iter()
        .enumerate()
        .map(|(at, problem)| {
            let is_error = problem.severity == Severity::Error;
            let is_new = sorts.insert((is_error, problem.kind.sort()));
            (!is_error, !is_new, at)
        })
        .collect();
    ranked.sort_unstable();
    ranked.truncate(most);
    ranked.sort_unstable_by_key(|(.., at)| *at);
    ranked.into_iter().filter_map(|(.., at)| problems.get(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{
        FieldFault, ProblemKind, RecordKind, Table, TableKind, TextFault, TieFault,
    };

    fn problem(at: usize, severity: Severity, kind: ProblemKind) -> Problem {
        let text = "\n".repeat(at + 1);
        Problem::at(&text, &(at..at), severity, kind)
    }

    fn no_date(at: usize) -> ProblemKind {
        let id = Some(format!("e{at}").into());
        let table = Table { kind: TableKind::Record(RecordKind::Event), id };
        ProblemKind::Field { table, key: "date".into(), fault: FieldFault::Missing }
    }

    #[test]
    fn what_happens_once_is_not_hidden_by_what_happens_often() {
        let mut problems: Vec<Problem> =
            (0..500).map(|at| problem(at, Severity::Error, no_date(at))).collect();
        problems.push(problem(
            500,
            Severity::Error,
            TieFault::SameSideId { id: "a".into() }.into(),
        ));
        problems.push(problem(501, Severity::Warning, TextFault::MoreSyntax(1).into()));
        let shown = foremost(&problems, 100);
        let lines: Vec<usize> = shown.iter().map(|problem| problem.line).collect();
        let expected: Vec<usize> = (1..=99).chain([501]).collect();
        assert_eq!(lines, expected);
        assert_eq!(foremost(&problems[400..], 102).len(), 102);
    }
}
