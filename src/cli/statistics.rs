//! `statistics` and `tallies`: publish a month, look at what was published, and prove what it was counted from.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Subcommand, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};

use super::{Cli, Failure, Outcome, locales, open, print, start_log};
use crate::app::App;
use crate::app::{statistics, tallies};
use crate::domain::disclosure::period::{Grain, Period};
use crate::domain::figures::names;
use crate::i18n::Locale;
use crate::wire::figures::{FigureBody, StatisticsBody, ValueBody, csv, definition};
use crate::wire::outlook::sections;
use crate::wire::pictures::{Drawn, Form, PICTURES, picture};

/// Differences that are told one by one.
const TOLD: usize = 20;

#[derive(Debug, Subcommand)]
pub(super) enum Statistics {
    /// Publish a month, of every procedure. What is published is frozen; `serve` does it by itself once a month is over.
    Publish(Publish),
    /// Show what was published: as text, JSON or CSV, and as pictures.
    Show(Show),
    /// List the months that were published.
    List,
}

#[derive(Debug, Args)]
pub(super) struct Publish {
    /// The month, such as 2026-10; without one, the last that is over.
    #[arg(long, value_name = "MONTH")]
    month: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Show {
    /// The procedure.
    #[arg(default_value = "nl-nareis")]
    procedure: String,
    /// The month; without one, the newest that was published.
    #[arg(long, value_name = "MONTH")]
    month: Option<String>,
    /// Only this track; `all`: all together.
    #[arg(long, default_value = "all", value_name = "TRACK")]
    track: String,
    /// The form.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Also draw every picture into this folder, as SVG and PNG.
    #[arg(long, value_name = "FOLDER")]
    pictures: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
}

#[derive(Debug, Subcommand)]
pub(super) enum Tallies {
    /// Compare the counts behind the statistics with the applications themselves, to the last one.
    Verify,
    /// Make the counts anew from the applications.
    Rebuild,
}

pub(super) fn spinner() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {elapsed} {msg}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

fn month(text: &str) -> Result<Period, Failure> {
    let found = Period::parse(text).filter(|period| period.grain() == Grain::Month);
    found.ok_or_else(|| Failure::input(format!("{text:?} is no month; right is a year and a month: 2026-10")))
}

impl Statistics {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        start_log("warn");
        let app = open(&cli.settings()?)?;
        match self {
            Self::Publish(publish) => publish.run(&app),
            Self::Show(show) => show.run(&app, cli),
            Self::List => {
                let all = app.read(|tx, _| statistics::list(tx)).map_err(Failure::outside)?;
                let figures = all.iter().filter_map(|(on, section, at)| {
                    let procedure = section.strip_prefix("figures:")?;
                    Some(format!("{}  {procedure:<24} published {}\n", on.format("%Y-%m"), at.format("%Y-%m-%d")))
                });
                print(&figures.collect::<String>())
            }
        }
    }
}

impl Publish {
    fn run(&self, app: &App) -> Outcome {
        let bar = spinner();
        bar.set_message("reckoning");
        let done = match &self.month {
            Some(text) => {
                let month = month(text)?;
                if month.last_day() >= app.context().now.date_naive() {
                    return Err(Failure::input(format!("{month} is not over: only what is over can be published")));
                }
                statistics::publish_month(app, month, &sections)
            }
            None => statistics::publish_due(app, &sections),
        };
        bar.finish_and_clear();
        let done = done.map_err(Failure::outside)?;
        print(&match done {
            0 => "nothing was published: that month had been, or there are no statistics\n".to_owned(),
            done => format!("published: {done} procedures\n"),
        })
    }
}

impl Show {
    fn run(&self, app: &App, cli: &Cli) -> Outcome {
        let locales = locales()?;
        let locale = locales.get(&cli.lang);
        let section = format!("figures:{}", self.procedure);
        let wanted = self.month.as_deref().map(month).transpose()?;
        let kept = app.read(|tx, _| match wanted {
            Some(month) => statistics::section(tx, month, &section),
            None => statistics::newest(tx, &section),
        });
        let nothing = "nothing was published of that; see `wachtwijzer statistics list`, and `statistics publish`";
        let kept = kept.map_err(|_| Failure::input(nothing))?;
        let month = Period::of(kept.month, Grain::Month).ok_or_else(|| Failure::outside("no such month"))?;
        let all: Vec<FigureBody> = serde_json::from_str(&kept.content).map_err(Failure::outside)?;
        let track = (self.track != "all").then_some(self.track.as_str());
        if let Some(folder) = &self.pictures {
            let drawn = Drawn { figures: &all, track, as_of: month.last_day(), locale };
            draw(folder, drawn)?;
        }
        let results = all.iter().filter(|figure| figure.track.as_deref() == track).cloned().collect();
        let body = StatisticsBody {
            procedure: self.procedure.clone(),
            month: month.to_string(),
            licence: "CC0-1.0".to_owned(),
            definitions: names().map(|(name, version)| definition(name, version, locale)).collect(),
            results,
        };
        print(&match self.format {
            Format::Text => text(&body, locale),
            Format::Json => serde_json::to_string_pretty(&body).map_err(Failure::outside)? + "\n",
            Format::Csv => csv(&body),
        })
    }
}

/// Every picture that may be shown, as SVG and PNG.
pub(super) fn draw(folder: &std::path::Path, drawn: Drawn<'_>) -> Outcome {
    std::fs::create_dir_all(folder)?;
    for name in PICTURES {
        for (form, ending) in [(Form::Svg, "svg"), (Form::Png, "png")] {
            if let Some(bytes) = picture(name, drawn, form).map_err(Failure::outside)? {
                std::fs::write(folder.join(format!("{name}.{ending}")), bytes)?;
            }
        }
    }
    Ok(())
}

/// The numbers, statistic by statistic; curves are left to the pictures.
fn text(body: &StatisticsBody, locale: &Locale) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{} at the end of {}; families, whole weeks; — is withheld\n", body.procedure, body.month);
    for definition in &body.definitions {
        let of = |figure: &&FigureBody| figure.statistic == definition.statistic;
        let mut told = body.results.iter().filter(of).filter(|figure| figure.measure != "curve").peekable();
        if told.peek().is_none() {
            continue;
        }
        let _ = writeln!(out, "{}\n  {}", definition.title, definition.method);
        for figure in told {
            let place = [figure.period.as_deref(), figure.group.as_deref(), Some(figure.measure.as_str())];
            let name = place.into_iter().flatten().collect::<Vec<_>>().join(" ");
            let clock = if figure.clock == "legal" { " (legal clock)" } else { "" };
            let _ = writeln!(out, "    {:<48} {}", name + clock, value(figure.value.as_ref(), locale));
        }
        out.push('\n');
    }
    out
}

fn value(value: Option<&ValueBody>, locale: &Locale) -> String {
    fn told<T: ToString>(value: Option<T>) -> String {
        value.map_or_else(|| "…".to_owned(), |value| value.to_string())
    }
    match value {
        None => "—".to_owned(),
        Some(ValueBody::Curve { points }) => format!("{} points", points.len()),
        Some(ValueBody::Weeks { weeks, low, high }) => {
            format!("{} ({}–{})", told(*weeks), told(*low), told(*high))
        }
        Some(ValueBody::Share { percent, bound }) => match (percent, bound.as_deref()) {
            (Some(percent), _) => format!("{percent} %"),
            (None, Some("over-95")) => "> 95 %".to_owned(),
            (None, _) => "< 5 %".to_owned(),
        },
        Some(ValueBody::Month { month }) => month.clone(),
        Some(ValueBody::Euro { euro }) => locale.cents(euro.saturating_mul(100)),
        Some(ValueBody::Counts { rows, total }) => {
            let dash = |families: Option<u64>| families.map_or_else(|| "—".to_owned(), |n| n.to_string());
            let each = rows.iter().map(|row| format!("{} {}", row.row, dash(row.families))).collect::<Vec<_>>();
            format!("{}; all {}", each.join(", "), dash(*total))
        }
    }
}

impl Tallies {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        start_log("warn");
        let app = open(&cli.settings()?)?;
        let bar = spinner();
        match self {
            Self::Verify => {
                let mut told = |cases: u64| bar.set_message(format!("{cases} applications"));
                let wrong = tallies::verify(&app, &mut told).map_err(Failure::outside)?;
                bar.finish_and_clear();
                if wrong.is_empty() {
                    return print("every count is what the applications say\n");
                }
                for one in wrong.iter().take(TOLD) {
                    let t = &one.tally;
                    print(&format!(
                        "{} {} {} {} {} {} {}: {} applications and {} families are kept, right are {} and {}\n",
                        t.procedure,
                        t.series.code(),
                        t.track,
                        t.a,
                        t.b,
                        t.c,
                        t.code,
                        one.kept.applications,
                        one.kept.families,
                        one.right.applications,
                        one.right.families
                    ))?;
                }
                let text = format!("{} counts are wrong; make them anew: wachtwijzer tallies rebuild", wrong.len());
                Err(Failure::outside(text))
            }
            Self::Rebuild => {
                bar.set_message("reading every application");
                let made = tallies::rebuild(&app).map_err(Failure::outside)?;
                bar.finish_and_clear();
                print(&format!("made {made} counts anew\n"))
            }
        }
    }
}
