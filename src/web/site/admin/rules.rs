//! What is to be looked at again: procedures, words and contacts, and messages that did not arrive, as numbers.

use chrono::NaiveDate;

use crate::ambient::legal_day;
use crate::app::messages::{self, MOST_COUNTED};
use crate::domain::guidance::{Contact, Guidance};
use crate::domain::procedure::{Authority, Procedure, Verified, Version};
use crate::i18n::Locale;
use crate::web::pages::admin::rules::{self as pages, Checked, Parked, Review, Unread};
use crate::web::pages::parts::badge::Urgency;
use crate::web::pages::say::{Link, Phrase, count};
use crate::web::request::Caller;
use crate::web::site::reader::Reader;
use crate::web::site::session::{Page, Shown, act_as_staff, or_sign_in, staff_frame};

/// GET `/admin/procedures`.
pub(super) async fn procedures(caller: Caller) -> Page {
    caller.query(&[]).finish()?;
    or_sign_in(checked(&caller).await)
}

async fn checked(caller: &Caller) -> Shown {
    let (whom, ()) = act_as_staff(caller, "check_procedures", |_, _, _| Ok(())).await?;
    let reader = Reader::of(caller.request(), &caller.state);
    let all = caller.state.app.catalogue.procedures();
    let each = all.flat_map(|one| one.versions().iter().map(move |version| version_of(reader, one, version)));
    let all: Vec<Checked> = each.collect();
    let page = pages::procedures(&staff_frame(reader, &whom, "/admin/procedures"), reader.say(), &all);
    Ok(reader.shown(true, page))
}

fn version_of(reader: Reader<'_>, procedure: &Procedure, version: &Version) -> Checked {
    let native = procedure.language();
    let title = reader.of_law(reader.speech(native).of(procedure.words()), native);
    let unread = |law: &Authority| {
        let what = Phrase::of(&format!("{}, {}", law.act, law.article), native);
        let partly = match law.verified {
            Verified::Yes => return None,
            Verified::Partial => true,
            Verified::Unverified => false,
        };
        Some(Unread { what, address: law.url.to_string(), partly })
    };
    let address = format!("/procedure?procedure={}&version={}", procedure.id(), version.id());
    Checked {
        procedure: Link { text: title, address },
        version: version.id().to_string(),
        span: version.span(),
        laws: version.authorities().len(),
        unread: version.authorities().iter().filter_map(unread).collect(),
        parts: [version.stages().len(), version.events().len(), version.terms().len(), version.remedies().len()],
    }
}

/// GET `/admin/reviews`.
pub(super) async fn reviews(caller: Caller) -> Page {
    caller.query(&[]).finish()?;
    or_sign_in(to_review(&caller).await)
}

async fn to_review(caller: &Caller) -> Shown {
    let (whom, ()) = act_as_staff(caller, "list_reviews", |_, _, _| Ok(())).await?;
    let reader = Reader::of(caller.request(), &caller.state);
    let guidance = caller.state.app.catalogue.guidance();
    let today = legal_day(caller.state.app.context().now, "Europe/Amsterdam");
    let mut texts = vec![all_texts(reader, guidance, today)];
    let mut contacts: Vec<&Contact> = guidance.contacts.iter().collect();
    contacts.sort_by_key(|contact| contact.check_before);
    texts.extend(contacts.into_iter().map(|one| contact(reader, one, today)));
    let languages: Vec<Review> = reader.locales().all().map(|one| language(reader, one, guidance)).collect();
    let frame = staff_frame(reader, &whom, "/admin/reviews");
    Ok(reader.shown(true, pages::reviews(&frame, reader.say(), &texts, &languages)))
}

/// How near a day is before which something is to be checked: on that day it is too late.
fn before(day: NaiveDate, today: NaiveDate) -> (NaiveDate, Urgency) {
    let last = day.pred_opt().unwrap_or(day);
    let left = (last - today).num_days();
    (last, if left < 0 { Urgency::Late(-left) } else { Urgency::Left(left) })
}

fn all_texts(reader: Reader<'_>, guidance: &Guidance, today: NaiveDate) -> Review {
    let say = reader.say();
    let by = guidance.check_before.map(|day| before(day, today));
    let amiss = matches!(by, Some((_, Urgency::Late(_))));
    let standing = say.told("staff-review-texts", &[("n", count(guidance.items.len()))]);
    Review { what: say.told("staff-review-guidance", &[]), standing: vec![standing], amiss, by }
}

fn contact(reader: Reader<'_>, of: &Contact, today: NaiveDate) -> Review {
    let (say, fresh) = (reader.say(), today < of.check_before);
    let key = match (fresh, of.emergency) {
        (true, _) => "staff-review-shown",
        (false, true) => "staff-review-emergency",
        (false, false) => "staff-review-hidden",
    };
    let what = Phrase::of(&of.name, reader.locales().leading().id());
    Review { what, standing: vec![say.told(key, &[])], amiss: !fresh, by: Some(before(of.check_before, today)) }
}

fn language(reader: Reader<'_>, of: &Locale, guidance: &Guidance) -> Review {
    let say = reader.say();
    let reviewed = reader.locales().status(of.id()).reviewed;
    let key = match (reviewed, of.id() == reader.locales().leading().id()) {
        (true, true) => "staff-review-source",
        (true, false) => "staff-review-reviewed",
        (false, _) => "staff-review-draft",
    };
    let told = guidance
        .texts
        .get(of.id())
        .map_or(0, |texts| guidance.items.iter().filter(|item| texts.contains_key(&item.id)).count());
    let all = ("all", count(guidance.items.len()));
    let mut standing = vec![say.told(key, &[]), say.told("staff-review-items", &[("n", count(told)), all])];
    let (has, whole) = (of.keys().len(), reader.locales().leading().keys().len());
    if has < whole {
        standing.push(say.told("staff-review-words", &[("n", count(has)), ("all", count(whole))]));
    }
    Review { what: Phrase::of(&of.text("language-name", &[]), of.id()), standing, amiss: !reviewed, by: None }
}

/// GET `/admin/parked`.
pub(super) async fn parked(caller: Caller) -> Page {
    caller.query(&[]).finish()?;
    or_sign_in(counted(&caller).await)
}

async fn counted(caller: &Caller) -> Shown {
    let found = act_as_staff(caller, "count_parked_notices", |tx, _, _| messages::parked_counts(tx));
    let (whom, found) = found.await?;
    let reader = Reader::of(caller.request(), &caller.state);
    let say = reader.say();
    let one = |of: &messages::Parked| Parked {
        kind: say.named(&format!("notice-{}", of.kind), "title", &Phrase::of(&of.kind, crate::i18n::DEFAULT)),
        count: of.count,
        since: of.since.date_naive(),
    };
    let counted_all = found.iter().map(|one| one.count).sum::<usize>() < MOST_COUNTED;
    let rows: Vec<Parked> = found.iter().map(one).collect();
    let frame = staff_frame(reader, &whom, "/admin/parked");
    Ok(reader.shown(true, pages::parked(&frame, say, &rows, counted_all)))
}
