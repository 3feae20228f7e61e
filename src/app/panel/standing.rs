//! What stands: every measure in force, what is left of it, and what tension
//! would be without it.

use std::ops::Range;

use egui::{Align, Label, Layout, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, vec2};

use crate::app::chart::view::supposing::lift_button;
use crate::app::command::{Command, Commands};
use crate::app::look::widgets::{heading, marker_icon, muted};
use crate::app::look::{fonts, style};
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::dossier::{Event, MOST_HEADLINE, ModelKind};
use crate::reading::wording;
use crate::reading::wording::standing as told;
use crate::tension::Standing;
use crate::words::one_line;

const ROW_HEIGHT: f32 = 70.0;
const HEADING_HEIGHT: f32 = 34.0;

pub(crate) fn standing_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    crate::app::panel::events::details_panel(ui, state, commands);
    let words = &state.words;
    let Some(standing) = &state.panel.standing else { return };
    let day = words.day(state.content.settings.as_of);
    let count = standing.measures.len().into();
    heading(ui, words.with("standing-count", &[("count", count), ("day", day.into())]));
    if state.model_kind() != ModelKind::Stock {
        let model = words.get(wording::model_key(state.model_kind())).into_owned();
        muted(ui, words.with("standing-by-stock", &[("model", model.into())]));
    }
    if standing.measures.is_empty() && standing.suspensions.is_empty() {
        ui.label(words.get("standing-empty"));
        return;
    }
    list(ui, state, standing, commands);
}

/// Rows of one kind, under a heading where they have one.
struct Section {
    heading: Option<&'static str>,
    kind: Kind,
    rows: Range<usize>,
}

#[derive(Clone, Copy)]
enum Kind {
    Measures,
    Suspensions,
}

impl Section {
    fn height(&self) -> f32 {
        let heading = if self.heading.is_some() { HEADING_HEIGHT } else { 0.0 };
        heading + self.rows.len() as f32 * ROW_HEIGHT
    }
}

/// Measures whose lifting would ease tension, then those whose end would raise
/// it, then suspensions; those that there are.
fn sections(standing: &Standing) -> Vec<Section> {
    let rising = standing.measures.partition_point(|measure| measure.if_lifted <= 0.0);
    let count = standing.measures.len();
    let all = [
        Section { heading: None, kind: Kind::Measures, rows: 0..rising },
        Section { heading: Some("standing-rising"), kind: Kind::Measures, rows: rising..count },
        Section {
            heading: Some("standing-suspensions"),
            kind: Kind::Suspensions,
            rows: 0..standing.suspensions.len(),
        },
    ];
    all.into_iter().filter(|section| !section.rows.is_empty()).collect()
}

fn list(ui: &mut Ui, state: &State, standing: &Standing, commands: &mut Commands) {
    let sections = sections(standing);
    let total: f32 = sections.iter().map(Section::height).sum();
    let mut area = ScrollArea::vertical().id_salt("standing").auto_shrink(false);
    if state.panel.reveal
        && let Some(top) = top_of_selected(state, standing, &sections)
    {
        // Rows outside the view are not laid out, so their place is computed.
        let height = ui.available_height();
        let most = (total - height).max(0.0);
        area = area.vertical_scroll_offset((top - height / 2.0).clamp(0.0, most));
    }
    area.show_viewport(ui, |ui, view| {
        ui.set_height(total);
        let origin = ui.max_rect().min;
        let width = ui.available_width();
        let mut top = 0.0;
        for section in &sections {
            if let Some(key) = section.heading {
                let area =
                    Rect::from_min_size(origin + vec2(0.0, top), vec2(width, HEADING_HEIGHT));
                if top < view.bottom() && view.top() < top + HEADING_HEIGHT {
                    let area = area.with_min_y(area.top() + 12.0);
                    ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
                        heading(ui, state.words.get(key));
                    });
                }
                top += HEADING_HEIGHT;
            }
            let place = |y: f32| ((y - top) / ROW_HEIGHT).clamp(0.0, section.rows.len() as f32);
            let first = place(view.top()).floor() as usize;
            let last = place(view.bottom()).ceil() as usize;
            for at in first..last {
                let y = top + at as f32 * ROW_HEIGHT;
                let area = Rect::from_min_size(origin + vec2(0.0, y), vec2(width, ROW_HEIGHT));
                row(ui, state, standing, (section.kind, section.rows.start + at), area, commands);
            }
            top += section.rows.len() as f32 * ROW_HEIGHT;
        }
    });
}

fn top_of_selected(state: &State, standing: &Standing, sections: &[Section]) -> Option<f32> {
    let event = state.selected_event()?;
    let mut top = 0.0;
    for section in sections {
        let rows = top + section.height() - section.rows.len() as f32 * ROW_HEIGHT;
        let at = section.rows.clone().position(|row| match section.kind {
            Kind::Measures => standing.measures.get(row).is_some_and(|m| m.event == event),
            Kind::Suspensions => standing.suspensions.get(row).is_some_and(|s| s.event == event),
        });
        if let Some(at) = at {
            return Some(rows + at as f32 * ROW_HEIGHT);
        }
        top += section.height();
    }
    None
}

/// What a row says.
struct Row<'a> {
    place: usize,
    event: &'a Event,
    parts: String,
    outcome: String,
}

impl<'a> Row<'a> {
    fn of(state: &'a State, standing: &Standing, kind: Kind, row: usize) -> Option<Self> {
        let (dossier, words) = (state.document.dossier(), &state.words);
        let join = |parts: Vec<String>| parts.join(" · ");
        match kind {
            Kind::Measures => {
                let measure = standing.measures.get(row)?;
                let event = dossier.events.get(measure.event)?;
                Some(Self {
                    place: measure.event,
                    event,
                    parts: join(told::measure_parts(dossier, event, measure, words)),
                    outcome: told::if_lifted(measure, words),
                })
            }
            Kind::Suspensions => {
                let suspension = standing.suspensions.get(row)?;
                let event = dossier.events.get(suspension.event)?;
                Some(Self {
                    place: suspension.event,
                    event,
                    parts: join(told::suspension_parts(dossier, event, words)),
                    outcome: told::if_suspension_ends(suspension, event.last_day(), words),
                })
            }
        }
    }
}

fn row(
    ui: &mut Ui,
    state: &State,
    standing: &Standing,
    (kind, row): (Kind, usize),
    area: Rect,
    commands: &mut Commands,
) {
    let Some(row) = Row::of(state, standing, kind, row) else { return };
    let selection = Selection::Event(row.place);
    let chosen = state.selection == selection;
    let id = ui.scope_id().with(("standing", row.place));
    let response = ui.interact(area, id, Sense::click());
    let theme = style::theme(ui.ctx());
    if chosen {
        ui.painter().rect_filled(area, 5.0, style::color(theme.accent.faded(0.16)));
    } else if response.hovered() {
        ui.painter().rect_filled(area, 5.0, style::color(theme.shade));
    }
    if response.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(area, 5.0, stroke, egui::StrokeKind::Inside);
    }
    let rule = egui::Stroke::new(1.0, style::color(theme.grid));
    ui.painter().hline(area.x_range(), area.bottom(), rule);
    let inner = UiBuilder::new().max_rect(area.shrink2(vec2(6.0, 4.0))).id_salt(id);
    ui.scope_builder(inner, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.horizontal(|ui| {
            marker_icon(ui, row.event.shown_class(), row.event.actor.slot(), false);
            let text = RichText::new(one_line(&row.event.headline, MOST_HEADLINE)).size(12.5);
            ui.add(Label::new(text).truncate().selectable(false));
        });
        ui.horizontal(|ui| {
            ui.add_space(24.0);
            let text = RichText::new(&row.parts).size(11.0).color(style::color(theme.muted));
            ui.add(Label::new(text).truncate().selectable(false));
        });
        ui.horizontal(|ui| {
            ui.add_space(24.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                lift_button(ui, state, row.event, commands);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let text = RichText::new(&row.outcome).font(fonts::strong(11.5));
                    ui.add(Label::new(text).truncate().selectable(false));
                });
            });
        });
    });
    let name =
        format!("{}, {}: {}", one_line(&row.event.headline, MOST_HEADLINE), row.parts, row.outcome);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
    if response.clicked() {
        let next = if chosen { Selection::Nothing } else { selection };
        commands.push(Command::Select(next));
    }
}
