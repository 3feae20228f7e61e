//! Conditions that lead in a circle are told, each circle once.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

mod common;

use common::HEAD;
use detente::dossier::{Problem, parse};
use detente::words::ENGLISH;

fn problems(text: &str) -> Vec<Problem> {
    parse(text).problems
}

/// Commitments `a`, `b`, … each conditional on those named.
fn conditions(of: &[(&str, &str)]) -> String {
    let mut text = HEAD.to_owned();
    for (id, on) in of {
        text.push_str(&format!(
            "[[commitments]]\nid = \"{id}\"\nby = \"us\"\ntext = \"x\"\nmade = \"2025-05-12\"\n\
             conditional_on = [{on}]\n"
        ));
    }
    text
}

#[test]
fn each_circle_of_conditions_is_told_once() {
    assert_eq!(problems(&conditions(&[("a", "\"b\", \"c\""), ("b", "\"c\""), ("c", "")])), []);
    for (of, circles) in [
        (vec![("a", "\"a\"")], vec!["a → a"]),
        (vec![("a", "\"b\""), ("b", "\"a\"")], vec!["a → b → a"]),
        (
            vec![("z", "\"a\""), ("a", "\"b\""), ("b", "\"c\""), ("c", "\"a\"")],
            vec!["a → b → c → a"],
        ),
        (
            vec![("a", "\"b\""), ("b", "\"a\""), ("c", "\"d\""), ("d", "\"c\"")],
            vec!["a → b → a", "c → d → c"],
        ),
    ] {
        let text = conditions(&of);
        let found = problems(&text);
        assert_eq!(found.len(), circles.len(), "{found:#?}");
        for (problem, circle) in found.iter().zip(circles) {
            assert!(
                ENGLISH.problem_message(problem).ends_with(&format!(": {circle}")),
                "{}",
                ENGLISH.problem_message(problem)
            );
            assert!(
                ENGLISH.problem_remedy(problem).contains("remove one"),
                "{}",
                ENGLISH.problem_remedy(problem)
            );
            // At the link that closes it.
            let line = text.lines().nth(problem.line - 1).unwrap();
            assert!(line.starts_with("conditional_on") && problem.column == 19, "{line}");
        }
    }
}

/// Deeper than a stack, were it searched by recursion.
#[test]
fn a_long_circle_is_found_and_a_long_chain_is_none() {
    let length = 20_000;
    let ids: Vec<String> = (0..=length).map(|place| format!("c{place}")).collect();
    let next: Vec<String> = (1..=length).map(|place| format!("\"c{place}\"")).collect();
    let mut of: Vec<(&str, &str)> =
        ids.iter().zip(&next).map(|(id, on)| (id.as_str(), on.as_str())).collect();
    of.push((&ids[length], ""));
    assert_eq!(problems(&conditions(&of)), []);
    of[length].1 = "\"c0\"";
    assert_eq!(problems(&conditions(&of)).len(), 1);
}

/// Two ways on from each of 40 places make a million million paths.
#[test]
fn a_web_without_a_circle_is_not_walked_path_by_path() {
    let ids: Vec<[String; 2]> = (0..40).map(|n| [format!("a{n}"), format!("b{n}")]).collect();
    let next: Vec<String> = (1..=40).map(|n| format!("\"a{n}\", \"b{n}\"")).collect();
    let mut of: Vec<(&str, &str)> = Vec::new();
    for (pair, on) in ids.iter().zip(&next) {
        of.extend(pair.iter().map(|id| (id.as_str(), on.as_str())));
    }
    of.extend([("a40", ""), ("b40", "")]);
    assert_eq!(problems(&conditions(&of)), []);
}
