//! Carrying out commands: the only way that the state changes.

use crate::app::actions::Action;
use crate::app::actions::palette::{Goal, Palette};
use crate::app::beside::BesideCommand;
use crate::app::chart::filter::Filter;
use crate::app::command::Command;
use crate::app::file::{FileEffect, Next};
use crate::app::forms::FormCommand;
use crate::app::help::HelpPage;
use crate::app::remembered::Appearance;
use crate::app::selection::{Page, Selection, Tab};
use crate::app::state::{Effect, Overlay, State};
use crate::dossier::RecordKind;
use crate::edit::Place;
use crate::reading::Settings;
use crate::tension::Direction;
use crate::words::{Language, Words};

/// How much a step of the interface's size changes it.
const ZOOM_STEP: f32 = 0.1;
/// Share of the days in view by which a key moves them.
const PAN_SHARE: f64 = 0.2;

impl State {
    /// Carries out a command; what it asks of the outside world is returned.
    pub(super) fn apply(&mut self, command: Command) -> Option<Effect> {
        let command = self.spelled_out(command);
        let before = self.selection;
        let said = self.announcement.clone();
        // Setting the as-of day by hand stops the replay.
        let takes_over = matches!(
            command,
            Command::SetAsOf(_)
                | Command::EditAsOf(_)
                | Command::OpenFile(_)
                | Command::SetModel(_)
                | Command::SetDirection(..)
        );
        if takes_over {
            self.chart.playing = None;
        }
        let effect = self.carry_out(command);
        if self.selection != before {
            self.selection_changed(before);
            // A day on which the selected thing was not known yet: the day is
            // the news, not that nothing is selected.
            let day_is_news = self.selection == Selection::Nothing && self.announcement != said;
            if !day_is_news {
                self.announcement = self.selection_in_words();
            }
        }
        self.refresh_shown();
        effect
    }

    /// An action or a choice that stands for another command as that command.
    fn spelled_out(&mut self, command: Command) -> Command {
        let command = match command {
            Command::ChooseInPalette(place) => self.chosen(place),
            command => command,
        };
        let as_of = self.content.settings.as_of;
        let Command::Act(action) = command else { return command };
        match action {
            Action::EarlierAsOf => Command::SetAsOf(as_of.plus(-1)),
            Action::LaterAsOf => Command::SetAsOf(as_of.plus(1)),
            Action::OwnAsOf => Command::SetAsOf(Settings::of(self.document.dossier()).as_of),
            Action::ToggleApart => {
                let settings = self.content.settings;
                let apart = !(settings.apart && settings.direction == Direction::Both);
                Command::SetDirection(Direction::Both, apart)
            }
            Action::ClearFilter => Command::SetFilter(Filter::default()),
            action => Command::Act(action),
        }
    }

    fn carry_out(&mut self, command: Command) -> Option<Effect> {
        match command {
            Command::Act(action) => return self.act(action),
            Command::OpenFile(path) => return self.guarded(Next::Open(path)),
            Command::Select(selection) => self.select(selection),
            Command::SetAsOf(day) => {
                self.chart.as_of_text = day.to_string();
                self.set_as_of(day);
            }
            Command::EditAsOf(text) => self.edit_as_of(text),
            Command::SetModel(kind) => {
                let settings = self.content.settings;
                self.recompute(settings.with_model(self.document.dossier(), kind));
            }
            Command::SetDirection(direction, apart) => {
                self.recompute(Settings { direction, apart, ..self.content.settings });
            }
            Command::SetView(view) => self.set_view(view),
            Command::SetSpan(from, to) => self.choose_span(from, to),
            Command::ClearSpan => self.clear_span(),
            Command::EditSpanFrom(text) => self.edit_span(text, true),
            Command::EditSpanTo(text) => self.edit_span(text, false),
            Command::Arrange(command) => self.arrange(command),
            Command::SetFilter(filter) => {
                self.chart.filter = filter;
                self.refresh_index();
            }
            Command::List(command) => self.list(command),
            Command::ShowTab(tab) => self.panel.tab = tab,
            Command::EditTableQuery(query) => {
                self.chart.table.query = query;
                self.chart.table.rows.clear();
            }
            Command::NarrowTable(days) => {
                self.chart.page = Page::Table;
                self.chart.table.days = days;
                self.chart.table.rows.clear();
            }
            Command::SortTable(column) => {
                self.chart.table.sort_by(column);
                self.chart.table.rows.clear();
            }
            Command::MoveInTable(by) => self.move_in_table(by),
            Command::Tick => self.tick(),
            Command::EditPalette(query) => self.search(query),
            Command::MovePalette(by) => {
                if let Overlay::Palette(palette) = &mut self.overlay {
                    palette.step(by);
                }
            }
            Command::SetLanguage(language) => self.set_language(language),
            Command::SetAppearance(appearance) => self.remembered.appearance = appearance,
            Command::KeepStill(still) => self.remembered.still = still,
            Command::KeepPrevious(keep) => self.remembered.keep_previous = keep,
            Command::Form(command) => self.form(command),
            Command::File(command) => return self.file_command(command),
            Command::History(command) => return self.history_command(command),
            Command::Calibrate(index) => self.open_calibration(index),
            Command::TakeCalibration => self.take_calibration(),
            Command::Suppose(command) => self.suppose(command),
            Command::Brief(command) => return self.apply_brief(command),
            Command::Import(command) => return self.import_command(command),
            Command::Evidence(command) => return self.evidence_command(command),
            Command::Draft(command) => return self.draft_command(command),
            Command::Agree(command) => return self.agree_command(command),
            Command::Desk(command) => return self.desk_command(command),
            Command::Beside(command) => self.beside_command(command),
            Command::Crash(command) => return self.crash_command(command),
            Command::ShowHelp(page) => self.overlay = Overlay::Help(page),
            // Chosen was nothing, or it would be another command by now.
            Command::CloseOverlay | Command::ChooseInPalette(_) => self.overlay = Overlay::None,
        }
        None
    }

    fn act(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::New => return self.guarded(Next::Begin),
            Action::Open => return Some(Effect::AskForFile),
            Action::OpenFolder => self.open_desk(),
            Action::Save => return self.save(None),
            Action::SaveAs => self.ask_where(None),
            Action::Reload => {
                let troubled = self.file.unopened.as_ref().and_then(|trouble| trouble.path.clone());
                return match troubled {
                    Some(path) => Some(Effect::Read(path)),
                    None => self.guarded(Next::Reload),
                };
            }
            Action::History => return self.open_history(),
            Action::OpenSample => return self.guarded(Next::Sample),
            Action::OpenTradeWar => return self.guarded(Next::Example(0)),
            Action::OpenCeasefire => return self.guarded(Next::Example(1)),
            Action::Undo => self.retrace(true),
            Action::Redo => self.retrace(false),
            Action::BringBack => return Some(Effect::File(FileEffect::ListKept)),
            Action::AddEvent => self.form(FormCommand::New(RecordKind::Event)),
            Action::AddCommitment => self.form(FormCommand::New(RecordKind::Commitment)),
            Action::AddSource => self.form(FormCommand::New(RecordKind::Source)),
            Action::AddPeriod => self.form(FormCommand::New(RecordKind::Period)),
            Action::BringBackForm => self.bring_back_form(),
            Action::EditSelected => self.edit_selected(),
            Action::MarkFulfilled => self.mark_selected(),
            Action::RemoveSelected => self.remove_selected(),
            Action::EditDossier => self.form(FormCommand::Open(Place::Dossier)),
            Action::EditModel => self.form(FormCommand::Open(Place::Model)),
            Action::Calibrate => self.open_calibration(None),
            Action::Import => return self.open_import(Vec::new()),
            Action::DraftFromText => self.open_drafting(),
            Action::CompareCoders => self.open_agreeing(),
            Action::Brief => return self.open_brief(),
            Action::CopyPicture => return Some(Effect::CopyPicture),
            Action::CopyTable => return self.copy_table(),
            Action::SaveScreenshot => return Some(Effect::SaveScreenshot),
            Action::ShowAll => self.set_view(self.whole_view()),
            Action::ZoomIn => self.set_view(self.chart.view.zoomed(0.7, 0.5)),
            Action::ZoomOut => self.set_view(self.chart.view.zoomed(1.0 / 0.7, 0.5)),
            Action::PanEarlier => self.pan(-PAN_SHARE),
            Action::PanLater => self.pan(PAN_SHARE),
            Action::ToggleNaming => self.toggle_naming(),
            Action::ToggleLanes => self.toggle_lanes(),
            Action::ToggleTable => self.toggle_page(Page::Table),
            Action::ToggleLedger => self.toggle_page(Page::Ledger),
            Action::PlayOrPause => self.play_or_pause(),
            Action::StepForward => self.step_replay(true),
            Action::StepBack => self.step_replay(false),
            // Spelled out before, as the commands that they are.
            Action::EarlierAsOf
            | Action::LaterAsOf
            | Action::OwnAsOf
            | Action::ToggleApart
            | Action::ClearFilter => {}
            Action::PreviousEvent => self.step_event(-1),
            Action::NextEvent => self.step_event(1),
            Action::FirstEvent => self.select_end(true),
            Action::LastEvent => self.select_end(false),
            Action::Deselect => self.deselect(),
            Action::ShowCommitments => self.panel.tab = Tab::Commitments,
            Action::ShowEvents => self.panel.tab = Tab::Events,
            Action::ShowSources => self.panel.tab = Tab::Sources,
            Action::ShowMovers => self.panel.tab = Tab::Movers,
            Action::ShowDeadlines => self.panel.tab = Tab::Deadlines,
            Action::ShowExchanges => self.panel.tab = Tab::Exchanges,
            Action::ShowStanding => self.panel.tab = Tab::Standing,
            Action::ShowBeside => self.panel.tab = Tab::Beside,
            Action::TakeReport => self.beside_command(BesideCommand::Take),
            Action::ToggleSupposing => self.toggle_supposing(),
            Action::SupposeWithout => self.suppose_without_selected(),
            Action::SupposeLifted => self.suppose_selected_lifted(),
            Action::SupposeEvent => self.make_up_event(),
            Action::AddSupposed => self.add_supposed(),
            Action::ClearSupposed => self.clear_supposing(),
            Action::Find => {
                let dossier = self.document.dossier();
                let palette = Palette::new(dossier, &self.content, &self.words);
                self.overlay = Overlay::Palette(palette);
            }
            Action::ShowShortcuts => self.overlay = Overlay::Shortcuts,
            Action::ShowMethod => self.overlay = Overlay::Method,
            Action::ShowHelp => self.overlay = Overlay::Help(0),
            Action::ShowRulebook => self.overlay = Overlay::Help(HelpPage::rulebook()),
            Action::ShowSettings => self.overlay = Overlay::Settings,
            Action::ToggleTheme => {
                self.remembered.appearance = match self.remembered.appearance {
                    Appearance::Dark => Appearance::Light,
                    Appearance::System | Appearance::Light => Appearance::Dark,
                };
            }
            Action::LargerInterface => return Some(Effect::ZoomBy(ZOOM_STEP)),
            Action::SmallerInterface => return Some(Effect::ZoomBy(-ZOOM_STEP)),
            Action::PlainInterface => return Some(Effect::SetZoom(1.0)),
            Action::FullScreen => return Some(Effect::ToggleFullScreen),
            Action::DismissTrouble => self.file.unopened = None,
            Action::CopyProblems => {
                let trouble = self.file.unopened.as_ref()?;
                return Some(Effect::Copy(trouble.as_text(&self.words)));
            }
            Action::Quit => return self.guarded(Next::Close),
        }
        None
    }

    fn search(&mut self, query: String) {
        if let Overlay::Palette(palette) = &mut self.overlay {
            palette.look_for(self.document.dossier(), &self.words, query);
        }
    }

    /// The command of an entry of the palette, which closes.
    fn chosen(&mut self, place: usize) -> Command {
        let overlay = std::mem::take(&mut self.overlay);
        let Overlay::Palette(palette) = overlay else {
            self.overlay = overlay;
            return Command::ChooseInPalette(place);
        };
        match palette.found.get(place).map(|entry| entry.goal) {
            Some(Goal::Act(action)) => Command::Act(action),
            Some(Goal::Select(selection)) => Command::Select(selection),
            None => Command::CloseOverlay,
        }
    }

    pub(in crate::app) fn select(&mut self, selection: Selection) {
        if !self.is_known(selection) {
            return;
        }
        self.selection = selection;
        self.panel.reveal = true;
        // The part of the panel that holds it; other parts list events, too.
        self.panel.tab = match selection {
            Selection::Nothing => self.panel.tab,
            Selection::Event(_) => match self.panel.tab {
                tab @ (Tab::Movers | Tab::Standing) => tab,
                _ => Tab::Events,
            },
            Selection::Commitment(_) => match self.panel.tab {
                tab @ (Tab::Deadlines | Tab::Exchanges) => tab,
                _ => Tab::Commitments,
            },
            Selection::Source(_) => Tab::Sources,
        };
        self.bring_into_view();
    }

    /// The selection goes first, then the span, so that one keypress too many loses neither.
    fn deselect(&mut self) {
        if self.chart.playing.is_some() {
            self.chart.playing = None;
        } else if !self.forms.open.is_empty() {
            self.leave_form();
        } else if self.selection != Selection::Nothing {
            self.selection = Selection::Nothing;
        } else {
            self.clear_span();
        }
    }

    fn set_language(&mut self, language: Option<Language>) {
        self.remembered.set_language(language);
        let (first, last) = self.content.record;
        let words = Words::of(language.unwrap_or(self.system_language));
        self.words = words.for_record(first, last);
        // The layout holds words, too.
        self.content_version += 1;
        self.refresh_view();
    }
}
