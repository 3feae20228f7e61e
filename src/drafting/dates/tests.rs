//! What is read of sentences: those of the issue, an article's, and any text.

use proptest::prelude::*;

use super::*;

const ARTICLE_DAY: &str = "2025-06-12";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// What is found, as `words = date`, a duration as `words = 90 Day`.
fn said(text: &str, near: &str, language: Language) -> Vec<String> {
    let found = find_dates(text, day(near), language);
    let one = |found: &FoundDate| {
        let words = text.get(found.range.clone()).unwrap();
        match (found.edtf, found.kind) {
            (Some(edtf), _) => format!("{words} = {edtf}"),
            (None, DateKind::Duration(Length { count: Some(count), unit })) => {
                format!("{words} = {count} {unit:?}")
            }
            (None, kind) => format!("{words} = {kind:?}"),
        }
    };
    found.iter().map(one).collect()
}

#[track_caller]
fn reads(text: &str, expected: &[&str]) {
    assert_eq!(said(text, ARTICLE_DAY, Language::English), expected, "{text}");
}

#[track_caller]
fn reads_chinese(text: &str, expected: &[&str]) {
    assert_eq!(said(text, ARTICLE_DAY, Language::Chinese), expected, "{text}");
}

#[test]
fn the_expressions_of_an_article() {
    reads("revive a truce after two days of talks in London, further", &["two days = 2 Day"]);
    reads(
        "President Donald Trump said on June 11 that the deal “is done”.\nHours earlier, Vice-Premier He Lifeng",
        &["June 11 = 2025-06-11", "Hours earlier = 2025-06-11~"],
    );
    reads(
        "The agreement, which concluded close to midnight on June 10 in London, followed measures, after both sides agreed in May in Geneva to a 90-day truce",
        &["close to midnight on June 10 = 2025-06-10~", "May = 2025-05", "90-day = 90 Day"],
    );
    reads("The main sticking points since May were", &["since May = 2025-05/.."]);
    reads(
        "after a June 5 phone call, as well as May’s trade truce",
        &["June 5 = 2025-06-05", "May = 2025-05"],
    );
    reads(
        "The May agreement was derailed on June 1 when",
        &["May = 2025-05", "June 1 = 2025-06-01"],
    );
    reads("On May 29, it announced", &["May 29 = 2025-05-29"]);
    reads("accounting for nearly 70 per cent of the mining and about 90 per cent", &[]);
    reads("over the past week", &["over the past week = 2025-06-05/2025-06-12"]);
}

#[test]
fn absolute_dates() {
    reads("on 10 June 2025, and", &["10 June 2025 = 2025-06-10"]);
    reads("Tuesday, June 10th, 2025", &["Tuesday, June 10th, 2025 = 2025-06-10"]);
    reads("in June 2025.", &["June 2025 = 2025-06"]);
    reads("by the end of 2024", &["by the end of 2024 = ../2024-12~"]);
    reads(
        "in Q2 2025 and the first half of 2024",
        &["Q2 2025 = 2025-04/2025-06", "the first half of 2024 = 2024-01/2024-06"],
    );
    reads(
        "the 1990s and the 20th century",
        &["the 1990s = 1990/1999", "the 20th century = 1900/1999"],
    );
    reads("2025-06-10 and 20250611", &["2025-06-10 = 2025-06-10", "20250611 = 2025-06-11"]);
}

#[test]
fn figures_that_can_be_read_in_two_ways_are_uncertain() {
    reads("signed on 4/10/2025", &["4/10/2025 = 2025-04-10?"]);
    reads("signed on 13/10/2025", &["13/10/2025 = 2025-10-13"]);
    let found = find_dates("signed on 4/10/2025", day(ARTICLE_DAY), Language::English);
    assert_eq!(found[0].qualifier, crate::dossier::Qualifier::Uncertain);
}

#[test]
fn spans_and_open_ends() {
    reads("talks on June 9-10 in London", &["June 9-10 = 2025-06-09/2025-06-10"]);
    reads("talks on June 9 and 10", &["June 9 and 10 = 2025-06-09/2025-06-10"]);
    reads("on June 5 and July 9", &["June 5 = 2025-06-05", "July 9 = 2025-07-09"]);
    reads("from 10 to 11 May 2025", &["from 10 to 11 May 2025 = 2025-05-10/2025-05-11"]);
    reads("from December to February", &["from December to February = 2024-12/2025-02"]);
    reads("between 2018 and 2020", &["between 2018 and 2020 = 2018/2020"]);
    reads("before 1 March 2024", &["before 1 March 2024 = ../2024-02-29"]);
    reads("after 2019", &["after 2019 = 2020/.."]);
    reads("until August 12", &["until August 12 = ../2025-08-12"]);
    reads("until May 12", &["until May 12 = ../2026-05-12"]);
    reads("no later than 1 July", &["no later than 1 July = ../2025-07-01"]);
    reads("more than two weeks ago", &["more than two weeks ago = ../2025-05-28~"]);
}

#[test]
fn relative_dates() {
    reads("yesterday and today", &["yesterday = 2025-06-11", "today = 2025-06-12"]);
    reads("last week", &["last week = 2025-06-02/2025-06-08"]);
    reads("next month", &["next month = 2025-07"]);
    reads("next May, last May", &["next May = 2026-05", "last May = 2025-05"]);
    reads("on Tuesday", &["Tuesday = 2025-06-10"]);
    reads("two months ago", &["two months ago = 2025-04-12~"]);
    reads("the past three days", &["the past three days = 2025-06-09/2025-06-12"]);
    reads("early June", &["early June = 2025-06-01~/2025-06-10~"]);
    reads("late last year", &["late last year = 2024-09~/2024-12~"]);
    let found = find_dates("yesterday", day(ARTICLE_DAY), Language::English);
    assert_eq!(found[0].relative_to, Some(day(ARTICLE_DAY)));
    assert!(found[0].is_relative() && !found[0].is_completed);
}

#[test]
fn later_and_earlier_count_from_a_day_named_before() {
    reads(
        "signed on May 12. Two days later it",
        &["May 12 = 2025-05-12", "Two days later = 2025-05-14"],
    );
    reads("Two days later it", &["Two days later = 2025-06-14"]);
    reads("on May 12; the next day, it", &["May 12 = 2025-05-12", "the next day = 2025-05-13"]);
    let far = format!("on May 12 {} two days later", "and so on ".repeat(80));
    assert_eq!(said(&far, ARTICLE_DAY, Language::English)[1], "two days later = 2025-06-14");
}

#[test]
fn a_missing_year_is_the_nearest_and_said() {
    reads("on December 28", &["December 28 = 2024-12-28"]);
    reads("on November 10", &["November 10 = 2025-11-10"]);
    let found = find_dates("on June 11, and on 11 June 2025", day(ARTICLE_DAY), Language::English);
    assert_eq!([found[0].is_completed, found[1].is_completed], [true, false]);
}

#[test]
fn what_is_no_date() {
    for text in [
        "This may take longer than expected, and may fail",
        "they march on, the sun is up, he sat down",
        "a fleet of 2000 ships and 1234 men",
        "call 206-555-2020 or 2010-2015-86",
        "it cost $2020 and €1999, up 2025%",
        "at 10:30, at 9 am, 10 p.m.",
        "spring 2.0, section 7.6, 6,107.31",
        "the second of the two",
    ] {
        reads(text, &[]);
    }
}

#[test]
fn chinese_dates() {
    reads_chinese(
        "中美于2025年6月9日至10日在伦敦",
        &["2025年6月9日至10日 = 2025-06-09/2025-06-10"],
    );
    reads_chinese("公告2025年第4号规定", &["2025年 = 2025"]);
    reads_chinese("6月9至10日，双方", &["6月9至10日 = 2025-06-09/2025-06-10"]);
    reads_chinese("7月28至29日", &["7月28至29日 = 2025-07-28/2025-07-29"]);
    reads_chinese(
        "昨日、前天和上周五",
        &["昨日 = 2025-06-11", "前天 = 2025-06-10", "上周五 = 2025-06-06"],
    );
    reads_chinese("二〇二五年六月十日（星期二）", &["二〇二五年六月十日（星期二） = 2025-06-10"]);
    reads_chinese("２０２５年６月１０日", &["２０２５年６月１０日 = 2025-06-10"]);
    reads_chinese("去年十二月", &["去年十二月 = 2024-12"]);
    reads_chinese("5月中旬", &["5月中旬 = 2025-05-11~/2025-05-20~"]);
    reads_chinese("今年年初", &["今年年初 = 2025-01~/2025-04~"]);
    reads_chinese("年底前", &["年底前 = ../2025-12~"]);
    reads_chinese("上月底", &["上月底 = 2025-05-21~/2025-05-31~"]);
    reads_chinese("自5月以来", &["自5月以来 = 2025-05/.."]);
    reads_chinese("截至6月10日", &["截至6月10日 = ../2026-06-10"]);
    reads_chinese("2018年之前", &["2018年之前 = ../2017"]);
    reads_chinese("2025年第二季度", &["2025年第二季度 = 2025-04/2025-06"]);
    reads_chinese("近日，近三年来", &["近日 = 2025-06-12~", "近三年 = 2022-06-12/2025-06-12"]);
    reads_chinese("三天前，数小时后", &["三天前 = 2025-06-09", "数小时后 = 2025-06-12~"]);
    reads_chinese("为期两天的会谈，90天休战", &["两天 = 2 Day", "90天 = 90 Day"]);
    reads_chinese("大约2018年2月6日前后", &["大约2018年2月6日前后 = 2018-02-06~"]);
    reads_chinese("6月6日前，6月6日本报讯", &["6月6日前 = ../2025-06-05", "6月6日 = 2025-06-06"]);
    reads_chinese("自4月10日12时01分起", &["自4月10日 = 2025-04-10/.."]);
    reads_chinese("10日内，未来90天", &["10日内 = 10 Day", "未来90天 = 2025-06-13/2025-09-10"]);
    reads_chinese("日前，去年年底", &["日前 = 2025-06-12~", "去年年底 = 2024-09~/2024-12~"]);
    reads_chinese("当地时间5月10日至11日", &["5月10日至11日 = 2025-05-10/2025-05-11"]);
    reads_chinese("上世纪九十年代", &["九十年代 = 1990/1999"]);
}

#[test]
fn what_is_no_date_in_chinese() {
    for text in [
        "《2025年6月的故事》",
        "今日头条",
        "农历八月十五",
        "10:30，上午10时",
        "增长20%，5.5亿元，三分之一",
        "日本和日内瓦，1000日元，前三季度",
        "第一个问题",
    ] {
        reads_chinese(text, &[]);
    }
}

#[test]
fn every_find_names_its_rule() {
    let text = "last week, June 10, 90-day, since May, two days later";
    let found = find_dates(text, day(ARTICLE_DAY), Language::English);
    assert_eq!(found.len(), 5);
    assert!(found.iter().all(|one| !one.rule.is_empty()));
}

/// What it costs grows as the text does, whatever it is made of.
#[test]
fn a_text_twice_as_long_costs_twice_as_much() {
    let costs = |piece: &str, language: Language| {
        let steps = |times: usize| counted(&piece.repeat(times), day(ARTICLE_DAY), language).1;
        let (one, two) = (steps(1_500), steps(3_000));
        assert!(two <= one * 2 + one / 10 + 1_000, "{piece:?}: {one}, then {two}");
        let tokens = 1_500 * piece.split(' ').count() as u64;
        assert!(one < tokens.max(1_500) * 3_000, "{piece:?}: {one} steps");
    };
    for piece in [
        "May ",
        "1 ",
        "two ",
        "twenty-",
        "the ",
        "10-",
        "6/",
        "first of ",
        "before ",
        "last ",
        "'s ",
        "between 1 and ",
        "2 days and ",
        "January 1 to ",
        "close to ",
        "(",
        "June 10, ",
        "no later ",
    ] {
        costs(piece, Language::English);
    }
    for piece in
        ["一", "年", "月", "6月", "2025年", "自", "至", "《", "第", "上", "前", "10日至", "1-"]
    {
        costs(piece, Language::Chinese);
    }
}

/// Pieces of which dates are made, and others.
fn near_dates() -> impl Strategy<Value = String> {
    let pieces = vec![
        "May",
        "june ",
        "the ",
        "10",
        "31",
        "2025",
        "99999999",
        "0",
        "to ",
        "-",
        "–",
        "/",
        ".",
        ",",
        " ",
        "th",
        "'s",
        "last ",
        "next ",
        "week ",
        "years ",
        "ago ",
        "since ",
        "before ",
        "and ",
        "between ",
        "end of ",
        "two ",
        "thousand ",
        "quarter ",
        "first ",
        "Friday ",
        "é",
        "😀",
        "\n\n",
        "(",
        ")",
        "$",
        "年",
        "月",
        "日",
        "十二",
        "至",
        "上周",
        "前",
        "第",
        "个",
        "《",
        "农历",
        "世纪",
        "年代",
        "底",
        "９",
        "century ",
        "decades ",
        "fortnight ",
        "more than ",
        "of ",
        "in ",
        "for ",
        "months ",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..24).prop_map(|all| all.concat())
}

fn holds(text: &str, near: Day) {
    for language in Language::ALL {
        let found = find_dates(text, near, language);
        let mut end = 0;
        for one in &found {
            assert!(text.get(one.range.clone()).is_some_and(|words| !words.is_empty()), "{text:?}");
            assert!(one.range.start >= end, "{text:?} overlaps");
            end = one.range.end;
            let is_duration = matches!(one.kind, DateKind::Duration(_));
            assert_eq!(one.edtf.is_none(), is_duration, "{text:?}");
            if let Some(edtf) = one.edtf {
                assert_eq!(edtf.to_string().parse(), Ok(edtf), "{text:?}: {edtf}");
            }
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_harm(text in any::<String>()) {
        holds(&text, day(ARTICLE_DAY));
    }

    #[test]
    fn what_looks_like_dates_is_read_without_harm(text in near_dates(), near in any::<i32>()) {
        holds(&text, day(ARTICLE_DAY));
        holds(&text, Day::from_number(near));
    }
}
