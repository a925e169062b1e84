//! The one writer of an SQLite database: a thread that gathers queued commands into one durable transaction, a savepoint
//! each (group commit). Many writers on SQLite only wait for each other; one that batches is three times as fast and never
//! makes anybody wait for a lock. Nobody gets an answer before the transaction is on disk.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};

use diesel::SqliteConnection;
use diesel::prelude::*;

use super::StoreError;

/// Told how the transaction ended, it answers whoever waits.
type Answer = Box<dyn FnOnce(Result<(), StoreError>) + Send>;
/// Does its work in a savepoint, or is told why it cannot.
type Command = Box<dyn FnOnce(Result<&mut SqliteConnection, StoreError>) -> Answer + Send>;
type Connect = Box<dyn Fn() -> Result<SqliteConnection, StoreError> + Send>;

/// Commands in one transaction at most.
const MOST: usize = 256;

/// The queue of the writer thread, which ends when the last queue is dropped.
#[derive(Clone)]
pub(super) struct Writer {
    queue: Sender<Command>,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").finish_non_exhaustive()
    }
}

impl Writer {
    pub(super) fn start(connect: Connect) -> Result<Self, StoreError> {
        let first = connect()?;
        let (queue, commands) = channel();
        std::thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || work(&commands, first, &connect))
            .map_err(|e| StoreError::Backend(e.to_string()))?;
        Ok(Self { queue })
    }

    pub(super) fn write<T, E, F>(&self, run: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&mut SqliteConnection) -> Result<T, E> + Send + 'static,
    {
        let (answer, waiting) = channel();
        let command: Command = Box::new(move |conn| {
            let done = conn.map_err(E::from).and_then(|conn| in_savepoint(conn, run));
            Box::new(move |committed| {
                let _ = answer.send(done.and_then(|value| committed.map(|()| value).map_err(E::from)));
            })
        });
        let gone = || E::from(StoreError::Gone("the writer has stopped".to_owned()));
        self.queue.send(command).map_err(|_| gone())?;
        // A command that panics drops its answer.
        waiting.recv().unwrap_or_else(|_| Err(E::from(StoreError::Backend("a command failed badly".to_owned()))))
    }
}

/// An error of the use case or of the database, so that both roll the savepoint back.
enum Either<E> {
    UseCase(E),
    Database(diesel::result::Error),
}

impl<E> From<diesel::result::Error> for Either<E> {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error)
    }
}

fn in_savepoint<T, E: From<StoreError>>(
    conn: &mut SqliteConnection,
    run: impl FnOnce(&mut SqliteConnection) -> Result<T, E>,
) -> Result<T, E> {
    conn.transaction(|conn| run(conn).map_err(Either::UseCase)).map_err(|error| match error {
        Either::UseCase(error) => error,
        Either::Database(error) => E::from(StoreError::from(error)),
    })
}

fn work(commands: &Receiver<Command>, first: SqliteConnection, connect: &Connect) {
    let mut conn = Some(first);
    while let Ok(command) = commands.recv() {
        let mut batch = vec![command];
        while batch.len() < MOST
            && let Ok(command) = commands.try_recv()
        {
            batch.push(command);
        }
        let usable = match conn.take() {
            Some(open) => Ok(open),
            None => connect(),
        };
        match usable {
            Ok(mut open) => {
                // A connection that failed may be in any state; a new one is not.
                if commit(&mut open, batch).is_ok() {
                    conn = Some(open);
                }
            }
            Err(error) => {
                let why = error.to_string();
                for command in batch {
                    command(Err(StoreError::Gone(why.clone())))(Ok(()));
                }
            }
        }
    }
}

/// Runs a batch in one transaction and answers everybody.
fn commit(conn: &mut SqliteConnection, batch: Vec<Command>) -> Result<(), ()> {
    let mut waiting = batch.into_iter();
    let mut answers: Vec<Answer> = Vec::new();
    let mut panicked = false;
    let committed = conn.immediate_transaction(|conn| {
        for command in waiting.by_ref() {
            if let Ok(answer) = catch_unwind(AssertUnwindSafe(|| command(Ok(&mut *conn)))) {
                answers.push(answer);
            } else {
                panicked = true;
                return Err(diesel::result::Error::RollbackTransaction);
            }
        }
        Ok(())
    });
    let failure = committed.err().map(StoreError::from);
    for command in waiting {
        answers.push(command(Err(again(failure.as_ref()))));
    }
    for answer in answers {
        answer(if failure.is_some() { Err(again(failure.as_ref())) } else { Ok(()) });
    }
    if failure.is_some() || panicked { Err(()) } else { Ok(()) }
}

/// The same failure for one more command. What rolled back only because a neighbour failed badly may be tried again.
fn again(failure: Option<&StoreError>) -> StoreError {
    match failure {
        Some(StoreError::Full) => StoreError::Full,
        Some(StoreError::ReadOnly(why)) => StoreError::ReadOnly(why.clone()),
        Some(StoreError::Gone(why)) => StoreError::Gone(why.clone()),
        Some(StoreError::Outdated(why)) => StoreError::Outdated(why.clone()),
        Some(StoreError::Corrupt(why)) => StoreError::Corrupt(why.clone()),
        Some(
            StoreError::Missing
            | StoreError::Stale
            | StoreError::Duplicate(_)
            | StoreError::Busy
            | StoreError::Address(_)
            | StoreError::Backend(_),
        )
        | None => StoreError::Busy,
    }
}
