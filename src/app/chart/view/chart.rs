//! The chart on its page: headline, legend, chart, key, lanes; and the layout
//! that is kept while nothing it depends on changes.

use egui::{Id, Rect, Ui};

use crate::app::actions::Action;
use crate::app::brief::view::PageTextures;
use crate::app::chart::view::{
    headline, key, lanes, legend, plot, shown, splitter, supposing, table,
};
use crate::app::command::Commands;
use crate::app::file::opened::Access;
use crate::app::look::canvas;
use crate::app::look::fonts::WindowFonts;
use crate::app::look::stack::Stack;
use crate::app::look::widgets::{action_button, muted};
use crate::app::panel::commitments;
use crate::app::selection::Page;
use crate::app::state::State;
use crate::dossier::Day;
use crate::figure;
use crate::figure::{ChartInput, Folded, Naming, PageInput, View};
use crate::tension::BandExtremes;

/// What is kept from frame to frame.
#[derive(Default)]
pub struct ChartCache {
    key: Option<LayoutKey>,
    page: Option<figure::Page>,
    /// The chart's place among what can have the focus.
    focus_id: Option<Id>,
    /// Where a drag over the chart began.
    pub(in crate::app) drag_from: Option<Day>,
    /// Which settings give the band's ends on the day last pointed at.
    pub(in crate::app) extremes: Option<(u64, Day, Option<BandExtremes>)>,
    /// The commitments' cards.
    pub(in crate::app) cards: Stack,
    /// The rows of the page of commitments.
    pub(in crate::app) facing: Stack,
    /// The sources.
    pub(in crate::app) sources: Stack,
    /// What is given for what.
    pub(in crate::app) exchanges: Stack,
    /// The pages of a brief's preview.
    pub(in crate::app) pages: PageTextures,
}

#[derive(Clone, PartialEq)]
struct LayoutKey {
    version: u64,
    area: Rect,
    view: View,
    selected: Option<usize>,
    least_range: Option<(f64, f64)>,
    naming: Naming,
    folded: Folded,
    chart_share: Option<f32>,
    pixels_per_point: f32,
}

pub fn page_ui(ui: &mut Ui, state: &State, cache: &mut ChartCache, commands: &mut Commands) {
    headline::headline_ui(ui, state, commands);
    supposing::strip_ui(ui, state, commands);
    if state.chart.page == Page::Ledger {
        commitments::page_ui(ui, state, &mut cache.facing, commands);
        return;
    }
    let in_column = {
        let ctx = ui.ctx().clone();
        let fonts = WindowFonts::new(&ctx);
        let folded = state.remembered.arrangement.folded();
        let width = ui.available_width();
        let chart = state.chart.page == Page::Chart && state.document.own_day.is_some();
        chart && figure::Page::has_column(&shown(ui, state, &fonts), folded, width)
    };
    if !in_column {
        let layout = cache.page.as_ref().map(|page| &page.chart);
        legend::legend_ui(ui, state, layout, commands);
    }
    if state.chart.page == Page::Table {
        table::table_ui(ui, state, cache, commands);
        return;
    }
    let area = ui.available_rect_before_wrap();
    if state.document.own_day.is_none() {
        // Nothing is dated, so that there is no day to show.
        empty_ui(ui, state, area, commands);
        return;
    }
    cache.refresh(ui, state, area);
    let Some(page) = cache.page.take() else { return };
    cache.focus_id = Some(plot::chart_ui(ui, state, cache, &page.chart, commands));
    if state.chart.key_open && page.chart.numbered() > 0 {
        key::whole_ui(ui, state, &page, commands);
    } else {
        key::key_ui(ui, state, &page.chart, canvas::rect(page.key), commands);
        if page.lanes.height() > 0.0 {
            lanes::lanes_ui(ui, state, &page, commands);
        }
    }
    if let Some(column) = page.column {
        legend::column_ui(ui, state, &page.chart, canvas::rect(column), commands);
    }
    splitter::splitter_ui(ui, state, &page, area, commands);
    cache.page = Some(page);
    ui.advance_cursor_after_rect(area);
}

/// What there is to do in a dossier without a date.
fn empty_ui(ui: &mut Ui, state: &State, area: Rect, commands: &mut Commands) {
    ui.add_space(area.height() * 0.4);
    ui.vertical_centered(|ui| {
        muted(ui, state.words.get("chart-empty"));
        if state.document.access == Access::Open {
            ui.add_space(8.0);
            action_button(ui, state, Action::AddEvent, commands);
        }
    });
}

impl ChartCache {
    /// Lays out the page where anything it depends on has changed.
    fn refresh(&mut self, ui: &Ui, state: &State, area: Rect) {
        let arrangement = &state.remembered.arrangement;
        let key = LayoutKey {
            version: state.content_version,
            area,
            view: state.chart.view,
            selected: state.selected_event(),
            least_range: state.chart.playing.flatten(),
            naming: arrangement.naming(),
            folded: arrangement.folded(),
            chart_share: arrangement.chart_share(),
            pixels_per_point: ui.ctx().pixels_per_point(),
        };
        if self.page.is_some() && self.key.as_ref() == Some(&key) {
            return;
        }
        let fonts = WindowFonts::new(ui.ctx());
        let input = PageInput {
            chart: ChartInput {
                shown: shown(ui, state, &fonts),
                index: &state.chart.index,
                view: key.view,
                naming: key.naming,
                selected: key.selected,
                least_range: key.least_range,
                outcome: state.chart.supposing.outcome.as_ref(),
            },
            has_key: true,
            folded: key.folded,
            chart_share: key.chart_share,
        };
        self.page = Some(figure::Page::compute(&input, canvas::figure_rect(area)));
        self.key = Some(key);
        // The list beside the chart shows the numbers and was drawn before.
        ui.ctx().request_repaint();
    }

    /// The number that stands on the chart for a marker's label, by the
    /// marker's place in the content.
    pub fn number_of(&self, state: &State, marker: usize) -> Option<usize> {
        // Of another content, numbers would mislead.
        let fresh = self.key.as_ref().is_some_and(|key| key.version == state.content_version);
        self.page.as_ref().filter(|_| fresh)?.chart.number_of(marker)
    }

    /// Whether something that has the focus is the chart.
    pub fn is_chart(&self, id: Id) -> bool {
        self.focus_id == Some(id)
    }
}
