//! The arguments of `detente render`.

use std::path::PathBuf;

use clap::Args;

use super::args::{ModelArgs, parse_language, parse_size};
use crate::brief::{ChartKind, Format, Layout, Paper, Preset, Size, TEXT_SCALE};
use crate::dossier::Day;
use crate::figure::{Naming, Part, Parts, ThemeName};
use crate::words::Language;

#[derive(Debug, Args)]
#[command(after_help = RENDER_HELP)]
pub(super) struct RenderArgs {
    /// The dossier; the built-in sample where not given
    pub(super) file: Option<PathBuf>,
    /// The file to write, .svg, .png, .pdf, .html or .pptx by its name, .gif or
    /// .apng for a replay; may be repeated. {as_of} in it becomes the day, {page} the page's number
    #[arg(short, long, required_unless_present_any = ["data", "into", "frames"], value_name = "FILE")]
    pub(super) output: Vec<PathBuf>,
    /// Refresh the slides of an earlier run in this PowerPoint file, and leave all
    /// else in it, and what a person has moved, recoloured or taken away; with -o,
    /// into another file
    #[arg(long, value_name = "DECK.pptx", conflicts_with_all = ["template", "native_chart"])]
    pub(super) into: Option<PathBuf>,
    /// A folder for a replay as pictures, one for each day on which something
    /// happened; -o replay.gif and -o replay.apng have all in one file
    #[arg(long, value_name = "FOLDER")]
    pub(super) frames: Option<PathBuf>,
    /// Write over a file that exists
    #[arg(long)]
    pub(super) force: bool,
    /// What it shows; a figure where not given, and slides for PowerPoint
    #[arg(long, value_enum)]
    pub(super) layout: Option<Layout>,
    /// In a PowerPoint file, a chart of PowerPoint's own with its data sheet in
    /// place of shapes
    #[arg(long)]
    pub(super) native_chart: bool,
    /// A Typst template of your own, in place of the built-in one
    #[arg(long, value_name = "T.typ")]
    pub(super) template: Option<PathBuf>,
    /// Print what a template is given, as JSON
    #[arg(long)]
    pub(super) data: bool,
    /// Colours
    #[arg(long, value_enum, default_value_t = ThemeName::Light)]
    pub(super) theme: ThemeName,
    /// The language of the brief's own words: en or zh-Hans
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = parse_language)]
    pub(super) lang: Language,
    /// The paper of a page
    #[arg(long, value_enum, default_value_t = Paper::A4)]
    pub(super) paper: Paper,
    /// Width and height of a figure or slide in pixels; 1600x1000 and 1920x1080
    /// where not given
    #[arg(long, value_name = "WxH", value_parser = parse_size)]
    pub(super) size: Option<(u32, u32)>,
    /// A common size
    #[arg(long, value_enum, conflicts_with = "size")]
    pub(super) preset: Option<Preset>,
    /// How many times as large the texts of a figure are; they grow with the
    /// picture by themselves
    #[arg(long, default_value_t = 1.0, value_parser = parse_text_scale)]
    pub(super) text_scale: f32,
    /// Leave out these parts of a figure
    #[arg(long, value_enum, value_name = "PART,PART", value_delimiter = ',')]
    pub(super) without: Vec<Part>,
    /// A figure without title, headline, axis title, as-of day, range, sources
    /// and model
    #[arg(long)]
    pub(super) bare: bool,
    /// Pixels of a PNG for each pixel of the size; a page has 144 to an inch
    #[arg(long, default_value_t = 1.0, value_parser = parse_scale)]
    pub(super) scale: f32,
    #[command(flatten)]
    pub(super) asked: ModelArgs,
    /// Draw each direction's own tension as well, as a finer line
    #[arg(long)]
    pub(super) apart: bool,
    /// The day whose knowledge is shown, YYYY-MM-DD; may be repeated, with
    /// {as_of} in the name of each file, or for the two days of a comparison. The
    /// dossier's cutoff or its latest event's day where not given
    #[arg(long, value_name = "DAY")]
    pub(super) as_of: Vec<Day>,
    /// The first day of the chart
    #[arg(long, value_name = "DAY")]
    pub(super) from: Option<Day>,
    /// The last day of the chart
    #[arg(long, value_name = "DAY")]
    pub(super) to: Option<Day>,
    /// The lowest and the highest value of the chart's scale, such as 0,100;
    /// several --as-of days have a scale in common where not given
    #[arg(long, value_name = "LOW,HIGH", value_parser = parse_range, allow_hyphen_values = true)]
    pub(super) y_range: Option<(f64, f64)>,
    /// Another title than the dossier's
    #[arg(long)]
    pub(super) title: Option<String>,
    /// A sentence of your own in place of the computed headline
    #[arg(long, value_name = "SENTENCE")]
    pub(super) headline: Option<String>,
    /// A remark to print
    #[arg(long)]
    pub(super) note: Option<String>,
    /// Who answers for the brief
    #[arg(long, value_name = "NAME")]
    pub(super) author: Option<String>,
    /// How many events are named: at most seven that tell the story, or all
    /// that have room, the rest by numbers with a key. A page has all, a figure
    /// and a slide the story, where not given
    #[arg(long, value_enum)]
    pub(super) labels: Option<Naming>,
    /// Only these commitments, by their ids; the rest is counted
    #[arg(long, value_name = "ID,ID", value_delimiter = ',')]
    pub(super) commitments: Option<Vec<String>>,
    /// The style of your organisation: a small TOML file with [house]
    #[arg(long, value_name = "HOUSE.toml")]
    pub(super) house: Option<PathBuf>,
    /// Leave out, without a trace but for their number, all records that are marked
    /// above this, such as green, amber or OFFICIAL
    #[arg(long, value_name = "MARKING")]
    pub(super) max_marking: Option<String>,
    /// Seconds after which your own template is stopped
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub(super) time_limit: u64,
    /// Megabytes of memory beyond which your own template is stopped; on Linux
    #[arg(long, value_name = "MB", default_value_t = 1024, value_parser = clap::value_parser!(u64).range(128..=1_048_576))]
    pub(super) memory_limit: u64,
}

impl RenderArgs {
    /// What it shows.
    pub(super) fn layout(&self) -> Layout {
        let is_slides = |path: &PathBuf| Format::of(path) == Some(Format::Pptx);
        let slides =
            self.into.is_some() || (!self.output.is_empty() && self.output.iter().all(is_slides));
        self.layout.unwrap_or(if slides { Layout::Slide } else { Layout::Figure })
    }

    /// How a PowerPoint file has the chart.
    pub(super) const fn chart_kind(&self) -> ChartKind {
        if self.native_chart { ChartKind::Native } else { ChartKind::Shapes }
    }

    /// How large a figure or a slide is; as the layout has it where `None`.
    pub(super) fn size(&self) -> Option<Size> {
        let asked = self.size.map(|pixels| self.layout().size_of(pixels));
        self.preset.map(Preset::size).or(asked)
    }

    /// Which parts a figure has.
    pub(super) fn parts(&self) -> Parts {
        let all = if self.bare { Parts::BARE } else { Parts::ALL };
        self.without.iter().fold(all, |parts, part| parts.without(*part))
    }
}

/// Ways of using `render`.
const RENDER_HELP: &str = "\
Examples:
  detente render -o figure.svg
  detente render my.dossier.toml --preset half-slide --without lanes -o figure.png
  detente render my.dossier.toml --layout slide -o slide.pdf -o slide.png --theme dark
  detente render my.dossier.toml --preset wide -o replay.gif
  detente render my.dossier.toml -o brief.pptx
  detente render my.dossier.toml --into deck.pptx
  detente render my.dossier.toml --layout page --paper letter -o brief.pdf -o brief.html
  detente render my.dossier.toml --layout slide -o 'slide-{as_of}.pdf' --as-of 2025-05-11 --as-of 2025-06-12
  detente render my.dossier.toml --template house.typ -o brief.pdf
  detente render my.dossier.toml --data";

fn parse_scale(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(scale) if (0.1..=8.0).contains(&scale) => Ok(scale),
        _ => Err("write a number from 0.1 to 8".to_owned()),
    }
}

fn parse_text_scale(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(scale) if TEXT_SCALE.contains(&scale) => Ok(scale),
        _ => Err(format!("write a number from {} to {}", TEXT_SCALE.start(), TEXT_SCALE.end())),
    }
}

fn parse_range(text: &str) -> Result<(f64, f64), String> {
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    match text.split_once(',').and_then(|(low, high)| Some((number(low)?, number(high)?))) {
        Some((low, high)) if low < high && high - low <= 1e6 => Ok((low, high)),
        _ => Err("write two numbers, the lower first, such as 0,100".to_owned()),
    }
}
