//! `detente render`: briefs as files.

use crate::store::shown;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};

use super::claim::Claim;
use super::input::{self, check_span};
use super::remarks::Remarked;
use super::render_args::RenderArgs;
use super::replay::{self, Moving};
use super::{Outcome, output};
use crate::brief::{
    self, Brief, BriefError, Change, Format, House, Layout, Options, Origin, Press, Sheet, Size,
    Template, TemplateProblem, Worker, page_name,
};
use crate::dossier::{Day, Dossier};
use crate::figure::{Theme, ThemeName};
use crate::reading::Settings;
use crate::store::{self, TemplateFolder};
use crate::words::ENGLISH;

/// What memory is given in.
const MEGABYTE: u64 = 1024 * 1024;
/// What stands for the as-of day in a file's name, and for a page's number.
const AS_OF: &str = "{as_of}";
const PAGE: &str = "{page}";

pub(super) fn run(args: &RenderArgs) -> anyhow::Result<Outcome> {
    check_span(args.from, args.to)?;
    check_names(args)?;
    let template = template(args)?;
    let loaded = store::load(args.file.as_deref())?.with_data().with_quotes();
    input::report(&loaded);
    let house = match &args.house {
        None => Arc::default(),
        Some(path) => Arc::new(house(path, args.theme)?),
    };
    let origin = Origin::of(loaded.name(), &loaded.text);
    let Some(holdings) = loaded.holdings else { return Ok(Outcome::Problems) };
    let whole = Brief {
        options: Options { house: Arc::clone(&house), ..Options::of(holdings.dossier()) },
        holdings,
        origin,
    };
    let whole = match &args.max_marking {
        None => whole,
        Some(most) => whole.within(most).context("--max-marking")?,
    };
    let Brief { holdings, origin, options: Options { withheld, .. } } = whole;
    check_commitments(args, holdings.dossier())?;
    let days = days(args)?;
    if args.into.is_some() && days.len() > 1 {
        bail!("--into refreshes slides of one --as-of day; leave the others out");
    }
    let series: Vec<Day> = days.iter().filter_map(|(day, _)| *day).collect();
    let mut common: Option<Options> = None;
    let mut claim = Claim::new(args.force, args.file.as_deref());
    let mut remarked = Remarked::default();
    for (day, compare) in &days {
        let mut options = options(args, holdings.dossier(), (*day, *compare))?;
        (options.house, options.withheld) = (Arc::clone(&house), withheld.clone());
        let mut brief = Brief { holdings: holdings.clone(), origin: origin.clone(), options };
        if series.len() > 1 {
            let options = brief.options.clone();
            let axes = common.get_or_insert_with(|| options.on_common_axes(&brief, &series));
            (brief.options.view, brief.options.values) = (axes.view, axes.values);
        }
        check_values(&brief)?;
        if args.data {
            output::print_json(&serde_json::to_value(brief::data(&brief))?)?;
        }
        if let Some(deck) = &args.into {
            refresh(args, &brief, deck, &mut claim)?;
            continue;
        }
        replay::write(args, &brief, &mut claim)?;
        if write_all(args, &brief, &template, (&mut claim, &mut remarked))? == Outcome::Problems {
            return Ok(Outcome::Problems);
        }
    }
    Ok(Outcome::Done)
}

/// The days for which briefs are made, each with the one it is compared with.
fn days(args: &RenderArgs) -> anyhow::Result<Vec<(Option<Day>, Option<Day>)>> {
    if args.layout() == Layout::Compare {
        let mut days = args.as_of.clone();
        days.sort_unstable();
        days.dedup();
        return match *days {
            [] => Ok(vec![(None, None)]),
            [day] => Ok(vec![(Some(day), None)]),
            [earlier, later] => Ok(vec![(Some(later), Some(earlier))]),
            _ => bail!("--layout compare compares two --as-of days; leave the others out"),
        };
    }
    if args.as_of.is_empty() {
        return Ok(vec![(None, None)]);
    }
    Ok(args.as_of.iter().map(|day| (Some(*day), None)).collect())
}

/// If the line left the scale, the chart would hide part of what is known.
fn check_values(brief: &Brief) -> anyhow::Result<()> {
    let Some((low, high)) = brief.options.values else { return Ok(()) };
    let Some((least, most)) = brief::reach(brief) else { return Ok(()) };
    if least < low || high < most {
        bail!(
            "--y-range: the line goes from {least:.1} to {most:.1}, beyond {low} to {high}; write a range that holds it"
        );
    }
    Ok(())
}

fn check_names(args: &RenderArgs) -> anyhow::Result<()> {
    for path in &args.output {
        let name = shown(path);
        if Format::of(path).is_none() && Moving::of(path).is_none() {
            bail!(
                "{name}: a brief is written as .svg, .png, .pdf, .html or .pptx, a replay as .gif or .apng; name it so"
            );
        }
        if let Some(hole) = unknown_hole(&path.to_string_lossy()) {
            bail!(
                "{name}: {{{hole}}} stands for nothing; {AS_OF} becomes the as-of day, {PAGE} the page's number"
            );
        }
        if args.as_of.len() > 1
            && args.layout() != Layout::Compare
            && !path.to_string_lossy().contains(AS_OF)
        {
            bail!(
                "{name}: several --as-of days give a file each; write {AS_OF} in its name, such as brief-{AS_OF}.pdf"
            );
        }
    }
    let first_two = args
        .output
        .iter()
        .enumerate()
        .find(|(place, path)| args.output.iter().take(*place).any(|other| other == *path));
    if let Some((_, path)) = first_two {
        bail!("{}: it is named twice; leave one out", shown(path));
    }
    if args.layout() == Layout::Page && args.size().is_some() && args.template.is_none() {
        bail!(
            "--size and --preset are for figures and slides; a page has the size of its --paper, and --scale makes its PNG finer"
        );
    }
    Ok(())
}

/// The first name in braces that is unknown.
fn unknown_hole(name: &str) -> Option<&str> {
    let holes = name.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    let is_word =
        |hole: &&str| !hole.is_empty() && hole.chars().all(|c| c.is_alphanumeric() || c == '_');
    holes.filter(is_word).find(|hole| !["as_of", "page"].contains(hole))
}

fn check_commitments(args: &RenderArgs, dossier: &Dossier) -> anyhow::Result<()> {
    for id in args.commitments.iter().flatten() {
        if dossier.commitments.find(id).is_none() {
            bail!(
                "--commitments: the dossier has no commitment \"{id}\"; detente ledger lists their ids"
            );
        }
    }
    Ok(())
}

fn template(args: &RenderArgs) -> anyhow::Result<Template> {
    let Some(path) = &args.template else { return Ok(Template::BuiltIn) };
    let folder = TemplateFolder::of(path).context("--template")?;
    let name = folder.name().to_owned();
    Ok(Template::Own { name, files: Arc::new(move |path| folder.read(path)) })
}

/// The organisation's style, with its logo from the folder of its file.
pub(super) fn house(path: &Path, theme: ThemeName) -> anyhow::Result<House> {
    let name = shown(path);
    let text = store::read_text(path)?;
    let folder = TemplateFolder::of(path)?;
    let read = |logo: &str| folder.read(logo).map_err(|error| error.to_string());
    let house = House::load(&text, read).with_context(|| name.clone())?;
    for doubt in house.doubts(Theme::of(theme)) {
        tell!("detente: {name}: {doubt}");
    }
    Ok(house)
}

fn options(
    args: &RenderArgs,
    dossier: &Dossier,
    (day, compare): (Option<Day>, Option<Day>),
) -> anyhow::Result<Options> {
    let settings = input::settings(dossier, &args.asked, day)?;
    Ok(Options {
        layout: args.layout(),
        theme: args.theme,
        paper: args.paper,
        size: args.size(),
        text_scale: args.text_scale,
        parts: args.parts(),
        chart_kind: args.chart_kind(),
        settings: Settings { apart: args.apart, ..settings },
        from: args.from,
        to: args.to,
        view: None,
        compare,
        values: args.y_range,
        title: args.title.clone(),
        headline: args.headline.clone(),
        note: args.note.clone(),
        author: args.author.clone(),
        naming: args.labels,
        house: Arc::default(),
        withheld: None,
        commitments: args.commitments.clone(),
        language: args.lang,
    })
}

/// Makes every file for one as-of day; each layout is set only once.
fn write_all(
    args: &RenderArgs,
    brief: &Brief,
    template: &Template,
    (claim, remarked): (&mut Claim<'_>, &mut Remarked),
) -> anyhow::Result<Outcome> {
    let worker = Worker::this_program(
        Duration::from_secs(args.time_limit),
        args.memory_limit.saturating_mul(MEGABYTE),
    )?;
    let mut press = Press::new(brief, template, Some(&worker), args.scale);
    for path in &args.output {
        let path = named(path, AS_OF, &brief.options.settings.as_of.to_string());
        let Some(format) = Format::of(&path) else { continue };
        let mut warn = |warnings: &[TemplateProblem]| {
            warnings.iter().for_each(|warning| remarked.lines(warning.lines(&ENGLISH)));
        };
        let mut write = |sheet: Sheet| -> anyhow::Result<()> {
            let path = page_name(&path, sheet.page, sheet.pages);
            claim.of(&path)?;
            Ok(store::write_atomically(&path, &sheet.bytes)?)
        };
        let result = press.print(format, &mut warn, &mut write);
        match result.map_err(|error| error.downcast::<BriefError>()) {
            Ok(remarks) => remarked.tell(&path, &remarks),
            Err(Ok(BriefError::Template(problems))) => {
                for problem in &problems {
                    tell_lines!("{}", problem.lines(&ENGLISH));
                }
                return Ok(Outcome::Problems);
            }
            Err(Ok(error)) => return Err(error.into()),
            Err(Err(error)) => return Err(error),
        }
    }
    Ok(Outcome::Done)
}

/// Refreshes our slides in an existing deck.
fn refresh(
    args: &RenderArgs,
    brief: &Brief,
    deck: &Path,
    claim: &mut Claim<'_>,
) -> anyhow::Result<()> {
    let name = shown(deck);
    let bytes = store::read_bytes(deck)?;
    let mut brief = brief.clone();
    let (width, height) = brief::slide_size(&bytes).with_context(|| name.clone())?;
    brief.options.size = Some(Size::of_points(width, height));
    let refreshed = brief::refresh(&brief, &bytes).with_context(|| name.clone())?;
    let path = match args.output.as_slice() {
        [] => deck,
        [path] => {
            claim.of(path)?;
            path
        }
        _ => bail!("--into writes one file; name one with -o, or none to write the deck itself"),
    };
    store::write_atomically(path, &refreshed.bytes)?;
    for (slide, change) in &refreshed.changes {
        tell!("detente: {}: {}", slide.trim_start_matches("detente: "), told(change));
    }
    Ok(())
}

/// What became of a slide.
fn told(change: &Change) -> String {
    match change {
        Change::Refreshed { moved, restyled, removed } => {
            let kept = [(moved, "moved"), (restyled, "recoloured"), (removed, "taken away")];
            let kept: Vec<String> = kept
                .into_iter()
                .filter(|(count, _)| **count > 0)
                .map(|(count, what)| format!("{count} {what}"))
                .collect();
            if kept.is_empty() {
                "refreshed".to_owned()
            } else {
                format!("refreshed; kept as a person left it: {}", kept.join(", "))
            }
        }
        Change::Added => "added".to_owned(),
        Change::Emptied => "nothing to show any more, and taken out".to_owned(),
        Change::StaysAway => "a person took it out, and it stays out".to_owned(),
        Change::NotesKept => "its notes are a person's, and were left".to_owned(),
    }
}

fn named(path: &Path, hole: &str, value: &str) -> PathBuf {
    let text = path.to_string_lossy();
    if text.contains(hole) { text.replace(hole, value).into() } else { path.to_owned() }
}
