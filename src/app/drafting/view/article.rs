//! The article with its candidates marked: by a letter and a number, a colour for each
//! kind, and a sign for what was decided.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Label, ScrollArea, Sense, Stroke, Ui};

use super::send;
use crate::app::command::Commands;
use crate::app::drafting::{DraftCommand, Going, shown};
use crate::app::look::widgets::is_opening;
use crate::app::look::{fonts, style};
use crate::app::state::State;
use crate::drafting::review::{Decision, Item, ItemKind, Review};
use crate::words::Words;

/// Size of the text, in points.
const SIZE: f32 = 13.5;

pub(super) fn article_ui(
    ui: &mut Ui,
    state: &State,
    going: &Going,
    review: &Review,
    commands: &mut Commands,
) {
    let turned = ui.scope_id().with(("article", going.at, state.drafting.ticket));
    let has_turned = is_opening(ui, turned);
    ScrollArea::vertical().id_salt("draft-article").auto_shrink([false, false]).show(ui, |ui| {
        let front = going.in_front().map(|item| item.clause.start);
        let mut begin = 0;
        for line in review.text.split_inclusive('\n') {
            let end = begin + line.len();
            if line.trim().is_empty() {
                ui.add_space(SIZE * 0.4);
            } else {
                let holds = front.is_some_and(|at| (begin..end).contains(&at));
                let clicked =
                    paragraph_ui(ui, state, going, review, begin..end, holds && has_turned);
                if let Some(place) = clicked {
                    send(commands, DraftCommand::Show(place));
                }
            }
            begin = end;
        }
        if has_turned {
            ui.ctx().request_repaint();
        }
    });
}

/// A paragraph; the candidate that was pointed at.
fn paragraph_ui(
    ui: &mut Ui,
    state: &State,
    going: &Going,
    review: &Review,
    bytes: std::ops::Range<usize>,
    is_shown: bool,
) -> Option<usize> {
    let (job, ends) = paragraph(ui, &state.words, going, review, bytes);
    let label = Label::new(job).wrap().selectable(false).sense(Sense::click());
    let (at, galley, response) = label.layout_in_ui(ui);
    let text = galley.text().to_owned();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
    let ink = ui.visuals().text_color();
    ui.painter().galley(at, std::sync::Arc::clone(&galley), ink);
    if is_shown {
        response.scroll_to_me(Some(egui::Align::Center));
    }
    let pointer = response.interact_pointer_pos().filter(|_| response.clicked())?;
    let index = galley.cursor_from_pos(pointer - at).index;
    // The last piece that begins before the place.
    let piece = ends.iter().find(|(end, _)| index.0 <= *end)?;
    piece.1
}

/// The text of a paragraph in pieces, and where each ends, in characters of what is shown,
/// with the candidate that it belongs to.
fn paragraph(
    ui: &Ui,
    words: &Words,
    going: &Going,
    review: &Review,
    bytes: std::ops::Range<usize>,
) -> (LayoutJob, Vec<(usize, Option<usize>)>) {
    let mut job = LayoutJob::default();
    let mut ends = Vec::new();
    let mut shown = 0;
    let mut add = |job: &mut LayoutJob, text: &str, format: TextFormat, of: Option<usize>| {
        job.append(text, 0.0, format);
        shown += text.chars().count();
        ends.push((shown, of));
    };
    let sentence = going.in_front().map(|item| item.sentence.clone());
    let pieces = pieces(review, going.at, &bytes);
    for (piece, of) in pieces {
        let text = review.text.get(piece.clone()).unwrap_or_default();
        let text = text.trim_end_matches(['\n', '\r']);
        let is_beside = sentence
            .as_ref()
            .is_some_and(|one| one.start <= piece.start && piece.end <= one.end.max(piece.start));
        let format = plain(ui, is_beside);
        let Some(place) = of else {
            add(&mut job, text, format, None);
            continue;
        };
        let Some(item) = review.items.get(place) else { continue };
        if piece.start == item.clause.start {
            for tag in tags(review, item) {
                let is_front = going.at == Some(tag);
                let Some(item) = review.items.get(tag) else { continue };
                add(
                    &mut job,
                    &tag_text(words, tag, item),
                    tag_format(ui, item, is_front),
                    Some(tag),
                );
            }
        }
        add(&mut job, text, marked(ui, item, going.at == Some(place)), Some(place));
    }
    (job, ends)
}

/// The bytes of a paragraph cut where candidates begin and end; of those that overlap, the
/// one in front, else the first.
fn pieces(
    review: &Review,
    front: Option<usize>,
    bytes: &std::ops::Range<usize>,
) -> Vec<(std::ops::Range<usize>, Option<usize>)> {
    let within: Vec<(usize, &Item)> = inside(review, bytes)
        .filter(|(_, item)| item.clause.start < bytes.end && bytes.start < item.clause.end)
        .collect();
    let mut cuts: Vec<usize> = vec![bytes.start, bytes.end];
    for (_, item) in &within {
        cuts.extend(
            [item.clause.start, item.clause.end].map(|at| at.clamp(bytes.start, bytes.end)),
        );
    }
    cuts.sort_unstable();
    cuts.dedup();
    let covers = |item: &Item, at: usize| item.clause.start <= at && at < item.clause.end;
    let pairs = cuts.iter().zip(cuts.iter().skip(1));
    pairs
        .map(|(start, end)| {
            let mut all = within.iter().filter(|(_, item)| covers(item, *start));
            let first = all.clone().next().map(|(place, _)| *place);
            let in_front = all.find(|(place, _)| Some(*place) == front).map(|(place, _)| *place);
            (*start..*end, in_front.or(first))
        })
        .collect()
}

/// The candidates of sentences that lie within some bytes, or partly: a sentence may run over
/// lines. They are in the order of these.
///
/// Cost: O(log candidates + those found).
fn inside<'r>(
    review: &'r Review,
    bytes: &std::ops::Range<usize>,
) -> impl Iterator<Item = (usize, &'r Item)> {
    let first = review.items.partition_point(|item| item.sentence.end <= bytes.start);
    let end = bytes.end;
    let rest = review.items.iter().enumerate().skip(first);
    rest.take_while(move |(_, item)| item.sentence.start < end)
}

/// The candidates that begin where one does.
fn tags(review: &Review, item: &Item) -> Vec<usize> {
    let beside = inside(review, &item.sentence);
    beside
        .filter(|(_, other)| other.clause.start == item.clause.start)
        .map(|(place, _)| place)
        .collect()
}

/// The letter of a kind, the number, and a sign for what was decided.
pub(super) fn tag_text(words: &Words, place: usize, item: &Item) -> String {
    let letter = words.get(shown::letter_key(item.kind));
    let sign = match item.decision {
        Decision::Open => "",
        Decision::Accepted => "✔",
        Decision::Merged(_) => "=",
        Decision::Rejected => "✖",
    };
    format!("\u{2009}{letter}{}{sign}\u{2009}", place + 1)
}

fn plain(ui: &Ui, is_beside: bool) -> TextFormat {
    let theme = style::theme(ui.ctx());
    let background =
        if is_beside { style::color(theme.accent.faded(0.08)) } else { egui::Color32::TRANSPARENT };
    TextFormat {
        font_id: FontId::proportional(SIZE),
        color: ui.visuals().text_color(),
        background,
        line_height: Some(SIZE * 1.5),
        ..TextFormat::default()
    }
}

/// What a candidate says, with a line under it in the colour of its kind.
fn marked(ui: &Ui, item: &Item, is_front: bool) -> TextFormat {
    let color = kind_color(ui, item.kind);
    let is_left_out = item.decision == Decision::Rejected;
    let ink = if is_left_out { ui.visuals().weak_text_color() } else { ui.visuals().text_color() };
    let strength = if is_front { 0.28 } else { 0.10 };
    TextFormat {
        font_id: if is_front { fonts::strong(SIZE) } else { FontId::proportional(SIZE) },
        color: ink,
        background: color.gamma_multiply(if is_left_out { 0.04 } else { strength }),
        underline: Stroke::new(if is_front { 2.0 } else { 1.0 }, color),
        line_height: Some(SIZE * 1.5),
        ..TextFormat::default()
    }
}

fn tag_format(ui: &Ui, item: &Item, is_front: bool) -> TextFormat {
    let color = kind_color(ui, item.kind);
    let paper = ui.visuals().panel_fill;
    TextFormat {
        font_id: fonts::strong(SIZE - 3.5),
        color: if is_front { paper } else { color },
        background: if is_front { color } else { egui::Color32::TRANSPARENT },
        line_height: Some(SIZE * 1.5),
        valign: egui::Align::TOP,
        ..TextFormat::default()
    }
}

/// The colour of a kind.
pub(super) fn kind_color(ui: &Ui, kind: ItemKind) -> egui::Color32 {
    let theme = style::theme(ui.ctx());
    style::color(match kind {
        ItemKind::Event => theme.accent,
        ItemKind::Commitment => theme.status(crate::dossier::Status::Fulfilled),
        ItemKind::Claim => theme.status(crate::dossier::Status::Broken),
        ItemKind::Evidence => theme.status(crate::dossier::Status::Partial),
    })
}
