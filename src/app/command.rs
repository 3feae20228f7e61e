//! Everything that can be done in the window. Views send commands; only
//! [`State::apply`](super::state::State::apply) carries them out.

use std::path::PathBuf;

use super::agreeing::AgreeCommand;
use super::beside::BesideCommand;
use super::brief::BriefCommand;
use super::remembered::Appearance;
use super::selection::{Selection, Tab};
use crate::app::actions::Action;
use crate::app::chart::filter::Filter;
use crate::app::chart::picture::ArrangeCommand;
use crate::app::chart::supposing::SupposeCommand;
use crate::app::chart::table::Column;
use crate::app::desk::DeskCommand;
use crate::app::drafting::DraftCommand;
use crate::app::evidence::EvidenceCommand;
use crate::app::file::{CrashCommand, FileCommand, HistoryCommand};
use crate::app::forms::FormCommand;
use crate::app::importing::ImportCommand;
use crate::app::panel::lists::ListCommand;
use crate::dossier::{Day, ModelKind};
use crate::figure::View;
use crate::tension::Direction;
use crate::words::Language;

/// Something a user asks for.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
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
    /// Take the acts of one side, or all; and whether each direction has a
    /// line of its own.
    SetDirection(Direction, bool),
    /// Show these days.
    SetView(View),
    /// Ask what moved tension over these days, both included.
    SetSpan(Day, Day),
    /// Ask it of the days in view again.
    ClearSpan,
    /// What stands in the field of the span's first day.
    EditSpanFrom(String),
    /// What stands in the field of the span's last day.
    EditSpanTo(String),
    /// Arrange the picture otherwise.
    Arrange(ArrangeCommand),
    /// Draw only some events.
    SetFilter(Filter),
    /// Narrow a list of the panel, or put it in another order.
    List(ListCommand),
    /// Show this part of the side panel.
    ShowTab(Tab),
    /// What stands in the field over the table.
    EditTableQuery(String),
    /// Narrow the table to these days, or to none.
    NarrowTable(Option<(Day, Day)>),
    /// Sort the table by a column; once more for the other way round.
    SortTable(Column),
    /// Move the table's selection by so many rows.
    MoveInTable(isize),
    /// Replay: the time for the next step has come.
    Tick,
    /// What stands in the palette's field.
    EditPalette(String),
    /// Move the palette's choice down, or up where negative.
    MovePalette(isize),
    /// Do what the palette offers in this place.
    ChooseInPalette(usize),
    /// Speak this language; as the system where `None`.
    SetLanguage(Option<Language>),
    /// Light, dark, or as the system.
    SetAppearance(Appearance),
    /// Whether the version before stays beside a saved file.
    KeepPrevious(bool),
    /// Whether nothing fades in.
    KeepStill(bool),
    /// What is done in a form.
    Form(FormCommand),
    /// What is done about the file, or answered to a question.
    File(FileCommand),
    /// Do something on the page of versions.
    History(HistoryCommand),
    /// Fit the model to an index beside the dossier, by its place, or to the reference
    /// points.
    Calibrate(Option<usize>),
    /// Write the fitted rest and scale into the dossier.
    TakeCalibration,
    /// Assume something beside the record.
    Suppose(SupposeCommand),
    /// Do something in the dialog that makes briefs.
    Brief(BriefCommand),
    /// Do something in the dialog that brings data.
    Import(ImportCommand),
    /// Do something with a draft from a text.
    Draft(DraftCommand),
    /// Do something about what two coders do not agree on.
    Agree(AgreeCommand),
    /// Do something with a folder of dossiers.
    Desk(DeskCommand),
    /// Do something with the text of a source.
    Evidence(EvidenceCommand),
    /// Do something with the data beside the dossier.
    Beside(BesideCommand),
    /// Do something about the report of a crash.
    Crash(CrashCommand),
    /// Show a page of the documentation, by its place.
    ShowHelp(usize),
    /// Close what lies over the window.
    CloseOverlay,
}

impl Command {
    /// What it is called in the source, and what in it: for a report of a crash,
    /// which has no values.
    pub fn names(&self) -> (&'static str, &'static str) {
        let name = match self {
            Self::Act(action) => action.name_key(),
            Self::Arrange(command) => command.into(),
            Self::List(command) => command.into(),
            Self::Form(command) => command.into(),
            Self::File(command) => command.into(),
            Self::History(command) => command.into(),
            Self::Suppose(command) => command.into(),
            Self::Brief(command) => command.into(),
            Self::Crash(command) => command.into(),
            Self::Beside(command) => command.into(),
            Self::Evidence(command) => command.into(),
            Self::Draft(command) => command.into(),
            Self::Agree(command) => command.into(),
            Self::Desk(command) => command.into(),
            Self::Import(command) => command.into(),
            _ => "",
        };
        (self.into(), name)
    }
}

/// Where views put the commands they send.
pub(super) type Commands = Vec<Command>;
