//! The bundled typeface in the window, and measuring with it.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};

use crate::figure::{
    BundledFonts, INTER_REGULAR, INTER_SEMIBOLD, TextMeasure, TextStyle, missing_chars,
};

/// The family of semi-bold text.
pub(crate) const STRONG: &str = "strong";

/// Inter before egui's own fonts, which keep the symbols it lacks; other
/// scripts come from the system's fonts.
pub(crate) fn install(context: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in [("inter", INTER_REGULAR), ("inter-semibold", INTER_SEMIBOLD)] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let proportional = fonts.families.entry(FontFamily::Proportional).or_default();
    proportional.insert(0, "inter".to_owned());
    let mut strong = proportional.clone();
    strong.insert(0, "inter-semibold".to_owned());
    fonts.families.insert(FontFamily::Name(STRONG.into()), strong);
    context.set_fonts(fonts);
}

/// The font of a figure's text.
pub(crate) fn font_id(style: TextStyle) -> FontId {
    if style.strong {
        FontId::new(style.size, FontFamily::Name(STRONG.into()))
    } else {
        FontId::proportional(style.size)
    }
}

/// Semi-bold text of a size.
pub(crate) fn strong(size: f32) -> FontId {
    font_id(TextStyle::strong(size))
}

/// Measures with the window's fonts.
///
/// Texts in Inter are measured by the sum of its advances, as exports do:
/// kerning only brings letters closer, and laying out hundreds of texts in
/// every frame of a pan would be most of it. Other scripts are laid out.
pub(crate) struct WindowFonts<'a>(&'a egui::Context);

impl<'a> WindowFonts<'a> {
    /// Measures with the fonts of this window.
    pub(crate) const fn new(context: &'a egui::Context) -> Self {
        Self(context)
    }
}

impl TextMeasure for WindowFonts<'_> {
    fn width(&self, text: &str, style: TextStyle) -> f32 {
        if missing_chars(text).next().is_none() {
            return BundledFonts.width(text, style);
        }
        let color = egui::Color32::PLACEHOLDER;
        self.0.fonts_mut(|fonts| {
            fonts.layout_no_wrap(text.to_owned(), font_id(style), color).size().x
        })
    }
}
