DROP TABLE snapshots;
DROP FUNCTION snapshots_are_frozen();
DROP TABLE tallies;
DROP INDEX cases_by_last_day;
DROP INDEX cases_by_family;
ALTER TABLE cases DROP COLUMN last_on;
ALTER TABLE cases DROP COLUMN observed_from;
ALTER TABLE cases DROP COLUMN leads;
ALTER TABLE cases DROP COLUMN family;
