//! Whether an author's own headline still agrees with the record.

use super::wording::{decimals, format_value};
use super::{Holdings, Settings};
use crate::dossier::{Problem, ProblemKind, Severity, span_of_key};
use crate::tension::Series;

/// A warning where the dossier's own `headline` names a number that tension
/// does not have on the dossier's as-of day.
pub fn stale_headline(text: &str, holdings: &Holdings) -> Option<Problem> {
    let dossier = holdings.dossier();
    let headline = dossier.headline.as_deref()?;
    let settings = Settings::of(dossier);
    let series = Series::compute(&settings.model, &holdings.select(settings.scope()));
    let value = series.at(settings.as_of)?;
    let kind = settings.model.kind();
    let wrong = wrong_number(headline, value, decimals(kind))?;
    let span = span_of_key(text, "headline").unwrap_or(0..0);
    let kind = ProblemKind::StaleHeadline {
        named: wrong.into(),
        as_of: settings.as_of,
        tension: format_value(value, kind).into(),
    };
    Some(Problem::at(text, &span, Severity::Warning, kind))
}

/// The first number of a sentence that could be meant as tension, where none
/// of those is the value as it would be written.
///
/// Not meant are numbers that are part of a word or of a larger number
/// (`90-day`, `$250bn`, `2.5`), per cents, years, and days beside the name of a
/// month.
fn wrong_number(sentence: &str, value: f64, digits: usize) -> Option<String> {
    let shown = format!("{value:.digits$}");
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let mut meant = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let core = word.trim_matches(|c: char| !c.is_alphanumeric() && !"$€£¥%-−".contains(c));
        let is_number = !core.is_empty() && core.chars().all(|c| c.is_ascii_digit() || c == '.');
        let Some(number) = core.parse::<f64>().ok().filter(|_| is_number) else { continue };
        let beside = |at: Option<usize>| at.and_then(|at| words.get(at)).copied().unwrap_or("");
        let (before, after) = (beside(place.checked_sub(1)), beside(Some(place + 1)));
        let is_day = is_month(before) || is_month(after);
        let is_scale = before == "of" && number == 100.0;
        let is_counted = after.starts_with("per") || after.starts_with("day");
        if number <= 100.0 && !is_day && !is_scale && !is_counted {
            meant.push(core.to_owned());
        }
    }
    if meant.contains(&shown) { None } else { meant.into_iter().next() }
}

/// Whether a word is a month's English name, written out or short.
fn is_month(word: &str) -> bool {
    const SHORT: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let word = word.trim_matches(|c: char| !c.is_alphabetic());
    let long = word.len() > 3 && word.chars().all(char::is_alphabetic);
    let lower = word.to_lowercase();
    SHORT.iter().any(|month| if long { lower.starts_with(month) } else { lower == *month })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_holds_is_not_stale() {
        for sentence in [
            "Tension is 78 of 100, below its peak of 91 on 11 April",
            "At 78, still tense",
            "Tense after a 90-day truce with 145% duties and $250bn at stake in 2025",
            "No number at all",
            "A truce for 90 days from 12 May",
        ] {
            assert_eq!(wrong_number(sentence, 77.6, 0), None, "{sentence}");
        }
    }

    #[test]
    fn a_number_that_does_not_hold_is_named() {
        for (sentence, named) in [
            ("Tension is 74 of 100, tense", "74"),
            ("Down to 54, after London.", "54"),
            ("Mean hostility 1.5 in March 2019", "1.5"),
        ] {
            assert_eq!(wrong_number(sentence, 77.6, 0).as_deref(), Some(named), "{sentence}");
        }
    }
}
