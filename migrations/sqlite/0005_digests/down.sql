ALTER TABLE preferences DROP COLUMN delivery;
ALTER TABLE notices DROP COLUMN sent_with;
ALTER TABLE notices DROP COLUMN gathered;
