//! The numbers of a picture as a table. A cell that is withheld says so.

use maud::{Markup, html};

use super::tell::{Told, read, weeks};
use crate::web::pages::parts::table::{Narrow, Table};
use crate::web::pages::say::{Phrase, apart};
use crate::wire::figures::{FigureBody, ValueBody};
use crate::wire::pictures::{COMPARED, PENALTIES, WAITS, rows};

/// Weeks for which a curve is told in a table; every week stands on a page of its own.
const WEEKS: [u32; 7] = [13, 26, 39, 52, 78, 104, 156];
/// Pictures that are drawn from curves.
const CURVES: [&str; 3] = ["waiting-time", "by-receipt", "outcomes"];
/// Cells of numbers on one page.
const MOST_CELLS: usize = 160;

/// Is it drawn from curves?
pub(super) fn is_of_curves(name: &str) -> bool {
    CURVES.contains(&name)
}

impl Told<'_> {
    /// The numbers of a picture.
    pub(super) fn numbers(self, name: &str, caption: Phrase) -> Table {
        let (columns, rows) = match name {
            "waiting-time" | "by-receipt" | "outcomes" => self.of_curves(name),
            "ends" => self.of_ends(),
            "compared" => self.of_compared(),
            "flow" => self.of_flow(),
            "backlog" | "lateness" => self.of_counts(name),
            "in-time" => self.of_shares(),
            _ => self.of_penalties(),
        };
        numbers(caption, columns, rows)
    }

    /// Every published week of its curves, a part of them at a time; and which parts there are, by their first and last week.
    pub(super) fn weekly(self, name: &str, caption: Phrase, part: usize) -> Option<(Table, Vec<(u32, u32)>)> {
        let curves: Vec<&FigureBody> =
            self.drawn.behind(name).into_iter().filter(|figure| !points(figure).is_empty()).collect();
        let mut all: Vec<u32> = curves.iter().flat_map(|curve| points(curve)).map(|point| point.week).collect();
        all.sort_unstable();
        all.dedup();
        // A week in which nothing reads otherwise than before says nothing.
        let read_at = |week: u32| -> Vec<String> {
            curves
                .iter()
                .map(|curve| points(curve).iter().rfind(|p| p.week <= week).map(read).unwrap_or_default())
                .collect()
        };
        all.dedup_by(|late, early| read_at(*late) == read_at(*early));
        let length = (MOST_CELLS / curves.len().max(1)).max(1);
        let parts: Vec<(u32, u32)> =
            all.chunks(length).filter_map(|weeks| weeks.first().copied().zip(weeks.last().copied())).collect();
        let shown = all.chunks(length).nth(part)?;
        let cell = |curve: &&FigureBody, week: u32| match points(curve).iter().find(|point| point.week == week) {
            Some(point) => apart(&read(point)),
            None => self.say().t("page-none"),
        };
        let row = |week: &u32| {
            std::iter::once(html! { (week) }).chain(curves.iter().map(|curve| cell(curve, *week))).collect()
        };
        let names = curves.iter().map(|curve| self.phrase(&self.name(name, curve)));
        let columns = std::iter::once(self.word("staff-figures-week")).chain(names).collect();
        Some((numbers(caption, columns, shown.iter().map(row).collect()), parts))
    }

    fn word(self, key: &str) -> Phrase {
        self.say().told(key, &[])
    }

    fn words(self, keys: &[&str]) -> Vec<Phrase> {
        keys.iter().map(|key| self.word(key)).collect()
    }

    /// What a curve is of.
    fn name(self, picture: &str, figure: &FigureBody) -> String {
        match picture {
            "waiting-time" => self.drawn.of_track(figure.track.as_deref()),
            "outcomes" => self.drawn.text("end", figure.group.as_deref().unwrap_or_default()),
            _ => figure.period.clone().unwrap_or_default(),
        }
    }

    fn of_curves(self, name: &str) -> (Vec<Phrase>, Vec<Vec<Markup>>) {
        let first = match name {
            "waiting-time" => "staff-filter-track",
            "outcomes" => "staff-figures-end",
            _ => "chart-axis-period",
        };
        let lengths = WEEKS.map(|weeks| self.phrase(&self.length(weeks)));
        let row = |figure: &FigureBody| {
            let heading = self.say().phrase(&self.phrase(&self.name(name, figure)));
            std::iter::once(heading).chain(WEEKS.map(|week| self.at(figure, week))).collect()
        };
        let rows = self.drawn.behind(name).into_iter().map(row).collect();
        (std::iter::once(self.word(first)).chain(lengths).collect(), rows)
    }

    /// A curve at the end of a week: what was published last before. Beyond its last point nothing is known.
    fn at(self, figure: &FigureBody, week: u32) -> Markup {
        let points = points(figure);
        let Some(last) = points.last() else { return self.say().t("staff-withheld-short") };
        if last.week < week {
            return self.say().t("page-none");
        }
        match points.iter().rfind(|point| point.week <= week) {
            Some(point) => apart(&read(point)),
            None => self.say().t("staff-withheld-short"),
        }
    }

    fn of_ends(self) -> (Vec<Phrase>, Vec<Vec<Markup>>) {
        let all = self.drawn.behind("ends");
        let mut names: Vec<&str> = all.iter().flat_map(|figure| rows(figure)).map(|row| row.row.as_str()).collect();
        let mut seen = std::collections::BTreeSet::new();
        names.retain(|name| seen.insert(*name));
        let row = |figure: &&FigureBody| {
            let of = |name: &&str| rows(figure).iter().find(|row| row.row == *name).and_then(|row| row.families);
            let heading = apart(figure.period.as_deref().unwrap_or_default());
            let cells = names.iter().map(|name| self.counted(of(name)));
            std::iter::once(heading).chain(cells).chain([self.shown(Some(figure))]).collect()
        };
        let rows = all.iter().map(row).collect();
        let ends = names.iter().map(|name| self.phrase(&self.drawn.text("end", name)));
        let columns = std::iter::once(self.word("chart-axis-period")).chain(ends);
        (columns.chain([self.word("staff-figures-total")]).collect(), rows)
    }

    fn of_compared(self) -> (Vec<Phrase>, Vec<Vec<Markup>>) {
        let all = self.drawn.behind("compared");
        let of = |statistic: &str, measure: &str| {
            all.iter().copied().find(|figure| figure.statistic == statistic && figure.measure == measure)
        };
        let row = |measure: &&str| {
            let [right, usual] = WAITS.map(|statistic| of(statistic, measure));
            let apart_by = weeks(right).zip(weeks(usual)).map(|(right, usual)| i64::from(right) - i64::from(usual));
            let difference = apart_by.map_or_else(|| self.say().t("page-none"), |weeks| apart(&weeks.to_string()));
            let heading = self.say().phrase(&self.phrase(&self.drawn.text("measure", measure)));
            vec![heading, self.shown(right), self.shown(usual), difference]
        };
        let named = WAITS.map(|statistic| self.phrase(&self.drawn.text("statistic", statistic)));
        let columns = std::iter::once(self.word("staff-figures-of")).chain(named);
        (columns.chain([self.word("staff-figures-difference")]).collect(), COMPARED.iter().map(row).collect())
    }

    fn of_flow(self) -> (Vec<Phrase>, Vec<Vec<Markup>>) {
        let all = self.drawn.behind("flow");
        let of = |measure: &str, period: &str| {
            all.iter().copied().find(|figure| figure.measure == measure && figure.period.as_deref() == Some(period))
        };
        let periods = all.iter().filter(|figure| figure.measure == "received").filter_map(|f| f.period.as_deref());
        let row =
            |period: &str| vec![apart(period), self.shown(of("received", period)), self.shown(of("closed", period))];
        (self.words(&["chart-axis-period", "measure-received", "measure-closed"]), periods.map(row).collect())
    }

    fn of_counts(self, name: &str) -> (Vec<Phrase>, Vec<Vec<Markup>>) {
        let Some(figure) = self.drawn.behind(name).into_iter().next() else { return (Vec::new(), Vec::new()) };
        let row = |row: &crate::wire::figures::RowBody| {
            vec![self.say().phrase(&self.phrase(&self.drawn.text("band", &row.row))), self.counted(row.families)]
        };
        let total = vec![self.say().t("staff-figures-total"), self.shown(Some(figure))];
        let rows = rows(figure).iter().map(row).chain([total]).collect();
        (self.words(&["staff-figures-band", "chart-axis-families"]), rows)
    }

    fn of_shares(self) -> (Vec<Phrase>, Vec<Vec<Markup>>) {
        let all = self.drawn.behind("in-time");
        let row =
            |figure: &&FigureBody| vec![apart(figure.period.as_deref().unwrap_or_default()), self.shown(Some(figure))];
        (self.words(&["chart-axis-period", "measure-share-of-closed"]), all.iter().map(row).collect())
    }

    fn of_penalties(self) -> (Vec<Phrase>, Vec<Vec<Markup>>) {
        let all = self.drawn.behind("penalties");
        let row = |kind: &&str| {
            let figure = all.iter().copied().find(|figure| figure.group.as_deref() == Some(*kind));
            vec![self.say().phrase(&self.phrase(&self.drawn.text("penalty", kind))), self.shown(figure)]
        };
        (self.words(&["staff-figures-by", "staff-figures-euro"]), PENALTIES.iter().map(row).collect())
    }

    fn shown(self, figure: Option<&FigureBody>) -> Markup {
        let value = self.value(figure);
        html! { bdi { (self.say().phrase(&value)) } }
    }

    fn counted(self, families: Option<u64>) -> Markup {
        self.say().phrase(&self.count(families))
    }
}

/// The points of a curve; none of what is no curve.
pub(super) fn points(figure: &FigureBody) -> &[crate::wire::figures::PointBody] {
    match &figure.value {
        Some(ValueBody::Curve { points }) => points,
        Some(_) | None => &[],
    }
}

/// A table whose first column names the row and whose others hold numbers.
fn numbers(caption: Phrase, columns: Vec<Phrase>, rows: Vec<Vec<Markup>>) -> Table {
    let numbers = (1..columns.len()).collect();
    Table { caption, columns, numbers, rows, narrow: Narrow::Scroll }
}
