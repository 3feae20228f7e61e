//! The window.

/// What draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Renderer {
    /// Vulkan, Metal, DirectX 12
    Wgpu,
    /// OpenGL
    Glow,
}
/// x
pub struct StartOptions {
    /// x
    pub file: Option<std::path::PathBuf>,
    /// x
    pub renderer: Option<Renderer>,
}
/// x
#[derive(Debug, thiserror::Error)]
#[error("x")]
pub struct StartError;
/// x
/// # Errors
/// x
pub fn run(_: StartOptions) -> Result<(), StartError> {
    Ok(())
}
