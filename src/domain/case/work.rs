//! Work lists: which cases somebody should look at, in which order, and why. Nothing that depends on the day of looking is kept;
//! how urgent a case is, is reckoned when it is shown.
//!
//! **Why like this.** A list names one [`View`], and a view is read out of one index in its order. Of what else is asked, the
//! store takes one more equality into that index (the [`Lead`]); the rest is sifted row by row, with an end ([`MOST_READ`]), so
//! that no question, however odd, costs more than its page and a constant.

use chrono::NaiveDate;

use super::{Identity, Summary};
use crate::domain::access::Desk;
use crate::domain::ids::{AccountId, Slug};

/// Rows that one page reads at most. Where few of them fit, the page is short and says where to go on.
pub const MOST_READ: usize = 2_000;

/// Why cases are on a list, and in which order they stand there.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum View {
    /// The last day of the authority is today or later: the next first.
    Due,
    /// It has passed: the most overdue first.
    Overdue,
    /// Somebody can still object or appeal: whose last day, by the earliest reading, comes next, first.
    RemedyOpen,
    /// Another organisation was asked to take over and has not answered: the earliest last day to answer first.
    HandoverUnanswered,
    /// Somebody could not be told: the oldest notice first.
    NoticeUndelivered,
    /// Somebody must be reached with care: the oldest case first.
    SafeContact,
    /// Nobody works on it: the oldest case first.
    Unassigned,
}

impl View {
    /// Every view with its name on the wire.
    pub const ALL: [(&'static str, Self); 7] = [
        ("due", Self::Due),
        ("overdue", Self::Overdue),
        ("remedy-open", Self::RemedyOpen),
        ("handover-unanswered", Self::HandoverUnanswered),
        ("notice-undelivered", Self::NoticeUndelivered),
        ("safe-contact", Self::SafeContact),
        ("unassigned", Self::Unassigned),
    ];

    /// Its name.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, view)| *view == self).map_or("", |(code, _)| code)
    }

    /// The view of this name.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == code).map(|(_, view)| *view)
    }
}

/// Whose cases.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Assignee {
    /// Those of whoever asks.
    Me,
    /// Those that nobody works on.
    Nobody,
    /// Those of an account.
    Account(AccountId),
}

/// What is asked of a work list; what somebody can save under a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WorkQuery {
    /// Why cases are on it.
    pub view: View,
    /// Only those of somebody.
    pub assignee: Option<Assignee>,
    /// Only of this procedure.
    pub procedure: Option<Slug>,
    /// Only in this stage.
    pub stage: Option<Slug>,
    /// Only with a day before this day: that of the view, or the authority's last day where the view has none.
    pub due_before: Option<NaiveDate>,
}

/// The equality that is taken into the index.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Lead {
    /// None beside the organisation.
    Organisation,
    /// Those of an account; `None`: those of nobody.
    Assignee(Option<AccountId>),
    /// Those in a stage.
    Stage(Slug),
    /// Those of a procedure.
    Procedure(Slug),
}

/// The place of a row in its view.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WorkKey {
    /// The day by which the view is ordered, if it is.
    pub day: Option<NaiveDate>,
    /// The case, or the notice or handover where the view is of those.
    pub id: uuid::Uuid,
}

/// A stretch of a view, as the store reads it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// Whose cases.
    pub desk: Desk,
    /// Which view.
    pub view: View,
    /// What is taken into the index.
    pub lead: Lead,
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Before this day.
    pub before: Option<NaiveDate>,
    /// After the row with this key.
    pub after: Option<WorkKey>,
    /// At most so many rows.
    pub limit: i64,
}

/// A row of a work list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Worked {
    /// What the case is.
    pub identity: Identity,
    /// Where it stands.
    pub summary: Summary,
    /// Who works on it.
    pub assigned_to: Option<AccountId>,
    /// Somebody in it must be reached with care.
    pub careful: bool,
    /// Its place in the view.
    pub key: WorkKey,
    /// The notice that could not be delivered: its kind, and the code of the reason.
    pub notice: Option<(Slug, Option<String>)>,
}

impl Worked {
    /// The day that counts in a view: that by which it is ordered, or the last day of the authority.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        self.key.day.or(self.summary.due_on)
    }
}

impl WorkQuery {
    /// The days of the view that are asked for: from, before.
    #[must_use]
    pub fn days(&self, today: NaiveDate) -> (Option<NaiveDate>, Option<NaiveDate>) {
        match self.view {
            View::Due | View::RemedyOpen => (Some(today), self.due_before),
            View::Overdue => (None, Some(self.due_before.map_or(today, |day| day.min(today)))),
            // Those that should have been answered by now are on it too.
            View::HandoverUnanswered => (None, self.due_before),
            View::NoticeUndelivered | View::SafeContact | View::Unassigned => (None, None),
        }
    }

    /// What is taken into the index: an assignee before a stage before a procedure, since each narrows more than the next.
    #[must_use]
    pub fn lead(&self, me: Option<AccountId>) -> Lead {
        match self.view {
            View::Unassigned => Lead::Assignee(None),
            View::RemedyOpen | View::HandoverUnanswered | View::NoticeUndelivered | View::SafeContact => {
                Lead::Organisation
            }
            View::Due | View::Overdue => match (self.assignee, &self.stage, &self.procedure) {
                (Some(Assignee::Me), ..) => Lead::Assignee(me),
                (Some(Assignee::Nobody), ..) => Lead::Assignee(None),
                (Some(Assignee::Account(account)), ..) => Lead::Assignee(Some(account)),
                (None, Some(stage), _) => Lead::Stage(stage.clone()),
                (None, None, Some(procedure)) => Lead::Procedure(procedure.clone()),
                (None, None, None) => Lead::Organisation,
            },
        }
    }

    /// Is a row of the view one of those asked for?
    #[must_use]
    pub fn fits(&self, row: &Worked, me: Option<AccountId>) -> bool {
        let assignee = self.assignee.is_none_or(|wanted| match wanted {
            Assignee::Me => me.is_some() && row.assigned_to == me,
            Assignee::Nobody => row.assigned_to.is_none(),
            Assignee::Account(account) => row.assigned_to == Some(account),
        });
        assignee
            && self.procedure.as_ref().is_none_or(|procedure| row.identity.procedure == *procedure)
            && self.stage.as_ref().is_none_or(|stage| row.summary.stage == *stage)
            && self.due_before.is_none_or(|before| row.day().is_some_and(|day| day < before))
    }

    /// Must rows of the view be sifted, because the index does not say everything?
    #[must_use]
    pub fn sifts(&self) -> bool {
        let asked = [
            self.assignee.is_some() && self.view != View::Unassigned,
            self.stage.is_some(),
            self.procedure.is_some(),
            self.due_before.is_some() && self.days(NaiveDate::MIN) == (None, None),
        ];
        let taken = usize::from(matches!(self.view, View::Due | View::Overdue));
        asked.into_iter().filter(|asked| *asked).count() > taken
    }
}

/// How soon somebody must look at a case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Urgency {
    /// The day has passed.
    Overdue,
    /// It is today.
    Today,
    /// Within a week.
    Week,
    /// Within four weeks.
    Month,
    /// Later.
    Later,
    /// There is no day.
    Open,
}

impl Urgency {
    /// How soon, seen on a day.
    #[must_use]
    pub fn of(day: Option<NaiveDate>, today: NaiveDate) -> Self {
        let Some(left) = day.map(|day| (day - today).num_days()) else { return Self::Open };
        match left {
            i64::MIN..0 => Self::Overdue,
            0 => Self::Today,
            1..=7 => Self::Week,
            8..=28 => Self::Month,
            29.. => Self::Later,
        }
    }

    /// Its name on the wire.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Today => "today",
            Self::Week => "week",
            Self::Month => "month",
            Self::Later => "later",
            Self::Open => "open",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn query(view: View) -> WorkQuery {
        WorkQuery { view, assignee: None, procedure: None, stage: None, due_before: None }
    }

    #[test]
    fn urgency_turns_on_the_day_itself() {
        let of = |text: &str| Urgency::of(Some(day(text)), day("2027-03-01")).code();
        let told = ["2027-02-28", "2027-03-01", "2027-03-02", "2027-03-08", "2027-03-09", "2027-03-29", "2027-03-30"];
        assert_eq!(told.map(of), ["overdue", "today", "week", "week", "month", "month", "later"]);
        assert_eq!(Urgency::of(None, day("2027-03-01")), Urgency::Open);
    }

    #[test]
    fn what_is_due_and_what_is_overdue_share_no_day() {
        let today = day("2027-03-01");
        assert_eq!(query(View::Due).days(today), (Some(today), None));
        assert_eq!(query(View::Overdue).days(today), (None, Some(today)));
        let later = WorkQuery { due_before: Some(day("2027-06-01")), ..query(View::Overdue) };
        assert_eq!(later.days(today), (None, Some(today)), "a later day does not make more overdue");
    }

    #[test]
    fn one_filter_is_read_out_of_an_index_and_a_second_is_sifted() {
        let stage = Slug::parse("in-review");
        let one = WorkQuery { stage: stage.clone(), ..query(View::Due) };
        assert_eq!((one.lead(None), one.sifts()), (Lead::Stage(stage.clone().expect("a name")), false));
        let two = WorkQuery { assignee: Some(Assignee::Nobody), ..one };
        assert_eq!((two.lead(None), two.sifts()), (Lead::Assignee(None), true));
        assert!(WorkQuery { stage, ..query(View::SafeContact) }.sifts());
        assert!(!WorkQuery { due_before: Some(day("2027-06-01")), ..query(View::RemedyOpen) }.sifts());
        assert!(WorkQuery { due_before: Some(day("2027-06-01")), ..query(View::SafeContact) }.sifts());
    }
}
