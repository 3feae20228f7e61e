//! The dialog of a draft, as it is drawn.

mod about;
mod article;
mod asking;
mod card;
mod fields;
mod known;
mod list;

use egui::{Frame, Id, Key, Label, Modal, Modifiers, RichText, Ui};

use super::{Busy, DraftCommand, Going};
use crate::app::command::{Command, Commands};
use crate::app::look::dialog;
use crate::app::look::widgets::{heading, muted};
use crate::app::state::State;
use crate::drafting::review::{Decision, ItemKind, Review};
use crate::words::one_line;

/// Space between the window's edge and the dialog, in points.
const AROUND: f32 = 24.0;
/// Width of the dialog in which a text is asked for, in points.
const ASKING_WIDTH: f32 = 720.0;
/// The most that the article and the card are wide together.
const MOST_WIDTH: f32 = 1_300.0;
/// The article's share of the width.
const ARTICLE_SHARE: f32 = 0.54;
/// Height of what ends a draft, below both, in points.
const END_HEIGHT: f32 = 74.0;
/// Characters of the title in the heading.
const MOST_OF_TITLE: usize = 90;

pub(crate) fn drafting_ui(ui: &Ui, state: &State, commands: &mut Commands) {
    let Some(going) = state.drafting.going.as_deref() else { return };
    let frame = Frame::popup(ui.style()).inner_margin(14);
    let modal = Modal::new(Id::unique("drafting")).frame(frame).show(ui.ctx(), |ui| {
        let size = ui.ctx().content_rect().size() - egui::vec2(AROUND, AROUND) * 2.0;
        ui.set_max_height(size.y);
        match &going.review {
            None => {
                ui.set_width(ASKING_WIDTH.min(size.x));
                asking::asking_ui(ui, state, going, commands);
            }
            Some(review) => {
                ui.set_width(MOST_WIDTH.min(size.x));
                let bottom = ui.cursor().top() + size.y;
                review_ui(ui, state, going, review, bottom, commands);
            }
        }
    });
    // A click beside it does not close it: decisions may have been made.
    if dialog::is_left(ui, "drafting", &modal) {
        send(commands, DraftCommand::Close);
    }
}

fn send(commands: &mut Commands, command: DraftCommand) {
    commands.push(Command::Draft(command));
}

/// Why something could not be done, or what goes on.
fn told_ui(ui: &mut Ui, state: &State) {
    if let Some(why) = &state.drafting.wrong {
        let ink = ui.visuals().error_fg_color;
        let response = ui.add(Label::new(RichText::new(why).color(ink)).wrap());
        response.scroll_to_me(None);
    }
    let key = match state.drafting.busy {
        None => return,
        Some(Busy::Reading) => "draft-reading",
        Some(Busy::Looking) => "draft-looking",
        Some(Busy::Keeping) => "draft-keeping",
    };
    ui.horizontal(|ui| {
        ui.spinner();
        ui.label(state.words.get(key));
    });
}

fn review_ui(
    ui: &mut Ui,
    state: &State,
    going: &Going,
    review: &Review,
    bottom: f32,
    commands: &mut Commands,
) {
    keys(ui, state, going, commands);
    let words = &state.words;
    let title = one_line(&review.source.title, MOST_OF_TITLE).into_owned();
    heading(ui, words.with("draft-heading", &[("title", title.into())]));
    let open = review.count(|one| *one == Decision::Open);
    let values = [
        ("count", review.items.len().into()),
        ("open", open.into()),
        ("taken", review.taken().into()),
    ];
    muted(ui, words.with("draft-progress", &values));
    ui.add_space(4.0);
    let [mut left, mut right] = dialog::columns(ui, bottom - END_HEIGHT, ARTICLE_SHARE);
    article::article_ui(&mut left, state, going, review, commands);
    card::card_ui(&mut right, state, going, review, commands);
    list::list_ui(&mut right, state, going, review, commands);
    ui.separator();
    end_ui(ui, state, going, review, commands);
}

/// What ends a draft, or lets it wait.
fn end_ui(ui: &mut Ui, state: &State, going: &Going, review: &Review, commands: &mut Commands) {
    let words = &state.words;
    ui.horizontal_wrapped(|ui| {
        let values = [("count", review.taken().into())];
        let finish = ui.button(words.with("draft-finish", &values));
        if finish.on_hover_text(words.get("draft-finish-keys")).clicked() {
            send(commands, DraftCommand::Finish);
        }
        if ui.button(words.get("draft-close")).clicked() {
            send(commands, DraftCommand::Close);
        }
        if ui.button(words.get("draft-give-up")).clicked() {
            send(commands, DraftCommand::GiveUp);
        }
        let mut keeps = going.keeps_text;
        let keep = ui.checkbox(&mut keeps, words.get("draft-keep-text"));
        if keep.on_hover_text(words.get("draft-keep-text-what")).changed() {
            send(commands, DraftCommand::SetKeepsText(keeps));
        }
    });
    muted(ui, words.get("draft-keys"));
}

/// Keys of the review. While something is written, or a list is open, they belong to that.
fn keys(ui: &Ui, state: &State, going: &Going, commands: &mut Commands) {
    let context = ui.ctx();
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter)) {
        send(commands, DraftCommand::Finish);
    }
    if context.text_edit_focused() || egui::Popup::is_any_open(context) {
        return;
    }
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let plain = [
        (Key::A, DraftCommand::Accept),
        (Key::R, DraftCommand::Reject),
        (Key::M, DraftCommand::Merge),
        (Key::U, DraftCommand::Reopen),
        (Key::E, DraftCommand::Edit),
        (Key::N, DraftCommand::Step(1)),
        (Key::P, DraftCommand::Step(-1)),
        (Key::PageDown, DraftCommand::Step(1)),
        (Key::PageUp, DraftCommand::Step(-1)),
    ];
    for (key, command) in plain {
        if pressed(key) {
            send(commands, command);
        }
    }
    choose_by_number(ui, state, going, commands);
    // Where nothing has the focus, arrows go through the candidates.
    if context.memory(|memory| memory.focused()).is_none() && going.at.is_some() {
        for (key, by) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1)] {
            if pressed(key) {
                send(commands, DraftCommand::Step(by));
            }
        }
    }
}

/// Of a claim and of evidence a number chooses the commitment that it is about.
fn choose_by_number(ui: &Ui, state: &State, going: &Going, commands: &mut Commands) {
    const KEYS: [Key; about::NUMBERED] = [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    let (Some(review), Some(item)) = (&going.review, going.in_front()) else { return };
    if !matches!(item.kind, ItemKind::Claim | ItemKind::Evidence) {
        return;
    }
    let pressed =
        KEYS.iter().position(|key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)));
    let Some(place) = pressed else { return };
    let options = about::options(state.document.dossier(), review, item);
    if let Some((meant, _)) = options.into_iter().nth(place) {
        send(commands, DraftCommand::SetAbout(meant));
    }
}
