//! Actions that need no further word: one list feeds menus, palette, shortcuts
//! and the sheet of shortcuts.

/// An action that needs no further word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Begin a new dossier.
    New,
    /// Ask for a file and open it.
    Open,
    /// Save the dossier.
    Save,
    /// Save it elsewhere.
    SaveAs,
    /// Read the open file again.
    Reload,
    /// Open the built-in sample.
    OpenSample,
    /// Make a brief: a figure, a slide or pages.
    Brief,
    /// Put a picture of the figure on the clipboard.
    CopyPicture,
    /// Save a picture of the window.
    SaveScreenshot,
    /// Take the last step back.
    Undo,
    /// Make it again.
    Redo,
    /// Write a new event.
    AddEvent,
    /// Write a new commitment.
    AddCommitment,
    /// Write a new source.
    AddSource,
    /// Write a new period.
    AddPeriod,
    /// Change what is selected.
    EditSelected,
    /// Say that the selected commitment is fulfilled.
    MarkFulfilled,
    /// Take out what is selected.
    RemoveSelected,
    /// Change title, summary, sides and periods.
    EditDossier,
    /// Change how tension is computed, in the file.
    EditModel,
    /// Fit the model to the reference points.
    Calibrate,
    /// Show the whole record.
    ShowAll,
    /// Show fewer days.
    ZoomIn,
    /// Show more days.
    ZoomOut,
    /// Show days farther back.
    PanEarlier,
    /// Show days farther on.
    PanLater,
    /// From the chart to the table of events and back.
    ToggleTable,
    /// A line for each direction, or one for both.
    ToggleApart,
    /// Draw every event again.
    ClearFilter,
    /// Walk through the record by itself, or stop.
    PlayOrPause,
    /// One event farther in the record.
    StepForward,
    /// One event back in the record.
    StepBack,
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
    /// Select the first event.
    FirstEvent,
    /// Select the last event.
    LastEvent,
    /// Select nothing.
    Deselect,
    /// Show the commitments beside the chart.
    ShowCommitments,
    /// Show the events beside the chart.
    ShowEvents,
    /// Show the sources beside the chart.
    ShowSources,
    /// Show what moved tension beside the chart.
    ShowMovers,
    /// Show what is due beside the chart.
    ShowDeadlines,
    /// Show what is given for what beside the chart.
    ShowExchanges,
    /// Show what is in force beside the chart.
    ShowStanding,
    /// Show what is assumed, or the record alone.
    ToggleSupposing,
    /// Assume that the selected event had never happened.
    SupposeWithout,
    /// Assume that the selected measure is lifted.
    SupposeLifted,
    /// Make up an event.
    SupposeEvent,
    /// Write what is made up into the dossier.
    AddSupposed,
    /// Assume nothing any more.
    ClearSupposed,
    /// Find anything by its words.
    Find,
    /// Show all shortcuts.
    ShowShortcuts,
    /// Language, colours, size of the interface.
    ShowSettings,
    /// From light to dark and back.
    ToggleTheme,
    /// A larger interface.
    LargerInterface,
    /// A smaller interface.
    SmallerInterface,
    /// The interface in its own size.
    PlainInterface,
    /// Fill the screen, or leave it.
    FullScreen,
    /// Go back to what was open.
    DismissTrouble,
    /// Put the problems on the clipboard.
    CopyProblems,
    /// Close the window.
    Quit,
}

/// Which part of the menu an action belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// Files and pictures.
    File,
    /// What can be changed.
    Edit,
    /// The chart and its days.
    Chart,
    /// The day whose knowledge is shown.
    AsOf,
    /// Events and the panel beside the chart.
    Record,
    /// What is assumed beside the record.
    Suppose,
    /// The window itself.
    Window,
}

impl Menu {
    /// All, in the order of the menu.
    pub const ALL: [Self; 7] = [
        Self::File,
        Self::Edit,
        Self::Chart,
        Self::AsOf,
        Self::Record,
        Self::Suppose,
        Self::Window,
    ];

    /// The catalogue's key of its name.
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::File => "menu-file",
            Self::Edit => "menu-edit",
            Self::Chart => "menu-chart",
            Self::AsOf => "menu-as-of",
            Self::Record => "menu-record",
            Self::Suppose => "menu-suppose",
            Self::Window => "menu-window",
        }
    }

    /// Its actions, in order.
    pub fn actions(self) -> impl Iterator<Item = Action> {
        Action::ALL.into_iter().filter(move |action| action.menu() == Some(self))
    }
}

impl Action {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 64] = [
        Self::New,
        Self::Open,
        Self::Save,
        Self::SaveAs,
        Self::Reload,
        Self::OpenSample,
        Self::Brief,
        Self::CopyPicture,
        Self::SaveScreenshot,
        Self::Undo,
        Self::Redo,
        Self::AddEvent,
        Self::AddCommitment,
        Self::AddSource,
        Self::AddPeriod,
        Self::EditSelected,
        Self::MarkFulfilled,
        Self::RemoveSelected,
        Self::EditDossier,
        Self::EditModel,
        Self::Calibrate,
        Self::ShowAll,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::PanEarlier,
        Self::PanLater,
        Self::ToggleTable,
        Self::ToggleApart,
        Self::ClearFilter,
        Self::PlayOrPause,
        Self::StepForward,
        Self::StepBack,
        Self::EarlierAsOf,
        Self::LaterAsOf,
        Self::OwnAsOf,
        Self::PreviousEvent,
        Self::NextEvent,
        Self::FirstEvent,
        Self::LastEvent,
        Self::Deselect,
        Self::ShowCommitments,
        Self::ShowEvents,
        Self::ShowSources,
        Self::ShowMovers,
        Self::ShowDeadlines,
        Self::ShowExchanges,
        Self::ShowStanding,
        Self::ToggleSupposing,
        Self::SupposeWithout,
        Self::SupposeLifted,
        Self::SupposeEvent,
        Self::AddSupposed,
        Self::ClearSupposed,
        Self::Find,
        Self::ShowShortcuts,
        Self::ShowSettings,
        Self::ToggleTheme,
        Self::LargerInterface,
        Self::SmallerInterface,
        Self::PlainInterface,
        Self::FullScreen,
        Self::DismissTrouble,
        Self::CopyProblems,
        Self::Quit,
    ];

    /// The catalogue's key of its name.
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::New => "action-new",
            Self::Open => "action-open",
            Self::Save => "action-save",
            Self::SaveAs => "action-save-as",
            Self::Undo => "action-undo",
            Self::Redo => "action-redo",
            Self::AddEvent => "action-add-event",
            Self::AddCommitment => "action-add-commitment",
            Self::AddSource => "action-add-source",
            Self::AddPeriod => "action-add-period",
            Self::EditSelected => "action-edit-selected",
            Self::MarkFulfilled => "action-mark-fulfilled",
            Self::RemoveSelected => "action-remove-selected",
            Self::EditDossier => "action-edit-dossier",
            Self::EditModel => "action-edit-model",
            Self::Calibrate => "action-calibrate",
            Self::Reload => "action-reload",
            Self::OpenSample => "action-open-sample",
            Self::Brief => "action-brief",
            Self::CopyPicture => "action-copy-picture",
            Self::SaveScreenshot => "action-save-screenshot",
            Self::ShowAll => "action-show-all",
            Self::ZoomIn => "action-zoom-in",
            Self::ZoomOut => "action-zoom-out",
            Self::PanEarlier => "action-pan-earlier",
            Self::PanLater => "action-pan-later",
            Self::ToggleTable => "action-toggle-table",
            Self::ToggleApart => "action-toggle-apart",
            Self::ClearFilter => "action-clear-filter",
            Self::PlayOrPause => "action-play",
            Self::StepForward => "action-step-forward",
            Self::StepBack => "action-step-back",
            Self::EarlierAsOf => "action-earlier",
            Self::LaterAsOf => "action-later",
            Self::OwnAsOf => "action-own-as-of",
            Self::PreviousEvent => "action-previous-event",
            Self::NextEvent => "action-next-event",
            Self::FirstEvent => "action-first-event",
            Self::LastEvent => "action-last-event",
            Self::Deselect => "action-deselect",
            Self::ShowCommitments => "action-show-commitments",
            Self::ShowEvents => "action-show-events",
            Self::ShowSources => "action-show-sources",
            Self::ShowMovers => "action-show-movers",
            Self::ShowDeadlines => "action-show-deadlines",
            Self::ShowExchanges => "action-show-exchanges",
            Self::ShowStanding => "action-show-standing",
            Self::ToggleSupposing => "action-suppose",
            Self::SupposeWithout => "action-suppose-without",
            Self::SupposeLifted => "action-suppose-lifted",
            Self::SupposeEvent => "action-suppose-event",
            Self::AddSupposed => "action-add-supposed",
            Self::ClearSupposed => "action-clear-supposed",
            Self::Find => "action-find",
            Self::ShowShortcuts => "action-shortcuts",
            Self::ShowSettings => "action-settings",
            Self::ToggleTheme => "action-toggle-theme",
            Self::LargerInterface => "action-larger",
            Self::SmallerInterface => "action-smaller",
            Self::PlainInterface => "action-plain-size",
            Self::FullScreen => "action-full-screen",
            Self::DismissTrouble => "action-dismiss",
            Self::CopyProblems => "action-copy-problems",
            Self::Quit => "action-quit",
        }
    }

    /// Where the menu has it; the others belong to a page of their own.
    pub const fn menu(self) -> Option<Menu> {
        Some(match self {
            Self::New
            | Self::Open
            | Self::Save
            | Self::SaveAs
            | Self::Reload
            | Self::OpenSample
            | Self::Brief
            | Self::CopyPicture
            | Self::SaveScreenshot
            | Self::Quit => Menu::File,
            Self::Undo
            | Self::Redo
            | Self::AddEvent
            | Self::AddCommitment
            | Self::AddSource
            | Self::AddPeriod
            | Self::EditSelected
            | Self::MarkFulfilled
            | Self::RemoveSelected
            | Self::EditDossier
            | Self::EditModel
            | Self::Calibrate => Menu::Edit,
            Self::ShowAll
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::PanEarlier
            | Self::PanLater
            | Self::ToggleTable
            | Self::ToggleApart
            | Self::ClearFilter => Menu::Chart,
            Self::PlayOrPause
            | Self::StepForward
            | Self::StepBack
            | Self::EarlierAsOf
            | Self::LaterAsOf
            | Self::OwnAsOf => Menu::AsOf,
            Self::PreviousEvent
            | Self::NextEvent
            | Self::FirstEvent
            | Self::LastEvent
            | Self::Deselect
            | Self::ShowCommitments
            | Self::ShowEvents
            | Self::ShowSources
            | Self::ShowMovers
            | Self::ShowDeadlines
            | Self::ShowExchanges
            | Self::ShowStanding => Menu::Record,
            Self::ToggleSupposing
            | Self::SupposeWithout
            | Self::SupposeLifted
            | Self::SupposeEvent
            | Self::AddSupposed
            | Self::ClearSupposed => Menu::Suppose,
            Self::Find
            | Self::ShowShortcuts
            | Self::ShowSettings
            | Self::ToggleTheme
            | Self::LargerInterface
            | Self::SmallerInterface
            | Self::PlainInterface
            | Self::FullScreen => Menu::Window,
            Self::DismissTrouble | Self::CopyProblems => return None,
        })
    }

    /// Whether the palette offers it: all but itself and what belongs to a
    /// page of its own.
    pub const fn is_offered(self) -> bool {
        self.menu().is_some() && !matches!(self, Self::Find)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn each_is_listed_once_and_no_two_share_keys() {
        let names: HashSet<_> = Action::ALL.iter().map(|action| action.name_key()).collect();
        assert_eq!(names.len(), Action::ALL.len());
        let keys = Action::ALL.iter().flat_map(|a| [a.shortcut(), a.second_shortcut()]).flatten();
        let mut seen = HashSet::new();
        for keys in keys {
            assert!(seen.insert((keys.modifiers, keys.logical_key)), "{keys:?} twice");
        }
    }

    #[test]
    fn every_action_but_those_of_a_page_is_in_the_menu() {
        let in_menus: usize = Menu::ALL.into_iter().map(|menu| menu.actions().count()).sum();
        assert_eq!(in_menus, Action::ALL.len() - 2);
    }
}
