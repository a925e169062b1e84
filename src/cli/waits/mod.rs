//! `waits`: how long the cases of any file waited, without a database.

mod data;
mod figures;
mod pictures;
mod published;
mod sets;
mod text;

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use clap::{Args, ValueEnum};

use self::figures::Figures;
use self::sets::{Kind, Sets};
use super::case_file::{CaseFile, Source};
use super::{Failure, Outcome, print};
use crate::domain::waiting::{Banded, Bands, DayCounts, LogRank, backlog_by_age, log_rank};

#[derive(Debug, Args)]
pub(super) struct Waits {
    #[command(flatten)]
    source: Source,
    /// How to print the figures.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Write the curves, the outcomes and the backlog to this folder, as SVG and PNG.
    #[arg(long, value_name = "FOLDER")]
    charts: Option<PathBuf>,
    /// Only what may be published: families counted, small numbers withheld, others rounded, durations in weeks.
    #[arg(long)]
    publish: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
}

/// What is told about a file.
struct Told<'f> {
    file: &'f CaseFile,
    sets: &'f Sets,
    figures: Vec<Figures>,
    /// Open cases by age; not where figures are published.
    backlog: Option<Vec<Banded>>,
    /// The comparison of exactly two groups; not where figures are published.
    log_rank: Option<LogRank>,
    published: bool,
}

/// First days of the bands of age in which the open cases are counted.
const BANDS: [i64; 5] = [0, 91, 183, 366, 731];

impl Waits {
    pub(super) fn run(&self) -> Outcome {
        let mut file = self.source.read()?;
        if self.publish {
            publishable(&file)?;
            sets::of_families(&mut file);
        }
        let mut sets = Sets::of(&file);
        let figures = if self.publish {
            published::published(&mut sets, file.outcomes)
        } else {
            figures::exact(&sets, file.outcomes)
        };
        let exact = !self.publish;
        let bands = Bands::new(BANDS.to_vec()).filter(|_| exact);
        let told = Told {
            file: &file,
            figures,
            backlog: bands.map(|bands| backlog_by_age(&sets.known, file.as_of, &bands)),
            log_rank: compared(&sets).filter(|_| exact),
            published: self.publish,
            sets: &sets,
        };
        match self.format {
            Format::Text => print(&text::text(&told))?,
            Format::Json => print(&data::json(&told)?)?,
            Format::Csv => print(&data::csv(&told)?)?,
        }
        if let Some(folder) = &self.charts {
            pictures::write(&told, folder)?;
        }
        self.source.end(&file)
    }
}

/// Figures of free dates could be subtracted from one another: months are published.
fn publishable(file: &CaseFile) -> Outcome {
    let last = file.as_of.succ_opt().is_none_or(|next| next.day() == 1);
    let wrong = |what: &str, right: &str| Err(Failure::input(format!("--publish: {what}; right is {right}")));
    if !last {
        let end = NaiveDate::from_ymd_opt(file.as_of.year(), file.as_of.month(), 1).and_then(|first| first.pred_opt());
        let example = end.map_or(String::new(), |day| format!(", such as --as-of {day}"));
        let what = format!("the as-of day {} is not the last day of a month", file.as_of);
        return wrong(&what, &format!("a month that is over{example}"));
    }
    match file.mapping.received_from {
        Some(from) if from.day() != 1 || ![1, 7].contains(&from.month()) => {
            wrong("--received-from lies within a half-year", "the 1st of January or of July")
        }
        Some(_) | None => Ok(()),
    }
}

/// The log-rank test, if there are exactly two groups.
fn compared(sets: &Sets) -> Option<LogRank> {
    let groups: Vec<&DayCounts> = sets.of_kind(Kind::Group).map(|(_, set)| &set.counts).collect();
    match groups.as_slice() {
        [first, second] => log_rank(first, second),
        _ => None,
    }
}

impl Told<'_> {
    /// How the figures are made, in plain words.
    fn method(&self) -> Vec<String> {
        let file = self.file;
        let mut lines = vec![
            format!(
                "Everything is as known at the end of {}. Days are calendar days from receipt to closing, as people live \
                 them; no legal clock is stopped.",
                file.as_of
            ),
            "Open cases count: each one adds the days that it has waited so far (Kaplan–Meier). The band of 95% says how far \
             chance alone could move a figure (log–log, by Greenwood)."
                .to_owned(),
            "\"50% within\" and \"80% within\": the days within which so many of all cases were closed. \"Not yet\": too many \
             are still open to say."
                .to_owned(),
            "\"Finished only (naive)\" is what is usually published: the same of the closed cases alone. It leaves out who \
             still waits, so that it is too short while a backlog grows. It stands here to be compared with."
                .to_owned(),
            format!(
                "Calendar windows of {} days: everybody who waited in those days counts from the age they had when the window \
                 began. They show the pace of those days, at every age.",
                sets::WINDOW
            ),
            "\"Mean up to\" 365 or 730 days: every wait is cut off there, so that the mean is defined while cases are open."
                .to_owned(),
        ];
        if file.outcomes {
            lines.push(
                "What became of them: of all cases, the share that had ended in each way after so many days \
                 (Aalen–Johansen). The shares and the still open add up to 100%. A withdrawal ends the wait as a decision does."
                    .to_owned(),
            );
        }
        if file.mapping.sees_last() {
            lines.push(
                "An open case that was not seen until the as-of day is lost: it counts until it was last seen."
                    .to_owned(),
            );
        }
        if let Some(from) = &file.mapping.seen_from {
            lines.push(format!(
                "Closings are seen from {from} on: a case received earlier counts from the age that it had then (delayed entry)."
            ));
        }
        if self.published {
            lines.push(
                "For publication: families are counted. A number under 10 is withheld, and others where it could be worked out \
                 from them; numbers are rounded to 5. Half-years and \
                     groups whose number is withheld are not named. Durations are whole weeks, of at least 30 families with a closing. Publish \
                 once a month and mend earlier figures only in the next month."
                    .to_owned(),
            );
        }
        lines
    }
}
