//! Where a case is on the road that most families go.

use chrono::NaiveDate;

use crate::web::pages::parts::steps::{Progress, RoadStep};
use crate::web::pages::say::{Phrase, Say};
use crate::web::site::answer::Answered;
use crate::wire::reckoning::{ReckoningBody, TermBody};

/// How far a stage is: the number of the step in which it is; `None`: the road was left.
fn place(of: &ReckoningBody) -> Option<usize> {
    let asked = of.terms.iter().any(|term| term.id == "answer" && term.met_on.is_none() && term.state == "running");
    match of.stage.as_str() {
        "preparing" => Some(0),
        "in-review" if asked => Some(1),
        "granted" => Some(3),
        "mvv-issued" => Some(4),
        "arrived" | "settling" => Some(5),
        "withdrawn" | "closed" => None,
        // While a decision is looked at again, it is a decision that one waits for.
        _ => Some(2),
    }
}

/// A step: its name, who acts, the day on which it was done, and its term.
type Stop<'t> = (&'static str, Option<&'static str>, Option<NaiveDate>, Option<&'t TermBody>);

/// The steps. Of a road that was left only what was done is shown.
pub(super) fn steps(
    answered: Answered<'_>,
    of: &ReckoningBody,
    (received, decision): (Option<NaiveDate>, Option<&TermBody>),
) -> Vec<RoadStep> {
    let say = answered.reader.say();
    let term = |id: &str| of.terms.iter().find(|term| term.id == id && term.person.is_none());
    let (answer, decided) = (term("answer"), decision.or_else(|| term("decision")));
    let at = place(of);
    let all: [Stop<'_>; 6] = [
        ("page-step-applied", Some("referent"), received, None),
        ("page-step-papers", Some("referent"), answer.and_then(|term| term.met_on), answer),
        ("page-step-decision", Some("authority"), decided.and_then(|term| term.met_on), decided),
        ("page-step-visa", Some("family-member"), None, None),
        ("page-step-journey", None, None, None),
        ("page-step-together", None, None, None),
    ];
    let step = |(number, (key, who, on, last)): (usize, Stop<'_>)| {
        // Nobody asked for papers: then nothing is said of them.
        if key == "page-step-papers" && answer.is_none() {
            return None;
        }
        let progress = match at {
            Some(at) if number < at => Progress::Done,
            Some(at) if number == at => Progress::Now,
            Some(_) => Progress::Next,
            None if on.is_some() => Progress::Done,
            None => return None,
        };
        Some(RoadStep {
            title: say.told(key, &[]),
            progress,
            on: on.filter(|_| progress == Progress::Done),
            who: who.map(|who| answered.party(who)),
            text: words(say, key, progress),
            last_day: last.filter(|_| progress != Progress::Next).map(|term| answered.reasoned(term)),
        })
    };
    all.into_iter().enumerate().filter_map(step).collect()
}

fn words(say: Say<'_>, key: &str, progress: Progress) -> Vec<Phrase> {
    let text = format!("{key}-text");
    if progress == Progress::Now && say.knows(&text) { vec![say.told(&text, &[])] } else { Vec::new() }
}
