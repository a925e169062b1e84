//! Messages as files in a folder, instead of a mail server: the default of a machine on which nothing is set up. Each is named
//! after its notice, so one that is written twice is there once.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use lettre::message::Mailbox;

use super::channel::{Channel, Fault};
use super::mail::mail;
use super::message::Message;

/// A folder of `.eml` files, which every mail program opens.
#[derive(Debug)]
pub struct Files {
    /// The folder; it is made when the first message comes.
    pub folder: PathBuf,
    /// Who it is from.
    pub from: Mailbox,
}

impl Channel for Files {
    fn name(&self) -> &'static str {
        "files"
    }

    fn prepare(&self, message: &Message) -> Result<Vec<u8>, Fault> {
        Ok(mail(message, &self.from)?.formatted())
    }

    fn send(&self, message: &Message, prepared: &[u8]) -> Result<(), Fault> {
        put(&self.folder, &format!("{}.eml", message.id), prepared)
    }
}

/// Writes a file whole or not at all: under another name first, then renamed.
pub(super) fn put(folder: &Path, name: &str, content: &[u8]) -> Result<(), Fault> {
    let write = || -> std::io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut part = tempfile_in(folder, name)?;
        part.1.write_all(content)?;
        part.1.sync_all()?;
        fs::rename(&part.0, folder.join(name))
    };
    write().map_err(|error| Fault::Technical(format!("{} cannot be written to: {error}", folder.display())))
}

fn tempfile_in(folder: &Path, name: &str) -> std::io::Result<(PathBuf, fs::File)> {
    let path = folder.join(format!(".{name}.part"));
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    // Who may read a message is its reader and whoever runs the service.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(&path)?;
    Ok((path, file))
}
