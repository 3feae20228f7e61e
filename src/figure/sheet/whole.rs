//! A picture that stands alone: headline, chart, lanes, what it rests on. Small ones are composed
//! differently from large ones: what has no room gives way, the line last, and is counted.

use std::sync::Arc;

use super::chart::{Chart, LaidChart, Unplaced};
use super::parts::{Part, Parts};
use crate::figure::layout::{Naming, View};
use crate::figure::paint::Detail;
use crate::figure::scene::{Rect, Scene};
use crate::figure::shown::Shown;
use crate::reading::Headline;

/// Narrower pictures are small ones, in pixels.
pub(super) const SMALL: f32 = 700.0;
/// The share of the height that the plot has at least, of a small picture and of
/// a large one.
const PLOT_SHARE: (f32, f32) = (0.45, 0.32);
/// Free space round a picture: a share of its shorter side, within bounds in
/// pixels.
const MARGIN_SHARE: f32 = 0.03;
const MARGIN: (f32, f32) = (8.0, 24.0);
/// The size at which texts have their own size in pixels; those of a larger
/// picture are larger.
const OWN_SIZE: (f32, f32) = (1280.0, 800.0);
/// Fewest units that a picture is laid out in, however large its texts.
const LEAST_UNITS: f32 = 160.0;

/// How many pixels there are for each that a picture is laid out in: one up to
/// 1280 × 800, and beyond that so many that its texts grow with it.
pub fn text_scale(width: f32, height: f32) -> f32 {
    (width * height / (OWN_SIZE.0 * OWN_SIZE.1)).sqrt().max(1.0)
}

/// How many pixels of a file, so wide and high, each unit of a picture takes: its
/// `own` number, else what its [size asks for](text_scale), its texts being `text`
/// times as large as they are by themselves.
pub fn picture_unit((width, height): (f32, f32), own: Option<f32>, text: f32) -> f32 {
    let own = own.unwrap_or_else(|| text_scale(width, height));
    (own * text).min(width.min(height) / LEAST_UNITS)
}

/// What an organisation puts on a picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Banner {
    /// How it may be handled.
    pub marking: Option<String>,
    /// Whose it is, and what else stands on everything.
    pub line: Option<String>,
    /// A logo as PNG with its width and height in pixels.
    pub logo: Option<(Arc<[u8]>, u32, u32)>,
    /// What is left out of it, a sentence each.
    pub left_out: Vec<String>,
}

/// What a figure is made of.
pub struct Figure<'a> {
    /// What is shown, and how.
    pub shown: Shown<'a>,
    /// What it is called.
    pub title: &'a str,
    /// A sentence in place of the computed headline.
    pub headline: Option<&'a str>,
    /// Which days.
    pub view: View,
    /// How many events are named.
    pub naming: Naming,
    /// What an organisation puts on it.
    pub banner: &'a Banner,
    /// The lowest and the highest value of the scale; as the line asks for where
    /// `None`.
    pub values: Option<(f64, f64)>,
}

/// What gives way where there is no room, one after the other.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// Lanes, for two lines that count what they would show.
    Lanes,
    /// Long sentences, for short ones.
    Short,
    /// The legend, for one that only tells whose colour is whose.
    Sides,
    /// These parts.
    Without(Part),
    /// The lines that count.
    Counts,
}

/// From what is missed least.
const STEPS: [Step; 12] = [
    Step::Without(Part::Data),
    Step::Lanes,
    Step::Without(Part::Key),
    Step::Short,
    Step::Without(Part::Title),
    Step::Counts,
    Step::Without(Part::Model),
    Step::Sides,
    Step::Without(Part::Legend),
    Step::Without(Part::Sources),
    Step::Without(Part::Range),
    Step::Without(Part::Headline),
];

/// One way of composing a picture.
#[derive(Clone, Copy, PartialEq)]
struct Way {
    parts: Parts,
    detail: Detail,
    counts: bool,
}

impl Way {
    /// Whether its sentences are the short ones.
    const fn is_short(self) -> bool {
        !matches!(self.detail, Detail::Full)
    }

    const fn after(self, step: Step) -> Self {
        match step {
            Step::Lanes if self.parts.has(Part::Lanes) => {
                Self { parts: self.parts.without(Part::Lanes), counts: true, ..self }
            }
            Step::Lanes => self,
            Step::Short if matches!(self.detail, Detail::Full) => {
                Self { detail: Detail::Short, ..self }
            }
            Step::Short => self,
            Step::Sides => Self { detail: Detail::Sides, ..self },
            Step::Without(part) => Self { parts: self.parts.without(part), ..self },
            Step::Counts => Self { counts: false, ..self },
        }
    }
}

/// A picture laid out.
struct Laid {
    area: Rect,
    chart: LaidChart,
}

/// A picture without its edges.
fn page_of(width: f32, height: f32) -> Rect {
    let (least, most) = MARGIN;
    let margin = (width.min(height) * MARGIN_SHARE).clamp(least, most);
    Rect::new(margin, margin, width - margin, height - margin)
}

impl Figure<'_> {
    /// The figure with these parts, as far as they have room, at a size in pixels.
    pub fn compose(&self, width: f32, height: f32, parts: Parts) -> Chart {
        let (headline, mut scene) = self.sheet(width, height);
        let page = page_of(width, height);
        if self.is_blank() {
            let head = self.head(Some(&mut scene), &headline, page, parts);
            self.empty(&mut scene, Rect { top: head.bottom, ..page });
            return Chart { scene, unplaced: Unplaced::default() };
        }
        let has_beside = !self.shown.content.beside.is_empty();
        let parts = if has_beside { parts } else { parts.without(Part::Data) };
        let is_small = width < SMALL;
        let share = if is_small { PLOT_SHARE.0 } else { PLOT_SHARE.1 };
        let fits = |laid: &Laid| {
            self.has_room_for_lanes(&laid.chart, is_small)
                && laid.chart.page.chart.plot.height() >= height * share
        };
        let mut way = Way {
            parts,
            detail: if is_small { Detail::Short } else { Detail::Full },
            counts: false,
        };
        let mut laid = self.lay(page, &headline, way);
        for step in STEPS {
            if fits(&laid) {
                break;
            }
            let next = way.after(step);
            if next != way {
                way = next;
                laid = self.lay(page, &headline, way);
            }
        }
        let mut unplaced = self.paint(&mut scene, page, &headline, (way, &laid));
        if parts.has(Part::Lanes) && !way.parts.has(Part::Lanes) {
            unplaced.lanes = self.shown.content.ledger.rows.len();
        }
        // Lanes and numbers without room are counted one by one.
        let is_counted = |part: &Part| matches!(part, Part::Lanes | Part::Key);
        unplaced.parts = way.parts.missing(parts).filter(|part| !is_counted(part)).collect();
        Chart { scene, unplaced }
    }

    /// The figure with everything where it stands in another of the same size, of a
    /// later day: for pictures in a row.
    pub fn compose_like(&self, last: &Figure<'_>, size: (f32, f32), parts: Parts) -> Chart {
        let (width, height) = size;
        let (headline, mut scene) = self.sheet(width, height);
        let page = page_of(width, height);
        if self.is_blank() || last.is_blank() {
            return self.compose(width, height, parts);
        }
        let way = Way { parts, detail: Detail::Short, counts: false };
        // One line of a headline, whatever it says.
        let one_line = Headline { sentence: "x".to_owned(), ..headline.clone() };
        let top = last.head(None, &one_line, page, parts).bottom;
        let bottom = last.foot(None, page, (parts, true));
        let area = Rect { top, bottom, ..page };
        let steady = last.lay_chart(area, (parts, way.detail), None);
        let steady = steady.page.steady(last.shown.content);
        let chart = self.lay_chart(area, (parts, way.detail), Some(&steady));
        let unplaced = self.paint(&mut scene, page, &headline, (way, &Laid { area, chart }));
        Chart { scene, unplaced }
    }

    fn lay(&self, page: Rect, headline: &Headline, way: Way) -> Laid {
        let top = self.head(None, headline, page, way.parts).bottom;
        let mut bottom = self.foot(None, page, (way.parts, way.is_short()));
        if way.counts {
            bottom = self.counts(None, Rect { bottom, ..page });
        }
        let area = Rect { top, bottom: bottom.max(top + 1.0), ..page };
        Laid { area, chart: self.lay_chart(area, (way.parts, way.detail), None) }
    }

    fn paint(
        &self,
        scene: &mut Scene,
        page: Rect,
        headline: &Headline,
        (way, laid): (Way, &Laid),
    ) -> Unplaced {
        let mut is_cut = false;
        scene.layer("head", |scene| {
            is_cut = self.head(Some(scene), headline, page, way.parts).is_cut;
        });
        let unplaced = self.paint_chart(scene, laid.area, &laid.chart, (way.parts, way.detail));
        let bottom = self.foot(None, page, (way.parts, way.is_short()));
        scene.layer("foot", |scene| {
            self.foot(Some(scene), page, (way.parts, way.is_short()));
        });
        if way.counts {
            scene.layer("counts", |scene| {
                self.counts(Some(scene), Rect { bottom, ..page });
            });
        }
        Unplaced { is_cut, ..unplaced }
    }

    /// An empty scene that already says in words what the figure shows.
    pub(super) fn sheet(&self, width: f32, height: f32) -> (Headline, Scene) {
        let (from, to) = self.view.days();
        let Shown { dossier, content, words, theme, .. } = self.shown;
        let headline = Headline::compute(dossier, content, words, from, to).or_own(self.headline);
        let scene = Scene {
            width,
            height,
            scale: 1.0,
            background: theme.background,
            title: self.title.to_owned(),
            description: self.description(&headline),
            shapes: Vec::new(),
        };
        (headline, scene)
    }

    fn description(&self, headline: &Headline) -> String {
        let Shown { content, words, .. } = self.shown;
        let count = |key: &'static str, count: usize| {
            words.with(key, &[("count", count.into())]).into_owned()
        };
        let values = [
            ("title", self.title.into()),
            ("day", words.day(content.settings.as_of).into()),
            ("headline", headline.full().into()),
            ("events", count("count-events", content.markers.len()).into()),
            ("commitments", count("count-commitments", content.ledger.rows.len()).into()),
        ];
        words.with("chart-description", &values).into_owned()
    }

    /// Nothing is dated, so that there is no day to show.
    pub(super) fn is_blank(&self) -> bool {
        self.shown.content.own_day.is_none()
    }
}
