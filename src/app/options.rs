//! How the window is asked to open.

use std::path::{Path, PathBuf};

use crate::store::StateFolder;
use crate::words::Language;

/// What draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Renderer {
    /// Vulkan, Metal or DirectX 12
    Wgpu,
    /// OpenGL
    Glow,
}

/// How the window is opened.
#[derive(Debug, Clone, Default)]
pub struct StartOptions {
    /// The dossier to open, or a folder of some; the built-in sample where not given.
    pub file: Option<PathBuf>,
    /// What draws; the first that works where not given.
    pub renderer: Option<Renderer>,
    /// Take a picture of the window, write it here and leave.
    pub screenshot: Option<PathBuf>,
    /// The window's size in points.
    pub size: Option<(u32, u32)>,
    /// Light or dark; as the system where not given.
    pub dark: Option<bool>,
    /// Whether the first start is told what is seen; else it never is.
    pub welcomes: bool,
    /// Which language, whatever was chosen before.
    pub language: Option<Language>,
    /// Where journals of unsaved edits are kept; nowhere where not given.
    pub state: Option<StateFolder>,
    /// The system's language, used if the user has chosen none.
    pub system_language: Language,
}

impl StartOptions {
    /// The dossier to open.
    pub fn dossier(&self) -> Option<&Path> {
        self.file.as_deref().filter(|file| !file.is_dir())
    }

    /// The folder of dossiers to show.
    pub fn folder(&self) -> Option<&Path> {
        self.file.as_deref().filter(|file| file.is_dir())
    }
}
