//! `import`: JSON Lines and CSV, in bounded memory, every fault with its line.

use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Map, Value};

use super::{Cli, Failure, Outcome, locales, open, print, start_log};
use crate::app::access::Asked;
use crate::app::accounts::ensure_organisation;
use crate::app::applications::Draft;
use crate::app::import::{Mode, Outcome as Taken, take_in};
use crate::app::{App, AppError, InputFault};
use crate::domain::access::Desk;
use crate::i18n::{Arg, Locale};
use crate::wire::digest::digest;
use crate::wire::fault::{Fault, in_list, of_inputs, text};
use crate::wire::reading::new_application;

/// Applications in one transaction.
const BATCH: usize = 1000;
/// The longest line, in bytes: far longer than any case.
const LONGEST_LINE: u64 = 4 << 20;

#[derive(Debug, Args)]
pub(super) struct Import {
    /// JSON Lines (one application a line) or CSV (one event a row; the rows of one application stand together).
    file: PathBuf,
    /// The form of the file; by default known by its ending (.csv, or JSON Lines).
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Say what would happen, write nothing.
    #[arg(long)]
    dry_run: bool,
    /// The organisation whose cases these are; it is added if it is not there.
    #[arg(long, default_value = "ind", value_name = "ORGANISATION")]
    organisation: String,
    /// What to keep when some applications are not right.
    #[arg(long, value_enum, default_value = "good")]
    keep: Keep,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    Jsonl,
    Csv,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Keep {
    /// The applications that are right.
    Good,
    /// Nothing, if anything is wrong anywhere in the file.
    Nothing,
}

/// What came of an import.
#[derive(Default, Debug)]
pub(super) struct Report {
    pub(super) created: u64,
    pub(super) extended: u64,
    pub(super) unchanged: u64,
    pub(super) refused: u64,
}

impl Import {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        let settings = cli.settings()?;
        start_log("warn");
        let (app, locales) = (Arc::new(open(&settings)?), locales()?);
        let locale = locales.get(&cli.lang);
        let desk = Desk { organisation: super::slug(&self.organisation)?, procedures: None };
        let csv = self.file.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv"));
        let format = self.format.unwrap_or(if csv { Format::Csv } else { Format::Jsonl });
        let mut file = File::open(&self.file).map_err(|e| unreadable(&self.file, &e))?;
        let pass = |file: &mut File, mode: Mode| {
            let bar = progress(file);
            let mut sink = Sink::new(&app, desk.clone(), locale, mode, &bar);
            read(format, BufReader::new(&*file), &mut sink)?;
            sink.finish()
        };
        let first = if self.dry_run || self.keep == Keep::Nothing { Mode::DryRun } else { Mode::Write };
        let mut report = pass(&mut file, first)?;
        if self.keep == Keep::Nothing && !self.dry_run {
            if report.refused > 0 {
                print(&told(&report, true))?;
                return Err(Failure::input("nothing was kept, as asked, because something is wrong"));
            }
            file.seek(SeekFrom::Start(0)).map_err(|e| unreadable(&self.file, &e))?;
            report = pass(&mut file, Mode::Write)?;
        }
        print(&told(&report, self.dry_run))?;
        if report.refused > 0 {
            return Err(Failure::input(format!("not right and not taken in: {}", report.refused)));
        }
        Ok(())
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::input(format!("{}: {error}", path.display()))
}

fn told(report: &Report, dry: bool) -> String {
    let would = if dry { " (nothing was written)" } else { "" };
    format!(
        "new: {}, added to: {}, unchanged: {}, not right: {}{would}\n",
        report.created, report.extended, report.unchanged, report.refused
    )
}

fn progress(file: &File) -> ProgressBar {
    let length = file.metadata().map_or(0, |m| m.len());
    let bar = ProgressBar::new(length);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {bytes}/{total_bytes}, {eta} left, {msg}") {
        bar.set_style(style);
    }
    bar
}

/// Reads a file of either form into the sink.
fn read(format: Format, reader: impl BufRead, sink: &mut Sink<'_>) -> Result<(), Failure> {
    match format {
        Format::Jsonl => read_lines(reader, sink),
        Format::Csv => read_csv(reader, sink),
    }
}

fn read_lines(mut reader: impl BufRead, sink: &mut Sink<'_>) -> Result<(), Failure> {
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        let read = reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)?;
        if read == 0 {
            break;
        }
        sink.bar.inc(u64::try_from(read).unwrap_or(0));
        if !line.ends_with(b"\n") && u64::try_from(read) == Ok(LONGEST_LINE) {
            sink.bar.inc(skip_line(&mut reader)?);
            let maximum = vec![("maximum", text(LONGEST_LINE.to_string()))];
            sink.refuse(number, &[Fault::new("", "too-long", maximum)]);
            continue;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match serde_json::from_slice(&line) {
            Ok(value) => sink.application(number, &value)?,
            Err(error) => {
                let place = vec![("line", text(number.to_string())), ("column", text(error.column().to_string()))];
                sink.refuse(number, &[Fault::new("", "malformed-json", place)]);
            }
        }
    }
    Ok(())
}

fn skip_line(reader: &mut impl BufRead) -> Result<u64, Failure> {
    let mut skipped = 0;
    loop {
        let (used, done) = {
            let buffer = reader.fill_buf()?;
            let end = buffer.iter().position(|b| *b == b'\n');
            (end.map_or(buffer.len(), |at| at + 1), end.is_some() || buffer.is_empty())
        };
        reader.consume(used);
        skipped += u64::try_from(used).unwrap_or(0);
        if done {
            return Ok(skipped);
        }
    }
}

/// The columns of a CSV file that are not fields of events.
const COLUMNS: [&str; 8] = ["sourceKey", "procedure", "version", "family", "observedFrom", "type", "on", "person"];
/// Those of them that say something of the application and not of one event.
const HEADS: [&str; 5] = ["sourceKey", "procedure", "version", "family", "observedFrom"];

fn read_csv(reader: impl BufRead, sink: &mut Sink<'_>) -> Result<(), Failure> {
    let mut rows = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(reader);
    let heads = rows.headers().map_err(|e| Failure::input(format!("the first line is no CSV: {e}")))?.clone();
    let lacking: Vec<&str> = ["sourceKey", "procedure", "type", "on"]
        .into_iter()
        .filter(|needed| !heads.iter().any(|h| h == *needed))
        .collect();
    if !lacking.is_empty() {
        let known = COLUMNS.join(", ");
        return Err(Failure::input(format!(
            "line 1: the columns {} are needed; known are {known}, and one for each field of an event",
            lacking.join(", ")
        )));
    }
    let mut group: Option<Group> = None;
    let mut read = 0;
    for row in rows.records() {
        match row {
            Ok(row) => {
                let position = row.position().cloned().unwrap_or_else(csv::Position::new);
                sink.bar.inc(position.byte().saturating_sub(read));
                read = position.byte();
                let (key, event) = event_of(&heads, &row);
                if group.as_ref().is_some_and(|g| g.key != key.source) {
                    finish_group(group.take(), sink)?;
                }
                group.get_or_insert_with(|| Group::new(key, position.line())).events.push(event);
            }
            Err(error) => {
                // The broken row belongs to whatever application stands around it: that one is refused as a whole.
                let line = error.position().map_or(0, csv::Position::line);
                let fault = Fault::new("", "malformed-row", vec![("error", text(error.to_string()))]);
                match &mut group {
                    Some(group) => group.faults.push((line, fault)),
                    None => sink.refuse(line, &[fault]),
                }
            }
        }
    }
    finish_group(group, sink)
}

struct Key {
    source: String,
    procedure: String,
    version: String,
    family: String,
    observed_from: String,
}

/// The rows of one application.
struct Group {
    key: String,
    head: Map<String, Value>,
    line: u64,
    events: Vec<Value>,
    faults: Vec<(u64, Fault)>,
}

impl Group {
    fn new(key: Key, line: u64) -> Self {
        let mut head = Map::new();
        head.insert("procedure".to_owned(), key.procedure.into());
        for (name, value) in [("version", key.version), ("family", key.family), ("observedFrom", key.observed_from)] {
            if !value.is_empty() {
                head.insert(name.to_owned(), value.into());
            }
        }
        head.insert("sourceKey".to_owned(), key.source.clone().into());
        Self { key: key.source, head, line, events: Vec::new(), faults: Vec::new() }
    }
}

fn event_of(heads: &csv::StringRecord, row: &csv::StringRecord) -> (Key, Value) {
    let cells: BTreeMap<&str, &str> = heads.iter().zip(row.iter()).collect();
    let cell = |name: &str| cells.get(name).copied().unwrap_or_default().to_owned();
    let key = Key {
        source: cell("sourceKey"),
        procedure: cell("procedure"),
        version: cell("version"),
        family: cell("family"),
        observed_from: cell("observedFrom"),
    };
    let mut event = Map::new();
    for (name, value) in cells.iter().filter(|(name, value)| !HEADS.contains(name) && !value.is_empty()) {
        // A cell of digits is a number; codes and days never are.
        let value = value.parse::<i64>().map_or_else(|_| Value::from(*value), Value::from);
        event.insert((*name).to_owned(), value);
    }
    (key, Value::Object(event))
}

fn finish_group(group: Option<Group>, sink: &mut Sink<'_>) -> Result<(), Failure> {
    let Some(mut group) = group else { return Ok(()) };
    if let Some((line, _)) = group.faults.first() {
        let line = *line;
        let faults: Vec<Fault> = group.faults.into_iter().map(|(_, fault)| fault).collect();
        sink.refuse(line, &faults);
        return Ok(());
    }
    group.head.insert("events".to_owned(), Value::Array(group.events));
    sink.application(group.line, &Value::Object(group.head))
}

/// Where applications go: into batches, each batch into one transaction.
struct Sink<'a> {
    app: &'a Arc<App>,
    desk: Desk,
    locale: &'a Locale,
    mode: Mode,
    bar: &'a ProgressBar,
    batch: Vec<(u64, Draft)>,
    keys: HashSet<String>,
    report: Report,
}

impl<'a> Sink<'a> {
    fn new(app: &'a Arc<App>, desk: Desk, locale: &'a Locale, mode: Mode, bar: &'a ProgressBar) -> Self {
        let (batch, keys) = (Vec::with_capacity(BATCH), HashSet::new());
        Self { app, desk, locale, mode, bar, batch, keys, report: Report::default() }
    }

    fn application(&mut self, line: u64, value: &Value) -> Result<(), Failure> {
        let new = match new_application(value).whole() {
            Ok(new) => new,
            Err(faults) => {
                self.refuse(line, &faults);
                return Ok(());
            }
        };
        // What has no key of its own is known by what it says.
        let unnamed = || format!("import:{}", digest(&[value.to_string().as_bytes()]));
        let key = new.source_key.clone().unwrap_or_else(unnamed);
        if self.batch.len() >= BATCH || self.keys.contains(&key) {
            self.flush()?;
        }
        self.keys.insert(key.clone());
        let draft = Draft { source_key: Some(key), ..Draft::from(new) };
        self.batch.push((line, draft));
        Ok(())
    }

    fn refuse(&mut self, line: u64, faults: &[Fault]) {
        self.report.refused += 1;
        self.bar.suspend(|| {
            for fault in faults {
                let body = fault.say(self.locale);
                let _ = writeln!(std::io::stderr(), "line {line}: {}: {} [{}]", body.pointer, body.detail, body.code);
            }
        });
    }

    fn flush(&mut self) -> Result<(), Failure> {
        self.keys.clear();
        let (lines, drafts): (Vec<u64>, Vec<Draft>) = std::mem::take(&mut self.batch).into_iter().unzip();
        let drafts = Arc::new(drafts);
        let mode = self.mode;
        let shared = Arc::clone(&drafts);
        let outcomes = match mode {
            Mode::Write => write(self.app, self.desk.clone(), shared),
            Mode::DryRun => self.app.read(|tx, ctx| take_in(tx, ctx, ("operator", &self.desk), &shared, mode)),
        };
        for (line, outcome) in lines.into_iter().zip(outcomes.map_err(|e| stopped(&e))?) {
            match outcome {
                Ok(Taken::Created) => self.report.created += 1,
                Ok(Taken::Extended(_)) => self.report.extended += 1,
                Ok(Taken::Unchanged) => self.report.unchanged += 1,
                Err(faults) => self.refuse(line, &of_inputs(&faults, &in_list)),
            }
        }
        let done = self.report.created + self.report.extended + self.report.unchanged;
        self.bar.set_message(
            self.locale.text("import-progress", &[("count", Arg::Number(i64::try_from(done).unwrap_or(0)))]),
        );
        Ok(())
    }

    fn finish(mut self) -> Result<Report, Failure> {
        self.flush()?;
        self.bar.finish_and_clear();
        Ok(self.report)
    }
}

/// A failure of the store in the middle: what was committed stays, and the same import can be run again.
fn stopped(error: &AppError) -> Failure {
    let source = std::error::Error::source(error).map(|s| format!(": {s}")).unwrap_or_default();
    Failure::outside(format!("{error}{source}. What was taken in stays; run the same import again to go on"))
}

/// Takes a batch in, as whoever may run the program here; the log says so.
fn write(app: &App, desk: Desk, drafts: Arc<Vec<Draft>>) -> Result<Vec<Result<Taken, Vec<InputFault>>>, AppError> {
    let asked = Asked::by_operator("import", app.ambient.request_id());
    app.act(asked, move |tx, ctx, permit| {
        ensure_organisation(tx, ctx, &desk.organisation, desk.organisation.as_str())?;
        take_in(tx, ctx, (&permit.actor().recorded_as(), &desk), &drafts, Mode::Write)
    })
}

/// Takes drafts in at once: what the demo does with its case load. `None`: all are right; otherwise the first that is not.
pub(super) fn take_all(app: &Arc<App>, desk: &Desk, drafts: Vec<Draft>) -> Result<Report, Failure> {
    let mut report = Report::default();
    let drafts = Arc::new(drafts);
    let shared = Arc::clone(&drafts);
    let outcomes = write(app, desk.clone(), shared).map_err(|e| stopped(&e))?;
    for (draft, outcome) in drafts.iter().zip(outcomes) {
        match outcome {
            Ok(Taken::Created) => report.created += 1,
            Ok(Taken::Extended(_)) => report.extended += 1,
            Ok(Taken::Unchanged) => report.unchanged += 1,
            Err(faults) => {
                log::warn!("{} was not taken in: {faults:?}", draft.source_key.as_deref().unwrap_or("-"));
                report.refused += 1;
            }
        }
    }
    Ok(report)
}
