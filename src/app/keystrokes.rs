//! Keys in their order, however slow a frame is.
//!
//! egui moves the focus once a frame, and the window carries out commands after one. If a frame
//! takes long, a fast typist has pressed Tab and typed on before the next begins, and the letters
//! would land in the field that was left. So what comes after a key that may move the focus waits
//! until it has moved.

use std::collections::VecDeque;

use egui::{Event, Key};

/// Frames that pass between a key that may move the focus and what was typed
/// after it: one in which it is moved, and one in which what opens takes it.
const FRAMES: u8 = 2;

/// Keys that wait for their turn.
#[derive(Debug, Default)]
pub(super) struct Keystrokes {
    waiting: VecDeque<Event>,
    frames_to_wait: u8,
}

impl Keystrokes {
    /// Leaves in the events of a frame those whose turn it is; whether others
    /// wait for a further frame.
    pub(super) fn in_order(&mut self, events: &mut Vec<Event>) -> bool {
        if self.waiting.is_empty() && self.frames_to_wait == 0 && !events.iter().any(moves_focus) {
            return false;
        }
        self.waiting.extend(events.drain(..));
        if self.frames_to_wait > 0 {
            self.frames_to_wait -= 1;
            // What the mouse does waits for no key, as long as none waits.
            events.extend(self.take_while(|event| !is_typed(event)));
            return !self.waiting.is_empty() || self.frames_to_wait > 0;
        }
        while let Some(event) = self.waiting.pop_front() {
            let moves = moves_focus(&event);
            events.push(event);
            if moves {
                self.frames_to_wait = FRAMES - 1;
                break;
            }
        }
        !self.waiting.is_empty() || self.frames_to_wait > 0
    }

    fn take_while(&mut self, takes: impl Fn(&Event) -> bool) -> Vec<Event> {
        let count = self.waiting.iter().take_while(|event| takes(event)).count();
        self.waiting.drain(..count).collect()
    }
}

const fn is_typed(event: &Event) -> bool {
    matches!(event, Event::Key { .. } | Event::Text(_) | Event::Paste(_) | Event::Ime(_))
}

/// Whether a key may move the focus, or opens or closes what has it.
fn moves_focus(event: &Event) -> bool {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => {
            matches!(key, Key::Tab | Key::Enter | Key::Escape | Key::F2) || modifiers.command
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use egui::Modifiers;

    use super::*;

    fn press(key: Key) -> Event {
        let modifiers = Modifiers::NONE;
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    /// What each frame gets of events that all came in the first.
    fn frames(mut events: Vec<Event>) -> Vec<Vec<Event>> {
        let mut keys = Keystrokes::default();
        let mut frames = Vec::new();
        for _ in 0..50 {
            let more = keys.in_order(&mut events);
            frames.push(std::mem::take(&mut events));
            if !more {
                break;
            }
        }
        frames
    }

    #[test]
    fn what_is_typed_after_tab_waits_for_the_focus() {
        let text = |text: &str| Event::Text(text.to_owned());
        let events = vec![text("a"), press(Key::Tab), text("b"), text("c"), press(Key::Tab)];
        let expected = vec![
            vec![text("a"), press(Key::Tab)],
            Vec::new(),
            vec![text("b"), text("c"), press(Key::Tab)],
            Vec::new(),
        ];
        assert_eq!(frames(events), expected);
    }

    #[test]
    fn nothing_is_lost_and_nothing_waits_without_need() {
        let text = |text: &str| Event::Text(text.to_owned());
        assert_eq!(frames(vec![text("a"), text("b")]), [vec![text("a"), text("b")]]);
        let keys = [Key::Tab, Key::Enter, Key::A, Key::Escape, Key::Tab];
        let events: Vec<Event> = keys.iter().map(|key| press(*key)).collect();
        assert_eq!(frames(events.clone()).concat(), events);
    }
}
