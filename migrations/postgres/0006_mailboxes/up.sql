-- Where an organisation is told that there is something to see, in which language, and whether at once.
ALTER TABLE organisations ADD COLUMN mailbox TEXT;
ALTER TABLE organisations ADD COLUMN mailbox_language TEXT;
ALTER TABLE organisations ADD COLUMN mailbox_delivery TEXT;
-- A notice is for a person or for an organisation.
ALTER TABLE notices ADD COLUMN organisation TEXT REFERENCES organisations (id);
ALTER TABLE notices ALTER COLUMN person DROP NOT NULL;
ALTER TABLE notices ADD CONSTRAINT notices_for_one CHECK ((person IS NULL) <> (organisation IS NULL));
ALTER TABLE notices DROP CONSTRAINT notices_person_case_id_kind_cause_key;
CREATE UNIQUE INDEX notices_once_a_person ON notices (person, case_id, kind, cause) WHERE person IS NOT NULL;
CREATE UNIQUE INDEX notices_once_an_organisation ON notices (organisation, case_id, kind, cause) WHERE organisation IS NOT NULL;
CREATE INDEX notices_to_organisation ON notices (organisation, next_try_at)
  WHERE organisation IS NOT NULL AND next_try_at IS NOT NULL;
CREATE INDEX notices_of_organisation ON notices (organisation, id) WHERE organisation IS NOT NULL;
