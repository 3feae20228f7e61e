//! Dates as people write them: "4 Oct 2023", "10–11 May", "about 6 Feb 2018",
//! "2025年6月9日". Both languages are read at once, since an analyst who works
//! in one copies dates from the other.
//!
//! Nothing is guessed: what can be read in two ways is refused with both, and
//! what depends on a clock is refused at all. Only a missing year may come from
//! a day that the caller names, and the result says so.

mod cursor;
mod figures;
mod grammar;
mod lexicon;
mod part;
mod problem;

pub use problem::DateProblem;

use super::plain::plain;
use crate::dossier::{Day, DayError, Edtf, EdtfError, Precision, Qualifier};

/// What a written date means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenDate {
    /// The date.
    pub edtf: Edtf,
    /// Whether a year was not written and taken from somewhere else.
    pub year_assumed: bool,
}

/// What a written day means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenDay {
    /// The day.
    pub day: Day,
    /// Whether its year was not written.
    pub year_assumed: bool,
}

/// Reads a date. EDTF is itself; else it is read as people write dates, a
/// missing year being that of `near`.
///
/// # Errors
/// Where it is no date, or several: what can be written.
pub fn read_date(text: &str, near: Option<Day>) -> Result<WrittenDate, DateProblem> {
    let text = text.trim();
    let as_written = |edtf| WrittenDate { edtf, year_assumed: false };
    if let Ok(edtf) = text.parse::<Edtf>() {
        return Ok(as_written(edtf));
    }
    let plain = plain(text);
    match plain.trim().parse::<Edtf>() {
        Ok(edtf) => Ok(as_written(edtf)),
        // "2025-06-10 to …" begins with a day, too.
        Err(EdtfError::Form(_) | EdtfError::TimeOfDay(_)) => grammar::read(text, &plain, near),
        Err(error) => Err(problem_of(text, error)),
    }
}

/// Reads one whole day, such as the day on which a source was published.
///
/// # Errors
/// As [`read_date`]; and where it is not one day, or not surely that day.
pub fn read_day(text: &str, near: Option<Day>) -> Result<WrittenDay, DateProblem> {
    let WrittenDate { edtf, year_assumed } = read_date(text, near)?;
    match edtf {
        Edtf::Stamp(stamp)
            if stamp.precision() == Precision::Day && stamp.qualifier() == Qualifier::None =>
        {
            Ok(WrittenDay { day: stamp.first(), year_assumed })
        }
        _ => Err(DateProblem::NotOneDay(edtf)),
    }
}

fn problem_of(text: &str, error: EdtfError) -> DateProblem {
    match error {
        EdtfError::Empty => DateProblem::Empty,
        EdtfError::Form(_) => DateProblem::unknown(text, text),
        EdtfError::TimeOfDay(_) => DateProblem::TimeOfDay,
        EdtfError::Calendar(DayError::Month(month)) => DateProblem::NoMonth(month),
        EdtfError::Calendar(DayError::Day { year, month, day, .. }) => {
            DateProblem::no_day(year, month, day)
        }
        EdtfError::Calendar(DayError::Form(_)) => DateProblem::unknown(text, text),
        EdtfError::Backwards { .. } => DateProblem::Backwards,
        EdtfError::Open => DateProblem::Open,
        EdtfError::Parts(_) => DateProblem::Parts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near() -> Option<Day> {
        Some("2025-03-01".parse().unwrap())
    }

    #[track_caller]
    fn reads(text: &str, expected: &str) {
        match read_date(text, near()) {
            Ok(read) => {
                let assumed = if read.year_assumed { " (year)" } else { "" };
                assert_eq!(format!("{}{assumed}", read.edtf), expected, "{text:?}");
            }
            Err(problem) => panic!("{text:?}: {problem}"),
        }
    }

    fn problem(text: &str) -> DateProblem {
        match read_date(text, near()) {
            Ok(read) => panic!("{text:?} is read as {}", read.edtf),
            Err(problem) => problem,
        }
    }

    #[test]
    fn days_as_they_are_written() {
        for text in [
            "2023-10-04",
            "4 Oct 2023",
            "Oct 4, 2023",
            "October 4th 2023",
            "4th of October, 2023",
            "the 4th of October 2023",
            "4.10.2023",
            "04.10.2023",
            "4 October 2023.",
            "Oct. 4 2023",
            "4-Oct-2023",
            "4/Oct/2023",
            "4Oct2023",
            "2023 Oct 4",
            "2023/10/04",
            "2023.10.4",
            "2023-10-4",
            "20231004",
            "２０２３－１０－０４",
            "4\u{a0}Oct\u{a0}2023",
            "2023年10月4日",
            "2023年10月4号",
            "２０２３年１０月４日",
            "二〇二三年十月四日",
            "on 4 October 2023",
            "Wednesday, 4 October 2023",
            "Wed 4 Oct 2023",
            "2023年10月4日（星期三）",
            "2023年10月4日周三",
            "4 OCTOBER 2023",
            "Oct-4-2023",
            "2023 年 10 月 4 日",
            "4. Oct 2023",
        ] {
            reads(text, "2023-10-04");
        }
        reads("13/10/2023", "2023-10-13");
        reads("10/13/2023", "2023-10-13");
        reads("04/04/2023", "2023-04-04");
        reads("4.13.2023", "2023-04-13");
        reads("2024年二月二十九日", "2024-02-29");
    }

    #[test]
    fn months_and_years() {
        for text in [
            "June 2025",
            "Jun 2025",
            "june, 2025",
            "2025年6月",
            "2025-6",
            "06/2025",
            "2025 June",
            "in June 2025",
            "6.2025",
            "Jun-2025",
        ] {
            reads(text, "2025-06");
        }
        for text in ["2025", "2025年", "in 2025", "二〇二五年"] {
            reads(text, "2025");
        }
        reads("Sept 2024", "2024-09");
        reads("May", "2025-05 (year)");
    }

    #[test]
    fn a_missing_year_is_that_of_the_context_and_said() {
        for text in ["9 June", "June 9", "6月9日", "六月九日", "June 9th", "9.6."] {
            reads(text, "2025-06-09 (year)");
        }
        reads("13/6", "2025-06-13 (year)");
        reads("6月", "2025-06 (year)");
        reads("10-11 May", "2025-05-10/2025-05-11 (year)");
        assert_eq!(read_date("9 June", None), Err(DateProblem::YearMissing));
        assert_eq!(read_date("10 to 11 May", None), Err(DateProblem::YearMissing));
    }

    #[test]
    fn spans() {
        for text in [
            "10 to 11 May 2025",
            "10-11 May 2025",
            "10–11 May 2025",
            "10 – 11 May 2025",
            "May 10 to 11, 2025",
            "May 10–11, 2025",
            "May 10-11 2025",
            "from 10 to 11 May 2025",
            "between 10 and 11 May 2025",
            "10/11 May 2025",
            "2025年5月10日至11日",
            "2025年5月10日—11日",
            "2025年5月10-11日",
            "2025年5月10～11日",
            "2025年5月10日到11日",
            "2025-05-10 to 2025-05-11",
            "2025-05-10 – 2025-05-11",
            "10.5.2025 - 11.5.2025",
            "Saturday 10 to Sunday 11 May 2025",
            "10th to 11th May 2025",
            "自2025年5月10日至11日",
            "10 May to 11 May 2025",
            "10 May 2025 until 11 May 2025",
            "2025年5月10日至2025年5月11日",
        ] {
            reads(text, "2025-05-10/2025-05-11");
        }
        reads("5月10日至11日", "2025-05-10/2025-05-11 (year)");
        reads("28 May to 2 June 2025", "2025-05-28/2025-06-02");
        reads("28 May - 2 June 2025", "2025-05-28/2025-06-02");
        reads("May 28–June 2, 2025", "2025-05-28/2025-06-02");
        reads("2025年5月28日至6月2日", "2025-05-28/2025-06-02");
        reads("28 Dec 2024 to 2 Jan 2025", "2024-12-28/2025-01-02");
        reads("28 Dec to 2 Jan 2025", "2024-12-28/2025-01-02 (year)");
        reads("28 Dec 2024 to 2 Jan", "2024-12-28/2025-01-02 (year)");
        reads("May to June 2025", "2025-05/2025-06");
        reads("May–June 2025", "2025-05/2025-06");
        reads("2025年5月至6月", "2025-05/2025-06");
        reads("2025年5-6月", "2025-05/2025-06");
        reads("5-6月", "2025-05/2025-06 (year)");
        reads("2018 to 2020", "2018/2020");
        reads("2018–2020", "2018/2020");
        reads("2018-2020年", "2018/2020");
        assert_eq!(problem("28 Dec to 2 Jan"), DateProblem::YearMissing);
        assert_eq!(problem("June to May 2025"), DateProblem::Backwards);
        assert_eq!(problem("11 to 10 May 2025"), DateProblem::Backwards);
    }

    #[test]
    fn doubt() {
        for text in [
            "about 6 Feb 2018",
            "c. 6 Feb 2018",
            "ca. 6 February 2018",
            "circa 6 Feb 2018",
            "around 6 Feb 2018",
            "approx. 6 Feb 2018",
            "~6 Feb 2018",
            "6 Feb 2018~",
            "大约2018年2月6日",
            "约2018年2月6日",
            "2018年2月6日左右",
            "2018年2月6日前后",
        ] {
            reads(text, "2018-02-06~");
        }
        for text in [
            "6 Feb 2018?",
            "6 Feb 2018 (?)",
            "possibly 6 Feb 2018",
            "perhaps 6 Feb 2018",
            "maybe 6 Feb 2018",
            "可能2018年2月6日",
            "可能为2018年2月6日",
            "2018年2月6日？",
        ] {
            reads(text, "2018-02-06?");
        }
        reads("perhaps about 6 Feb 2018", "2018-02-06%");
        reads("c. 6 Feb", "2025-02-06~ (year)");
        reads("around June 2025", "2025-06~");
        reads("possibly 2019", "2019?");
        reads("about 10 to 11 May 2025", "2025-05-10~/2025-05-11~");
        reads("about 10 May 2025 to 11 May 2025", "2025-05-10~/2025-05-11");
    }

    #[test]
    fn open_ends() {
        reads("since June 2025", "2025-06/..");
        reads("from 9 June 2025", "2025-06-09/..");
        reads("9 June 2025 onwards", "2025-06-09/..");
        reads("自2025年6月9日起", "2025-06-09/..");
        reads("2025年6月以来", "2025-06/..");
        reads("until June 2025", "../2025-06");
        reads("by 31 March 2019", "../2019-03-31");
        reads("截至2025年6月", "../2025-06");
        reads("before 2019", "../2018");
        reads("before 1 March 2024", "../2024-02-29");
        reads("before January 2019", "../2018-12");
        reads("2019年以前", "../2018");
        reads("2019年3月1日前", "../2019-02-28");
        reads("after 2019", "2020/..");
        reads("after December 2019", "2020-01/..");
        reads("2019年12月31日之后", "2020-01-01/..");
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_refused_with_both() {
        let date = |text: &str| text.parse().unwrap();
        let both = |day_first, month_first| DateProblem::Ambiguous {
            day_first: date(day_first),
            month_first: date(month_first),
        };
        assert_eq!(problem("04/10/2023"), both("2023-10-04", "2023-04-10"));
        assert_eq!(problem("4-10-2023"), both("2023-10-04", "2023-04-10"));
        assert_eq!(problem("4/10"), both("2025-10-04", "2025-04-10"));
        let said = problem("04/10/2023").to_string();
        assert!(said.contains("4 Oct 2023") && said.contains("10 Apr 2023"), "{said}");
        assert!(said.contains("2023-10-04") && said.contains("2023-04-10"), "{said}");
    }

    #[test]
    fn weekdays_are_checked() {
        reads("Tuesday, 10 June 2025", "2025-06-10");
        let said = problem("Monday, 10 June 2025").to_string();
        assert!(said.contains("Tuesday") && said.contains("10 Jun 2025"), "{said}");
        assert!(matches!(problem("2025年6月10日星期一"), DateProblem::Weekday { .. }));
        assert!(matches!(problem("Monday, 10 June"), DateProblem::Weekday { .. }));
        assert!(matches!(problem("Monday"), DateProblem::Unknown { .. }));
        assert!(matches!(problem("Tuesday June 2025"), DateProblem::Unknown { .. }));
    }

    #[test]
    fn refusals_say_what_to_write() {
        for text in ["yesterday", "Today", "昨天", "last week", "今年6月9日", "this month"] {
            assert!(matches!(problem(text), DateProblem::Relative(_)), "{text}");
        }
        for text in [
            "early June 2025",
            "mid-June 2025",
            "late 2025",
            "end of June",
            "6月初",
            "2025年6月中旬",
        ] {
            assert!(matches!(problem(text), DateProblem::Vague(_)), "{text}: {:?}", problem(text));
        }
        for text in [
            "spring 2021",
            "Q2 2025",
            "first quarter of 2025",
            "2025年一季度",
            "2025年春",
            "2025年上半年",
        ] {
            assert!(matches!(problem(text), DateProblem::Season(_)), "{text}: {:?}", problem(text));
        }
        for text in ["10 June 2025 at 23:50", "2025-06-10T23:50", "10 June 2025, 11 pm"] {
            assert_eq!(problem(text), DateProblem::TimeOfDay, "{text}");
        }
        for text in ["2025-06-10/2025-06-11/2025-06-12", "2025/2026/2027", "2025-06/../2026"] {
            assert_eq!(problem(text), DateProblem::Parts, "{text}");
        }
        for text in ["4 Oct 23", "4/10/23", "Oct 4 '23", "23年10月4日", "4.10.23"] {
            assert_eq!(problem(text), DateProblem::ShortYear, "{text}");
        }
        assert_eq!(problem(""), DateProblem::Empty);
        assert_eq!(problem("10"), DateProblem::MonthMissing);
        assert_eq!(problem("10日"), DateProblem::MonthMissing);
        assert_eq!(problem("30 February 2025"), DateProblem::no_day(2025, 2, 30));
        assert_eq!(problem("2025-02-30"), DateProblem::no_day(2025, 2, 30));
        assert_eq!(problem("2025年13月"), DateProblem::NoMonth(13));
        assert_eq!(problem("13/14/2025"), DateProblem::NoMonth(14));
        assert_eq!(problem("../.."), DateProblem::Open);
        let said = problem("10 Juin 2025").to_string();
        assert!(said.contains("juin") && said.contains("4 Oct 2023"), "{said}");
        assert!(problem("soon").to_string().contains("soon"));
    }

    #[test]
    fn a_day_field_takes_one_sure_day() {
        let day = |text: &str| read_day(text, near());
        assert_eq!(day("4 Oct 2023").unwrap().day.to_string(), "2023-10-04");
        assert!(day("4 Oct").unwrap().year_assumed);
        for text in ["June 2025", "about 4 Oct 2023", "10 to 11 May 2025", "since 4 Oct 2023"] {
            assert!(matches!(day(text), Err(DateProblem::NotOneDay(_))), "{text}");
        }
    }
}
