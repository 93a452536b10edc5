-- What is known about each matter, and when its verdict can next change.
create table timeline_fact (
    id          uuid        primary key,
    matter      text        not null,
    type        text        not null,
    source      text        not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    received_at timestamptz not null default clock_timestamp(),
    org_path    text        collate "C" not null,
    actor       text        not null,
    actor_role  text        not null,
    aggregate   text        not null,
    corrects    uuid,
    topic       text        not null,
    part        int         not null,
    off         bigint      not null,
    body        jsonb       not null
);
create index timeline_fact_matter on timeline_fact (matter);

create table timeline (
    kind       text        not null,
    key        text        not null,
    part       int         not null,
    number     text,
    org_path   text        collate "C" not null,
    sources    text[]      not null,
    touched_at timestamptz, -- new facts wait to be judged, from this instant on
    next_check timestamptz, -- time alone can change the verdict then
    settling   boolean     not null default false, -- new facts of an export, of which more may be on their way
    judged_at  timestamptz,
    primary key (kind, key)
);
create index timeline_touched on timeline (touched_at) where touched_at is not null;
create index timeline_due on timeline (next_check) where next_check is not null;

-- Which matters belong to a caller's, unit's or place's timeline.
create table timeline_link (
    kind   text not null,
    key    text not null,
    matter text not null,
    primary key (kind, key, matter)
);
create index timeline_link_matter on timeline_link (matter);

create table source (
    id            text        primary key,
    kind          text        not null,
    org_path      text        collate "C" not null,
    beat_seconds  int         not null,
    grace_seconds int         not null,
    last_beat_at  timestamptz
);

-- Beats less than a minute apart melt into one span, so a source that beats for years stays small.
create table source_span (
    source     text        not null,
    first_beat uuid        not null,
    last_beat  uuid        not null,
    from_at    timestamptz not null,
    to_at      timestamptz not null,
    primary key (source, from_at)
);

-- The latest watermarks that a source has claimed; one holds for a partition once we have taken in all that was
-- committed before it was recorded.
create table source_watermark (
    source      text        not null,
    watermark   timestamptz not null,
    recorded_at timestamptz not null,
    primary key (source, recorded_at)
);

create table finding (
    id                     uuid        primary key,
    -- A cast from uuid is not leakproof: under row-level security a look-up by id::text would read every row.
    object                 text        not null unique generated always as (id::text) stored,
    rule_id                text        not null,
    pack                   text        not null,
    subject_kind           text        not null,
    subject                text        not null,
    number                 text,
    matter                 text        not null,
    episode                text        not null,
    org_path               text        collate "C" not null,
    ladder                 text        not null,
    integrity              boolean     not null,
    status                 text        not null check (status in ('RAISED', 'CONFIRMED', 'DISMISSED', 'OVERTURNED', 'WITHDRAWN')),
    severity               text        not null check (severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
    started_at             timestamptz not null,
    due_at                 timestamptz,
    broken_at              timestamptz not null,
    remedied_at            timestamptz,
    withdrawal_proposed_by text,
    basis_changed          boolean     not null default false,
    evidence               text[]      not null,
    explanation            jsonb       not null,
    version                bigint      not null,
    -- Facts of an unverified integrity finding travel on a topic of their own, so the open topic counts by itself.
    open_version           bigint      not null,
    raised_at              timestamptz not null,
    changed_at             timestamptz not null
);
create index finding_subject on finding (subject_kind, subject);
create index finding_list on finding (broken_at desc, id desc);
create index finding_rule on finding (rule_id, broken_at desc, id desc);

create table finding_history (
    finding    uuid        not null references finding (id),
    version    bigint      not null,
    at         timestamptz not null,
    change     text        not null,
    actor      text        not null,
    status     text        not null,
    severity   text        not null,
    cause      text        not null,
    org_path   text        collate "C" not null,
    integrity  boolean     not null,
    primary key (finding, version)
);

create table warning (
    id         uuid        primary key,
    rule_id    text        not null,
    subject    text        not null,
    number     text,
    matter     text        not null,
    episode    text        not null,
    org_path   text        collate "C" not null,
    percent    int         not null,
    due_at     timestamptz not null,
    issued_at  timestamptz not null,
    cleared_at timestamptz,
    cause      text,
    version    bigint      not null
);
create index warning_matter on warning (matter);

-- The finding feed has numbers of its own, given by one sequencer after commit: ledger numbers do not follow the
-- order of commits, and a subscriber that resumes at a number must miss nothing.
create table feed_pending (seq bigint primary key);
create table finding_feed (no bigint primary key, seq bigint not null unique);

create function feed_finding() returns trigger language plpgsql as $$
begin
    insert into feed_pending (seq) values (new.seq);
    return new;
end $$;
create trigger feed_finding after insert on event_ledger
    for each row when (new.type like 'finding.%' or new.type like 'warning.%') execute function feed_finding();

drop policy scope on event_ledger;
create policy scope on event_ledger to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ','))
           and (topic <> 'supervision-findings-integrity' or current_setting('app.integrity', true) = 'yes'))
    with check (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));

create view sealed_state with (security_invoker = true) as
select 'finding' as object_kind, f.object, to_jsonb(f) as content from finding f;

do $$
declare t text;
begin
    foreach t in array array['timeline_fact', 'timeline', 'source', 'warning'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy scope on %I to ${app} using (org_path ^@ any (string_to_array(current_setting(''app.scope'', true), '','')))', t);
        execute format('create policy everything on %I to ${consumer} using (true) with check (true)', t);
    end loop;
    foreach t in array array['finding', 'finding_history'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        -- Integrity findings stay invisible to the unit under review until a person has confirmed them.
        execute format('create policy scope on %I to ${app} using (org_path ^@ any (string_to_array(current_setting(''app.scope'', true), '','')) and (not integrity or current_setting(''app.integrity'', true) = ''yes''))', t);
        execute format('create policy everything on %I to ${consumer} using (true) with check (true)', t);
    end loop;
end $$;

grant select on timeline_fact, timeline, timeline_link, source, source_span, warning, finding_feed to ${app};
grant select, insert, update on finding to ${app};
grant select, insert on finding_history to ${app};
grant insert on feed_pending to ${app};
grant select on sealed_state to ${app}, ${consumer};
grant select, insert, update, delete on timeline_fact, timeline, timeline_link, source, source_span, source_watermark,
    finding, warning, feed_pending to ${consumer};
grant select, insert on finding_history, finding_feed to ${consumer};
