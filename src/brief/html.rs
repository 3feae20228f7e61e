//! A brief as one HTML file: the chart as SVG with tooltips, every table, no
//! script and nothing fetched. Every text is escaped; only http and https
//! become links.

use std::fmt::Write;

use super::data::{BriefData, CommitmentData, MoversData, SideData};
use super::material::Material;
use super::options::Brief;
use crate::figure::{Color, Parts, Theme, ThemeName, escape, svg};

/// The chart's width in pixels: as wide as the page is set.
const CHART_WIDTH: f32 = 1080.0;
/// Its height without lanes.
const CHART_HEIGHT: f32 = 520.0;
/// Height that each lane adds.
const LANE: f32 = 20.0;
/// More lanes would push the tables out of sight; the rest is counted.
const MOST_LANES: usize = 30;

const STYLE: &str = include_str!("../../assets/templates/brief.css");

/// A brief as one HTML file, whichever its layout.
pub fn html(brief: &Brief) -> String {
    let material = Material::new(brief);
    let data = BriefData::new(&material);
    let lanes = data.commitments.len().min(MOST_LANES);
    let height = CHART_HEIGHT + lanes as f32 * LANE + if lanes > 0 { 80.0 } else { 0.0 };
    let mut chart = material.chart(CHART_WIDTH, height, Parts::CHART);
    chart.scene.description.clone_from(&data.chart.alt);
    let page = Page { data: &data, chart: svg(&chart.scene), theme: brief.options.theme };
    page.print()
}

struct Page<'a> {
    data: &'a BriefData,
    chart: String,
    theme: ThemeName,
}

impl Page<'_> {
    fn print(&self) -> String {
        let data = self.data;
        let mut out = String::with_capacity(self.chart.len() + 64 * 1024);
        // Writing to a String cannot fail, so results are dropped throughout.
        let _ = write!(
            out,
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{}</title>\n<meta name=\"description\" content=\"{}\">\n",
            data.language,
            escape(&data.title),
            escape(&data.headline.full),
        );
        if let Some(author) = &data.author {
            let _ = writeln!(out, "<meta name=\"author\" content=\"{}\">", escape(author));
        }
        let _ =
            writeln!(out, "<style>\n{}{STYLE}</style>\n</head>\n<body>\n<main>", self.colours());
        self.head(&mut out);
        let _ = writeln!(out, "<figure>\n{}</figure>", self.chart);
        self.movers(&mut out);
        self.commitments(&mut out);
        self.events(&mut out);
        self.sources(&mut out);
        self.method(&mut out);
        out.push_str("</main>\n</body>\n</html>\n");
        out
    }

    fn word(&self, name: &str) -> String {
        self.data.words.get(name).map(|word| escape(word)).unwrap_or_default()
    }

    /// The theme's colours; a light brief turns dark where the reader's screen
    /// is. The chart's own colours are those of the theme, attribute by
    /// attribute, and style sheets come before attributes.
    fn colours(&self) -> String {
        let mut out = String::new();
        let theme = Theme::of(self.theme);
        let _ = writeln!(out, ":root {{ {} }}", variables(theme));
        if self.theme == ThemeName::Light {
            let dark = Theme::of(ThemeName::Dark);
            let _ = writeln!(out, "@media (prefers-color-scheme: dark) {{");
            let _ = writeln!(out, ":root {{ color-scheme: dark; {} }}", variables(dark));
            for (light, dark) in colours(theme).into_iter().zip(colours(dark)) {
                let (light, dark) = (hex(light), hex(dark));
                let _ = writeln!(
                    out,
                    "figure svg [fill=\"{light}\"] {{ fill: {dark} }} figure svg [stroke=\"{light}\"] {{ stroke: {dark} }}"
                );
            }
            let statuses = crate::dossier::Status::ALL;
            for status in statuses {
                let (light, dark) = (hex(theme.status(status)), hex(dark.status(status)));
                let class = status.as_str();
                let _ = writeln!(
                    out,
                    "figure svg [fill=\"{light}\"] {{ fill: {dark} }} figure svg [stroke=\"{light}\"] {{ stroke: {dark} }} .{class} {{ color: {dark} }}"
                );
            }
            out.push_str("}\n");
        }
        out
    }

    fn head(&self, out: &mut String) {
        let data = self.data;
        let mut about = vec![data.as_of_text.clone()];
        about.extend(data.span.as_ref().map(|span| span.text.clone()));
        about.extend(data.author.clone());
        about.retain(|part| !part.is_empty());
        let _ = writeln!(out, "<header>\n<p class=\"minor\">{}</p>", escape(&about.join(" · ")));
        let _ = writeln!(out, "<h1>{}</h1>", escape(&data.title));
        let _ = writeln!(
            out,
            "<p class=\"headline\"><b>{}</b> <span>{}</span></p>",
            escape(&data.headline.value),
            escape(&data.headline.sentence),
        );
        if let Some(range) = data.tension.as_ref().and_then(|t| t.range_text.as_ref()) {
            let band = data.method.band.as_deref().unwrap_or_default();
            let _ = writeln!(out, "<p class=\"minor\">{}. {}</p>", escape(range), escape(band));
        }
        if let Some(summary) = &data.summary {
            let _ = writeln!(out, "<p>{}</p>", escape(summary));
        }
        if let Some(note) = &data.note {
            let note = escape(note);
            let _ = writeln!(out, "<p class=\"note\"><b>{}</b> {note}</p>", self.word("note"));
        }
        out.push_str("</header>\n");
    }

    fn movers(&self, out: &mut String) {
        if self.data.movers.is_none() && self.data.method.model != "mean" {
            return;
        }
        let _ = writeln!(out, "<section>\n<h2>{}</h2>", self.word("movers"));
        match &self.data.movers {
            Some(movers) => self.moves(out, movers),
            None => {
                let _ = writeln!(out, "<p>{}</p>", self.word("movers_mean"));
            }
        }
        out.push_str("</section>\n");
    }

    fn moves(&self, out: &mut String, movers: &MoversData) {
        self.table(out, &["date", "event", "change"], |out| {
            for one in &movers.largest {
                let _ = writeln!(
                    out,
                    "<tr><td class=\"date\">{}</td><td>{}{}{}</td><td class=\"number\">{}</td></tr>",
                    escape(&one.date.text),
                    swatch(one.side),
                    escape(&one.headline),
                    cites(&one.sources),
                    escape(&one.change_text),
                );
            }
            let mut sum = |label: &str, value: &str, class: &str| {
                let _ = writeln!(
                    out,
                    "<tr class=\"{class}\"><td></td><td>{label}</td><td class=\"number\">{}</td></tr>",
                    escape(value)
                );
            };
            if let Some(label) = &movers.other_label {
                sum(&escape(label), &movers.other_text, "minor");
            }
            // Of a flow, decay is part of each event's own change.
            if self.data.method.model != "flow" {
                sum(&movers.time_label, &movers.time_text, "minor");
            }
            sum(&self.word("change_total"), &movers.total_text, "total");
        });
    }

    fn commitments(&self, out: &mut String) {
        let _ = writeln!(out, "<section>\n<h2>{}</h2>", self.word("commitments"));
        if self.data.commitments.is_empty() {
            let _ = writeln!(out, "<p>{}</p>", self.word("commitments_empty"));
        }
        for side in &self.data.sides {
            let list: Vec<&CommitmentData> =
                self.data.commitments.iter().filter(|c| c.side == side.number).collect();
            if !list.is_empty() {
                self.side(out, side, &list);
            }
        }
        out.push_str("</section>\n");
    }

    fn side(&self, out: &mut String, side: &SideData, list: &[&CommitmentData]) {
        let _ = writeln!(out, "<h3>{}{}</h3>", swatch(side.number), escape(&side.name));
        let score = side.score_text.iter().map(String::as_str);
        let about: Vec<&str> = std::iter::once(side.statuses_text.as_str()).chain(score).collect();
        let _ = writeln!(out, "<p class=\"minor\">{}</p>", escape(&about.join(" · ")));
        self.table(out, &["commitment", "status", "evidence"], |out| {
            for one in list {
                self.commitment(out, one);
            }
        });
    }

    fn commitment(&self, out: &mut String, one: &CommitmentData) {
        let _ = write!(out, "<tr><td>{}{}", escape(&one.text), cites(&one.sources));
        let labelled = |name: &str, list: &[String]| {
            (!list.is_empty()).then(|| format!("{}: {}", self.word(name), escape(&list.join("; "))))
        };
        let marks = one.dates.iter().chain(&one.force_label).chain(&one.kind_label);
        let marks = marks.map(|mark| escape(mark)).collect::<Vec<_>>().join(" · ");
        let made_at = one.event.as_ref().map(|event| {
            let text = self.data.words.get("made_at").cloned().unwrap_or_default();
            escape(&text.replace("{event}", event))
        });
        let lines = [
            Some(marks),
            made_at,
            one.quote.as_ref().map(|quote| format!("“{}”", escape(quote))),
            one.note.as_ref().map(|note| escape(note)),
            one.reported_text.as_ref().map(|text| escape(text)),
            one.metric.as_ref().map(|metric| escape(metric)),
            labelled("in_return", &one.in_return),
            labelled("conditional", &one.conditional_on),
        ];
        for line in lines.into_iter().flatten().filter(|line| !line.is_empty()) {
            let _ = write!(out, "<div class=\"minor\">{line}</div>");
        }
        let status = std::iter::once(one.status_label.as_str())
            .chain(one.alerts.iter().map(String::as_str))
            .collect::<Vec<_>>()
            .join(" · ");
        let _ = write!(
            out,
            "</td><td class=\"status {}\" style=\"--status: {}\">{}</td><td>",
            one.status.as_str(),
            one.status_color,
            escape(&status),
        );
        for verdict in &one.verdicts {
            let by = [verdict.by.as_deref(), verdict.basis_label.as_deref()];
            let by: Vec<&str> = by.into_iter().flatten().collect();
            let by = (!by.is_empty()).then(|| format!(" ({})", escape(&by.join(", "))));
            let note = verdict.note.as_ref().map(|note| format!(": {}", escape(note)));
            let _ = write!(
                out,
                "<div><b>{}</b>, {}{}{}{}</div>",
                escape(&verdict.label),
                escape(&verdict.date.text),
                by.unwrap_or_default(),
                note.unwrap_or_default(),
                cites(&verdict.sources),
            );
        }
        for claim in &one.claims {
            let note = claim.note.as_ref().map(|note| format!(": {}", escape(note)));
            let _ = write!(
                out,
                "<div class=\"claim\"><b class=\"side{}\">{}</b> {}, {}{}{}</div>",
                claim.side,
                escape(&claim.by),
                escape(&claim.stance_label),
                escape(&claim.date.text),
                note.unwrap_or_default(),
                cites(&claim.sources),
            );
        }
        if one.claims.is_empty() {
            let _ = write!(out, "<div class=\"minor\">{}</div>", self.word("no_claims"));
        }
        out.push_str("</td></tr>\n");
    }

    fn events(&self, out: &mut String) {
        let _ = writeln!(out, "<section>\n<h2>{}</h2>", self.word("events"));
        if self.data.events.is_empty() {
            let _ = writeln!(out, "<p>{}</p>\n</section>", self.word("events_empty"));
            return;
        }
        self.table(out, &["date", "event", "who", "change"], |out| {
            for event in &self.data.events {
                let doubt = event.confidence.as_ref().map(|c| format!(" · {}", escape(c)));
                let detail = event.detail.as_ref().map(|detail| {
                    format!("<div class=\"minor\">{}</div>", escape(detail))
                });
                let _ = writeln!(
                    out,
                    "<tr><td class=\"date\">{}</td><td>{}{}{}{}</td><td class=\"side{}\">{}</td><td class=\"number\">{}</td></tr>",
                    escape(&event.date.text),
                    escape(&event.headline),
                    doubt.unwrap_or_default(),
                    cites(&event.sources),
                    detail.unwrap_or_default(),
                    event.side,
                    escape(&event.actor),
                    escape(&event.change_text),
                );
            }
        });
        out.push_str("</section>\n");
    }

    fn sources(&self, out: &mut String) {
        if self.data.sources.is_empty() {
            return;
        }
        let _ = writeln!(out, "<section>\n<h2>{}</h2>\n<ol>", self.word("sources"));
        for source in &self.data.sources {
            let title = escape(&source.title);
            let title = match &source.url {
                Some(url) => format!("<a href=\"{}\" rel=\"noreferrer\">{title}</a>", escape(url)),
                None => title,
            };
            let authors = source.authors.join(", ");
            let published = source.published.as_ref().map_or_else(
                || self.data.words.get("undated").cloned().unwrap_or_default(),
                |date| date.text.clone(),
            );
            let about: Vec<&str> = [
                source.publisher.as_deref(),
                Some(authors.as_str()),
                Some(published.as_str()),
                source.note.as_deref(),
            ]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
            let _ = writeln!(
                out,
                "<li id=\"source-{}\">{title}<div class=\"minor\">{}</div></li>",
                source.number,
                escape(&about.join(" · ")),
            );
        }
        out.push_str("</ol>\n</section>\n");
    }

    fn method(&self, out: &mut String) {
        let data = self.data;
        let _ = writeln!(out, "<section>\n<h2>{}</h2>", self.word("method"));
        for paragraph in data.method.text.iter().chain(&data.method.band) {
            let _ = writeln!(out, "<p>{}</p>", escape(paragraph));
        }
        self.table(out, &["setting", "value"], |out| {
            let mut row = |name: &str, value: &str| {
                let _ = writeln!(out, "<tr><td>{name}</td><td>{}</td></tr>", escape(value));
            };
            for (name, value) in &data.method.settings {
                row(&escape(name), value);
            }
            row(&self.word("dossier"), &data.dossier.name);
            row(&self.word("sha256"), &data.dossier.sha256);
        });
        if !data.left_out.is_empty() {
            let _ = writeln!(out, "<h3>{}</h3>\n<ul>", self.word("left_out"));
            for sentence in &data.left_out {
                let _ = writeln!(out, "<li>{}</li>", escape(sentence));
            }
            out.push_str("</ul>\n");
        }
        out.push_str("</section>\n");
    }

    fn table(&self, out: &mut String, columns: &[&str], rows: impl FnOnce(&mut String)) {
        out.push_str("<div class=\"scroll\"><table>\n<thead><tr>");
        for column in columns {
            let class = if *column == "change" { " class=\"number\"" } else { "" };
            let _ = write!(out, "<th scope=\"col\"{class}>{}</th>", self.word(column));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        rows(out);
        out.push_str("</tbody>\n</table></div>\n");
    }
}

fn cites(numbers: &[usize]) -> String {
    if numbers.is_empty() {
        return String::new();
    }
    let links: Vec<String> =
        numbers.iter().map(|n| format!("<a href=\"#source-{n}\">{n}</a>")).collect();
    format!(" <span class=\"cite\">[{}]</span>", links.join(", "))
}

fn swatch(side: u8) -> String {
    format!("<i class=\"swatch side{side}\" aria-hidden=\"true\"></i>")
}

fn colours(theme: &Theme) -> [Color; 12] {
    let [first, second] = theme.sides;
    [
        theme.background,
        theme.panel,
        theme.ink,
        theme.muted,
        theme.grid,
        theme.shade,
        theme.line,
        theme.band,
        theme.accent,
        theme.joint,
        first,
        second,
    ]
}

fn variables(theme: &Theme) -> String {
    let names = [
        "background",
        "panel",
        "ink",
        "muted",
        "grid",
        "shade",
        "line",
        "band",
        "accent",
        "joint",
        "first",
        "second",
    ];
    let pairs = names.into_iter().zip(colours(theme));
    pairs.map(|(name, color)| format!("--{name}: {};", hex(color))).collect::<Vec<_>>().join(" ")
}

fn hex(color: Color) -> String {
    format!("#{:02x}{:02x}{:02x}", color.r, color.g, color.b)
}
