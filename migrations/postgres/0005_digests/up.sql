-- Whoever wants it has what can wait gathered into one message. `sent_with` is the earliest notice in it, by whose id the
-- message is known; it is written down before the first attempt, so that a second one is seen to be the same.
ALTER TABLE notices ADD COLUMN gathered BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE notices ADD COLUMN sent_with TEXT;
ALTER TABLE preferences ADD COLUMN delivery TEXT NOT NULL DEFAULT 'immediate';
