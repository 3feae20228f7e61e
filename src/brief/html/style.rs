//! The colours of a page as a style sheet. A light brief turns dark where the
//! reader's screen is: the chart's own colours are those of the theme, attribute
//! by attribute, and style sheets come before attributes.

use std::fmt::Write;

use crate::brief::data::hex;
use crate::brief::options::Options;
use crate::dossier::Status;
use crate::figure::{Color, Theme, ThemeName};

const NAMES: [&str; 13] = [
    "background",
    "panel",
    "ink",
    "muted",
    "grid",
    "shade",
    "line",
    "band",
    "accent",
    "joint",
    "first",
    "second",
    "alert",
];

/// The theme's colours as variables, and those of the dark theme for a light one.
pub(super) fn colours(options: &Options) -> String {
    let name = options.theme;
    let theme = &options.house.theme(Theme::of(name));
    let mut out = String::new();
    // Writing to a String cannot fail, so results are dropped throughout.
    let _ = writeln!(out, "\n:root {{ {} }}", variables(theme));
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-');
    if let Some(face) = &options.house.typeface
        && face.chars().all(is_plain)
    {
        let _ = writeln!(out, "body {{ --face: '{face}'; }}");
    }
    for status in Status::ALL {
        let _ = writeln!(out, ".{} {{ color: {} }}", status.as_str(), hex(theme.status(status)));
    }
    if name != ThemeName::Light {
        return out;
    }
    let dark = Theme::of(ThemeName::Dark);
    let _ = writeln!(out, "@media screen and (prefers-color-scheme: dark) {{");
    let _ = writeln!(out, ":root {{ color-scheme: dark; {} }}", variables(dark));
    let statuses = Status::ALL.map(|status| (theme.status(status), dark.status(status)));
    for (light, dark) in all(theme).into_iter().zip(all(dark)).chain(statuses) {
        let (light, dark) = (hex(light), hex(dark));
        let _ = writeln!(
            out,
            "svg [fill=\"{light}\"] {{ fill: {dark} }} svg [stroke=\"{light}\"] {{ stroke: {dark} }}"
        );
    }
    for status in Status::ALL {
        let _ = writeln!(out, ".{} {{ color: {} }}", status.as_str(), hex(dark.status(status)));
    }
    out.push_str("}\n");
    out
}

fn all(theme: &Theme) -> [Color; 13] {
    let Theme { background, panel, ink, muted, grid, shade, line, band, accent, joint, .. } =
        *theme;
    let [first, second] = theme.sides;
    [
        background,
        panel,
        ink,
        muted,
        grid,
        shade,
        line,
        band,
        accent,
        joint,
        first,
        second,
        theme.alert(),
    ]
}

fn variables(theme: &Theme) -> String {
    let pairs = NAMES.into_iter().zip(all(theme));
    pairs.map(|(name, color)| format!("--{name}: {};", hex(color))).collect::<Vec<_>>().join(" ")
}
