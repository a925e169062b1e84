//! `bulk`: one step in many applications from a file of their numbers, all or nothing unless asked otherwise, and undoing it.
//!
//! **Why like this.** The file is read once, so it may come from a pipe. What is kept of it until the step is taken is an id and a
//! number for each application; everything else is loaded, decided and let go, one application after the other.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Map, Value};

use super::{Cli, Failure, Outcome, locales, open, print, start_log};
use crate::app::access::Asked;
use crate::app::bulk::{self, Applied, Outlook, Taken, Wanted};
use crate::app::{App, AppError, InputFault};
use crate::domain::case::Summary;
use crate::domain::case::batch::{Batch, Mode};
use crate::domain::case::event::Said;
use crate::domain::ids::{CaseId, Reference, Slug};
use crate::i18n::Locale;
use crate::store::Tx;
use crate::wire::fault::{Fault, of_inputs, text as argument};
use crate::wire::reading::one_event;

/// Applications in one transaction, where each stands by itself, and in one look.
const PORTION: usize = 200;
/// The longest line, in bytes: far longer than any number.
const LONGEST_LINE: u64 = 1000;
/// Faults of one step that are told; more help nobody.
const MOST_TOLD: usize = 1000;

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  wachtwijzer bulk numbers.txt --event policy-hold-ended --on 2027-03-01 --dry-run
  wachtwijzer bulk - --event policy-hold-started --on 2027-03-01 --field reason=capacity < numbers.txt
  wachtwijzer bulk --undo 0193e1a2-…

A file holds one application a line, by its number (WW-7K3M-9QXP-P) or id; empty lines, and what follows a #, are passed over.
All or nothing: if one application does not fit, nothing is written. While others write to PostgreSQL, a long step may lose against
them; then nothing was written either, and it can be run again, at a quieter time or with --each.")]
pub(super) struct Bulk {
    /// The applications, one a line; `-`: standard input.
    #[arg(required_unless_present = "undo", conflicts_with = "undo")]
    file: Option<PathBuf>,
    /// What happened in each, by its name in the procedure.
    #[arg(long, value_name = "EVENT", required_unless_present = "undo", conflicts_with = "undo")]
    event: Option<String>,
    /// The legal day on which it happened.
    #[arg(long, value_name = "DAY", required_unless_present = "undo", conflicts_with = "undo")]
    on: Option<String>,
    /// A field of the event; once for each.
    #[arg(long = "field", value_name = "NAME=VALUE", conflicts_with = "undo")]
    fields: Vec<String>,
    /// Take the step in each application that it fits, whatever is wrong with others.
    #[arg(long, conflicts_with = "undo")]
    each: bool,
    /// Say what would move, write nothing.
    #[arg(long, conflicts_with = "undo")]
    dry_run: bool,
    /// The organisation whose applications these are; others are not there.
    #[arg(long, default_value = "ind", value_name = "ORGANISATION")]
    organisation: String,
    /// Undo an earlier step, by the id that it told.
    #[arg(long, value_name = "STEP")]
    undo: Option<uuid::Uuid>,
}

/// An application as a line names it.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Named {
    Id(CaseId),
    Number(Reference),
}

impl Named {
    fn read(text: &str) -> Option<Self> {
        let id = text.parse().ok().map(|id| Self::Id(CaseId(id)));
        id.or_else(|| Reference::parse(text).map(Self::Number))
    }

    /// Its id; one that nobody has where there is no such application.
    fn find(&self, tx: &mut dyn Tx) -> Result<CaseId, AppError> {
        match self {
            Self::Id(id) => Ok(*id),
            Self::Number(number) => {
                let found = tx.case_by_reference(number)?;
                Ok(found.map_or(CaseId(uuid::Uuid::nil()), |case| case.identity.id))
            }
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Id(id) => id.to_string(),
            Self::Number(number) => number.as_str().to_owned(),
        }
    }
}

/// What came of a step.
#[derive(Default)]
struct Report {
    done: u64,
    refused: u64,
}

impl Bulk {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        let settings = cli.settings()?;
        start_log("warn");
        let (app, locales) = (Arc::new(open(&settings)?), locales()?);
        let locale = locales.get(&cli.lang);
        if let Some(batch) = self.undo {
            return undo(&app, batch, locale);
        }
        let file = self.file.as_deref().unwrap_or_else(|| Path::new("-"));
        let mut work = Work {
            app: &app,
            locale,
            said: self.said(locale)?,
            organisation: super::slug(&self.organisation)?,
            met: HashSet::new(),
            report: Report::default(),
            bar: spinner(),
        };
        match (self.dry_run, self.each) {
            (true, _) => {
                work.look_at(lines(file)?, true)?;
                work.finish("nothing was written", None)
            }
            (false, true) => {
                let batch = work.batch(Mode::Each);
                // Told first, so that what was done can be undone also when this is broken off.
                let _ = writeln!(std::io::stderr(), "step {}", batch.id);
                work.each(lines(file)?, &batch)?;
                work.finish("each by itself", Some(batch.id))
            }
            (false, false) => {
                let wanted = work.look_at(lines(file)?, false)?;
                if work.report.refused > 0 {
                    return work.finish("nothing was written, as one application that does not fit keeps all", None);
                }
                let batch = work.batch(Mode::AllOrNothing);
                work.all(wanted, &batch)?;
                work.finish("all of them", Some(batch.id))
            }
        }
    }

    /// The event as the options say it, read as the interface reads one.
    fn said(&self, locale: &Locale) -> Result<Said, Failure> {
        let mut event = Map::new();
        event.insert("type".to_owned(), self.event.clone().unwrap_or_default().into());
        event.insert("on".to_owned(), self.on.clone().unwrap_or_default().into());
        for field in &self.fields {
            let right = "right is NAME=VALUE, like --field reason=capacity";
            let pair = field.split_once('=').filter(|(name, _)| !name.is_empty());
            let (name, value) = pair.ok_or_else(|| Failure::input(format!("--field {field:?}: {right}")))?;
            // Digits are a number; codes and days never are.
            let value = value.parse::<i64>().map_or_else(|_| Value::from(value), Value::from);
            event.insert(name.to_owned(), value);
        }
        let told = |faults: Vec<Fault>| {
            let each = faults.iter().map(|fault| fault.say(locale));
            each.map(|body| format!("{}: {} [{}]", body.pointer, body.detail, body.code)).collect::<Vec<_>>().join("\n")
        };
        one_event(&Value::Object(event)).whole().map_err(|faults| Failure::input(told(faults)))
    }
}

fn spinner() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} applications, {per_sec}, {msg}") {
        bar.set_style(style);
    }
    bar
}

/// The lines of a file that name something, with their numbers.
fn lines(file: &Path) -> Result<impl Iterator<Item = Result<(u64, String), Failure>> + use<>, Failure> {
    let unreadable = |error: std::io::Error| Failure::input(format!("{}: {error}", file.display()));
    let reader: Box<dyn Read> = if file.as_os_str() == "-" {
        Box::new(std::io::stdin())
    } else {
        Box::new(File::open(file).map_err(unreadable)?)
    };
    let mut reader = BufReader::new(reader);
    let read = (1_u64..).map_while(move |number| {
        let mut line = Vec::new();
        match reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line) {
            Ok(0) => None,
            Ok(_) => Some(Ok((number, String::from_utf8_lossy(&line).into_owned()))),
            Err(error) => Some(Err(Failure::from(error))),
        }
    });
    let named = |line: Result<(u64, String), Failure>| match line {
        Ok((number, line)) => {
            let text = line.split('#').next().unwrap_or_default().trim().to_owned();
            (!text.is_empty()).then_some(Ok((number, text)))
        }
        Err(failure) => Some(Err(failure)),
    };
    Ok(read.filter_map(named))
}

/// A step while it is taken.
struct Work<'a> {
    app: &'a Arc<App>,
    locale: &'a Locale,
    said: Said,
    organisation: Slug,
    met: HashSet<CaseId>,
    report: Report,
    bar: ProgressBar,
}

/// A line, and what it names.
type Line = (u64, Named);

impl Work<'_> {
    fn batch(&self, mode: Mode) -> Batch {
        let ctx = self.app.context();
        Batch {
            id: ctx.ambient.new_id(),
            organisation: self.organisation.clone(),
            kind: self.said.kind.clone(),
            on: self.said.on,
            mode,
            made_by: "operator".to_owned(),
            made_at: ctx.now,
        }
    }

    /// Tells what is wrong with a line.
    fn refuse(&mut self, line: u64, named: &str, faults: &[Fault]) {
        self.report.refused += 1;
        if self.report.refused > u64::try_from(MOST_TOLD).unwrap_or(u64::MAX) {
            return;
        }
        self.bar.suspend(|| {
            for fault in faults {
                let body = fault.say(self.locale);
                let _ = writeln!(std::io::stderr(), "line {line}: {named}: {} [{}]", body.detail, body.code);
            }
        });
    }

    fn refuse_inputs(&mut self, line: u64, named: &str, faults: &[InputFault]) {
        self.refuse(line, named, &of_inputs(faults, &|_| String::new()));
    }

    /// Gathers lines into portions; what names nothing is told and left out.
    fn portions(
        &mut self,
        lines: impl Iterator<Item = Result<(u64, String), Failure>>,
        run: &mut dyn FnMut(&mut Self, Vec<Line>) -> Outcome,
    ) -> Outcome {
        let mut portion: Vec<Line> = Vec::with_capacity(PORTION);
        for line in lines {
            let (number, text) = line?;
            if let Some(named) = Named::read(&text) {
                portion.push((number, named));
            } else {
                let short: String = text.chars().take(50).collect();
                let expected = argument("a number like WW-7K3M-9QXP-P, or an id");
                self.refuse(number, &short, &[Fault::new("", "wrong-type", vec![("expected", expected)])]);
            }
            if portion.len() >= PORTION {
                run(self, std::mem::take(&mut portion))?;
            }
        }
        if portion.is_empty() { Ok(()) } else { run(self, portion) }
    }

    /// An application that was named before is refused where it comes again.
    fn once(&mut self, line: u64, named: &Named, case: CaseId) -> bool {
        let new = case.0.is_nil() || self.met.insert(case);
        if !new {
            self.refuse(line, &named.text(), &[Fault::new("", "named-twice", vec![])]);
        }
        new
    }

    /// Looks at every application; those in which the step can be taken, as they were seen.
    fn look_at(
        &mut self,
        lines: impl Iterator<Item = Result<(u64, String), Failure>>,
        tell: bool,
    ) -> Result<Vec<(u64, Wanted)>, Failure> {
        let mut seen = Vec::new();
        self.bar.set_message("looking");
        self.portions(lines, &mut |work, portion| {
            let names = Arc::new(portion);
            let found = work.looked(&names).map_err(|e| stopped(&e))?;
            for ((line, named), outlook) in names.iter().zip(found) {
                if !work.once(*line, named, outlook.case) {
                    continue;
                }
                match (&outlook.now, &outlook.then) {
                    (Some((number, now)), Ok(then)) => {
                        work.report.done += 1;
                        seen.push((*line, Wanted { case: outlook.case, seen: Some(now.records) }));
                        if tell {
                            let text = format!("line {line}: {}: {}\n", number.as_str(), moved(now, then));
                            work.bar.suspend(|| print(&text))?;
                        }
                    }
                    (now, then) => {
                        let number = now.as_ref().map(|(number, _)| number.as_str().to_owned());
                        let which = number.unwrap_or_else(|| named.text());
                        work.refuse_inputs(*line, &which, then.as_ref().err().map_or(&[], Vec::as_slice));
                    }
                }
            }
            work.bar.inc(u64::try_from(names.len()).unwrap_or(0));
            Ok(())
        })?;
        Ok(seen)
    }

    fn looked(&self, names: &Arc<Vec<Line>>) -> Result<Vec<Outlook>, AppError> {
        let asked = Asked::by_operator("preview_bulk_step", self.app.ambient.request_id());
        let (names, said, organisation) = (Arc::clone(names), self.said.clone(), self.organisation.clone());
        self.app.act(asked, move |tx, ctx, permit| {
            let mut wanted = Vec::with_capacity(names.len());
            for (_, named) in names.iter() {
                wanted.push(Wanted { case: named.find(tx)?, seen: None });
            }
            bulk::preview(tx, ctx, permit, &organisation, (&said, &wanted))
        })
    }

    /// Takes the step in every application, in one transaction.
    fn all(&mut self, wanted: Vec<(u64, Wanted)>, batch: &Batch) -> Outcome {
        self.met = HashSet::new();
        self.bar.reset();
        self.bar.set_message("writing; nothing stays until all is written");
        let (lines, wanted): (Vec<u64>, Vec<Wanted>) = wanted.into_iter().unzip();
        let (said, batch, bar) = (self.said.clone(), batch.clone(), self.bar.clone());
        let asked = Asked::by_operator("create_bulk_step", self.app.ambient.request_id());
        let done = self.app.act(asked, move |tx, ctx, permit| {
            let told = |count| bar.set_position(count);
            let taken = Taken { batch: &batch, begins: true, said: &said, before: 0, told: &told };
            Ok(bulk::apply(tx, ctx, permit, taken, &wanted)?.len())
        });
        match done {
            Ok(count) => {
                self.report.done = u64::try_from(count).unwrap_or(0);
                Ok(())
            }
            Err(AppError::Invalid(faults)) => {
                self.report.done = 0;
                for fault in faults {
                    if let InputFault::OfCase { at, named, fault } = fault {
                        let line = lines.get(at).copied().unwrap_or(0);
                        self.refuse_inputs(line, &named, &[*fault]);
                    }
                }
                Ok(())
            }
            Err(other) => Err(stopped(&other)),
        }
    }

    /// Takes the step in each application that it fits, a portion in a transaction.
    fn each(&mut self, lines: impl Iterator<Item = Result<(u64, String), Failure>>, batch: &Batch) -> Outcome {
        let mut before = 0_u32;
        let batch = Arc::new(batch.clone());
        self.bar.set_message("writing");
        self.portions(lines, &mut |work, portion| {
            let new = work.new_ones(portion).map_err(|e| stopped(&e))?;
            if new.is_empty() {
                return Ok(());
            }
            let wanted: Vec<Wanted> = new.iter().map(|(_, case)| Wanted { case: *case, seen: None }).collect();
            let found = work.taken(wanted, &batch, before).map_err(|e| stopped(&e))?;
            before += u32::try_from(found.len()).unwrap_or(0);
            for (((line, named), _), applied) in new.iter().zip(found) {
                match applied.done {
                    Ok(_) => work.report.done += 1,
                    Err(faults) => {
                        let named = applied.reference.map_or_else(|| named.text(), |r| r.as_str().to_owned());
                        work.refuse_inputs(*line, &named, &faults);
                    }
                }
            }
            work.bar.inc(u64::try_from(new.len()).unwrap_or(0));
            Ok(())
        })
    }

    /// Lines with the ids of what they name, without what was named before: a step must not be taken twice.
    fn new_ones(&mut self, portion: Vec<Line>) -> Result<Vec<(Line, CaseId)>, AppError> {
        let ids =
            self.app.read(|tx, _| portion.iter().map(|(_, named)| named.find(tx)).collect::<Result<Vec<_>, _>>())?;
        let all = portion.into_iter().zip(ids);
        Ok(all.filter(|((line, named), case)| self.once(*line, named, *case)).collect())
    }

    fn taken(&self, wanted: Vec<Wanted>, batch: &Arc<Batch>, before: u32) -> Result<Vec<Applied>, AppError> {
        let asked = Asked::by_operator("create_bulk_step", self.app.ambient.request_id());
        let (said, batch) = (self.said.clone(), Arc::clone(batch));
        self.app.act(asked, move |tx, ctx, permit| {
            let taken = Taken { batch: &batch, begins: before == 0, said: &said, before, told: &|_| {} };
            bulk::apply(tx, ctx, permit, taken, &wanted)
        })
    }

    fn finish(self, how: &str, batch: Option<uuid::Uuid>) -> Outcome {
        self.bar.finish_and_clear();
        let Report { done, refused } = self.report;
        let word = if batch.is_some() { "done" } else { "possible" };
        print(&format!("{word}: {done}, refused: {refused} ({how})\n"))?;
        if let Some(batch) = batch.filter(|_| done > 0) {
            print(&format!("to undo it: wachtwijzer bulk --undo {batch}\n"))?;
        }
        if refused > 0 {
            return Err(Failure::input(format!("refused: {refused}")));
        }
        Ok(())
    }
}

/// What a step moves, in words.
fn moved(now: &Summary, then: &Summary) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "none".to_owned(), |day| day.to_string());
    let mut all = Vec::new();
    if now.stage != then.stage {
        all.push(format!("the stage goes from {} to {}", now.stage, then.stage));
    }
    if now.due_on != then.due_on {
        all.push(format!("the last day moves from {} to {}", day(now.due_on), day(then.due_on)));
    }
    if now.remedy_days != then.remedy_days {
        let days = |all: &[chrono::NaiveDate]| day(all.first().copied());
        all.push(format!(
            "the day of the next remedy goes from {} to {}",
            days(&now.remedy_days),
            days(&then.remedy_days)
        ));
    }
    if all.is_empty() { "nothing moves".to_owned() } else { all.join("; ") }
}

/// A failure of the store: what one transaction held was not written.
fn stopped(error: &AppError) -> Failure {
    let source = std::error::Error::source(error).map(|s| format!(": {s}")).unwrap_or_default();
    Failure::outside(format!("{error}{source}. What was not told as done was not written; run it again"))
}

/// Undoes a step, a portion in a transaction.
fn undo(app: &App, id: uuid::Uuid, locale: &Locale) -> Outcome {
    let (mut report, mut after) = (Report::default(), 0);
    let bar = spinner();
    bar.set_message("undoing");
    loop {
        let asked = Asked::by_operator("correct_bulk_step", app.ambient.request_id());
        let done = app.act(asked, move |tx, ctx, permit| bulk::undo(tx, ctx, permit, id, (after, PORTION)));
        let (all, next) = done.map_err(|error| {
            let unknown = || Failure::input(format!("{id}: there is no such step; take the id that the step told"));
            if matches!(error, AppError::Unknown) { unknown() } else { stopped(&error) }
        })?;
        bar.inc(u64::try_from(all.len()).unwrap_or(0));
        for applied in all {
            let Err(faults) = &applied.done else {
                report.done += 1;
                continue;
            };
            report.refused += 1;
            let named = applied.reference.as_ref().map_or_else(|| applied.case.to_string(), |r| r.as_str().to_owned());
            bar.suspend(|| {
                for fault in of_inputs(faults, &|_| String::new()) {
                    let body = fault.say(locale);
                    let _ = writeln!(std::io::stderr(), "{named}: {} [{}]", body.detail, body.code);
                }
            });
        }
        match next {
            Some(next) => after = next,
            None => break,
        }
    }
    bar.finish_and_clear();
    print(&format!("undone: {}, not undone: {}\n", report.done, report.refused))?;
    if report.refused > 0 {
        return Err(Failure::input("what later events rest on, or what was corrected since, stays"));
    }
    Ok(())
}
