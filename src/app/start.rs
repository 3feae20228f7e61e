//! Opening the window: which renderer, and what to say where there is none.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Instant;

use anyhow::anyhow;
use eframe::egui_wgpu::{WgpuConfiguration, WgpuSetup, WgpuSetupCreateNew, wgpu};

use super::application::Application;
use super::file::opening::Ahead;
use super::options::{Renderer, StartOptions};
use super::screenshot::Written;
use crate::store;
use crate::store::crash::did;
use crate::words::Language;

/// The window could not be opened, or not do what it was opened for.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// There is none.
    #[error(
        "no window can be opened here ({0}); without a display, use `detente render -o figure.png` or another command"
    )]
    NoWindow(String),
    /// The picture of it that was asked for was not written.
    #[error("{0:#}")]
    NoPicture(anyhow::Error),
}

/// Opens the window and returns when it is closed.
///
/// Tries wgpu on a graphics processor, then OpenGL, then wgpu on whatever
/// there is: on a software rasteriser OpenGL draws about three times faster.
///
/// # Errors
/// Where there is no display, or nothing can draw on it; where a picture of the
/// window was asked for and there is none.
pub fn run(options: &StartOptions) -> Result<(), StartError> {
    let started = Instant::now();
    if !has_display() {
        return Err(StartError::NoWindow("no display is set".to_owned()));
    }
    if is_shown_elsewhere(options) {
        return Ok(());
    }
    let attempts: &[Attempt] = match options.renderer {
        Some(Renderer::Wgpu) => &[Attempt::WgpuAny],
        Some(Renderer::Glow) => &[Attempt::Glow],
        None => &[Attempt::WgpuHardware, Attempt::Glow, Attempt::WgpuAny],
    };
    // Making a window takes as long as reading a large file.
    let mut ahead = options.dossier().map(Ahead::begin);
    let mut reasons = Vec::new();
    for attempt in attempts {
        match try_run(*attempt, options, &mut ahead, started) {
            Ok(written) => return written.map_err(StartError::NoPicture),
            // No renderer can help where there is no display.
            Err(eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_)) => {
                return Err(StartError::NoWindow("the display does not answer".to_owned()));
            }
            Err(error) => reasons.push(format!("{}: {error}", attempt.name())),
        }
    }
    Err(StartError::NoWindow(reasons.join("; ")))
}

/// Where what is remembered is kept: under the program's name, whatever the system calls the
/// window.
fn remembered_file() -> Option<PathBuf> {
    eframe::storage_dir("detente").map(|folder| folder.join("app.ron"))
}

/// Whether another window has the file open; it has come to the front instead.
fn is_shown_elsewhere(options: &StartOptions) -> bool {
    let state = options.state.as_ref().filter(|_| options.screenshot.is_none());
    let file = state.zip(options.dossier());
    let Some((_, file)) = file.filter(|(state, file)| store::call_window(state, file)) else {
        return false;
    };
    let name = store::shown(file);
    let _ = writeln!(
        std::io::stderr(),
        "detente: {name} is open in another window, which was brought to the front"
    );
    true
}

/// By which the system knows the window's desktop entry, and so its icon.
const APP_ID: &str = "org.detente.Detente";

#[derive(Debug, Clone, Copy)]
enum Attempt {
    WgpuHardware,
    WgpuAny,
    Glow,
}

impl Attempt {
    const fn name(self) -> &'static str {
        match self {
            Self::WgpuHardware => "wgpu on a graphics processor",
            Self::WgpuAny => "wgpu",
            Self::Glow => "OpenGL",
        }
    }
}

/// The system's language, used if the user has chosen none.
pub fn system_language() -> Language {
    Language::for_system(&sys_locale::get_locale().unwrap_or_default())
}

/// Checked before winit does, whose message is for programmers.
fn has_display() -> bool {
    if cfg!(any(target_os = "windows", target_os = "macos")) {
        return true;
    }
    ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Opens the window and returns when it is closed: whether a picture that was
/// asked for was written.
fn try_run(
    attempt: Attempt,
    options: &StartOptions,
    ahead: &mut Option<Ahead>,
    started: Instant,
) -> eframe::Result<Written> {
    did("draw-with", attempt.name());
    let (width, height) = options.size.unwrap_or((1440, 900));
    let viewport = egui::ViewportBuilder::default()
        .with_title("Détente")
        .with_app_id(APP_ID)
        .with_inner_size([width as f32, height as f32])
        .with_min_inner_size([640.0, 480.0]);
    let scratch = options.screenshot.as_ref().and_then(|_| tempfile::tempdir().ok());
    let native = eframe::NativeOptions {
        viewport,
        renderer: match attempt {
            Attempt::Glow => eframe::Renderer::Glow,
            Attempt::WgpuHardware | Attempt::WgpuAny => eframe::Renderer::Wgpu,
        },
        wgpu_options: wgpu_options(attempt),
        // A picture must not depend on the last session, nor leave traces; a size
        // that is asked for counts more than the last.
        persist_window: scratch.is_none() && options.size.is_none(),
        persistence_path: scratch
            .as_ref()
            .map(|folder| folder.path().join("state"))
            .or_else(remembered_file),
        ..Default::default()
    };
    let is_asked = options.screenshot.is_some();
    let (tell, told) = channel();
    eframe::run_native(
        "detente",
        native,
        Box::new(move |context| {
            // An attempt before this one may have taken it, and failed later.
            let ahead = ahead.take().or_else(|| options.dossier().map(Ahead::begin));
            let mut application = Application::on(context, options, ahead, started);
            application.tell_picture(tell);
            Ok(Box::new(application))
        }),
    )?;
    Ok(match told.try_recv() {
        Ok(written) => written,
        Err(_) if is_asked => Err(anyhow!("the window was closed before its picture was taken")),
        Err(_) => Ok(()),
    })
}

fn wgpu_options(attempt: Attempt) -> WgpuConfiguration {
    let mut setup = WgpuSetupCreateNew::without_display_handle();
    if matches!(attempt, Attempt::WgpuHardware) {
        setup.native_adapter_selector = Some(Arc::new(|adapters, surface| {
            let usable = |adapter: &&wgpu::Adapter| {
                adapter.get_info().device_type != wgpu::DeviceType::Cpu
                    && surface.is_none_or(|surface| adapter.is_surface_supported(surface))
            };
            let found = adapters.iter().find(usable).cloned();
            found.ok_or_else(|| "wgpu found no graphics processor".to_owned())
        }));
    }
    WgpuConfiguration { wgpu_setup: WgpuSetup::CreateNew(setup), ..Default::default() }
}
