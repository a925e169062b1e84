//! What is known of a case, as views of the family.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::road::steps;
use super::{Names, Seen};
use crate::ambient::legal_time;
use crate::domain::case::Case;
use crate::i18n::{Arg, Locale};
use crate::web::pages::mine::case::{Decision, Duty, MyCase, Others};
use crate::web::pages::mine::cases::InShort;
use crate::web::pages::mine::data::Look;
use crate::web::pages::mine::family::Relative;
use crate::web::pages::mine::rights::Right;
use crate::web::pages::mine::sheet::Sheet;
use crate::web::pages::mine::stage::Stage;
use crate::web::pages::parts::contact::Contact;
use crate::web::pages::parts::messages::Message;
use crate::web::pages::say::{Link, Phrase};
use crate::web::request::Caller;
use crate::web::site::answer::{Answered, day_of, deciding, is_own};
use crate::web::site::public::{item, named as kind, words};
use crate::web::site::reader::Reader;
use crate::wire::access::AccessBody;
use crate::wire::application::ApplicationSummaryBody;
use crate::wire::guidance::GuidanceBody;
use crate::wire::notice::MessagesBody;
use crate::wire::outlook::ForecastBody;
use crate::wire::reckoning::{MemberBody, NextStepBody, PersonBody, ReckoningBody, RemedyBody, TermBody};

/// What stands beside a case on its page.
pub(super) struct Beside {
    /// The names of the family, for who may know them.
    pub(super) names: Names,
    /// Who took over.
    pub(super) holder: Option<Phrase>,
    /// How long others wait.
    pub(super) others: Option<ForecastBody>,
    /// The latest messages.
    pub(super) news: Vec<Message>,
    /// Everything else about it: the words, and the address below that of the case.
    pub(super) more: Vec<(&'static str, &'static str)>,
    /// It goes the road that most families go.
    pub(super) guided: bool,
}

/// My case.
pub(super) fn my_case(reader: Reader<'_>, seen: &Seen, beside: Beside) -> MyCase {
    let (case, body) = (&seen.case, &seen.body);
    let (answered, say) = (answered(reader, seen), reader.say());
    let decision = deciding(body);
    let id = case.identity.id;
    let link = |key: &str, at: &str| Link::of(say, key, &format!("/my/{id}/{at}"));
    let call = beside.holder.is_some().then(|| link("page-more-handover", "handover"));
    MyCase {
        reference: case.identity.reference.as_str().to_owned(),
        seen_on: body.as_of,
        helping: !seen.of_family,
        stage: answered.stage(body),
        since: seen.since,
        holder: beside.holder.or_else(|| holder(answered, body)),
        call,
        next: next(answered, body),
        duties: duties(answered, seen, &beside.names),
        others: waits(beside.others, reader.of_forecasts(), seen.is_decided()),
        decision: decision.map(|term| Decision {
            id: term.id.clone(),
            term: reader.of_law(&term.title, &seen.native),
            whose: named(&beside.names, term.person.as_ref()),
            last: answered.reasoned(term),
            urgency: answered.urgency(term),
        }),
        rights: rights_of(reader, seen, &beside.names),
        holds: body.holds.iter().map(|hold| reader.of_law(&hold.title, &seen.native)).collect(),
        family: family(reader, seen, &beside.names),
        steps: if beside.guided { steps(answered, body, (case.summary.received_on, decision)) } else { Vec::new() },
        clocks: answered.clocks(body),
        news: beside.news,
        more: beside.more.into_iter().map(|(key, at)| link(key, at)).collect(),
        take: vec![
            link("page-take-sheet", "sheet"),
            link("page-take-calendar", "calendar.ics"),
            link("page-take-calendar-plain", "calendar.ics?titles=plain"),
        ],
    }
}

/// The answer about a case, as it is put into views.
fn answered<'r>(reader: Reader<'r>, seen: &'r Seen) -> Answered<'r> {
    Answered { reader, native: &seen.native, as_of: seen.body.as_of }
}

/// Papers are asked for, and it is theirs to send them.
fn asked(body: &ReckoningBody) -> bool {
    body.terms.iter().any(|term| term.id == "answer" && term.state == "running" && term.met_on.is_none())
}

/// Who has it, where that is known better than by the stage.
fn holder(answered: Answered<'_>, body: &ReckoningBody) -> Option<Phrase> {
    let say = answered.reader.say();
    if asked(body) {
        return Some(say.told("page-holder-papers", &[]));
    }
    // A stage that has words of its own says who acts in it; of others the term says whose it is.
    let of_stage = say.knows(&format!("page-stage-{}-who", body.stage));
    deciding(body).filter(|_| !of_stage).map(|term| answered.party(&term.party))
}

/// What comes next, where that is known better than by the stage.
fn next(answered: Answered<'_>, body: &ReckoningBody) -> Option<Phrase> {
    let say = answered.reader.say();
    let running = |id: &str| {
        let mut all = body.terms.iter().filter(|term| term.id == id);
        all.find(|term| matches!(term.state.as_str(), "running" | "suspended"))
    };
    if asked(body) {
        return Some(say.told("page-next-papers", &[]));
    }
    for (term, words) in [("court-term", "page-next-court"), ("penalty-grace", "page-next-default")] {
        if let Some(term) = running(term) {
            return Some(say.told(words, &[("day", Arg::Day(day_of(term)))]));
        }
    }
    if !body.holds.is_empty() {
        return Some(say.told("page-next-held", &[]));
    }
    if say.knows(&format!("page-stage-{}-next", body.stage)) {
        return None;
    }
    // A procedure without words of ours says itself what can happen.
    let by_others = |step: &&NextStepBody| !step.by.iter().any(|role| role == "referent" || role == "family-member");
    let titles: Vec<&str> = body.next_steps.iter().filter(by_others).take(2).map(|step| step.title.as_str()).collect();
    (!titles.is_empty()).then(|| answered.reader.of_law(&titles.join("; "), answered.native))
}

/// What somebody of the family is called on a page: by name for who may know it, else by what they are to the referent.
pub(super) fn called(reader: Reader<'_>, seen: &Seen, names: &Names, person: &str) -> Phrase {
    if let Some(name) = names.get(person) {
        return name.as_str().into();
    }
    let member = seen.body.persons.iter().find(|one| one.person == person).and_then(|one| one.member.as_ref());
    relation(reader, member).unwrap_or_else(|| reader.say().told("page-family-somebody", &[]))
}

/// The name of somebody, where something is about one of the family and the reader may know it.
fn named(names: &Names, person: Option<&String>) -> Option<Phrase> {
    names.get(person?).map(|name| name.as_str().into())
}

/// What somebody is to the referent, and of which age if they are no grown-up.
fn relation(reader: Reader<'_>, member: Option<&MemberBody>) -> Option<Phrase> {
    let (member, say) = (member?, reader.say());
    let relation = say.told(&format!("page-relation-{}", member.relation.as_deref()?), &[]);
    let age = member.age_group.as_deref().filter(|age| *age != "adult");
    let age = age.map(|age| say.plain(&format!("page-age-{age}"), &[]));
    Some(age.map_or(relation.clone(), |age| Phrase { text: format!("{}, {age}", relation.text), ..relation }))
}

/// Where each of the family stands, whom the reader may see; nothing where nobody was described or went a way of their own.
fn family(reader: Reader<'_>, seen: &Seen, names: &Names) -> Vec<Relative> {
    let one = |one: &PersonBody| Relative {
        who: called(reader, seen, names, &one.person),
        relation: relation(reader, one.member.as_ref()).filter(|_| names.contains_key(&one.person)),
        stage: Stage { id: one.stage.clone(), title: reader.of_law(&one.stage_title, &seen.native) },
        since: seen.stood.get(&one.person).copied(),
        left: one.member.as_ref().and_then(|member| member.left_on),
    };
    seen.body.persons.iter().map(one).collect()
}

/// What somebody must do themselves, the nearest first.
fn duties(answered: Answered<'_>, seen: &Seen, names: &Names) -> Vec<Duty> {
    let duty = |term: &TermBody| Duty {
        what: answered.term(term),
        whose: named(names, term.person.as_ref()),
        until: answered.reasoned(term),
        urgency: answered.urgency(term),
    };
    own_terms(seen).into_iter().map(duty).collect()
}

/// The terms that somebody must keep themselves, the nearest first. What is late and can still be done is not forgotten.
fn own_terms(seen: &Seen) -> Vec<&TermBody> {
    let mut own: Vec<&TermBody> = seen.body.terms.iter().filter(|term| is_own(term)).collect();
    own.retain(|term| matters(seen, term));
    own.sort_by_key(|term| day_of(term));
    own
}

/// Does a term still ask for something? What a person must do and did not is late and not over, where a task is left by it.
fn matters(seen: &Seen, term: &TermBody) -> bool {
    let late = || term.state == "missed" && seen.lasting.contains(&term.id);
    matches!(term.state.as_str(), "running" | "suspended" | "overdue") || late()
}

/// What can be done now, or later.
pub(super) fn rights_of(reader: Reader<'_>, seen: &Seen, names: &Names) -> Vec<Right> {
    let right = |remedy: &RemedyBody| Right {
        whose: named(names, remedy.person.as_ref()),
        ..answered(reader, seen).right(remedy, letter(reader, &seen.case, remedy))
    };
    open(&seen.body).map(right).collect()
}

/// The days ahead that matter, each with what it is known by and what it is about: one's own last days, that of whoever must
/// decide, and the last days on which something can be done.
pub(super) fn days_of(reader: Reader<'_>, seen: &Seen, names: &Names) -> Vec<(String, NaiveDate, String)> {
    let (answered, body) = (answered(reader, seen), &seen.body);
    let about = |words: Phrase, person: Option<&String>| match person.and_then(|person| names.get(person)) {
        Some(name) => format!("{} ({name})", words.text),
        None => words.text,
    };
    let mut days: Vec<(String, NaiveDate, String)> = Vec::new();
    let mut add = |what: String, on: NaiveDate, title: String| {
        if on < body.as_of {
            return;
        }
        // Of several of one kind each is known by its place.
        let before = days.iter().filter(|(known, ..)| known.starts_with(&what)).count();
        days.push((format!("{what}/{before}"), on, title));
    };
    for term in own_terms(seen).into_iter().chain(deciding(body)) {
        let person = term.person.clone().unwrap_or_default();
        add(format!("term/{}/{person}", term.id), day_of(term), about(answered.term(term), term.person.as_ref()));
    }
    for remedy in open(body).filter(|remedy| remedy.state == "open") {
        let title = reader.of_law(&remedy.title, &seen.native);
        let title = about(reader.say().named("page-right", &remedy.id, &title), remedy.person.as_ref());
        let person = remedy.person.clone().unwrap_or_default();
        if let Some(until) = remedy.until {
            add(format!("right/{}/{person}", remedy.id), until, title);
        }
    }
    days
}

/// What can be done now, or later.
fn open(body: &ReckoningBody) -> impl Iterator<Item = &RemedyBody> {
    body.remedies.iter().filter(|remedy| matches!(remedy.state.as_str(), "open" | "not-yet"))
}

/// The letter that can be printed for something that can be done now.
fn letter(reader: Reader<'_>, case: &Case, remedy: &RemedyBody) -> Vec<Link> {
    if remedy.letter.is_none() || remedy.state != "open" {
        return Vec::new();
    }
    let person = remedy.person.as_ref().map_or_else(String::new, |person| format!("?person={person}"));
    let address = format!("/api/v1/applications/{}/letters/{}{person}", case.identity.id, remedy.id);
    vec![Link { text: reader.say().told("page-right-letter", &[]), address }]
}

/// How long others wait, where something was published.
fn waits(told: Option<ForecastBody>, own: &Locale, over: bool) -> Others {
    let Some(told) = told.filter(|_| !over) else {
        return Others { over, range: None, sentences: Vec::new(), picture: None };
    };
    let sentences = told.sentences.iter().map(|text| Phrase::of(text, own.id())).collect();
    Others { over, range: told.range(own), sentences, picture: None }
}

/// One of several applications.
pub(super) fn in_short(caller: &Caller, reader: Reader<'_>, of: &ApplicationSummaryBody) -> InShort {
    let procedure = caller.state.app.catalogue.procedure(&of.procedure);
    let version = procedure.and_then(|procedure| procedure.version(&of.version));
    let stage = version.and_then(|version| version.stages().iter().find(|stage| stage.id.as_str() == of.stage));
    let named =
        |words: &crate::domain::procedure::Words, native: &str| reader.of_law(reader.speech(native).of(words), native);
    let native = procedure.map_or("", |procedure| procedure.language());
    InShort {
        address: format!("/my/{}", of.id),
        reference: of.reference.clone(),
        procedure: procedure.map_or_else(Phrase::default, |procedure| kind(reader, procedure)),
        stage: Stage {
            id: of.stage.clone(),
            title: stage.map_or_else(|| Phrase::from(of.stage.as_str()), |stage| named(&stage.words, native)),
        },
        received: of.received_on,
    }
}

/// Messages, as they were told.
pub(super) fn news_of(body: &MessagesBody) -> Vec<Message> {
    let message = |one: &crate::wire::notice::MessageBody| Message {
        on: one.sent_at.map_or(one.about_on, |at| at.date_naive()),
        words: one.words.iter().map(words).collect(),
    };
    body.results.iter().map(message).collect()
}

/// Somebody looked, or changed something.
pub(super) fn look(reader: Reader<'_>, of: &AccessBody, (zone, desks): (&str, &BTreeMap<String, String>)) -> Look {
    let say = reader.say();
    let looked =
        ["get_", "list_", "search_", "export_", "preview_"].iter().any(|begin| of.operation.starts_with(begin));
    let wrote = ["append_", "correct_", "create_bulk"].iter().any(|begin| of.operation.starts_with(begin));
    let what = match (of.outcome.as_str(), looked, wrote) {
        ("done", true, _) => "page-look-looked",
        ("done", false, true) => "page-look-wrote",
        ("done", false, false) => "page-look-changed",
        _ => "page-look-refused",
    };
    let role = say.plain(&format!("page-role-{}", of.role), &[]);
    let desk = of.organisation.as_ref().map(|id| desks.get(id).unwrap_or(id));
    let who = desk.map_or_else(|| role.clone(), |desk| format!("{desk}, {role}"));
    Look {
        at: legal_time(of.at, zone),
        who: who.into(),
        what: say.told(what, &[]),
        why: of.purpose.as_deref().map(Phrase::from),
    }
}

/// What is still open to prepare, and whom to call, for a sheet of paper.
pub(super) fn paper(reader: Reader<'_>, of: &GuidanceBody) -> (Vec<Phrase>, Vec<Contact>) {
    let items = of.results.iter().filter(|one| !one.closed).map(|one| item(one, reader, &|_| None));
    let (mut open, mut contacts): (Vec<Phrase>, Vec<Contact>) = (Vec::new(), Vec::new());
    for item in items {
        open.extend(item.ticks.into_iter().filter(|tick| !tick.done).map(|tick| tick.text));
        let new: Vec<Contact> = item.contacts.into_iter().filter(|one| !contacts.contains(one)).collect();
        contacts.extend(new);
    }
    (open, contacts)
}

/// The sheet for a talk.
pub(super) fn my_sheet(reader: Reader<'_>, seen: &Seen, open_ticks: Vec<Phrase>, contacts: Vec<Contact>) -> Sheet {
    let (body, answered, say) = (&seen.body, answered(reader, seen), reader.say());
    let received = seen.case.summary.received_on.map(|on| (say.told("page-reckon-received", &[]), on, None));
    let terms = body.terms.iter().filter(|term| matters(seen, term));
    let terms = terms.map(|term| (answered.term(term), day_of(term), Some(answered.urgency(term))));
    let right = |remedy: &RemedyBody| {
        let title = reader.of_law(&remedy.title, &seen.native);
        (say.named("page-right", &remedy.id, &title), reader.remedy_text(&remedy.text))
    };
    Sheet {
        on: body.as_of,
        stage: answered.stage(body),
        holder: holder(answered, body),
        days: received.into_iter().chain(terms).collect(),
        rights: open(body).map(right).collect(),
        open: open_ticks,
        contacts,
    }
}
