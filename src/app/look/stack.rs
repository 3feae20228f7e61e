//! Things of different heights below each other, of which only those in view
//! are drawn: how high the others are is known from when they were.

use egui::Ui;

/// Up to so many things are all drawn, so that a screen reader finds each.
const ALL_DRAWN: usize = 60;

/// The heights of things, kept from frame to frame.
#[derive(Debug, Default)]
pub(crate) struct Stack {
    heights: Vec<f32>,
}

impl Stack {
    /// Makes ready for so many things, those not drawn yet being about so
    /// high, in points.
    pub(crate) fn prepare(&mut self, count: usize, likely_height: f32) {
        self.heights.resize(count, likely_height);
    }

    /// Draws a thing where it is in view or must be drawn, else leaves its
    /// room free.
    pub(crate) fn show(
        &mut self,
        ui: &mut Ui,
        place: usize,
        must: bool,
        draw: impl FnOnce(&mut Ui),
    ) {
        let draws_all = self.heights.len() <= ALL_DRAWN;
        let Some(height) = self.heights.get_mut(place) else { return };
        let top = ui.cursor().top();
        let view = ui.clip_rect().expand(100.0);
        let is_in_view = view.top() <= top + *height && top <= view.bottom();
        if draws_all || must || is_in_view {
            draw(ui);
            *height = ui.cursor().top() - top - ui.spacing().item_spacing.y;
        } else {
            ui.add_space(*height);
        }
    }
}
