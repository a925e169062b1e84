-- Since when an organisation takes over nothing more.
ALTER TABLE organisations ADD COLUMN closed_at TIMESTAMP;
-- One organisation asks another to take over people of a case in some themes. `contacts` and `note` are sealed. `next_on` is empty
-- when nothing falls due; `code_hash` is that of the code on a printed sheet.
CREATE TABLE handovers (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  from_organisation TEXT NOT NULL REFERENCES organisations (id),
  to_organisation TEXT NOT NULL REFERENCES organisations (id),
  themes TEXT NOT NULL,
  fields TEXT NOT NULL,
  answer_within TEXT NOT NULL,
  contact_within TEXT NOT NULL,
  proposed_at TIMESTAMP NOT NULL,
  proposed_by TEXT NOT NULL,
  proposed_on DATE NOT NULL,
  answer_by DATE NOT NULL,
  state TEXT NOT NULL,
  answered_at TIMESTAMP,
  answered_by TEXT,
  reason TEXT,
  contact_on DATE,
  contact_by DATE,
  sender_confirmed_at TIMESTAMP,
  receiver_confirmed_at TIMESTAMP,
  looked_until DATE NOT NULL,
  next_on DATE,
  code_hash TEXT,
  code_until TIMESTAMP,
  contacts TEXT NOT NULL,
  note TEXT
) WITHOUT ROWID;
CREATE INDEX handovers_of_case ON handovers (case_id, proposed_at, id);
CREATE INDEX handovers_sent ON handovers (from_organisation, state, answer_by, id);
CREATE INDEX handovers_incoming ON handovers (to_organisation, state, answer_by, id);
CREATE INDEX handovers_due ON handovers (next_on, id) WHERE next_on IS NOT NULL;
CREATE UNIQUE INDEX handovers_by_code ON handovers (code_hash) WHERE code_hash IS NOT NULL;
-- Whom a handover is about, and on what ground that is shared.
CREATE TABLE handover_people (
  handover TEXT NOT NULL REFERENCES handovers (id),
  person TEXT NOT NULL,
  ground TEXT NOT NULL,
  consent TEXT,
  PRIMARY KEY (handover, person)
) WITHOUT ROWID;
CREATE INDEX handover_people_by_person ON handover_people (person, handover);
-- A person agrees that an organisation learns something of them; taken back, it stays as what held for a time.
CREATE TABLE consents (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  person TEXT NOT NULL,
  organisation TEXT NOT NULL REFERENCES organisations (id),
  given_at TIMESTAMP NOT NULL,
  withdrawn_at TIMESTAMP,
  recorded_by TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX consents_of_case ON consents (case_id, given_at, id);
