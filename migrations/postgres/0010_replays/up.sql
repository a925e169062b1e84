-- The rules by which applications were reckoned, told and counted: the text of their files, so that it can be said years later
-- what held and why a day moved.
CREATE TABLE rule_sets (
  fingerprint TEXT NOT NULL PRIMARY KEY,
  files TEXT NOT NULL,
  kept_at TIMESTAMP NOT NULL
);
-- When applications went from some rules to others, by whom and why; and how far one came that has not ended.
CREATE TABLE replays (
  id TEXT NOT NULL PRIMARY KEY,
  what TEXT NOT NULL,
  begun_at TIMESTAMP NOT NULL,
  finished_at TIMESTAMP,
  begun_by TEXT NOT NULL,
  why TEXT,
  rules_before TEXT,
  rules_after TEXT NOT NULL REFERENCES rule_sets (fingerprint),
  reached TEXT,
  looked BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  told BIGINT NOT NULL
);
