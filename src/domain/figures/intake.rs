//! How soon after arrival somebody is met in person: what the study of 2017 asks for (recommendation 4), for each person and not
//! for each family.

use super::material::{Material, Row, counts};
use super::waits::{of_curve, ratio};
use super::{Figure, Shape, WINDOW};
use crate::domain::ids::Slug;
use crate::domain::tally::Series;
use crate::domain::waiting::{Cause, Line};

/// Persons who arrived so many days before the as-of day, or later.
const SINCE: i64 = 2 * WINDOW;

/// Days from arrival to the first talk in person, of everybody who arrived in the last year, those who still wait for it included
/// (Kaplan–Meier); and of those for whom it is known, the share who were met within the norm. By kind of talk, and of all.
///
/// **Persons are counted**, and several of one family: so it is for those who see each case, and never published.
pub(super) fn intake(material: &Material, track: Option<&Slug>) -> Vec<Figure> {
    let rows: Vec<&Row> = material
        .rows(Series::Talk, track)
        .filter(|row| row.a > material.today() - SINCE && row.a <= material.today())
        .collect();
    let mut kinds: Vec<&str> = rows.iter().map(|row| kind(row)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut all = of_kind(material, &rows, "all");
    for kind_of in kinds {
        let some: Vec<&Row> = rows.iter().copied().filter(|row| kind(row) == kind_of).collect();
        all.extend(of_kind(material, &some, kind_of));
    }
    all
}

fn of_kind(material: &Material, rows: &[&Row], group: &str) -> Vec<Figure> {
    let waited = |row: &Row| if row.c == 0 { row.b } else { material.today() - row.a };
    let lines = rows.iter().map(|row| Line {
        entry: 0,
        exit: waited(row).max(0),
        end: (row.c == 0).then_some(Cause::FIRST),
        count: row.count,
    });
    let told =
        of_curve(&counts(lines)).into_iter().filter(|figure| matches!(figure.measure.as_str(), "median" | "p80"));
    let mut all: Vec<Figure> = told.map(|figure| figure.of_group(group)).collect();
    let (within, known) = rows.iter().fold((0, 0), |(within, known), row| {
        let norm = norm(row);
        let met = row.c == 0 && norm.is_some_and(|norm| row.b <= norm);
        let over = norm.is_some_and(|norm| waited(row) > norm);
        (within + if met { row.count } else { 0 }, known + if met || over { row.count } else { 0 })
    });
    if known > 0 {
        all.push(Figure::new("share-within-norm", known, Shape::Share(ratio(within, known))).of_group(group));
    }
    all
}

/// The kind of talk: the task by its name.
fn kind(row: &Row) -> &str {
    row.code.split(':').next().unwrap_or_default()
}

/// The norm in days.
fn norm(row: &Row) -> Option<i64> {
    row.code.split(':').nth(1)?.parse().ok()
}
