-- Who works on cases, and for which organisation.
CREATE TABLE organisations (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL
);
-- Whoever can sign in. `login` is a number or a working name, never the name of a person in a case.
CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  organisation TEXT REFERENCES organisations (id),
  procedures TEXT,
  person TEXT UNIQUE,
  operations TEXT,
  created_at TIMESTAMP NOT NULL,
  blocked_at TIMESTAMP
);
CREATE INDEX accounts_by_organisation ON accounts (organisation, id);
-- What an account proves itself with; a new one takes the place of the old.
CREATE TABLE credentials (
  account TEXT NOT NULL REFERENCES accounts (id),
  kind TEXT NOT NULL,
  proof TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP,
  used_at TIMESTAMP,
  last_step BIGINT NOT NULL,
  PRIMARY KEY (account, kind)
) WITHOUT ROWID;
-- What is looked up by the proof alone must be one account's.
CREATE UNIQUE INDEX credentials_by_proof ON credentials (kind, proof) WHERE kind IN ('activation', 'key', 'provider');
-- Failures of signing in, one line a login (hashed) and kind of device: strangers cannot lock a known device out.
CREATE TABLE failures (
  login TEXT NOT NULL,
  device TEXT NOT NULL,
  count INTEGER NOT NULL,
  retry_at TIMESTAMP NOT NULL,
  PRIMARY KEY (login, device)
) WITHOUT ROWID;
-- Sessions and known devices, by the hash of what the browser holds.
CREATE TABLE sessions (
  hash TEXT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES accounts (id),
  begun_at TIMESTAMP NOT NULL,
  seen_at TIMESTAMP NOT NULL,
  ends_at TIMESTAMP NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (account);
CREATE INDEX sessions_by_end ON sessions (ends_at);
CREATE TABLE devices (
  hash TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  known_at TIMESTAMP NOT NULL,
  ends_at TIMESTAMP NOT NULL
) WITHOUT ROWID;
CREATE INDEX devices_by_account ON devices (account);

-- Which organisation works on a case.
ALTER TABLE cases ADD COLUMN organisation TEXT NOT NULL DEFAULT 'unassigned';
DROP INDEX cases_by_source_key;
DROP INDEX cases_by_due;
DROP INDEX cases_by_procedure_due;
DROP INDEX cases_by_stage_due;
DROP INDEX cases_by_receipt;
-- Two organisations may know different cases by the same key, and neither learns of it.
CREATE UNIQUE INDEX cases_by_source_key ON cases (organisation, source_key);
CREATE INDEX cases_by_due ON cases (organisation, due_on, id) WHERE due_on IS NOT NULL;
CREATE INDEX cases_by_procedure_due ON cases (organisation, procedure, due_on, id) WHERE due_on IS NOT NULL;
CREATE INDEX cases_by_stage_due ON cases (organisation, stage, due_on, id) WHERE due_on IS NOT NULL;
CREATE INDEX cases_by_receipt ON cases (organisation, received_on, id) WHERE received_on IS NOT NULL;
CREATE INDEX cases_by_creation ON cases (organisation, id);
-- What people are to a case.
CREATE TABLE parts (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  person TEXT NOT NULL,
  role TEXT NOT NULL,
  since TIMESTAMP NOT NULL,
  until TIMESTAMP,
  revoked_at TIMESTAMP,
  granted_by TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX parts_by_case ON parts (case_id, person);
CREATE INDEX parts_by_person ON parts (person, case_id);
-- To which organisations a case has been handed over, beside the one that works on it.
CREATE TABLE shares (
  case_id TEXT NOT NULL REFERENCES cases (id),
  organisation TEXT NOT NULL REFERENCES organisations (id),
  since TIMESTAMP NOT NULL,
  until TIMESTAMP,
  PRIMARY KEY (case_id, organisation)
) WITHOUT ROWID;
CREATE INDEX shares_by_organisation ON shares (organisation, case_id);

-- Who did what to which case: never changed. Each lane is a chain of seals; its head says where it ends.
CREATE TABLE log_heads (
  lane INTEGER NOT NULL PRIMARY KEY,
  entries BIGINT NOT NULL,
  seal TEXT NOT NULL,
  mark TEXT NOT NULL
);
CREATE TABLE log_entries (
  lane INTEGER NOT NULL,
  number BIGINT NOT NULL,
  at TIMESTAMP NOT NULL,
  request TEXT NOT NULL,
  account TEXT,
  role TEXT NOT NULL,
  organisation TEXT,
  operation TEXT NOT NULL,
  case_id TEXT,
  person TEXT,
  purpose TEXT,
  outcome TEXT NOT NULL,
  origin TEXT,
  seal TEXT NOT NULL,
  PRIMARY KEY (lane, number)
) WITHOUT ROWID;
CREATE INDEX log_by_case ON log_entries (case_id, at) WHERE case_id IS NOT NULL;
CREATE INDEX log_by_account ON log_entries (account, at) WHERE account IS NOT NULL;
CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log_entries
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_is_not_replaced BEFORE INSERT ON log_entries
WHEN EXISTS (SELECT 1 FROM log_entries WHERE lane = NEW.lane AND number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_is_not_deleted BEFORE DELETE ON log_entries
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
-- The planner knows no figures until somebody analyses the tables, and then takes the wrong index for a rare procedure.
-- These are those of a million cases: rows in all, for each value of the first column, of the first two, and so on.
ANALYZE cases;
DELETE FROM sqlite_stat1 WHERE tbl = 'cases';
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('cases', 'cases_by_due', '1000000 500000 300 1'),
  ('cases', 'cases_by_procedure_due', '1000000 500000 200000 100 1'),
  ('cases', 'cases_by_stage_due', '1000000 500000 100000 60 1'),
  ('cases', 'cases_by_receipt', '1000000 500000 300 1'),
  ('cases', 'cases_by_creation', '1000000 500000 1');
ANALYZE sqlite_schema;
