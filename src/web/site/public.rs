//! Pages for anybody. They ask no store for anything about anybody.

use actix_web::http::header::CONTENT_LANGUAGE;
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;

use super::answer::{Answered, told};
use super::reader::{Reader, day};
use crate::ambient::legal_day;
use crate::app::{AppError, InputFault, applications};
use crate::domain::case::event::{Given, Said};
use crate::domain::case::fold::reckon_said;
use crate::domain::deadline::reckoning::Reckoning;
use crate::domain::guidance::{Audience, STAGES, Situation, TOPICS};
use crate::domain::procedure::{FieldKind, Procedure, Version};
use crate::web::pages::mine::guidance::Item;
use crate::web::pages::parts::contact::Contact;
use crate::web::pages::parts::field::{Choice, Field, Kind, Typed};
use crate::web::pages::parts::filter::Filter;
use crate::web::pages::parts::messages::Words;
use crate::web::pages::parts::steps::{Progress, RoadStep};
use crate::web::pages::public as pages;
use crate::web::pages::public::filing::{IfFiled, filing_form};
use crate::web::pages::public::reckon::{Answer, DAYS, reckon_form};
use crate::web::pages::public::statement::Statement;
use crate::web::pages::say::{Link, Phrase, Say};
use crate::web::pages::{self as all_pages};
use crate::web::problem::{Code, Problem, of_list};
use crate::web::request::Caller;
use crate::wire::diagram;
use crate::wire::guidance::{ItemBody, guidance as guidance_body};
use crate::wire::notice::WordsBody;
use crate::wire::procedure::{TermRuleBody, length, version as version_body};
use crate::wire::words::Speech;

/// The first page, at an address.
pub(super) fn start(caller: &Caller, place: &str) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    Ok(reader.shown(true, pages::start::start(&reader.frame(place), reader.say())))
}

/// GET `/glossary`.
pub(super) async fn glossary(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let letters = all_pages::say::Say::new(reader.locales().leading(), reader.locales().get(crate::i18n::DEFAULT));
    let words = pages::glossary::words(reader.say(), letters);
    Ok(reader.shown(true, pages::glossary::glossary(&reader.frame("/glossary"), reader.say(), &words)))
}

/// GET `/help`.
pub(super) async fn help(caller: Caller) -> Result<HttpResponse, Problem> {
    let today = caller.state.app.context().now.date_naive();
    let known = &caller.state.app.catalogue.guidance().contacts;
    let contact = |contact: &crate::domain::guidance::Contact| Contact {
        name: Phrase::of(&contact.name, caller.state.locales.leading().id()),
        role: None,
        number: contact.number.clone(),
        address: contact.url.clone(),
        hours: None,
    };
    let (urgent, others): (Vec<_>, Vec<_>) =
        known.iter().filter(|one| one.is_fresh(today)).partition(|one| one.emergency);
    let shown = |all: Vec<&crate::domain::guidance::Contact>| all.into_iter().map(contact).collect::<Vec<Contact>>();
    caller.query(&[]).finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let page = pages::statement::help(&reader.frame("/help"), reader.say(), &shown(urgent), &shown(others));
    Ok(reader.shown(true, page))
}

/// GET `/privacy`.
pub(super) async fn privacy(caller: Caller) -> Result<HttpResponse, Problem> {
    stated(&caller, "/privacy", Statement::Privacy)
}

/// GET `/accessibility`.
pub(super) async fn accessibility(caller: Caller) -> Result<HttpResponse, Problem> {
    stated(&caller, "/accessibility", Statement::Accessibility)
}

fn stated(caller: &Caller, place: &str, of: Statement) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let page = pages::statement::statement(&reader.frame(place), reader.say(), of);
    Ok(reader.shown(true, page))
}

/// GET `/guidance`: what there is, by its titles; and with `item` one of them.
pub(super) async fn guidance(caller: Caller) -> Result<HttpResponse, Problem> {
    let mut query = caller.query(&["item"]);
    let item = query.text("item");
    query.finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let place = item.as_ref().map_or_else(|| "/guidance".to_owned(), |item| format!("/guidance?item={item}"));
    let all = for_anybody(&caller, reader);
    let frame = reader.with_exit(reader.frame(&place));
    let Some(item) = item else {
        let parts = along_the_road(&caller, reader.say(), &all);
        return Ok(reader.shown(true, pages::contents::contents(&frame, reader.say(), &parts)));
    };
    let found = all.into_iter().find(|one| one.id == item).ok_or_else(|| Problem::of(Code::NotFound))?;
    let items = vec![Item { closed: false, ..found }];
    let of = all_pages::mine::guidance::Guidance { stage: None, items };
    Ok(reader.shown(true, all_pages::mine::guidance::guidance(&frame, reader.say(), &of)))
}

/// Parts of the road, each with the stages that it begins and ends with: filing, waiting, a yes and the journey, the first months,
/// living together again, a no.
const PARTS: [(&str, std::ops::RangeInclusive<usize>); 6] = [
    ("page-guidance-filing", 0..=1),
    ("page-guidance-waiting", 2..=4),
    ("page-guidance-journey", 5..=6),
    ("page-guidance-arrival", 7..=8),
    ("page-guidance-together", 9..=9),
    ("page-guidance-refusal", 10..=10),
];

/// Links to what there is, each in the part of the road where it is first needed.
fn along_the_road(caller: &Caller, say: Say<'_>, all: &[Item]) -> Vec<(Phrase, Vec<Link>)> {
    let known = &caller.state.app.catalogue.guidance().items;
    let begins = |item: &Item| {
        let found = known.iter().find(|known| known.id.as_str() == item.id);
        found.and_then(|found| found.stages.iter().min().copied()).unwrap_or(0)
    };
    let link = |item: &Item| {
        let first = item.words.first();
        let text = first.map_or_else(Phrase::default, |words| Phrase::of(&words.title, &words.language));
        Link { text, address: format!("/guidance?item={}", item.id) }
    };
    let part = |(key, stages): (&str, std::ops::RangeInclusive<usize>)| {
        let here = all.iter().filter(|item| stages.contains(&begins(item)));
        (say.told(key, &[]), here.map(link).collect::<Vec<_>>())
    };
    PARTS.into_iter().map(part).filter(|(_, links)| !links.is_empty()).collect()
}

/// What is said to everybody who waits, at any stage; nothing that supposes something about a case.
fn for_anybody(caller: &Caller, reader: Reader<'_>) -> Vec<Item> {
    let today = caller.state.app.context().now.date_naive();
    let of = |audience: Audience| {
        let situation = Situation {
            audience,
            stages: (0..STAGES).collect(),
            waited_days: Some(i64::from(i32::MAX)),
            overdue: false,
            held: false,
            topics: TOPICS.map(str::to_owned).to_vec(),
        };
        let now = crate::app::guidance::Now { situation, today, ticked: Vec::new() };
        guidance_body(caller.state.app.catalogue.guidance(), &now, reader.locales(), reader.locale().id()).results
    };
    let mut all: Vec<Item> = Vec::new();
    for body in of(Audience::Referent).iter().chain(&of(Audience::FamilyMember)) {
        if all.iter().all(|known| known.id != body.id) {
            all.push(item(body, reader, &|_| None));
        }
    }
    all
}

/// An item of the guidance as a view. `ticks`: where ticking something off is sent.
pub(super) fn item(of: &ItemBody, reader: Reader<'_>, ticks: &dyn Fn(&str) -> Option<String>) -> Item {
    let language = of.words.first().map_or_else(|| reader.locale().id().to_owned(), |words| words.language.clone());
    let tick = |tick: &crate::wire::guidance::TickBody| all_pages::parts::tasks::Task {
        text: Phrase::of(&tick.text, &language),
        done: tick.ticked,
        action: ticks(&tick.id),
    };
    let contact = |contact: &crate::wire::guidance::ContactBody| Contact {
        name: Phrase::of(&contact.name, reader.locales().leading().id()),
        role: None,
        number: contact.number.clone(),
        address: contact.url.clone(),
        hours: None,
    };
    Item {
        id: of.id.clone(),
        closed: of.closed,
        words: of.words.iter().map(words).collect(),
        ticks: of.ticks.iter().map(tick).collect(),
        contacts: of.contacts.iter().map(contact).collect(),
        sources: of.sources.clone(),
    }
}

/// A text in one language as a view.
pub(super) fn words(of: &WordsBody) -> Words {
    Words {
        language: of.language.clone(),
        caution: of.caution.clone(),
        title: of.title.clone(),
        paragraphs: of.paragraphs.iter().map(|one| (one.heading.clone(), one.text.clone())).collect(),
    }
}

/// GET `/procedure`: how a procedure works.
pub(super) async fn procedure(caller: Caller) -> Result<HttpResponse, Problem> {
    let mut query = caller.query(&["procedure", "version"]);
    let (procedure, version) = (query.text("procedure"), query.text("version"));
    query.finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let catalogue = &caller.state.app.catalogue;
    let first = || procedures(&caller, reader).first().map(|choice| choice.value.clone()).unwrap_or_default();
    let procedure = catalogue.procedure(&procedure.unwrap_or_else(first)).ok_or_else(|| Problem::of(Code::NotFound))?;
    // A version of the procedure that was shown before is none of this one.
    let named = version.as_deref().and_then(|version| procedure.version(version));
    let version = named.or(procedure.versions().last()).ok_or_else(|| Problem::of(Code::NotFound))?;
    let view = shown(&caller, reader, procedure, version);
    let place = format!("/procedure?procedure={}&version={}", procedure.id(), version.id());
    Ok(reader.shown(true, pages::procedure::procedure(&reader.frame(&place), reader.say(), &view)))
}

fn shown(caller: &Caller, reader: Reader<'_>, of: &Procedure, version: &Version) -> pages::procedure::Procedure {
    let speech = reader.speech(of.language());
    let drawn = diagram::diagram(version, speech);
    let picture = format!("/pictures/procedures/{}/{}", of.id(), version.id());
    let as_of = caller.state.app.context().now.date_naive();
    let answered = Answered { reader, native: of.language(), as_of };
    let say = reader.say();
    // A language that has words for lengths of time tells them in its own.
    let lengths = if say.has("length-days") { reader.locale() } else { reader.served() };
    let rules = version.terms().iter().zip(version_body(version, speech).terms);
    let term = |(rule, body): (_, TermRuleBody)| {
        let length = length(rule, Speech { locale: lengths, native: of.language() });
        pages::procedure::Term {
            title: say.named("page-term", &body.id, &reader.of_law(&body.title, of.language())),
            who: answered.party(&body.party),
            length: if length.is_empty() { say.told("page-term-set", &[]) } else { Phrase::of(&length, lengths.id()) },
            force: say.told(&format!("page-force-{}", body.force), &[]),
            laws: answered.laws(&body.authority),
        }
    };
    let versions = of.versions().iter().map(|version| {
        let text = Phrase::from(version.id().to_string());
        Choice { value: version.id().to_string(), text }
    });
    let fields = vec![
        Field::new(say, "procedure", "page-filing-procedure", Kind::Menu(procedures(caller, reader)))
            .given(of.id().as_str()),
        Field::new(say, "version", "page-procedure-rules", Kind::Menu(versions.collect())).given(version.id().as_str()),
    ];
    pages::procedure::Procedure {
        title: named(reader, of),
        version: reader.served_text(&drawn.subtitle),
        description: reader.served_text(&drawn.description),
        steps: if caller.state.app.catalogue.guidance().stages.contains_key(of.id().as_str()) {
            usual_road(reader)
        } else {
            Vec::new()
        },
        picture: Some((picture, size(&diagram::svg(&drawn)))),
        terms: rules.map(term).collect(),
        choose: Some(Filter { action: "/procedure".to_owned(), fields, saved: Vec::new() }),
        files: vec![Link::new("JSON", &format!("/api/v1/procedures/{}/versions/{}", of.id(), version.id()))],
    }
}

/// The way that most families go, without any day.
fn usual_road(reader: Reader<'_>) -> Vec<RoadStep> {
    let say = reader.say();
    let steps = [
        ("page-step-applied", Some("referent"), None),
        ("page-step-papers", Some("referent"), None),
        ("page-step-decision", Some("authority"), Some("page-step-decision-text")),
        ("page-step-visa", Some("family-member"), None),
        ("page-step-journey", None, None),
        ("page-step-together", None, None),
    ];
    let step = |(title, who, text): (&str, Option<&str>, Option<&str>)| RoadStep {
        title: say.told(title, &[]),
        progress: Progress::General,
        on: None,
        who: who.map(|who| say.told(&format!("page-party-{who}"), &[])),
        text: text.into_iter().map(|text| say.told(text, &[])).collect(),
        last_day: None,
    };
    steps.map(step).into()
}

/// How wide and high a picture says it is.
fn size(svg: &str) -> (u32, u32) {
    let of = |name: &str| svg.split_once(name)?.1.split('"').next()?.parse().ok();
    (of(" width=\"").unwrap_or(960), of(" height=\"").unwrap_or(540))
}

/// GET `/pictures/procedures/{procedureId}/{versionId}`: the picture of a procedure.
pub(super) async fn picture(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let none = || Problem::of(Code::NotFound);
    let procedure = caller.state.app.catalogue.procedure(caller.segment("procedureId")).ok_or_else(none)?;
    let version = procedure.version(caller.segment("versionId")).ok_or_else(none)?;
    let svg = diagram::svg(&diagram::diagram(version, reader.speech(procedure.language())));
    let mut response = HttpResponse::Ok();
    response.insert_header((CONTENT_LANGUAGE, reader.served().id()));
    Ok(response.content_type("image/svg+xml").body(svg))
}

/// The procedures: first those that are counted here, then those in the language of the letters.
pub(super) fn procedures(caller: &Caller, reader: Reader<'_>) -> Vec<Choice> {
    let catalogue = &caller.state.app.catalogue;
    let mut all: Vec<_> = catalogue.procedures().collect();
    let leading = reader.locales().leading().id();
    let guided = |id: &str| catalogue.guidance().stages.contains_key(id);
    // Most who ask here wait for a family of somebody who was given protection.
    all.sort_by_key(|p| (!guided(p.id().as_str()), p.language() != leading, p.id().as_str() != "nl-nareis"));
    let choice = |p: &Procedure| {
        let text = named(reader, p);
        Choice { value: p.id().to_string(), text }
    };
    all.into_iter().map(|p| choice(p)).collect()
}

/// What a procedure is called: in plain words where there are some.
pub(super) fn named(reader: Reader<'_>, of: &Procedure) -> Phrase {
    let title = reader.of_law(reader.speech(of.language()).of(of.words()), of.language());
    reader.say().named("page-kind", of.id().as_str(), &title)
}

/// GET `/filing`.
pub(super) async fn filing(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let ask = filing_form(reader.say(), procedures(&caller, reader), &Typed::default());
    Ok(reader.shown(true, pages::filing::filing(&reader.frame("/filing"), reader.say(), &ask, None)))
}

/// POST `/filing`: the last days that would follow.
pub(super) async fn filed(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let mut typed = Typed::of(caller.form(payload).await?);
    let form = typed.clone();
    let reader = Reader::of_form(&caller, &form);
    let answer = if_filed(&caller, reader, &mut typed)?;
    let ask = filing_form(reader.say(), procedures(&caller, reader), &typed);
    let frame = reader.frame_of_form("/filing", &typed);
    Ok(reader.shown(typed.is_right(), pages::filing::filing(&frame, reader.say(), &ask, answer.as_ref())))
}

fn if_filed(caller: &Caller, reader: Reader<'_>, typed: &mut Typed) -> Result<Option<IfFiled>, Problem> {
    let on = day(reader, typed, "on", true);
    let procedure = chosen(caller, reader, typed)?;
    let (Some(procedure), Some(on)) = (procedure, on) else { return Ok(None) };
    let said = Said::new(&clock_starts_with(procedure, on), on);
    let Some(answer) = reckoned_by(reader, typed, (procedure, on), &[(said, "on")])? else { return Ok(None) };
    let body = told(reader, &answer, procedure.language());
    let answered = Answered { reader, native: procedure.language(), as_of: on };
    Ok(Some(IfFiled {
        on,
        terms: body.terms.iter().map(|term| (answered.term(term), answered.reasoned(term))).collect(),
        warnings: answered.warnings(&body),
    }))
}

/// GET `/reckon`.
pub(super) async fn reckon(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let ask = reckon_form(reader.say(), procedures(&caller, reader), outcomes(&caller, reader), &Typed::default());
    Ok(reader.shown(true, pages::reckon::reckon(&reader.frame("/reckon"), reader.say(), &ask, None)))
}

/// POST `/reckon`: what follows from a few days. Nothing of it is kept.
pub(super) async fn reckoned(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let mut typed = Typed::of(caller.form(payload).await?);
    let form = typed.clone();
    let reader = Reader::of_form(&caller, &form);
    let answer = what_follows(&caller, reader, &mut typed)?;
    let ask = reckon_form(reader.say(), procedures(&caller, reader), outcomes(&caller, reader), &typed);
    let frame = reader.frame_of_form("/reckon", &typed);
    Ok(reader.shown(typed.is_right(), pages::reckon::reckon(&frame, reader.say(), &ask, answer.as_ref())))
}

/// What a decision can say, in any procedure; none first.
fn outcomes(caller: &Caller, reader: Reader<'_>) -> Vec<Choice> {
    let mut codes: Vec<String> = Vec::new();
    let versions = caller.state.app.catalogue.procedures().filter_map(|procedure| procedure.versions().last());
    let decisions = versions.flat_map(|version| version.events().iter().filter(|event| event.id.as_str() == DECIDED));
    for field in decisions.flat_map(|event| &event.fields).filter(|field| &*field.id == OUTCOME) {
        if let FieldKind::Choice(known) = &field.kind {
            codes.extend(known.iter().map(ToString::to_string));
        }
    }
    codes.sort();
    codes.dedup();
    let speech = reader.speech("");
    let choice = |code: String| Choice { text: reader.served_text(&speech.code(&code)), value: code };
    let none = Choice { value: String::new(), text: reader.say().told("page-none", &[]) };
    std::iter::once(none).chain(codes.into_iter().map(choice)).collect()
}

/// The event by which a decision is told.
const DECIDED: &str = "decision-notified";
/// What a decision says, among what else is written down with it.
const OUTCOME: &str = "outcome";

/// The days that were given, as events, each with its field.
fn given(reader: Reader<'_>, typed: &mut Typed, procedure: &Procedure) -> Vec<(Said, &'static str)> {
    let received = day(reader, typed, "received", true);
    let (asked, answer_by) = (day(reader, typed, "asked", false), day(reader, typed, "answer-by", false));
    let (sent, default) = (day(reader, typed, "sent", false), day(reader, typed, "default", false));
    let decided = day(reader, typed, "decided", false);
    let outcome = typed.value("outcome").to_owned();
    if answer_by.is_some() && asked.is_none() {
        typed.wrong("asked", reader.say().told("page-fault-missing", &[]));
    }
    if asked.is_some() && answer_by.is_none() {
        typed.wrong("answer-by", reader.say().told("page-fault-missing", &[]));
    }
    if decided.is_some() && outcome.is_empty() {
        typed.wrong("outcome", reader.say().told("page-fault-missing", &[]));
    }
    if decided.is_none() && !outcome.is_empty() {
        typed.wrong("decided", reader.say().told("page-fault-missing", &[]));
    }
    let text = |day: NaiveDate| Given::Text(day.to_string());
    let mut all: Vec<(Said, &'static str)> = Vec::new();
    all.extend(received.map(|on| (Said::new(&clock_starts_with(procedure, on), on), "received")));
    all.extend(
        asked.zip(answer_by).map(|(on, by)| (Said::new("documents-requested", on).with("answerBy", text(by)), "asked")),
    );
    all.extend(sent.map(|on| (Said::new("documents-received", on), "sent")));
    all.extend(default.map(|on| (Said::new("notice-of-default-received", on), "default")));
    all.extend(decided.map(|on| (Said::new(DECIDED, on).with("outcome", Given::Text(outcome)), "decided")));
    all
}

fn what_follows(caller: &Caller, reader: Reader<'_>, typed: &mut Typed) -> Result<Option<Answer>, Problem> {
    let Some(procedure) = chosen(caller, reader, typed)? else {
        day(reader, typed, "received", true);
        return Ok(None);
    };
    let events = given(reader, typed, procedure);
    let today = legal_day(caller.state.app.context().now, procedure.time_zone());
    let as_of = day(reader, typed, "as-of", false).unwrap_or(today);
    if !typed.is_right() {
        return Ok(None);
    }
    let Some(answer) = reckoned_by(reader, typed, (procedure, as_of), &events)? else { return Ok(None) };
    let body = told(reader, &answer, procedure.language());
    let answered = Answered { reader, native: procedure.language(), as_of };
    let (say, title) = (reader.say(), &body.procedure.title);
    let args = [("procedure", title.as_str().into()), ("version", body.procedure.version.as_str().into())];
    let question = |name: &str| DAYS.iter().find(|(known, _)| *known == name).map_or("", |(_, question)| *question);
    let known = events.iter().map(|(said, name)| (say.told(question(name), &[]), said.on));
    Ok(Some(Answer {
        on: as_of,
        rules: say.told("page-reckon-rules", &args),
        given: known.collect(),
        stage: answered.stage(&body),
        clocks: answered.clocks(&body),
        terms: body.terms.iter().map(|term| answered.reckoned(term)).collect(),
        rights: body.remedies.iter().map(|remedy| answered.right(remedy, Vec::new())).collect(),
        warnings: answered.warnings(&body),
    }))
}

/// The procedure that was chosen; what is wrong with the choice is noted.
pub(super) fn chosen<'c>(
    caller: &'c Caller,
    reader: Reader<'_>,
    typed: &mut Typed,
) -> Result<Option<&'c Procedure>, Problem> {
    match applications::procedure(&caller.state.app.catalogue, typed.value("procedure")) {
        Ok(procedure) => Ok(Some(procedure)),
        Err(error) => note(reader, typed, of_list(error), &[]).map(|()| None),
    }
}

/// The event from which the time of a procedure runs, by the rules of a day.
fn clock_starts_with(procedure: &Procedure, on: NaiveDate) -> String {
    let version = procedure.version_on(on).or(procedure.versions().last());
    version.and_then(|v| v.event(v.clock_starts_with())).map(|event| event.id.to_string()).unwrap_or_default()
}

/// The answer of the engine, or the faults of what was given beside their fields.
fn reckoned_by<'p>(
    reader: Reader<'_>,
    typed: &mut Typed,
    (procedure, as_of): (&'p Procedure, NaiveDate),
    events: &[(Said, &'static str)],
) -> Result<Option<Reckoning<'p>>, Problem> {
    let said: Vec<&Said> = events.iter().map(|(said, _)| said).collect();
    let names: Vec<&'static str> = events.iter().map(|(_, name)| *name).collect();
    match reckon_said(procedure, None, &said, as_of) {
        Ok(answer) => Ok(Some(answer)),
        Err(faults) => {
            let problem = of_list(AppError::Invalid(faults.into_iter().map(InputFault::Event).collect()));
            note(reader, typed, problem, &names).map(|()| None)
        }
    }
}

/// Faults of a request that the form stands for are faults of its fields; any other problem goes on.
fn note(reader: Reader<'_>, typed: &mut Typed, problem: Problem, events: &[&str]) -> Result<(), Problem> {
    let body = problem.body(reader.served(), uuid::Uuid::nil());
    if body.errors.is_empty() {
        return Err(problem);
    }
    for fault in &body.errors {
        let mut place = fault.pointer.split('/').skip(1);
        let field = match (place.next(), place.next().and_then(|at| at.parse::<usize>().ok()), place.next()) {
            (Some("events"), Some(_), Some("answerBy")) => "answer-by",
            (Some("events"), Some(_), Some("outcome")) => "outcome",
            (Some("events"), Some(at), _) => events.get(at).copied().unwrap_or("procedure"),
            (Some("asOf"), ..) => "as-of",
            _ => "procedure",
        };
        typed.wrong(field, reader.served_text(&fault.detail));
    }
    Ok(())
}
