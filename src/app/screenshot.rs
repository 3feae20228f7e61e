//! A picture of the window that was asked for on the command line: taken once
//! the window has settled, after which it closes.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};

use egui::ColorImage;

use crate::dossier::visible;

/// Frames to let pass, so that fonts and layout have settled.
const FRAMES_TO_SETTLE: u32 = 4;

/// A picture to take.
#[derive(Debug)]
pub struct Screenshot {
    path: PathBuf,
    wait: u32,
    arrived: Option<Receiver<Arc<ColorImage>>>,
}

impl Screenshot {
    /// To be written there.
    pub const fn to(path: PathBuf) -> Self {
        Self { path, wait: FRAMES_TO_SETTLE, arrived: None }
    }

    /// Called every frame; whether the picture has been taken.
    pub fn proceed(&mut self, context: &egui::Context) -> bool {
        context.request_repaint();
        if let Some(arrived) = &self.arrived {
            let Ok(image) = arrived.try_recv() else { return false };
            let written =
                png(&image).and_then(|png| Ok(crate::store::write_atomically(&self.path, &png)?));
            if let Err(error) = written {
                let told = format!("detente: {error:#}");
                let _ = writeln!(std::io::stderr(), "{}", visible(&told));
            }
            return true;
        }
        match self.wait.checked_sub(1) {
            Some(wait) => self.wait = wait,
            None => {
                let (sender, receiver) = sync_channel(1);
                self.arrived = Some(receiver);
                context.request_screenshot(move |image| {
                    let _ = sender.send(image);
                });
            }
        }
        false
    }
}

/// A picture as a PNG file's bytes.
pub fn png(image: &ColorImage) -> anyhow::Result<Vec<u8>> {
    let [width, height] = image.size;
    let bytes: Vec<u8> = image.pixels.iter().flat_map(|pixel| pixel.to_array()).collect();
    Ok(crate::brief::encode_png(width as u32, height as u32, bytes)?)
}
