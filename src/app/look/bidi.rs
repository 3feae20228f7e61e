//! Right-to-left words in their order on the screen. egui 0.37 shapes each word correctly but sets
//! all words from left to right; exports do not need this.
//!
//! The one place for it: a plugin that sets anew each painted row that has such words, after egui
//! has broken texts into rows and before they are drawn. Remove it once egui does this itself. What
//! is read out, copied or edited stays as written.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::text::{Glyph, PlacedRow};
use egui::epaint::{Galley, TextShape};
use egui::text::LayoutJob;
use egui::{Context, FullOutput, Shape};
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

/// Sets rows with right-to-left words in their order.
#[derive(Default)]
pub(crate) struct WordOrder {
    /// What was set anew and is still shown, by where egui keeps the text as it
    /// laid it out; which is kept with it, so that no other comes to stand there.
    set: HashMap<usize, (Arc<Galley>, Arc<Galley>)>,
}

impl egui::Plugin for WordOrder {
    fn debug_name(&self) -> &'static str {
        "word order"
    }

    fn output_hook(&mut self, context: &Context, output: &mut FullOutput) {
        let before = std::mem::take(&mut self.set);
        let mut is_new = false;
        for clipped in &mut output.shapes {
            self.turn(context, &mut clipped.shape, &before, &mut is_new);
        }
        if is_new {
            // A mirrored mark may not have been drawn before.
            context.request_repaint();
        }
    }
}

impl WordOrder {
    fn turn(
        &mut self,
        context: &Context,
        shape: &mut Shape,
        before: &HashMap<usize, (Arc<Galley>, Arc<Galley>)>,
        is_new: &mut bool,
    ) {
        match shape {
            Shape::Vec(shapes) => {
                for shape in shapes {
                    self.turn(context, shape, before, is_new);
                }
            }
            Shape::Text(TextShape { galley, .. }) if !galley.job.text.is_ascii() => {
                let place = Arc::as_ptr(galley) as usize;
                let kept = self.set.get(&place).or_else(|| before.get(&place)).cloned();
                let (laid, turned) = match kept {
                    Some(kept) => kept,
                    None if has_rtl(&galley.job.text) => {
                        *is_new = true;
                        (Arc::clone(galley), Arc::new(in_order_of_rows(context, galley)))
                    }
                    None => return,
                };
                *galley = Arc::clone(&turned);
                self.set.insert(place, (laid, turned));
            }
            _ => {}
        }
    }
}

/// What a row shows of the text that is left, and what is left after it. Within
/// a word, glyphs do not tell which char they show, nor are they as many; spaces
/// do, and rows end at them but where a word is longer than a row.
fn row_of<'t>(rest: &'t str, placed: &PlacedRow, is_last: bool) -> (&'t str, &'t str) {
    let line = rest.find('\n').unwrap_or(rest.len());
    if is_last || placed.ends_with_newline {
        let (row, after) = rest.split_at(line);
        return (row, after.strip_prefix('\n').unwrap_or(after));
    }
    let glyphs = &placed.row.glyphs;
    let is_space = |glyph: &&Glyph| glyph.chr.is_whitespace();
    let spaces = glyphs.iter().filter(is_space).count();
    let of_word = glyphs.iter().rev().take_while(|glyph| !is_space(glyph));
    let of_word = of_word.filter(|glyph| glyph.chr != '…').count();
    let mut chars = rest.char_indices();
    for _ in 0..spaces {
        let _ = chars.by_ref().find(|(_, c)| c.is_whitespace());
    }
    let at = chars.nth(of_word).map_or(rest.len(), |(at, _)| at);
    rest.split_at(at.min(line))
}

fn has_rtl(text: &str) -> bool {
    text.chars().any(|c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN))
}

/// The same rows, each with its words in order.
fn in_order_of_rows(context: &Context, galley: &Galley) -> Galley {
    let mut turned = galley.clone();
    let mut rest = galley.job.text.as_str();
    let last = galley.rows.len().saturating_sub(1);
    for (place, placed) in turned.rows.iter_mut().enumerate() {
        let begin = galley.job.text.len() - rest.len();
        let (written, after) = row_of(rest, placed, place == last && !galley.elided);
        rest = after;
        let is_cut = galley.elided && place == last;
        let written =
            if is_cut { Cow::Owned(format!("{written}…")) } else { Cow::Borrowed(written) };
        let Cow::Owned(shown) = in_order(&written) else { continue };
        // A row of several formats takes that of its beginning.
        let sections = galley.job.sections.iter();
        let section = sections.rev().find(|section| section.byte_range.start.0 <= begin);
        let Some(section) = section.or_else(|| galley.job.sections.first()) else { continue };
        let job = LayoutJob::single_section(shown, section.format.clone());
        let laid = context.fonts_mut(|fonts| fonts.layout_job(job));
        if let Some(row) = laid.rows.first() {
            placed.row = Arc::clone(&row.row);
            // What stands before it on its line is left free.
            placed.pos.x += section.leading_space * f32::from(u8::from(begin == 0));
        }
    }
    let meshes = || turned.rows.iter().map(|placed| &placed.row.visuals.mesh);
    turned.num_vertices = meshes().map(|mesh| mesh.vertices.len()).sum();
    turned.num_indices = meshes().map(|mesh| mesh.indices.len()).sum();
    turned
}

/// A line with its words as the eye meets them from left to right, in a
/// paragraph that runs from left to right (Unicode annex 9, whole words).
fn in_order(line: &str) -> Cow<'_, str> {
    if line.is_ascii() {
        return Cow::Borrowed(line);
    }
    let info = BidiInfo::new(line, Some(Level::ltr()));
    if !info.has_rtl() {
        return Cow::Borrowed(line);
    }
    let mut shown = String::with_capacity(line.len());
    for paragraph in &info.paragraphs {
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let Some(text) = line.get(run.clone()) else { continue };
            if levels.get(run.start).is_some_and(Level::is_rtl) {
                let words: Vec<String> = text.split(' ').rev().map(turned).collect();
                shown.push_str(&words.join(" "));
            } else {
                shown.push_str(text);
            }
        }
    }
    Cow::Owned(shown)
}

/// A word of a run from right to left. egui turns letters, whose script it
/// sees, and leaves the marks around them where they are written.
fn turned(word: &str) -> String {
    let mut pieces: Vec<String> = Vec::new();
    let mut in_letters = false;
    for char in word.chars() {
        // Points on letters and joiners between them belong to them.
        let letter = matches!(
            bidi_class(char),
            BidiClass::R | BidiClass::AL | BidiClass::NSM | BidiClass::BN
        );
        match pieces.last_mut() {
            Some(letters) if letter && in_letters => letters.push(char),
            _ if letter => pieces.push(char.to_string()),
            _ => pieces.push(mirrored(char).to_string()),
        }
        in_letters = letter;
    }
    pieces.into_iter().rev().collect()
}

const fn mirrored(mark: char) -> char {
    match mark {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '«' => '»',
        '»' => '«',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use crate::app::look::bidi::in_order;

    #[test]
    fn words_run_as_their_script_does() {
        for (written, shown) in [
            ("", ""),
            ("Zürich – Genève", "Zürich – Genève"),
            ("中美 会谈", "中美 会谈"),
            ("سد النهضة", "النهضة سد"),
            ("As of: سد النهضة (2015)", "As of: (2015) النهضة سد"),
            ("שלום עולם and سد النهضة", "עולם שלום and النهضة سد"),
            ("סוף (שלום עולם).", "(עולם שלום) סוף."),
            // A number within a run stands to the left of what precedes it.
            ("عام 2015 سد", "سد 2015 عام"),
        ] {
            assert_eq!(in_order(written), shown, "{written}");
        }
    }

    #[test]
    fn nothing_is_lost_of_any_line() {
        let pieces =
            ["سد", " ", "a", "\u{2068}", "\u{2069}", "12", "!", "ש", "\n", "\u{202e}", "—"];
        for seed in 0..2_000_usize {
            let line: String = (0..8)
                .map(|place| pieces[(seed * 7 + place * place * (seed % 13 + 1)) % pieces.len()])
                .collect();
            let sorted = |text: &str| {
                let mut chars: Vec<char> = text.chars().collect();
                chars.sort_unstable();
                chars
            };
            assert_eq!(sorted(&line), sorted(&in_order(&line)), "{line:?}");
        }
    }
}
