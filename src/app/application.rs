//! The eframe application: takes news, shows views, carries out commands.

use std::io::Write;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::command::{Command, Commands};
use super::keystrokes::Keystrokes;
use super::options::StartOptions;
use super::remembered::{Appearance, Remembered};
use super::screenshot::{Screenshot, Written};
use super::services::Services;
use super::state::{Effect, Overlay, State};
use crate::app::actions;
use crate::app::chart::replay::SECONDS_PER_STEP;
use crate::app::chart::view::ChartCache;
use crate::app::desk::DeskCommand;
use crate::app::file::opened::{OpenDossier, Trouble};
use crate::app::file::opening::Ahead;
use crate::app::file::session::FileSession;
use crate::app::file::{FileCommand, LeftBehind, Question};
use crate::app::look::{bidi, fonts, style};
use crate::app::shell;
use crate::figure::{Banner, BundledFonts, Figure, Parts, Shown, Theme, ThemeName};
use crate::store::{self, crash};

/// Under which name the window's state is kept.
const STORAGE_KEY: &str = "detente";
/// Size of the figure that is put on the clipboard, in its own pixels, and how
/// many pixels of the picture each takes: sharp on a slide of 1920 by 1080.
const COPIED_SIZE: (f32, f32) = (1280.0, 720.0);
const COPIED_SCALE: f32 = 1.5;
/// Smallest and largest interface, in its own size.
const ZOOMS: std::ops::RangeInclusive<f32> = 0.5..=3.0;

/// What has been on the screen.
#[derive(Debug, Clone, Copy)]
enum OnScreen {
    Nothing,
    /// The window, while its file is read.
    Window,
    /// What was asked for.
    File,
}

/// The window.
pub struct Application {
    pub(super) state: State,
    pub(super) services: Services,
    chart: ChartCache,
    started: Instant,
    /// What has been on the screen.
    on_screen: OnScreen,
    screenshot: Option<Screenshot>,
    /// When the replay took its last step, by the window's own time.
    last_tick: f64,
    /// What the open document needs of the world.
    pub(super) session: FileSession,
    /// Which document the session is working on.
    pub(super) in_session: u64,
    /// Whether there is nothing left to ask before the window closes.
    pub(super) closing: bool,
    /// What the window's title says.
    pub(super) title: String,
    /// Whether something lay over the window in the last frame.
    was_covered: bool,
    /// Keys that wait until the focus is where they belong.
    keystrokes: Keystrokes,
}

impl Application {
    /// Builds the window on the file that is asked for, or on the sample.
    pub fn new(
        context: &eframe::CreationContext<'_>,
        options: &StartOptions,
        started: Instant,
    ) -> Self {
        let ahead = options.dossier().map(Ahead::begin);
        Self::on(context, options, ahead, started)
    }

    /// The same on what is being read already. What is read soon is in the
    /// first frame.
    pub(super) fn on(
        context: &eframe::CreationContext<'_>,
        options: &StartOptions,
        ahead: Option<Ahead>,
        started: Instant,
    ) -> Self {
        fonts::install(&context.egui_ctx);
        style::install(&context.egui_ctx);
        context.egui_ctx.add_plugin(bidi::WordOrder::default());
        // Its keys are among ours, where menus and palette name them.
        context.egui_ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let storage = context.storage.filter(|_| options.screenshot.is_none());
        let mut remembered: Remembered =
            storage.and_then(|storage| eframe::get_value(storage, STORAGE_KEY)).unwrap_or_default();
        match options.dark {
            Some(true) => remembered.appearance = Appearance::Dark,
            Some(false) => remembered.appearance = Appearance::Light,
            None => {}
        }
        if options.language.is_some() {
            remembered.set_language(options.language);
        }
        let session = FileSession::new(options.state.as_ref(), context.egui_ctx.clone());
        let services = Services::new(context.egui_ctx.clone());
        let mut state = open_first(options, remembered, ahead, &services);
        let orphans = session.orphans();
        if !orphans.is_empty() {
            state.file.questions.push(Question::Recover(LeftBehind::of_sessions(orphans)));
        }
        state.file.crash = session.crash();
        if options.welcomes && options.file.is_none() && !state.remembered.welcomed {
            state.remembered.welcomed = true;
            state.overlay = Overlay::Welcome;
        }
        let mut application = Self {
            state,
            session,
            in_session: 0,
            closing: false,
            title: String::new(),
            was_covered: false,
            keystrokes: Keystrokes::default(),
            services,
            chart: ChartCache::default(),
            started,
            on_screen: OnScreen::Nothing,
            screenshot: options.screenshot.clone().map(Screenshot::to),
            last_tick: 0.0,
        };
        application.follow_document();
        if let Some(folder) = options.folder() {
            let take = Command::Desk(DeskCommand::Take(folder.to_owned()));
            application.carry_out(&context.egui_ctx, take);
        }
        application
    }

    /// Has this channel told whether the requested picture was written.
    pub(super) fn tell_picture(&mut self, tell: Sender<Written>) {
        if let Some(screenshot) = &mut self.screenshot {
            screenshot.tell(tell);
        }
    }

    pub(super) fn carry_out(&mut self, context: &egui::Context, command: Command) {
        let (kind, name) = command.names();
        crash::did(kind, name);
        let _task = crash::task("carrying out a command");
        match self.state.apply(command) {
            None => {}
            Some(Effect::AskForFile) => {
                self.state.notice = None;
                let words = &self.state.words;
                self.services.ask_for_file(&words.get("dialog-open"), &words.get("dialog-filter"));
            }
            Some(Effect::Read(path)) => self.read(path),
            Some(Effect::Copy(text)) => context.copy_text(text),
            Some(Effect::CopyPicture) => self.copy_picture(context),
            Some(Effect::CopyTable(table)) => {
                if !self.services.copy_table(&table) {
                    context.copy_text(table.text);
                }
                self.notice("notice-table-copied");
            }
            Some(Effect::SaveScreenshot) => self.services.photograph(),
            Some(Effect::ToggleFullScreen) => {
                let full = context.input(|input| input.viewport().fullscreen.unwrap_or(false));
                context.send_viewport_cmd(egui::ViewportCommand::Fullscreen(!full));
            }
            Some(Effect::SetZoom(zoom)) => set_zoom(context, zoom),
            Some(Effect::ZoomBy(step)) => set_zoom(context, context.zoom_factor() + step),
            Some(Effect::Close) => {
                self.closing = true;
                context.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Some(Effect::File(effect)) => self.carry_out_edit(context, effect),
            Some(Effect::Evidence(effect)) => self.evidence(effect),
            Some(Effect::Draft(effect)) => self.draft(effect),
            Some(Effect::Agree(effect)) => self.agree(effect),
            Some(Effect::Desk(effect)) => self.desk(effect),
            Some(Effect::Import(effect)) => self.import(effect),
            Some(Effect::Brief(effect)) => self.services.brief(effect),
            Some(Effect::History(effect)) => self.services.history(self.session.state(), effect),
        }
        self.follow_document();
    }

    /// The figure as an export would have it, in the days and colours shown.
    fn copy_picture(&mut self, context: &egui::Context) {
        let state = &mut self.state;
        state.busy = Some(state.words.get("status-painting").into_owned());
        let name =
            if context.theme() == egui::Theme::Dark { ThemeName::Dark } else { ThemeName::Light };
        let naming = state.remembered.arrangement.naming();
        let figure = Figure {
            naming,
            banner: &Banner::default(),
            shown: Shown {
                dossier: state.document.dossier(),
                content: &state.content,
                theme: Theme::of(name),
                words: &state.words,
                measure: &BundledFonts,
            },
            title: &state.document.dossier().title,
            headline: None,
            view: state.chart.view,
            values: None,
        };
        let chart = figure.compose(COPIED_SIZE.0, COPIED_SIZE.1, Parts::ALL);
        self.services.paint(chart.scene, COPIED_SCALE);
    }

    /// For a picture requested on the command line: reports how long the window took, and any file
    /// it did not wait for.
    fn tell_times(&mut self) {
        if self.screenshot.is_none() {
            return;
        }
        let after = self.started.elapsed().as_millis();
        let is_awaited = self.state.file.awaited.is_some();
        let line = match (self.on_screen, is_awaited) {
            (OnScreen::Nothing, _) => format!("first frame after {after} ms"),
            (OnScreen::Window, false) => format!("the file after {after} ms"),
            _ => return,
        };
        self.on_screen = if is_awaited { OnScreen::Window } else { OnScreen::File };
        let _ = writeln!(std::io::stderr(), "{line}");
    }

    /// A field takes the focus once. What lay over the window in this frame or
    /// the last keeps it from those below, so that it is asked for again.
    fn settle_focus(&mut self, context: &egui::Context) {
        let is_covered =
            !matches!(self.state.overlay, Overlay::None) || !self.state.file.questions.is_empty();
        let was_covered = std::mem::replace(&mut self.was_covered, is_covered);
        if !is_covered && !was_covered {
            self.state.forms.focus = None;
        } else if !is_covered && self.state.forms.focus.is_some() {
            context.request_repaint();
        }
    }

    /// A text pasted while nothing is being edited and nothing asked.
    fn take_pasted(&mut self, context: &egui::Context) {
        let is_free = matches!(self.state.overlay, Overlay::None)
            && self.state.file.questions.is_empty()
            && !context.text_edit_focused();
        if !is_free {
            return;
        }
        let pasted = context.input_mut(|input| {
            let is_paste = |event: &egui::Event| matches!(event, egui::Event::Paste(_));
            let at = input.events.iter().position(is_paste)?;
            match input.events.remove(at) {
                egui::Event::Paste(text) => Some(text),
                _ => None,
            }
        });
        if let Some(text) = pasted {
            self.carry_out(context, Command::File(FileCommand::Pasted(text)));
        }
    }

    pub(super) fn notice(&mut self, key: &'static str) {
        self.state.notice = Some(self.state.words.get(key).into_owned().into());
    }

    /// Lets a replay take its next step once its time has come.
    fn play(&mut self, context: &egui::Context) {
        if self.state.chart.playing.is_none() {
            self.last_tick = 0.0;
            return;
        }
        let now = context.input(|input| input.time);
        if self.last_tick == 0.0 {
            self.last_tick = now;
        }
        if now - self.last_tick >= SECONDS_PER_STEP {
            self.last_tick = now;
            self.carry_out(context, Command::Tick);
        }
        let rest = (self.last_tick + SECONDS_PER_STEP - now).max(0.01);
        context.request_repaint_after(Duration::from_secs_f64(rest));
    }
}

fn set_zoom(context: &egui::Context, zoom: f32) {
    // In tenths, so that steps back and forth meet again.
    let zoom = (zoom * 10.0).round() / 10.0;
    context.set_zoom_factor(zoom.clamp(*ZOOMS.start(), *ZOOMS.end()));
}

fn open_first(
    options: &StartOptions,
    remembered: Remembered,
    ahead: Option<Ahead>,
    services: &Services,
) -> State {
    let mut state = State::new(OpenDossier::empty(), remembered, options.system_language);
    state.brief.pictures = store::pictures_folder();
    state.file.documents = store::documents_folder();
    match ahead.map_or_else(|| Ok(OpenDossier::sample()), Ahead::soon) {
        Ok(Ok(document)) => state.open(document),
        Ok(Err(trouble)) => open_behind(&mut state, trouble),
        Err(ahead) => {
            state.file.awaited = Some(ahead.name());
            services.wait_for(ahead);
        }
    }
    state
}

/// Opens the sample behind the message that a file could not be opened.
pub(super) fn open_behind(state: &mut State, trouble: Trouble) {
    state.open(OpenDossier::sample().unwrap_or_else(|_| OpenDossier::empty()));
    state.file.unopened = Some(trouble);
}

impl eframe::App for Application {
    fn logic(&mut self, context: &egui::Context, _frame: &mut eframe::Frame) {
        let _task = crash::task("taking in news");
        self.take_news(context);
        let dropped: Vec<PathBuf> = context.input(|input| {
            input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect()
        });
        match dropped.as_slice() {
            [] => {}
            [path] if path.is_dir() => self.services.look_at_folder(path.clone()),
            [path] => self.services.look_at(path.clone()),
            _ => self.import_dropped(context, dropped),
        }
        self.take_pasted(context);
        self.play(context);
        self.take_disk_news(context);
        self.guard_close(context);
        context.set_theme(match self.state.remembered.appearance {
            Appearance::System => egui::ThemePreference::System,
            Appearance::Light => egui::ThemePreference::Light,
            Appearance::Dark => egui::ThemePreference::Dark,
        });
    }

    fn raw_input_hook(&mut self, context: &egui::Context, input: &mut egui::RawInput) {
        if self.keystrokes.in_order(&mut input.events) {
            context.request_repaint();
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let _task = crash::task("a frame");
        let context = ui.ctx().clone();
        // What lies over the window has keys of its own.
        let mut commands = match self.state.overlay {
            Overlay::None if self.state.file.questions.is_empty() => {
                actions::pressed(&context, &self.chart, !self.state.forms.open.is_empty())
            }
            Overlay::None => Commands::new(),
            Overlay::Palette(_)
            | Overlay::Shortcuts
            | Overlay::Settings
            | Overlay::Method
            | Overlay::Calibrate(_)
            | Overlay::History(_)
            | Overlay::Crash(_)
            | Overlay::Import(_)
            | Overlay::Passage(_)
            | Overlay::Draft
            | Overlay::Agreeing
            | Overlay::Desk
            | Overlay::Help(_)
            | Overlay::Welcome
            | Overlay::KeepText(_)
            | Overlay::Brief(_) => Commands::new(),
        };
        shell::window_ui(ui, &self.state, &mut self.chart, &mut commands);
        self.state.panel.reveal = false;
        self.settle_focus(&context);
        for command in commands {
            self.carry_out(&context, command);
            context.request_repaint();
        }
        self.tell_times();
        if self.state.file.awaited.is_none()
            && let Some(screenshot) = &mut self.screenshot
            && screenshot.proceed(&context)
        {
            self.screenshot = None;
            self.closing = true;
            context.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }

    fn persist_egui_memory(&self) -> bool {
        self.screenshot.is_none()
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        if self.screenshot.is_none() {
            self.state.keep_view();
            eframe::set_value(storage, STORAGE_KEY, &self.state.remembered);
        }
    }
}
