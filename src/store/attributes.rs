//! What a file has besides its bytes, so that its replacement gets the same: owner, permissions,
//! access list and extended attributes.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

/// What a file has besides its bytes.
#[derive(Debug)]
pub(super) struct Attributes {
    metadata: Metadata,
    extended: Vec<(String, Vec<u8>)>,
}

/// An attribute that cannot be kept although losing it would change who may read the file, or lose
/// something a user noted there.
#[derive(Debug)]
pub(super) struct NotKept {
    /// Its name.
    pub(super) name: String,
    /// What the system says.
    pub(super) error: io::Error,
}

impl From<io::Error> for NotKept {
    fn from(error: io::Error) -> Self {
        Self { name: "permissions".to_owned(), error }
    }
}

impl Attributes {
    /// Of a file, through links.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let metadata = std::fs::metadata(path)?;
        Ok(Self { metadata, extended: extended::of(path)? })
    }

    /// Gives them to a file that so far only its owner can read, so that at no moment it is more
    /// open than the old file was.
    pub(super) fn give(&self, file: &File) -> Result<(), NotKept> {
        #[cfg(unix)]
        {
            let mode = self.give_owner(file)?;
            extended::give(&self.extended, file)?;
            use std::os::unix::fs::PermissionsExt;
            file.set_permissions(std::fs::Permissions::from_mode(mode))?;
        }
        #[cfg(not(unix))]
        {
            // No attributes could be read.
            let _ = &self.extended;
            file.set_permissions(self.metadata.permissions())?;
        }
        Ok(())
    }

    /// Sets owner and group as far as the system allows, and the mode that suits them: saving a
    /// file that belonged to another user makes it ours.
    #[cfg(unix)]
    fn give_owner(&self, file: &File) -> io::Result<u32> {
        use std::os::unix::fs::{MetadataExt, fchown};
        let (uid, gid) = (self.metadata.uid(), self.metadata.gid());
        let mode = self.metadata.mode() & 0o7777;
        if fchown(file, Some(uid), Some(gid)).is_ok() {
            return Ok(mode);
        }
        // Set-user-id and set-group-id are dropped: our text must not run with another user's
        // rights.
        let mode = mode & 0o777;
        let has_group = fchown(file, None, Some(gid)).is_ok() || file.metadata()?.gid() == gid;
        // A different group gets no more than everyone else has.
        let as_others = mode & 0o707 | mode & (mode & 0o007) << 3;
        Ok(if has_group { mode } else { as_others })
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
mod extended {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    use rustix::fs::{
        XattrFlags, flistxattr, flistxattr_query, fremovexattr, fsetxattr, getxattr,
        getxattr_query, listxattr, listxattr_query,
    };
    use rustix::io::Errno;

    use super::NotKept;

    /// The access list, which the kernel stores among the extended attributes.
    const ACCESS_LIST: &str = "system.posix_acl_access";

    #[cfg(target_vendor = "apple")]
    const GONE: Errno = Errno::NOATTR;
    #[cfg(not(target_vendor = "apple"))]
    const GONE: Errno = Errno::NODATA;

    /// All that a file has; none where the file system has no such thing.
    pub(super) fn of(path: &Path) -> io::Result<Vec<(String, Vec<u8>)>> {
        let list = whole(|| listxattr_query(path), |list| listxattr(path, list));
        let list = match list {
            Ok(list) => list,
            Err(error) if is_unknown(error) => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let mut all = Vec::new();
        for name in names(&list) {
            let read = || getxattr_query(path, &name);
            match whole(read, |value| getxattr(path, &name, value)) {
                Ok(value) => all.push((name, value)),
                // Gone since it was listed, or none of ours.
                Err(GONE) => {}
                Err(_) if may_stay_behind(&name) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(all)
    }

    pub(super) fn give(all: &[(String, Vec<u8>)], file: &File) -> Result<(), NotKept> {
        // A folder may pass an access list on to everything made in it.
        let inherited = whole(|| flistxattr_query(file), |list| flistxattr(file, list));
        if names(&inherited.unwrap_or_default()).any(|name| name == ACCESS_LIST) {
            fremovexattr(file, ACCESS_LIST)
                .map_err(|error| NotKept { name: ACCESS_LIST.to_owned(), error: error.into() })?;
        }
        for (name, value) in all {
            match fsetxattr(file, name.as_str(), value, XattrFlags::empty()) {
                Err(error) if !may_stay_behind(name) => {
                    return Err(NotKept { name: name.clone(), error: error.into() });
                }
                Ok(()) | Err(_) => {}
            }
        }
        Ok(())
    }

    /// Whether the attribute belongs to the system, which sets it on new files as it sees fit and
    /// may not let users set it.
    fn may_stay_behind(name: &str) -> bool {
        let is_access = [ACCESS_LIST, "system.nfs4_acl"].contains(&name);
        let of_the_system = ["security.", "trusted.", "system.", "com.apple."];
        !is_access && of_the_system.iter().any(|start| name.starts_with(start))
    }

    fn is_unknown(error: Errno) -> bool {
        [Errno::NOTSUP, Errno::OPNOTSUPP, Errno::NOSYS].contains(&error)
    }

    /// Each name ends in a zero byte. A name that is not UTF-8 is not one we know.
    fn names(list: &[u8]) -> impl Iterator<Item = String> {
        let names = list.split(|byte| *byte == 0).filter(|name| !name.is_empty());
        names.filter_map(|name| String::from_utf8(name.to_vec()).ok())
    }

    /// Asks how long a value is, then reads it; repeats if it grew in between.
    fn whole(
        length: impl Fn() -> Result<usize, Errno>,
        read: impl Fn(&mut [u8]) -> Result<usize, Errno>,
    ) -> Result<Vec<u8>, Errno> {
        loop {
            let mut bytes = vec![0; length()?];
            if bytes.is_empty() {
                return Ok(bytes);
            }
            match read(&mut bytes) {
                Ok(length) => {
                    bytes.truncate(length);
                    return Ok(bytes);
                }
                Err(Errno::RANGE) => {}
                Err(error) => return Err(error),
            }
        }
    }
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "android", target_vendor = "apple"))))]
mod extended {
    pub(super) fn of(_: &std::path::Path) -> std::io::Result<Vec<(String, Vec<u8>)>> {
        Ok(Vec::new())
    }

    pub(super) fn give(_: &[(String, Vec<u8>)], _: &std::fs::File) -> Result<(), super::NotKept> {
        Ok(())
    }
}

#[cfg(not(unix))]
mod extended {
    pub(super) fn of(_: &std::path::Path) -> std::io::Result<Vec<(String, Vec<u8>)>> {
        Ok(Vec::new())
    }
}
