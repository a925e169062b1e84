//! Published figures as pictures, in the reader's language. Draws what was published and nothing else, so that no picture can
//! show what the figures withhold.

use super::figures::{FigureBody, PointBody, ValueBody};
use crate::charts::{Axis, BarGroup, Bars, Caption, Chart, ChartFault, Curve, Curves, Line, Lines, Step};
use crate::i18n::{Arg, Locale};

/// The pictures that there are, by name.
pub const PICTURES: [&str; 8] =
    ["waiting-time", "by-receipt", "outcomes", "compared", "flow", "backlog", "lateness", "in-time"];

/// The form of a picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// As SVG.
    Svg,
    /// As PNG.
    Png,
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
        "compared" => drawn.compared(&words),
        "flow" => drawn.flow(&words),
        "backlog" => drawn.counts("by-age", &words),
        "lateness" => drawn.counts("by-lateness", &words),
        "in-time" => drawn.in_time(&words),
        _ => return Ok(None),
    };
    let made = match form {
        Form::Svg => chart.svg().map(String::into_bytes),
        Form::Png => chart.png(),
    };
    match made {
        Ok(bytes) => Ok(Some(bytes)),
        Err(ChartFault::NothingToDraw) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// The words of a picture.
struct Words<'w> {
    caption: Caption,
    weeks: String,
    share: String,
    families: String,
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
            caption: Caption {
                title: drawn.locale.text(&format!("chart-{name}"), &args),
                description: drawn.locale.text(&format!("chart-{name}-method"), &args),
                language: drawn.locale.id().to_owned(),
            },
            weeks: text("chart-axis-weeks"),
            share: text("chart-axis-share"),
            families: text("chart-axis-families"),
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
    fn text(&self, family: &str, code: &str) -> String {
        let key = format!("{family}-{code}");
        // A track of a procedure of one's own may have no words here: then its code speaks.
        if self.locale.keys().contains(&key) { self.locale.text(&key, &[]) } else { code.to_owned() }
    }

    fn of_track(&self, track: Option<&str>) -> String {
        self.text("track", track.unwrap_or("all"))
    }

    fn of(&self, statistic: &str, measure: &str) -> impl Iterator<Item = &FigureBody> {
        self.figures.iter().filter(move |figure| figure.statistic == statistic && figure.measure == measure)
    }

    fn mine<'a>(&'a self, statistic: &'a str, measure: &'a str) -> impl Iterator<Item = &'a FigureBody> {
        self.of(statistic, measure).filter(|figure| figure.track.as_deref() == self.track)
    }

    fn waiting_time<'w>(&self, words: &'w Words<'_>) -> Chart<'w> {
        let all = self.of("waiting-time", "curve").filter(|f| self.track.is_none() || f.track.as_deref() == self.track);
        words.curves(all.filter_map(|f| curve(&self.of_track(f.track.as_deref()), f, 100)).collect())
    }

    fn by_receipt<'w>(&self, words: &'w Words<'_>) -> Chart<'w> {
        let lived = self.mine("waiting-time-by-receipt", "curve").filter(|figure| figure.clock == "lived");
        let mut all: Vec<Curve> =
            lived.filter_map(|figure| curve(figure.period.as_deref().unwrap_or_default(), figure, 100)).collect();
        // Five can be told apart: the latest.
        let skipped = all.len().saturating_sub(5);
        words.curves(all.split_off(skipped))
    }

    fn outcomes<'w>(&self, words: &'w Words<'_>) -> Chart<'w> {
        let now = self.mine("outcomes", "curve").filter(|figure| figure.period.is_none());
        let named = |f: &FigureBody| curve(&self.text("end", f.group.as_deref().unwrap_or_default()), f, 0);
        words.curves(now.filter_map(named).collect())
    }

    fn compared<'w>(&self, words: &'w Words<'_>) -> Chart<'w> {
        let measures = ["median", "p80"];
        let group = |statistic: &str| {
            let weeks = |measure: &&str| match self.mine(statistic, measure).next().and_then(|f| f.value.clone()) {
                Some(ValueBody::Weeks { weeks, .. }) => weeks.map(f64::from),
                _ => None,
            };
            BarGroup { name: self.text("statistic", statistic), values: measures.iter().map(weeks).collect() }
        };
        let places = measures.iter().map(|measure| self.text("measure", measure)).collect();
        let groups = ["waiting-time", "closed-lately"].map(group).into();
        words.bars(places, Axis { label: &words.weeks, write: words.number }, groups)
    }

    fn flow<'w>(&self, words: &'w Words<'_>) -> Chart<'w> {
        let quarters = |measure: &'static str| {
            self.mine("flow", measure).filter(|f| f.period.as_deref().is_some_and(|period| period.contains('Q')))
        };
        let periods: Vec<String> = quarters("received").filter_map(|figure| figure.period.clone()).collect();
        let line = |measure: &'static str| {
            let total = |period: &String| {
                let found = quarters(measure).find(|figure| figure.period.as_ref() == Some(period));
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
