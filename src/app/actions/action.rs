//! Actions that need no further word: one table feeds menus, palette, shortcuts
//! and the sheet of shortcuts.

use egui::{Key, KeyboardShortcut};

use super::menu::Menu;
use super::menu::Menu::*;
use super::shortcuts::{alt, command, command_shift, plain, shift};

/// Makes the enum and everything that is asked of an action from its row: what
/// a row lacks does not compile, so no list can forget an action.
macro_rules! actions {
    ($($(#[$doc:meta])+ $name:ident => $key:literal, $menu:ident, [$($keys:expr),*];)+) => {
        /// An action that needs no further word.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[$doc])+ $name,)+
        }

        impl Action {
            /// All of them, in the order of menus.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The catalogue's key of its name.
            pub const fn name_key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
                }
            }

            /// Where the menu has it.
            pub const fn menu(self) -> Menu {
                match self {
                    $(Self::$name => $menu,)+
                }
            }

            /// Its keys; menus and tips name the first.
            pub const fn shortcuts(self) -> &'static [KeyboardShortcut] {
                match self {
                    $(Self::$name => const { &[$($keys),*] },)+
                }
            }
        }
    };
}

// Name => the catalogue's key, the menu, the keys. In the order of menus.
actions! {
    /// Begin a new dossier.
    New => "action-new", File, [command(Key::N)];
    /// Ask for a file and open it.
    Open => "action-open", File, [command(Key::O)];
    /// Show a folder of dossiers, a row for each.
    OpenFolder => "action-open-folder", File, [command_shift(Key::E)];
    /// Save the dossier.
    Save => "action-save", File, [command(Key::S)];
    /// Save it elsewhere.
    SaveAs => "action-save-as", File, [];
    /// Read the open file again.
    Reload => "action-reload", File, [command(Key::R)];
    /// Show the versions of the file that are kept.
    History => "action-history", File, [];
    /// Open the built-in sample.
    OpenSample => "action-open-sample", File, [];
    /// Open the example of a trade war from its beginning.
    OpenTradeWar => "action-open-trade-war", File, [];
    /// Open the example of a ceasefire.
    OpenCeasefire => "action-open-ceasefire", File, [];
    /// Bring data of others: reports, an index, a table.
    Import => "action-import", File, [command_shift(Key::O)];
    /// Read an article, and go through what it may report.
    DraftFromText => "action-draft", File, [command_shift(Key::D)];
    /// Make a brief: a figure, a slide or pages.
    Brief => "action-brief", File, [command(Key::B)];
    /// Put a picture of the figure on the clipboard.
    CopyPicture => "action-copy-picture", File, [command_shift(Key::C)];
    /// Put the table of what the page shows on the clipboard.
    CopyTable => "action-copy-table", File, [];
    /// Save a picture of the window.
    SaveScreenshot => "action-save-screenshot", File, [command_shift(Key::S)];
    /// Take the last step back.
    Undo => "action-undo", Edit, [command(Key::Z)];
    /// Make it again.
    Redo => "action-redo", Edit, [command_shift(Key::Z), command(Key::Y)];
    /// Bring back what was given up.
    BringBack => "action-bring-back", Edit, [];
    /// Write a new event.
    AddEvent => "action-add-event", Edit, [command(Key::I)];
    /// Write a new commitment.
    AddCommitment => "action-add-commitment", Edit, [];
    /// Write a new source.
    AddSource => "action-add-source", Edit, [];
    /// Write a new period.
    AddPeriod => "action-add-period", Edit, [];
    /// Change what is selected.
    EditSelected => "action-edit-selected", Edit, [plain(Key::F2)];
    /// Bring back the form that was given up last.
    BringBackForm => "action-bring-back-form", Edit, [command_shift(Key::T)];
    /// Say that the selected commitment is fulfilled.
    MarkFulfilled => "action-mark-fulfilled", Edit, [command(Key::M)];
    /// Take out what is selected.
    RemoveSelected => "action-remove-selected", Edit, [plain(Key::Delete)];
    /// Change title, summary, sides and periods.
    EditDossier => "action-edit-dossier", Edit, [];
    /// Change how tension is computed, in the file.
    EditModel => "action-edit-model", Edit, [];
    /// Fit the model to the reference points.
    Calibrate => "action-calibrate", Edit, [];
    /// Walk through what a second coder codes otherwise.
    CompareCoders => "action-agree", Edit, [];
    /// Show the whole record.
    ShowAll => "action-show-all", Chart, [plain(Key::Num0)];
    /// Show fewer days.
    ZoomIn => "action-zoom-in", Chart, [plain(Key::Plus), plain(Key::Equals)];
    /// Show more days.
    ZoomOut => "action-zoom-out", Chart, [plain(Key::Minus)];
    /// Show days farther back.
    PanEarlier => "action-pan-earlier", Chart, [shift(Key::ArrowLeft)];
    /// Show days farther on.
    PanLater => "action-pan-later", Chart, [shift(Key::ArrowRight)];
    /// From the chart to the table of events and back.
    ToggleTable => "action-toggle-table", Chart, [command(Key::E)];
    /// From the chart to the commitments, both sides facing each other, and back.
    ToggleLedger => "action-toggle-ledger", Chart, [command(Key::L)];
    /// Name the few events that tell the story, or all that have room.
    ToggleNaming => "action-toggle-naming", Chart, [plain(Key::N)];
    /// Show the lanes under the chart, or fold them.
    ToggleLanes => "action-toggle-lanes", Chart, [plain(Key::L)];
    /// A line for each direction, or one for both.
    ToggleApart => "action-toggle-apart", Chart, [command(Key::D)];
    /// Say how tension is computed.
    ShowMethod => "action-method", Chart, [plain(Key::H)];
    /// Draw every event again.
    ClearFilter => "action-clear-filter", Chart, [];
    /// Walk through the record by itself, or stop.
    PlayOrPause => "action-play", AsOf, [plain(Key::P)];
    /// One event farther in the record.
    StepForward => "action-step-forward", AsOf, [plain(Key::Period)];
    /// One event back in the record.
    StepBack => "action-step-back", AsOf, [plain(Key::Comma)];
    /// As of the day before.
    EarlierAsOf => "action-earlier", AsOf, [alt(Key::ArrowLeft)];
    /// As of the day after.
    LaterAsOf => "action-later", AsOf, [alt(Key::ArrowRight)];
    /// As of the dossier's own day.
    OwnAsOf => "action-own-as-of", AsOf, [alt(Key::Home)];
    /// Select the event before.
    PreviousEvent => "action-previous-event", Record, [plain(Key::ArrowLeft), alt(Key::ArrowUp)];
    /// Select the event after.
    NextEvent => "action-next-event", Record, [plain(Key::ArrowRight), alt(Key::ArrowDown)];
    /// Select the first event.
    FirstEvent => "action-first-event", Record, [plain(Key::Home)];
    /// Select the last event.
    LastEvent => "action-last-event", Record, [plain(Key::End)];
    /// Select nothing.
    Deselect => "action-deselect", Record, [plain(Key::Escape)];
    /// Show the commitments beside the chart.
    ShowCommitments => "action-show-commitments", Record, [command(Key::Num1)];
    /// Show the events beside the chart.
    ShowEvents => "action-show-events", Record, [command(Key::Num2)];
    /// Show the sources beside the chart.
    ShowSources => "action-show-sources", Record, [command(Key::Num3)];
    /// Show what moved tension beside the chart.
    ShowMovers => "action-show-movers", Record, [command(Key::Num4)];
    /// Show what is due beside the chart.
    ShowDeadlines => "action-show-deadlines", Record, [command(Key::Num6)];
    /// Show what is given for what beside the chart.
    ShowExchanges => "action-show-exchanges", Record, [command(Key::Num7)];
    /// Show what is in force beside the chart.
    ShowStanding => "action-show-standing", Record, [command(Key::Num5)];
    /// Show the data of others beside the chart.
    ShowBeside => "action-show-beside", Record, [command(Key::Num8)];
    /// Make an event of the selected report.
    TakeReport => "action-take-report", Record, [plain(Key::A)];
    /// Show what is assumed, or the record alone.
    ToggleSupposing => "action-suppose", Suppose, [command_shift(Key::I)];
    /// Assume that the selected event had never happened.
    SupposeWithout => "action-suppose-without", Suppose, [];
    /// Assume that the selected measure is lifted.
    SupposeLifted => "action-suppose-lifted", Suppose, [];
    /// Make up an event.
    SupposeEvent => "action-suppose-event", Suppose, [];
    /// Write what is made up into the dossier.
    AddSupposed => "action-add-supposed", Suppose, [];
    /// Assume nothing any more.
    ClearSupposed => "action-clear-supposed", Suppose, [];
    /// Find anything by its words.
    Find => "action-find", Window, [command(Key::K)];
    /// Read the documentation.
    ShowHelp => "action-help", Window, [plain(Key::F1)];
    /// Read how events are coded.
    ShowRulebook => "action-rulebook", Window, [];
    /// Show all shortcuts.
    ShowShortcuts => "action-shortcuts", Window, [plain(Key::Questionmark)];
    /// Language, colours, size of the interface.
    ShowSettings => "action-settings", Window, [command(Key::Comma)];
    /// From light to dark and back.
    ToggleTheme => "action-toggle-theme", Window, [command(Key::T)];
    /// A larger interface.
    LargerInterface => "action-larger", Window, [command(Key::Plus), command(Key::Equals)];
    /// A smaller interface.
    SmallerInterface => "action-smaller", Window, [command(Key::Minus)];
    /// The interface in its own size.
    PlainInterface => "action-plain-size", Window, [command(Key::Num0)];
    /// Fill the screen, or leave it.
    FullScreen => "action-full-screen", Window, [plain(Key::F11)];
    /// Go back to what was open.
    DismissTrouble => "action-dismiss", Page, [];
    /// Put the problems on the clipboard.
    CopyProblems => "action-copy-problems", Page, [];
    /// Close the window.
    Quit => "action-quit", File, [command(Key::Q)];
}

impl Action {
    /// The keys that menus and tips name.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        self.shortcuts().first().copied()
    }

    /// Whether the palette offers it: all but itself and what belongs to a
    /// page of its own.
    pub fn is_offered(self) -> bool {
        self.menu() != Page && self != Self::Find
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::words::{Language, Words};

    #[test]
    fn each_has_a_name_of_its_own_in_every_language() {
        for language in Language::ALL {
            let words = Words::of(language);
            let mut seen = HashSet::new();
            for action in Action::ALL {
                let name = words.get(action.name_key()).into_owned();
                assert_ne!(name, action.name_key(), "{action:?}");
                assert!(seen.insert(name.clone()), "{name} twice");
            }
        }
    }

    #[test]
    fn no_two_share_keys() {
        let mut seen = HashSet::new();
        for keys in Action::ALL.iter().flat_map(|action| action.shortcuts()) {
            assert!(seen.insert((keys.modifiers, keys.logical_key)), "{keys:?} twice");
        }
    }

    #[test]
    fn every_action_is_in_one_menu_or_on_a_page() {
        let in_menus: Vec<Action> = Menu::ALL.into_iter().flat_map(Menu::actions).collect();
        let on_pages = Action::ALL.iter().filter(|action| action.menu() == Page).count();
        assert_eq!(in_menus.len() + on_pages, Action::ALL.len());
        let order = Action::ALL.iter().filter(|action| action.menu() != Page);
        let by_menu: HashSet<_> = in_menus.iter().collect();
        assert!(order.into_iter().all(|action| by_menu.contains(action)));
    }
}
