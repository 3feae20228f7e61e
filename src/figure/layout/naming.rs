//! Which events are named on the picture: the few that tell the story, or as
//! many as have room.

use std::ops::Range;

use crate::dossier::Slot;
use crate::reading::{Content, Marker, MarkerIndex};

/// Most events that a story names, and fewest, on a plot with no room for more.
pub const STORY_LABELS: usize = 7;
const FEWEST: usize = 3;
/// How wide a plot is, in pixels, for each event that it names.
const ROOM: f32 = 88.0;
/// Among so many of the weightiest in view the turning points are looked for.
const ASKED: usize = 48;
/// Most events that ask for a label on a record.
const MOST_NAMED: usize = 72;

/// How many events are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Naming {
    /// At most seven: the largest moves up and down, the turning points, the
    /// latest, the selected. The rest are marked and counted.
    #[default]
    Story,
    /// All that have room; the rest by numbers with a key.
    Record,
}

impl Naming {
    /// As the command line writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Story => "story",
            Self::Record => "record",
        }
    }

    /// By that name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Story, Self::Record].into_iter().find(|naming| naming.as_str() == name)
    }
}

/// The events in view that tell its story, the most telling first, as places
/// among the content's markers: the selected one; what raised and what lowered
/// tension most; what led to the highest and the lowest value; the latest; each
/// side's weightiest, so that both face each other; then the weightiest.
///
/// Cost: bounded, but for the logarithm of the record's size.
pub(super) fn story(
    content: &Content,
    index: &MarkerIndex,
    ranks: &Range<usize>,
    (selected, width): (Option<usize>, f32),
) -> Vec<usize> {
    let most = ((width / ROOM) as usize).clamp(FEWEST, STORY_LABELS);
    let weightiest = weightiest(index, ranks, ASKED);
    let marker = |place: &usize| content.markers.get(*place);
    let moved = |sign: f64| {
        let change = |place: &usize| marker(place).map_or(0.0, |m| m.change * sign);
        first_most(&weightiest, change).filter(|place| change(place) > 0.0)
    };
    let standing = |sign: f64| {
        let value = |place: &usize| marker(place).map_or(f64::MIN, |m| m.on_line * sign);
        first_most(&weightiest, value)
    };
    let in_view =
        |place: &usize| index.all.rank_of(*place).is_some_and(|rank| ranks.contains(&rank));
    let selected = selected.and_then(|event| content.place_of(event)).filter(in_view);
    let telling = [selected, moved(1.0), moved(-1.0), standing(1.0), standing(-1.0)];
    let latest = latest(content, index, ranks);
    let of = |slot: Option<Slot>| {
        let is_own = move |place: &&usize| marker(place).is_some_and(|m| m.slot == slot);
        weightiest.iter().find(is_own).copied()
    };
    let each = [of(Some(Slot::First)), of(Some(Slot::Second)), of(None)];
    let mut story: Vec<usize> = Vec::with_capacity(STORY_LABELS);
    for place in telling
        .into_iter()
        .flatten()
        .chain(latest)
        .chain(each.into_iter().flatten())
        .chain(weightiest.iter().copied())
    {
        if story.len() < most && !story.contains(&place) {
            story.push(place);
        }
    }
    story
}

/// Those that ask for a label, in the order in which they do.
pub(super) fn asking(
    naming: Naming,
    index: &MarkerIndex,
    ranks: &Range<usize>,
    story: &[usize],
) -> Vec<usize> {
    let mut asking = story.to_vec();
    if naming == Naming::Record {
        let more = weightiest(index, ranks, MOST_NAMED);
        asking.extend(more.into_iter().filter(|place| !story.contains(place)));
    }
    asking
}

fn weightiest(index: &MarkerIndex, ranks: &Range<usize>, most: usize) -> Vec<usize> {
    let ranks = index.all.weightiest(ranks.clone(), most);
    ranks.into_iter().filter_map(|rank| index.all.place(rank)).collect()
}

/// The last in view that has come.
fn latest(content: &Content, index: &MarkerIndex, ranks: &Range<usize>) -> Option<usize> {
    let has_come = |marker: &Marker| !marker.scheduled;
    let mut last = ranks.clone().rev().take(ASKED).filter_map(|rank| index.all.place(rank));
    last.find(|place| content.markers.get(*place).is_some_and(has_come))
}

/// The one with the most of something, the first of equals.
fn first_most(places: &[usize], most: impl Fn(&usize) -> f64) -> Option<usize> {
    let better = |best: usize, next: usize| if most(&next) > most(&best) { next } else { best };
    places.iter().copied().reduce(better)
}
