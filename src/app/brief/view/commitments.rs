//! Which commitments are in the brief.

use egui::{Checkbox, CollapsingHeader, RichText, Ui};

use crate::app::brief::{BriefCommand, Dialog};
use crate::app::look::widgets::swatch;
use crate::app::state::State;
use crate::dossier::Slot;

pub(super) fn commitments_ui(
    ui: &mut Ui,
    state: &State,
    dialog: &Dialog,
    send: &mut impl FnMut(BriefCommand),
) {
    let (dossier, draft) = (dialog.dossier(), &dialog.draft);
    let all = dossier.commitments.len();
    if all == 0 {
        return;
    }
    let chosen = dossier.commitments.iter().filter(|one| draft.includes(one)).count();
    let values = [("chosen", chosen.into()), ("all", all.into())];
    let heading = state.words.with("export-commitments", &values);
    // Its id stays while the count changes.
    CollapsingHeader::new(RichText::new(heading)).id_salt("brief-commitments").show(ui, |ui| {
        for slot in Slot::BOTH {
            side_ui(ui, state, dialog, slot, send);
        }
    });
}

fn side_ui(
    ui: &mut Ui,
    state: &State,
    dialog: &Dialog,
    slot: Slot,
    send: &mut impl FnMut(BriefCommand),
) {
    let (dossier, draft) = (dialog.dossier(), &dialog.draft);
    let ours = || dossier.commitments.iter().filter(|one| one.by.slot() == slot);
    if ours().next().is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        swatch(ui, slot);
        let side = &dossier.side(slot).name;
        for (key, include) in [("export-all", true), ("export-none", false)] {
            if ui.button(state.words.with(key, &[("side", side.into())])).clicked() {
                send(BriefCommand::IncludeAll(slot, include));
            }
        }
    });
    for commitment in ours() {
        let mut include = draft.includes(commitment);
        let text = RichText::new(&commitment.text).size(12.0);
        if ui.add(Checkbox::new(&mut include, text)).changed() {
            send(BriefCommand::Include(commitment.id.to_string(), include));
        }
    }
}
