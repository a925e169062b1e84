//! Answers of the engine as views. **The day that is shown is always the safe one:** for what an authority must do the latest day
//! on any reading of the law, for what a person must do the earliest. What is shown of how near it is follows from that day, and
//! not from another.

use chrono::NaiveDate;

use super::reader::Reader;
use crate::domain::deadline::reckoning::Reckoning;
use crate::web::pages::mine::rights::Right;
use crate::web::pages::mine::stage::Stage;
use crate::web::pages::parts::badge::Urgency;
use crate::web::pages::parts::clocks::Clocks;
use crate::web::pages::parts::date::{Law, Reasoned, Step};
use crate::web::pages::public::reckon::Reckoned;
use crate::web::pages::say::{Link, Phrase};
use crate::wire::reckoning::{AuthorityBody, ReckoningBody, RemedyBody, StepBody, TermBody, reckoning};
use crate::wire::words::Speech;

/// Puts an answer into views.
#[derive(Clone, Copy)]
pub(super) struct Answered<'r> {
    /// Who reads.
    pub(super) reader: Reader<'r>,
    /// The language of the law.
    pub(super) native: &'r str,
    /// The day of looking.
    pub(super) as_of: NaiveDate,
}

/// An answer of the engine in the reader's words. What can be done is told in their own language where that has words for it.
pub(super) fn told(reader: Reader<'_>, answer: &Reckoning<'_>, native: &str) -> ReckoningBody {
    let mut body = reckoning(answer, reader.speech(native));
    let locale = reader.of_remedies();
    if locale.id() != reader.served().id() {
        body.remedies = reckoning(answer, Speech { locale, native }).remedies;
    }
    body
}

/// A person's own term is one that they must keep themselves.
pub(super) fn is_own(term: &TermBody) -> bool {
    matches!(term.party.as_str(), "referent" | "family-member")
}

/// The day by which somebody is told a term.
pub(super) fn day_of(term: &TermBody) -> NaiveDate {
    if is_own(term) { term.warn_by } else { term.safe_last_day }
}

impl Answered<'_> {
    /// Places in the law.
    pub(super) fn laws(self, all: &[AuthorityBody]) -> Vec<Law> {
        let law = |law: &AuthorityBody| Law {
            act: Phrase::of(&law.act, self.native),
            article: Phrase::of(&law.article, crate::i18n::DEFAULT),
            address: law.url.clone(),
            verified: law.verified.clone(),
        };
        all.iter().map(law).collect()
    }

    /// A last day with its reasons.
    pub(super) fn reasoned(self, term: &TermBody) -> Reasoned {
        let step =
            |step: &StepBody| Step { text: self.reader.served_text(&step.text), laws: self.laws(&step.authority) };
        let readings = term.readings.iter();
        Reasoned {
            day: day_of(term),
            provisional: term.provisional,
            steps: term.steps.iter().map(step).collect(),
            readings: readings.map(|one| (self.reader.of_law(&one.because, self.native), one.last_day)).collect(),
            warnings: Vec::new(),
        }
    }

    /// How a term stands, by the day that is shown.
    pub(super) fn urgency(self, term: &TermBody) -> Urgency {
        let day = day_of(term);
        match (term.state.as_str(), term.met_on) {
            ("moot", _) => Urgency::Without,
            ("suspended", _) => Urgency::Suspended,
            (_, Some(met)) if met <= day => Urgency::Met,
            (_, Some(met)) => Urgency::MetLate((met - day).num_days()),
            (_, None) if self.as_of <= day => Urgency::Left((day - self.as_of).num_days()),
            (_, None) => Urgency::Late((self.as_of - day).num_days()),
        }
    }

    /// The name of a term: in plain words where there are some.
    pub(super) fn term(self, term: &TermBody) -> Phrase {
        self.reader.say().named("page-term", &term.id, &self.reader.of_law(&term.title, self.native))
    }

    /// Who must act.
    pub(super) fn party(self, party: &str) -> Phrase {
        self.reader.say().told(&format!("page-party-{party}"), &[])
    }

    /// A term of an answer.
    pub(super) fn reckoned(self, term: &TermBody) -> Reckoned {
        let (title, who) = (self.term(term), self.party(&term.party));
        Reckoned { title, who, last: self.reasoned(term), urgency: self.urgency(term) }
    }

    /// Where a case stands.
    pub(super) fn stage(self, of: &ReckoningBody) -> Stage {
        Stage { id: of.stage.clone(), title: self.reader.of_law(&of.stage_title, self.native) }
    }

    /// Both clocks of the decision that is under way, the first of the authority's terms that is open.
    pub(super) fn clocks(self, of: &ReckoningBody) -> Option<Clocks> {
        let term = deciding(of)?;
        let left = if term.state == "suspended" {
            term.remaining_days - term.overdue_days
        } else {
            (day_of(term) - self.as_of).num_days()
        };
        let (legal, suspended) = (term.elapsed_days, term.suspended_days);
        Some(Clocks { legal, allowed: legal + left, suspended, lived: of.lived_days? })
    }

    /// What can be done, with the last day on which it is in time.
    pub(super) fn right(self, of: &RemedyBody, links: Vec<Link>) -> Right {
        let until = of.until.map(|day| {
            let step = Step { text: self.reader.remedy_text(&of.limit_text), laws: self.laws(&of.authority) };
            Reasoned { day, provisional: false, steps: vec![step], readings: Vec::new(), warnings: Vec::new() }
        });
        Right {
            id: of.id.clone(),
            title: self.reader.of_law(&of.title, self.native),
            whose: None,
            state: self.reader.remedy_text(&of.text),
            open: of.state == "open",
            from: Some(of.possible_from).filter(|_| of.state == "not-yet"),
            until,
            links,
        }
    }

    /// What must be said beside the dates.
    pub(super) fn warnings(self, of: &ReckoningBody) -> Vec<Phrase> {
        of.warnings.iter().map(|warning| self.reader.served_text(&warning.text)).collect()
    }
}

/// The term in which the authority must decide: the one of its open terms by law that ends first. Where it has none for the case as
/// a whole, that in which it must decide about one of the people.
pub(super) fn deciding(of: &ReckoningBody) -> Option<&TermBody> {
    let open = |term: &&TermBody| matches!(term.state.as_str(), "running" | "suspended" | "overdue");
    let all = || of.terms.iter().filter(|term| term.party == "authority" && term.force != "norm").filter(open);
    let whole = all().filter(|term| term.person.is_none()).min_by_key(|term| term.safe_last_day);
    let about_one = |term: &&TermBody| term.person.is_some() && term.id.ends_with("decision");
    whole.or_else(|| all().filter(about_one).min_by_key(|term| term.safe_last_day))
}
