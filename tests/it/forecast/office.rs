//! A made-up office: so many cases come in a week, so many are closed, and every so often the newest goes first.

use std::collections::VecDeque;

use wachtwijzer::domain::forecast::flow::{Cell, Flow};

/// Intake and capacity a week, and which of the cases closed is the newest: 0 none, 1 all, 3 every third.
#[derive(Clone, Debug)]
pub(super) struct Office {
    pub(super) weeks: Vec<(u32, u32)>,
    pub(super) newest: u32,
}

impl Office {
    /// The same every week.
    pub(super) fn steady(weeks: usize, intake: u32, capacity: u32, newest: u32) -> Self {
        Self { weeks: vec![(intake, capacity); weeks], newest }
    }

    /// What came in and went out, from day 0 on. Cases come on Mondays to Fridays and are closed on weekdays.
    pub(super) fn flow(&self) -> Flow {
        let mut line: VecDeque<i32> = VecDeque::new();
        let mut cells = Vec::new();
        let mut served = 0;
        for (monday, (intake, capacity)) in (0..).step_by(7).zip(&self.weeks) {
            for day in 0..5 {
                let spread = |total: u32| (total * (day + 1)) / 5 - (total * day) / 5;
                let today = monday + i32::try_from(day).unwrap();
                line.extend((0..spread(*intake)).map(|_| today));
                for _ in 0..spread(*capacity) {
                    served += 1;
                    let newest = self.newest > 0 && served % self.newest == 0;
                    let next = if newest { line.pop_back() } else { line.pop_front() };
                    cells.extend(next.map(|received| Cell { received, closed: Some(today), count: 1 }));
                }
            }
        }
        cells.extend(line.into_iter().map(|received| Cell { received, closed: None, count: 1 }));
        Flow::build(cells).0
    }
}
