//! A quotation, and how it stands in the text of its source.

use egui::{Label, RichText, Ui};

use crate::app::command::{Command, Commands};
use crate::app::evidence::EvidenceCommand;
use crate::app::look::widgets::{link, muted};
use crate::app::state::State;
use crate::dossier::{Id, Source};
use crate::evidence::Standing;
use crate::reading::wording::{difference_text, standing_sign, standing_text};

/// Differences that are told one by one.
const MOST_TOLD: usize = 6;

pub(crate) fn quote_ui(
    ui: &mut Ui,
    state: &State,
    quote: &str,
    sources: &[Id<Source>],
    commands: &mut Commands,
) {
    let words = &state.words;
    ui.add(Label::new(RichText::new(format!("“{quote}”")).italics()).wrap());
    let dossier = state.document.dossier();
    let standing = state.document.holdings.quotes().standing(dossier, quote, sources);
    let text = format!("{} {}", standing_sign(&standing), standing_text(&standing, dossier, words));
    match standing.at() {
        Some((source, at)) => {
            if link(ui, text).on_hover_text(words.get("quote-show")).clicked() {
                let show = EvidenceCommand::Show(source, Some(at.clone()));
                commands.push(Command::Evidence(show));
            }
        }
        None if standing.is_doubtful() => {
            ui.colored_label(ui.visuals().warn_fg_color, text);
        }
        None => {
            muted(ui, text);
        }
    }
    if let Standing::Differs(_, _, differences) = &standing {
        for difference in differences.iter().take(MOST_TOLD) {
            muted(ui, difference_text(difference, words));
        }
    }
}
