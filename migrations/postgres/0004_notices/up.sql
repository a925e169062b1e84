-- What somebody is to be told: planned in the transaction that caused it, once for a cause. What was sent stays as it was sent,
-- sealed. `next_try_at` is empty when there is nothing left to do.
CREATE TABLE notices (
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
  UNIQUE (person, case_id, kind, cause)
);
CREATE INDEX notices_to_try ON notices (next_try_at, id) WHERE next_try_at IS NOT NULL;
CREATE INDEX notices_of_case ON notices (case_id, id);
-- When a case is to be looked at again because a day has come.
CREATE TABLE sweeps (
  case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id),
  swept_until DATE NOT NULL,
  next_on DATE
);
CREATE INDEX sweeps_due ON sweeps (next_on, case_id) WHERE next_on IS NOT NULL;
-- What somebody wants to be told, and how often.
CREATE TABLE preferences (
  person TEXT NOT NULL PRIMARY KEY,
  rhythm TEXT NOT NULL,
  switched_off TEXT NOT NULL,
  open_words BOOLEAN NOT NULL,
  topics TEXT NOT NULL,
  changed_at TIMESTAMP NOT NULL
);
-- What somebody ticked off in what they prepare.
CREATE TABLE ticks (
  person TEXT NOT NULL,
  item TEXT NOT NULL,
  tick TEXT NOT NULL,
  ticked_at TIMESTAMP NOT NULL,
  PRIMARY KEY (person, item, tick)
);
