//! A page in pixels. Typst paints it but for our charts: it would paint each to
//! a texture of its own and copy that to the nearest pixels, which loses a row
//! of them here and there, through the middle of a line of text.

use resvg::{tiny_skia, usvg};
use typst::layout::{Frame, FrameItem, Point, Size, Transform};
use typst::visualize::{ImageKind, SvgImage};
use typst_layout::Page;
use typst_render::RenderOptions;

use super::world::BriefWorld;

/// A chart on a page.
struct PlacedChart {
    svg: SvgImage,
    size: Size,
    /// From its own place to the page's points.
    transform: Transform,
    /// How many items the page has before it.
    before: usize,
}

/// Paints a page at so many pixels a point.
pub(super) fn paint(page: &Page, pixels_a_point: f64, world: &BriefWorld) -> tiny_skia::Pixmap {
    let mut walk = Walk { world, seen: 0, charts: Vec::new(), covers: Vec::new() };
    walk.frame(&page.frame, Transform::identity());
    let Walk { charts, covers, .. } = walk;
    let options = RenderOptions { pixel_per_pt: pixels_a_point.into(), ..RenderOptions::default() };
    let Some(last) = charts.last().map(|chart| chart.before) else {
        return typst_render::render(page, &options);
    };
    // What a template sets over a chart is painted over it.
    let is_covered = covers.iter().any(|(place, from, to)| {
        charts.iter().any(|chart| chart.before < *place && chart.touches(*from, *to))
    });
    let until = if is_covered { last } else { usize::MAX };
    let mut canvas = typst_render::render(&part(page, &charts, |place| place < until), &options);
    for chart in &charts {
        chart.paint(&mut canvas, pixels_a_point);
    }
    if is_covered {
        let mut over = part(page, &charts, |place| place >= until);
        over.fill = typst::foundations::Smart::Custom(None);
        let over = typst_render::render(&over, &options);
        let (paint, identity) =
            (tiny_skia::PixmapPaint::default(), tiny_skia::Transform::identity());
        canvas.draw_pixmap(0, 0, over.as_ref(), &paint, identity, None);
    }
    canvas
}

/// The page without its charts and with only some of its other items, by their
/// places in the order of painting.
fn part(page: &Page, charts: &[PlacedChart], keep: impl Fn(usize) -> bool) -> Page {
    fn filter(frame: &mut Frame, seen: &mut usize, keep: &dyn Fn(usize) -> bool) {
        frame.retain(|item| match item {
            FrameItem::Group(group) => {
                filter(&mut group.frame, seen, keep);
                true
            }
            _ => {
                *seen += 1;
                keep(*seen - 1)
            }
        });
    }
    let mut page = page.clone();
    let is_chart = |place: usize| charts.iter().any(|chart| chart.before == place);
    filter(&mut page.frame, &mut 0, &|place| keep(place) && !is_chart(place));
    page
}

struct Walk<'w> {
    world: &'w BriefWorld,
    seen: usize,
    charts: Vec<PlacedChart>,
    /// What else there is, once there is a chart: its place, and its corners.
    covers: Vec<(usize, Point, Point)>,
}

impl Walk<'_> {
    fn frame(&mut self, frame: &Frame, transform: Transform) {
        for (at, item) in frame.items() {
            let here = transform.pre_concat(Transform::translate(at.x, at.y));
            let place = self.seen;
            let size = match item {
                FrameItem::Group(group) => {
                    self.frame(&group.frame, here.pre_concat(group.transform));
                    continue;
                }
                FrameItem::Image(image, size, _) => {
                    if let ImageKind::Svg(svg) = image.kind()
                        && self.world.own_chart(svg.data()).is_some()
                    {
                        let (svg, size) = (svg.clone(), *size);
                        self.charts.push(PlacedChart { svg, size, transform: here, before: place });
                        self.seen += 1;
                        continue;
                    }
                    Some(*size)
                }
                FrameItem::Text(text) => Some(Size::new(text.width(), -text.size)),
                FrameItem::Shape(shape, _) => Some(shape.bbox(true).size()),
                FrameItem::Link(..) | FrameItem::Tag(_) => None,
            };
            self.seen += 1;
            if let Some(size) = size
                && !self.charts.is_empty()
            {
                let far = Point::new(size.x, size.y).transform(here);
                self.covers.push((place, Point::zero().transform(here), far));
            }
        }
    }
}

impl PlacedChart {
    /// Whether something between two corners touches it.
    fn touches(&self, one: Point, other: Point) -> bool {
        let (from, to) = (
            Point::zero().transform(self.transform),
            Point::new(self.size.x, self.size.y).transform(self.transform),
        );
        let apart = |a: f64, b: f64, c: f64, d: f64| a.max(b) <= c.min(d) || c.max(d) <= a.min(b);
        let [x1, x2, y1, y2] = [one.x, other.x, one.y, other.y].map(|length| length.to_pt());
        !apart(x1, x2, from.x.to_pt(), to.x.to_pt()) && !apart(y1, y2, from.y.to_pt(), to.y.to_pt())
    }

    fn paint(&self, canvas: &mut tiny_skia::Pixmap, pixels_a_point: f64) {
        let scale = pixels_a_point as f32;
        let t = &self.transform;
        let placed = tiny_skia::Transform::from_row(
            t.sx.get() as f32,
            t.ky.get() as f32,
            t.kx.get() as f32,
            t.sy.get() as f32,
            t.tx.to_pt() as f32,
            t.ty.to_pt() as f32,
        );
        let tree: &usvg::Tree = self.svg.tree();
        let own = tiny_skia::Transform::from_scale(
            self.size.x.to_pt() as f32 / tree.size().width(),
            self.size.y.to_pt() as f32 / tree.size().height(),
        );
        let whole =
            tiny_skia::Transform::from_scale(scale, scale).pre_concat(placed).pre_concat(own);
        resvg::render(tree, whole, &mut canvas.as_mut());
    }
}
