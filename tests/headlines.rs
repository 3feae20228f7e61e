//! The sentence over the chart: whose tension, how high, where it came from,
//! what moved it, what is new; and an author's own in its place.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

use detente::dossier::{Day, parse};
use detente::reading::{Content, Headline, Holdings, Settings, stale_headline};
use detente::words::{ENGLISH, Language, Words};

const HEAD: &str = "schema = 1\ntitle = \"T\"\n";
const SIDES: &str = "[[sides]]\nid = \"a\"\nname = \"Arcadia\"\n[[sides]]\nid = \"b\"\nname = \"United Borduria\"\n";
const EVENTS: &str = "[[events]]\nid = \"ban\"\ndate = \"2024-03-01\"\nheadline = \"Ban\"\nactor = \"a\"\ncode = \"163\"\n\
[[events]]\nid = \"deal\"\ndate = \"2024-06-01\"\nheadline = \"Deal\"\nactor = \"both\"\ncode = \"057\"\n";

fn holdings(text: &str) -> Holdings {
    let parsed = parse(text);
    assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
    Holdings::new(parsed.dossier.unwrap())
}

fn headline(text: &str, language: Language, as_of: Option<&str>) -> Headline {
    let holdings = holdings(text);
    let own = Settings::of(holdings.dossier());
    let as_of = as_of.map_or(own.as_of, |day| day.parse().unwrap());
    let content = Content::compute(&holdings, Settings { as_of, ..own });
    let (from, to) = content.record;
    let words = Words::of(language).for_record(from, to);
    Headline::compute(holdings.dossier(), &content, &words, from, to)
}

#[test]
fn it_is_a_sentence_with_its_number() {
    // 50 at rest; 163 adds 8/40: 100/(1 + e^−0.2) = 55.0; 057 takes 8/40 off.
    let text = format!("{HEAD}cutoff = \"2024-07-01\"\n{SIDES}{EVENTS}");
    let told = headline(&text, Language::English, None);
    assert_eq!(told.value, "50");
    assert_eq!(
        told.full(),
        "Tension between Arcadia and the United Borduria is 50 of 100, strained, the lowest of \
         this record, after a peak of 55 on 1 Mar; raised most by ‘Ban’ (+5), lowered most by \
         ‘Deal’ (−5); nothing new since 1 Jun"
    );
    let eve = headline(&text, Language::English, Some("2024-03-02"));
    assert_eq!(
        eve.full(),
        "Tension between Arcadia and the United Borduria is 55 of 100, strained; raised most by \
         ‘Ban’ (+5); new since 25 Feb: ‘Ban’ (+5)"
    );
    let chinese = headline(&text, Language::Chinese, None);
    assert!(chinese.full().contains("Arcadia与United Borduria之间的紧张度为 50"), "{chinese:?}");
}

#[test]
fn its_number_is_the_as_of_days_whatever_the_zoom() {
    let holdings = holdings(&format!("{HEAD}{SIDES}{EVENTS}"));
    let content = Content::compute(&holdings, Settings::of(holdings.dossier()));
    let words = Words::english();
    let of = |from: &str, to: &str| {
        let days = [from, to].map(|day| day.parse::<Day>().unwrap());
        Headline::compute(holdings.dossier(), &content, &words, days[0], days[1])
    };
    let (spring, june) = (of("2024-02-28", "2024-03-10"), of("2024-05-01", "2024-06-01"));
    assert_eq!(spring.value, june.value);
    assert!(spring.sentence.contains("raised most by ‘Ban’"), "{spring:?}");
    assert!(!spring.sentence.contains("lowered most"), "{spring:?}");
    assert!(june.sentence.contains("lowered most by ‘Deal’"), "{june:?}");
}

#[test]
fn an_authors_own_stands_on_its_own_day_and_is_warned_of_when_stale() {
    let own = |sentence: &str| format!("{HEAD}headline = \"{sentence}\"\n{SIDES}{EVENTS}");
    let sound = own("Back to 50 after the deal");
    assert_eq!(headline(&sound, Language::English, None).sentence, "Back to 50 after the deal");
    let past = headline(&sound, Language::English, Some("2024-03-02"));
    assert!(past.sentence.contains("55 of 100"), "a past day would tell what came later: {past:?}");
    assert!(stale_headline(&sound, &holdings(&sound)).is_none());
    let stale = own("Stuck at 55");
    let problem = stale_headline(&stale, &holdings(&stale)).expect("55 is no longer true");
    assert_eq!((problem.line, problem.column), (3, 12));
    assert!(
        ENGLISH.problem_message(&problem).contains("names 55")
            && ENGLISH.problem_message(&problem).contains("is 50")
    );
}
