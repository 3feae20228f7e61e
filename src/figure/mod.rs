//! The chart with its lanes and the commitments, laid out in pixels: one
//! layout for the window and for every export.
//!
//! It asks for the size of a text through [`TextMeasure`] and knows neither a
//! screen nor a file format but SVG. Nothing it lays out is left out in
//! silence: a label without room becomes a number with a key, a lane or a card
//! without room is counted.

mod badges;
mod cards;
mod chart;
mod compose;
mod content;
mod fonts;
mod foot;
mod gather;
mod headline;
mod icons;
mod labels;
mod lanes;
mod line;
mod paint;
mod scene;
mod svg;
mod text;
mod theme;
mod time;
mod value;
mod wording;

pub use badges::Badge;
pub use cards::{CardPainter, scoreboard_text};
pub use chart::{
    AXIS_HEIGHT, ChartLayout, KeyEntry, LABEL_STYLE, LEFT_MARGIN, PlacedPeriod, RIGHT_MARGIN,
    SMALL_STYLE, View,
};
pub use compose::Figure;
pub use content::{Content, Marker, Settings};
pub use fonts::{
    BundledFonts, FAMILY, INTER_REGULAR, INTER_SEMIBOLD, bundled_database, missing_chars,
};
pub use gather::PlacedMarker;
pub use headline::{Headline, band_key, decimals, format_value, signed};
pub use icons::{MarkerStyle, marker, marker_radius, status_icon, swatch};
pub use labels::{Gutter, LabelRequest, PlacedLabel, Placement, place};
pub use lanes::{
    HEADING_HEIGHT, LANE_HEIGHT, LEAST_LANE_HEIGHT, Lane, LanePainter, SCORE_HEIGHT, lane_order,
};
pub use line::{BandRun, Run, band_steps, step_line};
pub use paint::{BADGE_STYLE, ChartPainter};
pub use scene::{Anchor, Point, Rect, Scene, Shape, Stroke, TextStyle, pt};
pub use svg::svg;
pub use text::{TextMeasure, fit, wrap};
pub use theme::{Color, Theme, ThemeName};
pub use time::{TimeScale, TimeTick, padded_span, ticks as time_ticks};
pub use value::{ValueScale, ticks as value_ticks};
pub use wording::{
    alerts, claim_text, claims, confidence_key, dates, force_key, kind_key, method, metric, number,
    quad_key, stance_key, status_key,
};
