//! A template's folder: what is inside it can be read, and nothing else.

use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use super::read::{ReadError, Unread};

/// Largest file that a template may use, in bytes: a picture for print.
pub const MOST_TEMPLATE_BYTES: u64 = 32 * 1024 * 1024;

/// The folder that a template lies in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFolder {
    /// With all links followed, so that a file can be told to be inside.
    root: PathBuf,
    /// The template's own name.
    name: String,
}

impl TemplateFolder {
    /// The folder of a template's file.
    ///
    /// # Errors
    /// If there is no such file, or it cannot be read.
    pub fn of(template: &Path) -> Result<Self, ReadError> {
        let unreadable = |why| ReadError::Unreadable { path: template.to_owned(), why };
        let name = template.file_name().and_then(|name| name.to_str());
        let name = name.ok_or_else(|| unreadable(Unread::NoTextName))?;
        let folder = template.parent().filter(|folder| !folder.as_os_str().is_empty());
        let root = std::fs::canonicalize(folder.unwrap_or(Path::new(".")))
            .map_err(|_| unreadable(Unread::NoTemplateFolder))?;
        let folder = Self { root, name: name.to_owned() };
        folder.open(name)?;
        Ok(folder)
    }

    /// The template's name inside its folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Reads a file by its path inside the folder, with `/` between names.
    ///
    /// # Errors
    /// If there is no such file, it is too large, or it lies outside the folder, be it through a
    /// link.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let (file, path) = self.open(path)?;
        let mut bytes = Vec::new();
        // The file may grow while it is read.
        file.take(MOST_TEMPLATE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| {
            ReadError::Unreadable { path: path.clone(), why: Unread::System(error.to_string()) }
        })?;
        if bytes.len() as u64 > MOST_TEMPLATE_BYTES {
            return Err(too_large(&path));
        }
        Ok(bytes)
    }

    fn open(&self, path: &str) -> Result<(File, PathBuf), ReadError> {
        let asked = Path::new(path);
        let unreadable = |why| ReadError::Unreadable { path: asked.to_owned(), why };
        let outside = || unreadable(Unread::OutsideTemplate);
        // Windows has names that are devices, and paths with a drive.
        if !asked.components().all(|part| matches!(part, Component::Normal(_))) {
            return Err(outside());
        }
        let missing = || unreadable(Unread::NotInTemplate);
        let target = std::fs::canonicalize(self.root.join(asked)).map_err(|_| missing())?;
        if !target.starts_with(&self.root) {
            return Err(outside());
        }
        let metadata = std::fs::metadata(&target).map_err(|_| missing())?;
        if metadata.is_dir() {
            return Err(unreadable(Unread::TemplateFolder));
        }
        // Opening a pipe would wait for a writer.
        if !metadata.is_file() {
            return Err(ReadError::Special(asked.to_owned()));
        }
        if metadata.len() > MOST_TEMPLATE_BYTES {
            return Err(too_large(asked));
        }
        let file =
            File::open(&target).map_err(|error| unreadable(Unread::System(error.to_string())))?;
        Ok((file, asked.to_owned()))
    }
}

fn too_large(path: &Path) -> ReadError {
    let why = Unread::LargeTemplate(MOST_TEMPLATE_BYTES / 1_000_000);
    ReadError::Unreadable { path: path.to_owned(), why }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_inside_can_be_read() {
        let outer = tempfile::tempdir().unwrap();
        let inner = outer.path().join("house");
        std::fs::create_dir_all(inner.join("pictures")).unwrap();
        std::fs::write(inner.join("house.typ"), "= House").unwrap();
        std::fs::write(inner.join("pictures/logo.svg"), "<svg/>").unwrap();
        std::fs::write(outer.path().join("secret.txt"), "secret").unwrap();
        let folder = TemplateFolder::of(&inner.join("house.typ")).unwrap();
        assert_eq!(folder.name(), "house.typ");
        assert_eq!(folder.read("pictures/logo.svg").unwrap(), b"<svg/>");
        for path in
            ["../secret.txt", "/etc/hostname", "pictures/../../secret.txt", "pictures", "no"]
        {
            assert!(folder.read(path).is_err(), "{path}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("../secret.txt", inner.join("link.txt")).unwrap();
            let error = folder.read("link.txt").unwrap_err().to_string();
            assert!(error.contains("not inside the template's folder"), "{error}");
        }
    }
}
