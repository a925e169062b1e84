-- Applications that have to do with each other; each keeps its record and its clock.
CREATE TABLE links (
  case_id TEXT NOT NULL REFERENCES cases (id),
  other_id TEXT NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  made_at TIMESTAMP NOT NULL,
  made_by TEXT NOT NULL,
  PRIMARY KEY (case_id, other_id, kind),
  CHECK (case_id <> other_id)
) WITHOUT ROWID;
CREATE INDEX links_to ON links (other_id);
