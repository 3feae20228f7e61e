//! A picture before it is painted, the marks and colours in it, and the picture
//! as SVG.

pub(super) mod icons;
mod shapes;
mod svg;
mod theme;

pub use icons::{MarkerStyle, marker, marker_radius, overdue_icon, status_icon, swatch};
pub use shapes::{Anchor, Point, Rect, Scene, Shape, Stroke, pt};
pub use svg::{FALLBACK_FAMILIES, FaceOf, svg, svg_in_faces, svg_within};
pub use theme::{Color, Theme, ThemeName};
