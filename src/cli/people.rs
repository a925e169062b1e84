//! `people`: erasing somebody, and seeing to it that a backup does not bring them back.

use std::io::Write;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::Subcommand;

use super::accounts::told;
use super::{Cli, Failure, Outcome, open, print, start_log};
use crate::app::access::Asked;
use crate::app::people::{erase, restrict};
use crate::app::{App, AppError};
use crate::domain::ids::PersonId;
use crate::store::people::Tombstone;

#[derive(Debug, Subcommand)]
pub(super) enum People {
    /// Erase somebody: names, contacts, history and sign-in go; the case stays, without saying who it is.
    Erase {
        /// The opaque id of the person.
        person: String,
        /// Why, by a short code without names.
        #[arg(long, default_value = "asked")]
        reason: String,
        /// Really do it; without this it is only said what would happen.
        #[arg(long)]
        yes: bool,
    },
    /// Only keep somebody's data and do not use them (article 18); or lift that.
    Restrict {
        /// The opaque id of the person.
        person: String,
        /// Use them again.
        #[arg(long)]
        lift: bool,
    },
    /// Print who was erased, to be kept apart from the backups.
    Tombstones,
    /// After a backup came back: erase again whoever stands in a file of tombstones.
    Replay {
        /// What `people tombstones` printed.
        file: PathBuf,
    },
}

impl People {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        start_log("warn");
        let app = open(&cli.settings()?)?;
        match self {
            Self::Erase { person, reason, yes } => erase_one(&app, person, reason, *yes),
            Self::Restrict { person, lift } => {
                let (person, restricted) = (id(person)?, !lift);
                act(&app, "restrict_person", &person, move |tx, ctx, person| restrict(tx, ctx, person, restricted))?;
                print(if restricted { "restricted\n" } else { "lifted\n" })
            }
            Self::Tombstones => {
                let all = app.read(|tx, _| Ok(tx.tombstones()?)).map_err(|error| told(&error))?;
                all.iter().try_for_each(|stone| {
                    print(&format!("{}\t{}\t{}\n", stone.person.as_str(), stone.erased_at.to_rfc3339(), stone.reason))
                })
            }
            Self::Replay { file } => {
                let text = std::fs::read_to_string(file)
                    .map_err(|error| Failure::input(format!("{}: {error}", file.display())))?;
                replay(&app, &stones(&text)?)
            }
        }
    }
}

fn id(text: &str) -> Result<PersonId, Failure> {
    PersonId::parse(text).ok_or_else(|| Failure::input(format!("{text:?} is no id of a person")))
}

/// Does something to a person, as whoever may run the program here; the log says to whom.
fn act(
    app: &App,
    operation: &'static str,
    person: &PersonId,
    run: impl Fn(&mut dyn crate::store::Tx, crate::app::Context<'_>, &PersonId) -> Result<(), AppError> + Send + 'static,
) -> Outcome {
    let asked = Asked::by_operator(operation, app.ambient.request_id());
    let person = person.clone();
    let done = app.act(asked, move |tx, ctx, by| {
        by.touch(None, Some(person.clone()));
        run(tx, ctx, &person)
    });
    let unknown = || Failure::input("there is no such person");
    done.map_err(|error| if matches!(error, AppError::Unknown) { unknown() } else { told(&error) })
}

fn erase_one(app: &App, person: &str, reason: &str, yes: bool) -> Outcome {
    let person = id(person)?;
    if !yes {
        let versions = app.read(|tx, _| Ok(tx.details(&person)?.len())).map_err(|error| told(&error))?;
        return print(&format!(
            "would erase {versions} versions of the details and the sign-in of {}; say --yes to do it\n",
            person.as_str()
        ));
    }
    let reason = reason.to_owned();
    act(app, "erase_person", &person, move |tx, ctx, person| erase(tx, ctx.now, person, &reason))?;
    print("erased; print `people tombstones` anew and keep it apart from the backups\n")
}

/// Reads a file of tombstones; every line that is not right is told.
fn stones(text: &str) -> Result<Vec<Tombstone>, Failure> {
    let mut faults = Vec::new();
    let mut all = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let mut cells = line.split('\t');
        let person = cells.next().and_then(PersonId::parse);
        let at = cells.next().and_then(|at| DateTime::parse_from_rfc3339(at).ok()).map(|at| at.with_timezone(&Utc));
        match (person, at, cells.next(), cells.next()) {
            (Some(person), Some(erased_at), Some(reason), None) => {
                all.push(Tombstone { person, erased_at, reason: reason.to_owned() });
            }
            _ => faults.push(format!("line {number}: right is an id, an instant and a reason, parted by tabs")),
        }
    }
    if faults.is_empty() { Ok(all) } else { Err(Failure::input(faults.join("\n"))) }
}

fn replay(app: &App, stones: &[Tombstone]) -> Outcome {
    let (mut erased, mut unknown) = (0_u64, 0_u64);
    for stone in stones {
        let (at, reason) = (stone.erased_at, stone.reason.clone());
        match act(app, "erase_person", &stone.person, move |tx, _, person| erase(tx, at, person, &reason)) {
            Ok(()) => erased += 1,
            Err(failure) if failure.status == 2 => unknown += 1,
            Err(failure) => {
                let _ = writeln!(std::io::stderr(), "stopped after {erased}; run it again to go on");
                return Err(failure);
            }
        }
    }
    print(&format!("erased again: {erased}; not here: {unknown}\n"))
}
