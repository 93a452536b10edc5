-- The audit trail: entries are only ever inserted, in the business transaction; a single sealer numbers and chains
-- them just after commit (sealing inline costs nine times the throughput).
create table audit_entry (
    id             uuid        primary key,
    at             timestamptz not null default clock_timestamp(),
    actor          text        not null,
    role           text        not null,
    action         text        not null,
    object_kind    text        not null,
    object         text        not null,
    object_version bigint,
    org_path       text        collate "C" not null,
    result         text        not null check (result in ('DONE', 'DENIED', 'REVEALED')),
    purpose        text,
    request_id     text,
    state_hash     bytea
);
create index audit_entry_object on audit_entry (object_kind, object, object_version);

create table audit_seal (
    seq       bigint      primary key,
    entry     uuid        not null unique references audit_entry (id),
    leaf      bytea       not null,
    chain     bytea       not null,
    sealed_at timestamptz not null default clock_timestamp()
);

create table audit_checkpoint (
    seq       bigint      primary key,
    chain     bytea       not null,
    at        timestamptz not null default clock_timestamp(),
    key_id    text        not null,
    signature bytea       not null
);

grant insert on audit_entry to ${app};
grant select, insert on audit_entry, audit_seal, audit_checkpoint to ${consumer};
