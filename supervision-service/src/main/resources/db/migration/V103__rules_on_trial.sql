-- Uploaded rule packs; a name and version stand for one text for good, so a finding's pack can always be shown.
create table rule_pack (
    id          uuid        primary key,
    object      text        not null unique generated always as (id::text) stored,
    name        text        not null,
    version     text        not null,
    file        text        not null,
    yaml        text        not null,
    sha256      text        not null,
    uploaded_by text        not null,
    uploaded_at timestamptz not null default clock_timestamp(),
    state       text        not null default 'DRAFT' check (state in ('DRAFT', 'IN_FORCE', 'RETIRED')),
    shadow      boolean     not null default false,
    proposal    text        check (proposal in ('ACTIVATION', 'ROLLBACK')),
    proposed_by text,
    proposed_at timestamptz,
    revision    bigint      not null default 1,
    unique (name, version),
    check ((proposal is null) = (proposed_by is null))
);

-- The texts that were shipped with the product, kept when an upgrade brings others.
create table shipped_pack (
    pack    text        not null, -- name/version
    sha256  text        not null,
    yaml    text        not null,
    kept_at timestamptz not null default clock_timestamp(),
    primary key (pack, sha256)
);

-- The last row of a name and mode counts. Its number is the version of the whole set: whoever writes a row holds the
-- lock on the set, so numbers become visible in order. Without a pack the shipped one is live, and none is in shadow.
create table pack_in_force (
    no            bigint      generated always as identity (cache 1) primary key,
    object        text        not null unique generated always as (no::text) stored,
    name          text        not null,
    mode          text        not null check (mode in ('LIVE', 'SHADOW')),
    pack          uuid        references rule_pack (id),
    before        bigint      references pack_in_force (no),
    in_force_from timestamptz not null default clock_timestamp(),
    fact_version  bigint      not null, -- of the last fact about this name
    -- How far the timelines have been marked for judging by this set.
    marked_kind   text        not null default '',
    marked_key    text        not null default '',
    marked_at     timestamptz
);
create index pack_in_force_name on pack_in_force (name, mode, no desc);

create table back_test (
    id          uuid        primary key,
    pack        uuid        not null references rule_pack (id),
    sha256      text        not null,
    state       text        not null default 'ASKED' check (state in ('ASKED', 'RUNNING', 'FINISHED', 'FAILED')),
    asked_by    text        not null,
    asked_at    timestamptz not null default clock_timestamp(),
    as_of       timestamptz,
    done        bigint      not null default 0,
    total       bigint,
    beat_at     timestamptz,
    ended_at    timestamptz,
    reason      text,
    result      jsonb
);
-- One at a time: it shares the database with the live sweep.
create unique index back_test_one on back_test ((true)) where state in ('ASKED', 'RUNNING');
create index back_test_pack on back_test (pack, asked_at desc);

create table shadow_finding (
    pack         uuid        not null references rule_pack (id),
    id           uuid        not null,
    rule_id      text        not null,
    subject_kind text        not null,
    subject      text        not null,
    number       text,
    org_path     text        collate "C" not null,
    integrity    boolean     not null,
    severity     text        not null,
    started_at   timestamptz not null,
    due_at       timestamptz,
    broken_at    timestamptz not null,
    remedied_at  timestamptz,
    primary key (pack, id)
);
create index shadow_finding_subject on shadow_finding (pack, subject_kind, subject);
create index shadow_finding_list on shadow_finding (pack, broken_at desc, id desc);

alter table shadow_finding enable row level security;
alter table shadow_finding force row level security;
create policy scope on shadow_finding to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ','))
           and (not integrity or current_setting('app.integrity', true) = 'yes'));
create policy everything on shadow_finding to ${consumer} using (true) with check (true);

create or replace view sealed_state with (security_invoker = true) as
select 'finding' as object_kind, f.object, to_jsonb(f) as content from finding f
union all
select 'rule-pack', p.object, to_jsonb(p) from rule_pack p
union all
select 'pack-in-force', i.object, to_jsonb(i) - 'marked_kind' - 'marked_key' - 'marked_at' from pack_in_force i;

grant select, insert, update on rule_pack to ${app};
grant select, insert on pack_in_force, back_test to ${app};
grant select on shadow_finding, shipped_pack to ${app};
grant select on rule_pack to ${consumer};
grant select, update on pack_in_force, back_test to ${consumer};
grant select, insert on shipped_pack to ${consumer};
grant select, insert, update, delete on shadow_finding to ${consumer};
