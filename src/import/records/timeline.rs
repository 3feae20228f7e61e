//! Timelines of TimelineJS: version 3 with nested dates, versions 1 and 2 with dates
//! such as `2011,12,10`, and the sheet that it reads.

use serde_json::{Map, Value};

use super::super::report::{ImportReport, Skip};
use super::super::sheet::{Cell, Sheet};
use super::super::text::plain_text;
use super::{Happening, Timeline};
use crate::dossier::Edtf;

/// The JSON that a text holds, by itself or in a call or an assignment.
pub(super) fn json_of(bytes: &[u8]) -> Option<Value> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim();
    if text.starts_with(['{', '[']) {
        return serde_json::from_str(text).ok();
    }
    // `callback({…});` or `name = {…}`: a name, and what it is given.
    let start = text.find('{')?;
    let before = text.get(..start)?.trim_end();
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '$' | ' ');
    if !before.ends_with(['(', '=']) || !before.trim_end_matches(['(', '=']).chars().all(is_name) {
        return None;
    }
    let end = text.rfind('}')?;
    serde_json::from_str(text.get(start..=end)?).ok()
}

/// The events and eras of a timeline.
pub(super) fn of_json(json: &Value, name: &str, report: &mut ImportReport) -> Timeline {
    let timeline = json.get("timeline").unwrap_or(json);
    let list = |keys: [&str; 2]| {
        let found = keys.iter().find_map(|key| timeline.get(key)?.as_array());
        found.map(Vec::as_slice).unwrap_or_default()
    };
    let bare = json.as_array().map(Vec::as_slice).unwrap_or_default();
    let of_title = |value: &Value| text_of(value, "headline");
    let title = timeline.get("title").map(of_title).unwrap_or_else(|| of_title(timeline));
    let mut found = Timeline { title, list: Vec::new() };
    for (is_period, items) in
        [(false, list(["events", "date"])), (true, list(["eras", "era"])), (false, bare)]
    {
        for item in items {
            report.rows += 1;
            let Some(item) = item.as_object() else {
                report.skip(Skip::NoRow, name, report.rows, item.to_string().as_bytes());
                continue;
            };
            match happening(item, is_period) {
                Ok(happening) => {
                    found.list.push(Happening { line: report.rows, ..happening });
                }
                Err(why) => {
                    let shown = Value::Object(item.clone()).to_string();
                    report.skip(why, name, report.rows, shown.as_bytes());
                }
            }
        }
    }
    found
}

/// A text of an item, where version 3 has a table `text` round it.
fn text_of(item: &Value, key: &str) -> String {
    let nested = item.get("text").and_then(|text| text.get(key));
    let text = nested.or_else(|| item.get(key)).and_then(Value::as_str);
    text.map(plain_text).unwrap_or_default()
}

fn happening(item: &Map<String, Value>, is_period: bool) -> Result<Happening, Skip> {
    let get = |keys: &[&str]| keys.iter().find_map(|key| item.get(*key));
    let date = |keys: &[&str]| get(keys).and_then(date);
    let start = date(&["start_date", "startDate", "date"]).ok_or(Skip::Date)?;
    let end = date(&["end_date", "endDate"]).filter(|end| *end != start);
    let whole = Value::Object(item.clone());
    let mut headline = text_of(&whole, "headline");
    if headline.is_empty() {
        let other = get(&["title", "display_date"]).and_then(Value::as_str).map(plain_text);
        headline = other.filter(|text| !text.is_empty()).ok_or(Skip::NoText)?;
    }
    let detail = match item.get("text") {
        Some(Value::String(text)) => plain_text(text),
        _ => text_of(&whole, "text"),
    };
    let media = get(&["media", "asset"]);
    let url = media.and_then(|media| {
        media.get("link").or_else(|| media.get("url")).or_else(|| media.get("media"))
    });
    let url = url.or_else(|| get(&["source"])).and_then(Value::as_str).unwrap_or_default();
    let group = get(&["group", "tag"]).and_then(Value::as_str).unwrap_or_default();
    Ok(Happening {
        date: spanned(&start, end.as_deref()),
        headline,
        detail,
        actor: group.trim().to_owned(),
        url: url.trim().to_owned(),
        is_period,
        ..Happening::default()
    })
}

/// The date of what has a headline, too.
pub(super) fn with_headline(date: String, headline: &str) -> Result<String, Skip> {
    if headline.is_empty() { Err(Skip::NoText) } else { Ok(date) }
}

/// The date of one end of an item.
fn date(value: &Value) -> Option<String> {
    match value {
        Value::Object(parts) => {
            let part = |key: &str| match parts.get(key) {
                Some(Value::Number(number)) => number.to_string(),
                Some(Value::String(text)) => text.trim().to_owned(),
                _ => String::new(),
            };
            of_parts(&part("year"), &part("month"), &part("day"))
        }
        Value::String(text) => {
            let text = text.trim();
            let day = text.split([' ', 'T']).next().unwrap_or(text);
            let mut parts = day.split(',').map(str::trim);
            let (year, month, day) =
                (parts.next()?, parts.next().unwrap_or(""), parts.next().unwrap_or(""));
            of_parts(year, month, day)
                .or_else(|| Some(text.parse::<Edtf>().ok()?.to_string()))
                .or_else(|| {
                    crate::words::read_date(text, None).ok().map(|date| date.edtf.to_string())
                })
        }
        Value::Number(year) => of_parts(&year.to_string(), "", ""),
        _ => None,
    }
}

/// A date of some parts as EDTF: what is not said is left open.
pub(super) fn of_parts(year: &str, month: &str, day: &str) -> Option<String> {
    let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.fract() == 0.0);
    let year = number(year).filter(|year| (1.0..=9999.0).contains(year))? as u32;
    let month = number(month).filter(|month| *month > 0.0).map(|month| month as u32);
    let day = number(day).filter(|day| *day > 0.0).map(|day| day as u32);
    let text = match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    };
    text.parse::<Edtf>().is_ok().then_some(text)
}

/// A date, or the span from one to another that is later.
pub(super) fn spanned(start: &str, end: Option<&str>) -> String {
    let whole = end.map(|end| format!("{start}/{end}"));
    whole.filter(|span| span.parse::<Edtf>().is_ok()).unwrap_or_else(|| start.to_owned())
}

/// The rows of the sheet that TimelineJS reads; `None` where the columns are others.
pub(super) fn of_sheet(sheet: &Sheet, name: &str, report: &mut ImportReport) -> Option<Timeline> {
    let place =
        |wanted: &str| sheet.heading.iter().position(|own| own.trim().eq_ignore_ascii_case(wanted));
    let (year, headline) = (place("year")?, place("headline")?);
    let others =
        ["month", "day", "end year", "end month", "end day", "text", "media", "type", "group"];
    let places = others.map(place);
    let mut found = Timeline::default();
    for (line, cells) in &sheet.rows {
        let at = |place: Option<usize>| {
            place.and_then(|at| cells.get(at)).map(Cell::text).unwrap_or_default().trim().to_owned()
        };
        if cells.iter().all(Cell::is_blank) {
            continue;
        }
        let [month, day, end_year, end_month, end_day, text, media, kind, group] = places.map(at);
        let title = plain_text(&at(Some(headline)));
        if kind.eq_ignore_ascii_case("title") {
            found.title = title;
            continue;
        }
        report.rows += 1;
        let start = of_parts(&at(Some(year)), &month, &day).ok_or(Skip::Date);
        let start = match start.and_then(|start| with_headline(start, &title)) {
            Ok(start) => start,
            Err(why) => {
                let shown: Vec<String> = cells.iter().take(8).map(Cell::text).collect();
                report.skip(why, name, *line, shown.join(" | ").as_bytes());
                continue;
            }
        };
        let end = of_parts(&end_year, &end_month, &end_day).filter(|end| *end != start);
        found.list.push(Happening {
            line: *line,
            date: spanned(&start, end.as_deref()),
            headline: title,
            detail: plain_text(&text),
            actor: group,
            url: media,
            is_period: kind.eq_ignore_ascii_case("era"),
            ..Happening::default()
        });
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Timeline, ImportReport) {
        let mut report = ImportReport::default();
        let found = of_json(&json_of(text.as_bytes()).unwrap(), "t", &mut report);
        (found, report)
    }

    #[test]
    fn every_version_is_read() {
        let (three, _) = read(
            r#"{"title": {"text": {"headline": "T &amp; U"}}, "events": [
                {"start_date": {"year": "2025", "month": "5"}, "end_date": {"year": 2025, "month": 6},
                 "text": {"headline": "<b>Talks</b>", "text": "<p>Of two.</p><p>Days</p>"},
                 "media": {"url": "https://example.org"}, "group": "US"}],
              "eras": [{"start_date": {"year": 2024}, "text": {"headline": "Era"}}]}"#,
        );
        assert_eq!(three.title, "T & U");
        let [talks, era] = three.list.as_slice() else { panic!("{three:?}") };
        assert_eq!((talks.date.as_str(), talks.headline.as_str()), ("2025-05/2025-06", "Talks"));
        assert_eq!((talks.detail.as_str(), talks.actor.as_str()), ("Of two. Days", "US"));
        assert!(era.is_period && era.date == "2024");
        let (two, report) = read(
            r#"storyjs_jsonp_data = {"timeline": {"headline": "Old", "date": [
                {"startDate": "2011,12,10", "endDate": "2011,12,10", "headline": "A", "text": "<i>x</i>"},
                {"startDate": "-13800000000", "headline": "Bang"}]}}"#,
        );
        assert_eq!((two.title.as_str(), two.list[0].date.as_str()), ("Old", "2011-12-10"));
        assert_eq!((two.list.len(), report.unread()), (1, 1));
        let (none, report) = read(
            r#"{"events": [{"start_date": {"year": "1908"}, "text": {"headline": ""}},
                {"start_date": {"year": "MCMVIII"}, "text": {"headline": "A"}}]}"#,
        );
        assert_eq!(none.list, []);
        assert!(report.skipped.keys().eq([&Skip::Date, &Skip::NoText]), "{report:?}");
        assert_eq!(json_of(b"alert(1); x = {}"), None);
    }
}
