//! What follows from a step, put into a view: terms as they are and as they would be, and who would be told.

use std::collections::BTreeMap;

use super::seen::Standing;
use crate::app::AppError;
use crate::app::ahead::{Ahead, Change};
use crate::app::sight::Sight;
use crate::domain::notice::Recipient;
use crate::domain::notice::outbox::Notice;
use crate::i18n::Arg;
use crate::web::pages::parts::confirm::{Consequence, Moved};
use crate::web::pages::say::Phrase;
use crate::web::request::Caller;
use crate::web::site::answer::day_of;
use crate::web::site::reader::Reader;
use crate::wire::notice::title;
use crate::wire::reckoning::{RemedyBody, TermBody};

/// What follows from a change.
pub(super) fn consequence(
    caller: &Caller,
    reader: Reader<'_>,
    ahead: Ahead,
    change: &Change,
) -> Result<Consequence, AppError> {
    let Ahead { before, after, told, parts } = ahead;
    let (now, then) = (
        Standing::of(caller, reader, before, &Sight::Everything)?,
        Standing::of(caller, reader, after, &Sight::Everything)?,
    );
    let say = reader.say();
    let about = |standing: &Standing, sequence: u32| {
        let record = standing.case.records.iter().find(|record| record.sequence == sequence);
        record.and_then(|record| record.entry.said().cloned())
    };
    let (key, said) = match change {
        Change::Happened(said) => ("staff-step-is", Some(said.clone())),
        Change::Instead(_, said) => ("staff-correction-is", Some(said.clone())),
        Change::Annulled(sequence) => ("staff-annulment-is", about(&now, *sequence)),
    };
    let (step, details) = said.map_or_else(Default::default, |said| {
        let event = now.event_title(caller, reader, &said.kind);
        let args = [("event", Arg::Text(event.text.into())), ("day", Arg::Day(said.on))];
        (say.told(key, &args), now.said(caller, reader, &said, &parts))
    });
    Ok(Consequence {
        step,
        details,
        stages: stages(reader, &now, &then),
        moved: moved(reader, &now, &then),
        rights: rights(reader, &now, &then),
        told: told_whom(reader, &told, |person| then.who(reader, person, &parts)),
        warnings: warnings(reader, &now, &then),
    })
}

/// Who stands elsewhere then.
fn stages(reader: Reader<'_>, now: &Standing, then: &Standing) -> Vec<(Option<Phrase>, Phrase, Phrase)> {
    let law = |text: &str| reader.of_law(text, &now.native);
    let mut all = Vec::new();
    if now.body.stage != then.body.stage {
        all.push((None, law(&now.body.stage_title), law(&then.body.stage_title)));
    }
    for person in &then.body.persons {
        let before = now.body.persons.iter().find(|known| known.person == person.person);
        let before =
            before.map_or((&now.body.stage, &now.body.stage_title), |known| (&known.stage, &known.stage_title));
        // Where everybody goes the same way it is said once.
        let with_all = *before.0 == now.body.stage && person.stage == then.body.stage;
        if *before.0 != person.stage && !with_all {
            let who = then.who(reader, &person.person, &[]);
            all.push((Some(who), law(before.1), law(&person.stage_title)));
        }
    }
    all
}

fn is_open(term: &TermBody) -> bool {
    term.met_on.is_none() && term.moot_on.is_none()
}

/// The same term before and after: started by the same event on the same day, or else, where that day itself moved, the next of its
/// kind.
fn pairs<'t>(now: &'t [TermBody], then: &'t [TermBody]) -> Vec<(Option<&'t TermBody>, Option<&'t TermBody>)> {
    let same_kind = |one: &TermBody, other: &TermBody| one.id == other.id && one.person == other.person;
    let same = |one: &TermBody, other: &TermBody| same_kind(one, other) && one.started_by == other.started_by;
    let mut left: Vec<&TermBody> = now.iter().collect();
    let mut all: Vec<(Option<&TermBody>, Option<&TermBody>)> = Vec::new();
    for exact in [true, false] {
        for term in then {
            if all.iter().any(|(_, known)| known.is_some_and(|known| std::ptr::eq(known, term))) {
                continue;
            }
            let fits = |other: &&TermBody| if exact { same(other, term) } else { same_kind(other, term) };
            if let Some(at) = left.iter().position(fits) {
                all.push((Some(left.remove(at)), Some(term)));
            } else if !exact {
                all.push((None, Some(term)));
            }
        }
    }
    all.extend(left.into_iter().map(|term| (Some(term), None)));
    all
}

/// Terms that begin, move, stay or end. The day is the one that is shown everywhere: the safe one.
fn moved(reader: Reader<'_>, now: &Standing, then: &Standing) -> Vec<Moved> {
    let answered = then.answered(reader);
    let one = |(before, after): (Option<&TermBody>, Option<&TermBody>)| {
        let (was, will) = (before.filter(|term| is_open(term)), after.filter(|term| is_open(term)));
        let term = will.or(was)?;
        let name = answered.term(term);
        let person = term.person.as_ref().map(|person| then.who(reader, person, &[]));
        let text = person.map_or_else(|| name.text.clone(), |who| format!("{} – {}", name.text, who.text));
        Some(Moved {
            term: Phrase { text, language: name.language },
            from: was.map(day_of),
            to: will.map(day_of),
            why: will.map(|term| answered.reasoned(term)),
        })
    };
    pairs(&now.body.terms, &then.body.terms).into_iter().filter_map(one).collect()
}

/// What people can do then and could not do so before.
fn rights(reader: Reader<'_>, now: &Standing, then: &Standing) -> Vec<(Phrase, Phrase)> {
    let same = |one: &RemedyBody, other: &RemedyBody| one.id == other.id && one.person == other.person;
    let unchanged = |after: &RemedyBody| {
        now.body
            .remedies
            .iter()
            .any(|before| same(before, after) && (&before.state, before.until) == (&after.state, after.until))
    };
    let told = |remedy: &RemedyBody| {
        let title = reader.of_law(&remedy.title, &then.native);
        (reader.say().named("page-right", &remedy.id, &title), reader.remedy_text(&remedy.text))
    };
    then.body.remedies.iter().filter(|remedy| !unchanged(remedy)).map(told).collect()
}

/// What is told to whom; the same to several once.
fn told_whom(reader: Reader<'_>, all: &[Notice], who: impl Fn(&str) -> Phrase) -> Vec<(Phrase, Vec<Phrase>)> {
    let mut by_title: BTreeMap<String, Vec<Phrase>> = BTreeMap::new();
    for notice in all {
        let whom = match &notice.to {
            Recipient::Person(person) => who(person.as_str()),
            Recipient::Organisation(organisation) => {
                let words = reader.say().told("staff-organisation", &[]);
                Phrase { text: format!("{} \u{2068}{organisation}\u{2069}", words.text), language: words.language }
            }
        };
        by_title.entry(title(notice, reader.locales(), reader.served().id())).or_default().push(whom);
    }
    by_title.into_iter().map(|(title, whom)| (reader.served_text(&title), whom)).collect()
}

/// What must be said beside it: what the engine warns of then, and that other rules hold.
fn warnings(reader: Reader<'_>, now: &Standing, then: &Standing) -> Vec<Phrase> {
    let new = then.body.warnings.iter().filter(|warning| !now.body.warnings.contains(warning));
    let rules = (now.body.procedure.version != then.body.procedure.version).then(|| {
        let version = |of: &Standing| Arg::Text(of.body.procedure.version.clone().into());
        reader.say().told("staff-follows-rules", &[("from", version(now)), ("to", version(then))])
    });
    rules.into_iter().chain(new.map(|warning| reader.served_text(&warning.text))).collect()
}
