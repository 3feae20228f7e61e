//! A brief as the bytes of files, one after the other: which kinds of file
//! there are, what their pages are called, and what has to be said about them.
//!
//! The caller writes them, and can stop between any two.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::apart::{Apart, Worker};
use super::figure::{PaintedFigure, painted};
use super::known::Known;
use super::options::{Brief, Layout};
use super::prepared::Prepared;
use super::problem::{BriefError, TemplateProblem};
use super::provenance::Provenance;
use super::stamp::stamped;
use super::template::{ReadFile, Template};
use super::typeset::{Target, Typeset, set};
use super::{html, pptx};
use crate::figure::Unplaced;
use crate::raster::MissingGlyphs;

/// What stands for a page's number in a file's name.
const PAGE: &str = "{page}";

/// Which kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Format {
    /// All pages in one tagged file.
    #[default]
    Pdf,
    /// Pixels; a file for each page.
    Png,
    /// Real text; a file for each page.
    Svg,
    /// One page of any length, which needs nothing else.
    Html,
    /// Slides that PowerPoint can edit.
    Pptx,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Pdf, Self::Pptx, Self::Png, Self::Svg, Self::Html];

    /// By the name of a file; `None` where it is of no kind that we write.
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_lowercase().as_str() {
            "svg" => Some(Self::Svg),
            "png" => Some(Self::Png),
            "pdf" => Some(Self::Pdf),
            "html" | "htm" => Some(Self::Html),
            "pptx" => Some(Self::Pptx),
            _ => None,
        }
    }

    /// The extension of its files.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Html => "html",
            Self::Pptx => "pptx",
        }
    }

    /// Whether all of a brief of this layout is in one file.
    pub fn is_one_file(self, layout: Layout) -> bool {
        matches!(self, Self::Pdf | Self::Html | Self::Pptx) || self.is_painted(layout)
    }

    /// Whether a brief of this layout in our own template is painted as one
    /// picture, without pages.
    pub fn is_painted(self, layout: Layout) -> bool {
        layout == Layout::Figure && matches!(self, Self::Svg | Self::Png)
    }
}

/// The file of one page, counted from 1: `{page}` replaced, else `-1` before
/// the extension where there are several.
pub fn page_name(path: &Path, page: usize, pages: usize) -> PathBuf {
    let text = path.to_string_lossy();
    if text.contains(PAGE) {
        return text.replace(PAGE, &page.to_string()).into();
    }
    if pages < 2 {
        return path.to_owned();
    }
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let kind = path.extension().map(|kind| kind.to_string_lossy().into_owned());
    path.with_file_name(format!("{}-{page}.{}", stem.unwrap_or_default(), kind.unwrap_or_default()))
}

/// The bytes of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Which one, from 1.
    pub page: usize,
    /// How many files the format makes of the brief.
    pub pages: usize,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What has to be said about files that were made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remarks {
    /// How many files there are.
    pub pages: usize,
    /// Characters that no font here has; empty where another program draws the text.
    pub missing: Option<MissingGlyphs>,
    /// Why a PDF could not claim PDF/UA.
    pub not_accessible: Vec<TemplateProblem>,
    /// What a painted picture has no room for.
    pub unplaced: Unplaced,
}

/// The files of a format, each handed over as soon as it is there: how many
/// there are, and why a PDF could not claim PDF/UA.
pub(super) fn sheets<E: From<BriefError>>(
    typeset: &Typeset,
    format: Format,
    scale: f32,
    take: &mut dyn FnMut(Sheet) -> Result<(), E>,
) -> Result<(usize, Vec<TemplateProblem>), E> {
    if format == Format::Pdf {
        let pdf = typeset.pdf()?;
        take(Sheet { page: 1, pages: 1, bytes: pdf.bytes })?;
        return Ok((1, pdf.not_accessible));
    }
    let pages = typeset.pages();
    for page in 0..pages {
        let bytes = match format {
            Format::Svg => typeset.svg(page)?.into_bytes(),
            _ => typeset.png(page, scale)?,
        };
        take(Sheet { page: page + 1, pages, bytes })?;
    }
    Ok((pages, Vec::new()))
}

/// A brief that has been set.
enum Setting {
    /// In this process.
    Here(Box<Typeset>),
    /// In another one, with the characters that no font here has.
    Apart(Box<Apart>, Option<MissingGlyphs>),
}

impl Setting {
    const fn missing(&self) -> Option<&MissingGlyphs> {
        match self {
            Self::Here(typeset) => typeset.missing.as_ref(),
            Self::Apart(_, missing) => missing.as_ref(),
        }
    }

    fn warnings(&self) -> &[TemplateProblem] {
        match self {
            Self::Here(typeset) => &typeset.warnings,
            Self::Apart(apart, _) => &apart.warnings,
        }
    }
}

/// Makes the files of one brief. Each way of setting it is set once, however
/// many formats are asked for.
pub struct Press<'a> {
    brief: &'a Brief,
    template: &'a Template,
    worker: Option<&'a Worker>,
    scale: f32,
    figure: Option<PaintedFigure>,
    drawn: Option<Setting>,
    text: Option<Setting>,
    known: Option<Arc<Known>>,
    from: Option<Provenance>,
}

impl<'a> Press<'a> {
    /// For a brief set by a template; a user's own is set by the worker, or, without one, here and
    /// without limits. A PNG has `scale` pixels for each of the size asked for.
    pub const fn new(
        brief: &'a Brief,
        template: &'a Template,
        worker: Option<&'a Worker>,
        scale: f32,
    ) -> Self {
        Self {
            brief,
            template,
            worker,
            scale,
            figure: None,
            drawn: None,
            text: None,
            known: None,
            from: None,
        }
    }

    /// Makes the files of one format and hands over each as soon as it is
    /// there. What the template's author should look at goes to `warn`, once.
    ///
    /// # Errors
    /// Where the brief cannot be made, or `take` says to stop.
    pub fn print<E: From<BriefError>>(
        &mut self,
        format: Format,
        warn: &mut dyn FnMut(&[TemplateProblem]),
        take: &mut dyn FnMut(Sheet) -> Result<(), E>,
    ) -> Result<Remarks, E> {
        let known = self.known();
        let from = self.from.get_or_insert_with(|| Provenance::of(&known, self.scale)).clone();
        let take = &mut |sheet: Sheet| {
            let bytes = stamped(sheet.bytes, format, &from);
            take(Sheet { bytes, ..sheet })
        };
        let mut remarks = Remarks { pages: 1, ..Remarks::default() };
        let mut one = |bytes| take(Sheet { page: 1, pages: 1, bytes });
        if format == Format::Html {
            one(html::written(&known).into_bytes())?;
            return Ok(remarks);
        }
        if format == Format::Pptx {
            one(pptx::file(&known)?)?;
            return Ok(remarks);
        }
        let own = matches!(self.template, Template::Own { .. });
        if !own && format.is_painted(self.brief.options.layout) {
            let figure = self.figure.get_or_insert_with(|| painted(&known));
            remarks.unplaced = figure.unplaced.clone();
            if format == Format::Svg {
                one(figure.svg().into_bytes())?;
            } else {
                let (bytes, missing) = figure.png(self.scale).map_err(BriefError::from)?;
                remarks.missing = missing;
                one(bytes)?;
            }
            return Ok(remarks);
        }
        let scale = self.scale;
        let target = if format == Format::Svg { Target::Text } else { Target::Drawn };
        let setting = self.setting(target, warn)?;
        if target == Target::Drawn {
            remarks.missing = setting.missing().cloned();
        }
        (remarks.pages, remarks.not_accessible) = match setting {
            Setting::Here(typeset) => sheets(typeset, format, scale, take)?,
            Setting::Apart(apart, _) => apart.print(format, scale, take)?,
        };
        Ok(remarks)
    }

    fn known(&mut self) -> Arc<Known> {
        Arc::clone(self.known.get_or_insert_with(|| Known::of(self.brief)))
    }

    fn setting(
        &mut self,
        target: Target,
        warn: &mut dyn FnMut(&[TemplateProblem]),
    ) -> Result<&mut Setting, BriefError> {
        let known = self.known();
        // Both are the same if no font is missing.
        let whole = self.drawn.as_ref().is_some_and(|setting| setting.missing().is_none());
        let slot = if target == Target::Text && !whole { &mut self.text } else { &mut self.drawn };
        if slot.is_none() {
            let setting = match (self.template, self.worker) {
                (Template::Own { files, .. }, Some(worker)) => {
                    apart(worker, known, (self.template, files), target)?
                }
                _ => Setting::Here(Box::new(set(known, self.template, target)?)),
            };
            warn(setting.warnings());
            *slot = Some(setting);
        }
        slot.as_mut().ok_or_else(|| BriefError::Failed("the brief was not set".to_owned()))
    }
}

fn apart(
    worker: &Worker,
    known: Arc<Known>,
    (template, files): (&Template, &Arc<ReadFile>),
    target: Target,
) -> Result<Setting, BriefError> {
    let prepared = Prepared::new(known, template, target)?;
    let missing = prepared.missing.clone();
    Ok(Setting::Apart(Box::new(Apart::start(worker, prepared, files)?), missing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_numbered_where_there_are_several() {
        let name = |path: &str, pages| page_name(Path::new(path), 2, pages);
        assert_eq!(name("out/a.b.png", 1), Path::new("out/a.b.png"));
        assert_eq!(name("out/a.b.png", 3), Path::new("out/a.b-2.png"));
        assert_eq!(name("out/p{page}.png", 1), Path::new("out/p2.png"));
    }

    #[test]
    fn a_format_is_told_by_its_name() {
        for format in Format::ALL {
            let name = format!("x.{}", format.extension().to_uppercase());
            assert_eq!(Format::of(Path::new(&name)), Some(format));
        }
        assert_eq!(Format::of(Path::new("x.docx")), None);
        assert_eq!(Format::of(Path::new("pdf")), None);
    }
}
