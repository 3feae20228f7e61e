//! The words of dates, from the tables in `assets/drafting`: a word or phrase a
//! line, what it means and its value.
//!
//! A new name for something that a rule knows already is a line there and
//! nothing else.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::found::Unit;

/// The table of English words.
pub(super) const ENGLISH_CSV: &str = include_str!("../../../assets/drafting/dates-en.csv");
/// The table of Chinese words, in simplified and traditional characters.
pub(super) const CHINESE_CSV: &str = include_str!("../../../assets/drafting/dates-zh.csv");

/// What a piece of a text is to a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Word {
    /// Figures.
    Number,
    Dash,
    Slash,
    Dot,
    Comma,
    Open,
    Close,
    Equals,
    /// `'s`
    Possessive,
    /// Nothing that belongs to a date.
    Other,
    Month,
    Weekday,
    Unit,
    /// *Two*; *twenty* has the value 20.
    Cardinal,
    /// *Second*.
    Ordinal,
    Hundred,
    Thousand,
    /// *Several*, 数: more than one.
    Several,
    /// *Couple*, a pair or so.
    Couple,
    /// *Today*, 昨日: so many days from now.
    Named,
    /// *Now*: an end of a span, and no date by itself.
    Now,
    /// 今年, 上月: a unit and how many of it from now.
    NamedUnit,
    /// *Recently*, 近日.
    Recent,
    /// *Last*, *this*, *next*: −1, 0, 1.
    Step,
    /// *Past*, 过去: the time up to now.
    Past,
    /// *Coming*, 未来: the time from now on.
    Coming,
    /// *Early*, *mid*, 上旬: 0, 1, 2.
    Third,
    /// *Q1*, 第一季度: 1 to 4.
    QuarterName,
    /// *H1*, 上半年: 1 or 2.
    HalfName,
    /// *Nineties*.
    Decade,
    /// *s* behind a number.
    Plural,
    About,
    Perhaps,
    Since,
    Until,
    Before,
    After,
    From,
    To,
    Between,
    And,
    Or,
    Within,
    In,
    On,
    Of,
    The,
    A,
    Ago,
    Later,
    Earlier,
    /// *Or later*, 或之后: from it on, itself with it. *Or after* (1) may begin
    /// another date, too.
    AndLater,
    AndEarlier,
    /// *More than*, *less than*: 1, −1.
    MoreThan,
    /// *Year to date*.
    ToDate,
    /// 之间, behind two dates.
    Amid,
    /// *Midnight*, *2:30*: a time of day.
    Time,
    /// *Whole*, 在: says nothing.
    Filler,
    /// *Starting*, *beginning*: since then.
    Starting,
    /// *Calendar*, before year.
    Calendar,
    /// 年, 月, 日, 世纪, 年代, 第.
    YearMark,
    MonthMark,
    DayMark,
    DecadeMark,
    CenturyMark,
    OrdinalMark,
    /// 个
    Measure,
}

/// The names that the tables have for meanings.
const MEANINGS: [(&str, Word); 60] = [
    ("month", Word::Month),
    ("weekday", Word::Weekday),
    ("unit", Word::Unit),
    ("cardinal", Word::Cardinal),
    ("ordinal", Word::Ordinal),
    ("hundred", Word::Hundred),
    ("thousand", Word::Thousand),
    ("several", Word::Several),
    ("couple", Word::Couple),
    ("named", Word::Named),
    ("now", Word::Now),
    ("named unit", Word::NamedUnit),
    ("recent", Word::Recent),
    ("step", Word::Step),
    ("past", Word::Past),
    ("coming", Word::Coming),
    ("third", Word::Third),
    ("quarter", Word::QuarterName),
    ("half", Word::HalfName),
    ("decade", Word::Decade),
    ("plural", Word::Plural),
    ("about", Word::About),
    ("perhaps", Word::Perhaps),
    ("since", Word::Since),
    ("until", Word::Until),
    ("before", Word::Before),
    ("after", Word::After),
    ("from", Word::From),
    ("to", Word::To),
    ("between", Word::Between),
    ("and", Word::And),
    ("or", Word::Or),
    ("within", Word::Within),
    ("in", Word::In),
    ("on", Word::On),
    ("of", Word::Of),
    ("the", Word::The),
    ("a", Word::A),
    ("ago", Word::Ago),
    ("later", Word::Later),
    ("earlier", Word::Earlier),
    ("and later", Word::AndLater),
    ("and earlier", Word::AndEarlier),
    ("more than", Word::MoreThan),
    ("to date", Word::ToDate),
    ("amid", Word::Amid),
    ("time", Word::Time),
    ("filler", Word::Filler),
    ("starting", Word::Starting),
    ("calendar", Word::Calendar),
    ("no date", Word::Other),
    ("dash", Word::Dash),
    ("comma", Word::Comma),
    ("year mark", Word::YearMark),
    ("month mark", Word::MonthMark),
    ("day mark", Word::DayMark),
    ("decade mark", Word::DecadeMark),
    ("century mark", Word::CenturyMark),
    ("ordinal mark", Word::OrdinalMark),
    ("measure", Word::Measure),
];

/// A line of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) word: Word,
    pub(super) value: i32,
    pub(super) unit: Option<Unit>,
    /// How it must be written to be the word of a date.
    pub(super) written: Written,
}

/// How a word must be written to be that of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// However it is.
    Anyhow,
    /// With a capital: in small letters it more often means something else, as
    /// *may* does.
    Capital,
    /// Beside other words of a date, being a name of people as well.
    Beside,
}

/// The words of a language.
pub(super) struct Lexicon {
    entries: HashMap<&'static str, Entry>,
    /// What begins a phrase of several words.
    starts: HashMap<&'static str, usize>,
    /// The most characters of an entry.
    pub(super) longest: usize,
}

/// English.
pub(super) static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(ENGLISH_CSV));
/// Chinese.
pub(super) static CHINESE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(CHINESE_CSV));

impl Lexicon {
    fn read(csv: &'static str) -> Self {
        let entries: HashMap<_, _> = csv.lines().skip(1).filter_map(entry).collect();
        let mut starts = HashMap::new();
        for phrase in entries.keys() {
            if let Some((first, _)) = phrase.split_once(' ') {
                let words = starts.entry(first).or_insert(1);
                *words = (*words).max(phrase.split(' ').count());
            }
        }
        let longest = entries.keys().map(|word| word.chars().count()).max().unwrap_or(0);
        Self { entries, starts, longest }
    }

    /// What a word in small letters means.
    pub(super) fn get(&self, word: &str) -> Option<Entry> {
        self.entries.get(word).copied()
    }

    /// How many words the longest phrase has that begins so; 1 where none does.
    pub(super) fn phrase_length(&self, first: &str) -> usize {
        self.starts.get(first).copied().unwrap_or(1)
    }
}

// The tables are part of the program and a test reads every line of them, so a
// line that does not parse cannot ship.
fn entry(line: &'static str) -> Option<(&'static str, Entry)> {
    let mut fields = line.split(',');
    let word = fields.next()?;
    let meaning = fields.next()?;
    let (_, meaning) = MEANINGS.iter().find(|(name, _)| *name == meaning)?;
    let value = match fields.next()? {
        "" => 0,
        value => value.parse().ok()?,
    };
    let unit = match fields.next()? {
        "" => None,
        name => Some(Unit::named(name)?),
    };
    let written = match fields.next()? {
        "" => Written::Anyhow,
        "capital" => Written::Capital,
        "beside" => Written::Beside,
        _ => return None,
    };
    Some((word, Entry { word: *meaning, value, unit, written }))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_line_is_read_and_no_word_stands_twice() {
        for csv in [ENGLISH_CSV, CHINESE_CSV] {
            let mut words = HashSet::new();
            assert_eq!(csv.lines().next(), Some("word,meaning,value,unit,written"));
            for line in csv.lines().skip(1) {
                let (word, _) = entry(line).unwrap_or_else(|| panic!("{line:?}"));
                assert!(words.insert(word), "{word} stands twice");
                assert_eq!(word, word.to_lowercase(), "words are in small letters");
            }
        }
    }

    #[test]
    fn phrases_are_known_by_their_first_word() {
        assert_eq!(ENGLISH.phrase_length("no"), 3);
        assert_eq!(ENGLISH.phrase_length("june"), 1);
        assert!(CHINESE.longest >= 4);
    }
}
