-- What opens a matter to the citizen who reported it: keys and hashes only, never the number or the code themselves.
create table enquiry_code (
    alert_id   text        primary key references alert (id),
    number_key text        not null unique,
    salt       text        not null,
    code_hash  text        not null,
    org_path   text        collate "C" not null check (org_path like '%/'),
    version    bigint      not null check (version > 0),
    issued_at  timestamptz not null default clock_timestamp(),
    rated_at   timestamptz
);

alter table enquiry_code enable row level security;
alter table enquiry_code force row level security;
create policy scope on enquiry_code to ${app} using (exists (select 1 from alert a where a.id = alert_id));
-- A citizen has no organisation: a transaction that says which number is asked for sees that row and no other.
create policy asked on enquiry_code for select to ${app} using (number_key = current_setting('app.enquiry', true));
create policy everything on enquiry_code to ${consumer} using (true) with check (true);

-- How many enquiries a number or an address has left; the same for all replicas. A row that is not there is full.
create table enquiry_allowance (
    key    text             primary key,
    tokens double precision not null,
    spent  boolean          not null,
    at     timestamptz      not null
);
create index enquiry_allowance_at on enquiry_allowance (at);

grant select, insert, update on enquiry_code to ${app};
grant select on enquiry_code to ${consumer};
grant select, insert, update, delete on enquiry_allowance to ${app};

create or replace view sealed_state with (security_invoker = true) as
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
from source s
union all
select 'enquiry-code', e.alert_id,
       to_jsonb(e) - '{issued_at,rated_at}'::text[]
           || jsonb_build_object('issued_at', (extract(epoch from e.issued_at) * 1000000)::bigint,
                                 'rated_at', (extract(epoch from e.rated_at) * 1000000)::bigint)
from enquiry_code e
union all
select object_kind, object, content from sealed_proceeding;
