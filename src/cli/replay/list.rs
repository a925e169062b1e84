//! One line a change, as CSV or JSON Lines. Written while the cases pass by, for the owner alone.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use serde_json::{Map, Value};

use super::super::{Failure, Outcome};
use super::named;
use crate::domain::case::Case;
use crate::domain::notice::outbox::Notice;
use crate::domain::notice::{Cause, Recipient};
use crate::domain::replay::{Change, What, Why};

const COLUMNS: [&str; 12] =
    ["application", "organisation", "procedure", "what", "of", "person", "over", "from", "to", "days", "why", "told"];

/// The file of a list.
pub(super) enum List {
    Csv(Box<csv::Writer<BufWriter<File>>>),
    Lines(BufWriter<File>),
}

impl List {
    /// Begins a list in a file that is not there yet.
    pub(super) fn create(path: &Path) -> Result<Self, Failure> {
        let failed = |error: io::Error| Failure::input(format!("{} cannot be made: {error}", path.display()));
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
        let file = BufWriter::new(file);
        if path.extension().is_some_and(|ending| ending == "jsonl") {
            return Ok(Self::Lines(file));
        }
        let mut list = csv::Writer::from_writer(file);
        list.write_record(COLUMNS).map_err(Failure::outside)?;
        Ok(Self::Csv(Box::new(list)))
    }

    /// Everything of a case that changes.
    pub(super) fn changed(&mut self, case: &Case, changes: &[Change], told: &[Notice]) -> io::Result<()> {
        changes.iter().try_for_each(|change| {
            let text = |value: Option<String>| value.unwrap_or_default();
            let rest = [
                change.what.code().to_owned(),
                text(change.of.as_ref().map(ToString::to_string)),
                text(change.person.as_ref().map(|person| person.as_str().to_owned())),
                change.over.to_string(),
                text(change.from.as_ref().map(ToString::to_string)),
                text(change.to.as_ref().map(ToString::to_string)),
                text(change.days().map(|days| days.to_string())),
                change.why.iter().map(Why::code).collect::<Vec<_>>().join(", "),
                told.iter().filter(|notice| tells(notice, change)).map(reader).collect::<Vec<_>>().join(" "),
            ];
            self.line(&named(case).into_iter().chain(rest).collect::<Vec<_>>())
        })
    }

    /// A case that the later rules cannot read.
    pub(super) fn unreadable(&mut self, case: &Case, why: &str) -> io::Result<()> {
        let rest = ["unreadable", "", "", "", "", "", "", why, ""].map(str::to_owned);
        self.line(&named(case).into_iter().chain(rest).collect::<Vec<_>>())
    }

    fn line(&mut self, values: &[String]) -> io::Result<()> {
        match self {
            Self::Csv(list) => list.write_record(values).map_err(io::Error::other),
            Self::Lines(file) => {
                let members = COLUMNS.iter().zip(values).filter(|(_, value)| !value.is_empty());
                let object: Map<String, Value> =
                    members.map(|(name, value)| ((*name).to_owned(), Value::String(value.clone()))).collect();
                writeln!(file, "{}", Value::Object(object))
            }
        }
    }

    pub(super) fn finish(self) -> Outcome {
        match self {
            Self::Csv(mut list) => list.flush()?,
            Self::Lines(mut file) => file.flush()?,
        }
        Ok(())
    }
}

/// Does a notice tell of this very change?
fn tells(notice: &Notice, change: &Change) -> bool {
    let Cause::Moved { term, .. } = &notice.cause else { return false };
    change.what == What::LastDay && change.of.as_ref() == Some(term)
}

fn reader(notice: &Notice) -> String {
    match &notice.to {
        Recipient::Person(person) => person.as_str().to_owned(),
        Recipient::Organisation(organisation) => organisation.to_string(),
    }
}
