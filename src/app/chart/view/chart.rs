//! The chart on its page: headline, legend, chart, key, lanes; and the layout
//! that is kept while nothing it depends on changes.

use std::rc::Rc;

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
use crate::figure::{ChartInput, Folded, Naming, PageInput, Shown, View};
use crate::reading::{Content, Settings};
use crate::tension::BandExtremes;

/// What is kept from frame to frame.
#[derive(Default)]
pub(crate) struct ChartCache {
    key: Option<LayoutKey>,
    page: Option<figure::Page>,
    /// What the pictures of a walk through the record keep.
    steady: Option<(LayoutKey, Rc<figure::SteadyPage>)>,
    /// The chart's place among what can have the focus.
    focus_id: Option<Id>,
    /// The event whose name fades in, and since when.
    pub(in crate::app) fading: Option<(usize, f64)>,
    /// Where a drag over the chart began.
    pub(in crate::app) drag_from: Option<Day>,
    /// What the marker last pointed at stands for: of which content, which, and in
    /// words.
    pub(in crate::app) hovered: Option<((u64, usize), String)>,
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
    playing: Option<Day>,
    naming: Naming,
    folded: Folded,
    chart_share: Option<f32>,
    pixels_per_point: f32,
}

impl LayoutKey {
    /// Whether only the day and what is looked at have changed.
    fn is_same_walk(&self, other: &Self) -> bool {
        let alike = Self { version: other.version, selected: other.selected, ..self.clone() };
        alike == *other
    }
}

/// What a page is laid out from, nothing kept from another.
fn input<'a>(shown: Shown<'a>, state: &'a State, key: &LayoutKey) -> PageInput<'a> {
    PageInput {
        chart: ChartInput {
            shown,
            index: &state.chart.index,
            view: key.view,
            naming: key.naming,
            selected: key.selected,
            steady: None,
            outcome: state.chart.supposing.outcome.as_ref(),
            values: None,
        },
        has_key: true,
        folded: key.folded,
        chart_share: key.chart_share,
        scrolls: true,
        steady: None,
    }
}

pub(crate) fn page_ui(ui: &mut Ui, state: &State, cache: &mut ChartCache, commands: &mut Commands) {
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
            playing: state.chart.playing,
            naming: arrangement.naming(),
            folded: arrangement.folded(),
            chart_share: arrangement.chart_share(),
            pixels_per_point: ui.ctx().pixels_per_point(),
        };
        if self.page.is_some() && self.key.as_ref() == Some(&key) {
            return;
        }
        if key.playing.is_none() {
            // The next replay may be of another record.
            self.steady = None;
        }
        let area = canvas::figure_rect(area);
        let steady = key.playing.map(|last| self.steady(ui, state, &key, last, area));
        let fonts = WindowFonts::new(ui.ctx());
        let input = input(shown(ui, state, &fonts), state, &key);
        let input = PageInput { steady: steady.as_deref(), ..input };
        let chart = ChartInput { steady: steady.as_deref().map(|page| &page.chart), ..input.chart };
        self.page = Some(figure::Page::compute(&PageInput { chart, ..input }, area));
        self.key = Some(key);
        // The list beside the chart shows the numbers and was drawn before.
        ui.ctx().request_repaint();
    }

    /// What the pictures of a walk through the record keep: as its last has it.
    fn steady(
        &mut self,
        ui: &Ui,
        state: &State,
        key: &LayoutKey,
        last: Day,
        area: figure::Rect,
    ) -> Rc<figure::SteadyPage> {
        if let Some((of, steady)) = &self.steady
            && of.is_same_walk(key)
        {
            return Rc::clone(steady);
        }
        let settings = Settings { as_of: last, ..state.content.settings };
        let content = Content::compute(&state.document.holdings, settings);
        let index = state.chart.filter.index(state.document.dossier(), &content, None);
        let fonts = WindowFonts::new(ui.ctx());
        let shown = Shown { content: &content, ..shown(ui, state, &fonts) };
        let input = input(shown, state, key);
        let chart = ChartInput { index: &index, selected: None, outcome: None, ..input.chart };
        let page = figure::Page::compute(&PageInput { chart, ..input }, area);
        let steady = Rc::new(page.steady(&content));
        self.steady = Some((key.clone(), Rc::clone(&steady)));
        steady
    }

    /// The number that stands on the chart for a marker's label, by the
    /// marker's place in the content.
    pub(crate) fn number_of(&self, state: &State, marker: usize) -> Option<usize> {
        // Of another content, numbers would mislead.
        let fresh = self.key.as_ref().is_some_and(|key| key.version == state.content_version);
        self.page.as_ref().filter(|_| fresh)?.chart.number_of(marker)
    }

    /// Whether something that has the focus is the chart.
    pub(crate) fn is_chart(&self, id: Id) -> bool {
        self.focus_id == Some(id)
    }
}
