//! Commitments with their metrics, claims and verdicts.

use super::super::commitment::{
    Basis, Claim, Claimant, Commitment, CommitmentKind, Force, Metric, Observation, Stance, Status,
    Verdict,
};
use super::super::edtf::Edtf;
use super::super::fields::RecordKind;
use super::super::id::Id;
use super::super::problem::{FieldFault, RecordFault, TableKind};
use super::super::reader::Record;
use super::super::relations::{Link, Links};
use super::names::Names;

pub(super) fn read(root: &Record<'_, '_>, names: &Names<'_>, links: &mut Links) -> Vec<Commitment> {
    let records = root.tables("commitments", TableKind::Record(RecordKind::Commitment));
    records.iter().filter_map(|record| read_one(record, names, links)).collect()
}

fn read_one(record: &Record<'_, '_>, names: &Names<'_>, links: &mut Links) -> Option<Commitment> {
    let id = names.commitments.own(record);
    let by = record.required_text("by").and_then(|text| names.side(record, &text));
    let to = record.text("to").and_then(|text| names.side(record, &text));
    let text = record.required_headline("text");
    let made: Option<Edtf> = record.required_parsed("made");
    let due = record.parsed("due");
    let expires = record.parsed("expires");
    check_not_before(record, "due", due.as_ref(), made.as_ref());
    check_not_before(record, "expires", expires.as_ref(), made.as_ref());
    let forces = [
        ("binding", Force::Binding),
        ("political", Force::Political),
        ("unilateral", Force::Unilateral),
        ("reported", Force::Reported),
    ];
    let kinds = [
        ("action", CommitmentKind::Action),
        ("result", CommitmentKind::Result),
        ("restraint", CommitmentKind::Restraint),
    ];
    let metric = record.inner("metric", TableKind::Metric);
    let claims = record.tables("claims", TableKind::Claim);
    let verdicts = record.tables("verdicts", TableKind::Verdict);
    let event = names.events.one(record, "event");
    let force = record.choice("force", &forces);
    let kind = record.choice("kind", &kinds);
    let conditional_on =
        read_links(record, names, "conditional_on", id.as_ref(), &mut links.conditional_on);
    let reciprocal_with =
        read_links(record, names, "reciprocal_with", id.as_ref(), &mut links.reciprocal_with);
    let sources = names.sources.many(record, "sources");
    let reported_by = read_reporter(record, names);
    let metric = metric.and_then(|metric| read_metric(&metric, names, made, due));
    let claims = claims.iter().filter_map(|claim| read_claim(claim, names, made)).collect();
    let verdicts =
        verdicts.iter().filter_map(|verdict| read_verdict(verdict, names, made)).collect();
    Some(Commitment {
        id: id?,
        by: by?,
        to,
        text: text?,
        made: made?,
        event,
        force,
        kind,
        due,
        expires,
        conditional_on,
        reciprocal_with,
        sources,
        quote: record.string("quote"),
        note: record.string("note"),
        reported_by,
        marking: record.string("marking"),
        metric,
        claims,
        verdicts,
    })
}

fn read_reporter(record: &Record<'_, '_>, names: &Names<'_>) -> Option<Claimant> {
    let text = record.text("reported_by")?;
    if text.value.trim().is_empty() {
        record.wrong("reported_by", FieldFault::EmptyReporter);
        return None;
    }
    Some(names.claimant(record, &text))
}

fn read_links(
    record: &Record<'_, '_>,
    names: &Names<'_>,
    key: &'static str,
    own: Option<&Id<Commitment>>,
    links: &mut Vec<Link>,
) -> Vec<Id<Commitment>> {
    let mut ids = Vec::new();
    for text in record.texts(key) {
        let Some(to) = names.commitments.resolve(record, &text) else { continue };
        if let Some(from) = own {
            links.push(Link { from: from.clone(), to: to.clone(), span: text.span });
        }
        ids.push(to);
    }
    ids
}

/// A date that can only fall before the commitment was made is a slip.
fn check_not_before(
    record: &Record<'_, '_>,
    key: &'static str,
    date: Option<&Edtf>,
    made: Option<&Edtf>,
) {
    let (Some(last), Some(first)) =
        (date.and_then(Edtf::last_covered), made.and_then(Edtf::first_covered))
    else {
        return;
    };
    if last < first {
        record.wrong(key, FieldFault::BeforeMade { last, made: first });
    }
}

fn read_metric(
    record: &Record<'_, '_>,
    names: &Names<'_>,
    made: Option<Edtf>,
    due: Option<Edtf>,
) -> Option<Metric> {
    let target = record.required_number("target");
    let start: Option<Edtf> = record.parsed("start");
    let end: Option<Edtf> = record.parsed("end");
    let first = start.or(made).map(|date| date.point());
    let last = end.or(due).and_then(|date| date.last_covered());
    // Without dates of its own it would only repeat what is wrong with `due`.
    let has_own_span = start.is_some() || end.is_some();
    if let (Some(first), Some(last)) = (first, last)
        && has_own_span
        && last < first
    {
        let fault = record.fault(RecordFault::MetricBackwards { last, first });
        record.sink().error(&record.span_of("end"), fault);
    }
    let observations = record.tables("observations", TableKind::Observation);
    Some(Metric {
        unit: record.string("unit"),
        baseline: record.number("baseline").unwrap_or(0.0),
        start,
        end,
        observations: observations
            .iter()
            .filter_map(|observation| read_observation(observation, names))
            .collect(),
        target: target?,
    })
}

fn read_observation(record: &Record<'_, '_>, names: &Names<'_>) -> Option<Observation> {
    let date = record.required_parsed("date");
    let value = record.required_number("value");
    let source = names.sources.one(record, "source");
    Some(Observation { date: date?, value: value?, source })
}

fn read_claim(record: &Record<'_, '_>, names: &Names<'_>, made: Option<Edtf>) -> Option<Claim> {
    let stances =
        [("met", Stance::Met), ("partly-met", Stance::PartlyMet), ("unmet", Stance::Unmet)];
    let by = record.required_text("by").map(|text| names.claimant(record, &text));
    let stance = record.required_choice("stance", &stances);
    let date = record.required_parsed("date");
    warn_if_early(record, date, made);
    let source = names.sources.one(record, "source");
    Some(Claim { by: by?, stance: stance?, date: date?, source, note: record.string("note") })
}

fn read_verdict(record: &Record<'_, '_>, names: &Names<'_>, made: Option<Edtf>) -> Option<Verdict> {
    let statuses = Status::ALL.map(|status| (status.as_str(), status));
    let bases = Basis::ALL.map(|basis| (basis.as_str(), basis));
    let status = record.required_choice("status", &statuses);
    let date = record.required_parsed("date");
    warn_if_early(record, date, made);
    Some(Verdict {
        note: record.string("note"),
        events: names.events.many(record, "events"),
        sources: names.sources.many(record, "sources"),
        by: record.string("by"),
        basis: record.choice("basis", &bases),
        status: status?,
        date: date?,
    })
}

fn warn_if_early(record: &Record<'_, '_>, date: Option<Edtf>, made: Option<Edtf>) {
    if let (Some(date), Some(made)) = (date, made)
        && date.latest() < made.earliest()
    {
        let fault = record.fault(RecordFault::DatedBeforeMade { made });
        record.sink().warning(&record.span_of("date"), fault);
    }
}
