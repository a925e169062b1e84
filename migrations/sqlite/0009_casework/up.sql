-- What a work list needs beside the record of a case. `remedy_days`: the last days of the remedies that people still have, a cache
-- of the fold (empty text: none; NULL: not reckoned yet, as in a database that was filled before this step). `assigned_to`: the
-- account that works on it; empty for nobody, not NULL, so that both planners read "nobody's" in order out of an index.
-- `careful`: somebody in it must be reached with care; which marks they have stays sealed.
ALTER TABLE cases ADD COLUMN remedy_days TEXT;
ALTER TABLE cases ADD COLUMN assigned_to TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN careful BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE people ADD COLUMN careful BOOLEAN NOT NULL DEFAULT FALSE;
-- Whose cases a notice that could not be delivered belongs to, so that nobody reads through those of others.
ALTER TABLE notices ADD COLUMN parked_for TEXT;
UPDATE notices SET parked_for = (SELECT organisation FROM cases WHERE cases.id = notices.case_id) WHERE state = 'parked';

CREATE INDEX cases_unreckoned ON cases (id) WHERE remedy_days IS NULL;
CREATE INDEX cases_by_assignee_due ON cases (organisation, assigned_to, due_on, id) WHERE due_on IS NOT NULL;
CREATE INDEX cases_by_assignee ON cases (organisation, assigned_to, id) WHERE NOT ended;
CREATE INDEX cases_careful ON cases (organisation, id) WHERE careful;
CREATE INDEX notices_parked ON notices (parked_for, id) WHERE parked_for IS NOT NULL;
-- A case may have several remedies with days of their own: the first must not hide the next when it has passed.
CREATE TABLE remedies (
  case_id TEXT NOT NULL REFERENCES cases (id),
  until_on DATE NOT NULL,
  organisation TEXT NOT NULL,
  PRIMARY KEY (case_id, until_on)
) WITHOUT ROWID;
CREATE INDEX remedies_by_day ON remedies (organisation, until_on, case_id);
-- Questions that somebody saved.
CREATE TABLE filters (
  account TEXT NOT NULL REFERENCES accounts (id),
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  saved_at TIMESTAMP NOT NULL,
  PRIMARY KEY (account, name)
) WITHOUT ROWID;
-- One step taken in many cases at once, and the record that it made in each.
CREATE TABLE batches (
  id TEXT NOT NULL PRIMARY KEY,
  organisation TEXT NOT NULL,
  kind TEXT NOT NULL,
  on_day DATE NOT NULL,
  mode TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at TIMESTAMP NOT NULL
);
CREATE TABLE batch_items (
  batch TEXT NOT NULL REFERENCES batches (id),
  position INTEGER NOT NULL,
  case_id TEXT NOT NULL REFERENCES cases (id),
  record INTEGER NOT NULL,
  undone_by INTEGER,
  PRIMARY KEY (batch, position)
) WITHOUT ROWID;
-- The planner knows no figures of the new indexes until somebody analyses the tables; see 0002_access. Of those by source key and
-- family it knew none either, and took them for the best whenever an organisation was asked for.
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('cases', 'cases_by_assignee_due', '1000000 500000 200 2 1'),
  ('cases', 'cases_by_assignee', '1000000 500000 200 1'),
  ('cases', 'cases_careful', '20000 10000 1'),
  ('cases', 'cases_by_source_key', '1000000 500000 1'),
  ('cases', 'cases_by_family', '700000 350000 2');
ANALYZE sqlite_schema;
