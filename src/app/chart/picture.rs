//! How the picture is arranged: how many events are named, which lanes show,
//! how high the chart is. Kept from one session to the next.

use serde::{Deserialize, Serialize};

use crate::app::state::State;
use crate::dossier::Slot;
use crate::figure::{CHART_SHARES, Folded, Naming};

/// How the picture is arranged.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Arrangement {
    /// Whether all events are named that have room, rather than the few that
    /// tell the story.
    all_named: bool,
    /// Whether no lane is shown.
    lanes_folded: bool,
    /// Whether each side's commitments show their heading alone.
    sides_folded: [bool; 2],
    /// Which share of the height the chart takes, if the user has chosen.
    chart_share: Option<f32>,
}

impl Arrangement {
    /// How many events are named.
    pub(crate) const fn naming(&self) -> Naming {
        if self.all_named { Naming::Record } else { Naming::Story }
    }

    /// Which lanes show.
    pub(crate) const fn folded(&self) -> Folded {
        Folded { all: self.lanes_folded, sides: self.sides_folded, beside: false }
    }

    /// Which share of the height the chart takes; as usual where `None`.
    pub(crate) fn chart_share(&self) -> Option<f32> {
        let (least, most) = CHART_SHARES;
        let sound = |share: &f32| share.is_finite();
        self.chart_share.filter(sound).map(|share| share.clamp(least, most))
    }
}

/// Something to change about the arrangement.
#[derive(Debug, Clone, Copy, PartialEq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ArrangeCommand {
    /// Name so many events.
    Name(Naming),
    /// Show a side's lanes, or its heading alone.
    FoldSide(Slot),
    /// Give the chart this share of the height; the usual one where `None`.
    ChartShare(Option<f32>),
    /// Show the key in place of the lanes, or the lanes again.
    OpenKey(bool),
}

impl State {
    pub(in crate::app) fn arrange(&mut self, command: ArrangeCommand) {
        let arrangement = &mut self.remembered.arrangement;
        match command {
            ArrangeCommand::Name(naming) => {
                arrangement.all_named = naming == Naming::Record;
                self.chart.key_open &= arrangement.all_named;
            }
            ArrangeCommand::FoldSide(slot) => {
                if let Some(folded) = arrangement.sides_folded.get_mut(slot.index()) {
                    *folded = !*folded;
                }
            }
            ArrangeCommand::ChartShare(share) => arrangement.chart_share = share,
            ArrangeCommand::OpenKey(open) => self.chart.key_open = open,
        }
    }

    pub(in crate::app) fn toggle_naming(&mut self) {
        let other = match self.remembered.arrangement.naming() {
            Naming::Story => Naming::Record,
            Naming::Record => Naming::Story,
        };
        self.arrange(ArrangeCommand::Name(other));
    }

    pub(in crate::app) fn toggle_lanes(&mut self) {
        let arrangement = &mut self.remembered.arrangement;
        arrangement.lanes_folded = !arrangement.lanes_folded;
    }
}
