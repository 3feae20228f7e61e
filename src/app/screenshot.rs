//! A picture of the window that was asked for on the command line: taken once
//! the window has settled, after which it closes.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, sync_channel};

use egui::ColorImage;

use crate::brief::PngError;
/// Frames to let pass, so that fonts and layout have settled.
const FRAMES_TO_SETTLE: u32 = 4;

/// A picture to take.
#[derive(Debug)]
pub(super) struct Screenshot {
    path: PathBuf,
    wait: u32,
    arrived: Option<Receiver<Arc<ColorImage>>>,
    /// The channel told whether it was written.
    tell: Option<Sender<Written>>,
}

/// Whether a picture was written, or why not.
pub(super) type Written = anyhow::Result<()>;

impl Screenshot {
    /// To be written there.
    pub(super) const fn to(path: PathBuf) -> Self {
        Self { path, wait: FRAMES_TO_SETTLE, arrived: None, tell: None }
    }

    /// Has this channel told whether it was written, before the window closes.
    pub(super) fn tell(&mut self, tell: Sender<Written>) {
        self.tell = Some(tell);
    }

    /// Called every frame; whether the picture has been taken.
    pub(super) fn proceed(&mut self, context: &egui::Context) -> bool {
        context.request_repaint();
        if let Some(arrived) = &self.arrived {
            let Ok(image) = arrived.try_recv() else { return false };
            let written = png(&image)
                .map_err(anyhow::Error::from)
                .and_then(|png| Ok(crate::store::write_atomically(&self.path, &png)?));
            if let Some(tell) = &self.tell {
                // The receiver exists until the window has closed.
                let _ = tell.send(written);
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
///
/// # Errors
/// Where it cannot be encoded.
pub(super) fn png(image: &ColorImage) -> Result<Vec<u8>, PngError> {
    let [width, height] = image.size;
    let bytes: Vec<u8> = image.pixels.iter().flat_map(|pixel| pixel.to_array()).collect();
    crate::brief::encode_png(width as u32, height as u32, bytes)
}
