//! A question that appears by itself hears no key that may have been meant for
//! something else.

use egui::{Context, Event, Id};

/// For how long nothing must have been typed before keys can be an answer, in
/// seconds.
const QUIET: f64 = 0.5;

#[derive(Debug, Clone, Copy)]
struct Shown {
    /// The frame in which it was shown last.
    frame: u64,
    /// Since when nothing has been typed.
    quiet_since: f64,
    may_answer: bool,
}

/// Whether this frame's input can be an answer to a question on screen: once nothing was typed for
/// half a second, or by pointer. Call it in each frame in which the question is shown, after
/// drawing it; until then nothing keeps the focus.
pub(crate) fn may_answer(context: &Context, name: &str) -> bool {
    let id = Id::unique(("guarded-question", name));
    let frame = context.cumulative_frame_nr();
    let (now, typed, pointed) = context.input(|input| {
        let typed = input.events.iter().any(is_typing) || !input.keys_down.is_empty();
        let pointed = input.pointer.any_released() || input.events.iter().any(is_assistance);
        (input.time, typed, pointed)
    });
    let before: Option<Shown> = context.data(|data| data.get_temp(id));
    let before = before.filter(|shown| is_next(shown.frame, frame));
    let mut shown = before.unwrap_or(Shown { frame, quiet_since: now, may_answer: false });
    shown.frame = frame;
    if !shown.may_answer {
        if typed {
            shown.quiet_since = now;
        }
        let quiet = now - shown.quiet_since;
        shown.may_answer = !typed && quiet >= QUIET;
        if !shown.may_answer {
            let rest = (QUIET - quiet).max(0.01);
            context.request_repaint_after(std::time::Duration::from_secs_f64(rest));
        }
    }
    let may_answer = shown.may_answer || pointed;
    if !may_answer {
        context.memory_mut(|memory| {
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        });
    }
    context.data_mut(|data| data.insert_temp(id, shown));
    may_answer
}

/// Whether this is the first frame in which something is on screen again. Call it in each frame in
/// which it is shown.
pub(crate) fn has_just_appeared(context: &Context, id: Id) -> bool {
    let frame = context.cumulative_frame_nr();
    let before: Option<u64> = context.data(|data| data.get_temp(id));
    context.data_mut(|data| data.insert_temp(id, frame));
    !before.is_some_and(|before| is_next(before, frame))
}

const fn is_next(before: u64, frame: u64) -> bool {
    frame.saturating_sub(before) <= 1
}

const fn is_typing(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { .. }
            | Event::Text(_)
            | Event::Paste(_)
            | Event::Cut
            | Event::Copy
            | Event::Ime(_)
    )
}

/// A screen reader names the control to be used and acts on it directly.
const fn is_assistance(event: &Event) -> bool {
    matches!(event, Event::AccessKitActionRequest(_))
}
