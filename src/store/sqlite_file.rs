//! The file of an open SQLite database. SQLite keeps writing into a file that was removed or replaced, where nobody will ever
//! read it; who opened it by name must notice.

use std::path::{Path, PathBuf};

use super::StoreError;

/// A database file as it was when it was opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct DatabaseFile {
    path: PathBuf,
    identity: Identity,
}

impl DatabaseFile {
    pub(super) fn of(path: &Path) -> Result<Self, StoreError> {
        Ok(Self { path: path.to_owned(), identity: identity(path)? })
    }

    /// Is the file that was opened still the one of this name?
    pub(super) fn check(&self) -> Result<(), StoreError> {
        if identity(&self.path)? == self.identity {
            return Ok(());
        }
        Err(StoreError::Gone(format!(
            "{}: another file was put in its place while it was open; restart the program to use that one",
            self.path.display()
        )))
    }
}

/// Device and number on it.
#[cfg(unix)]
type Identity = (u64, u64);

#[cfg(unix)]
fn identity(path: &Path) -> Result<Identity, StoreError> {
    use std::os::unix::fs::MetadataExt as _;
    metadata(path).map(|found| (found.dev(), found.ino()))
}

/// Elsewhere an open file can be neither removed nor replaced.
#[cfg(not(unix))]
type Identity = ();

#[cfg(not(unix))]
fn identity(path: &Path) -> Result<Identity, StoreError> {
    metadata(path).map(drop)
}

fn metadata(path: &Path) -> Result<std::fs::Metadata, StoreError> {
    std::fs::metadata(path).map_err(|e| StoreError::Gone(format!("{}: the database file: {e}", path.display())))
}
