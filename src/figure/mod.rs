//! The chart with its lanes, laid out in pixels: one layout for the window and for every export.
//!
//! It asks for the size of a text through [`TextMeasure`] and knows neither a screen nor a file
//! format but SVG. Nothing is left out silently: a label without room becomes a number with a key,
//! a lane without room is counted.
//!
//! From the ground up: `text` and `scene` know no chart, `shown` is what all parts of a picture are
//! made from, `labels` places texts beside their marks, `layout` is the chart in pixels, `lanes`
//! are what stands under it on its days, `paint` turns chart and key into a scene, and `sheet`
//! shares a page among them and puts whole pictures together.

mod labels;
mod lanes;
mod layout;
mod paint;
mod scene;
mod sheet;
mod shown;
mod text;

pub use labels::{Field, Lines, Spot, Wish};
pub use lanes::{
    Folded, Heights, Lane, LaneGround, LanePart, LaneRows, LaneStack, LaneTarget, step_of,
};
pub use layout::{
    AXIS_HEIGHT, BandRun, ChartInput, ChartLayout, EventLabel, HEAD_HEIGHT, Heads, KeyEntry,
    Margins, Naming, NumberBadge, PlacedMarker, PlacedPeriod, PlacedPeriods, Run, STORY_LABELS,
    Steady, Strip, StripColumn, StripRow, TextBox, TimeScale, TimeTick, ValueScale, View,
    band_runs, direction_runs, padded_span, tension_runs, time_ticks, value_range, value_ticks,
};
pub use paint::{
    ChartPainter, KeyLine, KeyPainter, PaintedKey, direction_stroke, key_height, paint_trend,
    supposed_stroke, tension_stroke,
};
pub use scene::{
    Anchor, Color, FALLBACK_FAMILIES, FaceOf, MarkerStyle, Point, Rect, Scene, Shape, Stroke,
    Theme, ThemeName, marker, marker_radius, overdue_icon, pt, status_icon, svg, svg_in_faces,
    svg_within, swatch,
};
pub use sheet::{
    Banner, CHART_SHARES, Chart, Figure, Page, PageInput, Part, Parts, SteadyPage, Unplaced,
    picture_unit, text_scale,
};
pub use shown::Shown;
pub use text::{
    BADGE_STYLE, BundledFonts, FAMILY, INTER_REGULAR, INTER_SEMIBOLD, LABEL_STYLE, SMALL_STYLE,
    TextMeasure, TextStyle, bundled_database, fit, missing_chars, wrap,
};
