//! What is known of a case, as views of the family.

use super::road::steps;
use crate::domain::case::Case;
use crate::i18n::Locale;
use crate::web::pages::mine::case::{Decision, Duty, MyCase, Others};
use crate::web::pages::mine::cases::InShort;
use crate::web::pages::mine::data::Look;
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
use crate::wire::reckoning::{ReckoningBody, RemedyBody, TermBody};

/// A case, its answer and the language of its law.
type Of<'c> = (&'c Case, &'c ReckoningBody, &'c str);

/// My case.
pub(super) fn my_case(
    reader: Reader<'_>,
    (case, body, native): Of<'_>,
    (others, own): (Option<ForecastBody>, &Locale),
    news: Vec<Message>,
    (guided, more): (bool, Vec<(&str, &str)>),
) -> MyCase {
    let (answered, say) = (Answered { reader, native, as_of: body.as_of }, reader.say());
    let decision = deciding(body);
    let id = case.identity.id;
    let link = |key: &str, at: &str| Link { text: say.told(key, &[]), address: format!("/my/{id}/{at}") };
    let data = Link { text: say.told("page-data-print", &[]), address: "/api/v1/me/data".to_owned() };
    MyCase {
        reference: case.identity.reference.as_str().to_owned(),
        seen_on: body.as_of,
        stage: answered.stage(body),
        since: None,
        holder: None,
        next: None,
        duties: duties(answered, body),
        others: waits(others, own),
        decision: decision.map(|term| Decision {
            id: term.id.clone(),
            term: reader.of_law(&term.title, native),
            last: answered.reasoned(term),
            urgency: answered.urgency(term),
        }),
        rights: open(body).map(|remedy| answered.right(remedy, letter(reader, case, remedy))).collect(),
        holds: body.holds.iter().map(|hold| reader.of_law(&hold.title, native)).collect(),
        steps: if guided { steps(answered, body, (case.summary.received_on, decision)) } else { Vec::new() },
        clocks: answered.clocks(body),
        news,
        more: more.into_iter().map(|(key, at)| link(key, at)).chain([data]).collect(),
        take: vec![link("page-take-sheet", "sheet")],
    }
}

/// What somebody must do themselves, the nearest first.
fn duties(answered: Answered<'_>, body: &ReckoningBody) -> Vec<Duty> {
    let mut own: Vec<&TermBody> = body.terms.iter().filter(|term| is_own(term)).collect();
    own.retain(|term| matches!(term.state.as_str(), "running" | "suspended"));
    own.sort_by_key(|term| day_of(term));
    let duty = |term: &&TermBody| Duty {
        what: answered.term(term),
        until: answered.reasoned(term),
        urgency: answered.urgency(term),
    };
    own.iter().map(duty).collect()
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
fn waits(told: Option<ForecastBody>, own: &Locale) -> Others {
    let Some(told) = told else { return Others { range: None, sentences: Vec::new(), picture: None } };
    let sentences = told.sentences.iter().map(|text| Phrase::of(text, own.id())).collect();
    Others { range: told.range(own), sentences, picture: None }
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
pub(super) fn look(reader: Reader<'_>, of: &AccessBody) -> Look {
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
    let who = of.organisation.as_ref().map_or_else(|| role.clone(), |desk| format!("{desk}, {role}"));
    Look { at: of.at, who: who.into(), what: say.told(what, &[]), why: of.purpose.as_deref().map(Phrase::from) }
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
pub(super) fn my_sheet(
    reader: Reader<'_>,
    (case, body, native): Of<'_>,
    open_ticks: Vec<Phrase>,
    contacts: Vec<Contact>,
) -> Sheet {
    let (answered, say) = (Answered { reader, native, as_of: body.as_of }, reader.say());
    let received = case.summary.received_on.map(|on| (say.told("page-reckon-received", &[]), on, None));
    let open_term = |term: &&TermBody| matches!(term.state.as_str(), "running" | "suspended" | "overdue");
    let terms = body.terms.iter().filter(open_term);
    let terms = terms.map(|term| (answered.term(term), day_of(term), Some(answered.urgency(term))));
    let right = |remedy: &RemedyBody| {
        let title = reader.of_law(&remedy.title, native);
        (say.named("page-right", &remedy.id, &title), reader.remedy_text(&remedy.text))
    };
    Sheet {
        on: body.as_of,
        stage: answered.stage(body),
        holder: None,
        days: received.into_iter().chain(terms).collect(),
        rights: open(body).map(right).collect(),
        open: open_ticks,
        contacts,
    }
}
