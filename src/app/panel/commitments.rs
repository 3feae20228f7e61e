//! What each side undertook, how it stands, and according to whom.

use egui::{Align, Frame, Label, Layout, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder};

use crate::app::command::{Command, Commands};
use crate::app::forms::FormCommand;
use crate::app::look::stack::Stack;
use crate::app::look::widgets::{
    edit_button, heading, link, muted, source_links, status_icon, swatch,
};
use crate::app::look::{canvas, fonts, style};
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::dossier::{Claim, Commitment, Id, MOST_HEADLINE, Slot, Verdict};
use crate::edit::{ItemList, Place};
use crate::figure::Rect;
use crate::ledger::Row;
use crate::reading::wording;
use crate::reading::wording::scoreboard_text;
use crate::words::one_line;

/// Height of a card that has not been drawn yet, in points.
const LIKELY_HEIGHT: f32 = 96.0;

pub fn commitments_ui(ui: &mut Ui, state: &State, stack: &mut Stack, commands: &mut Commands) {
    stack.prepare(state.document.dossier().commitments.len(), LIKELY_HEIGHT);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for slot in Slot::BOTH {
            side_heading(ui, state, slot);
            let dossier = state.document.dossier();
            let rows: Vec<&Row> = state.content.ledger.of_side(dossier, slot).collect();
            if rows.is_empty() {
                muted(ui, state.words.get("commitments-empty"));
            }
            for row in rows {
                let Some(commitment) = dossier.commitments.get(row.commitment) else { continue };
                let chosen = state.selection == Selection::Commitment(row.commitment);
                stack.show(ui, row.commitment, chosen && state.panel.reveal, |ui| {
                    card(ui, state, commitment, row, commands);
                });
            }
            ui.add_space(10.0);
        }
        let known = state.content.ledger.rows.len();
        let unknown = state.document.dossier().commitments.len() - known;
        if unknown > 0 {
            muted(ui, state.words.with("commitments-unknown", &[("count", unknown.into())]));
        }
    });
}

fn side_heading(ui: &mut Ui, state: &State, slot: Slot) {
    let dossier = state.document.dossier();
    let board = state.content.ledger.scoreboard(dossier, slot);
    ui.horizontal_wrapped(|ui| {
        swatch(ui, slot);
        heading(ui, dossier.side(slot).name.as_str());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(text) = wording::score_text(&board, &state.words) {
                muted(ui, text).on_hover_text(state.words.get("hint-score"));
            }
        });
    });
    muted(ui, scoreboard_text(&board, &state.words));
    let (area, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 5.0), Sense::hover());
    let theme = style::theme(ui.ctx());
    let total = board.total().max(1) as f32;
    let mut left = area.left();
    if board.distribution.is_empty() {
        ui.painter().rect_filled(area, 2.5, style::color(theme.grid));
    }
    for (status, count) in &board.distribution {
        let right = left + area.width() * *count as f32 / total;
        let part = Rect::new(left, area.top(), right - 1.5, area.bottom());
        ui.painter().rect_filled(canvas::rect(part), 2.0, style::color(theme.status(*status)));
        left = right;
    }
    let title = RichText::new(state.words.get("agreement-heading")).size(11.5);
    egui::CollapsingHeader::new(title).id_salt(("agreements", slot.index())).show(ui, |ui| {
        let agreements = state.content.ledger.agreements(dossier, slot);
        for text in wording::agreement_texts(dossier, &agreements, &state.words) {
            muted(ui, text);
        }
    });
    ui.add_space(3.0);
}

fn card(ui: &mut Ui, state: &State, commitment: &Commitment, row: &Row, commands: &mut Commands) {
    let theme = style::theme(ui.ctx());
    let selection = Selection::Commitment(row.commitment);
    let chosen = state.selection == selection;
    let edge = if chosen { theme.accent } else { theme.grid };
    let frame = Frame::new()
        .fill(style::color(theme.background))
        .stroke(Stroke::new(if chosen { 2.0 } else { 1.0 }, style::color(edge)))
        .inner_margin(9)
        .corner_radius(6);
    // The card's own ground lies behind what is on it, which is clicked first;
    // its text has the focus for both.
    let ground = UiBuilder::new().id_salt(("card", row.commitment)).sense(Sense::CLICK);
    let card = ui.scope_builder(ground, |ui| {
        frame
            .show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 3.0;
                let head = ui
                    .horizontal_top(|ui| {
                        status_icon(ui, row.status);
                        let text = RichText::new(one_line(&commitment.text, MOST_HEADLINE))
                            .font(fonts::strong(12.5));
                        ui.add(Label::new(text).wrap().selectable(false).sense(Sense::click()))
                    })
                    .inner;
                state_lines(ui, state, commitment, row);
                if chosen {
                    details(ui, state, commitment, row, commands);
                }
                head
            })
            .inner
    });
    let head = card.inner;
    let status = wording::state_text(row, &state.words);
    let name = format!("{}: {status}", one_line(&commitment.text, MOST_HEADLINE));
    head.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
    if head.clicked() || card.response.clicked() {
        commands.push(Command::Select(if chosen { Selection::Nothing } else { selection }));
    }
    if chosen && state.panel.reveal {
        card.response.scroll_to_me(Some(Align::Center));
    }
}

fn state_lines(ui: &mut Ui, state: &State, commitment: &Commitment, row: &Row) {
    let words = &state.words;
    let theme = style::theme(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let status = wording::state_text(row, words);
        let ink = style::color(theme.status(row.status));
        ui.label(RichText::new(status).font(fonts::strong(12.0)).color(ink));
        for alert in wording::alerts(row, words) {
            let ink = style::color(theme.alert());
            ui.label(RichText::new(format!("! {alert}")).font(fonts::strong(12.0)).color(ink));
        }
        muted(ui, format!("· {}", wording::dates(commitment, row, words).join(" · ")));
    });
    muted(ui, wording::claims(state.document.dossier(), commitment, row, words));
    if let Some(metric) = wording::metric(commitment, row, words) {
        muted(ui, metric);
    }
    let count = words.with("count-sources", &[("count", commitment.sources.len().into())]);
    let force = commitment.force.map(|force| words.get(wording::force_key(force)));
    let kind = commitment.kind.map(|kind| words.get(wording::kind_key(kind)));
    let parts: Vec<_> = [force, kind, Some(count)].into_iter().flatten().collect();
    muted(ui, parts.join(" · "));
}

fn details(
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
        ui.label(RichText::new(format!("“{quote}”")).italics());
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
    // Findings and claims that nobody could have known yet are left out.
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

/// Goes to an event that was known on the as-of day.
pub fn event_link(
    ui: &mut Ui,
    state: &State,
    id: &Id<crate::dossier::Event>,
    commands: &mut Commands,
) {
    let events = &state.document.dossier().events;
    let Some((place, event)) = events.position(id.as_str()).zip(events.find(id)) else { return };
    if !state.is_known(Selection::Event(place)) {
        return;
    }
    if link(
        ui,
        format!("{}: {}", state.words.edtf(&event.date), one_line(&event.headline, MOST_HEADLINE)),
    )
    .clicked()
    {
        commands.push(Command::Select(Selection::Event(place)));
    }
}

/// Goes to a commitment that was known on the as-of day.
pub fn commitment_link(ui: &mut Ui, state: &State, id: &Id<Commitment>, commands: &mut Commands) {
    let dossier = state.document.dossier();
    let list = &dossier.commitments;
    let Some((place, commitment)) = list.position(id.as_str()).zip(list.find(id)) else { return };
    if !state.is_known(Selection::Commitment(place)) {
        return;
    }
    let who = &dossier.side(commitment.by.slot()).name;
    if link(ui, format!("{who}: {}", one_line(&commitment.text, MOST_HEADLINE))).clicked() {
        commands.push(Command::Select(Selection::Commitment(place)));
    }
}
