//! How texts are set: their sizes, and where a line of them stands.

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// Font size in pixels.
    pub size: f32,
    /// Semi-bold rather than regular.
    pub strong: bool,
}

impl TextStyle {
    /// Regular text of a size.
    pub const fn regular(size: f32) -> Self {
        Self { size, strong: false }
    }

    /// Semi-bold text of a size.
    pub const fn strong(size: f32) -> Self {
        Self { size, strong: true }
    }
}

/// Labels of events.
pub const LABEL_STYLE: TextStyle = TextStyle { size: 12.0, strong: false };
/// Ticks, names of bands and periods.
pub const SMALL_STYLE: TextStyle = TextStyle { size: 11.5, strong: false };
/// The value at which the line ends.
pub(in crate::figure) const END_STYLE: TextStyle = TextStyle { size: 13.0, strong: true };
/// Numbers that stand for a label.
pub const BADGE_STYLE: TextStyle = TextStyle { size: 10.5, strong: true };
/// The key's lines, and those at a figure's foot.
pub(in crate::figure) const FOOT_STYLE: TextStyle = TextStyle { size: 10.5, strong: false };
/// From a text's middle down to its baseline, in font sizes.
pub(in crate::figure) const BASELINE: f32 = 0.36;
