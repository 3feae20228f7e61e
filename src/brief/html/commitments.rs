//! Both sides' commitments as tables, with all that is said and found.

use maud::{Markup, html};

use super::{Page, cites, swatch};
use crate::brief::data::{ClaimData, CommitmentData, SideData, VerdictData};

impl Page<'_> {
    pub(super) fn commitments(&self) -> Markup {
        let data = self.data;
        html! {
            section {
                h2 { (self.word("commitments")) }
                @if data.commitments.is_empty() { p { (self.word("commitments_empty")) } }
                @for side in &data.sides {
                    @if data.commitments.iter().any(|one| one.side == side.number) {
                        (self.side(side))
                    }
                }
            }
            "\n"
        }
    }

    fn side(&self, side: &SideData) -> Markup {
        let score = side.score_text.iter().map(String::as_str);
        let about: Vec<&str> = std::iter::once(side.statuses_text.as_str()).chain(score).collect();
        let own = self.data.commitments.iter().filter(|one| one.side == side.number);
        let rows = html! { @for one in own { (self.commitment(one)) "\n" } };
        html! {
            h3 { (swatch(side.number)) (side.name) }
            p.minor { (about.join(" · ")) }
            (self.table(&["commitment", "status", "evidence"], &rows))
        }
    }

    fn commitment(&self, one: &CommitmentData) -> Markup {
        let labelled = |name: &str, list: &[String]| {
            (!list.is_empty()).then(|| format!("{}: {}", self.word(name), list.join("; ")))
        };
        let marks = one.dates.iter().chain(&one.force_label).chain(&one.kind_label);
        let marks = marks.map(String::as_str).collect::<Vec<_>>().join(" · ");
        let made_at =
            one.event.as_ref().map(|event| self.word("made_at").replace("{event}", event));
        let lines = [
            Some(marks),
            made_at,
            one.quote.as_ref().map(|quote| match &one.quote_mark {
                Some(mark) => format!("“{quote}” ({mark})"),
                None => format!("“{quote}”"),
            }),
            one.note.clone(),
            one.reported_text.clone(),
            one.metric.clone(),
            labelled("in_return", &one.in_return),
            labelled("conditional", &one.conditional_on),
        ];
        let lines = lines.into_iter().flatten().filter(|line| !line.is_empty());
        let alerts = one.alerts.iter().map(String::as_str);
        let status = std::iter::once(one.status_label.as_str()).chain(alerts);
        html! {
            tr {
                td {
                    (one.text) (cites(&one.sources))
                    @for line in lines { div.minor { (line) } }
                }
                td class={ "status " (one.status.as_str()) } {
                    (status.collect::<Vec<_>>().join(" · "))
                }
                td {
                    @for verdict in &one.verdicts { (found(verdict)) }
                    @for claim in &one.claims { (said(claim)) }
                    @if one.claims.is_empty() { div.minor { (self.word("no_claims")) } }
                }
            }
        }
    }
}

fn found(verdict: &VerdictData) -> Markup {
    let by = [verdict.by.as_deref(), verdict.basis_label.as_deref()];
    let by: Vec<&str> = by.into_iter().flatten().collect();
    html! {
        div {
            b { (verdict.label) } ", " (verdict.date.text)
            @if !by.is_empty() { " (" (by.join(", ")) ")" }
            @if let Some(note) = &verdict.note { ": " (note) }
            (cites(&verdict.sources))
        }
    }
}

fn said(claim: &ClaimData) -> Markup {
    html! {
        div.claim {
            b class={ "side" (claim.side) } { (claim.by) } " " (claim.stance_label) ", "
            (claim.date.text)
            @if let Some(note) = &claim.note { ": " (note) }
            (cites(&claim.sources))
        }
    }
}
