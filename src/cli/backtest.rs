//! `backtest`: what the forecast would have told everybody who waited on past days, and what then happened.

use std::fmt::Write as _;

use chrono::{Datelike, Days, NaiveDate};
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Map, Value, json};

use super::case_file::{CaseFile, Source, number};
use super::reckon::columns;
use super::verify::wrapped;
use super::{Failure, Outcome, print};
use crate::domain::forecast::backtest::{Backtest as Looked, Protocol, backtest};
use crate::domain::forecast::contender::Contender;
use crate::domain::forecast::flow::Flow;
use crate::domain::forecast::rule::Method;
use crate::domain::forecast::scores::Score;
use crate::domain::forecast::settings::Settings;

#[derive(Debug, Args)]
pub(super) struct Backtest {
    #[command(flatten)]
    source: Source,
    /// The first day to look back at; by default the first half-year that begins a year after the first case.
    #[arg(long, value_name = "DAY")]
    from: Option<NaiveDate>,
    /// The last day to look back at; by default one horizon before the as-of day of the file.
    #[arg(long, value_name = "DAY")]
    until: Option<NaiveDate>,
    /// Days from one look to the next.
    #[arg(long, default_value_t = 30, value_name = "DAYS", value_parser = clap::value_parser!(i32).range(1..=3650))]
    step: i32,
    /// Waits and forecasts are capped at this many days.
    #[arg(long, default_value_t = 270, value_name = "DAYS", value_parser = clap::value_parser!(i32).range(1..=1460))]
    horizon: i32,
    /// How to print the scores.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// A backtest with what is told beside it.
struct Told<'f> {
    file: &'f CaseFile,
    protocol: Protocol,
    looked: Looked,
    cases: u64,
    lost: u64,
    /// Share of the closed cases that lasted longer than the horizon.
    longer: f64,
}

impl Backtest {
    pub(super) fn run(&self) -> Outcome {
        let file = self.source.read()?;
        let (flow, lost) = file.flow();
        let protocol = self.protocol(&file)?;
        let bar = ProgressBar::new(number(protocol.days().len()));
        if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos} of {len} days, {eta} left") {
            bar.set_style(style);
        }
        let looked =
            backtest(&flow, &protocol, &Settings::default(), &Contender::ALL, |done, _| bar.set_position(number(done)));
        bar.finish_and_clear();
        let cases = flow.cells().iter().map(|cell| u64::from(cell.count)).sum();
        let told = Told { file: &file, protocol, cases, lost, longer: longer(&flow, self.horizon), looked };
        match self.format {
            Format::Text => print(&text(&told))?,
            Format::Json => print(&told.json()?)?,
        }
        self.source.end(&file)
    }

    fn protocol(&self, file: &CaseFile) -> Result<Protocol, Failure> {
        let end = file.as_of.checked_sub_days(Days::new(u64::from(self.horizon.unsigned_abs())));
        let until = self.until.or(end).unwrap_or(file.as_of);
        let first_case = file.cases.iter().map(|case| case.watched.group.received).min().unwrap_or(file.as_of);
        let begins = file.mapping.received_from.unwrap_or(first_case);
        let begins = file.mapping.seen_from_day().map_or(begins, |seen| seen.max(begins));
        let from = self.from.unwrap_or_else(|| half_year_after(begins));
        let protocol = Protocol {
            first: from.to_epoch_days(),
            last: until.to_epoch_days(),
            step: self.step,
            horizon: self.horizon,
            data_end: file.as_of.to_epoch_days(),
        };
        if protocol.days().len() == 0 {
            let last = until.min(end.unwrap_or(until));
            return Err(Failure::input(format!(
                "there is no day to look back at: the first would be {from}, and the last that can be judged is {last}, \
                 {} days before the end of the file. Right is an earlier --from, a shorter --horizon or more years",
                self.horizon
            )));
        }
        Ok(protocol)
    }
}

/// The first day of the first half-year that begins at least a year after this day: by then there is a year to look at.
fn half_year_after(day: NaiveDate) -> NaiveDate {
    let firsts = (0..=2).flat_map(|years| [1, 7].map(|month| NaiveDate::from_ymd_opt(day.year() + years, month, 1)));
    let year = day.checked_add_days(Days::new(365)).unwrap_or(day);
    firsts.flatten().find(|first| *first >= year).unwrap_or(year)
}

/// Share of the closed cases that lasted longer than the horizon.
fn longer(flow: &Flow, horizon: i32) -> f64 {
    let closed = || flow.cells().iter().filter_map(|cell| Some((cell.closed? - cell.received, u64::from(cell.count))));
    let all: u64 = closed().map(|(_, count)| count).sum();
    let long: u64 = closed().filter(|(days, _)| *days > horizon).map(|(_, count)| count).sum();
    if all == 0 { 0.0 } else { crate::domain::forecast::real(long) / crate::domain::forecast::real(all) }
}

fn name(contender: Contender) -> &'static str {
    match contender {
        Contender::Published => "published",
        Contender::Conditional => "conditional",
        Contender::Age => "age",
        Contender::Mean => "mean",
        Contender::Queue => "queue",
        Contender::Rule => "rule",
    }
}

fn meaning(contender: Contender) -> &'static str {
    match contender {
        Contender::Published => {
            "percentile of the cases closed in the last half-year, less the days waited (the usual practice)"
        }
        Contender::Conditional => "the same, only of those that had lasted longer",
        Contender::Age => "compared with those who had waited as long",
        Contender::Mean => "the mean of age and queue",
        Contender::Queue => "compared with those who had as many cases before them",
        Contender::Rule => "what people would be told: the rule chooses age, mean or queue by the state of the line",
    }
}

impl Told<'_> {
    fn method(&self) -> Vec<String> {
        let protocol = &self.protocol;
        let day = |day: i32| NaiveDate::from_epoch_days(day).map_or_else(String::new, |day| day.to_string());
        let mut lines = vec![
            format!(
                "Every {} days from {} to {}, {} days in all, each method forecasts for everybody pending, from nothing but \
                 what was known then. What happened is capped at {} days, and so is the forecast.",
                protocol.step,
                day(protocol.first),
                day(protocol.last.min(protocol.data_end - protocol.horizon)),
                self.looked.days.len(),
                protocol.horizon
            ),
            "Pinball: the mean loss in days over five quantiles; smaller is better, and saying a wide range does not help. \
             Kept: the share that fell within the 80% range, which should be near 80%; sooner and later are the misses. Gain: \
             by how much the pinball loss is smaller than that of the published and of the conditional percentile."
                .to_owned(),
        ];
        if self.lost > 0 {
            let lost = self.lost;
            lines.push(format!("Left out: {lost} open cases that were lost from sight, as nobody knows their wait."));
        }
        if let Some(from) = &self.file.mapping.seen_from {
            lines.push(format!(
                "Closings are seen from {from} on only: do not look back at days within a year after that (--from)."
            ));
        }
        if self.longer > 0.05 {
            lines.push(format!(
                "{:.0}% of the closed cases lasted longer than the horizon of {} days: give a longer --horizon.",
                self.longer * 100.0,
                protocol.horizon
            ));
        }
        lines
    }

    /// As-of days by the method that the rule chose; the last are those on which it said nothing.
    fn chosen(&self) -> [(&'static str, usize); 4] {
        let count = |wanted: Option<Method>| self.looked.days.iter().filter(|day| day.chosen.ok() == wanted).count();
        [
            ("age", count(Some(Method::Age))),
            ("mean", count(Some(Method::Mean))),
            ("queue", count(Some(Method::Queue))),
            ("none", count(None)),
        ]
    }

    fn json(&self) -> Result<String, Failure> {
        let of = |score: &dyn Fn(Contender) -> Score| {
            let entry = |c: &Contender| (name(*c).to_owned(), scores_json(&score(*c), &|over| score(over)));
            Contender::ALL.iter().map(entry).collect::<Map<String, Value>>()
        };
        let halves: Map<String, Value> = self
            .looked
            .half_years()
            .into_iter()
            .map(|half| (half.to_string(), of(&|c| self.looked.half_year(half, c)).into()))
            .collect();
        let protocol = &self.protocol;
        let out = json!({
            "file": self.file.name,
            "asOf": self.file.as_of,
            "cases": self.cases,
            "lost": self.lost,
            "defects": super::case_file::defects::by_code(&self.file.defects),
            "protocol": {
                "from": NaiveDate::from_epoch_days(protocol.first),
                "until": NaiveDate::from_epoch_days(protocol.last.min(protocol.data_end - protocol.horizon)),
                "stepDays": protocol.step,
                "horizonDays": protocol.horizon,
                "looks": self.looked.days.len(),
            },
            "method": self.method(),
            "chosen": self.chosen().into_iter().map(|(name, count)| (name.to_owned(), count.into())).collect::<Map<_, _>>(),
            "forecasts": self.looked.score(Contender::Rule).cases(),
            "contenders": of(&|c| self.looked.score(c)),
            "halfYears": halves,
        });
        Ok(format!("{}\n", serde_json::to_string_pretty(&out).map_err(Failure::outside)?))
    }
}

fn scores_json(score: &Score, other: &dyn Fn(Contender) -> Score) -> Value {
    json!({
        "cases": score.cases(),
        "meanPinball": score.mean_pinball(),
        "coverage80": score.coverage80(),
        "coverage50": score.coverage50(),
        "below": score.below(),
        "above": score.above(),
        "medianAbsoluteError": score.median_error(),
        "width80": score.width(),
        "gainOverPublished": score.gain_over(&other(Contender::Published)),
        "gainOverConditional": score.gain_over(&other(Contender::Conditional)),
    })
}

fn text(told: &Told<'_>) -> String {
    let looked = &told.looked;
    let mut out = format!("Were forecasts right? {}, as known at the end of {}\n", told.file.name, told.file.as_of);
    let forecasts = looked.score(Contender::Rule).cases();
    let _ = writeln!(out, "Cases: {}; forecasts judged: {forecasts}\n", told.cases);
    told.method().iter().for_each(|line| out.push_str(&wrapped(line)));
    let chosen = told.chosen().map(|(name, count)| format!("{name} {count}")).join(", ");
    let _ = writeln!(out, "\nDays by the method that the rule chose: {chosen}");
    if forecasts == 0 {
        out.push_str(
            "Nobody was forecast: on every day there were too few closings in the half-year before it to say.\n",
        );
        return out;
    }
    let share = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), |share| format!("{:.1}%", share * 100.0));
    let days = |days: Option<f64>| days.map_or_else(|| "–".to_owned(), |days| format!("{days:.2}"));
    let heads =
        ["", "pinball", "kept", "sooner", "later", "median off by", "width", "gain/published", "gain/conditional"];
    let row = |name: &str, score: &Score, other: &dyn Fn(Contender) -> Score| {
        vec![
            name.to_owned(),
            days(score.mean_pinball()),
            share(score.coverage80()),
            share(score.below()),
            share(score.above()),
            days(score.median_error()),
            days(score.width()),
            share(score.gain_over(&other(Contender::Published))),
            share(score.gain_over(&other(Contender::Conditional))),
        ]
    };
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(Contender::ALL.iter().map(|c| row(name(*c), &looked.score(*c), &|over| looked.score(over))));
    let _ = write!(out, "\nAll days\n{}", columns(&rows));
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for half in looked.half_years() {
        let score = looked.half_year(half, Contender::Rule);
        rows.push(row(&half.to_string(), &score, &|over| looked.half_year(half, over)));
    }
    let _ = write!(out, "\nThe rule by half-year\n{}\n", columns(&rows));
    for contender in Contender::ALL {
        out.push_str(&wrapped(&format!("{}: {}", name(contender), meaning(contender))));
    }
    out
}
