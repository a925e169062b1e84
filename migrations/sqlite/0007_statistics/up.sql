-- What the statistics know of a case beside its record: to which family it belongs (a pseudonym of the source) and whether it is
-- the first of that family, since when it was seen, and the last legal day on which something happened.
ALTER TABLE cases ADD COLUMN family TEXT;
ALTER TABLE cases ADD COLUMN leads BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE cases ADD COLUMN observed_from DATE;
ALTER TABLE cases ADD COLUMN last_on DATE;
CREATE INDEX cases_by_family ON cases (organisation, family) WHERE family IS NOT NULL;
CREATE INDEX cases_by_last_day ON cases (last_on, id) WHERE last_on IS NOT NULL;
UPDATE cases SET last_on = (SELECT MAX(on_day) FROM records WHERE case_id = cases.id);
-- How many cases say the same; the sums over the lanes count. Lanes keep writers apart.
CREATE TABLE tallies (
  series TEXT NOT NULL,
  procedure TEXT NOT NULL,
  organisation TEXT NOT NULL,
  track TEXT NOT NULL,
  a BIGINT NOT NULL,
  b BIGINT NOT NULL,
  c BIGINT NOT NULL,
  code TEXT NOT NULL,
  lane INTEGER NOT NULL,
  applications BIGINT NOT NULL,
  families BIGINT NOT NULL,
  PRIMARY KEY (series, procedure, organisation, track, a, b, c, code, lane)
) WITHOUT ROWID;
-- What was published, as it was published.
CREATE TABLE snapshots (
  month DATE NOT NULL,
  section TEXT NOT NULL,
  published_at TIMESTAMP NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (month, section)
) WITHOUT ROWID;
CREATE TRIGGER snapshots_are_not_changed BEFORE UPDATE ON snapshots
BEGIN SELECT RAISE(ABORT, 'snapshots are frozen'); END;
CREATE TRIGGER snapshots_are_not_replaced BEFORE INSERT ON snapshots
WHEN EXISTS (SELECT 1 FROM snapshots WHERE month = NEW.month AND section = NEW.section)
BEGIN SELECT RAISE(ABORT, 'snapshots are frozen'); END;
CREATE TRIGGER snapshots_are_not_deleted BEFORE DELETE ON snapshots
BEGIN SELECT RAISE(ABORT, 'snapshots are frozen'); END;
