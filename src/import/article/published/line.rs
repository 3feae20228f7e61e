//! Whether a line says when the text was published.

use super::stamp::{anchor, is_chinese, language_of, written_day};
use crate::dossier::Day;
use crate::drafting::find_dates;
use crate::words::Language;

/// How a day is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// With a word such as *published*.
    Published,
    /// Without one.
    Alone,
    /// As the day of a change.
    Updated,
}

/// A day that a line says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'t> {
    pub(super) sort: Sort,
    pub(super) day: Day,
    /// The words, as they stand there.
    pub(super) words: &'t str,
    /// Whether the text goes on behind it.
    pub(super) is_dateline: bool,
}

/// What separates the parts of a byline.
const SEPARATORS: [&str; 9] = ["|", "·", "•", "∙", "｜", " – ", " — ", " - ", "\t"];
/// Words that begin what is said of a change.
const CHANGED: [&str; 8] = [
    "last updated",
    "updated",
    "last modified",
    "modified",
    "revised",
    "更新时间",
    "更新于",
    "更新",
];
/// Words that say when something was published.
const ISSUED: [&str; 17] = [
    "first published",
    "published",
    "posted",
    "issued",
    "released",
    "release date",
    "date",
    "dated",
    "发布时间",
    "发布日期",
    "发表时间",
    "发表于",
    "发布于",
    "发布",
    "日期",
    "时间",
    "发稿时间",
];
/// Words around a date that say no more than it does.
const BESIDE: [&str; 44] = [
    "on",
    "at",
    "the",
    "of",
    "online",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "am",
    "pm",
    "gmt",
    "utc",
    "bst",
    "est",
    "edt",
    "et",
    "pst",
    "pdt",
    "pt",
    "cst",
    "cet",
    "cest",
    "hkt",
    "sgt",
    "jst",
    "ist",
    "local",
    "time",
    "min",
    "read",
];
/// And in Chinese.
const BESIDE_CHINESE: [&str; 12] = [
    "星期一",
    "星期二",
    "星期三",
    "星期四",
    "星期五",
    "星期六",
    "星期日",
    "星期天",
    "上午",
    "下午",
    "北京时间",
    "讯",
];
/// A line in which a part is a date is no longer; sentences are.
const LONGEST_BYLINE: usize = 160;
/// Nor is the place of a dateline.
const LONGEST_PLACE: usize = 60;

/// The days that a line says.
pub(super) fn said_in(line: &str) -> Vec<Said<'_>> {
    let line = line.trim();
    let mut all = Vec::new();
    for part in parts(line) {
        let is_whole = part.len() == line.len();
        let Some(said) = alone(part) else { continue };
        if is_whole || line.len() <= LONGEST_BYLINE || said.sort != Sort::Alone {
            all.push(said);
        }
    }
    if all.is_empty() {
        all.extend(signed(line).or_else(|| dateline(line)));
    }
    all
}

/// A line, taken apart at its separators and before words that say what follows.
fn parts(line: &str) -> Vec<&str> {
    let mut cuts: Vec<(usize, usize)> = vec![(0, 0)];
    for separator in SEPARATORS {
        cuts.extend(line.match_indices(separator).map(|(at, own)| (at, at + own.len())));
    }
    // Of letters beyond ASCII the lengths are those of the line.
    let small = line.to_ascii_lowercase();
    for label in CHANGED.iter().chain(&ISSUED[..2]) {
        for (at, _) in small.match_indices(label) {
            let before = small.get(..at).unwrap_or_default();
            let begins = !before.ends_with(|letter: char| letter.is_ascii_alphabetic());
            // "Last updated" is not cut in two.
            if begins && !before.ends_with("last ") && !before.ends_with("first ") {
                cuts.push((at, at));
            }
        }
    }
    cuts.sort_unstable();
    let ends = cuts.iter().skip(1).map(|(at, _)| *at).chain([line.len()]);
    cuts.iter().zip(ends).filter_map(|((_, from), to)| Some(line.get(*from..to)?.trim())).collect()
}

/// A part that is a date, with no more than a label and the time of day.
fn alone(part: &str) -> Option<Said<'_>> {
    let (day, range) = only_day(part)?;
    let (before, after) = (part.get(..range.start)?, part.get(range.end..)?);
    if !says_nothing(after) {
        return None;
    }
    let small = before.to_ascii_lowercase();
    let small = small.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let begins = |labels: &[&'static str]| {
        labels.iter().find_map(|label| small.strip_prefix(label)).filter(|rest| says_nothing(rest))
    };
    let sort = if begins(&CHANGED).is_some() {
        Sort::Updated
    } else if begins(&ISSUED).is_some() {
        Sort::Published
    } else if says_nothing(before) || names_source(before) {
        Sort::Alone
    } else {
        return None;
    };
    Some(Said { sort, day, words: part, is_dateline: false })
}

/// "By Ana Li, June 12, 2025"; "London, June 12, 2025".
fn signed(line: &str) -> Option<Said<'_>> {
    let (day, range) = only_day(line)?;
    let (before, after) = (line.get(..range.start)?, line.get(range.end..)?);
    let before = before.trim_end().strip_suffix([',', ';', '('])?;
    let names: Vec<&str> = before.split_whitespace().collect();
    let (by, most) = if names.first()?.eq_ignore_ascii_case("by") { (1, 9) } else { (0, 4) };
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase)
            || matches!(*word, "and" | "in" | "of" | "&" | "de" | "van")
    };
    let names = names.get(by..).filter(|names| !names.is_empty() && names.len() <= most)?;
    let is_it = names.first().is_some_and(|name| name.starts_with(char::is_uppercase))
        && names.iter().all(is_name)
        && says_nothing(after);
    is_it.then_some(Said { sort: Sort::Alone, day, words: line, is_dateline: false })
}

/// "LONDON, June 10, 2025 (Reuters) – The", "新华社北京2025年6月12日电": the words to
/// the end of the date.
fn dateline(line: &str) -> Option<Said<'_>> {
    let found = find_dates(line, anchor(), language_of(line));
    let first = found.first()?;
    let day = written_day(line, first)?;
    let (before, after) = (line.get(..first.range.start)?, line.get(first.range.end..)?);
    let place = before.trim().trim_end_matches(['(', ',', '（', '/', ' ']);
    if place.is_empty() || place.len() > LONGEST_PLACE {
        return None;
    }
    let is_it = if language_of(line) == Language::Chinese {
        let is_plain = !place.contains(['，', '。', '；', ' ']) && place.contains("社");
        is_plain && after.trim_start().starts_with('电')
    } else {
        // The place stands in capitals, and a dash or an agency behind the day.
        let city = place.split([',', '(', '/']).next().unwrap_or_default();
        let after = after.trim_start_matches([',', ')', '.', ' ']);
        let dash = |text: &str| {
            ["–", "—", "-", ":", "/PRNewswire"].iter().any(|one| text.starts_with(one))
        };
        let behind_agency = after.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        let behind_agency = behind_agency.map_or("", |(_, rest)| rest.trim_start());
        city.chars().filter(|letter| letter.is_alphabetic()).count() > 2
            && !city.contains(char::is_lowercase)
            && (dash(after) || dash(behind_agency))
    };
    let words = line.get(..first.range.end)?;
    is_it.then_some(Said { sort: Sort::Alone, day, words, is_dateline: true })
}

/// The one date of a part: a whole day with its year. Times of day are no dates.
fn only_day(part: &str) -> Option<(Day, std::ops::Range<usize>)> {
    let found = find_dates(part, anchor(), language_of(part));
    let mut days =
        found.iter().filter_map(|one| Some((written_day(part, one)?, one.range.clone())));
    let first = days.next()?;
    days.next().is_none().then_some(first)
}

/// "来源：新华社", "Source: Reuters", before a date in one line.
fn names_source(before: &str) -> bool {
    let before = before.trim();
    let is_label = ["来源", "Source:", "source:"].iter().any(|label| before.starts_with(label));
    is_label && before.len() <= LONGEST_PLACE && !before.contains(['。', '，', '.'])
}

/// Whether what stands beside a date adds nothing: a weekday, a time of day.
fn says_nothing(text: &str) -> bool {
    let mut text = text.to_ascii_lowercase();
    for word in BESIDE_CHINESE {
        text = text.replace(word, " ");
    }
    let is_mark = |letter: char| !letter.is_alphanumeric();
    text.replace("a.m", "am").replace("p.m", "pm").split(is_mark).all(|word| {
        let of_clock = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let is_number = word.len() - of_clock.len() <= 4;
        let rest =
            matches!(of_clock, "" | "am" | "pm" | "h" | "t" | "z") || BESIDE.contains(&of_clock);
        !word.contains(is_chinese) && is_number && rest
    })
}
