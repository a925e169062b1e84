//! A version of a procedure as a picture: the data of it as JSON, and from that data alone an SVG or the text of a Mermaid
//! diagram. Knows the domain and the reader's language up to [`diagram`]; everything after that knows only the data.

mod layout;
mod mermaid;
mod pen;
mod ranks;
mod routes;
mod svg;
mod text;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::mermaid::mermaid;
pub use self::svg::svg;
use super::procedure::length;
use super::words::Speech;
use crate::domain::procedure::{LengthRule, Party, StageIx, Start, TermRule, Version, When};
use crate::i18n::Arg;

/// A version of a procedure, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Diagram)]
#[serde(rename_all = "camelCase")]
pub struct DiagramBody {
    /// The title of the procedure in the reader's language.
    pub title: String,
    /// The version and its days in a sentence.
    pub subtitle: String,
    /// What the picture shows, for those who do not see it.
    pub description: String,
    /// The language (BCP 47) of the texts.
    pub language: String,
    /// The procedure.
    #[schema(example = "nl-nareis")]
    pub procedure: String,
    /// The version.
    #[schema(example = "2025-03-28")]
    pub version: String,
    /// The boxes.
    pub stages: Vec<DiagramStageBody>,
    /// The arrows: one for each pair of stages.
    pub moves: Vec<DiagramMoveBody>,
    /// The terms, with the boxes in which they stand.
    pub terms: Vec<DiagramTermBody>,
    /// The signs of the picture and what they mean.
    pub legend: Vec<LegendBody>,
}

/// A stage as a box.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = DiagramStage)]
#[serde(rename_all = "camelCase")]
pub struct DiagramStageBody {
    /// Its name.
    pub id: String,
    /// Its title in the reader's language.
    pub title: String,
    /// Every case begins here.
    pub start: bool,
    /// Nothing leads out of it.
    pub terminal: bool,
    /// Its row, from the top.
    pub rank: usize,
    /// Its column, from the left.
    pub column: usize,
}

/// A way from one stage to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = DiagramMove)]
#[serde(rename_all = "camelCase")]
pub struct DiagramMoveBody {
    /// The stage it leaves.
    pub from: String,
    /// The stage it reaches.
    pub to: String,
    /// The events that lead this way: any of them.
    pub events: Vec<DiagramEventBody>,
    /// It leads back to a stage that the case has passed.
    pub back: bool,
    /// It leads to an end that most stages share: a note in the box, not an arrow.
    pub note: bool,
}

/// An event beside an arrow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = DiagramEvent)]
#[serde(rename_all = "camelCase")]
pub struct DiagramEventBody {
    /// Its name.
    pub event: String,
    /// Its title in the reader's language.
    pub title: String,
    /// Only with these outcomes, in words; empty: with any.
    pub condition: String,
}

impl DiagramEventBody {
    fn label(&self) -> String {
        if self.condition.is_empty() { self.title.clone() } else { format!("{}: {}", self.title, self.condition) }
    }
}

/// A term in a box.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = DiagramTerm)]
#[serde(rename_all = "camelCase")]
pub struct DiagramTermBody {
    /// Its name.
    pub id: String,
    /// Its title in the reader's language.
    pub title: String,
    /// Its length in words.
    pub length: String,
    /// Whose term it is.
    pub party: String,
    /// The stages in which it starts.
    pub stages: Vec<String>,
}

/// A sign and what it means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = DiagramSign)]
#[serde(rename_all = "camelCase")]
pub struct LegendBody {
    /// What it stands for: a party, or a part of the picture.
    pub id: String,
    /// The letter of a party; empty for what is drawn.
    pub sign: String,
    /// What it means.
    pub text: String,
}

/// A version as a picture in data.
#[must_use]
pub fn diagram(version: &Version, speech: Speech<'_>) -> DiagramBody {
    let ways = ways(version, speech);
    let chart = ranks::Chart {
        terminal: version.stages().iter().map(|s| s.terminal).collect(),
        edges: ways.iter().map(|w| (w.from.at(), w.to.at())).collect(),
    };
    let stages = version.stages().iter().zip(chart.seats()).enumerate().map(|(at, (stage, seat))| DiagramStageBody {
        id: stage.id.to_string(),
        title: speech.of(&stage.words).to_owned(),
        start: at == 0,
        terminal: stage.terminal,
        rank: seat.rank,
        column: seat.column,
    });
    let name = |ix| version.stage(ix).map(|s| s.id.to_string()).unwrap_or_default();
    let stages: Vec<DiagramStageBody> = stages.collect();
    let moves = ways.iter().map(|way| DiagramMoveBody {
        from: name(way.from),
        to: name(way.to),
        events: way.events.clone(),
        back: chart.leads_back(way.from.at(), way.to.at()),
        note: chart.shared(way.to.at()),
    });
    let terms = version.terms().iter().map(|term| DiagramTermBody {
        id: term.id.to_string(),
        title: speech.of(&term.words).to_owned(),
        length: written_length(term, speech),
        party: term.party.as_str().to_owned(),
        stages: starts_in(version, term).into_iter().map(name).collect(),
    });
    DiagramBody {
        title: speech.of(version.procedure_words()).to_owned(),
        subtitle: subtitle(version, speech),
        description: description(&stages, speech),
        language: speech.locale.id().to_owned(),
        procedure: version.procedure().to_string(),
        version: version.id().to_string(),
        moves: moves.collect(),
        terms: terms.collect(),
        legend: legend(version, speech),
        stages,
    }
}

/// All events that lead from one stage to another.
struct Way {
    from: StageIx,
    to: StageIx,
    events: Vec<DiagramEventBody>,
}

fn ways(version: &Version, speech: Speech<'_>) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    for event in version.events() {
        for way in &event.moves {
            for from in &way.from {
                let label = DiagramEventBody {
                    event: event.id.to_string(),
                    title: speech.of(&event.words).to_owned(),
                    condition: condition(&way.when, speech),
                };
                match ways.iter_mut().find(|w| w.from == *from && w.to == way.to) {
                    Some(known) => known.events.push(label),
                    None => ways.push(Way { from: *from, to: way.to, events: vec![label] }),
                }
            }
        }
    }
    ways
}

fn condition(when: &When, speech: Speech<'_>) -> String {
    let fields = when.0.iter().map(|(_, codes)| {
        let words: Vec<String> = codes.iter().map(|code| speech.code(code.as_str())).collect();
        words.join(" / ")
    });
    fields.collect::<Vec<_>>().join("; ")
}

fn written_length(term: &TermRule, speech: Speech<'_>) -> String {
    match term.length {
        LengthRule::Fixed(_) => length(term, speech),
        LengthRule::UntilField(_) => speech.locale.text("length-set", &[]),
        LengthRule::Order { .. } => speech.locale.text("length-ordered", &[]),
    }
}

/// The stages that a case reaches or stays in when the term's start event happens.
fn starts_in(version: &Version, term: &TermRule) -> BTreeSet<StageIx> {
    let reached = |start: &Start, even_if_elsewhere: bool| -> Vec<StageIx> {
        let Some(event) = version.event(start.event) else { return Vec::new() };
        let moved = event.moves.iter().filter(|m| even_if_elsewhere || meet(&m.when, &start.when)).map(|m| m.to);
        moved.chain(event.allowed_in.iter().copied()).collect()
    };
    let stages: BTreeSet<StageIx> = term.starts.iter().flat_map(|start| reached(start, false)).collect();
    // Conditions that exclude each other: better a term in too many boxes than one that is not seen.
    if stages.is_empty() { term.starts.iter().flat_map(|start| reached(start, true)).collect() } else { stages }
}

/// Can both conditions hold for one event?
fn meet(one: &When, other: &When) -> bool {
    one.0.iter().all(|(field, codes)| {
        other.0.iter().filter(|(f, _)| f == field).all(|(_, theirs)| theirs.iter().any(|code| codes.contains(code)))
    })
}

fn subtitle(version: &Version, speech: Speech<'_>) -> String {
    let (from, until) = version.span();
    let mut args = vec![("version", Arg::from(version.id().as_str())), ("from", Arg::Day(from))];
    let key = if until.is_some() { "diagram-version-until" } else { "diagram-version" };
    args.extend(until.map(|day| ("until", Arg::Day(day))));
    speech.locale.text(key, &args)
}

fn description(stages: &[DiagramStageBody], speech: Speech<'_>) -> String {
    let first = stages.first().map(|s| s.title.as_str()).unwrap_or_default();
    let ends: Vec<String> = stages.iter().filter(|s| s.terminal).map(|s| s.title.clone()).collect();
    let count = i64::try_from(stages.len()).unwrap_or(i64::MAX);
    let args =
        [("count", Arg::Number(count)), ("start", Arg::from(first)), ("ends", Arg::Text(ends.join(", ").into()))];
    speech.locale.text("diagram-description", &args)
}

/// The drawn signs of the legend, in the order in which they are explained.
const DRAWN: [&str; 6] = ["start", "terminal", "way", "back", "note", "extension"];

fn legend(version: &Version, speech: Speech<'_>) -> Vec<LegendBody> {
    let parties = Party::ALL.into_iter().filter(|party| version.terms().iter().any(|t| t.party == *party));
    let parties = parties.map(|party| LegendBody {
        id: party.as_str().to_owned(),
        sign: speech.locale.text(&format!("diagram-sign-{}", party.as_str()), &[]),
        text: speech.locale.text(&format!("diagram-legend-{}", party.as_str()), &[]),
    });
    let drawn = DRAWN.into_iter().map(|id| LegendBody {
        id: id.to_owned(),
        sign: String::new(),
        text: speech.locale.text(&format!("diagram-legend-{id}"), &[]),
    });
    parties.chain(drawn).collect()
}
