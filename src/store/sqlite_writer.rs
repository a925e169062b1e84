//! The one writer of an SQLite database: a thread that gathers queued commands into one durable transaction, a savepoint
//! each (group commit). Many writers on SQLite only wait for each other; one that batches is three times as fast and never
//! makes anybody wait for a lock. Nobody gets an answer before the transaction is on disk.
//!
//! **When a batch fails as a whole** (a full disk makes SQLite roll back everything, a command panics), nothing of it is
//! kept and each of its commands is run again alone, so that nobody pays for a neighbour.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};

use diesel::SqliteConnection;
use diesel::prelude::*;
use diesel::result::Error as DieselError;

use super::StoreError;

type Connect = Box<dyn Fn() -> Result<SqliteConnection, StoreError> + Send>;

/// Commands in one transaction at most.
const MOST: usize = 256;

/// The queue of the writer thread, which ends when the last queue is dropped.
#[derive(Clone)]
pub(super) struct Writer {
    queue: Sender<Box<dyn Command>>,
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

    /// Queues a command, which may run more than once, and waits until what it did is on disk.
    pub(super) fn write<T, E, F>(&self, run: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: Fn(&mut SqliteConnection) -> Result<T, E> + Send + 'static,
    {
        let (answer, waiting) = channel();
        let gone = |_| E::from(StoreError::Gone("the writer has stopped".to_owned()));
        self.queue.send(Box::new(Queued { run, done: None, answer })).map_err(|e| gone(e.to_string()))?;
        waiting.recv().map_err(|e| gone(e.to_string()))?
    }
}

/// A command of any type in the queue.
trait Command: Send {
    /// Runs it in a savepoint. An error means that the whole transaction is lost; a refusal is not one.
    fn run(&mut self, conn: &mut SqliteConnection) -> QueryResult<()>;

    /// Tells whoever waits what came of it, and of the transaction.
    fn answer(self: Box<Self>, committed: Result<(), StoreError>);
}

struct Queued<T, E, F> {
    run: F,
    done: Option<Result<T, E>>,
    answer: Sender<Result<T, E>>,
}

impl<T, E, F> Command for Queued<T, E, F>
where
    T: Send,
    E: From<StoreError> + Send,
    F: Fn(&mut SqliteConnection) -> Result<T, E> + Send,
{
    fn run(&mut self, conn: &mut SqliteConnection) -> QueryResult<()> {
        self.done = None;
        // What the command says is kept aside: after a full disk the savepoint is gone, and the failure to roll back to
        // it must not hide why.
        let in_savepoint = AssertUnwindSafe(|| {
            conn.transaction(|conn| match self.done.insert((self.run)(conn)) {
                Ok(_) => Ok(()),
                Err(_) => Err(DieselError::RollbackTransaction),
            })
        });
        match catch_unwind(in_savepoint) {
            Ok(Ok(()) | Err(DieselError::RollbackTransaction)) => Ok(()),
            Ok(Err(lost)) => Err(lost),
            Err(_) => {
                self.done = Some(Err(E::from(StoreError::Backend("a command failed badly".to_owned()))));
                Err(DieselError::RollbackTransaction)
            }
        }
    }

    fn answer(self: Box<Self>, committed: Result<(), StoreError>) {
        let answer = match (self.done, committed) {
            (Some(Err(refused)), _) => Err(refused),
            (Some(Ok(value)), Ok(())) => Ok(value),
            (Some(Ok(_)) | None, Err(failure)) => Err(E::from(failure)),
            (None, Ok(())) => Err(E::from(StoreError::Backend("a command was not run".to_owned()))),
        };
        let _ = self.answer.send(answer);
    }
}

fn work(commands: &Receiver<Box<dyn Command>>, first: SqliteConnection, connect: &Connect) {
    let mut conn = Some(first);
    while let Ok(command) = commands.recv() {
        let mut batch = vec![command];
        while batch.len() < MOST
            && let Ok(command) = commands.try_recv()
        {
            batch.push(command);
        }
        match commit(&mut conn, connect, &mut batch) {
            Err(Failure { spoilt: true, .. }) if batch.len() > 1 => {
                for mut command in batch {
                    let alone = commit(&mut conn, connect, std::slice::from_mut(&mut command));
                    command.answer(alone.map_err(|failure| failure.why));
                }
            }
            outcome => {
                let committed = outcome.map_err(|failure| failure.why);
                for command in batch {
                    command.answer(committed.clone());
                }
            }
        }
    }
}

/// Why a transaction is not on disk.
struct Failure {
    why: StoreError,
    /// It had begun: one of its commands, or all together, made it fail.
    spoilt: bool,
}

/// Runs a batch in one transaction. A connection that failed may be in any state and is dropped, which rolls back.
fn commit(
    kept: &mut Option<SqliteConnection>,
    connect: &Connect,
    batch: &mut [Box<dyn Command>],
) -> Result<(), Failure> {
    let mut spoilt = false;
    let open = kept.take().map_or_else(connect, Ok);
    let mut conn = open.map_err(|why| Failure { why: StoreError::Gone(why.to_string()), spoilt })?;
    let committed = conn.immediate_transaction(|conn| {
        spoilt = true;
        batch.iter_mut().try_for_each(|command| command.run(conn))
    });
    committed.map_err(|error: DieselError| Failure { why: StoreError::from(error), spoilt })?;
    *kept = Some(conn);
    Ok(())
}
