//! The markers that are drawn, prepared once for a dossier and a filter, so that a frame costs what
//! it shows, not what the dossier holds.

use std::ops::Range;

use super::content::{Content, Marker};
use super::weights::Weights;
use crate::dossier::{Day, QuadClass, Slot};

/// How much a score counts beside a move when labels are weighed: it decides
/// only where nothing moves, as in a mean.
const SCORE_WEIGHT: f64 = 1e-3;

/// Which markers are drawn, and what is asked of them for every frame. Places
/// are those among the content's markers, which come in the order of days.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkerIndex {
    /// All that are drawn, in the order of days.
    pub(crate) all: MarkerGroup,
    /// The days of acts: the first side's, the second's, both together.
    acts: [Acts; 3],
}

/// The days of one side's acts, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Acts {
    deeds: Vec<i32>,
    words: Vec<i32>,
}

impl Acts {
    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.deeds.is_empty() && self.words.is_empty()
    }

    /// How many deeds and how many words came before a day, as a number.
    ///
    /// Cost: O(log acts).
    pub fn before(&self, day: i32) -> (usize, usize) {
        let count = |days: &[i32]| days.partition_point(|own| *own < day);
        (count(&self.deeds), count(&self.words))
    }
}

impl MarkerIndex {
    /// All markers of a content.
    pub fn of(content: &Content) -> Self {
        Self::filtered(content, |_, _| true)
    }

    /// The markers that a filter, given place and marker, lets pass.
    ///
    /// Cost: O(markers), once for each content and filter.
    pub fn filtered(content: &Content, shows: impl Fn(usize, &Marker) -> bool) -> Self {
        let places: Vec<u32> = (0..)
            .zip(&content.markers)
            .filter(|(place, marker)| shows(*place as usize, marker))
            .map(|(place, _)| place)
            .collect();
        let mut acts: [Acts; 3] = Default::default();
        for marker in places.iter().filter_map(|place| content.markers.get(*place as usize)) {
            let [first, second, joint] = &mut acts;
            let own = match marker.slot {
                Some(Slot::First) => first,
                Some(Slot::Second) => second,
                None => joint,
            };
            let is_deed =
                matches!(marker.quad, QuadClass::MaterialConflict | QuadClass::MaterialCooperation);
            let days = if is_deed { &mut own.deeds } else { &mut own.words };
            days.push(marker.day.number());
        }
        // Scheduled ones come last, whatever their day.
        for own in &mut acts {
            own.deeds.sort_unstable();
            own.words.sort_unstable();
        }
        Self { acts, all: MarkerGroup::new(content, places) }
    }

    /// The acts of a side, or those of both together.
    pub const fn acts(&self, slot: Option<Slot>) -> &Acts {
        let [first, second, joint] = &self.acts;
        match slot {
            Some(Slot::First) => first,
            Some(Slot::Second) => second,
            None => joint,
        }
    }

    /// The places of those that are drawn among the content's markers, in
    /// order.
    pub fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.all.places.iter().map(|place| *place as usize)
    }

    /// The place among the content's markers of the `rank`th that is drawn.
    pub fn place(&self, rank: usize) -> Option<usize> {
        self.all.place(rank)
    }

    /// Which of those drawn a marker is, by its place in the content.
    pub fn rank_of(&self, place: usize) -> Option<usize> {
        self.all.rank_of(place)
    }

    /// How many markers are drawn in all.
    pub fn len(&self) -> usize {
        self.all.places.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.all.places.is_empty()
    }
}

/// Some of the markers, in the order of days.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MarkerGroup {
    places: Vec<u32>,
    weights: Weights,
}

impl MarkerGroup {
    fn new(content: &Content, places: Vec<u32>) -> Self {
        let marker = |place: &u32| content.markers.get(*place as usize);
        let weight = |marker: &Marker| marker.change.abs() + marker.magnitude * SCORE_WEIGHT;
        let weights = places.iter().map(|place| marker(place).map_or(0.0, weight)).collect();
        Self { weights: Weights::new(weights), places }
    }

    /// The place among the content's markers of the `rank`th here.
    pub(crate) fn place(&self, rank: usize) -> Option<usize> {
        self.places.get(rank).map(|place| *place as usize)
    }

    /// Where a marker stands here, by its place in the content.
    pub(crate) fn rank_of(&self, place: usize) -> Option<usize> {
        self.places.binary_search(&(place as u32)).ok()
    }

    /// The first here whose day is not before a day number, fractions allowed.
    pub(crate) fn first_from_day(&self, content: &Content, day: f64) -> usize {
        self.places.partition_point(|place| day_number(content, *place) < day)
    }

    /// Those within days, both ends included.
    pub(crate) fn within(&self, content: &Content, first: f64, last: f64) -> Range<usize> {
        let from = self.first_from_day(content, first);
        let to = self.places.partition_point(|place| day_number(content, *place) <= last);
        from..to.max(from)
    }

    /// The weightiest of a range, the weightiest first; of equals, the
    /// earliest.
    ///
    /// Cost: O(most · log markers).
    pub(crate) fn weightiest(&self, range: Range<usize>, most: usize) -> Vec<usize> {
        self.weights.largest(range, most)
    }
}

fn day_number(content: &Content, place: u32) -> f64 {
    let day = content.markers.get(place as usize).map_or(Day::from_number(0), |marker| marker.day);
    f64::from(day.number())
}
