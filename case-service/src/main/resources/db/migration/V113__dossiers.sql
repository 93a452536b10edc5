-- Dossiers (docs/decisions/0013): their papers, why a paper is not called for, and what supervision has not done with.
-- A row of attachment is the only reference to a content; what none refers to is removed from the store a day later.
create table attachment (
    id               uuid        primary key,
    object           text        not null generated always as (id::text) stored,
    dossier_id       uuid        not null references proceeding (id),
    org_path         text        collate "C" not null check (org_path like '%/'),
    item             text        not null,
    sha256           text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size             bigint      not null check (size > 0),
    type             text        not null,
    added_by         text        not null,
    added_at         timestamptz not null,
    withdrawn_by     text,
    withdrawn_at     timestamptz,
    withdrawn_reason text,
    check ((withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_by is null) = (withdrawn_reason is null))
);
create unique index attachment_object on attachment (object);
create unique index attachment_once on attachment (dossier_id, item, sha256) where withdrawn_at is null;
create index attachment_content on attachment (sha256);

create table dossier_mark (
    dossier_id uuid        not null references proceeding (id),
    item       text        not null,
    object     text        not null generated always as (dossier_id::text || '/' || item) stored,
    version    bigint      not null check (version > 0),
    org_path   text        collate "C" not null check (org_path like '%/'),
    reason     text        not null,
    marked_by  text        not null,
    marked_at  timestamptz not null,
    primary key (dossier_id, item)
);
create unique index dossier_mark_object on dossier_mark (object);

-- Findings that nobody has done with, integrity findings too: requests never see this table.
create table open_finding (
    finding_id text        primary key,
    matter     text        not null,
    raised_at  timestamptz not null
);
create index open_finding_matter on open_finding (matter);

-- Counts of a store (PRO-06): what the ledger had, what was on the shelf, what differs.
create table property_count (
    id              uuid        primary key,
    object          text        not null generated always as (id::text) stored,
    org_path        text        collate "C" not null check (org_path like '%/'),
    scope           text        not null check (scope in ('MONTHLY', 'FULL')),
    counted_by      text        not null,
    counted_at      timestamptz not null,
    ledger_quantity int         not null,
    shelf_quantity  int         not null,
    ledger_amount   numeric     not null,
    shelf_amount    numeric     not null,
    differences     jsonb       not null check (jsonb_typeof(differences) = 'array')
);
create unique index property_count_object on property_count (object);
create index property_count_list on property_count (counted_at desc, id desc);

alter table attachment enable row level security;
alter table attachment force row level security;
create policy scope on attachment to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')))
    with check (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy everything on attachment to ${consumer} using (true) with check (true);
alter table dossier_mark enable row level security;
alter table dossier_mark force row level security;
create policy scope on dossier_mark to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')))
    with check (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy everything on dossier_mark to ${consumer} using (true) with check (true);
alter table property_count enable row level security;
alter table property_count force row level security;
create policy scope on property_count to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')))
    with check (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy everything on property_count to ${consumer} using (true) with check (true);
alter table open_finding enable row level security;
alter table open_finding force row level security;
create policy everything on open_finding to ${consumer} using (true) with check (true);
grant select, insert, update on attachment, dossier_mark to ${app};
grant select, insert on property_count to ${app};
grant select on attachment, dossier_mark, property_count to ${consumer};
grant select, insert, delete on open_finding to ${consumer};

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
select object_kind, object, content from sealed_proceeding;
