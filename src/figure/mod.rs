//! The chart with its lanes and the commitments, laid out in pixels: one
//! layout for the window and for every export.
//!
//! It asks for the size of a text through [`TextMeasure`] and knows neither a
//! screen nor a file format but SVG. Nothing it lays out is left out in
//! silence: a label without room becomes a number with a key, a lane or a card
//! without room is counted.

mod alone;
mod badges;
mod cards;
mod chart;
mod compose;
mod fonts;
mod foot;
mod gather;
mod gutter;
mod icons;
mod key;
mod labels;
mod lanes;
mod leaders;
mod line;
mod paint;
mod periods;
mod rows;
mod scene;
mod svg;
mod text;
mod theme;
mod time;
mod value;

pub use alone::{Chart, Parts, Unplaced};
pub use badges::Badge;
pub use cards::CardPainter;
pub use chart::{
    AXIS_HEIGHT, ChartInput, ChartLayout, KeyEntry, LABEL_STYLE, LEFT_MARGIN, RIGHT_MARGIN,
    SMALL_STYLE, View,
};
pub use compose::Figure;
pub use fonts::{
    BundledFonts, FAMILY, INTER_REGULAR, INTER_SEMIBOLD, bundled_database, missing_chars,
};
pub use gather::{Members, PlacedMarker};
pub use gutter::{EventLabel, NumberBadge};
pub use icons::{MarkerStyle, marker, marker_radius, status_icon, swatch};
pub use key::{KeyLine, KeyPainter, height as key_height};
pub use labels::{Crowd, Gutter, PlacedLabel, Placement, place};
pub use lanes::{HEADING_HEIGHT, LANE_HEIGHT, LEAST_LANE_HEIGHT, Lane, LanePainter, SCORE_HEIGHT};
pub use leaders::Leader;
pub use line::{BandRun, Run};
pub use paint::{BADGE_STYLE, ChartPainter, direction_stroke};
pub use periods::{PlacedPeriod, PlacedPeriods};
pub use scene::{Anchor, Point, Rect, Scene, Shape, Stroke, TextStyle, pt};
pub use svg::{FALLBACK_FAMILIES, escape, svg};
pub use text::{TextMeasure, fit, wrap};
pub use theme::{Color, Theme, ThemeName};
pub use time::{TimeScale, TimeTick, padded_span, ticks as time_ticks};
pub use value::{ValueScale, range as value_range, ticks as value_ticks};
