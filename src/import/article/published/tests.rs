#![allow(clippy::unwrap_used, reason = "where a test cannot go on it should fail")]

use super::*;

fn said(text: &str) -> Option<(String, String)> {
    let published = of_text(text)?;
    let PublishedFrom::Words(words) = published.from else { return None };
    assert!(text.contains(&words), "{words}");
    Some((published.day.to_string(), words))
}

#[test]
fn a_line_that_says_when_it_was_published_is_taken() {
    let taken = [
        ("June 12, 2025", "2025-06-12"),
        ("Thursday, 12 June 2025", "2025-06-12"),
        ("(2025-06-12)", "2025-06-12"),
        ("2025-06-12", "2025-06-12"),
        ("Published: June 12, 2025", "2025-06-12"),
        ("Published on 12 June 2025 at 10:45 BST", "2025-06-12"),
        ("Published 2025-06-12 10:45:03", "2025-06-12"),
        ("Posted: Thu, June 12, 2025, 9:14 a.m. EDT", "2025-06-12"),
        ("By Ana Li | June 12, 2025", "2025-06-12"),
        ("By Ana Li and Bo Smith, June 12, 2025", "2025-06-12"),
        ("Reuters · June 12, 2025 · 5 min read", "2025-06-12"),
        ("London, June 12, 2025", "2025-06-12"),
        ("LONDON, June 10, 2025 (Reuters) – The US and China agreed.", "2025-06-10"),
        ("WASHINGTON, June 10, 2025 — Both sides agreed.", "2025-06-10"),
        ("BEIJING, June 11, 2025 (Xinhua) -- China will act.", "2025-06-11"),
        ("2025年6月12日", "2025-06-12"),
        ("2025年6月12日 10:45", "2025-06-12"),
        ("发布时间：2025年6月12日", "2025-06-12"),
        ("来源：新华社 2025-06-12 10:45:03", "2025-06-12"),
        ("新华社北京2025年6月12日电", "2025-06-12"),
        ("Updated June 13, 2025", "2025-06-13"),
        ("Updated June 13, 2025 | Published June 12, 2025", "2025-06-12"),
        ("Published June 12, 2025 Updated June 13, 2025", "2025-06-12"),
        ("Last updated: June 13, 2025. First published: June 12, 2025", "2025-06-12"),
    ];
    for (line, day) in taken {
        let text = format!("Talks end\n\n{line}\n\nThe two sides met on 3 May 2019.\n");
        let found = said(&text);
        assert_eq!(found.as_ref().map(|(day, _)| day.as_str()), Some(day), "{line}: {found:?}");
    }
}

#[test]
fn a_date_that_the_text_tells_of_is_not_taken() {
    for line in [
        "China's ministry said on June 11, 2025 that it would act.",
        "On June 11, 2025, the ministry spoke.",
        "June 11, 2025, was the day on which the talks began.",
        "By June 12, 2025 all tariffs must be lifted.",
        "By June 12, 2025",
        "By the end of June 12, 2025",
        "LONDON, June 10 (Reuters) – The US and China agreed.",
        "June 12",
        "12 June",
        "新华社北京6月12日电",
        "6月12日",
        "2025年6月12日，商务部发言人表示，中方将采取行动。",
        "06/07/2025",
        "11/29/26, 5:34 PM",
        "Published in June 2025",
        "Yesterday",
        "The agreement was published on June 12, 2025 and entered into force a day later.",
        "He was born on 2 May 1960 – a Monday.",
    ] {
        let text = format!("Talks end\n\n{line}\n\nThe two sides met.\n");
        assert_eq!(said(&text), None, "{line}");
    }
}

#[test]
fn the_head_goes_first_and_the_middle_is_not_looked_at() {
    let middle = "The talks went on for long.\n\n".repeat(100);
    let text = format!("Talks end\n\n{middle}June 3, 2025\n\n{middle}June 12, 2025\n");
    assert_eq!(said(&text).unwrap().0, "2025-06-12");
    let text = format!("Talks end\n\nJune 11, 2025\n\n{middle}June 12, 2025\n");
    assert_eq!(said(&text).unwrap().0, "2025-06-11");
    let text = format!("Updated June 13, 2025\n\n{middle}Published: June 12, 2025\n");
    assert_eq!(said(&text).unwrap().0, "2025-06-12");
}

#[test]
fn the_words_are_those_of_the_text() {
    let text = "Talks end\nBy Ana Li |  June 12, 2025, 10:45 | Trade\nThe sides met.";
    assert_eq!(said(text).unwrap().1, "June 12, 2025, 10:45");
    let text = "LONDON, June 10, 2025 (Reuters) – The US and China agreed.";
    assert_eq!(said(text).unwrap().1, "LONDON, June 10, 2025");
}

#[test]
fn names_of_files_say_a_day_where_they_have_one() {
    let day = |name| day_of_name(name).map(|day| day.to_string());
    assert_eq!(day("london-framework-2025-06-12.txt").as_deref(), Some("2025-06-12"));
    assert_eq!(day("2025-06-12.pdf").as_deref(), Some("2025-06-12"));
    for none in ["12025-06-12.pdf", "2025-06-123.pdf", "2025-13-12.pdf", "2025-06.pdf", "é", ""] {
        assert_eq!(day(none), None, "{none}");
    }
}

#[test]
fn timestamps_keep_the_day_that_they_were_written_on() {
    let day = |stamp| day_of_stamp(stamp).map(|day| day.to_string());
    for stamp in [
        "2025-06-12",
        "2025-06-12T23:59:59-05:00",
        "2025-06-12T00:30:00+08:00",
        "2025-06-12 10:00",
        "2025/06/12",
        "20250612",
        "20250612T1000",
        "Thu, 12 Jun 2025 10:00:00 GMT",
        "June 12, 2025",
        "2025年6月12日",
    ] {
        assert_eq!(day(stamp).as_deref(), Some("2025-06-12"), "{stamp}");
    }
    for none in ["", "2025", "June 2025", "06/07/2025", "1749722400", "yesterday", "9999-99-99"] {
        assert_eq!(day(none), None, "{none}");
    }
}
