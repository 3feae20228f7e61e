//! Which problems to show of a file that has more than anybody reads.

use std::collections::HashSet;

use super::problem::{Problem, Severity};

/// Most problems of a file that are shown unless all are asked for.
pub const MOST_PROBLEMS_SHOWN: usize = 100;

/// At most so many problems, in their order: errors before warnings, and of
/// either the first of each sort before others of the same, so that a mistake
/// made a thousand times hides none that was made once.
pub fn foremost(problems: &[Problem], most: usize) -> Vec<&Problem> {
    if problems.len() <= most {
        return problems.iter().collect();
    }
    let mut sorts: HashSet<(bool, String)> = HashSet::new();
    let mut ranked: Vec<(bool, bool, usize)> = problems
        .iter()
        .enumerate()
        .map(|(at, problem)| {
            let is_error = problem.severity == Severity::Error;
            let is_new = sorts.insert((is_error, sort_of(&problem.message)));
            (!is_error, !is_new, at)
        })
        .collect();
    ranked.sort_unstable();
    ranked.truncate(most);
    ranked.sort_unstable_by_key(|(.., at)| *at);
    ranked.into_iter().filter_map(|(.., at)| problems.get(at)).collect()
}

/// A message without what differs from record to record: what is quoted in it,
/// and numbers.
pub(super) fn sort_of(message: &str) -> String {
    let mut quote = None;
    let mut sort = String::new();
    for c in message.chars() {
        match quote {
            Some(end) if c == end => quote = None,
            Some(_) => {}
            None if c == '"' => quote = Some(c),
            None if c.is_ascii_digit() => {}
            None => sort.push(c),
        }
    }
    sort
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(at: usize, severity: Severity, message: &str) -> Problem {
        let text = "\n".repeat(at + 1);
        Problem::at(&text, &(at..at), severity, message.to_owned(), String::new())
    }

    #[test]
    fn what_happens_once_is_not_hidden_by_what_happens_often() {
        let mut problems: Vec<Problem> = (0..500)
            .map(|at| problem(at, Severity::Error, &format!("event \"e{at}\" has no date")))
            .collect();
        problems.push(problem(500, Severity::Error, "both sides have the id \"a\""));
        problems.push(problem(501, Severity::Warning, "a headline of 400 characters"));
        let shown = foremost(&problems, 100);
        let lines: Vec<usize> = shown.iter().map(|problem| problem.line).collect();
        let expected: Vec<usize> = (1..=99).chain([501]).collect();
        assert_eq!(lines, expected);
        assert_eq!(foremost(&problems[400..], 102).len(), 102);
    }
}
