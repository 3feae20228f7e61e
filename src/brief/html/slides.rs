//! Slides one under the other: their texts, tables and pictures as they are read.

use maud::{Markup, html};

use super::picture;
use crate::brief::deck::{Body, Cell, Deck, Paragraph, Role, Run, Slide, Table};
use crate::figure::{Color, Theme};

/// All slides of a deck.
pub(super) fn slides(deck: &Deck, theme: &Theme) -> Markup {
    html! {
        @for (number, slide) in deck.slides.iter().enumerate() {
            (one(slide, number, theme))
            "\n"
        }
    }
}

fn one(slide: &Slide, number: usize, theme: &Theme) -> Markup {
    // What every slide has over it is said once.
    let elements = slide.elements.iter().filter(|element| number == 0 || element.name != "about");
    html! {
        section {
            @for element in elements {
                @match &element.body {
                    Body::Text(text) => @match text.role {
                        Role::Title if number == 0 => h1 { (runs_of(&text.paragraphs, theme)) },
                        Role::Title => h2 { (runs_of(&text.paragraphs, theme)) },
                        Role::Heading => h3 { (runs_of(&text.paragraphs, theme)) },
                        Role::Body if element.name == "number" => {
                            p.value { (runs_of(&text.paragraphs, theme)) }
                        },
                        Role::Body => @for paragraph in &text.paragraphs {
                            p { (runs(&paragraph.runs, theme)) }
                        },
                    },
                    Body::Table(table) => (table_of(table, theme)),
                    Body::Picture(drawn) => figure {
                        (picture(&drawn.scene, &format!("{}-{number}-", element.name.replace(' ', "-"))))
                    },
                }
            }
        }
    }
}

fn table_of(table: &Table, theme: &Theme) -> Markup {
    let cell = |cell: &Cell, is_head: bool| {
        let content = html! {
            @for paragraph in &cell.paragraphs { div { (runs(&paragraph.runs, theme)) } }
        };
        html! {
            @if is_head { th scope="col" colspan=(cell.span) { (content) } }
            @else { td colspan=(cell.span) { (content) } }
        }
    };
    html! {
        div.scroll {
            table {
                tbody {
                    @for row in &table.rows {
                        tr { @for one in &row.cells { (cell(one, row.is_head)) } }
                    }
                }
            }
        }
    }
}

fn runs_of(paragraphs: &[Paragraph], theme: &Theme) -> Markup {
    html! { @for paragraph in paragraphs { (runs(&paragraph.runs, theme)) } }
}

fn runs(list: &[Run], theme: &Theme) -> Markup {
    html! {
        @for run in list {
            span class=[class_of(run, theme)] {
                @if run.strong { b { (run.text) } } @else { (run.text) }
            }
        }
    }
}

/// The class that has a run's colour on a light page and on a dark one.
fn class_of(run: &Run, theme: &Theme) -> Option<String> {
    let [first, second] = theme.sides;
    let named: [(Color, &str); 5] = [
        (theme.muted, "minor"),
        (first, "side1"),
        (second, "side2"),
        (theme.joint, "side0"),
        (theme.alert(), "alert"),
    ];
    let icon = run.icon.map(|status| format!("status {}", status.as_str()));
    let class = named.into_iter().find(|(color, _)| *color == run.color);
    icon.or_else(|| class.map(|(_, class)| class.to_owned()))
}
