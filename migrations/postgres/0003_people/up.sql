-- People by an opaque id. Who they are stands sealed in `personal`, one row a version: the last one holds.
CREATE TABLE people (
  id TEXT NOT NULL PRIMARY KEY,
  created_at TIMESTAMP NOT NULL,
  version INTEGER NOT NULL,
  restricted_at TIMESTAMP,
  erased_at TIMESTAMP
);
CREATE TABLE personal (
  person TEXT NOT NULL REFERENCES people (id),
  version INTEGER NOT NULL,
  sealed TEXT NOT NULL,
  recorded_at TIMESTAMP NOT NULL,
  recorded_by TEXT NOT NULL,
  PRIMARY KEY (person, version)
);
-- Who was erased, so that a backup that is brought back does not bring them back.
CREATE TABLE tombstones (
  person TEXT NOT NULL PRIMARY KEY,
  erased_at TIMESTAMP NOT NULL,
  reason TEXT NOT NULL
);
