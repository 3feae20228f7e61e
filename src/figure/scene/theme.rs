//! Colours. Sides are told apart by vermilion and blue of the Okabe–Ito set, which
//! people with any colour vision can tell apart, one of them so much darker that a
//! grey copy tells them apart, too; meaning never rests on colour alone.

use crate::dossier::{Slot, Status};

/// An sRGB colour; alpha last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// Opacity, 255 being opaque.
    pub a: u8,
}

impl Color {
    /// From the number that a style sheet writes, 0xRRGGBB.
    pub const fn hex(rgb: u32) -> Self {
        Self { r: (rgb >> 16) as u8, g: (rgb >> 8) as u8, b: rgb as u8, a: 255 }
    }

    /// The same, less opaque: `opacity` from 0 to 1.
    #[must_use]
    pub fn faded(self, opacity: f32) -> Self {
        Self { a: (opacity.clamp(0.0, 1.0) * 255.0).round() as u8, ..self }
    }

    /// Its contrast against another, from 1 to 21, by WCAG 2.2.
    pub fn contrast(self, other: Self) -> f64 {
        let luminance = |color: Self| {
            let [r, g, b] = [color.r, color.g, color.b].map(|part| {
                let part = f64::from(part) / 255.0;
                if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            });
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (one, two) = (luminance(self), luminance(other));
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The opaque colour that a quarter of this over `ground` looks like.
    #[must_use]
    pub const fn pale(self, ground: Self) -> Self {
        const fn mix(ink: u8, ground: u8) -> u8 {
            ink.midpoint(ground).midpoint(ground)
        }
        Self {
            r: mix(self.r, ground.r),
            g: mix(self.g, ground.g),
            b: mix(self.b, ground.b),
            a: 255,
        }
    }
}

/// Which colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum ThemeName {
    /// Dark on white
    #[default]
    Light,
    /// Light on dark
    Dark,
    /// For paper, safe in greys
    Print,
}

impl ThemeName {
    /// As the command line writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Print => "print",
        }
    }

    /// By that name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Light, Self::Dark, Self::Print].into_iter().find(|theme| theme.as_str() == name)
    }
}

/// All colours of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Behind everything.
    pub background: Color,
    /// Behind cards and panels.
    pub panel: Color,
    /// Text.
    pub ink: Color,
    /// Text of lesser weight; at least 4.5 : 1 against the background.
    pub muted: Color,
    /// Grid lines and card outlines.
    pub grid: Color,
    /// Periods.
    pub shade: Color,
    /// The line of tension.
    pub line: Color,
    /// The sensitivity band.
    pub band: Color,
    /// What is selected.
    pub accent: Color,
    /// The sides, first and second.
    pub sides: [Color; 2],
    /// What both did together.
    pub joint: Color,
    good: Color,
    middling: Color,
    bad: Color,
    held: Color,
}

const LIGHT: Theme = Theme {
    background: Color::hex(0xffffff),
    panel: Color::hex(0xf8fafc),
    ink: Color::hex(0x0f172a),
    muted: Color::hex(0x5b6779),
    grid: Color::hex(0xe2e8f0),
    shade: Color::hex(0xf1f3f6),
    line: Color::hex(0x1e293b),
    band: Color::hex(0xcfd6e0),
    accent: Color::hex(0x6d28d9),
    sides: [Color::hex(0xc25400), Color::hex(0x00457a)],
    joint: Color::hex(0x475569),
    good: Color::hex(0x00805c),
    middling: Color::hex(0x946800),
    bad: Color::hex(0xc02a12),
    held: Color::hex(0x8a3f6f),
};

const DARK: Theme = Theme {
    background: Color::hex(0x11161f),
    panel: Color::hex(0x171d28),
    ink: Color::hex(0xe8edf4),
    muted: Color::hex(0x9aa7ba),
    grid: Color::hex(0x2a3341),
    shade: Color::hex(0x1a212d),
    line: Color::hex(0xe2e8f0),
    band: Color::hex(0x3a4658),
    accent: Color::hex(0xb794f6),
    sides: [Color::hex(0xdb772f), Color::hex(0x9bd6f7)],
    joint: Color::hex(0xaab6c8),
    good: Color::hex(0x3cc79c),
    middling: Color::hex(0xe0b23c),
    bad: Color::hex(0xf4705a),
    held: Color::hex(0xd994bf),
};

/// Greys that keep their order in a copy; shapes and dashes tell the rest.
const PRINT: Theme = Theme {
    panel: Color::hex(0xffffff),
    ink: Color::hex(0x000000),
    muted: Color::hex(0x4a4a4a),
    grid: Color::hex(0xd4d4d4),
    shade: Color::hex(0xf0f0f0),
    line: Color::hex(0x000000),
    band: Color::hex(0xd0d0d0),
    sides: [Color::hex(0x6e6e6e), Color::hex(0x1a1a1a)],
    joint: Color::hex(0x454545),
    good: Color::hex(0x222222),
    middling: Color::hex(0x4a4a4a),
    bad: Color::hex(0x000000),
    held: Color::hex(0x5a5a5a),
    ..LIGHT
};

impl Theme {
    /// The colours of a theme.
    pub const fn of(name: ThemeName) -> &'static Self {
        match name {
            ThemeName::Light => &LIGHT,
            ThemeName::Dark => &DARK,
            ThemeName::Print => &PRINT,
        }
    }

    /// The colour of a side, or of both together.
    pub const fn actor(&self, slot: Option<Slot>) -> Color {
        let [first, second] = self.sides;
        match slot {
            Some(Slot::First) => first,
            Some(Slot::Second) => second,
            None => self.joint,
        }
    }

    /// The colour that goes with a status's icon and word.
    pub const fn status(&self, status: Status) -> Color {
        match status {
            Status::Fulfilled => self.good,
            Status::InProgress | Status::Partial => self.middling,
            Status::Broken | Status::Reversed => self.bad,
            Status::Suspended => self.held,
            Status::Pending | Status::Lapsed | Status::Undetermined => self.muted,
        }
    }

    /// The colour of a warning: overdue, disputed.
    pub const fn alert(&self) -> Color {
        self.bad
    }
}
