//! `keys`: the file of keys without which nothing sealed can be read. Also where the program finds its keys when it starts.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Subcommand;
use indicatif::{ProgressBar, ProgressStyle};

use super::accounts::told;
use super::{Cli, Failure, Outcome, open, print, start_log};
use crate::ambient::{Ambient, Real};
use crate::app::accounts::seal_anew;
use crate::app::{handovers, people};
use crate::sealing::Keyring;
use crate::settings::Settings;
use crate::store::Db;

#[derive(Debug, Subcommand)]
pub(super) enum Keys {
    /// Make a new file of keys, readable by you alone. A file that is there is never overwritten.
    New,
    /// Add a new key that seals from now on, and seal everything anew with it. Can be run again if it was interrupted.
    Rotate,
    /// Say which keys there are; never the keys.
    Status,
}

impl Keys {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        start_log("warn");
        let settings = cli.settings()?;
        let path = path(&settings);
        match self {
            Self::New => {
                let path = path.ok_or_else(no_file)?;
                create(&path)?;
                print(&format!("made {}; keep a copy of it, apart from the database\n", path.display()))
            }
            Self::Rotate => rotate(&settings, &path.ok_or_else(no_file)?),
            Self::Status => {
                let keys = load(&settings, path.as_deref())?.ok_or_else(|| missing(path.as_deref()))?;
                let names: Vec<&str> = keys.names().collect();
                print(&format!("seals: {}\nopens: {}\n", keys.current(), names.join(", ")))
            }
        }
    }
}

fn no_file() -> Failure {
    Failure::input("the keys come from the setting keys.text, so there is no file; name one by keys.file")
}

fn missing(path: Option<&Path>) -> Failure {
    match path {
        Some(path) => Failure::input(format!(
            "the file of keys {} is not there. If it was moved, name it by the setting keys.file; for a new database make it \
             with `wachtwijzer keys new`",
            path.display()
        )),
        None => Failure::input(
            "name a file of keys by the setting keys.file and make it with `wachtwijzer keys new`, or give the keys by \
             WACHTWIJZER_KEYS__TEXT",
        ),
    }
}

/// The file of keys: the one that the settings name, or the one beside an SQLite database. `None`: the keys come as a text,
/// or a file must be named.
fn path(settings: &Settings) -> Option<PathBuf> {
    if !settings.keys_text.reveal().is_empty() {
        return None;
    }
    let beside =
        || settings.database_url.reveal().strip_prefix("sqlite:").map(|file| PathBuf::from(format!("{file}.keys")));
    settings.keys_file.clone().or_else(beside)
}

/// The keys of the settings; `None` where the file is not there.
fn load(settings: &Settings, path: Option<&Path>) -> Result<Option<Keyring>, Failure> {
    let given = settings.keys_text.reveal();
    let (text, from) = match path {
        None if given.is_empty() => return Err(missing(None)),
        None => (given.replace(';', "\n"), "keys.text".to_owned()),
        Some(path) if !path.exists() => return Ok(None),
        Some(path) => (read(path)?, path.display().to_string()),
    };
    let read = Keyring::read(&text);
    read.map(Some).map_err(|faults| {
        Failure::input(faults.iter().map(|fault| format!("{from}: {fault}")).collect::<Vec<_>>().join("\n"))
    })
}

fn read(path: &Path) -> Result<String, Failure> {
    let failed = |error: std::io::Error| Failure::input(format!("{}: {error}", path.display()));
    let mode = fs::metadata(path).map_err(failed)?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(Failure::input(format!(
            "{} can be read by others (mode {:o}); make it yours alone: chmod 600 {0}",
            path.display(),
            mode & 0o777
        )));
    }
    fs::read_to_string(path).map_err(failed)
}

fn create(path: &Path) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::input(format!("{} cannot be made: {error}", path.display()));
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let name = format!("key-{}", Real.now().format("%Y-%m-%d"));
    write_new(path, &Keyring::new_file(&name, Real.secret(), Real.secret())).map_err(failed)
}

/// Writes a file that was not there, for the owner alone, and waits until it is on the disk.
fn write_new(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// The keys for an open store. A new SQLite database gets a file of keys beside it; a database with something in it never
/// gets new ones, because nothing that was sealed could be read with them.
pub(super) fn for_store(settings: &Settings, db: &Db) -> Result<Arc<Keyring>, Failure> {
    let path = path(settings);
    if let Some(found) = load(settings, path.as_deref())? {
        return Ok(Arc::new(found));
    }
    let used = db.read(|tx| tx.heads()).map_err(Failure::outside)?;
    match path {
        Some(path) if used.is_empty() && settings.keys_file.is_none() => {
            create(&path)?;
            log::warn!("made the file of keys {}; keep a copy of it, apart from the database", path.display());
            Ok(Arc::new(load(settings, Some(&path))?.ok_or_else(|| missing(Some(&path)))?))
        }
        other => Err(missing(other.as_deref())),
    }
}

fn rotate(settings: &Settings, path: &Path) -> Outcome {
    let text = read(path)?;
    let keys = load(settings, Some(path))?.ok_or_else(|| missing(Some(path)))?;
    let name = format!("key-{}", Real.now().format("%Y-%m-%d-%H%M%S"));
    if !keys.names().any(|known| known == name) {
        // Beside it first, then in its place at once: whatever happens, one whole file is there.
        let beside = PathBuf::from(format!("{}.new", path.display()));
        let failed = |error: std::io::Error| Failure::outside(format!("{}: {error}", beside.display()));
        if beside.exists() {
            fs::remove_file(&beside).map_err(failed)?;
        }
        write_new(&beside, &Keyring::rotated(&text, &name, Real.secret())).map_err(failed)?;
        fs::rename(&beside, path).map_err(failed)?;
    }
    let app = open(settings)?;
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} looked at") {
        bar.set_style(style);
    }
    let accounts = seal_anew(&app, &mut |looked_at| bar.set_position(looked_at)).map_err(|error| told(&error))?;
    let people = people::seal_anew(&app, &mut |looked_at| bar.set_position(looked_at)).map_err(|error| told(&error))?;
    let handed =
        handovers::seal_anew(&app, &mut |looked_at| bar.set_position(looked_at)).map_err(|error| told(&error))?;
    let sealed = accounts + people + handed;
    bar.finish_and_clear();
    print(&format!(
        "{name} seals from now on; {sealed} values were sealed anew. Older keys can go when no backup needs them\n"
    ))
}
