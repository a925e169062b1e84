//! `reckon`

use std::fmt::Write as _;
use std::io::Read;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Cli, Failure, Outcome, catalogue, locales, print};
use crate::ambient::{Ambient, Real, legal_day};
use crate::app::applications::faults_alone;
use crate::domain::case::event::Said;
use crate::domain::case::fold::reckon_said;
use crate::domain::deadline::reckoning::{Reckoning, Term};
use crate::i18n::Arg;
use crate::wire::fault::{Fault, in_list, list, of_event, of_inputs};
use crate::wire::reading::{ReckoningRequest, UNREAD, reckoning_request};
use crate::wire::reckoning::reckoning;
use crate::wire::words::Speech;

#[derive(Debug, Args)]
pub(super) struct Reckon {
    /// The request as JSON: procedure, version (optional), asOf (optional), events. `-` reads standard input.
    file: PathBuf,
    /// How to print the answer.
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
    /// Show every step of every computation in the table.
    #[arg(long)]
    why: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Json,
    Table,
}

impl Reckon {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        let settings = cli.settings()?;
        let (catalogue, locales) = (catalogue(&settings)?, locales()?);
        let locale = locales.get(&cli.lang);
        let refused = |faults: Vec<Fault>| {
            let lines =
                faults.iter().map(|f| f.say(locale)).map(|f| format!("{}: {} [{}]", f.pointer, f.detail, f.code));
            Failure::input(lines.collect::<Vec<_>>().join("\n"))
        };
        let text = self.text()?;
        let body = serde_json::from_str(&text).map_err(|e| Failure::input(format!("{}: {e}", self.file.display())))?;
        let more = |read: &ReckoningRequest| {
            let rules = (read.procedure.as_str(), read.version.as_deref());
            of_inputs(&faults_alone(&catalogue, rules, &read.events, UNREAD), &in_list)
        };
        let request = reckoning_request(&body).whole_or(more).map_err(refused)?;
        let Some(procedure) = catalogue.procedure(&request.procedure) else {
            let known = list(catalogue.procedures().map(|p| p.id()));
            return Err(refused(vec![Fault::new("/procedure", "unknown-procedure", vec![("known", known)])]));
        };
        let as_of = request.as_of.unwrap_or_else(|| legal_day(Real.now(), procedure.time_zone()));
        let events: Vec<&Said> = request.events.iter().collect();
        let answer = reckon_said(procedure, request.version.as_deref(), &events, as_of)
            .map_err(|faults| refused(faults.iter().map(|f| of_event(f, &in_list)).collect()))?;
        let speech = Speech { locale, native: procedure.language() };
        match self.format {
            Format::Json => {
                let mut text = serde_json::to_string_pretty(&reckoning(&answer, speech)).map_err(Failure::outside)?;
                text.push('\n');
                print(&text)
            }
            Format::Table => print(&table(&answer, speech, self.why)),
        }
    }

    fn text(&self) -> Result<String, Failure> {
        let mut text = String::new();
        let read = if self.file.as_os_str() == "-" {
            std::io::stdin().read_to_string(&mut text).map(drop)
        } else {
            std::fs::read_to_string(&self.file).map(|read| text = read)
        };
        read.map_err(|e| Failure::input(format!("{}: {e}", self.file.display())))?;
        Ok(text)
    }
}

/// A reckoning for people at a terminal.
fn table(r: &Reckoning<'_>, speech: Speech<'_>, why: bool) -> String {
    let locale = speech.locale;
    let say = |key: &str| locale.text(key, &[]);
    let mut out = String::new();
    let _ = writeln!(out, "{} ({} {})", speech.of(r.version.procedure_words()), r.version.procedure(), r.version.id());
    let _ =
        writeln!(out, "{}: {}   {}: {}", say("table-as-of"), r.as_of, say("table-stage"), speech.of(&r.stage.words));
    if let Some(days) = r.lived_days {
        let _ = writeln!(out, "{}: {days}", say("table-lived"));
    }
    let heads = ["table-term", "table-state", "table-zero", "table-last-day", "table-safe", "table-left", "table-late"];
    let mut rows = vec![heads.map(say).to_vec()];
    rows.extend(r.terms.iter().map(|t| row(t, speech)));
    out.push('\n');
    out.push_str(&columns(&rows));
    for penalty in &r.penalties {
        let line = [
            ("title", Arg::from(speech.of(&penalty.rule.words))),
            ("amount", Arg::Cents(penalty.amount_cents)),
            ("days", Arg::Number(penalty.days)),
            ("from", Arg::Day(penalty.first_day)),
        ];
        let _ = writeln!(out, "\n{}", locale.text("table-penalty", &line));
    }
    section(
        &mut out,
        &say("table-remedies"),
        r.remedies.iter().map(|x| format!("{}: {}", speech.of(&x.rule.words), speech.remedy(x, r.was_late(x)))),
    );
    section(&mut out, &say("table-next"), r.next_steps.iter().map(|e| format!("{} ({})", speech.of(&e.words), e.id)));
    section(&mut out, &say("table-warnings"), r.warnings.iter().map(|w| speech.warning(w).1));
    if why {
        for term in &r.terms {
            let title = format!("{}: {}", say("table-why"), speech.of(&term.rule.words));
            section(&mut out, &title, term.steps.iter().map(|s| speech.step(s, r.version.id().as_str())));
        }
    }
    out
}

fn row(t: &Term<'_>, speech: Speech<'_>) -> Vec<String> {
    let person = t.person.as_ref().map(|p| format!(" [{}]", p.as_str())).unwrap_or_default();
    let safe = if t.rule.party.is_person() { t.warn_by } else { t.safe_last_day };
    vec![
        format!("{}{person}", speech.of(&t.rule.words)),
        speech.state(t.state),
        t.zero.to_string(),
        t.last_day.to_string(),
        safe.to_string(),
        t.remaining_days.to_string(),
        t.overdue_days.to_string(),
    ]
}

fn section(out: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{title}:");
    for line in lines {
        let _ = writeln!(out, "  - {line}");
    }
}

/// Columns as wide as their widest cell, counted in characters.
pub(super) fn columns(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |at: usize| rows.iter().filter_map(|r| r.get(at)).map(|c| c.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        out.push_str(cells.join("  ").trim_end());
        out.push('\n');
    }
    out
}
