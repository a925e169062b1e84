DROP TABLE idempotency;
DROP TABLE records;
DROP TABLE cases;
