//! The letters of pages, each with its place.

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect, Vec2};

use unicode_normalization::UnicodeNormalization;

use super::ArticleError;

/// Most letters of a document: some two and a half thousand pages of a book.
const MOST_LETTERS: usize = 8_000_000;
/// Most that is drawn in a document, letters or not.
const MOST_DRAWN: usize = 10_000_000;
/// A form, or another part with bounds of its own, counts as so much: it is unpacked
/// again each time, and may have others in it.
const PART: usize = 200;

/// A letter, or some that are drawn as one. Lengths are points, down and to the
/// right.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    pub(super) text: Text,
    /// Where it begins, on the line that it stands on.
    pub(super) x: f32,
    pub(super) y: f32,
    /// Where the next one would begin.
    pub(super) end: f32,
    /// How large it is.
    pub(super) size: f32,
}

/// What a letter is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Text {
    One(char),
    Some(Box<str>),
}

impl Text {
    pub(super) fn push_to(&self, text: &mut String) {
        match self {
            Self::One(letter) => text.push(*letter),
            Self::Some(letters) => text.push_str(letters),
        }
    }

    pub(super) fn is_space(&self) -> bool {
        match self {
            Self::One(letter) => letter.is_whitespace(),
            Self::Some(letters) => letters.trim().is_empty(),
        }
    }
}

/// The letters of a page in the order in which they are drawn.
#[derive(Debug, Default)]
pub(super) struct Letters {
    pub(super) letters: Vec<Letter>,
    /// How many letters do not say which they are.
    pub(super) unknown: usize,
    pub(super) has_picture: bool,
    pub(super) height: f32,
    pub(super) width: f32,
}

/// What may still be drawn.
#[derive(Debug)]
pub(super) struct Left {
    letters: usize,
    drawn: usize,
}

impl Default for Left {
    fn default() -> Self {
        Self { letters: MOST_LETTERS, drawn: MOST_DRAWN }
    }
}

/// What is thrown where too much is drawn.
struct TooMuch;

/// The letters of all pages.
///
/// # Errors
/// Where there are more pages, or more is drawn on them, than in a document.
pub(super) fn pages(pdf: &Pdf, most: usize, left: &mut Left) -> Result<Vec<Letters>, ArticleError> {
    let pages = pdf.pages();
    if pages.len() > most {
        return Err(ArticleError::TooManyPages);
    }
    let cache = InterpreterCache::new();
    let mut all = Vec::new();
    for page in pages.iter() {
        let mut taker = Taker::of(page, left);
        let transform = page.initial_transform(true).to_kurbo();
        let bounds = Rect::new(0.0, 0.0, 1.0, 1.0);
        // Comments of readers are no part of the text.
        let settings = InterpreterSettings { render_annotations: false, ..Default::default() };
        let mut context = Context::new(transform, bounds, &cache, pdf.xref(), settings);
        let run = std::panic::AssertUnwindSafe(|| interpret_page(page, &mut context, &mut taker));
        if let Err(thrown) = std::panic::catch_unwind(run) {
            return Err(match thrown.is::<TooMuch>() {
                true => ArticleError::Bomb,
                false => ArticleError::damaged(format!("page {} cannot be drawn", all.len() + 1)),
            });
        }
        all.push(taker.page);
    }
    Ok(all)
}

/// Takes letters, and passes over what else is drawn.
struct Taker<'l> {
    page: Letters,
    left: &'l mut Left,
}

impl<'l> Taker<'l> {
    fn of(page: &Page<'_>, left: &'l mut Left) -> Self {
        let (width, height) = page.render_dimensions();
        Self { page: Letters { width, height, ..Letters::default() }, left }
    }

    /// The library that runs the page cannot be told to stop, and forms within forms could be drawn
    /// without end. Thrown this way, the panic is not taken for a bug.
    fn count(&mut self, much: usize) {
        self.left.drawn = self.left.drawn.saturating_sub(much);
        if self.left.drawn == 0 || self.left.letters == 0 {
            std::panic::resume_unwind(Box::new(TooMuch));
        }
    }

    fn take(&mut self, glyph: &Glyph<'_>, transform: Affine) {
        let Some(text) = glyph.as_unicode().and_then(text_of) else {
            self.page.unknown += 1;
            return;
        };
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width().unwrap_or(500.0),
            Glyph::Type3(_) => 500.0,
        };
        let [a, b, c, d, ..] = transform.as_coeffs();
        let (along, up) = (Vec2::new(a, b), Vec2::new(c, d) * 1000.0);
        let start = transform * Point::ZERO;
        let end = transform * Point::new(f64::from(advance), 0.0);
        let is_finite = start.is_finite() && end.is_finite() && up.is_finite();
        // What stands on its side is beside the text: a mark in the margin.
        let is_upright = along.y.abs() <= 0.1 * along.x.abs() && along.x > 0.0;
        let is_within = (0.0..=f64::from(self.page.width)).contains(&start.x)
            && (0.0..=f64::from(self.page.height)).contains(&start.y);
        if !is_finite || !is_upright || !is_within {
            return;
        }
        #[expect(clippy::cast_possible_truncation, reason = "they are within a page")]
        let letter = Letter {
            text,
            x: start.x as f32,
            y: start.y as f32,
            end: end.x.min(1e6) as f32,
            size: up.hypot().clamp(0.1, 1e4) as f32,
        };
        // Bold letters are drawn twice by some, filled and outlined ones by others.
        let is_again = self.page.letters.last().is_some_and(|last| {
            last.text == letter.text
                && (last.x - letter.x).abs() < 0.1 * letter.size
                && (last.y - letter.y).abs() < 0.1 * letter.size
        });
        if !is_again {
            self.left.letters = self.left.letters.saturating_sub(1);
            self.page.letters.push(letter);
        }
    }
}

/// The letters of a glyph; `None` where they are of no script.
fn text_of(unicode: BfString) -> Option<Text> {
    let is_known = |letter: char| !matches!(letter, '\0' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}');
    let text = match unicode {
        BfString::Char(letter) if is_known(letter) && !is_compatible(letter) => {
            return Some(Text::One(letter));
        }
        BfString::Char(letter) => letter.to_string(),
        BfString::String(letters) => letters,
    };
    text.chars().all(is_known).then(|| Text::Some(text.chars().flat_map(usual).collect()))
}

/// Whether a letter is another one in a form that Unicode has for old encodings:
/// letters joined in print, and the parts under which dictionaries have Chinese letters,
/// which look the same, so that programs take one for the other.
const fn is_compatible(letter: char) -> bool {
    matches!(letter, '\u{fb00}'..='\u{fb06}' | '\u{2e80}'..='\u{2fdf}')
}

/// The usual form of such a letter.
fn usual(letter: char) -> impl Iterator<Item = char> {
    // Unicode does not decompose these, since some are written otherwise.
    const PARTS: [(char, char); 26] = [
        ('⺠', '民'),
        ('⻁', '虎'),
        ('⻄', '西'),
        ('⻅', '见'),
        ('⻉', '贝'),
        ('⻋', '车'),
        ('⻓', '长'),
        ('⻔', '门'),
        ('⻘', '青'),
        ('⻙', '韦'),
        ('⻚', '页'),
        ('⻛', '风'),
        ('⻜', '飞'),
        ('⻝', '食'),
        ('⻢', '马'),
        ('⻣', '骨'),
        ('⻤', '鬼'),
        ('⻥', '鱼'),
        ('⻦', '鸟'),
        ('⻨', '麦'),
        ('⻩', '黄'),
        ('⻬', '齐'),
        ('⻮', '齿'),
        ('⻰', '龙'),
        ('⻳', '龟'),
        ('⺟', '母'),
    ];
    let part = PARTS.iter().find(|(part, _)| *part == letter).map(|(_, letter)| *letter);
    let is_compatible = is_compatible(letter) && part.is_none();
    let whole = std::iter::once(letter).filter(move |_| is_compatible).nfkc();
    let as_it_is = std::iter::once(part.unwrap_or(letter)).filter(move |_| !is_compatible);
    whole.chain(as_it_is)
}

impl<'a> Device<'a> for Taker<'_> {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {
        self.count(1);
    }
    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count(PART);
    }
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.count(1);
    }
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        self.count(1);
        self.take(glyph, transform * glyph_transform);
    }
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {
        self.count(1);
        self.page.has_picture = true;
    }
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
