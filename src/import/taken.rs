//! A report that becomes an event of the dossier, with its address as the source.

use crate::dossier::{BOTH, CameoCode, Dossier, RecordKind, cameo, is_web_address};
use crate::edit::{Document, Edit, Fields};
use crate::reading::ReportRow;
use crate::streams::{About, ReportedEvent, Way};
use crate::words::{Words, one_line};

/// Most characters of a headline that is taken over.
const MOST: usize = 300;

/// The code of an event without one: it has no weight until it is coded.
const NO_CODE: &str = "010";

/// An event made of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// What adds it, and its source where that is new.
    pub edits: Vec<Edit>,
    /// Its id.
    pub id: String,
    /// Its headline.
    pub headline: String,
    /// Whether it waits for a code, since the source has another scheme.
    pub without_code: bool,
}

/// Why a report is not taken over: the dossier already has this event, at this place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlreadyThere(pub usize);

/// A report in one line: its own words if it has some that may be handed on, else who did what to
/// whom.
pub fn report_headline(row: &ReportRow, about: &About, dossier: &Dossier, words: &Words) -> String {
    let ReportRow { report, way } = row;
    if !report.text.is_empty() && !about.sharing.is_restricted() {
        return one_line(&report.text, MOST).into_owned();
    }
    let act = match cameo::nearest(&report.code) {
        Some(entry) => words.code_label(entry),
        None => &report.kind,
    };
    let name = |party: &str, otherwise: &str| {
        if party.is_empty() { otherwise.to_owned() } else { party.to_owned() }
    };
    let (actor, target) = (&report.actor, &report.target);
    let sides = match way {
        Way::By(slot) => [*slot, slot.other()].map(|slot| dossier.side(slot).name.as_str()),
        Way::Either => [&*actor.country, &*target.country],
    };
    let [actor, target] = [name(&actor.name, sides[0]), name(&target.name, sides[1])];
    one_line(&format!("{actor}: {act} ({target})"), MOST).into_owned()
}

/// Makes an event of a report: doubtful until a person has read what it rests on.
///
/// # Errors
/// Where the dossier has an event of that day and code from that address.
pub fn taken(
    document: &Document,
    row: &ReportRow,
    about: &About,
    words: &Words,
) -> Result<Taken, AlreadyThere> {
    let dossier = document.dossier();
    let report = &row.report;
    let code = report.code.parse::<CameoCode>().ok();
    let without_code = code.is_none();
    let code = code.as_ref().map_or(NO_CODE, CameoCode::as_str);
    if let Some(there) = is_there(dossier, report, code) {
        return Err(there);
    }
    let headline = report_headline(row, about, dossier, words);
    let id = document.suggest_id(RecordKind::Event, &headline);
    let mut edits = Vec::new();
    let source = source(document, report, about, words, &mut edits);
    let date =
        if report.date.is_empty() { report.day.to_string() } else { report.date.to_string() };
    let actor = match row.way {
        Way::By(slot) => dossier.side(slot).id.as_str(),
        Way::Either => BOTH,
    };
    let fields = Fields::new()
        .with("id", id.as_str())
        .with("date", date)
        .with("headline", headline.as_str())
        .with_text("detail", &detail(report, about, words))
        .with("actor", actor)
        .with("code", code)
        .with("confidence", "low")
        .with_texts("sources", [source]);
    edits.push(Edit::add(RecordKind::Event, fields));
    Ok(Taken { edits, id, headline, without_code })
}

fn is_there(dossier: &Dossier, report: &ReportedEvent, code: &str) -> Option<AlreadyThere> {
    if report.url.is_empty() {
        return None;
    }
    let has_address = |id| {
        let source = dossier.sources.find(id);
        source.is_some_and(|source| source.url.as_deref() == Some(&*report.url))
    };
    let place = dossier.events.iter().position(|event| {
        event.date.point() == report.day
            && event.code.as_str() == code
            && event.sources.iter().any(has_address)
    });
    place.map(AlreadyThere)
}

/// Where it is from and what is known of it there, without what may not be handed on.
fn detail(report: &ReportedEvent, about: &About, words: &Words) -> String {
    let score = report.score.map(|score| format!("{score:+.1}").replace('-', "−"));
    let kind = if report.code.is_empty() { &report.kind } else { &report.code };
    let parts = [
        ("report-number", Some(report.id.to_string()).filter(|id| !id.is_empty())),
        ("report-code", Some(kind.to_string()).filter(|kind| !kind.is_empty())),
        ("report-score", score),
        ("report-mentions", report.mentions.map(|count| count.to_string())),
    ];
    let told = parts
        .into_iter()
        .filter_map(|(key, value)| Some(words.with(key, &[("value", value?.into())]).into_owned()));
    let told: Vec<String> = told.collect();
    let values = [("origin", about.origin.name().into()), ("told", told.join("; ").into())];
    words.with("report-detail", &values).into_owned()
}

/// The source of a report: the one that has its address, or a new one.
fn source(
    document: &Document,
    report: &ReportedEvent,
    about: &About,
    words: &Words,
    edits: &mut Vec<Edit>,
) -> String {
    let url = Some(&*report.url).filter(|url| is_web_address(url));
    let known = url.and_then(|url| {
        document.dossier().sources.iter().find(|source| source.url.as_deref() == Some(url))
    });
    if let Some(known) = known {
        return known.id.to_string();
    }
    let host = url.and_then(|url| url.split("//").nth(1)?.split(['/', '?', '#']).next());
    let host = host.map(|host| host.strip_prefix("www.").unwrap_or(host));
    let origin = about.origin.name();
    let title = match host {
        Some(host) => words.with("report-at", &[("host", host.into())]).into_owned(),
        None => {
            let values = [("origin", origin.into()), ("id", (&*report.id).into())];
            words.with("report-of", &values).into_owned()
        }
    };
    let id = document.suggest_id(RecordKind::Source, &title);
    let mut fields = Fields::new()
        .with("id", id.as_str())
        .with("title", title)
        .with("publisher", host.unwrap_or(origin))
        .with_text("url", url.unwrap_or_default());
    // Before it was published, it could not be known from this report.
    if let Some(added) = report.added.filter(|added| *added > report.day) {
        fields.set("published", added.to_string());
    }
    edits.push(Edit::add(RecordKind::Source, fields));
    id
}
