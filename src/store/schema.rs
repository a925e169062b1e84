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
        organisation -> Text,
        family -> Nullable<Text>,
        leads -> Bool,
        observed_from -> Nullable<Date>,
        last_on -> Nullable<Date>,
        remedy_days -> Nullable<Text>,
        assigned_to -> Text,
        careful -> Bool,
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
    tallies (series, procedure, organisation, track, a, b, c, code, lane) {
        series -> Text,
        procedure -> Text,
        organisation -> Text,
        track -> Text,
        a -> BigInt,
        b -> BigInt,
        c -> BigInt,
        code -> Text,
        lane -> Integer,
        applications -> BigInt,
        families -> BigInt,
    }
}

diesel::table! {
    snapshots (month, section) {
        month -> Date,
        section -> Text,
        published_at -> Timestamp,
        content -> Text,
    }
}

diesel::table! {
    rule_sets (fingerprint) {
        fingerprint -> Text,
        files -> Text,
        kept_at -> Timestamp,
    }
}

diesel::table! {
    replays (id) {
        id -> Text,
        what -> Text,
        begun_at -> Timestamp,
        finished_at -> Nullable<Timestamp>,
        begun_by -> Text,
        why -> Nullable<Text>,
        rules_before -> Nullable<Text>,
        rules_after -> Text,
        reached -> Nullable<Text>,
        looked -> BigInt,
        changed -> BigInt,
        told -> BigInt,
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

diesel::table! {
    organisations (id) {
        id -> Text,
        name -> Text,
        created_at -> Timestamp,
        mailbox -> Nullable<Text>,
        mailbox_language -> Nullable<Text>,
        mailbox_delivery -> Nullable<Text>,
        closed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    accounts (id) {
        id -> Text,
        login -> Text,
        role -> Text,
        organisation -> Nullable<Text>,
        procedures -> Nullable<Text>,
        person -> Nullable<Text>,
        operations -> Nullable<Text>,
        created_at -> Timestamp,
        blocked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    credentials (account, kind) {
        account -> Text,
        kind -> Text,
        proof -> Text,
        created_at -> Timestamp,
        expires_at -> Nullable<Timestamp>,
        used_at -> Nullable<Timestamp>,
        last_step -> BigInt,
    }
}

diesel::table! {
    failures (login, device) {
        login -> Text,
        device -> Text,
        count -> Integer,
        retry_at -> Timestamp,
    }
}

diesel::table! {
    sessions (hash) {
        hash -> Text,
        id -> Text,
        account -> Text,
        begun_at -> Timestamp,
        seen_at -> Timestamp,
        ends_at -> Timestamp,
    }
}

diesel::table! {
    devices (hash) {
        hash -> Text,
        account -> Text,
        known_at -> Timestamp,
        ends_at -> Timestamp,
    }
}

diesel::table! {
    parts (id) {
        id -> Text,
        case_id -> Text,
        person -> Text,
        role -> Text,
        since -> Timestamp,
        until -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
        granted_by -> Text,
    }
}

diesel::table! {
    shares (case_id, organisation) {
        case_id -> Text,
        organisation -> Text,
        since -> Timestamp,
        until -> Nullable<Timestamp>,
    }
}

diesel::table! {
    log_heads (lane) {
        lane -> Integer,
        entries -> BigInt,
        seal -> Text,
        mark -> Text,
    }
}

diesel::table! {
    log_entries (lane, number) {
        lane -> Integer,
        number -> BigInt,
        at -> Timestamp,
        request -> Text,
        account -> Nullable<Text>,
        role -> Text,
        organisation -> Nullable<Text>,
        operation -> Text,
        case_id -> Nullable<Text>,
        person -> Nullable<Text>,
        purpose -> Nullable<Text>,
        outcome -> Text,
        origin -> Nullable<Text>,
        seal -> Text,
    }
}

diesel::table! {
    people (id) {
        id -> Text,
        created_at -> Timestamp,
        version -> Integer,
        restricted_at -> Nullable<Timestamp>,
        erased_at -> Nullable<Timestamp>,
        careful -> Bool,
    }
}

diesel::table! {
    personal (person, version) {
        person -> Text,
        version -> Integer,
        sealed -> Text,
        recorded_at -> Timestamp,
        recorded_by -> Text,
    }
}

diesel::table! {
    tombstones (person) {
        person -> Text,
        erased_at -> Timestamp,
        reason -> Text,
    }
}

diesel::table! {
    notices (id) {
        id -> Text,
        case_id -> Text,
        person -> Nullable<Text>,
        kind -> Text,
        cause -> Text,
        about_on -> Date,
        facts -> Text,
        planned_at -> Timestamp,
        state -> Text,
        reason -> Nullable<Text>,
        attempts -> Integer,
        next_try_at -> Nullable<Timestamp>,
        leased_by -> Nullable<Text>,
        channel -> Nullable<Text>,
        language -> Nullable<Text>,
        words -> Nullable<Text>,
        sent_at -> Nullable<Timestamp>,
        sealed -> Nullable<Text>,
        gathered -> Bool,
        sent_with -> Nullable<Text>,
        organisation -> Nullable<Text>,
        parked_for -> Nullable<Text>,
    }
}

diesel::table! {
    sweeps (case_id) {
        case_id -> Text,
        swept_until -> Date,
        next_on -> Nullable<Date>,
    }
}

diesel::table! {
    preferences (person) {
        person -> Text,
        rhythm -> Text,
        switched_off -> Text,
        open_words -> Bool,
        topics -> Text,
        changed_at -> Timestamp,
        delivery -> Text,
    }
}

diesel::table! {
    ticks (person, item, tick) {
        person -> Text,
        item -> Text,
        tick -> Text,
        ticked_at -> Timestamp,
    }
}

diesel::table! {
    links (case_id, other_id, kind) {
        case_id -> Text,
        other_id -> Text,
        kind -> Text,
        made_at -> Timestamp,
        made_by -> Text,
    }
}

diesel::table! {
    handovers (id) {
        id -> Text,
        case_id -> Text,
        kind -> Text,
        from_organisation -> Text,
        to_organisation -> Text,
        themes -> Text,
        fields -> Text,
        answer_within -> Text,
        contact_within -> Text,
        proposed_at -> Timestamp,
        proposed_by -> Text,
        proposed_on -> Date,
        answer_by -> Date,
        state -> Text,
        answered_at -> Nullable<Timestamp>,
        answered_by -> Nullable<Text>,
        reason -> Nullable<Text>,
        contact_on -> Nullable<Date>,
        contact_by -> Nullable<Date>,
        sender_confirmed_at -> Nullable<Timestamp>,
        receiver_confirmed_at -> Nullable<Timestamp>,
        looked_until -> Date,
        next_on -> Nullable<Date>,
        code_hash -> Nullable<Text>,
        code_until -> Nullable<Timestamp>,
        contacts -> Text,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    handover_people (handover, person) {
        handover -> Text,
        person -> Text,
        ground -> Text,
        consent -> Nullable<Text>,
    }
}

diesel::table! {
    consents (id) {
        id -> Text,
        case_id -> Text,
        person -> Text,
        organisation -> Text,
        given_at -> Timestamp,
        withdrawn_at -> Nullable<Timestamp>,
        recorded_by -> Text,
    }
}

diesel::table! {
    remedies (case_id, until_on) {
        case_id -> Text,
        until_on -> Date,
        organisation -> Text,
    }
}

diesel::table! {
    filters (account, name) {
        account -> Text,
        name -> Text,
        query -> Text,
        saved_at -> Timestamp,
    }
}

diesel::table! {
    batches (id) {
        id -> Text,
        organisation -> Text,
        kind -> Text,
        on_day -> Date,
        mode -> Text,
        made_by -> Text,
        made_at -> Timestamp,
    }
}

diesel::table! {
    batch_items (batch, position) {
        batch -> Text,
        position -> Integer,
        case_id -> Text,
        record -> Integer,
        undone_by -> Nullable<Integer>,
    }
}

diesel::joinable!(credentials -> accounts (account));
diesel::joinable!(records -> cases (case_id));
diesel::joinable!(remedies -> cases (case_id));
diesel::joinable!(notices -> cases (case_id));
diesel::joinable!(handovers -> cases (case_id));
diesel::joinable!(batch_items -> cases (case_id));
diesel::allow_tables_to_appear_in_same_query!(cases, remedies);
diesel::allow_tables_to_appear_in_same_query!(cases, notices);
diesel::allow_tables_to_appear_in_same_query!(cases, batch_items);
diesel::allow_tables_to_appear_in_same_query!(
    cases,
    records,
    idempotency,
    parts,
    shares,
    accounts,
    credentials,
    people,
    personal,
    handovers,
    handover_people
);
