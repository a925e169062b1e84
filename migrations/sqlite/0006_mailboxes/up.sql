-- Where an organisation is told that there is something to see, in which language, and whether at once.
ALTER TABLE organisations ADD COLUMN mailbox TEXT;
ALTER TABLE organisations ADD COLUMN mailbox_language TEXT;
ALTER TABLE organisations ADD COLUMN mailbox_delivery TEXT;
-- A notice is for a person or for an organisation.
CREATE TABLE notices_anew (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  person TEXT,
  kind TEXT NOT NULL,
  cause TEXT NOT NULL,
  about_on DATE NOT NULL,
  facts TEXT NOT NULL,
  planned_at TIMESTAMP NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  attempts INTEGER NOT NULL,
  next_try_at TIMESTAMP,
  leased_by TEXT,
  channel TEXT,
  language TEXT,
  words TEXT,
  sent_at TIMESTAMP,
  sealed TEXT,
  gathered BOOLEAN NOT NULL DEFAULT FALSE,
  sent_with TEXT,
  organisation TEXT REFERENCES organisations (id),
  CHECK ((person IS NULL) <> (organisation IS NULL))
) WITHOUT ROWID;
INSERT INTO notices_anew (id, case_id, person, kind, cause, about_on, facts, planned_at, state, reason, attempts, next_try_at, leased_by,
  channel, language, words, sent_at, sealed, gathered, sent_with)
  SELECT id, case_id, person, kind, cause, about_on, facts, planned_at, state, reason, attempts, next_try_at, leased_by,
  channel, language, words, sent_at, sealed, gathered, sent_with FROM notices;
DROP TABLE notices;
ALTER TABLE notices_anew RENAME TO notices;
CREATE INDEX notices_to_try ON notices (next_try_at, id) WHERE next_try_at IS NOT NULL;
CREATE INDEX notices_of_case ON notices (case_id, id);
CREATE UNIQUE INDEX notices_once_a_person ON notices (person, case_id, kind, cause) WHERE person IS NOT NULL;
CREATE UNIQUE INDEX notices_once_an_organisation ON notices (organisation, case_id, kind, cause) WHERE organisation IS NOT NULL;
CREATE INDEX notices_to_organisation ON notices (organisation, next_try_at)
  WHERE organisation IS NOT NULL AND next_try_at IS NOT NULL;
CREATE INDEX notices_of_organisation ON notices (organisation, id) WHERE organisation IS NOT NULL;
