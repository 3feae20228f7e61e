//! The eframe application: takes news, shows views, carries out commands.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Instant;

use super::command::{Action, Command, Commands};
use super::document::Document;
use super::options::StartOptions;
use super::remembered::{Appearance, Remembered};
use super::services::{News, Services};
use super::state::{Effect, Overlay, State};
use super::views::{self, ChartCache};
use super::{fonts, style};

/// Under which name the window's state is kept.
const STORAGE_KEY: &str = "detente";

/// The window.
pub struct Application {
    state: State,
    services: Services,
    chart: ChartCache,
    started: Option<Instant>,
    screenshot: Option<Screenshot>,
}

/// A picture of the window that was asked for on the command line.
struct Screenshot {
    path: PathBuf,
    /// Frames to let pass, so that fonts and layout have settled.
    wait: u32,
    arrived: Option<Receiver<std::sync::Arc<egui::ColorImage>>>,
}

impl Application {
    /// Builds the window. A file that was asked for is read at once, so that
    /// the first frame shows it.
    pub fn new(
        context: &eframe::CreationContext<'_>,
        options: &StartOptions,
        started: Instant,
    ) -> Self {
        fonts::install(&context.egui_ctx);
        style::install(&context.egui_ctx);
        let storage = context.storage.filter(|_| options.screenshot.is_none());
        let mut remembered: Remembered =
            storage.and_then(|storage| eframe::get_value(storage, STORAGE_KEY)).unwrap_or_default();
        match options.dark {
            Some(true) => remembered.appearance = Appearance::Dark,
            Some(false) => remembered.appearance = Appearance::Light,
            None => {}
        }
        Self {
            state: open_first(options, remembered),
            services: Services::new(context.egui_ctx.clone()),
            chart: ChartCache::default(),
            started: Some(started),
            screenshot: options.screenshot.clone().map(|path| Screenshot {
                path,
                wait: 4,
                arrived: None,
            }),
        }
    }

    fn carry_out(&mut self, context: &egui::Context, command: Command) {
        match self.state.apply(command) {
            None => {}
            Some(Effect::AskForFile) => {
                self.state.notice = None;
                let words = &self.state.words;
                self.services.ask_for_file(&words.get("dialog-open"), &words.get("dialog-filter"));
            }
            Some(Effect::Read(path)) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let busy = self.state.words.with("status-reading", &[("name", name.into())]);
                self.state.busy = Some(busy.into_owned());
                self.services.read(path);
            }
            Some(Effect::Copy(text)) => context.copy_text(text),
            Some(Effect::ToggleFullScreen) => {
                let full = context.input(|input| input.viewport().fullscreen.unwrap_or(false));
                context.send_viewport_cmd(egui::ViewportCommand::Fullscreen(!full));
            }
            Some(Effect::Close) => context.send_viewport_cmd(egui::ViewportCommand::Close),
        }
    }

    fn take_news(&mut self) {
        while let Some(news) = self.services.news() {
            match news {
                News::Chosen(path) => {
                    if let Some(Effect::Read(path)) = self.state.apply(Command::OpenFile(path)) {
                        self.services.read(path);
                    }
                }
                News::NotChosen => {
                    // Either nobody chose, or the system has no dialog to ask with.
                    let words = &self.state.words;
                    self.state.notice = Some(words.get("notice-not-chosen").into_owned());
                }
                News::Read(result) => {
                    self.state.busy = None;
                    match *result {
                        Ok(document) => self.state.show(document),
                        // What was open stays as it is.
                        Err(trouble) => self.state.trouble = Some(trouble),
                    }
                }
            }
        }
    }

    fn take_screenshot(&mut self, context: &egui::Context) {
        let Some(screenshot) = &mut self.screenshot else { return };
        if let Some(arrived) = &screenshot.arrived {
            if let Ok(image) = arrived.try_recv() {
                if let Err(error) = write_png(&screenshot.path, &image) {
                    eprintln!("detente: {error:#}");
                }
                self.screenshot = None;
                context.send_viewport_cmd(egui::ViewportCommand::Close);
            } else {
                context.request_repaint();
            }
            return;
        }
        context.request_repaint();
        match screenshot.wait.checked_sub(1) {
            Some(wait) => screenshot.wait = wait,
            None => {
                let (sender, receiver) = sync_channel(1);
                screenshot.arrived = Some(receiver);
                context.request_screenshot(move |image| {
                    let _ = sender.send(image);
                });
            }
        }
    }
}

fn open_first(options: &StartOptions, remembered: Remembered) -> State {
    let first = match &options.file {
        Some(path) => Document::open(path),
        None => Document::sample(),
    };
    match first {
        Ok(document) => {
            let mut state = State::new(Document::empty(), remembered);
            state.show(document);
            state
        }
        Err(trouble) => {
            let behind = Document::sample().unwrap_or_else(|_| Document::empty());
            let mut state = State::new(behind, remembered);
            state.trouble = Some(trouble);
            state
        }
    }
}

fn write_png(path: &std::path::Path, image: &egui::ColorImage) -> anyhow::Result<()> {
    let [width, height] = image.size;
    let bytes: Vec<u8> = image.pixels.iter().flat_map(|pixel| pixel.to_array()).collect();
    let png = crate::brief::encode_png(width as u32, height as u32, bytes)?;
    Ok(crate::store::write_atomically(path, &png)?)
}

impl eframe::App for Application {
    fn logic(&mut self, context: &egui::Context, _frame: &mut eframe::Frame) {
        self.take_news();
        let dropped = context
            .input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(path) = dropped {
            self.carry_out(context, Command::OpenFile(path));
        }
        context.set_theme(match self.state.remembered.appearance {
            Appearance::System => egui::ThemePreference::System,
            Appearance::Light => egui::ThemePreference::Light,
            Appearance::Dark => egui::ThemePreference::Dark,
        });
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let context = ui.ctx().clone();
        // What lies over the window has keys of its own.
        let mut commands = match self.state.overlay {
            Overlay::None => pressed_shortcuts(&context),
            Overlay::Palette(_) | Overlay::Shortcuts => Commands::new(),
        };
        views::window_ui(ui, &self.state, &mut self.chart, &mut commands);
        self.state.reveal = false;
        for command in commands {
            self.carry_out(&context, command);
            context.request_repaint();
        }
        if let Some(started) = self.started.take()
            && self.screenshot.is_some()
        {
            eprintln!("first frame after {} ms", started.elapsed().as_millis());
        }
        self.take_screenshot(&context);
    }

    fn persist_egui_memory(&self) -> bool {
        self.screenshot.is_none()
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        if self.screenshot.is_none() {
            eframe::set_value(storage, STORAGE_KEY, &self.state.remembered);
        }
    }
}

/// Commands whose keys were pressed. Keys without a modifier belong to a text
/// field while one is being written in.
fn pressed_shortcuts(context: &egui::Context) -> Commands {
    let writing = context.egui_wants_keyboard_input();
    let pressed = |action: &Action| {
        action.shortcut().is_some_and(|keys| {
            let free = !writing || keys.modifiers.command;
            free && context.input_mut(|input| input.consume_shortcut(&keys))
        })
    };
    Action::ALL.into_iter().filter(pressed).map(Command::Act).collect()
}
