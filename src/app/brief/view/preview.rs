//! The pages as they will be saved.

use std::collections::HashMap;

use egui::{
    Align, Color32, Layout, Rect, ScrollArea, TextureHandle, TextureOptions, Ui, Vec2, vec2,
};

use crate::app::brief::{BriefCommand, Dialog, Picture, Preview};
use crate::app::look::style;
use crate::app::look::widgets::{describe, muted};
use crate::app::state::State;
use crate::brief::{Format, MissingGlyphs};

/// Space below a page, in points.
const BELOW: f32 = 14.0;
/// Most height of a page, in heights of what shows it.
const MOST_HEIGHT: f32 = 3.0;

/// The pages in view as the graphics processor has them.
#[derive(Default)]
pub(crate) struct PageTextures {
    pages: HashMap<usize, (u64, f32, TextureHandle)>,
}

pub(super) fn preview_ui(
    ui: &mut Ui,
    state: &State,
    dialog: &Dialog,
    textures: &mut PageTextures,
    send: &mut impl FnMut(BriefCommand),
) {
    head_ui(ui, state, dialog, send);
    question_ui(ui, state, dialog, send);
    remarks_ui(ui, state, dialog);
    let Some(preview) = &dialog.preview else { return };
    ui.add_space(4.0);
    let room = ui.available_size() - vec2(ui.spacing().scroll.bar_width + 8.0, 6.0);
    ScrollArea::vertical().id_salt("brief-preview").auto_shrink(false).show(ui, |ui| {
        let pages = preview.pages.sizes.len();
        scroll_by_keys(ui, room.y);
        // The edge of the first page.
        ui.add_space(1.0);
        let mut seen = Vec::new();
        for (page, size) in preview.pages.sizes.iter().enumerate() {
            let scale = scale(ui, *size, room);
            if pages > 1 {
                caption(ui, state, page, pages, send);
            }
            if page_ui(ui, state, preview, (page, *size, scale), textures) {
                seen.push(page);
                if preview.wants(page, scale) {
                    send(BriefCommand::Paint(page, scale));
                }
            }
            if page + 1 < pages {
                ui.add_space(BELOW);
            }
        }
        textures.pages.retain(|page, _| seen.contains(page));
    });
}

/// How many pages there are, and what goes on.
fn head_ui(ui: &mut Ui, state: &State, dialog: &Dialog, send: &mut impl FnMut(BriefCommand)) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button(state.words.get("export-close")).clicked() {
                send(BriefCommand::Close);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.label(state.words.get("export-preview"));
                if let Some(preview) = &dialog.preview {
                    let count = preview.pages.sizes.len();
                    muted(ui, state.words.with("export-pages", &[("count", count.into())]));
                }
                // Without a turning sign, which would repaint all the time.
                if dialog.is_pending() {
                    muted(ui, state.words.get("export-setting"));
                }
            });
        });
    });
}

/// Whether to write over what is there.
fn question_ui(ui: &mut Ui, state: &State, dialog: &Dialog, send: &mut impl FnMut(BriefCommand)) {
    let Some((paths, _)) = &dialog.question else { return };
    let first = paths.first().map(|path| path.display().to_string()).unwrap_or_default();
    let values = [("count", paths.len().into()), ("first", first.into())];
    ui.label(state.words.with("export-replace-question", &values));
    ui.horizontal(|ui| {
        if ui.button(state.words.get("export-replace")).clicked() {
            send(BriefCommand::Replace);
        }
        if ui.button(state.words.get("export-keep")).clicked() {
            send(BriefCommand::Keep);
        }
    });
}

/// What was said last, what went wrong, and what the user should know about the pages.
fn remarks_ui(ui: &mut Ui, state: &State, dialog: &Dialog) {
    let words = &state.words;
    let (error, warning) = (ui.visuals().error_fg_color, ui.visuals().warn_fg_color);
    match &dialog.notice {
        Some(notice) if notice.is_error => {
            ui.colored_label(error, &notice.text);
        }
        Some(notice) => {
            ui.label(&notice.text);
        }
        None => {}
    }
    if let Some(failure) = &dialog.failure {
        ui.colored_label(error, format!("{}: {failure}", words.get("export-failed")));
    }
    if dialog.draft.format == Format::Html {
        muted(ui, words.get("export-html-note"));
    }
    let Some(preview) = &dialog.preview else { return };
    if let Some(MissingGlyphs(chars)) = &preview.pages.missing {
        ui.colored_label(warning, words.with("export-missing", &[("chars", chars.into())]));
    }
    let unplaced = &preview.pages.unplaced;
    let parts = [
        ("export-unplaced-events", unplaced.unexplained()),
        ("export-unplaced-lanes", unplaced.lanes),
    ];
    let mut parts: Vec<String> = parts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| words.with(key, &[("count", count.into())]).into_owned())
        .collect();
    if !parts.is_empty() {
        parts.push(words.get("export-unplaced-remedy").into_owned());
        ui.colored_label(warning, parts.join(". "));
    }
}

/// The keys that turn pages, whatever has the focus.
fn scroll_by_keys(ui: &mut Ui, height: f32) {
    for (key, by) in [(egui::Key::PageDown, -0.9), (egui::Key::PageUp, 0.9)] {
        if ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key)) {
            ui.scroll_with_delta(vec2(0.0, height * by));
        }
    }
}

fn caption(
    ui: &mut Ui,
    state: &State,
    page: usize,
    pages: usize,
    send: &mut impl FnMut(BriefCommand),
) {
    ui.horizontal(|ui| {
        let values = [("page", (page + 1).into()), ("pages", pages.into())];
        muted(ui, state.words.with("export-page-of", &values));
        let name = state.words.with("export-copy-page", &[("page", (page + 1).into())]);
        if ui.small_button(name).clicked() {
            send(BriefCommand::Copy(page));
        }
    });
}

/// Screen pixels for each of a page's own: a landscape page is seen whole, a portrait page fills
/// the width, and nothing is enlarged.
fn scale(ui: &Ui, (width, height): (f32, f32), room: Vec2) -> f32 {
    let most_high = if width < height { room.y * MOST_HEIGHT } else { room.y };
    let shown = room.x.min(width).min(most_high * width / height).max(40.0);
    let pixels = (shown * ui.ctx().pixels_per_point()).round();
    let side = ui.input(|input| input.max_texture_side) as f32;
    (pixels / width).min(side / width.max(height))
}

/// A page, painted only where it is in view; whether it is.
fn page_ui(
    ui: &mut Ui,
    state: &State,
    preview: &Preview,
    (page, size, scale): (usize, (f32, f32), f32),
    textures: &mut PageTextures,
) -> bool {
    let pixels_per_point = ui.ctx().pixels_per_point();
    let pixels = vec2((size.0 * scale).round(), (size.1 * scale).round());
    let shown = pixels / pixels_per_point;
    let indent = ((ui.available_width() - shown.x) / 2.0).max(0.0);
    let area = ui
        .horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(indent);
            let (area, response) = ui.allocate_exact_size(shown, egui::Sense::hover());
            let pages = preview.pages.sizes.len();
            let values = [("page", (page + 1).into()), ("pages", pages.into())];
            describe(&response, &state.words.with("export-page-of", &values));
            area
        })
        .inner;
    if !ui.is_rect_visible(area) {
        return false;
    }
    // On whole pixels, so that they are shown as they are.
    let snap = |at: f32| (at * pixels_per_point).round() / pixels_per_point;
    let area = Rect::from_min_size(egui::pos2(snap(area.left()), snap(area.top())), shown);
    let theme = style::theme(ui.ctx());
    match preview.picture(page) {
        Some(picture) => {
            let texture = textures.of(ui, picture);
            let whole = Rect::from_min_max(egui::Pos2::ZERO, egui::pos2(1.0, 1.0));
            ui.painter().image(texture.id(), area, whole, Color32::WHITE);
        }
        None => {
            ui.painter().rect_filled(area, 0, style::color(theme.background));
        }
    }
    let edge = egui::Stroke::new(1.0, style::color(theme.grid));
    ui.painter().rect_stroke(area, 0, edge, egui::StrokeKind::Outside);
    true
}

impl PageTextures {
    /// Frees everything on the graphics processor.
    pub(crate) fn clear(&mut self) {
        self.pages.clear();
    }

    fn of(&mut self, ui: &Ui, picture: &Picture) -> &TextureHandle {
        let load = || {
            let image = std::sync::Arc::clone(&picture.image);
            ui.ctx().load_texture("brief-page", image, TextureOptions::LINEAR)
        };
        let is_old = self.pages.get(&picture.page).is_some_and(|(version, scale, _)| {
            (*version, *scale) != (picture.version, picture.scale)
        });
        if is_old {
            self.pages.remove(&picture.page);
        }
        let entry = self.pages.entry(picture.page);
        &entry.or_insert_with(|| (picture.version, picture.scale, load())).2
    }
}
