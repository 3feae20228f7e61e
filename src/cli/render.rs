//! `detente render`: the chart, its lanes and the commitments as a picture.

use anyhow::bail;

use super::Outcome;
use super::args::RenderArgs;
use super::input::{Question, check_span};
use crate::brief::{self, MissingGlyphs};
use crate::figure::{BundledFonts, Content, Figure, Settings, Theme, View, svg};
use crate::store;
use crate::tension::EventLog;
use crate::words::Words;

pub(super) fn run(args: &RenderArgs) -> anyhow::Result<Outcome> {
    check_span(args.from, args.to)?;
    let kind = args.output.extension().map(|kind| kind.to_string_lossy().to_lowercase());
    let as_png = match kind.as_deref() {
        Some("png") => true,
        Some("svg") => false,
        _ => bail!("{}: a picture is written as .svg or .png; name it so", args.output.display()),
    };
    let Some(question) = Question::read(&args.tension)? else { return Ok(Outcome::Problems) };
    let Question { dossier, model, scope, .. } = &question;
    let settings =
        Settings { model: *model, direction: scope.direction, as_of: scope.as_of, apart: false };
    let content = Content::compute(dossier, &EventLog::new(dossier), settings);
    let words = Words::english();
    let figure = Figure {
        dossier,
        content: &content,
        view: View::of(&content, args.from, args.to),
        theme: Theme::of(args.theme),
        words: &words,
        measure: &BundledFonts,
    };
    let (width, height) = args.size;
    let scene = figure.compose(width as f32, height as f32);
    let bytes = if as_png {
        let (bytes, missing) = brief::png(&scene, args.scale)?;
        if let Some(MissingGlyphs(chars)) = missing {
            eprintln!(
                "detente: no installed font has these characters, which show as boxes: {chars}; \
                 install a font that has them, such as Noto Sans CJK"
            );
        }
        bytes
    } else {
        svg(&scene).into_bytes()
    };
    store::write_atomically(&args.output, &bytes)?;
    Ok(Outcome::Done)
}
