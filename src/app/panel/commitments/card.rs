//! A commitment as a card: what was undertaken, how it stands, what each side
//! says of it and what is found.

use egui::{Align, Frame, Label, Layout, RichText, Sense, Stroke, Ui, UiBuilder, vec2};

use super::details::details;
use crate::app::command::{Command, Commands};
use crate::app::look::widgets::{muted, state_icon};
use crate::app::look::{fonts, style};
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::dossier::{Commitment, MOST_HEADLINE, Slot};
use crate::ledger::Row;
use crate::reading::wording;
use crate::words::one_line;

/// From this width on the three voices stand beside each other, in points.
const LEAST_FOR_COLUMNS: f32 = 360.0;
/// Height of a title that stays in view, in points.
const TITLE_HEIGHT: f32 = 30.0;

/// How a card tells what is said and found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voices {
    /// In a line, for a narrow list.
    Line,
    /// Each side and the finding in a column of its own.
    Columns,
}

pub(super) fn card(
    ui: &mut Ui,
    state: &State,
    commitment: &Commitment,
    row: &Row,
    voices: Voices,
    commands: &mut Commands,
) {
    let theme = style::theme(ui.ctx());
    let selection = Selection::Commitment(row.commitment);
    let chosen = state.selection == selection;
    let edge = match (chosen, row.overdue) {
        (true, _) => theme.accent,
        (false, true) => theme.alert(),
        (false, false) => theme.grid,
    };
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
                        state_icon(ui, row);
                        let text = RichText::new(one_line(&commitment.text, MOST_HEADLINE))
                            .font(fonts::strong(12.5));
                        ui.add(Label::new(text).wrap().selectable(false).sense(Sense::click()))
                    })
                    .inner;
                state_line(ui, state, commitment, row);
                match voices {
                    Voices::Line => said_line(ui, state, commitment, row),
                    Voices::Columns => voices_ui(ui, state, commitment, row),
                }
                kind_line(ui, state, commitment, row);
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
    if chosen {
        keep_title(ui, commitment, row, card.response.rect);
        if state.panel.reveal {
            // A long one from its beginning.
            let tall = card.response.rect.height() > ui.clip_rect().height();
            let align = if tall { Align::Min } else { Align::Center };
            card.response.scroll_to_me(Some(align));
        }
    }
}

/// The title of the chosen card at the upper edge, while the card itself is
/// scrolled past its own.
fn keep_title(ui: &mut Ui, commitment: &Commitment, row: &Row, card: egui::Rect) {
    let view = ui.clip_rect();
    let is_past = card.top() + TITLE_HEIGHT * 0.6 < view.top();
    if !is_past || card.bottom() < view.top() + TITLE_HEIGHT * 1.5 {
        return;
    }
    let theme = style::theme(ui.ctx());
    let area = egui::Rect::from_min_size(
        egui::pos2(card.left(), view.top()),
        vec2(card.width(), TITLE_HEIGHT),
    );
    let edge = Stroke::new(1.0, style::color(theme.accent));
    ui.painter().rect(area, 0.0, style::color(theme.background), edge, egui::StrokeKind::Inside);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(area.shrink2(vec2(9.0, 6.0))));
    inner.horizontal(|ui| {
        state_icon(ui, row);
        let text = RichText::new(one_line(&commitment.text, MOST_HEADLINE));
        ui.add(Label::new(text.font(fonts::strong(12.5))).truncate().selectable(false));
    });
}

/// Its status, what asks for attention, its dates.
fn state_line(ui: &mut Ui, state: &State, commitment: &Commitment, row: &Row) {
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
}

/// What each side says, where one has spoken.
fn said_line(ui: &mut Ui, state: &State, commitment: &Commitment, row: &Row) {
    if let Some(said) = wording::claims(state.document.dossier(), commitment, row, &state.words) {
        muted(ui, said);
    }
}

/// What one side says, what the other says, what is found.
fn voices_ui(ui: &mut Ui, state: &State, commitment: &Commitment, row: &Row) {
    let words = &state.words;
    let dossier = state.document.dossier();
    let says = |slot: Slot| {
        let head = words.with("voice-says", &[("who", dossier.side(slot).name.as_str().into())]);
        let said = wording::voice(commitment, row, slot, words);
        (head.into_owned(), said)
    };
    let [first, second] = Slot::BOTH.map(says);
    let found = (words.get("voice-finding").into_owned(), wording::finding(commitment, row, words));
    let voices = [first, second, found];
    let voice = |ui: &mut Ui, (head, said): &(String, Option<String>)| {
        muted(ui, head.as_str());
        match said {
            Some(said) => ui.label(RichText::new(said).size(12.5)),
            None => muted(ui, words.get("voice-nothing")),
        };
    };
    if ui.available_width() < LEAST_FOR_COLUMNS {
        for said in voices.iter().filter(|(_, said)| said.is_some()) {
            voice(ui, said);
        }
        return;
    }
    ui.columns(voices.len(), |columns| {
        for (ui, said) in columns.iter_mut().zip(&voices) {
            // Columns fill their lines to both edges, which tears words apart.
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                voice(ui, said);
            });
        }
    });
}

/// Its progress in numbers, its kind, how many sources it has.
fn kind_line(ui: &mut Ui, state: &State, commitment: &Commitment, row: &Row) {
    let words = &state.words;
    if let Some(metric) = wording::metric(commitment, row, words) {
        muted(ui, metric);
    }
    let count = words.with("count-sources", &[("count", commitment.sources.len().into())]);
    let force = commitment.force.map(|force| words.get(wording::force_key(force)));
    let kind = commitment.kind.map(|kind| words.get(wording::kind_key(kind)));
    let parts: Vec<_> = [force, kind, Some(count)].into_iter().flatten().collect();
    muted(ui, parts.join(" · "));
}
