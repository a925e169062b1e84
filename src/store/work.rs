//! The work of a transaction as the store sees it: something that runs and says whether it is to be kept. What it answers
//! waits aside. Without this the queue, the savepoints and the tries would be compiled once for every use case there is.

use std::sync::{Arc, Mutex, PoisonError};

use diesel::result::Error as DieselError;

use super::error::Retryable;
use super::{StoreError, Tx};

/// Runs within a transaction; it may run more than once, and the last answer counts.
pub(super) type Work = Box<dyn Fn(&mut dyn Tx) -> Said + Send>;

/// What came of work that ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// It is to be kept.
    Done,
    /// Nothing of it is to be kept.
    Refused {
        /// It lost a race, and may do better the next time.
        retryable: bool,
    },
}

/// Where the answer of work waits.
pub(super) struct Answer<T, E>(Arc<Mutex<Option<Result<T, E>>>>);

impl<T, E: From<StoreError>> Answer<T, E> {
    /// The answer, if it rests on what was kept. An error of the store goes before: also a refusal may rest on what is not
    /// there now.
    pub(super) fn take(self, kept: Result<(), StoreError>) -> Result<T, E> {
        kept?;
        let said = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        said.unwrap_or_else(|| Err(E::from(unsaid())))
    }
}

/// Parts work from its answer.
pub(super) fn of<T, E, F>(run: F) -> (Work, Answer<T, E>)
where
    T: Send + 'static,
    E: Retryable + Send + 'static,
    F: Fn(&mut dyn Tx) -> Result<T, E> + Send + 'static,
{
    let answer = Arc::new(Mutex::new(None));
    let place = Arc::clone(&answer);
    let work = Box::new(move |tx: &mut dyn Tx| {
        let done = run(tx);
        let said = match &done {
            Ok(_) => Said::Done,
            Err(error) => Said::Refused { retryable: error.is_retryable() },
        };
        *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(done);
        said
    });
    (work, Answer(answer))
}

/// How a transaction ended: one that was rolled back because its work refused has ended well.
pub(super) fn closed(ended: Result<(), DieselError>) -> Result<(), StoreError> {
    match ended {
        Ok(()) | Err(DieselError::RollbackTransaction) => Ok(()),
        Err(error) => Err(StoreError::from(error)),
    }
}

/// Work that left no answer.
pub(super) fn unsaid() -> StoreError {
    StoreError::Backend("a command was not run".to_owned())
}
