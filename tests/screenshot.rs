//! A picture of the real window: the exit code says whether it was written.
//!
//! On a display of its own, where there is a program to make one.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]
#![cfg(target_os = "linux")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

#[path = "common/skipped.rs"]
mod skipped;

/// A display without a screen, as long as it is held.
struct Display {
    server: Child,
    name: String,
}

impl Display {
    fn open() -> Option<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut number = String::new();
        BufReader::new(server.stdout.take()?).read_line(&mut number).ok()?;
        Some(Self { server, name: format!(":{}", number.trim()) })
    }

    fn picture(&self, home: &Path, to: &Path) -> Output {
        Command::new(env!("CARGO_BIN_EXE_detente"))
            .args(["--size", "640x480", "--screenshot"])
            .arg(to)
            .env("DISPLAY", &self.name)
            .env("XDG_RUNTIME_DIR", home)
            .env("HOME", home)
            .env_remove("WAYLAND_DISPLAY")
            .output()
            .unwrap()
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

#[test]
fn a_picture_that_cannot_be_written_is_told_by_the_exit_code() {
    let Some(display) = Display::open() else {
        return skipped::skipped("a picture of the real window: there is no Xvfb");
    };
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("window.png");
    let output = display.picture(home.path(), &path);
    let told = String::from_utf8(output.stderr).unwrap();
    if told.contains("no window can be opened here") {
        return skipped::skipped("a picture of the real window: nothing can draw on Xvfb");
    }
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(std::fs::read(&path).unwrap().starts_with(b"\x89PNG"));
    let nowhere = home.path().join("gone/window.png");
    let output = display.picture(home.path(), &nowhere);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("window.png cannot be written: its folder does not exist"), "{told}");
}
