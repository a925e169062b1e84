//! The figures as pictures: curves by half-year, by window and by group, what became of the cases, the backlog.

use std::path::Path;

use super::figures::{Figures, Point};
use super::sets::Kind;
use super::{Told, sets};
use crate::charts::{Axis, BarGroup, Bars, Caption, Chart, ChartFault, Curve, Curves, Step};
use crate::cli::{Failure, Outcome};

/// As many curves can be told apart in one picture.
const MOST_CURVES: usize = 5;
/// Where the last curve has come down to this share, a picture of curves may end.
const NEARLY_NOBODY: f64 = 0.01;

/// Writes the pictures that the file gives to a folder; says on standard error which, and which it does not give.
pub(super) fn write(told: &Told<'_>, folder: &Path) -> Outcome {
    std::fs::create_dir_all(folder).map_err(|e| Failure::outside(format!("{}: {e}", folder.display())))?;
    let window = format!("Still waiting, at the pace of each window of {} days", sets::WINDOW);
    let pictures: [(&str, Option<Chart<'_>>); 6] = [
        ("all", curves(told, Kind::All, "Still waiting, by days since receipt")),
        ("half-years", curves(told, Kind::HalfYear, "Still waiting, by half-year of receipt")),
        ("windows", curves(told, Kind::Window, &window)),
        ("groups", curves(told, Kind::Group, "Still waiting, by group")),
        ("outcomes", outcomes(told)),
        ("backlog", backlog(told)),
    ];
    for (name, chart) in pictures {
        let Some(chart) = chart else { continue };
        match (chart.svg(), chart.png()) {
            (Ok(svg), Ok(png)) => {
                for (ending, bytes) in [("svg", svg.into_bytes()), ("png", png)] {
                    let path = folder.join(format!("{name}.{ending}"));
                    std::fs::write(&path, bytes).map_err(|e| Failure::outside(format!("{}: {e}", path.display())))?;
                }
            }
            (Err(ChartFault::NothingToDraw), _) | (_, Err(ChartFault::NothingToDraw)) => say(name),
            (Err(fault), _) | (_, Err(fault)) => return Err(Failure::outside(fault)),
        }
    }
    Ok(())
}

fn say(name: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "no picture {name}: there is nothing to draw");
}

fn number(value: f64) -> String {
    format!("{value:.0}")
}

fn percent(value: f64) -> String {
    format!("{:.0}%", value * 100.0)
}

fn caption(told: &Told<'_>, title: &str, description: &str) -> Caption {
    Caption {
        title: title.to_owned(),
        description: format!("{description} As known at the end of {}.", told.file.as_of),
        language: "en".to_owned(),
    }
}

/// The last sets of a kind that have a curve.
fn curves(told: &Told<'_>, kind: Kind, title: &str) -> Option<Chart<'static>> {
    let with_curve = told.sets.of_kind(kind).filter_map(|(at, set)| Some((set, told.figures.get(at)?)));
    let mut found: Vec<(&str, u64, &Figures)> = with_curve
        .filter(|(set, figures)| set.counts.events() > 0 && !figures.curve.is_empty())
        .map(|(set, figures)| (set.name.as_str(), set.counts.total(), figures))
        .collect();
    if kind == Kind::Group {
        // The largest groups.
        found.sort_by_key(|(_, total, _)| *total);
    }
    let mut last = found.split_off(found.len().saturating_sub(MOST_CURVES));
    if kind == Kind::Group {
        last.reverse();
    }
    if last.is_empty() {
        return None;
    }
    let end = last.iter().map(|(_, _, figures)| low_at(figures)).fold(0.0, f64::max);
    let drawn = last.iter().map(|(name, _, figures)| Curve {
        name: (*name).to_owned(),
        steps: steps(&figures.curve, end),
        until: figures.until.min(end),
        censored: figures.pending_at.iter().copied().filter(|day| *day <= end).collect(),
    });
    Some(Chart::Curves(Curves {
        caption: caption(told, title, "The share of the cases still open, by days since receipt, with a band of 95%."),
        time: Axis { label: "Days since receipt", write: &number },
        value: Axis { label: "Still open", write: &percent },
        most: 1.0,
        curves: drawn.collect(),
    }))
}

/// Where a curve has come down to nearly nothing, or ends.
fn low_at(figures: &Figures) -> f64 {
    figures.curve.iter().find(|point| point.share <= NEARLY_NOBODY).map_or(figures.until, |point| point.day)
}

fn steps(points: &[Point], end: f64) -> Vec<Step> {
    let seen = points.iter().filter(|point| point.day <= end);
    seen.map(|point| Step { at: point.day, value: Some(point.share), band: point.band }).collect()
}

fn outcomes(told: &Told<'_>) -> Option<Chart<'static>> {
    let (at, _) = told.sets.of_kind(Kind::All).next()?;
    let figures = told.figures.get(at).filter(|_| told.file.outcomes)?;
    let until = low_at(figures);
    let names = ["Granted", "Refused", "Withdrawn"];
    let curves: Vec<Curve> = names
        .into_iter()
        .zip(&figures.ended)
        .filter(|(_, points)| !points.is_empty())
        .map(|(name, points)| Curve { name: name.to_owned(), steps: steps(points, until), until, censored: Vec::new() })
        .collect();
    let description = "The share of all cases that had ended in each way, by days since receipt.";
    (!curves.is_empty()).then(|| {
        Chart::Curves(Curves {
            caption: caption(told, "What became of them, by days since receipt", description),
            time: Axis { label: "Days since receipt", write: &number },
            value: Axis { label: "Of all cases", write: &percent },
            most: 1.0,
            curves,
        })
    })
}

fn backlog(told: &Told<'_>) -> Option<Chart<'static>> {
    let bands = told.backlog.as_ref()?;
    let name = |from: i64, until: Option<i64>| {
        until.map_or_else(|| format!("{from} and more"), |until| format!("{from} to {until}"))
    };
    let count = |count: u64| u32::try_from(count).ok().map(f64::from);
    Some(Chart::Bars(Bars {
        caption: caption(told, "Open cases by the days they have waited", "The number of open cases in bands of age."),
        places: bands.iter().map(|band| name(band.from, band.until)).collect(),
        place: "Days since receipt",
        value: Axis { label: "Open cases", write: &number },
        withheld: "–",
        groups: vec![BarGroup {
            name: "Open".to_owned(),
            values: bands.iter().map(|band| count(band.count)).collect(),
        }],
    }))
}
