//! Published figures as pictures, in the reader's language. Draws what was published and nothing else, so that no picture can
//! show what the figures withhold.

use super::figures::{FigureBody, PointBody, RowBody, ValueBody};
use super::outlook::RecordedBody;
use super::what_if::{ProjectedMonthBody, ProjectionBody, RangeBody};
use crate::charts::{Axis, BarGroup, Bars, Caption, Chart, ChartFault, Curve, Curves, Line, Lines, Step};
use crate::i18n::{Arg, Locale};

/// The pictures that there are, by name.
pub const PICTURES: [&str; 10] = [
    "waiting-time",
    "by-receipt",
    "outcomes",
    "ends",
    "compared",
    "flow",
    "backlog",
    "lateness",
    "in-time",
    "penalties",
];
/// By whom a penalty is set: by law, and by order of a court.
pub const PENALTIES: [&str; 2] = ["administrative", "judicial"];
/// Of a hundred families, a forecast promises to be right for so many.
pub const PROMISED: u8 = 80;
/// The methods whose record is drawn: what people are told, and the practice that it must beat. The others stand in the numbers.
const DRAWN_METHODS: [&str; 2] = ["rule", "published"];

/// Waiting counted with everybody, and only with those closed lately; the measures in which the two are compared.
pub const WAITS: [&str; 2] = ["waiting-time", "closed-lately"];
/// See [`WAITS`].
pub const COMPARED: [&str; 2] = ["median", "p80"];

/// The form of a picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// As SVG.
    Svg,
    /// As PNG.
    Png,
    /// As SVG inside a page, whose own style holds: without one of its own.
    Inside,
}

/// What a picture is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Drawn<'f> {
    /// The figures of a publication.
    pub figures: &'f [FigureBody],
    /// The track; `None`: all together.
    pub track: Option<&'f str>,
    /// The day by whose end everything was known.
    pub as_of: chrono::NaiveDate,
    /// The language.
    pub locale: &'f Locale,
}

/// Draws a picture; `None` where nothing may be shown.
pub fn picture(name: &str, drawn: Drawn<'_>, form: Form) -> Result<Option<Vec<u8>>, ChartFault> {
    let number = |value: f64| format!("{value:.0}");
    let percent = |value: f64| format!("{value:.0} %");
    let words = Words::of(name, drawn, &number, &percent);
    let chart = match name {
        "waiting-time" => drawn.waiting_time(&words),
        "by-receipt" => drawn.by_receipt(&words),
        "outcomes" => drawn.outcomes(&words),
        "ends" => drawn.ends(&words),
        "compared" => drawn.compared(&words),
        "flow" => drawn.flow(&words),
        "backlog" => drawn.counts("by-age", &words),
        "lateness" => drawn.counts("by-lateness", &words),
        "in-time" => drawn.in_time(&words),
        "penalties" => drawn.penalties(&words),
        _ => return Ok(None),
    };
    made(&chart, form)
}

fn made(chart: &Chart<'_>, form: Form) -> Result<Option<Vec<u8>>, ChartFault> {
    let made = match form {
        Form::Svg => chart.svg().map(String::into_bytes),
        Form::Inside => chart.svg().map(|svg| without_style(&svg).into_bytes()),
        Form::Png => chart.png(),
    };
    match made {
        Ok(bytes) => Ok(Some(bytes)),
        Err(ChartFault::NothingToDraw) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// A page forbids styles within itself. Every colour stands as an attribute as well.
fn without_style(svg: &str) -> String {
    let parts = svg.split_once("<style>").and_then(|(before, rest)| Some((before, rest.split_once("</style>")?.1)));
    parts.map_or_else(|| svg.to_owned(), |(before, after)| format!("{before}{after}"))
}

/// How often forecasts were right, by half-year, beside what they promise.
pub fn record(
    results: &[RecordedBody],
    as_of: chrono::NaiveDate,
    locale: &Locale,
    form: Form,
) -> Result<Option<Vec<u8>>, ChartFault> {
    let percent = |value: f64| format!("{value:.0} %");
    let (share, period) = (locale.text("chart-axis-share", &[]), locale.text("chart-axis-period", &[]));
    let mut halves: Vec<String> = results.iter().filter_map(|row| row.half_year.clone()).collect();
    halves.sort();
    halves.dedup();
    let line = |method: &str| {
        let right = |half: &String| {
            let found = results.iter().find(|row| row.method == method && row.half_year.as_ref() == Some(half));
            found.map(|row| f64::from(row.coverage))
        };
        Line { name: locale.text(&format!("staff-method-{method}"), &[]), values: halves.iter().map(right).collect() }
    };
    let promised = Line {
        name: locale.text("chart-record-promised", &[]),
        values: halves.iter().map(|_| Some(f64::from(PROMISED))).collect(),
    };
    let chart = Chart::Lines(Lines {
        caption: caption("record", &[("day", Arg::Day(as_of))], locale),
        periods: halves.clone(),
        time: &period,
        value: Axis { label: &share, write: &percent },
        most: Some(100.0),
        lines: DRAWN_METHODS.map(line).into_iter().chain([promised]).collect(),
    });
    made(&chart, form)
}

/// The backlog of a projection, month by month, with what one run in ten stays below and above.
pub fn projection(told: &ProjectionBody, locale: &Locale, form: Form) -> Result<Option<Vec<u8>>, ChartFault> {
    let number = |value: f64| format!("{value:.0}");
    let (families, period) = (locale.text("chart-axis-families", &[]), locale.text("chart-axis-period", &[]));
    let line = |name: &str, of: fn(RangeBody) -> Option<u64>| {
        let value = |month: &ProjectedMonthBody| of(month.backlog).map(real);
        Line { name: locale.text(name, &[]), values: told.months.iter().map(value).collect() }
    };
    let chart = Chart::Lines(Lines {
        caption: caption("projection", &[("day", Arg::Day(told.as_of))], locale),
        periods: told.months.iter().map(|month| month.month.clone()).collect(),
        time: &period,
        value: Axis { label: &families, write: &number },
        most: None,
        lines: vec![
            line("chart-projection-middle", |range| range.middle),
            line("chart-projection-low", |range| range.low),
            line("chart-projection-high", |range| range.high),
        ],
    });
    made(&chart, form)
}

/// Title and method of a picture.
fn caption(name: &str, args: &[(&str, Arg<'_>)], locale: &Locale) -> Caption {
    Caption {
        title: locale.text(&format!("chart-{name}"), args),
        description: locale.text(&format!("chart-{name}-method"), args),
        language: locale.id().to_owned(),
    }
}

/// The words of a picture.
struct Words<'w> {
    caption: Caption,
    weeks: String,
    share: String,
    families: String,
    euro: String,
    period: String,
    withheld: String,
    number: &'w dyn Fn(f64) -> String,
    percent: &'w dyn Fn(f64) -> String,
}

impl<'w> Words<'w> {
    fn of(name: &str, drawn: Drawn<'_>, number: &'w dyn Fn(f64) -> String, percent: &'w dyn Fn(f64) -> String) -> Self {
        let text = |key: &str| drawn.locale.text(key, &[]);
        let track = drawn.of_track(drawn.track);
        let args = [("day", Arg::Day(drawn.as_of)), ("track", Arg::from(track.as_str()))];
        Self {
            caption: caption(name, &args, drawn.locale),
            weeks: text("chart-axis-weeks"),
            share: text("chart-axis-share"),
            families: text("chart-axis-families"),
            euro: text("chart-axis-euro"),
            period: text("chart-axis-period"),
            withheld: text("chart-axis-withheld"),
            number,
            percent,
        }
    }

    fn curves(&self, curves: Vec<Curve>) -> Chart<'_> {
        Chart::Curves(Curves {
            caption: self.caption.clone(),
            time: Axis { label: &self.weeks, write: self.number },
            value: Axis { label: &self.share, write: self.percent },
            most: 100.0,
            curves,
        })
    }

    fn lines<'a>(&'a self, periods: Vec<String>, value: Axis<'a>, most: Option<f64>, lines: Vec<Line>) -> Chart<'a> {
        Chart::Lines(Lines { caption: self.caption.clone(), periods, time: &self.period, value, most, lines })
    }

    fn bars<'a>(&'a self, places: Vec<String>, value: Axis<'a>, groups: Vec<BarGroup>) -> Chart<'a> {
        let caption = self.caption.clone();
        Chart::Bars(Bars { caption, places, place: "", value, withheld: &self.withheld, groups })
    }
}

impl Drawn<'_> {
    /// Words for a code.
    #[must_use]
    pub fn text(&self, family: &str, code: &str) -> String {
        let key = format!("{family}-{code}");
        // A track of a procedure of one's own may have no words here: then its code speaks.
        if self.locale.keys().contains(&key) { self.locale.text(&key, &[]) } else { code.to_owned() }
    }

    /// The name of a track.
    #[must_use]
    pub fn of_track(&self, track: Option<&str>) -> String {
        self.text("track", track.unwrap_or("all"))
    }

    fn of(&self, statistic: &str, measure: &str) -> impl Iterator<Item = &FigureBody> {
        self.figures.iter().filter(move |figure| figure.statistic == statistic && figure.measure == measure)
    }

    fn mine<'a>(&'a self, statistic: &'a str, measure: &'a str) -> impl Iterator<Item = &'a FigureBody> {
        self.of(statistic, measure).filter(|figure| figure.track.as_deref() == self.track)
    }

    /// The figures that a picture is drawn from, withheld ones too: its numbers.
    #[must_use]
    pub fn behind(&self, name: &str) -> Vec<&FigureBody> {
        match name {
            "waiting-time" => self.waits().collect(),
            "by-receipt" => self.lived().collect(),
            "outcomes" => self.ending().collect(),
            "ends" => self.quarters("closed").collect(),
            "compared" => {
                let of = |statistic| COMPARED.into_iter().flat_map(move |measure| self.mine(statistic, measure));
                WAITS.into_iter().flat_map(of).collect()
            }
            "flow" => ["received", "closed"].into_iter().flat_map(|measure| self.quarters(measure)).collect(),
            "backlog" => self.mine("backlog", "by-age").collect(),
            "lateness" => self.mine("backlog", "by-lateness").collect(),
            "in-time" => self.mine("in-time", "share-of-closed").collect(),
            "penalties" => self.mine("penalties", "accrued").collect(),
            _ => Vec::new(),
        }
    }

    /// Is there anything to draw?
    #[must_use]
    pub fn shows(&self, name: &str) -> bool {
        let shown = |figure: &&FigureBody| match &figure.value {
            None | Some(ValueBody::Month { .. }) => false,
            Some(ValueBody::Curve { points }) => points.last().is_some_and(|last| last.week > 0),
            Some(ValueBody::Weeks { weeks, .. }) => weeks.is_some_and(|weeks| weeks > 0),
            Some(ValueBody::Share { .. }) => true,
            Some(ValueBody::Euro { euro }) => *euro > 0,
            // In and out are drawn by their totals, everything else by its rows.
            Some(ValueBody::Counts { total, .. }) if name == "flow" => total.is_some_and(|total| total > 0),
            Some(ValueBody::Counts { rows, .. }) => rows.iter().any(|row| row.families.is_some_and(|n| n > 0)),
        };
        self.behind(name).iter().any(shown)
    }

    fn waits(&self) -> impl Iterator<Item = &FigureBody> {
        self.of("waiting-time", "curve").filter(|f| self.track.is_none() || f.track.as_deref() == self.track)
    }

    fn lived(&self) -> impl Iterator<Item = &FigureBody> {
        self.mine("waiting-time-by-receipt", "curve").filter(|figure| figure.clock == "lived")
    }

    fn ending(&self) -> impl Iterator<Item = &FigureBody> {
        self.mine("outcomes", "curve").filter(|figure| figure.period.is_none())
    }

    fn quarters<'a>(&'a self, measure: &'a str) -> impl Iterator<Item = &'a FigureBody> {
        self.mine("flow", measure).filter(|f| f.period.as_deref().is_some_and(|period| period.contains('Q')))
    }

    fn waiting_time<'w>(&self, words: &'w Words<'_>) -> Chart<'w> {
        words.curves(self.waits().filter_map(|f| curve(&self.of_track(f.track.as_deref()), f, 100)).collect())
    }

    fn by_receipt<'w>(&self, words: &'w Words<'_>) -> Chart<'w> {
        let named = |figure: &FigureBody| curve(figure.period.as_deref().unwrap_or_default(), figure, 100);
        let mut all: Vec<Curve> = self.lived().filter_map(named).collect();
        // Five can be told apart: the latest.
        let skipped = all.len().saturating_sub(5);
        words.curves(all.split_off(skipped))
    }

    fn outcomes<'w>(&self, words: &'w Words<'_>) -> Chart<'w> {
        let named = |f: &FigureBody| curve(&self.text("end", f.group.as_deref().unwrap_or_default()), f, 0);
        words.curves(self.ending().filter_map(named).collect())
    }

    fn ends<'w>(&self, words: &'w Words<'_>) -> Chart<'w> {
        let all: Vec<&FigureBody> = self.quarters("closed").collect();
        let periods = all.iter().filter_map(|figure| figure.period.clone()).collect();
        let mut names: Vec<&str> = all.iter().flat_map(|figure| rows(figure)).map(|row| row.row.as_str()).collect();
        let mut seen = std::collections::BTreeSet::new();
        names.retain(|name| seen.insert(*name));
        let line = |name: &str| {
            let of = |figure: &&FigureBody| rows(figure).iter().find(|row| row.row == name)?.families.map(real);
            Line { name: self.text("end", name), values: all.iter().map(of).collect() }
        };
        let lines = names.into_iter().map(line).collect();
        words.lines(periods, Axis { label: &words.families, write: words.number }, None, lines)
    }

    fn penalties<'w>(&self, words: &'w Words<'_>) -> Chart<'w> {
        let due = |kind: &&str| {
            let mut found = self.mine("penalties", "accrued").filter(|figure| figure.group.as_deref() == Some(*kind));
            match found.next().and_then(|figure| figure.value.as_ref()) {
                Some(ValueBody::Euro { euro }) => u64::try_from(*euro).ok().map(|euro| real(euro) / 1_000.0),
                Some(_) | None => None,
            }
        };
        let places = PENALTIES.iter().map(|kind| self.text("penalty", kind)).collect();
        let group = BarGroup { name: self.of_track(self.track), values: PENALTIES.iter().map(due).collect() };
        words.bars(places, Axis { label: &words.euro, write: words.number }, vec![group])
    }

    fn compared<'w>(&self, words: &'w Words<'_>) -> Chart<'w> {
        let group = |statistic: &str| {
            let weeks = |measure: &&str| match self.mine(statistic, measure).next().and_then(|f| f.value.clone()) {
                Some(ValueBody::Weeks { weeks, .. }) => weeks.map(f64::from),
                _ => None,
            };
            BarGroup { name: self.text("statistic", statistic), values: COMPARED.iter().map(weeks).collect() }
        };
        let places = COMPARED.iter().map(|measure| self.text("measure", measure)).collect();
        let groups = WAITS.map(group).into();
        words.bars(places, Axis { label: &words.weeks, write: words.number }, groups)
    }

    fn flow<'w>(&self, words: &'w Words<'_>) -> Chart<'w> {
        let periods: Vec<String> = self.quarters("received").filter_map(|figure| figure.period.clone()).collect();
        let line = |measure: &'static str| {
            let total = |period: &String| {
                let found = self.quarters(measure).find(|figure| figure.period.as_ref() == Some(period));
                match found.and_then(|figure| figure.value.clone()) {
                    Some(ValueBody::Counts { total, .. }) => total.map(real),
                    _ => None,
                }
            };
            Line { name: self.text("measure", measure), values: periods.iter().map(total).collect() }
        };
        let lines = ["received", "closed"].map(line).into();
        words.lines(periods, Axis { label: &words.families, write: words.number }, None, lines)
    }

    fn in_time<'w>(&self, words: &'w Words<'_>) -> Chart<'w> {
        let all: Vec<&FigureBody> = self.mine("in-time", "share-of-closed").collect();
        let periods = all.iter().filter_map(|figure| figure.period.clone()).collect();
        let share = |figure: &&FigureBody| match &figure.value {
            Some(ValueBody::Share { percent: Some(percent), .. }) => Some(f64::from(*percent)),
            Some(ValueBody::Share { bound, .. }) => Some(if bound.as_deref() == Some("over-95") { 97.0 } else { 2.0 }),
            _ => None,
        };
        let line = Line { name: self.text("measure", "share-of-closed"), values: all.iter().map(share).collect() };
        words.lines(periods, Axis { label: &words.share, write: words.percent }, Some(100.0), vec![line])
    }

    fn counts<'w>(&self, measure: &str, words: &'w Words<'_>) -> Chart<'w> {
        let found = self.mine("backlog", measure).next().and_then(|figure| figure.value.clone());
        let rows = match found {
            Some(ValueBody::Counts { rows, .. }) => rows,
            _ => Vec::new(),
        };
        let places = rows.iter().map(|row| self.text("band", &row.row)).collect();
        let values = rows.iter().map(|row| row.families.map(real)).collect();
        let group = BarGroup { name: self.of_track(self.track), values };
        words.bars(places, Axis { label: &words.families, write: words.number }, vec![group])
    }
}

/// The rows of a figure that is a table of counts.
#[must_use]
pub fn rows(figure: &FigureBody) -> &[RowBody] {
    match &figure.value {
        Some(ValueBody::Counts { rows, .. }) => rows,
        Some(_) | None => &[],
    }
}

/// A published curve; it begins where nothing has happened yet. `None` where it is withheld.
fn curve(name: &str, figure: &FigureBody, begins: u8) -> Option<Curve> {
    let Some(ValueBody::Curve { points }) = &figure.value else { return None };
    let last = points.last()?;
    let step = |point: &PointBody| Step {
        at: f64::from(point.week),
        value: Some(f64::from(point.percent)),
        band: point.low.zip(point.high).map(|(low, high)| (f64::from(low), f64::from(high))),
    };
    // Between the beginning and the first point that may be shown nothing is drawn: a flat line there would be wrong.
    let start = Step { at: 0.0, value: Some(f64::from(begins)), band: None };
    let gap = Step { at: 1.0, value: None, band: None };
    let steps = [start, gap].into_iter().chain(points.iter().map(step)).collect();
    Some(Curve { name: name.to_owned(), steps, until: f64::from(last.week), censored: Vec::new() })
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "counts of families stay far below 2^52")]
fn real(count: u64) -> f64 {
    count as f64
}
