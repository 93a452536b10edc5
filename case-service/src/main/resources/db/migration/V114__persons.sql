-- The persons of a case (当事人). What says who somebody is stands sealed; beside it only what masks and searches need.
create table person (
    id            text        primary key,
    case_id       uuid        not null references case_record (id),
    org_path      text        collate "C" not null check (org_path like '%/'),
    role          text        not null check (role in ('SUSPECT', 'VICTIM', 'WITNESS', 'REPORTER', 'GUARDIAN', 'OTHER')),
    juvenile      boolean,
    protected     boolean     not null,
    sealed        bytea       not null,
    number_index  text,
    phone_index   text,
    registered_by text        not null,
    registered_at timestamptz not null
);
create index person_case on person (case_id, registered_at, id);
create index person_number on person (number_index) where number_index is not null;
create index person_phone on person (phone_index) where phone_index is not null;

alter table person enable row level security;
alter table person force row level security;
create policy scope on person to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')))
    with check (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy everything on person to ${consumer} using (true) with check (true);
grant select, insert on person to ${app};
-- To seal anew after a rotation.
grant select, update on person to ${consumer};

-- Without the ciphertext: it changes when keys are rotated, and proves by itself that nobody else changed it.
create view sealed_person with (security_invoker = true) as
select 'person' as object_kind, p.id as object,
       to_jsonb(p) - 'sealed' - 'registered_at'
           || jsonb_build_object('registered_at', (extract(epoch from p.registered_at) * 1000000)::bigint) as content
from person p;
grant select on sealed_person to ${app}, ${consumer};

create or replace view sealed_state with (security_invoker = true) as
select 'case' as object_kind, c.object,
       to_jsonb(c) - 'registered_at' - 'versions' - 'tally'
           || jsonb_build_object('registered_at', (extract(epoch from c.registered_at) * 1000000)::bigint,
                                 'version', coalesce((c.versions ->> 'case-events')::bigint, 0),
                                 'review_version', coalesce((c.versions ->> 'review-events')::bigint, 0))
           || jsonb_strip_nulls(jsonb_build_object(
                  'versions', nullif(c.versions - 'case-events' - 'review-events', '{}'),
                  'tally', nullif(c.tally, '{}'))) as content
from case_record c
union all
select 'proposal', p.object,
       to_jsonb(p) - 'proposed_at' - 'decided_at'
           || jsonb_build_object('proposed_at', (extract(epoch from p.proposed_at) * 1000000)::bigint,
                                 'decided_at', (extract(epoch from p.decided_at) * 1000000)::bigint)
from case_proposal p
union all
select 'attachment', a.object,
       to_jsonb(a) - 'added_at' - 'withdrawn_at'
           || jsonb_build_object('added_at', (extract(epoch from a.added_at) * 1000000)::bigint,
                                 'withdrawn_at', (extract(epoch from a.withdrawn_at) * 1000000)::bigint)
from attachment a
union all
select 'dossier-mark', m.object,
       to_jsonb(m) - 'marked_at'
           || jsonb_build_object('marked_at', (extract(epoch from m.marked_at) * 1000000)::bigint)
from dossier_mark m
union all
select 'property-count', n.object,
       to_jsonb(n) - 'counted_at'
           || jsonb_build_object('counted_at', (extract(epoch from n.counted_at) * 1000000)::bigint)
from property_count n
union all
select object_kind, object, content from sealed_proceeding
union all
select object_kind, object, content from sealed_person;
