//! Which fonts a picture is set in: the bundled Inter, and of the system's fonts
//! only those that have a character which the text needs and Inter lacks. So
//! the machine's fonts cannot change a picture that does not need them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb;

use crate::figure::missing_chars;

/// Families to prefer for East Asian text, simplified Chinese first. A machine
/// has at most a few of them.
const PREFERRED: [&str; 9] = [
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK JP",
    "WenQuanYi Zen Hei",
    "Noto Sans",
    "DejaVu Sans",
];

/// Weights between which regular and semi-bold text can choose.
const WEIGHTS: [u16; 2] = [400, 600];

/// A font's file and which face of it.
#[derive(Clone)]
pub(crate) struct FontFile {
    pub(crate) data: Vec<u8>,
    #[cfg_attr(not(feature = "briefs"), allow(dead_code, reason = "Typst asks for it"))]
    pub(crate) index: u32,
}

/// The fonts beyond Inter that texts need, and what no font has.
#[derive(Default)]
pub(crate) struct Fallback {
    pub(crate) files: Vec<FontFile>,
    /// Which family each character is drawn by.
    pub(crate) faces: Faces,
    /// Each once, in order.
    pub(crate) missing: BTreeSet<char>,
}

/// The family of each character that Inter lacks, with its width.
#[derive(Debug, Clone, Default)]
pub(crate) struct Faces(BTreeMap<char, (Arc<str>, f32)>);

impl Faces {
    /// The family of a character and how wide it is there, in font sizes; `None`
    /// for Inter, or where no font has it.
    pub(crate) fn of(&self, c: char) -> Option<(&str, f32)> {
        self.0.get(&c).map(|(family, advance)| (&**family, *advance))
    }
}

/// The system's fonts, listed once and only when first needed.
static SYSTEM: LazyLock<fontdb::Database> = LazyLock::new(|| {
    let mut database = fontdb::Database::new();
    database.load_system_fonts();
    database
});

/// The characters of texts that Inter lacks, each once, in order.
pub(crate) fn foreign_chars<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeSet<char> {
    texts.into_iter().flat_map(missing_chars).filter(|c| is_shown(*c)).collect()
}

/// Marks that only steer and have no picture of their own.
const fn is_shown(c: char) -> bool {
    !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

impl Fallback {
    /// The system's fonts that have these characters.
    pub(crate) fn for_chars(chars: BTreeSet<char>) -> Self {
        let mut fallback = Self { missing: chars, ..Self::default() };
        if fallback.missing.is_empty() {
            return fallback;
        }
        let mut faces: Vec<&fontdb::FaceInfo> = SYSTEM
            .faces()
            .filter(|face| face.style == fontdb::Style::Normal)
            .filter(|face| face.stretch == fontdb::Stretch::Normal && !face.monospaced)
            .collect();
        faces.sort_by_key(|face| (rank(face), family(face), face.weight.0.abs_diff(400)));
        let mut used: Vec<&str> = Vec::new();
        for face in faces {
            if fallback.missing.is_empty() {
                break;
            }
            let known = used.contains(&family(face));
            if !known && fallback.take(face) {
                used.push(family(face));
            }
        }
        fallback
    }

    /// Takes a family if it has any character that is still missing: its
    /// regular face and the one nearest to semi-bold.
    fn take(&mut self, face: &fontdb::FaceInfo) -> bool {
        let had = SYSTEM.with_face_data(face.id, |data, index| {
            let parsed = ttf_parser::Face::parse(data, index).ok()?;
            let em = f32::from(parsed.units_per_em());
            let advance = |c: char| {
                let glyph = parsed.glyph_index(c)?;
                Some((c, f32::from(parsed.glyph_hor_advance(glyph).unwrap_or_default()) / em))
            };
            let had: Vec<(char, f32)> = self.missing.iter().filter_map(|c| advance(*c)).collect();
            (!had.is_empty()).then(|| (had, FontFile { data: data.to_vec(), index }))
        });
        let Some(Some((had, file))) = had else { return false };
        self.missing.retain(|c| !had.iter().any(|(own, _)| own == c));
        let name: Arc<str> = family(face).into();
        let drawn = had.into_iter().map(|(c, advance)| (c, (Arc::clone(&name), advance)));
        self.faces.0.extend(drawn);
        self.files.push(file);
        let [_, semibold] = WEIGHTS;
        let bolder = SYSTEM
            .faces()
            .filter(|other| family(other) == family(face) && other.style == face.style)
            .filter(|other| other.stretch == face.stretch && other.weight > face.weight)
            .min_by_key(|other| other.weight.0.abs_diff(semibold));
        if let Some(other) = bolder {
            let read = SYSTEM
                .with_face_data(other.id, |data, index| FontFile { data: data.to_vec(), index });
            self.files.extend(read);
        }
        true
    }
}

/// Preferred families first, in their order.
fn rank(face: &fontdb::FaceInfo) -> usize {
    PREFERRED.iter().position(|name| *name == family(face)).unwrap_or(PREFERRED.len())
}

fn family(face: &fontdb::FaceInfo) -> &str {
    face.families.first().map(|(name, _)| name.as_str()).unwrap_or_default()
}

/// The letter of a country's code that a flag is made from.
fn flag_letter(c: char) -> Option<char> {
    let place = (c as u32).checked_sub(0x1f1e6).filter(|place| *place < 26)?;
    char::from_u32('A' as u32 + place)
}

/// What stands for a run of characters that no font has: what script they are
/// of, in brackets, where boxes would stand otherwise; for a flag its country's
/// code.
pub(crate) fn stand_in(text: &str, missing: &BTreeSet<char>) -> Option<String> {
    if !text.chars().any(|c| missing.contains(&c)) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    let mut letters = 0;
    for c in text.chars() {
        if let Some(letter) = flag_letter(c).filter(|_| missing.contains(&c)) {
            flush(&mut out, &mut run);
            // Two letters are a flag.
            if letters % 2 == 0 && out.chars().next_back().is_some_and(char::is_alphanumeric) {
                out.push(' ');
            }
            out.push(letter);
            letters += 1;
            continue;
        }
        if letters > 0 && c.is_alphanumeric() {
            out.push(' ');
        }
        letters = 0;
        // Spaces and marks within a run belong to it.
        if missing.contains(&c) || (!run.is_empty() && !c.is_alphanumeric() && !c.is_ascii()) {
            run.push(c);
        } else {
            if flush(&mut out, &mut run) && c.is_alphanumeric() {
                out.push(' ');
            }
            out.push(c);
        }
    }
    flush(&mut out, &mut run);
    Some(out)
}

/// Ends a run; tells whether there was one.
fn flush(out: &mut String, run: &mut String) -> bool {
    if run.is_empty() {
        return false;
    }
    let before = out.chars().next_back().is_some_and(char::is_alphanumeric);
    out.push_str(if before { " [" } else { "[" });
    out.push_str(script(run));
    out.push(']');
    run.clear();
    true
}

/// The script of a run by its first telling character; kana tells Japanese
/// from Chinese.
fn script(run: &str) -> &'static str {
    let any = |test: fn(char) -> bool| run.chars().any(test);
    if run.chars().all(is_pictorial) {
        "emoji"
    } else if any(|c| matches!(c, '\u{3040}'..='\u{30ff}')) {
        "Japanese text"
    } else if any(|c| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}')) {
        "Korean text"
    } else if any(
        |c| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}'),
    ) {
        "Chinese text"
    } else if any(|c| matches!(c, '\u{590}'..='\u{5ff}')) {
        "Hebrew text"
    } else if any(
        |c| matches!(c, '\u{600}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'),
    ) {
        "Arabic text"
    } else if any(|c| matches!(c, '\u{900}'..='\u{97f}')) {
        "Hindi text"
    } else if any(|c| matches!(c, '\u{e00}'..='\u{e7f}')) {
        "Thai text"
    } else {
        "foreign text"
    }
}

/// Emoji, and what joins and colours them.
const fn is_pictorial(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}'
        | '\u{200d}' | '\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(text: &str) -> Option<String> {
        stand_in(text, &foreign_chars([text]))
    }

    #[test]
    fn what_no_font_has_is_named_by_its_script() {
        assert_eq!(replaced("Geneva, Ωμέγα"), None);
        assert_eq!(replaced("中美日内瓦联合声明").as_deref(), Some("[Chinese text]"));
        assert_eq!(
            replaced("决定 (商务部 2025年第18号)").as_deref(),
            Some("[Chinese text] ([Chinese text] 2025 [Chinese text] 18 [Chinese text])")
        );
        assert_eq!(replaced("Sa'ar שלום").as_deref(), Some("Sa'ar [Hebrew text]"));
    }

    #[test]
    fn flags_are_their_countries_codes() {
        assert_eq!(replaced("🇨🇳🇺🇸 accord").as_deref(), Some("CN US accord"));
        assert_eq!(replaced("with 🇱🇧").as_deref(), Some("with LB"));
        assert_eq!(replaced("🇨🇳China").as_deref(), Some("CN China"));
        assert_eq!(replaced("done 👍🏽!").as_deref(), Some("done [emoji]!"));
    }

    #[test]
    fn marks_that_only_steer_need_no_font() {
        assert!(foreign_chars(["a\u{200f}b\u{2069}\u{feff}"]).is_empty());
    }
}
