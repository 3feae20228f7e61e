//! A quotation looked for in a text.

use std::ops::Range;

use super::align::{Edit, nearest};
use super::tokens::{Token, tokens};

/// Share of a quotation's words that must be in the text in order: with fewer, it is not found,
/// only paraphrased.
const LEAST_SHARE: f64 = 0.7;

/// Words that may stand between two parts of a quotation from which something is left
/// out.
const MOST_BETWEEN: usize = 400;

/// What became of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// It is there word for word, except for what it leaves out (`…`) or puts in (`[…]`)
    /// explicitly; where, in bytes of the text.
    Verbatim(Range<usize>),
    /// Something like it stands there.
    Differs {
        /// Where, in bytes of the text.
        at: Range<usize>,
        /// What is otherwise, in its order.
        differences: Vec<Difference>,
    },
    /// Nothing like it stands there.
    Missing,
}

/// What is otherwise in a quotation than in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// As it is quoted; empty where the quotation leaves it out.
    pub quoted: String,
    /// As it stands in the text; empty where it does not.
    pub stands: String,
}

/// Looks for a quotation in a text. Punctuation, case, line breaks and spaces do not count.
///
/// Cost: O(words of the quotation · words of the text).
pub fn find_quote(quote: &str, text: &str) -> Finding {
    let parts: Vec<Vec<Token>> = parts(quote);
    let there = tokens(text);
    if parts.is_empty() {
        return Finding::Missing;
    }
    if let Some(at) = verbatim(&parts, &there) {
        return Finding::Verbatim(at);
    }
    let words = quoted_words(&parts);
    near(quote, text, &words, &there)
}

/// The parts of a quotation between what it leaves out or puts in by itself.
fn parts(quote: &str) -> Vec<Vec<Token>> {
    let mut parts = vec![Vec::new()];
    let mut depth = 0_usize;
    let all = tokens(quote);
    let mut at = 0;
    while let Some(token) = all.get(at) {
        let dots = all.iter().skip(at).take_while(|token| matches!(&*token.text, "." | "…"));
        let dots: Vec<&Token> = dots.collect();
        let is_gap = dots.len() >= 3 || dots.iter().any(|token| token.text == "…");
        match token.text.as_str() {
            "[" | "［" | "【" => {
                depth += 1;
                parts.push(Vec::new());
            }
            "]" | "］" | "】" => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ if is_gap => {
                parts.push(Vec::new());
                at += dots.len();
                continue;
            }
            _ => {
                if let Some(part) = parts.last_mut() {
                    part.push(token.clone());
                }
            }
        }
        at += 1;
    }
    // Quotation marks around the whole, and a full stop at its end, are not part of it.
    let is_word = |token: &Token| !token.is_sign;
    parts.iter_mut().for_each(|part| {
        let last = part.iter().rposition(is_word).map_or(0, |last| last + 1);
        part.truncate(last);
        let first = part.iter().position(is_word).unwrap_or(0);
        part.drain(..first);
    });
    parts.retain(|part| !part.is_empty());
    parts
}

fn quoted_words(parts: &[Vec<Token>]) -> Vec<Token> {
    parts.iter().flatten().cloned().collect()
}

/// Where all parts stand one after the other.
fn verbatim(parts: &[Vec<Token>], there: &[Token]) -> Option<Range<usize>> {
    let (first, rest) = parts.split_first()?;
    let mut from = 0;
    // The first place where the first part stands may not be the one that is meant.
    while let Some(start) = place(first, there, from) {
        let mut end = start + first.len();
        let follow = rest.iter().try_for_each(|part| {
            let next = place(part, there, end).filter(|next| next - end <= MOST_BETWEEN)?;
            end = next + part.len();
            Some(())
        });
        if follow.is_some() {
            let (first, last) = (there.get(start)?, there.get(end.checked_sub(1)?)?);
            return Some(first.at.start..last.at.end);
        }
        from = start + 1;
    }
    None
}

/// Where some tokens stand, from a place on.
fn place(part: &[Token], there: &[Token], from: usize) -> Option<usize> {
    let rest = there.get(from..)?;
    let is_same = |window: &[Token]| window.iter().zip(part).all(|(a, b)| a.text == b.text);
    rest.windows(part.len()).position(is_same).map(|at| from + at)
}

/// The nearest stretch, by words alone: punctuation is shown but does not count.
fn near(quote: &str, text: &str, quoted: &[Token], there: &[Token]) -> Finding {
    let words = |tokens: &[Token]| -> Vec<Token> {
        tokens.iter().filter(|token| !token.is_sign).cloned().collect()
    };
    let (quoted, there) = (words(quoted), words(there));
    let texts = |tokens: &[Token]| -> Vec<String> {
        tokens.iter().map(|token| token.text.clone()).collect()
    };
    let found = nearest(&texts(&quoted), &texts(&there));
    let Some((stretch, edits)) = found else { return Finding::Missing };
    let same = edits.iter().filter(|edit| matches!(edit, Edit::Same(..))).count();
    if (same as f64) < LEAST_SHARE * quoted.len() as f64 {
        return Finding::Missing;
    }
    let ends = there.get(stretch.start).zip(there.get(stretch.end.saturating_sub(1)));
    let Some((first, last)) = ends else { return Finding::Missing };
    let at = first.at.start..last.at.end;
    let spell = |source: &str, token: Option<&Token>| {
        token.and_then(|token| source.get(token.at.clone())).unwrap_or_default().to_owned()
    };
    let differences = differences(
        &edits,
        |place| spell(quote, quoted.get(place)),
        |place| spell(text, there.get(place)),
    );
    Finding::Differs { at, differences }
}

/// The differences, adjacent ones joined.
fn differences(
    edits: &[Edit],
    quoted: impl Fn(usize) -> String,
    stands: impl Fn(usize) -> String,
) -> Vec<Difference> {
    let mut all: Vec<Difference> = Vec::new();
    let mut goes_on = false;
    for edit in edits {
        let (here, there) = match edit {
            Edit::Same(..) => {
                goes_on = false;
                continue;
            }
            Edit::Other(here, there) => (Some(*here), Some(*there)),
            Edit::Missing(here) => (Some(*here), None),
            Edit::Added(there) => (None, Some(*there)),
        };
        if !goes_on {
            all.push(Difference { quoted: String::new(), stands: String::new() });
        }
        goes_on = true;
        let Some(last) = all.last_mut() else { continue };
        let add = |text: &mut String, word: String| {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&word);
        };
        if let Some(here) = here {
            add(&mut last.quoted, quoted(here));
        }
        if let Some(there) = there {
            add(&mut last.stands, stands(there));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Trump said: “Our deal with China is done,\nsubject to final approval with \
                        President Xi and me.” He added that full magnets, and any necessary rare \
                        earths, will be supplied, up front, by China. 中方对此表示欢迎，愿同美方落实共识。";

    fn part(finding: &Finding) -> &str {
        match finding {
            Finding::Verbatim(at) | Finding::Differs { at, .. } => TEXT.get(at.clone()).unwrap(),
            Finding::Missing => "",
        }
    }

    #[test]
    fn word_for_word_whatever_the_typography() {
        for quote in [
            "Our deal with China is done, subject to final approval with President Xi and me",
            "\"our deal with China is done, subject to final approval\"",
            "full magnets, and any necessary rare earths, will be supplied, up front, by China.",
            "中方对此表示欢迎,愿同美方落实共识",
            "Our deal … is done … with President Xi",
            "[The] deal with China is done, subject to [...] approval with President Xi",
            "Full magnets ... will be supplied",
        ] {
            let found = find_quote(quote, TEXT);
            assert!(matches!(found, Finding::Verbatim(_)), "{quote}: {found:?}");
        }
        assert_eq!(part(&find_quote("is done subject", TEXT)), "is done,\nsubject");
    }

    #[test]
    fn what_differs_is_shown() {
        let found = find_quote(
            "Our deal with Beijing is done, subject to approval with President Xi",
            TEXT,
        );
        let Finding::Differs { differences, .. } = &found else { panic!("{found:?}") };
        let differ: Vec<(&str, &str)> =
            differences.iter().map(|one| (&*one.quoted, &*one.stands)).collect();
        assert_eq!(differ, [("Beijing", "China"), ("", "final")]);
        assert!(part(&found).starts_with("Our deal") && part(&found).ends_with("Xi"));
    }

    #[test]
    fn what_is_only_talked_of_is_not_found() {
        for quote in
            ["China will buy soybeans this autumn", "", "…", "“”", "Xi said the deal is off"]
        {
            assert_eq!(find_quote(quote, TEXT), Finding::Missing, "{quote}");
        }
        assert_eq!(find_quote("anything", ""), Finding::Missing);
    }

    #[test]
    fn parts_too_far_from_each_other_are_no_quotation() {
        let far = format!("The talks began. {} They ended.", "word ".repeat(2 * MOST_BETWEEN));
        assert_eq!(find_quote("The talks began … They ended", &far), Finding::Missing);
    }
}
