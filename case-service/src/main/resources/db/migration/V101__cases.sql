-- Cases: one row each, folded from the facts in event_ledger, which holds the history. Lists in arrays: they are short
-- and never searched across cases except by membership.
create table case_record (
    id             uuid        primary key,
    -- Audit entries look objects up by their text. A column, not an index on id::text: under row-level security a cast
    -- is no leakproof condition, so such an index would never be used.
    object         text        not null generated always as (id::text) stored,
    kind           text        not null check (kind in ('ADMIN', 'CRIMINAL')),
    state          text        not null,
    version        bigint      not null check (version >= 0),
    review_version bigint      not null check (review_version >= 0),
    matter         text        not null,
    org_path       text        collate "C" not null check (org_path like '%/'),
    source         text        not null,
    number         text,
    report_id      text,
    offence        text,
    handler        text,
    hands          text[]      not null,
    paused         text[]      not null,
    review_id      text,
    review_subject text,
    registered_at  timestamptz not null,
    unique (source, number)
);
create unique index case_record_object on case_record (object);
create index case_record_matter on case_record (matter);
create index case_record_list on case_record (registered_at desc, id desc);
create index case_record_unit on case_record (org_path, registered_at desc, id desc);

-- What one person proposed and another decides.
create table case_proposal (
    id           uuid        primary key,
    object       text        not null generated always as (id::text) stored,
    case_id      uuid        not null references case_record (id),
    org_path     text        collate "C" not null,
    command      text        not null,
    content      jsonb       not null,
    proposed_by  text        not null,
    proposer_role text       not null,
    proposed_at  timestamptz not null,
    state        text        not null check (state in ('OPEN', 'APPROVED', 'REFUSED')),
    decided_by   text,
    decided_at   timestamptz,
    opinion      text,
    check ((state = 'OPEN') = (decided_by is null)),
    check (decided_by is distinct from proposed_by)
);
create unique index case_proposal_open on case_proposal (case_id, command) where state = 'OPEN';
create unique index case_proposal_object on case_proposal (object);
create index case_proposal_case on case_proposal (case_id);

alter table case_record enable row level security;
alter table case_record force row level security;
create policy scope on case_record to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')))
    with check (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy everything on case_record to ${consumer} using (true) with check (true);
alter table case_proposal enable row level security;
alter table case_proposal force row level security;
create policy scope on case_proposal to ${app}
    using (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')))
    with check (org_path ^@ any (string_to_array(current_setting('app.scope', true), ',')));
create policy everything on case_proposal to ${consumer} using (true) with check (true);
grant select, insert, update on case_record, case_proposal to ${app};
grant select on case_record, case_proposal to ${consumer};

-- The state that audit entries are sealed against; times as microseconds, so that no session's zone shows in them.
create view sealed_state with (security_invoker = true) as
select 'case' as object_kind, c.object,
       to_jsonb(c) - 'registered_at'
           || jsonb_build_object('registered_at', (extract(epoch from c.registered_at) * 1000000)::bigint) as content
from case_record c
union all
select 'proposal', p.object,
       to_jsonb(p) - 'proposed_at' - 'decided_at'
           || jsonb_build_object('proposed_at', (extract(epoch from p.proposed_at) * 1000000)::bigint,
                                 'decided_at', (extract(epoch from p.decided_at) * 1000000)::bigint)
from case_proposal p;
grant select on sealed_state to ${app}, ${consumer};
