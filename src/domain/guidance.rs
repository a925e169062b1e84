//! What people are told to prepare: which items there are, and which of them are for somebody now. The words stand beside it,
//! once a language. Pure: knows no clock and no files.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::ids::Slug;
use super::notice::Tag;

/// The stages of the road, S0 to S10.
pub const STAGES: usize = 11;
/// The recommendations of the study of 2017, R1 to R14.
pub const RECOMMENDATIONS: usize = 14;

/// For whom an item is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Audience {
    /// Who asks for the family to come.
    Referent,
    /// An adult of the family.
    FamilyMember,
    /// Who helps them with a mandate.
    Helper,
    /// Who works with the application.
    Staff,
}

impl Audience {
    /// Every audience with its name in data.
    pub const ALL: [(&'static str, Self); 4] = [
        ("referent", Self::Referent),
        ("family-member", Self::FamilyMember),
        ("helper", Self::Helper),
        ("staff", Self::Staff),
    ];
}

/// What must hold for an item to be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Condition {
    /// The authority is past a last day of its own, on every reading.
    Overdue,
    /// The authority waits, because of new rules or a court case.
    Held,
    /// Nothing: but it is never pushed, somebody opens it.
    Open,
    /// The person chose the topic.
    Topic(&'static str),
}

/// The topics that a person may choose; nothing is guessed about anybody.
pub const TOPICS: [&str; 2] = ["children", "young"];

impl Condition {
    /// Every condition with its name in data.
    pub const ALL: [(&'static str, Self); 5] = [
        ("overdue", Self::Overdue),
        ("held", Self::Held),
        ("open", Self::Open),
        ("topic-children", Self::Topic("children")),
        ("topic-young", Self::Topic("young")),
    ];
}

/// One thing that people are told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// Its id.
    pub id: Slug,
    /// The stages of the road at which it is shown, 0 to 10.
    pub stages: Vec<usize>,
    /// For whom it is.
    pub audience: Vec<Audience>,
    /// The recommendations that it answers, 1 to 14.
    pub answers: Vec<usize>,
    /// What must hold.
    pub when: Vec<Condition>,
    /// Only so many days after receipt.
    pub from_days: i64,
    /// What it touches.
    pub tags: Vec<Tag>,
    /// It stands on no sheet of paper, which is left lying about.
    pub off_paper: bool,
    /// Whom to call or where to look, by id.
    pub contacts: Vec<Slug>,
    /// Where the facts are from.
    pub sources: Vec<String>,
}

/// Whom to call, or where to look.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contact {
    /// Its id.
    pub id: Slug,
    /// What it is called.
    pub name: String,
    /// The number to call.
    pub number: Option<String>,
    /// Its address on the web.
    pub url: Option<String>,
    /// Shown however long ago it was checked.
    pub emergency: bool,
    /// Where it was seen.
    pub source: String,
    /// When it was seen.
    pub seen_on: NaiveDate,
    /// From this day on it is hidden, unless somebody has checked it again.
    pub check_before: NaiveDate,
}

impl Contact {
    /// May it be shown on a day?
    #[must_use]
    pub fn is_fresh(&self, today: NaiveDate) -> bool {
        self.emergency || today < self.check_before
    }
}

/// The words of an item in a language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// Its title.
    pub title: String,
    /// Its paragraphs.
    pub body: Vec<String>,
    /// What can be ticked off: id and words.
    pub ticks: BTreeMap<String, String>,
}

/// Everything that people are told to prepare.
#[derive(Clone, Debug, Default)]
pub struct Guidance {
    /// The items, in the order in which they are read.
    pub items: Vec<Item>,
    /// The contacts.
    pub contacts: Vec<Contact>,
    /// By language and item.
    pub texts: BTreeMap<String, BTreeMap<Slug, Text>>,
    /// By procedure and its stage: the stages of the road.
    pub stages: BTreeMap<String, BTreeMap<String, Vec<usize>>>,
    /// By procedure and event: the stage of the road that it adds.
    pub events: BTreeMap<String, BTreeMap<String, usize>>,
    /// By recommendation (1 to 14): what the service does about it, beside words.
    pub mechanisms: BTreeMap<usize, String>,
    /// Before this day everything is to be reviewed again.
    pub check_before: Option<NaiveDate>,
}

/// Where somebody stands.
#[derive(Clone, Debug)]
pub struct Situation {
    /// Who they are to the application.
    pub audience: Audience,
    /// The stages of the road.
    pub stages: Vec<usize>,
    /// Days since receipt; `None` before it.
    pub waited_days: Option<i64>,
    /// The authority is late.
    pub overdue: bool,
    /// The authority waits.
    pub held: bool,
    /// The topics that they chose.
    pub topics: Vec<String>,
}

impl Guidance {
    /// The items for somebody now, in order. Those that touch safety in a refusal come as they stand in the file.
    pub fn items_for<'g>(&'g self, now: &'g Situation) -> impl Iterator<Item = &'g Item> {
        self.items.iter().filter(move |item| fits(item, now))
    }

    /// The words of an item in a language.
    #[must_use]
    pub fn text(&self, language: &str, item: &str) -> Option<&Text> {
        self.texts.get(language)?.get(&Slug::parse(item)?)
    }

    /// The contacts of an item that may be shown on a day.
    pub fn contacts_of<'g>(&'g self, item: &'g Item, today: NaiveDate) -> impl Iterator<Item = &'g Contact> {
        let named = item.contacts.iter().filter_map(|id| self.contacts.iter().find(|contact| contact.id == *id));
        named.filter(move |contact| contact.is_fresh(today))
    }
}

fn fits(item: &Item, now: &Situation) -> bool {
    let here = item.stages.iter().any(|stage| now.stages.contains(stage));
    let theirs = item.audience.contains(&now.audience);
    let late_enough = item.from_days == 0 || now.waited_days.is_some_and(|days| days >= item.from_days);
    let holds = |condition: &Condition| match condition {
        Condition::Overdue => now.overdue,
        Condition::Held => now.held,
        Condition::Open => true,
        // Staff see what a family may choose.
        Condition::Topic(topic) => now.audience == Audience::Staff || now.topics.iter().any(|chosen| chosen == topic),
    };
    here && theirs && late_enough && item.when.iter().all(holds)
}
