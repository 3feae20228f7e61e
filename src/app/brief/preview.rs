//! Pages to look at: which there are, and what those last in view look like.

use std::sync::Arc;

use egui::ColorImage;

use super::news::Pages;

/// How many painted pages are kept: those in view and some around them.
const MOST_PICTURES: usize = 12;

/// Pages that are set, with the pictures of some.
#[derive(Debug, Clone)]
pub(crate) struct Preview {
    /// Of which request they are.
    pub version: u64,
    /// What there is to see.
    pub pages: Pages,
    /// The last of each page, those painted last at the end.
    pictures: Vec<Picture>,
    /// What has been asked for: page and pixels for each of its own.
    asked: Vec<(usize, f32)>,
}

/// What a page looks like.
#[derive(Debug, Clone)]
pub(crate) struct Picture {
    /// The page's place.
    pub page: usize,
    /// Of which request it is.
    pub version: u64,
    /// Pixels for each of the page's own.
    pub scale: f32,
    /// Its pixels.
    pub image: Arc<ColorImage>,
}

impl Preview {
    /// Pages that were just set. Until they are painted, those of the preview
    /// before stand in for them.
    pub(crate) fn new(version: u64, pages: Pages, before: Option<Self>) -> Self {
        let mut pictures = before.map(|before| before.pictures).unwrap_or_default();
        let size_of = |page: usize| pages.sizes.get(page).copied();
        // A picture of another shape would be distorted.
        pictures.retain(|picture| {
            let [width, height] = picture.image.size;
            size_of(picture.page)
                .is_some_and(|(w, h)| (width as f32 * h - height as f32 * w).abs() < w.max(h) * 2.0)
        });
        Self { version, pages, pictures, asked: Vec::new() }
    }

    /// The picture of a page.
    pub(crate) fn picture(&self, page: usize) -> Option<&Picture> {
        self.pictures.iter().find(|picture| picture.page == page)
    }

    /// Whether a page needs to be painted at this scale and has not been requested yet.
    pub(crate) fn wants(&self, page: usize, scale: f32) -> bool {
        let is_there = self
            .picture(page)
            .is_some_and(|picture| picture.version == self.version && picture.scale == scale);
        !is_there && !self.asked.contains(&(page, scale))
    }

    /// Keeps in mind that a page was asked for.
    pub(crate) fn ask(&mut self, page: usize, scale: f32) {
        self.asked.retain(|(other, _)| *other != page);
        self.asked.push((page, scale));
    }

    /// Keeps a page that was painted.
    pub(crate) fn keep(&mut self, picture: Picture) {
        self.asked.retain(|asked| *asked != (picture.page, picture.scale));
        self.pictures.retain(|other| other.page != picture.page);
        self.pictures.push(picture);
        let surplus = self.pictures.len().saturating_sub(MOST_PICTURES);
        self.pictures.drain(..surplus);
    }
}
