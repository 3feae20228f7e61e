//! The slide that is read in ten seconds: the headline, the line, the commitments that need
//! attention, and its main publishers.

use super::chosen::by_urgency;
use super::maker::{LEAST, Maker, SMALL, TEXT};
use super::parts::{Body, Cell, Element, Paragraph, Role, Slide, TableRow, Text};
use super::setting::{height, row};
use crate::brief::data::CommitmentData;
use crate::brief::material::Material;
use crate::figure::{BundledFonts, Rect, TextMeasure, TextStyle, wrap};
use crate::reading::{MOST_PUBLISHERS, source_line};

/// Most commitments beside the chart.
const MOST: usize = 7;
/// Font size of the headline, of its number, and most lines of it.
const HEADLINE: f32 = 24.0;
const NUMBER: f32 = 46.0;
const LINES: usize = 2;
/// Most lines of a sentence written by the user.
const OWN_LINES: usize = 3;
/// Share of the width that the chart takes beside commitments, and of the height
/// over them.
const CHART_WIDTH: f32 = 0.6;
const CHART_HEIGHT: f32 = 0.42;
/// Space between columns, in points.
const GAP: f32 = 22.0;
/// How many publishers are named, tried in turn.
const PUBLISHERS: [usize; 5] = [MOST_PUBLISHERS, 6, 4, 2, 1];
/// Share of a column that statuses take.
const STATUS: f32 = 0.31;

/// What the first slide shows, and what is left for the next.
pub(super) struct Summary {
    pub(super) slide: Slide,
    /// The places among the data's commitments of those that it has no room for.
    pub(super) rest: Vec<usize>,
    /// The numbers on its chart and what they stand for, as places among the
    /// content's markers.
    pub(super) key: Vec<(usize, usize)>,
    /// Whether its foot says all that the brief leaves out.
    pub(super) tells_left_out: bool,
}

impl Maker<'_> {
    pub(super) fn summary(&self) -> Summary {
        let page = self.page;
        let about = self.about();
        let mut elements = self.headline(self.under(&about, 5.0));
        let head = elements.iter().map(|element| element.rect.bottom).fold(page.top, f32::max);
        let (foot, tells_left_out) = self.foot();
        let body = Rect {
            top: head + 10.0 * self.unit,
            bottom: foot.as_ref().map_or(page.bottom, |foot| foot.rect.top - 10.0 * self.unit),
            ..page
        };
        let has_any = !self.data.commitments.is_empty();
        let (chart, lists) = self.areas(body, has_any);
        let (picture, key) = self.chart("chart", chart);
        elements.push(picture);
        let (tables, rest) = self.lists(&lists);
        elements.extend(tables);
        elements.extend(foot);
        let title = self.data.headline.full.clone();
        let slide = self.slide("summary".to_owned(), title, elements);
        Summary { slide, rest, key, tells_left_out }
    }

    /// The chart alone, with its lanes and its key.
    pub(super) fn figure_slides(&self) -> Vec<Slide> {
        let page = self.page;
        let mut elements = self.headline(self.under(&self.about(), 5.0));
        let head = elements.iter().map(|element| element.rect.bottom).fold(page.top, f32::max);
        let (foot, tells_left_out) = self.foot();
        let bottom = foot.as_ref().map_or(page.bottom, |foot| foot.rect.top - 10.0 * self.unit);
        let chart = Rect { top: head + 10.0 * self.unit, bottom, ..page };
        let (picture, key) = self.whole_chart("chart", chart);
        elements.push(picture);
        elements.extend(foot);
        let title = self.data.headline.full.clone();
        let mut slides = vec![self.slide("figure".to_owned(), title, elements)];
        slides.extend(self.key_slides(&key));
        if !tells_left_out {
            slides.push(self.left_out_slide());
        }
        slides
    }

    /// Where the chart stands, and the lists.
    fn areas(&self, body: Rect, has_any: bool) -> (Rect, Vec<Rect>) {
        if !has_any {
            return (body, Vec::new());
        }
        let gap = GAP * self.unit;
        if self.is_wide() {
            let right = body.left + body.width() * CHART_WIDTH;
            return (Rect { right, ..body }, vec![Rect { left: right + gap, ..body }]);
        }
        let middle = f32::midpoint(body.left, body.right);
        let bottom = body.top + (self.page.height() * CHART_HEIGHT).min(body.height() * 0.7);
        let under = Rect { top: bottom + gap * 0.5, ..body };
        let lists = vec![
            Rect { right: middle - gap / 2.0, ..under },
            Rect { left: middle + gap / 2.0, ..under },
        ];
        (Rect { bottom, ..body }, lists)
    }

    /// The number, and the sentence beside it.
    fn headline(&self, top: f32) -> Vec<Element> {
        let (page, unit) = (self.page, self.unit);
        let headline = &self.data.headline;
        let measure =
            |text: &str, size: f32| BundledFonts.width(text, TextStyle::strong(size * unit));
        let mut elements = Vec::new();
        let mut left = page.left;
        let mut bottom = top;
        if !headline.value.is_empty() {
            let run = self.strong(headline.value.clone(), NUMBER, self.theme.ink);
            let width = measure(&headline.value, NUMBER) * 1.1;
            let element =
                self.text("number", (left, top, width), Role::Body, vec![Paragraph::of(run, 0.0)]);
            bottom = element.rect.bottom;
            left += width + 14.0 * unit;
            elements.push(element);
        }
        let width = self.head_right() - left;
        let sentence = self.sentence(width);
        let run = self.strong(sentence, HEADLINE, self.theme.ink);
        let paragraphs = vec![Paragraph::of(run, 0.0)];
        let bottom = bottom.max(top + height(&paragraphs, width));
        let body = Body::Text(Text { role: Role::Title, paragraphs, centred: true });
        let rect = Rect::new(left, top, left + width, bottom);
        for element in &mut elements {
            element.rect.bottom = bottom;
            if let Body::Text(text) = &mut element.body {
                text.centred = true;
            }
        }
        elements.push(Element { name: "headline".to_owned(), rect, body });
        elements
    }

    /// The sentence with as many of its parts as fit; one written by the user is cut if it does
    /// not.
    fn sentence(&self, width: f32) -> String {
        let style = TextStyle::strong(HEADLINE * self.unit);
        let broken = |text: &str, most| wrap(&BundledFonts, text, style, width * 0.95, most);
        let headline = self.material.headline();
        let fits = |text: &str| broken(text, LINES + 1).len() <= LINES;
        broken(headline.fitting(fits), OWN_LINES).join(" ")
    }

    /// Its publishers, how it is computed, what is left out; and whether the latter has room.
    pub(super) fn foot(&self) -> (Option<Element>, bool) {
        let (data, page) = (self.data, self.page);
        let mut paragraphs = Vec::new();
        if let Some(note) = &data.note {
            let note = format!("{} {note}", self.word("brief-note"));
            let note = self.clamp(&note, (TEXT, false), page.width(), 3);
            paragraphs.push(Paragraph::of(self.plain(note, TEXT), 0.0));
        }
        let mut add = |text: &str, lines: usize| {
            let text = self.clamp(text, (LEAST, false), page.width(), lines);
            paragraphs.push(Paragraph::of(self.muted(text, LEAST), 1.5 * self.unit));
        };
        if let Some(sources) = self.source_line() {
            add(&sources, 2);
        }
        let method = [Some(data.method.line.clone()), data.method.band.clone()];
        let method: Vec<String> = method.into_iter().flatten().collect();
        if data.as_of.is_some() {
            add(&method.join(" · "), 2);
        }
        let left_out = data.left_out.join(" · ");
        let left_out = format!("{}: {left_out}", self.word("brief-left-out"));
        let style = TextStyle::regular(LEAST * self.unit);
        let fits = wrap(&BundledFonts, &left_out, style, page.width() * 0.95, 3).len() <= 2;
        if !data.left_out.is_empty() {
            if fits {
                add(&left_out, 2);
            } else {
                let count = [("count", data.left_out.len().into())];
                add(&self.with("brief-left-out-last", &count), 1);
            }
        }
        let house = &self.material.options.house;
        let line: Vec<&str> = [&house.marking, &house.name, &house.footer]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        if !line.is_empty() {
            let line = self.clamp(&line.join(" · "), (LEAST, true), page.width(), 2);
            let run = self.strong(line, LEAST, self.theme.ink);
            paragraphs.push(Paragraph::of(run, 2.0 * self.unit));
        }
        if paragraphs.is_empty() {
            return (None, fits);
        }
        let top = page.bottom - height(&paragraphs, page.width());
        let foot = self.text("foot", (page.left, top, page.width()), Role::Body, paragraphs);
        (Some(foot), fits || data.left_out.is_empty())
    }

    /// Its publishers, with as many names as a line holds.
    fn source_line(&self) -> Option<String> {
        let Material { content, words, .. } = self.material;
        let with = |most: &usize| source_line(self.material.dossier(), content, words, *most);
        let style = TextStyle::regular(LEAST * self.unit);
        let room = self.page.width() * 0.95;
        let fits = |line: &String| BundledFonts.width(line, style) <= room;
        PUBLISHERS.iter().filter_map(with).find(fits).or_else(|| with(&1))
    }

    /// Tables of the commitments that ask for attention: in one column both
    /// sides', in two one side's each.
    fn lists(&self, areas: &[Rect]) -> (Vec<Element>, Vec<usize>) {
        let all = &self.data.commitments;
        let rows = &self.material.content.ledger.rows;
        let id_of = |place: &usize| {
            let commitment = rows.get(*place)?.commitment;
            Some(self.material.dossier().commitments.get(commitment)?.id.as_str())
        };
        let wanted: Vec<usize> = by_urgency(self.material)
            .iter()
            .filter_map(id_of)
            .filter_map(|id| all.iter().position(|one| one.id == id))
            .collect();
        let mut count = wanted.len().min(MOST);
        let mut chosen = self.both_sides(&wanted, count);
        // As many of them as have room.
        while count > 0 && !self.fits(areas, &chosen) {
            count -= 1;
            chosen = self.both_sides(&wanted, count);
        }
        let tables = areas.iter().enumerate().map(|(place, area)| {
            let name = if areas.len() == 1 {
                "commitments".to_owned()
            } else {
                format!("commitments {}", place + 1)
            };
            let columns = columns(*area);
            let rows = self.rows(&columns, &chosen, side_of(areas, place));
            self.table(&name, (area.left, area.top), columns, rows)
        });
        // What is cut here follows in full.
        let is_whole = |place: &usize| {
            let width =
                areas.first().map_or(0.0, |area| columns(*area).first().copied().unwrap_or(0.0));
            all.get(*place).is_some_and(|one| self.entry_text(width, one) == one.text)
        };
        let is_told = |place: &usize| chosen.contains(place) && is_whole(place);
        let rest = (0..all.len()).filter(|place| !is_told(place)).collect();
        (tables.collect(), rest)
    }

    /// So many of them, from the first, but one of each side that has any.
    fn both_sides(&self, wanted: &[usize], count: usize) -> Vec<usize> {
        let side = |place: &usize| self.data.commitments.get(*place).map(|one| one.side);
        let mut chosen: Vec<usize> = wanted.iter().copied().take(count).collect();
        if count >= 2 {
            for number in [1, 2] {
                let has = |place: &usize| side(place) == Some(number);
                if !chosen.iter().any(has)
                    && let Some(first) = wanted.iter().copied().find(has)
                {
                    chosen.pop();
                    chosen.push(first);
                }
            }
        }
        chosen
    }

    fn fits(&self, areas: &[Rect], chosen: &[usize]) -> bool {
        areas.iter().enumerate().all(|(place, area)| {
            let rows = self.rows(&columns(*area), chosen, side_of(areas, place));
            rows.iter().map(|row| row.height).sum::<f32>() <= area.height()
        })
    }

    /// The rows of one side, or of both.
    fn rows(&self, columns: &[f32], chosen: &[usize], only: Option<u8>) -> Vec<TableRow> {
        let mut rows = Vec::new();
        for side in
            self.data.sides.iter().filter(|side| only.is_none_or(|only| only == side.number))
        {
            rows.push(self.side_head(side, columns, false));
            let own = |place: &&usize| {
                self.data.commitments.get(**place).is_some_and(|one| one.side == side.number)
            };
            let shown = chosen.iter().filter(own);
            rows.extend(shown.clone().filter_map(|place| {
                self.data.commitments.get(*place).map(|one| self.entry(columns, one))
            }));
            let all = self.data.commitments.iter().filter(|one| one.side == side.number).count();
            let more = all - shown.count();
            if more > 0 {
                let more = self.with("brief-more-follow", &[("count", more.into())]);
                let cell = Cell {
                    span: columns.len(),
                    paragraphs: vec![Paragraph::of(self.muted(more, LEAST), 0.0)],
                };
                rows.push(row(columns, vec![cell], false, self.unit));
            }
        }
        rows
    }

    fn entry_text(&self, width: f32, one: &CommitmentData) -> String {
        self.clamp(&one.text, (SMALL, false), width - 10.0 * self.unit, 3)
    }

    fn entry(&self, columns: &[f32], one: &CommitmentData) -> TableRow {
        let width = columns.first().copied().unwrap_or_default();
        let text = self.entry_text(width, one);
        let text = Paragraph::of(self.plain(text, SMALL), 0.0);
        row(columns, vec![Cell::one(vec![text]), Cell::one(self.status(one))], false, self.unit)
    }
}

fn columns(area: Rect) -> Vec<f32> {
    let status = area.width() * STATUS;
    vec![area.width() - status, status]
}

/// Whose commitments an area holds; both sides' where there is only one.
const fn side_of(areas: &[Rect], place: usize) -> Option<u8> {
    match (areas.len(), place) {
        (1, _) => None,
        (_, 0) => Some(1),
        _ => Some(2),
    }
}
