//! The bundled typeface, and how wide its texts are.

use std::sync::{LazyLock, OnceLock};

use resvg::usvg::fontdb;
use unicode_width::UnicodeWidthChar;

use super::measure::TextMeasure;
use super::styles::TextStyle;

/// Inter Regular (SIL Open Font License 1.1, `assets/fonts/OFL.txt`).
pub const INTER_REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.otf");
/// Inter SemiBold (SIL Open Font License 1.1, `assets/fonts/OFL.txt`).
pub const INTER_SEMIBOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.otf");
/// The family name under which both are found.
pub const FAMILY: &str = "Inter";

/// Characters in a block of [`Face::blocks`].
const BLOCK: usize = 256;
/// Blocks that are kept: all that the typeface has, and some that it lacks.
const BLOCKS: usize = 0x2300 / BLOCK;

struct Face {
    face: ttf_parser::Face<'static>,
    units_per_em: f32,
    /// Advances in ems by character, found once a block; NaN where lacking.
    blocks: [OnceLock<Box<[f32; BLOCK]>>; BLOCKS],
}

impl Face {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let face = ttf_parser::Face::parse(bytes, 0).ok()?;
        let units_per_em = f32::from(face.units_per_em());
        Some(Self { face, units_per_em, blocks: [const { OnceLock::new() }; BLOCKS] })
    }

    /// Advance in ems; `None` where the typeface lacks the character.
    fn advance(&self, c: char) -> Option<f32> {
        let place = c as usize;
        let Some(block) = self.blocks.get(place / BLOCK) else { return self.find_advance(c) };
        let block = block.get_or_init(|| {
            let first = (place - place % BLOCK) as u32;
            let mut advances = Box::new([f32::NAN; BLOCK]);
            for (number, advance) in (first..).zip(advances.iter_mut()) {
                let found = char::from_u32(number).and_then(|c| self.find_advance(c));
                *advance = found.unwrap_or(f32::NAN);
            }
            advances
        });
        block.get(place % BLOCK).copied().filter(|advance| !advance.is_nan())
    }

    fn find_advance(&self, c: char) -> Option<f32> {
        let glyph = self.face.glyph_index(c)?;
        Some(f32::from(self.face.glyph_hor_advance(glyph)?) / self.units_per_em)
    }
}

static REGULAR: LazyLock<Option<Face>> = LazyLock::new(|| Face::new(INTER_REGULAR));
static SEMIBOLD: LazyLock<Option<Face>> = LazyLock::new(|| Face::new(INTER_SEMIBOLD));

/// Measures with the bundled typeface, by the sum of advances. Kerning only
/// brings letters closer, so nothing is wider than said. Characters that the
/// typeface lacks count as square where they are East Asian, else as 0.7 em.
#[derive(Debug, Clone, Copy, Default)]
pub struct BundledFonts;

impl TextMeasure for BundledFonts {
    fn width(&self, text: &str, style: TextStyle) -> f32 {
        let face = if style.strong { &SEMIBOLD } else { &REGULAR };
        let ems: f32 = text
            .chars()
            .map(|c| {
                let advance = face.as_ref().and_then(|face| face.advance(c));
                advance.unwrap_or_else(|| match c.width() {
                    Some(2) => 1.0,
                    Some(0) | None => 0.0,
                    Some(_) => 0.7,
                })
            })
            .sum();
        ems * style.size
    }
}

/// The characters of a text that the bundled typeface lacks.
pub fn missing_chars(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| {
        !c.is_control() && REGULAR.as_ref().is_some_and(|face| face.advance(*c).is_none())
    })
}

/// The bundled fonts as a database for painting.
pub fn bundled_database() -> fontdb::Database {
    let mut database = fontdb::Database::new();
    database.load_font_data(INTER_REGULAR.to_vec());
    database.load_font_data(INTER_SEMIBOLD.to_vec());
    database.set_sans_serif_family(FAMILY);
    database
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_and_knows_what_it_lacks() {
        let style = TextStyle::regular(10.0);
        let width = BundledFonts.width("Tension", style);
        assert!((25.0..50.0).contains(&width), "{width}");
        assert_eq!(BundledFonts.width("中国", style), 20.0);
        assert_eq!(missing_chars("Geneva – 中 → ✓").collect::<String>(), "中");
    }
}
