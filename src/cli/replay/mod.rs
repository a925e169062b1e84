//! `replay`: the rules change under cases that are there. First what would change, then, when asked, the change.

mod list;
mod report;

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};

use super::{Cli, Failure, Outcome, locales, open, print, start_log};
use crate::app::replay::{Applied, Found, agrees, apply, check, fingerprint, history, kept};
use crate::app::{App, AppError, InputFault};
use crate::catalogue::Catalogue;
use crate::domain::case::Case;
use crate::domain::procedure::faults::Fault;
use crate::domain::replay::Totals;
use crate::i18n::Locale;
use crate::wire::fault::{in_list, of_inputs};
use list::List;

/// Compares what holds by the rules that were applied last with what would hold by others: which days move, for how many, why. It
/// writes nothing unless `--apply` is given. Other rules are a new version of a law, or a closed day more or fewer.
#[derive(Debug, Args)]
pub(super) struct Replay {
    /// The folder of the new rules (procedures/, calendars/ …); without it those of the settings.
    #[arg(long, value_name = "FOLDER")]
    rules: Option<PathBuf>,
    /// The folder of the rules before; without it those that were kept when they were applied.
    #[arg(long, value_name = "FOLDER")]
    earlier: Option<PathBuf>,
    /// Carry it out: rows, counts, notices to whoever is concerned, and the log. Stop `serve` and `work` first, and start them with
    /// the new rules. Interrupted, run it again.
    #[arg(long)]
    apply: bool,
    /// Why, for the history: the decree or act. Name nobody.
    #[arg(long, value_name = "TEXT", requires = "apply")]
    why: Option<String>,
    /// Write one line a change into this new file: CSV, or JSON Lines where its name ends in .jsonl. It tells of people's cases;
    /// only its owner can read it.
    #[arg(long, value_name = "FILE")]
    list: Option<PathBuf>,
    /// The form of the answer.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// When rules changed, by whom and why, instead.
    #[arg(long, conflicts_with_all = ["apply", "rules", "earlier", "list"])]
    history: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Replay {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        start_log("warn");
        let settings = cli.settings()?;
        let app = open(&settings)?;
        if self.history {
            let all = history(&app).map_err(Failure::outside)?;
            return print(&report::history(&all, self.format)?);
        }
        let earlier = Arc::new(self.earlier(&app)?);
        let app = match &self.rules {
            Some(folder) => App { catalogue: Arc::new(load(folder)?), ..app },
            None => app,
        };
        let locales = locales()?;
        super::work::whole(&app.catalogue, &locales)?;
        let totals = self.checked(&app, &earlier, locales.get(&cli.lang))?;
        let before = fingerprint(&earlier);
        let after = fingerprint(&app.catalogue);
        print(&report::totals(&totals, (&before, &after), self.format)?)?;
        if totals.unreadable > 0 {
            let text =
                format!("{} applications cannot be read by the new rules; nothing was written", totals.unreadable);
            return Err(Failure::outside(text));
        }
        if self.apply { self.applied(&app, &earlier) } else { Ok(()) }
    }

    /// The rules before: those that were named, or those that were kept.
    fn earlier(&self, app: &App) -> Result<Catalogue, Failure> {
        if let Some(folder) = &self.earlier {
            return load(folder);
        }
        match kept(app).map_err(Failure::outside)? {
            Some(Ok(catalogue)) => Ok(catalogue),
            Some(Err(faults)) => {
                let why = "the rules that were applied last cannot be read any more; name their folder by --earlier";
                Err(Failure::input(format!("{}\n{why}", lines(&faults))))
            }
            None => Ok(app.catalogue.as_ref().clone()),
        }
    }

    /// Compares every case; each that cannot be read is told at once.
    fn checked(&self, app: &App, earlier: &Catalogue, locale: &Locale) -> Result<Totals, Failure> {
        let mut list = self.list.as_deref().map(List::create).transpose()?;
        let bar = counter("compared");
        let mut hear = |found: Found<'_>| {
            match found {
                Found::Looked(looked) => bar.set_position(looked),
                Found::Unreadable(case, error) => {
                    let why = unreadable(error, locale);
                    bar.suspend(|| writeln!(std::io::stderr(), "{}: {why}", case.identity.reference.as_str()))?;
                    list.as_mut().map_or(Ok(()), |list| list.unreadable(case, &why))?;
                }
                Found::Changed(case, changes, told) => {
                    list.as_mut().map_or(Ok(()), |list| list.changed(case, changes, told))?;
                }
            }
            Ok(())
        };
        let found = check(app, earlier, &mut hear).map_err(|error| stopped(&error))?;
        bar.finish_and_clear();
        let totals = found.map_err(Failure::outside)?;
        list.map_or(Ok(()), List::finish)?;
        Ok(totals)
    }

    fn applied(&self, app: &App, earlier: &Arc<Catalogue>) -> Outcome {
        let bar = counter("applied");
        let mut told = |looked: u64| bar.set_position(looked);
        let done = apply(app, earlier, self.why.as_deref(), &mut told).map_err(|error| stopped(&error))?;
        bar.finish_and_clear();
        match done {
            Applied::Whole(replay, wrong) => print(&report::applied(&replay, wrong, self.format)?),
            Applied::Unfinished(other) => {
                let short = |fingerprint: &str| fingerprint.chars().take(12).collect::<String>();
                let from = other.before.as_deref().map_or_else(|| "?".to_owned(), short);
                Err(Failure::input(format!(
                    "a replay from rules {from} to {}, begun {}, was not finished: finish it first, with those rules",
                    short(&other.after),
                    other.begun_at.format("%Y-%m-%d %H:%M")
                )))
            }
        }
    }
}

/// Tells whoever starts a service that its rules are not those by which the applications were kept.
pub(super) fn warn_of_other_rules(app: &App) -> Outcome {
    if !agrees(app).map_err(Failure::outside)? {
        log::warn!(
            "the rules are not those that were applied to the applications: days in lists, counts and notices may still be those \
             of before. Run `wachtwijzer replay` to see what changes, and `wachtwijzer replay --apply` to carry it out"
        );
    }
    Ok(())
}

fn load(folder: &std::path::Path) -> Result<Catalogue, Failure> {
    Catalogue::load(folder).map_err(|faults| Failure::input(lines(&faults)))
}

fn lines(faults: &[Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn counter(what: &str) -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} applications {msg}, {per_sec}") {
        bar.set_style(style);
    }
    bar.set_message(what.to_owned());
    if std::io::stderr().is_terminal() {
        bar.enable_steady_tick(Duration::from_millis(200));
    }
    bar
}

/// Why the later rules cannot read a case: every fault, with the number of the record.
fn unreadable(error: &AppError, locale: &Locale) -> String {
    let AppError::Unfit(faults) = error else { return error.to_string() };
    let recorded = faults.iter().map(|fault| {
        let record = fault.given.and_then(|given| u32::try_from(given).ok()).unwrap_or(0);
        InputFault::Recorded(record, fault.clone())
    });
    let faults = of_inputs(&recorded.collect::<Vec<_>>(), &in_list);
    let said = faults.iter().map(|fault| fault.say(locale)).map(|body| format!("{} [{}]", body.detail, body.code));
    said.collect::<Vec<_>>().join("; ")
}

/// A failure in the middle: what was committed stays, and the same can be run again.
fn stopped(error: &AppError) -> Failure {
    let source = std::error::Error::source(error).map(|source| format!(": {source}")).unwrap_or_default();
    Failure::outside(format!("{error}{source}. What was written stays; run the same again to go on"))
}

/// Of a case what stands at the beginning of each line of a list.
fn named(case: &Case) -> [String; 3] {
    let identity = &case.identity;
    [identity.reference.as_str().to_owned(), identity.organisation.to_string(), identity.procedure.to_string()]
}
