//! What moved tension, all events, sources and method as tables.

use maud::{Markup, html};

use super::{Page, cites, swatch};
use crate::brief::data::{EventData, MoversData, SourceData};
use crate::words::joined;

impl Page<'_> {
    pub(super) fn movers(&self) -> Markup {
        let data = self.data;
        if data.movers.is_none() && data.method.model != "mean" {
            return Markup::default();
        }
        html! {
            section {
                h2 { (self.word("movers")) }
                @match &data.movers {
                    Some(movers) => (self.moves(movers)),
                    None => p { (self.word("movers_mean")) },
                }
            }
            "\n"
        }
    }

    fn moves(&self, movers: &MoversData) -> Markup {
        let sum = |label: &str, value: &str, class: &str| {
            html! {
                tr class=(class) { td {} td { (label) } td.number { (value) } }
            }
        };
        let rows = html! {
            @for one in &movers.largest {
                tr {
                    td.date { (one.date.text) }
                    td { (swatch(one.side)) (one.headline) (cites(&one.sources)) }
                    td.number { (one.change_text) }
                }
            }
            @if let Some(label) = &movers.other_label { (sum(label, &movers.other_text, "minor")) }
            // In a flow, decay is part of each event's own change.
            @if self.data.method.model != "flow" {
                (sum(&movers.time_label, &movers.time_text, "minor"))
            }
            (sum(self.word("change_total"), &movers.total_text, "total"))
        };
        self.table(&["date", "event", "change"], &rows)
    }

    pub(super) fn events(&self) -> Markup {
        let events = &self.data.events;
        let rows = html! { @for event in events { (one_event(event)) "\n" } };
        html! {
            section {
                h2 { (self.word("events")) }
                @if events.is_empty() { p { (self.word("events_empty")) } }
                @else { (self.table(&["date", "event", "who", "change"], &rows)) }
            }
            "\n"
        }
    }

    pub(super) fn sources(&self) -> Markup {
        let sources = &self.data.sources;
        html! {
            @if !sources.is_empty() {
                section {
                    h2 { (self.word("sources")) }
                    ol { @for source in sources { (self.source(source)) "\n" } }
                }
                "\n"
            }
        }
    }

    fn source(&self, source: &SourceData) -> Markup {
        let authors = source.authors.join(", ");
        let published = source.published.as_ref();
        let published = published.map_or_else(|| self.word("undated"), |date| date.text.as_str());
        let about =
            [source.publisher.as_deref(), Some(&*authors), Some(published), source.note.as_deref()];
        let about = about.into_iter().flatten().filter(|part| !part.is_empty());
        html! {
            li id={ "source-" (source.number) } {
                @match &source.url {
                    Some(url) => a href=(url) rel="noreferrer" { (source.title) },
                    None => (source.title),
                }
                div.minor { (joined(about)) }
            }
        }
    }

    pub(super) fn method(&self) -> Markup {
        let data = self.data;
        let row = |name: &str, value: &str| html! { tr { td { (name) } td { (value) } } };
        let rows = html! {
            @for (name, value) in &data.method.settings { (row(name, value)) }
            (row(self.word("dossier"), &data.dossier.name))
            (row(self.word("sha256"), &data.dossier.sha256))
        };
        html! {
            section {
                h2 { (self.word("method")) }
                @for paragraph in data.method.text.iter().chain(&data.method.band) {
                    p { (paragraph) }
                }
                (self.table(&["setting", "value"], &rows))
                @if !data.left_out.is_empty() {
                    h3 { (self.word("left_out")) }
                    ul { @for sentence in &data.left_out { li { (sentence) } } }
                }
            }
        }
    }

    /// A table with these columns, by the names of their words.
    pub(super) fn table(&self, columns: &[&str], rows: &Markup) -> Markup {
        let class = |column: &str| (column == "change").then_some("number");
        html! {
            div.scroll tabindex="0" {
                table {
                    thead {
                        tr {
                            @for column in columns {
                                th scope="col" class=[class(column)] { (self.word(column)) }
                            }
                        }
                    }
                    "\n"
                    tbody { (rows) }
                }
            }
        }
    }
}

fn one_event(event: &EventData) -> Markup {
    html! {
        tr {
            td.date { (event.date.text) }
            td {
                (event.headline)
                @if let Some(doubt) = &event.confidence { " · " (doubt) }
                (cites(&event.sources))
                @if let Some(detail) = &event.detail { div.minor { (detail) } }
            }
            td class={ "side" (event.side) } { (event.actor) }
            td.number { (event.change_text) }
        }
    }
}
