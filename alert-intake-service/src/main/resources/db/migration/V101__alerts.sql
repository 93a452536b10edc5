-- An alert's present state; its history is the ledger. Rows are read and written as JSON, many at a time. Ids are text,
-- as in the ledger: under row-level security a cast is not trusted with an index, and each look-up would read the table.
create table alert (
    id                 text        primary key,
    source             text        not null,
    source_number      text,
    content_key        text,
    state              text        not null,
    state_at           timestamptz not null,
    version            bigint      not null check (version > 0),
    round              int         not null,
    org_path           text        collate "C" not null check (org_path like '%/'),
    org_paths          text[]      collate "C" not null,
    channel            text,
    received_at        timestamptz not null,
    received_by        text,
    category           text,
    sub_category       text,
    level              int,
    emergency          boolean,
    attendance_required boolean,
    police_matter      boolean,
    case_indicated     boolean     not null,
    case_kind          text,
    area_type          text,
    source_priority    int,
    master_id          text,
    state_before_merge text,
    agency             text,
    transfer_id        text,
    transfer_from      text,
    transfer_to        text,
    feedback_id        text,
    informed           boolean     not null,
    carried_until      timestamptz,
    disposition        text,
    closed_at          timestamptz,
    proposal           jsonb,
    unique (source, source_number)
);
create index alert_received on alert (received_at desc, id desc);
create index alert_members on alert (master_id) where master_id is not null;

-- A unit sent to an alert. Orders of an earlier round were left behind by a transfer or a reopening.
create table alert_dispatch (
    alert_id    text        not null references alert (id),
    id          text        not null,
    ordinal     int         not null,
    round       int         not null,
    unit        text        collate "C" not null,
    officers    text[]      not null,
    state       text        not null,
    delayed     boolean     not null,
    dispatched_at timestamptz not null,
    arrived_at  timestamptz,
    cleared_at  timestamptz,
    primary key (alert_id, id)
);

-- The only place of personal data; facts carry keys that say "same" or "other" and nothing else.
create table alert_caller (
    alert_id text primary key references alert (id),
    name     text,
    phone    text,
    address  text
);

-- What the case side has decided about an alert; it alone opens the way to closing a case-type alert.
create table alert_filing (
    alert_id    text        not null,
    fact        uuid        primary key,
    type        text        not null,
    aggregate   text        not null,
    occurred_at timestamptz not null,
    org_path    text        collate "C" not null
);
create index alert_filing_alert on alert_filing (alert_id);

create table source (
    id            text        primary key,
    kind          text        not null check (kind in ('LIVE', 'CONNECTOR', 'EXPORT')),
    org_path      text        collate "C" not null check (org_path like '%/'),
    beat_seconds  int         not null,
    grace_seconds int         not null,
    version       bigint      not null,
    watermark     timestamptz,
    registered_at timestamptz not null
);

alter table alert enable row level security;
alter table alert force row level security;
create policy scope on alert to ${app} using (exists (
    select 1 from unnest(org_paths) as path
    where path ^@ any (string_to_array(current_setting('app.scope', true), ','))));
create policy everything on alert to ${consumer} using (true) with check (true);

-- These follow the alert: whoever sees it sees them.
alter table alert_dispatch enable row level security;
alter table alert_dispatch force row level security;
create policy scope on alert_dispatch to ${app} using (exists (select 1 from alert a where a.id = alert_id));
create policy everything on alert_dispatch to ${consumer} using (true) with check (true);
alter table alert_caller enable row level security;
alter table alert_caller force row level security;
create policy scope on alert_caller to ${app} using (exists (select 1 from alert a where a.id = alert_id));
create policy everything on alert_caller to ${consumer} using (true) with check (true);
alter table alert_filing enable row level security;
alter table alert_filing force row level security;
create policy scope on alert_filing to ${app} using (exists (select 1 from alert a where a.id = alert_id));
create policy everything on alert_filing to ${consumer} using (true) with check (true);

alter table source enable row level security;
alter table source force row level security;
create policy scope on source to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy everything on source to ${consumer} using (true) with check (true);

-- A transferred alert is the business of several organisations; each of them reads and continues its whole history.
create policy shared_alert on event_ledger to ${app}
    using (exists (select 1 from alert a where a.id = aggregate));

-- Times as seconds: their text would depend on the session's zone, and the seal with it.
create view sealed_state with (security_invoker = true) as
select 'alert' as object_kind, a.id as object,
       to_jsonb(a) - '{state_at,received_at,carried_until,closed_at}'::text[]
       || jsonb_build_object(
              'state_at', extract(epoch from a.state_at), 'received_at', extract(epoch from a.received_at),
              'carried_until', extract(epoch from a.carried_until), 'closed_at', extract(epoch from a.closed_at),
              'orders', (select jsonb_agg(jsonb_build_object(
                                    'id', d.id, 'round', d.round, 'unit', d.unit, 'officers', d.officers,
                                    'state', d.state, 'delayed', d.delayed,
                                    'dispatched_at', extract(epoch from d.dispatched_at),
                                    'arrived_at', extract(epoch from d.arrived_at),
                                    'cleared_at', extract(epoch from d.cleared_at)) order by d.ordinal)
                         from alert_dispatch d where d.alert_id = a.id)) as content
from alert a
union all
select 'source', s.id, jsonb_build_object('kind', s.kind, 'org_path', s.org_path, 'beat_seconds', s.beat_seconds,
                                          'grace_seconds', s.grace_seconds)
from source s;

grant select, insert, update on alert, alert_dispatch, alert_caller, source to ${app};
grant select on alert_filing to ${app};
grant select on alert, alert_dispatch, source to ${consumer};
grant select, insert on alert_filing to ${consumer};
grant select on sealed_state to ${app}, ${consumer};
