//! Any dossier can be looked at, at any size, by any keys: nothing panics, and
//! the window settles.

use detente::app::StartOptions;
use egui::{Key, Modifiers};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::common::random;
use crate::harness::*;

const KEYS: [(Modifiers, Key); 22] = [
    (Modifiers::NONE, Key::ArrowRight),
    (Modifiers::NONE, Key::ArrowLeft),
    (Modifiers::NONE, Key::Home),
    (Modifiers::NONE, Key::End),
    (Modifiers::NONE, Key::Plus),
    (Modifiers::NONE, Key::Minus),
    (Modifiers::NONE, Key::Num0),
    (Modifiers::SHIFT, Key::ArrowLeft),
    (Modifiers::SHIFT, Key::ArrowRight),
    (Modifiers::ALT, Key::ArrowLeft),
    (Modifiers::ALT, Key::ArrowRight),
    (Modifiers::NONE, Key::Period),
    (Modifiers::NONE, Key::Comma),
    (Modifiers::COMMAND, Key::Num1),
    (Modifiers::COMMAND, Key::Num2),
    (Modifiers::COMMAND, Key::Num3),
    (Modifiers::COMMAND, Key::Num4),
    (Modifiers::COMMAND, Key::E),
    (Modifiers::COMMAND, Key::D),
    (Modifiers::NONE, Key::F2),
    (Modifiers::NONE, Key::Delete),
    (Modifiers::COMMAND, Key::Z),
];

#[test]
fn anything_can_be_looked_at_by_any_keys() {
    let keys = prop::collection::vec(prop::sample::select(KEYS.to_vec()), 0..24);
    let size = (500.0..2200.0_f32, 420.0..1400.0_f32);
    let mut runner = TestRunner::new(random::cases(24));
    let outcome = runner.run(&(random::spec(), keys, size), |(spec, keys, (width, height))| {
        let file = Some(write("any.dossier.toml", &spec.toml()));
        let options = StartOptions { file, ..StartOptions::default() };
        let mut window = open_with(options, [width, height]);
        for (modifiers, key) in keys {
            press(&mut window, modifiers, key);
        }
        window.run();
        Ok(())
    });
    outcome.unwrap();
}
