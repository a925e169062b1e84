//! Rows of tallies and snapshots, and their way from and to the domain.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::StoreError;
use super::rows::{corrupt, slug};
use super::schema::{snapshots, tallies};
use super::tallies::{Snapshot, TallyQuery};
use crate::domain::ids::Slug;
use crate::domain::tally::{Count, Series, Tally};

#[derive(Queryable, Selectable, Insertable, Clone, Debug)]
#[diesel(table_name = tallies)]
pub(super) struct TallyRow {
    series: String,
    procedure: String,
    organisation: String,
    track: String,
    a: i64,
    b: i64,
    c: i64,
    code: String,
    lane: i32,
    applications: i64,
    families: i64,
}

impl TallyRow {
    pub(super) fn of(tally: &Tally, count: Count, lane: i32) -> Self {
        Self {
            series: tally.series.code().to_owned(),
            procedure: tally.procedure.to_string(),
            organisation: tally.organisation.to_string(),
            track: tally.track.to_string(),
            a: tally.a,
            b: tally.b,
            c: tally.c,
            code: tally.code.clone(),
            lane,
            applications: count.applications,
            families: count.families,
        }
    }

    pub(super) fn read(self) -> Result<(Tally, Count), StoreError> {
        let tally = Tally {
            series: Series::parse(&self.series).ok_or_else(|| corrupt("series", &self.series))?,
            procedure: slug(&self.procedure)?,
            organisation: slug(&self.organisation)?,
            track: slug(&self.track)?,
            a: self.a,
            b: self.b,
            c: self.c,
            code: self.code,
        };
        Ok((tally, Count { applications: self.applications, families: self.families }))
    }
}

/// Track, a, b, c, code, applications, families.
pub(super) type SumRow = (String, i64, i64, i64, String, i64, i64);

/// One line for each tally, in order, without those that are zero.
pub(super) fn summed(mut rows: Vec<SumRow>, query: &TallyQuery) -> Result<Vec<(Tally, Count)>, StoreError> {
    fn key(row: &SumRow) -> (&str, i64, i64, i64, &str) {
        (&row.0, row.1, row.2, row.3, &row.4)
    }
    if !rows.is_sorted_by(|one, next| key(one) < key(next)) {
        rows.sort_unstable_by(|one, other| key(one).cmp(&key(other)));
    }
    let organisation =
        query.organisation.clone().or_else(|| Slug::parse("all")).ok_or_else(|| corrupt("name", "all"))?;
    let mut all: Vec<(Tally, Count)> = Vec::with_capacity(rows.len());
    let mut tracks: Vec<Slug> = Vec::new();
    for (track, a, b, c, code, applications, families) in rows {
        let count = Count { applications, families };
        match all.last_mut() {
            Some((last, sum))
                if (last.track.as_str(), last.a, last.b, last.c, &last.code) == (&track, a, b, c, &code) =>
            {
                *sum += count;
            }
            _ => {
                // Names are shared: a million rows know but a few tracks.
                let track = if let Some(known) = tracks.iter().find(|known| known.as_str() == track) {
                    known.clone()
                } else {
                    let new = slug(&track)?;
                    tracks.push(new.clone());
                    new
                };
                let (procedure, organisation) = (query.procedure.clone(), organisation.clone());
                all.push((Tally { series: query.series, procedure, organisation, track, a, b, c, code }, count));
            }
        }
    }
    all.retain(|(_, count)| !count.is_zero());
    Ok(all)
}

#[derive(Queryable, Selectable, Insertable, Clone, Debug)]
#[diesel(table_name = snapshots)]
pub(super) struct SnapshotRow {
    month: NaiveDate,
    section: String,
    published_at: NaiveDateTime,
    content: String,
}

impl SnapshotRow {
    pub(super) fn of(snapshot: &Snapshot) -> Self {
        Self {
            month: snapshot.month,
            section: snapshot.section.clone(),
            published_at: snapshot.published_at.naive_utc(),
            content: snapshot.content.clone(),
        }
    }

    pub(super) fn read(self) -> Snapshot {
        Snapshot {
            month: self.month,
            section: self.section,
            published_at: self.published_at.and_utc(),
            content: self.content,
        }
    }
}
