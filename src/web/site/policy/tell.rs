//! Published figures in words. What is withheld is said to be; what is not known yet is another thing and said otherwise.

use crate::domain::deadline::term::Length;
use crate::domain::disclosure::period::{Grain, Period};
use crate::i18n::Arg;
use crate::web::pages::parts::field::{Typed, latin};
use crate::web::pages::policy::{Compared, Tile};
use crate::web::pages::say::{Phrase, Say};
use crate::web::site::reader::Reader;
use crate::wire::figures::{FigureBody, PointBody, ValueBody};
use crate::wire::pictures::{Drawn, PENALTIES, rows};

use super::numbers::points;

/// The age at which outcomes are told in a sentence: a year.
const YEAR: &str = "share-365";
/// The last whole week of a year.
const WEEKS_OF_A_YEAR: u32 = 52;
/// The ends of a case, as they are published.
pub(super) const ENDS: [&str; 4] = ["granted", "refused", "not-processed", "withdrawn"];

/// Puts figures into words.
#[derive(Clone, Copy)]
pub(super) struct Told<'f> {
    pub(super) reader: Reader<'f>,
    pub(super) drawn: Drawn<'f>,
}

type Args<'a> = [(&'a str, Arg<'a>)];

/// A number of families as a value of a message.
fn families(n: u64) -> Arg<'static> {
    Arg::Number(i64::try_from(n).unwrap_or(i64::MAX))
}

impl<'f> Told<'f> {
    pub(super) fn say(self) -> Say<'f> {
        self.reader.say()
    }

    /// Words of the service, in the language in which it speaks to the reader.
    pub(super) fn phrase(self, text: &str) -> Phrase {
        self.reader.served_text(text)
    }

    pub(super) fn length(self, weeks: u32) -> String {
        self.reader.served().length(Length::Weeks(weeks))
    }

    /// A figure of the chosen track, about the days up to the end of the month.
    fn now(self, statistic: &str, measure: &str, group: Option<&str>) -> Option<&'f FigureBody> {
        self.drawn.figures.iter().find(|figure| {
            figure.statistic == statistic
                && figure.measure == measure
                && figure.track.as_deref() == self.drawn.track
                && figure.group.as_deref() == group
                && figure.period.is_none()
        })
    }

    /// A figure in words.
    pub(super) fn value(self, figure: Option<&FigureBody>) -> Phrase {
        let say = self.say();
        let Some(figure) = figure else { return say.told("page-none", &[]) };
        match &figure.value {
            None => say.told("staff-withheld", &[]),
            Some(ValueBody::Weeks { weeks: Some(weeks), .. }) => self.phrase(&self.length(*weeks)),
            Some(ValueBody::Weeks { weeks: None, .. }) => say.told("staff-not-known", &[]),
            Some(ValueBody::Share { percent, bound }) => self.share(*percent, bound.as_deref()),
            Some(ValueBody::Month { month }) => self.phrase(month),
            Some(ValueBody::Euro { euro }) => self.phrase(&self.euro(*euro)),
            Some(ValueBody::Counts { total, .. }) => self.count(*total),
            Some(ValueBody::Curve { .. }) => say.told("page-none", &[]),
        }
    }

    pub(super) fn count(self, families: Option<u64>) -> Phrase {
        families.map_or_else(|| self.say().told("staff-withheld", &[]), |n| n.to_string().into())
    }

    pub(super) fn euro(self, euro: i64) -> String {
        self.reader.served().cents(euro.saturating_mul(100))
    }

    fn share(self, percent: Option<u8>, bound: Option<&str>) -> Phrase {
        match (percent, bound) {
            (Some(percent), _) => format!("{percent} %").into(),
            (None, Some("under-5")) => self.say().told("staff-under-5", &[]),
            (None, Some(_)) => self.say().told("staff-over-95", &[]),
            (None, None) => self.say().told("staff-not-known", &[]),
        }
    }

    /// The figures to begin with.
    pub(super) fn tiles(self) -> Vec<Tile> {
        let of = |what: &str, figure: Option<&FigureBody>, beside: Option<Phrase>| Tile {
            what: self.say().told(what, &[]),
            much: self.value(figure),
            beside,
        };
        let beside = |key: &str| Some(self.say().told(key, &[]));
        let time = |what: &str, measure: &str| {
            let figure = self.now("waiting-time", measure, None);
            of(what, figure, self.band(figure))
        };
        let until = self.say().told("staff-tile-waiting-beside", &[("day", Arg::Day(self.drawn.as_of))]);
        let [law, court] = PENALTIES.map(|kind| self.now("penalties", "accrued", Some(kind)));
        let court = self.value(court).text;
        let court = self.say().told("staff-tile-penalties-beside", &[("court", Arg::from(court.as_str()))]);
        let mut all = vec![
            of("staff-tile-waiting", self.now("backlog", "by-age", None), Some(until)),
            time("staff-tile-half", "median"),
            time("staff-tile-most", "p80"),
            of("staff-tile-kept", self.now("in-time", "share-kept", None), beside("staff-tile-kept-beside")),
        ];
        all.extend(self.flow());
        all.push(of("staff-tile-now", self.now("now-deciding", "median", None), beside("staff-tile-now-beside")));
        all.push(of("staff-tile-penalties", law, Some(court)));
        all
    }

    /// How sure a time is.
    fn band(self, figure: Option<&FigureBody>) -> Option<Phrase> {
        let Some(ValueBody::Weeks { weeks: Some(_), low, high }) = figure?.value else { return None };
        let (low, high) = (low.map(|weeks| self.length(weeks)), high.map(|weeks| self.length(weeks)));
        let arg = |text: &str| Arg::Text(text.to_owned().into());
        Some(match (low.as_deref(), high.as_deref()) {
            (Some(low), Some(high)) => self.say().told("staff-tile-band", &[("low", arg(low)), ("high", arg(high))]),
            (Some(low), None) => self.say().told("staff-tile-band-open", &[("low", arg(low))]),
            (None, _) => self.say().told("staff-tile-band-none", &[]),
        })
    }

    /// The last quarter of in and out: its name, who came, who was closed.
    fn last_quarter(self) -> Option<(&'f str, Option<u64>, Option<u64>)> {
        let total = |measure: &str, period: Option<&str>| {
            let mut all = self.drawn.figures.iter().filter(|figure| {
                figure.statistic == "flow"
                    && figure.measure == measure
                    && figure.track.as_deref() == self.drawn.track
                    && figure.period.as_deref().is_some_and(|of| of.contains('Q') && period.is_none_or(|p| p == of))
            });
            let last = all.next_back()?;
            let Some(ValueBody::Counts { total, .. }) = &last.value else { return Some((last, None)) };
            Some((last, *total))
        };
        let (last, received) = total("received", None)?;
        let period = last.period.as_deref()?;
        Some((period, received, total("closed", Some(period)).and_then(|(_, closed)| closed)))
    }

    fn flow(self) -> Option<Tile> {
        let (period, received, closed) = self.last_quarter()?;
        let (received, closed) = (self.count(received).text, self.count(closed).text);
        let args = [("received", Arg::from(received.as_str())), ("closed", Arg::from(closed.as_str()))];
        let say = self.say();
        Some(Tile {
            what: say.told("staff-tile-flow", &[]),
            much: say.told("staff-tile-flow-much", &args),
            beside: Some(say.told("staff-tile-flow-beside", &[("period", Arg::from(self.time(period).as_str()))])),
        })
    }

    /// Usual figures beside the right ones, each with why they differ.
    pub(super) fn compared(self) -> Vec<Compared> {
        let time = |key: &str, measure: &str| {
            let (right, usual) = (self.now("waiting-time", measure, None), self.now("closed-lately", measure, None));
            Compared {
                what: self.say().told(key, &[]),
                usual: self.value(usual),
                right: self.value(right),
                why: self.why(weeks(usual), weeks(right)),
            }
        };
        let lately = self.drawn.behind("in-time").into_iter().next_back();
        let kept = Compared {
            what: self.say().told("staff-compared-kept", &[]),
            usual: self.value(lately),
            right: self.value(self.now("in-time", "share-kept", None)),
            why: self.say().told("staff-compared-broken", &[]),
        };
        vec![time("staff-compared-half", "median"), time("staff-compared-most", "p80"), kept]
    }

    fn why(self, usual: Option<u32>, right: Option<u32>) -> Phrase {
        let Some((usual, right)) = usual.zip(right) else { return self.say().told("staff-compared-unknown", &[]) };
        let weeks = self.length(usual.abs_diff(right));
        let key = match usual.cmp(&right) {
            std::cmp::Ordering::Less => "staff-compared-low",
            std::cmp::Ordering::Equal => "staff-compared-same",
            std::cmp::Ordering::Greater => "staff-compared-high",
        };
        self.say().told(key, &[("weeks", Arg::from(weeks.as_str()))])
    }

    /// What is to be seen in a picture, in a sentence or two; nothing where it is withheld.
    pub(super) fn seen(self, name: &str) -> Option<Phrase> {
        let all = match name {
            "waiting-time" => self.seen_waits(),
            "by-receipt" => self.seen_cohorts().into_iter().map(Some).collect(),
            "outcomes" => vec![self.seen_year()],
            "ends" => vec![self.seen_ends()],
            "compared" => vec![self.seen_compared()],
            "flow" => self.seen_flow(),
            "backlog" => vec![self.seen_backlog()],
            "lateness" => vec![self.seen_late()],
            "in-time" => vec![self.seen_in_time()],
            "penalties" => vec![self.seen_penalties()],
            _ => Vec::new(),
        };
        let all: Vec<Phrase> = all.into_iter().flatten().collect();
        let texts: Vec<&str> = all.iter().map(|phrase| phrase.text.as_str()).collect();
        Some(Phrase { text: texts.join(" "), language: all.first()?.language.clone() })
    }

    fn sentence(self, key: &str, args: &Args<'_>) -> Phrase {
        self.say().told(key, args)
    }

    /// A period as one says it in a sentence.
    fn time(self, period: &str) -> String {
        let Some(known) = Period::parse(period) else { return period.to_owned() };
        let key = match known.grain() {
            Grain::Quarter => "staff-time-quarter",
            Grain::HalfYear => "staff-time-half",
            Grain::Month | Grain::Year => return period.to_owned(),
        };
        let year = known.year().to_string();
        self.sentence(key, &[("n", Arg::Number(i64::from(known.place()))), ("year", Arg::from(year.as_str()))]).text
    }

    fn seen_waits(self) -> Vec<Option<Phrase>> {
        let of = |measure: &str| weeks(self.now("waiting-time", measure, None)).map(|weeks| self.length(weeks));
        let half = of("median").map(|half| self.sentence("staff-seen-half", &[("half", Arg::from(half.as_str()))]));
        let most = of("p80").map(|most| self.sentence("staff-seen-most", &[("most", Arg::from(most.as_str()))]));
        vec![half, most]
    }

    /// The first and the last half-year of receipt of which half are done.
    fn seen_cohorts(self) -> Vec<Phrase> {
        let known: Vec<(&str, u32)> = self
            .drawn
            .figures
            .iter()
            .filter(|figure| {
                figure.statistic == "waiting-time-by-receipt"
                    && figure.measure == "median"
                    && figure.clock == "lived"
                    && figure.track.as_deref() == self.drawn.track
            })
            .filter_map(|figure| Some((figure.period.as_deref()?, weeks(Some(figure))?)))
            .collect();
        let told = |(period, weeks): &(&str, u32)| {
            let half = self.length(*weeks);
            let time = self.time(period);
            self.sentence(
                "staff-seen-cohort",
                &[("period", Arg::from(time.as_str())), ("half", Arg::from(half.as_str()))],
            )
        };
        let last = known.last().filter(|last| known.first() != Some(last));
        known.first().into_iter().chain(last).map(told).collect()
    }

    fn seen_year(self) -> Option<Phrase> {
        // Where no curve may be shown so early, the sentence would say what picture and numbers do not.
        let early = |curve: &FigureBody| points(curve).first().is_some_and(|point| point.week <= WEEKS_OF_A_YEAR);
        if !self.drawn.behind("outcomes").into_iter().any(early) {
            return None;
        }
        let each = ENDS.iter().filter_map(|end| {
            let figure = self.now("outcomes", YEAR, Some(end)).filter(|figure| figure.value.is_some())?;
            Some(format!("{} {}", self.drawn.text("end", end), self.value(Some(figure)).text))
        });
        let told = each.collect::<Vec<_>>().join(", ");
        (!told.is_empty()).then(|| self.sentence("staff-seen-year", &[("list", Arg::from(told.as_str()))]))
    }

    fn seen_ends(self) -> Option<Phrase> {
        let last = self.drawn.behind("ends").into_iter().next_back()?;
        let hidden = self.sentence("staff-withheld-short", &[]).text;
        let each = rows(last).iter().map(|row| {
            let families = row.families.map_or_else(|| hidden.clone(), |families| families.to_string());
            format!("{} {families}", self.drawn.text("end", &row.row))
        });
        let told = each.collect::<Vec<_>>().join(", ");
        let period = last.period.as_deref().filter(|_| !told.is_empty())?;
        let time = self.time(period);
        Some(
            self.sentence(
                "staff-seen-ends",
                &[("period", Arg::from(time.as_str())), ("list", Arg::from(told.as_str()))],
            ),
        )
    }

    fn seen_compared(self) -> Option<Phrase> {
        let of = |statistic: &str| weeks(self.now(statistic, "median", None)).map(|weeks| self.length(weeks));
        let (usual, right) = (of("closed-lately")?, of("waiting-time")?);
        let args = [("usual", Arg::from(usual.as_str())), ("right", Arg::from(right.as_str()))];
        Some(self.sentence("staff-seen-compared", &args))
    }

    fn seen_flow(self) -> Vec<Option<Phrase>> {
        let Some((period, Some(received), Some(closed))) = self.last_quarter() else { return Vec::new() };
        let time = self.time(period);
        let args =
            [("period", Arg::from(time.as_str())), ("received", families(received)), ("closed", families(closed))];
        let more = match received.cmp(&closed) {
            std::cmp::Ordering::Greater => Some(self.sentence("staff-seen-flow-more", &[])),
            std::cmp::Ordering::Less => Some(self.sentence("staff-seen-flow-less", &[])),
            std::cmp::Ordering::Equal => None,
        };
        vec![Some(self.sentence("staff-seen-flow", &args)), more]
    }

    fn seen_backlog(self) -> Option<Phrase> {
        let figure = self.now("backlog", "by-age", None)?;
        let Some(ValueBody::Counts { rows, total: Some(total) }) = &figure.value else { return None };
        let (band, most) = rows.iter().filter_map(|row| Some((&row.row, row.families?))).max_by_key(|(_, n)| *n)?;
        let band = self.drawn.text("band", band);
        let args = [("n", families(*total)), ("band", Arg::from(band.as_str())), ("most", families(most))];
        Some(self.sentence("staff-seen-backlog", &args))
    }

    fn seen_late(self) -> Option<Phrase> {
        let figure = self.now("backlog", "by-lateness", None)?;
        let Some(ValueBody::Counts { rows, total: Some(total) }) = &figure.value else { return None };
        let not_due = rows.iter().find(|row| row.row == "not-due")?.families?;
        Some(self.sentence("staff-seen-late", &[("all", families(*total)), ("n", families(not_due))]))
    }

    fn seen_in_time(self) -> Option<Phrase> {
        let last = self.drawn.behind("in-time").into_iter().next_back().filter(|figure| figure.value.is_some())?;
        let share = self.value(Some(last)).text;
        let time = self.time(last.period.as_deref()?);
        let args = [("period", Arg::from(time.as_str())), ("share", Arg::from(share.as_str()))];
        Some(self.sentence("staff-seen-in-time", &args))
    }

    fn seen_penalties(self) -> Option<Phrase> {
        let [law, court] = PENALTIES.map(|kind| self.now("penalties", "accrued", Some(kind)));
        law.or(court).filter(|figure| figure.value.is_some())?;
        let (law, court) = (self.value(law).text, self.value(court).text);
        Some(self.sentence(
            "staff-seen-penalties",
            &[("law", Arg::from(law.as_str())), ("court", Arg::from(court.as_str()))],
        ))
    }
}

/// A published time in weeks.
pub(super) fn weeks(figure: Option<&FigureBody>) -> Option<u32> {
    match &figure?.value {
        Some(ValueBody::Weeks { weeks, .. }) => *weeks,
        Some(_) | None => None,
    }
}

/// A point of a curve as it is read: per cent, with its band.
pub(super) fn read(point: &PointBody) -> String {
    let band = point.low.zip(point.high).map(|(low, high)| format!(" ({low}–{high})"));
    format!("{} %{}", point.percent, band.unwrap_or_default())
}

/// A number to a tenth, as the language writes it.
pub(super) fn decimal(reader: Reader<'_>, number: f64) -> String {
    format!("{number:.1}").replace('.', &reader.served().text("decimal-mark", &[]))
}

/// A whole number within bounds, in the digits of any keyboard; nothing where nothing was typed. What is wrong with it is noted.
pub(super) fn bounded(reader: Reader<'_>, typed: &mut Typed, name: &str, (least, most): (u32, u32)) -> Option<u32> {
    let latin: String = typed.value(name).chars().map(latin).collect();
    if latin.is_empty() {
        return None;
    }
    let found = latin.parse().ok().filter(|number| (least..=most).contains(number));
    if found.is_none() {
        let args = [("least", Arg::Number(i64::from(least))), ("most", Arg::Number(i64::from(most)))];
        typed.wrong(name, reader.say().told("staff-what-if-number", &args));
    }
    found
}
