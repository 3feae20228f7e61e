//! Laws of dates as people write them: what is printed is read back, EDTF is
//! itself, and no text is too odd.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

use std::sync::LazyLock;

use detente::dossier::{Day, Edtf};
use detente::words::{Language, Words, read_date, read_day};
use proptest::prelude::*;

static WORDS: LazyLock<[Words; 2]> = LazyLock::new(|| Language::ALL.map(Words::of));

/// Years of four digits, as people write them.
fn any_day() -> impl Strategy<Value = Day> {
    let number = |text: &str| text.parse::<Day>().unwrap().number();
    (number("1000-01-01")..=number("9999-12-31")).prop_map(Day::from_number)
}

fn stamp() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec!["", "~", "?", "%"]);
    (any_day(), prop::sample::select(vec![10_usize, 7, 4]), sign)
        .prop_map(|(day, length, sign)| format!("{}{sign}", &day.to_string()[..length]))
}

fn any_edtf() -> impl Strategy<Value = Edtf> {
    let open = || Just("..".to_owned());
    let bound = || prop_oneof![4 => stamp(), 1 => open()];
    let text =
        prop_oneof![stamp(), (bound(), bound()).prop_map(|(start, end)| format!("{start}/{end}")),];
    text.prop_filter_map("no such span", |text| text.parse().ok())
}

/// Pieces of which dates are made, and others.
fn near_dates() -> impl Strategy<Value = String> {
    let pieces = vec![
        "4",
        "10",
        "31",
        "2025",
        "25",
        "Oct",
        "May",
        "june",
        "th",
        "to",
        "-",
        "–",
        "/",
        ".",
        ",",
        " ",
        " ",
        "about",
        "c.",
        "?",
        "~",
        "%",
        "since",
        "until",
        "before",
        "after",
        "from",
        "between",
        "and",
        "of",
        "the",
        "Monday",
        "年",
        "月",
        "日",
        "6",
        "至",
        "约",
        "可能",
        "自",
        "起",
        "左右",
        "星期二",
        "前",
        "十",
        "二〇二五",
        "９",
        "\u{a0}",
        "00",
        "99999999",
        "20250610",
        "1st",
        ":",
        "..",
        "é",
        "0000",
        "9999",
        "12",
        "13",
        "'",
        "(",
        "onwards",
        "4294967296",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..9).prop_map(|pieces| pieces.concat())
}

/// What is read is sound, and what is refused can be said in every language.
fn judged(text: &str, near: Option<Day>) {
    match read_date(text, near) {
        Ok(read) => {
            assert_eq!(read.edtf.to_string().parse(), Ok(read.edtf), "{text:?}");
            assert!(!read.year_assumed || near.is_some() || text.contains(char::is_numeric));
        }
        Err(problem) => {
            for words in WORDS.iter() {
                let said = words.date_problem(&problem);
                assert!(!said.is_empty() && !said.contains("date-problem"), "{said}");
            }
        }
    }
    let _ = read_day(text, near);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_is_read_back(date in any_edtf()) {
        for words in WORDS.iter() {
            let said = words.edtf(&date);
            let read = read_date(&said, None);
            prop_assert_eq!(read.map(|read| read.edtf), Ok(date), "{}", said);
        }
        prop_assert_eq!(read_date(&date.in_words(), None).map(|read| read.edtf), Ok(date));
    }

    #[test]
    fn edtf_is_itself(date in any_edtf(), near in any_day()) {
        let read = read_date(&date.to_string(), Some(near)).unwrap();
        prop_assert_eq!((read.edtf, read.year_assumed), (date, false));
    }

    #[test]
    fn a_day_without_its_year_is_of_the_year_around_it(day in any_day()) {
        for words in WORDS.iter() {
            let read = read_day(&words.day_of_year(day), Some(day)).unwrap();
            prop_assert_eq!((read.day, read.year_assumed), (day, true));
            let read = read_day(&words.day(day), None).unwrap();
            prop_assert_eq!((read.day, read.year_assumed), (day, false));
        }
    }

    #[test]
    fn no_text_is_too_odd(text in any::<String>(), near in prop::option::of(any_day())) {
        judged(&text, near);
    }

    #[test]
    fn nor_any_row_of_pieces(text in near_dates(), near in prop::option::of(any_day())) {
        judged(&text, near);
    }
}

/// Every day of four years, one of them a leap year.
#[test]
fn every_day_is_read_back() {
    let first: Day = "2023-01-01".parse().unwrap();
    for day in (0..=4 * 366).map(|after| first.plus(after)) {
        for sign in ["", "~", "?", "%"] {
            let date: Edtf = format!("{day}{sign}").parse().unwrap();
            for words in WORDS.iter() {
                let said = words.edtf(&date);
                assert_eq!(read_date(&said, None).map(|read| read.edtf), Ok(date), "{said}");
            }
        }
    }
}
