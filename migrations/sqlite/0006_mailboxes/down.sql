CREATE TABLE notices_anew (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  person TEXT NOT NULL,
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
  UNIQUE (person, case_id, kind, cause)
) WITHOUT ROWID;
INSERT INTO notices_anew (id, case_id, person, kind, cause, about_on, facts, planned_at, state, reason, attempts, next_try_at, leased_by,
  channel, language, words, sent_at, sealed, gathered, sent_with)
  SELECT id, case_id, person, kind, cause, about_on, facts, planned_at, state, reason, attempts, next_try_at, leased_by,
  channel, language, words, sent_at, sealed, gathered, sent_with FROM notices WHERE person IS NOT NULL;
DROP TABLE notices;
ALTER TABLE notices_anew RENAME TO notices;
CREATE INDEX notices_to_try ON notices (next_try_at, id) WHERE next_try_at IS NOT NULL;
CREATE INDEX notices_of_case ON notices (case_id, id);
ALTER TABLE organisations DROP COLUMN mailbox_delivery;
ALTER TABLE organisations DROP COLUMN mailbox_language;
ALTER TABLE organisations DROP COLUMN mailbox;
