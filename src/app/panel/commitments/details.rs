//! All about the selected commitment: what can be done about it, where it was
//! made, what was found and said, and on what it rests.

use egui::{RichText, Ui};

use super::links::{commitment_link, event_link};
use crate::app::command::{Command, Commands};
use crate::app::evidence::view::quote_ui;
use crate::app::forms::FormCommand;
use crate::app::look::fonts;
use crate::app::look::widgets::{edit_button, muted, source_links, status_icon};
use crate::app::state::State;
use crate::dossier::{Claim, Commitment, Verdict};
use crate::edit::{ItemList, Place};
use crate::ledger::Row;
use crate::reading::wording;

pub(super) fn details(
    ui: &mut Ui,
    state: &State,
    commitment: &Commitment,
    row: &Row,
    commands: &mut Commands,
) {
    let words = &state.words;
    let dossier = state.document.dossier();
    let as_of = state.content.settings.as_of;
    buttons(ui, state, commitment, commands);
    if let Some(quote) = &commitment.quote {
        quote_ui(ui, state, quote, &commitment.sources, commands);
    }
    // It has no date, and on a past day would tell what came later.
    let is_past = state.document.own_day.is_some_and(|own| as_of < own);
    if let Some(note) = commitment.note.as_ref().filter(|_| !is_past) {
        ui.label(note);
    }
    if let Some(who) = &commitment.reported_by {
        muted(ui, wording::reported_by(dossier, who, words));
    }
    if let Some(event) = &commitment.event {
        section(ui, &words.get("section-made-at"));
        event_link(ui, state, event, commands);
    }
    // Findings and claims that could not have been known yet are left out.
    let known =
        |verdict: &Verdict| dossier.known_from(verdict.date.point(), &verdict.sources) <= as_of;
    let verdicts = commitment.verdicts.iter().enumerate().filter(|(_, verdict)| known(verdict));
    if verdicts.clone().next().is_some() {
        section(ui, &words.get("section-verdicts"));
    }
    for (place, verdict) in verdicts {
        let status = words.get(wording::status_key(verdict.status)).into_owned();
        let values = [("status", status.into()), ("day", words.edtf(&verdict.date).into())];
        ui.horizontal_wrapped(|ui| {
            status_icon(ui, verdict.status);
            let text = RichText::new(words.with("verdict-line", &values));
            ui.label(if row.verdict == Some(place) {
                text.font(fonts::strong(12.5))
            } else {
                text
            });
            if let Some(by) = &verdict.by {
                muted(ui, words.with("verdict-by", &[("who", by.into())]));
            }
            if let Some(basis) = verdict.basis {
                let basis = words.get(wording::basis_key(basis)).into_owned();
                muted(ui, words.with("verdict-basis", &[("basis", basis.into())]));
            }
            let item = Place::Item(commitment.id.to_string(), ItemList::Verdicts, place);
            edit_button(ui, state, item, commands);
        });
        if let Some(note) = &verdict.note {
            ui.label(note);
        }
        for event in &verdict.events {
            event_link(ui, state, event, commands);
        }
        source_links(ui, state, &verdict.sources, commands);
    }
    let known =
        |claim: &Claim| dossier.known_from(claim.date.point(), claim.source.as_slice()) <= as_of;
    let claims = commitment.claims.iter().enumerate().filter(|(_, claim)| known(claim));
    if claims.clone().next().is_some() {
        section(ui, &words.get("section-claims"));
    }
    for (place, claim) in claims {
        ui.horizontal_wrapped(|ui| {
            ui.label(wording::claim_text(dossier, claim, words));
            let item = Place::Item(commitment.id.to_string(), ItemList::Claims, place);
            edit_button(ui, state, item, commands);
        });
        if let Some(note) = &claim.note {
            muted(ui, note.as_str());
        }
        source_links(ui, state, claim.source.as_slice(), commands);
    }
    for (key, ids) in [
        ("section-in-return", &commitment.reciprocal_with),
        ("section-conditional", &commitment.conditional_on),
    ] {
        if !ids.is_empty() {
            section(ui, &words.get(key));
            for id in ids {
                commitment_link(ui, state, id, commands);
            }
        }
    }
    if !commitment.sources.is_empty() {
        section(ui, &words.get("section-sources"));
        source_links(ui, state, &commitment.sources, commands);
    }
}

/// What can be done about a commitment.
fn buttons(ui: &mut Ui, state: &State, commitment: &Commitment, commands: &mut Commands) {
    let words = &state.words;
    let id = || commitment.id.to_string();
    ui.horizontal_wrapped(|ui| {
        edit_button(ui, state, Place::commitment(id()), commands);
        let mut offer = |ui: &mut Ui, key: &str, command: FormCommand| {
            if ui.small_button(words.get(key)).clicked() {
                commands.push(Command::Form(command));
            }
        };
        let fulfilled = vec![("status".to_owned(), "fulfilled".to_owned())];
        let mark = FormCommand::NewItem(id(), ItemList::Verdicts, fulfilled);
        offer(ui, "action-mark-fulfilled", mark);
        let verdict = FormCommand::NewItem(id(), ItemList::Verdicts, Vec::new());
        offer(ui, "button-verdict", verdict);
        offer(ui, "button-claim", FormCommand::NewItem(id(), ItemList::Claims, Vec::new()));
        if commitment.metric.is_none() {
            offer(ui, "button-metric", FormCommand::NewMetric(id()));
        } else {
            offer(ui, "button-edit-metric", FormCommand::Open(Place::Metric(id())));
            let observation = FormCommand::NewItem(id(), ItemList::Observations, Vec::new());
            offer(ui, "button-observation", observation);
        }
    });
}

fn section(ui: &mut Ui, text: &str) {
    ui.add_space(4.0);
    muted(ui, text);
}
