//! For any text: it is taken apart and coded without a panic, findings lie within it, and the same
//! text gives the same result.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

use std::path::Path;
use std::sync::LazyLock;

use detente::dossier::{Day, Dossier, parse};
use detente::drafting::actors::{ActorTable, Actors};
use detente::drafting::codes::{Coder, Rules};
use detente::drafting::sentences::Text;
use proptest::prelude::*;

static SAMPLE: LazyLock<Dossier> = LazyLock::new(|| {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = file.join("assets/dossiers/us-china-2025.dossier.toml");
    parse(&std::fs::read_to_string(file).unwrap()).dossier.unwrap()
});

fn day() -> Day {
    Day::from_ymd(2025, 6, 12).unwrap()
}

/// Texts of words that mean something here, in any order.
fn words() -> impl Strategy<Value = String> {
    const WORDS: [&str; 84] = [
        "China",
        "the US",
        "Mr",
        "He",
        "Lifeng",
        "both sides",
        "Beijing's",
        "'s",
        "said",
        "that",
        "agreed",
        "to",
        "lift",
        "tariffs",
        "not",
        "will",
        "would",
        "if",
        "unless",
        "who",
        "which",
        "after",
        "threatened",
        "impose",
        "sanctions",
        "on",
        "by",
        "and",
        ",",
        ".",
        ";",
        "(",
        ")",
        "\"",
        "\u{201c}",
        "\u{201d}",
        "U.S.",
        "No.",
        "-",
        "–",
        "called on",
        "talks",
        "with",
        "economist",
        "former",
        "Minister of Commerce",
        "of",
        "the",
        "it",
        "they",
        "must",
        "may",
        "was",
        "accused of",
        "violating",
        "\n",
        "\n\n",
        "中国",
        "。",
        "each other",
        "美方",
        "对",
        "加征",
        "关税",
        "将",
        "被",
        "，",
        "同意",
        "取消",
        "的",
        "不",
        "如果",
        "双方",
        "表示",
        "敦促",
        "与",
        "中美",
        "就",
        "列入",
        "实体清单",
        "威胁",
        "会谈",
        "他",
        "發言人",
    ];
    let word = proptest::sample::select(WORDS.to_vec());
    let joined = |(words, blank): (Vec<&str>, bool)| words.join(if blank { " " } else { "" });
    (proptest::collection::vec(word, 0..120), any::<bool>()).prop_map(joined)
}

fn check(text: &str, actors: &Actors<'_>) {
    let read = Text::read(text);
    let mut last = 0;
    for sentence in read.sentences() {
        assert!(sentence.range.start >= last && text.get(sentence.range.clone()).is_some());
        last = sentence.range.end;
        for token in &sentence.tokens {
            assert!(text.get(token.range.clone()).is_some_and(|word| !word.is_empty()));
        }
        let mut end = 0;
        for clause in &sentence.clauses {
            assert!(clause.tokens.start >= end && clause.tokens.end <= sentence.tokens.len());
            end = clause.tokens.end;
        }
    }
    for range in read.quotes() {
        assert!(text.get(range.clone()).is_some());
    }
    for mentions in actors.read(&read) {
        let mut end = 0;
        for mention in mentions {
            assert!(mention.tokens.start >= end && mention.tokens.end > mention.tokens.start);
            assert!(text.get(mention.range).is_some_and(|name| !name.is_empty()));
            end = mention.tokens.end;
        }
    }
    let found = Coder::built_in().read(&read, actors);
    for one in &found {
        assert!(text.get(one.range.clone()).is_some() && text.get(one.head.clone()).is_some());
        assert!((0.0..=1.0).contains(&one.confidence));
        assert!(!one.readings.contains(&one.code));
    }
    assert_eq!(found, Coder::built_in().read(&Text::read(text), actors));
}

proptest! {
    #[test]
    fn any_characters(text in "\\PC{0,400}") {
        check(&text, &Actors::of(&SAMPLE, day()));
    }

    #[test]
    fn any_words(text in words()) {
        check(&text, &Actors::of(&SAMPLE, day()));
    }

}

proptest! {
    // Each table is compiled with the program's own.
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn any_table(text in "\\PC{0,200}", row in "[a-z=~+.|:@_ ]{0,30},[a-z=~+.|:@_ ]{0,40},[0-9]{0,4},[a-z]{0,8}") {
        // Never a panic; what is read is used.
        let _ = ActorTable::parse(&text);
        let _ = ActorTable::parse(&format!("head\n{row}"));
        let _ = Rules::with_own(&text);
        if let Ok(rules) = Rules::with_own(&format!("head\n{row}")) {
            let text = Text::read("China agreed to lift tariffs on the US.");
            let actors = Actors::with(vec![ActorTable::built_in()], None, day());
            let _ = Coder::with(&rules).read(&text, &actors);
        }
    }
}

/// Repeating a text repeats its cost and no more: the work for a sentence grows neither with the
/// text nor with its candidates.
#[test]
fn a_long_text_is_many_sentences() {
    let actors = Actors::of(&SAMPLE, day());
    for one in [
        "China agreed to lift tariffs on the US after talks in London. ",
        "中方敦促美方取消关税，美方将继续加征。",
    ] {
        let count = |times: usize| {
            let text = one.repeat(times);
            Coder::built_in().read(&Text::read(&text), &actors).len()
        };
        assert!(count(3) >= 3);
        assert_eq!(count(300), 100 * count(3));
    }
    // No stop anywhere: sentences are cut, so that none is without bounds.
    let endless = "and China said that ".repeat(20_000);
    let text = Text::read(&endless);
    assert!(text.sentences().iter().all(|sentence| sentence.tokens.len() <= 240));
    let _ = Coder::built_in().read(&text, &actors);
    let endless = "中国表示美国取消关税".repeat(5_000);
    let text = Text::read(&endless);
    assert!(text.sentences().iter().all(|sentence| sentence.tokens.len() <= 840));
    let _ = Coder::built_in().read(&text, &actors);
}
