//! The log of who did what: each entry carries a seal over itself and the one before it. The seal is keyed, so whoever can
//! write to the database but does not hold the key can neither change an entry nor make a chain of their own. What no chain
//! sees is the loss of a whole lane with its head, or the return of an older copy of everything: write down elsewhere how many
//! entries a check has read.

use hmac::{Hmac, KeyInit, Mac};
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

/// Reads the whole log and finds the first broken link of each lane: entries that were edited, removed, inserted or put
/// elsewhere, at the end too. `read` is told how many entries have been read.
pub fn verify(tx: &mut dyn Tx, key: &[u8; 32], read: &mut dyn FnMut(i64)) -> Result<Verdict, AppError> {
    let heads = tx.heads()?;
    let mut lanes: Vec<i32> = heads.iter().map(|head| head.lane).collect();
    lanes.extend(tx.lanes_with_entries()?);
    lanes.sort_unstable();
    lanes.dedup();
    let mut verdict = Verdict::default();
    for lane in lanes {
        let head = heads.iter().find(|head| head.lane == lane);
        verdict.broken.extend(verify_lane(tx, key, (lane, head), &mut |count| {
            verdict.entries += count;
            read(verdict.entries);
        })?);
    }
    Ok(verdict)
}

fn verify_lane(
    tx: &mut dyn Tx,
    key: &[u8; 32],
    (lane, head): (i32, Option<&Head>),
    read: &mut dyn FnMut(i64),
) -> Result<Option<Broken>, AppError> {
    let Some(head) = head else { return Ok(Some(Broken::Head { lane })) };
    let (mut expected, mut earlier) = (1_i64, NOTHING.to_owned());
    // Numbers begin at 1; what somebody put below that is found as well.
    let mut after = i64::MIN;
    loop {
        let page = tx.entries(lane, after, PAGE)?;
        let Some(last) = page.last() else { break };
        after = last.number;
        read(i64::try_from(page.len()).unwrap_or(PAGE));
        for entry in page {
            if entry.number != expected {
                return Ok(Some(Broken::Gap { lane, number: expected }));
            }
            if seal(key, &earlier, &entry.deed.text(lane, entry.number)) != entry.seal {
                return Ok(Some(Broken::Seal { lane, number: entry.number }));
            }
            expected += 1;
            earlier = entry.seal;
        }
    }
    Ok(match () {
        () if head.entries != expected - 1 => Some(Broken::End { lane, counted: head.entries, found: expected - 1 }),
        () if head.seal != earlier || head.mark != mark(key, lane, head.entries, &head.seal) => {
            Some(Broken::Head { lane })
        }
        () => None,
    })
}
