-- Delivery (docs/decisions/0003): an append-only ledger, a small set of what is still to be sent, and the
-- positions that a consumer has reached. ${app} serves requests under row-level security; ${consumer} serves the
-- relay and the Kafka handlers.
create table event_ledger (
    seq            bigint generated always as identity (cache 1) primary key,
    event_id       uuid        not null unique,
    topic          text        not null,
    type           text        not null,
    source         text        not null,
    matter         text        not null,
    org_path       text        collate "C" not null,
    aggregate      text        not null,
    version        bigint      not null,
    epoch          int         not null,
    occurred_at    timestamptz not null,
    recorded_at    timestamptz not null,
    written_at     timestamptz not null default clock_timestamp(),
    payload        bytea       not null check (octet_length(payload) <= 262144),
    payload_sha256 bytea       not null,
    unique (aggregate, epoch, version)
);
create index event_ledger_matter on event_ledger (matter);

create table outbox_pending (
    seq        bigint primary key,
    written_at timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000);

create table producer_epoch (
    epoch      int primary key,
    started_at timestamptz not null default clock_timestamp(),
    reason     text        not null
);
insert into producer_epoch (epoch, reason) values (1, 'first start');

create table stream_position (
    consumer   text   not null,
    aggregate  text   not null,
    epoch      int    not null,
    version    bigint not null,
    last_event uuid   not null,
    primary key (consumer, aggregate)
);

create table parked_event (
    consumer  text        not null,
    event_id  uuid        not null,
    aggregate text        not null,
    epoch     int         not null,
    version   bigint      not null,
    topic     text        not null,
    part      int         not null,
    off       bigint      not null,
    headers   jsonb       not null,
    raw       bytea       not null,
    since     timestamptz not null default clock_timestamp(),
    primary key (consumer, event_id)
);
create index parked_event_aggregate on parked_event (consumer, aggregate, version);

create table quarantine (
    id         uuid        primary key,
    consumer   text        not null,
    topic      text        not null,
    part       int         not null,
    off        bigint      not null,
    raw_key    bytea,
    raw        bytea,
    headers    jsonb       not null,
    reason     text        not null,
    first_seen timestamptz not null default clock_timestamp(),
    state      text        not null default 'HELD' check (state in ('HELD', 'REDRIVEN')),
    unique (consumer, topic, part, off)
);

create table feed_watermark (
    consumer  text        not null,
    service   text        not null,
    part      int         not null,
    watermark timestamptz not null,
    primary key (consumer, service, part)
);

-- What this consumer has taken in, for the daily comparison with what the producers have written (颗粒归仓).
create table received_count (
    consumer text   not null,
    source   text   not null,
    topic    text   not null,
    day      date   not null,
    count    bigint not null,
    checksum bit(64) not null,
    primary key (consumer, source, topic, day)
);

create table command_reply (
    caller      text        not null,
    key         text        not null,
    fingerprint bytea       not null,
    status      int         not null,
    location    text,
    body        text,
    created_at  timestamptz not null default clock_timestamp(),
    primary key (caller, key)
);

alter table event_ledger enable row level security;
alter table event_ledger force row level security;
create policy scope on event_ledger to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy everything on event_ledger to ${consumer} using (true) with check (true);

grant usage on schema public to ${app}, ${consumer};
grant select, insert on event_ledger to ${app}, ${consumer};
grant select, insert on outbox_pending to ${app};
grant select, insert, delete on outbox_pending to ${consumer};
grant select on producer_epoch to ${app}, ${consumer};
grant select, insert, update on stream_position, received_count to ${consumer};
grant select, insert, delete on parked_event to ${consumer};
grant select, insert, update on quarantine, feed_watermark to ${consumer};
grant select, insert, delete on command_reply to ${app};
grant select on quarantine, parked_event, feed_watermark, received_count to ${app};
