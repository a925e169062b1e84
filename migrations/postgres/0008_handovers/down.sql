DROP TABLE consents;
DROP TABLE handover_people;
DROP TABLE handovers;
ALTER TABLE organisations DROP COLUMN closed_at;
