-- An application: what it is, and the cached fold of its records.
CREATE TABLE cases (
  id TEXT NOT NULL PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,
  procedure TEXT NOT NULL,
  named_version TEXT,
  source_key TEXT,
  created_at TIMESTAMP NOT NULL,
  version TEXT NOT NULL,
  stage TEXT NOT NULL,
  received_on DATE,
  ended BOOLEAN NOT NULL,
  due_on DATE,
  due_term TEXT,
  records INTEGER NOT NULL
);
-- Work lists: the most overdue first, also within a stage or a procedure; and by day of receipt.
CREATE INDEX cases_by_due ON cases (due_on, id) WHERE due_on IS NOT NULL;
CREATE INDEX cases_by_procedure_due ON cases (procedure, due_on, id) WHERE due_on IS NOT NULL;
CREATE INDEX cases_by_stage_due ON cases (stage, due_on, id) WHERE due_on IS NOT NULL;
CREATE INDEX cases_by_receipt ON cases (received_on, id) WHERE received_on IS NOT NULL;

CREATE UNIQUE INDEX cases_by_source_key ON cases (source_key);

-- What was said to have happened, for ever.
CREATE TABLE records (
  case_id TEXT NOT NULL REFERENCES cases (id),
  sequence INTEGER NOT NULL,
  entry TEXT NOT NULL,
  kind TEXT,
  on_day DATE,
  person TEXT,
  fields TEXT,
  supersedes INTEGER,
  recorded_at TIMESTAMP NOT NULL,
  recorded_by TEXT NOT NULL,
  PRIMARY KEY (case_id, sequence)
);
CREATE FUNCTION records_are_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'records are append-only'; END $$;
CREATE TRIGGER records_are_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON records
FOR EACH STATEMENT EXECUTE FUNCTION records_are_append_only();

-- Answers that may be asked for again.
CREATE TABLE idempotency (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  status INTEGER NOT NULL,
  answer TEXT NOT NULL,
  at TIMESTAMP NOT NULL,
  PRIMARY KEY (actor, key)
);
CREATE INDEX idempotency_by_age ON idempotency (at);
