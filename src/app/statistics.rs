//! Statistics: what they are made of on a day, what is published of them once a month and stays as it is, and what those see who
//! may see each case anyway.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::applications::stored_procedure;
use super::{App, AppError, Context};
use crate::domain::disclosure::period::{Grain, Period};
use crate::domain::figures::outlook::{Outlook, Recorded, flow, outlooks, record};
use crate::domain::figures::publish::{PublicFigure, publish, published};
use crate::domain::figures::{Figure, Material, Unit, figures};
use crate::domain::forecast::flow::Flow;
use crate::domain::ids::{CaseId, Slug};
use crate::domain::notice::Others;
use crate::domain::tally::of_case::{Subject, tallies};
use crate::domain::tally::rules::StatisticsRules;
use crate::domain::tally::{Count, Series, Tally, number};
use crate::store::Tx;
use crate::store::tallies::{Snapshot, TallyQuery};

use super::tallies::Changes;

/// Cases read at once.
const PAGE: i64 = 2_000;
/// Closings day by day are needed for the window of half a year only.
const CLOSINGS: u64 = 190;
/// Waits by month of receipt are needed for the half-years that are shown; stages for a shorter time.
const COHORTS: u64 = 5 * 366;
/// What is published in the first days of a month waits for late records until this day of it.
const PATIENCE: u64 = 2;

/// Whose cases, and by which unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// The procedure.
    pub procedure: Slug,
    /// Only those of this organisation.
    pub organisation: Option<Slug>,
    /// The day at whose end one looks.
    pub as_of: NaiveDate,
    /// What is counted.
    pub unit: Unit,
    /// Also everybody ever received, which nobody publishes.
    pub ever: bool,
}

/// The rules of statistics of a procedure that has some.
pub fn rules(ctx: Context<'_>, procedure: &str) -> Result<Arc<StatisticsRules>, AppError> {
    ctx.catalogue.statistics(procedure).cloned().ok_or(AppError::Unknown)
}

/// The tallies of some series as they were at the end of a day, by all that is known now: the sums, with every case put back to
/// that day to which something happened since.
fn sums(tx: &mut dyn Tx, ctx: Context<'_>, asked: &Asked, series: &[Series]) -> Result<Vec<(Tally, Count)>, AppError> {
    let before = |days: u64| asked.as_of.checked_sub_days(Days::new(days)).map(number);
    let mut all = Vec::new();
    for series in series {
        let from = match series {
            Series::Closed => before(CLOSINGS),
            Series::Lasted if asked.ever => None,
            Series::Lasted
            | Series::Counted
            | Series::Running
            | Series::Stood
            | Series::Arrived
            | Series::Ended
            | Series::Suspended
            | Series::Talk => before(COHORTS),
            Series::Open | Series::Due | Series::Stands | Series::Penalty => None,
        };
        let (procedure, organisation) = (asked.procedure.clone(), asked.organisation.clone());
        all.extend(tx.tallies(&TallyQuery { series: *series, procedure, organisation, from })?);
    }
    let changes = changes_since(tx, ctx, asked)?;
    if changes.is_empty() {
        return Ok(all);
    }
    let mut merged = Changes::new();
    let wanted = changes.into_iter().filter(|(tally, _)| series.contains(&tally.series));
    for (tally, count) in all.into_iter().chain(wanted) {
        // The store sums over organisations; so does this.
        let tally = Tally { organisation: asked.procedure.clone(), ..tally };
        *merged.entry(tally).or_default() += count;
    }
    Ok(merged.into_iter().filter(|(_, count)| !count.is_zero()).collect())
}

/// What must be added to the sums of now to have those of a day.
fn changes_since(tx: &mut dyn Tx, ctx: Context<'_>, asked: &Asked) -> Result<Changes, AppError> {
    let rules = rules(ctx, asked.procedure.as_str())?;
    let mut changes = Changes::new();
    let mut after: Option<CaseId> = None;
    loop {
        let cases = tx.cases_after(&asked.procedure, asked.as_of, after, PAGE)?;
        let Some(last) = cases.last() else { break };
        after = Some(last.identity.id);
        for case in cases.iter().filter(|c| asked.organisation.as_ref().is_none_or(|o| *o == c.identity.organisation)) {
            let tasks = ctx.catalogue.tasks(case.identity.procedure.as_str());
            let subject = Subject::of(stored_procedure(ctx, case)?, tasks, case);
            let one = Count::one(case.identity.counted.leads);
            for tally in tallies(&rules, subject, None).map_err(AppError::Unfit)? {
                *changes.entry(tally).or_default() += -one;
            }
            for tally in tallies(&rules, subject, Some(asked.as_of)).map_err(AppError::Unfit)? {
                *changes.entry(tally).or_default() += one;
            }
        }
    }
    Ok(changes)
}

/// What figures are made of.
pub fn material(tx: &mut dyn Tx, ctx: Context<'_>, asked: &Asked) -> Result<Material, AppError> {
    let series = Series::ALL.map(|(_, series)| series);
    let sums = sums(tx, ctx, asked, &series)?;
    Ok(Material::new(&*rules(ctx, asked.procedure.as_str())?, asked.as_of, asked.unit, sums))
}

/// The exact figures, for those who may see each of these cases anyway.
pub fn exact(tx: &mut dyn Tx, ctx: Context<'_>, asked: &Asked, only: Option<&[&str]>) -> Result<Vec<Figure>, AppError> {
    Ok(figures(&material(tx, ctx, asked)?, only))
}

/// Applications by day of receipt and of closing, of a track or of all.
#[derive(Clone, Debug)]
pub struct Flows {
    all: Flow,
    tracks: Vec<(Slug, Flow)>,
}

impl Flows {
    /// Of all tracks together.
    #[must_use]
    pub fn all(&self) -> &Flow {
        &self.all
    }
}

/// The flows of a procedure as they were at the end of a day.
pub fn flows(tx: &mut dyn Tx, ctx: Context<'_>, asked: &Asked) -> Result<Flows, AppError> {
    let (procedure, organisation) = (asked.procedure.clone(), asked.organisation.clone());
    let mut sums: Vec<(Tally, Count)> = Vec::new();
    for series in [Series::Closed, Series::Open] {
        let (procedure, organisation) = (procedure.clone(), organisation.clone());
        sums.extend(tx.tallies(&TallyQuery { series, procedure, organisation, from: None })?);
    }
    sums.extend(changes_since(tx, ctx, asked)?);
    let of = |track: Option<&Slug>| {
        let mut cells: BTreeMap<(i64, Option<i64>), i64> = BTreeMap::new();
        let fitting = sums.iter().filter(|(tally, _)| {
            [Series::Open, Series::Closed].contains(&tally.series) && track.is_none_or(|track| tally.track == *track)
        });
        for (tally, count) in fitting {
            let cell = if tally.series == Series::Open { (tally.a, None) } else { (tally.b, Some(tally.a)) };
            *cells.entry(cell).or_default() += count.applications;
        }
        flow(cells.into_iter().map(|((received, closed), count)| (received, closed, count)))
    };
    let rules = rules(ctx, asked.procedure.as_str())?;
    let tracks = rules.tracks().into_iter().map(|track| (track.clone(), of(Some(&track)))).collect();
    Ok(Flows { all: of(None), tracks })
}

/// Everything that is published of a procedure at the end of a month.
#[derive(Clone, Debug)]
pub struct Publication {
    /// The procedure.
    pub procedure: Slug,
    /// The month at whose end things stood so.
    pub month: Period,
    /// The figures.
    pub figures: Vec<PublicFigure>,
    /// What is told of the time ahead.
    pub outlooks: Vec<Outlook>,
    /// How often that was right.
    pub record: Vec<Recorded>,
}

/// Makes what is to be published of a procedure at the end of a month, from one state of the store.
pub fn prepare(app: &App, procedure: &Slug, month: Period) -> Result<Publication, AppError> {
    let as_of = month.last_day();
    let asked = Asked { procedure: procedure.clone(), organisation: None, as_of, unit: Unit::Families, ever: false };
    let (rules, material, flows) = app
        .study(|tx, ctx| Ok((rules(ctx, procedure.as_str())?, material(tx, ctx, &asked)?, flows(tx, ctx, &asked)?)))?;
    let of_track = |track: &Slug| {
        let found = flows.tracks.iter().find(|(known, _)| known == track);
        found.map_or_else(|| flow([]), |(_, flow)| flow.clone())
    };
    Ok(Publication {
        procedure: procedure.clone(),
        month,
        figures: publish(&figures(&material, Some(&published().collect::<Vec<_>>())), material.tracks()),
        outlooks: outlooks(&rules, as_of, &flows.all, &of_track),
        record: record(&flows.all, as_of, |_, _| {}),
    })
}

/// Writes a publication as sections, each by its name.
pub type Write = dyn Fn(&Publication) -> Vec<(String, String)> + Send + Sync;

/// Publishes a month of every procedure that has statistics and where it was not published; how many procedures. What has been
/// published stays as it is, whatever is corrected later.
pub fn publish_month(app: &App, month: Period, write: &Write) -> Result<usize, AppError> {
    let mut published = 0;
    let procedures: Vec<Slug> = app.catalogue.all_statistics().map(|rules| rules.procedure.clone()).collect();
    let there = app.read(|tx, _| Ok(tx.snapshots()?))?;
    for procedure in procedures {
        let of_procedure = |section: &str| section.rsplit(':').next() == Some(procedure.as_str());
        if there.iter().any(|(on, section, _)| *on == month.first_day() && of_procedure(section)) {
            continue;
        }
        let sections = write(&prepare(app, &procedure, month)?);
        let done = app.write(move |tx, ctx| {
            for (section, content) in &sections {
                let (section, content) = (section.clone(), content.clone());
                tx.publish(&Snapshot { month: month.first_day(), section, published_at: ctx.now, content })?;
            }
            Ok(())
        });
        match done {
            // Somebody else was faster; what they published holds.
            Err(AppError::Duplicate) => {}
            other => {
                other?;
                published += 1;
            }
        }
    }
    Ok(published)
}

/// Publishes the last month that is over, if that has not been done.
pub fn publish_due(app: &App, write: &Write) -> Result<usize, AppError> {
    let today = app.context().now.date_naive();
    let waited = today.checked_sub_days(Days::new(PATIENCE)).unwrap_or(today);
    let this = Period::of(waited, Grain::Month);
    let last = this.and_then(|month| month.first_day().pred_opt()).and_then(|day| Period::of(day, Grain::Month));
    last.map_or(Ok(0), |month| publish_month(app, month, write))
}

/// A section of what was published of a month.
pub fn section(tx: &mut dyn Tx, month: Period, section: &str) -> Result<Snapshot, AppError> {
    tx.snapshot(month.first_day(), section)?.ok_or(AppError::Unknown)
}

/// The newest snapshot of a section.
pub fn newest(tx: &mut dyn Tx, section: &str) -> Result<Snapshot, AppError> {
    let all = tx.snapshots()?;
    let found = all.into_iter().find(|(_, known, _)| known == section).ok_or(AppError::Unknown)?;
    tx.snapshot(found.0, section)?.ok_or(AppError::Unknown)
}

/// Months that were published, the latest first, with the procedures of each and when.
pub fn list(tx: &mut dyn Tx) -> Result<Vec<(NaiveDate, String, chrono::DateTime<chrono::Utc>)>, AppError> {
    Ok(tx.snapshots()?)
}

/// What was last published of the time ahead of a procedure, all tracks together: weeks by day of receipt.
#[derive(Clone, Debug, Default)]
pub struct TimeAhead {
    since: Option<NaiveDate>,
    by_receipt: BTreeMap<NaiveDate, (u32, Option<u32>)>,
}

impl TimeAhead {
    /// How long those still wait who were received on a day.
    #[must_use]
    pub fn of(&self, received_on: NaiveDate) -> Option<Others> {
        let (low, high) = *self.by_receipt.get(&received_on)?;
        Some(Others { since: self.since?, low, high })
    }
}

/// Reads what was last published of the time ahead; nothing where nothing was.
pub fn time_ahead(tx: &mut dyn Tx, procedure: &Slug) -> Result<TimeAhead, AppError> {
    let kept = match newest(tx, &format!("outlook:{procedure}")) {
        Ok(kept) => kept,
        Err(AppError::Unknown) => return Ok(TimeAhead::default()),
        Err(other) => return Err(other),
    };
    // The edge writes it and knows its shape; of that only this is needed here.
    let all: serde_json::Value = serde_json::from_str(&kept.content).unwrap_or_default();
    let whole = all.as_array().into_iter().flatten().find(|outlook| outlook["track"].is_null());
    let mut ahead = TimeAhead::default();
    let Some(whole) = whole else { return Ok(ahead) };
    ahead.since = whole["asOf"].as_str().and_then(|day| day.parse().ok());
    for row in whole["byReceipt"].as_array().into_iter().flatten() {
        let weeks = |place: usize| {
            let found = row.get(1).and_then(|weeks| weeks.get(place)).and_then(serde_json::Value::as_u64);
            found.and_then(|weeks| u32::try_from(weeks).ok())
        };
        let day = row.get(0).and_then(serde_json::Value::as_str).and_then(|day| day.parse().ok());
        if let (Some(day), Some(low)) = (day, weeks(0)) {
            ahead.by_receipt.insert(day, (low, weeks(4)));
        }
    }
    Ok(ahead)
}
