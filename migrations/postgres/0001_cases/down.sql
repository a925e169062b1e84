DROP TABLE idempotency;
DROP TABLE records;
DROP FUNCTION records_are_append_only();
DROP TABLE cases;
