//! `forecast`: how long still for a case received on a day, from the file that it is in.

use std::fmt::Write as _;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::case_file::{CaseFile, Source};
use super::verify::wrapped;
use super::{Failure, Outcome, print};
use crate::domain::forecast::display::{Shown, Span, shown};
use crate::domain::forecast::promise::{Kept, forecast_if_kept};
use crate::domain::forecast::quantiles::{LEVELS, Quantiles};
use crate::domain::forecast::rule::{Forecast as Forecasts, Method, NoForecast};
use crate::domain::forecast::settings::Settings;

#[derive(Debug, Args)]
pub(super) struct Forecast {
    #[command(flatten)]
    source: Source,
    /// The day on which the case was received.
    #[arg(long, value_name = "DAY")]
    received_on: NaiveDate,
    /// How to print the forecast.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// What is told: the forecast with how often last year's were kept, or why there is none.
type Answer = Result<(Forecasts, Option<Kept>, Quantiles), NoForecast>;

impl Forecast {
    pub(super) fn run(&self) -> Outcome {
        let file = self.source.read()?;
        let (received, as_of) = (self.received_on, file.as_of);
        if received > as_of {
            return Err(Failure::input(format!(
                "--received-on {received} lies after the end of the file, {as_of}; right is a day up to then"
            )));
        }
        let first = file.cases.iter().map(|case| case.watched.group.received).min().unwrap_or(as_of);
        if received < first {
            return Err(Failure::input(format!(
                "--received-on {received} lies before the first case of the file, received on {first}; right is a day from then on"
            )));
        }
        let (flow, _) = file.flow();
        let day = received.to_epoch_days();
        let answer =
            forecast_if_kept(&flow, as_of.to_epoch_days(), &Settings::default()).and_then(|(forecasts, kept)| {
                let none = NoForecast::TooFew { closings: forecasts.standing().closings, needed: 0 };
                let quantiles = forecasts.quantiles(day).ok_or(none)?;
                Ok((forecasts, kept, quantiles))
            });
        match self.format {
            Format::Text => print(&self.text(&file, &answer))?,
            Format::Json => {
                let text = serde_json::to_string_pretty(&self.json(&file, &answer)).map_err(Failure::outside)?;
                print(&format!("{text}\n"))?;
            }
        }
        self.source.end(&file)
    }

    fn text(&self, file: &CaseFile, answer: &Answer) -> String {
        let waited = (file.as_of - self.received_on).num_days();
        let mut out = format!(
            "A case received on {} and still open at the end of {} has waited {waited} days.\n",
            self.received_on, file.as_of
        );
        match answer {
            Ok((forecasts, kept, quantiles)) => {
                let _ = writeln!(out, "{}\n", range(&shown(quantiles, forecasts.horizon())));
                out.push_str("How this is found\n");
                for line in method(forecasts, *kept) {
                    out.push_str(&wrapped(&line));
                }
            }
            Err(why) => {
                let _ = writeln!(out, "No forecast: {}", reason(why));
            }
        }
        out
    }

    fn json(&self, file: &CaseFile, answer: &Answer) -> Value {
        let (forecast, none) = match answer {
            Ok((forecasts, kept, quantiles)) => (Some(forecast_json(forecasts, *kept, quantiles)), None),
            Err(why) => (None, Some(reason(why))),
        };
        json!({
            "file": file.name,
            "asOf": file.as_of,
            "receivedOn": self.received_on,
            "waitedDays": (file.as_of - self.received_on).num_days(),
            "forecast": forecast,
            "noForecast": none,
        })
    }
}

fn forecast_json(forecasts: &Forecasts, kept: Option<Kept>, quantiles: &Quantiles) -> Value {
    let standing = forecasts.standing();
    let levels = LEVELS.iter().zip(quantiles.0).map(|(level, days)| json!({"level": level, "days": days}));
    json!({
        "words": range(&shown(quantiles, forecasts.horizon())),
        "quantiles": levels.collect::<Vec<_>>(),
        "method": method_name(standing.method),
        "load": standing.load,
        "order": standing.order,
        "closings": standing.closings,
        "pending": standing.pending,
        "kept": kept.map(|kept| kept.share),
        "explanation": method(forecasts, kept),
    })
}

fn range(shown: &Shown) -> String {
    let (low, median, high) = (span(shown.low), span(shown.median), span(shown.high));
    format!(
        "For eight of ten like it, it takes from {low} to {high} from then; one is sooner, one is later. For half of all, it takes at \
         most {median}. This is no promise."
    )
}

fn span(span: Span) -> String {
    let many = |count: u32, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    match span {
        Span::Weeks(0) => "less than a week".to_owned(),
        Span::Weeks(weeks) => many(weeks, "week"),
        Span::Months(months) => many(months, "month"),
        Span::LongerThan { months } => format!("more than {}", many(months, "month")),
    }
}

fn method_name(method: Method) -> &'static str {
    match method {
        Method::Age => "age",
        Method::Mean => "mean",
        Method::Queue => "queue",
    }
}

fn method(forecasts: &Forecasts, kept: Option<Kept>) -> Vec<String> {
    let standing = forecasts.standing();
    let how = match standing.method {
        Method::Age => "The line is short or not worked in order: compared with those who had waited as long.",
        Method::Mean => {
            "The line is long and worked partly in order: the mean of two comparisons, with those who had waited as long and \
             with those who had as many cases before them."
        }
        Method::Queue => "The line is long and worked in order: compared with those who had as many cases before them.",
    };
    let mut lines = vec![
        format!(
            "Looked at: everybody who waited during the last half-year; {} cases were closed in it and {} are open.",
            standing.closings, standing.pending
        ),
        how.to_owned(),
        format!(
            "The line holds {:.2} years of work, and its order is {:.2} (1 is strictly in order, 0 at random).",
            standing.load, standing.order
        ),
        "It is assumed that the pace of the last half-year stays.".to_owned(),
    ];
    lines.push(match kept {
        Some(kept) => format!(
            "Such ranges were kept in {:.0}% of {} cases in the last year, and {:.0}% took longer.",
            kept.share * 100.0,
            kept.promises,
            kept.above * 100.0
        ),
        None => "How often such ranges were kept cannot be said yet: the file is too short.".to_owned(),
    });
    lines
}

fn reason(why: &NoForecast) -> String {
    match why {
        NoForecast::TooFew { closings, needed } => {
            format!("too few decisions to say: {closings} in the last half-year, {needed} are needed")
        }
        NoForecast::Frozen { since } => {
            let day = NaiveDate::from_epoch_days(*since).map_or_else(String::new, |day| format!(" since {day}"));
            format!("decisions are suspended{day}")
        }
        NoForecast::Withdrawn { kept, needed } => format!(
            "forecasts of the last year were kept in {:.0}% of the cases only; at least {:.0}% are needed",
            kept * 100.0,
            needed * 100.0
        ),
    }
}
