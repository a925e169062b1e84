//! The log of who did what: each entry carries a seal over itself and the one before it. The seal is keyed, so whoever can
//! write to the database but does not hold the key can neither change an entry nor make a chain of their own. What no chain
//! sees is the loss of a whole lane with its head, or the return of an older copy of everything: write down elsewhere how many
//! entries a check has read.

use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use super::{AppError, Context};
use crate::domain::access::entry::{Broken, Deed, Entry, Head};
use crate::store::Tx;

/// For what the key of the seals is made.
pub const PURPOSE: &str = "access log";

/// Entries read at once.
const PAGE: i64 = 1000;

/// The seal before the first entry of a lane.
const NOTHING: &str = "";

/// Writes a deed at the end of a lane.
pub fn append(tx: &mut dyn Tx, ctx: Context<'_>, deed: Deed) -> Result<(), AppError> {
    // Any lane will do; a random one keeps writers apart, and one who lost tries another.
    let [first, ..] = ctx.ambient.secret();
    let lane = i32::from(first) % tx.lanes();
    let before = tx.head(lane)?;
    let number = before.as_ref().map_or(0, |head| head.entries) + 1;
    let earlier = before.as_ref().map_or(NOTHING, |head| head.seal.as_str());
    let key = ctx.key(PURPOSE);
    let seal = seal(&key, earlier, &deed.text(lane, number));
    let mark = mark(&key, lane, number, &seal);
    Ok(tx.append_entry(before.as_ref(), &Entry { lane, number, deed, seal }, &mark)?)
}

/// The seal over an entry and the seal before it.
#[must_use]
pub fn seal(key: &[u8; 32], earlier: &str, text: &str) -> String {
    // A key of any length is a key for HMAC, so this cannot fail.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
    mac.update(earlier.as_bytes());
    mac.update(b"|");
    mac.update(text.as_bytes());
    super::secrets::hexadecimal(&mac.finalize().into_bytes())
}

/// The mark over the end of a lane.
#[must_use]
pub fn mark(key: &[u8; 32], lane: i32, entries: i64, last: &str) -> String {
    seal(key, last, &format!("the end of lane {lane} after {entries}"))
}

/// What a check of the whole log found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Verdict {
    /// Entries that were read.
    pub entries: i64,
    /// What is wrong: the first broken link of each lane.
    pub broken: Vec<Broken>,
}

/// How far a check of the log has come.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reached {
    /// The last lane that was read to its end.
    done: Option<i32>,
    /// The lane that is being read, the number of its last entry that fits, and the seal of that.
    within: Option<(i32, i64, String)>,
    /// What was found up to here.
    pub verdict: Verdict,
}

/// Reads the whole log and finds the first broken link of each lane: entries that were edited, removed, inserted or put
/// elsewhere, at the end too. `read` is told how many entries have been read.
pub fn verify(tx: &mut dyn Tx, key: &[u8; 32], read: &mut dyn FnMut(i64)) -> Result<Verdict, AppError> {
    let mut reached = Reached::default();
    verify_on(tx, key, (&mut reached, i64::MAX), read)?;
    Ok(reached.verdict)
}

/// Goes on with a check for about so many entries; says whether it came to the end. What was added in the meantime to a lane that
/// was read to its end is not looked at again.
pub fn verify_on(
    tx: &mut dyn Tx,
    key: &[u8; 32],
    (reached, most): (&mut Reached, i64),
    read: &mut dyn FnMut(i64),
) -> Result<bool, AppError> {
    let heads = tx.heads()?;
    let mut lanes: Vec<i32> = heads.iter().map(|head| head.lane).collect();
    lanes.extend(tx.lanes_with_entries()?);
    lanes.sort_unstable();
    lanes.dedup();
    let enough = reached.verdict.entries.saturating_add(most);
    let before = reached.done;
    for lane in lanes.into_iter().filter(|lane| before.is_none_or(|done| *lane > done)) {
        let head = heads.iter().find(|head| head.lane == lane);
        // Numbers begin at 1; what somebody put below that is found as well.
        let from = reached.within.take().filter(|(begun, ..)| *begun == lane);
        let from = from.map_or((i64::MIN, 0, NOTHING.to_owned()), |(_, number, seal)| (number, number, seal));
        let verdict = &mut reached.verdict;
        let came = verify_lane(tx, key, (lane, head, from), &mut |count| {
            verdict.entries += count;
            read(verdict.entries);
            verdict.entries < enough
        })?;
        match came {
            Came::ToTheEnd(broken) => {
                reached.verdict.broken.extend(broken);
                reached.done = Some(lane);
            }
            Came::To(number, seal) => {
                reached.within = Some((lane, number, seal));
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// How far a lane was read.
enum Came {
    /// To its end, or as far as it can be believed.
    ToTheEnd(Option<Broken>),
    /// To this entry, whose seal fits.
    To(i64, String),
}

fn verify_lane(
    tx: &mut dyn Tx,
    key: &[u8; 32],
    (lane, head, (mut after, fits, mut earlier)): (i32, Option<&Head>, (i64, i64, String)),
    go_on: &mut dyn FnMut(i64) -> bool,
) -> Result<Came, AppError> {
    let broken = |broken| Ok(Came::ToTheEnd(Some(broken)));
    let Some(head) = head else { return broken(Broken::Head { lane }) };
    let mut expected = fits + 1;
    loop {
        let page = tx.entries(lane, after, PAGE)?;
        let Some(last) = page.last() else { break };
        after = last.number;
        let more = go_on(i64::try_from(page.len()).unwrap_or(PAGE));
        for entry in page {
            if entry.number != expected {
                return broken(Broken::Gap { lane, number: expected });
            }
            if seal(key, &earlier, &entry.deed.text(lane, entry.number)) != entry.seal {
                return broken(Broken::Seal { lane, number: entry.number });
            }
            expected += 1;
            earlier = entry.seal;
        }
        if !more {
            return Ok(Came::To(expected - 1, earlier));
        }
    }
    Ok(Came::ToTheEnd(match () {
        () if head.entries != expected - 1 => Some(Broken::End { lane, counted: head.entries, found: expected - 1 }),
        () if head.seal != earlier || head.mark != mark(key, lane, head.entries, &head.seal) => {
            Some(Broken::Head { lane })
        }
        () => None,
    }))
}

/// A part of a check that somebody asked for: as much as can be read while they wait.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Portion {
    /// How far it came.
    pub reached: Reached,
    /// Everything was read.
    pub whole: bool,
    /// How many entries there are in all.
    pub of: i64,
    /// The digest of the ends of all lanes, to be kept elsewhere.
    pub ends: String,
}

/// Goes on with a check for a portion.
pub fn portion(tx: &mut dyn Tx, ctx: Context<'_>, mut reached: Reached, most: i64) -> Result<Portion, AppError> {
    let whole = verify_on(tx, &ctx.key(PURPOSE), (&mut reached, most), &mut |_| ())?;
    let heads = tx.heads()?;
    let end = |head: &Head| format!("{}:{}:{}\n", head.lane, head.entries, head.seal);
    let ends = super::secrets::hash(&heads.iter().map(end).collect::<String>());
    Ok(Portion { reached, whole, of: heads.iter().map(|head| head.entries).sum(), ends })
}

/// The place for which it is sealed how far a check has come.
const REACHED: &str = "form/log/reached";

impl Reached {
    /// As it can be given away and taken back: sealed, so that nobody makes up that something was read.
    #[must_use]
    pub fn sealed(&self, ctx: Context<'_>) -> String {
        let broken = |broken: &Broken| match broken {
            Broken::Seal { lane, number } => json!(["seal", lane, number, 0]),
            Broken::Gap { lane, number } => json!(["gap", lane, number, 0]),
            Broken::End { lane, counted, found } => json!(["end", lane, counted, found]),
            Broken::Head { lane } => json!(["head", lane, 0, 0]),
        };
        let broken: Vec<Value> = self.verdict.broken.iter().map(broken).collect();
        let text = json!([self.done, self.within, self.verdict.entries, broken]).to_string();
        ctx.seal(REACHED, text.as_bytes())
    }

    /// Taken back; `None` where it is no such thing.
    #[must_use]
    pub fn opened(ctx: Context<'_>, sealed: &str) -> Option<Self> {
        type Kept = (Option<i32>, Option<(i32, i64, String)>, i64, Vec<(String, i32, i64, i64)>);
        let (done, within, entries, broken): Kept = serde_json::from_slice(&ctx.unseal(REACHED, sealed).ok()?).ok()?;
        let broken = broken.into_iter().filter_map(|(kind, lane, number, found)| match kind.as_str() {
            "seal" => Some(Broken::Seal { lane, number }),
            "gap" => Some(Broken::Gap { lane, number }),
            "end" => Some(Broken::End { lane, counted: number, found }),
            "head" => Some(Broken::Head { lane }),
            _ => None,
        });
        Some(Self { done, within, verdict: Verdict { entries, broken: broken.collect() } })
    }
}
