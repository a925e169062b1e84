//! The one writer of an SQLite database: a thread that gathers queued commands into one durable transaction, a savepoint
//! each (group commit). Many writers on SQLite only wait for each other; one that batches is three times as fast and never
//! makes anybody wait for a lock. Nobody gets an answer before the transaction is on disk.
//!
//! **The trap.** Some failures (a full disk, one that cannot be read) make SQLite roll the *whole* transaction back while a
//! command of the batch runs. What others did in it is gone, and savepoints after it would commit by themselves. Such a
//! batch is given up, and every command runs again alone; commands can run more than once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use diesel::SqliteConnection;
use diesel::prelude::*;
use diesel::result::Error as DieselError;

use super::StoreError;
use super::db::{Options, sqlite_connection};
use super::sqlite_file::DatabaseFile;
use super::work::{self, Said, Work};

/// Commands in one transaction at most.
const MOST: usize = 256;

/// Work in the queue, and somebody who waits for it.
struct Command {
    work: Work,
    said: Option<Result<Said, StoreError>>,
    waiting: Sender<Result<(), StoreError>>,
}

impl Command {
    fn new(work: Work) -> (Self, Receiver<Result<(), StoreError>>) {
        let (waiting, answer) = channel();
        (Self { work, said: None, waiting }, answer)
    }

    /// Does the work in a savepoint. An error: the savepoint could not be closed, and the whole transaction is spoilt.
    fn run(&mut self, conn: &mut SqliteConnection) -> Result<(), StoreError> {
        self.said = None;
        let (work, said) = (&self.work, &mut self.said);
        work::closed(conn.transaction(|conn| {
            let done = catch_unwind(AssertUnwindSafe(|| work(conn)))
                .map_err(|_| StoreError::Backend("a command failed badly".to_owned()));
            let kept = if matches!(done, Ok(Said::Done)) { Ok(()) } else { Err(DieselError::RollbackTransaction) };
            *said = Some(done);
            kept
        }))
    }

    /// The work itself ended in an error.
    fn refused(&self) -> bool {
        matches!(self.said, Some(Ok(Said::Refused { .. }) | Err(_)))
    }

    /// Tells whether what the work said counts, or why it is not on disk.
    fn answer(self, kept: Result<(), StoreError>) {
        let said = self.said.unwrap_or_else(|| Err(work::unsaid()));
        // Nobody waits any more: what was done stays done.
        let _ = self.waiting.send(kept.and(said.map(|_| ())));
    }
}

/// The way to the writer thread. When the last one is dropped, the thread has ended and the file is closed.
#[derive(Clone)]
pub(super) struct Writer {
    thread: Arc<Thread>,
}

struct Thread {
    queue: Option<Sender<Command>>,
    runs: Option<JoinHandle<()>>,
}

impl Drop for Thread {
    fn drop(&mut self) {
        drop(self.queue.take());
        // A command that holds the last handle drops it on the thread itself, which cannot wait for its own end.
        if let Some(runs) = self.runs.take()
            && runs.thread().id() != std::thread::current().id()
        {
            let _ = runs.join();
        }
    }
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").finish_non_exhaustive()
    }
}

impl Writer {
    /// Opens the database for writing (made if it does not exist) and begins to wait for commands.
    pub(super) fn start(path: PathBuf, options: Options) -> Result<(Self, DatabaseFile), StoreError> {
        let (queue, commands) = channel();
        let mut desk = Desk::open(path, options)?;
        let file = desk.file.clone();
        let runs = std::thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || desk.work(&commands))
            .map_err(|e| StoreError::Backend(e.to_string()))?;
        Ok((Self { thread: Arc::new(Thread { queue: Some(queue), runs: Some(runs) }) }, file))
    }

    /// Queues work and waits until what it did is on disk, or it refused.
    pub(super) fn write(&self, work: Work) -> Result<(), StoreError> {
        let stopped = || StoreError::Gone("the writer has stopped".to_owned());
        let (command, answer) = Command::new(work);
        self.thread.queue.as_ref().ok_or_else(stopped)?.send(command).map_err(|_| stopped())?;
        answer.recv().unwrap_or_else(|_| Err(stopped()))
    }
}

/// Why a transaction was not kept.
enum Lost {
    /// A command spoilt it for all.
    Spoilt(StoreError),
    /// It could not begin or not be committed.
    Refused(StoreError),
}

/// Where the writer thread works: its connection, anew when one failed.
struct Desk {
    file: DatabaseFile,
    path: PathBuf,
    options: Options,
    conn: Option<SqliteConnection>,
}

impl Desk {
    fn open(path: PathBuf, options: Options) -> Result<Self, StoreError> {
        let conn = sqlite_connection(&path, options)?;
        Ok(Self { file: DatabaseFile::of(&path)?, path, options, conn: Some(conn) })
    }

    fn work(&mut self, commands: &Receiver<Command>) {
        while let Ok(command) = commands.recv() {
            let mut batch = vec![command];
            while batch.len() < MOST
                && let Ok(command) = commands.try_recv()
            {
                batch.push(command);
            }
            self.serve(batch);
        }
    }

    /// Runs commands in one transaction and answers them; alone if one spoils it for the others.
    fn serve(&mut self, mut batch: Vec<Command>) {
        match self.keep(&mut batch) {
            Err(Lost::Spoilt(_)) if batch.len() > 1 => {
                for command in batch {
                    self.serve(vec![command]);
                }
            }
            Err(Lost::Spoilt(why)) => {
                for command in batch {
                    let own = if command.refused() { Ok(()) } else { Err(why.clone()) };
                    command.answer(own);
                }
            }
            Err(Lost::Refused(why)) => batch.into_iter().for_each(|command| command.answer(Err(why.clone()))),
            Ok(()) => batch.into_iter().for_each(|command| command.answer(Ok(()))),
        }
    }

    fn keep(&mut self, batch: &mut [Command]) -> Result<(), Lost> {
        let mut conn = match self.conn.take() {
            Some(open) => open,
            None => self.connect().map_err(Lost::Refused)?,
        };
        let kept = in_transaction(&mut conn, batch)
            // A file that was removed meanwhile takes the commit with it.
            .and_then(|()| self.file.check().map_err(Lost::Refused));
        // A connection that failed may be in any state; a new one is not.
        if kept.is_ok() {
            self.conn = Some(conn);
        }
        kept
    }

    fn connect(&self) -> Result<SqliteConnection, StoreError> {
        self.file.check()?;
        sqlite_connection(&self.path, self.options)
    }
}

fn in_transaction(conn: &mut SqliteConnection, batch: &mut [Command]) -> Result<(), Lost> {
    let mut spoilt = None;
    let committed = conn.immediate_transaction(|conn| {
        spoilt = batch.iter_mut().find_map(|command| command.run(conn).err());
        if spoilt.is_some() { Err(DieselError::RollbackTransaction) } else { Ok(()) }
    });
    match spoilt {
        Some(why) => Err(Lost::Spoilt(why)),
        None => committed.map_err(|error| Lost::Refused(StoreError::from(error))),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use chrono::DateTime;
    use diesel::connection::SimpleConnection;
    use tempfile::TempDir;

    use super::*;
    use crate::store::work::Answer;
    use crate::store::{Db, Remembered, Tx, migrate};

    type Answered = (Receiver<Result<(), StoreError>>, Answer<(), StoreError>);

    fn tables(most_pages: Option<u32>) -> (TempDir, Desk) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("test.sqlite");
        let db = Db::open(&format!("sqlite:{}", path.display()), Options::default()).expect("a database");
        migrate::up(&db).expect("tables");
        let patience = Duration::from_millis(50);
        let desk = Desk::open(path, Options { patience, most_pages, ..Options::default() }).expect("a desk");
        (folder, desk)
    }

    fn row(key: &str, length: usize) -> Remembered {
        Remembered {
            actor: "me".to_owned(),
            key: key.to_owned(),
            fingerprint: String::new(),
            status: 201,
            answer: "x".repeat(length),
            at: DateTime::UNIX_EPOCH,
        }
    }

    fn command(run: impl Fn(&mut dyn Tx) -> Result<(), StoreError> + Send + 'static) -> (Command, Answered) {
        let (work, answer) = work::of(run);
        let (command, kept) = Command::new(work);
        (command, (kept, answer))
    }

    fn writes(key: &'static str, length: usize) -> (Command, Answered) {
        command(move |tx| tx.remember(&row(key, length)))
    }

    /// Serves commands as one batch.
    fn serve<const N: usize>(desk: &mut Desk, batch: [(Command, Answered); N]) -> [Result<(), StoreError>; N] {
        let (commands, answers): (Vec<_>, Vec<_>) = batch.into_iter().unzip();
        desk.serve(commands);
        let answers: Vec<_> =
            answers.into_iter().map(|(kept, answer)| answer.take(kept.recv().expect("an answer"))).collect();
        answers.try_into().expect("as many answers")
    }

    /// Which of the keys another connection sees.
    fn kept(desk: &Desk, keys: &[&str]) -> Vec<bool> {
        let mut conn = sqlite_connection(&desk.path, desk.options).expect("a second connection");
        keys.iter().map(|key| conn.recall("me", key).expect("readable").is_some()).collect()
    }

    #[test]
    fn a_command_that_refuses_or_panics_in_a_batch_harms_nobody_else() {
        let (_folder, mut desk) = tables(None);

        let refuses = command(|tx| tx.remember(&row("b", 1)).and(Err(StoreError::Stale)));
        let panics = command(|tx| {
            tx.remember(&row("c", 1))?;
            panic!("on purpose")
        });
        let answers = serve(&mut desk, [writes("a", 1), refuses, panics, writes("d", 1)]);

        assert!(
            matches!(answers, [Ok(()), Err(StoreError::Stale), Err(StoreError::Backend(_)), Ok(())]),
            "{answers:?}"
        );
        assert_eq!(kept(&desk, &["a", "b", "c", "d"]), [true, false, false, true]);
    }

    #[test]
    fn a_command_that_fills_the_database_in_a_batch_is_told_so_alone() {
        let (_folder, mut desk) = tables(Some(40));

        let answers = serve(&mut desk, [writes("a", 10), writes("b", 1_000_000), writes("c", 10)]);

        assert!(matches!(answers, [Ok(()), Err(StoreError::Full), Ok(())]), "{answers:?}");
        assert_eq!(kept(&desk, &["a", "b", "c"]), [true, false, true]);
    }

    #[test]
    fn a_command_that_hides_that_the_database_is_full_is_not_believed() {
        let (_folder, mut desk) = tables(Some(40));

        let hides = command(|tx| {
            tx.remember(&row("b", 10))?;
            let _ = tx.remember(&row("huge", 1_000_000));
            Ok(())
        });
        let answers = serve(&mut desk, [writes("a", 10), hides, writes("c", 10)]);

        assert!(matches!(answers, [Ok(()), Err(_), Ok(())]), "{answers:?}");
        assert_eq!(kept(&desk, &["a", "b", "huge", "c"]), [true, false, false, true]);
    }

    #[test]
    fn a_commit_that_fails_is_told_to_everybody_and_the_next_one_works() {
        let (_folder, mut desk) = tables(None);
        // A foreign key that is looked at only when the transaction ends.
        let broken_at_the_end = "CREATE TABLE late (id TEXT REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED);
            CREATE TRIGGER breaks BEFORE INSERT ON idempotency WHEN NEW.key = 'b'
            BEGIN INSERT INTO late VALUES ('nobody'); END;";
        desk.conn.as_mut().expect("open").batch_execute(broken_at_the_end).expect("a trigger");

        let refuses = command(|_| Err(StoreError::Stale));
        let answers = serve(&mut desk, [writes("a", 1), writes("b", 1), refuses, writes("c", 1)]);

        assert!(answers.iter().all(|a| matches!(a, Err(StoreError::Backend(_)))), "{answers:?}");
        assert_eq!(kept(&desk, &["a", "b", "c"]), [false, false, false]);
        assert!(matches!(serve(&mut desk, [writes("a", 1)]), [Ok(())]));
    }

    #[test]
    fn a_database_that_others_hold_is_busy_and_works_when_they_let_go() {
        let (_folder, mut desk) = tables(None);
        let mut other = sqlite_connection(&desk.path, desk.options).expect("a second connection");
        other.batch_execute("BEGIN EXCLUSIVE").expect("a lock");

        let locked = [serve(&mut desk, [writes("a", 1)]), serve(&mut desk, [writes("a", 1)])];

        assert!(locked.iter().all(|[answer]| matches!(answer, Err(StoreError::Busy))), "{locked:?}");
        other.batch_execute("ROLLBACK").expect("let go");
        assert!(matches!(serve(&mut desk, [writes("a", 1)]), [Ok(())]));
        assert_eq!(kept(&desk, &["a"]), [true]);
    }

    #[test]
    fn a_file_that_is_removed_or_replaced_takes_nothing_more() {
        let (_folder, mut desk) = tables(None);
        let path = desk.path.clone();
        let aside = path.with_extension("aside");
        std::fs::rename(&path, &aside).expect("moved");

        let removed = serve(&mut desk, [writes("a", 1)]);
        let still = serve(&mut desk, [writes("a", 1)]);
        assert!(!path.exists(), "no empty database is made in its place");
        std::fs::copy(&aside, &path).expect("a copy");
        let replaced = serve(&mut desk, [writes("a", 1)]);
        std::fs::rename(&aside, &path).expect("moved back");
        let back = serve(&mut desk, [writes("b", 1)]);

        for [answer] in [removed, still, replaced] {
            assert!(matches!(&answer, Err(StoreError::Gone(why)) if why.contains("test.sqlite")), "{answer:?}");
        }
        assert!(matches!(back, [Ok(())]), "{back:?}");
    }
    #[test]
    fn a_store_that_is_dropped_is_closed() {
        let (_folder, desk) = tables(None);
        let path = desk.path.clone();
        drop(desk);
        let db = Db::open(&format!("sqlite:{}", path.display()), Options::default()).expect("a database");
        db.write(|tx| tx.remember(&row("a", 1))).expect("written");
        let log = path.with_extension("sqlite-wal");
        assert!(log.exists(), "it writes ahead");

        drop(db);

        assert!(!log.exists(), "who closes last takes the log away");
    }
}
