//! Two days side by side on common axes, with what changed between them in
//! words.

use super::maker::{LEAST, Maker, SMALL, TEXT};
use super::parts::{Body, Cell, Element, Paragraph, Role, Run, Slide, TableRow, Text};
use super::setting::{height, row};
use crate::brief::data::BriefData;
use crate::brief::material::Material;
use crate::brief::options::Brief;
use crate::dossier::Day;
use crate::figure::{Part, Parts, Rect};
use crate::reading::changed;
use crate::reading::wording::{decimals, format_value, rounded, signed};

/// What a day is compared with if no day is given: this many days before it.
const DAYS_BEFORE: i32 = 30;
/// Least and largest share of the height of what stands under the headline that
/// charts take: as much as the lists leave.
const CHARTS: (f32, f32) = (0.66, 0.8);
/// What the head of a list takes.
const LIST_HEAD: f32 = 30.0;
const GAP: f32 = 24.0;

/// The earlier day beside the one that a brief is of.
pub(super) struct Earlier {
    pub(super) material: Material,
    data: BriefData,
    /// What moved tension between the two days.
    between: BriefData,
}

impl Earlier {
    /// The two on common axes.
    pub(super) fn of(later: &Material) -> Option<(Material, Self)> {
        if later.is_blank() {
            return None;
        }
        let as_of = later.as_of();
        let earliest = later.content.record.0.min(as_of.plus(-1));
        let day = later.options.compare.unwrap_or(as_of.plus(-DAYS_BEFORE).max(earliest));
        let brief = |day: Day| {
            let mut options = later.options.clone();
            options.settings.as_of = day;
            Brief { holdings: later.holdings.clone(), origin: later.origin.clone(), options }
        };
        let mut earlier = Material::new(&brief(day));
        let mut on_axes = Material::new(&brief(as_of));
        let (view, values) = crate::brief::axes::common(&[&earlier, &on_axes]);
        for material in [&mut earlier, &mut on_axes] {
            material.view = view.unwrap_or(material.view);
            material.options.values = material.options.values.or(values);
        }
        let mut between = brief(as_of);
        between.options.view = None;
        (between.options.from, between.options.to) = (Some(day), Some(as_of));
        let between = BriefData::new(&Material::new(&between));
        let data = BriefData::new(&earlier);
        Some((on_axes, Self { material: earlier, data, between }))
    }

    /// How far knowledge gained later, about earlier days, changes where the line began.
    fn learnt(&self, later: &Material) -> f64 {
        let day = self.material.as_of();
        let (then, now) = (self.material.content.series.at(day), later.content.series.at(day));
        then.zip(now).map_or(0.0, |(then, now)| now - then)
    }
}

/// A list that continues over slides.
struct List {
    name: &'static str,
    head: String,
    widths: [f32; 3],
    rows: Vec<TableRow>,
}

impl Maker<'_> {
    pub(super) fn compare_slides(&self, earlier: &Earlier) -> Vec<Slide> {
        let page = self.page;
        let title = self.change_sentence(earlier);
        let width = self.head_right() - page.left;
        let heading = self.clamp(&title, (24.0, true), width, 2);
        let heading = self.heading(heading, self.under(&self.about(), 5.0));
        let (foot, tells_left_out) = self.foot();
        let top = self.under(&heading, 8.0);
        let bottom = foot.as_ref().map_or(page.bottom, |foot| foot.rect.top - 8.0 * self.unit);
        let mut lists = self.changes(earlier);
        let charts = top + self.charts_height(&lists, bottom - top);
        let charts = Rect { top, bottom: charts, ..page };
        let mut elements = vec![heading];
        elements.extend(self.charts(earlier, charts));
        let area = Rect { top: charts.bottom + 8.0 * self.unit, bottom, ..page };
        elements.extend(self.begin(&mut lists, area));
        elements.extend(foot);
        let mut slides = vec![self.slide("compare 1".to_owned(), title, elements)];
        // What has no room continues on the next slide, both lists beside each other.
        while lists.iter().any(|list| !list.rows.is_empty()) {
            let title =
                format!("{} ({})", self.word("compare-title"), self.word("brief-continued"));
            let heading = self.heading(title.clone(), self.under(&self.about(), 5.0));
            let area = Rect { top: self.under(&heading, 10.0), ..page };
            let elements = std::iter::once(heading).chain(self.begin(&mut lists, area)).collect();
            slides.push(self.slide(format!("compare {}", slides.len() + 1), title, elements));
        }
        if !tells_left_out {
            slides.push(self.left_out_slide());
        }
        slides
    }

    /// What of a room the charts take.
    fn charts_height(&self, lists: &[List; 2], room: f32) -> f32 {
        let height = |list: &List| list.rows.iter().map(|row| row.height).sum::<f32>();
        let [moves, changes] = lists.each_ref().map(height);
        let lists = if self.is_wide() { moves.max(changes) } else { 2.0 * moves.max(changes) };
        let (least, most) = CHARTS;
        (room - lists - LIST_HEAD * self.unit).clamp(least * room, most * room)
    }

    /// Both days' charts beside each other, what their signs mean over them.
    fn charts(&self, earlier: &Earlier, area: Rect) -> Vec<Element> {
        let legend = self.legend(area.top, area.width());
        let top = legend.rect.bottom + 4.0 * self.unit;
        let gap = GAP * self.unit;
        let middle = f32::midpoint(area.left, area.right);
        let (left, right) = if self.is_wide() {
            (
                Rect { top, right: middle - gap / 2.0, ..area },
                Rect { top, left: middle + gap / 2.0, ..area },
            )
        } else {
            let half = f32::midpoint(top, area.bottom);
            (Rect { top, bottom: half, ..area }, Rect { top: half, ..area })
        };
        let mut elements = vec![legend];
        elements.extend(self.day(&earlier.material, &earlier.data, ("earlier", left)));
        elements.extend(self.day(self.material, self.data, ("later", right)));
        elements
    }

    /// What moved tension, and which commitments stand otherwise.
    fn changes(&self, earlier: &Earlier) -> [List; 2] {
        let width = self.lists_width();
        let list = |name, head, shares: [f32; 3], cells: Vec<[Vec<Run>; 3]>| {
            let widths = shares.map(|share| share * width);
            let rows = cells.into_iter().map(|cells| self.cells(&widths, cells)).collect();
            List { name, head: self.word(head), widths, rows }
        };
        [
            list("moves", "tab-movers", [0.2, 0.66, 0.14], self.moves(earlier)),
            list("changes", "compare-changes", [0.1, 0.5, 0.4], self.states(earlier)),
        ]
    }

    fn lists_width(&self) -> f32 {
        if self.is_wide() { (self.page.width() - GAP * self.unit) / 2.0 } else { self.page.width() }
    }

    /// As much of both lists as an area holds.
    fn begin(&self, lists: &mut [List; 2], area: Rect) -> Vec<Element> {
        let mut tables = Vec::new();
        for (place, list) in lists.iter_mut().enumerate() {
            if list.rows.is_empty() {
                continue;
            }
            let place = place as f32;
            let room = area.height() / if self.is_wide() { 1.0 } else { 2.0 };
            let at = if self.is_wide() {
                (area.left + place * (self.lists_width() + GAP * self.unit), area.top)
            } else {
                (area.left, area.top + place * room)
            };
            let shown = self.with_room(list, room);
            tables.push(self.table(list.name, at, list.widths.to_vec(), shown));
        }
        tables
    }

    /// `Tension between China and the United States fell from 91 on 13 May to 78`.
    fn change_sentence(&self, earlier: &Earlier) -> String {
        let kind = self.material.content.settings.model.kind();
        let [first, second] = self
            .material
            .dossier()
            .sides
            .each_ref()
            .map(|side| self.material.words.party(&side.name));
        let value = |material: &Material| material.content.series.at(material.as_of());
        let (Some(from), Some(to)) = (value(&earlier.material), value(self.material)) else {
            return self.word("compare-title");
        };
        let digits = decimals(kind);
        let change = rounded(to, digits) - rounded(from, digits);
        let key = if change > 0.0 {
            "compare-rose"
        } else if change < 0.0 {
            "compare-fell"
        } else {
            "compare-same"
        };
        let values = [
            ("first", first.into()),
            ("second", second.into()),
            ("from", format_value(from, kind).into()),
            ("to", format_value(to, kind).into()),
            ("before", self.material.words.day(earlier.material.as_of()).into()),
            ("after", self.material.words.day(self.material.as_of()).into()),
        ];
        self.with(key, &values)
    }

    /// A day's number over its chart.
    fn day(
        &self,
        material: &Material,
        data: &BriefData,
        (name, area): (&str, Rect),
    ) -> Vec<Element> {
        let mut runs = vec![self.strong(format!("{} ", data.headline.value), 18.0, self.theme.ink)];
        let band = data.tension.as_ref().and_then(|tension| tension.band.clone());
        let range = data.tension.as_ref().and_then(|tension| tension.range_text.clone());
        let about = [band, range, Some(data.as_of_text.clone())];
        let about: Vec<String> = about.into_iter().flatten().collect();
        runs.push(self.muted(about.join(" · "), SMALL));
        let paragraphs = vec![Paragraph { runs, above: 0.0 }];
        let bottom = area.top + height(&paragraphs, area.width());
        let body = Body::Text(Text { role: Role::Heading, paragraphs, centred: false });
        let head = Element { name: format!("{name} number"), rect: Rect { bottom, ..area }, body };
        let chart = Rect { top: bottom + 3.0 * self.unit, ..area };
        let parts = Parts::CHART.without(Part::Legend);
        let (name, alt) = (format!("{name} chart"), data.chart.alt.clone());
        let (chart, _) = self.chart_with(material, (&name, chart), parts, alt);
        vec![head, chart]
    }

    /// What moved tension between the two days, adding up.
    fn moves(&self, earlier: &Earlier) -> Vec<[Vec<Run>; 3]> {
        let Some(movers) = &earlier.between.movers else {
            return vec![[
                Vec::new(),
                vec![self.plain(self.word("movers-mean"), SMALL)],
                Vec::new(),
            ]];
        };
        let mut rows: Vec<[Vec<Run>; 3]> = movers
            .largest
            .iter()
            .map(|one| {
                let color = self.side_color(one.side);
                [
                    vec![self.muted(one.date.text.clone(), SMALL)],
                    vec![Run { color, ..self.plain(one.headline.clone(), SMALL) }],
                    vec![self.plain(one.change_text.clone(), SMALL)],
                ]
            })
            .collect();
        let mut sum = |label: String, text: String, strong: bool| {
            let run = |text: String| {
                if strong {
                    self.strong(text, SMALL, self.theme.ink)
                } else {
                    self.muted(text, SMALL)
                }
            };
            rows.push([Vec::new(), vec![run(label)], vec![run(text)]]);
        };
        if let Some(label) = &movers.other_label {
            sum(label.clone(), movers.other_text.clone(), false);
        }
        let kind = self.material.content.settings.model.kind();
        if kind != crate::dossier::ModelKind::Flow {
            sum(movers.time_label.clone(), movers.time_text.clone(), false);
        }
        let learnt = earlier.learnt(self.material);
        let day = earlier.material.as_of();
        let digits = decimals(kind).max(1);
        if rounded(learnt, digits) != 0.0 {
            let label =
                self.with("compare-learnt", &[("day", self.material.words.day(day).into())]);
            sum(label, signed(learnt, digits), false);
        }
        // Whole numbers may differ by one from the change between them.
        let value = |material: &Material| material.content.series.at(material.as_of());
        let ends = value(&earlier.material).zip(value(self.material)).map(|(from, to)| {
            let values = [
                ("from", format!("{from:.digits$}").into()),
                ("to", format!("{to:.digits$}").into()),
            ];
            self.with("compare-change", &values)
        });
        let label = ends.unwrap_or_else(|| self.word("movers-total"));
        sum(label, signed(movers.total + learnt, digits), true);
        rows
    }

    /// Whose commitment stands otherwise, and how.
    fn states(&self, earlier: &Earlier) -> Vec<[Vec<Run>; 3]> {
        let dossier = self.material.dossier();
        let (before, after) = (&earlier.material.content.ledger, &self.material.content.ledger);
        let mut list = changed(before, after, &self.material.words);
        // A new commitment is less of a change than one whose status has turned.
        list.sort_by_key(|one| one.before.is_none());
        if list.is_empty() {
            return vec![[
                Vec::new(),
                vec![self.muted(self.word("compare-no-changes"), SMALL)],
                Vec::new(),
            ]];
        }
        let rows = list.into_iter().filter_map(|one| {
            let commitment = dossier.commitments.get(one.commitment)?;
            let slot = commitment.by.slot();
            let color = self.theme.actor(Some(slot));
            let side = dossier.side(slot);
            let side = side.short.clone().unwrap_or_else(|| side.name.clone());
            let status = match one.before {
                Some(before) => format!("{before} → {}", one.after),
                None => self.with("compare-new", &[("status", one.after.into())]),
            };
            Some([
                vec![self.strong(side, SMALL, color)],
                vec![self.plain(commitment.text.clone(), SMALL)],
                vec![self.plain(status, SMALL)],
            ])
        });
        rows.collect()
    }

    fn cells(&self, widths: &[f32], cells: [Vec<Run>; 3]) -> TableRow {
        let cells = cells.into_iter().zip(widths).map(|(runs, width)| {
            let clamp = |run: Run| {
                let text = self.clamp(&run.text, (SMALL, run.strong), width - 10.0 * self.unit, 4);
                Run { text, ..run }
            };
            Cell::one(vec![Paragraph { runs: runs.into_iter().map(clamp).collect(), above: 0.0 }])
        });
        row(widths, cells.collect(), false, self.unit)
    }

    /// A table's head with as many rows as fit; the others stay. At least one row is taken.
    fn with_room(&self, list: &mut List, room: f32) -> Vec<TableRow> {
        let widths = &list.widths;
        let span =
            |run: Run| Cell { span: widths.len(), paragraphs: vec![Paragraph::of(run, 0.0)] };
        let head = span(self.strong(list.head.clone(), TEXT, self.theme.ink));
        let more = |count: usize| {
            let text = self.with("brief-more-follow", &[("count", count.into())]);
            row(widths, vec![span(self.muted(text, LEAST))], false, self.unit)
        };
        let mut shown = vec![row(widths, vec![head], true, self.unit)];
        let mut used = shown.iter().map(|row| row.height).sum::<f32>();
        let all: f32 = list.rows.iter().map(|row| row.height).sum();
        if used + all <= room {
            shown.append(&mut list.rows);
            return shown;
        }
        let reserve = more(list.rows.len()).height;
        let mut count = 0;
        for row in &list.rows {
            if count > 0 && used + row.height + reserve > room {
                break;
            }
            used += row.height;
            count += 1;
        }
        shown.extend(list.rows.drain(..count));
        if !list.rows.is_empty() {
            shown.push(more(list.rows.len()));
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::brief::{Options, Origin};
    use crate::dossier::parse;
    use crate::reading::Holdings;
    use crate::store::SAMPLE;

    #[test]
    fn what_moved_it_adds_up_to_the_change() {
        let dossier = Arc::new(parse(SAMPLE).dossier.unwrap());
        for day in ["2025-03-01", "2025-04-04", "2025-05-13", "2025-05-14", "2025-06-11"] {
            let options = Options { compare: day.parse().ok(), ..Options::of(&dossier) };
            let holdings = Holdings::new(Arc::clone(&dossier));
            let later =
                Material::new(&Brief { holdings, origin: Origin::of("sample", SAMPLE), options });
            let (later, earlier) = Earlier::of(&later).unwrap();
            let value = |material: &Material| material.content.series.at(material.as_of());
            let change = value(&later).unwrap() - value(&earlier.material).unwrap_or_default();
            let moved = earlier.between.movers.as_ref().unwrap().total + earlier.learnt(&later);
            if value(&earlier.material).is_some() {
                assert!((change - moved).abs() < 1e-6, "{day}: {change} and {moved}");
            }
        }
    }
}
