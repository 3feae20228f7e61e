//! What everything in the window is drawn with: fonts, colours, small controls,
//! and scenes on the screen.

pub(super) mod bidi;
pub(super) mod canvas;
pub(super) mod dialog;
pub(super) mod fonts;
pub(super) mod keys;
pub(super) mod stack;
pub(super) mod style;
pub(super) mod widgets;
