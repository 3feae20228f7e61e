//! The keys of actions.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::action::Action;

impl Action {
    /// Its keys, where it has some.
    pub const fn shortcut(self) -> Option<KeyboardShortcut> {
        const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
        let (modifiers, key) = match self {
            Self::New => (Modifiers::COMMAND, Key::N),
            Self::Open => (Modifiers::COMMAND, Key::O),
            Self::Save => (Modifiers::COMMAND, Key::S),
            Self::Undo => (Modifiers::COMMAND, Key::Z),
            Self::Redo => (COMMAND_SHIFT, Key::Z),
            Self::AddEvent => (Modifiers::COMMAND, Key::I),
            Self::EditSelected => (Modifiers::NONE, Key::F2),
            Self::MarkFulfilled => (Modifiers::COMMAND, Key::M),
            Self::RemoveSelected => (Modifiers::NONE, Key::Delete),
            Self::Reload => (Modifiers::COMMAND, Key::R),
            Self::Brief => (Modifiers::COMMAND, Key::B),
            Self::CopyPicture => (COMMAND_SHIFT, Key::C),
            Self::SaveScreenshot => (COMMAND_SHIFT, Key::S),
            Self::ShowAll => (Modifiers::NONE, Key::Num0),
            Self::ZoomIn => (Modifiers::NONE, Key::Plus),
            Self::ZoomOut => (Modifiers::NONE, Key::Minus),
            Self::PanEarlier => (Modifiers::SHIFT, Key::ArrowLeft),
            Self::PanLater => (Modifiers::SHIFT, Key::ArrowRight),
            Self::ToggleTable => (Modifiers::COMMAND, Key::E),
            Self::ToggleApart => (Modifiers::COMMAND, Key::D),
            Self::PlayOrPause => (Modifiers::NONE, Key::P),
            Self::StepForward => (Modifiers::NONE, Key::Period),
            Self::StepBack => (Modifiers::NONE, Key::Comma),
            Self::EarlierAsOf => (Modifiers::ALT, Key::ArrowLeft),
            Self::LaterAsOf => (Modifiers::ALT, Key::ArrowRight),
            Self::OwnAsOf => (Modifiers::ALT, Key::Home),
            Self::PreviousEvent => (Modifiers::NONE, Key::ArrowLeft),
            Self::NextEvent => (Modifiers::NONE, Key::ArrowRight),
            Self::FirstEvent => (Modifiers::NONE, Key::Home),
            Self::LastEvent => (Modifiers::NONE, Key::End),
            Self::Deselect => (Modifiers::NONE, Key::Escape),
            Self::ShowCommitments => (Modifiers::COMMAND, Key::Num1),
            Self::ShowEvents => (Modifiers::COMMAND, Key::Num2),
            Self::ShowSources => (Modifiers::COMMAND, Key::Num3),
            Self::ShowMovers => (Modifiers::COMMAND, Key::Num4),
            Self::ShowDeadlines => (Modifiers::COMMAND, Key::Num6),
            Self::ShowExchanges => (Modifiers::COMMAND, Key::Num7),
            Self::ShowStanding => (Modifiers::COMMAND, Key::Num5),
            Self::ToggleSupposing => (COMMAND_SHIFT, Key::I),
            Self::Find => (Modifiers::COMMAND, Key::K),
            Self::ShowShortcuts => (Modifiers::NONE, Key::Questionmark),
            Self::ShowSettings => (Modifiers::COMMAND, Key::Comma),
            Self::ToggleTheme => (Modifiers::COMMAND, Key::T),
            Self::LargerInterface => (Modifiers::COMMAND, Key::Plus),
            Self::SmallerInterface => (Modifiers::COMMAND, Key::Minus),
            Self::PlainInterface => (Modifiers::COMMAND, Key::Num0),
            Self::FullScreen => (Modifiers::NONE, Key::F11),
            Self::Quit => (Modifiers::COMMAND, Key::Q),
            Self::SaveAs
            | Self::OpenSample
            | Self::SupposeWithout
            | Self::SupposeLifted
            | Self::SupposeEvent
            | Self::AddSupposed
            | Self::ClearSupposed
            | Self::AddCommitment
            | Self::AddSource
            | Self::AddPeriod
            | Self::EditDossier
            | Self::EditModel
            | Self::Calibrate
            | Self::ClearFilter
            | Self::DismissTrouble
            | Self::CopyProblems => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// Other keys that do the same.
    pub const fn second_shortcut(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            // Plus is often Shift and equals.
            Self::ZoomIn => (Modifiers::NONE, Key::Equals),
            Self::LargerInterface => (Modifiers::COMMAND, Key::Equals),
            Self::Redo => (Modifiers::COMMAND, Key::Y),
            Self::PreviousEvent => (Modifiers::ALT, Key::ArrowUp),
            Self::NextEvent => (Modifiers::ALT, Key::ArrowDown),
            _ => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }
}
