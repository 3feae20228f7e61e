//! Exchanges in sentences, in both languages.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod common;

use common::{CommitmentSpec, NEW_YEAR_2025 as D0, Spec, VerdictSpec, When, Who};
use detente::dossier::Day;
use detente::ledger::Ledger;
use detente::reading::exchange_sentence;
use detente::words::{Language, Words};

/// The sentence about one promise of each side, as of day 100, by what is found
/// of them on which days.
fn told(language: Language, china: &[(&'static str, i32)], us: &[(&'static str, i32)]) -> String {
    let promise = |by, answers: usize, found: &[(&'static str, i32)]| CommitmentSpec {
        by,
        reciprocal_with: vec![answers],
        verdicts: found
            .iter()
            .map(|(status, day)| VerdictSpec {
                status,
                when: When::day(D0 + day),
                sources: Vec::new(),
            })
            .collect(),
        ..CommitmentSpec::plain(D0 - 400)
    };
    let commitments = vec![promise(Who::China, 1, china), promise(Who::Us, 0, us)];
    let dossier = Spec { commitments, ..Spec::default() }.dossier();
    let ledger = Ledger::compute(&dossier, Day::from_number(D0 + 100));
    let exchanges = ledger.exchanges(&dossier);
    assert_eq!(exchanges.len(), 1);
    let words = Words::of(language).for_record(Day::from_number(D0), Day::from_number(D0));
    exchange_sentence(&dossier, &exchanges[0], &words)
}

#[test]
fn an_exchange_is_told_in_english() {
    let english = |china: &[_], us: &[_]| told(Language::English, china, us);
    for (china, us, sentence) in [
        (&[][..], &[][..], "Neither has moved"),
        (&[("partial", 5)], &[], "China moved first, on 6 Jan; the United States has not"),
        (&[], &[("in-progress", 5)], "The United States moved first, on 6 Jan; China has not"),
        (
            &[("fulfilled", 5)],
            &[],
            "China moved first, on 6 Jan, and has finished; the United States has not moved",
        ),
        (
            &[("partial", 5)],
            &[("partial", -10)],
            "The United States moved first, on 22 Dec 2024; China followed on 6 Jan",
        ),
        (
            &[("partial", 5)],
            &[("fulfilled", 9)],
            "China moved first, on 6 Jan; the United States followed on 10 Jan; \
             the United States has finished, China has not",
        ),
        (&[("partial", 5)], &[("partial", 5)], "Both moved on 6 Jan"),
        (
            &[("fulfilled", 5)],
            &[("partial", 5)],
            "Both moved on 6 Jan; China has finished, the United States has not",
        ),
        (
            &[("partial", 2), ("fulfilled", 9)],
            &[("fulfilled", 5)],
            "Both have finished; China moved first, on 3 Jan",
        ),
        (&[("fulfilled", 5)], &[("fulfilled", 5)], "Both have finished; both moved on 6 Jan"),
        (
            &[("broken", 5)],
            &[],
            "China moved first, on 6 Jan; the United States has not; \
             China has gone back on its word",
        ),
        (
            &[("broken", 5)],
            &[("fulfilled", 1), ("reversed", 7)],
            "The United States moved first, on 2 Jan; China followed on 6 Jan; \
             both have gone back on their word",
        ),
        (&[("undetermined", 5)], &[("lapsed", 1)], "What either has done cannot be told"),
        (
            &[("undetermined", 5)],
            &[("partial", 8)],
            "The United States moved on 9 Jan; what China has done cannot be told",
        ),
    ] {
        assert_eq!(english(china, us), sentence, "{china:?} {us:?}");
    }
}

#[test]
fn an_exchange_is_told_in_chinese() {
    let chinese = |china: &[_], us: &[_]| told(Language::Chinese, china, us);
    assert_eq!(chinese(&[], &[]), "双方均未行动");
    assert_eq!(chinese(&[("partial", 5)], &[]), "China于1月6日率先行动，United States尚未行动");
    assert_eq!(
        chinese(&[("fulfilled", 5)], &[("broken", 5)]),
        "双方同在1月6日行动；China已履行完毕，United States尚未；United States已食言"
    );
}
