//! What everything in the window is drawn with: fonts, colours, small controls,
//! and scenes on the screen.

pub mod bidi;
pub mod canvas;
pub mod dialog;
pub mod fonts;
pub mod keys;
pub mod stack;
pub mod style;
pub mod widgets;
