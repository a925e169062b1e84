//! The tables, one description for both back ends; a test compares it with what the migrations make.

diesel::table! {
    cases (id) {
        id -> Text,
        reference -> Text,
        procedure -> Text,
        named_version -> Nullable<Text>,
        source_key -> Nullable<Text>,
        created_at -> Timestamp,
        version -> Text,
        stage -> Text,
        received_on -> Nullable<Date>,
        ended -> Bool,
        due_on -> Nullable<Date>,
        due_term -> Nullable<Text>,
        records -> Integer,
    }
}

diesel::table! {
    records (case_id, sequence) {
        case_id -> Text,
        sequence -> Integer,
        entry -> Text,
        kind -> Nullable<Text>,
        on_day -> Nullable<Date>,
        person -> Nullable<Text>,
        fields -> Nullable<Text>,
        supersedes -> Nullable<Integer>,
        recorded_at -> Timestamp,
        recorded_by -> Text,
    }
}

diesel::table! {
    idempotency (actor, key) {
        actor -> Text,
        key -> Text,
        fingerprint -> Text,
        status -> Integer,
        answer -> Text,
        at -> Timestamp,
    }
}

diesel::joinable!(records -> cases (case_id));
diesel::allow_tables_to_appear_in_same_query!(cases, records, idempotency);
