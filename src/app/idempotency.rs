//! A request sent twice with one key is carried out once: the answer is kept in the transaction that it belongs to
//! (draft-ietf-httpapi-idempotency-key-header-07).

use super::{AppError, Context};
use crate::store::{Remembered, Tx};

/// An answer as it can be given again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The entity tag.
    pub etag: String,
    /// Where the new resource is.
    pub location: String,
    /// The body.
    pub body: String,
}

/// Carries a request out once for a key; a second time its first answer is given again. Without a key it is just carried
/// out. `fingerprint` tells whether the second request is the same as the first.
pub fn once(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    (actor, key): (&str, Option<&str>),
    fingerprint: &str,
    run: impl FnOnce(&mut dyn Tx) -> Result<Answer, AppError>,
) -> Result<Answer, AppError> {
    let Some(key) = key else { return run(tx) };
    if let Some(earlier) = tx.recall(actor, key)? {
        if earlier.fingerprint != fingerprint {
            return Err(AppError::KeyReused);
        }
        let status = earlier.status;
        let mut parts = earlier.answer.splitn(3, '\n').map(str::to_owned);
        let (etag, location, body) = (parts.next(), parts.next(), parts.next());
        return Ok(Answer {
            status,
            etag: etag.unwrap_or_default(),
            location: location.unwrap_or_default(),
            body: body.unwrap_or_default(),
        });
    }
    let answer = run(tx)?;
    tx.remember(&Remembered {
        actor: actor.to_owned(),
        key: key.to_owned(),
        fingerprint: fingerprint.to_owned(),
        status: answer.status,
        answer: format!("{}\n{}\n{}", answer.etag, answer.location, answer.body),
        at: ctx.now,
    })?;
    Ok(answer)
}
