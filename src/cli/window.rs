//! `detente` without a command: the window.

use super::Outcome;
use super::args::Arguments;

/// Opens the window.
#[cfg(feature = "window")]
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    crate::app::run(&options(arguments)).map(|()| Outcome::Done).map_err(anyhow::Error::from)
}

#[cfg(feature = "window")]
fn options(arguments: &Arguments) -> crate::app::StartOptions {
    crate::app::StartOptions {
        file: arguments.file.clone(),
        renderer: arguments.renderer,
        screenshot: arguments.screenshot.clone(),
        size: arguments.size,
        dark: arguments.theme.map(|theme| theme == super::args::WindowTheme::Dark),
        welcomes: arguments.screenshot.is_none(),
        language: arguments.lang,
        state: super::state_folder(arguments),
        system_language: crate::app::system_language(),
    }
}

/// Says that this build has no window.
#[cfg(not(feature = "window"))]
pub(super) fn run(_: &Arguments) -> anyhow::Result<Outcome> {
    anyhow::bail!("this program was built without its window; `detente --help` has the commands")
}
