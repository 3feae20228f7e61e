//! A written date as a row of numbers, signs and known words, of both
//! languages.

use crate::words::plain::is_chinese;

/// What a word or sign means in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A month, 1 to 12.
    Month(u32),
    /// A day of the week, 1 for Monday.
    Weekday(u32),
    /// 年, behind a year.
    YearMark,
    /// 月, behind a month.
    MonthMark,
    /// 日, behind a day.
    DayMark,
    About,
    Perhaps,
    Since,
    Until,
    Before,
    After,
    /// *From*, 自: of a span, or of what goes on.
    From,
    To,
    Between,
    And,
    /// 起, *onwards*: behind what goes on.
    Onwards,
    /// Says nothing: *the*, *of*, *on*.
    Filler,
    /// Depends on a clock.
    Relative,
    /// *Early*, 中旬: part of a month or year.
    Vague,
    /// A season, a quarter, a half year.
    Season,
    /// A time of day.
    Time,
}

/// A piece of a written date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A number, how many digits it has, and whether an ending (`4th`) says
    /// that it counts days.
    Number { value: u32, digits: usize, is_ordinal: bool },
    /// A known word.
    Known(Meaning, String),
    /// `-`, `/`, `.`, `~`, `?` or `%`.
    Sign(char),
    /// None of these.
    Unknown(String),
}

use Meaning as M;

const ENGLISH: [(&str, Meaning); 100] = [
    ("monday", M::Weekday(1)),
    ("mon", M::Weekday(1)),
    ("tuesday", M::Weekday(2)),
    ("tue", M::Weekday(2)),
    ("tues", M::Weekday(2)),
    ("wednesday", M::Weekday(3)),
    ("wed", M::Weekday(3)),
    ("thursday", M::Weekday(4)),
    ("thu", M::Weekday(4)),
    ("thur", M::Weekday(4)),
    ("thurs", M::Weekday(4)),
    ("friday", M::Weekday(5)),
    ("fri", M::Weekday(5)),
    ("saturday", M::Weekday(6)),
    ("sat", M::Weekday(6)),
    ("sunday", M::Weekday(7)),
    ("sun", M::Weekday(7)),
    ("january", M::Month(1)),
    ("jan", M::Month(1)),
    ("february", M::Month(2)),
    ("feb", M::Month(2)),
    ("march", M::Month(3)),
    ("mar", M::Month(3)),
    ("april", M::Month(4)),
    ("apr", M::Month(4)),
    ("may", M::Month(5)),
    ("june", M::Month(6)),
    ("jun", M::Month(6)),
    ("july", M::Month(7)),
    ("jul", M::Month(7)),
    ("august", M::Month(8)),
    ("aug", M::Month(8)),
    ("september", M::Month(9)),
    ("sep", M::Month(9)),
    ("sept", M::Month(9)),
    ("october", M::Month(10)),
    ("oct", M::Month(10)),
    ("november", M::Month(11)),
    ("nov", M::Month(11)),
    ("december", M::Month(12)),
    ("dec", M::Month(12)),
    ("about", M::About),
    ("around", M::About),
    ("circa", M::About),
    ("c", M::About),
    ("ca", M::About),
    ("approx", M::About),
    ("approximately", M::About),
    ("roughly", M::About),
    ("perhaps", M::Perhaps),
    ("possibly", M::Perhaps),
    ("maybe", M::Perhaps),
    ("probably", M::Perhaps),
    ("uncertain", M::Perhaps),
    ("since", M::Since),
    ("until", M::Until),
    ("till", M::Until),
    ("by", M::Until),
    ("before", M::Before),
    ("after", M::After),
    ("from", M::From),
    ("to", M::To),
    ("through", M::To),
    ("between", M::Between),
    ("and", M::And),
    ("onwards", M::Onwards),
    ("onward", M::Onwards),
    ("the", M::Filler),
    ("of", M::Filler),
    ("on", M::Filler),
    ("in", M::Filler),
    ("at", M::Filler),
    ("today", M::Relative),
    ("yesterday", M::Relative),
    ("tomorrow", M::Relative),
    ("last", M::Relative),
    ("next", M::Relative),
    ("this", M::Relative),
    ("ago", M::Relative),
    ("now", M::Relative),
    ("early", M::Vague),
    ("mid", M::Vague),
    ("middle", M::Vague),
    ("late", M::Vague),
    ("end", M::Vague),
    ("beginning", M::Vague),
    ("start", M::Vague),
    ("week", M::Vague),
    ("spring", M::Season),
    ("summer", M::Season),
    ("autumn", M::Season),
    ("fall", M::Season),
    ("winter", M::Season),
    ("quarter", M::Season),
    ("q", M::Season),
    ("half", M::Season),
    ("am", M::Time),
    ("pm", M::Time),
    ("noon", M::Time),
    ("midnight", M::Time),
];

/// Longer before shorter where one begins the other.
const CHINESE: [(&str, Meaning); 74] = [
    ("星期一", M::Weekday(1)),
    ("星期二", M::Weekday(2)),
    ("星期三", M::Weekday(3)),
    ("星期四", M::Weekday(4)),
    ("星期五", M::Weekday(5)),
    ("星期六", M::Weekday(6)),
    ("星期日", M::Weekday(7)),
    ("星期天", M::Weekday(7)),
    ("周一", M::Weekday(1)),
    ("周二", M::Weekday(2)),
    ("周三", M::Weekday(3)),
    ("周四", M::Weekday(4)),
    ("周五", M::Weekday(5)),
    ("周六", M::Weekday(6)),
    ("周日", M::Weekday(7)),
    ("年", M::YearMark),
    ("月", M::MonthMark),
    ("日", M::DayMark),
    ("号", M::DayMark),
    ("大约", M::About),
    ("大概", M::About),
    ("约", M::About),
    ("左右", M::About),
    ("前后", M::About),
    ("可能", M::Perhaps),
    ("或许", M::Perhaps),
    ("也许", M::Perhaps),
    ("疑为", M::Perhaps),
    ("自", M::From),
    ("从", M::From),
    ("起", M::Onwards),
    ("以来", M::Onwards),
    ("至今", M::Onwards),
    ("开始", M::Onwards),
    ("截至", M::Until),
    ("截止", M::Until),
    ("直到", M::Until),
    ("直至", M::Until),
    ("至", M::To),
    ("到", M::To),
    ("和", M::And),
    ("与", M::And),
    ("以前", M::Before),
    ("之前", M::Before),
    ("前", M::Before),
    ("以后", M::After),
    ("之后", M::After),
    ("后", M::After),
    ("之间", M::Filler),
    ("期间", M::Filler),
    ("为", M::Filler),
    ("是", M::Filler),
    ("于", M::Filler),
    ("在", M::Filler),
    ("今天", M::Relative),
    ("今日", M::Relative),
    ("昨天", M::Relative),
    ("昨日", M::Relative),
    ("明天", M::Relative),
    ("今年", M::Relative),
    ("去年", M::Relative),
    ("上", M::Relative),
    ("本", M::Relative),
    ("下", M::Relative),
    ("初", M::Vague),
    ("中旬", M::Vague),
    ("底", M::Vague),
    ("末", M::Vague),
    ("中", M::Vague),
    ("季", M::Season),
    ("春", M::Season),
    ("夏", M::Season),
    ("秋", M::Season),
    ("冬", M::Season),
];

/// Those that begin as others do, or mean something else than their parts.
const CHINESE_FIRST: [(&str, Meaning); 7] = [
    ("上旬", M::Vague),
    ("下旬", M::Vague),
    ("上半年", M::Season),
    ("下半年", M::Season),
    ("第", M::Filler),
    ("季度", M::Season),
    ("前天", M::Relative),
];

const CHINESE_DIGITS: [char; 11] =
    ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '零'];

/// The pieces of a text in its plain form. Blanks, commas and brackets say
/// nothing.
pub(super) fn tokens(plain: &str) -> Vec<Token> {
    let mut all = Vec::new();
    let mut rest = plain;
    while let Some(first) = rest.chars().next() {
        let (token, length) = if first.is_ascii_digit() {
            number(rest)
        } else if first.is_ascii_alphabetic() {
            word(rest)
        } else if is_chinese(first) {
            chinese(rest)
        } else {
            (sign(first, all.last()), first.len_utf8())
        };
        // A dash written twice is one.
        if token != Some(Token::Sign('-')) || all.last() != Some(&Token::Sign('-')) {
            all.extend(token);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    all
}

fn sign(c: char, last: Option<&Token>) -> Option<Token> {
    match c {
        '-' | '/' | '~' | '?' | '%' => Some(Token::Sign(c)),
        // A full stop belongs to a date only behind a number.
        '.' => matches!(last, Some(Token::Number { .. })).then_some(Token::Sign(c)),
        ':' => Some(Token::Known(M::Time, c.to_string())),
        ' ' | ',' | '(' | ')' | '[' | ']' | '\'' | '"' => None,
        c => Some(Token::Unknown(c.to_string())),
    }
}

fn number(text: &str) -> (Option<Token>, usize) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let after = text.get(digits..).unwrap_or_default();
    let ending = ["st", "nd", "rd", "th"].into_iter().find(|ending| after.starts_with(ending));
    let value = text.get(..digits).and_then(|digits| digits.parse().ok());
    let length = digits + ending.map_or(0, str::len);
    let token = match value {
        Some(value) => Token::Number { value, digits, is_ordinal: ending.is_some() },
        None => Token::Unknown(text.chars().take(digits).collect()),
    };
    (Some(token), length)
}

fn word(text: &str) -> (Option<Token>, usize) {
    let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = text.get(..length).unwrap_or_default();
    let known = ENGLISH.iter().find(|(name, _)| *name == word);
    let token = match known {
        Some((name, meaning)) => Token::Known(*meaning, (*name).to_owned()),
        None => Token::Unknown(word.to_owned()),
    };
    (Some(token), length)
}

fn chinese(text: &str) -> (Option<Token>, usize) {
    let mut known = CHINESE_FIRST.iter().chain(&CHINESE);
    if let Some((name, meaning)) = known.find(|(name, _)| text.starts_with(name)) {
        return (Some(Token::Known(*meaning, (*name).to_owned())), name.len());
    }
    let numeral: String =
        text.chars().take_while(|c| *c == '十' || CHINESE_DIGITS.contains(c)).collect();
    match chinese_number(&numeral) {
        Some(token) => (Some(token), numeral.len()),
        None => {
            let odd: String = text.chars().take(1).collect();
            let length = odd.len();
            (Some(Token::Unknown(odd)), length)
        }
    }
}

/// 二〇二五, 六, 十, 二十一.
fn chinese_number(numeral: &str) -> Option<Token> {
    let digit = |c: char| -> Option<u32> {
        let place = CHINESE_DIGITS.iter().position(|other| *other == c)?;
        u32::try_from(place % 10).ok()
    };
    let digits = numeral.chars().count();
    let value = if let Some((tens, ones)) = numeral.split_once('十') {
        let one = |text: &str, none: u32| -> Option<u32> {
            let mut chars = text.chars();
            match (chars.next(), chars.next()) {
                (None, _) => Some(none),
                (Some(c), None) => digit(c),
                _ => None,
            }
        };
        one(tens, 1)? * 10 + one(ones, 0)?
    } else if (1..=4).contains(&digits) {
        numeral.chars().try_fold(0, |sum, c| Some(sum * 10 + digit(c)?))?
    } else {
        return None;
    };
    // As written in figures: a year has four of them, all else at most two.
    let digits = if digits == 4 && value > 99 { 4 } else { digits.min(2) };
    Some(Token::Number { value, digits, is_ordinal: false })
}
