//! What a file is told, and where: cases are edits of one sound file. A `«` in
//! the new text marks the place that the problem must name; it is not part of
//! the file.

use detente::dossier::{Parsed, Problem, Severity, parse};
use detente::words::ENGLISH;

/// Line and column, counted from 1 and in characters, of a byte offset.
pub fn place_of(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap();
    let line = before.matches('\n').count() + 1;
    (line, before.rsplit('\n').next().unwrap().chars().count() + 1)
}

/// A sound file with one text replaced, and the place marked in it.
pub fn edited(sound: &str, from: &str, to: &str) -> (String, (usize, usize)) {
    assert!(sound.contains(from), "{from}");
    let marked = sound.replacen(from, to, 1);
    let at = marked.find('«').unwrap();
    let text = marked.replace('«', "");
    let place = place_of(&text, at);
    (text, place)
}

/// The problems of a file, each of them sound in itself.
pub fn problems(text: &str) -> Vec<Problem> {
    let Parsed { dossier, problems } = parse(text);
    let errors = problems.iter().any(|problem| problem.severity == Severity::Error);
    assert_eq!(dossier.is_none(), errors, "a dossier exactly where there is no error");
    for problem in &problems {
        assert!(
            !ENGLISH.problem_message(problem).trim().is_empty()
                && !ENGLISH.problem_remedy(problem).trim().is_empty()
        );
        assert!(lies_within(problem, text), "{problem:?}");
        let characters = problem.excerpt.text.chars().count();
        assert!(problem.excerpt.underline.start <= characters, "{problem:?}");
        assert!(ENGLISH.problem_lines(problem, "f").contains(&ENGLISH.problem_remedy(problem)));
    }
    problems
}

/// Whether the place is in the file; the column just past a line is.
fn lies_within(problem: &Problem, text: &str) -> bool {
    let line = problem.line.checked_sub(1).and_then(|line| text.split('\n').nth(line));
    line.is_some_and(|line| (1..=line.chars().count() + 1).contains(&problem.column))
}

/// One edit of a sound file must give this one problem, which is returned.
pub fn check(sound: &str, from: &str, to: &str, message: &str, remedy: &str) -> Problem {
    let (text, place) = edited(sound, from, to);
    let problems = problems(&text);
    let shown: String =
        problems.iter().map(|problem| ENGLISH.problem_lines(problem, "case")).collect();
    assert_eq!(problems.len(), 1, "{to}\n{shown}");
    let problem = &problems[0];
    assert!(ENGLISH.problem_message(problem).contains(message), "no {message:?} in\n{shown}");
    assert!(ENGLISH.problem_remedy(problem).contains(remedy), "no {remedy:?} in\n{shown}");
    assert_eq!((problem.line, problem.column), place, "{shown}");
    problem.clone()
}
