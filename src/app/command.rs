//! Everything that can be done in the window. Views send commands; only
//! [`State::apply`](super::state::State::apply) carries them out.

use std::path::PathBuf;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::selection::{Selection, Tab};
use crate::dossier::{Day, ModelKind};
use crate::figure::View;
use crate::tension::Direction;

/// Something a user asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// What needs no further word; menus and shortcuts know these.
    Act(Action),
    /// Open this file.
    OpenFile(PathBuf),
    /// Select something everywhere.
    Select(Selection),
    /// Show what was known on this day.
    SetAsOf(Day),
    /// What stands in the as-of field.
    EditAsOf(String),
    /// Compute tension otherwise.
    SetModel(ModelKind),
    /// Take the acts of one side, or all.
    SetDirection(Direction),
    /// Show these days.
    SetView(View),
    /// Show this part of the side panel.
    ShowTab(Tab),
    /// What stands in the palette's field.
    EditPalette(String),
    /// Move the palette's choice down, or up where negative.
    MovePalette(isize),
    /// Do what the palette offers in this place.
    ChooseInPalette(usize),
    /// Close what lies over the window.
    CloseOverlay,
}

/// An action that needs no further word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Find anything by its words.
    Find,
    /// Show all shortcuts.
    ShowShortcuts,
    /// Fill the screen, or leave it.
    FullScreen,
    /// Ask for a file and open it.
    Open,
    /// Read the open file again.
    Reload,
    /// Open the built-in sample.
    OpenSample,
    /// Show the whole record.
    ShowAll,
    /// Show fewer days.
    ZoomIn,
    /// Show more days.
    ZoomOut,
    /// As of the day before.
    EarlierAsOf,
    /// As of the day after.
    LaterAsOf,
    /// As of the dossier's own day.
    OwnAsOf,
    /// Select the event before.
    PreviousEvent,
    /// Select the event after.
    NextEvent,
    /// Select nothing.
    Deselect,
    /// From light to dark and back.
    ToggleTheme,
    /// Go back to what was open.
    DismissTrouble,
    /// Put the problems on the clipboard.
    CopyProblems,
    /// Close the window.
    Quit,
}

impl Action {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 19] = [
        Self::Open,
        Self::Reload,
        Self::OpenSample,
        Self::ShowAll,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::EarlierAsOf,
        Self::LaterAsOf,
        Self::OwnAsOf,
        Self::PreviousEvent,
        Self::NextEvent,
        Self::Deselect,
        Self::Find,
        Self::ShowShortcuts,
        Self::FullScreen,
        Self::ToggleTheme,
        Self::DismissTrouble,
        Self::CopyProblems,
        Self::Quit,
    ];

    /// The catalogue's key of its name.
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::Find => "action-find",
            Self::ShowShortcuts => "action-shortcuts",
            Self::FullScreen => "action-full-screen",
            Self::Open => "action-open",
            Self::Reload => "action-reload",
            Self::OpenSample => "action-open-sample",
            Self::ShowAll => "action-show-all",
            Self::ZoomIn => "action-zoom-in",
            Self::ZoomOut => "action-zoom-out",
            Self::EarlierAsOf => "action-earlier",
            Self::LaterAsOf => "action-later",
            Self::OwnAsOf => "action-own-as-of",
            Self::PreviousEvent => "action-previous-event",
            Self::NextEvent => "action-next-event",
            Self::Deselect => "action-deselect",
            Self::ToggleTheme => "action-toggle-theme",
            Self::DismissTrouble => "action-dismiss",
            Self::CopyProblems => "action-copy-problems",
            Self::Quit => "action-quit",
        }
    }

    /// Whether it is offered at any time; the others belong to a page of their
    /// own.
    pub const fn is_offered(self) -> bool {
        !matches!(self, Self::Find | Self::DismissTrouble | Self::CopyProblems)
    }

    /// Its keys, where it has some.
    pub const fn shortcut(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::Find => (Modifiers::COMMAND, Key::K),
            Self::ShowShortcuts => (Modifiers::NONE, Key::Questionmark),
            Self::FullScreen => (Modifiers::NONE, Key::F11),
            Self::Open => (Modifiers::COMMAND, Key::O),
            Self::Reload => (Modifiers::COMMAND, Key::R),
            Self::ShowAll => (Modifiers::COMMAND, Key::Num0),
            Self::ZoomIn => (Modifiers::NONE, Key::Plus),
            Self::ZoomOut => (Modifiers::NONE, Key::Minus),
            Self::EarlierAsOf => (Modifiers::ALT, Key::ArrowLeft),
            Self::LaterAsOf => (Modifiers::ALT, Key::ArrowRight),
            Self::OwnAsOf => (Modifiers::ALT, Key::Home),
            Self::PreviousEvent => (Modifiers::ALT, Key::ArrowUp),
            Self::NextEvent => (Modifiers::ALT, Key::ArrowDown),
            Self::ToggleTheme => (Modifiers::COMMAND, Key::T),
            Self::Quit => (Modifiers::COMMAND, Key::Q),
            Self::Deselect => (Modifiers::NONE, Key::Escape),
            Self::OpenSample | Self::DismissTrouble | Self::CopyProblems => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }
}

/// Where views put the commands they send.
pub type Commands = Vec<Command>;
