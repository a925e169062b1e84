//! `what-if`: carry the published backlog on under a supposition, or ask which capacity a promise needs.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Map, Value, json};

use super::{Cli, Failure, Outcome, locales, open, print, start_log};
use crate::app::statistics;
use crate::domain::disclosure::period::{Grain, Period};
use crate::domain::what_if::Need;
use crate::i18n::Locale;
use crate::wire::fault::Fault;
use crate::wire::pictures::{Form, projection};
use crate::wire::what_if::{ProjectedMonthBody, ProjectionBody, RangeBody};
use crate::wire::what_if_ground::Ground;
use crate::wire::what_if_request::{capacity_request, projection_request};

/// What is left out is as it is now. Levels are written `+20%` (more than now), `-10%`, `80%` (of now) or `250` (families a month),
/// each with `@2027-03` behind it from a month on.
#[derive(Debug, Args)]
pub(super) struct WhatIf {
    /// The procedure.
    #[arg(default_value = "nl-nareis")]
    procedure: String,
    /// How many families are decided a month: +20%, 2500@2027-03; may be given several times.
    #[arg(long, value_name = "LEVEL", allow_hyphen_values = true, conflicts_with = "everyone_in_time_by")]
    capacity: Vec<String>,
    /// How many come; written likewise.
    #[arg(long, value_name = "LEVEL", allow_hyphen_values = true)]
    intake: Vec<String>,
    /// No decisions for a share: 30%:2026-06..2027-01, or 30%:2026-06.. without an end.
    #[arg(long, value_name = "FREEZE")]
    freeze: Vec<String>,
    /// The legal term of what is received from a day on: 9m@2026-06-12, 90d@2026-01-01.
    #[arg(long, value_name = "TERM")]
    term: Vec<String>,
    /// The order of handling.
    #[arg(long, value_enum, default_value = "as-observed")]
    handling: Handling,
    /// Of a hundred who wait a year, so many withdraw, beside those decided.
    #[arg(long, value_name = "PERCENT")]
    withdrawal: Option<f64>,
    /// There is no penalty for late decisions.
    #[arg(long, conflicts_with = "notices")]
    no_penalty: bool,
    /// Of a hundred overdue families, so many send a notice.
    #[arg(long, value_name = "PERCENT")]
    notices: Option<f64>,
    /// The last month that is looked at.
    #[arg(long, value_name = "MONTH", conflicts_with = "everyone_in_time_by")]
    until: Option<String>,
    /// How many runs; 100, or 50 to look for a capacity.
    #[arg(long)]
    runs: Option<u32>,
    /// Where chance begins.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Ask which capacity brings everybody within the term by this day.
    #[arg(long, value_name = "DAY")]
    everyone_in_time_by: Option<String>,
    /// In so many of a hundred runs.
    #[arg(long, value_name = "PERCENT", default_value_t = 90.0, requires = "everyone_in_time_by")]
    probability: f64,
    /// Answer as JSON, as the interface does.
    #[arg(long)]
    json: bool,
    /// Draw the backlog into this file, which ends in .svg or .png.
    #[arg(long, value_name = "FILE", conflicts_with = "everyone_in_time_by")]
    chart: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Handling {
    InOrder,
    NewestFirst,
    Random,
    AsObserved,
}

impl WhatIf {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        start_log("warn");
        if self.chart.as_deref().is_some_and(|file| form(file).is_none()) {
            return Err(Failure::input("--chart: the file must end in .svg or .png"));
        }
        let locales = locales()?;
        let locale = locales.get(&cli.lang);
        let ground = self.ground(cli, locale)?;
        match &self.everyone_in_time_by {
            Some(by) => self.capacity(&ground, by, locale),
            None => self.projection(&ground, locale),
        }
    }

    /// The newest published figures and the law.
    fn ground(&self, cli: &Cli, locale: &Locale) -> Result<Ground, Failure> {
        let app = open(&cli.settings()?)?;
        let rules = app.catalogue.statistics(&self.procedure);
        let found = rules.and_then(|rules| Some((app.catalogue.procedure(&self.procedure)?.as_ref(), rules)));
        let Some((procedure, rules)) = found else {
            let known: Vec<String> = app.catalogue.all_statistics().map(|rules| rules.procedure.to_string()).collect();
            return Err(Failure::input(format!(
                "no statistics of {:?}; there are {}",
                self.procedure,
                known.join(", ")
            )));
        };
        let nothing = "nothing was published of that; see `wachtwijzer statistics publish`";
        let kept = app.read(|tx, _| statistics::newest(tx, &format!("figures:{}", self.procedure)));
        let kept = kept.map_err(|_| Failure::input(nothing))?;
        let month = Period::of(kept.month, Grain::Month).ok_or_else(|| Failure::outside("no such month"))?;
        let rules = (procedure, rules.term.as_ref());
        Ground::of(Some(&kept.content), month.last_day(), rules).map_err(|faults| refused(&faults, locale))
    }

    fn projection(&self, ground: &Ground, locale: &Locale) -> Outcome {
        let mut body = self.supposed()?;
        body.insert("capacity".to_owned(), levels("--capacity", &self.capacity)?);
        if let Some(until) = &self.until {
            body.insert("months".to_owned(), json!(months(ground.as_of(), until)?));
        }
        let read = projection_request(&Value::Object(body)).whole().map_err(|faults| refused(&faults, locale))?;
        let (supposed, months) = read;
        let bar = ProgressBar::new(u64::from(supposed.runs));
        if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} runs") {
            bar.set_style(style);
        }
        let made = ground.project(supposed, months, &mut |done| bar.set_position(u64::from(done)));
        bar.finish_and_clear();
        let told = ground.told(&made.map_err(|faults| refused(&faults, locale))?, locale);
        if let Some(file) = &self.chart {
            std::fs::write(file, draw(&told, file, locale)?)?;
        }
        if self.json {
            return print(&(serde_json::to_string_pretty(&told).map_err(Failure::outside)? + "\n"));
        }
        print(&table(&told))
    }

    fn capacity(&self, ground: &Ground, by: &str, locale: &Locale) -> Outcome {
        let mut body = self.supposed()?;
        body.insert("by".to_owned(), json!(by));
        body.insert("probability".to_owned(), json!(self.probability));
        let read = capacity_request(&Value::Object(body)).whole().map_err(|faults| refused(&faults, locale))?;
        let (supposed, by, probability) = read;
        let bar = super::statistics::spinner();
        let made = ground.needed(supposed, Need { by, probability });
        bar.finish_and_clear();
        let told = ground.told_capacity(&made.map_err(|faults| refused(&faults, locale))?, locale);
        if self.json {
            return print(&(serde_json::to_string_pretty(&told).map_err(Failure::outside)? + "\n"));
        }
        print(&format!("{}\n\n{}", told.sentence, sentences(&told.assumptions)))
    }

    /// What is supposed, as the interface would be asked.
    fn supposed(&self) -> Result<Map<String, Value>, Failure> {
        let handling = match self.handling {
            Handling::InOrder => "in-order",
            Handling::NewestFirst => "newest-first",
            Handling::Random => "random",
            Handling::AsObserved => "as-observed",
        };
        let mut body = Map::new();
        let mut put = |name: &str, value: Value| body.insert(name.to_owned(), value);
        put("procedure", json!(self.procedure));
        put("handling", json!(handling));
        put("intake", levels("--intake", &self.intake)?);
        put("freezes", self.freeze.iter().map(|text| freeze(text)).collect::<Result<Value, _>>()?);
        put("terms", self.term.iter().map(|text| term(text)).collect::<Result<Value, _>>()?);
        put("withdrawal", json!(self.withdrawal));
        if self.no_penalty || self.notices.is_some() {
            put("penalty", json!({"applies": !self.no_penalty, "noticePercent": self.notices}));
        }
        put("runs", json!(self.runs));
        put("seed", json!(self.seed));
        Ok(body)
    }
}

/// All faults, each with the place where it is wrong.
fn refused(faults: &[Fault], locale: &Locale) -> Failure {
    let told = faults.iter().map(|fault| fault.say(locale)).map(|told| format!("{}: {}", told.pointer, told.detail));
    Failure::input(told.collect::<Vec<_>>().join("\n"))
}

/// `+20%`, `-10%@2027-03`, `2500`.
fn levels(option: &str, all: &[String]) -> Result<Value, Failure> {
    let one = |text: &String| {
        let (level, from) = text.split_once('@').map_or((text.as_str(), None), |(level, from)| (level, Some(from)));
        let read = match level.strip_suffix('%') {
            Some(percent) => percent.parse::<f64>().ok().map(|number| {
                let base = if percent.starts_with(['+', '-']) { 100.0 } else { 0.0 };
                json!({"from": from, "percent": base + number})
            }),
            None => level.parse::<f64>().ok().map(|number| json!({"from": from, "perMonth": number})),
        };
        let right = "right is +20%, 80% or 2500, with @2027-03 behind it from a month on";
        read.ok_or_else(|| Failure::input(format!("{option} {text:?}: {right}")))
    };
    all.iter().map(one).collect()
}

/// `30%:2026-06..2027-01`.
fn freeze(text: &str) -> Result<Value, Failure> {
    let read = text.split_once("%:").and_then(|(percent, months)| {
        let (from, until) = months.split_once("..")?;
        let until = (!until.is_empty()).then_some(until);
        Some(json!({"percent": percent.parse::<f64>().ok()?, "from": from, "until": until}))
    });
    read.ok_or_else(|| Failure::input(format!("--freeze {text:?}: right is 30%:2026-06..2027-01")))
}

/// `9m@2026-06-12`, `90d@2026-01-01`.
fn term(text: &str) -> Result<Value, Failure> {
    let read = text.split_once('@').and_then(|(length, from)| {
        let unit = if length.ends_with('m') { "months" } else { "days" };
        let number = length.strip_suffix(['m', 'd'])?.parse::<u32>().ok()?;
        Some(json!({"receivedFrom": from, unit: number}))
    });
    read.ok_or_else(|| Failure::input(format!("--term {text:?}: right is 9m@2026-06-12 or 90d@2026-01-01")))
}

/// How many months until the end of this one.
fn months(as_of: NaiveDate, until: &str) -> Result<i32, Failure> {
    use chrono::Datelike;
    let last = Period::parse(until).filter(|period| period.grain() == Grain::Month).map(Period::last_day);
    let last = last.ok_or_else(|| Failure::input(format!("--until {until:?}: right is a month like 2028-06")))?;
    let place = |day: NaiveDate| day.year() * 12 + day.month0().cast_signed();
    Ok(place(last) - place(as_of))
}

fn sentences(all: &[String]) -> String {
    all.iter().fold(String::new(), |mut out, sentence| {
        let _ = writeln!(out, "- {sentence}");
        out
    })
}

/// One figure of a month.
type Of = fn(&ProjectedMonthBody) -> RangeBody;

/// The middle of each figure with its range.
fn table(told: &ProjectionBody) -> String {
    const COLUMNS: [(&str, Of, &str); 7] = [
        ("waiting", |month| month.backlog, "<10"),
        ("decided", |month| month.decided, "<10"),
        ("received", |month| month.received, "<10"),
        ("overdue", |month| month.overdue, "<10"),
        ("in term, %", |month| month.in_term_percent, "–"),
        ("median, weeks", |month| month.waited_median_weeks, "–"),
        ("penalties, 1000 €", |month| thousands(month.penalties_euro), "–"),
    ];
    let mut out = format!("{} after {}; families; middle (low–high)\n\n{:<9}", told.procedure, told.as_of, "month");
    for (name, _, _) in COLUMNS {
        let _ = write!(out, "{name:>22}");
    }
    out.push('\n');
    for month in &told.months {
        let _ = write!(out, "{:<9}", month.month);
        for (_, of, none) in COLUMNS {
            let RangeBody { low, middle, high } = of(month);
            let told = |number: Option<u64>| number.map_or_else(|| none.to_owned(), |number| number.to_string());
            let cell = if [low, middle, high].iter().all(Option::is_none) {
                none.to_owned()
            } else {
                format!("{} ({}–{})", told(middle), told(low), told(high))
            };
            let _ = write!(out, "{cell:>22}");
        }
        out.push('\n');
    }
    out + "\n" + &sentences(&told.assumptions)
}

fn thousands(RangeBody { low, middle, high }: RangeBody) -> RangeBody {
    let of = |euro: Option<u64>| euro.map(|euro| euro / 1_000);
    RangeBody { low: of(low), middle: of(middle), high: of(high) }
}

/// The form that a file asks for by its name; `None`: neither SVG nor PNG.
fn form(file: &Path) -> Option<Form> {
    match file.extension()?.to_str()? {
        "svg" => Some(Form::Svg),
        "png" => Some(Form::Png),
        _ => None,
    }
}

/// The backlog, month by month.
fn draw(told: &ProjectionBody, file: &Path, locale: &Locale) -> Result<Vec<u8>, Failure> {
    let form = form(file).unwrap_or(Form::Png);
    projection(told, locale, form).map_err(Failure::outside)?.ok_or_else(|| Failure::outside("nothing to draw"))
}
